"""The way between any two kinds of state: ten stills of each, and how much ink is on the stage in them.

``python -m benchmarks.motion [GRAPH] [PAGE.html]`` says for each pair the least share that a still has of
the lesser of its two neighbours; under a half there is a gap that the eye sees as a flash.
"""

from __future__ import annotations

import io
import os
import sys
from itertools import permutations
from typing import TYPE_CHECKING, Any, Final

from benchmarks.map import page_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

STILLS: Final = 10
#: Between two stills, ms of the page's time: together they are longer than any movement.
APART: Final = 40
#: Nine kinds of state of the page of magnesium, as changes of what the map shows.
STATES: Final[dict[str, dict[str, Any]]] = {
    "map": {"view": "map"},
    "card": {"view": "map:process"},
    "everything": {"view": "overview:core"},
    "legend": {"view": "overview:core", "panel": "legend"},
    "focus": {"view": "focus:muscle-cramps", "concept": "muscle-cramps", "panel": "details"},
    "hub": {"view": "focus:magnesium", "concept": "magnesium", "panel": "details"},
    "effect": {"view": "focus:vitamin-d", "concept": "vitamin-d", "effect": "", "panel": "details"},
    "path": {"path": ["magnesium", "bone-density"], "panel": "ask"},
    "step": {"tour": "magnesium-to-the-joint", "step": 2},
}
#: What every state leaves behind.
_NONE: Final[dict[str, Any]] = {
    "concept": "", "effect": "", "panel": "", "lit": [], "path": None, "tour": "", "step": 0, "hover": "",
    "at": None,
}  # fmt: skip


def ink(png: bytes) -> int:
    """Return how many pixels of a picture are not of its commonest colour."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as picture:
        counts = picture.convert("L").histogram()
    paper = max(range(256), key=lambda shade: counts[shade])
    return sum(count for shade, count in enumerate(counts) if abs(shade - paper) > 6)


def went(page: Page, start: dict[str, Any], goal: dict[str, Any], pause: Any) -> list[int]:
    """Return the ink of the stills of one way, the start before them and the goal after them."""
    change = "(state) => window.conceptGraph.apply(state)"
    page.evaluate(change, {**_NONE, **start})
    pause(2000)
    found = [ink(page.locator("#stage").screenshot())]
    page.evaluate(change, {**_NONE, **goal})
    for _ in range(STILLS):
        pause(APART)
        found.append(ink(page.locator("#stage").screenshot()))
    pause(2000)
    return [*found, ink(page.locator("#stage").screenshot())]


def least(inks: list[int]) -> float:
    """Return the least share that a still has of the lesser of the two beside it."""
    return min(inks[i] / max(1, min(inks[i - 1], inks[i + 1])) for i in range(1, len(inks) - 1))


def states(page: Page) -> dict[str, dict[str, Any]]:
    """Return the kinds of state; which effect is opened the page is asked."""
    page.evaluate("() => window.conceptGraph.apply({concept: 'vitamin-d'})")
    effect = page.evaluate("() => window.conceptGraph.layout().edges[0].id")
    return {**STATES, "effect": {**STATES["effect"], "effect": effect}}


def main(graph: str = "magnesium", given: str = "") -> None:
    """Print each pair's least share, the worst last, and how many are under a half."""
    from playwright.sync_api import sync_playwright

    path = page_of(graph, given)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CONCEPTGRAPH_BROWSER"))
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(f"file://{path.resolve()}")
        page.wait_for_function("() => window.conceptGraph")
        page.evaluate("() => window.conceptGraph.ready")
        kinds = states(page)
        page.clock.install(time=0)
        page.clock.pause_at(1000)
        ways = {
            f"{a} -> {b}": went(page, kinds[a], kinds[b], page.clock.run_for)
            for a, b in permutations(kinds, 2)
        }
    for way, inks in sorted(ways.items(), key=lambda one: -least(one[1])):
        print(f"{way}: {least(inks):.2f}  {inks if least(inks) < 0.5 else ''}")
    print(f"{len(ways)} ways, {sum(least(inks) < 0.5 for inks in ways.values())} with a gap")


if __name__ == "__main__":
    main(*sys.argv[1:])
