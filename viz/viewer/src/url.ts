// The state as a readable address and back: #focus=magnesium&effect=eases-cramps&theme=dark

import { ALL_SIDES, effectPasses, SIDES } from "./filter";
import { type Graph, SHUT } from "./graph";
import { asksForView, encoded, FRAMED, fragment, KEPT, parameters, rawParameters } from "./options";
import { asked, type Filter, initialState, NO_FILTER, type State, type Store } from "./state";
import { stepNumber, stepOf, stepState } from "./steps";
import { checked } from "./validate";
import { isMap, MAP, type ViewBook } from "./views";
import { waiting } from "./waiting";

function list(ids: readonly string[]): string {
  return ids.map((id) => encoded(id)).join(",");
}

/** What is off or on, and named only where it is on. */
const SWITCHES = ["article", "plain", "opposites", "large"] as const;

/** The address's fragment for a state, without `#`; what is as it was at the start is left out. */
export function written(state: State, start: State, graph: Graph): string {
  const parts: string[] = [];
  const put = (key: string, value: string): void => {
    parts.push(`${key}=${value}`);
  };
  const base = isMap(start.view) ? { ...start, view: "" } : start;
  writeView(state, base, graph, put);
  const { effect } = state;
  if (effect && !effect.startsWith(SHUT)) put("effect", encoded(effect));
  writeLit(state, put);
  writePanel(state, put);
  for (const key of SWITCHES) if (state[key]) put(key, "1");
  if (state.at) put("at", state.at.join(","));
  writeShut(state, graph, put);
  if (state.hops !== 1) put("hops", String(state.hops));
  if (state.direction !== "both") put("direction", state.direction);
  // In a tour the step says what is left in.
  if (!state.tour) writeFilter(state, put);
  if (state.theme !== start.theme) put("theme", state.theme);
  if (state.language !== start.language) put("lang", encoded(state.language));
  const now = parameters(fragment());
  for (const key of KEPT) if (now.has(key)) put(key, encoded(now.get(key)!));
  return shortened(parts, isMap(start.view)).join("&");
}

/** The map is what a page shows of which nothing is asked; what is named stands in an overview, as it always did. */
function shortened(parts: readonly string[], begins: boolean): readonly string[] {
  const says = (part: string): boolean => asksForView([part.split("=")[0]!]);
  const bare = !parts.some((part) => says(part) && part !== `view=${MAP}`);
  const others = parts.filter((part) => part !== (bare ? `view=${MAP}` : "view=overview:core"));
  return begins && (bare || others.some(says)) ? others : parts;
}

type Put = (key: string, value: string) => void;

function writeFilter({ filter }: State, put: Put): void {
  for (const key of ALL_SIDES) if (filter[key].length) put(SIDES[key], list(filter[key]));
  if (filter.hide) put("hide", "1");
}

/** Groups that are shut; in a tour the step says which. */
function writeShut({ shut, ...state }: State, graph: Graph, put: Put): void {
  const own = graph.keysOf(stepOf(graph, state)?.shut ?? []);
  if (list(shut) !== list(own)) put("shut", list(shut));
}

/** What follows from a concept is found again; all else that is lit is named. */
function writeLit({ lit, tour, why }: State, put: Put): void {
  if (!lit.length || tour) return;
  if (why !== "follows") put("show", list(lit));
  if (why) put("why", why);
}

/** The panel where it is not the one that the rest of the address opens, and the question in it. */
function writePanel({ panel, path, ask, from, to, effect, concept, why }: State, put: Put): void {
  const asks = (panel === "ask" || why === "follows") && !isPath(path, ask, from, to);
  if (asks) put("ask", ask || "none");
  if (asks && from) put("from", encoded(from));
  if (asks && to) put("to", encoded(to));
  const opened = path || asks ? "ask" : effect || concept ? "details" : "";
  if (panel !== opened) put("panel", panel || "none");
}

/** Whether what is asked is the way that the address names, or no way yet: then the address need not name it. */
function isPath(path: State["path"], ask: State["ask"], from: string, to: string): boolean {
  return ask === "paths" && (path !== null || (from === "" && to === ""));
}

function writeMap(view: string, put: Put): void {
  put("view", MAP);
  if (view !== MAP) put("open", encoded(view.slice(MAP.length + 1)));
}

