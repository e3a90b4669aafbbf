"""A graph as plain JSON data: what the page carries, in the words of the graph file."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias

from .citations import citation, link, title
from .meaning.taken import Taken, taken
from .quotes import article_of
from .records import NO_START
from .relations import vocabulary
from .wording import UNSHOWN

if TYPE_CHECKING:
    from .model import Concept, ConceptGraph, CutFrom, Effect, Evidence, Filter, Relation, Step

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


#: A graph and its document.
Documented: TypeAlias = "tuple[ConceptGraph, dict[str, Any]]"


def make_document(graph: ConceptGraph, earlier: Documented | None = None) -> dict[str, Any]:
    """Return the graph as lists of plain records, ready for JSON.

    The tours are those of the file or the one that is offered (`ConceptGraph.told`). Their steps carry
    ``view`` as an empty text, to be filled by who lays the views out, and ``step``, what else the file says
    of the step. Control characters and lone surrogates become U+FFFD. Records that are as they were in an
    ``earlier`` graph are taken from its document.
    """
    document: dict[str, Any] = {
        "title": graph.title,
        "description": graph.description,
        "language": graph.language,
        "categories": [
            {"id": c.id, "label": c.label, "color": c.color, "shape": c.shape}
            for c in graph.categories.values()
        ],
    }
    # Lists that may hold records of the earlier document stand beside those whose texts are looked at.
    kept: dict[str, Any] = {
        "concepts": _concepts(graph, earlier),
        "effects": _effects(graph, earlier),
        "references": _references(graph, earlier),
        "article": _article(graph, earlier),
    }
    document |= {"concepts": (), "relations": [_relation(r) for r in _used_relations(graph)]}
    document |= {"effects": (), "references": (), "article": ()}
    document["tours"] = [
        {"id": tour.id, "title": tour.title, "steps": [_step(graph, step) for step in tour.steps]}
        for tour in graph.told
    ]
    links = [link for several in graph.opposites.values() for link in several]
    if links:
        document["opposites"] = [_crossing(graph, link) for link in links]
    document["file"] = _file(graph)
    if graph.corpus:
        also = {} if graph.corpus.also else {"also"}
        document["corpus"] = {key: told for key, told in asdict(graph.corpus).items() if key not in also}
        document["slice"] = slice_command(graph.corpus)
    return {**printable(document), **kept}


def _concepts(graph: ConceptGraph, earlier: Documented | None) -> list[dict[str, Any]]:
    known = _same_records(graph.concepts, *_of(earlier, "concepts")) if earlier else {}
    return [known.get(id) or printable(_concept(concept)) for id, concept in graph.concepts.items()]


def _effects(graph: ConceptGraph, earlier: Documented | None) -> list[dict[str, Any]]:
    """Return the effects; what is told of one depends on its ends and on the vocabulary as well."""
    known: dict[str, Any] = {}
    if earlier and (graph.relations, graph.language) == (earlier[0].relations, earlier[0].language):
        before = earlier[0]
        ends = _same_records(graph.concepts, *_of(earlier, "concepts"))
        known = {
            id: told
            for id, told in _same_records(graph.effects, *_of(earlier, "effects")).items()
            if told["source"] in ends
            and told["target"] in ends
            and _declared(graph, id) == _declared(before, id)
        }
    new = taken(graph, [effect for id, effect in graph.effects.items() if id not in known])
    made = {one.effect.id: printable(_read(graph, one)) for one in new}
    return [known.get(id) or made[id] for id in graph.effects]


def _declared(graph: ConceptGraph, id: str) -> tuple[bool, ...]:
    return tuple(("effects", id, key) in graph.places for key in ("relation", "sign"))


def _references(graph: ConceptGraph, earlier: Documented | None) -> list[dict[str, Any]]:
    known = _same_records(graph.references, *_of(earlier, "references")) if earlier else {}
    return [
        known.get(r.id) or printable({"id": r.id, "title": title(r), "citation": citation(r), "url": link(r)})
        for r in graph.references.values()
    ]


def _of(earlier: Documented, part: str) -> tuple[Mapping[str, Any], list[dict[str, Any]]]:
    """Return the records of a part of an earlier graph, and what its document has of them."""
    before, document = earlier
    records: Mapping[str, Any] = getattr(before, part)
    return records, document[part]


def _same_records(
    now: Mapping[str, Any], before: Mapping[str, Any], told: list[dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Return what was told of the records, by their ids, that are as they were."""
    return {id: found for (id, record), found in zip(before.items(), told, strict=True)
            if now.get(id) == record}  # fmt: skip


def _relation(relation: Relation) -> dict[str, Any]:
    keys = ("id", "sign", "arrow", "reading", "amount")
    return {key: getattr(relation, key) for key in keys}


