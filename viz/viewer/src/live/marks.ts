// What is wrong is marked where it is: at the box or the words on the stage, in the panel of what is chosen.

import type { Rect } from "../document";
import type { Ui } from "../ui/context";
import { fill, h } from "../ui/dom";
import { format } from "../words";
import type { Problem } from "./records";

const CSS = `
.problem-mark { position: absolute; left: 0; top: 0; z-index: 3; width: 22px; height: 22px; margin: -11px; border-radius: 50%; display: grid; place-content: center;
  font-weight: 700; font-size: 15px; line-height: 1; pointer-events: none; background: #b3261e; color: #fff; border: 2px solid var(--surface); }
.problem-mark.warning { background: #8a5a00; }
.problem-told { margin: 0 0 14px; padding: 9px 12px; border-inline-start: 5px solid #b3261e; border-radius: 6px; background: color-mix(in srgb, #b3261e 8%, transparent); font-size: 15px; line-height: 1.4; overflow-wrap: anywhere; }
.problem-told.warning { border-color: #8a5a00; background: color-mix(in srgb, #8a5a00 8%, transparent); }
.problem-told p + p { margin-top: 6px; }
.presenting .problem-mark { display: none; }
@media print { .problem-mark, .problem-told { display: none; } }
`;

type Of = Problem["of"];

/** What a problem is of, as readers call it; "" where the page does not have it. */
export function nameOf({ graph }: Ui, [kind, id]: Of): string {
  if (kind === "concept") return graph.concepts.has(id) ? graph.titleOf(id) : "";
  if (kind === "effect") return graph.effects.get(id)?.sentence ?? "";
  const { tour, step } = stepIn(id);
  const found = kind && graph.document.tours.find((each) => each.id === tour);
  return found && step <= found.steps.length ? `${found.title} ${step}` : "";
}

/** Show what a problem is of. */
export function goTo({ actions }: Ui, [kind, id]: Of): void {
  if (kind === "concept") actions.openConcept(id);
  else if (kind === "effect") actions.openEffect(id);
  else {
    const { tour, step } = stepIn(id);
    actions.tour(tour, step);
  }
}

function stepIn(id: string): { tour: string; step: number } {
  const at = id.lastIndexOf(":");
  return { tour: id.slice(0, at), step: Number(id.slice(at + 1)) };
}

/** The marks of all problems but hints. */
export class Marks {
  readonly #ui: Ui;
  readonly #stage = document.getElementById("stage")!;
  readonly #panel = document.getElementById("panel")!;
  readonly #told = h("div", { class: "problem-told", role: "note" });
  #problems: readonly Problem[] = [];
  #marks = new Map<string, HTMLElement>();

  constructor(ui: Ui) {
    this.#ui = ui;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    new MutationObserver(() => this.#tell()).observe(this.#panel, { childList: true, subtree: true });
    queueMicrotask(() => {
      ui.stage.onDrawn = () => this.#place();
    });
  }

  /** The file has these problems now. */
  mark(problems: readonly Problem[]): void {
    this.#problems = problems.filter(({ severity, of }) => severity !== "hint" && of[1]);
    for (const mark of this.#marks.values()) mark.remove();
    const worst = new Map<string, string>();
    for (const { severity, of } of this.#problems)
      if (of[0] !== "step" && worst.get(of[1]) !== "error") worst.set(of[1], severity);
    this.#marks = new Map(
      [...worst].map(([id, severity]) => [
        id,
        h("span", { class: `problem-mark ${severity}`, "data-of": id, "aria-hidden": "true" }, "!"),
      ]),
    );
    this.#stage.append(...this.#marks.values());
    this.#place();
    this.#tell(true);
  }

  /** Where the things stand now on the screen; what is not drawn is not marked. */
  #place(): void {
    if (!this.#marks.size) return;
    const { left, top } = this.#stage.getBoundingClientRect();
    const at = new Map<string, Rect>();
    const { nodes, edges } = this.#ui.stage.layout(this.#marks);
    for (const { id, box } of nodes) at.set(id, box);
    for (const { id, label_box } of edges) if (label_box) at.set(id, label_box);
    for (const [id, mark] of this.#marks) {
      const box = at.get(id);
      mark.hidden = !box;
      if (box) mark.style.transform = `translate(${box[0] + box[2] - left + 7}px, ${box[1] - top - 5}px)`;
    }
  }

  /** What is wrong with what the panel tells of, under its title. */
  #tell(anew = false): void {
    const { effect, concept, panel } = this.#ui.store.state;
    const own = this.#problems.filter(({ of }) => of[1] === (effect || concept));
    const title = this.#panel.querySelector(".panel-details .panel-title");
    if (!own.length || !title || panel !== "details") {
      this.#told.remove();
      return;
    }
    if (this.#told.parentElement === title.parentElement && !anew) return;
    this.#told.className = `problem-told ${own[0]!.severity}`;
    fill(
      this.#told,
      own.map(({ line, told }) =>
        h(
          "p",
          { dir: "auto" },
          line ? `${format(this.#ui.words, "lineNumber", { n: line })}: ${told}` : told,
        ),
      ),
    );
    title.after(this.#told);
  }
}
