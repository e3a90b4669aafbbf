// Views that a reader asks for: a concept with one or more steps around it, one direction only, a way from one to another.

import { paths, type Path } from "./ask/paths";
import type { Effect, FontMetrics, View } from "./document";
import { effectPasses, isRestricting } from "./filter";
import type { Graph } from "./graph";
import { focusView, pathView } from "./layout";
import type { State } from "./state";
import { pathEnds } from "./validate";
import type { Maker, Page } from "./views";

const FOCUS = "focus:", PATH = "path:";

export function viewMaker(graph: Graph, font: FontMetrics): Maker {
  return (state, page) => {
    if (state.view.startsWith(PATH)) return wayView(graph, font, state, page);
    // A part of a hub's neighbourhood (focus:ID:2) widens to the whole of it.
    const named = state.view.slice(FOCUS.length);
    const concept = graph.concepts.has(named) ? named : state.concept;
    if (!state.view.startsWith(FOCUS) || !graph.concepts.has(concept)) return undefined;
    const { hops, direction, filter } = state;
    const options = { page, hops, direction, id: state.view };
    if (!filter.hide || !isRestricting(filter)) return focusView(graph, concept, options, font);
    return focusView(graph, concept, { ...options, keep: (effect: Effect) => effectPasses(graph, filter, effect) }, font);
  };
}

/** The way whose effects are lit, else the best one; two concepts apart when no way joins them. */
function wayView(graph: Graph, font: FontMetrics, state: State, page: Page): View | undefined {
  const ends = pathEnds(state.view, graph);
  if (!ends) return undefined;
  const found = paths(graph, ...ends);
  const lit = new Set(state.lit);
  const chosen = found.find(({ effects }) => effects.every(({ id }) => lit.has(id))) ?? found[0];
  return chosen ? drawnWay(graph, font, state.view, chosen, page) : pathView(graph, ends, [], { id: state.view, page }, font);
}

export function drawnWay(graph: Graph, font: FontMetrics, id: string, { effects }: Path, page?: Page): View {
  const concepts = [...effects.slice(0, 1).map(({ source }) => source), ...effects.map(({ target }) => target)];
  return pathView(graph, concepts, effects, { id, ...(page ? { page } : {}) }, font);
}
