// Views that a reader asks for: more steps around a concept, one direction only, a way from one concept to another.

import { paths, type Path } from "./ask/paths";
import type { FontMetrics, View } from "./document";
import type { Graph } from "./graph";
import { focusView, pathView } from "./layout";
import type { State } from "./state";
import { pathEnds } from "./validate";
import type { Maker } from "./views";

const FOCUS = "focus:", PATH = "path:";

export function viewMaker(graph: Graph, font: FontMetrics): Maker {
  return (state) => {
    if (state.view.startsWith(PATH)) return wayView(graph, font, state);
    // A part of a hub's neighbourhood (focus:ID:2) widens to the whole of it.
    const concept = state.view === `${FOCUS}${state.concept}` || graph.concepts.has(state.concept) ? state.concept : state.view.slice(FOCUS.length);
    if (!state.view.startsWith(FOCUS) || !graph.concepts.has(concept)) return undefined;
    return focusView(graph, concept, { hops: state.hops, direction: state.direction, id: state.view }, font);
  };
}

/** The way whose effects are lit, else the best one; two concepts apart when no way joins them. */
function wayView(graph: Graph, font: FontMetrics, state: State): View | undefined {
  const ends = pathEnds(state.view, graph);
  if (!ends) return undefined;
  const found = paths(graph, ...ends);
  const lit = new Set(state.lit);
  const chosen = found.find(({ effects }) => effects.every(({ id }) => lit.has(id))) ?? found[0];
  return chosen ? drawnWay(graph, font, state.view, chosen) : pathView(graph, ends, [], { id: state.view }, font);
}

export function drawnWay(graph: Graph, font: FontMetrics, id: string, { effects }: Path): View {
  const concepts = [...effects.slice(0, 1).map(({ source }) => source), ...effects.map(({ target }) => target)];
  return pathView(graph, concepts, effects, { id }, font);
}
