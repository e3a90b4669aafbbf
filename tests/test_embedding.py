"""A page of ours inside other pages, in a real browser: from files and over HTTP, sandboxed and not."""

from __future__ import annotations

import io
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from graph_data import example_path, read_graph, read_graph_text
from tests.conftest import ROOT, state
from tests.test_tours import HEAD, STEPS
from tests.waits import caught_up, is_last, settled
from viz import render_page
from viz.slides import embed_text, embedding_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Frame, Page

GRAPH = read_graph(example_path("magnesium"))
TOUR = GRAPH.tours[0].id
READY = "() => window.conceptGraph && window.conceptGraph.ready.then(() => true)"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, magnesium_html: Path) -> Path:
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(magnesium_html, folder / "magnesium.html")
    tea = read_graph_text(HEAD + STEPS, "tea.yaml", Path())
    (folder / "tea.html").write_text(render_page(tea), encoding="utf-8")
    for name in ("reveal.css", "reveal.js"):
        shutil.copy(ROOT / "viz/assets/reveal" / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}/"
    httpd.shutdown()


class Host:
    """Writes pages beside the built ones and opens them, as files or from the server."""

    def __init__(self, browser: Browser, folder: Path, base: str) -> None:
        self._browser, self._folder, self._base = browser, folder, base
        self._contexts: list[BrowserContext] = []
        self.requests: list[str] = []
        self.errors: list[str] = []

    def __call__(self, html: str, fragment: str = "", **options: Any) -> Page:
        options = {"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce", **options}
        (self._folder / "host.html").write_text(
            "<!doctype html><meta charset=utf-8>" + html, encoding="utf-8"
        )
        context = self._browser.new_context(**options)
        self._contexts.append(context)
        context.on("request", lambda request: self.requests.append(request.url.removeprefix(self._base)))
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{self._base}host.html{fragment}")
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture(params=["file", "http"])
def host(request: pytest.FixtureRequest, chromium: Browser, folder: Path) -> Iterator[Host]:
    base = folder.as_uri() + "/" if request.param == "file" else request.getfixturevalue("server")
    opened = Host(chromium, folder, base)
    yield opened
    opened.close()
    assert opened.errors == []


def inner(page: Page) -> Frame:
    """The frame of our page, once it stands."""
    page.wait_for_selector("iframe", state="attached")
    frame = next(each for each in page.frames if each != page.main_frame)
    # By the clock: a frame that is hidden draws no frames.
    frame.wait_for_function(READY, polling=50)
    return frame


def deck(step: int) -> str:
    """A deck of three slides, the second with our page, as `conceptgraph embed --for reveal` prints it."""
    snippet = embed_text("reveal", embedding_of(GRAPH, "magnesium.html", f"tour:{TOUR}:{step}", height=600))
    return (
        '<link rel="stylesheet" href="reveal.css"><div class="reveal"><div class="slides">'
        f"<section>first</section>{snippet}<section>last</section></div></div>"
        '<script src="reveal.js"></script>'
        "<script>Reveal.initialize({hash: true, transition: 'none', width: 1280, height: 720});</script>"
    )


def place_of(page: Page) -> str:
    found: str = page.evaluate("JSON.stringify(Reveal.getIndices())")
    return found


def click_concept(page: Page, frame: Frame, concept: str) -> None:
    """Click the middle of a concept's box, wherever the frame is and however it is scaled."""
    box = next(n["box"] for n in frame.evaluate("window.conceptGraph.layout().nodes") if n["id"] == concept)
    at = page.evaluate(
        "() => { const f = document.querySelector('iframe'), r = f.getBoundingClientRect();"
        " return [r.left, r.top, r.width / f.offsetWidth]; }"
    )
    page.mouse.click(at[0] + at[2] * (box[0] + box[2] / 2), at[1] + at[2] * (box[1] + box[3] / 2))


