"""The presenter's mode in a real browser: keys, clicks, swipes, caption, notes, blank, address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph_data import example_path, read_graph, read_graph_text
from tests.conftest import Tab, state
from tests.test_tours import HEAD, STEPS
from tests.waits import caught_up, filmed, is_last, own_time, settled
from viz import Views, render_page
from viz.look.theme import THEMES
from viz.views.steps import content_of, passing

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

GRAPH = read_graph(example_path("magnesium"))
TOUR = GRAPH.tours[0]
START = f"#present={TOUR.id}&step=1"


@pytest.fixture(scope="module")
def tea(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "tea.html"
    path.write_text(render_page(read_graph_text(HEAD + STEPS, "tea.yaml", Path())), encoding="utf-8")
    return path


def place(page: Page) -> tuple[int, bool]:
    found = state(page)
    return found["step"], found["revealed"]


def press(page: Page, *keys: str) -> tuple[int, bool]:
    for key in keys:
        page.keyboard.press(key)
    return place(page)


class TestKeys:
    def test_one_step_at_a_time_by_keyboard_and_remote(self, open_page: Tab, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, START)
        steps = [press(page, key)[0] for key in ("ArrowRight", "PageDown", " ", "ArrowDown", "Enter")]
        assert steps == [2, 3, 4, 5, 6]
        assert [press(page, key)[0] for key in ("ArrowLeft", "PageUp", "Shift+ ", "Backspace")] == [
            5,
            4,
            3,
            2,
        ]
        assert press(page, "End") == (8, False) and press(page, "Home") == (1, False)
        assert press(page, "ArrowLeft") == (1, False)
        assert press(page, "/", "1", "?") == (1, False) and state(page)["panel"] == ""

    def test_a_question_comes_before_its_answer(self, open_page: Tab, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, f"#present={TOUR.id}&step=7")
        assert press(page, "ArrowRight") == (8, False)
        assert page.locator(".point").inner_text() == TOUR.steps[7].ask
        assert page.locator(".said").inner_text() == ""
        assert state(page)["lit"] == []
        assert press(page, "ArrowRight") == (8, True)
        assert page.locator(".point").inner_text() == TOUR.steps[7].title
        assert page.locator(".said").inner_text() == TOUR.steps[7].say
        assert state(page)["lit"] == ["c143"]
        assert press(page, "ArrowRight") == (8, True)
        assert press(page, "ArrowLeft") == (8, False)
        assert press(page, "ArrowLeft") == (7, False)

    def test_a_question_does_not_answer_itself(self, open_page: Tab, magnesium_html: Path) -> None:
        def strokes(page: Page) -> set[str]:
            settled(page)
            svg = page.evaluate("() => window.conceptGraph.svg()")
            return set(re.findall(r'<path[^>]* stroke="(#[0-9a-f]+)"', svg))

        page = open_page(magnesium_html, f"#present={TOUR.id}&step=8")
        plain = strokes(page)
        press(page, "ArrowRight")
        told = strokes(page)
        supported, mixed = (THEMES["light"].verdicts[name].color for name in ("supported", "mixed"))
        assert not {supported, mixed} & plain and {supported, mixed} <= told
        press(page, "ArrowLeft")
        assert strokes(page) == plain
        page = open_page(magnesium_html, "#focus=joint-health&plain=1")
        assert not {supported, mixed} & strokes(page)
        page.evaluate("() => window.conceptGraph.apply({plain: false})")
        assert {supported, mixed} <= strokes(page)
        assert "plain" not in page.url

    def test_escape_leaves_at_the_same_step(self, open_page: Tab, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, START)
        assert page.locator("#bar").is_hidden()
        press(page, "ArrowRight", "Escape")
        assert (state(page)["presenting"], state(page)["step"]) == (False, 2)
        assert page.locator("#bar").is_visible() and page.locator(".tour").is_visible()

    def test_a_dark_or_light_screen_is_lifted_by_the_next_key(self, open_page: Tab, tea: Path) -> None:
        page = open_page(tea, "#present=evening&step=2", color_scheme="light")
        ground = "getComputedStyle(document.querySelector('.cover')).backgroundColor"
        for key, colour in (("b", "rgb(21, 25, 29)"), (".", "rgb(21, 25, 29)"), ("w", "rgb(251, 250, 247)")):
            press(page, key)
            cover = page.locator(".cover")
            assert cover.is_visible() and cover.inner_text() == ""
            assert page.evaluate(ground) == colour
            assert page.locator(".said").is_hidden()
            assert press(page, "PageDown") == (2, False)
            assert cover.is_hidden()


class TestPointer:
    def test_clicks_at_the_right_and_left_and_on_a_concept(
        self, open_page: Tab, magnesium_html: Path
    ) -> None:
        page = open_page(magnesium_html, START, viewport={"width": 1280, "height": 720})
        settled(page)
        page.mouse.click(1240, 20)
        page.wait_for_function("() => window.conceptGraph.state().step === 2")
        settled(page)
        box = next(
            n["box"] for n in page.evaluate("window.conceptGraph.layout()")["nodes"] if n["id"] == "vitamin-d"
        )
        page.mouse.click(box[0] + box[2] / 2, box[1] + box[3] / 2)
        page.wait_for_function("() => window.conceptGraph.state().lit[0] === 'vitamin-d'")
        found = state(page)
        seen = (found["step"], found["presenting"], found["view"])
        assert seen == (2, True, f"tour:{TOUR.id}:{TOUR.steps[1].id}")
        page.mouse.click(box[0] + box[2] / 2, box[1] + box[3] / 2)
        page.wait_for_function("() => window.conceptGraph.state().lit.length === 0")
        page.mouse.click(60, 20)
        page.wait_for_function("() => window.conceptGraph.state().step === 1")

    def test_a_swipe_steps_and_a_tap_lights(self, open_page: Tab, magnesium_html: Path) -> None:
        phone = {"width": 844, "height": 390}
        page = open_page(magnesium_html, START, viewport=phone, has_touch=True, is_mobile=True)
        client = page.context.new_cdp_session(page)

        def swipe(start: int, end: int) -> None:
            points = [start, (start + end) // 2, end]
            client.send(
                "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": 30}]}
            )
            for x in points:
                client.send(
                    "Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": 32}]}
                )
            client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

        swipe(600, 300)
        page.wait_for_function("() => window.conceptGraph.state().step === 2")
        swipe(300, 600)
        page.wait_for_function("() => window.conceptGraph.state().step === 1")

    def test_controls_fade_and_come_back(self, open_page: Tab, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, START)
        opacity = "getComputedStyle(document.querySelector('.controls')).opacity"
        clock = own_time(page)
        page.mouse.move(500, 300)
        clock.run_for(3000)
        page.wait_for_function(f"() => {opacity} === '0'")
        page.mouse.move(520, 300)
        page.wait_for_function(f"() => {opacity} === '1'")
        clock.run_for(3000)
        page.wait_for_function(f"() => {opacity} === '0'")
        # Still reachable: the keyboard finds them, and they show themselves.
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('.controls') !== null"):
                break
        page.wait_for_function(f"() => {opacity} === '1'")

    def test_any_step_from_the_list(self, open_page: Tab, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, START)
        press(page, "l")
        steps = page.locator(".presenter .menu ol button")
        assert steps.all_inner_texts() == [step.title for step in TOUR.steps]
        assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "step"
        steps.nth(4).click()
        assert place(page) == (5, False)


class TestWords:
    @pytest.mark.parametrize("viewport", [(1280, 720), (390, 844)])
    def test_the_caption_never_covers_the_picture(
        self, open_page: Tab, magnesium_html: Path, viewport: tuple[int, int]
    ) -> None:
        size = {"width": viewport[0], "height": viewport[1]}
        page = open_page(magnesium_html, START, viewport=size)
        stages = set()
        for number in range(1, 9):
            page.evaluate("(step) => window.conceptGraph.apply({step, revealed: true})", number)
            settled(page)
            top = page.locator(".presenter").bounding_box()["y"]  # type: ignore[index]
            stages.add(round(top))
            drawn = page.evaluate("window.conceptGraph.layout()")
            boxes = [n["box"] for n in drawn["nodes"]] + [
                e["label_box"] for e in drawn["edges"] if e["label_box"]
            ]
            assert max(y + h for _, y, _, h in boxes) <= top
            font = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.said p')).fontSize)")
            assert font >= (24 if viewport[0] >= 1280 else 20)
            said = page.locator(".said").evaluate("(each) => each.scrollHeight <= each.clientHeight + 1")
            assert said
        assert len(stages) == 1, "the picture keeps its size from step to step"

    def test_it_can_be_hidden(self, open_page: Tab, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, START)
        height = page.locator("#stage").bounding_box()["height"]  # type: ignore[index]
        press(page, "c")
        assert page.locator(".said").is_hidden()
        assert page.locator("#stage").bounding_box()["height"] > height + 60  # type: ignore[index]
        assert "1 of 8" in page.locator(".presenter").inner_text()
        page.get_by_role("button", name="Narration").click()
        assert page.locator(".said").is_visible()

    def test_a_long_narration_takes_room_from_its_step_alone(self, open_page: Tab, tmp_path: Path) -> None:
        say = "The water came in the night and nobody was warned in time. " * 12
        steps = f'[{{focus: a, say: Short.}}, {{blank: dark, say: "{say}"}}, {{focus: b, say: "{say}"}}]'
        text = f"effects: [a -> b: raises]\ntours: [{{title: T, steps: {steps}}}]\n"
        path = tmp_path / "x.html"
        path.write_text(render_page(read_graph_text(text, "x.yaml", Path())), encoding="utf-8")
        page = open_page(path, "#present=t&step=1")
        heights = []
        for _ in range(3):
            settled(page)
            heights.append(page.locator(".presenter").evaluate("one => one.clientHeight"))
            press(page, "ArrowRight")
        assert max(heights[:2]) < 110 and 150 < heights[2] < 360
        said = page.locator(".said").evaluate("one => one.scrollHeight - one.clientHeight")
        assert said <= 1

    def test_steps_are_read_out(self, open_page: Tab, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, START)
        press(page, "ArrowRight")
        step = TOUR.steps[1]
        assert page.locator("#live").inner_text() == f"2 of 8. {step.title}. {step.say}"
        press(page, "End")
        assert page.locator("#live").inner_text() == f"8 of 8. Question: {TOUR.steps[7].ask}."

    def test_a_blank_step_has_words_only(self, open_page: Tab, tea: Path) -> None:
        for start in ("#present=evening&step=1", "#tour=evening&step=1"):
            page = open_page(tea, start, color_scheme="light")
            assert page.locator(".cover h2").inner_text() == "A <b>pause</b>"
            assert page.locator(".cover p").inner_text() == "When was it?"
            assert page.locator(".cover b").count() == 0
            dark = page.evaluate("getComputedStyle(document.querySelector('.cover')).backgroundColor")
            assert dark == "rgb(21, 25, 29)"
            assert page.evaluate("window.conceptGraph.layout()")["nodes"] == []
        page.get_by_role("button", name="Next").click()
        assert page.locator(".cover").is_hidden()
        assert page.locator(".tour-say").inner_text() == "Which is <i>sure</i>?"

    def test_a_filter_holds_for_its_step(self, open_page: Tab, tea: Path) -> None:
        page = open_page(tea, "#tour=evening&step=3")
        assert state(page)["filter"]["verdicts"] == ["mixed", "contradicted"]
        assert "verdict" not in page.url
        page.get_by_role("button", name="Next").click()
        assert state(page)["filter"]["verdicts"] == [] and state(page)["filter"]["hide"]
        assert {n["id"] for n in page.evaluate("window.conceptGraph.layout()")["nodes"]} == {
            "sleep",
            "dreams",
        }
        page.get_by_role("button", name="End tour").first.click()
        assert state(page)["filter"]["levels"] == [] and not state(page)["filter"]["hide"]

    @pytest.mark.parametrize(
        "sides", [{"verdict": ("mixed",)}, {"category": ("drink",)}, {"level": ("detail",)}]
    )
    def test_a_step_dims_what_the_page_dims(self, open_page: Tab, tea: Path, sides: dict[str, Any]) -> None:
        from graph_data.document import left_in
        from graph_data.model import Filter

        graph = read_graph_text(HEAD + STEPS, "tea.yaml", Path())
        wanted = Filter(**sides)
        page = open_page(tea)
        page.evaluate(
            "(filter) => window.conceptGraph.apply({view: 'overview:all', filter})", left_in(wanted)
        )
        concepts = passing(graph, content_of(graph, Views(graph)["overview:all"]), wanted).concepts
        page.evaluate(
            "(filter) => window.conceptGraph.apply({filter: {...filter, hide: true}})", left_in(wanted)
        )
        settled(page)
        assert {n["id"] for n in page.evaluate("window.conceptGraph.layout()")["nodes"]} == set(concepts)


class TestAddress:
    def test_it_starts_anywhere_and_survives_a_reload(self, open_page: Tab, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, f"#present={TOUR.id}&step=8&answer=1")
        found = state(page)
        assert (found["tour"], found["step"], found["revealed"], found["presenting"]) == (
            TOUR.id,
            8,
            True,
            True,
        )
        press(page, "Home", "ArrowRight")
        assert page.url.endswith(f"#present={TOUR.id}&step={TOUR.steps[1].id}")
        page.reload()
        page.wait_for_function("() => window.conceptGraph !== undefined")
        page.evaluate("window.conceptGraph.ready")
        assert place(page) == (2, False) and state(page)["presenting"]
        press(page, "Escape")
        assert page.url.endswith(f"#tour={TOUR.id}&step={TOUR.steps[1].id}")

    def test_without_a_name_it_is_the_first_tour(self, open_page: Tab, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, "#present=")
        assert (state(page)["tour"], state(page)["step"], state(page)["presenting"]) == (TOUR.id, 1, True)

    def test_a_program_may_begin_and_end_it(self, open_page: Tab, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, "#view=overview:core")
        page.evaluate("window.conceptGraph.apply({presenting: true})")
        assert (state(page)["tour"], place(page)) == (TOUR.id, (1, False))
        page.evaluate("window.conceptGraph.apply({concept: 'calcium', tour: ''})")
        assert not state(page)["presenting"] and page.locator("#bar").is_visible()

    def test_what_is_not_there_is_ignored(self, open_page: Tab, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, "#present=nothing&step=3")
        assert (state(page)["tour"], state(page)["presenting"]) == ("", False)

    def test_from_the_bar_of_a_tour_in_full_screen(self, open_page: Tab, magnesium_html: Path) -> None:
        page = open_page(magnesium_html, f"#tour={TOUR.id}&step=3")
        clock = own_time(page)
        page.get_by_role("button", name="Present").click()
        page.wait_for_function("() => document.fullscreenElement !== null")
        assert state(page)["presenting"] and place(page) == (3, False)
        clock.run_for(2100)
        page.evaluate("document.exitFullscreen()")
        page.wait_for_function("() => !window.conceptGraph.state().presenting")


def test_movement_is_wanted_or_not(open_page: Tab, magnesium_html: Path) -> None:
    def seen(wish: str) -> list[bytes]:
        page = open_page(magnesium_html, f"#present={TOUR.id}&step=8", reduced_motion=wish)
        settled(page)
        clip: FloatRect = {"x": 0, "y": 0, "width": 1280, "height": 560}
        return filmed(page, lambda: press(page, "ArrowRight"), clip)

    calm, moving = seen("reduce"), seen("no-preference")
    assert len(set(calm)) == 1
    assert len(set(moving)) > 2
    assert moving[-1] == calm[-1]


@pytest.fixture
def speaker(open_page: Tab, magnesium_html: Path) -> Iterator[tuple[Page, Page]]:
    page = open_page(magnesium_html, f"#present={TOUR.id}&step=7")
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    yield page, opened.value


class TestSpeakersWindow:
    def test_it_says_what_is_now_what_is_next_and_the_time(self, speaker: tuple[Page, Page]) -> None:
        page, window = speaker
        assert window.locator("main h2").inner_text() == TOUR.steps[6].title
        assert TOUR.steps[6].say in window.locator("main").inner_text()
        assert TOUR.steps[7].ask in window.locator("aside").inner_text()
        assert re.match(r"\d+:\d\d", window.locator("header").inner_text())
        window.wait_for_function("() => document.querySelectorAll('header span')[2].textContent >= '0:01'")
        window.get_by_role("button", name="Reset").click()
        assert window.locator("header span").nth(2).inner_text() == "0:00"
        press(page, "ArrowRight")
        # Who speaks knows the answer before it is shown.
        text = window.locator("main").inner_text()
        assert TOUR.steps[7].ask in text and TOUR.steps[7].say in text

    def test_both_windows_stay_in_step(self, speaker: tuple[Page, Page]) -> None:
        page, window = speaker
        window.get_by_role("button", name="Previous").click()
        assert place(page) == (6, False)
        window.keyboard.press("PageDown")
        window.keyboard.press("ArrowRight")
        assert place(page) == (8, False)
        assert "8 of 8" in window.locator("main").inner_text()
        window.get_by_role("button", name="Next").click()
        assert place(page) == (8, True)

    def test_it_is_styled_like_the_page_and_goes_with_it(self, speaker: tuple[Page, Page]) -> None:
        page, window = speaker
        assert (
            window.evaluate(
                "parseFloat(getComputedStyle(document.querySelector('main > p:last-child')).fontSize)"
            )
            > 24
        )
        with window.expect_event("close"):
            press(page, "Escape")

    def test_it_closes_with_the_page(self, speaker: tuple[Page, Page]) -> None:
        page, window = speaker
        with window.expect_event("close"):
            page.goto("about:blank")


def test_the_page_of_a_graph_without_tours_has_one_to_present(open_page: Tab, tmp_path: Path) -> None:
    path = tmp_path / "plain.html"
    path.write_text(render_page(read_graph_text(HEAD, "tea.yaml", Path())), encoding="utf-8")
    page = open_page(path)
    page.get_by_role("button", name="Tour", exact=True).click()
    assert "A first look" in page.locator(".tour").inner_text()
    assert state(page)["view"] == "overview:core"
    page.get_by_role("button", name="Next").click()
    assert state(page)["view"] == "tour:first-look:tea"
    assert "Leaves in hot water" in page.locator(".tour").inner_text()


HOST = """<!doctype html><meta charset="utf-8"><style>body {{ margin: 0 }}</style><script>
window.heard = [];
addEventListener("message", (event) => window.heard.push(event.data));
</script>
<iframe id="f" name="{name}" sandbox="allow-scripts" srcdoc="{html}" width="1200" height="700"></iframe>"""


class TestInAFrame:
    @pytest.fixture
    def outer(self, lenient_page: Tab, tmp_path: Path, magnesium_html: Path) -> Page:
        host = tmp_path / "host.html"
        html = escape(magnesium_html.read_text(encoding="utf-8"))
        host.write_text(HOST.format(name=START, html=html), encoding="utf-8")
        page = lenient_page(host, wait=False)
        page.wait_for_function("() => heard.some((one) => one.type === 'ready')")
        settled(page.frames[1])
        return page

    def test_keys_are_the_decks_and_clicks_step(self, outer: Page) -> None:
        frame = outer.frames[1]
        frame.locator("#canvas").focus()
        for key in ("ArrowRight", "PageDown", "Escape", "b"):
            outer.keyboard.press(key)
        found = frame.evaluate("window.conceptGraph.state()")
        assert (found["step"], found["presenting"]) == (1, True)
        told = [one["data"]["key"] for one in outer.evaluate("heard") if one["type"] == "key"]
        assert told == ["ArrowRight", "PageDown", "Escape", "b"]
        outer.mouse.click(1180, 20)
        frame.wait_for_function("() => window.conceptGraph.state().step === 2")
        assert outer.evaluate("document.activeElement.tagName") == "BODY"
        outer.mouse.move(600, 300)
        frame.get_by_role("button", name="Next").click()
        assert frame.evaluate("window.conceptGraph.state().step") == 3
        assert outer.evaluate("document.activeElement.tagName") == "BODY"

    def test_where_no_window_may_be_opened_it_says_so(self, outer: Page) -> None:
        frame = outer.frames[1]
        frame.get_by_role("button", name="Speaker’s window").click()
        assert frame.locator(".toast").inner_text() == "This page may not open a second window here."
        assert frame.evaluate("window.conceptGraph.state().presenting")

    def test_an_answer_is_called_for_by_message(self, outer: Page) -> None:
        ready = next(one["data"] for one in outer.evaluate("heard") if one["type"] == "ready")
        assert ready["tours"][0] == {"id": TOUR.id, "title": TOUR.title, "steps": 8, "asked": [8]}

        def post(data: Any) -> dict[str, Any]:
            message = {"ns": "conceptgraph", "v": 1, "type": "step", "data": data}
            outer.evaluate("(message) => f.contentWindow.postMessage(message, '*')", message)
            caught_up(outer)
            found: dict[str, Any] = outer.frames[1].evaluate("window.conceptGraph.state()")
            return found

        assert post({"tour": TOUR.id, "step": 8})["lit"] == []
        assert post({"revealed": True})["lit"] == ["c143"]
        assert post({"step": 8, "revealed": False})["lit"] == []
        before = post({"step": 2})
        assert post({"step": 2, "revealed": "yes"}) == post({"step": 77}) == post({"tour": "x"}) == before
        said = [one for one in outer.evaluate("heard") if one["type"] == "error" and not is_last(one)]
        errors = [one["data"]["message"] for one in said]
        assert errors[0] == 'revealed cannot be "yes"' and len(errors) == 3


def test_a_key_tells_the_marks_that_occur(open_page: Tab, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#present=magnesium-to-the-joint&step=3")
    assert page.locator(".marks-key li").all_inner_texts() == ["supported", "no evidence found"]


def test_what_is_lit_in_a_crowd_stands_alone_and_large_before_an_audience(
    open_page: Tab, magnesium_html: Path
) -> None:
    whole, near = "overview:core", "tour:what-the-evidence-says:what-remains:lit"
    page = open_page(magnesium_html, "#tour=what-the-evidence-says&step=7")
    assert (state(page)["view"], state(page)["filter"]["verdicts"]) == (whole, ["supported"])
    page.evaluate("window.conceptGraph.apply({presenting: true})")
    assert (state(page)["view"], state(page)["filter"]["verdicts"]) == (near, [])
    settled(page)
    shown = page.evaluate("window.conceptGraph.layout()")
    assert (len(shown["nodes"]), len(shown["edges"])) == (32, 31)
    assert page.locator(".marks-key li").all_inner_texts() == ["supported", "31 of 90 effects"]
    assert page.url.endswith("#present=what-the-evidence-says&step=what-remains")
    press(page, "ArrowLeft", "ArrowRight")
    assert state(page)["view"] == near
    page.reload()
    page.wait_for_function("() => window.conceptGraph !== undefined")
    assert state(page)["view"] == near
    press(page, "Escape")
    assert (state(page)["view"], state(page)["presenting"]) == (whole, False)
