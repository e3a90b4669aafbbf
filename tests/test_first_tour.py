"""The first tour of the bundled example, in a browser: six labelled effects, then the ways to the joint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph_data import example_path, read_graph, read_graph_text
from graph_data.offered import offered_tour

Open = Callable[..., Any]
GRAPH = read_graph(example_path("magnesium"))
TOUR = GRAPH.tours[0]
FIRST = {
    ("calcium", "works closely with"),
    ("potassium", "works with"),
    ("vitamin-d", "helps activate"),
    ("muscle", "relaxes"),
    ("joints", "supports"),
    ("blood-vessels", "relaxes"),
}


def test_the_first_step_shows_what_magnesium_does(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, f"#tour={TOUR.id}&step=1", viewport={"width": 1280, "height": 720})
    drawn = page.evaluate("() => window.conceptGraph.layout()")
    assert {(edge["target"], edge["label"]) for edge in drawn["edges"]} == FIRST
    assert {edge["source"] for edge in drawn["edges"]} == {"magnesium"}
    assert all(edge["label_box"] for edge in drawn["edges"])
    assert min(part["font_px"] for part in (*drawn["nodes"], *drawn["edges"])) >= 16
    assert TOUR.steps[0].say.split(".")[0] in page.locator("body").inner_text()


def test_every_step_is_reached_by_next_and_the_last_ones_reach_a_joint(
    open_page: Open, magnesium_html: Path
) -> None:
    page = open_page(magnesium_html, f"#tour={TOUR.id}&step=1")
    seen: set[str] = set()
    for number in range(1, len(TOUR.steps) + 1):
        state = page.evaluate("() => window.conceptGraph.state()")
        assert (state["tour"], state["step"]) == (TOUR.id, number)
        seen |= {node["id"] for node in page.evaluate("() => window.conceptGraph.layout()")["nodes"]}
        if number < len(TOUR.steps):
            page.get_by_role("button", name="Next").click()
            page.wait_for_function(f"() => window.conceptGraph.state().step === {number + 1}")
    assert seen & {"joint-health", "joint-function", "joint-discomfort", "joint-mobility"}


@pytest.mark.parametrize(
    ("concept", "id"), [("2024", "step-2024"), ("whole", "step-whole"), ("tea", "tea"), ("a:b", "a-b")]
)
def test_a_step_has_an_id_that_no_number_of_a_step_is(concept: str, id: str) -> None:
    graph = read_graph_text(
        f"effects: ['{concept} -> x: raises', '{concept} -> y: raises', '{concept} -> z: raises']\n"
    )
    tour = offered_tour(graph)
    assert tour and id in [step.id for step in tour.steps]
