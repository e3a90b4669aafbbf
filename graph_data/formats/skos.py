"""Thesauri in SKOS (Turtle, N-Triples): concepts with their names, what is broader, what is related."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import unquote

from .incoming import Edge, Incoming, Node
from .opening import refuse, text_of
from .plain_text import one_line
from .turtle import TYPE, Term, Triple, read_turtle

NAME = "skos"
ENDINGS = (".ttl", ".nt", ".skos")

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LABELS = ("prefLabel", "label", "title", "name")
_ABOUT = ("definition", "scopeNote", "description", "comment", "note")
_OTHER_NAMES = ("altLabel", "hiddenLabel", "notation")
_BROADER = ("broader", "broadMatch", "broaderTransitive", "subClassOf")
_NARROWER = ("narrower", "narrowMatch", "narrowerTransitive")
_RELATED = {
    "related": "is related to",
    "relatedMatch": "is related to",
    "exactMatch": "is the same as",
    "closeMatch": "is nearly the same as",
}
_MATCHES = ("exactMatch", "closeMatch", "relatedMatch", "broadMatch", "narrowMatch", "sameAs", "seeAlso")
_SCHEME = ("inScheme", "topConceptOf", "hasTopConcept", "type", "member", "first", "rest")


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text is RDF in Turtle."""
    begin = re.sub(rb"(?m)^\s*#[^\n]*\n", b"", head.lstrip(b"\xef\xbb\xbf")).lstrip()
    return bool(
        re.match(rb"(?:@prefix|@base)\s|(?i:prefix)\s+[\w.-]*:\s*<|<[^<>\s]+>\s+<[^<>\s]+>\s+[<\"]", begin)
    )


@dataclass(slots=True)
class _Things:
    texts: dict[str, dict[str, list[Term]]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    links: list[Triple] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)


def local(iri: str) -> str:
    """Return the last part of an IRI as words."""
    return unquote(re.split(r"[#/:]", iri.rstrip("#/:"))[-1]).replace("_", " ")


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a thesaurus; any other triple between two of its things is an effect.

    Raises:
        InvalidGraphError: it is not Turtle, or no things with names stand in it.
    """
    text, _ = text_of(data, name)
    things = _sorted(read_turtle(text, name))
    schemes = {
        key for key, kind in things.kinds.items() if kind in ("ConceptScheme", "Ontology", "Collection")
    }
    language = _language(things)
    linked = (
        {end.text for link in things.links for end in (link.subject, link.object)} if things.links else set()
    )
    keys = [
        key
        for key in things.lines
        if key not in schemes and (key in linked or _has_label(things.texts.get(key, {})))
    ]
    keys += _undeclared(things, keys, schemes)
    if not keys:
        refuse(name, "no concepts with names stand in this Turtle", expected='<sun> skos:prefLabel "sun"')
    left: Counter[str] = Counter()
    nodes = {key: _node(key, things, language, left) for key in keys}
    edges = _linked(things, nodes, schemes, left)
    title = next(
        (
            _name_of(things.texts.get(key, {}), language)
            for key in schemes
            if _name_of(things.texts.get(key, {}), language)
        ),
        None,
    )
    return Incoming(
        "SKOS thesaurus" if _SKOS in text or "skos:" in text else "RDF in Turtle",
        tuple(nodes.values()),
        tuple(edges),
        title,
        "",
        language,
        left=+left,
    )


def _undeclared(things: _Things, keys: list[str], schemes: set[str]) -> list[str]:
    """Return what only links name, where it is of the same vocabulary as what links to it."""
    known = {*keys, *schemes}
    return list(dict.fromkeys(
        link.object.text for link in things.links
        if link.object.text not in known and local(link.predicate) not in _MATCHES
        and _space(link.object.text) == _space(link.subject.text)
    ))  # fmt: skip


def _space(iri: str) -> str:
    """Return the vocabulary of an IRI: all before its last part."""
    return re.split(r"[^#/:]*\Z", iri, maxsplit=1)[0]


def _sorted(triples: list[Triple]) -> _Things:
    things = _Things()
    for triple in triples:
        key, said = triple.subject.text, local(triple.predicate)
        if triple.subject.kind != "iri" and said != "related":
            continue
        things.lines.setdefault(key, triple.line)
        if triple.object.kind == "literal":
            things.texts.setdefault(key, {}).setdefault(said, []).append(triple.object)
        elif triple.predicate == TYPE:
            things.kinds[key] = local(triple.object.text)
        elif triple.object.kind == "iri" and said not in _SCHEME:
            things.links.append(triple)
    return things


def _has_label(texts: dict[str, list[Term]]) -> bool:
    return any(key in texts for key in _LABELS)


def _language(things: _Things) -> str:
    """Return the language in which most names are, English first."""
    counts = Counter(
        term.language for texts in things.texts.values() for key in _LABELS for term in texts.get(key, ())
    )
    if not counts or counts.get("en", 0) * 2 >= max(counts.values()):
        return "en"
    return counts.most_common(1)[0][0] or "en"


def _chosen(terms: list[Term], language: str) -> str:
    best = sorted(
        terms,
        key=lambda term: (
            term.language != language,
            not term.language.startswith(language[:2]),
            term.language != "",
        ),
    )
    return one_line(best[0].text) if best else ""


def _name_of(texts: dict[str, list[Term]], language: str) -> str:
    return next((_chosen(texts[key], language) for key in _LABELS if key in texts), "")


def _node(key: str, things: _Things, language: str, left: Counter[str]) -> Node:
    texts = things.texts.get(key, {})
    fields: dict[str, object] = {"label": _name_of(texts, language) or local(key)}
    about = next((_chosen(texts[each], language) for each in _ABOUT if each in texts), "")
    if about:
        fields["definition"] = about
    names = [term for each in (*_LABELS, *_OTHER_NAMES) for term in texts.get(each, ())]
    aka = dict.fromkeys(one_line(term.text) for term in names if term.language in (language, ""))
    left["names in other languages"] += sum(term.language not in (language, "") for term in names)
    if len(aka) > 1:
        fields["aka"] = [other for other in aka if other != fields["label"]]
    for said in texts.keys() - {*_LABELS, *_ABOUT, *_OTHER_NAMES}:
        fields[said] = _chosen(texts[said], language)
    kind = things.kinds.get(key, "Concept")
    if kind not in ("Concept", "Class", "NamedIndividual"):
        fields["category"] = kind
    broader = [
        link.object.text
        for link in things.links
        if link.subject.text == key and local(link.predicate) in _BROADER
    ]
    broader += [
        link.subject.text
        for link in things.links
        if link.object.text == key and local(link.predicate) in _NARROWER
    ]
    if broader:
        fields["broader"] = broader[0]
        left["further broader concepts"] += len(dict.fromkeys(broader)) - 1
    return Node(key, fields, things.lines.get(key))


def _linked(things: _Things, nodes: dict[str, Node], schemes: set[str], left: Counter[str]) -> list[Edge]:
    edges: dict[tuple[str, str, str], Edge] = {}
    for link in things.links:
        said, source, target = local(link.predicate), link.subject.text, link.object.text
        if said in (*_BROADER, *_NARROWER):
            continue
        if target not in nodes:
            left["links to other thesauri" if target not in schemes else "links to or from groups"] += 1
            continue
        both = said in _RELATED
        words = _RELATED.get(said) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", said).lower()
        if (target, source, words) not in edges or not both:
            edges[source, target, words] = Edge(source, target, {"label": words}, not both, None, link.line)
    return list(edges.values())
