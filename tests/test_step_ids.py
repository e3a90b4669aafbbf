"""Steps of tours have ids: given or made of their words, the same wherever the step is moved."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from graph_data import examine_text
from tests.conftest import Run, Tab
from viz import KeptLayouts, Views

GRAPH = """\
effects:
  - rain -> river: swells
  - river -> crop: feeds
tours:
  - title: Water
    steps:
      - {id: first, focus: rain, say: It rains.}
      - {focus: river, title: The river's part}
      - {path: [rain, river, crop], say: Then it grows. And more.}
      - {overview: core}
"""
CHAIN = """\
effects: ["a -> b: raises", "b -> c: raises", "c -> d: raises"]
tours: [{title: Chain, steps: [{title: All four, show: [a, b, c, d]}]}]
"""
MOVED = GRAPH.replace("      - {id: first, focus: rain, say: It rains.}\n", "") + (
    "      - {id: first, focus: rain, say: It rains.}\n"
)


def ids(text: str) -> list[str]:
    graph = examine_text(text).graph
    assert graph
    return [step.id for step in graph.tours[0].steps]


def codes(text: str) -> list[str]:
    return [found.code for found in examine_text(text).problems if found.severity == "error"]


def test_an_id_is_given_or_made_of_the_first_words() -> None:
    assert ids(GRAPH) == ["first", "the-river-s-part", "then-it-grows", "core"]


def test_the_same_words_get_ids_of_their_own_and_a_long_sentence_a_short_one() -> None:
    long = "A sentence that goes on and on without a stop and without an end in sight"
    more = "{overview: core}\n      - {overview: core}\n      - {focus: crop, say: %s}"
    same = GRAPH.replace("{overview: core}", more)
    assert ids(same % long)[-3:] == ["core", "core-2", "a-sentence-that-goes-on-and-on-without-a"]


@pytest.mark.parametrize("wrong", ["2", "a:b", "lit"])
def test_an_id_that_a_link_would_read_otherwise_is_refused(wrong: str) -> None:
    assert codes(GRAPH.replace("id: first", f'id: "{wrong}"')) == ["CG712"]


def test_an_id_given_twice_in_a_tour_is_refused() -> None:
    assert codes(GRAPH.replace("{focus: river", "{id: first, focus: river")) == ["CG712"]


def test_a_view_is_that_of_the_step_wherever_it_stands_and_by_its_place() -> None:
    for text, place in ((GRAPH, 1), (MOVED, 4)):
        graph = examine_text(text).graph
        assert graph
        views = Views(graph, kept=KeptLayouts(cache=False))
        assert [box.concept for box in views["tour:water:first"].boxes if box.central] == ["rain"]
        assert views[f"tour:water:{place}"] is views["tour:water:first"]
        assert "tour:water:5" not in views and "tour:water:gone" not in views
        assert graph.step_number("water", "first") == place


def test_a_link_by_id_survives_that_steps_are_moved(run: Run, open_page: Tab, tmp_path: Path) -> None:
    seen = []
    for text in (GRAPH, MOVED):
        Path(tmp_path / "water.yaml").write_text(text, encoding="utf-8")
        assert run("build", "water.yaml", "-q", "-o", "water.html").exit_code == 0
        page = open_page(tmp_path / "water.html", "#tour=water&step=first")
        state = page.evaluate("() => window.conceptGraph.state()")
        seen.append((state["view"], state["step"]))
        assert page.evaluate("() => location.hash").endswith("step=first")
        page.evaluate("() => window.conceptGraph.apply({tour: 'water', step: 'the-river-s-part'})")
        assert page.evaluate("() => window.conceptGraph.state().view") == "tour:water:the-river-s-part"
        place = 2 if text is GRAPH else 1
        page.evaluate("(view) => window.conceptGraph.apply({view, tour: ''})", f"tour:water:{place}")
        found = page.evaluate("() => window.conceptGraph.state()")
        assert (found["view"], found["tour"]) == ("tour:water:the-river-s-part", "")
    assert seen == [("tour:water:first", 1), ("tour:water:first", 4)]


def test_a_tour_that_is_called_as_a_kind_of_views_takes_none_of_these() -> None:
    graph = examine_text(GRAPH.replace("title: Water", "title: Overview")).graph
    assert graph
    views = Views(graph, kept=KeptLayouts(cache=False))
    views.prepare(("overview:core", "tour:overview:core"))
    assert views["overview:core"].kind == "overview" and views["tour:overview:core"].kind == "tour"


def test_what_a_step_of_no_words_shows_names_it() -> None:
    alone = GRAPH.replace("{overview: core}", "{filter: {level: core}}")
    assert ids(alone)[-1] == "step"


def test_what_is_pasted_names_the_step_by_its_id(run: Run, tmp_path: Path) -> None:
    Path(tmp_path / "water.yaml").write_text(GRAPH, encoding="utf-8")
    for view in ("tour:water:2", "tour:water:the-river-s-part"):
        slide = run("embed", "water.yaml", "--for", "reveal", "--view", view).stdout
        assert "#tour=water&amp;step=the-river-s-part" in slide
        assert re.findall(r'data-step="([^"]+)"', slide) == ["the-river-s-part", "then-it-grows", "core"]
    assert run("embed", "water.yaml", "--view", "tour:water:gone").exit_code == 1


def test_layouts_that_were_kept_by_number_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = examine_text(CHAIN).graph
    assert graph
    (tour,) = graph.tours
    counted = replace(graph, tours=(replace(tour, steps=tuple(replace(s, id="") for s in tour.steps)),))
    old = Views(counted, kept=KeptLayouts(cache=False))
    before = old["tour:chain:1"]
    file = tmp_path / "chain.layout.json"
    file.write_text(old.kept.text(), encoding="utf-8")
    assert '"tour:chain:1"' in old.kept.text()
    monkeypatch.setattr("viz.layout.lay_out", None)
    now = Views(graph, kept=KeptLayouts(file, cache=False))
    assert now["tour:chain:all-four"] == replace(before, id="tour:chain:all-four")
    assert '"tour:chain:all-four"' in now.kept.text() and now.kept.changed
