"""All figures of the first view and of the page that stays readable, by one command, as docs/first-view.md.

``python -m benchmarks.door > docs/first-view.md`` takes some minutes; ``python -m benchmarks.door quick``
acts less and leaves the motion out. Other files here measure parts: `map.py`, `motion.py`, `acts.py`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks import acts, motion
from benchmarks import map as drawn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: Panels that can be open beside the picture.
PANELS: Final = ("legend", "filter", "outline", "ask", "help")
#: Focus views of magnesium's graph of up to so many effects are looked at beside a panel.
MOST_EFFECTS: Final = 16
_READY: Final = "() => window.conceptGraph.ready"
_APPLY: Final = "(state) => window.conceptGraph.apply(state)"
_LABELS: Final = """() => {
    const {nodes, edges} = window.conceptGraph.layout();
    return [nodes, edges].map((all) => all.filter((one) => one.label_box)
        .map(({label_box: [x, y, w, h], font_px}) => [x, y, w, h, font_px]));
}"""
INTRODUCTION: Final = """\
# The first view, measured

Written by `python -m benchmarks.door`; do not edit. The page of magnesium (88 concepts, 162 effects) in
Chromium.

## The map

* **overlaps** of texts, **through**: lines through words that are not theirs, **crossings** of lines.
* **smallest** text in px, **rows** that are arrows, lowest **contrast** of the picture's text.
* **one line**: names and words of effects on one line, in per cent; **all**: of all texts but the question,
  those of the column among them.
"""


def opened(browser: Browser, path: Path, size: tuple[int, int], fragment: str, **more: Any) -> Page:
    """Return the page at an address, at rest."""
    viewport = {"width": size[0], "height": size[1]}
    page = browser.new_context(viewport=viewport, reduced_motion="reduce", **more).new_page()
    page.goto(f"file://{path.resolve()}{fragment}")
    page.wait_for_function("() => window.conceptGraph")
    page.evaluate(_READY)
    return page


def table(heads: list[str]) -> str:
    """Return the head of a table."""
    return f"| {' | '.join(heads)} |\n{'| --- ' * len(heads)}|"


def maps(browser: Browser, path: Path) -> Iterator[str]:
    """Yield the table of the map's figures."""
    yield table(
        [
            "window",
            "colours",
            "asked for",
            "texts",
            "overlaps",
            "through",
            "crossings",
            "smallest",
            "rows",
            "contrast",
            "one line",
            "all",
        ]
    )
    for width, height, scheme, fragment in drawn.STATES:
        page = opened(browser, path, (width, height), fragment, color_scheme=scheme)
        found = drawn.measured(page)
        # A text that is wrapped is drawn as two: it counts once.
        wrapped = round((100 - found["one line %"]) / 100 * drawn.labels(page))
        whole = 100 * (1 - wrapped / (found["texts"] - wrapped))
        values = [f"{value:g}" for value in found.values()]
        yield f"| {width}x{height} | {scheme} | `{fragment or '-'}` | {' | '.join(values)} | {whole:.1f} |"
        page.context.close()


def beside_panels(browser: Browser, path: Path) -> Iterator[str]:
    """Yield what text is beside each panel, in the map and in focus views."""
    page = opened(browser, path, (1280, 720), "#view=map")
    yield "\n## Beside a panel, at 1280x720\n"
    yield table(["view", "panel", "smallest name", "smallest words", "words on one line"])
    for panel in PANELS:
        page.evaluate(_APPLY, {"view": "map", "panel": panel})
        yield _text_row(page, "map", panel)
    for panel in ("details", *PANELS):
        smallest, one, count = [], 0, 0
        for concept in _concepts(page):
            page.evaluate(_APPLY, {"view": f"focus:{concept}", "concept": concept, "panel": panel})
            acts.settled(page)
            nodes, edges = page.evaluate(_LABELS)
            if 0 < len(edges) <= MOST_EFFECTS:
                smallest.append((min(n[4] for n in nodes), min(e[4] for e in edges)))
                one += sum(e[3] < 1.6 * e[4] for e in edges)
                count += len(edges)
        names, words = (min(each) for each in zip(*smallest, strict=True))
        view = f"{len(smallest)} focus views of up to {MOST_EFFECTS} effects"
        yield f"| {view} | {panel} | {names:.1f} | {words:.1f} | {100 * one / count:.1f} % |"
    page.context.close()


