"""RDF in TriG after the pattern of nanopublications: each effect an assertion with its provenance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from ..citations import link
from ..model import ConceptGraph
from ..records import Effect
from .flat import not_held
from .outgoing import Written

NAME = "nanopub"
ENDINGS = (".trig",)

_HELD = frozenset({"label", "category", "definition", "aka", "broader", "quote", "evidence", "verdict",
                   "certainty", "note", "sign", "relation", "alone", "description"})  # fmt: skip
_PREFIXES = {
    "np": "http://www.nanopub.org/nschema#", "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#", "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "obo": "http://purl.obolibrary.org/obo/",
    "c": "urn:conceptgraph:concept:", "e": "urn:conceptgraph:effect:", "r": "urn:conceptgraph:relation:",
    "cg": "urn:conceptgraph:", "s": "urn:conceptgraph:reference:",
}  # fmt: skip


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return a graph as named graphs: one of concepts; head, assertion and provenance for each effect.

    They are not signed and not published: their names are of no use outside this file.
    """
    lines = [f"# {' '.join(line.split())}" for line in remarks]
    lines += [f"@prefix {prefix}: <{iri}> ." for prefix, iri in _PREFIXES.items()]
    lines += ["", "cg:concepts {", f"  cg:scheme a skos:ConceptScheme ; skos:prefLabel {text(graph.title)} ."]
    if graph.description:
        lines.append(f"  cg:scheme dct:description {text(graph.description)} .")
    lines += [line for id in graph.concepts for line in _concept(graph, id)]
    lines.append("}")
    for effect in graph.effects.values():
        lines += ["", *_nanopub(graph, effect)]
    return Written("\n".join([*lines, ""]).encode("utf-8", "replace"), left=not_held(graph, _HELD))


def text(value: str) -> str:
    r"""Return a text as Turtle reads it.

    >>> print(text('a "b"'))
    "a \"b\""
    """
    plain = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{plain}"'


def _iri(kind: str, id: str) -> str:
    return f"<{_PREFIXES[kind]}{quote(id, safe='-_.~')}>"


def _concept(graph: ConceptGraph, id: str) -> Iterator[str]:
    concept = graph.concepts[id]
    said = [f"skos:prefLabel {text(concept.label)}"]
    said += [f"skos:altLabel {text(name)}" for name in concept.aka]
    if concept.definition:
        said.append(f"skos:definition {text(concept.definition)}")
    if concept.broader:
        said.append(f"skos:broader {_iri('c', concept.broader)}")
    if concept.category:
        category = graph.categories.get(concept.category)
        said.append(f"cg:category {text(category.label if category else concept.category)}")
    yield f"  {_iri('c', id)} a skos:Concept ; {' ; '.join(said)} ."


def _nanopub(graph: ConceptGraph, effect: Effect) -> Iterator[str]:
    base = _PREFIXES["e"] + quote(effect.id, safe="-_.~")
    this, assertion, provenance, info = (
        f"<{base}{part}>" for part in ("", "/assertion", "/provenance", "/info")
    )
    relation = graph.relations.get(effect.relation)
    term = relation.terms.get("ro", "") if relation else ""
    predicate = f"obo:{term.replace(':', '_')}" if term.startswith("RO:") else _iri("r", effect.relation)
    yield f"<{base}/head> {{"
    yield f"  {this} a np:Nanopublication ; np:hasAssertion {assertion} ; np:hasProvenance {provenance} ;"
    yield f"    np:hasPublicationInfo {info} ."
    yield "}"
    yield f"{assertion} {{"
    yield f"  {_iri('c', effect.source)} {predicate} {_iri('c', effect.target)} ."
    yield f"  {this} rdfs:label {text(graph.sentence(effect))} ;"
    yield f"    cg:words {text(effect.label)} ; cg:sign {text(effect.sign)} ."
    yield "}"
    yield f"{provenance} {{"
    said = [f"cg:verdict {text(effect.verdict)}"]
    for key in ("certainty", "quote", "note"):
        if getattr(effect, key):
            said.append(f"{'prov:value' if key == 'quote' else f'cg:{key}'} {text(getattr(effect, key))}")
    for item in effect.evidence:
        where = link(graph.references[item.reference]) if item.reference in graph.references else ""
        source = f"<{where}>" if where else _iri("s", item.reference)
        said.append(f"{'prov:wasDerivedFrom' if item.stance == 'supports' else 'cg:' + item.stance} {source}")
    yield f"  {assertion} {' ; '.join(said)} ."
    yield "}"
    yield f'{info} {{ {this} dct:creator "conceptgraph" . }}'
