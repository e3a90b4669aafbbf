"""A page in a frame: keys that stay with what had them, paper, small rooms, hosts that forbid styles."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from graph_data import example_path, read_graph, read_graph_text
from tests.conftest import ROOT, state
from tests.test_tours import HEAD, STEPS
from tests.waits import settled
from viz import render_page
from viz.slides import embed_text, embedding_of

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

GRAPH = read_graph(example_path("magnesium"))
TEA = read_graph_text(HEAD + STEPS, "tea.yaml", Path())
TOUR = GRAPH.tours[0].id
Put = Callable[..., "Page"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, magnesium_html: Path) -> Path:
    folder = tmp_path_factory.mktemp("hosts")
    shutil.copy(magnesium_html, folder / "magnesium.html")
    (folder / "tea.html").write_text(render_page(TEA), encoding="utf-8")
    for name in ("reveal.css", "reveal.js"):
        shutil.copy(ROOT / "viz/assets/reveal" / name, folder / name)
    return folder


@pytest.fixture
def put(folder: Path, chromium: Any) -> Any:
    """Put HTML into a page of its own beside the built ones and open it."""
    contexts = []

    def opened(html: str, fragment: str = "", **options: Any) -> Page:
        (folder / "host.html").write_text(f"<!doctype html><meta charset=utf-8>{html}", encoding="utf-8")
        options = {"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce", **options}
        contexts.append(chromium.new_context(**options))
        page: Page = contexts[-1].new_page()
        page.goto((folder / "host.html").as_uri() + fragment)
        return page

    yield opened
    for context in contexts:
        context.close()


def inner(page: Page) -> Frame:
    """The first frame of our page, once it stands."""
    page.wait_for_selector("iframe", state="attached")
    frame = next(each for each in page.frames if each != page.main_frame)
    frame.wait_for_function(
        "() => window.conceptGraph && window.conceptGraph.ready.then(() => true)", polling=50
    )
    return frame


HOST = (
    "<style>body {{ margin: 0 }} iframe {{ border: 0 }}</style><button id=cell>cell</button><br>"
    "<script>window.keys = []; cell.addEventListener('keydown', ({{key}}) => keys.push(key));"
    "window.heard = []; addEventListener('message', ({{data}}) => heard.push(data));</script>"
    '<iframe sandbox="allow-scripts allow-popups" src="{0}" width="{1}" height="{2}"></iframe>'
)


def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.id || document.activeElement.tagName")
    return found


class TestKeys:
    def test_after_a_click_they_are_still_those_of_what_had_them(self, put: Put) -> None:
        page = put(HOST.format(f"magnesium.html#tour={TOUR}&step=2", 1280, 640))
        frame = inner(page)
        settled(frame)
        page.focus("#cell")
        pressed = [
            "#bar h1", "[data-key=next]", ".tour-say p", "[data-key=end]", ".zoom button >> nth=0", "#canvas",
            "[data-key=menu]", ".menu-item >> nth=0", "label.check >> nth=0", "input[type=checkbox] >> nth=1",
            "#panel summary >> nth=0", "#panel h2",
        ]  # fmt: skip
        for wanted in pressed:
            frame.locator(wanted).first.click()
            assert focused(page) == "cell", wanted
        page.keyboard.press("ArrowDown")
        assert page.evaluate("keys") == ["ArrowDown"]

    def test_what_is_written_in_has_them_until_something_else_is_pressed(self, put: Put) -> None:
        page = put(HOST.format("magnesium.html", 1280, 640))
        frame = inner(page)
        page.focus("#cell")
        frame.locator(".search input").click()
        page.keyboard.type("cramps")
        assert focused(page) == "IFRAME"
        frame.locator(".result").first.click()
        frame.wait_for_function("() => window.conceptGraph.state().concept === 'muscle-cramps'")
        assert focused(page) == "BODY"

    def test_what_is_selected_can_be_copied(self, put: Put) -> None:
        page = put(HOST.format("magnesium.html#focus=muscle-cramps&effect=c130", 1280, 640))
        frame = inner(page)
        settled(frame)
        page.focus("#cell")
        box = frame.locator("#panel blockquote, #panel .quote").first.bounding_box()
        assert box
        page.mouse.move(box["x"] + 12, box["y"] + 8)
        page.mouse.down()
        assert focused(page) == "cell"
        page.mouse.move(box["x"] + 160, box["y"] + 8, steps=4)
        page.mouse.up()
        assert len(frame.evaluate("String(getSelection())")) > 8
        assert focused(page) == "IFRAME"
        frame.locator("#panel h2").click()
        assert frame.evaluate("String(getSelection())") == "" and focused(page) == "BODY"

    def test_a_menu_closes_when_something_else_is_pressed(self, put: Put) -> None:
        page = put(HOST.format("tea.html", 1000, 500))
        frame = inner(page)
        frame.locator("[data-key=menu]").click()
        assert frame.locator("#menu").is_visible()
        frame.locator("#bar h1").click()
        assert not frame.locator("#menu").is_visible()

    def test_by_the_keyboard_the_page_is_used_as_ever(self, put: Put) -> None:
        page = put(HOST.format("tea.html", 1000, 500))
        frame = inner(page)
        page.focus("#cell")
        for _ in range(30):
            page.keyboard.press("Tab")
            if frame.evaluate("document.activeElement.dataset.key") == "menu":
                break
        page.keyboard.press("Enter")
        assert frame.locator("#menu").is_visible()
        assert focused(page) == "IFRAME"


class TestLed:
    def test_who_leads_is_told_what_would_go_on(self, put: Put) -> None:
        page = put(HOST.format(f"magnesium.html#present={TOUR}&step=2", 1000, 500))
        frame = inner(page)
        settled(frame)
        page.evaluate("frames[0].postMessage({ns: 'conceptgraph', v: 1, type: 'lead', data: true}, '*')")
        frame.wait_for_function("() => 'led' in document.documentElement.dataset")
        page.evaluate("heard.length = 0")
        frame.locator("#canvas").click(position={"x": 990, "y": 5})
        frame.locator("#canvas").click(position={"x": 5, "y": 5})
        page.wait_for_function("() => heard.filter(({type}) => type === 'key').length === 2")
        told = page.evaluate("heard.filter(({type}) => type === 'key').map(({data}) => data.key)")
        assert told == ["PageDown", "PageUp"] and state(frame)["step"] == 2
        page.mouse.move(500, 300)
        assert frame.locator(".controls").count() and not frame.locator(".controls").is_visible()


#: Ways in which people start reveal.js. None of them is a global that is there when the snippet is read.
STARTS = {
    "global": "<script src=reveal.js></script><script>"
    "Reveal.initialize({hash: true, transition: 'none'})</script>",
    "instance": "<script src=reveal.js></script><script>{ const Own = Reveal; delete window.Reveal;"
    "window.Reveal = undefined; window.own = new Own(document.querySelector('.reveal'),"
    " {hash: true, transition: 'none'}); own.initialize(); }</script>",
}


def reveal(start: str, view: str, *, times: int = 1) -> str:
    shown = embedding_of(GRAPH, "magnesium.html", view, height=560, presented=view.startswith("tour:"))
    slides = "<section>first</section>" + embed_text("reveal", shown) * times + "<section>last</section>"
    return (
        '<link rel="stylesheet" href="reveal.css">'
        f'<div class="reveal"><div class="slides">{slides}</div></div>'
        f"{STARTS[start]}"
    )


def step_of(frame: Frame, step: int, *, revealed: bool = False) -> None:
    wanted = f"s.step === {step} && s.revealed === {str(revealed).lower()}"
    frame.wait_for_function(
        f"() => {{ const s = window.conceptGraph.state(); return {wanted}; }}", polling=50
    )


class TestInReveal:
    @pytest.mark.parametrize("start", STARTS)
    def test_fragments_are_steps_however_it_is_started(self, put: Put, start: str) -> None:
        page = put(reveal(start, f"tour:{TOUR}:6"), "#/1")
        frame = inner(page)
        step_of(frame, 6)
        for key, step, revealed in (
            ("ArrowRight", 7, False), ("ArrowRight", 8, False), ("ArrowRight", 8, True),
            ("ArrowLeft", 8, False),
        ):  # fmt: skip
            page.keyboard.press(key)
            step_of(frame, step, revealed=revealed)

    def test_pasted_twice_and_clicked_it_goes_on_once(self, put: Put) -> None:
        page = put(reveal("global", f"tour:{TOUR}:2", times=2), "#/1")
        frame = inner(page)
        step_of(frame, 2)
        frame.wait_for_function("() => 'led' in document.documentElement.dataset")
        settled(frame)
        at = page.locator("iframe").first.bounding_box()
        assert at
        page.mouse.click(at["x"] + at["width"] - 6, at["y"] + 6)
        step_of(frame, 3)
        assert page.evaluate("Reveal.getIndices()") == {"h": 1, "v": 0, "f": 0}
        page.keyboard.press("ArrowRight")
        step_of(frame, 4)

    def test_on_paper_every_step_stands_on_its_page(self, put: Put) -> None:
        page = put(reveal("global", f"tour:{TOUR}:6"), "?print-pdf")
        page.wait_for_function("() => document.querySelectorAll('.pdf-page').length === 6")
        page.wait_for_function("() => frames.length === 4")
        shown = [frame for frame in page.frames if frame != page.main_frame]
        found = [(state(frame)["step"], state(frame)["revealed"]) for frame in shown]
        assert sorted(found) == [(6, False), (7, False), (8, False), (8, True)]


class TestSmallRooms:
    @pytest.mark.parametrize(
        ("width", "height", "share"), [(912, 540, 0.72), (760, 456, 0.66), (640, 360, 0.6)]
    )
    def test_before_an_audience_the_picture_has_most_of_it(
        self, put: Put, width: int, height: int, share: float
    ) -> None:
        for step in (6, 8):
            page = put(HOST.format(f"magnesium.html#present={TOUR}&step={step}", width, height))
            frame = inner(page)
            settled(frame)
            stage = frame.locator("#stage").bounding_box()
            words = frame.locator(".said").bounding_box()
            assert stage and words
            assert stage["height"] >= share * height
            assert words["width"] > 0.9 * (width - 40)
            sizes = frame.evaluate(
                "[...document.querySelectorAll('.presenter *')].filter((e) => e.offsetParent)"
                ".map((e) => parseFloat(getComputedStyle(e).fontSize))"
            )
            assert min(sizes) >= 14

    def test_the_sheet_waits_for_a_click(self, put: Put) -> None:
        page = put(HOST.format("magnesium.html#focus=vitamin-d", 700, 540))
        frame = inner(page)
        settled(frame)
        assert state(frame)["concept"] == "vitamin-d" and not frame.locator("#panel").is_visible()
        stage = frame.locator("#stage").bounding_box()
        assert stage and stage["height"] > 0.7 * 540
        x, y, w, h = next(
            n["box"] for n in frame.evaluate("window.conceptGraph.layout().nodes") if n["id"] == "vitamin-d"
        )
        at = page.locator("iframe").bounding_box()
        assert at
        page.mouse.click(at["x"] + x + w / 2, at["y"] + y + h / 2)
        assert frame.locator("#panel").is_visible()
        page = put(HOST.format("magnesium.html#focus=vitamin-d&panel=details", 700, 540))
        assert inner(page).locator("#panel").is_visible()


def printed(page: Page) -> str:
    return "\n".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)


class TestPaper:
    @pytest.mark.parametrize(
        ("view", "words"),
        [("focus=vitamin-d", ""), (f"tour={TOUR}&step=6", "say"), (f"present={TOUR}&step=6", "say")],
    )
    def test_a_frame_prints_its_picture_once_and_no_sheet(self, put: Put, view: str, words: str) -> None:
        page = put(HOST.format(f"magnesium.html#{view}", 660, 500))
        frame = inner(page)
        settled(frame)
        text = re.sub(r"\s+", " ", printed(page))
        shown = {node["id"] for node in frame.evaluate("window.conceptGraph.layout().nodes")}
        for concept in shown:
            title = GRAPH.concepts[concept].title
            assert re.sub(r"\s", "", title) in text.replace(" ", ""), title
        if words:
            said = GRAPH.tours[0].steps[5].say
            assert re.sub(r"\s", "", said)[:60] in text.replace(" ", "")
        quotes = [e.quote for e in GRAPH.effects.values() if e.quote]
        assert not any(re.sub(r"\s", "", q) in text.replace(" ", "") for q in quotes)
        assert text.replace(" ", "").count("VitaminD") <= 3

    def test_on_paper_nothing_lies_on_anything(self, put: Put) -> None:
        page = put(HOST.format(f"magnesium.html#tour={TOUR}&step=6", 660, 500))
        frame = inner(page)
        settled(frame)
        frame.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        picture = frame.locator("#print-picture").bounding_box()
        words = frame.locator(".tour").bounding_box()
        around = page.locator("iframe").bounding_box()
        assert picture and words and around
        assert picture["height"] > 200 and picture["y"] + picture["height"] <= words["y"] + 1
        assert words["y"] + words["height"] <= around["y"] + around["height"] + 1
        for gone in ("#panel", "#outline", "#print-sheet", "#bar"):
            assert not frame.locator(gone).is_visible()
        ground = frame.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert ground == "rgb(255, 255, 255)"


@pytest.fixture
def within(run: Any) -> str:
    """What `embed --inline` prints of a view."""
    shown: str = run("embed", "magnesium", "--view", "focus:vitamin-d", "--inline").stdout
    return shown


def policed(policy: str, shown: str) -> str:
    return f'<meta http-equiv=Content-Security-Policy content="{policy}">{shown}'


class TestStrictHosts:
    @pytest.mark.parametrize("policy", ["default-src 'self'", "script-src 'self'"])
    def test_the_page_within_shows_the_view_in_its_colours(self, put: Put, within: str, policy: str) -> None:
        page = put(policed(policy, within))
        frame = page.frames[1]
        frame.wait_for_selector("#picture text")
        box = frame.locator("#picture").bounding_box()
        around = page.locator("iframe").bounding_box()
        assert box and around and box["width"] <= around["width"] and box["height"] > 200
        assert frame.locator("#picture").is_visible()
        assert "Bone density" in " ".join(frame.locator("#picture text").all_text_contents())
        colours = frame.evaluate(
            "[...document.querySelectorAll('#picture rect')].map((e) => getComputedStyle(e).fill)"
        )
        assert len(set(colours)) > 1 and "rgb(0, 0, 0)" not in colours

    def test_where_scripts_run_the_page_is_live(self, put: Put, within: str) -> None:
        page = put(policed("img-src data:", within))
        assert state(inner(page))["concept"] == "vitamin-d"


def test_without_scripts_a_frame_shows_its_picture_and_its_words(put: Put) -> None:
    page = put('<iframe sandbox="" src="tea.html" width="900" height="500"></iframe>')
    frame = page.frames[1]
    frame.wait_for_selector("#picture text")
    assert frame.locator("#picture").is_visible() and frame.locator("#outline").count() == 1


def test_a_page_within_is_drawn_as_its_view_and_the_title_says_it(within: str) -> None:
    assert f'title="{GRAPH.title}: Vitamin D"' in within
    picture = within[within.index('id="picture"') :]
    picture = picture[: picture.index("</svg>")]
    assert "var(--ink, #" in picture and "Bone density" in picture and 'width="100%"' in picture
