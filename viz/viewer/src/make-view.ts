// Views laid out in the page: what only a reader can ask for (steps around a concept, one direction, a way from one
// to another), and views that the page carries, again for a stage of another shape than the one they were made for.

import type { Path } from "./ask/paths";
import type { Effect, FontMetrics, PackedPlan, View } from "./document";
import { effectPasses, isRestricting } from "./filter";
import type { Graph } from "./graph";
import { LONGEST_LOOP, MOST_LOOPS } from "./rules";
import type { Content } from "./shut/content";
import type { State } from "./state";
import { isPlain } from "./steps";
import { pathEnds } from "./validate";
import { isMap, MAP, type Maker, type Page } from "./views";
import { waiting } from "./waiting";
import { wordsFor } from "./words";

const FOCUS = "focus:",
  PATH = "path:";

/** More effects than this are no column that anybody reads. */
const MOST_UPRIGHT = 40;
/** A page no wider than this is upright where it is higher than a strip, px. */
const WIDEST_UPRIGHT = 480,
  STRIP = 240;

/** The page of a view, px, and its largest text. */
type Room = { page: Page; most: number };

/** What lays out views of this graph in the font of the page. */
export function viewMaker(graph: Graph, font: FontMetrics, plan: () => PackedPlan): Maker {
  const chain = (id: string): readonly string[] => {
    const steps = graph.document.tours.flatMap(({ steps }) => steps);
    return steps.filter(({ view }) => view === id).at(-1)?.step.path ?? [];
  };
  return {
    asked: (state, page, most) =>
      isMap(state.view)
        ? groupsView(graph, font, plan(), state, page)
        : state.view.startsWith(PATH)
          ? wayView(graph, font, state, { page, most })
          : surroundings(graph, font, state, { page, most }),
    shut: (view, state, page, known) => {
      const { shutContent, shutView } = waiting("shut");
      const said = wordsFor(state.language),
        concepts = view.boxes.map(({ concept }) => concept);
      const keys = graph.keysOf(state.shut);
      const content = shutContent(graph, said, concepts, effectsOf(graph, view), keys, isPlain(graph, state));
      if (!content.boxes.some(({ holds }) => holds)) return undefined;
      graph.lend(content.boxes, content.links);
      const drawn = drawnAlready(known, content, page);
      return drawn
        ? { ...drawn, ...named(view), id: view.id, lit: [] }
        : shutView(graph, view, content, font, page);
    },
    again: (view, page, most) => {
      const along = view.kind === "path" ? wayOf(graph, view) : chain(view.id),
        effects = effectsOf(graph, view);
      const made = along.length
        ? drawnAlong(graph, font, view.id, along, effects, { page, most })
        : starAgain(graph, font, view, effects, { page, most });
      // Where it is read, an overview is rather moved: many lanes beside each other are a wall.
      const stands =
        !made &&
        isUpright(page) &&
        effects.length <= MOST_UPRIGHT &&
        (view.kind !== "overview" || most === Infinity);
      const found = stands ? waiting("fitting").uprightView(graph, font, view, effects, along, page) : made;
      return found && { ...found, ...named(view) };
    },
  };
}

/** The concepts of a way in their order; of a loop the first again at the end. */
function wayOf(graph: Graph, { id, boxes }: View): string[] {
  const concepts = boxes.map(({ concept }) => concept),
    [from, to] = pathEnds(id, graph) ?? [];
  return from === to ? [...concepts, ...concepts.slice(0, 1)] : concepts;
}

/** Concepts one after the other: in a row, or where they come back to the first as a ring, in a column where that is upright. */
function drawnAlong(
  graph: Graph,
  font: FontMetrics,
  id: string,
  concepts: readonly string[],
  effects: readonly Effect[],
  room: Room,
): View | undefined {
  const once = [...new Set(concepts)],
    { pathView, ringView } = waiting("layout");
  if (once.length === concepts.length) return pathView(graph, concepts, effects, { id, ...room }, font);
  if (once.length < 2 || once.length < concepts.length - 1 || once[0] !== concepts.at(-1)) return undefined;
  return isUpright(room.page)
    ? waiting("fitting").uprightView(graph, font, { id, boxes: [] }, effects, concepts, room.page)
    : ringView(graph, once, effects, { id, ...room }, font);
}

