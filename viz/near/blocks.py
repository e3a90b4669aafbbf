"""What stands beside a concept: its neighbours as blocks with their effects, on two sides, in order.

Twin: viz/viewer/src/near/blocks.ts
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from ..look.text_box import TextBox, TextStyle, effect_boxes, text_boxes

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect

Side = Literal["left", "right"]

# Lengths are in em of the concepts' text.
#: How names are set, that in the middle, and the words of effects.
NAME: Final = TextStyle(weight="semibold", beside=1.9, above=0.55)
CENTRAL: Final = TextStyle(1.12, "semibold", beside=1.9, above=1.1)
WORDS: Final = TextStyle(0.86, beside=0.4, above=0.12, mark=0.95)
ROW_GAP: Final = 0.3
#: How far a box reaches beyond the outermost of the lines that end at its side.
PORT_MARGIN: Final = 0.45


@dataclass(frozen=True, slots=True)
class Row:
    """One effect beside the concept; ``inward``: it points towards the middle of the view."""

    effect: str
    settings: tuple[TextBox, ...]
    inward: bool


@dataclass(slots=True)
class Block:
    """One concept and the effects that tie it to a box nearer the middle; ``children`` stand farther out."""

    concept: str
    category: str
    settings: tuple[TextBox, ...]
    rows: tuple[Row, ...]
    children: list[Block] = field(default_factory=list)


def effect_row(effect: Effect, inward: bool) -> Row:
    """Return an effect's row; a verdict's mark has its room before the words."""
    return Row(effect.id, effect_boxes(effect, WORDS), inward)


def name_boxes(graph: ConceptGraph, concept: str, style: TextStyle = NAME) -> tuple[TextBox, ...]:
    """Return the boxes that hold a concept's name."""
    return text_boxes(graph.concepts[concept].title, style)


def block(graph: ConceptGraph, concept: str, rows: tuple[Row, ...]) -> Block:
    """Return a neighbour's block."""
    return Block(concept, graph.concepts[concept].category, name_boxes(graph, concept), rows)


def rows_of(concept: str, effects: Iterable[Effect]) -> tuple[Row, ...]:
    """Return the rows of effects that tie a concept to one nearer the middle."""
    return tuple(effect_row(e, e.source == concept) for e in effects)


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
    left = [block(graph, other, rows_of(other, shared)) for other, shared in sides["left"].items()]
    right = [block(graph, other, rows_of(other, shared)) for other, shared in sides["right"].items()]
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
