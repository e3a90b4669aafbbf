"""The picture is never lost: pans bounded, Fit within reach, addresses that point at nothing mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.acts import LAPTOP, empty_after, in_sight
from tests.conftest import state
from tests.waits import go_to, settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
PHONE = {"width": 390, "height": 844}
ACTS = 24


@pytest.mark.parametrize("seed", range(1))  # `benchmarks/door.py` asks ten
def test_a_stage_is_never_empty_however_it_is_pushed(
    open_page: Open, magnesium_html: Path, seed: int
) -> None:
    size = (PHONE["width"], PHONE["height"]) if seed % 2 else LAPTOP
    page = open_page(
        magnesium_html,
        "#focus=magnesium" if seed % 2 else "",
        viewport={"width": size[0], "height": size[1]},
        has_touch=bool(seed % 2),
    )
    assert empty_after(page, seed, ACTS, size, magnesium_html.as_uri(), settled) == []


def test_a_phone_has_its_way_back_to_the_whole_picture(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#focus=muscle-cramps", viewport=PHONE, has_touch=True)
    fit = page.get_by_role("button", name="Fit to screen")
    assert fit.count() == 0
    page.mouse.move(200, 300)
    page.mouse.wheel(0, -600)
    fit.wait_for()
    box = fit.bounding_box()
    assert box and box["height"] >= 44 and box["x"] + box["width"] <= 390
    fit.tap()
    assert state(page)["at"] is None and fit.count() == 0
    page.get_by_role("button", name="Menu").tap()
    assert page.locator(".menu").get_by_role("button", name="Fit to screen").is_visible()


@pytest.mark.parametrize("at", ["195,678,1", "-90000,-90000,1", "0,0,90"])
def test_an_address_that_looks_at_nothing_is_mended(open_page: Open, magnesium_html: Path, at: str) -> None:
    page = open_page(magnesium_html, f"#focus=magnesium&at={at}", viewport=PHONE, has_touch=True)
    settled(page)
    assert in_sight(page) > 0


def test_an_address_that_names_nothing_is_mended(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#tour=0&step=0")
    assert page.locator("#live").inner_text().startswith("Not in this graph: tour=0.")
    assert "tour=0" not in page.url
    go_to(page, "#focus=magnesium&effect=lost")
    assert page.url.endswith("#focus=magnesium")


def test_everything_keeps_its_size_beside_any_panel(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core")
    size = page.evaluate("() => Math.min(...window.conceptGraph.layout().nodes.map(({font_px}) => font_px))")
    for panel in ("legend", "filter", "outline", "help"):
        page.evaluate("(panel) => window.conceptGraph.apply({panel})", panel)
        settled(page)
        now = page.evaluate(
            "() => Math.min(...window.conceptGraph.layout().nodes.map(({font_px}) => font_px))"
        )
        assert now == pytest.approx(size, rel=0.01), panel


@pytest.mark.parametrize("effect", ["c130", "c082", "c001"])
def test_an_effect_that_is_opened_is_seen_beside_its_panel(
    open_page: Open, magnesium_html: Path, effect: str
) -> None:
    page = open_page(magnesium_html, f"#view=overview:core&effect={effect}")
    settled(page)
    panel = page.locator("#panel").bounding_box()
    layout = page.evaluate("() => window.conceptGraph.layout()")
    opened = next(edge for edge in layout["edges"] if edge["id"] == effect)
    x, y, wide, high = opened["label_box"]
    assert panel and x > 0 and x + wide < panel["x"] and y > 52 and y + high < 720
    assert min(node["font_px"] for node in layout["nodes"]) > 14


def test_what_a_filter_leaves_fills_the_stage(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core&verdict=contradicted")
    spread = "() => { const x = window.conceptGraph.layout().nodes; return [x.length, x[0].font_px]; }"
    many, small = page.evaluate(spread)
    page.evaluate(
        "() => window.conceptGraph.apply({filter: {...window.conceptGraph.state().filter, hide: true}})"
    )
    settled(page)
    few, large = page.evaluate(spread)
    assert few < many and large > small
    assert in_sight(page) == few


def test_questions_that_nothing_answers_are_not_offered(open_page: Open, tmp_path: Path) -> None:
    from graph_data import read_graph_text
    from viz.page.render import page as make_page

    path = tmp_path / "way.html"
    path.write_text(
        make_page(read_graph_text("effects: [a -> b: raises, b -> c: lowers]\n", "x.yaml")), encoding="utf-8"
    )
    page = open_page(path, "#panel=ask")
    questions = page.locator(".question summary").all_inner_texts()
    assert questions == ["How does one concept affect another?", "What follows if a concept rises?"]


def test_steps_farther_off_are_listed_too(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#focus=joint-pain&hops=3")
    drawn = {edge["id"] for edge in page.evaluate("() => window.conceptGraph.layout().edges")}
    listed = page.locator("#panel section .effect-row").evaluate_all(
        "all => all.map(one => one.dataset.effect)"
    )
    assert drawn <= set(listed)
    titles = page.locator("#panel section h3").all_inner_texts()
    assert [title for title in titles if "steps away" in title]


def test_counts_of_what_is_disputed_agree(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core&verdict=contradicted,mixed&panel=filter")
    assert page.locator(".left-in strong").inner_text() == "52 of all 162 effects are left in."
    hide, row = page.get_by_label("Hide the rest"), page.locator(".remaining .effect-row").first
    assert hide.bounding_box()["y"] < row.bounding_box()["y"] < 720  # type: ignore[index]
