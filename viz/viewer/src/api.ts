// window.conceptGraph: the page's handle for tests, measuring and host pages.

import type { Graph } from "./graph";
import type { Stage } from "./stage";
import type { LayoutReport } from "./stage/report";
import { asked, type State, type Store } from "./state";
import { leaving, stepNumber, stepOf, stepState } from "./steps";
import { checked } from "./validate";
import type { ViewBook } from "./views";

/** What `window.conceptGraph` offers. */
export interface ConceptGraphHandle {
  readonly version: 1;
  /** Settled when the stage shows its first view on the canvas. */
  readonly ready: Promise<void>;
  /** A copy of what the reader sees and has chosen. */
  state(): State;
  /** Change some of the state; an unknown id or key is a TypeError and changes nothing. */
  apply(change: Partial<State>): void;
  /** What is on screen now, in CSS px of the page. */
  layout(): LayoutReport;
  /** The present view as SVG text; for paper in light colours, with nothing dimmed by what is merely chosen. */
  svg(paper?: boolean): string;
  /** How many effects of the view are without words on the screen. */
  waiting(): number;
}

declare global {
  interface Window {
    conceptGraph?: ConceptGraphHandle;
  }
}

/** Change the state as a program asks. A concept brings its focus view, a tour its step, when no view is named. */
export function applied(change: unknown, store: Store, graph: Graph, views: ViewBook): void {
  const valid = checked(counted(change, store.state, graph), graph, views);
  if (typeof valid === "string") throw new TypeError(valid);
  if (valid.view === undefined) {
    if (valid.concept) valid.view = `focus:${valid.concept}`;
    if (valid.path) Object.assign(valid, asked(valid.path));
    const within = valid.revealed !== undefined && store.state.tour;
    if (valid.tour || valid.step || valid.presenting || within)
      Object.assign(valid, placeOf(valid, store.state, graph));
  }
  if (valid.lit && valid.why === undefined) valid.why = "";
  store.set(valid.tour === "" ? { ...leaving(graph, store.state), ...valid } : valid);
}

/** The change with a step that is named by its id counted, and a step's view that is counted by its id. */
function counted(change: unknown, { tour }: State, graph: Graph): unknown {
  const { step, tour: named, view } = (change ?? {}) as { step?: unknown; tour?: unknown; view?: unknown };
  const [, of, place] = /^tour:(.+):(\d+)$/.exec(String(view)) ?? [];
  if (of)
    return { ...(change as object), view: stepOf(graph, { tour: of, step: Number(place) })?.view ?? view };
  if (typeof step !== "string") return change;
  const within = typeof named === "string" ? named : tour || graph.document.tours[0]?.id || "";
  const number = stepNumber(graph, within, step);
  return number ? { ...(change as object), step: number } : change;
}

function placeOf(change: Partial<State>, state: State, graph: Graph): Partial<State> {
  const id = change.tour ?? (state.tour || graph.document.tours[0]?.id || "");
  // Only the answer, or only the way of showing it: the step stays.
  const stays = change.tour === undefined && change.step === undefined && state.step;
  const number = stays || (change.step ?? 1);
  const found = stepState(
    graph,
    id,
    number,
    change.revealed ?? Boolean(stays && state.revealed),
    change.presenting ?? state.presenting,
  );
  if (!found) throw new TypeError(`there is no step ${number}${id && ` in ${JSON.stringify(id)}`}`);
  return { ...found, concept: "", effect: "", path: null };
}

/** The handle of a page; `ready` settles when its first view is drawn. It cannot be changed. */
export function makeHandle(
  ready: Promise<void>,
  store: Store,
  graph: Graph,
  views: ViewBook,
  stage: Stage,
): ConceptGraphHandle {
  return Object.freeze({
    version: 1 as const,
    ready,
    state: () => structuredClone(store.state),
    apply: (change: Partial<State>) => applied(change, store, graph, views),
    layout: () => stage.layout(),
    svg: (paper?: boolean) => stage.svg(paper),
    waiting: () => stage.waiting(),
  });
}
