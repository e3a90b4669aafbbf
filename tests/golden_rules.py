"""Further rules that `golden_decisions` asks: lines beside each other, texts in columns, large pages."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import astuple, replace
from functools import partial
from typing import Any, Final

import numpy as np

from graph_data.model import Concept, ConceptGraph, Effect, Filter, Step, Tour
from tests.golden_many import drawn_graph
from viz.layout.beside import Segment, near_pairs, running_along
from viz.layout.boxes import Problem, make_problem
from viz.layout.cluster import titles_of
from viz.layout.courses import Courses, among
from viz.layout.fast import lay_out_fast
from viz.layout.fast_again import sheet_again
from viz.layout.fast_pieces import read_large
from viz.layout.fit import Fitter
from viz.layout.held import Held, fixed_heights, set_again
from viz.layout.order import Order
from viz.layout.widths import set_texts, stacked
from viz.view import Brief, ConceptBox, Heading, Rect, View, ViewKind, WordsBox
from viz.views.behind import Standing
from viz.views.kept import KeptLayouts
from viz.views.map import MapViews
from viz.views.on_page import page_views


def _whole(rng: random.Random, most: int) -> float:
    return float(rng.randint(0, most))


def beside(rng: random.Random) -> Any:
    """Tell which places are near each other, and how far lines run along each other."""
    places = np.array([(_whole(rng, 12), _whole(rng, 12)) for _ in range(rng.randint(1, 25))])
    gaps: list[list[Segment]] = []
    for _ in range(rng.randint(1, 3)):
        gap: list[Segment] = []
        for _ in range(rng.randint(1, 5)):
            left, right = _whole(rng, 20), _whole(rng, 20)
            begin = rng.choice((0.0, 0.0, 4.0))
            points = [(begin, left), (_whole(rng, 30) + 8, left), (50.0, right), (60.0, right)]
            gap.append(((rng.randrange(3), rng.randrange(3, 6)), points))
        gaps.append(gap)
    return near_pairs(places, rng.choice((1.0, 4.0, 5.0))), running_along(gaps)


def courses(rng: random.Random) -> Any:
    """Tell what every choice of slant costs beside every other, and which lines may meet; few and many."""
    count, most = rng.choice((2, 4, 7)), rng.choice((1, 2, 4))
    ends = np.array([(_whole(rng, 6), _whole(rng, 6)) for _ in range(count)])
    kinds = np.array([rng.randint(1, most) for _ in range(count)])
    choices = np.array(
        [[sorted((_whole(rng, 8), _whole(rng, 8))) for _ in range(kinds.max())] for _ in range(count)]
    )
    gap = 8.0, rng.choice((0.5, 1.0))
    known = np.array([[rng.random() < 0.1 for _ in range(count)] for _ in range(count)])
    found = among(ends, (choices, kinds), gap, known | known.T)
    lines = Courses(ends, choices.swapaxes(0, 1), *gap)
    told = [found, lines.may_meet(lines), lines.turns]
    lines.let_first_be(int(kinds.max()) - 1)
    return *told, lines.heights[:, 0], lines.turns[:, :, 0]


def many_courses(rng: random.Random) -> Any:
    """The same of so many that it is asked first which pieces are near."""
    count = 60
    ends = np.array([(_whole(rng, 20), _whole(rng, 20)) for _ in range(count)])
    choices = np.array([[sorted((_whole(rng, 8), _whole(rng, 8))) for _ in range(3)] for _ in range(count)])
    found = among(ends, (choices, np.full(count, 3)), (8.0, 0.5), np.zeros((count, count), bool))
    return found.sum(0).astype(float)


def scattered(rng: random.Random, problem: Problem, count: int, lanes: int) -> Order:
    """Return so many columns with the boxes of a problem in any of them, and up to so many lanes."""
    order = Order(problem, count)
    for node in range(len(problem.sizes)):
        column = rng.randrange(count)
        order.put(node, column, len(order.layers[column]))
    for _ in range(rng.randint(0, lanes)):
        column = rng.randrange(count)
        order.put(order.new_lane(), column, len(order.layers[column]))
    return order


def widths(rng: random.Random) -> Any:
    """Set the texts of columns at a size, as they were before or anew."""
    graph = drawn_graph(rng.randrange(1000), 9)
    labels = {
        id: replace(c, label=f"{c.label} " + "word " * rng.randint(0, 7)) for id, c in graph.concepts.items()
    }
    graph = replace(graph, concepts=labels)
    page = rng.choice(((1264.0, 652.0), (600.0, 700.0), (300.0, 400.0)))
    problem = make_problem(graph, list(graph.concepts), list(graph.effects), page)
    order = scattered(rng, problem, rng.choice((2, 4, 6)), 6)
    before = {node: rng.choice(sizes).lines for node, sizes in enumerate(problem.sizes) if rng.random() < 0.5}
    found = []
    for text in (6.0, 11.0, 16.0, 24.0):
        for earlier in ({}, before):
            columns = set_texts(problem, Fitter(problem), order, text, earlier)
            found.append([
                ([box.lines for box in column.values()], stacked(column.values())) for column in columns
            ])  # fmt: skip
    return found


def held(rng: random.Random) -> Any:
    """Put columns and heights where they stood before, as near as others leave them room."""
    count = rng.randint(1, 5)
    halves = [rng.choice((0.5, 1.0, 2.0)) for _ in range(count)]
    wanted = {n: _whole(rng, 14) for n in range(count) if rng.random() < 0.6}
    heights = fixed_heights(range(count), halves, rng.choice((0.0, 0.5)), 12.0, wanted)
    middles = [rng.choice((None, _whole(rng, 16), _whole(rng, 16))) for _ in range(count)]
    reaches = [(rng.choice((0.5, 2.0)), rng.choice((0.5, 1.0))) for _ in range(count)]
    gaps = [rng.choice((0.0, 1.0)) for _ in range(count - 1)]
    text = Held(_whole(rng, 20), 0.0, {}, frozenset(), {}, {})
    sizes = [text.text_for(_whole(rng, 25), _whole(rng, 25)) for _ in range(4)]
    return heights, set_again(middles, reaches, gaps, 16.0), sizes


def _large(rng: random.Random) -> ConceptGraph:
    count, kinds = rng.choice((7, 20, 40)), rng.choice((1, 3))
    nodes = {
        f"c{k}": Concept(f"c{k}", " ".join(["node", str(k), "of many"][: rng.choice((1, 2, 3))]),
                         category=f"k{k % kinds}" if rng.random() < 0.8 else "")
        for k in range(count)
    }  # fmt: skip
    effects = {
        f"e{n}": Effect(f"e{n}", f"c{rng.randrange(count)}", f"c{rng.randrange(count)}", "is")
        for n in range(count)
    }
    return ConceptGraph("t", nodes, effects)


def _as_it_was(rng: random.Random, graph: ConceptGraph, *, close: bool = False) -> View:
    """Return a large graph's page as it might have been: strips, headings, rows; small boxes among others.

    ``close``: strips touch, and boxes of a row begin at heights that differ by about what rounding takes.
    """
    left = [id for id in graph.concepts if rng.random() < 0.85]
    boxes: list[ConceptBox] = []
    words: list[WordsBox] = []
    headings: list[Heading] = []
    x, strips, titled = 10.0, rng.choice((1, 2, 3)), rng.random() < 0.6
    for strip in range(strips):
        members, y, wide = left[strip::strips], 20.0, 0.0
        while members:
            if titled and rng.random() < 0.5:
                headings.append(Heading(f"kind {len(headings)}", (x, y - 12, 90.0, 10.0), 12.0, "left"))
            small, at = rng.random() < 0.3, x
            for id in members[: rng.randint(1, 4)]:
                members.remove(id)
                w, h, font = (12.0, 8.0, 3.0) if small else (rng.choice((50.0, 70.0)), 18.0, 10.0)
                font *= rng.choice((1, 1, 1, 1.25, 1.9))
                off = rng.choice((0.0, 0.04, 0.06)) if close else 0.0
                boxes.append(ConceptBox(id, (at, y + off, w, h), (id,), font))
                at += w + 5
                wide = max(wide, at - 5 - x)
            y += rng.choice((26.0, 40.0))
        x += wide + (0.0 if close else 30.0)
    rects: dict[str, Rect] = {box.concept: box.rect for box in boxes}
    for effect in graph.effects.values():
        if effect.source in rects and rng.random() < 0.3:
            bx, by, w, h = rects[effect.source]
            spot = bx + rng.choice((0.0, w / 2 - 10, w - 10)), by + h + rng.choice((0.0, 0.0, 2.0))
            words.append(WordsBox((effect.id,), (*spot, 20.0, 9.0), ("is",), 9.0))
    return View(
        "overview:all", "overview", "All", 900.0, 600.0, tuple(boxes), tuple(words), (), tuple(headings)
    )


def large_again(rng: random.Random, *, close: bool = False) -> Any:
    """Lay out a large page again that has grown, some of it placed by hand; a ``close`` one has lost some."""
    graph = _large(rng)
    view = _as_it_was(rng, graph, close=close)
    more = {f"n{k}": Concept(f"n{k}", f"new {k}", category="k0") for k in range(rng.choice((0, 1, 4)))}
    joined = {f"j{id}": Effect(f"j{id}", id, rng.choice(list(graph.concepts)), "is") for id in more}
    if close:
        graph = replace(graph, effects={id: e for id, e in graph.effects.items() if rng.random() < 0.8})
    graph = replace(
        graph,
        concepts={**graph.concepts, **more},
        effects={**graph.effects, **(joined if rng.random() < 0.5 else {})},
    )
    ids = list(graph.concepts)
    places = {id: (_whole(rng, 600), _whole(rng, 300)) for id in [*ids, "gone"] if rng.random() < 0.1}
    large = read_large(graph, ids, list(graph.effects))
    page = rng.choice(((900.0, 600.0), (400.0, 300.0)))
    sheet = sheet_again(graph, large, view, page, places)
    if sheet is None:
        return None
    rows = [
        [(row.heading, row.height, row.words, row.alley, row.width, [astuple(p) for p in row.pieces])
         for row in strip.rows]
        for strip in sheet.strips
    ]  # fmt: skip
    return (
        sheet.text,
        [strip.width for strip in sheet.strips],
        rows,
        titles_of(graph, large.concepts, [[0, 1], [2]]),
    )


def large_page(rng: random.Random) -> Any:
    """Lay out a large page whole: places of boxes, words and headings, and the lines in its streets."""
    graph = _large(rng)
    page = rng.choice(((900.0, 600.0), (1280.0, 668.0), (300.0, 700.0)))
    view = lay_out_fast(graph, list(graph.concepts), list(graph.effects), Brief("v", "overview", "All", page))
    return astuple(view)


class _Drawn:
    """Views of a graph as `page_views` asks for them, drawn by dice."""

    def __init__(self, rng: random.Random, graph: ConceptGraph) -> None:
        self.graph = graph
        self.map = MapViews(graph, (1280.0, 668.0))
        self.seed = rng.randrange(1000)

    def _view(self, id: str) -> View:
        rng = random.Random(f"{self.seed} {id}")
        kind: ViewKind = "overview" if id.startswith("overview") else rng.choice(("focus", "tour", "path"))
        px, rect = rng.choice((13.9, 14.0, 14.5, 16.0)), (0.0, 0.0, 9.0, 9.0)
        box = ConceptBox("c0", rect, ("c0",), px, central=rng.random() < 0.3)
        pages = rng.choice(((), (), ("focus:c0", "focus:c0:2")))
        height = rng.choice((600.0, 640.0, 668.0))
        return View(id, kind, id, 1280.0, height, (box,), lit=frozenset(("c0",)), pages=pages)

    def __getitem__(self, id: str) -> View:
        return self._view(id)

    def embedded_ids(self) -> list[str]:
        return ["overview:core", "overview:all", "focus:c0"]

    def for_step(self, tour: str, step: int) -> View:
        told = self.graph.tours[0].steps[step - 1]
        return self._view(f"tour:{tour}:{step}" if told.id != "same" else "overview:core")

    def near(self, tour: str, step: int) -> View | None:
        return None if step % 2 else self._view(f"near:{tour}:{step}")

    def for_reading(self, id: str) -> View | None:
        return self._view(f"{id} larger") if sum(map(ord, id)) % 3 else None


def on_page(rng: random.Random) -> Any:
    """Tell which views a page carries, in their order, and what it shows for each step of a tour."""
    graph = _large(rng)
    steps = []
    for n in range(5):
        shown = rng.choice(("show", "path", "around", "blank", "focus", "overview", "overview"))
        steps.append(Step(
            id=rng.choice((f"s{n}", "same")), show=("c0",) if shown == "show" else (),
            path={"path": ("c0", "c1"), "around": ("c0", "c1", "c0")}.get(shown, ()),
            focus="c0" if shown == "focus" else "", blank="dark" if shown == "blank" else "",
            overview=rng.choice(("", "all", "core")), shut=rng.choice(((), (), ("k0",))),
            filter=rng.choice((None, None, Filter(rest="hide"), Filter(rest="dim"))),
        ))  # fmt: skip
    graph = replace(graph, tours=(Tour("t", "T", tuple(steps)),))
    found = page_views(graph, _Drawn(rng, graph), rng.choice(("map", "overview:core", "overview:all")))
    carried = [(view.id, view.kind, sorted(view.lit)) for view in found.views]
    return found.first.id, found.plain, carried, [[astuple(step) for step in tour] for tour in found.tours]


def kept(rng: random.Random) -> Any:
    """Keep layouts, place boxes by hand, rename, retitle and look for them; tell what each call says."""
    graph = drawn_graph(rng.randrange(1000), 4)
    told: list[Any] = []
    found = KeptLayouts(cache=False, note=told.append)
    efforts = ("first", "quick", "polish")
    for turn in range(16):
        id, key, effort = rng.choice(("a", "b")), rng.choice("kl"), rng.choice(efforts)
        page = rng.choice(((1280.0, 668.0), (1280.0, 668.0), (300.0, 300.0)))
        shown = [id for id in graph.concepts if rng.random() < 0.6]
        titles = {id: graph.concepts[id].title for id in shown}
        name = rng.choice(("A", "B", rng.choice(("C", "gone"))))
        titles |= {"gone": "gone"} if name == "gone" else {}
        rect = (9.0, 9.0, 5.0, 5.0)
        boxes = tuple(ConceptBox(id, rect, tuple(title.split()), 16.0) for id, title in titles.items())
        view = View(id, "overview", name, *page, boxes)
        stand = [Standing(rng.randrange(9), _whole(rng, 20)) for _ in range(2)]
        places = {"c0": (_whole(rng, 9), 5.0)} if rng.random() < 0.3 else None
        calls = ("keep", "keep", "place", "looked", "rename", "retitle", "drop")
        call = rng.choice(calls[: 1 if turn < 3 else None])
        try:
            if call == "keep":
                found.keep(id, key, effort, view, steered=rng.random() < 0.5, places=places)
            elif call == "place":
                found.place(id, rng.choice(("c0", "c1")), rng.choice((None, (1.234, 5.678))))
            elif call == "looked":
                found.looked(id, *stand)
            elif call == "rename":
                found.rename(id, rng.choice("abc"), {"k": "m"})
            elif call == "retitle":
                told.append(found.retitle(id, name, "n", lambda title: "k" if title == "A" else "l", page))
            elif rng.random() < 0.3:
                found.drop_all_but(["a"])
        except KeyError:
            told.append(f"{call}: nothing kept")
        told.append((call, found.changed, found.is_new(id, page), found.places(id, page), found.stood(id)))
        looked = found.find(graph, id, key, effort, page), found.outdated(graph, id, page, effort)
        told.append([each and (each.title, len(each.boxes)) for each in looked])
        told.append((found.outgrown("a"), found.outgrown("b")))
    return *told, found.text()


RULES: Final[dict[str, tuple[Callable[[random.Random], Any], int]]] = {
    "beside": (beside, 40),
    "courses": (courses, 40),
    "many-courses": (many_courses, 2),
    "widths": (widths, 8),
    "held": (held, 100),
    "large-again": (large_again, 25),
    "close-again": (partial(large_again, close=True), 10),
    "large-page": (large_page, 6),
    "on-page": (on_page, 30),
    "kept": (kept, 25),
}
