// What comes from outside (address, message, program) as a change of the state, or why it is none.

import type { Graph } from "./graph";
import { CERTAINTY_ORDER, LEVELS, PAGE_THEMES, SIGNS, VERDICTS } from "./rules";
import { type Filter, NO_FILTER, type State } from "./state";
import { isMap, MAP, type ViewBook } from "./views";

type Check = (value: unknown, graph: Graph, views: ViewBook) => boolean;

const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const text = (value: unknown): value is string => typeof value === "string" && value.length < 10_000;
const listOf = (value: unknown, passes: (item: string) => boolean): boolean =>
  Array.isArray(value) && value.length <= 10_000 && value.every((item) => text(item) && passes(item));

const known = (id: unknown, graph: Graph): boolean =>
  text(id) && (graph.concepts.has(id) || graph.effects.has(id));

const isConcept: Check = (value, graph) => value === "" || (text(value) && graph.concepts.has(value));

/** A page that is served asks for the overviews that it does not carry yet. */
const IS_SERVED = globalThis.document?.documentElement.dataset.served !== undefined;

/** Views that the page may lay out itself are known by what they are about. */
function isView(id: unknown, graph: Graph, views: ViewBook): boolean {
  if (!text(id)) return false;
  if (views.has(id) || id === MAP || (IS_SERVED && /^overview:(core|all)$/.test(id))) return true;
  if (isMap(id)) return views.cards.includes(id.slice(MAP.length + 1));
  if (id.startsWith("focus:")) return graph.concepts.has(id.slice(6));
  // What a step shows may still be on its way from a server.
  if (graph.document.tours.some(({ steps }) => steps.some(({ view }) => view === id))) return true;
  return id.startsWith("path:") && pathEnds(id, graph) !== null;
}

/** The concepts of `path:A:B`; ids may hold colons themselves. */
export function pathEnds(id: string, graph: Graph): [string, string] | null {
  const ends = id.slice("path:".length);
  for (let at = ends.indexOf(":"); at >= 0; at = ends.indexOf(":", at + 1)) {
    const from = ends.slice(0, at),
      to = ends.slice(at + 1);
    if (graph.concepts.has(from) && graph.concepts.has(to)) return [from, to];
  }
  return null;
}

const isIn = (list: readonly string[], item: string): boolean => list.includes(item);

const FILTER_VALUES: Record<Exclude<keyof Filter, "hide">, (item: string, graph: Graph) => boolean> = {
  categories: (item, graph) => item === "" || graph.categories.has(item),
  relations: (item, graph) => graph.relations.has(item),
  signs: (item) => isIn(SIGNS, item),
  verdicts: (item) => isIn(VERDICTS, item),
  certainties: (item) => isIn(CERTAINTY_ORDER, item),
  levels: (item) => isIn(LEVELS, item),
  references: (item, graph) => graph.references.has(item),
};

function isFilter(value: unknown, graph: Graph): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).every(([key, entry]) => {
    if (key === "hide") return typeof entry === "boolean";
    const passes = Object.hasOwn(FILTER_VALUES, key)
      ? FILTER_VALUES[key as keyof typeof FILTER_VALUES]
      : undefined;
    return passes !== undefined && listOf(entry, (item) => passes(item, graph));
  });
}

/** What a program or an address may change; how often the graph itself has changed is not theirs to say. */
const CHECKS: { [K in Exclude<keyof State, "revision">]: Check } = {
  view: isView,
  concept: isConcept,
  effect: (value, graph) => value === "" || (text(value) && graph.effects.has(value)),
  lit: (value, graph) => listOf(value, (id) => known(id, graph)),
  why: oneOf("", "follows", "loop", "sentence"),
  hover: (value, graph) => value === "" || known(value, graph),
  panel: oneOf("", "details", "outline", "legend", "ask", "filter", "help"),
  article: oneOf(true, false),
  at: (value) =>
    value === null ||
    (Array.isArray(value) &&
      value.length === 3 &&
      value.every((one) => Number.isFinite(one) && Math.abs(one as number) < 1e6) &&
      value[2] >= 0.1 &&
      value[2] <= 100),
  hops: oneOf(1, 2, 3),
  direction: oneOf("in", "out", "both"),
  path: (value, graph) =>
    value === null ||
    (Array.isArray(value) && value.length === 2 && value.every((id) => graph.concepts.has(id as string))),
  shut: (value, graph) => listOf(value, (name) => graph.keysOf([name]).length > 0),
  ask: oneOf("", "paths", "follows", "loops"),
  from: isConcept,
  to: isConcept,
  tour: (value, graph) => value === "" || graph.document.tours.some((tour) => tour.id === value),
  step: (value) => Number.isInteger(value) && (value as number) >= 0,
  revealed: oneOf(true, false),
  plain: oneOf(true, false),
  opposites: oneOf(true, false),
  presenting: oneOf(true, false),
  filter: isFilter,
  theme: oneOf(...PAGE_THEMES),
  language: (value) => text(value) && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/.test(value),
  large: oneOf(true, false),
  arranging: oneOf(true, false),
  moving: oneOf(true, false),
};

/** A change of the state made of these values, or a sentence that says what is wrong with them. */
export function checked(value: unknown, graph: Graph, views: ViewBook): Partial<State> | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "a state is an object";
  const change: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (!Object.hasOwn(CHECKS, key)) return `a state has no ${JSON.stringify(key)}`;
    if (!CHECKS[key as keyof typeof CHECKS](entry, graph, views)) return `${key} cannot be ${brief(entry)}`;
    change[key] = key === "filter" ? { ...NO_FILTER, ...(entry as Partial<Filter>) } : entry;
  }
  return change;
}

function brief(value: unknown): string {
  const whole = JSON.stringify(value) ?? String(value);
  return whole.length > 80 ? `${whole.slice(0, 79)}…` : whole;
}
