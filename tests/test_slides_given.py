"""The deck as it is given: from a disk or a web server, at once, on paper; its page within other decks."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from graph_data import ConceptGraph, example_path, read_graph
from tests.conftest import ROOT, Tab
from tests.waits import caught_up, settled
from viz import KeptLayouts, Views, layout_file
from viz.slides.deck import deck
from viz.slides.embed import embed
from viz.slides.embedding import SANDBOX, embedding_of
from viz.slides.talk import talk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

TOUR = "magnesium-to-the-joint"
STEPS = [
    step.id for tour in read_graph(example_path("magnesium")).tours if tour.id == TOUR for step in tour.steps
]
Where = Callable[[Path], Path | str]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(params=["file", "http"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Where]:
    """Whence a document is opened: the disk, or a server on this machine."""
    if request.param == "file":
        yield lambda path: path
        return

    served = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), served) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def address(path: Path) -> str:
            (tmp_path / path.name).write_bytes(path.read_bytes())
            return f"http://127.0.0.1:{server.server_port}/{path.name}"

        yield address
        server.shutdown()


@pytest.fixture(scope="module")
def magnesium() -> tuple[ConceptGraph, Views]:
    path = example_path("magnesium")
    graph = read_graph(path)
    return graph, Views(graph, kept=KeptLayouts(layout_file(path)))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, magnesium: tuple[ConceptGraph, Views]) -> Path:
    path = tmp_path_factory.mktemp("given") / "talk.html"
    path.write_text(deck(magnesium[0], views=magnesium[1]), encoding="utf-8")
    return path


def inner(page: Page) -> Frame:
    return next(frame for frame in page.frames if frame != page.main_frame)


def test_a_talk_is_given_forward_and_back(open_page: Tab, where: Where, file: Path) -> None:
    page = open_page(where(file), wait=False)
    page.wait_for_function("() => window.Reveal && Reveal.isReady()")
    for key, place in (("ArrowRight", 0), ("PageDown", 1), (" ", 2), ("ArrowLeft", 1), ("PageUp", 0)):
        step = f"{TOUR}:{STEPS[place]}"
        page.keyboard.press(key)
        page.wait_for_selector("#live.shown", timeout=30_000)
        inner(page).wait_for_function(f"() => window.conceptGraph.state().view === 'tour:{step}'")
        page.wait_for_function("(hash) => location.hash === hash", arg=f"#/tour-{step.replace(':', '-')}")
    page.reload()
    page.wait_for_selector("#live.shown", timeout=30_000)
    inner(page).wait_for_function(f"() => window.conceptGraph.state().view === 'tour:{TOUR}:{STEPS[0]}'")


def test_after_a_click_in_the_picture_the_keys_are_the_decks(
    open_page: Tab, where: Where, file: Path
) -> None:
    page = open_page(where(file), f"#/tour-{TOUR}-3", wait=False)
    page.wait_for_selector("#live.shown", timeout=30_000)
    caught_up(page)
    settled(inner(page))
    box = page.locator("#live").bounding_box()
    node = inner(page).evaluate("() => window.conceptGraph.layout().nodes[0]")
    assert box
    x, y, w, h = node["box"]
    page.mouse.click(box["x"] + x + w / 2, box["y"] + y + h / 2)
    inner(page).wait_for_function("(id) => window.conceptGraph.state().concept === id", arg=node["id"])
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"() => location.hash === '#/tour-{TOUR}-{STEPS[3]}'")


def test_every_slide_has_its_address(
    open_page: Tab, file: Path, magnesium: tuple[ConceptGraph, Views]
) -> None:
    page = open_page(file, wait=False)
    page.wait_for_function("() => window.Reveal && Reveal.isReady()")
    told = talk(*magnesium)
    addresses = [(step, step.view.id.replace(":", "-")) for step in told]
    for step, address in (*addresses, *((step, f"tour-{step.tour}-{step.number}") for step in told)):
        page.evaluate("(hash) => { location.hash = hash; }", f"#/{address}")
        page.wait_for_function(
            "(title) => [...document.querySelectorAll('.present h2')].at(-1)?.textContent === title",
            arg=step.title,
        )


def test_nothing_waits_for_the_network(chromium: Browser, file: Path) -> None:
    """Every host but the disk accepts and never answers, as a hotel's network does."""
    asked = []
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    address = file.as_uri()
    context.route(
        "**/*",
        lambda route: route.continue_() if route.request.url.startswith(address) else asked.append(route),
    )
    page = context.new_page()
    page.goto(f"{address}#/tour-{TOUR}-1")
    page.wait_for_selector("#live.shown", timeout=10_000)
    context.close()
    assert asked == []


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler is not installed: paper is not looked at")
def test_every_sheet_of_paper_shows_something_sharp(lenient_page: Tab, file: Path, tmp_path: Path) -> None:
    page = lenient_page(file, wait=False)
    page.wait_for_function("() => window.Reveal && Reveal.isReady()")
    slides = page.evaluate("() => Reveal.getTotalSlides()")
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(page.pdf(prefer_css_page_size=True, print_background=True))
    assert not re.search(rb"/Subtype\s*/Image", pdf.read_bytes())  # lines and letters, no points
    subprocess.run(["pdftoppm", "-r", "24", "-gray", pdf, tmp_path / "sheet"], check=True)
    sheets = sorted(tmp_path.glob("sheet*.pgm"))
    assert len(sheets) == slides
    for sheet in sheets:
        counts = Image.open(sheet).histogram()
        assert sum(counts[:200]) > 0.004 * sum(counts)


@pytest.mark.parametrize("sandboxed", [True, False])
def test_a_deck_of_ones_own_keeps_its_keys(
    lenient_page: Tab,
    where: Where,
    tmp_path: Path,
    magnesium_html: Path,
    magnesium: tuple[ConceptGraph, Views],
    sandboxed: bool,
) -> None:
    html = magnesium_html.read_text(encoding="utf-8")
    pasted = embed("reveal", embedding_of(magnesium[0], "x.html", f"tour:{TOUR}:2", html=html))
    if not sandboxed:
        pasted = pasted.replace(f' sandbox="{SANDBOX}"', "")
    css, code = (
        (ROOT / "viz/assets/reveal" / name).read_text(encoding="utf-8")
        for name in ("reveal.css", "reveal.js")
    )
    path = tmp_path / "own" / "own.html"
    path.parent.mkdir()
    path.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><style>{css}</style><div class=reveal><div class=slides>{pasted}"
        f"<section>end</section></div></div><script>{code}</script>"
        "<script>Reveal.initialize({transition: 'none'});</script>",
        encoding="utf-8",
    )
    page = lenient_page(where(path), wait=False)
    frame = inner(page)
    frame.wait_for_function("() => window.conceptGraph && window.conceptGraph.state().step === 2")
    settled(frame)
    box = page.locator("iframe").bounding_box()
    scale = page.evaluate("() => Reveal.getScale()")
    node = frame.evaluate("() => window.conceptGraph.layout().nodes[0]")
    x, y, w, h = node["box"]
    assert box
    page.mouse.click(box["x"] + scale * (x + w / 2), box["y"] + scale * (y + h / 2))
    frame.wait_for_function("(id) => window.conceptGraph.state().concept === id", arg=node["id"])
    page.keyboard.press("ArrowRight")
    frame.wait_for_function("() => window.conceptGraph.state().step === 3")
