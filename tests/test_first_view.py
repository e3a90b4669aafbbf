"""The map of graphs unlike magnesium: long words, and no hub among many groups."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from graph_data import example_path, read_graph, read_graph_text
from graph_data.model import ConceptGraph
from viz.door.place import PART, Wish, map_view
from viz.door.plan import plan_of
from viz.door.texts import TEXT, fitted, measured
from viz.view import Brief, Note, View
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


@pytest.mark.parametrize(
    ("word", "room", "lines"),
    [
        ("Wiedervernässung", 96.0, ("Wiederver-", "nässung")),
        ("Grünlandbewirtschaftung", 130.0, ("Grünlandbe-", "wirtschaftung")),
        ("Grünlandbewirtschaftung", 155.0, ("Grünlandbewirtschaf-", "tung")),
        ("Zuckerrübenanbau", 75.0, ("Zuckerrü-", "benanbau")),
        ("Kohlendioxidausstoß", 300.0, ("Kohlendioxidausstoß",)),
        ("Kohlendioxidausstoß", 130.0, ("Kohlendioxid-", "ausstoß")),
        ("Feinstaubbelastung", 60.0, ("Fein-", "staub-", "be-", "lastung")),
        ("Überschwemmungsgebiete", 130.0, ("Überschwem-", "mungsgebiete")),
        ("Rhythms", 40.0, ("Rhyt-", "hms")),
        ("Волновая", 50.0, ("Волно-", "вая")),
    ],
)
def test_a_word_is_parted_where_a_syllable_may_end(word: str, room: float, lines: tuple[str, ...]) -> None:
    assert fitted(word, room, TEXT, "semibold") == lines


@pytest.mark.parametrize("width", [620.0, 700.0, 768.0, 834.0])
def test_in_a_card_of_one_line_names_and_category_stand_apart(width: float) -> None:
    graph = read_graph(example_path("magnesium"))
    brief = Brief("map", "map", graph.title, (width, 700.0))
    lines = 0
    for key in ("process", "symptom", "outcome"):
        view = map_view(graph, plan_of(graph), brief, Wish(words_in("en"), key))
        assert view.ground is not None
        for left, top, _, height in (card.rect for card in view.ground.cards if card.folded):
            notes = [one for one in view.ground.notes if one.at[0] > left and top < one.at[1] < top + height]
            ends = sorted(span(note) for note in notes)
            assert ends
            assert all(end + 8 <= start for (_, end), (start, _) in pairwise(ends)), notes
            lines += 1
    assert lines


def span(note: Note) -> tuple[float, float]:
    """From where to where a line of text goes."""
    x, wide = note.at[0], measured(note.text, note.font_px)
    return (x - wide, x) if note.align == "right" else (x, x + wide)


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
