// Views laid out in the page: what needs none never pays for them.

import { focusView, pathView } from "../near";
import { oppositeLines } from "../stage/opposites";
import { give } from "../waiting";

const layout = { focusView, oppositeLines, pathView };

/** Lays out the surroundings of a concept, ways, and lines between opposites. */
export type Layout = typeof layout;

give("layout", layout);
