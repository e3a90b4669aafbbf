// Beside what a concept has more in its corpus: what brings it into the picture.

import { button } from "../ui/dom";
import type { Editor } from "./editor";

/** Put a button into what the panel says of the corpus. */
export function mountMore(editor: Editor): void {
  const panel = document.getElementById("panel")!;
  const mount = (): void => {
    const section = panel.querySelector(".corpus");
    const chosen = editor.panel.chosen();
    if (!section || chosen?.kind !== "concept" || section.querySelector("[data-more]")) return;
    const w = editor.words;
    const act = button(w.moreAsk, () => void ask(), { class: "edit-tool", "data-more": chosen.record.id });
    const ask = async (): Promise<void> => {
      act.disabled = true;
      act.textContent = w.moreAsked;
      const answer = await editor.more(chosen.record.id);
      act.disabled = false;
      act.textContent = w.moreAsk;
      editor.tell(answer);
    };
    section.querySelector("p")!.append(" ", act);
  };
  new MutationObserver(mount).observe(panel, { childList: true, subtree: true });
  mount();
}
