// The questions, answered by the script that waits in the page: what asks nothing never pays for them.

import { layoutScript } from "../near/later";
import type * as following from "./follows";
import type * as looping from "./loops";
import type * as leading from "./paths";

/** As in `paths.ts`. */
export const paths: typeof leading.paths = (...asked) => layoutScript().paths(...asked);
/** As in `loops.ts`. */
export const loops: typeof looping.loops = (...asked) => layoutScript().loops(...asked);
/** As in `follows.ts`. */
export const follows: typeof following.follows = (...asked) => layoutScript().follows(...asked);
/** As in `follows.ts`. */
export const waysTo: typeof following.waysTo = (...asked) => layoutScript().waysTo(...asked);
