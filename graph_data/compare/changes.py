"""What came, what went and what is said otherwise between two graphs, as records and plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..citations import title
from ..model import ConceptGraph
from ..records import Concept, Effect
from .matching import matched_concepts, matched_effects

Kind = Literal["graph", "concept", "effect", "reference"]

_OF_GRAPHS = ("title", "description", "language", "text")
_OF_CONCEPTS = ("label", "category", "definition", "aka", "broader", "opposite")
_OF_EFFECTS = (
    "source", "target", "label", "relation", "sign", "level", "when", "how", "hedge", "note", "quote",
    "verdict", "certainty", "evidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thing:
    """A concept, effect or reference that came or went; ``told`` is its name or its sentence."""

    kind: Kind
    id: str
    told: str


@dataclass(frozen=True, slots=True)
class Change:
    """One key of a thing that is in both: what it was and what it is now, as text (a list: its items)."""

    kind: Kind
    id: str
    told: str
    key: str
    was: Any
    now: Any


@dataclass(frozen=True)
class Comparison:
    """Two graphs and all that is different; ``effects`` and ``concepts`` give the new ids of old ones."""

    old: ConceptGraph
    new: ConceptGraph
    added: tuple[Thing, ...]
    gone: tuple[Thing, ...]
    changed: tuple[Change, ...]
    concepts: Mapping[str, str]
    effects: Mapping[str, str]

    @property
    def same(self) -> bool:
        """Whether nothing is different."""
        return not (self.added or self.gone or self.changed)


def compared(old: ConceptGraph, new: ConceptGraph) -> Comparison:
    """Return what is different between two graphs, in the order of their files."""
    concepts = matched_concepts(old, new)
    effects = matched_effects(old, new, concepts)
    references = {id: id for id in old.references if id in new.references}
    added = [*_missing(new, set(concepts.values()), set(effects.values()), set(references))]
    gone = [*_missing(old, set(concepts), set(effects), set(references))]
    changed = [
        *_graph_changes(old, new),
        *(
            c
            for a, b in concepts.items()
            for c in _concept_changes(old.concepts[a], new.concepts[b], concepts)
        ),
        *(
            c
            for a, b in effects.items()
            for c in _effect_changes(old.effects[a], new.effects[b], new, concepts)
        ),
        *(c for id in references for c in _reference_changes(old, new, id)),
    ]
    return Comparison(old, new, tuple(added), tuple(gone), tuple(changed), concepts, effects)


def _missing(
    graph: ConceptGraph, concepts: set[str], effects: set[str], references: set[str]
) -> Iterator[Thing]:
    for id, concept in graph.concepts.items():
        if id not in concepts:
            yield Thing("concept", id, concept.label)
    for id, effect in graph.effects.items():
        if id not in effects:
            yield Thing("effect", id, graph.sentence(effect))
    for id, reference in graph.references.items():
        if id not in references:
            yield Thing("reference", id, title(reference))


def _graph_changes(old: ConceptGraph, new: ConceptGraph) -> Iterator[Change]:
    for key in _OF_GRAPHS:
        was, now = getattr(old, key), getattr(new, key)
        if key == "text":  # told without being shown: it is the article
            was, now = (f"{len(text.split()):,} words" if text else "" for text in (was.strip(), now.strip()))
        if getattr(old, key).strip() != getattr(new, key).strip():
            yield Change("graph", "", new.title, key, was, now)


def _concept_changes(old: Concept, new: Concept, concepts: Mapping[str, str]) -> Iterator[Change]:
    for key in _OF_CONCEPTS:
        was, now = getattr(old, key), getattr(new, key)
        if key == "broader":
            was = concepts.get(was, was)
        elif key == "opposite":
            was = tuple(concepts.get(each, each) for each in was)
        if was != now:
            yield Change("concept", new.id, new.label, key, _data(was), _data(now))


def _effect_changes(
    old: Effect, new: Effect, graph: ConceptGraph, concepts: Mapping[str, str]
) -> Iterator[Change]:
    for key in _OF_EFFECTS:
        was, now = getattr(old, key), getattr(new, key)
        if key in ("source", "target"):
            was = concepts.get(was, was)
        if key == "evidence":
            was, now = (tuple(map(_evidence, items)) for items in (was, now))
        if was != now:
            yield Change("effect", new.id, graph.sentence(new), key, _data(was), _data(now))


def _evidence(item: Any) -> str:
    stance = "" if item.stance == "supports" else f" ({item.stance})"
    return f"{item.reference}{stance}{': ' if item.finding else ''}{item.finding}"


def _reference_changes(old: ConceptGraph, new: ConceptGraph, id: str) -> Iterator[Change]:
    one, other = old.references[id].csl, new.references[id].csl
    for key in dict.fromkeys((*one, *other)):
        if one.get(key) != other.get(key):
            named = title(new.references[id])
            yield Change("reference", id, named, key, _data(one.get(key, "")), _data(other.get(key, "")))


def _data(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _data(item) for key, item in value.items()}
    return [_data(item) for item in value] if isinstance(value, list | tuple) else value


def comparison_data(found: Comparison) -> dict[str, Any]:
    """Return a comparison as plain data: ``{added, gone, changed: [{kind, id, key, was, now}]}``."""
    return {
        "added": [_thing(each) for each in found.added],
        "gone": [_thing(each) for each in found.gone],
        "changed": [{"kind": c.kind, "id": c.id, "told": c.told, "key": c.key, "was": c.was, "now": c.now}
                    for c in found.changed],
    }  # fmt: skip


def _thing(thing: Thing) -> dict[str, str]:
    return {"kind": thing.kind, "id": thing.id, "told": thing.told}