function writeView(state: State, start: State, graph: Graph, put: Put): void {
  if (state.tour) writeStep(state, graph, put);
  else if (isMap(state.view)) writeMap(state.view, put);
  else writeShown(state, start, put);
}

function writeShown(state: State, start: State, put: Put): void {
  const focused = state.concept && state.view === `focus:${state.concept}`;
  if (focused) put("focus", encoded(state.concept));
  if (state.path) put("path", list(state.path));
  const implied = focused ? state.view : state.path ? `path:${state.path[0]}:${state.path[1]}` : start.view;
  if (state.view !== implied) put("view", encoded(state.view));
  if (state.concept && !focused) put("concept", encoded(state.concept));
}

function writeStep(state: State, graph: Graph, put: Put): void {
  put(state.presenting ? "present" : "tour", encoded(state.tour));
  put("step", encoded(stepOf(graph, state)?.id || String(state.step)));
  if (state.revealed) put("answer", "1");
}

/** What a fragment stands for: a change of the initial state, and what it names that is not there. */
export interface Address {
  change: Partial<State>;
  unknown: readonly string[];
}

/** Each field for itself: one mistake in a shared address does not lose the rest. */
export function read(text: string, graph: Graph, views: ViewBook): Address {
  const raw = rawParameters(text);
  stepForView(raw, views);
  const change: Record<string, unknown> = {};
  const ask = raw.get("ask")?.[0];
  if (ask !== undefined) Object.assign(change, { panel: "ask", ask: ask === "none" ? "" : ask });
  const unknown = readView(raw, change, graph);
  readFields(raw, change);
  if (raw.has("shut")) change.shut = graph.keysOf(raw.get("shut")!);
  readLit(raw, change, graph);
  unknown.push(...(raw.get("show") ?? []).filter((id) => !isKnown(id, graph)));
  const kept: Partial<State> = {};
  for (const [key, value] of Object.entries(change)) {
    const result = checked({ [key]: value }, graph, views);
    if (typeof result !== "string") Object.assign(kept, result);
    else if (NAMING.includes(key)) {
      unknown.push(...unknownOf(value, graph));
      if (isMap(String(value))) kept.view = MAP; // only its card is not there
    }
  }
  // Only a page of which nothing is asked begins with the map.
  if (isMap(views.begins) && asksForView(raw.keys())) kept.view ??= views.first.id;
  return { change: kept, unknown: [...new Set(unknown.map((name) => name.replace(/^(focus|map):/, "")))] };
}

/** A step named as a view, though another view is what it shows. */
function stepForView(raw: Map<string, string[]>, views: ViewBook): void {
  const view = raw.get("view")?.[0] ?? "";
  const [, tour, step] = /^tour:(.+?):([^:]+)(:lit)?$/.exec(view) ?? [];
  if (tour && step && !views.has(view) && raw.delete("view")) raw.set("tour", [tour]).set("step", [step]);
}

/** Put what stands in the address as it stands in the state into the change, and the filter. */
function readFields(raw: ReadonlyMap<string, string[]>, change: Record<string, unknown>): void {
  const one = (key: string): string | undefined => raw.get(key)?.[0];
  for (const key of ["view", "concept", "effect", "panel", "direction", "theme", "from", "to", "why"])
    if (raw.has(key)) change[key] = one(key);
  if (change.view === MAP && one("open")) change.view = `${MAP}:${one("open")}`;
  if (raw.has("lang")) change.language = one("lang");
  if (change.effect !== undefined || change.concept !== undefined) change.panel ??= "details";
  if (change.panel === "none") change.panel = "";
  if (raw.has("at")) change.at = raw.get("at")!.map(Number);
  if (raw.has("hops")) change.hops = Number(one("hops"));
  for (const key of SWITCHES) if (one(key) === "1") change[key] = true;
  const filter = readFilter(raw);
  if (filter) change.filter = filter;
}

/** The filter as the address names it, not checked yet; undefined when it names none. */
function readFilter(raw: ReadonlyMap<string, string[]>): Record<string, unknown> | undefined {
  const filter: Record<string, unknown> = {};
  for (const key of ALL_SIDES) if (raw.has(SIDES[key])) filter[key] = raw.get(SIDES[key]);
  if (raw.get("hide")?.[0] === "1") filter.hide = true;
  return Object.keys(filter).length ? { ...NO_FILTER, ...filter } : undefined;
}

