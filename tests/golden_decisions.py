"""What single rules decide, of layouts and views; ``python -m tests.golden_decisions`` writes it anew.

`golden_many` sees whole pictures, which a search reaches in many ways. Here each rule is asked alone, with
whole numbers, so that limits are met exactly: a line tells the rule, what it came to in figures and a digest
of every answer.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import astuple, replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np

from graph_data.model import Category, Concept, ConceptGraph, Effect, Filter, Step, Tour
from tests import golden_catalogue, golden_drawn, golden_kept, golden_layouts, golden_near, golden_rules
from tests.golden_many import drawn_graph
from tests.golden_views import described, machine
from viz import Views
from viz.layout import Terms, lay_out
from viz.layout.boxes import Problem, make_problem
from viz.layout.cluster import groups
from viz.layout.columns import Columns, Weights, anneal
from viz.layout.earlier import in_todays_names, names_now
from viz.layout.fast_pieces import Piece, named_pieces, read_large, tiles
from viz.layout.fast_sheet import Section, fill_sheet
from viz.layout.fit import Fitter
from viz.layout.improve import Improver
from viz.layout.loose import free_place
from viz.layout.order import Order
from viz.layout.reading import for_reading
from viz.layout.rows import in_rows
from viz.layout.search import FINE_STEP, _placed_first, _start, per_crossing, sketch
from viz.layout.sheet import Sheet
from viz.layout.sift import sifted_layers
from viz.layout.slants import choose
from viz.layout.slants_again import Again, slant_before
from viz.layout.steady import from_view
from viz.layout.sweep import sweep
from viz.layout.widths import fitting
from viz.look.text_box import TextBox
from viz.near.chain import chain_view
from viz.near.focus import focus_views
from viz.view import STAGE, Brief, ConceptBox, Point, Route, View, WordsBox
from viz.views.kept import KeptLayouts
from viz.views.shut import ShutGroups
from viz.views.steps import Content

FILE: Final = Path(__file__).parent / "golden" / "decisions.txt"


def _rounded(found: Any) -> Any:
    """Return numbers as they are told: to a thousandth, whatever holds them."""
    if isinstance(found, np.ndarray):
        found = found.tolist()
    if isinstance(found, float):
        return round(found, 3) + 0.0
    if isinstance(found, dict):
        return [(key, _rounded(found[key])) for key in sorted(found)]
    return [_rounded(each) for each in found] if isinstance(found, list | tuple) else found


def _problem(rng: random.Random) -> Problem:
    graph = drawn_graph(rng.randrange(1000), 9)
    page = rng.choice(((1280.0, 668.0), (600.0, 700.0), (300.0, 900.0)))
    return make_problem(graph, list(graph.concepts), list(graph.effects), page, rng.choice((0.0, 12.0, 24.0)))


def _columns(rng: random.Random) -> Any:
    """Change columns at random, take some changes back, let them be improved; tell all costs."""
    problem, count = _problem(rng), rng.choice((3, 4, 7))
    columns = [rng.randrange(count) for _ in problem.sizes]
    layout = Columns(problem, Fitter(problem), columns, count, Weights(lanes=rng.choice((0.7, 3.0))))
    told: list[Any] = [layout.total(), layout.gaps(), layout.charge]
    for _ in range(12):
        changes, links = layout.draw(rng)
        before = layout.move(changes, links)
        told += [sorted(changes.items()), layout.cost(), layout.lanes, layout.members]
        if rng.random() < 0.4:
            layout.take_back(before)
    return *told, anneal(layout, rng, 60), layout.cost()


def _ordered(rng: random.Random) -> Order:
    """Return columns of nodes with lines at random."""
    count = rng.randint(2, 5)
    sizes = [rng.randint(1, 6) for _ in range(count)]
    problem = Problem(tuple(map(str, range(sum(sizes)))), (), ((),) * sum(sizes), (1.0, 1.0))
    order, node = Order(problem, count), 0
    for column, size in enumerate(sizes):
        for slot in range(size):
            order.put(node, column, slot)
            node += 1
    for gap in range(count - 1):
        left, right = order.layers[gap], order.layers[gap + 1]
        for _ in range(rng.randint(0, 2 * len(left))):
            order.segments[gap].append((rng.choice(left), rng.choice(right)))
    return order


def _sifting(rng: random.Random) -> Any:
    order = _ordered(rng)
    sheet = Sheet(order)
    sweep(sheet, 2)
    return order.crossings(), sheet.crossings(), sheet.copied(), [sifted_layers(order, n) for n in (0, 3)]


def _slanting(rng: random.Random) -> Any:
    """Let lines choose and mend their slants, some as they slanted before."""
    count, width = rng.randint(1, 9), float(rng.randint(3, 9))
    ends = np.array([(float(rng.randint(0, 8)), float(rng.randint(0, 8))) for _ in range(count)])
    rooms = np.array([(rng.choice((0.0, 0.5)), width - rng.choice((0.0, 1.0))) for _ in range(count)])
    again: dict[int, Again] = {}
    for line in range(count):
        if rng.random() < 0.3:
            low, high = (end + rng.choice((0.0, 0.0, 0.25, 0.5, 2.0)) for end in ends[line])
            begin = float(rng.randint(-1, 3))
            piece = (5 + begin, low), (5 + begin + rng.choice((1.0, 2.0, 4.0)), high)
            found = slant_before([piece], tuple(ends[line]), tuple(rooms[line]), 5.0)
            again |= {line: found} if found else {}
    slants = choose(ends, rooms, (width, rng.choice((0.5, 1.0))), again)
    chosen, cost = slants.slants.tolist(), slants.cost()
    slants.mend()
    return chosen, cost, slants.slants, slants.cost()


def _view(rng: random.Random, graph: ConceptGraph) -> View:
    """Return a graph as it might have stood: boxes in columns, a few aside; words between; lines straight."""
    boxes, words, routes = [], [], []
    at: dict[str, Point] = {}
    for id in graph.concepts:
        x, y = 150.0 * rng.randint(1, 7), 40.0 * rng.randint(1, 14)
        x += rng.choice((0.0,) * 9 + (10.0, 75.0))
        w, h = rng.choice((60.0, 80.0, 100.0)), rng.choice((20.0, 30.0))
        boxes.append(
            ConceptBox(id, (x - w / 2, y - h / 2, w, h), tuple(graph.concepts[id].title.split()), 16)
        )
        at[id] = x, y
    for effect in graph.effects.values():
        (x0, y0), (x1, y1) = at[effect.source], at[effect.target]
        x, y = 150.0 * round((x0 + x1) / 300), (y0 + y1) / 2
        words.append(WordsBox((effect.id,), (x - 30, y - 8, 60.0, 16.0), tuple(effect.words.split()), 14))
        routes.append(Route(effect.id, ((x0, y0), (x, y0), (x, y), (x1, y), (x1, y1))))
    return View("overview:all", "overview", "All", 1280.0, 668.0, tuple(boxes), tuple(words), tuple(routes))


def _edited(rng: random.Random, graph: ConceptGraph) -> ConceptGraph:
    """Return a graph with some of it renamed, gone, joined otherwise, and some of it new."""
    names = {id: f"new{id}" if rng.random() < 0.3 else id for id in graph.concepts}
    concepts = {
        names[id]: Concept(names[id], c.label if rng.random() < 0.4 else f"other {id}")
        for id, c in graph.concepts.items()
        if rng.random() < 0.9
    }
    concepts |= {f"more{n}": Concept(f"more{n}", "thing") for n in range(rng.choice((0, 1, 2)))}
    effects = {}
    for e in graph.effects.values():
        source, target = names[e.source], names[e.target]
        if rng.random() < 0.15:
            source, target = target, source
        if rng.random() < 0.15:
            target = rng.choice(list(concepts))
        if {source, target} <= set(concepts) and rng.random() < 0.9:
            id = f"{e.id}x" if rng.random() < 0.4 else e.id
            effects[id] = Effect(id, source, target, e.label if rng.random() < 0.7 else "does")
    for n in range(rng.choice((0, 1, 2))):
        source, target = rng.choice(list(concepts)), rng.choice(list(concepts))
        effects[f"m{n}"] = Effect(f"m{n}", source, target, "joins")
    return ConceptGraph("t", concepts, effects)


def _renaming(rng: random.Random) -> Any:
    graph = drawn_graph(rng.randrange(1000), 8)
    view, now = _view(rng, graph), None
    while now is None or not now.concepts:
        now = _edited(rng, graph)
    ids = list(now.concepts)
    told = in_todays_names(view, now, ids, list(now.effects))
    return (
        [box.concept for box in told.boxes], [words.effects for words in told.words],
        [route.effect for route in told.routes], names_now(view, now, ids, now.effects),
    )  # fmt: skip


def _steady(rng: random.Random) -> Any:
    """Take a layout from an earlier view, with what a hand placed and what is new."""
    graph = drawn_graph(rng.randrange(1000), 8)
    view = _view(rng, graph)
    ids = list(graph.concepts)
    for n in range(rng.choice((0, 1, 2))):
        graph = replace(graph, concepts={**graph.concepts, f"x{n}": Concept(f"x{n}", f"loose {n}")})
    more = {}
    for n in range(rng.choice((0, 2))):
        source, target = rng.choices(ids, k=2)
        more[f"m{n}"] = Effect(f"m{n}", source, target, "joins")
    graph = replace(graph, effects={**graph.effects, **more})
    left = tuple(box for box in view.boxes if rng.random() < 0.85)
    places = {id: (100.0 * rng.randint(1, 12), 50.0 * rng.randint(1, 12)) for id in ids if rng.random() < 0.1}
    page = (1264.0, 652.0)
    problem = make_problem(graph, list(graph.concepts), list(graph.effects), page)
    found = from_view(problem, Fitter(problem), (replace(view, boxes=left), places, 8.0), 1.5)
    if found is None:
        return None
    improver, held = found
    order = improver.order
    return (
        improver.layout.columns, order.layers, order.crossings(), sorted(order.arms.items()), held.text,
        held.gaps, dict(held.at), sorted(held.fixed), dict(held.lines), dict(held.texts), improver.total(),
    )  # fmt: skip


def _reading(rng: random.Random) -> Any:
    """Set an earlier view in text of another size, in the same columns and order."""
    graph = drawn_graph(rng.randrange(1000), rng.choice((4, 7)))
    found = for_reading(graph, _view(rng, graph), rng.choice((11.0, 16.0)), rng.choice((8.0, 20.0)))
    return found and described(found)


def _again(rng: random.Random) -> Any:
    """Lay out a graph that was edited, where it stood before, some of it placed by hand."""
    graph = drawn_graph(rng.randrange(1000), rng.choice((4, 7)))
    view = _view(rng, graph)
    now = _edited(rng, graph)
    places = {id: (100.0 * rng.randint(1, 12), 50.0 * rng.randint(1, 12)) for id in now.concepts}
    terms = Terms("first", keep=view, places={id: at for id, at in places.items() if rng.random() < 0.2})
    brief = Brief("v", "overview", "All", STAGE)
    return described(lay_out(now, list(now.concepts), list(now.effects), brief, terms))


def _loose(rng: random.Random) -> Any:
    count = rng.randint(1, 4)
    spans = [(20.0 * c, 20.0 * c + rng.choice((8.0, 12.0))) for c in range(count)]
    taken = []
    for _ in spans:
        tops = [float(rng.randint(0, 90)) for _ in range(rng.randint(0, 5))]
        taken.append([(top, top + rng.choice((5.0, 10.0, 20.0))) for top in tops])
    return free_place(
        (10.0, float(rng.choice((5, 10, 20)))), spans, taken, ((0.0, 0.0), (20.0 * count, 100.0))
    )


def _large_graph(rng: random.Random) -> ConceptGraph:
    """Return a graph in bunches, some of them categories, with a name now and then that has no room."""
    count, bunches = rng.choice((6, 25, 70, 240)), rng.choice((2, 3, 6, 25))
    kinds = rng.choice(("", "a", "a", "same"))
    nodes = {}
    for k in range(count):
        kind = {"": "", "a": f"k{k % bunches}", "same": "k0" if k % 9 else "k1"}[kinds]
        label = " ".join(["node", str(k), "of very many"][: rng.choice((1, 2, 2, 3))]) * rng.choice((1, 1, 9))
        nodes[f"c{k}"] = Concept(f"c{k}", label, category=kind if rng.random() < 0.8 else "")
    effects = {}
    for n in range(rng.choice((1, 2)) * count):
        a = rng.randrange(count) if rng.random() < 0.7 else 0
        b = rng.randrange(a % bunches, count, bunches) if rng.random() < 0.8 else rng.randrange(count)
        level, words = rng.choice((("core", "is"), ("detail", "is"), ("core", "is very much more than the")))
        effects[f"e{n}"] = Effect(f"e{n}", f"c{a}", f"c{b}", words, level=level)  # type: ignore[arg-type]
    listed = {f"k{k}": Category(f"k{k}", f"Kind {k // 2}") for k in range(bunches) if k != 5}
    return ConceptGraph("t", nodes, effects, listed)


def _grouping(rng: random.Random) -> Any:
    graph = _large_graph(rng)
    large = read_large(graph, list(graph.concepts), list(graph.effects))
    parts = groups(graph, large.concepts, large.ends, large.rank)
    pieces = [repr(_facts(piece)) for piece in (*named_pieces(graph, large), *tiles(graph, large, 1.5)[:9])]
    return [(group.title, group.members) for group in parts], large.ranked, pieces


def _facts(piece: Piece) -> Any:
    said = piece.spoken
    words = (said.link, said.lines, said.width, said.mark) if said else ()
    return _rounded((piece.concept, piece.width, piece.height, piece.lines, piece.scale, piece.named, words))


def _sheets(rng: random.Random) -> Any:
    sections = []
    for n in range(rng.randint(1, 12)):
        named = [
            Piece(k, float(rng.randint(2, 9)), float(rng.randint(1, 3)), ("x",), 1.0)
            for k in range(rng.randint(0, 9))
        ]
        small = [Piece(k, 1.3, 0.84, ("x",), 0.3, named=False) for k in range(rng.choice((1, 20)))]
        sections.append(
            Section(f"S{n}" * (n % 3), tuple(named), tuple(small if rng.random() < 0.5 or not named else ()))
        )
    page = rng.choice(((1280.0, 668.0), (300.0, 900.0), (90.0, 60.0)))
    sheet = fill_sheet(sections, page, 24.0)
    rows = [
        [(row.heading, row.height, row.words, row.alley, row.width, [p.concept for p in row.pieces])
         for row in strip.rows]
        for strip in sheet.strips
    ]  # fmt: skip
    return sheet.text, [strip.width for strip in sheet.strips], rows


def _rows(rng: random.Random) -> Any:
    """Lay chains out in rows, of which one may be none."""
    pairs, n = [], 0
    for _ in range(rng.randint(1, 7)):
        length = rng.choice((2, 2, 2, 3, 4))
        way = [f"n{n + k}" for k in range(length)]
        n += length
        turned = way[::-1] if rng.random() < 0.3 else way
        pairs += list(pairwise(turned))
        pairs += [pair[::-1] for pair in pairs[-1:] if rng.random() < 0.2]
    pairs += [("n0", f"n{n - 1}")] if rng.random() < 0.1 else []
    rng.shuffle(pairs)
    ids = [f"n{k}" for k in range(n + rng.choice((0, 0, 1)))]
    nodes = {id: Concept(id, f"{id} " + "word " * rng.randint(0, 9)) for id in ids}
    effects = {f"e{k}": Effect(f"e{k}", *ends, "acts well on") for k, ends in enumerate(pairs)}
    graph = ConceptGraph("t", nodes, effects)
    page = rng.choice(((1264.0, 652.0), (400.0, 652.0), (900.0, 120.0)))
    problem = make_problem(graph, ids, list(effects), page)
    made: Improver | None = in_rows(problem, Fitter(problem), 1.5)
    return made and (made.layout.columns, made.order.layers, made.layout.text)


def _fitting(rng: random.Random) -> Any:
    """Set texts by sizes of which several are as wide as the limit, or none is."""
    sizes = [
        TextBox(float(rng.randint(2, 6)), float(rng.randint(1, 3)), (str(k),))
        for k in range(rng.randint(1, 4))
    ]
    return [fitting(sizes, float(limit)).lines for limit in range(1, 8)]


def _searching(rng: random.Random) -> Any:
    """Begin a search with few moves, improve that, and draw it."""
    problem, start = _problem(rng), rng.randrange(8)
    improver = _start(problem, Fitter(problem), start, 40)
    told: list[Any] = [improver.layout.columns, improver.order.layers, improver.total()]
    improver.relocate_all(rng, 2, 0.3)
    improver.reinsert_all(rng)
    told += [improver.layout.columns, improver.order.layers, improver.cost(), per_crossing(problem)]
    improver.drop_empty_columns()
    improver.sort_parallel()
    fine = Fitter(problem, FINE_STEP)
    drawn = sketch(fine, improver, _placed_first(fine, improver), rng.choice((0.55, 1.0)))
    return *told, drawn.cost, drawn.placed.text, drawn.pieces


def _near(rng: random.Random) -> Any:
    """Show what surrounds a concept, in a page of any size, with some categories and words of any length."""
    graph = drawn_graph(rng.randrange(1000), rng.choice((5, 9, 30)))
    effects = {
        id: replace(e, level="detail" if rng.random() < 0.3 else "core", label="is " * rng.randint(1, 9))
        for id, e in graph.effects.items()
    }
    graph = replace(graph, effects=effects)
    page = float(rng.choice((390, 720, 1280))), float(rng.choice((300, 668, 900)))
    around = focus_views(graph, "c0", hops=rng.choice((1, 1, 2, 3)), page=page, text=rng.choice((None, 0.8)))
    chained = list(graph.concepts)[: rng.randint(2, 5)]
    chain = chain_view(graph, chained, list(effects.values()), Brief("path", "path", "A way", page))
    return [described(view) for view in (*around, chain)]


def _told(rng: random.Random) -> Any:
    """Tell what steps of any kind show, light and search for, without laying them out."""
    graph = drawn_graph(rng.randrange(1000), 9)
    concepts, effects = list(graph.concepts), list(graph.effects)
    kinds = (None, "dim", "hide")
    steps = []
    for n in range(6):
        rest = rng.choice(kinds)
        shown = rng.choice(("show", "path", "focus", "blank", "overview", "overview", "overview"))
        some = tuple(rng.sample(concepts, rng.randint(1, min(4, len(concepts)))))
        given: dict[str, Any] = {
            "show": some if shown == "show" else (),
            "path": some if shown == "path" else (),
            "focus": some[0] if shown == "focus" else "",
            "blank": "dark" if shown == "blank" else "",
            "overview": rng.choice(("", "all")) if shown == "overview" else "",
        }
        lit = rng.choice(((), (rng.choice(effects),), some[:2], tuple(effects[:3])))
        verdicts = tuple(rng.sample(("supported", "mixed", "not-checked", "contradicted"), 2))
        kept = Filter(verdict=verdicts, rest=rest) if rest else None  # type: ignore[arg-type]
        closed = rng.choice(((), (), tuple(graph.categories)[:1], some[:1]))
        only = tuple(effects[::2]) if rng.random() < 0.3 else ()
        named = rng.choice(("", f"s{n}"))
        steps.append(Step(id=named, highlight=lit, filter=kept, shut=closed, effects=only, **given))
    tour = Tour("t", "T", tuple(steps))
    views = Views(replace(graph, tours=(tour,)), kept=KeptLayouts(cache=False))
    told: list[Any] = [views._step_ids(), views._lit_ids()]
    for n in range(1, 8):
        for found in (views.content_of_step("t", n), views.lit_content_of_step("t", n)):
            told.append(found and (found.concepts, [(e.id, e.source, e.target) for e in found.effects]))
        searched = views._tours.searched(f"t:{n}")
        told += [searched and searched[:2], views._tours.canonical(f"tour:t:{n}:lit")]
    return *told, [views.on_page("t", n) for n in range(1, 7)]


def _shutting(rng: random.Random) -> Any:
    """Shut some groups of a graph, by their keys, names or concepts."""
    graph = drawn_graph(rng.randrange(1000), 12)
    groups = ShutGroups(graph)
    some = [*rng.sample(list(graph.concepts), 2), *groups.groups.names.values(), "kind 1", "nothing"]
    named = groups.keys(some[: rng.randint(1, len(some))])
    whole = Content(tuple(graph.concepts), tuple(graph.effects.values()))
    shown = groups.content(whole, named[: rng.randint(0, 2)], plain=rng.random() < 0.3)
    boxes = [astuple(groups.graph.concepts[id]) for id in shown.concepts]
    lit = groups.lit(frozenset(rng.sample([*graph.concepts, *graph.effects], 2)))
    return named, groups.groups.keys(), boxes, [astuple(effect) for effect in shown.effects], sorted(lit)


RULES: Final[dict[str, tuple[Callable[[random.Random], Any], int]]] = {
    "columns": (_columns, 10),
    "sifting": (_sifting, 60),
    "slanting": (_slanting, 30),
    "renaming": (_renaming, 150),
    "steady": (_steady, 60),
    "reading": (_reading, 8),
    "again": (_again, 12),
    "loose": (_loose, 300),
    "grouping": (_grouping, 12),
    "sheets": (_sheets, 15),
    "rows": (_rows, 40),
    "fitting": (_fitting, 200),
    "searching": (_searching, 5),
    "near": (_near, 12),
    "told": (_told, 25),
    "shutting": (_shutting, 40),
    **golden_rules.RULES,
    **golden_layouts.RULES,
    **golden_near.RULES,
    **golden_drawn.RULES,
    **golden_catalogue.RULES,
    **golden_kept.RULES,
}
#: Each rule is told in so many lines.
LINES: Final = 4
CASES: Final = [f"{rule} {part}" for rule in RULES for part in range(LINES)]


def told(case: str) -> str:
    """Return a line: the rule, how many answers it gave and how long they are, a digest of all of them."""
    rule, part = case.split()
    answer, count = RULES[rule]
    rng = random.Random(case)
    found = [repr(_rounded(answer(rng))) for _ in range(count)]
    size = sum(map(len, found))
    digest = sha256("\n".join(found).encode()).hexdigest()[:12]
    return f"{rule} {part}: {count} answers, {size} characters, {digest}"


def main() -> None:
    """Write all lines anew."""
    FILE.write_text("\n".join((f"# found on {machine()}", *map(told, CASES))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
