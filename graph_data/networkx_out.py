"""A graph as a networkx graph, which networkx can write in each of its formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .formats.whole import REST, cell, concept_records, effect_records, rest_text

if TYPE_CHECKING:
    import networkx

    from .model import ConceptGraph


def to_networkx(graph: ConceptGraph) -> networkx.MultiDiGraph[str]:
    """Return a new MultiDiGraph: concepts as nodes, effects as edges keyed by id, fields as attributes.

    Attributes are texts and numbers, lists joined (``a; b``), so that networkx writes them as GraphML, GEXF
    and GML. The graph's own hold ``title``, ``description``, ``language``, and under ``conceptgraph`` all
    else as JSON, from which `from_networkx` makes the same graph again.
    """
    import networkx as nx

    about = {"title": graph.title, "description": graph.description, "language": graph.language}
    found: networkx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.graph.update({key: value for key, value in about.items() if value})
    found.graph[REST] = rest_text(graph)
    for concept in concept_records(graph):
        id = concept.pop("id")
        # GML keeps no attribute of the name label.
        found.add_node(id, **{key: _flat(value) for key, value in concept.items()}, name=concept["label"])
    for effect in effect_records(graph):
        source, target, id = effect.pop("source"), effect.pop("target"), effect.pop("id")
        found.add_edge(source, target, key=id, **{key: _flat(value) for key, value in effect.items()})
    return found


def _flat(value: object) -> object:
    return value if isinstance(value, int | float) else cell(value)
