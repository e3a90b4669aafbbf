"""The deck in one file, given in a real browser: keys, deep links, the live page, paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from graph_data import ConceptGraph, example_path, read_graph, read_graph_text
from tests.conftest import ROOT, Tab
from tests.waits import caught_up, settled
from viz import KeptLayouts, Views, layout_file
from viz.look.colour import channels
from viz.look.theme import THEMES
from viz.slides.deck import deck
from viz.slides.embed import embed
from viz.slides.embedding import Embedding

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

TOUR = "magnesium-to-the-joint"
STEPS = [
    step.id for tour in read_graph(example_path("magnesium")).tours if tour.id == TOUR for step in tour.steps
]


@pytest.fixture(scope="module")
def magnesium() -> ConceptGraph:
    return read_graph(example_path("magnesium"))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, magnesium: ConceptGraph) -> Path:
    views = Views(magnesium, kept=KeptLayouts(layout_file(example_path("magnesium"))))
    path = tmp_path_factory.mktemp("decks") / "talk.html"
    path.write_text(deck(magnesium, views=views), encoding="utf-8")
    return path


def live(page: Page) -> Frame:
    """The page within the deck, once it shows."""
    page.wait_for_selector("#live.shown", timeout=30_000)
    return next(frame for frame in page.frames if frame != page.main_frame)


def shown_view(page: Page) -> Callable[[str], None]:
    def wait(view: str) -> None:
        live(page).wait_for_function("(view) => window.conceptGraph.state().view === view", arg=view)

    return wait


def go(page: Page, key: str, slide: str) -> None:
    page.keyboard.press(key)
    page.wait_for_function("(slide) => location.hash === '#/' + slide", arg=slide)


def test_keys_step_through_the_tour_and_back_in_one_live_page(open_page: Tab, file: Path) -> None:
    page = open_page(file, wait=False)
    is_live = shown_view(page)
    page.wait_for_function("() => window.Reveal && Reveal.isReady()")
    for step in STEPS[:4]:
        go(page, "ArrowRight", f"tour-{TOUR}-{step}")
        is_live(f"tour:{TOUR}:{step}")
    go(page, "ArrowLeft", f"tour-{TOUR}-{STEPS[2]}")
    is_live(f"tour:{TOUR}:{STEPS[2]}")
    assert len(page.frames) == 2


def test_a_deep_link_poses_its_question_and_the_next_key_answers_it(open_page: Tab, file: Path) -> None:
    page = open_page(file, f"#/tour-{TOUR}-8", wait=False)
    shown_view(page)(f"tour:{TOUR}:{STEPS[7]}")
    assert live(page).evaluate("() => window.conceptGraph.state().lit") == []
    title = page.locator(".present header h2:visible")
    assert title.inner_text().endswith("Which of them is well supported?")
    go(page, "ArrowRight", f"tour-{TOUR}-{STEPS[7]}/0")
    live(page).wait_for_function("() => window.conceptGraph.state().lit.join() === 'c143'")
    assert title.inner_text() == "Everything that arrives"
    caption, key = page.locator(".present .caption"), page.locator(".present .key")
    assert caption.is_visible() and caption.inner_text()
    assert [word for word in key.locator("span").all_inner_texts() if word]
    foot = page.locator(".present .picture").first.evaluate("one => one.getBoundingClientRect().bottom")
    tops = [one.evaluate("one => one.getBoundingClientRect().top") for one in (caption, key)]
    assert foot - 1 <= tops[0] < tops[1]
    go(page, "ArrowLeft", f"tour-{TOUR}-{STEPS[7]}")
    live(page).wait_for_function("() => window.conceptGraph.state().lit.length === 0")
    pictures = page.locator(".present .picture")
    marks = [pictures.nth(at).locator("title").all_text_contents() for at in (0, 1)]
    assert not any("(" in text for text in marks[0]) and sum("(" in text for text in marks[1]) == 10
    assert live(page).evaluate("() => window.conceptGraph.state().plain")


def test_the_live_picture_takes_the_place_of_the_still_one(open_page: Tab, file: Path) -> None:
    page = open_page(file, f"#/tour-{TOUR}-1", wait=False)
    still = page.locator(".present .picture [data-concept=magnesium] rect").first
    still.wait_for(state="attached")  # The live page may have hidden it already: it keeps its place.
    box = still.evaluate("(rect) => rect.getBoundingClientRect().toJSON()")
    frame = live(page)
    offset = page.evaluate("() => document.getElementById('live').getBoundingClientRect().toJSON()")
    nodes = frame.evaluate("() => window.conceptGraph.layout().nodes")
    (x, y, w, h) = next(node["box"] for node in nodes if node["id"] == "magnesium")
    assert box is not None
    assert offset["left"] + x == pytest.approx(box["x"], abs=3)
    assert offset["top"] + y == pytest.approx(box["y"], abs=3)
    assert (w, h) == (pytest.approx(box["width"], abs=5), pytest.approx(box["height"], abs=5))


@pytest.mark.parametrize("width", [2560])
def test_clicks_reach_the_right_concept_and_keys_stay_with_the_deck(
    open_page: Tab, file: Path, width: int
) -> None:
    viewport = {"width": width, "height": width * 9 // 16}
    page = open_page(file, f"#/tour-{TOUR}-8", wait=False, viewport=viewport)
    frame = live(page)
    caught_up(page)
    frame.wait_for_function("() => window.conceptGraph.layout().nodes.length === 11")
    settled(frame)
    offset = page.evaluate("() => document.getElementById('live').getBoundingClientRect().toJSON()")
    hits = 0
    for node in frame.evaluate("() => window.conceptGraph.layout().nodes")[:6]:
        x, y, w, h = node["box"]
        page.mouse.click(offset["left"] + x + w / 2, offset["top"] + y + h / 2)
        frame.wait_for_function("(id) => window.conceptGraph.state().concept === id", arg=node["id"])
        hits += 1
        back = {"view": f"tour:{TOUR}:8", "concept": "", "panel": ""}
        frame.evaluate("(back) => window.conceptGraph.apply(back)", back)
        frame.wait_for_function("() => window.conceptGraph.layout().nodes.length === 11")
        settled(frame)
    assert hits == 6
    assert page.evaluate("() => document.activeElement.tagName") == "BODY"
    go(page, "ArrowLeft", f"tour-{TOUR}-{STEPS[6]}")


def test_paper_has_a_slide_on_every_page_and_none_is_blank(lenient_page: Tab, file: Path) -> None:
    page = lenient_page(file, wait=False)
    page.wait_for_function("() => window.Reveal && Reveal.isReady()")
    slides = page.evaluate("() => Reveal.getTotalSlides()")
    data = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == slides
    page.emulate_media(media="print")
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('.slides > section')].map((each) => {"
        " const {width, height} = each.getBoundingClientRect();"
        " return [width, height, getComputedStyle(each).visibility, each.innerText.length]; })"
    )
    assert len(sizes) == slides
    for width, height, visibility, length in sizes:
        assert (width, height, visibility) == (1280, 720, "visible")
        assert length > 20
    covered = page.evaluate(
        "() => [...document.querySelectorAll('.key')].map((key) => {"
        " const picture = [...key.closest('section').querySelectorAll('.picture svg')].at(-1);"
        " return picture.getBoundingClientRect().bottom - key.getBoundingClientRect().top; })"
    )
    assert len(covered) > 15 and max(covered) < 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_slides_keep_their_ground_whatever_the_system_and_the_neighbours_have(
    open_page: Tab, tmp_path: Path, theme: str, scheme: str
) -> None:
    steps = "[{blank: dark}, {focus: a}, {blank: light}, {focus: b}]"
    text = f"effects: [a -> b: raises]\ntours: [{{title: T, steps: {steps}}}]\n"
    path = tmp_path / "talk.html"
    path.write_text(deck(read_graph_text(text, "g.yaml", Path()), theme=theme), encoding="utf-8")
    page = open_page(path, "#/tour-t-1", wait=False, color_scheme=scheme)
    page.wait_for_function("() => window.Reveal && Reveal.isReady()")
    for number, ground in enumerate(("dark", theme, "light", theme), 1):
        page.evaluate("number => Reveal.slide(number)", number)
        if number % 2 == 0:
            page.wait_for_selector("#live.shown")
            caught_up(page)
            settled(live(page))
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        for at in ((20, 90), (640, 560), (1240, 560)):
            assert picture.getpixel(at) == channels(THEMES[ground].paper), (number, at)


def test_notes_and_captions(open_page: Tab, file: Path, magnesium: ConceptGraph) -> None:
    page = open_page(file, f"#/tour-{TOUR}-2", wait=False)
    say = " ".join(magnesium.tours[0].steps[1].say.split())
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    notes = opened.value.locator("#notes").inner_text()
    following = opened.value.locator("#next").inner_text()
    assert following == f"Next: {magnesium.tours[0].steps[2].title}"
    opened.value.close()
    assert notes.startswith(say)
    assert "\n1. Magnesium helps activate vitamin D: supported" in notes
    assert not page.locator(".present .caption").is_visible()
    page.keyboard.press("c")
    page.locator(".present .caption").wait_for()
    assert page.locator(".present .caption").inner_text() == say


def test_one_file_within_its_budget_and_the_same_every_time(file: Path, magnesium: ConceptGraph) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.encode()) < 2_500_000
    views = Views(magnesium, kept=KeptLayouts(layout_file(example_path("magnesium"))))
    assert deck(magnesium, views=views, tour=TOUR) == deck(magnesium, views=views, tour=TOUR)
    assert "default-src 'none'" in text.replace("&#39;", "'")


def test_hostile_text_and_a_graph_without_tours(open_page: Tab, tmp_path: Path) -> None:
    text = 'title: "</script><script>alert(1)</script>"\neffects: ["<img src=x> -> __proto__: a</section>b"]'
    path = tmp_path / "hostile.html"
    graph = read_graph_text(text, "g.yaml", Path())
    path.write_text(deck(graph, views=Views(graph), theme="dark"), encoding="utf-8")
    page = open_page(path, wait=False)
    page.wait_for_function("() => window.Reveal && Reveal.isReady()")
    assert page.locator("h1").inner_text() == "</script><script>alert(1)</script>"
    page.keyboard.press("ArrowRight")
    shown_view(page)("overview:core")
    page.keyboard.press("ArrowRight")
    shown_view(page)("tour:first-look:<img src=x>")


def test_without_scripts_every_slide_is_seen(chromium: Browser, file: Path) -> None:
    host = file.parent / "preview.html"
    frame_of = f'<iframe sandbox="" src="{file.name}" width="900" height="600"></iframe>'
    host.write_text(frame_of, encoding="utf-8")
    page = chromium.new_page()
    page.goto(host.as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("section.step")
    tops = frame.evaluate(
        "[...document.querySelectorAll('.slides > section')].map((e) => [e.offsetTop, e.offsetHeight])"
    )
    assert len(tops) > 10
    for (top, height), (following, _) in pairwise(tops):
        assert height > 100 and following >= top + height - 1
    assert frame.locator(".picture svg").first.is_visible()
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_the_pasted_snippet_ties_fragments_to_steps(
    lenient_page: Tab, tmp_path: Path, magnesium_html: Path
) -> None:
    asset = ROOT / "viz/assets/reveal"
    html = magnesium_html.read_text(encoding="utf-8")
    snippet = embed("reveal", Embedding("x.html", "t", f"tour:{TOUR}:2", html=html, steps=("2", "3", "4")))
    css, code = ((asset / name).read_text(encoding="utf-8") for name in ("reveal.css", "reveal.js"))
    body = f"<div class=reveal><div class=slides>{snippet}<section>end</section></div></div>"
    start = "<script>Reveal.initialize({transition: 'none'});</script>"
    path = tmp_path / "own.html"
    head = f"<!DOCTYPE html><meta charset=utf-8><style>{css}</style>"
    path.write_text(f"{head}{body}<script>{code}</script>{start}", encoding="utf-8")
    page = lenient_page(path, wait=False)
    frame = next(each for each in page.frames if each != page.main_frame)
    frame.wait_for_function("() => window.conceptGraph && window.conceptGraph.state().step === 2")
    for key, step in (("ArrowRight", 3), ("ArrowRight", 4), ("ArrowLeft", 3)):
        page.keyboard.press(key)
        frame.wait_for_function("(step) => window.conceptGraph.state().step === step", arg=step)
    assert lenient_page.requests == []


def test_what_a_crowd_hides_stands_alone_on_its_slide_and_its_picture(open_page: Tab, file: Path) -> None:
    page = open_page(file, "#/tour-what-the-evidence-says-7", wait=False)
    live(page).wait_for_function("() => window.conceptGraph.state().view.endsWith(':lit')")
    assert len(live(page).evaluate("() => window.conceptGraph.layout().edges")) == 31
    slide = page.locator("section.present")
    assert slide.locator(".key").inner_text().split("\n")[-1] == "31 of 90 effects"
    told = slide.locator(".picture desc").text_content() or ""
    assert told.count(".") == 31


UPRIGHT = """() => {
    const slide = document.querySelector("section.present");
    const box = (at) => slide.querySelector(at)?.getBoundingClientRect();
    const [head, picture, words, foot] = ["header", ".picture", ".caption", "footer"].map(box);
    const texts = [...slide.querySelectorAll("h2, .caption, footer p")].filter((each) =>
        each.checkVisibility());
    const scale = picture.width / 720;
    return {
        sizes: texts.map((each) => scale * parseFloat(getComputedStyle(each).fontSize)),
        order: [head.bottom, picture.top, picture.bottom, words?.height ? words.top : picture.bottom,
            foot.top],
        share: picture.height / innerHeight,
        cut: texts.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent),
        asked: !!slide.querySelector(".answer:not(.visible)"),
        words: words?.height ?? 0,
    };
}"""


def test_on_a_telephone_held_upright_slides_stand(open_page: Tab, file: Path) -> None:
    page = open_page(file, f"#/tour-{TOUR}-{STEPS[0]}", wait=False, viewport={"width": 390, "height": 844})
    live(page)
    for _ in range(6):
        page.wait_for_function("() => document.documentElement.classList.contains('live')")
        found = page.evaluate(UPRIGHT)
        assert min(found["sizes"]) >= 14 and found["cut"] == []
        assert all(before <= after + 1 for before, after in pairwise(found["order"])), found
        assert found["share"] > 0.3 and (found["words"] > 20 or found["asked"])
        layout = live(page).evaluate("window.conceptGraph.layout()")
        assert min(node["font_px"] for node in layout["nodes"]) >= 12
        before = page.url
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(before) => location.href !== before", arg=before)
    page.set_viewport_size({"width": 844, "height": 390})
    page.wait_for_function("() => Reveal.getConfig().width === 1280")


class TestGliding:
    """Where only still pictures are seen, what two slides show glides from one to the other."""

    PLACE = """() => { const part = document.querySelector("section.present [data-concept=magnesium]");
        const { left, top, width } = part.getBoundingClientRect(); return [left, top, width]; }"""

    @pytest.fixture
    def still(self, chromium: Browser, file: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
        """The second slide of a deck whose live page never comes."""
        screen = {"width": 1280, "height": 720}
        context = chromium.new_context(viewport=screen, reduced_motion=request.param)  # type: ignore[arg-type]
        page = context.new_page()
        page.add_init_script("Object.defineProperty(HTMLIFrameElement.prototype, 'srcdoc', { set() {} })")
        page.goto(file.as_uri())
        page.wait_for_function("() => window.Reveal && Reveal.isReady()")
        page.keyboard.press("ArrowRight")
        page.evaluate("document.getAnimations().forEach((each) => each.finish())")
        yield page
        context.close()

    @pytest.mark.parametrize("still", ["no-preference"], indirect=True)
    def test_a_concept_begins_where_it_stood(self, still: Page) -> None:
        before = still.evaluate(self.PLACE)
        still.keyboard.press("ArrowRight")
        still.evaluate("document.getAnimations().forEach((each) => { each.pause(); each.currentTime = 0; })")
        assert still.evaluate(self.PLACE) == pytest.approx(before, abs=1)
        still.evaluate("document.getAnimations().forEach((each) => each.finish())")
        assert abs(still.evaluate(self.PLACE)[0] - before[0]) > 50

    @pytest.mark.parametrize("still", ["reduce"], indirect=True)
    def test_nothing_moves_where_motion_is_not_wished(self, still: Page) -> None:
        still.keyboard.press("ArrowRight")
        moving = "document.getAnimations().filter(({ effect }) => effect.target.closest('.picture')).length"
        assert still.evaluate(moving) == 0
