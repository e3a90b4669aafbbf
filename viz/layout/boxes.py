"""What is laid out: a box for every concept and for the words of every effect, in all its wrappings.

Lengths are em of the concepts' text; the text size in px is found last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ..look.text_box import TextBox, TextStyle, effect_boxes, text_boxes

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: How concepts' names and effects' words are set, and the width of a box at the least.
_NAME: Final = TextStyle(weight="semibold", beside=0.56, above=0.3)
WORDS: Final = TextStyle(0.85, beside=0.26, above=0.08, mark=0.85, bare=0.45)
_NARROWEST: Final = 1.2
#: Between two boxes of a column; a line that passes a column takes a lane; between two columns.
BOX_GAP: Final = 0.26
LANE: Final = 0.7
COLUMN_GAP: Final = 1.6
#: Room on a concept's side for each line that ends there, at the least.
PORT: Final = 0.5


@dataclass(frozen=True, slots=True)
class Link:
    """An effect by the numbers of its concepts; ``mark`` is the room before its words (em)."""

    effect: str
    source: int
    target: int
    mark: float = 0.0


@dataclass(frozen=True)
class Problem:
    """Boxes ``0 .. count - 1`` are concepts, ``count + q`` is the words of link ``q``.

    ``sizes`` holds each box's wrappings (em), widest and flattest first; the page is in px, and text smaller
    than ``least_px`` is to be had only where there is no other way.

    >>> name, words = (TextBox(4.0, 1.5, ("rain",)),), (TextBox(3.0, 1.1, ("fills",)),)
    >>> problem = Problem(("a", "b"), (Link("e", 0, 1),), (name, name, words), (1264.0, 652.0))
    >>> problem.count, len(problem.sizes), problem.links_of
    (2, 3, ((0,), (0,)))
    """

    concepts: tuple[str, ...]
    links: tuple[Link, ...]
    sizes: tuple[tuple[TextBox, ...], ...]
    page: tuple[float, float]
    least_px: float = 0.0

    @cached_property
    def count(self) -> int:
        """Number of concepts."""
        return len(self.concepts)

    @cached_property
    def gap(self) -> float:
        """Width that the search allows for the gap between two columns (em): more where many lines meet."""
        return max(COLUMN_GAP, min(2.6, COLUMN_GAP * len(self.links) / 100))

    @cached_property
    def links_of(self) -> tuple[tuple[int, ...], ...]:
        """Links by concept, each once."""
        found: list[list[int]] = [[] for _ in self.concepts]
        for q, link in enumerate(self.links):
            found[link.source].append(q)
            if link.target != link.source:
                found[link.target].append(q)
        return tuple(map(tuple, found))


def make_problem(
    graph: ConceptGraph,
    concepts: Sequence[str],
    effects: Sequence[str],
    page: tuple[float, float],
    least_px: float = 0.0,
) -> Problem:
    """Return what is to be laid out on a page (width, height in px).

    Effects whose ends are not both shown are left out. Boxes are in em of the concepts' text: a concept's is
    as high as the lines at its busier side need.
    """
    shown = tuple(dict.fromkeys(concepts))
    number = {concept: index for index, concept in enumerate(shown)}
    links, words = [], []
    for id in dict.fromkeys(effects):
        effect = graph.effects[id]
        if effect.source in number and effect.target in number:
            words.append(effect_boxes(effect, WORDS))
            links.append(Link(id, number[effect.source], number[effect.target], words[-1][0].mark))
    lines_out, lines_in = [0] * len(shown), [0] * len(shown)
    for link in links:
        lines_out[link.source] += 1
        lines_in[link.target] += 1
    sizes = [
        text_boxes(
            graph.concepts[id].title,
            _NAME,
            least=(_NARROWEST, PORT * max(lines_out[index], lines_in[index])),
        )
        for id, index in number.items()
    ]
    return Problem(shown, tuple(links), (*sizes, *words), page, least_px)
