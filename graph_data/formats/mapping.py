"""The one mapping from what a reader found to a concept graph, and the count of all that it cannot carry."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from ..keys import CERTAINTIES, LEVELS, VERDICTS
from ..meaning.words import WordReader
from ..model import ConceptGraph
from ..names import Ids, slug
from ..records import Category, Concept, Effect, Evidence, Reference, Sign
from ..vocabulary import reader_of, vocabulary
from . import cleaned
from .attributes import OF_EDGES, OF_NODES, sorted_out
from .incoming import Edge, Incoming, Node
from .sign_words import sign_in
from .told_apart import Names

#: The words of an effect that has none.
NEUTRAL: Final = "affects"
#: What an effect is, and says, of which only a sign is known.
_OF_SIGN: Final = {"+": "increases", "-": "decreases", "regulates": "regulates", "mixed": "varies"}
_WORDS_OF: Final = {"increases": "increases", "decreases": "decreases", "regulates": "regulates",
                    "varies": "changes"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Converted:
    """A graph that came from elsewhere, and what did not come along: how many of each, by its noun.

    ``read_as`` counts what was read in one of several ways; nothing of it is lost.
    """

    format: str
    graph: ConceptGraph
    not_carried: dict[str, int]
    read_as: dict[str, int]


@dataclass(slots=True)
class _Work:
    incoming: Incoming
    words: WordReader
    names: Names = field(default_factory=Names)
    concepts: dict[str, Concept] = field(default_factory=dict)
    effects: dict[str, Effect] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    read_as: Counter[str] = field(default_factory=Counter)
    ids: Ids = field(default_factory=Ids)
    seen: set[Effect] = field(default_factory=set)


def mapped(incoming: Incoming, name: str = "Graph") -> Converted:
    """Return the graph of what a reader found; ``name`` is its title where the file has none."""
    language = incoming.language or "en"
    relations = vocabulary()
    work = _Work(incoming, reader_of(relations, language))
    work.left.update(incoming.left)
    work.read_as.update(incoming.read_as)
    for id, csl in incoming.references.items():
        work.references[id] = Reference(id, MappingProxyType(dict(csl)))
    for node in incoming.nodes:
        _concept(work, node, language)
    work.ids = Ids(edge.key for edge in incoming.edges if edge.key)
    for edge in incoming.edges:
        _effect(work, edge, language)
    if work.names.told_apart:
        work.left["concepts of one name"] += work.names.told_apart
    graph = ConceptGraph(
        cleaned.text(incoming.title) or name,
        MappingProxyType(work.concepts),
        MappingProxyType(work.effects),
        MappingProxyType(_categories(work)),
        relations,
        MappingProxyType(work.references),
        description=cleaned.text(incoming.description),
        language=language,
    )
    return Converted(incoming.format, graph, dict(work.left), dict(work.read_as))


def _concept(work: _Work, node: Node, language: str) -> None:
    known, _, rest = sorted_out(node.fields, OF_NODES)
    label = cleaned.text(known.get("label"))
    id = work.names.declare(node.key, label or cleaned.text(node.key))
    for name in rest:
        work.left[f"attribute {cleaned.text(name)}"] += 1
    work.concepts[id] = Concept(
        id, id, cleaned.text(known.get("category")), cleaned.text(known.get("definition")),
        tuple(n for n in cleaned.texts(known.get("aka")) if n != id), language=language,
    )  # fmt: skip


def _effect(work: _Work, edge: Edge, language: str) -> None:
    ends = []
    for key in (edge.source, edge.target):
        id, new = work.names.end(cleaned.text(key) if key not in work.names.ids else key)
        if new:
            work.concepts[id] = Concept(id, id, language=language)
        ends.append(id)
    known, _, rest = sorted_out(edge.fields, OF_EDGES)
    for name in rest:
        work.left[f"attribute {cleaned.text(name)}"] += 1
    work.left["undirected links"] += not edge.directed
    label, relation, sign = _said(work, known)
    values: dict[str, Any] = {
        key: cleaned.text(known.get(key)) for key in ("when", "how", "hedge", "note", "quote")
    }
    effect = Effect(
        "", ends[0], ends[1], label, relation, sign,
        level=_choice(work, known, "level", LEVELS) or "core",
        verdict=_choice(work, known, "verdict", VERDICTS) or "not-checked",
        certainty=_choice(work, known, "certainty", CERTAINTIES),
        evidence=_evidence(work, known.get("reference")), **values,
    )  # fmt: skip
    if effect in work.seen and not edge.key:
        work.left["effects given twice"] += 1
        return
    work.seen.add(effect)
    id = edge.key or work.ids.take(slug(f"{ends[0]} {label} {ends[1]}"))
    work.effects[id] = _with_id(effect, id)


def _with_id(effect: Effect, id: str) -> Effect:
    from dataclasses import replace

    return replace(effect, id=id)


def _said(work: _Work, known: dict[str, Any]) -> tuple[str, str, Sign]:
    """Return the words of an effect, its relation and its sign; a sign that is given counts most."""
    label = cleaned.text(known.get("label"))
    given = sign_in(known["sign"]) if "sign" in known else None
    if "sign" in known and given is None:
        work.left[f"sign {cleaned.text(known['sign'])[:40]}"] += 1
    implied = work.words.read(label).relation or "affects" if label else "affects"
    relation = implied
    if given and work.words.relations[implied].sign != given:
        relation = _OF_SIGN.get(given, implied)
    if not label:
        work.left["effects without words"] += 1
        label = _WORDS_OF.get(relation, NEUTRAL)
    return label, relation, given or work.words.relations[relation].sign


def _choice(work: _Work, known: dict[str, Any], key: str, allowed: tuple[str, ...]) -> Any:
    word = cleaned.text(known.get(key)).casefold()
    if word in allowed or not word:
        return word
    work.left[f"attribute {key}"] += 1
    return ""


def _evidence(work: _Work, value: Any) -> tuple[Evidence, ...]:
    found = []
    for each in cleaned.texts(value):
        if each not in work.references:
            work.references[each] = Reference(each, MappingProxyType({"title": each}))
        found.append(Evidence(each))
    return tuple(found)


def _categories(work: _Work) -> dict[str, Category]:
    names = dict.fromkeys(concept.category for concept in work.concepts.values() if concept.category)
    return {name: Category(name, name) for name in names}
