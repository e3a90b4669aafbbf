// Views laid out in the page: what needs none never pays for them.

import { focusView, pathView } from "../near";
import { give } from "../waiting";

const layout = { focusView, pathView };

/** Lays out the surroundings of a concept, and ways. */
export type Layout = typeof layout;

give("layout", layout);
