// Brings editing to a served page: its parts share one editor, through which every edit goes to the server.

import type { Followed, Following } from "../live/follow";
import type { Ui } from "../ui/context";
import { toast } from "../ui/toast";
import { ArticleTools } from "./article";
import { Handle } from "./handle";
import { mountKeys } from "./keys";
import { mountLegend } from "./legend";
import { Lost } from "./lost";
import { mountMore } from "./more";
import { PanelTools } from "./panel";
import { Places } from "./places";
import { inWords } from "./refusals";
import { type Act, type Answer, asked, type Operation, reachBy } from "./server";
import { Sheet } from "./sheet";
import { addStyle } from "./style";
import { mountToolbar } from "./toolbar";
import { mountPaste } from "./tools-evidence";
import { TourTools } from "./tour";
import { type EditWords, editWords } from "./words";

/** Longest wait for the page to have what the file has, ms. */
const LONGEST_WAIT = 5000;

/** What the parts of editing share. */
export class Editor {
  readonly ui: Ui;
  readonly sheet: Sheet;
  readonly panel: PanelTools;
  readonly article: ArticleTools;
  readonly tour: TourTools;
  readonly places: Places;
  readonly following: Following;
  #waiting: (() => void)[] = [];
  /** What takes each act of this page back; [] is the file's own undo. */
  readonly #acts: (readonly Operation[])[] = [];

  constructor(ui: Ui, following: Following) {
    this.ui = ui;
    this.following = following;
    this.sheet = new Sheet(this);
    this.panel = new PanelTools(this);
    this.article = new ArticleTools(this);
    this.tour = new TourTools(this);
    this.places = new Places(this);
    following.onState(() => {
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const go of waiting) go();
    });
  }

  get words(): EditWords {
    return editWords(this.ui);
  }

  /** Bring edits into the file, settled when the page shows them, or they were refused; `back` takes them back. */
  async do(ops: readonly Operation[], said = "", back: readonly Operation[] = []): Promise<Answer> {
    const { view } = this.ui.store.state;
    const answer = await this.#ask("do", { base: this.following.hash(), ops, shown: view, view }, said);
    if (answer.kind === "done") this.#acts.push(back);
    return answer;
  }

  /** Take the last edits back, or do them again. */
  async step(name: "undo" | "redo"): Promise<void> {
    const back = name === "undo" ? (this.#acts.pop() ?? []) : [];
    const said = this.words[name === "undo" ? "undone" : "redone"];
    // Where boxes stand is not the file's: it is taken back by its opposite.
    const answer = back.length ? await this.#ask("do", { ops: back }, said) : await this.#ask(name, {}, said);
    if (answer.kind !== "done") this.tell(answer);
    else for (const { view = "", id = "", do: what } of back) this.places.note(view, id, what === "place");
  }

  /** Add what the corpus, of which the file is a slice, has beside a concept. */
  async more(id: string): Promise<Answer> {
    const answer = await this.#ask("more", { id, shown: this.ui.store.state.view }, this.words.moreAdded);
    if (answer.kind === "done") this.#acts.push([]);
    return answer;
  }

  /** Say what became of an edit that no form asked for. */
  tell(answer: Answer): void {
    if (answer.kind === "refused") toast(this.ui, inWords(this, answer.why));
    else if (answer.kind === "conflict") toast(this.ui, this.words.conflict);
  }

  async #ask(name: Act, body: object, said: string): Promise<Answer> {
    const answer = await asked(name, body, this.words.away);
    if (answer.kind !== "done") return answer;
    if (answer.hash !== this.following.hash()) await this.#next();
    if (answer.told?.length) toast(this.ui, answer.told.join(" "));
    else if (said) this.ui.say(said);
    return answer;
  }

  /** The next state of the file. */
  #next(): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push(done);
      setTimeout(done, LONGEST_WAIT);
    });
  }

  /** Show a concept where it is drawn already, else in the middle of its own view. */
  choose(concept: string): void {
    const { ui } = this;
    const drawn = ui.actions.shownView()?.boxes.some((box) => box.concept === concept);
    if (drawn) ui.store.set({ concept, effect: "", panel: "details", hover: "" });
    else ui.actions.openConcept(concept);
  }
}

/** Let a served page be edited. */
export function edit({ ui }: Followed, following: Following): Editor {
  reachBy(following.ask);
  addStyle();
  const editor = new Editor(ui, following);
  mountToolbar(editor);
  mountKeys(editor);
  new Handle(editor);
  new Lost(editor);
  mountLegend(editor);
  mountMore(editor);
  mountPaste(editor);
  return editor;
}
