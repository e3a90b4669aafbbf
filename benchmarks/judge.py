"""How well a drawn graph can be read: overlaps, crossings, lines that run together, text sizes.

A layout is the JSON of ``conceptgraph draw -o x.json`` and of ``window.conceptGraph.layout()``:
``{page: {width, height}, nodes: [{id, label, box, label_box, font_px}],
edges: [{source, target, label, points, label_box, font_px}]}``, in px; a null ``label_box`` is not drawn.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Box = Sequence[float]
Line = list[Point]
#: Boxes may touch by this much; lines may graze words by a little more.
TOLERANCE = 1.0
INSET = 1.5


def boxes_overlap(a: Box, b: Box, tolerance: float = TOLERANCE) -> bool:
    """Return whether two boxes overlap by more than the tolerance both ways."""
    return (
        min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0]) > tolerance
        and min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1]) > tolerance
    )


def union(a: Box, b: Box | None) -> Box:
    """Return the smallest box around both."""
    if b is None:
        return a
    x, y = min(a[0], b[0]), min(a[1], b[1])
    return (x, y, max(a[0] + a[2], b[0] + b[2]) - x, max(a[1] + a[3], b[1] + b[3]) - y)


def line_meets_box(line: Line, box: Box) -> bool:
    """Return whether a line runs through a box whose corners are drawn in by ``INSET`` px."""
    share = INSET / (math.hypot(box[2], box[3]) / 2 or INSET)
    inset_x, inset_y = box[2] / 2 * share, box[3] / 2 * share
    x0, x1 = box[0] + inset_x, box[0] + box[2] - inset_x
    y0, y1 = box[1] + inset_y, box[1] + box[3] - inset_y
    return x0 < x1 and y0 < y1 and any(_clipped(a, b, x0, y0, x1, y1) for a, b in pairwise(line))


def _clipped(a: Point, b: Point, x0: float, y0: float, x1: float, y1: float) -> bool:
    """Return whether any of a segment lies in a rectangle (Liang and Barsky)."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    first, last = 0.0, 1.0
    for move, room in ((-dx, a[0] - x0), (dx, x1 - a[0]), (-dy, a[1] - y0), (dy, y1 - a[1])):
        if move == 0:
            if room < 0:
                return False
        elif move < 0:
            first = max(first, room / move)
        else:
            last = min(last, room / move)
    return first <= last


def crossings(first: Line, second: Line) -> list[tuple[float, float, float]]:
    """Return where two lines cross: x, y, and the angle there in degrees."""
    found = []
    for a, b in pairwise(first):
        for c, d in pairwise(second):
            r, s = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
            area = r[0] * s[1] - r[1] * s[0]
            if abs(area) < 1e-12:
                continue
            t = ((c[0] - a[0]) * s[1] - (c[1] - a[1]) * s[0]) / area
            u = ((c[0] - a[0]) * r[1] - (c[1] - a[1]) * r[0]) / area
            if 0 <= t < 1 and 0 <= u < 1:
                cosine = abs(r[0] * s[0] + r[1] * s[1]) / (math.hypot(*r) * math.hypot(*s))
                found.append((a[0] + t * r[0], a[1] + t * r[1], math.degrees(math.acos(min(1, cosine)))))
    return found


def resampled(line: Line, step: float) -> Line:
    """Return points about ``step`` px apart along a line."""
    total = sum(math.dist(a, b) for a, b in pairwise(line))
    count = max(1, int(total / step))
    points, walked, target = [line[0]], 0.0, total / count
    for a, b in pairwise(line):
        length = math.dist(a, b)
        while length and walked + length >= target - 1e-9 and len(points) <= count:
            share = (target - walked) / length
            points.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
            target += total / count
        walked += length
    return points


def near(box: Box, x: float, y: float, reach: float = 6) -> bool:
    """Return whether a point lies within ``reach`` px of a box."""
    return box[0] - reach <= x <= box[0] + box[2] + reach and box[1] - reach <= y <= box[1] + box[3] + reach


class Drawing:
    """One layout, read for judging; effects that share one box of words are one label."""

    def __init__(self, layout: dict[str, Any]) -> None:
        self.page = (layout["page"]["width"], layout["page"]["height"])
        self.nodes = {node["id"]: node for node in layout["nodes"]}
        self.edges = layout["edges"]
        self.lines: list[Line] = [[(x, y) for x, y in edge["points"]] for edge in self.edges]
        self.full = {id: union(node["box"], node.get("label_box")) for id, node in self.nodes.items()}
        groups: dict[tuple[Any, ...], set[int]] = {}
        for index, edge in enumerate(self.edges):
            if edge.get("label_box"):
                place = tuple(round(value, 1) for value in edge["label_box"])
                groups.setdefault((edge["source"], edge.get("label"), place), set()).add(index)
        self.group = {index: group for group in groups.values() for index in group}
        self.words = {min(group): self.edges[min(group)]["label_box"] for group in groups.values()}

    def ends(self, index: int) -> set[str]:
        """Return the concepts at both ends of an edge."""
        return {self.edges[index]["source"], self.edges[index]["target"]}


