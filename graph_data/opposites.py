"""Concepts that are declared opposite, as links that a chain of effects may pass: they turn its sign.

Twin: viz/viewer/src/ask/opposites.ts
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .records import Concept, Effect
from .wording import is_plural

#: The relation of such a link, which is no effect: no file can give it, for an id holds no blank there.
OPPOSITE: Final = "is opposite"
#: How it is said by language: of one, of several.
_SAID: Final = {
    "en": ("is the opposite of", "are the opposite of"),
    "de": ("ist das Gegenteil von", "ist das Gegenteil von"),
}


def is_crossing(effect: Effect) -> bool:
    """Return whether a link of a chain leads over to an opposite."""
    return effect.relation == OPPOSITE


def crossings(concepts: Mapping[str, Concept], language: str) -> Mapping[str, tuple[Effect, ...]]:
    """Return the links from each concept to its opposites; one that is named leads back as well.

    Every concept has an entry. A concept is no opposite of itself, nor of what is not there.
    """
    found: dict[str, dict[str, Effect]] = {id: {} for id in concepts}
    for concept in concepts.values():
        for other in concept.opposite:
            if other in concepts and other != concept.id:
                for source, target in ((concept, concepts[other]), (concepts[other], concept)):
                    found[source.id].setdefault(target.id, _crossing(source, target, language))
    return MappingProxyType({id: tuple(links.values()) for id, links in found.items()})


def _crossing(source: Concept, target: Concept, language: str) -> Effect:
    code = language.lower().split("-")[0]
    said = _SAID.get(code, _SAID["en"])[is_plural(source.title)]
    id = f"{source.id} {OPPOSITE} {target.id}"
    return Effect(id, source.id, target.id, said, OPPOSITE, "-", verdict="supported", certainty="high")
