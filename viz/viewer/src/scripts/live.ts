// The page that is served: it follows the file of its graph, and says where that is broken.

import { follow } from "../live/follow";
import { give } from "../waiting";

const live = { follow };

/** Keeps a served page like its file. */
export type Live = typeof live;

give("live", live);
