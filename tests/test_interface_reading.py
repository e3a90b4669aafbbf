"""A page that is read: one size of text, words on one line, no flash between views, every width."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.map import contrast
from benchmarks.motion import STATES, least, went
from tests.conftest import state
from tests.waits import own_time, settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
NEAR = ("vitamin-d", "muscle-cramps", "bone-density", "joint-health", "calcium", "magnesium")
_FONTS = """(concept) => {
    window.conceptGraph.apply({concept, panel: "details"});
    const {nodes, edges} = window.conceptGraph.layout();
    return [nodes.map(({font_px}) => font_px), edges.map(({font_px, label_box}) => [font_px, label_box[3]])];
}"""


def test_words_of_near_views_stand_on_one_line_at_a_size_to_read(
    open_page: Open, magnesium_html: Path
) -> None:
    page = open_page(magnesium_html, "#focus=vitamin-d")
    lines = []
    for concept in NEAR:
        names, words = page.evaluate(_FONTS, concept)
        assert min(names) >= 14 and max(names) <= 21, concept
        assert all(14 <= font <= 18 for font, _ in words), concept
        lines += [height < 1.6 * font for font, height in words]
    assert sum(lines) >= 0.95 * len(lines)


def test_text_is_as_large_as_fits_on_request_and_before_an_audience(
    open_page: Open, magnesium_html: Path
) -> None:
    largest = "() => Math.max(...window.conceptGraph.layout().nodes.map(({font_px}) => font_px))"
    page = open_page(magnesium_html, "#focus=bone-density&panel=none")
    read = page.evaluate(largest)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="Text as large as fits").click()
    settled(page)
    assert page.evaluate(largest) > 1.3 * read
    assert "large=1" in page.url
    assert state(open_page(magnesium_html, f"#{page.url.split('#')[1]}"))["large"] is True


@pytest.mark.parametrize(
    ("start", "goal"),
    [
        ("map", "focus"),
        ("focus", "path"),
        *(pytest.param(*pair, marks=pytest.mark.long) for pair in (("everything", "focus"), ("card", "map"))),
    ],
)
def test_nothing_flashes_on_the_way(open_page: Open, magnesium_html: Path, start: str, goal: str) -> None:
    page = open_page(magnesium_html)
    clock = own_time(page)
    inks = went(page, STATES[start], STATES[goal], clock.run_for)
    assert least(inks) >= 0.5, inks


def test_a_pointer_that_passes_lights_nothing(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core")
    stage = page.locator("#stage")
    clock = own_time(page)
    before = stage.screenshot()
    boxes = [node["box"] for node in page.evaluate("() => window.conceptGraph.layout().nodes")]
    for x, y, width, height in boxes[5:9]:
        page.mouse.move(x + width / 2, y + height / 2)
        clock.run_for(30)
        assert state(page)["hover"]
    page.mouse.move(640, 30)
    clock.run_for(600)
    assert stage.screenshot() == before
    x, y, width, height = boxes[5]
    page.mouse.move(x + width / 2, y + height / 2)
    clock.run_for(600)
    assert stage.screenshot() != before


_TEXTS = """() => [...new DOMParser().parseFromString(window.conceptGraph.svg(), "text/html")
    .querySelectorAll("text")].map((one) => [one.getAttribute("fill"), one.getAttribute("opacity") ?? "1"])"""


def seen(fill: str, opacity: str, paper: str) -> float:
    """Return the contrast of a text that lets the paper shine through."""
    ink, ground = ([int(one[k : k + 2], 16) for k in (1, 3, 5)] for one in (fill, paper))
    share = float(opacity)
    mixed = [round(share * a + (1 - share) * b) for a, b in zip(ink, ground, strict=True)]
    return contrast("#" + "".join(f"{one:02x}" for one in mixed), paper)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("asked", "least"),
    [
        ("view=overview:core&verdict=contradicted", 4.5),
        ("view=overview:core&show=calcium", 3),
        ("view=map&effect=c130", 3),
    ],
)
def test_what_is_dimmed_can_still_be_read(
    open_page: Open, magnesium_html: Path, theme: str, asked: str, least: float
) -> None:
    page = open_page(magnesium_html, f"#{asked}&theme={theme}&panel=none")
    texts = page.evaluate(_TEXTS)
    assert sum(opacity != "1" for _, opacity in texts) > 30
    paper = page.evaluate("() => getComputedStyle(document.body).getPropertyValue('--paper').trim()")
    assert min(seen(fill, opacity, paper) for fill, opacity in texts) >= least


def test_a_category_is_told_in_one_place(open_page: Open, magnesium_html: Path) -> None:
    """Where a view is read, boxes beside the one in the middle have the paper's colours and a shape."""
    page = open_page(magnesium_html, "#focus=muscle-cramps")
    fills = """() => [...new DOMParser().parseFromString(window.conceptGraph.svg(), "text/html")
        .querySelectorAll("rect[stroke]")].map((one) => one.getAttribute("fill"))"""
    read = page.evaluate(fills)
    page.evaluate("() => conceptGraph.apply({large: true})")
    shown = page.evaluate(fills)
    assert len(read) == len(shown) == 6
    assert len(set(read)) == 2 and len(set(shown)) > 3


