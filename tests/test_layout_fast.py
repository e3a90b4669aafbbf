"""The layout of large graphs: nothing overlaps, nothing is lost, lines keep to their streets."""

from __future__ import annotations

import random

import pytest

from graph_data import Category, Concept, ConceptGraph, Effect
from graph_data.model import Verdict
from viz.layout import is_large, lay_out
from viz.layout.cluster import groups
from viz.layout.fast import LEAST_PX, lay_out_fast
from viz.picture.svg import render_svg
from viz.view import Brief, View
from viz.views.catalogue import Views

WORDS = ("increases", "decreases", "regulates absorption of", "is required for", "competes with")
SYLLABLES = ("mag", "ne", "si", "um", "cal", "ci", "vi", "ta", "min", "bo", "joint", "mus", "cle")
VERDICTS: tuple[Verdict, ...] = ("supported", "not-checked")


def grown(count: int, *, categories: int = 8, each: int = 3, seed: int = 1) -> ConceptGraph:
    """Return a graph with hubs: every concept acts on ``each`` earlier ones, the well linked more often."""
    rng = random.Random(seed)
    kinds = {f"k{k}": Category(f"k{k}", f"Kind {k}") for k in range(categories)}
    concepts: dict[str, Concept] = {}
    ends: list[int] = []
    effects: dict[str, Effect] = {}
    for n in range(count):
        label = " ".join("".join(rng.choices(SYLLABLES, k=3)) for _ in range(rng.choice((1, 1, 2))))
        kind = rng.choice(list(kinds)) if kinds else ""
        concepts[f"c{n}"] = Concept(f"c{n}", label, kind)
        for other in sorted({rng.choice(ends) for _ in range(each)}) if ends else []:
            id = f"e{len(effects)}"
            verdict: Verdict = rng.choice(VERDICTS)
            effects[id] = Effect(id, f"c{n}", f"c{other}", rng.choice(WORDS), verdict=verdict)
            ends += [n, other]
        ends = ends or [0]
    return ConceptGraph("Large", concepts, effects, kinds)


def laid_out(graph: ConceptGraph, page: tuple[float, float] = (1280.0, 668.0)) -> View:
    ids = (list(graph.concepts), list(graph.effects))
    return lay_out_fast(graph, *ids, Brief("overview:all", "overview", page=page))


def overlaps(rects: list[tuple[float, float, float, float]]) -> int:
    """Return how many pairs of rectangles overlap by more than a hundredth of a px."""
    found = 0
    order = sorted(rects)
    for k, (x, y, w, h) in enumerate(order):
        for ox, oy, ow, oh in order[k + 1 :]:
            if ox >= x + w - 0.011:
                break
            found += ox + ow > x + 0.011 and oy + oh > y + 0.011 and oy < y + h - 0.011
    return found


def runs_through(view: View, graph: ConceptGraph) -> int:
    """Return how many stretches of lines lie in a box, or in words, of others. All are level or upright."""
    found = 0
    solid = [(box.rect, {box.concept}, set[str]()) for box in view.boxes]
    solid += [(words.rect, set[str](), set(words.effects)) for words in view.words]
    for route in view.routes:
        effect = graph.effects[route.effect]
        own = {effect.source, effect.target}
        for (x0, y0), (x1, y1) in zip(route.points, route.points[1:], strict=False):
            assert x0 == x1 or y0 == y1
            left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            for (x, y, w, h), concepts, effects in solid:
                meets = left < x + w - 0.02 and right > x + 0.02 and top < y + h - 0.02 and bottom > y + 0.02
                found += meets and not concepts & own and route.effect not in effects
    return found


@pytest.mark.parametrize(("count", "categories"), [(160, 6), (300, 0), (1000, 8)])
def test_no_box_and_no_words_overlap_and_all_stand_on_the_page(count: int, categories: int) -> None:
    graph = grown(count, categories=categories)
    view = laid_out(graph)
    rects = [b.rect for b in view.boxes] + [w.rect for w in view.words] + [h.rect for h in view.headings]
    assert overlaps(rects) == 0
    points = [point for route in view.routes for point in route.points]
    points += [(x, y) for x, y, _, _ in rects] + [(x + w, y + h) for x, y, w, h in rects]
    assert min(x for x, _ in points) >= 0
    assert max(x for x, _ in points) <= 1280
    assert min(y for _, y in points) >= 0
    assert max(y for _, y in points) <= 668


@pytest.mark.parametrize("categories", [0, 8])
def test_lines_keep_to_the_streets(categories: int) -> None:
    graph = grown(300, categories=categories)
    assert runs_through(laid_out(graph), graph) == 0


def test_every_concept_has_a_box_and_every_effect_a_line_from_border_to_border() -> None:
    graph = grown(400)
    view = laid_out(graph)
    rects = {box.concept: box.rect for box in view.boxes}
    assert list(rects) == list(graph.concepts)
    assert [route.effect for route in view.routes] == list(graph.effects)
    for route in view.routes:
        effect = graph.effects[route.effect]
        for concept, (px, py) in ((effect.source, route.points[0]), (effect.target, route.points[-1])):
            x, y, w, h = rects[concept]
            assert x - 0.01 <= px <= x + w + 0.01
            assert min(abs(py - y), abs(py - y - h)) <= 0.02


def test_what_is_named_can_be_read_and_a_line_counts_it() -> None:
    graph = grown(1000)
    view = laid_out(graph)
    named = [box for box in view.boxes if box.font_px >= LEAST_PX - 0.01]
    assert 120 <= len(named) < 1000
    assert all(box.lines for box in named)
    assert all(words.font_px >= 0.9 * LEAST_PX - 0.02 for words in view.words)
    assert view.headings[-1].text == (
        f"{len(named)} of 1,000 concepts named, {len(view.words)} of {len(graph.effects):,} effects in words"
    )
    hub = max(graph.concepts, key=lambda c: len(graph.incoming[c]) + len(graph.outgoing[c]))
    assert next(box for box in view.boxes if box.concept == hub).font_px == max(b.font_px for b in view.boxes)


