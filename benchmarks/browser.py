"""What a browser shows: the drawing of a page as data, and when its picture first stands and stands still."""

from __future__ import annotations

import base64
import io
import os
import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

#: No page may reach a network: every name is unknown.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
             "--disable-component-update", "--disable-sync", "--disable-quic",
             "--host-resolver-rules=MAP * ~NOTFOUND"]  # fmt: skip
#: Still: unchanged for this long, in seconds, and given up after so long.
QUIET, GIVE_UP = 1.2, 60.0

# Notes the first drawing on a large canvas, and the first large SVG with shapes in it.
PROBE = """
(() => {
  const seen = window.__seen = {ink: null};
  const large = element => { const r = element.getBoundingClientRect();
    return r.width * r.height > 0.1 * innerWidth * innerHeight; };
  const inked = () => { if (seen.ink === null) seen.ink = performance.now(); };
  for (const name of ['stroke', 'fill', 'fillText', 'drawImage', 'strokeText', 'putImageData']) {
    const draw = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function () {
      if (seen.ink === null && this.canvas.isConnected && large(this.canvas)) inked();
      return draw.apply(this, arguments); };
  }
  const look = () => { if (seen.ink !== null) return;
    for (const svg of document.querySelectorAll('svg'))
      if (svg.querySelectorAll('rect,path,text,circle,line').length > 3 && large(svg)) return inked();
    requestAnimationFrame(look); };
  requestAnimationFrame(look);
})();
"""

# The drawing of a page of pyvis, in the form of window.conceptGraph.layout().
PYVIS_LAYOUT = """() => {
  const scale = network.getScale(), host = network.body.container.getBoundingClientRect();
  const place = (x, y) => { const p = network.canvasToDOM({x, y});
    return [p.x + host.left, p.y + host.top]; };
  const box = (x, y, w, h) => [...place(x, y), w * scale, h * scale];
  const shown = item => item.options.label && item.labelModule.fontOptions.size * scale >= 4;
  const label = item => { const s = item.labelModule.size;
    return shown(item) && s ? box(s.left, s.top, s.width, s.height) : null; };
  const nodes = network.body.nodeIndices.map(id => {
    const n = network.body.nodes[id], q = n.shape.options.size;
    return {id: String(id), label: n.options.label, box: box(n.x - q, n.y - q, 2 * q, 2 * q),
            label_box: label(n), font_px: n.labelModule.fontOptions.size * scale}; });
  const edges = network.body.edgeIndices.map(id => { const e = network.body.edges[id], points = [];
    const via = e.edgeType.getViaNode ? e.edgeType.getViaNode() : undefined;
    for (let i = 0; i <= 40; i++) {
      const p = e.edgeType.getPoint(i / 40, via); points.push(place(p.x, p.y)); }
    return {source: String(e.fromId), target: String(e.toId), label: e.options.label || '', points,
            label_box: label(e), font_px: e.labelModule.fontOptions.size * scale}; });
  return {page: {width: innerWidth, height: innerHeight}, nodes, edges};
}"""
OUR_LAYOUT = "async () => { await window.conceptGraph.ready; return await window.conceptGraph.layout(); }"


@contextmanager
def browser() -> Iterator[Browser]:
    """Open the system's browser."""
    from playwright.sync_api import sync_playwright

    named = os.environ.get("CONCEPTGRAPH_BROWSER") or os.environ.get("CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        try:
            yield opened
        finally:
            opened.close()


def layout_of(browser: Browser, path: Path, size: tuple[int, int], *, ours: bool) -> dict[str, Any]:
    """Return the drawing that a page shows, once it has come to rest."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(path.resolve().as_uri())
    page.wait_for_timeout(1500 if ours else 8000)
    layout: dict[str, Any] = page.evaluate(OUR_LAYOUT if ours else PYVIS_LAYOUT)
    page.close()
    return layout


def first_and_still(browser: Browser, path: Path, runs: int) -> tuple[float, float]:
    """Return the medians of when the picture first stood and when it last changed, in ms from navigation."""
    times = [_one_load(browser, path) for _ in range(runs)]
    return statistics.median(first for first, _ in times), statistics.median(still for _, still in times)


def _one_load(browser: Browser, path: Path) -> tuple[float, float]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.add_init_script(PROBE)
    page.goto("about:blank")
    session = context.new_cdp_session(page)
    frames: list[tuple[float, str]] = []

    def on_frame(frame: dict[str, Any]) -> None:
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})
        if not frames or frames[-1][1] != frame["data"]:
            frames.append((frame["metadata"]["timestamp"] * 1000, frame["data"]))

    session.on("Page.screencastFrame", on_frame)
    session.send("Page.startScreencast", {"format": "jpeg", "quality": 90, "everyNthFrame": 1})
    page.goto(path.resolve().as_uri(), wait_until="commit")
    _wait_until_still(page, session, frames)
    origin, ink = page.evaluate("[performance.timeOrigin, window.__seen.ink]")
    context.close()
    if ink is None:
        raise RuntimeError(f"{path} never drew anything")
    later = [(moment - origin, data) for moment, data in frames if moment - origin >= ink - 1]
    drawn = [moment for moment, data in later if _shows_something(data)]
    # A frame may be taken before its picture is noted: then the drawing itself is the first picture.
    first = drawn[0] if drawn else ink
    return first, max(first, frames[-1][0] - origin)


def _wait_until_still(page: Page, session: CDPSession, frames: list[tuple[float, str]]) -> None:
    """Watch every frame until the first picture, then a screenshot now and then, until none differs."""
    start = changed = time.monotonic()
    count, watching, inked_at = len(frames), True, 0.0
    while time.monotonic() - start < GIVE_UP:
        page.wait_for_timeout(100 if watching else 300)
        now = time.monotonic()
        if not inked_at and page.evaluate("window.__seen ? window.__seen.ink : null") is not None:
            inked_at = now
        if watching and inked_at and now - inked_at > 0.4:
            session.send("Page.stopScreencast")
            watching = False
        if not watching:
            moment = time.time() * 1000
            shot = session.send("Page.captureScreenshot", {"format": "jpeg", "quality": 90})["data"]
            if _differs(frames[-1][1], shot):
                frames.append((moment, shot))
        if len(frames) != count:
            count, changed = len(frames), now
        elif inked_at and not watching and now - changed >= QUIET:
            return


def _image(data: str) -> Any:
    from PIL import Image

    return Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")


def _differs(first: str, second: str) -> bool:
    """Return whether two pictures differ by more than their compression does."""
    from PIL import ImageChops

    a, b = _image(first), _image(second)
    if a.size != b.size:
        return True
    return sum(ImageChops.difference(a, b).convert("L").histogram()[32:]) > 20


def _shows_something(data: str) -> bool:
    """Return whether clearly more than the ground and a bar is seen below the top of the page."""
    from PIL import Image, ImageChops

    image = _image(data)
    image = image.crop((0, 60, image.width, image.height))
    ground = max(image.resize((160, 100)).getcolors(16_000))[1]
    difference = ImageChops.difference(image, Image.new("RGB", image.size, ground)).convert("L")
    return bool(sum(difference.histogram()[24:]) >= 0.0005 * image.width * image.height)
