"""What stands beside a concept: its neighbours as blocks with their effects, on two sides, in order.

Twin: viz/viewer/src/near/blocks.ts
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from ..look.text import LINE_HEIGHT, Weight, wrappings

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect

Side = Literal["left", "right"]

# Lengths are in em of the concepts' text.
WORDS_SCALE: Final = 0.86
CENTRAL_SCALE: Final = 1.12
ROW_GAP: Final = 0.3
#: How far a box reaches beyond the outermost of the lines that end at its side.
PORT_MARGIN: Final = 0.45
#: Room for a verdict's mark, in em of the words.
MARK: Final = 0.95


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to set a text, its padding included (em)."""

    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One effect beside the concept; ``inward``: it points towards the middle of the view."""

    effect: str
    settings: tuple[Setting, ...]
    mark: float
    inward: bool


@dataclass(slots=True)
class Block:
    """One concept and the effects that tie it to a box nearer the middle; ``children`` stand farther out."""

    concept: str
    category: str
    settings: tuple[Setting, ...]
    rows: tuple[Row, ...]
    children: list[Block] = field(default_factory=list)


def settings(
    text: str, weight: Weight, scale: float, pad_width: float, pad_height: float
) -> tuple[Setting, ...]:
    """Return every useful wrapping of a text at a scale, widest first."""
    return tuple(
        Setting(scale * w.width + pad_width, scale * LINE_HEIGHT * max(1, len(w.lines)) + pad_height, w.lines)
        for w in wrappings(text, weight)
    )


def name_settings(title: str, *, central: bool = False) -> tuple[Setting, ...]:
    """Return the wrappings of a concept's name in its box."""
    if central:
        return settings(title, "semibold", CENTRAL_SCALE, 1.9, 1.1)
    return settings(title, "semibold", 1.0, 1.9, 0.55)


def effect_row(effect: Effect, inward: bool) -> Row:
    """Return an effect's row; a verdict's mark has its room before the words."""
    mark = 0.0 if effect.verdict == "not-checked" else MARK * WORDS_SCALE
    return Row(effect.id, settings(effect.label, "regular", WORDS_SCALE, 0.4 + mark, 0.12), mark, inward)


def block(graph: ConceptGraph, concept: str, effects: Sequence[Effect]) -> Block:
    """Return a neighbour's block."""
    rows = tuple(effect_row(e, e.source == concept) for e in effects)
    found = graph.concepts[concept]
    return Block(concept, found.category, name_settings(found.title), rows)


def neighbours(
    graph: ConceptGraph, concept: str, effects: Iterable[Effect]
) -> dict[Side, dict[str, list[Effect]]]:
    """Return a concept's neighbours and the effects shared with each, by side.

    What mostly acts on the concept stands at the left, all others at the right; self-effects are left out.
    """
    between: dict[str, list[Effect]] = {}
    for effect in effects:
        other = effect.target if effect.source == concept else effect.source
        if other != concept:
            between.setdefault(other, []).append(effect)
    sides: dict[Side, dict[str, list[Effect]]] = {"left": {}, "right": {}}
    for other, shared in between.items():
        coming = sum(e.source == other for e in shared)
        sides["left" if 2 * coming > len(shared) else "right"][other] = shared
    return sides


def in_order(graph: ConceptGraph, blocks: Iterable[Block]) -> list[Block]:
    """Return blocks by category and, inside one, in the order of the graph: the same in every view."""
    rank = {id: index for index, id in enumerate(graph.categories)}
    place = {id: index for index, id in enumerate(graph.concepts)}
    return sorted(blocks, key=lambda b: (rank.get(b.category, -1), place[b.concept]))


def side_blocks(
    graph: ConceptGraph, concept: str, effects: Iterable[Effect]
) -> tuple[list[Block], list[Block]]:
    """Return the blocks at the left and at the right of a concept, in order."""
    sides = neighbours(graph, concept, effects)
    left = [block(graph, other, shared) for other, shared in sides["left"].items()]
    right = [block(graph, other, shared) for other, shared in sides["right"].items()]
    return in_order(graph, left), in_order(graph, right)


def importance(graph: ConceptGraph, shown: Block) -> tuple[int, int]:
    """Return what ranks a block when not all have room: core effects first, then the number of effects."""
    core = any(graph.effects[row.effect].level == "core" for row in shown.rows)
    return (int(core), len(graph.outgoing[shown.concept]) + len(graph.incoming[shown.concept]))


def most_important(graph: ConceptGraph, blocks: Sequence[Block], count: int) -> list[Block]:
    """Return the ``count`` most important blocks in their own order."""
    if len(blocks) <= count:
        return list(blocks)
    ranked = sorted(range(len(blocks)), key=lambda i: (*(-v for v in importance(graph, blocks[i])), i))
    return [blocks[i] for i in sorted(ranked[:count])]