def test_words_stand_in_the_line_of_their_effect() -> None:
    graph = grown(300)
    view = laid_out(graph)
    routes = {route.effect: route.points for route in view.routes}
    assert len(view.words) >= 60
    for words in view.words:
        x, y, w, h = words.rect
        middle = x + w / 2
        pairs = zip(routes[words.effects[0]], routes[words.effects[0]][1:], strict=False)
        upright = [(a, b) for a, b in pairs if abs(a[0] - middle) < 0.1 and abs(b[0] - middle) < 0.1]
        assert any(min(a[1], b[1]) <= y + 0.1 and max(a[1], b[1]) >= y + h for a, b in upright)


def test_groups_are_the_categories_with_their_labels() -> None:
    graph = grown(400, categories=5)
    view = laid_out(graph)
    assert {heading.text for heading in view.headings[:-1]} == {f"Kind {k}" for k in range(5)}


def test_without_categories_concepts_that_are_linked_stand_together() -> None:
    concepts = {f"{part}{n}": Concept(f"{part}{n}", f"{part} {n}") for part in "abcd" for n in range(50)}
    rng = random.Random(3)
    effects = {}
    for part in "abcd":
        for n in range(150):
            source, target = rng.sample(range(50), 2)
            effects[f"{part}-{n}"] = Effect(f"{part}-{n}", f"{part}{source}", f"{part}{target}", "affects")
    effects["bridge"] = Effect("bridge", "a0", "b0", "affects")
    graph = ConceptGraph("Four", concepts, effects)
    ids = list(concepts)
    number = {id: k for k, id in enumerate(ids)}
    ends = [(number[e.source], number[e.target]) for e in effects.values()]
    found = groups(graph, ids, ends, list(range(len(ids))))
    parts = [{ids[c][0] for c in group.members} for group in found]
    assert sorted(map(sorted, parts)) == [["a"], ["b"], ["c"], ["d"]]
    order = [min(part) for part in parts]
    assert abs(order.index("a") - order.index("b")) == 1


def test_the_same_graph_gives_the_same_view() -> None:
    assert laid_out(grown(300, categories=0)) == laid_out(grown(300, categories=0))


@pytest.mark.parametrize("page", [(1920.0, 1028.0), (1024.0, 716.0), (720.0, 1228.0), (200.0, 150.0)])
def test_any_page(page: tuple[float, float]) -> None:
    view = laid_out(grown(200), page)
    assert len(view.boxes) == 200
    assert overlaps([b.rect for b in view.boxes] + [w.rect for w in view.words]) == 0
    assert max(b.rect[0] + b.rect[2] for b in view.boxes) <= page[0]
    assert max(b.rect[1] + b.rect[3] for b in view.boxes) <= page[1]


def test_hostile_and_odd_graphs() -> None:
    assert laid_out(ConceptGraph("Empty", {}, {})).boxes == ()
    assert len(laid_out(ConceptGraph("One", {"a": Concept("a", "a")}, {})).boxes) == 1
    names = ["__proto__", "constructor", "x" * 1_000_000, "\0", "\ud800", "\u202e abc", "", "</script>"]
    concepts = {f"{k}": Concept(f"{k}", names[k % len(names)], f"k{k}") for k in range(180)}
    effects = {
        f"e{k}": Effect(f"e{k}", f"{k % 180}", f"{k * k % 180}", names[k % len(names)]) for k in range(500)
    }
    kinds = {f"k{k}": Category(f"k{k}", "") for k in range(180)}
    view = laid_out(ConceptGraph("Odd", concepts, effects, kinds))
    assert len(view.boxes) == 180
    assert len(view.routes) == 500
    assert overlaps([b.rect for b in view.boxes] + [w.rect for w in view.words]) == 0


def test_large_graphs_get_this_layout_everywhere() -> None:
    graph = grown(200)
    assert is_large(200, len(graph.effects))
    ids = (list(graph.concepts), list(graph.effects))
    assert lay_out(graph, *ids, Brief("overview:all", "overview")) == laid_out(graph)
    again = [Views(graph)["overview:core"] for _ in range(2)]
    assert again[0] == again[1]
    assert {heading.text for heading in again[1].headings} >= {"Kind 0", "Kind 7"}


def test_the_picture_of_a_crowd_is_small_and_shows_spoken_lines_in_full() -> None:
    graph = grown(1000)
    view = laid_out(graph)
    svg = render_svg(graph, view)
    assert svg.count("data-effect=") == len(view.words)
    assert svg.count("<path") < 3 * len(graph.concepts)
    named = sum(box.font_px >= LEAST_PX - 0.01 for box in view.boxes)
    lines = sum(len(box.lines) for box in view.boxes if box.font_px >= LEAST_PX - 0.01)
    texts = svg.count("<text")
    assert named < texts == lines + sum(len(w.lines) for w in view.words) + len(view.headings)


@pytest.mark.parametrize(("count", "title"), [(1, "c0"), (2, "c0, c1"), (3, "c0, c1 …")])
def test_a_group_without_a_category_is_called_by_its_first_concepts(count: int, title: str) -> None:
    concepts = {f"c{n}": Concept(f"c{n}", f"c{n}") for n in range(count)}
    graph = ConceptGraph("t", concepts, {})
    ends = [(n, n + 1) for n in range(count - 1)]
    assert [group.title for group in groups(graph, list(concepts), ends, list(range(count)))] == [title]
