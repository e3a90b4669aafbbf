// What a step of a tour makes of the state, and where a tour goes from there.

import type { Step, Tour } from "./document";
import type { Graph } from "./graph";
import { FRAMED } from "./options";
import { NO_FILTER, type State } from "./state";

type Place = Pick<State, "tour" | "step" | "revealed">;

/** The tour that plays. */
export function tourOf(graph: Graph, { tour }: Pick<State, "tour">): Tour | undefined {
  return graph.document.tours.find(({ id }) => id === tour);
}

/** The step that is shown. */
export function stepOf(graph: Graph, state: Pick<State, "tour" | "step">): Step | undefined {
  return tourOf(graph, state)?.steps[state.step - 1];
}

/** The place of a step in its tour, from 1, by its id or by that place as older links have it; 0: there is none. */
export function stepNumber(graph: Graph, tour: string, step: string): number {
  const steps = tourOf(graph, { tour })?.steps ?? [];
  const byId = steps.findIndex(({ id }) => id === step) + 1;
  return byId || (/^\d+$/.test(step) && Number(step) <= steps.length ? Number(step) : 0);
}

/** Whether a question stands, and its answer has not been called for. */
export function isPosed(graph: Graph, state: Place): boolean {
  return !state.revealed && Boolean(stepOf(graph, state)?.ask);
}

/** Whether lines keep what is known of the evidence to themselves: a question must not answer itself. */
export function isPlain(graph: Graph, state: State): boolean {
  return state.plain || isPosed(graph, state);
}

/**
 * The part of the state that a step decides; undefined when there is no such step. Before an audience, and in the
 * small room of a frame, what is lit in a crowd stands alone, large.
 */
export function stepState(graph: Graph, tour: string, step: number, revealed = false, presenting = false) {
  const found = stepOf(graph, { tour, step });
  if (!found) return undefined;
  const told = !found.ask || revealed,
    near = (presenting || FRAMED) && told && found.near;
  return {
    tour,
    step,
    revealed: Boolean(found.ask) && revealed,
    view: near || found.view,
    lit: told && !near ? found.lit : [],
    shut: graph.keysOf(found.shut ?? []),
    filter: { ...NO_FILTER, ...(told && !near ? found.filter : {}) },
  };
}

/** What leaving a tour changes besides the view; a reader's own filter stays. */
export function leaving(graph: Graph, state: State) {
  return {
    tour: "",
    step: 0,
    revealed: false,
    presenting: false,
    ...(state.tour ? { shut: [] } : {}),
    ...(stepOf(graph, state)?.filter ? { filter: NO_FILTER } : {}),
  };
}

/** The next place, or the one before: a question comes before its answer. */
export function onward(graph: Graph, state: Place, by: number): Place {
  const { tour, step } = state;
  const asks = Boolean(stepOf(graph, state)?.ask);
  if (asks && state.revealed !== by > 0) return { tour, step, revealed: by > 0 };
  return { tour, step: step + by, revealed: by < 0 };
}

/** What is told now: the question alone, or heading and narration. */
export function wordsOf(graph: Graph, state: Place): { title: string; say: string } {
  const step = stepOf(graph, state);
  return isPosed(graph, state)
    ? { title: step!.ask!, say: "" }
    : { title: step?.title ?? "", say: step?.say ?? "" };
}
