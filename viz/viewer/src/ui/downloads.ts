// What a reader takes away: the link and the picture copied, the picture and the data as files.

import { claimOf } from "../ask/told";
import type { Effect, Paragraph, Step } from "../document";
import { ALL_SIDES, SIDES } from "../filter";
import { format } from "../words";
import type { Ui } from "./context";
import { h, s } from "./dom";
import { cslOf, reportOf } from "./forms";
import { toast } from "./toast";

/** Copy the address of what is seen. Of a page on a disk it has the file's name and the ending: nobody else has the folders. */
export async function copyLink(ui: Ui): Promise<void> {
  const { protocol, href, pathname, hash } = location;
  const file = protocol === "file:" ? decodeURIComponent(pathname.split("/").at(-1) ?? "") : "";
  const said = file ? format(ui.words, "copiedOfFile", { file, ending: hash || "#" }) : ui.words.copied;
  await copy(ui, file ? file + hash : href, said);
}

/** Copy what the view shows as text: its effects as sentences with what the references say; of one that is open, all. */
export async function copyText(ui: Ui): Promise<void> {
  const { graph, store, actions, words: w } = ui;
  const open = graph.effects.get(store.state.effect);
  const shown = open ? [open] : graph.document.effects.filter(({ id }) => actions.shows(id));
  const told = shown.map((one) =>
    [
      `${claimOf(one)} (${w.verdicts[one.verdict]}).`,
      one.quote && format(w, "quoted", { text: one.quote }),
      ...cited(ui, one),
    ]
      .filter((line, at) => line && (open || !at))
      .join("\n"),
  );
  const title = actions.shownView()?.title ?? graph.document.title;
  await copy(ui, [title, "", ...told].join("\n"), format(w, "textCopied", { n: shown.length }));
}

function cited({ graph, words: w }: Ui, { evidence }: Effect): string[] {
  return evidence.map(({ reference, stance }) => {
    const one = graph.references.get(reference);
    return `${w.stances[stance]}: ${one?.citation || one?.title || reference} ${one?.url ?? ""}`.trim();
  });
}

/** Copy a text, and say so; where that is refused, show it. */
async function copy(ui: Ui, text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(ui, said);
  } catch {
    toast(ui, `${ui.words.copyFailed} ${text.slice(0, 2000)}`);
  }
}

/** Copy the view as a PNG. */
export async function copyPicture(ui: Ui): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": ui.stage.picture() })]);
    toast(ui, ui.words.pictureCopied);
  } catch {
    toast(ui, ui.words.pictureFailed);
  }
}

/** Save the view as a PNG. */
export async function savePng(ui: Ui): Promise<void> {
  try {
    save(ui, await ui.stage.picture(), "png");
  } catch (error) {
    toast(ui, `${ui.words.failed} ${String(error)}`);
  }
}

/** The picture carries its font for programs that take it from there. */
export function saveSvg(ui: Ui): void {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const faces = rules
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .map((rule) => rule.cssText)
    .join("\n");
  const style = new XMLSerializer().serializeToString(s("defs", {}, s("style", {}, faces)));
  const svg = ui.stage.svg().replace("</title>", (end) => `${end}\n${style}`);
  save(ui, new Blob([svg], { type: "image/svg+xml" }), "svg");
}

/** Save the graph as the page has it. */
export function saveJson(ui: Ui): void {
  const { document: whole } = ui.graph;
  const effects = whole.effects.map((effect) => ({
    ...effect,
    sentence: effect.sentence,
    reading: ui.graph.readingOf(effect),
  }));
  save(ui, new Blob([JSON.stringify({ ...whole, effects }, null, 1)], { type: "application/json" }), "json");
}

