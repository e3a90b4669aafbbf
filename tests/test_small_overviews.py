"""Small graphs whole: at reading size on a page that is read, as large as fits before an audience."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph_data import ConceptGraph, read_graph, read_graph_text
from tests.waits import settled
from viz import Views, render_page
from viz.view import ConceptBox, Heading, View
from viz.views.kept import LastRead
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


def view_of(px: float, *headings: Heading) -> View:
    """A name and words of an effect in text of a size, as they stand in a page."""
    box = ConceptBox("coffee", (100.0, 100.0, 200.0, 50.0), ("Coffee",), px)
    sleep = ConceptBox("sleep", (700.0, 300.0, 200.0, 50.0), ("Deep sleep",), px / 2)
    return View("overview:core", "overview", "Core", 1280.0, 668.0, (box, sleep), headings=headings)


@pytest.mark.parametrize(("px", "read"), [(20.45, False), (20.47, True), (18.6, False), (30.0, True)])
def test_a_picture_is_read_in_smaller_text_where_that_is_a_tenth_smaller(px: float, read: bool) -> None:
    graph = read_graph_text(SLEEP)
    made = reading_view(graph, view_of(px), cached=False, placed=True)
    assert (made is not None) is read
    heading = Heading("More", (0.0, 0.0, 90.0, 20.0), 14.0)
    assert reading_view(graph, view_of(px, heading), cached=False, placed=True) is None
    assert reading_view(graph, View("v", "overview", "", 9.0, 9.0), cached=False) is None


def test_what_a_hand_placed_is_made_smaller_about_the_middle() -> None:
    made = reading_view(read_graph_text(SLEEP), view_of(2 * READING_PX), cached=False, placed=True)
    assert made and (made.width, made.height) == (1280.0, 624.0)
    first, second = made.boxes
    assert (first.font_px, second.font_px) == (18.6, 9.3)
    # 540 px left of the middle and 234 px above it, then half of that.
    assert first.rect == (370.0, 195.0, 100.0, 25.0)
    assert second.rect == (670.0, 295.0, 100.0, 25.0)


def test_what_was_made_last_is_taken_again_while_the_view_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph, asked = read_graph_text(SLEEP), list[str]()
    stored: dict[str, bytes] = {}

    def made(graph: ConceptGraph, view: View, px: float) -> View:
        asked.append(view.id)
        return replace(view, title="made")

    monkeypatch.setattr("viz.layout.reading.for_reading", made)
    monkeypatch.setattr("viz.views.reading.read_cached", stored.get)
    monkeypatch.setattr("viz.views.reading.store_cached", stored.__setitem__)
    last: LastRead = {}
    view, larger = view_of(30.0), view_of(31.0)
    told = [
        reading_view(graph, each, cached=True, last=last)
        for each in (view, view, replace(view, title="Other"), larger, larger)
    ]
    assert [(each and each.title) for each in told] == ["Core", "Core", "Other", "Core", "Core"]
    # The first alone is cached, so that what is tried while a file is written leaves nothing there.
    assert (len(asked), len(stored)) == (2, 1)
    assert reading_view(graph, view, cached=True) == told[0] and len(asked) == 2
    assert reading_view(graph, view, cached=False) == told[0] and len(asked) == 3
    stored.update(dict.fromkeys(stored, b"{}"))
    assert reading_view(graph, view, cached=True) == told[0] and len(asked) == 4
    monkeypatch.setattr("viz.layout.reading.for_reading", lambda graph, view, px: None)
    stored.clear()
    assert reading_view(graph, view, cached=True, last={}) is None and not stored
