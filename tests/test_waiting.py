"""The scripts that wait in the page as text: each runs when it is needed, at once, and not before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import example_path, read_graph
from tests.conftest import Tab, state
from viz.page.render import _WAITING

if TYPE_CHECKING:
    from playwright.sync_api import Page

TOUR = read_graph(example_path("magnesium")).tours[0].id
WAY = "#path=magnesium,bone-density"


def run(page: Page) -> set[str]:
    """Which scripts have run, without the layout: whether it is needed depends on the window's shape."""
    return {
        name
        for name in _WAITING
        if name != "layout" and page.evaluate(f"!document.getElementById('conceptgraph-{name}')")
    }


@pytest.mark.parametrize(
    ("fragment", "needed"),
    [
        ("", set()),
        ("#view=overview:core", set()),
        ("#focus=magnesium", {"panels"}),
        (f"#tour={TOUR}&step=1", set()),
        ("#panel=filter", {"panels"}),
        ("#panel=ask", {"ask"}),
        (WAY, {"ask"}),
        ("#ask=follows&from=magnesium&why=follows", {"ask"}),
        (f"#present={TOUR}&step=1", {"present"}),
    ],
)
def test_an_address_runs_what_it_shows(
    open_page: Tab, magnesium_html: Path, fragment: str, needed: set[str]
) -> None:
    assert run(open_page(magnesium_html, fragment)) == needed


def test_the_first_press_asks(open_page: Tab, magnesium_html: Path) -> None:
    page = open_page(magnesium_html)
    page.get_by_role("button", name="Paths", exact=True).click()
    assert page.locator(".panel-ask details.question").count() == 3
    assert run(page) == {"ask"}


def test_the_first_press_presents_and_the_next_key_is_the_speakers(
    open_page: Tab, magnesium_html: Path
) -> None:
    page = open_page(magnesium_html, f"#tour={TOUR}&step=1")
    page.locator("[data-key=present]").press("Enter")
    page.keyboard.press("ArrowRight")
    assert (state(page)["presenting"], state(page)["step"]) == (True, 2)
    assert run(page) == {"present"}


def test_a_program_finds_all_done_when_apply_returns(open_page: Tab, magnesium_html: Path) -> None:
    page = open_page(magnesium_html)
    found = page.evaluate(
        """tour => {
            conceptGraph.apply({path: ["magnesium", "bone-density"], panel: "ask"});
            const ways = document.querySelectorAll(".panel-ask .chains li").length;
            const shown = conceptGraph.layout().nodes.length;
            conceptGraph.apply({tour, step: 1, presenting: true});
            return [ways > 0, shown > 1, document.querySelector(".presenter h1") !== null,
                    conceptGraph.svg().startsWith("<svg")];
        }""",
        TOUR,
    )
    assert found == [True, True, True, True]
    assert run(page) == {"ask", "present", "export"}
