// Asking: the questions of the panel, and what an address, a view or the account of an effect asks by itself.

import { follows } from "../ask/follows";
import { drawnOf, idsOf, paths } from "../ask/paths";
import { askPanel } from "../ui/ask";
import { otherWays } from "../ui/other-ways";
import { give } from "../waiting";

const ask = { askPanel, drawnOf, follows, idsOf, otherWays, paths };

/** Finds ways, what follows and loops, and tells of them. */
export type Ask = typeof ask;

give("ask", ask);