def _file(graph: ConceptGraph) -> dict[str, Any]:
    """Return what the file says and a page does not show: with it the page gives the graph back whole."""
    shared = vocabulary()
    own = [relation for relation in graph.relations.values() if shared.get(relation.id) != relation]
    return {
        "references": {r.id: dict(r.csl) for r in graph.references.values()},
        "relations": {
            r.id: {
                "sign": r.sign,
                "arrow": r.arrow,
                "reading": r.reading,
                "verbs": list(r.verbs),
                "terms": dict(r.terms),
            }
            for r in own
        },
        "offered": not graph.tours,
        **({"start": asdict(graph.start)} if graph.start != NO_START else {}),
    }


def slice_command(cut: CutFrom) -> str:
    """Return the command that shows the neighbours of a concept, ``{concept}`` in the place of its name."""
    return f"conceptgraph slice {shlex.quote(cut.address)} {{concept}} -o more.yaml"


def printable(value: Any) -> Any:
    """Return plain data with every character that JSON or a page cannot hold replaced by U+FFFD."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    return value


def _used_relations(graph: ConceptGraph) -> Iterable[Relation]:
    used = {effect.relation for effect in graph.effects.values()}
    return (relation for relation in graph.relations.values() if relation.id in used)


def _concept(concept: Concept) -> dict[str, Any]:
    return {
        "id": concept.id,
        "label": concept.label,
        "title": concept.title,
        "category": concept.category,
        "definition": concept.definition,
        "aka": list(concept.aka),
        "broader": concept.broader,
        "opposite": list(concept.opposite),
        **({"more": concept.more} if concept.more else {}),
    }


def _effect(graph: ConceptGraph, effect: Effect) -> dict[str, Any]:
    keys = ("id", "source", "target", "label", "relation", "sign", "level", "when", "how", "hedge", "note",
            "quote", "verdict", "certainty")  # fmt: skip
    return {
        **{key: getattr(effect, key) for key in keys},
        **({"papers": effect.papers} if effect.papers else {}),
        "evidence": [_piece(e) for e in effect.evidence],
        "sentence": graph.sentence(effect),
        "reading": graph.reading(effect),
        **({"claim": graph.claim(effect)} if effect.verdict in UNSHOWN else {}),
    }


def _piece(evidence: Evidence) -> dict[str, Any]:
    """Return a piece of evidence; its own sentence, and who read it, only where the file says so."""
    more = {"quote": evidence.quote, "kind": evidence.kind}
    return {
        "reference": evidence.reference,
        "stance": evidence.stance,
        "finding": evidence.finding,
        **{key: value for key, value in more.items() if value},
    }


def _read(graph: ConceptGraph, one: Taken) -> dict[str, Any]:
    """Return an effect; where nothing is declared, with the rule by which its words were read."""
    found = _effect(graph, one.effect)
    return found if one.rule == "declared" else {**found, "implied": one.rule}


def _crossing(graph: ConceptGraph, link: Effect) -> dict[str, Any]:
    """Return a link to an opposite in the shape of an effect, which it is not."""
    return {**_effect(graph, link), "reading": graph.sentence(link)}


def _article(graph: ConceptGraph, earlier: Documented | None) -> list[dict[str, Any]]:
    """Return the article's paragraphs; each sentence names the effects that quote it or a part of it."""
    if not graph.text:
        return []
    if earlier and graph.text == earlier[0].text and _quotes(graph) == _quotes(earlier[0]):
        same: list[dict[str, Any]] = earlier[1]["article"]
        return same
    article = article_of(graph.text)
    quoting: dict[int, list[str]] = {}
    for id, quote in _quotes(graph):
        for number in article.find(quote):
            quoting.setdefault(number, []).append(id)
    found: list[dict[str, Any]] = []
    number = 0
    for paragraph in article.paragraphs:
        sentences = []
        for text in paragraph.sentences:
            sentences.append({"text": text, "effects": quoting.get(number, [])})
            number += 1
        found.append({"heading": paragraph.heading, "sentences": sentences})
    told: list[dict[str, Any]] = printable(found)
    return told


def _quotes(graph: ConceptGraph) -> list[tuple[str, str]]:
    return [(effect.id, effect.quote) for effect in graph.effects.values() if effect.quote]


def _step(graph: ConceptGraph, step: Step) -> dict[str, Any]:
    raw = {
        "show": list(step.show),
        "path": list(step.path),
        "focus": step.focus,
        "hops": step.hops,
        "overview": step.overview,
        "effects": list(step.effects),
    }
    return {
        "id": step.id,
        "view": "",
        "say": step.say,
        "title": step.title,
        "heading": "" if step.title else graph.point(step)[0],
        "lit": list(step.highlight),
        "ask": step.ask,
        "blank": step.blank,
        "go": list(step.go),
        "shut": list(step.shut),
        "filter": left_in(step.filter) if step.filter else None,
        "step": raw,
    }


def left_in(filter: Filter) -> dict[str, Any]:
    """Return a filter as the state of the page has it (``Filter`` of viz/viewer/src/state.ts)."""
    return {
        "verdicts": list(filter.verdict),
        "certainties": list(filter.certainty),
        "signs": list(filter.sign),
        "levels": list(filter.level),
        "relations": list(filter.relation),
        "references": list(filter.reference),
        "categories": list(filter.category),
        "hide": filter.rest == "hide",
    }
