"""Measure how soon the page answers: from an input to the end of the next frame, on the magnesium graph.

    python benchmarks/interaction.py [PAGE.html]

Without a page, the bundled example is built. Prints the median and the slowest of several inputs, in ms.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.browser import browser  # noqa: E402
from graph_data import read_graph  # noqa: E402
from graph_data.examples import example_path  # noqa: E402
from viz.page.render import page as make_page  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: What every answer is to keep to, ms.
MOST = 100
TIMES = 9

# From the moment of an input to when the frame after it has been drawn; the last of several inputs counts.
PROBE = """() => {
  window.__answers = [];
  for (const type of ['pointermove', 'pointerup', 'keydown', 'wheel'])
    addEventListener(type, (event) => requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => window.__answers.push(performance.now() - event.timeStamp);
      after.port2.postMessage(0);
    }), {capture: true, passive: true});
}"""


def middle(page: Page, part: str, id: str) -> tuple[float, float]:
    """Return the middle of a concept's box (``nodes``) or of an effect's words (``edges``) on the screen."""
    key = "box" if part == "nodes" else "label_box"
    x, y, width, height = page.evaluate(
        f"id => window.conceptGraph.layout().{part}.find(one => one.id === id).{key}", id
    )
    return x + width / 2, y + height / 2


def reset(page: Page) -> None:
    """Go back to the overview with nothing chosen, lit or open."""
    page.mouse.move(2, 2)
    page.keyboard.press("Escape")  # a search that is still open
    page.evaluate("""() => window.conceptGraph.apply({view: 'overview:core', concept: '', effect: '', lit: [],
        panel: '', path: null, tour: '', step: 0, hover: '', filter: {}})""")
    page.wait_for_timeout(400)


def hover(page: Page) -> Iterator[Callable[[], object]]:
    for concept in ["calcium", "inflammation", "muscle-cramps"] * (TIMES // 3):
        place = middle(page, "nodes", concept)
        yield partial(page.mouse.move, *place)


def click_on(page: Page, part: str, ids: list[str]) -> Iterator[Callable[[], object]]:
    for id in ids * (TIMES // len(ids)):
        reset(page)
        place = middle(page, part, id)
        page.mouse.move(*place)
        page.mouse.down()
        page.wait_for_timeout(150)
        yield page.mouse.up


def open_effect(page: Page) -> Iterator[Callable[[], object]]:
    drawn = page.evaluate("() => window.conceptGraph.layout().edges.filter(e => e.label_box).map(e => e.id)")
    return click_on(page, "edges", drawn[:3])


def open_focus(page: Page) -> Iterator[Callable[[], object]]:
    return click_on(page, "nodes", ["magnesium", "joint-function", "muscle-cramps"])


def search_key(page: Page) -> Iterator[Callable[[], object]]:
    page.keyboard.press("/")
    for letter in "magnesium":
        yield partial(page.keyboard.press, letter)


def narrow(page: Page) -> Iterator[Callable[[], object]]:
    page.evaluate("() => window.conceptGraph.apply({panel: 'filter'})")
    for _ in range(TIMES):
        place = page.locator("#panel .preset").last.bounding_box()
        assert place is not None
        page.mouse.move(place["x"] + 20, place["y"] + 20)
        page.mouse.down()
        page.wait_for_timeout(150)
        yield page.mouse.up


def tour_step(page: Page) -> Iterator[Callable[[], object]]:
    page.evaluate("() => window.conceptGraph.apply({tour: 'what-the-evidence-says', step: 1})")
    page.locator("#canvas").focus()
    for step in range(TIMES):
        yield partial(page.keyboard.press, "PageDown" if step % 8 < 4 else "PageUp")


def zoom_step(page: Page) -> Iterator[Callable[[], object]]:
    page.mouse.move(600, 400)
    for step in range(TIMES):
        yield partial(page.mouse.wheel, 0, -120 if step < 5 else 120)


CASES = {"point at a concept": hover, "open an effect": open_effect, "open a concept": open_focus,
         "type a letter in the search": search_key, "filter": narrow, "next step of a tour": tour_step,
         "one step of zoom": zoom_step}  # fmt: skip


def answers(page: Page, case: Callable[[Page], Iterator[Callable[[], object]]]) -> list[float]:
    """Return how long each input of a case took to be answered, ms."""
    found = []
    reset(page)
    for act in case(page):
        page.wait_for_timeout(350)
        page.evaluate("() => { window.__answers = []; }")
        act()
        page.wait_for_function("() => window.__answers.length > 0")
        found.append(page.evaluate("() => window.__answers.at(-1)"))
    return found


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, browser() as window:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "magnesium.html"
        if len(sys.argv) < 2:
            path.write_text(make_page(read_graph(example_path("magnesium"))), encoding="utf-8")
        page = window.new_page(viewport={"width": 1280, "height": 720})
        page.goto(path.resolve().as_uri())
        page.evaluate("() => window.conceptGraph.ready")
        page.evaluate(PROBE)
        print(f"| {'input':28} | median, ms | slowest, ms | within {MOST} ms |")
        print("| --- | --- | --- | --- |")
        for name, case in CASES.items():
            times = answers(page, case)
            kept = sum(time <= MOST for time in times)
            line = f"| {name:28} | {statistics.median(times):10.0f} | {max(times):11.0f} |"
            print(f"{line} {kept} of {len(times)} |")


if __name__ == "__main__":
    main()
