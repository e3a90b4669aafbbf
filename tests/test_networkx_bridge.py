"""Graphs to networkx and back."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_data import (
    InvalidGraphError,
    check_graph,
    examine_networkx,
    example_names,
    example_path,
    from_networkx,
    read_graph,
    to_networkx,
)
from graph_data.formats.proof import same_graph


def test_magnesium_there_and_back() -> None:
    graph = read_graph(example_path("magnesium"))
    there = to_networkx(graph)
    assert (there.number_of_nodes(), there.number_of_edges()) == (88, 162)
    assert there.nodes["magnesium"]["category"] == "mineral"
    back = from_networkx(there)
    assert back.title == graph.title
    assert list(back.concepts.values()) == list(graph.concepts.values())
    assert {e.id: e for e in back.effects.values()} == dict(graph.effects)
    assert same_graph(back, graph)


@pytest.mark.parametrize("name", example_names())
@pytest.mark.parametrize("kind", ["graphml", "gml", "gexf"])
def test_networkx_writes_it_in_its_formats(name: str, kind: str, tmp_path: Path) -> None:
    graph = read_graph(example_path(name))
    path = tmp_path / f"x.{kind}"
    write, read = getattr(nx, f"write_{kind}"), getattr(nx, f"read_{kind}")
    write(to_networkx(graph), path)
    back = from_networkx(read(path))
    if kind == "gexf":  # it has no place for attributes of a whole graph
        was, now = (
            sorted((e.source, e.target, e.label, e.sign, e.quote) for e in each.effects.values())
            for each in (graph, back)
        )
        assert now == was
        assert {c.id: (c.label, c.definition) for c in back.concepts.values()} == {
            c.id: (c.label, c.definition) for c in graph.concepts.values()
        }
    else:
        assert same_graph(back, graph)


class TestForeign:
    """What others call words, signs and names; what has no place is told, never dropped in silence."""

    @pytest.mark.parametrize("name", ["type", "predicate", "relationship", "interaction", "rel", "relation"])
    def test_words_by_any_name(self, name: str) -> None:
        g: nx.DiGraph[str] = nx.DiGraph()
        g.add_edge("a", "b", **{name: "loves"})
        (effect,) = from_networkx(g).effects.values()
        assert (effect.label, effect.relation) == ("loves", "affects")

    def test_a_key_is_words_and_nan_is_nothing(self) -> None:
        g: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        g.add_edge("a", "b", key="raises")
        g.add_edge("b", "c", label=float("nan"), weight=-0.8)
        g.add_node("a", description=float("nan"), title="A long tooltip.")
        with pytest.warns(UserWarning, match="attribute weight"):
            graph = from_networkx(g)
        assert [(e.label, e.sign) for e in graph.effects.values()] == [("raises", "+"), ("decreases", "-")]
        assert (graph.concepts["a"].label, graph.concepts["a"].definition) == ("a", "A long tooltip.")

    def test_what_is_left_is_told(self) -> None:
        g: nx.Graph[str] = nx.Graph()
        g.add_edge("a", "b", label="goes with", polarity="negative", pmid="123", colour="red")
        report = examine_networkx(g)
        assert report.graph is not None
        assert report.converted is not None
        (effect,) = report.graph.effects.values()
        assert (effect.sign, effect.evidence[0].reference) == ("-", "123")
        assert dict(report.converted.not_carried) == {"attribute colour": 1, "undirected links": 1}
        assert {each.code for each in report.problems} >= {"CG125"}


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
    # An edge that says no more than another is one with it, and told.
    assert sorted((e.source, e.target, e.label) for e in graph.effects.values()) == sorted(set(edges))
    assert not [found for found in check_graph(graph) if found.code == "CG301"]
