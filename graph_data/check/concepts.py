"""Rules about concepts: names, categories, how they are related."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..errors import Problem
from ..look_alikes import look_alike
from ..names import SHORT, named, plain_name
from ..nearest import Offer
from ..problems.codes import problem
from .places import concept_names, place

if TYPE_CHECKING:
    from ..errors import Place
    from ..model import Concept, ConceptGraph

#: Names are compared within blocks that share a word of this many letters.
_STEM = 4
#: A block beyond this is a common word, not a likeness.
_BLOCK = 120


def unknown_categories(graph: ConceptGraph) -> Iterator[Problem]:
    """CG302: a category that is not among the categories."""
    names = {name: each.id for each in graph.categories.values() for name in (each.label, each.id)}
    offer = Offer(names)
    for concept in graph.concepts.values():
        if concept.category and concept.category not in graph.categories:
            yield problem(
                "CG302",
                f"{named(concept.id)} has the category {named(concept.category)}, which is not declared",
                place(graph, "concepts", concept.id, "category"),
                expected=f"one of {', '.join(list(graph.categories)[:12])}" if graph.categories else "",
                suggestion=names.get(offer.nearest(concept.category), ""),
            )


def double_names(graph: ConceptGraph) -> Iterator[Problem]:
    """CG304: a label or other name that means two concepts."""
    owners: dict[str, str] = {}
    for concept in graph.concepts.values():
        names = [("label", concept.label), *(("aka", name) for name in concept.aka)]
        told = set()
        for key, name in names:
            # Short symbols differ by case alone: Co is not CO.
            plain = plain_name(name) if len(name) > 3 else name
            other = owners.setdefault(plain, concept.id)
            if other != concept.id and plain not in told:
                told.add(plain)
                message = f"the name {named(name)} of {named(concept.id)} is also one of {named(other)}"
                yield problem("CG304", message, place(graph, "concepts", concept.id, key),
                              expected=_apart(name, graph.concepts[other]))  # fmt: skip


def _apart(name: str, other: Concept) -> str:
    """Return what to do about a name of two concepts, and why it is one where it is not written alike."""
    forms = [each for each in (other.label, *other.aka) if plain_name(each) == plain_name(name)]
    if not forms or forms[0] == name:
        return "another name for one of the two, or one concept in place of both"
    why = "is the same but for capitals, hyphens or forms of letters"
    return f"one concept, or another name: {named(forms[0])} {why}"


def look_alikes(graph: ConceptGraph) -> Iterator[Problem]:
    """CG310: names and words in which a letter is not the Latin one that it looks like."""
    for concept in graph.concepts.values():
        for name in dict.fromkeys((concept.label, concept.id, *concept.aka)):
            found = _looks(name, place(graph, "concepts", concept.id))
            if found:
                yield found
                break
    for effect in graph.effects.values():
        found = _looks(effect.label, place(graph, "effects", effect.id, "label"))
        if found:
            yield found


def _looks(name: str, where: Place | None) -> Problem | None:
    alike = look_alike(name)
    if alike is None:
        return None
    letter, latin, mended = alike
    script = unicodedata.name(letter).split(" ")[0].capitalize()
    which = f"the {script} letter {letter} (U+{ord(letter):04X})"
    message = f"{named(name)} holds {which}, which looks like {latin}"
    return problem("CG310", message, where, expected="Latin letters, if they are meant", suggestion=mended)


def related_concepts(graph: ConceptGraph) -> Iterator[Problem]:
    """CG306 and CG308: broader and opposite concepts that do not exist, or lead round in a circle."""
    names, circles = concept_names(graph), _circles(graph)
    offer = Offer(names)
    for concept in graph.concepts.values():
        wider = [("broader", concept.broader)] if concept.broader else []
        for key, name in (*wider, *(("opposite", name) for name in concept.opposite)):
            if name not in graph.concepts:
                yield problem(
                    "CG306",
                    f"{key} of {named(concept.id)} is {named(name)}, which is not declared",
                    place(graph, "concepts", concept.id, key),
                    suggestion=names.get(offer.nearest(name), ""),
                )
        if concept.id in circles:
            message = f"following broader from {named(concept.id)} leads back to it"
            yield problem("CG308", message, place(graph, "concepts", concept.id, "broader"))


def lone_concepts(graph: ConceptGraph) -> Iterator[Problem]:
    """CG305: a concept that no effect touches, nor its opposite."""
    touched = {end for effect in graph.effects.values() for end in (effect.source, effect.target)}
    touched |= {link.target for id in touched for link in graph.opposites.get(id, ())}
    touched |= {concept.broader for concept in graph.concepts.values()}
    for id in graph.concepts:
        if id not in touched and graph.effects:
            yield problem("CG305", f"no effect touches {named(id)}", place(graph, "concepts", id))


def alike_names(graph: ConceptGraph) -> Iterator[Problem]:
    """CG307: two concepts whose names are nearly the same."""
    from rapidfuzz.distance import Levenshtein

    names = {concept.id: plain_name(concept.label)[:100] for concept in graph.concepts.values()}
    kinds = {id: _kind(name) for id, name in names.items()}
    told: set[tuple[str, str]] = set()
    for block in _blocks(names).values():
        for at, first in enumerate(block):
            for second in block[at + 1 :]:
                a, b = names[first], names[second]
                if (a == b and len(a) > SHORT) or not (a == b or kinds[first] == kinds[second] is not None):
                    continue
                pair = (first, second)
                if pair in told:
                    continue
                if Levenshtein.normalized_similarity(a, b, score_cutoff=0.86) >= 0.86:
                    told.add(pair)
                    message = f"{named(second)} is named almost like {named(first)}"
                    yield problem("CG307", message, place(graph, "concepts", second))


def _blocks(names: dict[str, str]) -> dict[str, list[str]]:
    """Return ids by what their names begin with, and by the beginnings of their words."""
    blocks: dict[str, list[str]] = {}
    for id, name in names.items():
        words = re.findall(r"\w+", name)
        keys = {word[:_STEM]: None for word in words if len(word) >= _STEM}
        keys["^" + name[:2] + str(len(name) // 4)] = None
        keys["$" + name[-3:] + str(len(name) // 4)] = None
        for key in keys:
            blocks.setdefault(key, []).append(id)
    return {key: ids for key, ids in blocks.items() if 1 < len(ids) <= _BLOCK}


def _kind(name: str) -> tuple[str, ...] | None:
    """Return what two names have in common that may be one, or nothing where a name is like no other.

    Numbers tell names apart, and so do short last words: "vitamin d" and "vitamin k" are meant to differ.
    """
    if len(name) < 5 or len(name.split()[-1]) <= 2:
        return None
    return tuple(re.findall(r"\d+", name))


def _circles(graph: ConceptGraph) -> set[str]:
    """Return the concepts from which following ``broader`` leads back to them; each is looked at once."""
    found: set[str] = set()
    done: set[str] = set()
    for id in graph.concepts:
        way: list[str] = []
        on_way: set[str] = set()
        at = id
        while at in graph.concepts and at not in done and at not in on_way:
            way.append(at)
            on_way.add(at)
            at = graph.concepts[at].broader
        if at in on_way:
            found.update(way[way.index(at) :])
        done |= on_way
    return found
