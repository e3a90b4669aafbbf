"""Ways on: from the search to the stage, by keyboard through the graph, from one view to another."""

from __future__ import annotations

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
MAGNESIUM = read_graph(example_path("magnesium"))
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def magnesium(open_page: Open, magnesium_html: Path) -> Page:
    return open_page(magnesium_html, "#view=overview:core", reduced_motion="reduce")


def current(page: Page) -> list[str]:
    return page.locator(".way[aria-pressed=true]").all_inner_texts()


def test_keys_go_on_where_the_search_ends(magnesium: Page) -> None:
    magnesium.keyboard.press("/")
    magnesium.keyboard.type("muscle cramps")
    magnesium.keyboard.press("Enter")
    assert magnesium.evaluate("() => document.activeElement.id") == "canvas"
    magnesium.keyboard.press("ArrowLeft")
    assert state(magnesium)["hover"] in {effect.id for effect in MAGNESIUM.incoming["muscle-cramps"]}
    magnesium.keyboard.press("Enter")
    assert state(magnesium)["effect"]


def test_the_stage_is_one_stop_with_a_mark(magnesium: Page) -> None:
    stops = "() => document.querySelectorAll('#stage [tabindex]').length"
    assert magnesium.evaluate(stops) == 1
    for key in ("Tab", "Tab", "Enter"):
        magnesium.keyboard.press(key)
    ring = "() => getComputedStyle(document.querySelector('#canvas'), '::after').outlineStyle"
    assert magnesium.evaluate(ring) == "solid"


def test_down_leads_down(magnesium: Page) -> None:
    magnesium.locator("#canvas").focus()
    heights = []
    for _ in range(8):
        magnesium.keyboard.press("ArrowDown")
        here = state(magnesium)["hover"]
        nodes = magnesium.evaluate("() => window.conceptGraph.layout().nodes")
        _, y, _, height = next(node["box"] for node in nodes if node["id"] == here)
        heights.append(y + height / 2)
    # The keys begin at the hub, and go down a column from its top.
    assert heights[1:] == sorted(heights[1:])


def test_of_equal_hits_the_concept_with_more_effects_is_first(magnesium: Page) -> None:
    magnesium.keyboard.press("/")
    magnesium.keyboard.type("cramps")
    assert magnesium.locator("#results .result").first.inner_text().strip() == "Muscle cramps"


def test_one_way_of_looking_is_the_present_one(magnesium: Page) -> None:
    def way(name: str) -> None:
        magnesium.locator(".way", has_text=name).click()

    way("Evidence")
    magnesium.get_by_role("button", name="What is disputed").click()
    assert current(magnesium) == ["Evidence"]
    way("Everything")
    assert current(magnesium) == ["Everything"]
    assert magnesium.locator("#panel").is_hidden()
    magnesium.evaluate("() => window.conceptGraph.apply({path: ['magnesium', 'bone-density'], panel: 'ask'})")
    assert current(magnesium) == ["Paths"]
    way("Evidence")
    assert current(magnesium) == ["Evidence"]
    way("Article")
    assert current(magnesium) == ["Evidence", "Article"]


def test_the_menu_fits_and_the_title_stays_whole(open_page: Open, magnesium_html: Path) -> None:
    size = {"width": 1280, "height": 720}
    page = open_page(magnesium_html, "#path=magnesium,bone-density", viewport=size)
    title = page.locator("#bar h1")
    assert title.evaluate("one => one.scrollWidth <= one.clientWidth")
    page.get_by_role("button", name="Menu").click()
    assert page.locator("#menu").evaluate("one => one.scrollHeight <= one.clientHeight")


def test_what_is_short_on_the_stage_is_told_in_full(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core&verdict=contradicted,not-found,mixed")
    pill = page.locator(".about-view .pill")
    assert pill.inner_text() == "Evidence: 3 chosen"
    assert pill.get_attribute("title") == "Remove: Evidence: contradicted, no evidence found, mixed evidence"
    core, every = (page.locator(".view-tools button").nth(i).get_attribute("title") for i in (0, 1))
    assert (core, every) == ("90 core effects", f"all {len(MAGNESIUM.effects)} effects")


def test_what_says_what_is_not_drawn_covers_nothing(open_page: Open, magnesium_html: Path) -> None:
    for concept in ("bone-density", "muscle-cramps", "vitamin-d"):
        page = open_page(magnesium_html, f"#focus={concept}&hops=2", reduced_motion="reduce")
        note = page.locator(".not-drawn.free")
        if not note.count():
            continue
        box = note.bounding_box()
        assert box is not None
        layout = page.evaluate("() => window.conceptGraph.layout()")
        drawn = [one["box"] for one in layout["nodes"]]
        drawn += [one["label_box"] for one in layout["edges"] if one["label_box"]]
        for left, top, wide, high in drawn:
            apart = left >= box["x"] + box["width"] or left + wide <= box["x"]
            assert apart or top >= box["y"] + box["height"] or top + high <= box["y"]


@pytest.mark.parametrize("fragment", ["", "#view=overview:core"])
def test_a_phone_shows_the_two_concepts_of_an_effect(
    open_page: Open, magnesium_html: Path, fragment: str
) -> None:
    page = open_page(magnesium_html, fragment, viewport=PHONE, has_touch=True)
    page.locator(".search-open").tap()
    page.keyboard.type("magnesium reduces muscle cramps")
    page.locator("#results .result[data-kind=effects]").first.tap()
    effect = MAGNESIUM.effects[state(page)["effect"]]
    layout = page.evaluate("() => window.conceptGraph.layout()")
    assert {node["id"] for node in layout["nodes"]} == {effect.source, effect.target}
    assert [edge["id"] for edge in layout["edges"]] == [effect.id]
    address = page.url
    page.locator("#panel").evaluate("one => { one.scrollTop = one.scrollHeight; }")
    sheet, close = page.locator("#panel").bounding_box(), page.locator("#panel .close").bounding_box()
    assert sheet is not None
    assert close is not None
    assert sheet["y"] <= close["y"] <= sheet["y"] + 20
    page.reload()
    assert page.url == address
    assert state(page)["effect"] == effect.id
    assert len(page.evaluate("() => window.conceptGraph.layout().nodes")) == 2
