"""The page of a large graph as it was: strips, rows and sizes of an earlier view, what is new put in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from .cluster import titles_of
from .fast_pieces import SCALES, TILE, WORDS, Large, Piece, Spoken, named_pieces, say, tiles
from .fast_sheet import AVENUE, GAP, Row, Sheet, Strip, heading_row, row_of

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import Point, Rect, View

#: Boxes of a row begin at the same height (px), but for what rounding takes.
_SAME: Final = 0.05
#: Sizes of text are rounded down to a hundredth of a px: half of that is put back.
_ROUNDED_OFF: Final = 0.005
#: A name in text smaller than this share of the ordinary is a tile's.
_NAMED: Final = 0.9


@dataclass
class _Group:
    """Rows of concepts under one heading, in a strip."""

    strip: int
    rows: list[list[int]] = field(default_factory=list)

    def members(self) -> list[int]:
        return [c for row in self.rows for c in row]


@dataclass(frozen=True)
class _Earlier:
    """An earlier view by today's numbers: rects (px), size of text, strips' spans (px), groups."""

    rects: Mapping[int, Rect]
    text: float
    spans: Sequence[tuple[float, float]]
    groups: list[_Group]
    titled: bool


def sheet_again(
    graph: ConceptGraph, large: Large, view: View, page: Point, places: Mapping[str, Point]
) -> Sheet | None:
    """Return the page (px) of an earlier view with today's concepts; None when too little of it is left.

    A concept in ``places`` (middle, px) goes to the row that is nearest.
    """
    earlier = _read(large, view)
    if earlier is None:
        return None
    pieces = _pieces(graph, large, view, earlier)
    widths = [(high - low) / earlier.text for low, high in earlier.spans]
    for strip in range(len(widths)):
        widest = [pieces[c].width for g in earlier.groups if g.strip == strip for c in g.members()]
        widths[strip] = max([widths[strip], *widest])
    waiting = [c for c in range(len(large.concepts)) if c not in earlier.rects]
    for c, place in ((large.concepts.index(id), at) for id, at in places.items() if id in large.concepts):
        if c in earlier.rects:
            _move(earlier, c, place)
    for group in earlier.groups:
        waiting += _overflow(group, pieces, widths[group.strip])
    for c in waiting:
        _put(earlier, graph, large, pieces, widths, c)
    return _sheet(graph, large, earlier, pieces, widths, page)


def _read(large: Large, view: View) -> _Earlier | None:
    """Return an earlier view by today's numbers; None when too little of it is left."""
    numbers = {id: c for c, id in enumerate(large.concepts)}
    rects = {numbers[box.concept]: box.rect for box in view.boxes if box.concept in numbers}
    if 2 * len(rects) < len(large.concepts) or not rects:
        return None
    fonts = Counter(box.font_px for box in view.boxes)
    text = view.words[0].font_px / WORDS.scale if view.words else max(fonts, key=lambda px: (fonts[px], px))
    headings = sorted(h.rect for h in view.headings if h.align == "left")
    spans = _spans([*rects.values(), *headings])
    groups: list[_Group] = []
    for strip, (low, high) in enumerate(spans):
        tops = [y for x, y, _, _ in headings if low - _SAME <= x <= high]
        inside = sorted((rects[c][1], rects[c][0], c) for c in rects if low - _SAME <= rects[c][0] <= high)
        for _, under in groupby(inside, key=lambda box: sum(top <= box[0] for top in tops)):
            groups.append(_Group(strip))
            last = float("-inf")
            for y, _, c in under:
                if y - last > _SAME:
                    groups[-1].rows.append([])
                groups[-1].rows[-1].append(c)
                last = y
    return _Earlier(rects, text + _ROUNDED_OFF, spans, groups, bool(headings))


def _spans(rects: Sequence[Rect]) -> list[tuple[float, float]]:
    """Return the strips: what overlaps across stands in the same one."""
    found: list[tuple[float, float]] = []
    for x, _, w, _ in sorted(rects):
        if found and x <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], x + w))
        else:
            found.append((x, x + w))
    return found


