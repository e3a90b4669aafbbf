"""Layouts: nothing overlaps in any graph, the text is large, the same graph gives the same picture."""

from __future__ import annotations

import json
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.judge import measure
from graph_data import example_path, read_graph
from graph_data.model import Concept, ConceptGraph, Effect
from viz import KeptLayouts, Views, layout_file
from viz.layout import Terms, is_large, lay_out
from viz.look.text import drawable, width, wrappings
from viz.picture.draw import layout_json
from viz.view import Brief, Point, Rect, View
from viz.views.steps import content_of

ROOT = Path(__file__).parent.parent
Pair = tuple[int, int]
PAGE: Point = (1280.0, 668.0)


def make_graph(count: int, pairs: list[Pair], names: str = "concept", words: str = "acts on") -> ConceptGraph:
    concepts = {f"c{i}": Concept(f"c{i}", f"{names} {i}" if names else "") for i in range(count)}
    effects = {f"e{k}": Effect(f"e{k}", f"c{a}", f"c{b}", words) for k, (a, b) in enumerate(pairs)}
    return ConceptGraph("test", concepts, effects)


def drawn(
    graph: ConceptGraph,
    page: Point = (1280.0, 668.0),
    keep: View | None = None,
    effort: Literal["quick", "polish"] = "quick",
) -> View:
    return lay_out(
        graph, list(graph.concepts), list(graph.effects),
        Brief("overview:all", "overview", "Test", page), Terms(effort, keep),
    )  # fmt: skip


def overlap(a: Rect, b: Rect) -> bool:
    across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    down = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return across > 0.05 and down > 0.05


def runs_through(a: Point, b: Point, rect: Rect) -> bool:
    """Whether a line piece enters a box by more than half a px (clipped to each of its sides)."""
    x, y, w, h = rect
    low, high = 0.0, 1.0
    for start, end, least, most in ((a[0], b[0], x + 0.5, x + w - 0.5), (a[1], b[1], y + 0.5, y + h - 0.5)):
        if start == end:
            if not least <= start <= most:
                return False
            continue
        first, second = sorted(((least - start) / (end - start), (most - start) / (end - start)))
        low, high = max(low, first), min(high, second)
    return low < high


def faults(graph: ConceptGraph, view: View) -> list[str]:
    """Return everything that overlaps or leaves the page."""
    boxes = {box.concept: box.rect for box in view.boxes}
    words = {item.effects: item.rect for item in view.words}
    rects = [*boxes.items(), *words.items()]
    found = [f"{a} on {b}" for (a, p), (b, q) in combinations(rects, 2) if overlap(p, q)]
    for name, (x, y, w, h) in rects:
        if x < 0 or y < 0 or x + w > view.width or y + h > view.height:
            found.append(f"{name} outside")
    for route in view.routes:
        effect = graph.effects[route.effect]
        foreign = [boxes[c] for c in boxes if c not in (effect.source, effect.target)]
        foreign += [rect for effects, rect in words.items() if route.effect not in effects]
        for a, b in zip(route.points, route.points[1:], strict=False):
            found += [f"{route.effect} through {rect}" for rect in foreign if runs_through(a, b, rect)]
    return found


def touches(point: Point, rect: Rect) -> bool:
    x, y, w, h = rect
    on_side = min(abs(point[0] - x), abs(point[0] - x - w)) < 0.05
    return on_side and y - 0.05 <= point[1] <= y + h + 0.05


CASES: dict[str, tuple[int, list[Pair]]] = {
    "one concept": (1, []),
    "an effect on itself": (1, [(0, 0)]),
    "two on itself, one out": (2, [(0, 0), (0, 1), (0, 0)]),
    "both ways, twice": (2, [(0, 1), (1, 0), (0, 1), (1, 0)]),
    "concepts without effects": (9, [(0, 1)]),
    "star": (61, [(0, i) for i in range(1, 61)]),
    "chain": (20, [(i, i + 1) for i in range(19)]),
    "cycle": (9, [(i, (i + 1) % 9) for i in range(9)]),
    "all to all": (6, [(i, j) for i in range(6) for j in range(6)]),
}
SLOW = {"star", "all to all", "chain"}


@cache
def case(name: str, page: Point) -> tuple[ConceptGraph, View]:
    """A graph with its layout, found once for all tests that look at it."""
    graph = make_graph(*CASES[name])
    return graph, drawn(graph, page)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.long if name in SLOW else ()) for name in CASES]
)
def test_nothing_overlaps(name: str) -> None:
    assert_clear(name, PAGE)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.long if len(CASES[name][1]) > 18 else ()) for name in CASES]
)
def test_nothing_overlaps_on_a_phone(name: str) -> None:
    assert_clear(name, (390.0, 760.0))


