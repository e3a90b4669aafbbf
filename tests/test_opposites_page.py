"""Opposites and what words were read as, in the page: questions, the switch of the legend, the address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import read_graph_text
from tests.conftest import state
from viz.page.render import page as make_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
BREATH = """
title: Short of breath
concepts: {leak: , blood-pressure: {opposite: low-blood-pressure}, low-blood-pressure: , oxygen: , lactate: }
effects:
  - leak -> blood pressure: lowers
  - low blood pressure -> oxygen: reduces
  - oxygen -> leak: prevents
  - oxygen -> lactate: lack produces
  - {source: leak, target: lactate, label: adds to, relation: increases}
"""
GERMAN = "language: de\nconcepts: {a: {opposite: b}, b: }\neffects:\n  - a -> b: +\n  - b -> a: riecht nach\n"


def html(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "page.html"
    path.write_text(make_page(read_graph_text(text)), encoding="utf-8")
    return path


@pytest.fixture
def breath(open_page: Open, tmp_path: Path) -> Page:
    return open_page(html(tmp_path, BREATH))


def drawn(page: Page) -> list[str]:
    pairs = page.evaluate("() => window.conceptGraph.layout().opposites.map((o) => [o.source, o.target])")
    return [" ".join(pair) for pair in pairs]


def read_as(page: Page, effect: str) -> str:
    page.evaluate("id => window.conceptGraph.apply({effect: id, panel: 'details'})", effect)
    facts = page.locator("#panel dl.facts div").all_inner_texts()
    return next((fact for fact in facts if fact.lower().startswith(("read as", "gelesen als"))), "")


def test_the_panel_says_what_words_were_read_as(breath: Page) -> None:
    assert "lowers" in read_as(breath, "leak-lowers-blood-pressure")
    assert "helps to prevent" in read_as(breath, "oxygen-prevents-leak")
    assert "direction not known" in read_as(breath, "oxygen-lack-produces-lactate")
    assert read_as(breath, "leak-adds-to-lactate") == ""


def test_in_german(open_page: Open, tmp_path: Path) -> None:
    page = open_page(html(tmp_path, GERMAN))
    assert "erhöht" in read_as(page, "a-b")
    assert "Richtung unbekannt" in read_as(page, "b-riecht-nach-a")


def test_a_way_passes_over_to_an_opposite_and_says_so(breath: Page) -> None:
    breath.evaluate("() => window.conceptGraph.apply({path: ['leak', 'oxygen'], panel: 'ask'})")
    chain = breath.locator("#panel .chain").first
    turns = "Blood pressure is the opposite of low blood pressure: here the direction turns"
    assert turns in chain.inner_text()
    boxes = [node["id"] for node in breath.evaluate("() => window.conceptGraph.layout().nodes")]
    assert boxes == ["leak", "blood-pressure", "low-blood-pressure", "oxygen"]
    assert drawn(breath) == ["blood-pressure low-blood-pressure"]


def test_loops_and_consequences(breath: Page) -> None:
    breath.evaluate("() => window.conceptGraph.apply({panel: 'ask', ask: 'loops'})")
    assert "is the opposite of" in breath.locator("#panel .chains").inner_text()
    breath.evaluate("() => window.conceptGraph.apply({panel: 'ask', ask: 'follows', from: 'leak'})")
    row = breath.locator("[data-follows='low-blood-pressure']")
    assert "said to rise" in row.locator("summary").inner_text()
    row.locator("summary").click()
    # It is filled once it stands open, which the page is told a moment later.
    row.locator(".behind").wait_for()
    assert "is the opposite of" in row.inner_text()
    assert "said to fall" in breath.locator("[data-follows='oxygen'] summary").inner_text()


def test_the_legend_has_a_switch(breath: Page) -> None:
    breath.evaluate("() => window.conceptGraph.apply({panel: 'legend'})")
    assert drawn(breath) == []
    breath.locator("#panel label.switch input").check()
    assert state(breath)["opposites"] is True
    assert drawn(breath) == ["blood-pressure low-blood-pressure"]
    assert "opposites=1" in breath.evaluate("() => location.hash")
    assert 'stroke-dasharray="0.' in breath.evaluate("() => window.conceptGraph.svg()")
    breath.locator("#panel label.switch input").uncheck()
    assert "opposites" not in breath.evaluate("() => location.hash")


def test_the_address_asks_for_them(open_page: Open, tmp_path: Path) -> None:
    page = open_page(html(tmp_path, BREATH), "#opposites=1")
    assert state(page)["opposites"] is True
    assert drawn(page) == ["blood-pressure low-blood-pressure"]


def test_no_switch_where_there_are_none(open_page: Open, tmp_path: Path) -> None:
    page = open_page(html(tmp_path, "effects:\n  - a -> b: raises\n"))
    page.evaluate("() => window.conceptGraph.apply({panel: 'legend'})")
    assert page.locator("#panel label.switch").count() == 0
