"""Answers and views say what backs them, what they leave out, and travel whole in a link."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import follows, read_graph
from graph_data.examples import example_path
from tests.conftest import middle_of, state

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
MAGNESIUM = read_graph(example_path("magnesium"))
CRAMPS = next(e for e in MAGNESIUM.outgoing["magnesium"] if e.target == "muscle-cramps")


@pytest.fixture
def magnesium(open_page: Open, magnesium_html: Path) -> Page:
    return open_page(magnesium_html, "#view=overview:core")


def test_what_follows_is_told_by_what_backs_it(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#ask=follows&from=magnesium")
    found = follows(MAGNESIUM, "magnesium")
    moved = [one for one in found if one.change != "open"]
    rows = [" ".join(row.split()) for row in page.locator(".follows > .changes li").all_inner_texts()]
    assert len(rows) == len(moved)
    assert [row for row in rows if "Older people" in row or "Calcium rises" in row] == []
    assert "↓ Inflammation may fall: mixed evidence" in rows
    count = sum(one.verdict != "contradicted" for one in moved)
    assert f"If magnesium rises: {count} concepts follow" in page.locator(".follows").inner_text()
    assert rows[-1] == "↓ Soreness said to fall · contradicted, 3 steps"
    headings = page.locator(".follows h4").all_inner_texts()
    assert headings[0] == f"Less sure · {count}"
    assert headings[-2:] == [
        f"Said to follow; references speak against it · {len(moved) - count}",
        f"Touched, direction open · {len(found) - len(moved)}",
    ]
    names = page.locator(".follows .changes [data-follows]")
    assert names.evaluate_all("all => all.map(one => one.dataset.follows)") == [one.concept for one in found]


def test_what_follows_unfolds_to_its_chain(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#ask=follows&from=magnesium")
    row = page.locator("[data-follows=soreness]")
    row.locator("summary").click()
    row.locator(".chain").wait_for()
    assert row.locator(".chain [data-effect]").count() == 3
    assert state(page)["concept"] == ""
    row.locator("[data-concept=soreness]").click()
    assert state(page)["concept"] == "soreness"


def test_what_follows_keeps_to_the_filter(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#ask=follows&from=magnesium&verdict=mixed,supported")
    told = page.locator(".follows").inner_text()
    assert "Only effects that pass the filter are used." in told
    assert "Inflammation may fall" in told
    assert "said to" not in told


def test_ways_without_a_direction_come_last_and_closed(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#path=magnesium,bone-density")
    closed = page.locator(".question details").last
    assert closed.locator("h4").inner_text().endswith("ways without a direction")
    assert closed.get_attribute("open") is None
    assert "no effect passes" in closed.evaluate("one => one.textContent")


def test_a_question_and_what_it_lit_travel_in_the_link(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core&panel=ask")
    page.get_by_text("What follows if a concept rises?").click()
    page.get_by_role("combobox", name="Concept", exact=True).fill("magnes")
    page.keyboard.press("Enter")
    assert page.url.endswith("#ask=follows&from=magnesium")
    page.locator(".follows").get_by_role("button", name="Show").click()
    before = state(page)
    assert len(before["lit"]) > 15
    assert page.url.endswith("#view=overview:all&why=follows&ask=follows&from=magnesium")
    other = open_page(magnesium_html, "#" + page.url.split("#")[1])
    assert state(other) == {**before, "hover": ""}
    assert other.locator("#panel input").input_value() == "Magnesium"
    chip = other.get_by_role("button", name="Remove: Lit: what follows if magnesium rises")
    chip.click()
    assert state(other)["lit"] == []
    assert chip.count() == 0


@pytest.mark.parametrize(
    ("typed", "chosen"), [("magnes", "Magnesium"), ("vitmain d", "Vitamin D"), ("xylophone", "")]
)
def test_a_field_forgives_as_the_search_does(magnesium: Page, typed: str, chosen: str) -> None:
    magnesium.evaluate("() => window.conceptGraph.apply({panel: 'ask', ask: 'follows'})")
    field = magnesium.get_by_role("combobox", name="Concept", exact=True)
    field.fill(typed)
    magnesium.keyboard.press("Enter")
    message = magnesium.locator(".picker-message").inner_text()
    if chosen:
        assert (field.input_value(), message) == (chosen, "")
    else:
        assert message == "No concept is called that. Type part of a name."


def test_other_ways_are_drawn_when_they_are_opened(magnesium: Page) -> None:
    direct = next(e for e in MAGNESIUM.outgoing["magnesium"] if e.target == "bone-density")
    magnesium.evaluate("id => window.conceptGraph.apply({effect: id, panel: 'details'})", direct.id)
    magnesium.get_by_role("button", name="ways through other concepts").click()
    drawn = {edge["id"] for edge in magnesium.evaluate("() => window.conceptGraph.layout().edges")}
    assert direct.id not in drawn
    assert len(drawn) > 1
    shown = magnesium.locator("[data-key^=way][aria-pressed=true]")
    assert shown.count() == 1
    assert magnesium.locator(".question h4").all_inner_texts()[0] == "Directly · 1"


def test_claims_are_not_told_as_facts(magnesium: Page) -> None:
    magnesium.evaluate("id => window.conceptGraph.apply({effect: id, panel: 'details'})", CRAMPS.id)
    facts = magnesium.locator("#panel .facts").inner_text().split("\n")
    assert "Magnesium is said to lower muscle cramps" in facts
    assert "said to lower" in facts


def test_filters_leave_no_concept_lit_without_an_effect(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core&verdict=supported&hide=1")
    layout = page.evaluate("() => window.conceptGraph.layout()")
    ends = {end for edge in layout["edges"] for end in (edge["source"], edge["target"])}
    assert {node["id"] for node in layout["nodes"]} == ends
    assert 0 < len(layout["edges"]) < 45
    assert page.get_by_role("button", name="Core 90").count() == 1
    page.get_by_role("button", name="Remove: Evidence: supported").click()
    assert state(page)["filter"]["verdicts"] == []


def test_a_view_says_what_it_does_not_draw(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#focus=bone-density&hops=2&direction=in")
    layout = page.evaluate("() => window.conceptGraph.layout()")
    shown, drawn = ({one["id"] for one in layout[part]} for part in ("nodes", "edges"))
    left = [
        e for e in MAGNESIUM.effects.values()
        if e.source in shown and e.target in shown and e.id not in drawn
    ]  # fmt: skip
    assert left
    text = f"{len(left)} effects among these are not drawn here"
    assert text in page.locator(".not-drawn").inner_text()
    page.locator("#panel").get_by_text(text).click()
    rows = page.locator(".left-out .effect-row")
    assert set(rows.evaluate_all("all => all.map(one => one.dataset.effect)")) == {e.id for e in left}
    page.locator(".not-drawn").get_by_role("button").click()
    drawn_now = {edge["id"] for edge in page.evaluate("() => window.conceptGraph.layout().edges")}
    assert {effect.id for effect in left} <= drawn_now
    assert set(state(page)["lit"]) == shown


def test_a_concept_pointed_at_says_how_many_of_its_effects_are_drawn(magnesium: Page) -> None:
    # The hint of a first visit has the same place.
    magnesium.locator(".hint button").click()
    magnesium.mouse.move(*middle_of(magnesium, "bone-density"))
    around = {e.id for e in (*MAGNESIUM.incoming["bone-density"], *MAGNESIUM.outgoing["bone-density"])}
    drawn = around & {edge["id"] for edge in magnesium.evaluate("() => window.conceptGraph.layout().edges")}
    expected = f"Bone density: {len(drawn)} of {len(around)} effects drawn here"
    short = f"{len(drawn)} of {len(around)} drawn"
    note = magnesium.locator("#bar .drawn-note", has_text=re.compile(f"^({expected}|{short})$"))
    note.wait_for()
    assert note.evaluate("one => one.scrollWidth <= one.clientWidth")
