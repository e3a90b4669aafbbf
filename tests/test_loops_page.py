"""A loop that a reader asks for is drawn as a loop: in a ring, with its kind in the middle."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph_data import loops, read_graph_text
from tests.conftest import Tab, state
from tests.waits import settled
from viz import render_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

RING = """\
title: The lake
concepts: {algae: , decay: , air: {label: air at the bottom}, phosphorus: , field: , fish: }
effects:
  - field -> phosphorus: feeds
  - phosphorus -> algae: raises
  - algae -> decay: increases
  - decay -> air: lowers
  - air -> phosphorus: reduces
  - phosphorus -> air: affects
  - air -> fish: raises
tours:
  - title: t
    steps: [{path: [phosphorus, algae, decay, air, phosphorus], say: It keeps itself green.}]
"""


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lake") / "lake.html"
    path.write_text(render_page(read_graph_text(RING)), encoding="utf-8")
    return path


def shown(page: Page) -> dict[str, Any]:
    settled(page)
    layout: dict[str, Any] = page.evaluate("() => conceptGraph.layout()")
    return layout


def goes_round(layout: dict[str, Any], concepts: tuple[str, ...]) -> None:
    """The boxes stand clockwise round a middle, and nothing lies on anything."""
    boxes = {node["id"]: node["box"] for node in layout["nodes"]}
    assert set(boxes) == set(concepts)
    middles = [(x + w / 2, y + h / 2) for x, y, w, h in (boxes[each] for each in concepts)]
    cx, cy = (sum(at[n] for at in middles) / len(middles) for n in (0, 1))
    angles = [math.atan2(y - cy, x - cx) for x, y in middles]
    turns = [(b - a) % math.tau for a, b in zip(angles, [*angles[1:], angles[0]], strict=True)]
    assert all(turn > 0.1 for turn in turns) and math.isclose(sum(turns), math.tau)
    placed = [*boxes.values(), *(edge["label_box"] for edge in layout["edges"])]
    for a, b in combinations(placed, 2):
        assert any(a[n] + a[n + 2] <= b[n] + 0.5 or b[n] + b[n + 2] <= a[n] + 0.5 for n in (0, 1))


def test_a_loop_that_is_asked_for_stands_in_a_ring(open_page: Tab, lake: Path) -> None:
    page = open_page(lake, "#ask=loops")
    listed = loops(read_graph_text(RING))
    place, found = next((n, loop) for n, loop in enumerate(listed) if loop.kind == "reinforcing")
    entry = page.locator(".question .chains > li").nth(place)
    entry.get_by_role("button", name="Show").click()
    assert len(listed) == 2 and len(found.concepts) == 4
    start = found.concepts[0]
    assert state(page)["view"] == f"path:{start}:{start}" and state(page)["ask"] == "loops"
    goes_round(shown(page), found.concepts)
    assert ">reinforcing</text>" in page.evaluate("() => conceptGraph.svg()")
    assert entry.get_by_role("button", name="Shown").get_attribute("aria-pressed") == "true"
    # The address leads there again, and Back to where the reader was.
    again = page.evaluate("() => location.hash")
    page.go_back()
    page.wait_for_function("() => !conceptGraph.state().view.startsWith('path:')")
    other = open_page(lake, again)
    goes_round(shown(other), found.concepts)
    assert state(other)["ask"] == "loops"


@pytest.mark.parametrize("size", [(800, 600), (1280, 720), (1900, 700)])
def test_a_step_that_comes_back_is_a_ring_on_any_stage(
    open_page: Tab, lake: Path, size: tuple[int, int]
) -> None:
    page = open_page(lake, "#present=t&step=1", viewport={"width": size[0], "height": size[1]})
    layout = shown(page)
    goes_round(layout, ("phosphorus", "algae", "decay", "air"))
    assert min(node["font_px"] for node in layout["nodes"]) >= 18


def test_on_a_telephone_a_loop_that_is_asked_for_is_a_column(open_page: Tab, lake: Path) -> None:
    page = open_page(lake, "#path=phosphorus,phosphorus", viewport={"width": 390, "height": 844})
    boxes = [node["box"] for node in shown(page)["nodes"]]
    assert len(boxes) == 2 and len({box[0] for box in boxes}) == 1
