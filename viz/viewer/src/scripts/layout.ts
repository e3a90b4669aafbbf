// Views laid out in the page: what needs none never pays for them.

import { mapView } from "../door/place";
import { planOf } from "../door/plan";
import { focusView, pathView, uprightView } from "../near";
import { give } from "../waiting";

const layout = { focusView, mapView, pathView, planOf, uprightView };

/** Lays out the surroundings of a concept, ways, and the map. */
export type Layout = typeof layout;

give("layout", layout);