def measure(layout: dict[str, Any]) -> dict[str, Any]:
    """Return every figure of a layout."""
    drawing = Drawing(layout)
    names = [node["label_box"] for node in drawing.nodes.values() if node.get("label_box")]
    words = list(drawing.words.values())
    through_boxes = sum(
        line_meets_box(line, box)
        for index, line in enumerate(drawing.lines)
        for id, box in drawing.full.items()
        if id not in drawing.ends(index)
    )
    fonts = [node["font_px"] for node in drawing.nodes.values() if node.get("label_box")]
    word_fonts = [edge["font_px"] for edge in drawing.edges if edge.get("label_box")]
    return {
        "concepts": len(drawing.nodes),
        "effects": len(drawing.edges),
        "boxes_on_boxes": sum(boxes_overlap(a, b) for a, b in combinations(drawing.full.values(), 2)),
        "words_on_words": sum(boxes_overlap(a, b) for a, b in combinations(words, 2)),
        "words_on_boxes": sum(boxes_overlap(a, b) for a in words for b in drawing.full.values()),
        "lines_through_boxes": through_boxes,
        **_words_figures(drawing),
        **_crossing_figures(drawing),
        "running_along_px": running_along(drawing),
        "outside": sum(_outside(box, drawing.page) for box in [*names, *words]),
        "concept_px": round(min(fonts), 1) if fonts else 0,
        "effect_px": round(min(word_fonts), 1) if word_fonts else 0,
    }


def _words_figures(drawing: Drawing) -> dict[str, int]:
    """Count lines through foreign words, and effects whose words are touched by nothing foreign."""
    through = {
        index: sum(line_meets_box(line, box) for at, line in enumerate(drawing.lines)
                   if at not in drawing.group[index])
        for index, box in drawing.words.items()
    }  # fmt: skip
    clean = 0
    for index, box in drawing.words.items():
        others = [other for at, other in drawing.words.items() if at != index] + list(drawing.full.values())
        if not through[index] and not any(boxes_overlap(box, other) for other in others):
            clean += len(drawing.group[index])
    labelled = sum(1 for edge in drawing.edges if edge.get("label"))
    return {"lines_through_words": sum(through.values()), "clean_words": clean, "labelled": labelled}


def _crossing_figures(drawing: Drawing) -> dict[str, Any]:
    """Count crossings, but not those close to a box that both lines end at."""
    angles = []
    for (i, a), (j, b) in combinations(enumerate(drawing.lines), 2):
        shared = [drawing.nodes[id]["box"] for id in drawing.ends(i) & drawing.ends(j) if id in drawing.nodes]
        for x, y, angle in crossings(a, b):
            if not any(near(box, x, y) for box in shared):
                angles.append(angle)
    return {"crossings": len(angles), "smallest_angle": round(min(angles), 1) if angles else None}


def running_along(drawing: Drawing, reach: float = 4.0, step: float = 2.0, least: float = 12.0) -> int:
    """Return the px over which lines of two effects run within ``reach`` px of each other.

    Only stretches of at least ``least`` px count; near a box that both end at they do not, nor for effects
    that share their words.
    """
    lines = [resampled(line, step) for line in drawing.lines]
    cells: dict[tuple[int, int], list[tuple[int, Point]]] = {}
    for index, line in enumerate(lines):
        for x, y in line:
            cells.setdefault((int(x // reach), int(y // reach)), []).append((index, (x, y)))
    hits: dict[tuple[int, int], set[int]] = {}
    for index, line in enumerate(lines):
        group = drawing.group.get(index, set())
        for at, (x, y) in enumerate(line):
            column, row = int(x // reach), int(y // reach)
            around = [(column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
            for other, point in (hit for cell in around for hit in cells.get(cell, ())):
                if other > index and other not in group and math.dist((x, y), point) <= reach:
                    hits.setdefault((index, other), set()).add(at)
    runs = (_stretches(drawing, pair, lines[pair[0]], ats, step, least) for pair, ats in hits.items())
    return round(sum(runs))


def _stretches(
    drawing: Drawing, pair: tuple[int, int], line: Line, ats: set[int], step: float, least: float
) -> float:
    both = drawing.ends(pair[0]) & drawing.ends(pair[1])
    boxes = [drawing.nodes[id]["box"] for id in both if id in drawing.nodes]
    counted = [at for at in sorted(ats) if not any(near(box, *line[at]) for box in boxes)]
    total, run = 0.0, 0
    for at, after in pairwise([*counted, math.inf]):
        run += 1
        if after - at > 2:
            total += run * step if run * step >= least else 0
            run = 0
    return total


def _outside(box: Box, page: tuple[float, float]) -> bool:
    right, low = box[0] + box[2], box[1] + box[3]
    return min(box[0], box[1]) < -TOLERANCE or right > page[0] + TOLERANCE or low > page[1] + TOLERANCE


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name, json.dumps(measure(json.loads(Path(name).read_text(encoding="utf-8"))), indent=1))
