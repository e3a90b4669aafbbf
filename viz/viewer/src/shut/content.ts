// Groups shut to one box each: what is shown instead, and what the bundled lines say.
// Twin: viz/views/shut.py

import type { Concept, Effect } from "../document";
import type { Graph } from "../graph";
import { SHUT } from "../graph";
import { format, type Words } from "../words";

/** What is shown: concepts and boxes of groups in order, and effects or bundles between them. */
export interface Content {
  boxes: Concept[];
  links: Effect[];
}

/** What these concepts and effects become once groups are shut; `plain` bundles tell no verdicts. */
export function shutContent(
  graph: Graph,
  said: Words,
  concepts: readonly string[],
  effects: readonly Effect[],
  keys: readonly string[],
  plain: boolean,
): Content {
  const groups = graph.groups().filter(({ key }) => keys.includes(key));
  const groupOf = new Map(groups.flatMap((group) => group.members.map((id) => [id, group.key])));
  const holder = (id: string): string => (groupOf.has(id) ? SHUT + groupOf.get(id) : id);
  const boxes = [...new Set(concepts.map(holder))].map((id): Concept => {
    const own = graph.concepts.get(id);
    if (own && !id.startsWith(SHUT)) return own;
    const { key, name, category } = groups.find((group) => id === SHUT + group.key)!;
    const holds = concepts.filter((one) => holder(one) === id);
    const label = format(said, "shutGroup", { name, n: holds.length });
    const like = { definition: "", aka: [], broader: "", opposite: [] };
    return { ...like, id, label, title: label, category: category ? key : "", holds };
  });
  const between = new Map<string, Effect[]>();
  for (const effect of effects) {
    const [source, target] = [holder(effect.source), holder(effect.target)];
    const own = source === effect.source && target === effect.target;
    if (!own && source === target) continue;
    const key = own ? effect.id : `${SHUT}${source}>${target}`;
    between.set(key, [...(between.get(key) ?? []), effect]);
  }
  const links = [...between.values()].map((held): Effect => {
    const first = held[0]!,
      ends: [string, string] = [holder(first.source), holder(first.target)];
    return ends[0] === first.source && ends[1] === first.target
      ? first
      : bundle(graph, said, ends, held, plain);
  });
  return { boxes, links };
}

function same<T>(values: readonly T[]): boolean {
  return values.every((value) => value === values[0]);
}

/** Effects between the same two ends as one line; a single one says what it always says. */
function bundle(
  graph: Graph,
  said: Words,
  [source, target]: readonly [string, string],
  held: readonly Effect[],
  plain: boolean,
): Effect {
  const first = held[0]!,
    holds = held.map(({ id }) => id);
  const id = `${SHUT}${plain ? "?" : ""}${source}>${target}:${holds.join(",")}`;
  if (held.length === 1) return { ...first, id, source, target, holds };
  const arrows = held.map(({ relation }) => graph.relations.get(relation)?.arrow ?? "");
  const label = bundled(said, held, plain);
  return {
    ...first,
    id,
    source,
    target,
    label,
    relation: same(arrows) ? first.relation : "affects",
    sign: same(held.map(({ sign }) => sign)) ? first.sign : "unknown",
    level: held.some(({ level }) => level === "core") ? "core" : "detail",
    verdict: same(held.map(({ verdict }) => verdict)) ? first.verdict : "not-checked",
    certainty: "",
    evidence: [],
    papers: 0,
    sentence: label,
    claim: label,
    holds,
  };
}

/** How many effects, and how many of them raise, lower, or do not stand. */
function bundled(said: Words, held: readonly Effect[], plain: boolean): string {
  const parts = (
    [
      ["bundleRaise", ({ sign }) => sign === "+"],
      ["bundleLower", ({ sign }) => sign === "-"],
      ["bundleDisputed", ({ verdict }) => !plain && (verdict === "mixed" || verdict === "contradicted")],
      ["bundleUnfound", ({ verdict }) => !plain && verdict === "not-found"],
    ] as const satisfies [string, (effect: Effect) => boolean][]
  ).flatMap(([key, passes]) => {
    const n = held.filter(passes).length;
    return n ? [format(said, key, { n })] : [];
  });
  const whole = format(said, "countEffects", { n: held.length });
  return parts.length ? `${whole}: ${parts.join(", ")}` : whole;
}
