"""Paper, links, the bar's widths, keys on the stage: what a reader takes along, and how all is reached."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import read_graph
from graph_data.examples import example_path
from tests.conftest import state
from tests.waits import settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
MAGNESIUM = read_graph(example_path("magnesium"))


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", io.BytesIO(pdf).read()))


@pytest.mark.parametrize(
    "fragment",
    ["#focus=magnesium", "#path=magnesium,bone-density", "#focus=muscle-cramps&effect=c130&article=1", ""],
)
def test_a_view_prints_on_three_pages_at_most_whatever_is_open(
    open_page: Open, magnesium_html: Path, fragment: str
) -> None:
    page = open_page(magnesium_html, fragment)
    assert 1 <= pages_of(page.pdf(format="A4")) <= 3
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert not page.locator("#panel").is_visible()
    assert not page.locator("#outline").is_visible()
    drawn = {edge["id"] for edge in page.evaluate("() => window.conceptGraph.layout().edges")}
    told = page.locator("#print-sheet li[data-effect]")
    assert {one.get_attribute("data-effect") for one in told.all()} == drawn
    overlaps = page.evaluate(
        """() => {
            const boxes = [...document.querySelectorAll("#print-sheet li, #print-sheet > p, #print-picture")]
                .map((one) => one.getBoundingClientRect());
            return boxes.filter((a, i) => boxes.slice(i + 1).some((b) =>
                a.left < b.right - 1 && b.left < a.right - 1 &&
                a.top < b.bottom - 1 && b.top < a.bottom - 1)).length;
        }"""
    )
    assert overlaps == 0


def test_printed_effects_have_quote_and_numbered_references(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#focus=muscle-cramps")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    sheet = page.locator("#print-sheet")
    told = sheet.locator("[data-effect=c130]").text_content() or ""
    assert "Magnesium is said to reduce muscle cramps. contradicted" in told
    assert MAGNESIUM.effects["c130"].quote in told
    numbers = set(re.findall(r"\[\d+\]", told))
    listed = {(text or "").split(" ")[0] for text in sheet.locator("> p").all_text_contents()}
    assert numbers and numbers <= listed


@pytest.mark.parametrize(
    ("fragment", "most"),
    [("#path=magnesium,bone-density", 90), ("#focus=muscle-cramps", 240), ("#view=overview:core", 420)],
)
def test_a_printed_picture_is_no_higher_than_what_is_drawn(
    open_page: Open, magnesium_html: Path, fragment: str, most: float
) -> None:
    """Paper of the stage's shape would leave most of a sheet empty."""
    page = open_page(magnesium_html, fragment)
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1020})  # A4 within its margins
    picture = page.locator("#print-picture")
    sheet = picture.bounding_box()
    assert sheet and sheet["width"] <= 718 and 20 < sheet["height"] < most
    inside = picture.evaluate(
        """(one) => {
            const whole = one.getBoundingClientRect();
            return [...one.children].filter(({tagName}) => tagName !== "title").slice(1)
                .map((part) => part.getBoundingClientRect())
                .every(({top, bottom}) => top >= whole.top - 1 && bottom <= whole.bottom + 1);
        }"""
    )
    assert inside


