"""The page for everyone: the accessibility tree, axe's rules, small screens, large text, contrast."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import read_graph
from graph_data.examples import example_path

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
MAGNESIUM = read_graph(example_path("magnesium"))
CRAMPS = next(e for e in MAGNESIUM.effects.values() if (e.source, e.target) == ("magnesium", "muscle-cramps"))

STATES = {
    "overview": "",
    "focus": "#focus=muscle-cramps",
    "effect": f"#focus=muscle-cramps&effect={CRAMPS.id}",
    "path": "#path=magnesium,bone-density",
    "follows": "#ask=follows&from=magnesium&why=follows&view=overview:all",
    "restricted": "#reference=garrison-2020&verdict=contradicted&show=magnesium",
    "article": "#article=1",
    "narrow": "#panel=filter",
    "outline": "#panel=outline",
    "legend": "#panel=legend",
    "tour": "#tour=magnesium-to-the-joint&step=1",
    "question": "#tour=magnesium-to-the-joint&step=8",
    "present": "#present=&step=8&answer=1",
    "present dark": "#present=what-the-evidence-says&step=7&theme=dark",
    "dark": f"#focus=muscle-cramps&effect={CRAMPS.id}&theme=dark",
    "dark article": "#article=1&theme=dark",
    "contrast": "#focus=muscle-cramps&theme=contrast",
}


def violations(page: Page) -> list[str]:
    """Return what axe finds, one line each."""
    from axe_playwright_python.sync_playwright import Axe

    # Movement is left to end: a colour half way to another would be judged.
    page.wait_for_timeout(450)
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing(open_page: Open, magnesium_html: Path, name: str) -> None:
    assert violations(open_page(magnesium_html, STATES[name], bypass_csp=True)) == []


def test_axe_finds_nothing_in_search(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, bypass_csp=True)
    page.keyboard.press("/")
    page.keyboard.type("cramps")
    assert violations(page) == []


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize(
    "fragment", ["", "#focus=muscle-cramps", "#article=1", "#step=8", "#present=&step=5", "#panel=ask"]
)
def test_a_phone_loses_nothing(open_page: Open, magnesium_html: Path, width: int, fragment: str) -> None:
    page = open_page(magnesium_html, fragment, viewport={"width": width, "height": 844}, bypass_csp=True)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    if width == 320:
        assert violations(page) == []
    stage = page.locator("#stage").bounding_box()
    assert stage is not None
    assert stage["height"] > 200


def test_every_concept_and_sentence_can_be_heard(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html)
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    heard = [node for node in tree if not node.get("ignored")]
    names = [name for node in heard if (name := node.get("name", {}).get("value"))]
    assert {concept.title for concept in MAGNESIUM.concepts.values()} <= set(names)
    text = "\n".join(names)
    missing = [s for e in MAGNESIUM.effects.values() if (s := MAGNESIUM.sentence(e)) not in text]
    assert missing == []


def test_targets_are_large_enough_to_hit(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, f"#focus=muscle-cramps&effect={CRAMPS.id}")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, input, summary, [role=separator]')]
        .filter(node => node.checkVisibility() && !node.closest('#outline') && !node.matches('.skip'))
        .map(node => [node.textContent || node.className, node.getBoundingClientRect()])
        .filter(([, box]) => box.height < 24 || (box.width < 24 && box.height < 24)).map(([name]) => name)"""
    )
    assert small == []


def test_prose_is_never_small(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, f"#focus=muscle-cramps&effect={CRAMPS.id}&article=1")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(
            '#panel p, #panel bdi, #panel blockquote, #article p, #panel dd, #panel dt')]
        .map(node => parseFloat(getComputedStyle(node).fontSize))"""
    )
    assert sizes
    assert min(sizes) >= 15


def test_the_tab_key_reaches_bar_panel_and_stage_once(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html)
    stops: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "() => { const e = document.activeElement;"
            " return e === document.body ? '' : e.id || e.getAttribute('aria-label') || e.textContent; }"
        )
        if not here or here in stops:
            break
        stops.append(here)
    assert stops[0] == "Skip to the outline"
    assert stops.count("canvas") == 1
    assert "Menu" in stops
    assert len(stops) < 20


def test_the_interface_stands_still_when_motion_is_unwanted(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, reduced_motion="reduce")
    page.evaluate("() => window.conceptGraph.apply({concept: 'muscle-cramps', panel: 'details'})")
    first = page.evaluate("() => JSON.stringify(window.conceptGraph.layout().nodes)")
    page.wait_for_timeout(300)
    assert page.evaluate("() => JSON.stringify(window.conceptGraph.layout().nodes)") == first


def test_what_is_printed_is_the_whole_present_view_in_light_colours(
    open_page: Open, magnesium_html: Path
) -> None:
    page = open_page(magnesium_html, "#focus=magnesium&theme=dark")
    page.set_viewport_size({"width": 794, "height": 1123})
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    twin = page.locator("#print-picture")
    box = twin.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 794 and box["height"] > 200
    assert "Blood vessels" in (twin.text_content() or "") and "Athletes" in (twin.text_content() or "")
    assert twin.locator("rect").first.get_attribute("fill") == "#fbfaf7"
    assert not page.locator("#stage").is_visible()
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator("#print-picture").count() == 0
    assert page.evaluate("() => window.conceptGraph.state().theme") == "dark"


def test_printing_gives_picture_and_numbered_list(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#focus=muscle-cramps")
    page.emulate_media(media="print")
    assert page.locator("#outline").bounding_box()["height"] > 1000  # type: ignore[index]
    assert not page.locator(".ways").is_visible()
    assert page.locator("#outline .concept > ul > li").count() == len(MAGNESIUM.effects)
