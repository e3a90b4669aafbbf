// Brings the page to life: reads what it carries, makes its parts, and lets them follow one state.

import "./styles/index.css";
import "./stage/stage.css";
import { makeHandle } from "./api";
import { bringLists, carried } from "./carried";
import { Graph } from "./graph";
import { keepHostKeys } from "./host";
import { whenWhole } from "./idle";
import { lent } from "./lent";
import { viewMaker } from "./make-view";
import { Messages } from "./messages";
import { FRAMED, fragment, isPlain, isSmall, option } from "./options";
import { Stage } from "./stage";
import type { Hit } from "./stage/hit";
import type { LookTable } from "./stage/look";
import { initialState, Store, type Theme } from "./state";
import { mountInterface } from "./ui";
import { Actions } from "./ui/actions";
import { h } from "./ui/dom";
import { toast } from "./ui/toast";
import { type PackedData, unpacked } from "./unpack";
import { keepAddress, read } from "./url";
import { isMap, MAP, ViewBook } from "./views";
import { waiting } from "./waiting";
import { format, takeWords, wordsFor } from "./words";

function sharper(): void {
  const ratio = Number(option("dpr"));
  if (ratio >= 1 && ratio <= 4) Object.defineProperty(window, "devicePixelRatio", { get: () => ratio });
}

declare global {
  interface Window {
    cgLent?: typeof lent;
  }
}

function main(packed: PackedData): void {
  const data = unpacked(packed),
    { start: pictured } = data;
  // What was put into other documents goes on showing what it did.
  if (FRAMED && isMap(data.start)) data.start = data.views[0]?.id ?? data.start;
  // A telephone has no room for a picture that is read at once.
  else if (!FRAMED && isPlain() && isSmall()) data.start = MAP;
  const graph = new Graph(data.graph);
  graph.communities = data.map?.communities;
  const views = new ViewBook(
    data.views,
    data.start,
    viewMaker(graph, data.font, () => data.map),
  );
  views.pictured = pictured;
  const start = { ...initialState(views.begins, data.graph.language), theme: data.look as Theme };
  views.cards = data.map.groups.map(({ key }) => key);
  const asked = read(fragment(), graph, views);
  // In a frame of a phone's width a picture was asked for: what is told of it waits for a click.
  if (FRAMED && !option("panel") && isSmall()) asked.change.panel = "";
  const store = new Store({ ...start, ...asked.change });
  const choices = {
    something: (hit: Hit): void => actions.choose(hit),
    nothing: (share: number): void => actions.chooseNothing(share),
  };
  const stage = new Stage({
    host: document.getElementById("stage")!,
    canvasHost: document.getElementById("canvas")!,
    store,
    graph,
    views,
    table: data.theme as LookTable,
    choices,
  });
  const context = { store, graph, views, stage, data };
  const actions = new Actions(context);
  const ui = mountInterface(document.body, context);
  stage.follow();
  const missed = (unknown: readonly string[]): void => {
    if (unknown.length)
      toast(ui, format(ui.words, "notInGraph", { names: unknown.join(", ").slice(0, 200) }));
  };
  missed(asked.unknown);
  const addressed = keepAddress(store, graph, views, start, missed);
  if (asked.unknown.length) addressed();
  const messages = new Messages(store, graph, views, start);
  const ready = stage.start();
  window.conceptGraph = makeHandle(ready, store, graph, views, stage);
  void ready.then(() => {
    messages.ready();
    if (document.documentElement.dataset.served)
      waiting("live").follow({ ui, graph, views, stage, table: data.theme as LookTable });
  });
}

/** Where the page cannot be unpacked its first picture stands, and the lists of all that is in it. */
function told(): void {
  whenWhole(bringLists);
  const said = wordsFor(document.documentElement.lang).notUnpacked;
  document.getElementById("bar")?.append(h("p", { class: "not-unpacked", role: "alert" }, said));
}

window.cgLent = lent;
sharper();
keepHostKeys();
takeWords(carried("conceptgraph-words") as Parameters<typeof takeWords>[0]);
const data = carried<PackedData>("conceptgraph-data");
if (data instanceof Promise) void data.then(main, told);
else main(data);
