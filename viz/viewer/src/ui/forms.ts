// The graph as a report in Markdown, and its references as other programs take them.

import { claimOf } from "../ask/told";
import { inflated } from "../carried";
import type { Effect } from "../document";
import type { Graph } from "../graph";
import type { Ui } from "./context";

/** A text in one line. */
const one = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The graph as a report. */
export function reportOf({ graph, words: w }: Ui): string {
  const text = (value: string): string => one(value).replace(/[\\`*_{}[\]<>#|~@]|^[-+](?=\s)/g, "\\$&");
  const { title, description, concepts, references } = graph.document;
  const told = (effect: Effect): string[] => [
    `- ${text(claimOf(effect))}${effect.verdict === "not-checked" ? "" : ` (${w.verdicts[effect.verdict]})`}.`,
    ...(effect.quote && [`  > ${text(effect.quote)}`]),
    ...effect.evidence.map(
      ({ reference, stance, finding }) =>
        `  - ${w.stances[stance]} [${references.findIndex(({ id }) => id === reference) + 1}] ${text(finding)}`,
    ),
  ];
  return [
    `# ${text(title)}\n\n${text(description)}`,
    ...concepts.map(({ id, title: name, definition }) =>
      [`\n## ${text(name)}\n\n${text(definition)}\n`, ...graph.outgoing(id).flatMap(told)].join("\n"),
    ),
    `\n## ${w.references}\n`,
    ...references.map(
      (each, n) => `${n + 1}. ${text(`${each.title} ${each.citation}`)} ${each.url && `<${each.url}>`}`,
    ),
    "",
  ].join("\n");
}

/** The references with all that the file says of them. */
export async function cslOf(graph: Graph): Promise<string> {
  const { file = "" } = graph.document as { file?: string };
  const { references = {} } = file
    ? ((await (await inflated(file)).json()) as { references?: Record<string, object> })
    : {};
  const all = Object.entries(references).map(([id, fields]) => ({ type: "document", ...fields, id }));
  return `${JSON.stringify(all, null, 1)}\n`;
}
