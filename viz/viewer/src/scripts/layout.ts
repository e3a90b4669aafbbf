// Views laid out in the page: what needs none never pays for them.

import { mapView } from "../door/place";
import { planOf } from "../door/plan";
import { focusView, pathView, ringView } from "../near";
import { effectRow, nameSettings } from "../near/blocks";
import { pick } from "../near/fit";
import { give } from "../waiting";

const layout = { effectRow, focusView, mapView, nameSettings, pathView, pick, planOf, ringView };

/** Lays out the surroundings of a concept, ways, loops, and the map. */
export type Layout = typeof layout;

give("layout", layout);
