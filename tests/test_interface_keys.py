"""From the hub to any neighbour in at most three presses, and what the page's parts are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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


def abbreviations(name: str) -> Iterator[str]:
    """Letters of a name by which somebody may call it, the shortest first."""
    words = re.findall(r"\w+", name.lower())
    later = [word[0] for word in words[1:]]
    first, rest = words[0][0], words[0][1:3]
    yield first
    yield from (first + letter for letter in (*later, *rest[:1]))
    yield from (first + a + b for a in later for b in (*later, a))
    yield from (first + rest[:1] + letter for letter in (*rest[1:], *later, rest[:1]) if rest)


def presses(page: Page, goal: str, name: str) -> int:
    """Return how many presses lead from the hub to a concept."""
    for letters in abbreviations(name):
        page.evaluate("() => window.conceptGraph.apply({hover: ''})")
        page.keyboard.press("ArrowDown")
        assert state(page)["hover"] == "magnesium"
        for letter in letters:
            page.keyboard.press(letter)
        if state(page)["hover"] == goal:
            return len(letters)
    return 99


@pytest.mark.parametrize("view", [pytest.param("overview:core", marks=pytest.mark.long), "map"])
def test_three_presses_lead_from_the_hub_to_any_neighbour(
    open_page: Open, magnesium_html: Path, view: str
) -> None:
    page = open_page(magnesium_html, f"#view={view}")
    page.locator("#canvas").focus()
    layout = page.evaluate("() => window.conceptGraph.layout()")
    ends = {end for edge in layout["edges"] for end in (edge["source"], edge["target"])
            if "magnesium" in (edge["source"], edge["target"])} - {"magnesium"}  # fmt: skip
    assert len(ends) > 15
    needed = {end: presses(page, end, MAGNESIUM.concepts[end].title) for end in sorted(ends)}
    assert max(needed.values()) <= 3, {end: n for end, n in needed.items() if n > 3}


def test_the_outline_tells_what_acts_on_a_concept(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#panel=outline")
    told = page.locator("#outline [data-concept=muscle-cramps] .acted-on").text_content() or ""
    assert told.startswith("Acts on it: ") and "Magnesium contradicted" in told
    acting = len(MAGNESIUM.incoming["muscle-cramps"])
    assert told.count(",") == acting - 1
    entry = page.locator(".outline-list > li").filter(
        has=page.get_by_role("button", name="Muscle cramps", exact=True)
    )
    assert entry.locator("h4").inner_text() == "Acts on it"
    assert entry.locator("ul").last.locator("li").count() == acting


@pytest.mark.parametrize("fragment", ["", "#view=overview:core", "#focus=muscle-cramps&article=1"])
def test_parts_of_the_page_have_names_that_mean_something(
    open_page: Open, magnesium_html: Path, fragment: str
) -> None:
    page = open_page(magnesium_html, fragment)
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    parts = ("navigation", "complementary", "region", "form", "search")
    named = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in tree
        if not node.get("ignored") and node["role"]["value"] in parts
    ]
    assert named and all(name for _, name in named), named
    assert len({name for _, name in named}) == len(named), named
    assert ("complementary", "Keys and help") not in named
    summary = page.locator("#outline summary").text_content()
    assert summary == "Outline: 88 concepts, 162 effects"
