"""Rules of the layered layout that no picture of a small graph shows."""

from __future__ import annotations

import math
import os
import random
from typing import Literal

import pytest

from graph_data.model import Concept, ConceptGraph, Effect
from viz.layout import Terms, lay_out
from viz.layout.boxes import COLUMN_GAP, Problem, make_problem
from viz.layout.columns import levels, longest_way, starting_columns, words_columns, worth
from viz.layout.earlier import _touches
from viz.layout.fast_streets import Leg, _take_lanes
from viz.layout.order import Order
from viz.layout.program import Program
from viz.layout.room import MOST_COVERED, could_hold
from viz.layout.routes import _points
from viz.layout.search import EFFORTS
from viz.layout.sheet import Sheet
from viz.layout.sift import sifted_layers
from viz.layout.walk import walked
from viz.view import Brief, Point


def problem(*pairs: str) -> Problem:
    ids = dict.fromkeys("".join(pairs))
    effects = {f"{n}{ab}": Effect(f"{n}{ab}", ab[0], ab[1], "raises") for n, ab in enumerate(pairs)}
    graph = ConceptGraph("t", {id: Concept(id, id) for id in ids}, effects)
    return make_problem(graph, list(ids), list(effects), (1264.0, 652.0), 0.0)


def test_more_effort_is_said_to_take_longer() -> None:
    quick, polish = (effort.weight for effort in EFFORTS)
    assert quick == 28 + 1.5 * 40
    assert polish > 4 * quick


def test_a_target_lies_nearly_one_deeper_than_its_source() -> None:
    # x / 50 + x - y = -1 and y / 50 + y - x = 1: y - x = 2 / 2.02
    assert levels(problem("ab")) == pytest.approx([0, 2 / 2.02], abs=1e-6)
    assert levels(problem("ab", "bc"))[1:] == pytest.approx([1 / 1.02, 2 / 1.02], abs=1e-6)
    assert levels(problem("ab", "ba", "aa")) == [0, 0]


def test_columns_begin_as_deep_as_their_concepts_are() -> None:
    assert starting_columns(problem("ab", "bc"), 5, random.Random(1)) == [0, 2, 4, 1, 3]
    assert starting_columns(problem("aa"), 2, random.Random(1)) == [0, 1]


def test_a_way_that_closes_a_loop_ends_there() -> None:
    graphs = (("ab",), ("ab", "bc", "ac"), ("ab", "ba"), ("aa",))
    assert [longest_way(problem(*pairs)) for pairs in graphs] == [1, 2, 1, 0]
    branched = (("ab", "ac", "bc", "ca"), ("bc", "ab", "cb", "cd"), ("ab", "cd", "de"), ())
    assert [longest_way(problem(*pairs)) for pairs in branched] == [2, 3, 2, 0]


@pytest.mark.parametrize(
    ("ends", "count", "between"),
    [
        ((0, 4), 5, [1, 2, 3]), ((4, 0), 5, [1, 2, 3]), ((1, 3), 5, [2]),
        ((1, 2), 5, [0, 3]), ((2, 1), 5, [0, 3]), ((0, 1), 5, [2]), ((3, 4), 5, [2]),
        ((2, 2), 5, [1, 3]), ((0, 0), 5, [1]), ((4, 4), 5, [3]),
    ],
)  # fmt: skip
def test_words_stand_between_their_ends_else_right_beside_them(
    ends: tuple[int, int], count: int, between: list[int]
) -> None:
    assert words_columns(problem("ab"), list(ends), 0, count) == between


def test_a_px_counts_more_below_the_least_than_where_all_is_easy() -> None:
    below, middle, beyond = (worth(px + 1, 10) - worth(px, 10) for px in (8, 12, 60))
    assert below > middle > beyond > 0
    assert middle == 1
    assert worth(10, 10) == 10


def test_the_solver_says_nothing_and_output_goes_where_it_went(capfd: pytest.CaptureFixture[str]) -> None:
    before = [os.fstat(number) for number in (1, 2)]
    program = Program()
    least = program.variable(1.0, 3.0, None)
    assert program.solve()[least] == 3.0
    assert all(map(os.path.samestat, before, [os.fstat(number) for number in (1, 2)]))
    assert capfd.readouterr() == ("", "")


