"""A graph as plain data in the words of the graph file, without what reading makes by itself; and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from ..errors import InvalidGraphError, Place
from ..model import ConceptGraph
from ..names import Ids, label_of, slug
from ..read.effects import OF_SIGN
from ..read.fields import FieldReader, Fields
from ..read.graph_file import ARROW_OF_SIGN, GraphBuilder
from ..read.kinship import with_categories
from ..read.step_ids import made_id
from ..read.tree import Node, Scalar, Section, Sequence
from ..records import Concept, Effect, Evidence, Filter, Relation, Step
from ..relations import reader_of, vocabulary

_EFFECT_TEXTS: Final = ("when", "how", "hedge", "note", "quote")
_NOWHERE: Final = Place("")


def data_of(graph: ConceptGraph) -> dict[str, Any]:
    """Return a graph as data of lists, maps and texts that `graph_of` reads as the same graph.

    The article stands under ``text``, the name of its file nowhere.
    """
    declared = _declared(graph)
    found: dict[str, Any] = {
        "title": graph.title,
        "description": graph.description,
        "language": "" if graph.language == "en" else graph.language,
        "text": graph.text,
        "categories": _categories(graph),
        "concepts": {id: concept_data(concept) for id, concept in graph.concepts.items()} if declared else {},
        "relations": {r.id: _relation(r) for r in own_relations(graph)},
        "effects": list(effects_data(graph)),
        "references": {id: _reference(reference.csl) for id, reference in graph.references.items()},
        "tours": [
            _filled(
                id=tour.id if tour.id != slug(tour.title) else "", title=tour.title, steps=_steps(tour.steps)
            )
            for tour in graph.tours
        ],
        "start": _filled(**{key: _listed(value) for key, value in asdict(graph.start).items()}),
        "corpus": _filled(**{key: _listed(value) for key, value in asdict(graph.corpus).items()})
        if graph.corpus
        else {},
    }
    return {key: value for key, value in found.items() if value or key == "title"}


def graph_of(data: Mapping[str, Any], name: str = "graph") -> ConceptGraph:
    """Return the graph of data in the words of the graph file.

    Raises:
        InvalidGraphError: it is not in these words; all that is wrong is told.
    """
    reader = FieldReader()
    rest = {key: value for key, value in data.items() if key != "text"}
    graph = GraphBuilder(reader).build(tree_of(rest, Place(name)), Path(name).stem)
    errors = [found for found in reader.problems if found.severity == "error"]
    if errors or graph is None:
        raise InvalidGraphError(errors)
    text = data.get("text")
    return replace(graph, text=text if isinstance(text, str) else "", places=MappingProxyType({}))


def tree_of(value: Any, place: Place = _NOWHERE) -> Node:
    """Return plain data as the tree that the reader of files knows; whole numbers stay numbers."""
    if isinstance(value, Mapping):
        entries = ((Scalar(str(key), False, place), tree_of(item, place)) for key, item in value.items())
        return Section(list(entries), place)
    if isinstance(value, list | tuple):
        return Sequence([tree_of(item, place) for item in value], place)
    text = "" if value is None else value if isinstance(value, str) else str(value)
    return Scalar(text, not isinstance(value, str), place)


def own_relations(graph: ConceptGraph) -> Iterable[Relation]:
    """Return the relations that are the file's own."""
    shared = vocabulary()
    return (relation for id, relation in graph.relations.items() if shared.get(id) != relation)


def concept_data(concept: Concept, *, labelled: bool = False) -> dict[str, Any]:
    """Return what a file says of a concept; its label where it would not be made of the id, or always."""
    made = label_of(concept.id, concept.language)
    return _filled(
        label=concept.label if labelled or concept.label != made else "",
        category=concept.category,
        definition=concept.definition,
        aka=list(concept.aka),
        broader=concept.broader,
        opposite=list(concept.opposite),
        more=concept.more,
    )


def effects_data(graph: ConceptGraph, *, ids: bool = False) -> Iterable[dict[str, Any]]:
    """Yield what a file says of effects: their ids (or those that would not be made again), no relation that
    the words imply."""
    words = reader_of(graph.relations, graph.language)
    given = set(graph.effects) if ids else _given_ids(graph.effects.values())
    for effect in graph.effects.values():
        implied = words.read(effect.label).relation or "affects"
        yield _filled(
            id=effect.id if effect.id in given else "",
            source=effect.source,
            target=effect.target,
            label=effect.label,
            **_meaning(effect, implied, graph.relations),
            level="" if effect.level == "core" else effect.level,
            **{key: getattr(effect, key) for key in _EFFECT_TEXTS},
            verdict="" if effect.verdict == "not-checked" else effect.verdict,
            certainty=effect.certainty,
            evidence=_evidence(effect),
            papers=effect.papers,
        )


