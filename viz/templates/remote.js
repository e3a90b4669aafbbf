"use strict";
// A remote: tells the presenter's page to step, to darken, and where to point; knows nothing else.
(() => {
  const told = document.getElementById("told");
  const pad = document.getElementById("pad");
  const ask = async (body) => {
    try {
      const answer = await fetch("remote", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      told.textContent = answer.ok ? "" : told.dataset.away;
    } catch {
      told.textContent = told.dataset.away;
    }
  };
  for (const button of document.querySelectorAll("button"))
    button.addEventListener("click", () => ask({ do: button.dataset.do }));
  let waiting = false;
  const point = (event) => {
    if (waiting || (event.type === "pointermove" && !event.buttons)) return;
    const { left, top, width, height } = pad.getBoundingClientRect();
    waiting = true;
    setTimeout(() => {
      waiting = false;
    }, 40);
    ask({ do: "point", at: [(event.clientX - left) / width, (event.clientY - top) / height] });
  };
  pad.addEventListener("pointerdown", point);
  pad.addEventListener("pointermove", point);
})();
