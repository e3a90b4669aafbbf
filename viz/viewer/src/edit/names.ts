// How new things are called: by ids like those that the file has already.

import type { Graph } from "../graph";

/** A text as an id of letters, digits and dashes. Twin in spirit of `graph_data.names.slug`. */
export function slug(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().slice(0, 400);
  return (
    plain
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 80)
      .replace(/-+$/, "") || "x"
  );
}

/** What an id says where its concept has no label of its own. */
export function labelOf(id: string): string {
  const written = id === id.toLowerCase() && /^(?!\p{L}-)[\p{L}\p{N}]+([-_]+[\p{L}\p{N}]+)*$/u.test(id);
  return written ? id.replace(/[-_]+/g, " ") : id;
}

/** Texts that may stand as they are in the file's short form, in links and in lists. */
const PLAIN = /^[\p{L}\p{N}\p{M}]+([ -][\p{L}\p{N}\p{M}]+)*$/u;

/** The id and, where the id does not say it, the label of a new concept; the file's own habit decides. */
export function newConcept(graph: Graph, name: string): { id: string; label?: string } {
  const text = name.trim().replace(/\s+/g, " ");
  const { concepts } = graph.document;
  const bySlug = concepts.length > 0 && concepts.every(({ id }) => id === slug(id));
  if (!bySlug && PLAIN.test(text) && !/^(null|true|false|yes|no|on|off|~)$/i.test(text)) return { id: text };
  let id = slug(text);
  for (let n = 2; graph.concepts.has(id); n++) id = `${slug(text)}-${n}`;
  return labelOf(id) === text ? { id } : { id, label: text };
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

/** The concept that is called so, by any of its names; "" when none is. */
export function conceptCalled(graph: Graph, name: string): string {
  const wanted = folded(name);
  if (!wanted) return "";
  const found = graph.document.concepts.find(({ id, label, title, aka }) =>
    [id, label, title, ...aka].some((one) => folded(one) === wanted),
  );
  return found?.id ?? "";
}