def assert_clear(name: str, page: Point) -> None:
    graph, view = case(name, page)
    assert faults(graph, view) == []
    assert len(view.boxes) == len(graph.concepts)
    assert [item.effects for item in view.words] == [(id,) for id in graph.effects]
    rects = {box.concept: box.rect for box in view.boxes}
    for route in view.routes:
        effect = graph.effects[route.effect]
        assert touches(route.points[0], rects[effect.source])
        assert touches(route.points[-1], rects[effect.target])


NAMES = st.sampled_from(
    ["", "x" * 300, "a b", "维生素D有助于骨骼健康", "مغنيسيوم للعظام", "\u202eabc\x00", "long " * 40]
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    count=st.integers(1, 9),
    pairs=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=14),
    names=NAMES,
    words=NAMES,
)
def test_nothing_overlaps_in_any_graph(count: int, pairs: list[Pair], names: str, words: str) -> None:
    graph = make_graph(count, [(a % count, b % count) for a, b in pairs], names, words)
    assert faults(graph, drawn(graph)) == []


def test_text_is_large_and_lines_hardly_cross() -> None:
    _, star = case("star", PAGE)
    assert star.boxes[0].font_px >= 10
    _, chain = case("chain", PAGE)
    assert chain.boxes[0].font_px >= 25
    assert chain.words[0].font_px >= 0.84 * chain.boxes[0].font_px


def test_effects_run_left_to_right() -> None:
    graph = make_graph(7, [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (4, 5), (4, 6)])
    left = {box.concept: box.rect[0] for box in drawn(graph).boxes}
    assert all(left[effect.source] < left[effect.target] for effect in graph.effects.values())


def test_a_deep_process_is_read_from_left_to_right() -> None:
    pairs = [(0, 1), (1, 2), (2, 3), (2, 4), (4, 5), (6, 5), (7, 8), (8, 6), (5, 9)]
    graph = make_graph(10, pairs)
    view = drawn(graph)
    left = {box.concept: box.rect[0] for box in view.boxes}
    assert all(left[effect.source] < left[effect.target] for effect in graph.effects.values())
    assert view.boxes[0].font_px >= 20


def test_small_text_is_avoided_where_that_is_asked_for() -> None:
    pairs = [(i, i + 1) for i in range(5)]
    graph = make_graph(6, pairs, names="a rather long name", words="acts strongly on")
    page = (700.0, 560.0)
    free = drawn(graph, page)
    wanted = lay_out(
        graph, list(graph.concepts), list(graph.effects),
        Brief("overview:all", "overview", "Test", page), Terms(least_px=22.0),
    )  # fmt: skip
    assert free.boxes[0].font_px < 16
    assert wanted.boxes[0].font_px >= 22


@pytest.mark.parametrize("name", ["magnesium", "thames", "traffic"])
def test_what_was_laid_out_once_is_never_said_to_have_no_room(name: str) -> None:
    graph = read_graph(example_path(name))
    views = Views(graph, kept=KeptLayouts(layout_file(example_path(name))))
    for id in list(views.ids())[::4]:
        view = views[id]
        if view.words:
            content, px = content_of(graph, view), min(words.font_px for words in view.words)
            assert views.could_hold(content, px), id
            assert not views.could_hold(content, 6 * px) or px > 20, id


def test_the_picture_stands_in_the_middle_of_its_page() -> None:
    for pairs in (
        [(0, 1), (2, 3), (3, 4)],
        [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (4, 5), (4, 6)],
        [(0, 1)],
    ):
        view = drawn(make_graph(8, pairs))
        rects = [box.rect for box in view.boxes] + [words.rect for words in view.words]
        right = view.width - max(x + w for x, _, w, _ in rects)
        below = view.height - max(y + h for _, y, _, h in rects)
        assert abs(min(x for x, _, _, _ in rects) - right) < 2
        assert abs(min(y for _, y, _, _ in rects) - below) < 2


def test_lines_that_must_cross_do_so_openly_and_keep_apart() -> None:
    graph = make_graph(9, [(a, b) for a in range(4) for b in range(4, 9)])
    figures = measure(json.loads(layout_json(graph, drawn(graph))))
    assert figures["crossings"] >= 10
    assert figures["smallest_angle"] >= 25
    assert figures["running_along_px"] <= 60


