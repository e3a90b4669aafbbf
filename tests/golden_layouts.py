"""Further rules that `golden_decisions` asks: layouts, most of texts whose sizes are whole numbers."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any, Final

from graph_data.model import Concept, ConceptGraph, Effect
from tests.golden_many import drawn_graph
from tests.golden_rules import scattered
from viz.layout.boxes import Link, Problem, make_problem
from viz.layout.cluster import groups
from viz.layout.columns import Columns, Weights, levels, longest_way
from viz.layout.coordinates import Placed, across, place
from viz.layout.earlier import in_todays_names, names_now
from viz.layout.fast_pieces import Piece, Spoken
from viz.layout.fast_place import place_sheet
from viz.layout.fast_sheet import Section, fill_sheet
from viz.layout.fast_streets import courses, lines, traffic
from viz.layout.fit import Fitter
from viz.layout.held import Held
from viz.layout.improve import Improver, first_order
from viz.layout.routes import draw, lines_of, slanted
from viz.layout.search import (
    EFFORTS,
    FINE_STEP,
    FIRST,
    Effort,
    _best_drawing,
    _column_count,
    _finalists,
    _judged,
    _placed_first,
    _scaled,
    per_crossing,
    sketch,
)
from viz.layout.steady import from_view
from viz.layout.widths import set_texts, stacked
from viz.look.text_box import TextBox
from viz.view import Brief, ConceptBox, Point, Rect, Route, View, WordsBox

Whole = tuple[TextBox, ...]


def _texts(rng: random.Random) -> Whole:
    """Return the ways to set a text: each is less wide than the one before, and a line higher."""
    widths = sorted({float(rng.randint(2, 9)) for _ in range(rng.randint(1, 4))}, reverse=True)
    return tuple(TextBox(width, 1.0 + n, (f"{width:.0f}",) * (n + 1)) for n, width in enumerate(widths))


def _problem(rng: random.Random, most: int, page: Point) -> Problem:
    """Return concepts and effects among them; some lead back, some twice the same way, some to themselves."""
    count = rng.randint(2, most)
    ends = [(rng.randrange(count), rng.randrange(count)) for _ in range(rng.randint(1, 2 * most))]
    ends += [rng.choice((pair, pair[::-1])) for pair in ends if rng.random() < 0.2]
    links = tuple(Link(f"e{n}", *pair, rng.choice((0.0, 0.85))) for n, pair in enumerate(ends))
    sizes = tuple(_texts(rng) for _ in range(count + len(links)))
    return Problem(tuple(f"c{n}" for n in range(count)), links, sizes, page, rng.choice((0.0, 12.0)))


def texts(rng: random.Random) -> Any:
    """Set the texts of columns on pages that are wider by a quarter em each, as before or anew."""
    problem = _problem(rng, 4, (1.0, 1.0))
    order = scattered(rng, problem, rng.choice((1, 2, 3)), 3)
    before = {n: rng.choice(sizes).lines for n, sizes in enumerate(problem.sizes) if rng.random() < 0.6}
    found: list[Any] = []
    for quarter in range(20, 160, 7):
        height = float(rng.randint(4, 30))
        sized = replace(problem, page=(quarter / 4, height))
        for earlier in ({}, before):
            columns = set_texts(sized, Fitter(sized), order, 1.0, earlier)
            found.append([[len(box.lines) for box in column.values()] for column in columns])
            found.append([stacked(column.values()) for column in columns])
    return found


def measured(rng: random.Random) -> Any:
    """Measure columns on pages of any size: how large their text is, how wide each, what they cost."""
    page = float(rng.choice((300, 640, 1280))), float(rng.choice((200, 400, 800)))
    problem, count = _problem(rng, 6, page), rng.choice((3, 5))
    columns = [rng.randrange(count) for _ in problem.sizes]
    fitter = Fitter(problem, rng.choice((0.25, 0.0625)))
    layout = Columns(problem, fitter, columns, count, Weights(far=rng.choice((0.0, 0.5))))
    stacks = fitter.stacks(columns, count)
    room = fitter.room(layout.text)
    widths = [fitter.width(stack, lanes, room) for stack, lanes in zip(stacks, layout.lanes, strict=True)]
    return layout.text, layout.lanes, widths, layout.cost(), layout.total(), stacks.sum(), problem.gap


def moved(rng: random.Random) -> Any:
    """Move boxes on low pages, where each line that passes a column makes it wider, and some back again."""
    problem, count = _problem(rng, 6, (900.0, float(rng.choice((120, 240))))), rng.choice((4, 6))
    columns = [rng.randrange(count) for _ in problem.sizes]
    layout = Columns(problem, Fitter(problem), columns, count, Weights())
    told: list[Any] = []
    for _ in range(8):
        item, column = rng.randrange(len(problem.sizes)), rng.randrange(count)
        links = problem.links_of[item] if item < problem.count else (item - problem.count,)
        before = layout.move({item: column}, links)
        told += [list(layout.widths), list(layout.lanes), layout.cost()]
        if rng.random() < 0.4:
            layout.take_back(before)
            told += [list(layout.widths), layout.cost()]
    return *told, layout.total()


def counts(rng: random.Random) -> Any:
    """Tell how many columns a search begins with, how much it tries, and what it counts a crossing."""
    boxes, links = rng.choice((2, 5, 9, 20, 60)), rng.choice((1, 9, 26, 27, 80, 81, 110, 111, 300))
    ends = []
    for _ in range(links):
        a = rng.randrange(boxes - 1)
        pair = (a, min(boxes - 1, a + rng.choice((1, 1, 1, 3))))
        ends.append(pair if rng.random() < 0.9 else pair[::-1])
    page = rng.choice(((1264.0, 652.0), (390.0, 700.0)))
    found = Problem(
        tuple(map(str, range(boxes))), tuple(Link(f"e{n}", *pair) for n, pair in enumerate(ends)),
        ((),) * (boxes + links), page,
    )  # fmt: skip
    efforts = [_scaled(effort, found) for effort in (FIRST, *EFFORTS)]
    told = [(each.starts, each.moves, each.stages, each.weight) for each in efforts]
    starts = [_column_count(found, start) for start in range(8)]
    return starts, told, per_crossing(found), _judged(found), found.gap, levels(found), longest_way(found)


def placed(rng: random.Random) -> Any:
    """Give boxes and lines their places, some of them held where they stood or where a hand put them."""
    page = float(rng.choice((500, 900, 1264))), float(rng.choice((300, 652)))
    problem, count = _problem(rng, 5, page), rng.choice((3, 4, 5))
    fitter = Fitter(problem)
    layout = Columns(problem, fitter, [0] * len(problem.sizes), count, Weights())
    for item in range(len(problem.sizes)):
        column = rng.randrange(count)
        touched = problem.links_of[item] if item < problem.count else (item - problem.count,)
        layout.move({item: column}, touched)
    improver = first_order(problem, layout, 0.2)
    improver.drop_empty_columns()
    improver.sort_parallel()
    nodes = range(len(problem.sizes))
    at = {n: (_whole(rng, page[0]), _whole(rng, page[1])) for n in nodes if rng.random() < 0.7}
    line: tuple[Point, ...] = tuple((_whole(rng, page[0]), _whole(rng, page[1])) for _ in range(4))
    held = Held(
        14.0, 20.0, at, frozenset(n for n in at if n < problem.count and rng.random() < 0.3),
        {q: tuple(sorted(line)) for q in range(len(problem.links)) if rng.random() < 0.5},
        {n: rng.choice(problem.sizes[n]).lines for n in nodes if rng.random() < 0.5},
    )  # fmt: skip
    order, text = improver.order, rng.choice((8.0, 14.0, 20.0))
    found: list[Any] = []
    for kept in (None, held):
        stood = place(problem, fitter, order, text, kept)
        found += [stood.y, stood.x, stood.left, stood.width, stood.ends, stood.heights, across(stood, 0.8)]
        slants = slanted(order, stood, kept)
        found += [(gap.slants, gap.cost()) for gap in slants]
        for gap in slants:
            gap.mend()
        view = draw(problem, order, stood, lines_of(order, stood, slants), Brief("v", "overview").empty, 8.0)
        found.append([route.points for route in view.routes])
    return found


def _whole(rng: random.Random, most: float) -> float:
    return 10.0 * rng.randint(0, int(most / 10))


def mended(rng: random.Random) -> Any:
    """Draw many lines between few columns, and mend what crosses at small angles or runs close together."""
    boxes, links = rng.randint(8, 14), []
    for n in range(rng.randint(20, 34)):
        a, b = rng.sample(range(boxes), 2)
        links.append(Link(f"e{n}", a, b))
    sizes = tuple(_texts(rng) for _ in range(boxes + len(links)))
    problem = Problem(tuple(f"c{n}" for n in range(boxes)), tuple(links), sizes, (1264.0, 652.0))
    fitter = Fitter(problem)
    columns = [rng.choice((0, 2, 4)) for _ in range(boxes)]
    columns += [min(4, max(columns[link.source], columns[link.target])) for link in links]
    improver = first_order(problem, Columns(problem, fitter, columns, 5, Weights()), 0.2)
    improver.drop_empty_columns()
    drawing = sketch(fitter, improver, _placed_first(fitter, improver), 0.8)
    better = drawing.mended()
    return drawing.cost, better.cost, better.pieces


def searched(rng: random.Random) -> Any:
    """Search with the least effort that has all steps: starts, rounds, drawings, the best mended."""
    problem = _problem(rng, 6, (1264.0, 652.0))
    effort = Effort(3, 60, ((2, 1), (1, 1)), 0.3, 1, 2)
    shares: list[float] = []
    finalists = _finalists(problem, Fitter(problem), effort, shares.append)
    found = _best_drawing(finalists, Fitter(problem, FINE_STEP), effort)
    return [improver.layout.columns for improver in finalists], shares, found.cost, found.pieces


def asked_for(rng: random.Random) -> Any:
    """Tell how wide gaps are for lines that rise beside each other, just past each other, or level."""
    ends = [
        [(_whole(rng, 60) / 10, _whole(rng, 60) / 10) for _ in range(rng.randint(0, 6))] for _ in range(3)
    ]
    return across(Placed(16.0, {}, {}, ends=ends), rng.choice((0.5, 1.0)))


def touching(rng: random.Random) -> Any:
    """Tell which box each line of an earlier view begins and ends at, where boxes stand close together."""
    ids = [f"c{n}" for n in range(rng.randint(2, 6))]
    rects: dict[str, Rect] = {}
    for n, id in enumerate(ids):
        rects[id] = (40.0 * (n % 3) + rng.choice((0.0, 0.0, 1.0, 3.0)), 20.0 * (n // 3), 40.0, 20.0)
    concepts = {id: Concept(id, f"name {id}") for id in ids}
    effects = {
        f"e{n}": Effect(f"e{n}", rng.choice(ids), rng.choice(ids), "is") for n in range(rng.randint(1, 5))
    }
    routes = []
    for id, effect in effects.items():
        ends = []
        for end in (effect.source, effect.target):
            x, y, w, h = rects[end]
            x += rng.choice((-1.2, -1.0, 0.0, w / 2, w, w + 1.0, w + 1.2))
            ends.append((x, y + rng.choice((-1.2, -1.0, 0.0, h / 2, h, h + 1.0, h + 1.2))))
        routes.append(Route(id, (ends[0], ends[1])))
    boxes = tuple(ConceptBox(id, rect, ("name", id), 12.0) for id, rect in rects.items())
    words = tuple(WordsBox((id,), (0.0, 0.0, 9.0, 9.0), ("is",), 12.0) for id in effects)
    view = View("v", "overview", "All", 200.0, 200.0, boxes, words, tuple(routes))
    called = {id: f"now {id}" if rng.random() < 0.4 else id for id in ids}
    now = {called[id]: Concept(called[id], rng.choice((f"name {id}", f"other {id}"))) for id in ids}
    more = {}
    for n, effect in enumerate(effects.values()):
        id = effect.id if rng.random() < 0.5 else f"now {n}"
        words_now = rng.choice(("is", "is", "does"))
        more[id] = Effect(id, called[effect.source], called[effect.target], words_now)
    today = ConceptGraph("t", now if rng.random() < 0.6 else {**concepts, **now}, more)
    told = in_todays_names(view, today, list(today.concepts), list(more))
    return (
        [box.concept for box in told.boxes], [each.effects for each in told.words],
        [route.effect for route in told.routes], names_now(view, today, list(today.concepts), list(more)),
    )  # fmt: skip


def bunches(rng: random.Random) -> Any:
    """Tell which groups a large graph falls into, where categories have few concepts or most of them."""
    total, size = rng.choice((40, 120, 200, 245, 310)), rng.choice((1, 2, 3, 4, 5, 30, 61))
    kinds = [f"k{n // size}" if rng.random() < 0.95 else "" for n in range(total)]
    if rng.random() < 0.3:
        kinds = ["" if rng.random() < 0.45 else kind for kind in kinds]
    ids = [f"c{n}" for n in range(total)]
    nodes = {id: Concept(id, id, category=kind) for id, kind in zip(ids, kinds, strict=True)}
    ends = []
    for _ in range(rng.choice((total // 2, 2 * total))):
        a = rng.randrange(total)
        ends.append((a, (a + rng.choice((1, 1, size, rng.randrange(total)))) % total))
    rank = list(range(total))
    rng.shuffle(rank)
    return [(group.title, group.members) for group in groups(ConceptGraph("t", nodes, {}), ids, ends, rank)]


def streets(rng: random.Random) -> Any:
    """Place strips of whole numbers on a page, and lead lines through their streets."""
    sections, at = [], 0
    for n in range(rng.randint(1, 4)):
        named: list[Piece] = []
        for _ in range(rng.randint(1, 6)):
            width = float(rng.randint(3, 8))
            said = Spoken(len(named), ("is",), 2.0, 0.0) if rng.random() < 0.3 else None
            named.append(Piece(at, width, float(rng.randint(1, 2)), ("x",), 1.0, said))
            at += 1
        small = [Piece(at + k, 1.3, 0.84, ("x",), 0.3, named=False) for k in range(rng.choice((0, 7)))]
        at += len(small)
        title = rng.choice(("", f"Kind {n}", "A kind with a name that is far too long for so narrow a strip"))
        sections.append(Section(title, tuple(named), tuple(small)))
    page = rng.choice(((900.0, 500.0), (300.0, 700.0)))
    sheet = fill_sheet(sections, page, 20.0)
    first = place_sheet(sheet, (8.0, 8.0, *page), None, None)
    ends = [(rng.randrange(at), rng.randrange(at)) for _ in range(rng.randint(1, 3 * at))]
    ways = courses(first, ends)
    alleys, avenues = traffic(ways)
    again = place_sheet(sheet, (8.0, 8.0, *page), lambda s, k: alleys[s, k], lambda s, k: avenues[s, k])
    drawn = lines(again, ways, {n for n in range(len(ends)) if rng.random() < 0.2})
    return first.rects, first.words, first.headings, again.alleys, again.avenues, drawn


def few_columns(rng: random.Random) -> Any:
    """Take a layout from an earlier view of one column or few, whose lines slant all the way."""
    graph = drawn_graph(rng.randrange(1000), 5)
    columns, at = rng.choice((1, 2, 3, 5)), {}
    boxes, words, routes = [], [], []
    for id in graph.concepts:
        x, y = 200.0 * rng.randint(1, columns) + rng.choice((0.0,) * 5 + (0.04, 60.0)), _whole(rng, 600)
        w = rng.choice((60.0, 120.0))
        if rng.random() < 0.85:
            boxes.append(ConceptBox(id, (x - w / 2, y - 10, w, 20.0), (id,), rng.choice((12.0, 16.0))))
        at[id] = x, y
    for effect in graph.effects.values():
        first, last = at[effect.source], at[effect.target]
        x = 200.0 * rng.randint(1, columns)
        middle = (x, (first[1] + last[1]) / 2)
        if rng.random() < 0.8:
            words.append(WordsBox((effect.id,), (middle[0] - 30, middle[1] - 8, 60.0, 16.0), ("is",), 14.0))
        if rng.random() < 0.8:
            routes.append(Route(effect.id, (first, middle, last)))
    view = View("v", "overview", "All", 1280.0, 668.0, tuple(boxes), tuple(words), tuple(routes))
    page = rng.choice(((1264.0, 652.0), (200.0, 652.0)))
    ids = list(graph.concepts)
    places = {id: (_whole(rng, 1200), _whole(rng, 600)) for id in ids if rng.random() < 0.15}
    problem = make_problem(graph, ids, list(graph.effects), page)
    found = from_view(problem, Fitter(problem), (view, places, 8.0), 1.5)
    if found is None:
        return None
    improver, held = found
    return _told(improver), held.text, held.gaps, held.at, sorted(held.fixed), held.lines, held.texts


def _told(improver: Improver) -> Any:
    order = improver.order
    return improver.layout.columns, order.layers, order.crossings(), sorted(order.arms.items())


RULES: Final = {
    "texts": (texts, 12),
    "measured": (measured, 40),
    "moved": (moved, 25),
    "counts": (counts, 40),
    "placed": (placed, 6),
    "mended": (mended, 3),
    "searched": (searched, 2),
    "asked-for": (asked_for, 200),
    "touching": (touching, 100),
    "bunches": (bunches, 10),
    "streets": (streets, 12),
    "few-columns": (few_columns, 40),
}