def test_sifting_finds_an_order_without_crossings_where_there_is_one() -> None:
    order = Order(problem(), 3)
    layers = ([0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11])
    for column, layer in enumerate(layers):
        for slot, node in enumerate(layer):
            order.put(node, column, slot)
    order.segments[0] = [(0, 7), (1, 5), (2, 6), (3, 4), (0, 6)]
    order.segments[1] = [(4, 9), (5, 8), (6, 11), (7, 10)]
    assert order.crossings() > 0
    order.rearrange(sifted_layers(order, 8))
    assert order.crossings() == 0
    assert [sorted(layer) for layer in order.layers] == [*layers]


def test_sifting_goes_on_from_a_round_that_only_made_way_for_the_next() -> None:
    order = Order(problem(), 3)
    for node in range(9):
        order.put(node, node // 3, node % 3)
    order.segments[0] = [(1, 4), (2, 5)]
    order.segments[1] = [(4, 8), (5, 6)]
    assert order.crossings() == 1
    order.rearrange(sifted_layers(order, 0))
    assert order.crossings() == 0


@pytest.mark.parametrize("rightward", [True, False])
def test_a_walk_keeps_what_hangs_together_apart_from_the_rest(rightward: bool) -> None:
    order = Order(problem(), 3)
    for node in range(9):
        order.put(node, node // 3, node % 3)
    # Three ways of one node in each column, which all cross each other.
    order.segments[0] = [(0, 5), (1, 4), (2, 3)]
    order.segments[1] = [(3, 7), (4, 8), (5, 6)]
    assert order.crossings() == 5
    sheet = Sheet(order)
    sheet.take(walked(sheet, rightward=rightward))
    assert sheet.crossings() == 0
    assert sheet.layers[0 if rightward else 2] == [0, 1, 2]


@pytest.mark.parametrize("seed", range(12))
def test_sweeps_leave_no_more_crossings_and_every_node_in_its_column(seed: int) -> None:
    chance = random.Random(seed)
    sizes = [chance.randint(0, 9) for _ in range(5)]
    order = Order(problem(), len(sizes))
    layers = [[100 * column + node for node in range(size)] for column, size in enumerate(sizes)]
    for column, layer in enumerate(layers):
        for node in chance.sample(layer, len(layer)):
            order.put(node, column, 0)
    for left, right, segments in zip(layers, layers[1:], order.segments, strict=False):
        segments += [(a, b) for a in left for b in right if chance.random() < 0.3]
    found = []
    for sweeps in (0, 16):
        tried = order.copy()
        tried.rearrange(sifted_layers(order, sweeps))
        found.append(tried.crossings())
        assert [sorted(layer) for layer in tried.layers] == layers
    assert Sheet(order).crossings() == order.crossings() >= max(found)


def test_nothing_is_laid_out_as_nothing_whatever_stood_there() -> None:
    graph = ConceptGraph("t", {id: Concept(id, id) for id in "ab"}, {"e": Effect("e", "a", "b", "raises")})
    brief = Brief("overview:all", "overview", "All")
    before = lay_out(graph, ["a", "b"], ["e"], brief)
    for terms in (Terms(), Terms(keep=before), Terms(keep=before, places={"a": (50.0, 60.0)})):
        assert lay_out(graph, [], [], brief, terms) == brief.empty


def test_concepts_without_effects_are_laid_out() -> None:
    graph = ConceptGraph("t", {id: Concept(id, id) for id in "ab"}, {})
    view = lay_out(graph, ["a", "b"], [], Brief("v", "overview", "t"))
    assert [box.concept for box in view.boxes] == ["a", "b"]


def test_the_room_that_is_needed_counts_words_as_smaller_than_names() -> None:
    graph = ConceptGraph("t", {id: Concept(id, id) for id in "ab"}, {"e": Effect("e", "a", "b", "raises")})
    alone, joined = (
        next(px for px in range(1, 2000) if not could_hold(graph, ["a", "b"], effects, (400.0, 300.0), px))
        for effects in ([], ["e"])
    )
    covered = sum(min(s.width * s.height for s in sizes) for sizes in problem("ab").sizes[:2])
    assert alone == math.ceil((MOST_COVERED * 400 * 300 / covered) ** 0.5)
    assert joined < 0.85 * alone


@pytest.mark.parametrize("effort", ["quick", "polish"])
def test_progress_rises_from_nothing_to_all(effort: Literal["quick", "polish"]) -> None:
    graph = ConceptGraph("t", {id: Concept(id, id) for id in "ab"}, {"e": Effect("e", "a", "b", "raises")})
    told: list[float] = []
    lay_out(graph, ["a", "b"], ["e"], Brief("v", "overview", "t"), Terms(effort=effort, progress=told.append))
    assert told == sorted(told)
    assert 0 < told[0] < 0.2 and told[-1] == 1
    assert len({round(share, 2) for share in told}) > 5


@pytest.mark.parametrize(("links", "gap"), [(1, COLUMN_GAP), (100, COLUMN_GAP), (400, 2.6)])
def test_gaps_between_columns_grow_with_the_lines_up_to_a_limit(links: int, gap: float) -> None:
    concepts = [f"c{k}" for k in range(21)]
    effects = {f"e{k}": Effect(f"e{k}", f"c{k % 20}", "c20", "raises") for k in range(links)}
    graph = ConceptGraph("t", {id: Concept(id, id) for id in concepts}, effects)
    assert make_problem(graph, concepts, list(effects), (1264.0, 652.0), 0.0).gap == gap


@pytest.mark.parametrize(
    ("point", "touched"),
    [
        ((10, 30), True), ((9, 30), True), ((110, 30), True), ((50, 20), True), ((50, 60), True),
        ((0, 30), False), ((120, 30), False), ((50, 10), False), ((50, 70), False),
    ],
)  # fmt: skip
def test_a_line_ends_at_a_box_on_any_side_of_it(point: tuple[float, float], touched: bool) -> None:
    assert _touches((10, 20, 100, 40), point) is touched
    assert not _touches(None, point)


def test_lines_that_follow_each_other_in_a_street_share_a_lane() -> None:
    legs = [Leg((0, 0), ends) for ends in ([0.0, 4.0], [8.0, 12.0], [3.0, 5.0], [15.0, 20.0])]
    _take_lanes(legs, (0.0, 90.0))
    assert legs[0].lane == legs[1].lane != legs[2].lane
    assert legs[3].lane == legs[2].lane  # the first has 4 px between it and the second's end only


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ([(0, 0), (5, 0), (9, 0)], [(1, 1), (19, 1)]),
        ([(0, 3), (5, 0), (9, 3)], [(1, 7), (11, 1), (19, 7)]),
        ([(0, 0), (5, 0), (5.01, 0), (5, 4)], [(1, 1), (11, 1), (11, 9)]),
        ([(0, 0), (5, 0), (2, 0)], [(1, 1), (11, 1), (5, 1)]),
    ],
)
def test_a_line_has_a_point_where_it_turns(line: list[Point], points: list[Point]) -> None:
    assert list(_points(line, 2.0, 1.0)) == points


def test_what_is_told_of_a_search_grows_and_ends_with_the_search() -> None:
    pairs = [f"{a}{b}" for a, b in zip("abcdefghijklm", "bcdefghijklmn", strict=True)] + ["ac", "df", "gk"]
    graph = ConceptGraph(
        "t",
        {id: Concept(id, id) for id in "abcdefghijklmn"},
        {ab: Effect(ab, ab[0], ab[1], "raises") for ab in [*pairs, "ha", "nb", "me"]},
    )
    told: list[float] = []
    brief = Brief("overview:all", "overview", "All")
    lay_out(graph, list(graph.concepts), list(graph.effects), brief, Terms(progress=told.append))
    assert told == sorted(told) and told[-1] == 1.0
    # First the starts, then the rounds in which the best of them are improved, at last the drawings.
    assert told == pytest.approx(
        [*(n / 40 for n in range(1, 17)), *(0.4 + n / 80 for n in range(1, 41)), 1]
    )
