// Where the reader is after a change of the graph: with the same things, under their names of now.

import type { Graph } from "../graph";
import type { State } from "../state";
import { renamedIn } from "./records";

/** What of the state must change; `first` is the view for one whose concept is gone. */
export function readerAfter(
  state: State,
  graph: Graph,
  first: string,
  names: ReadonlyMap<string, string>,
): Partial<State> {
  return {
    ...chosenAfter(state, graph, names),
    ...viewAfter(state, graph, first, names),
    ...stepAfter(state, graph),
  };
}

function chosenAfter(state: State, graph: Graph, names: ReadonlyMap<string, string>): Partial<State> {
  const there = (id: string): boolean => graph.concepts.has(id) || graph.effects.has(id);
  const change: Partial<State> = {};
  for (const key of ["concept", "effect", "from", "to", "hover"] as const) {
    const now = renamedIn(state[key], names, there);
    if (now !== state[key]) change[key] = now;
  }
  const lit = renamedIn(state.lit, names, there);
  if (lit.join("\n") !== state.lit.join("\n")) change.lit = lit;
  return change;
}

function viewAfter(
  { view, path }: State,
  graph: Graph,
  first: string,
  names: ReadonlyMap<string, string>,
): Partial<State> {
  const [kind, ...rest] = view.split(":");
  if (kind !== "focus" && kind !== "path") return {};
  const ids = rest.map((id) => names.get(id) ?? id);
  if (ids.some((id) => !graph.concepts.has(id) && !/^\d+$/.test(id))) return { view: first, path: null };
  const now = [kind, ...ids].join(":");
  if (now === view) return {};
  const ends = path?.map((id) => names.get(id) ?? id) as [string, string] | undefined;
  return { view: now, path: ends ?? null };
}

function stepAfter({ tour, step }: State, graph: Graph): Partial<State> {
  if (!tour) return {};
  const told = graph.document.tours.find(({ id }) => id === tour);
  if (!told) return { tour: "", step: 0 };
  return step > told.steps.length ? { step: told.steps.length } : {};
}
