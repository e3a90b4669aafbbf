"""Moving the picture and what stands on it: in the link, taken back, and nothing lies on another."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import read_graph
from graph_data.examples import example_path
from tests.conftest import state

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
Box = list[float]
MAGNESIUM = read_graph(example_path("magnesium"))


@pytest.fixture
def magnesium(open_page: Open, magnesium_html: Path) -> Page:
    return open_page(magnesium_html, "#view=overview:core", reduced_motion="reduce")


def boxes(page: Page) -> dict[str, Box]:
    nodes = page.evaluate("() => window.conceptGraph.layout().nodes")
    return {node["id"]: node["box"] for node in nodes}


def middle(box: Box) -> tuple[float, float]:
    return box[0] + box[2] / 2, box[1] + box[3] / 2


#: Concepts are moved in a mode of its own.
BY_HAND = "() => window.conceptGraph.apply({arranging: true})"


def drag(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + by[0] / 2, start[1] + by[1] / 2)
    page.mouse.move(start[0] + by[0], start[1] + by[1])
    page.mouse.up()


def near(one: Box, other: Box, px: float = 1.0) -> bool:
    return all(abs(a - b) <= px for a, b in zip(one, other, strict=True))


def overlap(one: Box, other: Box) -> bool:
    return all(abs(one[i] + one[i + 2] / 2 - other[i] - other[i + 2] / 2) < (one[i + 2] + other[i + 2]) / 2
               for i in (0, 1))  # fmt: skip


def free_ground(page: Page) -> tuple[float, float]:
    """A place of the stage with neither a box nor words."""
    layout = page.evaluate("() => window.conceptGraph.layout()")
    left = round(page.locator("#stage").bounding_box()["x"])  # type: ignore[index]
    taken = [node["box"] for node in layout["nodes"]]
    taken += [edge["label_box"] for edge in layout["edges"] if edge["label_box"]]
    return next(
        (float(x), float(y)) for y in range(600, 100, -40) for x in range(left + 80, 800, 40)
        if not any(overlap([x - 12, y - 12, 24, 24], box) for box in taken)
    )  # fmt: skip


@pytest.mark.parametrize("fragment", ["", "#focus=muscle-cramps"])
def test_where_the_reader_moved_the_camera_is_in_the_link(
    open_page: Open, magnesium_html: Path, fragment: str
) -> None:
    page = open_page(magnesium_html, fragment)
    page.mouse.move(600, 300)
    for _ in range(3):
        before = state(page)["at"]
        page.mouse.wheel(0, -100)
        # Told when the wheel has come to rest: nothing more comes of it.
        page.wait_for_function("at => String(window.conceptGraph.state().at) !== String(at)", arg=before)
    zoomed = state(page)["at"]
    drag(page, free_ground(page), (60, -40))
    page.wait_for_function("at => String(window.conceptGraph.state().at) !== String(at)", arg=zoomed)
    before = boxes(page)
    other = open_page(magnesium_html, "#" + page.url.split("#")[1])
    assert state(other)["at"] == state(page)["at"]
    after = boxes(other)
    assert before.keys() == after.keys()
    assert all(near(before[id], after[id], 4) for id in before)
    other.keyboard.press("0")
    other.wait_for_function("() => !location.hash.includes('at=')")


def test_another_view_has_a_camera_of_its_own(magnesium: Page) -> None:
    home = boxes(magnesium)
    magnesium.keyboard.press("+")
    magnesium.wait_for_function("() => window.conceptGraph.state().at !== null")
    magnesium.evaluate("() => window.conceptGraph.apply({view: 'overview:all'})")
    assert state(magnesium)["at"] is None
    magnesium.evaluate("() => window.conceptGraph.apply({view: 'overview:core'})")
    assert all(near(home[id], box) for id, box in boxes(magnesium).items())


def test_a_drag_that_begins_on_a_line_moves_the_paper(magnesium: Page) -> None:
    edges = magnesium.evaluate("() => window.conceptGraph.layout().edges")
    before = boxes(magnesium)
    taken = [*before.values(), *(edge["label_box"] for edge in edges if edge["label_box"])]
    points = (point for edge in edges for point in edge["points"][1:-2])
    start = next((x, y) for x, y in points if not any(overlap([x - 8, y - 8, 16, 16], box) for box in taken))
    drag(magnesium, start, (50, 30))
    after = boxes(magnesium)
    assert all(near([box[0] + 50, box[1] + 30, *box[2:]], after[id], 2) for id, box in before.items())


def test_a_drag_that_begins_on_a_concept_moves_the_paper_too(magnesium: Page) -> None:
    before = boxes(magnesium)
    drag(magnesium, middle(before["muscle-cramps"]), (-40, 30))
    after = boxes(magnesium)
    assert all(near([box[0] - 40, box[1] + 30, *box[2:]], after[id], 2) for id, box in before.items())
    assert state(magnesium)["concept"] == ""
    magnesium.get_by_role("button", name="Menu").click()
    magnesium.get_by_role("button", name="Move concepts by hand").click()
    drag(magnesium, middle(after["muscle-cramps"]), (-30, 0))
    moved = boxes(magnesium)
    assert {id for id in moved if not near(moved[id], after[id], 2)} == {"muscle-cramps"}
    magnesium.get_by_role("button", name="Concepts can be dragged").click()
    assert state(magnesium)["arranging"] is False


def test_a_small_shake_of_a_click_moves_nothing(magnesium: Page) -> None:
    before = boxes(magnesium)
    start = middle(before["muscle-cramps"])
    drag(magnesium, start, (5, 3))
    assert state(magnesium)["concept"] == "muscle-cramps"


def test_a_dropped_box_lies_on_no_other_and_goes_back(magnesium: Page) -> None:
    magnesium.evaluate(BY_HAND)
    before = boxes(magnesium)
    start, goal = middle(before["muscle-cramps"]), middle(before["muscle-tension"])
    drag(magnesium, start, (goal[0] - start[0], goal[1] - start[1]))
    after = boxes(magnesium)
    assert not near(after["muscle-cramps"], before["muscle-cramps"])
    pairs = itertools.combinations(after.values(), 2)
    assert not any(overlap(one, other) for one, other in pairs)
    back = magnesium.get_by_role("button", name="Put back what was moved")
    back.click()
    assert all(near(before[id], box) for id, box in boxes(magnesium).items())
    assert back.count() == 0


def test_a_box_dropped_on_another_is_drawn_at_once_where_it_goes(magnesium: Page) -> None:
    magnesium.evaluate(BY_HAND)
    before = boxes(magnesium)
    start, goal = middle(before["muscle-cramps"]), middle(before["muscle-tension"])
    magnesium.mouse.move(*start)
    magnesium.mouse.down()
    magnesium.mouse.move(*goal, steps=6)
    magnesium.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
          window.drawn = 0;
          const { fillText } = CanvasRenderingContext2D.prototype;
          CanvasRenderingContext2D.prototype.fillText = function (...all) {
            window.drawn += 1;
            fillText.apply(this, all);
          };
          done();
        })))"""
    )
    magnesium.mouse.up()
    magnesium.wait_for_function("() => window.drawn > 20")


