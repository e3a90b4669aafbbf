// Tours made in the page: what is seen becomes a step, and steps are said otherwise, moved and taken out.

import type { GraphDocument, Step, Tour } from "../document";
import type { State } from "../state";
import { stepOf, tourOf } from "../steps";
import { button, fill, h } from "../ui/dom";
import type { Editor } from "./editor";
import { choiceField, formOf, lineField, textField } from "./form";
import { editIcon } from "./icons";
import type { Operation } from "./server";
import type { Place } from "./sheet";
import { filled } from "./words";

/** What a step of the file shows, in the file's own keys. */
type Shown = Record<string, unknown>;

/** Steps from what is seen; tools at the tour that plays. */
export class TourTools {
  readonly #editor: Editor;
  readonly #element = h("div", { class: "edit-row edit-steps", role: "toolbar" });

  constructor(editor: Editor) {
    this.#editor = editor;
    const bar = document.querySelector(".tour");
    if (bar) new MutationObserver(() => this.#mount(bar)).observe(bar, { childList: true });
    if (bar) this.#mount(bar);
  }

  /** A sheet on which what is seen becomes a step of a tour. */
  record(at?: Place): void {
    const { ui, words: w, sheet } = this.#editor;
    const tours = written(ui.graph.document);
    const shown = seen(this.#editor);
    const tour = choiceField(
      ui.words.tour,
      [...tours.map(({ id, title }) => [id, title] as const), ["", w.newTour] as const],
      ui.store.state.tour || (tours.at(-1)?.id ?? ""),
    );
    const named = lineField(w.tourTitle, "");
    const follow = (): void => {
      named.element.hidden = tour.input.value !== "";
    };
    tour.input.addEventListener("change", follow);
    follow();
    const title = lineField(w.heading, ""),
      say = textField(w.say, "");
    const form = formOf(this.#editor, {
      fields: [
        h("p", { class: "quiet" }, filled(w.stepShows, { view: ui.actions.shownView()?.title ?? "" })),
        tours.length > 0 && tour.element,
        named.element,
        title.element,
        say.element,
      ],
      act: w.add,
      said: w.stepAdded,
      ops: () => {
        const text = (input: HTMLInputElement | HTMLTextAreaElement): string =>
          input.value.trim().replace(/\s+/g, " ");
        const step: Shown = {
          ...(text(title.input) ? { title: text(title.input) } : {}),
          ...shown,
          ...(text(say.input) ? { say: text(say.input) } : {}),
        };
        if (tour.input.value) return [{ do: "add_step", id: tour.input.value, value: step }];
        if (!text(named.input)) return w.tourTitleWanted;
        return [{ do: "add_tour", value: { title: text(named.input), steps: [step] } }];
      },
      close: () => sheet.close(),
    });
    sheet.show(w.recordStep, form, at, tours.length ? title.input : named.input);
  }

  /** Put the tools under the words of the step that plays. */
  #mount(bar: Element): void {
    const { ui, words: w } = this.#editor;
    const { state } = ui.store;
    const tour = tourOf(ui.graph, state),
      step = stepOf(ui.graph, state);
    const place = bar.querySelector(".tour-say");
    // What is put here is a change of the bar too.
    if (place?.nextElementSibling === this.#element) return;
    if (!tour || !step || !place || !written(ui.graph.document).includes(tour)) return;
    const id = `${tour.id}:${state.step}`;
    const tool = (
      icon: Parameters<typeof editIcon>[0] | null,
      text: string,
      act: () => void,
      disabled = false,
    ) =>
      button(icon ? editIcon(icon) : text, act, {
        class: "edit-tool",
        title: text,
        "aria-label": icon ? text : undefined,
        disabled,
      });
    this.#element.setAttribute("aria-label", w.step);
    fill(
      this.#element,
      tool(null, w.stepWords, () => this.#words(id, step)),
      tool("up", `${w.earlier} (Alt ↑)`, () => void this.move(-1), state.step === 1),
      tool("down", `${w.later} (Alt ↓)`, () => void this.move(1), state.step === tour.steps.length),
      tool(null, ui.words.show, () => void this.#shows(id)),
      tool(null, w.delete, () => this.#delete(id, step, tour.steps.length)),
    );
    place.after(this.#element);
  }

  /** Let the step that plays stand one place earlier or later. */
  async move(by: -1 | 1): Promise<void> {
    const { ui } = this.#editor;
    const { tour, step } = ui.store.state;
    const steps = tourOf(ui.graph, ui.store.state)?.steps.length ?? 0;
    if (!tour || step + by < 1 || step + by > steps) return;
    const operation: Operation = { do: "move_step", id: `${tour}:${step}`, value: step + by };
    const answer = await this.#editor.do([operation], this.#editor.words.stepMoved);
    if (answer.kind === "done") ui.actions.tour(tour, step + by);
    else this.#editor.tell(answer);
  }

  #words(id: string, step: Step): void {
    const { words: w, sheet } = this.#editor;
    const title = lineField(w.heading, step.title),
      say = textField(w.say, step.say);
    const set = (key: string, value: string, was: string): Operation[] => {
      const wanted = value.trim().replace(/\s+/g, " ");
      return wanted === was ? [] : [{ do: "set_step", id, key, value: wanted, was }];
    };
    const form = formOf(this.#editor, {
      fields: [title.element, say.element],
      act: w.save,
      said: filled(w.saved, { what: w.step }),
      ops: () => [...set("title", title.input.value, step.title), ...set("say", say.input.value, step.say)],
      close: () => sheet.close(),
    });
    sheet.show(w.stepWords, form);
  }

  /** Let the step show what is seen now. */
  async #shows(id: string): Promise<void> {
    const { ui, words: w } = this.#editor;
    const { step: was } = stepOf(ui.graph, ui.store.state) ?? {};
    const now = seen(this.#editor);
    const keys = [...SHOWN, "highlight", "filter"].filter((key) => key in now || key in (was ?? {}));
    const ops = keys.map((key): Operation => ({ do: "set_step", id, key, value: now[key] ?? null }));
    const answer = await this.#editor.do(ops, filled(w.saved, { what: w.step }));
    if (answer.kind !== "done") this.#editor.tell(answer);
  }

  #delete(id: string, step: Step, count: number): void {
    const { ui, words: w, sheet } = this.#editor;
    const form = formOf(this.#editor, {
      fields: h(
        "p",
        { dir: "auto" },
        filled(count > 1 ? w.deleteStep : w.deleteTour, { name: step.title || step.say }),
      ),
      act: w.delete,
      danger: true,
      said: filled(w.deleted, { name: w.step }),
      ops: () => [{ do: "delete_step", id }],
      done: () => count === 1 && ui.actions.endTour(),
      close: () => sheet.close(),
    });
    sheet.show(w.step, form, undefined, form.querySelector("button") ?? undefined);
  }
}

/** The tours of the file; the one that is offered where it has none is nobody's to edit. */
function written({ tours }: GraphDocument): readonly Tour[] {
  return tours.filter(({ offered }) => !offered);
}

const SHOWN = ["show", "path", "focus", "hops", "overview", "effects"] as const;

/** What is seen, in the keys of a step. */
function seen({ ui }: Editor): Shown {
  const { state } = ui.store;
  return { ...place(state, ui), ...lit(state, ui), ...filtered(state) };
}

function place({ view, hops, concept }: State, ui: Editor["ui"]): Shown {
  const shown = ui.actions.shownView();
  const [kind, name = ""] = view.split(":");
  if (kind === "focus") {
    const focus = ui.graph.concepts.has(view.slice(6)) ? view.slice(6) : concept || name;
    return hops > 1 ? { focus, hops } : { focus };
  }
  if (kind === "path") return { path: shown?.boxes.map((box) => box.concept) ?? [] };
  if (kind === "tour") {
    const { step } =
      ui.graph.document.tours.flatMap(({ steps }) => steps).find((each) => each.view === view) ?? {};
    return { ...step };
  }
  return { overview: view === "overview:all" ? "all" : "core" };
}

/** What is lit, or chosen, where it does not only say what the view shows. */
function lit({ lit: ids, effect, concept, view, tour }: State, ui: Editor["ui"]): Shown {
  if (tour) return {};
  const found = ids.length ? ids : [effect, view.startsWith("overview:") ? concept : ""].filter(Boolean);
  const there = found.filter((id) => ui.graph.concepts.has(id) || ui.graph.effects.has(id));
  return there.length && !view.startsWith("path:") ? { highlight: [...there] } : {};
}

function filtered({ filter }: State): Shown {
  const keys = {
    verdict: filter.verdicts,
    certainty: filter.certainties,
    sign: filter.signs,
    level: filter.levels,
    relation: filter.relations,
    reference: filter.references,
    category: filter.categories,
  };
  const given = Object.entries(keys).filter(([, values]) => values.length);
  if (!given.length) return {};
  return { filter: { ...Object.fromEntries(given), ...(filter.hide ? { rest: "hide" } : {}) } };
}