def _pieces(graph: ConceptGraph, large: Large, view: View, earlier: _Earlier) -> list[Piece]:
    """Return each concept's box as it was: named or a tile, as large, with the same effect under it."""
    links = {id: k for k, id in enumerate(large.links)}
    spoken: dict[int, Spoken] = {}
    for words in view.words:
        link = links.get(words.effects[0])
        if link is None:
            continue
        x, y, w, _ = words.rect
        for c in large.ends[link]:
            bx, by, bw, bh = earlier.rects.get(c, (0.0, 0.0, 0.0, 0.0))
            if abs(by + bh - y) < 1 and bx <= x + w / 2 <= bx + bw:
                said = say(graph, large, link)
                spoken |= {c: said} if said else {}
    fonts = {box.concept: box.font_px / earlier.text for box in view.boxes}
    scales = [_nearest_scale(fonts.get(id, 1.0)) for id in large.concepts]
    named = named_pieces(graph, large, scales, spoken)
    sizes = [earlier.rects[c][2] / earlier.text / TILE[0] for c, id in enumerate(large.concepts)
             if c in earlier.rects and fonts[id] < _NAMED]  # fmt: skip
    small = tiles(graph, large, min(sizes, default=1.0))
    return [small[c] if fonts.get(id, 1.0) < _NAMED else named[c] for c, id in enumerate(large.concepts)]


def _nearest_scale(share: float) -> float:
    return min((1.0, *SCALES), key=lambda scale: abs(scale - share))


def _move(earlier: _Earlier, c: int, place: Point) -> None:
    """Put a concept into the row that is nearest to a place (px)."""
    for group in earlier.groups:
        group.rows = [[other for other in row if other != c] for row in group.rows]
        group.rows = [row for row in group.rows if row]
    x, y = place
    strip = min(range(len(earlier.spans)), key=lambda s: abs(sum(earlier.spans[s]) / 2 - x))
    rows = [row for group in earlier.groups if group.strip == strip for row in group.rows]
    if rows:
        near = min(rows, key=lambda row: abs(earlier.rects[row[0]][1] + earlier.rects[row[0]][3] / 2 - y))
        at = sum(earlier.rects[other][0] + earlier.rects[other][2] / 2 < x for other in near)
        near.insert(at, c)


def _overflow(group: _Group, pieces: Sequence[Piece], width: float) -> list[int]:
    """Take out of the rows of a group what no longer fits into them, and return it."""
    found = []
    for row in group.rows:
        while len(row) > 1 and _wide(row, pieces) > width + 1e-2:
            found.append(row.pop())
    return found


def _wide(row: Sequence[int], pieces: Sequence[Piece]) -> float:
    return sum(pieces[c].width + GAP for c in row) - GAP


def _put(
    earlier: _Earlier, graph: ConceptGraph, large: Large, pieces: list[Piece], widths: Sequence[float], c: int
) -> None:
    """Put a concept into the group that it has most to do with: into a row with room, else into a new one."""
    group = max(earlier.groups, key=lambda group: _ties(graph, large, group, c))
    named = pieces[c].named
    room = [
        (widths[group.strip] - _wide(row, pieces) - GAP - pieces[c].width, k)
        for k, row in enumerate(group.rows)
        if pieces[row[0]].named == named
    ]
    most, row = max(room, default=(-1.0, 0))
    if most >= 0:
        group.rows[row].append(c)
    else:
        last = max((k + 1 for k, row in enumerate(group.rows) if pieces[row[0]].named == named), default=0)
        group.rows.insert(last, [c])


def _ties(graph: ConceptGraph, large: Large, group: _Group, c: int) -> tuple[int, int, int]:
    """Return how much a concept has to do with a group: common effects, the same category, fewest members."""
    members = set(group.members())
    common = sum(a in members or b in members for a, b in large.ends if c in (a, b))
    category = graph.concepts[large.concepts[c]].category
    alike = sum(graph.concepts[large.concepts[m]].category == category for m in members)
    return common, alike, -len(members)


def _sheet(
    graph: ConceptGraph,
    large: Large,
    earlier: _Earlier,
    pieces: Sequence[Piece],
    widths: Sequence[float],
    page: Point,
) -> Sheet:
    """Return the groups in their strips; their text is smaller than before only where it must be."""
    groups = [group for group in earlier.groups if any(group.rows)]
    parts = [sorted(group.members(), key=lambda c: large.rank[c]) for group in groups]
    titles = titles_of(graph, large.concepts, parts) if earlier.titled else [""] * len(parts)
    rows: list[list[Row]] = [[] for _ in widths]
    for group, title in zip(groups, titles, strict=True):
        rows[group.strip] += [heading_row(title)] if title else []
        rows[group.strip] += [row_of([pieces[c] for c in row]) for row in group.rows if row]
    strips = [Strip(width, tuple(each)) for width, each in zip(widths, rows, strict=True) if each]
    across = sum(strip.width for strip in strips) + AVENUE * (len(strips) + 1)
    text = min(earlier.text, page[0] / across, *(page[1] / strip.height for strip in strips))
    return replace(Sheet(earlier.text, tuple(strips)), text=text)