/** JSON is YAML but for characters that must not stand in it as they are, and empty entries need not be written. */
function yaml(value: unknown): string {
  const text =
    JSON.stringify(value, (_, entry) =>
      entry === "" || (Array.isArray(entry) && !entry.length) ? undefined : (entry as unknown),
    ) ?? '""';
  return text.replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function stepInFile({ lit, view: _, near: __, step, filter, ...rest }: Step): object {
  const sides = filter && Object.fromEntries(ALL_SIDES.map((side) => [SIDES[side], filter[side]]));
  return { ...rest, ...step, highlight: lit, filter: sides && { ...sides, rest: filter.hide ? "hide" : "" } };
}

function markdown(article: readonly Paragraph[]): string {
  return `${article
    .map(({ heading, sentences }) =>
      `${"#".repeat(heading)} ${sentences.map(({ text }) => text).join(" ")}`.trim(),
    )
    .join("\n\n")}\n`;
}

/** The graph as a file that builds it again; the article stands in it too. */
export function saveYaml(ui: Ui): void {
  const {
    title,
    description,
    language,
    categories,
    concepts,
    relations,
    effects,
    references,
    article,
    tours,
    corpus,
  } = ui.graph.document;
  const byId = (list: readonly { id: string }[]): string[] =>
    list.map(({ id, ...rest }) => `  ? ${yaml([id]).slice(1, -1) || '""'}\n  : ${yaml(rest)}`);
  const parts: Record<string, string[]> = {
    categories: byId(categories),
    concepts: byId(concepts.map(({ title: _, ...rest }) => rest)),
    relations: byId(relations.map(({ amount: _, ...rest }) => rest)),
    effects: effects.map(({ sentence: _, reading: __, claim: ___, ...rest }) => `  - ${yaml(rest)}`),
    references: byId(
      references.map(({ id, title: name, citation, url }) => ({
        id,
        title: name || citation,
        note: citation,
        URL: url,
      })),
    ),
    tours: tours.map(({ steps, ...rest }) => `  - ${yaml({ ...rest, steps: steps.map(stepInFile) })}`),
  };
  const lines = Object.entries({
    title,
    description,
    language,
    ...(article.length ? { text: markdown(article) } : {}),
    ...(corpus ? { corpus } : {}),
  }).map(([key, value]) => `${key}: ${yaml(value)}`);
  for (const [key, entries] of Object.entries(parts)) if (entries.length) lines.push(`${key}:`, ...entries);
  save(ui, new Blob([lines.join("\n"), "\n"], { type: "application/yaml" }), "yaml");
}

/** Text that a spreadsheet would take for a formula is marked as text, as `graph_data/formats/csv_out.py` does it. */
const FORMULA = /^'*(?:[=@\t\r]|[+-].)/s;
/** A cell of a spreadsheet holds 32,767 characters. */
const PIECE = 30_000;
/** Keys of the records in the order of their columns; the first ones are always there. */
const OF_EFFECTS =
  "source target label id relation sign level when how hedge note quote verdict certainty evidence papers".split(
    " ",
  );
const OF_CONCEPTS = "id label category definition aka broader opposite more".split(" ");

/** A cell of a CSV; a list is JSON. */
function cell(value: unknown): string {
  const empty = value === undefined || value === 0 || (Array.isArray(value) && !value.length);
  const text = empty ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function table(records: readonly object[], keys: readonly string[]): string[] {
  const rows = records.map((one) => keys.map((key) => cell((one as Record<string, unknown>)[key])).join(","));
  return [keys.map((key) => key[0]!.toUpperCase() + key.slice(1)).join(","), ...rows];
}

function saveTable(ui: Ui, rows: readonly string[], ending: string): void {
  save(ui, new Blob(["\ufeff", [...rows, ""].join("\r\n")], { type: "text/csv" }), ending);
}

/** Save the graph as two tables that spreadsheets and `convert` read: effects; concepts with all the rest beside them. */
export function saveCsv(ui: Ui): void {
  const { concepts, effects, ...rest } = ui.graph.document;
  // No piece may end within a pair of surrogates.
  const text = JSON.stringify({ document: rest }).replace(
    /[\ud800-\udfff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16)}`,
  );
  const count = Math.ceil(text.length / PIECE);
  const rows = table(concepts, OF_CONCEPTS);
  const pieces = Array.from({ length: Math.max(count, rows.length - 1) }, (_, n) =>
    n < count ? `${n + 1}/${count}:${text.slice(n * PIECE, (n + 1) * PIECE)}` : "",
  );
  const beside = ["Rest of the graph", ...pieces.map(cell)].map(
    (piece, n) => `${rows[n] ?? ",".repeat(OF_CONCEPTS.length - 1)},${piece}`,
  );
  saveTable(ui, table(effects, OF_EFFECTS), "csv");
  saveTable(ui, beside, "concepts.csv");
}

/** Save a report: each concept with what it acts on, quotes and references. */
export function saveMarkdown(ui: Ui): void {
  save(ui, new Blob([reportOf(ui)], { type: "text/markdown" }), "md");
}

/** Save the references for programs that keep them. */
export async function saveReferences(ui: Ui): Promise<void> {
  save(ui, new Blob([await cslOf(ui.graph)], { type: "application/json" }), "csl.json");
}

function fileName(title: string, ending: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .toLowerCase();
  return `${plain || "graph"}.${ending}`;
}

function save(ui: Ui, blob: Blob, ending: string): void {
  const address = URL.createObjectURL(blob);
  const name = fileName(ui.graph.document.title, ending);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  toast(ui, format(ui.words, "saved", { name }));
}
