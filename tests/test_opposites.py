"""Concepts that are declared opposite: joined with the sign turned, told in words, drawn on request."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_data import (
    ConceptGraph,
    examine_text,
    follows,
    follows_data,
    follows_lines,
    loops,
    paths,
    paths_data,
    paths_lines,
    read_graph_text,
)
from graph_data.opposites import is_crossing
from viz.look.opposites import _bend, _blocked, _border, opposite_lines
from viz.picture.svg import render_svg
from viz.view import ConceptBox, Point, Rect, View
from viz.views.catalogue import Views
from viz.views.kept import KeptLayouts

BREATH = """
title: Short of breath
concepts: {leak: , blood-pressure: {opposite: low-blood-pressure}, low-blood-pressure: , oxygen: }
effects:
  - leak -> blood pressure: lowers
  - low blood pressure -> oxygen: reduces
  - oxygen -> leak: prevents
"""


@pytest.fixture
def breath() -> ConceptGraph:
    return read_graph_text(BREATH)


def graph(opposites: str, *effects: str) -> ConceptGraph:
    """A graph of one-letter concepts: ``"ab"`` are opposite, ``"a+b"`` raises."""
    ids = dict.fromkeys("".join(effects).replace("+", "").replace("-", "") + opposites.replace(" ", ""))
    of = {pair[0]: pair[1] for pair in opposites.split()}
    text = "concepts:\n" + "".join(f"  {id}: {{opposite: [{of.get(id, '')}]}}\n" for id in ids)
    words = {"+": "raises", "-": "lowers"}
    return read_graph_text(
        text + "effects:\n" + "".join(f"  - {e[0]} -> {e[2]}: {words[e[1]]}\n" for e in effects)
    )


class TestWays:
    def test_the_sign_is_turned(self, breath: ConceptGraph) -> None:
        (way,) = paths(breath, "leak", "oxygen")
        assert way.sign == "-"
        assert way.concepts == ("leak", "blood-pressure", "low-blood-pressure", "oxygen")
        assert [is_crossing(effect) for effect in way.effects] == [False, True, False]
        assert way.weakest.id == "leak-lowers-blood-pressure"

    def test_said_in_words(self, breath: ConceptGraph) -> None:
        found = paths(breath, "leak", "oxygen")
        line = "   Blood pressure is the opposite of low blood pressure: here the direction turns"
        assert line in paths_lines(breath, "leak", "oxygen", found)
        effects = paths_data(breath, "leak", "oxygen", found)["paths"][0]["effects"]
        assert [effect["sign"] for effect in effects] == ["-", "-", "-"]
        assert effects[1]["label"] == "is the opposite of"

    def test_passing_over_is_no_effect(self, breath: ConceptGraph) -> None:
        assert len(paths(breath, "leak", "oxygen", max_length=2)) == 1
        assert paths(breath, "leak", "oxygen", max_length=1) == ()

    def test_from_and_to_an_opposite(self) -> None:
        found = graph("ab cd", "b+c")
        assert [path.sign for path in paths(found, "a", "d")] == ["+"]
        assert [path.sign for path in paths(found, "a", "c")] == ["-"]

    def test_an_opposite_alone_is_no_way(self) -> None:
        found = graph("ab", "b+c")
        assert paths(found, "a", "b") == ()
        assert "a is the opposite of b." in paths_lines(found, "a", "b", ())

    def test_never_over_twice_in_a_row(self) -> None:
        assert paths(graph("ab cb", "x+a", "c+y"), "x", "y") == ()

    def test_nothing_changes_without_opposites(self) -> None:
        found = graph("", "a+b", "b-c")
        assert [path.sign for path in paths(found, "a", "c")] == ["-"]


class TestLoops:
    def test_closed_over_an_opposite(self, breath: ConceptGraph) -> None:
        (loop,) = loops(breath)
        assert loop.kind == "reinforcing"
        assert len(loop.effects) == 4

    def test_of_one_effect(self) -> None:
        (loop,) = loops(graph("ab", "a+b"))
        assert loop.kind == "balancing"

    def test_opposites_alone_are_none(self) -> None:
        assert loops(graph("ab bc ca", "a+x")) == ()


class TestFollows:
    def told(self, found: ConceptGraph, start: str) -> dict[str, str]:
        return {one.concept: f"{one.change} {one.steps}" for one in follows(found, start)}

    def test_an_opposite_changes_the_other_way(self, breath: ConceptGraph) -> None:
        assert self.told(breath, "leak") == {
            "blood-pressure": "falls 1", "low-blood-pressure": "rises 1", "oxygen": "falls 2",
        }  # fmt: skip
        assert self.told(breath, "blood pressure")["low-blood-pressure"] == "falls 0"

    def test_said_in_words(self, breath: ConceptGraph) -> None:
        found = follows(breath, "leak")
        said = "   Low blood pressure: said to rise, as the opposite of blood pressure  [not checked, 1 step]"
        assert said in follows_lines(breath, "leak", found)
        one = next(e for e in follows_data("leak", found)["follows"] if e["concept"] == "low-blood-pressure")
        assert one["opposite_of"] == "blood-pressure"

    def test_two_opposites_that_both_rise_are_pulled_both_ways(self) -> None:
        assert self.told(graph("bc", "a+b", "a+c", "c+d"), "a") == {
            "b": "conflict 1", "c": "conflict 1", "d": "open 2",
        }  # fmt: skip
        assert self.told(graph("bc", "a+b", "a-c", "c+d"), "a")["d"] == "falls 2"

    def test_the_opposite_of_what_is_touched_is_touched(self) -> None:
        text = "concepts: {a: , b: {opposite: c}, c: , d: }\n"
        text += "effects: [a -> b: affects, c -> d: raises]\n"
        assert self.told(read_graph_text(text), "a") == {"b": "open 1", "c": "open 1", "d": "open 2"}


@settings(max_examples=60, deadline=None)
@given(
    st.sets(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("+-"), st.sampled_from("abcdef")), max_size=9
    )
)
def test_a_chain_is_one_of_a_graph_in_which_opposites_are_effects(arrows: set[tuple[str, str, str]]) -> None:
    """Every way stands on links that are there, turns at each opposite, and none is told twice."""
    effects = ["".join(arrow) for arrow in sorted(arrows)]
    found = graph("ab cd", *effects, "f+f")
    for path in paths(found, "a", "f", limit=50):
        assert all(e.id in found.effects or e in found.opposites[e.source] for e in path.effects)
        assert path.sign == ("-" if sum(e.sign == "-" for e in path.effects) % 2 else "+")
        assert len(set(path.concepts)) == len(path.concepts)
    told = [tuple(e.id for e in loop.effects) for loop in loops(found, limit=500)]
    assert len(told) == len(set(told))
    assert all(any(id in found.effects for id in chain) for chain in told)


class TestOtherNames:
    @pytest.mark.parametrize(
        ("label", "aka"),
        [
            ("blood pressure", "low blood pressure"),
            ("oxygen", "lack of oxygen"),
            ("sleep", "too little sleep"),
            ("sleep", "poor sleep"),
            ("sleep", "No sleep"),
            ("light", "less light"),
            ("low pressure", "high pressure"),
            ("low pressure", "pressure"),
            ("Schlaf", "zu wenig Schlaf"),
            ("Blutdruck", "niedriger Blutdruck"),
            ("Magnesium", "Mangel an Magnesium"),
            ("Licht", "kein Licht"),
        ],
    )
    def test_warned_of_with_a_remedy_that_arrives(self, label: str, aka: str) -> None:
        effects = f"effects:\n  - {aka} -> b: raises\n"
        (found,) = examine_text(f"concepts:\n  a: {{label: {label}, aka: [{aka}]}}\n  b:\n{effects}").problems
        assert (found.code, found.severity) == ("CG315", "warning")
        assert "opposite" in found.expected
        mended = found.example.replace("{opposite", f"{{label: {label}, opposite")
        report = examine_text(f"{mended}\n  b:\n{effects}")
        assert report.problems == ()
        assert report.graph is not None
        assert [path.sign for path in paths(report.graph, label, "b")] == ["-"]

    @pytest.mark.parametrize("aka", ["another name", "BP", "low tide", "non-smoking", "noise", "high blood"])
    def test_other_names_are_quiet(self, aka: str) -> None:
        text = (
            f"concepts: {{blood-pressure: {{aka: [{aka}]}}, b: }}\neffects: [blood-pressure -> b: raises]\n"
        )
        assert examine_text(text).problems == ()

    def test_much_of_it_is_no_opposite(self) -> None:
        text = "concepts: {noise: {aka: [too much noise]}, b: }\neffects: [noise -> b: raises]\n"
        (found,) = examine_text(text).problems
        assert found.example.splitlines()[-1] == "  too-much-noise: {broader: noise}"


def test_unknown_and_own_names_are_no_opposites() -> None:
    assert not any(graph("", "a+b").opposites.values())
    text = "concepts: {a: {opposite: a}, b: }\neffects: [a -> b: raises]\n"
    assert not any(read_graph_text(text).opposites.values())


def test_the_page_is_given_them(breath: ConceptGraph) -> None:
    links = breath.to_document()["opposites"]
    assert [(link["source"], link["target"]) for link in links] == [
        ("blood-pressure", "low-blood-pressure"),
        ("low-blood-pressure", "blood-pressure"),
    ]
    assert links[0]["sentence"] == "Blood pressure is the opposite of low blood pressure"
    assert "opposites" not in graph("", "a+b").to_document()


def test_said_in_the_language_of_the_graph() -> None:
    text = "language: de\nconcepts: {a: {opposite: b}, b: }\neffects: [a -> b: +]\n"
    assert read_graph_text(text).to_document()["opposites"][0]["sentence"] == "a ist das Gegenteil von b"


def test_a_picture_of_a_way_shows_the_opposites_it_passes_others_on_request(breath: ConceptGraph) -> None:
    views = Views(breath, kept=KeptLayouts(cache=False))
    (a, b), *_ = [(id, link.target) for id, links in breath.opposites.items() for link in links]
    way = next(id for id in (f"path:{s}:{t}" for s in breath.concepts for t in breath.concepts)
               if id in views and {a, b} <= {box.concept for box in views[id].boxes})  # fmt: skip
    assert render_svg(breath, views[way]).count("data-opposites") == 1
    assert "data-opposites" not in render_svg(breath, views["overview:core"])
    drawn = render_svg(breath, views["overview:core"], opposites=True)
    assert drawn.count("data-opposites") == 1
    (dashes,) = re.findall(r'data-opposites[^§]*?stroke-dasharray="([\d.]+) ([\d.]+)"', drawn)
    assert float(dashes[1]) > 30 * float(dashes[0])  # dots far from each other


def placed(**rects: Rect) -> View:
    boxes = tuple(ConceptBox(id, rect, (id,), 16.0) for id, rect in rects.items())
    return View("overview:all", "overview", "", 1000.0, 600.0, boxes)


@pytest.mark.parametrize("upright", [False, True])
def test_a_line_between_opposites_bends_around_what_is_between(upright: bool) -> None:
    graph = read_graph_text(
        "concepts: {a: {opposite: b}, b: , c: , d: }\n"
        "effects:\n  - c -> d: helps\n  - a -> c: helps\n  - b -> d: helps\n"
    )

    def at(along: float, aside: float) -> Rect:
        return (aside - 30, along - 10, 60, 20) if upright else (along - 30, aside - 10, 60, 20)

    free, away = at(200, 300), at(500, 400)
    (line,) = opposite_lines(graph, placed(a=free, b=at(500, 300), c=away, d=at(200, 450)))
    middle = (300.0, 350.0) if upright else (350.0, 300.0)
    assert line.bend == pytest.approx(middle)
    for between in (350, 330, 372):  # somewhere on the way, not only in its middle
        (line,) = opposite_lines(graph, placed(a=free, b=at(500, 300), c=at(between, 300), d=at(200, 450)))
        aside = (390.0, 350.0) if upright else (350.0, 210.0)  # to the right, or upwards
        assert line.bend == pytest.approx(aside)
    assert opposite_lines(graph, placed(a=free, c=away)) == []
    assert line.start[1 if upright else 0] > 200 and line.end[1 if upright else 0] < 500


@pytest.mark.parametrize(
    ("first", "last", "page", "bend"),
    [
        ((100, 100), (300, 100), (400, 400), (200, 40)),  # upwards
        ((300, 100), (100, 100), (400, 400), (200, 40)),
        ((100, 50), (300, 50), (400, 400), (200, 110)),  # no room above
        ((100, 60), (300, 60), (400, 400), (200, 0)),
        ((100, 100), (100, 300), (400, 400), (160, 200)),  # to the right
        ((350, 100), (350, 300), (400, 400), (290, 200)),  # no room there
        ((340, 100), (340, 300), (400, 400), (400, 200)),
        ((100, 100), (300, 300), (400, 400), (260, 140)),
        ((10, 300), (40, 200), (400, 400), (55, 259)),
        ((100, 300), (140, 200), (400, 400), (90, 238)),
    ],
)
def test_a_line_bends_upwards_unless_only_the_other_side_is_on_the_page(
    first: Point, last: Point, page: tuple[float, float], bend: Point
) -> None:
    assert _bend(first, last, page) == pytest.approx(bend)


@pytest.mark.parametrize(
    ("box", "blocked"),
    [
        ((180, 90, 40, 20), True),
        ((180, 100, 40, 20), True),  # its border touches the line
        ((180, 80, 40, 20), True),
        ((180, 101, 40, 20), False),  # below, above, behind and before it
        ((180, 79, 40, 20), False),
        ((310, 90, 40, 20), False),
        ((50, 90, 40, 20), False),
        ((290, 90, 40, 20), True),
        ((70, 90, 40, 20), True),
    ],
)
def test_a_box_is_between_opposites_where_a_line_of_middles_meets_it(box: Rect, blocked: bool) -> None:
    for first, last in (((100, 100), (300, 100)), ((300, 100), (100, 100))):
        assert _blocked(first, last, [box]) is blocked
        assert _blocked(first, last, [(0, 0, 9, 9), box]) is blocked
    x, y, w, h = box
    assert _blocked((100, 100), (100, 300), [(y, x, h, w)]) is blocked


@pytest.mark.parametrize(
    ("towards", "border"),
    [
        ((200, 50), (140, 50)), ((0, 50), (60, 50)), ((100, 200), (100, 70)), ((100, 0), (100, 30)),
        ((180, 90), (140, 70)), ((140, 90), (120, 70)), ((110, 55), (110, 55)), ((100, 50), (100, 50)),
    ],
)  # fmt: skip
def test_a_line_leaves_a_box_at_its_border_towards_the_other(towards: Point, border: Point) -> None:
    assert _border((60, 30, 80, 40), towards) == pytest.approx(border)
