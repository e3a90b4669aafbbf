"""What the tests of real hosts share: the graph, its page, the programs, and what is asked of each host."""

from __future__ import annotations

import io
import os
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

from tests.conftest import ROOT, Run

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

TOOLS = Path(os.environ.get("CONCEPTGRAPH_HOSTS", ROOT / ".hosts"))
GRAPH = """\
title: Tea & sleep
concepts:
  tea: {label: Tea, definition: A drink made of leaves.}
  caffeine: {definition: A stimulant.}
  sleep: {definition: What one needs at night.}
  alertness: Being awake.
effects:
  - tea -> caffeine: contains
  - caffeine -> alertness: raises
  - caffeine -> sleep: reduces
tours:
  - title: A cup
    steps:
      - {id: leaf, focus: tea, say: Tea contains caffeine.}
      - {id: night, path: [tea, caffeine, sleep], say: It keeps awake., ask: "Does tea reduce sleep?"}
      - {id: whole, overview: all, say: All of it.}
"""
STEP = ("--view", "tour:a-cup:leaf")
FOCUS = ("--view", "focus:caffeine")


class Quiet(SimpleHTTPRequestHandler):
    #: What is served where there is no file, as hosts of pages do that find their way themselves.
    missing = ""

    def send_head(self) -> Any:
        if self.missing and not Path(self.translate_path(self.path)).exists():
            self.path = f"/{self.missing}"
        return super().send_head()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path, missing: str = "") -> Iterator[str]:
    handler = type("Handler", (Quiet,), {"missing": missing})
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=folder))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}/"
    httpd.shutdown()


def pasted(run: Run, kind: str, *words: str) -> str:
    done = run("embed", "tea.yaml", "--for", kind, "-q", *words)
    assert done.exit_code == 0, done.output
    return done.stdout


def tool(folder: Path, *words: str | Path) -> str:
    """Run a program of the hosts'; its name is looked for among the fetched ones."""
    name, *rest = map(str, words)
    found = next(
        (p for p in (TOOLS / "venv/bin" / name, TOOLS / "node_modules/.bin" / name) if p.exists()), name
    )
    browser = os.environ.get("CONCEPTGRAPH_BROWSER", "chromium")
    path = f"{TOOLS / 'node_modules/.bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "CHROME_PATH": browser, "PATH": path, "CI": "1",
                   "CHROME_NO_SANDBOX": "1"}  # fmt: skip
    done = subprocess.run(
        [str(found), *rest], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout + done.stderr


def within(page: Page) -> Frame:
    """The live page in the host's."""
    page.wait_for_selector("iframe")
    page.locator("iframe").first.scroll_into_view_if_needed()
    frame = page.locator("iframe").first.element_handle().content_frame()
    assert frame
    frame.wait_for_function("() => window.conceptGraph?.ready.then(() => true)", polling=50)
    return frame


def words_of(frame: Frame) -> set[str]:
    return {node["id"] for node in frame.evaluate("window.conceptGraph.layout().nodes")}


def clicked(page: Page, frame: Frame, at: str, *, corner: float = 0.5) -> None:
    """Click something in a frame where it is seen on the page, however the host scales it."""
    x, y, w, h, wide = frame.evaluate(
        "(at) => { const { x, y, width, height } = document.querySelector(at).getBoundingClientRect();"
        " return [x, y, width, height, innerWidth]; }", at)  # fmt: skip
    box = frame.frame_element().bounding_box()
    assert box
    scale = box["width"] / wide
    page.mouse.click(box["x"] + scale * (x + corner * w), box["y"] + scale * (y + corner * h))


def holds(page: Page, concepts: set[str], *, keys: str = "body") -> Frame:
    """The frame shows these concepts, and a click in it leaves the keys where they were."""
    frame = within(page)
    assert words_of(frame) == concepts
    page.evaluate("(at) => { const e = document.querySelector(at); e.tabIndex = 0; e.focus(); }", keys)
    before = page.evaluate("document.activeElement.outerHTML.slice(0, 60)")
    clicked(page, frame, "#canvas", corner=0.02)
    if frame.locator("[data-key=menu]").is_visible():
        clicked(page, frame, "[data-key=menu]")
        clicked(page, frame, "[data-key=menu]")
    assert page.evaluate("document.activeElement.outerHTML.slice(0, 60)") == before
    return frame


def printed(page: Page) -> str:
    pages = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return re.sub(r"\s+", "", "".join(each.extract_text() for each in pages))


def back_and_forth(page: Page, address: str, concepts: set[str]) -> None:
    page.goto("about:blank")
    page.go_back()
    assert page.url.startswith(address.split("#")[0])
    assert words_of(within(page)) == concepts


AROUND = {"tea", "caffeine", "sleep", "alertness"}
