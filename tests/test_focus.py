"""Focus views: who stands where, how large the text is, and that nothing ever lies on anything else."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_data.model import Category, Concept, ConceptGraph, Effect, Verdict
from viz.look.text import width
from viz.look.text_box import TextBox
from viz.near.blocks import PORT_MARGIN, ROW_GAP, Row, importance, most_important, side_blocks
from viz.near.chain import chain_view
from viz.near.fit import PORT_PITCH, ports_height, rows_height
from viz.near.focus import focus_view, focus_views
from viz.near.ring import _is_clear, _Item
from viz.view import STAGE, Brief, Point, Rect, View


def graph_of(arrows: list[tuple[str, str, str]], kinds: dict[str, str] | None = None) -> ConceptGraph:
    ids = dict.fromkeys(end for source, target, _ in arrows for end in (source, target))
    kinds = kinds or {}
    categories = {k: Category(k, f"The {k}") for k in sorted(set(kinds.values()))}
    concepts = {id: Concept(id, id, category=kinds.get(id, "")) for id in ids}
    effects = {f"e{i}": Effect(f"e{i}", s, t, label) for i, (s, t, label) in enumerate(arrows)}
    return ConceptGraph("t", concepts, effects, categories)


def hub(count: int) -> ConceptGraph:
    kinds = {f"concept number {i}": f"kind {i // 7}" for i in range(count)}
    return graph_of([("hub", id, "helps to maintain") for id in kinds], kinds)


def meet(a: Rect, b: Rect, by: float = 0.6) -> bool:
    across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    return across > by and min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1]) > by


def crosses(a: Point, b: Point, rect: Rect) -> bool:
    """Whether a segment enters a rectangle by more than a pixel (cut by its four sides)."""
    start, end = 0.0, 1.0
    for axis in (0, 1):
        low, high = rect[axis] + 1, rect[axis] + rect[axis + 2] - 1
        way = b[axis] - a[axis]
        if low >= high or (abs(way) < 1e-12 and not low < a[axis] < high):
            return False
        if abs(way) >= 1e-12:
            near, far = sorted(((low - a[axis]) / way, (high - a[axis]) / way))
            start, end = max(start, near), min(end, far)
    return start < end


def flaws(graph: ConceptGraph, view: View) -> list[str]:
    """Everything that lies on something else, is cut off, or does not hold its words."""
    found = []
    things = [(b.concept, b.rect) for b in view.boxes] + [(w.effects[0], w.rect) for w in view.words]
    found += [f"{a} on {b}" for (a, x), (b, y) in combinations(things, 2) if meet(x, y)]
    for name, (x, y, w, h) in things:
        if x < -0.01 or y < -0.01 or x + w > view.width + 0.01 or y + h > view.height + 0.01:
            found.append(f"{name} outside")
    for route in view.routes:
        effect = graph.effects[route.effect]
        own = {effect.id, effect.source, effect.target}
        for name, rect in things:
            if name not in own and any(
                crosses(a, b, rect) for a, b in zip(route.points, route.points[1:], strict=False)
            ):
                found.append(f"{route.effect} through {name}")
    found += heading_flaws(view)
    for box in view.boxes:
        widest = max((width(line, "semibold") for line in box.lines), default=0) * box.font_px
        if widest > box.rect[2] or len(box.lines) * 1.16 * box.font_px > box.rect[3] + 0.1:
            found.append(f"{box.concept} too small")
    for words in view.words:
        widest = max((width(line) for line in words.lines), default=0) * words.font_px
        if widest + words.mark_px > words.rect[2] + 0.1:
            found.append(f"{words.effects} too small")
    return found


def heading_flaws(view: View) -> list[str]:
    """Every heading that lies on something, or that a line runs through."""
    things = [b.rect for b in view.boxes] + [w.rect for w in view.words]
    found = []
    for heading in view.headings:
        # A line of text has as much air above its letters.
        found += [f"{heading.text} on {rect}" for rect in things if meet(heading.rect, rect, by=2.0)]
        for route in view.routes:
            if any(crosses(a, b, heading.rect) for a, b in zip(route.points, route.points[1:], strict=False)):
                found.append(f"{route.effect} through {heading.text}")
    return found


def box_of(view: View, concept: str) -> Rect:
    return next(b.rect for b in view.boxes if b.concept == concept)


def on_border(point: Point, rect: Rect) -> bool:
    x, y, w, h = rect
    inside = x - 0.1 <= point[0] <= x + w + 0.1 and y - 0.1 <= point[1] <= y + h + 0.1
    return (
        inside
        and min(abs(point[0] - x), abs(point[0] - x - w), abs(point[1] - y), abs(point[1] - y - h)) < 0.1
    )


def test_causes_stand_left_and_consequences_right() -> None:
    (view,) = focus_views(graph_of([("a", "m", "feeds"), ("m", "z", "lowers")]), "m")
    assert box_of(view, "a")[0] < box_of(view, "m")[0] < box_of(view, "z")[0]
    assert [h.text for h in view.headings] == ["acts on it", "it acts on"]
    assert next(b for b in view.boxes if b.central).concept == "m"
    assert view.id == "focus:m" and view.title == "m" and (view.width, view.height) == STAGE


def test_a_concept_that_acts_both_ways_stands_once_and_its_arrows_point_right() -> None:
    graph = graph_of([("m", "x", "raises"), ("x", "m", "lowers"), ("m", "x", "changes")])
    (view,) = focus_views(graph, "m")
    assert sorted(b.concept for b in view.boxes) == ["m", "x"]
    for route in view.routes:
        effect = graph.effects[route.effect]
        assert on_border(route.points[0], box_of(view, effect.source)), route
        assert on_border(route.points[-1], box_of(view, effect.target)), route
    assert not flaws(graph, view)


def test_arrows_arrive_level_with_room_for_their_heads() -> None:
    graph = graph_of(
        [(f"s{i}", "m", "acts on") for i in range(6)] + [("m", f"t{i}", "acts on") for i in range(6)]
    )
    (view,) = focus_views(graph, "m")
    for route in view.routes:
        (x1, y1), (x2, y2) = route.points[-2:]
        assert y1 == pytest.approx(y2) and abs(x2 - x1) >= 14, route.effect


def test_lines_of_one_view_never_cross() -> None:
    graph = graph_of(
        [(f"s{i}", "m", "acts on") for i in range(7)] + [("m", f"t{i}", "acts") for i in range(9)]
    )
    (view,) = focus_views(graph, "m")
    from itertools import pairwise

    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    for one, other in combinations(view.routes, 2):
        for a, b in pairwise(one.points):
            for c, d in pairwise(other.points):
                assert not (
                    side(a, b, c) * side(a, b, d) < -1e-6 and side(c, d, a) * side(c, d, b) < -1e-6
                ), (one.effect, other.effect)


@pytest.mark.parametrize("count", [1, 2, 5, 8, 10])
def test_text_of_up_to_ten_effects_is_large(count: int) -> None:
    (view,) = focus_views(hub(count), "hub")
    assert 26 <= min(b.font_px for b in view.boxes) <= max(b.font_px for b in view.boxes) <= 32


def test_a_hub_of_39_is_whole_at_16_px_and_in_pages_at_24() -> None:
    graph = hub(39)
    whole, *pages = focus_views(graph, "hub")
    assert len(whole.words) == 39 and min(b.font_px for b in whole.boxes) >= 16
    assert [v.id for v in pages] == ["focus:hub:1", "focus:hub:2", "focus:hub:3", "focus:hub:4"]
    assert all(v.pages == ("focus:hub", *(p.id for p in pages)) for v in (whole, *pages))
    for page in pages:
        assert min(b.font_px for b in page.boxes) >= 24 and len(page.words) <= 13
    on_pages = [w.effects[0] for page in pages for w in page.words]
    assert sorted(on_pages) == sorted(graph.effects)
    assert not [flaw for view in (whole, *pages) for flaw in flaws(graph, view)]


def test_categories_stay_together_under_their_names() -> None:
    kinds = {f"c{i}": f"kind {i % 2}" for i in range(8)}
    (view,) = focus_views(graph_of([("hub", id, "helps") for id in kinds], kinds), "hub")
    assert [h.text for h in view.headings] == ["The kind 0", "The kind 1", "it acts on"]
    by_height = sorted((box_of(view, id)[1], kinds[id]) for id in kinds)
    assert [kind for _, kind in by_height] == ["kind 0"] * 4 + ["kind 1"] * 4


def test_a_verdict_has_room_for_its_mark() -> None:
    graph = ConceptGraph(
        "t", {c: Concept(c, c) for c in "ab"},
        {"e": Effect("e", "a", "b", "eases", verdict="mixed"), "f": Effect("f", "a", "b", "eases")},
    )  # fmt: skip
    (view,) = focus_views(graph, "a")
    marked, plain = view.words
    assert marked.mark_px == pytest.approx(0.95 * marked.font_px, abs=0.1) and plain.mark_px == 0
    assert marked.rect[2] - plain.rect[2] == pytest.approx(marked.mark_px, abs=0.1)


def test_two_hops_reach_farther_on_both_sides() -> None:
    graph = graph_of([("aa", "a", "x"), ("a", "m", "x"), ("m", "z", "x"), ("z", "zz", "x"), ("z", "a", "no")])
    (view,) = focus_views(graph, "m", hops=2)
    xs = [box_of(view, id)[0] for id in ("aa", "a", "m", "z", "zz")]
    assert xs == sorted(xs) and len(view.routes) == 4
    assert not flaws(graph, view)


def test_effects_left_out_are_counted() -> None:
    whole = focus_views(hub(100), "hub")[0]
    assert len(whole.words) == 45 and whole.headings[-1].text == "55 more"


def test_every_neighbour_keeps_one_effect_and_the_first_of_them_more() -> None:
    arrows = [("hub", f"t{k}", words) for k in range(44) for words in ("raises", "lowers", "feeds")]
    whole = focus_views(graph_of(arrows), "hub")[0]
    rows = Counter(arrows[int(route.effect[1:])][1] for route in whole.routes)
    assert Counter(rows.values()) == {1: 36, 3: 8}


def test_order_and_side_are_steady_when_a_concept_is_added() -> None:
    arrows = [("m", f"t{i}", "acts on") for i in range(6)]
    before = focus_views(graph_of(arrows), "m")[0]
    after = focus_views(graph_of([*arrows, ("m", "new", "acts on")]), "m")[0]
    order = [sorted((b.rect[1], b.concept) for b in v.boxes if not b.central) for v in (before, after)]
    assert [id for _, id in order[1] if id != "new"] == [id for _, id in order[0]]


def test_an_unknown_concept_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        focus_views(hub(2), "nobody")


TEXTS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        ["", "__proto__", "x" * 400, "word " * 90, "维生素" * 40, "\u202eabc", "\x00", "</script>", "\ud800"]
    ),
)


@st.composite
def graphs(draw: st.DrawFn) -> ConceptGraph:
    count = draw(st.integers(1, 14))
    kinds = {f"k{i}": Category(f"k{i}", draw(TEXTS)) for i in range(draw(st.integers(0, 3)))}
    concepts = {
        f"c{i}": Concept(f"c{i}", draw(TEXTS), category=draw(st.sampled_from(["", *kinds])))
        for i in range(count)
    }
    ends = st.integers(0, count - 1).map("c{}".format)
    arrows = draw(st.lists(st.tuples(st.one_of(st.just("c0"), ends), ends, TEXTS), max_size=70))
    verdicts: list[Verdict] = ["mixed", "not-checked", "contradicted"]
    effects = {
        f"e{i}": Effect(f"e{i}", s, t, label, verdict=verdicts[i % 3])
        for i, (s, t, label) in enumerate(arrows)
    }
    return ConceptGraph("t", concepts, effects, kinds)


PAGES = st.sampled_from([STAGE, (1920.0, 1028.0), (390.0, 760.0), (800.0, 800.0), (1280.0, 200.0)])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(graphs(), st.integers(1, 3), PAGES)
def test_nothing_ever_lies_on_anything(graph: ConceptGraph, hops: int, page: tuple[float, float]) -> None:
    for view in focus_views(graph, "c0", page=page, hops=hops):
        assert not flaws(graph, view)
        central = next(b for b in view.boxes if b.central)
        assert central.concept == "c0"
        assert len({b.concept for b in view.boxes}) == len(view.boxes)
        for route in view.routes:
            effect = graph.effects[route.effect]
            assert on_border(route.points[0], box_of(view, effect.source))
            assert on_border(route.points[-1], box_of(view, effect.target))


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(graphs(), PAGES)
def test_a_chain_never_lies_on_itself(graph: ConceptGraph, page: tuple[float, float]) -> None:
    brief = Brief("path:x:y", "path", page=page)
    view = chain_view(graph, list(graph.concepts), list(graph.effects.values()), brief)
    assert [b.concept for b in view.boxes] == list(graph.concepts)
    assert not flaws(graph, view)


def test_a_short_chain_reads_in_one_line_of_large_text() -> None:
    graph = graph_of([("magnesium", "vitamin D", "helps activate"),
                      ("vitamin D", "bone mineralization", "hardens"),
                      ("bone mineralization", "joint health", "contributes to")])  # fmt: skip
    view = chain_view(graph, list(graph.concepts), list(graph.effects.values()), Brief("path:a:b", "path"))
    assert len({b.rect[1] for b in view.boxes}) == 1 and view.boxes[0].font_px >= 22
    assert [b.rect[0] for b in view.boxes] == sorted(b.rect[0] for b in view.boxes)


def test_a_subset_of_effects_can_be_shown() -> None:
    graph = hub(8)
    view = focus_view(
        graph, "hub", [graph.effects["e1"], graph.effects["e5"]], Brief("tour:t:1", "tour", "Two")
    )
    assert {w.effects[0] for w in view.words} == {"e1", "e5"} and view.title == "Two" and view.kind == "tour"


@pytest.mark.parametrize(
    ("acting", "acted_on", "pages"),
    [(2, 20, [22, 12, 10]), (3, 20, [23, 13, 10]), (4, 20, [24, 4, 10, 10]), (2, 24, [26, 2, 12, 12])],
)
def test_a_small_page_is_joined_to_the_next_while_thirteen_effects_fit(
    acting: int, acted_on: int, pages: list[int]
) -> None:
    arrows = [(f"a long name of something {n}", "hub", "helps to maintain") for n in range(acting)]
    arrows += [("hub", f"another long name of it {n}", "helps to maintain") for n in range(acted_on)]
    assert [len(view.words) for view in focus_views(graph_of(arrows), "hub")] == pages


@pytest.mark.parametrize(
    ("width", "height", "clear"),
    [(600, 20, True), (30, 300, True), (990, 20, True), (1010, 20, False), (30, 590, True), (30, 610, False)],
)
def test_a_ring_stays_on_the_page(width: float, height: float, clear: bool) -> None:
    at = _Item(math.radians(90), 0.0, width, height)
    assert _is_clear((16.0, [at], [], (1.0, 1.0)), (1000.0, 600.0)) is clear


@pytest.mark.parametrize(
    ("angle", "clear"),
    [(0.0, False), (90.0, False), (180.0, False), (270.0, False), (None, True)],
)
def test_a_ring_leaves_the_page_on_no_side(angle: float | None, clear: bool) -> None:
    """A single box at one side of a ring that is as wide as the page reaches over that side alone."""
    at = _Item(math.radians(angle or 0.0), 0.0 if angle is None else 1.0, 40.0, 40.0)
    assert _is_clear((16.0, [at], [], (490.0, 290.0)), (1000.0, 600.0)) is clear


def test_blocks_stand_by_category_those_without_one_first() -> None:
    kinds = {"hub": "", "a": "k", "b": "l", "c": "", "d": "k", "e": "unknown"}
    concepts = {id: Concept(id, id, category=kind) for id, kind in kinds.items()}
    pairs = [
        ("hub", "a"),
        ("hub", "b"),
        ("c", "hub"),
        ("hub", "d"),
        ("hub", "e"),
        ("hub", "c"),
        ("hub", "hub"),
    ]
    pairs += [("d", "a"), ("d", "hub"), ("hub", "a")]
    levels = ["detail", "detail", "core", "detail", "detail", "detail", "core", "core", "core", "core"]
    effects = {
        f"e{n}": Effect(f"e{n}", *pair, "aids", level=level)  # type: ignore[arg-type]
        for n, (pair, level) in enumerate(zip(pairs, levels, strict=True))
    }
    listed = {id: Category(id, id) for id in "lk"}
    graph = ConceptGraph("t", concepts, effects, listed)
    left, right = side_blocks(graph, "hub", (e for e in effects.values() if "hub" in (e.source, e.target)))
    # What acts on it as often as it is acted on stands at the right.
    assert [b.concept for b in left] == []
    assert [b.concept for b in right] == ["c", "e", "b", "a", "d"]
    assert [importance(graph, b) for b in right] == [(1, 2), (0, 1), (0, 1), (1, 3), (1, 3)]
    most = [[b.concept for b in most_important(graph, right, count)] for count in range(6)]
    assert most == [[], ["a"], ["a", "d"], ["c", "a", "d"], ["c", "e", "a", "d"], ["c", "e", "b", "a", "d"]]
    alone = {id: e for id, e in effects.items() if id in ("e2", "e8", "e3")}
    left, right = side_blocks(graph, "hub", alone.values())
    assert ([b.concept for b in left], [b.concept for b in right]) == (["c"], ["d"])


@pytest.mark.parametrize(("count", "pitches"), [(0, 0), (1, 0), (2, 1), (3, 2), (9, 8)])
def test_a_side_has_room_for_its_lines(count: int, pitches: int) -> None:
    wanted = PORT_PITCH * pitches + 2 * PORT_MARGIN if pitches else 0.0
    assert ports_height(count) == wanted


def test_effects_above_each_other_are_as_high_as_they_and_their_gaps_or_the_box_at_their_end() -> None:
    def row(*heights: float) -> Row:
        return Row("e", tuple(TextBox(1.0, height, ("x",)) for height in heights), False)

    one, two, three = (row(height) for height in (1.0, 2.0, 3.0))
    assert rows_height([two], 9.0) == pytest.approx(max(2.0, 2 * PORT_MARGIN))
    assert rows_height([two, one, three], 9.0) == pytest.approx(
        max(6.0 + 2 * ROW_GAP, 4.0 + 2 * ROW_GAP + 2 * PORT_MARGIN)
    )
    low = row(0.1)
    assert rows_height([low], 9.0) == pytest.approx(2 * PORT_MARGIN)


def test_a_long_heading_is_as_small_as_fits_its_column() -> None:
    long = "What is told of the many kinds of people and animals"
    categories = {"a": Category("a", long), "b": Category("b", "B")}
    concepts = {id: Concept(id, id, category="a" if id < "e" else "b") for id in "abcdefgh"}
    effects = {f"x-{id}": Effect(f"x-{id}", "a", id, "raises") for id in "bcdefgh"}
    view = focus_views(ConceptGraph("t", concepts, effects, categories=categories), "a")[0]
    headings = {heading.text: heading for heading in view.headings}
    assert {long, "B"} <= {*headings}
    for text, heading in headings.items():
        assert heading.font_px * width(text) <= heading.rect[2] + 0.5
    assert headings[long].font_px < headings["B"].font_px
