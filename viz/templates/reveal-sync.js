// Fragments are steps: what is shown of them is told to the page in the frame, and keys that come to it go on here.
// It may stand anywhere, several times, before or after reveal.js, whose events it hears as they come to the document.
(() => {
  if (window.conceptGraphDeck) return;
  window.conceptGraphDeck = true;
  const codes = { PageUp: 33, PageDown: 34, End: 35, Home: 36, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, " ": 32, Escape: 27 };
  const frames = () => [...document.querySelectorAll("iframe[data-tour]")];
  const send = (frame, type, data) =>
    frame.contentWindow && frame.contentWindow.postMessage({ ns: "conceptgraph", v: 1, type, data }, "*");
  const shown = (frame) => {
    const passed = frame.closest("section").querySelectorAll(".fragment.visible[data-step]");
    const { step, answer } = [frame, ...passed].pop().dataset;
    return { tour: frame.dataset.tour, step, revealed: answer !== undefined };
  };
  const sync = (frame) => {
    const data = shown(frame), text = JSON.stringify(data);
    if (!data.tour || frame.told === text) return;
    frame.told = text;
    send(frame, "step", data);
  };
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"])
    document.addEventListener(event, () => frames().forEach(sync));
  addEventListener("message", ({ data, source }) => {
    const frame = frames().find((one) => one.contentWindow === source);
    if (!frame || !data || data.ns !== "conceptgraph") return;
    if (data.type === "ready") {
      send(frame, "lead", Boolean(frame.dataset.tour));
      frame.told = "";
      sync(frame);
    }
    if (data.type === "key") {
      const { key, shift } = data.data, keyCode = codes[key] || key.toUpperCase().charCodeAt(0);
      document.dispatchEvent(new KeyboardEvent("keydown", { key, keyCode, shiftKey: shift, bubbles: true }));
    }
  });
  // On paper every fragment has a page of its own, and nothing is loaded there by itself.
  document.addEventListener("pdf-ready", () => frames().forEach((frame) => {
    const { step, revealed } = shown(frame);
    const at = (text) => text.replace(/step=[^&]*/, `step=${encodeURIComponent(step)}${revealed ? "&answer=1" : ""}`);
    frame.loading = "eager";
    frame.name = at(frame.name);
    if (frame.srcdoc) frame.srcdoc = frame.srcdoc;
    else frame.src = at(frame.dataset.src || frame.src);
  }));
})();
