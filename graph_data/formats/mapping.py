"""The one mapping from what a reader found to a concept graph, and the count of all that it cannot carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from ..errors import Place
from ..model import ConceptGraph
from ..names import Ids
from ..read.kinship import with_categories
from ..records import Reference
from ..relations import language_of, reader_of, vocabulary
from . import cleaned
from .attributes import OF_EDGES, WEIGHTS, plain, sorted_out
from .incoming import Incoming, told
from .links import Links, number_of
from .things import Things


@dataclass(frozen=True, slots=True)
class Converted:
    """A graph that came from elsewhere, and what did not come along: how many of each, by its noun.

    ``read_as`` counts what was read in one of several ways; nothing of it is lost. ``spots`` has places of
    what is told, where they are known.
    """

    format: str
    graph: ConceptGraph
    not_carried: Mapping[str, int]
    read_as: Mapping[str, int]
    spots: Mapping[str, Place]

    @property
    def told(self) -> tuple[tuple[str, int], ...]:
        """All that is told of it, each once, with how many: losses first."""
        return (*self.not_carried.items(), *self.read_as.items())

    @property
    def lost_lines(self) -> tuple[str, ...]:
        """What was not carried, as lines to read."""
        return tuple(told(what, count) for what, count in self.not_carried.items())

    @property
    def kept_lines(self) -> tuple[str, ...]:
        """What was read in one of several ways, as lines to read."""
        return tuple(told(what, count) for what, count in self.read_as.items())


#: So many effects tell the language of a file.
_LOOK: Final = 500
#: What is told but loses nothing.
_NO_LOSS = ("effects without words", "signs that speak against their words", "concepts that only links name")


def mapped(incoming: Incoming, title: str = "Graph", file: str = "") -> Converted:
    """Return the graph of what a reader found; ``title`` stands where the file has none.

    ``file`` is the name of the file, for the places of effects.
    """
    language = incoming.language or _language(incoming)
    with cleaned.counting() as unseen:
        found = _mapped(incoming, title, file, language)
    return replace(found, not_carried={**found.not_carried, **+unseen}) if +unseen else found


def _mapped(incoming: Incoming, title: str, file: str, language: str) -> Converted:
    left, relations = Counter(incoming.left), vocabulary()
    things = Things(language, left, incoming.keep_keys)
    links = Links(things, reader_of(relations, language), left, _signed(incoming), bool(incoming.table))
    for id, csl in incoming.references.items():
        links.references[id] = Reference(id, MappingProxyType(dict(csl)))
    for node in incoming.nodes:
        things.declare(node)
    links.ids = Ids(edge.key for edge in incoming.edges if edge.key)
    declared = len(things.concepts)
    for edge in incoming.edges:
        links.add(edge)
    left["concepts that only links name"] += len(things.concepts) - declared if declared else 0
    concepts, categories = with_categories(things.settled(), {}, language)
    graph = ConceptGraph(
        cleaned.text(incoming.title) or title,
        MappingProxyType(concepts),
        MappingProxyType(links.effects),
        MappingProxyType(categories),
        relations,
        MappingProxyType(links.references),
        description=cleaned.text(incoming.description),
        language=language,
        places=MappingProxyType(_places(links, file)),
    )
    lost = {what: count for what, count in left.items() if count and what not in _NO_LOSS}
    kept = {what: left[what] for what in _NO_LOSS if left[what]}
    spots = {what: Place(file, *at) for what, at in incoming.spots.items() if what in lost}
    return Converted(incoming.format, graph, lost, {**kept, **incoming.read_as}, spots)


def _language(incoming: Incoming) -> str:
    """Return the language of a file that tells none, by the verbs of its effects."""
    words = {
        cleaned.text(sorted_out(edge.fields, OF_EDGES)[0].get("label")) for edge in incoming.edges[:_LOOK]
    }
    return language_of(words - {""})


def _signed(incoming: Incoming) -> bool:
    """Return whether some weight of a link is negative, so that weights are meant to have signs."""
    names = {name for edge in incoming.edges for name in edge.fields if plain(name) in WEIGHTS}
    return any(
        (number_of(edge.fields[name]) or 0) < 0
        for name in names
        for edge in incoming.edges
        if name in edge.fields
    )


def _places(links: Links, file: str) -> dict[tuple[str, ...], Place]:
    found: dict[tuple[str, ...], Place] = {}
    for id, line in links.lines.items():
        effect, place = links.effects[id], Place(file, line, 1)
        found["effects", id] = place
        for end in (effect.source, effect.target):
            found.setdefault(("concepts", end), place)
    return found
