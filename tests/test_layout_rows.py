"""Loose pairs and chains stand in rows in the file's order; effects of the same two concepts in theirs."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph_data import read_graph_text
from viz import Views
from viz.view import Rect


def drawn(*effects: str) -> tuple[dict[str, Rect], list[tuple[str, Rect]]]:
    graph = read_graph_text("effects:\n" + "".join(f"  - {effect}\n" for effect in effects))
    view = Views(graph)["overview:all"]
    words = [(graph.effects[one.effects[0]].label, one.rect) for one in view.words]
    return {box.concept: box.rect for box in view.boxes}, words


def middle(rect: Rect) -> float:
    return rect[1] + rect[3] / 2


@pytest.mark.parametrize("count", [2, 3, 14, 40])
def test_loose_pairs_stand_in_rows_in_the_order_of_the_file(count: int) -> None:
    names = [f"n{(7 * k) % 41}" for k in range(count)]
    boxes, _ = drawn(*(f"{name}a -> {name}b: raises" for name in names))
    for name in names:
        assert middle(boxes[f"{name}a"]) == pytest.approx(middle(boxes[f"{name}b"]), abs=0.6)
        assert boxes[f"{name}a"][0] < boxes[f"{name}b"][0]
    places = [(round(boxes[f"{name}a"][0] / 440), middle(boxes[f"{name}a"])) for name in names]
    assert all(one < other for one, other in pairwise(places))
    assert len({column for column, _ in places}) == (1 if count <= 14 else 3)


def test_chains_and_pairs_both_ways_are_rows_as_well() -> None:
    boxes, _ = drawn("y -> z: lowers", "a -> b: raises", "x -> y: raises", "b -> a: hinders", "c -> d: feeds")
    assert middle(boxes["x"]) == pytest.approx(middle(boxes["z"]), abs=1)
    assert boxes["x"][0] < boxes["y"][0] < boxes["z"][0]
    assert boxes["a"][0] < boxes["b"][0]
    assert middle(boxes["y"]) < middle(boxes["a"]) < middle(boxes["c"])


@pytest.mark.parametrize("around", [(), ("beta -> gamma: slows", "gamma -> alpha: feeds")])
def test_effects_of_the_same_two_concepts_stand_in_the_order_of_the_file(around: tuple[str, ...]) -> None:
    said = [f"way {k}" for k in range(1, 17)]
    _, words = drawn(*(f"alpha -> beta: {way}" for way in said), *around)
    heights = {label: (round(rect[0] + rect[2] / 2), middle(rect)) for label, rect in words}
    assert sorted(said, key=lambda way: heights[way]) == said
