// What a reader takes away: the link, the picture, the data.

import type { Ui } from "./context";
import { h } from "./dom";

/** A short note at the foot of the page that goes by itself; read out too. */
export function toast(ui: Ui, text: string): void {
  document.querySelector(".toast")?.remove();
  const note = h("div", { class: "toast", dir: "auto" }, text);
  document.body.append(note);
  ui.say(text);
  setTimeout(() => note.remove(), 6000);
}

export async function copyLink(ui: Ui): Promise<void> {
  const address = location.href;
  try {
    await navigator.clipboard.writeText(address);
    toast(ui, ui.words.copied);
  } catch {
    toast(ui, `${ui.words.copyFailed} ${address}`);
  }
}

export async function copyPicture(ui: Ui): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": ui.stage.picture() })]);
    toast(ui, ui.words.pictureCopied);
  } catch {
    toast(ui, ui.words.pictureFailed);
  }
}

export async function savePng(ui: Ui): Promise<void> {
  try {
    save(ui, await ui.stage.picture(), "png");
  } catch (error) {
    toast(ui, `${ui.words.failed} ${String(error)}`);
  }
}

export function saveSvg(ui: Ui): void { save(ui, new Blob([ui.stage.svg()], { type: "image/svg+xml" }), "svg"); }

export function saveJson(ui: Ui): void {
  save(ui, new Blob([JSON.stringify(ui.graph.document, null, 1)], { type: "application/json" }), "json");
}

const COLUMNS = ["source", "target", "label", "relation", "sign", "level", "when", "how", "quote", "verdict", "certainty"] as const;

/** A cell of a CSV; text that a spreadsheet would take for a formula is marked as text. */
export function cell(text: string): string {
  const safe = /^[=@\t\r]|^[+-](?!$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function saveCsv(ui: Ui): void {
  const rows = ui.graph.document.effects.map((effect) => COLUMNS.map((column) => cell(effect[column])).join(","));
  save(ui, new Blob(["\ufeff", [COLUMNS.join(","), ...rows, ""].join("\r\n")], { type: "text/csv" }), "csv");
}

function fileName(title: string, ending: string): string {
  const plain = title.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60).toLowerCase();
  return `${plain || "graph"}.${ending}`;
}

function save(ui: Ui, blob: Blob, ending: string): void {
  const address = URL.createObjectURL(blob);
  const name = fileName(ui.graph.document.title, ending);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  toast(ui, ui.words.saved(name));
}
