"""Graphs to networkx and back."""

from __future__ import annotations

import copy
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_data import InvalidGraphError, check_graph, example_path, from_networkx, read_graph, to_networkx


def test_magnesium_there_and_back() -> None:
    graph = read_graph(example_path("magnesium"))
    there = to_networkx(graph)
    assert (there.number_of_nodes(), there.number_of_edges()) == (88, 162)
    assert there.nodes["magnesium"]["category"] == "mineral"
    back = from_networkx(there)
    assert back.title == graph.title
    assert list(back.concepts.values()) == list(graph.concepts.values())
    assert {e.id: e for e in back.effects.values()} == dict(graph.effects)
    assert {c.id: c.label for c in back.categories.values()} == {
        c.id: c.label for c in graph.categories.values()
    }


def test_nodes_of_any_kind() -> None:
    g: nx.DiGraph[Any] = nx.DiGraph()
    g.add_edge(1, "1", effect="raises", when="late")
    g.add_edge((2, 3), frozenset(), relation="decreases")
    g.add_node("  ")
    before = copy.deepcopy(g)
    graph = from_networkx(g, title="T")
    assert list(graph.concepts) == ["1-2", "1", "(2, 3)", "frozenset()", "node"]
    first, second = graph.effects.values()
    assert (first.source, first.target, first.label, first.sign, first.when) == (
        "1-2",
        "1",
        "raises",
        "+",
        "late",
    )
    assert (second.label, second.sign) == ("decreases", "-")
    assert nx.utils.graphs_equal(g, before)


def test_undirected_and_parallel() -> None:
    path = from_networkx(nx.path_graph(3))
    assert [(e.source, e.target, e.label) for e in path.effects.values()] == [
        ("0", "1", "affects"),
        ("1", "2", "affects"),
    ]
    multi: nx.MultiGraph[str] = nx.MultiGraph()
    multi.add_edge("a", "b", label="raises")
    multi.add_edge("a", "b", label="cuts")
    assert [e.sign for e in from_networkx(multi).effects.values()] == ["+", "-"]


def test_what_does_not_fit_is_told() -> None:
    g: nx.DiGraph[str] = nx.DiGraph()
    g.add_edge("a", "b", label="raises", verdict="suported")
    with pytest.raises(InvalidGraphError, match=r"CG205.*'supported'"):
        from_networkx(g)


NAMES = st.text(alphabet="abcxyz -_é", min_size=1, max_size=6).map(lambda s: " ".join(s.split())).filter(bool)


@given(
    st.lists(
        st.tuples(NAMES, NAMES, st.sampled_from(["raises", "lowers", "is part of", "zaps"])),
        min_size=1,
        max_size=12,
    )
)
def test_round_trip(edges: list[tuple[str, str, str]]) -> None:
    g: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for source, target, label in edges:
        g.add_edge(source, target, label=label)
    graph = from_networkx(g)
    again = from_networkx(to_networkx(graph))
    assert again.concepts == graph.concepts
    assert dict(again.effects) == dict(graph.effects)
    assert sorted((e.source, e.target, e.label) for e in graph.effects.values()) == sorted(edges)
    assert not [found for found in check_graph(graph) if found.code == "CG301"]
