"""The arrangement of a focus view: how many columns, which headings, and the largest text that they allow.

Twin: viz/viewer/src/near/scene.ts
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ..look.text import width as text_width
from ..view import STAGE, Heading, Rect
from ..words import ACTS_ON_IT, IT_ACTS_ON
from .blocks import CENTRAL, Block, effect_row, most_important, name_boxes
from .fit import Stack, balanced, make_stack, nearest
from .place import Scene, place
from .plan import Loops, Plan, plan

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect

_COLUMNS: Final = 3
#: An additional column must enlarge the text by this factor.
_WORTH: Final = 1.07
#: Text of this share of the largest needs no further columns.
_ENOUGH: Final = 0.86
#: Category headings may cost this share of the text's size.
_HEADINGS_COST: Final = 0.9
_MARGIN: Final = 12.0
_STRIP: Final = 30.0
_HEADING_PX: Final = 15.0
#: From the top of what stands under a heading to the heading's own top, in its text.
_HEADING_ABOVE: Final = 2.4


def focus_scene(
    graph: ConceptGraph,
    concept: str,
    sides: tuple[list[Block], list[Block]],
    loops: Sequence[Effect],
    page: tuple[float, float],
    most: float,
) -> Scene:
    """Return everything on the stage of a focus view; less important blocks go when there is no room.

    ``sides`` are the blocks at the left and at the right of the concept; ``most`` px is the largest text.
    """
    left, right = sides
    scale = min(page[0] / STAGE[0], page[1] / STAGE[1])
    strip = _STRIP * scale if left or right else 0.0
    margin = _MARGIN * scale
    room = (margin, margin + strip, page[0] - 2 * margin, page[1] - 2 * margin - strip)
    rows = [effect_row(e, True) for e in loops]
    nested = Loops(tuple((row, nearest(row.settings, 7.0)) for row in rows))
    found = None
    while found is None:
        found = _best(graph, concept, nested, (left, right), room, most)
        if found is None:
            count = (len(left) + len(right)) // 2
            kept = {b.concept for b in most_important(graph, [*left, *right], count)}
            left = [b for b in left if b.concept in kept]
            right = [b for b in right if b.concept in kept]
            nested = Loops(nested.rows[: len(nested.rows) // 2])
    scene = place(found, concept, room)
    scene.headings.extend(_side_headings(scene, concept, left, right, room, scale))
    return scene


def _best(
    graph: ConceptGraph,
    concept: str,
    loops: Loops,
    sides: tuple[list[Block], list[Block]],
    room: Rect,
    most: float,
) -> Plan | None:
    """Return the plan with the largest text; fewer columns and category headings are preferred."""
    central = nearest(name_boxes(graph, concept, CENTRAL), 6.5)
    deep = any(b.children for blocks in sides for b in blocks)
    ways = [_arrangements(graph, blocks, 1 if deep else _COLUMNS) for blocks in sides]
    best: Plan | None = None
    for lefts in ways[0]:
        for rights in ways[1]:
            if best and best.font >= _ENOUGH * most:
                break
            tried = plan(central, loops, lefts[0], rights[0], room[2:], most)
            if tried and (best is None or tried.font > best.font * _WORTH):
                best = tried
    if best is None:
        return None
    headed = [_with_headings(graph, [s for s, _ in chosen]) for chosen in (best.left, best.right)]
    if headed[0] is None and headed[1] is None:
        return best
    stacks = [h or [s for s, _ in chosen] for h, chosen in zip(headed, (best.left, best.right), strict=True)]
    tried = plan(central, loops, stacks[0], stacks[1], room[2:], most)
    return tried if tried and tried.font >= _HEADINGS_COST * best.font else best


def _arrangements(graph: ConceptGraph, blocks: list[Block], most: int) -> list[tuple[list[Stack], int]]:
    """Return the blocks of a side in one column, in two, in three."""
    if not blocks:
        return [([], 0)]
    found = []
    for columns in range(1, most + 1):
        if columns > 1 and len(blocks) < 3 * columns:
            break
        parts = balanced(blocks, columns) if columns > 1 else [blocks]
        found.append(([make_stack(part, _depth(part)) for part in parts], columns))
    return found


def _depth(blocks: Sequence[Block]) -> int:
    return 1 + max((_depth(b.children) for b in blocks if b.children), default=0)


def _with_headings(graph: ConceptGraph, stacks: list[Stack]) -> list[Stack] | None:
    """Return the stacks with a heading before each category, or None where headings would not help."""
    blocks = [b for stack in stacks for b in stack.blocks]
    groups = {b.category for b in blocks}
    if len(blocks) < 4 or len(groups) < 2 or 2 * len(groups) > len(blocks):
        return None
    headed = []
    for stack in stacks:
        headings = []
        before = None
        for index, b in enumerate(stack.blocks):
            category = graph.categories.get(b.category)
            if b.category != before and category:
                headings.append((index, category.label))
            before = b.category
        headed.append(make_stack(stack.blocks, stack.levels, headings))
    return headed


def _side_headings(
    scene: Scene, concept: str, left: list[Block], right: list[Block], room: Rect, scale: float
) -> list[Heading]:
    """Return the words over what acts on the concept and over what it acts on."""
    central = next(box.rect for box in scene.boxes if box.concept == concept)
    found = []
    for text, blocks, side in ((ACTS_ON_IT, left, -1), (IT_ACTS_ON, right, 1)):
        if not blocks:
            continue
        rects = [
            box.rect for box in scene.boxes if (box.rect[0] > central[0]) == (side > 0) and not box.central
        ]
        start, end = min(r[0] for r in rects), max(r[0] + r[2] for r in rects)
        font = _HEADING_PX * scale
        wide = text_width(text) * font
        x = min(max((start + end - wide) / 2, room[0]), room[0] + room[2] - wide)
        top = _top_of_side(scene, central, side)
        y = max(room[1] - _STRIP * scale, top - _HEADING_ABOVE * font)
        rect = (x, y, wide, 1.3 * font)
        found.append(Heading(text, rect, round(font, 2), "center"))
    return found


def _top_of_side(scene: Scene, central: Rect, side: int) -> float:
    """Return the height of the uppermost thing that stands beside the central box."""
    middle = central[0] + central[2] / 2
    rects = [box.rect for box in scene.boxes if not box.central]
    rects += [words.rect for words in scene.words]
    rects += [heading.rect for heading in scene.headings]
    tops = [r[1] for r in rects if (r[0] + r[2] / 2 > middle) == (side > 0)]
    tops += [y for route in scene.routes for x, y in route.points if (x > middle) == (side > 0)]
    return min(tops)


def waiting_heading(count: int, page: tuple[float, float]) -> list[Heading]:
    """Return the words that count the effects left out, at the bottom right of the page."""
    if count <= 0:
        return []
    scale = min(page[0] / STAGE[0], page[1] / STAGE[1])
    font = 12.0 * scale
    rect = (page[0] - 0.5 * page[0], page[1] - 1.15 * font, 0.5 * page[0] - font, 1.1 * font)
    return [Heading(f"{count} more", rect, round(font, 2), "right")]