@pytest.mark.long
def test_a_polished_layout_is_no_worse() -> None:
    graph = make_graph(7, [(a, b) for a in range(3) for b in range(3, 7)])
    quick, polished = (
        measure(json.loads(layout_json(graph, drawn(graph, effort=effort)))) for effort in ("quick", "polish")
    )
    assert polished["crossings"] <= quick["crossings"]
    assert polished["concept_px"] >= quick["concept_px"] - 1


def test_a_verdict_gets_room_for_its_mark() -> None:
    concepts = {id: Concept(id, id) for id in ("a", "b")}
    plain = Effect("plain", "a", "b", "eases")
    marked = Effect("marked", "a", "b", "eases", verdict="contradicted")
    view = drawn(ConceptGraph("test", concepts, {"plain": plain, "marked": marked}))
    first, second = view.words
    assert first.mark_px == 0
    assert second.mark_px > 0.6 * second.font_px
    assert second.rect[2] == pytest.approx(first.rect[2] + second.mark_px, abs=0.05)


def test_kept_concepts_stay_in_their_columns_in_order() -> None:
    pairs = [(0, i) for i in range(1, 8)] + [(1, 8), (2, 8), (8, 9), (9, 10)]
    before = drawn(make_graph(11, pairs))
    changed = make_graph(12, [*pairs, (8, 11), (0, 9)])
    after = drawn(changed, keep=before)
    assert faults(changed, after) == []

    def order(view: View) -> list[list[str]]:
        boxes = sorted((b for b in view.boxes if b.concept != "c11"), key=lambda b: b.rect[0] + b.rect[2] / 2)
        columns: list[list[tuple[float, str]]] = []
        edge = -1.0
        for box in boxes:
            if box.rect[0] > edge:
                columns.append([])
            columns[-1].append((box.rect[1], box.concept))
            edge = max(edge, box.rect[0] + box.rect[2])
        return [[name for _, name in sorted(column)] for column in columns]

    assert order(after) == order(before)
    assert "c11" in {box.concept for box in after.boxes}


def test_progress_rises_to_the_end() -> None:
    graph = make_graph(*CASES["cycle"])
    shares: list[float] = []
    concepts, effects = list(graph.concepts), list(graph.effects)
    lay_out(graph, concepts, effects, Brief("x", "overview"), Terms(progress=shares.append))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_effects_whose_ends_are_not_shown_are_left_out() -> None:
    graph = make_graph(3, [(0, 1), (1, 2)])
    view = lay_out(graph, ["c0", "c1"], ["e0", "e1"], Brief("x", "overview"))
    assert [route.effect for route in view.routes] == ["e0"]


def test_large_graphs_are_told_apart() -> None:
    assert not is_large(90, 160)
    assert not is_large(150, 320)
    assert is_large(151, 10)
    assert is_large(40, 321)


def test_wrappings_are_the_narrowest_for_their_lines() -> None:
    found = wrappings("helps the body to absorb", most_lines=3)
    assert [len(w.lines) for w in found] == [1, 2, 3]
    assert all(" ".join(w.lines) == "helps the body to absorb" for w in found)
    assert all(w.width == max(width(line) for line in w.lines) for w in found)
    assert found[0].width > found[1].width > found[2].width


def test_texts_are_bounded_and_clean() -> None:
    assert drawable("a\x00b\u202ec\u2028d\ud800") == "abc d"
    assert len(drawable("x" * 1_000_000)) == 240
    assert wrappings("") == wrappings(" \n")
    assert wrappings("")[0].lines == ()
    assert json.dumps(wrappings("y" * 400)[-1].lines)
    assert wrappings("y" * 400)[-1].width < 16


def test_boxes_of_a_small_view_do_not_crowd_where_the_page_is_free() -> None:
    graph = make_graph(6, [(0, 1), (2, 3), (4, 5)])
    view = lay_out(
        graph, list(graph.concepts), list(graph.effects), Brief("tour:t:1", "tour", "Three")
    )
    columns: dict[int, list[Rect]] = {}
    for box in view.boxes:
        columns.setdefault(round(box.rect[0] + box.rect[2] / 2), []).append(box.rect)
    stacks = [sorted(rects, key=lambda rect: rect[1]) for rects in columns.values()]
    gaps = [below[1] - above[1] - above[3] for stack in stacks for above, below in pairwise(stack)]
    assert len(gaps) >= 4
    assert min(gaps) > 0.9 * view.boxes[0].font_px
