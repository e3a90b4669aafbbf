// The map of a graph: laid out for the stage as it is.

import { mapView } from "../door/place";
import { planOf } from "../door/plan";
import { give } from "../waiting";

const map = { mapView, planOf };

/** Lays out the map, whole or with a card opened. */
export type GroupsMap = typeof map;

give("map", map);
