"""Where lines slant in the gap between two columns: flat when alone, open and apart among others."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest

from viz.layout.beside import near_pairs
from viz.layout.courses import Courses
from viz.layout.slants import Slants, _staggered, choose
from viz.layout.slants_again import Again

WIDTH = 10.0
NEAR = 1.0


def slanted(*ends: tuple[float, float], mend: bool = True) -> Slants:
    """Slants of lines from a height at the left to one at the right of a gap, which all may use whole."""
    rooms = np.array([(0.5, WIDTH - 0.5)] * len(ends))
    found = choose(np.array(ends), rooms, (WIDTH, NEAR))
    if mend:
        found.mend()
    return found


def heights(found: Slants, line: int, across: np.ndarray) -> np.ndarray:
    start, end = found.slants[line]
    share = np.clip((across - start) / (end - start), 0, 1)
    low, high = found.ends[line]
    return np.asarray(low + share * (high - low))


def steepness(found: Slants, line: int) -> float:
    """The angle of a slant, degrees."""
    start, end = found.slants[line]
    low, high = found.ends[line]
    return abs(math.degrees(math.atan2(high - low, end - start)))


def test_near_pairs_are_all_pairs_that_are_near() -> None:
    places = np.random.default_rng(3).uniform(0, 30, (150, 2))
    wanted = {(i, k) for i, k in combinations(range(150), 2) if math.dist(places[i], places[k]) <= 4.0}
    found = [(int(min(pair)), int(max(pair))) for pair in near_pairs(places, 4.0)]
    assert set(found) == wanted
    assert len(found) == len(wanted) > 100


@pytest.mark.parametrize("ends", [(0.0, 6.0), (6.0, 0.0), (0.0, 0.5), (3.0, 3.0)])
def test_a_line_alone_uses_its_whole_room(ends: tuple[float, float]) -> None:
    assert slanted(ends).slants[0].tolist() == [0.5, 9.5]


def test_lines_far_from_each_other_are_as_flat_as_alone() -> None:
    found = slanted((0.0, 4.0), (20.0, 24.0), (44.0, 40.0))
    assert found.slants.tolist() == [[0.5, 9.5]] * 3
    assert found.cost() == 0


def test_a_crossing_that_alone_would_be_flat_is_opened() -> None:
    found = slanted((0.0, 2.0), (2.0, 0.0))
    assert found.cost() < slanted((0.0, 2.0), (2.0, 0.0), mend=False).cost() + 1e-6
    assert steepness(found, 0) + steepness(found, 1) > 38


def test_a_crossing_that_is_open_is_left_flat() -> None:
    found = slanted((0.0, 12.0), (12.0, 0.0))
    assert min(steepness(found, 0), steepness(found, 1)) < 60


def test_lines_that_fall_side_by_side_keep_apart() -> None:
    ends = [(float(k), 8.0 + k) for k in range(4)]
    found = slanted(*ends)
    across = np.linspace(0, WIDTH, 201)
    for a, b in combinations(range(4), 2):
        apart = heights(found, b, across) - heights(found, a, across)
        assert apart.min() > 0  # they do not cross
    assert found.cost() < 6 * 0.5


def test_slants_stay_in_their_rooms() -> None:
    ends = [(float(a), float(b)) for a, b in ((0, 5), (1, 9), (5, 0), (7, 2), (3, 3), (9, 1), (2, 8))]
    found = slanted(*ends)
    assert (found.slants[:, 0] >= 0.5 - 1e-6).all()
    assert (found.slants[:, 1] <= 9.5 + 1e-6).all()
    assert (found.slants[:, 1] > found.slants[:, 0]).all()
    assert found.cost() <= slanted(*ends, mend=False).cost() + 1e-3


def test_the_worst_pairs_are_mended_first_crossings_beyond_what_one_must_cost() -> None:
    ends = np.array([(3, 3), (11, 10), (3, 0), (3, 7), (6, 5), (4, 12), (4, 7)], float)
    found = choose(ends, np.array([(0.5, 5.5)] * len(ends)), (6.0, NEAR))
    before = found.cost()
    found.mend()
    assert before - 1.3 < found.cost() < before - 0.9


def test_of_lines_that_fall_side_by_side_the_upper_ones_fall_later() -> None:
    falling = np.array([(0.0, 5.0), (1.0, 6.0), (2.0, 7.0)])
    rooms = np.array([(0.0, 6.0)] * 3)
    starts = _staggered(falling, rooms)[:, 0]
    assert starts[0] > starts[1] > starts[2]
    rising = _staggered(falling[:, ::-1], rooms)[:, 0]
    assert rising[0] < rising[1] < rising[2]
    # A line that is level, or far below, has the whole room to itself.
    alone = _staggered(np.array([(0.0, 5.0), (9.0, 9.0), (20.0, 25.0)]), rooms)
    assert alone[1].tolist() == [0.0, 6.0]
    assert alone[0].tolist() == alone[2].tolist() == [0.0, 6.0]


def test_lines_that_are_kept_slant_as_they_did_and_the_others_choose() -> None:
    """A line that is new goes where it costs least beside those that stay; two that stay are not mended."""
    ends = np.array([(0.0, 12.0), (12.0, 0.0), (4.0, 8.0)])
    rooms = np.array([(0.0, WIDTH)] * 3)
    kept = {0: Again((0.0, WIDTH), 0.0), 1: Again((0.0, 4.0), 0.1)}
    found = choose(ends, rooms, (WIDTH, NEAR), kept)
    found.mend()
    assert [tuple(slant) for slant in found.slants[:2].tolist()] == [kept[0].span, kept[1].span]
    others = [
        choose(ends, rooms, (WIDTH, NEAR), {**kept, 2: Again((low, low + 2.0), None)}).cost()
        for low in (0.0, 4.0)
    ]
    assert found.cost() <= min(others) + 1e-3


def test_lines_that_moved_towards_each_other_are_mended_and_those_that_moved_together_are_not() -> None:
    ends = np.array([(0.0, 6.0), (0.2, 6.2)])
    rooms = np.array([(0.0, WIDTH)] * 2)
    span = (1.0, 3.0)
    for lower, mended in ((2.0, False), (-3.0, True), (None, True)):
        found = choose(ends, rooms, (WIDTH, NEAR), {0: Again(span, 2.0), 1: Again(span, lower)})
        assert found.slants.tolist() == [[*span], [*span]]
        found.mend()
        assert (found.slants.tolist() != [[*span], [*span]]) is mended


@pytest.mark.parametrize("rise", [4.0, 0.0])
@pytest.mark.filterwarnings("error")
def test_a_line_that_went_straight_down_stays_and_the_others_choose_beside_it(rise: float) -> None:
    ends = np.array([(0.0, rise), (6.0, 10.0), (10.0, 6.0)])
    rooms = np.array([(0.5, WIDTH - 0.5)] * 3)
    found = choose(ends, rooms, (WIDTH, NEAR), {0: Again((5.0, 5.0), None)})
    alone = choose(ends[1:], rooms[1:], (WIDTH, NEAR))
    assert found.slants.tolist() == [[5.0, 5.0], *alone.slants.tolist()]
    assert math.isfinite(found.cost())


def crowd(seed: int) -> Slants:
    """Lines across each other as in the gaps of a full picture."""
    return slanted(*np.random.default_rng(seed).uniform(0, 14, (24, 2)).tolist(), mend=False)


@pytest.mark.parametrize("seed", range(3))
def test_mended_lines_cost_what_they_cost_when_all_is_reckoned_anew(seed: int) -> None:
    """What choices cost beside the others is kept from pair to pair, and right after each that has moved."""
    found = crowd(seed)
    before = found.cost()
    found.mend()
    assert found.cost() < before
    count, lines = len(found.ends), np.arange(len(found.ends))
    courses = Courses(found.ends, found.slants[None, None], *found.gap)
    for line in range(count):
        alone = courses.at(np.full(count, line)).penalties(courses.at(lines))[0, 0]
        alone[line] = 0
        assert np.allclose(found.penalty[line], alone, atol=1e-5)


def test_where_somebody_waits_only_the_worst_pairs_are_mended() -> None:
    some, all_of_them = crowd(0), crowd(0)
    before = some.slants.copy()
    some.mend(2)
    all_of_them.mend()
    assert 2 <= (some.slants != before).any(1).sum() <= 4
    assert all_of_them.cost() < some.cost() < crowd(0).cost()


def test_few_pairs_of_lines_are_looked_at_otherwise_than_many_and_cost_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = crowd(1)
    few.mend()
    monkeypatch.setattr("viz.layout.courses._FEW", 0)
    many = crowd(1)
    many.mend()
    assert few.slants.tolist() == many.slants.tolist()
    assert few.penalty.tolist() == many.penalty.tolist()