class TestInADeck:
    def test_fragments_step_through_the_tour_and_back_and_a_link_restores_them(self, host: Host) -> None:
        page = host(deck(6))
        page.wait_for_function("() => window.Reveal && Reveal.isReady()")
        page.keyboard.press("ArrowRight")
        frame = inner(page)
        frame.wait_for_function("() => window.conceptGraph.state().step === 6")
        for key, step, revealed in (
            ("ArrowRight", 7, False), ("ArrowRight", 8, False), ("ArrowRight", 8, True),
            ("ArrowLeft", 8, False),
        ):  # fmt: skip
            page.keyboard.press(key)
            wanted = f"() => {{ const s = window.conceptGraph.state(); return s.step === {step}"
            frame.wait_for_function(f"{wanted} && s.revealed === {str(revealed).lower()}; }}")
        # The deck writes its address at most once a second.
        page.wait_for_function("() => location.hash === '#/1/0/1'")
        page.reload()
        frame = inner(page)
        frame.wait_for_function("() => window.conceptGraph.state().step === 8")
        assert state(frame)["lit"] == []

    def test_keys_stay_with_the_deck_before_and_after_a_click(self, host: Host) -> None:
        page = host(deck(8), "#/1")
        frame = inner(page)
        caught_up(page)
        settled(frame)
        click_concept(page, frame, "inflammation")
        frame.wait_for_function("() => window.conceptGraph.state().concept === 'inflammation'")
        assert page.evaluate("document.activeElement.tagName") == "BODY"
        before = place_of(page)
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(before) => JSON.stringify(Reveal.getIndices()) !== before", arg=before)
        page.keyboard.press("Escape")
        page.wait_for_function("() => Reveal.isOverview()")

    @pytest.mark.parametrize(
        "width", [800, 2560, *(pytest.param(width, marks=pytest.mark.long) for width in (1280, 1920))]
    )
    def test_clicks_reach_the_right_concept_at_every_width(self, host: Host, width: int) -> None:
        page = host(deck(8), "#/1", viewport={"width": width, "height": width * 9 // 16})
        frame = inner(page)
        caught_up(page)
        settled(frame)
        assert len(frame.evaluate("window.conceptGraph.layout().nodes")) == 11
        concepts = [node["id"] for node in frame.evaluate("window.conceptGraph.layout().nodes")][:8]
        hit = []
        for concept in concepts:
            click_concept(page, frame, concept)
            frame.wait_for_function("() => window.conceptGraph.state().concept !== ''")
            hit.append(state(frame)["concept"])
            frame.evaluate("(tour) => window.conceptGraph.apply({tour, step: 8, panel: ''})", TOUR)
            settled(frame)
        assert hit == concepts


SANDBOXES = pytest.mark.parametrize("sandbox", ["", ' sandbox="allow-scripts"'], ids=["open", "sandboxed"])


def framed(source: str = "tea.html", extra: str = "", style: str = "") -> str:
    return (
        f"<style>body {{ margin: 0 }} iframe {{ border: 0 }} {style}</style><script>"
        "window.heard = []; addEventListener('message', (event) => heard.push(event.data));"
        f'</script><iframe src="{source}" width="900" height="600"{extra}></iframe>'
    )


def answered(page: Page, type: str, data: Any = None) -> list[dict[str, Any]]:
    """Return what a message is answered with."""
    page.evaluate("heard.length = 0")
    post(page, {"ns": "conceptgraph", "v": 1, "type": type, "data": data})
    caught_up(page)
    return [message for message in page.evaluate("heard") if not is_last(message)]


def post(page: Page, message: Any) -> None:
    page.evaluate("(m) => document.querySelector('iframe').contentWindow.postMessage(m, '*')", message)


class TestInAFrame:
    @SANDBOXES
    def test_nothing_else_is_asked_for(self, host: Host, sandbox: str) -> None:
        inner(host(framed("magnesium.html", sandbox)))
        assert [each for each in host.requests if "favicon" not in each] == ["host.html", "magnesium.html"]

    @SANDBOXES
    def test_hidden_at_load_it_stands_right_when_it_is_shown(self, host: Host, sandbox: str) -> None:
        page = host(framed("magnesium.html", sandbox, "iframe { display: none }"))
        frame = inner(page)
        page.evaluate("document.querySelector('iframe').style.display = 'block'")
        frame.wait_for_function("() => window.conceptGraph.layout().nodes.every((n) => n.box[2] > 5)")
        settled(frame)
        nodes = frame.evaluate("window.conceptGraph.layout().nodes")
        assert len(nodes) > 50
        for node in nodes:
            x, y, w, h = node["box"]
            assert x >= 0 and y >= 0 and x + w <= 900 and y + h <= 600

    @SANDBOXES
    def test_junk_is_answered_by_an_error_and_changes_nothing(self, host: Host, sandbox: str) -> None:
        page = host(framed(extra=sandbox))
        frame = inner(page)
        before = state(frame)
        wrong: list[tuple[str, Any]] = [
            ("focus", "fog"), ("focus", None), ("show", ["fog"]), ("show", {"length": 3}), ("step", 99),
            ("step", -1), ("step", {"tour": "evening", "step": 2, "revealed": 1}),
            ("apply", {"presenting": "yes"}), ("dance", 1),
            ("apply", {"__proto__x": 1}), ("path", ["tea"]), ("theme", "pink"), ("view", "<img src=x>"),
        ]  # fmt: skip
        for type, data in wrong:
            (answer,) = answered(page, type, data)
            assert (answer["type"], answer["data"]["type"]) == ("error", type)
            assert len(answer["data"]["message"]) > 10
        junks: list[Any] = ["slide:start", None, 7, [], {"ns": "conceptgraph"}, {"ns": "x", "type": "focus"}]
        for junk in junks:
            post(page, junk)
        caught_up(page)
        assert state(frame) == before

    @SANDBOXES
    def test_message_then_address_then_name(self, host: Host, sandbox: str) -> None:
        page = host(framed("tea.html#focus=sleep", f'{sandbox} name="#focus=tea"'))
        frame = inner(page)
        assert state(frame)["concept"] == "sleep"
        answered(page, "focus", "dreams")
        assert state(frame)["concept"] == "dreams"
        page = host(framed("tea.html", f'{sandbox} name="#focus=tea"'))
        assert state(inner(page))["concept"] == "tea"

    @SANDBOXES
    def test_the_wheel_scrolls_the_page_around(self, host: Host, sandbox: str) -> None:
        page = host(framed(extra=sandbox, style="body { height: 3000px }"))
        frame = inner(page)
        before = frame.evaluate("window.conceptGraph.layout()")
        page.mouse.move(450, 300)
        page.mouse.wheel(0, 240)
        page.wait_for_function("() => scrollY > 100")
        assert frame.evaluate("window.conceptGraph.layout()")["nodes"] == before["nodes"]

    def test_the_ground_of_the_page_around_shows_through(self, host: Host) -> None:
        page = host(framed("tea.html#background=none", style="html { background: rgb(10, 60, 90) }"))
        frame = inner(page)
        for requested, wanted in (("light", (10, 60, 90)), ("dark", (10, 60, 90))):
            answered(page, "theme", requested)
            settled(frame)
            shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            assert shot.getpixel((30, 590)) == wanted

    def test_an_enlarged_frame_can_be_asked_to_be_sharp(self, host: Host) -> None:
        for fragment, wanted in (("", 1), ("#dpr=2", 2), ("#dpr=99", 1)):
            frame = inner(host(framed(f"tea.html{fragment}")))
            ratio = "() => { const c = document.querySelector('canvas'); return c.width / c.clientWidth; }"
            assert frame.evaluate(ratio) == pytest.approx(wanted, abs=0.01)

    def test_three_stand_beside_each_other(self, host: Host) -> None:
        frames = "".join(
            f'<iframe sandbox="allow-scripts" src="tea.html#focus={id}" width="400" height="300"></iframe>'
            for id in ("tea", "sleep", "dreams")
        )
        page = host(frames)
        ours = [frame for frame in page.frames if frame != page.main_frame]
        for frame in ours:
            frame.wait_for_function(READY)
        assert [state(frame)["concept"] for frame in ours] == ["tea", "sleep", "dreams"]

    def test_a_step_shows_in_its_small_room_what_is_lit_alone(self, host: Host) -> None:
        near = "tour:what-the-evidence-says:what-remains:lit"
        page = host(framed("magnesium.html#view=tour:what-the-evidence-says:7"))
        frame = inner(page)
        assert (state(frame)["view"], state(frame)["step"]) == (near, 7)
        assert frame.locator(".tour .part").inner_text() == "31 of 90 effects"
        answered(page, "view", "overview:core")
        assert state(frame)["tour"] == ""
        for step in (7, "what-remains", "7"):
            answered(page, "view", "overview:core")
            answered(page, "step", {"tour": "what-the-evidence-says", "step": step})
            assert state(frame)["view"] == near

    def test_back_is_the_page_arounds(self, host: Host) -> None:
        page = host(framed())
        frame = inner(page)
        before = page.evaluate("history.length")
        for concept in ("tea", "sleep", "dreams"):
            frame.evaluate("(concept) => window.conceptGraph.apply({concept})", concept)
        assert page.evaluate("history.length") == before
