"""What stands on the page of a large graph: a box for each concept, named or not, and words for few effects.

Lengths are em of the page's ordinary text; a larger ``scale`` is for concepts with many effects.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..look.text import LINE_HEIGHT, Wrapping, wrappings
from ..look.text_box import TextStyle, effect_box, text_box

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: Sizes of text above the ordinary, each with the share of all concepts and their least number that may have
#: it, and how many times the usual number of effects it takes.
_SCALES: Final = ((1.9, 0.005, 3, 3.0), (1.55, 0.015, 8, 2.0), (1.25, 0.05, 20, 1.4))
#: These sizes.
SCALES: Final = tuple(scale for scale, _, _, _ in _SCALES)
#: A name that needs more is not written: its concept is a tile.
_MOST_LINES: Final = 4
_WIDEST: Final = 10.0
_PADDING: Final = 0.7
#: A tile, the box whose name is only for those who zoom in.
TILE: Final = (1.3, 0.84)
_TILE_TEXT: Final = 0.38
#: How an effect's words are set; room for lines on each side of them.
WORDS: Final = TextStyle(0.9, beside=0.2, mark=0.85)
BESIDE: Final = 0.45
#: Effects that get words, at most.
_MOST_SPOKEN: Final = 80


@dataclass(frozen=True, slots=True)
class Spoken:
    """An effect whose words stand under the box of one of its concepts."""

    link: int
    lines: tuple[str, ...]
    width: float
    mark: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A concept's box."""

    concept: int
    width: float
    height: float
    lines: tuple[str, ...]
    scale: float
    spoken: Spoken | None = None
    named: bool = True


@dataclass(frozen=True)
class Large:
    """A large graph by numbers: concepts, links (effects among them) with their ends, importance.

    ``ranked`` lists the concepts, the most important first; ``rank`` is the inverse.
    """

    concepts: tuple[str, ...]
    links: tuple[str, ...]
    ends: tuple[tuple[int, int], ...]
    degree: tuple[int, ...]
    ranked: tuple[int, ...]
    rank: tuple[int, ...]


def read_large(graph: ConceptGraph, concepts: Sequence[str], effects: Sequence[str]) -> Large:
    """Return what is laid out; effects whose ends are not both shown are left out.

    >>> from graph_data import read_graph_text
    >>> graph = read_graph_text("effects: [rain -> river: swells, river -> sea: feeds]")
    >>> large = read_large(graph, ["rain", "river", "sea"], list(graph.effects))
    >>> large.ends, large.degree, large.ranked
    (((0, 1), (1, 2)), (1, 2, 1), (1, 0, 2))
    """
    shown = tuple(dict.fromkeys(concepts))
    number = {id: index for index, id in enumerate(shown)}
    links, ends = [], []
    degree, core = [0] * len(shown), [0] * len(shown)
    for id in dict.fromkeys(effects):
        effect = graph.effects[id]
        if effect.source in number and effect.target in number:
            links.append(id)
            ends.append((number[effect.source], number[effect.target]))
            for c in ends[-1]:
                degree[c] += 1
                core[c] += effect.level == "core"
    ranked = sorted(range(len(shown)), key=lambda c: (-degree[c] - core[c], c))
    rank = [0] * len(shown)
    for place, c in enumerate(ranked):
        rank[c] = place
    return Large(shown, tuple(links), tuple(ends), tuple(degree), tuple(ranked), tuple(rank))


def named_pieces(
    graph: ConceptGraph,
    large: Large,
    scales: Sequence[float] | None = None,
    spoken: Mapping[int, Spoken] | None = None,
) -> list[Piece]:
    """Return each concept's box with its name; a tile where there is none that could be written.

    ``scales`` are the sizes of text by concept, ``spoken`` which effects have words; found when not given.
    """
    spoken = _spoken(graph, large) if spoken is None else spoken
    scales = scales or _scales(large)
    return [
        _named(graph.concepts[id].title, c, scales[c], spoken.get(c)) for c, id in enumerate(large.concepts)
    ]


