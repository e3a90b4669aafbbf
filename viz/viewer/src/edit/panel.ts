// The tools of the panel: beside each thing that it tells of a concept or an effect, a way to say it otherwise.

import type { Concept, Effect } from "../document";
import { button, fill, h } from "../ui/dom";
import type { Editor } from "./editor";
import type { Tool } from "./tools";
import { CONCEPT_TOOLS } from "./tools-concept";
import { EFFECT_TOOLS } from "./tools-effect";

type Chosen = { kind: "concept"; record: Concept } | { kind: "effect"; record: Effect };

/** A row of tools under the panel's title, and the form of the one that is open. */
export class PanelTools {
  readonly #editor: Editor;
  readonly #panel = document.getElementById("panel")!;
  readonly #element = h("div", { class: "edit-tools" });
  #tool = "";
  #of = "";
  #form: HTMLFormElement | null = null;
  #focused: HTMLElement | null = null;

  constructor(editor: Editor) {
    this.#editor = editor;
    this.#element.addEventListener("focusin", ({ target }) => {
      this.#focused = target as HTMLElement;
    });
    this.#element.addEventListener("focusout", () => {
      // An element that is taken out of the page and put back keeps the focus; one that is left does not.
      if (this.#element.isConnected) queueMicrotask(() => this.#element.isConnected && this.#left());
    });
    new MutationObserver(() => this.#mount()).observe(this.#panel, { childList: true, subtree: true });
    this.#panel.addEventListener("dblclick", ({ target }) => this.#inPlace(target as Element));
    this.#mount();
  }

  #left(): void {
    if (!this.#element.contains(document.activeElement)) this.#focused = null;
  }

  /** What is chosen: the effect, else the concept. */
  chosen(): Chosen | undefined {
    const { graph, store } = this.#editor.ui;
    const { effect, concept, hover } = store.state;
    for (const id of [effect, concept, hover]) {
      const found = graph.effects.get(id);
      if (found) return { kind: "effect", record: found };
      const other = graph.concepts.get(id);
      if (other) return { kind: "concept", record: other };
    }
    return undefined;
  }

  /** Open the form of a tool for what is chosen; says whether there is one. */
  open(...names: readonly string[]): boolean {
    const chosen = this.chosen();
    const tool = chosen && toolsOf(chosen).find(({ name }) => names.includes(name));
    if (!chosen || !tool) return false;
    const { ui } = this.#editor;
    if (ui.store.state.panel !== "details" || !isShown(ui.store.state, chosen)) {
      if (chosen.kind === "effect") ui.actions.openEffect(chosen.record.id);
      else this.#editor.choose(chosen.record.id);
    }
    this.#start(chosen, tool);
    return true;
  }

  #start(chosen: Chosen, tool: Tool): void {
    this.#tool = tool.name;
    this.#of = chosen.record.id;
    this.#form = tool.form(this.#editor, chosen.record as never, () => this.#end());
    this.#mount(true);
    this.#form?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
    const first = this.#form?.querySelector<HTMLInputElement>("input[type=text], textarea");
    first?.select();
  }

  /** What the tools say may be other by now. */
  redraw(): void {
    if (!this.#form) this.#mount(true);
  }

  #end(): void {
    if (!this.#form) return;
    const within = this.#element.contains(document.activeElement);
    const tool = this.#tool;
    this.#form = null;
    this.#tool = "";
    this.#focused = null;
    this.#mount(true);
    if (!within) return;
    const again = this.#element.querySelector<HTMLElement>(`[data-tool="${tool}"]`);
    (again ?? document.getElementById("canvas"))?.focus();
  }

  /** Put the tools where they belong in what the panel shows now. */
  #mount(anew = false): void {
    const { store } = this.#editor.ui;
    const chosen = this.chosen();
    const title = this.#panel.querySelector(".panel-details .panel-title");
    if (!chosen || !title || store.state.panel !== "details") return;
    if (this.#element.isConnected && !anew && title.nextElementSibling === this.#element) return;
    if (this.#form && this.#of !== chosen.record.id) {
      this.#form = null;
      this.#tool = "";
    }
    fill(
      this.#element,
      h(
        "div",
        { class: "edit-row", role: "toolbar", "aria-label": this.#editor.words.edit },
        this.#toolsOf(chosen).map((tool) =>
          button(
            tool.label(this.#editor.words, this.#editor.ui.words),
            () => (this.#tool === tool.name ? this.#end() : this.#start(chosen, tool)),
            {
              class: "edit-tool",
              "data-tool": tool.name,
              "aria-expanded": String(this.#tool === tool.name),
              title: tool.key
                ? `${tool.label(this.#editor.words, this.#editor.ui.words)} (${tool.key})`
                : undefined,
            },
          ),
        ),
      ),
      this.#form,
    );
    title.after(this.#element);
    if (this.#focused && this.#element.contains(this.#focused)) this.#focused.focus();
  }

  /** The tools of what is chosen; a box that a hand has put can be set free. */
  #toolsOf(chosen: Chosen): readonly Tool[] {
    const { places } = this.#editor;
    const bare = chosen.kind === "effect" && !chosen.record.evidence.length;
    const tools = toolsOf(chosen).filter(({ name }) => !bare || name !== "evidence");
    return chosen.kind === "concept" && places?.isPlaced(chosen.record.id) ? [...tools, FREE] : tools;
  }

  /** A text of the panel that is pressed twice is said otherwise in its place. */
  #inPlace(target: Element): void {
    if (target.closest(".edit-tools, button, a")) return;
    const where = (
      [
        [".panel-title", ["name", "words"]],
        [".definition", ["definition"]],
        [".quote", ["quote"]],
        [".note", ["note"]],
        [".verdict-line", ["verdict"]],
      ] as const
    ).find(([selector]) => target.closest(selector));
    if (where) this.open(...where[1]);
  }
}

const FREE: Tool = {
  name: "free",
  label: (w) => w.free,
  form: ({ places }, { id }) => {
    void places.put(id, null);
    return null;
  },
};

function toolsOf(chosen: Chosen): readonly Tool[] {
  return (chosen.kind === "concept" ? CONCEPT_TOOLS : EFFECT_TOOLS) as readonly Tool[];
}

function isShown({ effect, concept }: { effect: string; concept: string }, { record }: Chosen): boolean {
  return (effect || concept) === record.id;
}
