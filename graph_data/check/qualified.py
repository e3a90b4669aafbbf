"""The rule about other names that say how much there is of their concept: low, high, lack of, too little."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..meaning.lexicon import words_of
from ..names import as_key, label_of, named, plain_name, slug
from ..problems.codes import problem
from .places import place

if TYPE_CHECKING:
    from ..errors import Problem
    from ..model import Concept, ConceptGraph

_LOW: Final = words_of("""
    low lower lowered no non not lack absence loss shortage deficiency deficit want less fewer little few poor
    bad weak insufficient inadequate reduced decreased diminished impaired missing lacking without scarce
    niedrig niedriger niedrige niedriges niedrigen tief tiefer tiefe tiefes gering geringer geringe geringes
    kein keine keinen keinerlei mangel fehlen verlust wenig weniger schlecht schlechter schlechte schlechtes
    schwach schwacher schwache schwaches mangelnder mangelnde mangelndes fehlender fehlende fehlendes
    verminderter verminderte vermindertes reduzierter reduzierte reduziertes ohne unzureichend
    unzureichender unzureichende unzureichendes
""")
_HIGH: Final = words_of("""
    high higher raised elevated increased excess excessive much many more strong surplus
    hoch hoher hohe hohes hohen höherer höhere höheres erhöht erhöhter erhöhte erhöhtes viel mehr vermehrter
    vermehrte vermehrtes übermäßig übermäßiger übermäßige übermäßiges überschuss
""")
#: What may stand before or after such a word.
_BESIDE: Final = re.compile(r"^(?:(?:too|very|zu|sehr|a|an|the|ein|eine|der|die|das) )*")
_LINK: Final = re.compile(r"^(?:of|in|an|von|bei) ")


def qualified_names(graph: ConceptGraph) -> Iterator[Problem]:
    """CG315: another name that says that there is little or much of the concept, or none."""
    for concept in graph.concepts.values():
        names = [(name, _parted(name)) for name in concept.aka]
        called = [
            *map(_parted, (concept.label, concept.id)),
            *(parted for _, parted in names if not parted[0]),
        ]
        for name, (amount, bare) in names:
            of = next((said for said, rest in called if rest == bare), amount)
            if amount != of and (amount or of == "low"):
                yield _turning(graph, concept, name, opposite="low" in (amount, of))


def _parted(name: str) -> tuple[str, str]:
    """Return how much of a thing a name says that there is (low, high or nothing), and the thing's bare name.

    >>> _parted("Lack of sleep"), _parted("too much noise"), _parted("noise")
    (('low', 'sleep'), ('high', 'noise'), ('', 'noise'))
    """
    plain = plain_name(name)
    first, _, rest = _BESIDE.sub("", plain).partition(" ")
    amount = "low" if first in _LOW else "high" if first in _HIGH else ""
    return (amount, _LINK.sub("", rest)) if amount and rest else ("", plain)


def _turning(graph: ConceptGraph, concept: Concept, name: str, *, opposite: bool) -> Problem:
    own, id = as_key(concept.id), slug(name)
    label = "" if label_of(id) == name else f"label: {name}"
    if opposite:
        told, first, second = "would be turned round", f" {{opposite: {as_key(id)}}}", label
        expected = "a concept of its own, joined by `opposite`"
    else:
        told, first, second = "would hold for any amount of it", "", f"{label and label + ', '}broader: {own}"
        expected = (
            "a concept of its own (`opposite` joins those of which one is less where the other is more)"
        )
    second = f" {{{second}}}" if second else ""
    return problem(
        "CG315",
        f"effects of {named(name)} {told}: it is given as another name of {named(concept.label)}",
        place(graph, "concepts", concept.id, "aka"),
        expected=expected,
        example=f"concepts:\n  {own}:{first}\n  {as_key(id)}:{second}",
    )