/** Put what is lit into the change: what is named, else what follows from a concept. */
function readLit(raw: ReadonlyMap<string, string[]>, change: Record<string, unknown>, graph: Graph): void {
  const shown = raw.get("show") ?? [];
  if (shown.length) change.lit = shown.filter((id) => isKnown(id, graph));
  else if (change.why === "follows") {
    const filter = (change.filter ?? NO_FILTER) as Filter;
    const { follows, idsOf } = waiting("ask");
    const found = follows(graph, String(change.from), (one) => effectPasses(graph, filter, one));
    change.lit = idsOf(found.flatMap(({ change: how, by }) => (how === "open" ? [] : by)));
  }
}

function unknownOf(value: unknown, graph: Graph): string[] {
  const named = [value].flat().map(String);
  return named.filter((one) => !isKnown(one, graph));
}

/** Fields that name what may be missing in this graph. */
const NAMING = ["view", "concept", "effect", "path"];

function isKnown(id: string, graph: Graph): boolean {
  return graph.concepts.has(id) || graph.effects.has(id) || id.startsWith("path:");
}

/** Put what the fragment says of the view into the change; returns the tour or step that is not there. */
function readView(
  raw: ReadonlyMap<string, string[]>,
  change: Record<string, unknown>,
  graph: Graph,
): string[] {
  const one = (key: string): string | undefined => raw.get(key)?.[0];
  const focus = one("focus"),
    path = raw.get("path"),
    tour = one("tour") || one("present") || firstTour(raw, graph);
  if (focus !== undefined) Object.assign(change, { concept: focus, view: `focus:${focus}` });
  if (path?.length === 2) Object.assign(change, { ...asked([path[0]!, path[1]!]), panel: "ask" });
  if (tour === undefined) return [];
  const number = one("step") ?? "1",
    found = stepState(
      graph,
      tour,
      stepNumber(graph, tour, number),
      one("answer") === "1",
      raw.has("present"),
    );
  if (!found)
    return [
      graph.document.tours.some(({ id }) => id === tour)
        ? `${tour} ${number}`
        : tour.replace(/^\d+$/, "tour=$&"),
    ];
  Object.assign(change, found, { presenting: raw.has("present") });
  return [];
}

/** `step=2` or `present=` alone means the first tour. */
function firstTour(raw: ReadonlyMap<string, string[]>, graph: Graph): string | undefined {
  return raw.has("step") || raw.has("present") ? graph.document.tours[0]?.id : undefined;
}

/**
 * Keep state and address the same: a new view is a step that Back undoes, all else only changes the address. Returns
 * what mends an address that named what is not there.
 */
export function keepAddress(
  store: Store,
  graph: Graph,
  views: ViewBook,
  start: State,
  missed: (unknown: readonly string[]) => void,
): () => void {
  // A page inside another document's source has no address; in a frame, Back belongs to the page around it.
  const addressable = location.protocol !== "about:";
  let reading = false;
  let last = written(store.state, start, graph);
  store.subscribe((state, before) => {
    const text = written(state, start, graph);
    if (text === last || reading || !addressable) return;
    last = text;
    const step =
      !FRAMED && (state.view !== before.view || state.effect !== before.effect || state.step !== before.step);
    put(text, step);
  });
  const mend = (): void => {
    if (addressable) put((last = written(store.state, start, graph)), false);
  };
  addEventListener("popstate", () => {
    const text = location.hash.slice(1);
    if (text === last) return;
    reading = true;
    last = text;
    const { language, theme } = store.state;
    const { change, unknown } = read(text, graph, views);
    store.set({
      ...initialState(start.view, language),
      theme,
      arranging: store.state.arranging,
      moving: store.state.moving,
      revision: store.state.revision,
      ...change,
    });
    reading = false;
    missed(unknown);
    if (unknown.length) mend();
  });
  return mend;
}

function put(text: string, step: boolean): void {
  try {
    history[step ? "pushState" : "replaceState"](
      null,
      "",
      text ? `#${text}` : `${location.pathname}${location.search}`,
    );
  } catch {
    // A sandboxed page may be refused, and browsers limit how often; the page works without an address too.
  }
}
