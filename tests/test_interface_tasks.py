"""What readers set out to do, by keyboard, on a phone and on a tablet: no wrong turn, nothing cut."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from graph_data import read_graph, read_graph_text
from graph_data.examples import example_path
from tests.conftest import state
from tests.waits import own_time, settled
from viz import render_page

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator, Page

Open = Callable[..., "Page"]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
TABLET: dict[str, Any] = {"viewport": {"width": 768, "height": 1024}, "has_touch": True}
FIRST = "#present=magnesium-to-the-joint&step=1"
_FOCUS = "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"


def tab_to(page: Page, name: str) -> int:
    """Press Tab until what is called so has the focus; return how often."""
    for presses in range(1, 40):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUS) == name:
            return presses
    raise AssertionError(f"{name} is not reached")


def box(one: Locator) -> FloatRect:
    found = one.bounding_box()
    assert found
    return found


class TestByKeyboard:
    def test_a_panel_that_the_bar_opens_has_the_focus(self, open_page: Open, magnesium_html: Path) -> None:
        page = open_page(magnesium_html)
        tab_to(page, "Evidence")
        page.keyboard.press("Enter")
        assert tab_to(page, "What is disputed") <= 2
        page.keyboard.press("Enter")
        assert state(page)["filter"]["verdicts"] == ["contradicted", "mixed"]
        page.keyboard.press("Escape")
        assert state(page)["panel"] == ""

    def test_so_has_one_that_the_door_opens(self, open_page: Open, magnesium_html: Path) -> None:
        page = open_page(magnesium_html)
        page.locator(".ways-in button", has_text="What is disputed?").focus()
        page.keyboard.press("Enter")
        assert page.evaluate(_FOCUS) == "Evidence and filters"
        assert tab_to(page, "Show everything") <= 4

    def test_after_the_menu_the_focus_is_where_it_was_opened(
        self, open_page: Open, magnesium_html: Path
    ) -> None:
        page = open_page(magnesium_html, "#focus=vitamin-d")
        tab_to(page, "Menu")
        page.keyboard.press("Enter")
        tab_to(page, "Copy link")
        page.keyboard.press("Enter")
        assert page.evaluate(_FOCUS) == "Menu"
        page.keyboard.press("Enter")
        tab_to(page, "Legend")
        page.keyboard.press("Enter")
        assert page.evaluate(_FOCUS) == "Legend" and page.locator(".menu").is_hidden()

    def test_a_presentation_that_ends_gives_the_focus_back(
        self, open_page: Open, magnesium_html: Path
    ) -> None:
        page = open_page(magnesium_html, "#tour=magnesium-to-the-joint&step=1")
        tab_to(page, "Present")
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowRight")
        assert state(page)["presenting"]
        page.keyboard.press("Escape")
        assert page.evaluate(_FOCUS) == "Present" and state(page)["step"] == 2

    @pytest.mark.parametrize("start", [FIRST, FIRST.replace("present", "tour")])
    def test_arrow_keys_move_in_the_list_of_steps(
        self, open_page: Open, magnesium_html: Path, start: str
    ) -> None:
        page = open_page(magnesium_html, start)
        tab_to(page, "All steps")
        page.keyboard.press("Enter")
        steps = page.locator(":is(.presenter, .tour) .menu button")
        titles = steps.all_text_contents()
        assert len(titles) == 8 and page.evaluate(_FOCUS) == titles[0]
        for key, at in [
            ("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("End", 7), ("ArrowUp", 6), ("ArrowDown", 7),
            ("ArrowDown", 0), ("ArrowUp", 7), ("Home", 0), ("ArrowDown", 1),
        ]:  # fmt: skip
            page.keyboard.press(key)
            assert page.evaluate(_FOCUS) == titles[at], key
            assert state(page)["step"] == 1, "only Enter goes there"
        page.keyboard.press("Enter")
        assert state(page)["step"] == 2 and page.evaluate(_FOCUS) == "All steps"

    def test_arrow_keys_move_in_the_menu_and_leave_its_choices_alone(
        self, open_page: Open, magnesium_html: Path
    ) -> None:
        page = open_page(magnesium_html)
        tab_to(page, "Menu")
        page.keyboard.press("ArrowDown")
        assert page.evaluate(_FOCUS) == "Menu", "it is shut"
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowDown")
        assert page.evaluate(_FOCUS) == page.locator(".menu button").first.text_content()
        page.keyboard.press("End")
        assert page.evaluate(_FOCUS) == "Put everything back"
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert state(page)["theme"] == "dark"
        assert page.locator(":focus").evaluate("(one) => one.value") == "dark", "colours are tried in place"
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        assert state(page)["language"] == "de" and page.evaluate(_FOCUS) == "Menü"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        assert page.evaluate(_FOCUS) == "Menü"

    def test_the_hub_is_seen_to_have_the_focus(self, open_page: Open, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, reduced_motion="reduce", color_scheme="light")
        clock = own_time(page)
        page.locator("#canvas").focus()
        page.keyboard.press("ArrowRight")
        clock.run_for(1000)  # it is lit after a rest
        assert state(page)["hover"] == "magnesium"
        hub = next(one for one in page.evaluate("conceptGraph.layout().nodes") if one["id"] == "magnesium")
        x, y, _, height = hub["box"]
        at = (round(x - 2), round(y + height / 2))
        shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        red, _, blue = shot.getpixel(at)  # type: ignore[misc]
        assert blue > red + 60

    def test_the_whole_question_is_seen(self, open_page: Open, magnesium_html: Path) -> None:
        for view in ("", "#view=overview:core"):
            page = open_page(magnesium_html, view)
            page.keyboard.press("/")
            page.keyboard.type("how does magnesium reach bone density")
            field = page.locator(".search input")
            assert field.evaluate("(one) => one.scrollWidth <= one.clientWidth")


class TestOnAPhone:
    def test_ways_know_the_effect_from_which_they_are_asked(
        self, open_page: Open, magnesium_html: Path
    ) -> None:
        page = open_page(magnesium_html, **PHONE)
        page.locator(".search-open").tap()
        page.keyboard.type("does magnesium help cramps")
        page.locator(".result").first.tap()
        page.get_by_role("button", name="Paths").tap()
        fields = page.locator("#panel .pair input")
        assert [one.input_value() for one in fields.all()] == ["Magnesium", "Muscle cramps"]


    @pytest.mark.parametrize("view", ["overview:core", "overview:all"])
    def test_the_name_of_a_hub_is_in_sight_however_high_its_box(
        self, open_page: Open, magnesium_html: Path, view: str
    ) -> None:
        page = open_page(magnesium_html, f"#view={view}", **PHONE)
        settled(page)
        stage = box(page.locator("#stage"))
        foot = stage["y"] + stage["height"]

        def hub() -> tuple[float, float, float, float]:
            nodes: list[dict[str, Any]] = page.evaluate("conceptGraph.layout().nodes")
            found = next(one for one in nodes if one["id"] == "magnesium")
            (_, top, _, high), (_, y, _, tall) = found["box"], found["label_box"]
            return top, top + high, y, y + tall

        top, end, above, below = hub()
        assert top < above < below < foot < end, "it goes on below the stage"
        page.mouse.move(300, foot - 20)
        page.mouse.down()
        page.mouse.move(300, stage["y"] + 20, steps=5)
        page.mouse.up()
        settled(page)
        top, end, above, below = hub()
        assert top < stage["y"] < above < below < min(end, foot), "it begins above the stage"
        page.mouse.wheel(0, -2000)
        settled(page)
        top, end, above, below = hub()
        assert top < above < below < end, "it never leaves its box"


@pytest.mark.parametrize("device", [PHONE, TABLET])
@pytest.mark.parametrize("start", [FIRST, FIRST.replace("present", "tour")])
def test_the_list_of_steps_is_on_the_page(
    open_page: Open, magnesium_html: Path, device: dict[str, Any], start: str
) -> None:
    page = open_page(magnesium_html, start, **device)
    page.get_by_role("button", name="All steps").tap()
    menu = box(page.locator(":is(.presenter, .tour) .menu"))
    width, height = device["viewport"].values()
    assert menu["x"] >= 0 and menu["x"] + menu["width"] <= width
    assert menu["y"] >= 0 and menu["y"] + menu["height"] <= height


class TestOnATablet:
    @pytest.mark.parametrize("view", ["#view=map&effect=c082", "#focus=magnesium"])
    def test_the_article_beside_a_panel_takes_the_room_of_the_picture(
        self, open_page: Open, magnesium_html: Path, view: str
    ) -> None:
        page = open_page(magnesium_html, f"{view}&article=1", **TABLET)
        article, panel = box(page.locator("#article")), box(page.locator("#panel"))
        assert article["width"] >= 420 and article["x"] == 0
        assert panel["x"] == article["width"] and panel["x"] + panel["width"] == 768

    def test_the_map_stands_beside_the_article(self, open_page: Open, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, "#view=map&article=1", **TABLET)
        article, stage = box(page.locator("#article")), box(page.locator("#stage"))
        assert stage["width"] >= 480 and stage["x"] >= article["width"]
        settled(page)
        assert min(one["font_px"] for one in page.evaluate("conceptGraph.layout().nodes")) >= 14

    def test_the_parts_of_a_hub_stand_in_three_lines_at_most(
        self, open_page: Open, magnesium_html: Path
    ) -> None:
        page = open_page(magnesium_html, "#focus=magnesium", **TABLET)
        assert max(box(one)["height"] for one in page.locator(".parts button").all()) <= 52
        last = page.locator(".parts button").last
        last.tap()
        settled(page)
        assert last.get_attribute("aria-pressed") == "true"

    def test_both_ends_of_a_chosen_effect_are_seen(self, open_page: Open, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, "#view=overview:core", **TABLET)
        settled(page)
        layout = page.evaluate("conceptGraph.layout()")
        boxes = {one["id"]: one["box"] for one in layout["nodes"]}

        def span(effect: dict[str, str]) -> float:
            ends: list[list[float]] = [boxes[effect["source"]], boxes[effect["target"]]]
            return max(x + w for x, _, w, _ in ends) - min(x for x, _, _, _ in ends)

        wide = next(one for one in layout["edges"] if 440 < span(one) < 540)
        page.evaluate("(effect) => conceptGraph.apply({effect, panel: 'details'})", wide["id"])
        settled(page)
        room = box(page.locator("#stage"))
        now = {one["id"]: one for one in page.evaluate("conceptGraph.layout().nodes")}
        for end in (wide["source"], wide["target"]):
            x, _, w, _ = now[end]["box"]
            assert x >= 0 and x + w <= room["width"] and now[end]["font_px"] >= 10
        page.evaluate("() => conceptGraph.apply({effect: '', panel: ''})")
        settled(page)
        assert min(one["font_px"] for one in page.evaluate("conceptGraph.layout().nodes")) >= 14

    def test_counts_above_a_picture_cover_no_way_in(self, open_page: Open, tmp_path: Path) -> None:
        path = tmp_path / "moor.html"
        path.write_text(render_page(read_graph_text(MOOR)), encoding="utf-8")
        page = open_page(path, "#panel=filter&verdict=contradicted,mixed", **TABLET)
        ways = box(page.locator(".ways-in"))
        links = [box(one) for one in page.locator(".counts .link").all()]
        assert len(links) == 2 and all(one["y"] + one["height"] <= ways["y"] + 1 for one in links)

    def test_what_is_said_before_an_audience_is_no_smaller_than_on_a_phone(
        self, open_page: Open, magnesium_html: Path
    ) -> None:
        sizes = [
            [
                page.locator(part).evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")
                for part in (".point", ".said p")
            ]
            for page in (open_page(magnesium_html, FIRST, **device) for device in (PHONE, TABLET))
        ]
        assert sizes[1][0] >= sizes[0][0] and sizes[1][1] >= sizes[0][1]


MOOR = """\
title: Nasse Moore
description: Was die Wiedervernässung von Mooren bewirken soll, und was davon gezeigt ist.
language: de
concepts:
  wiedervernaessung: {label: Wiedervernässung}
  stechmuecken: {label: Stechmücken}
  methan: {label: Methanausstoß}
  artenvielfalt:
