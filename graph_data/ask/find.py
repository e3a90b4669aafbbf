"""Find a concept by what people call it: its id, its label or one of its other names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..errors import UnknownConceptError

if TYPE_CHECKING:
    from ..model import Concept, ConceptGraph

#: How many wrong names of a kind are compared with all right ones.
LOOKS = 100
#: How alike (of 100) a name must be to be offered.
ALIKE = 60.0


def find_concept(graph: ConceptGraph, name: str) -> Concept:
    """Return the concept that ``name`` means; an id wins over a label, a label over another name.

    Raises:
        UnknownConceptError: there is none (the nearest name is offered), or the name means several.
    """
    if name in graph.concepts:
        return graph.concepts[name]
    wanted = _plain(name)
    for found in (
        [c for c in graph.concepts.values() if _plain(c.id) == wanted],
        [c for c in graph.concepts.values() if _plain(c.label) == wanted],
        [c for c in graph.concepts.values() if wanted in map(_plain, c.aka)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(repr(concept.id) for concept in found)
            raise UnknownConceptError(f"{name!r} means several concepts: use one of the ids {ids}")
    raise UnknownConceptError(f"there is no concept {name!r}{_offer(graph, name)}")


def nearest(name: str, names: Iterable[str], alike: float = ALIKE) -> str:
    """Return the most alike of ``names``, or an empty text when none is alike (100: the same).

    >>> nearest("magnesum", ["calcium", "magnesium"])
    'magnesium'
    """
    from rapidfuzz import fuzz, process, utils

    best = process.extractOne(
        name, list(names), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=alike
    )
    return best[0] if best else ""


class Offer:
    """The most alike of many names, for many that were misspelt: after a hundred it offers nothing more.

    Each look compares with every name; without an end, a file whose names are all unknown would take
    time that grows with its square.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [name for name in names if len(name) <= 200]
        self._left = LOOKS

    def nearest(self, name: str) -> str:
        """Return the most alike name, or an empty text."""
        self._left -= 1
        return nearest(name[:200], self._names) if self._left >= 0 else ""


def _plain(name: str) -> str:
    return " ".join(name.replace("-", " ").replace("_", " ").casefold().split())


def _offer(graph: ConceptGraph, name: str) -> str:
    owners: dict[str, str] = {}
    for concept in graph.concepts.values():
        for called in (concept.id, concept.label, *concept.aka):
            owners.setdefault(called, concept.id)
    alike = nearest(name, owners)
    if not alike:
        return f"; the graph has {len(graph.concepts)} concepts, none of them called like that"
    called = "" if alike == owners[alike] else f" ({alike})"
    return f"; did you mean {owners[alike]!r}{called}?"
