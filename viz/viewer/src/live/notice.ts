// What is wrong with the file, said in the page at its foot: the last good picture stays above it.

import type { Ui } from "../ui/context";
import { button, fill, h } from "../ui/dom";
import { icon } from "../ui/signs";
import { format } from "../words";
import { goTo, Marks, nameOf } from "./marks";
import type { Problem } from "./records";

const CSS = `
#notice { position: fixed; z-index: 30; left: 12px; right: 12px; bottom: 12px; max-width: 860px; margin: 0 auto; padding: 10px 14px;
  max-height: 40vh; overflow: auto; background: var(--surface); color: var(--ink); border: 1px solid var(--hairline);
  border-left: 5px solid var(--not-found, #b3261e); border-radius: 6px; box-shadow: 0 4px 18px rgb(0 0 0 / 18%); font-size: 15px; line-height: 1.4; }
#notice[hidden] { display: none; }
#notice h2 { margin: 0 28px 6px 0; font-size: 16px; }
#notice ol { margin: 0; padding: 0; list-style: none; }
#notice li + li { margin-top: 8px; }
#notice b { font-variant-numeric: tabular-nums; margin-right: 6px; }
#notice pre { margin: 4px 0 0; padding: 6px 8px; background: var(--paper); border: 1px solid var(--hairline); overflow-x: auto; }
#notice > button { position: absolute; right: 6px; top: 6px; }
@media print { #notice { display: none; } }
`;
const MOST = 6;

/** One place for what keeps page and file apart; empty and unseen while nothing does. */
export class Notice {
  readonly #ui: Ui;
  readonly #host: HTMLElement;
  readonly #marks: Marks;
  #problems: readonly Problem[] = [];
  #away = "";

  constructor(ui: Ui) {
    this.#ui = ui;
    this.#marks = new Marks(ui);
    this.#host = h("section", { id: "notice", role: "status", hidden: true });
    document.getElementById("main")!.append(this.#host);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }

  /** The file has these problems now. */
  problems(problems: readonly Problem[]): void {
    this.#problems = problems.filter(({ severity }) => severity === "error");
    this.#marks.mark(problems);
    this.#away = "";
    this.#draw();
  }

  /** There is no file any more. */
  gone(name: string): void {
    this.#away = format(this.#ui.words, "fileGone", { name });
    this.#draw();
  }

  /** The server has ended. */
  ended(): void {
    this.#away = this.#ui.words.serverEnded;
    this.#draw();
  }

  /** The server is there again. */
  back(): void {
    if (this.#away !== this.#ui.words.serverEnded) return;
    this.#away = "";
    this.#draw();
  }

  #draw(): void {
    const { words } = this.#ui;
    const problems = this.#problems;
    const text = this.#away || (problems.length ? format(words, "fileBroken", { n: problems.length }) : "");
    this.#host.hidden = !text;
    if (!text) return;
    fill(
      this.#host,
      h("h2", { dir: "auto" }, text),
      !this.#away &&
        h(
          "ol",
          {},
          problems.slice(0, MOST).map((each) => this.#line(each)),
        ),
      !this.#away &&
        problems.length > MOST &&
        h("p", {}, format(words, "more", { n: problems.length - MOST })),
      button(icon("close"), () => (this.#host.hidden = true), {
        "aria-label": words.close,
        title: words.close,
      }),
    );
  }

  #line(problem: Problem): HTMLElement {
    const { line, message, told, example, of } = problem;
    const where = line ? h("b", {}, format(this.#ui.words, "lineNumber", { n: line })) : null;
    const name = nameOf(this.#ui, of);
    const there = name ? button(name, () => goTo(this.#ui, of), { class: "link" }) : null;
    return h(
      "li",
      { dir: "auto" },
      where,
      there,
      there && ": ",
      example ? message : told,
      example && h("pre", {}, example),
    );
  }
}