def test_names_are_not_broken_where_there_is_room(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#path=magnesium,bone-density")
    layout = page.evaluate("() => window.conceptGraph.layout()")
    shown = [*layout["nodes"], *layout["edges"]]
    assert len(shown) > 4
    assert [one["id"] for one in shown if one["label_box"][3] > 1.6 * one["font_px"]] == []


_OUTSIDE = """() => {
    const scrolls = (one) => { for (let p = one.parentElement; p; p = p.parentElement)
        if (/auto|scroll/.test(getComputedStyle(p).overflowX)) return p.scrollWidth > p.clientWidth; };
    return [...document.querySelectorAll("button, a, input, select")].filter((one) => {
        if (!one.checkVisibility({visibilityProperty: true}) || one.closest("#outline, .skip")) return false;
        const {left, right, width} = one.getBoundingClientRect();
        return width && (left < -1 || right > innerWidth + 1) && !scrolls(one);
    }).map((one) => one.textContent || one.getAttribute("aria-label"))
}"""


@pytest.mark.parametrize("fragment", ["", "#focus=muscle-cramps", "#view=overview:core&panel=filter"])
def test_nothing_is_out_of_reach_at_any_width(open_page: Open, magnesium_html: Path, fragment: str) -> None:
    page = open_page(magnesium_html, fragment, reduced_motion="reduce")
    for width, height in (
        (320, 640),
        (480, 800),
        (768, 1024),
        (853, 480),
        (980, 700),
        (1100, 700),
        (2560, 1440),
    ):
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
        assert page.evaluate(_OUTSIDE) == [], width
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        title = page.locator("#bar h1")
        assert title.get_attribute("title") == title.inner_text()


_WORDS = """(effect) => {
    window.conceptGraph.apply({effect, panel: "details"});
    const stage = document.getElementById("canvas").getBoundingClientRect();
    const [x, y, w, h] = window.conceptGraph.layout().edges.find(({id}) => id === effect).label_box;
    return x >= stage.left && x + w <= stage.right && y >= stage.top && y + h <= stage.bottom;
}"""


def test_what_is_chosen_is_in_sight_between_article_and_panel(open_page: Open, magnesium_html: Path) -> None:
    """The overview is moved there rather than made too small: it stands where the chosen effect is."""
    page = open_page(magnesium_html, "#view=overview:core&article=1", reduced_motion="reduce")
    effects = [
        edge["id"] for edge in page.evaluate("window.conceptGraph.layout()")["edges"] if edge["label_box"]
    ]
    page.evaluate("effect => window.conceptGraph.apply({effect, panel: 'details'})", effects[0])
    settled(page)
    for effect in effects[:: len(effects) // 7]:
        page.evaluate("effect => window.conceptGraph.apply({effect, panel: 'details'})", effect)
        settled(page)
        assert page.evaluate(_WORDS, effect), effect
