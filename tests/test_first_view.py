"""The map of graphs unlike magnesium: long words, and no hub among many groups."""

from __future__ import annotations

import random

import pytest

from graph_data import read_graph_text
from graph_data.model import ConceptGraph
from viz.door.place import PART, Wish, map_view
from viz.door.plan import plan_of
from viz.view import Brief, View
from viz.words import words_in

LONG = "Grünlandbewirtschaftung"


def bog() -> ConceptGraph:
    """A hub that acts on a word which a telephone has no room for."""
    others = "".join(
        f"  - {{source: Wasser, target: {name}, label: erhöht vorübergehend}}\n"
        for name in (LONG, "Torfmoose", "Methan")
    )
    return read_graph_text(f"language: de\neffects:\n{others}")


def review(seed: int) -> ConceptGraph:
    """Sixty concepts of five categories, none of which stands out."""
    rng = random.Random(seed)
    concepts = "".join(f"  c{n}: {{category: kind {n % 5}}}\n" for n in range(60))
    ends = sorted({tuple(rng.sample(range(60), 2)) for _ in range(150)})
    effects = "".join(f"  - {{source: c{a}, target: c{b}, label: raises}}\n" for a, b in ends)
    return read_graph_text(f"concepts:\n{concepts}effects:\n{effects}")


def drawn(graph: ConceptGraph, page: tuple[float, float]) -> View:
    """The map of a graph on a page."""
    brief = Brief("map", "map", graph.title, page)
    return map_view(graph, plan_of(graph), brief, Wish(words_in("en")))


@pytest.mark.parametrize("width", [390.0, 320.0])
def test_a_word_without_room_is_parted_and_stays_on_the_page(width: float) -> None:
    view = drawn(bog(), (width, 700.0))
    (name,) = (box for box in view.boxes if box.concept.startswith("Grün"))
    assert name.rect[0] + name.rect[2] <= width - 16.0
    assert all(line.endswith("-") for line in name.lines[:-1]) and len(name.lines) > 1
    assert "".join(line.removesuffix("-") for line in name.lines) == LONG
    assert min(map(len, name.lines)) > 2


@pytest.mark.parametrize("seed", range(4))
def test_without_a_hub_the_pairs_of_groups_fit_the_page(seed: int) -> None:
    view = drawn(review(seed), PART)
    assert view.height == PART[1]


def test_the_key_says_of_an_arrow_without_direction_only_that_it_is_another() -> None:
    graph = read_graph_text("effects:\n  - a -> b: depends on\n  - a -> c: raises\n  - a -> d: raises\n")
    ground = drawn(graph, PART).ground
    assert ground
    notes = {note.text for note in ground.notes}
    assert {"raises", "other"} <= notes and "belongs to" not in notes
