"""A concept and what surrounds it, left to right: what acts on it, the concept, what it acts on.

Twin: viz/viewer/src/near/focus.ts
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..view import STAGE, Brief, View
from .blocks import Block, block, effect_row, in_order, most_important, side_blocks
from .scene import focus_scene, waiting_heading

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect

#: Text of a concept on a stage of the size of `STAGE`, at most; what room is left over is air.
MOST_PX: Final = 28.0
#: Smaller than this the view is also given in pages, px on a stage of the size of `STAGE`.
PAGED_PX: Final = 24.0
#: Concepts on one page of a hub.
PAGE_BLOCKS: Final = 12
#: Concepts, and effects, that one view holds at most; the most important stay.
MOST_BLOCKS: Final = 45
MOST_ROWS: Final = 60
MOST_LOOPS: Final = 4
#: Concepts of the outermost column on one side, of a view of two hops or more.
MOST_LEAVES: Final = 11


def focus_views(
    graph: ConceptGraph,
    concept: str,
    *,
    page: tuple[float, float] = STAGE,
    hops: int = 1,
    text: float | None = None,
) -> tuple[View, ...]:
    """Return the focus view of a concept; for a hub also its pages, each a part in larger text.

    The whole is ``focus:ID``, its pages are ``focus:ID:1``, ``focus:ID:2`` ...; all of them name all in
    ``pages``. With ``hops`` of 2 or 3 the one view reaches farther on both sides. ``text`` is how much larger
    text may be than `MOST_PX`, and should be than `PAGED_PX`; as much as the page is larger when not given.

    Raises:
        KeyError: the graph has no such concept.
    """
    effects = _effects_of(graph, concept)
    brief = Brief(f"focus:{concept}", "focus", page=page, text=text)
    whole = focus_view(graph, concept, effects, brief, hops)
    if hops > 1 or _text_px(whole) >= PAGED_PX * (text or brief.scale):
        return (whole,)
    parts = _parts(graph, concept, effects)
    if len(parts) < 2:
        return (whole,)
    ids = (whole.id, *(f"{whole.id}:{number}" for number in range(1, len(parts) + 1)))
    pages = [
        focus_view(graph, concept, part, replace(brief, id=id))
        for id, part in zip(ids[1:], parts, strict=True)
    ]
    return tuple(replace(view, pages=ids) for view in (whole, *pages))


def focus_view(
    graph: ConceptGraph,
    concept: str,
    effects: Iterable[Effect],
    brief: Brief,
    hops: int = 1,
) -> View:
    """Return one view of a concept with some of the effects that start or end at it.

    It has the concept's title where the brief gives none.
    """
    listed = list(effects)
    left, right = side_blocks(graph, concept, listed)
    left, right = _limited(graph, left, right, hops)
    _limit_rows([*left, *right])
    if hops > 1:
        _grow(graph, concept, left, right, hops)
    loops = [e for e in listed if e.source == e.target == concept][:MOST_LOOPS]
    most = MOST_PX * (brief.text or brief.scale)
    scene = focus_scene(graph, concept, (left, right), loops, brief.page, most)
    waiting = (
        len(listed) - len({effect for words in scene.words for effect in words.effects}) if hops == 1 else 0
    )
    return replace(
        brief.empty,
        title=brief.title or graph.concepts[concept].title,
        boxes=tuple(scene.boxes),
        words=tuple(scene.words),
        routes=tuple(scene.routes),
        headings=(*scene.headings, *waiting_heading(waiting, brief.page)),
    )


def _effects_of(graph: ConceptGraph, concept: str) -> list[Effect]:
    """Return the effects that start or end at a concept, each once."""
    incoming = [e for e in graph.incoming[concept] if e.source != concept]
    return [*incoming, *graph.outgoing[concept]]


def _text_px(view: View) -> float:
    return min(box.font_px for box in view.boxes)


def _limited(
    graph: ConceptGraph, left: list[Block], right: list[Block], hops: int
) -> tuple[list[Block], list[Block]]:
    """Return the blocks of both sides without the least important of too many."""
    if hops > 1:
        return most_important(graph, left, MOST_LEAVES), most_important(graph, right, MOST_LEAVES)
    chosen = {b.concept for b in most_important(graph, [*left, *right], MOST_BLOCKS)}
    return [b for b in left if b.concept in chosen], [b for b in right if b.concept in chosen]


def _limit_rows(blocks: Sequence[Block]) -> None:
    """Keep one row of every block, and more while the view has room for them."""
    left = max(0, MOST_ROWS - len(blocks))
    for b in blocks:
        kept = 1 + min(left, len(b.rows) - 1)
        left -= kept - 1
        b.rows = b.rows[:kept]


def _grow(graph: ConceptGraph, concept: str, left: list[Block], right: list[Block], hops: int) -> None:
    """Hang on the blocks what acts on them (left) and what they act on (right), each concept once."""
    seen = {concept, *(b.concept for b in (*left, *right))}
    for blocks, inward in ((left, True), (right, False)):
        level = blocks
        for _ in range(hops - 1):
            level = _next_level(graph, level, seen, inward, MOST_LEAVES)


def _next_level(
    graph: ConceptGraph, parents: list[Block], seen: set[str], inward: bool, most: int
) -> list[Block]:
    """Add the most important concepts one hop farther; return them."""
    found: list[tuple[Block, Block]] = []
    for parent in parents:
        around = graph.incoming[parent.concept] if inward else graph.outgoing[parent.concept]
        by_other: dict[str, list[Effect]] = {}
        for effect in around:
            other = effect.source if inward else effect.target
            if other not in seen:
                by_other.setdefault(other, []).append(effect)
        for other, effects in by_other.items():
            seen.add(other)
            rows = tuple(effect_row(e, inward) for e in effects[:3])
            found.append((parent, block(graph, other, rows)))
    room = max(0, most - sum(not any(p is parent for p, _ in found) for parent in parents))
    kept = most_important(graph, [child for _, child in found], room)
    names = {b.concept for b in kept}
    for parent, child in found:
        if child.concept in names:
            parent.children.append(child)
    for parent in parents:
        parent.children[:] = in_order(graph, parent.children)
    return [child for parent in parents for child in parent.children]


def _parts(graph: ConceptGraph, concept: str, effects: Sequence[Effect]) -> list[list[Effect]]:
    """Return the effects of each page: about `PAGE_BLOCKS`, a category kept whole where it can be."""
    left, right = side_blocks(graph, concept, effects)
    parts: list[list[Block]] = []
    for side in (left, right):
        parts.extend(_pages_of(side))
    by_id = {e.id: e for e in effects}
    pages = [[by_id[row.effect] for b in part for row in b.rows] for part in _joined(parts)]
    loops = [e for e in effects if e.source == e.target == concept]
    return [[*page, *loops] if index == 0 else page for index, page in enumerate(pages)]


def _joined(parts: list[list[Block]]) -> list[list[Block]]:
    """Join neighbouring pages that are small enough to share one."""
    joined: list[list[Block]] = []
    for part in parts:
        if joined and _rows(joined[-1]) + _rows(part) <= PAGE_BLOCKS + 1:
            joined[-1] = [*joined[-1], *part]
        else:
            joined.append(part)
    return joined


def _pages_of(blocks: list[Block]) -> list[list[Block]]:
    """Return pages of nearly equal size; a page ends with a category where that costs little."""
    count = -(-_rows(blocks) // PAGE_BLOCKS)
    pages: list[list[Block]] = []
    rest = list(blocks)
    for number in range(count, 0, -1):
        want = _rows(rest) / number
        end = _cut(rest, want) if number > 1 else len(rest)
        if end:
            pages.append(rest[:end])
        rest = rest[end:]
    return pages


def _cut(blocks: list[Block], want: float) -> int:
    """Return after how many blocks a page of about ``want`` effects ends."""
    filled, best, best_cost = 0, len(blocks), float("inf")
    for index, b in enumerate(blocks):
        filled += len(b.rows)
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        splits = following is not None and following.category == b.category
        cost = (
            abs(filled - want)
            + (1.6 if splits else 0.0)
            + (9.0 if filled > PAGE_BLOCKS + 1 and index else 0.0)
        )
        if cost < best_cost:
            best, best_cost = index + 1, cost
    return best


def _rows(blocks: Sequence[Block]) -> int:
    return sum(len(b.rows) for b in blocks)
