"""A graph's things and effects as flat texts, for formats without lists; what falls out is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ..model import ConceptGraph
from ..records import Concept, Effect
from ..relations import reader_of, vocabulary

#: What parts the items of a list in one text.
BAR = " | "
#: Attributes of concepts and of effects, in the order in which they are written.
OF_CONCEPTS = ("label", "category", "definition", "aka", "broader", "opposite")
OF_EFFECTS = ("label", "sign", "relation", "level", "when", "how", "hedge", "note", "quote", "verdict",
              "certainty", "evidence")  # fmt: skip
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def concept_texts(graph: ConceptGraph, concept: Concept) -> dict[str, str]:
    """Return what is said of a concept, by our keys, without what is empty."""
    category = graph.categories.get(concept.category)
    said = {
        "label": concept.label,
        "category": category.label if category else concept.category,
        "definition": concept.definition,
        "aka": BAR.join(concept.aka),
        "broader": concept.broader,
        "opposite": BAR.join(concept.opposite),
    }
    return {key: value for key, value in said.items() if value}


def effect_texts(effect: Effect) -> dict[str, str]:
    """Return what is said of an effect, by our keys, without what is empty or is so by default."""
    said = {key: getattr(effect, key) for key in OF_EFFECTS if key != "evidence"}
    said["evidence"] = BAR.join(dict.fromkeys(item.reference for item in effect.evidence))
    default = {"level": "core", "verdict": "not-checked"}
    return {key: value for key, value in said.items() if value and default.get(key) != value}


def fit(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _UNFIT.sub("\ufffd", text)


def not_held(graph: ConceptGraph, held: frozenset[str]) -> Mapping[str, int]:
    """Count what of a graph a format cannot hold: ``held`` are those of our keys that it can.

    Besides keys of concepts and effects, ``held`` may name ``references``, ``tours``, ``text``,
    ``description``, ``relations``, ``alone`` (concepts without effects) and ``id``.
    """
    left: Counter[str] = Counter()
    for concept in graph.concepts.values():
        for key, noun in _CONCEPT_NOUNS.items():
            left[noun] += key not in held and bool(getattr(concept, key))
        left["concepts without effects"] += "alone" not in held and not (
            graph.outgoing[concept.id] or graph.incoming[concept.id]
        )
    shared = vocabulary()
    words = reader_of(shared, "en")  # as whoever reads the file
    for effect in graph.effects.values():
        said = effect_texts(effect)
        implied = words.read(effect.label).relation or "affects"
        left["relations"] += "relation" not in held and effect.relation != implied
        left["signs"] += "sign" not in held and effect.sign != shared[implied].sign
        for key, noun in _EFFECT_NOUNS.items():
            left[noun] += key not in held and key in said
        left["findings of references"] += "findings" not in held and any(
            item.finding or item.stance != "supports" for item in effect.evidence
        )
    left["references"] += len(graph.references) * ("references" not in held)
    left["tours"] += len(graph.tours) * ("tours" not in held)
    left["articles"] += bool(graph.text) and "text" not in held
    left["descriptions"] += bool(graph.description) and "description" not in held
    own = sum(shared.get(id) != relation for id, relation in graph.relations.items())
    left["relations of its own"] += own * ("relations" not in held)
    looks = sum(bool(category.color or category.shape) for category in graph.categories.values())
    left["looks of categories"] += looks * ("looks" not in held)
    return +left


_CONCEPT_NOUNS = {"category": "categories of concepts", "definition": "definitions", "aka": "other names",
                  "broader": "broader concepts", "opposite": "opposites"}  # fmt: skip
_EFFECT_NOUNS = {
    "label": "words of effects", "level": "levels", "when": "conditions", "how": "mechanisms",
    "hedge": "hedges", "note": "notes", "quote": "quotes", "verdict": "verdicts", "certainty": "certainties",
    "evidence": "pieces of evidence",
}  # fmt: skip