def test_moves_are_taken_back_one_by_one_by_keyboard(magnesium: Page) -> None:
    magnesium.evaluate(BY_HAND)
    before = boxes(magnesium)
    drag(magnesium, middle(before["calcium"]), (0, 120))
    once = boxes(magnesium)
    drag(magnesium, middle(once["diet"]), (0, 90))
    assert not near(boxes(magnesium)["diet"], before["diet"])
    magnesium.keyboard.press("Control+z")
    assert all(near(once[id], box) for id, box in boxes(magnesium).items())
    magnesium.keyboard.press("Control+z")
    assert all(near(before[id], box) for id, box in boxes(magnesium).items())
    magnesium.keyboard.press("Control+z")
    assert all(near(before[id], box) for id, box in boxes(magnesium).items())


def test_walking_moves_the_picture_only_to_what_is_out_of_sight(magnesium: Page) -> None:
    before = boxes(magnesium)
    magnesium.locator("#canvas").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        magnesium.keyboard.press(key)
    assert state(magnesium)["hover"]
    assert all(near(before[id], box) for id, box in boxes(magnesium).items())
    magnesium.evaluate("() => window.conceptGraph.apply({at: [60, 400, 4], hover: ''})")
    magnesium.locator("#canvas").focus()
    for _ in range(12):
        magnesium.keyboard.press("ArrowDown")
        magnesium.keyboard.press("ArrowRight")
    here = state(magnesium)["hover"]
    edges = {e["id"]: e["label_box"] for e in magnesium.evaluate("() => window.conceptGraph.layout().edges")}
    x, y, w, h = boxes(magnesium).get(here) or edges[here]
    stage = magnesium.locator("#stage").bounding_box()
    assert stage is not None
    assert stage["x"] <= x and x + w <= stage["x"] + stage["width"] + 1
    assert stage["y"] <= y and y + h <= stage["y"] + stage["height"] + 1


def test_a_second_skip_link_leads_to_the_graph(magnesium: Page) -> None:
    for key in ("Tab", "Tab", "Enter"):
        magnesium.keyboard.press(key)
    assert magnesium.evaluate("() => document.activeElement.id") == "canvas"