def _concepts(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "() => JSON.parse(document.getElementById('conceptgraph-data').textContent)"
        ".graph.concepts.map(({id}) => id)"
    )
    return found


def _text_row(page: Page, view: str, panel: str) -> str:
    acts.settled(page)
    nodes, edges = page.evaluate(_LABELS)
    one = 100 * sum(e[3] < 1.6 * e[4] for e in edges) / len(edges)
    names, words = min(n[4] for n in nodes), min(e[4] for e in edges)
    return f"| {view} | {panel} | {names:.1f} | {words:.1f} | {one:.1f} % |"


def moved(browser: Browser, path: Path) -> Iterator[str]:
    """Yield how much ink the stills of all ways between two states have."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(f"file://{path.resolve()}")
    page.wait_for_function("() => window.conceptGraph")
    page.evaluate(_READY)
    states = motion.states(page)
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    least = {
        (a, b): motion.least(motion.went(page, states[a], states[b], page.clock.run_for))
        for a, b in permutations(states, 2)
    }
    worst = sorted(least.items(), key=lambda one: one[1])
    gaps = sum(share < 0.5 for share in least.values())
    yield "\n## From any state to any other\n"
    yield f"{len(states)} kinds of state ({', '.join(states)}),"
    yield f"{len(least)} ways, {motion.STILLS} stills of each. **{gaps}**"
    yield "ways have a still of less than half the"
    told = ", ".join(f"{share:.2f} ({a} to {b})" for (a, b), share in worst[:3])
    yield f"ink of those beside it; the least shares are {told}."
    page.close()


def acted(browser: Browser, path: Path, count: int, seeds: int) -> Iterator[str]:
    """Yield how often acts by chance left the stage empty."""
    yield f"\n## Acts by chance\n\n{count} pans, pinches, turns of the wheel, keys and clicks of each seed.\n"
    yield table(["seed", "window", "left the stage empty"])
    for seed in range(seeds):
        size = acts.PHONE if seed % 2 else acts.LAPTOP
        page = opened(browser, path, size, "", has_touch=size == acts.PHONE)
        lost = acts.empty_after(page, seed, count, size, f"file://{path.resolve()}", acts.settled)
        yield f"| {seed} | {size[0]}x{size[1]} | {len(lost)} |"
        page.context.close()


def axe(browser: Browser, path: Path) -> Iterator[str]:
    """Yield what axe finds in every state that the tests look at."""
    from tests.test_interface_access import STATES, violations

    found = {}
    for name, fragment in STATES.items():
        page = opened(browser, path, (1280, 720), fragment, bypass_csp=True)
        found[name] = violations(page)
        page.context.close()
    bad = {name: told for name, told in found.items() if told}
    count = sum(map(len, bad.values()))
    yield f"\n## axe\n\n{len(found)} states ({', '.join(found)}): **{count}** violations."
    yield from (f"* {name}: {'; '.join(told)}" for name, told in bad.items())


def main(how: str = "") -> None:
    """Print all figures."""
    from playwright.sync_api import sync_playwright

    path = drawn.page_of("magnesium", "")
    quick = how == "quick"
    print(INTRODUCTION)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CONCEPTGRAPH_BROWSER"))
        parts = [maps(browser, path), beside_panels(browser, path), axe(browser, path)]
        parts += [acted(browser, path, 20 if quick else 200, 2 if quick else 10)]
        parts += [] if quick else [moved(browser, path)]
        for part in parts:
            for line in part:
                print(line, flush=True)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