references: {studie: {title: Zehn Moore, issued: 2020}}
effects:
  - {source: wiedervernaessung, target: stechmuecken, label: vermehrt, verdict: contradicted, certainty: low,
     evidence: [{reference: studie, stance: contradicts}]}
  - {source: wiedervernaessung, target: methan, label: erhöht, verdict: mixed, certainty: low,
     evidence: [{reference: studie, stance: partly}]}
  - {source: wiedervernaessung, target: artenvielfalt, label: fördert}
"""


def test_a_sentence_is_quoted_as_the_page_speaks(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#effect=c130&lang=de")
    quoted = page.locator("#panel blockquote").first.inner_text()
    assert quoted.startswith("„") and quoted.endswith("“")
    page.evaluate("() => conceptGraph.apply({language: 'en'})")
    quoted = page.locator("#panel blockquote").first.inner_text()
    assert quoted.startswith("“") and quoted.endswith("”")


def test_where_all_is_core_nothing_is_to_be_chosen(
    open_page: Open, magnesium_html: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ring.html"
    told = "tours: [{title: T, steps: [{overview: all, say: All}]}]\n"
    ring = "".join(f"  - c{n} -> c{(n + 1 + n % 7) % 40}: raises\n" for n in range(40))
    path.write_text(render_page(read_graph_text(f"{told}effects:\n{ring}")), encoding="utf-8")
    assert open_page(magnesium_html, "#view=overview:core").locator(".view-tools button").count() == 2
    assert open_page(path, "#view=overview:core").locator(".view-tools button").count() == 0


def test_the_hint_stands_apart_from_the_title(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "moor.html"
    path.write_text(render_page(read_graph_text(MOOR)), encoding="utf-8")
    page = open_page(path)
    title, said = box(page.locator("#bar h1")), box(page.locator(".hint p"))
    assert said["x"] - title["x"] - title["width"] >= 28


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Pages of the small examples, each built once."""

    @cache
    def page_of(name: str) -> Path:
        path = tmp_path_factory.mktemp("small") / f"{name}.html"
        path.write_text(render_page(read_graph(example_path(name))), encoding="utf-8")
        return path

    return page_of


