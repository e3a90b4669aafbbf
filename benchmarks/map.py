"""What the map of a graph is in a browser: overlaps, crossings, sizes of text, in several windows.

``python -m benchmarks.map [GRAPH] [PAGE.html]`` builds the page of a bundled example unless a page is given.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, Final, Literal

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
#: Window, colours, and what the address asks for.
STATES: Final[tuple[tuple[int, int, Literal["light", "dark"], str], ...]] = (
    (1280, 720, "light", ""),
    (1280, 720, "dark", ""),
    (1280, 720, "light", "#view=map&open=process"),
    (1280, 720, "light", "#view=map&panel=legend"),
    (768, 1024, "light", ""),
    (768, 1024, "light", "#view=map&open=process"),
    (390, 844, "light", ""),
    (390, 844, "dark", ""),
    (1920, 1080, "light", ""),
)
#: Every line of text that is drawn: its box in px of the view, and its size.
_DRAWN = """() => {
    const host = document.createElement("div");
    host.innerHTML = window.conceptGraph.svg();
    host.firstElementChild.setAttribute("style", "");
    document.body.append(host);
    const found = [...host.querySelectorAll("text")].filter((one) => one.textContent.trim()).map((one) => {
        const {x, y, width, height} = one.getBBox(), size = parseFloat(one.getAttribute("font-size"));
        return {box: [x, y + height / 2 - 0.5 * size, width, size], size, fill: one.getAttribute("fill")};
    });
    host.remove();
    return found;
}"""
_PAPER = """() => getComputedStyle(document.body).backgroundColor"""
_COLUMN = """() => [...document.querySelectorAll("#door :is(h2, p, b, small, .counts span)")]
    .filter((one) => one.offsetParent && !one.querySelector("b, small, svg"))
    .map((one) => parseFloat(getComputedStyle(one).fontSize))"""


def measured(page: Any) -> dict[str, float]:
    """Return the figures of the map that a page shows."""
    layout = page.evaluate("() => window.conceptGraph.layout()")
    texts, column = page.evaluate(_DRAWN), page.evaluate(_COLUMN)
    paper = page.evaluate(_PAPER)
    boxes = [tuple(text["box"]) for text in texts]
    lines = [[tuple(point) for point in edge["points"]] for edge in layout["edges"]]
    labels = [(one["label_box"], one["font_px"]) for kind in ("nodes", "edges") for one in layout[kind]]
    shown = [(box, size) for box, size in labels if box]
    named = [
        (one["id"], tuple(one["label_box"])) for one in layout["nodes"] + layout["edges"] if one["label_box"]
    ]
    return {
        "texts": len(texts) + len(column),
        "overlaps": sum(overlap(a, b) for a, b in combinations(boxes, 2)),
        "through": sum(
            through(line, box)
            for line, edge in zip(lines, layout["edges"], strict=True)
            for id, box in named
            if id != edge["id"]
        ),
        "crossings": sum(crossed(a, b) for a, b in combinations(lines, 2)),
        "smallest": round(min([text["size"] for text in texts] + column), 1),
        "rows": len(layout["edges"]),
        "contrast": round(min(contrast(text["fill"], paper) for text in texts), 2),
        "one line %": round(100 * sum(box[3] < 1.6 * size for box, size in shown) / max(1, len(shown)), 1),
    }


def labels(page: Any) -> int:
    """Return how many names and words of effects the map shows."""
    layout = page.evaluate("() => window.conceptGraph.layout()")
    return sum(bool(one["label_box"]) for kind in ("nodes", "edges") for one in layout[kind])


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, ``#rrggbb`` or ``rgb(r, g, b)``, as WCAG has it: 1 to 21.

    >>> round(contrast("#000000", "rgb(255, 255, 255)"), 1)
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    if colour.startswith("#"):
        parts = [int(colour[k : k + 2], 16) for k in (1, 3, 5)]
    else:
        parts = [int(float(part)) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    shares = [part / 255 for part in parts]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def overlap(a: Rect, b: Rect) -> bool:
    """Return whether two boxes lie on each other by more than half a px."""
    return (
        min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0]) > 0.5
        and min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1]) > 0.5
    )


def through(line: list[Point], box: Rect) -> bool:
    """Return whether a line runs through a text that is not its own; its own words stand in a gap of it."""
    x, y, w, h = box
    inside = [p for p in sampled(line) if x + 1 < p[0] < x + w - 1 and y + 2 < p[1] < y + h - 2]
    middle = y + h / 2
    return any(abs(p[1] - middle) > 1.5 for p in inside)


def sampled(line: list[Point]) -> list[Point]:
    """Return points along a line, at most 3 px apart."""
    points: list[Point] = []
    for (x1, y1), (x2, y2) in pairwise(line):
        steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / 3))
        points += [(x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps) for n in range(steps)]
    return points


def crossed(a: list[Point], b: list[Point]) -> bool:
    """Return whether two lines cross."""
    return any(_cross(p, q, r, s) for p, q in pairwise(a) for r, s in pairwise(b))


def _cross(p: Point, q: Point, r: Point, s: Point) -> bool:
    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return side(p, q, r) * side(p, q, s) < -1e-6 and side(r, s, p) * side(r, s, q) < -1e-6


def page_of(graph: str, given: str) -> Path:
    """Return the page that is given, or one that is built of a graph."""
    path = Path(given) if given else Path(tempfile.mkdtemp()) / "page.html"
    if not given:
        subprocess.run([sys.executable, "cli.py", "build", graph, "-o", str(path), "--quiet"], check=True)
    return path


def main(graph: str = "magnesium", given: str = "") -> None:
    """Print the figures of every state."""
    from playwright.sync_api import sync_playwright

    path = page_of(graph, given)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CONCEPTGRAPH_BROWSER"))
        for width, height, scheme, fragment in STATES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
            )
            page = context.new_page()
            page.goto(f"file://{path.resolve()}{fragment}")
            page.wait_for_function("() => window.conceptGraph")
            page.evaluate("() => window.conceptGraph.ready")
            figures = ", ".join(f"{name} {value}" for name, value in measured(page).items())
            print(f"{width}x{height} {scheme} {fragment or '(no address)'}: {figures}")
            context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