def test_what_a_filter_leaves_in_is_printed(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core&panel=filter&verdict=contradicted,mixed")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    told = page.locator("#print-sheet li[data-effect]")
    verdicts = {MAGNESIUM.effects[one.get_attribute("data-effect") or ""].verdict for one in told.all()}
    assert verdicts == {"contradicted", "mixed"} and told.count() == 40


def test_what_a_step_says_is_printed_before_its_effects(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#tour=magnesium-to-the-joint&step=2")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    said, sheet = (page.locator(part).bounding_box() for part in (".tour-say", "#print-sheet"))
    picture = page.locator("#print-picture").bounding_box()
    assert picture and said and sheet
    assert picture["y"] + picture["height"] <= said["y"] and said["y"] + said["height"] <= sheet["y"]


def test_the_whole_outline_is_printed_by_choice(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#focus=muscle-cramps")
    page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')); }")
    page.locator("[data-key=menu]").click()
    page.get_by_text("Print everything", exact=True).click()
    page.emulate_media(media="print")
    assert page.locator("#outline").bounding_box()["height"] > 1000  # type: ignore[index]
    assert not page.locator("#print-sheet").is_visible()
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert not page.locator("#outline").is_visible()


def test_the_link_of_a_file_says_how_it_is_used(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#focus=muscle-cramps")
    page.evaluate(
        "() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }"
    )
    page.locator("[data-key=menu]").click()
    page.get_by_text("Copy link", exact=True).click()
    page.wait_for_selector(".toast")
    assert page.evaluate("() => window.copied") == "magnesium.html#focus=muscle-cramps"
    assert "Send the file magnesium.html as well" in page.locator(".toast").inner_text()
    page.locator("[data-key=menu]").click()
    page.get_by_text("Copy as text", exact=True).click()
    page.wait_for_function("() => window.copied.startsWith('Muscle cramps')")
    text = page.evaluate("() => window.copied")
    assert "Magnesium is said to reduce muscle cramps (contradicted)." in text


def test_a_link_to_a_sentence_leads_to_it(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#effect=c082&article=1")
    settled(page)
    box = page.locator("#article .marked").first.bounding_box()
    assert box and 52 <= box["y"] <= 720 - box["height"]


@pytest.mark.parametrize(
    "width",
    [
        *(761, 800, 901, 981, 1072, 1073, 1280),
        *(pytest.param(width, marks=pytest.mark.long) for width in (768, 834, 853, 935, 1024, 1181, 2560)),
    ],
)
def test_nothing_of_the_bar_leaves_the_page(open_page: Open, magnesium_html: Path, width: int) -> None:
    for fragment in ("", "#focus=muscle-cramps&effect=c130"):
        page = open_page(magnesium_html, fragment, viewport={"width": width, "height": 640})
        out = page.evaluate(
            """() => [...document.querySelectorAll("#bar button, #bar input, #bar h1")]
                .filter((one) => one.offsetParent && !one.closest(".skip"))
                .map((one) => [one.textContent || one.ariaLabel, one.getBoundingClientRect()])
                .filter(([, box]) => box.width && (box.right > innerWidth + 0.5 || box.left < -0.5))
                .map(([name]) => name)"""
        )
        assert out == []
        page.locator("[data-key=menu]").click()
        assert page.locator("#menu").is_visible()
        page.context.close()


def test_a_crumb_of_an_effect_is_its_claim(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(
        magnesium_html, "#focus=muscle-cramps&effect=c130", viewport={"width": 1600, "height": 900}
    )
    last = page.locator(".crumbs li").last
    assert last.inner_text().endswith("Magnesium is said to reduce muscle cramps · contradicted")
    assert last.get_attribute("title") == "Magnesium is said to reduce muscle cramps"
    assert page.locator(".hint").count() == 0


def test_a_crumb_that_is_cut_shows_where_it_begins(open_page: Open, magnesium_html: Path) -> None:
    """At 1280 px the name before an effect's claim has its words, not three dots alone."""
    effect = next(e for e in MAGNESIUM.outgoing["chronic-inflammation"] if e.target == "joint-pain").id
    page = open_page(magnesium_html, f"#focus=chronic-inflammation&effect={effect}")
    crumb = page.locator(".crumbs li button", has_text="Chronic inflammation")
    shown = crumb.evaluate("one => one.clientWidth / one.scrollWidth")
    assert shown > 0.8 and crumb.evaluate("one => getComputedStyle(one).textOverflow") == "ellipsis"


def test_the_crumb_of_a_way_names_both_its_ends(open_page: Open, magnesium_html: Path) -> None:
    size = {"width": 1440, "height": 900}
    page = open_page(magnesium_html, "#path=magnesium,bone-density", viewport=size)
    crumb = page.locator(".crumbs li").last
    assert crumb.inner_text().endswith("Magnesium → Bone density")
    assert crumb.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_keys_begin_at_the_hub_and_know_letters_and_ends(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core")
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowDown")
    assert state(page)["hover"] == "magnesium"
    page.keyboard.press("End")
    last = state(page)["hover"]
    page.keyboard.press("Home")
    assert state(page)["hover"] not in ("", last)
    page.keyboard.press("v")
    assert MAGNESIUM.concepts[state(page)["hover"]].title.startswith("V")


def test_questions_about_a_concept_begin_with_it(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#focus=magnesium")
    page.get_by_role("button", name="Paths", exact=True).click()
    assert state(page)["from"] == "magnesium"
    page = open_page(magnesium_html, "#focus=joint-pain")
    assert page.get_by_text("If joint pain rises").count() == 0