@pytest.mark.parametrize("size", [(768, 1024), (820, 1180), (834, 1194), (1024, 1366)])
def test_everything_is_read_on_any_upright_tablet(
    open_page: Open, magnesium_html: Path, size: tuple[int, int]
) -> None:
    """It is moved there rather than made too small, as on a telephone."""
    page = open_page(
        magnesium_html, "#view=overview:core", viewport={"width": size[0], "height": size[1]}
    )
    settled(page)
    layout = page.evaluate("conceptGraph.layout()")
    assert min(one["font_px"] for one in layout["edges"]) >= 13.9


class TestASmallGraphOnAnUprightTablet:
    """The picture that is read at once stands under the line that tells of it, and under it what is in it."""

    def parts(self, page: Page) -> list[FloatRect]:
        return [box(page.locator(part)) for part in ("#door", "#stage", "#start")]

    @pytest.mark.parametrize("size", [(768, 1024), (820, 1180), (1024, 1366)])
    def test_the_list_of_concepts_takes_the_room_below_the_picture(
        self, open_page: Open, small: Callable[[str], Path], size: tuple[int, int]
    ) -> None:
        width, height = size
        page = open_page(small("thames"), viewport={"width": width, "height": height})
        settled(page)
        door, stage, start = self.parts(page)
        assert stage["y"] == door["y"] + door["height"] and start["y"] == stage["y"] + stage["height"]
        assert (stage["width"], start["width"]) == (width, width)
        assert start["y"] + start["height"] == height and start["height"] > 0.35 * height
        layout = page.evaluate("conceptGraph.layout()")
        boxes = [node["box"] for node in layout["nodes"]]
        top, foot = min(y for _, y, _, _ in boxes), max(y + h for _, y, _, h in boxes)
        assert top >= stage["y"] and foot <= start["y"] and foot - top > 0.85 * stage["height"]
        assert min(one["font_px"] for one in layout["edges"]) >= 15
        rows = [box(one) for one in page.locator("#start li").all()]
        assert len(rows) == 21 and {round(one["height"]) for one in rows} == {44}
        assert {round(one["x"]) for one in rows} == {16, round(width / 2 + 16)}

    def test_a_concept_of_the_list_opens_on_the_whole_stage(
        self, open_page: Open, small: Callable[[str], Path]
    ) -> None:
        page = open_page(small("traffic"), **TABLET)
        page.locator("#start [data-concept=congestion]").tap()
        settled(page)
        assert state(page)["view"] == "focus:congestion" and page.locator("#start").is_hidden()
        assert box(page.locator("#stage"))["height"] > 900
        page.go_back()
        settled(page)
        assert page.locator("#start").is_visible()

    @pytest.mark.parametrize("size", [(768, 1024), (820, 1180)])
    def test_a_picture_that_is_moved_keeps_its_height(
        self, open_page: Open, tmp_path: Path, size: tuple[int, int]
    ) -> None:
        path = tmp_path / "dense.html"
        ends = [(n, (n * 7 + more) % 36) for n in range(36) for more in (8, 13)]
        dense = "".join(f"  - c{source} -> c{target}: raises\n" for source, target in ends)
        path.write_text(render_page(read_graph_text(f"effects:\n{dense}")), encoding="utf-8")
        page = open_page(path, viewport={"width": size[0], "height": size[1]})
        settled(page)
        _, stage, start = self.parts(page)
        layout = page.evaluate("conceptGraph.layout()")
        assert min(one["font_px"] for one in layout["edges"]) >= 13.9
        boxes = [node["box"] for node in layout["nodes"]]
        assert max(x + w for x, _, w, _ in boxes) > size[0], "it is wider than the page"
        assert min(y for _, y, _, _ in boxes) >= stage["y"]
        assert max(y + h for _, y, _, h in boxes) <= start["y"]

    @pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (900, 1000)])
    def test_other_pages_have_no_such_list(
        self, open_page: Open, small: Callable[[str], Path], size: tuple[int, int]
    ) -> None:
        page = open_page(small("thames"), viewport={"width": size[0], "height": size[1]})
        assert page.locator("#start").is_hidden()

    def test_nor_has_the_picture_of_a_large_graph(self, open_page: Open, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, "#view=overview:core", **TABLET)
        assert page.locator("#start").is_hidden() and box(page.locator("#stage"))["height"] == 972
