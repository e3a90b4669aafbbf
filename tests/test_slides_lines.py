"""The lines of a slide: cut at their words, as straight as what is around allows, shared where possible."""

from __future__ import annotations

import math

import pytest

from graph_data.model import Concept, ConceptGraph, Effect
from viz.slides.pptx.geometry import custom
from viz.slides.pptx.lines import End, Piece, inside_span, pieces, simplified
from viz.view import ConceptBox, Point, Route, View, WordsBox

BOXES = (
    ConceptBox("a", (0, 0, 100, 100), ("A",), 20),
    ConceptBox("b", (500, 0, 100, 100), ("B",), 20),
    ConceptBox("c", (500, 300, 100, 100), ("C",), 20),
)
WORDS = WordsBox(("ab",), (250, 40, 100, 20), ("words of it",), 16)


def cut(
    *routes: Route, words: tuple[WordsBox, ...] = (), boxes: tuple[ConceptBox, ...] = BOXES
) -> list[Piece]:
    ends = {"ab": ("a", "b"), "ac": ("a", "c")}
    graph = ConceptGraph(
        "t",
        {box.concept: Concept(box.concept, box.concept) for box in boxes},
        {route.effect: Effect(route.effect, *ends[route.effect], "words") for route in routes},
    )
    return pieces(graph, View("v", "overview", "v", 700, 500, boxes, words, routes))


def curve(height: float) -> tuple[Point, ...]:
    """A drawn curve of ten points from a to b that falls by so much in its middle."""
    falls = [height * math.sin(n / 9 * math.pi) for n in range(9)]
    return (*((100 + n / 9 * 400, 50 + fall) for n, fall in enumerate(falls)), (500, 50))


def test_a_line_is_cut_at_its_words() -> None:
    (before, after) = cut(Route("ab", ((100, 50), (500, 50))), words=(WORDS,))
    assert (before.start, before.end, before.last) == (End("box", 0), End("words", 0), False)
    assert (after.start, after.end, after.last) == (End("words", 0), End("box", 1), True)
    assert before.points[0] == (100, 50) and after.points[-1] == (500, 50)
    assert 250 <= before.points[-1][0] < 300 < after.points[0][0] <= 350
    assert before.points[-1][0] - 250 == pytest.approx(350 - after.points[0][0], abs=0.1)


def test_a_line_that_passes_its_words_by_is_one_piece() -> None:
    (whole,) = cut(Route("ab", ((100, 90), (500, 90))), words=(WORDS,))
    assert whole == Piece(("ab",), ((100, 90), (500, 90)), End("box", 0), End("box", 1), last=True)


def test_a_line_that_bends_in_its_words_keeps_its_ends() -> None:
    route = Route("ab", ((100, 20), (300, 50), (500, 20)))
    before, after = cut(route, words=(WORDS,))
    assert before.points[0] == (100, 20) and after.points[-1] == (500, 20)
    assert max(before.points[-1][0], 250) < 300 < after.points[0][0]


def test_a_curve_becomes_straight_where_nothing_is_in_the_way() -> None:
    (whole,) = cut(Route("ab", curve(-40)))
    assert whole.points == ((100, 50), (500, 50))


def test_a_bend_that_is_meant_stays() -> None:
    bent = ((100, 50), (300, 80), (500, 50))
    assert cut(Route("ab", bent))[0].points == bent


def test_a_curve_around_a_box_stays_clear_of_it() -> None:
    between = ConceptBox("c", (280, 40, 40, 20), ("C",), 20)
    (whole,) = cut(Route("ab", curve(80)), boxes=(*BOXES[:2], between))
    assert len(whole.points) > 2
    for a, b in zip(whole.points, whole.points[1:], strict=False):
        assert inside_span(a, b, (277, 37, 46, 26)) is None
    near = ConceptBox("c", (280, 25, 40, 23.5), ("C",), 20)  # 1.5 px beside the straight line
    assert len(cut(Route("ab", curve(80)), boxes=(*BOXES[:2], near))[0].points) > 2
    aside = ConceptBox("c", (280, 20, 40, 26), ("C",), 20)  # 4 px
    assert len(cut(Route("ab", curve(80)), boxes=(*BOXES[:2], aside))[0].points) == 2


def test_effects_that_share_their_way_to_shared_words_share_a_piece() -> None:
    shared = WordsBox(("ab", "ac"), (250, 40, 100, 20), ("words",), 16)
    routes = (Route("ab", ((100, 50), (500, 50))), Route("ac", ((100, 50), (400, 50), (500, 350))))
    found = cut(*routes, words=(shared,))
    assert [(piece.effects, piece.last) for piece in found] == [
        (("ab", "ac"), False), (("ab",), True), (("ac",), True),
    ]  # fmt: skip


def test_a_concept_shown_twice_is_met_at_the_box_that_is_touched() -> None:
    twice = (*BOXES[:2], ConceptBox("b", (500, 300, 100, 100), ("B",), 20))
    (low,) = cut(Route("ab", ((100, 50), (500, 350))), boxes=twice)
    (high,) = cut(Route("ab", ((100, 50), (500, 50))), boxes=twice)
    assert (low.end, high.end) == (End("box", 2), End("box", 1))


@pytest.mark.parametrize(
    ("a", "b", "span"),
    [
        ((0, 5), (20, 5), (0.25, 0.75)),
        ((20, 5), (0, 5), (0.25, 0.75)),
        ((5, 0), (5, 20), (0.0, 0.5)),
        ((7, 5), (9, 5), (0.0, 1.0)),
        ((0, 11), (20, 11), None),  # below
        ((0, 10), (20, 10), (0.25, 0.75)),  # along the side
        ((0, -1), (20, -1), None),
        ((16, 0), (16, 20), None),  # at the right
        ((0, 0), (5, 0), None),  # touches a corner
        ((0, 0), (4, 9), None),
        ((0, 0), (20, 20), (0.25, 0.5)),
    ],
)
def test_where_a_line_runs_inside_a_box(a: Point, b: Point, span: tuple[float, float] | None) -> None:
    assert inside_span(a, b, (5, 0, 10, 10)) == (pytest.approx(span) if span else None)


def test_the_fewest_points_within_a_distance() -> None:
    line = [(0.0, 0.0), (10.0, 1.0), (20.0, 0.0), (30.0, 9.0), (40.0, 0.0)]
    assert simplified(line, 0.5) == tuple(line)
    assert simplified(line, 9.0) == (line[0], line[-1])
    assert simplified(line, 8.9) == (line[0], line[3], line[4])
    assert simplified(line[:2], 5) == tuple(line[:2])
    moved = [(x + 5, y + 7) for x, y in line]
    assert [len(simplified(moved, by)) for by in (0.5, 8.9, 9.0)] == [5, 3, 2]
    assert simplified([(0, 0), (3, 4), (0, 0)], 4.9) == ((0, 0), (3, 4), (0, 0))
    assert simplified([(0, 0), (3, 4), (0, 0)], 5.0) == ((0, 0), (0, 0))


def test_a_flat_shape_has_places_to_hold_on_to() -> None:
    level, upright = custom((10, 20, 30, 0), [], []), custom((10, 20, 0, 30), [], [])
    assert ' h 1"' in level and ' h 0"' not in level
    assert ' w 1"' in upright and ' w 0"' not in upright
