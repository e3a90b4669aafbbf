// Shows the page of a GraphWidget in a frame of its own; what is said on either side is handed to the other.
const NAMES = new Uint32Array(4);
const ours = (type, data) => ({ ns: "conceptgraph", v: 1, type, data });

function render({ model, el }) {
  const me = Array.from(crypto.getRandomValues(NAMES), (n) => n.toString(36)).join("-");
  const send = (said) => model.send({ ...said, from: me });
  const frame = document.createElement("iframe");
  frame.title = model.get("_title");
  frame.name = model.get("_begin") && `#${model.get("_begin")}`;
  frame.sandbox = "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox";
  frame.style.cssText = "display: block; width: 100%; border: 0";
  const size = () => (frame.style.height = `${model.get("height")}px`);
  size();

  let port = null;
  let last = null;
  const post = (type, data) => frame.contentWindow?.postMessage(ours(type, data), "*");
  const connect = () => {
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }) => send(data);
    frame.contentWindow.postMessage("conceptgraph:port", "*", [channel.port2]);
  };
  const fromFrame = ({ source, data }) => {
    if (source !== frame.contentWindow || data?.ns !== "conceptgraph") return;
    if (data.type === "ready") {
      connect();
      // A host that takes a frame out and puts it back loads it anew: it goes on where it was.
      if (last) post("apply", last);
      else ask();
    }
    if (data.type === "ready" || data.type === "state") {
      const state = data.type === "ready" ? data.data.state : data.data;
      const { view, concept, effect, lit, tour, step } = state;
      if (data.type === "state") last = { view, concept, effect, lit, tour, step };
      model.set("_place", { view, concept, effect, lit, tour, step });
      model.save_changes();
    }
  };
  const fromPython = (said) => {
    if (said.to !== me) return;
    if (said.page === undefined) port?.postMessage(said);
    else frame.srcdoc = said.page;
  };
  const ask = () => {
    const { change } = model.get("_asked");
    if (change) post("apply", change);
  };

  const stills = () => document.querySelectorAll(`.conceptgraph-still[data-widget="${model.get("_name")}"]`);
  const hide = () => {
    for (const still of stills()) if (!still.hidden) still.hidden = true;
  };
  // The picture that stays in the notebook comes after the widget, and again when it is drawn anew.
  const watch = new MutationObserver(hide);
  watch.observe(document.body, { childList: true, subtree: true });
  hide();

  addEventListener("message", fromFrame);
  model.on("msg:custom", fromPython);
  model.on("change:_asked", ask);
  model.on("change:height", size);
  el.append(frame);
  send({ do: "page" });
  return () => {
    removeEventListener("message", fromFrame);
    model.off("msg:custom", fromPython);
    model.off("change:_asked", ask);
    model.off("change:height", size);
    watch.disconnect();
    port?.close();
    send({ do: "leave" });
    for (const still of stills()) still.hidden = false;
  };
}

export default { render };
