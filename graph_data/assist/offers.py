"""What may be written at a cursor: keys, choices, names of what the graph has, sentences of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ..choices import choice_about
from ..citations import citation
from ..edit.refused import EditRefusedError
from ..edit.writing import Hand, scalar
from ..model import Concept, ConceptGraph
from ..names import NULLS, plain_name
from .cursor import Cursor, Thing

Kind = Literal["key", "choice"] | Thing
#: Sentences that are offered at most: those that speak of the effect's ends come first.
_SENTENCES = 100
#: Verbs of a relation that are offered at most.
_VERBS = 80
#: Texts that YAML reads as they are wherever they stand; all others are tried.
_PLAIN = re.compile(r"[^\W\d_](?:[\w '’/().-]*[\w)])?")


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may be written; ``text`` takes the place of the token. ``match`` is what finds it."""

    label: str
    text: str
    kind: Kind
    about: str = ""
    more: str = ""
    match: str = ""


def offers(graph: ConceptGraph, cursor: Cursor, sentences: tuple[str, ...]) -> list[Offer]:
    """Return what may be written at a cursor, the most likely first."""
    found: list[Offer] = []
    key = cursor.key
    if key is not None and key.choices:
        for each in key.choices:
            found.append(Offer(each, _written(each, cursor), "choice", choice_about(key.name, each)))
    for thing in () if cursor.own else cursor.things:
        found += _things(graph, thing, cursor, sentences)
    if cursor.keys and cursor.record is not None:
        found += _keys(cursor)
    return found


def _keys(cursor: Cursor) -> Iterator[Offer]:
    assert cursor.record is not None
    rest = [key for key in cursor.record.keys.values() if key.name not in cursor.taken]
    sections = ("record", "record map", "record list")
    for key in sorted(rest, key=lambda key: not key.required):
        colon = ":" if key.kind in sections and not cursor.flow else ": "
        yield Offer(key.name, f"{key.name}{colon}", "key", key.about)


def _things(graph: ConceptGraph, thing: Thing, cursor: Cursor, sentences: tuple[str, ...]) -> Iterator[Offer]:
    if thing == "concept":
        yield from _concepts(graph, cursor)
    elif thing == "words":
        yield from _words(graph, cursor)
    elif thing == "sentence":
        yield from _sentences(graph, cursor, sentences)
    else:
        for name, about, more in _named_things(graph, thing):
            yield Offer(name, _written(name, cursor), thing, about, more, f"{name} {about}")


def _named_things(graph: ConceptGraph, thing: Thing) -> Iterator[tuple[str, str, str]]:
    """Yield things that are called by their id alone: id, what is told beside it, and what more."""
    if thing == "relation":
        for each in graph.relations.values():
            yield each.id, f"{each.sign}  {_xy(each.reading)}", ", ".join(each.verbs[:6])
    elif thing == "reference":
        yield from ((each.id, citation(each), "") for each in graph.references.values())
    elif thing == "category":
        yield from ((each.id, each.label, "") for each in graph.categories.values())
    elif thing == "effect":
        yield from ((each.id, graph.sentence(each), "") for each in graph.effects.values())
    elif thing == "step":
        yield from (
            (f"{tour.id}:{step.id}", f"{tour.title}, {n}", step.title or step.say)
            for tour in graph.tours
            for n, step in enumerate(tour.steps, 1)
        )


def _concepts(graph: ConceptGraph, cursor: Cursor) -> Iterator[Offer]:
    """Yield each concept once, found by any of its names; the other end of the effect is not offered."""
    other = cursor.source if cursor.key is not None and cursor.key.name == "target" else ""
    for concept in graph.concepts.values():
        place = graph.places.get(("concepts", concept.id))
        typed_here = concept.id == cursor.token.text and place is not None and place.line == cursor.line + 1
        if typed_here or (other and plain_name(other) in map(plain_name, (concept.id, concept.label))):
            continue
        match = " ".join(dict.fromkeys((concept.id, concept.label, *concept.aka)))
        about = concept.label if concept.label != concept.id else _category(graph, concept)
        yield Offer(concept.id, _written(concept.id, cursor), "concept", about, concept.definition, match)


def _category(graph: ConceptGraph, concept: Concept) -> str:
    category = graph.categories.get(concept.category)
    return category.label if category else ""


def _words(graph: ConceptGraph, cursor: Cursor) -> Iterator[Offer]:
    """Yield words for an arrow: those that the graph uses already, then the verbs of its relations."""
    used = dict.fromkeys(effect.label for effect in graph.effects.values() if effect.label)
    relation = {effect.label: effect.relation for effect in graph.effects.values()}
    for label in used:
        if label != cursor.token.text:
            yield Offer(label, _written(label, cursor), "words", relation[label])
    for each in graph.relations.values():
        for verb in each.verbs[:_VERBS]:
            if verb not in used:
                yield Offer(verb, _written(verb, cursor), "words", each.id, _xy(each.reading))


def _sentences(graph: ConceptGraph, cursor: Cursor, sentences: tuple[str, ...]) -> Iterator[Offer]:
    """Yield sentences of the article: those that speak of both ends first, those quoted already last."""
    quoted = {effect.quote for effect in graph.effects.values() if effect.quote}
    ends = [_names(graph, end) for end in (cursor.source, cursor.target) if end]

    def rank(sentence: str) -> tuple[int, bool]:
        plain = f" {plain_name(sentence)} "
        return -sum(any(name in plain for name in names) for names in ends), sentence in quoted

    for sentence in sorted(sentences, key=rank)[:_SENTENCES]:
        about = "quoted already" if sentence in quoted else ""
        yield Offer(sentence, _written(sentence, cursor), "sentence", about)


def _names(graph: ConceptGraph, name: str) -> tuple[str, ...]:
    """Return all names of the concept that a name means, as compared."""
    wanted = plain_name(name)
    for concept in graph.concepts.values():
        names = tuple(plain_name(each) for each in (concept.id, concept.label, *concept.aka))
        if wanted in names:
            return names
    return (wanted,)


def _xy(reading: str) -> str:
    return reading.replace("{source}", "X").replace("{target}", "Y")


def _written(text: str, cursor: Cursor) -> str:
    """Return a text as it is written at a cursor, in quotation marks where they are wanted."""
    return _as_yaml(text, cursor.flow)


@lru_cache(4_000)
def _as_yaml(text: str, flow: bool) -> str:
    if _PLAIN.fullmatch(text) and text not in NULLS:
        return text
    try:
        return scalar(text, _ONE_LINE, flow=flow)
    except EditRefusedError:
        return text


_ONE_LINE = Hand(width=100_000)
