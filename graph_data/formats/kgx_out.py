"""KGX: Biolink's two tables of nodes and edges, parted by tabs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..model import ConceptGraph
from ..names import slug
from ..records import Effect
from .flat import not_held
from .outgoing import Written

NAME = "kgx"
ENDINGS: tuple[str, ...] = ()

_HELD = frozenset({"label", "definition", "aka", "evidence", "quote", "relation", "alone"})
_NODES = ("id", "category", "name", "description", "synonym")
_EDGES = ("id", "subject", "predicate", "object", "relation_label", "publications", "negated",
          "knowledge_level", "agent_type", "primary_knowledge_source", "supporting_text",
          "object_direction_qualifier")  # fmt: skip
_DIRECTIONS = {"+": "increased", "-": "decreased"}


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return the table of edges, and beside it that of nodes; lists are parted by bars.

    A relation without a term of Biolink is ``biolink:related_to``.
    """
    curies = _curies(graph)
    nodes = [
        {"id": curies[concept.id], "category": "biolink:NamedThing", "name": concept.label,
         "description": concept.definition, "synonym": "|".join(n.replace("|", "/") for n in concept.aka)}
        for concept in graph.concepts.values()
    ]  # fmt: skip
    left = Counter(not_held(graph, _HELD))
    edges = [_edge(graph, effect, curies, left) for effect in graph.effects.values()]
    return Written(_table(_EDGES, edges), {"nodes": _table(_NODES, nodes)}, +left)


def _curies(graph: ConceptGraph) -> dict[str, str]:
    """Return an id of the form ``prefix:local`` for each concept; one that has the form keeps it."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for id in graph.concepts:
        plain = id if id.count(":") == 1 and " " not in id else f"CG:{slug(id)}"
        curie, number = plain, 2
        while curie in taken:
            curie, number = f"{plain}-{number}", number + 1
        taken.add(curie)
        found[id] = curie
    return found


def _edge(
    graph: ConceptGraph, effect: Effect, curies: Mapping[str, str], left: Counter[str]
) -> dict[str, str]:
    relation = graph.relations.get(effect.relation)
    term = relation.terms.get("biolink", "") if relation else ""
    left["relations without a term of Biolink"] += not term
    left["signs"] += effect.sign in ("regulates", "mixed")
    return {
        "id": effect.id,
        "subject": curies[effect.source],
        "predicate": term or "biolink:related_to",
        "object": curies[effect.target],
        "relation_label": effect.label,
        "publications": "|".join(
            dict.fromkeys(_publication(graph, item.reference) for item in effect.evidence)
        ),
        "negated": "true" if effect.relation == "no-effect" else "",
        "knowledge_level": "not_provided",
        "agent_type": "not_provided",
        "primary_knowledge_source": "",
        "supporting_text": effect.quote,
        "object_direction_qualifier": _DIRECTIONS.get(effect.sign, ""),
    }


def _publication(graph: ConceptGraph, id: str) -> str:
    """Return a reference as Biolink knows publications: its PMID, its DOI, else its id here."""
    csl = graph.references[id].csl if id in graph.references else {}
    if csl.get("PMID"):
        return f"PMID:{csl['PMID']}"
    return f"DOI:{csl['DOI']}" if csl.get("DOI") else f"CG:{id}"


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    lines = ["\t".join(columns)]
    lines += ["\t".join(" ".join(row.get(column, "").split()) for column in columns) for row in rows]
    return ("\n".join(lines) + "\n").encode()
