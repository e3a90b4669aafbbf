"""A graph small enough to be read at once: its whole picture first, above it a line of what it is about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import read_graph_text
from tests.conftest import state
from tests.test_interface_access import violations
from tests.waits import go_to, settled
from viz import render_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
ROADS = """\
title: Why roads fill up
description: City traffic as a web of feedback, from traffic jams to the fares of buses and trains.
effects:
  - {source: new road, target: traffic, label: draws, verdict: supported}
  - {source: traffic, target: jams, label: causes, verdict: mixed}
  - {source: jams, target: new road, label: make people ask for a, verdict: contradicted}
  - {source: buses, target: traffic, label: replace some of the}
  - {source: fares, target: buses, label: empty, verdict: not-found}
  - {source: fares, target: traffic, label: feed, verdict: supported}
"""
_BESIDE = "() => window.conceptGraph.layout()"


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("plain") / "roads.html"
    page.write_text(render_page(read_graph_text(ROADS)), encoding="utf-8")
    return page


def smallest(page: Page) -> float:
    layout = page.evaluate(_BESIDE)
    return min(float(one["font_px"]) for kind in ("nodes", "edges") for one in layout[kind])


def test_the_line_says_what_it_is_about_how_well_it_is_backed_and_where_to_begin(
    open_page: Open, roads: Path
) -> None:
    page = open_page(roads)
    line, stage = page.locator("#door"), page.locator("#stage")
    high = line.bounding_box()["height"]  # type: ignore[index]
    assert 40 <= high <= 48
    assert stage.bounding_box()["y"] == pytest.approx(52 + high)  # type: ignore[index]
    assert line.locator("h2").inner_text().startswith("City traffic as a web of feedback")
    counts = line.get_by_role("listitem")
    assert counts.first.inner_text().split()[-1] == "2"
    assert counts.get_by_role("button", name="contradicted").get_attribute("title") == "contradicted"
    ways = line.get_by_role("navigation").get_by_role("button").all_inner_texts()
    assert ways == ["Play the story", "What is disputed?", "How does A reach B?"]
    assert smallest(page) > 14
    counts.get_by_role("button", name="mixed evidence").click()
    assert state(page)["filter"]["verdicts"] == ["mixed"]


@pytest.mark.parametrize("fragment", ["", "#panel=legend"])
@pytest.mark.parametrize("width", [761, 900, 1280, 2560])
def test_nothing_of_the_line_is_cut(open_page: Open, roads: Path, width: int, fragment: str) -> None:
    page = open_page(roads, fragment, viewport={"width": width, "height": 720})
    settled(page)
    room = page.locator("#stage").bounding_box()
    assert room
    for part in page.locator("#door :is(h2, button)").all():
        box = part.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= room["x"] + room["width"] + 0.5
        assert box["y"] + box["height"] <= room["y"] + 1
        assert part.evaluate("one => one.scrollWidth <= one.clientWidth + 1")
    assert smallest(page) >= 13.99


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_line_and_picture_stand_where_they_are_before_any_script_ran(
    open_page: Open, roads: Path, size: tuple[int, int]
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    before = open_page(roads, viewport=viewport, wait=False, java_script_enabled=False)
    page = open_page(roads, viewport=viewport)
    for part in ("#stage", "#door .about-graph", "#door .counts", "#door .ways-in"):
        assert page.locator(part).bounding_box() == pytest.approx(before.locator(part).bounding_box(), abs=1)
    drawn = page.evaluate(_BESIDE)["nodes"]
    texts = before.locator("#picture text").evaluate_all(
        """all => all.map((one) => {
            const {x, y} = one.getBoundingClientRect();
            return [one.textContent, x, y];
        })"""
    )
    for node in drawn:
        x, y = next((x, y) for text, x, y in texts if text == node["label"])
        left, top, wide, high = node["box"]
        assert left < x < left + wide, node["label"]
        assert top - 1 < y < top + high, node["label"]


def test_it_stands_above_the_overview_alone(open_page: Open, roads: Path) -> None:
    page = open_page(roads)
    for fragment in ("#focus=traffic", "#tour=first-look&step=1", "#path=fares,jams"):
        go_to(page, fragment)
        settled(page)
        assert not page.locator("#door").is_visible(), fragment
    go_to(page, "#view=overview:core")
    assert page.locator("#door").is_visible()


def test_a_telephone_has_the_map_instead(open_page: Open, roads: Path) -> None:
    page = open_page(roads, viewport={"width": 390, "height": 844}, has_touch=True)
    settled(page)
    assert state(page)["view"] == "map"
    assert smallest(page) >= 14 and not page.locator("#picture").is_visible()
    assert page.locator("#door h2").is_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390


def test_a_graph_that_says_nothing_of_itself_says_of_what_it_is_made(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "bare.html"
    path.write_text(render_page(read_graph_text("effects: [a -> b: raises]\n")), encoding="utf-8")
    page = open_page(path)
    assert page.locator("#door .made-of").inner_text() == "2 concepts, 1 effect"
    assert not page.locator("#door h2").is_visible() and not page.locator("#door .counts").count()


@pytest.mark.parametrize("fragment", ["", "#theme=dark&verdict=mixed", "#panel=legend"])
@pytest.mark.parametrize("width", [1280, 768])
def test_axe_finds_nothing_in_the_line(open_page: Open, roads: Path, width: int, fragment: str) -> None:
    page = open_page(roads, fragment, viewport={"width": width, "height": 720}, bypass_csp=True)
    assert violations(page) == []
