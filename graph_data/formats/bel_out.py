"""A script in BEL: a statement for each effect, with its sentence, its words and its citation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ..citations import title
from ..model import ConceptGraph
from ..records import Effect
from .bel import RELATIONS
from .flat import not_held
from .outgoing import Written

NAME = "bel"
ENDINGS = (".bel",)

_HELD = frozenset({"label", "quote", "evidence", "description", "sign"})
#: The relation of BEL where the vocabulary has none, by sign.
_BY_SIGN = {"+": "increases", "-": "decreases", "regulates": "regulates", "none": "causesNoChange"}


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return a graph as a script; concepts are abundances in a namespace of its own, by their labels."""
    left = Counter(not_held(graph, _HELD))
    lines = [f"# {' '.join(line.split())}" for line in remarks]
    lines.append(f"SET DOCUMENT Name = {_quoted(graph.title)}")
    lines.append(f"SET DOCUMENT Description = {_quoted(graph.description or graph.title)}")
    lines += ['SET DOCUMENT Version = "1.0.0"', 'DEFINE NAMESPACE CG AS PATTERN ".*"']
    lines += [f'DEFINE ANNOTATION {name} AS PATTERN ".*"' for name in ("Words", "Sign")]
    for effect in graph.effects.values():
        lines += ["", *_statement(graph, effect, left)]
    return Written("\n".join([*lines, ""]).encode("utf-8", "replace"), left=+left)


def _quoted(text: str) -> str:
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _statement(graph: ConceptGraph, effect: Effect, left: Counter[str]) -> Iterator[str]:
    cited = [item.reference for item in effect.evidence if item.reference in graph.references]
    left["further references of an effect"] += max(len(cited) - 1, 0)
    yield "UNSET ALL"
    if cited:
        reference = graph.references[cited[0]]
        parts = ", ".join(map(_quoted, _citation(reference.csl, title(reference))))
        yield f"SET Citation = {{{parts}}}"
    if effect.quote:
        yield f"SET Evidence = {_quoted(effect.quote)}"
    yield f"SET Words = {_quoted(effect.label)}"
    relation = _relation(graph, effect)
    if _signs(relation) != effect.sign:
        yield f"SET Sign = {_quoted(effect.sign)}"
    source, target = (f"a(CG:{_quoted(graph.concepts[end].label)})" for end in (effect.source, effect.target))
    yield f"{source} {relation} {target}"


def _citation(csl: Any, name: str) -> tuple[str, str, str]:
    for key, kind in (("PMID", "PubMed"), ("DOI", "DOI"), ("URL", "Online Resource")):
        if csl.get(key):
            return kind, name, str(csl[key])
    return "Other", name, name


def _signs(term: str) -> str:
    """Return the sign that a relation of BEL has by itself."""
    return RELATIONS.get(term.casefold(), ("", ""))[1] or "unknown"


def _relation(graph: ConceptGraph, effect: Effect) -> str:
    """Return the vocabulary's relation of BEL where its sign is the effect's, else one by the sign."""
    relation = graph.relations.get(effect.relation)
    term = relation.terms.get("bel", "") if relation else ""
    if term and _signs(term) == effect.sign:
        return term
    return _BY_SIGN.get(effect.sign, "association")