/** A picture that shows just this, where the page is not higher than wide. */
function drawnAlready(known: readonly View[], { boxes, links }: Content, page: Page): View | undefined {
  const ids = new Set([...boxes, ...links].map(({ id }) => id));
  return page[0] < page[1]
    ? undefined
    : known.find(
        (one) =>
          one.boxes.length + one.routes.length === ids.size &&
          one.boxes.every(({ concept }) => ids.has(concept)) &&
          one.routes.every(({ effect }) => ids.has(effect)),
      );
}

function named({ kind, title, lit, pages }: View): Pick<View, "kind" | "title" | "lit" | "pages"> {
  return { kind, title, lit, pages };
}

function effectsOf(graph: Graph, view: View): Effect[] {
  return view.routes.map(({ effect }) => graph.effects.get(effect)).filter((effect) => effect !== undefined);
}

function surroundings(graph: Graph, font: FontMetrics, state: State, room: Room): View | undefined {
  // A part of a hub's neighbourhood (focus:ID:2) widens to the whole of it.
  const name = state.view.slice(FOCUS.length);
  const concept = graph.concepts.has(name) ? name : state.concept;
  if (!state.view.startsWith(FOCUS) || !graph.concepts.has(concept)) return undefined;
  const { hops, direction, filter } = state;
  const options = { ...room, hops, direction, id: state.view };
  if (!filter.hide || !isRestricting(filter))
    return waiting("layout").focusView(graph, concept, options, font);
  return waiting("layout").focusView(
    graph,
    concept,
    { ...options, keep: (effect: Effect) => effectPasses(graph, filter, effect) },
    font,
  );
}

/** A view in which every effect is one of the concept in the middle. */
function starAgain(
  graph: Graph,
  font: FontMetrics,
  view: View,
  effects: readonly Effect[],
  room: Room,
): View | undefined {
  const concept = view.boxes.find(({ central }) => central)?.concept;
  if (
    concept === undefined ||
    !effects.every(({ source, target }) => source === concept || target === concept)
  )
    return undefined;
  const options = { ...room, id: view.id, keep: (effect: Effect) => effects.includes(effect) };
  return waiting("layout").focusView(graph, concept, options, font);
}

/** Whether a column is the shape of a page: not of a strip, in which the whole is shown. */
const isUpright = ([width, height]: Page): boolean =>
  width <= Math.max(0.9 * height, height > STRIP ? WIDEST_UPRIGHT : 0);

/** The way whose effects are lit, else the best one; two concepts apart when no way joins them. */
function wayView(graph: Graph, font: FontMetrics, state: State, room: Room): View | undefined {
  const ends = pathEnds(state.view, graph);
  if (!ends) return undefined;
  const { drawnOf, paths } = waiting("ask");
  // Loops may be as long as those that the panel lists.
  const limits = ends[0] === ends[1] ? { limit: MOST_LOOPS, maxLength: LONGEST_LOOP } : {};
  const chosen = drawnOf(paths(graph, ...ends, limits), state.lit);
  return chosen
    ? drawnWay(graph, font, state.view, chosen, room)
    : waiting("layout").pathView(graph, ends, [], { id: state.view, ...room }, font);
}

/** The map of what the filter leaves in, with one of its cards opened. */
function groupsView(
  graph: Graph,
  font: FontMetrics,
  packed: PackedPlan,
  { view, filter, language }: State,
  page: Page,
): View {
  const { mapView, planOf } = waiting("layout");
  const passes = (id: string): boolean =>
    !isRestricting(filter) || effectPasses(graph, filter, graph.effects.get(id)!);
  const rightward = !/^(ar|fa|he|ur|yi|ps|sd|dv|ckb|ug)\b/i.test(graph.document.language);
  const options = { said: wordsFor(language), opened: view.slice(MAP.length + 1), rightward };
  return mapView(graph, planOf(packed, graph, passes), page, options, font);
}

/** A way as the view of its concepts, one after the other. */
function drawnWay(graph: Graph, font: FontMetrics, id: string, { effects }: Path, room: Room): View {
  const concepts = [
    ...effects.slice(0, 1).map(({ source }) => source),
    ...effects.map(({ target }) => target),
  ];
  return (
    drawnAlong(graph, font, id, concepts, effects, room) ??
    waiting("layout").pathView(graph, concepts, effects, { id, ...room }, font)
  );
}
