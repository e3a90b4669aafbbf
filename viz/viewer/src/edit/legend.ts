// The legend while a graph is edited: a concept dragged onto a category belongs to it.

import type { Editor } from "./editor";
import { recategorised } from "./tools-concept";
import { filled } from "./words";

/** The category of the legend that lies there. */
function categoryAt(editor: Editor, x: number, y: number): { id: string; row: HTMLElement } | undefined {
  const row = document.elementsFromPoint(x, y).find((each) => each.matches(".panel-legend li")) as
    | HTMLElement
    | undefined;
  const list = row?.closest("section");
  const categories = editor.ui.graph.document.categories;
  // The list of categories is the one with as many rows, the last of the legend.
  const last = [...document.querySelectorAll<HTMLElement>(".panel-legend section")].at(-1);
  if (!row || list !== last) return undefined;
  const found = categories[[...row.parentElement!.children].indexOf(row)];
  return found && { id: found.id, row };
}

/** Let boxes be dropped on the legend. */
export function mountLegend(editor: Editor): void {
  let held = "",
    over: HTMLElement | null = null;
  const light = (row: HTMLElement | null): void => {
    over?.classList.remove("edit-over");
    row?.classList.add("edit-over");
    over = row;
  };
  document.getElementById("stage")!.addEventListener(
    "pointerdown",
    ({ clientX: x, clientY: y, button, pointerType }) => {
      const nodes = window.conceptGraph?.layout().nodes ?? [];
      const found = nodes.find(
        ({ box: [left, top, width, height] }) =>
          x >= left && x <= left + width && y >= top && y <= top + height,
      );
      held = button === 0 && pointerType !== "touch" ? (found?.id ?? "") : "";
    },
    { capture: true },
  );
  addEventListener("pointermove", ({ clientX: x, clientY: y }) => {
    if (held) light(categoryAt(editor, x, y)?.row ?? null);
  });
  addEventListener(
    "pointerup",
    (event) => {
      const found = held ? categoryAt(editor, event.clientX, event.clientY) : undefined;
      const concept = editor.ui.graph.concepts.get(held);
      held = "";
      light(null);
      if (!found || !concept) return;
      const ops = recategorised(editor, concept, found.id);
      // When the stage has put the box down.
      setTimeout(() => {
        editor.ui.stage.undo();
        if (ops.length) void drop(editor, ops);
      });
    },
    { capture: true },
  );
}

async function drop(editor: Editor, ops: Parameters<Editor["do"]>[0]): Promise<void> {
  const answer = await editor.do(ops, filled(editor.words.saved, { what: editor.ui.words.category }));
  if (answer.kind !== "done") editor.tell(answer);
}
