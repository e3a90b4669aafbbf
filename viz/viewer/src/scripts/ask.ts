// Asking: the questions of the panel, and what an address, a view or the account of an effect asks by itself.

import { answerTo } from "../ask/answer";
import { follows } from "../ask/follows";
import { drawnOf, idsOf, paths } from "../ask/paths";
import { oppositeLines } from "../stage/opposites";
import { answers } from "../ui/answers";
import { askPanel } from "../ui/ask";
import { otherWays } from "../ui/other-ways";
import { give } from "../waiting";

const ask = { answers, answerTo, askPanel, drawnOf, follows, idsOf, oppositeLines, otherWays, paths };

export type { Answer } from "../ask/answer";
/** Finds ways, what follows and loops, and tells of them. */
export type Ask = typeof ask;

give("ask", ask);