def _meaning(effect: Effect, implied: str, relations: Mapping[str, Relation]) -> dict[str, str]:
    """Return the relation and the sign that must be given so that the effect is read as it is."""
    known = relations.get(implied)
    sign = known.sign if known else "unknown"
    if (effect.relation, effect.sign) == (implied, sign):
        return {}
    by_sign = implied if effect.sign == sign else OF_SIGN.get(effect.sign, implied)
    if effect.relation == by_sign:
        return {"sign": effect.sign}
    own = relations.get(effect.relation)
    same = own is not None and own.sign == effect.sign
    return {"relation": effect.relation} if same else {"relation": effect.relation, "sign": effect.sign}


def _given_ids(effects: Iterable[Effect]) -> set[str]:
    """Return the ids that reading would not make by itself."""
    all_effects = list(effects)
    given: set[str] = set()
    while True:
        ids = Ids(given)
        more = {
            e.id
            for e in all_effects
            if e.id not in given and ids.take(slug(f"{e.source} {e.label} {e.target}")) != e.id
        }
        if not more:
            return given
        given |= more


def evidence_data(item: Evidence) -> Any:
    """Return a piece of evidence: its reference alone where no more is said."""
    if item == Evidence(item.reference):
        return item.reference
    stance = "" if item.stance == "supports" else item.stance
    return _filled(reference=item.reference, stance=stance, finding=item.finding, quote=item.quote,
                   kind=item.kind)  # fmt: skip


def _evidence(effect: Effect) -> Any:
    found = [evidence_data(item) for item in effect.evidence]
    return found[0] if len(found) == 1 and isinstance(found[0], str) else found


def _reference(csl: Mapping[str, Any]) -> Any:
    return csl["title"] if csl.keys() == {"title"} and isinstance(csl["title"], str) else dict(csl)


def _declared(graph: ConceptGraph) -> bool:
    """Return whether concepts must be listed: the effects do not name them all, in order, and say no more."""
    named = dict.fromkeys(end for e in graph.effects.values() for end in (e.source, e.target))
    plain = all(concept == Concept(concept.id, concept.id) for concept in graph.concepts.values())
    return not plain or list(named) != list(graph.concepts)


def _categories(graph: ConceptGraph) -> dict[str, Any]:
    made = with_categories(graph.concepts, {}, graph.language)[1]
    if made == graph.categories and list(made) == list(graph.categories):
        return {}
    return {
        c.id: _filled(label=c.label, color=c.color, shape=c.shape) if c.color or c.shape else c.label
        for c in graph.categories.values()
    }


def _relation(relation: Relation) -> dict[str, Any]:
    arrow = relation.arrow if relation.arrow != ARROW_OF_SIGN.get(relation.sign, "open") else ""
    return _filled(sign=relation.sign, arrow=arrow, reading=relation.reading, verbs=list(relation.verbs),
                   terms=dict(relation.terms))  # fmt: skip


def _steps(steps: Iterable[Step]) -> list[dict[str, Any]]:
    ids = Ids()
    made = []
    for step in steps:
        data = _filled(
            title=step.title, say=step.say, ask=step.ask, show=list(step.show), path=list(step.path),
            focus=step.focus, hops=step.hops if step.hops != 1 else 0, overview=step.overview,
            blank=step.blank, filter=_filter(step.filter) if step.filter else {},
            effects=list(step.effects), highlight=list(step.highlight),
            go=list(step.go), shut=list(step.shut),
        )  # fmt: skip
        made.append((step.id, ids.take(made_id(Fields(_NOWHERE, dict(data)))), data))
    # Ids that are given are taken first: where one is needed, all are given, and none can meet another.
    if all(id == by_itself for id, by_itself, _ in made):
        return [data for _, _, data in made]
    return [{"id": id, **data} for id, _, data in made]


def _filter(filter: Filter) -> dict[str, Any]:
    sides = ("verdict", "certainty", "sign", "level", "relation", "reference", "category")
    rest = "" if filter.rest == "dim" else filter.rest
    return _filled(**{side: list(getattr(filter, side)) for side in sides}, rest=rest)


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _filled(**fields: Any) -> dict[str, Any]:
    return {
        key: value for key, value in fields.items() if value not in ("", 0, None) and value not in ([], {})
    }