def tiles(graph: ConceptGraph, large: Large, size: float) -> list[Piece]:
    """Return each concept's box, ``size`` times a tile (em), with its name as small as it must be."""
    return [_tile(graph.concepts[id].title, c, size) for c, id in enumerate(large.concepts)]


def _scales(large: Large) -> list[float]:
    """Return the size of text of each concept, by how many effects it has in comparison with the others."""
    found = [1.0] * len(large.concepts)
    usual = max(1, large.degree[large.ranked[len(large.ranked) // 2]]) if large.ranked else 1
    for place, c in enumerate(large.ranked):
        for scale, share, least, times in _SCALES:
            if place < max(least, share * len(found)) and large.degree[c] >= times * usual:
                found[c] = scale
                break
    return found


def _tile(title: str, concept: int, size: float) -> Piece:
    width, height = TILE[0] * size, TILE[1] * size
    found: tuple[float, tuple[str, ...]] = (0.0, ())
    for choice in wrappings(title, "semibold"):
        if choice.lines:
            scale = min((width - 0.2 * size) / choice.width, 0.9 * height / (LINE_HEIGHT * len(choice.lines)))
            found = max(found, (scale, choice.lines))
    text = min(_TILE_TEXT * size, found[0] or math.inf)
    return Piece(concept, width, height, found[1], text, named=False)


def _named(title: str, concept: int, scale: float, spoken: Spoken | None) -> Piece:
    choice = _wrapping(wrappings(title, "semibold"))
    if choice is None:
        return _tile(title, concept, 1.0)
    style = TextStyle(scale, "semibold", beside=_PADDING * scale**0.5, above=0.3)
    least = spoken.width + 2 * BESIDE if spoken else 0.0
    box = text_box(choice, style, least=(least, 0.0))
    return Piece(concept, box.width, box.height, box.lines, scale, spoken)


def _wrapping(choices: Sequence[Wrapping]) -> Wrapping | None:
    """Return the flattest wrapping that is not too wide, else the narrowest; None when it is too tall."""
    fitting = [w for w in choices if w.width <= _WIDEST]
    chosen = fitting[0] if fitting else choices[-1]
    return chosen if 0 < len(chosen.lines) <= _MOST_LINES else None


def _spoken(graph: ConceptGraph, large: Large) -> dict[int, Spoken]:
    """Return for each of the most important concepts the one of its effects that is put in words."""
    at: list[list[int]] = [[] for _ in large.concepts]
    for k, (a, b) in enumerate(large.ends):
        at[a].append(k)
        if a != b:
            at[b].append(k)
    found: dict[int, Spoken] = {}
    taken: set[int] = set()
    for c in large.ranked[:_MOST_SPOKEN]:
        free = [k for k in at[c] if k not in taken]
        if not free:
            continue
        best = min(free, key=lambda k: (_importance(graph, large, k, c), k))
        said = say(graph, large, best)
        if said:
            taken.add(best)
            found[c] = said
    return found


def say(graph: ConceptGraph, large: Large, link: int) -> Spoken | None:
    """Return the words of an effect as they stand under a box; None when they need too much room."""
    effect = graph.effects[large.links[link]]
    words = wrappings(effect.words)[0]
    if not 0 < words.width <= _WIDEST or len(words.lines) != 1:
        return None
    box = effect_box(effect, words, WORDS)
    return Spoken(link, box.lines, box.width, box.mark)


def _importance(graph: ConceptGraph, large: Large, link: int, concept: int) -> tuple[bool, bool, int]:
    """Return what sorts the most important effect of a concept first."""
    effect = graph.effects[large.links[link]]
    source, target = large.ends[link]
    other = target if source == concept else source
    return (effect.level != "core", source != concept, large.rank[other])
