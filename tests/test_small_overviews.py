"""Small graphs whole: at reading size on a page that is read, as large as fits before an audience."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph_data import read_graph, read_graph_text
from tests.waits import settled
from viz import Views, render_page
from viz.views.reading import READING_PX, reading_view

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
SLEEP = """\
title: Sleep and the day after
concepts:
  coffee:
  sleep: {label: deep sleep}
  attention:
  screens: {label: screen light}
effects:
  - coffee -> sleep: shortens
  - screens -> sleep: reduces
  - sleep -> attention: restores
"""


@pytest.fixture(scope="module")
def sleep_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("small") / "sleep.html"
    page.write_text(render_page(read_graph_text(SLEEP)), encoding="utf-8")
    return page


def drawn(page: Page) -> list[dict[str, Any]]:
    settled(page)
    layout = page.evaluate("() => conceptGraph.layout()")
    return [*layout["nodes"], *layout["edges"]]


def test_a_small_graph_stands_together_at_reading_size(open_page: Open, sleep_page: Path) -> None:
    page = open_page(sleep_page)
    labels = [(one["label_box"], one["font_px"]) for one in drawn(page)]
    assert all(15 < font < 20 for _, font in labels)
    # Names and words are on one line, and air is round the whole.
    assert all(h < 1.6 * font for (_, _, _, h), font in labels)
    left, right = min(x for (x, *_), _ in labels), max(x + w for (x, _, w, _), _ in labels)
    assert right - left < 900 and abs(left - (1280 - right)) < 20


def test_beside_a_panel_it_keeps_its_size(open_page: Open, sleep_page: Path) -> None:
    page = open_page(sleep_page, "#panel=legend")
    labels = [(one["label_box"], one["font_px"]) for one in drawn(page)]
    assert all(15 < font < 20 and x > 0 and x + w < 912 for (x, _, w, _), font in labels)


def test_on_request_it_is_as_large_as_fits(open_page: Open, sleep_page: Path) -> None:
    page = open_page(sleep_page)
    page.evaluate("() => conceptGraph.apply({large: true})")
    assert max(one["font_px"] for one in drawn(page)) > 28


def test_on_a_phone_the_picture_is_not_the_one_for_a_wide_page(open_page: Open, sleep_page: Path) -> None:
    page = open_page(sleep_page, viewport={"width": 390, "height": 844})
    settled(page)
    assert not page.locator("#picture").is_visible()


def test_a_step_stands_together_at_reading_size(open_page: Open, tmp_path: Path) -> None:
    step = "{say: All, show: [coffee, sleep, screens, attention]}"
    told = f"{SLEEP}tours: [{{id: t, title: T, steps: [{step}]}}]\n"
    path = tmp_path / "told.html"
    path.write_text(render_page(read_graph_text(told)), encoding="utf-8")
    page = open_page(path, "#tour=t&step=1")
    fonts = [one["font_px"] for one in drawn(page)]
    assert all(15 < font <= 21 for font in fonts)
    page.evaluate("() => conceptGraph.apply({presenting: true})")
    assert max(one["font_px"] for one in drawn(page)) > 28


def test_what_reads_well_stays_as_it_is() -> None:
    few, many = read_graph_text(SLEEP), read_graph("graph_data/examples/magnesium.yaml")
    read = reading_view(few, Views(few)["overview:core"], cached=False)
    assert read and max(box.font_px for box in read.boxes) == pytest.approx(READING_PX, abs=0.02)
    assert reading_view(many, Views(many)["overview:core"], cached=False) is None
    assert reading_view(few, Views(few)["overview:core"], cached=True) == read
    assert reading_view(few, Views(few)["overview:core"], cached=True) == read  # now from the cache
