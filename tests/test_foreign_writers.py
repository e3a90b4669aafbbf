"""Graphs written for other programs: they read back, others open them, what is lost is counted."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

import networkx
import pygraphviz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from graph_data import Category, Concept, ConceptGraph, Effect, example_path, read_graph, vocabulary
from graph_data.formats.mapping import mapped
from graph_data.formats.outgoing import Written
from graph_data.formats.turtle import read_turtle
from graph_data.records import EMPTY, Reference

#: Writers, and the readers of what they write.
PAIRS = {
    "graphml": "graphml",
    "gexf": "gexf",
    "dot": "dot",
    "mermaid": "mermaid",
    "kumu": "xlsx",
    "bel": "bel",
}
EXAMPLES = ("magnesium", "thames", "traffic")


def module(name: str) -> Any:
    return import_module(f"graph_data.formats.{name}")


def written(writer: str, graph: ConceptGraph) -> Written:
    found = module(f"{writer}_out").write(graph, ["from a test -- of ours"])
    assert isinstance(found, Written)
    return found


def told(graph: ConceptGraph) -> list[tuple[str, ...]]:
    label = {id: " ".join(concept.label.split()) for id, concept in graph.concepts.items()}
    return sorted(
        (label[effect.source], " ".join(effect.label.split()), label[effect.target], effect.sign)
        for effect in graph.effects.values()
    )


def back(writer: str, graph: ConceptGraph) -> ConceptGraph:
    data = written(writer, graph).data
    return mapped(module(PAIRS[writer]).read(data, f"graph.{writer}")).graph


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("writer", PAIRS)
def test_examples_come_back_in_concepts_words_direction_and_sign(writer: str, example: str) -> None:
    graph = read_graph(example_path(example))
    again = back(writer, graph)
    assert told(again) == told(graph)
    labels = [sorted(concept.label for concept in each.concepts.values()) for each in (graph, again)]
    assert labels[0] == labels[1]


BITS = (
    "sleep", "a<b", "x & y", "#1", "1. a", "- a", '"quoted"', "C:\\new", "50 %", "{x}", "[y]", "Ca2+", "→",
    "schöner Tag", "维生素", "it's", "a -- b", "%% no", "end", "*x*", "_y_", "(z)", "a;b", "--> c", "`code`",
    "$1", "~",
    "null", "a, b",
)  # fmt: skip
WORDS = (
    "raises",
    "lowers",
    "is good for",
    "+",
    "is said to be",
    "«hebt»",
    "100 % of",
    "a -> b",
    '"so"',
    "no",
)
SIGNS = ("+", "-", "none", "unknown", "regulates", "mixed")


@st.composite
def graphs(draw: st.DrawFn) -> ConceptGraph:
    bits = draw(st.lists(st.sampled_from(BITS), min_size=2, max_size=8))
    concepts = {
        f"c{number}": Concept(f"c{number}", f"{bit} n{number}", draw(st.sampled_from(["", "k", "kind & so"])))
        for number, bit in enumerate(bits)
    }
    ends = st.sampled_from(list(concepts))
    arrows = draw(
        st.lists(
            st.tuples(ends, ends, st.sampled_from(WORDS), st.sampled_from(SIGNS)), max_size=8, unique=True
        )
    )
    effects = {
        f"e{number}": Effect(f"e{number}", source, target, words, sign=sign)  # type: ignore[arg-type]
        for number, (source, target, words, sign) in enumerate(arrows)
    }
    alone = concepts.keys() - {end for effect in effects.values() for end in (effect.source, effect.target)}
    for id in alone:  # not every format has things without links
        del concepts[id]
    kinds = {id: Category(id, id) for id in ("k", "kind & so")}
    return ConceptGraph(draw(st.sampled_from(BITS)), concepts, effects, kinds, vocabulary())


@settings(max_examples=60, deadline=None)
@given(graphs(), st.sampled_from(sorted(PAIRS)))
def test_random_graphs_come_back(graph: ConceptGraph, writer: str) -> None:
    if graph.effects:
        assert told(back(writer, graph)) == told(graph)


@pytest.mark.parametrize("example", EXAMPLES)
def test_others_open_what_is_written(example: str) -> None:
    graph = read_graph(example_path(example))
    size = (len(graph.concepts), len(graph.effects))
    graphml = networkx.read_graphml(io.BytesIO(written("graphml", graph).data))
    assert (graphml.number_of_nodes(), graphml.number_of_edges()) == size
    gexf = networkx.read_gexf(io.BytesIO(written("gexf", graph).data))
    assert (gexf.number_of_nodes(), gexf.number_of_edges()) == size
    dot = pygraphviz.AGraph(string=written("dot", graph).data.decode())
    assert (len(dot.nodes()), len(dot.edges())) == size
    effect = next(iter(graph.effects.values()))
    edges = graphml.get_edge_data(effect.source, effect.target)
    assert effect.label in (
        edges.get("label"),
        *(each.get("label") for each in edges.values() if isinstance(each, dict)),
    )
    entries = parse_string(written("bibtex", graph).data.decode(), "bibtex").entries
    assert len(entries) == len(graph.references)


def test_what_a_format_cannot_hold_is_counted() -> None:
    graph = read_graph(example_path("magnesium"))
    left = written("mermaid", graph).left
    assert left["definitions"] == sum(bool(concept.definition) for concept in graph.concepts.values())
    assert left["quotes"] == sum(bool(effect.quote) for effect in graph.effects.values())
    assert left["references"] == 80
    assert left["tours"] == 3
    assert "signs" not in left
    assert not {"definitions", "quotes", "verdicts"} & written("graphml", graph).left.keys()


def small(**fields: Any) -> ConceptGraph:
    concepts = {"a": Concept("a", "tea | coffee", aka=("chai",)), "b": Concept("b", "sleep*")}
    csl: Mapping[str, Any] = {
        "title": "On {tea} & 50 %",
        "DOI": "10.1000/x_1",
        "author": [{"family": "Ü", "given": "A."}],
        "issued": 2020,
    }
    effect = Effect("e", "a", "b", "delays", "decreases", "-", quote='He said "no".', **fields)
    references = {"r 1": Reference("r 1", csl)}
    return ConceptGraph("T <x>", concepts, {"e": effect}, EMPTY, vocabulary(), MappingProxyType(references))


def test_kgx_has_two_tables_with_terms_of_biolink() -> None:
    found = written("kgx", small())
    edges = list(csv.DictReader(io.StringIO(found.data.decode()), delimiter="\t"))
    nodes = list(csv.DictReader(io.StringIO(found.beside["nodes"].decode()), delimiter="\t"))
    assert edges[0]["predicate"] == "biolink:affects"
    assert edges[0]["object_direction_qualifier"] == "decreased"
    assert [node["name"] for node in nodes] == ["tea | coffee", "sleep*"]
    assert {edges[0]["subject"], edges[0]["object"]} == {node["id"] for node in nodes}


def test_a_bar_in_a_name_is_told_before_kumu_takes_it_for_two() -> None:
    assert written("kumu", small()).left["bars in names"] == 1


def test_references_go_out_as_csl_json_and_bibtex() -> None:
    items = json.loads(written("references", small()).data)
    assert items[0]["id"] == "r 1"
    assert items[0]["DOI"] == "10.1000/x_1"
    entry = parse_string(written("bibtex", small()).data.decode(), "bibtex").entries["r-1"]
    assert entry.fields["title"] == "On \\{tea\\} \\& 50 \\%"
    assert entry.fields["doi"] == "10.1000/x_1"
    assert entry.persons["author"][0].last_names == ["Ü"]


def test_a_report_holds_sentences_and_nothing_that_markdown_would_obey() -> None:
    text = written("report", small()).data.decode()
    assert "# T \\<x\\>" in text
    assert "- Tea \\| coffee delays sleep\\*." in text
    assert '> He said "no".' in text
    assert "](https://doi.org/10.1000/x_1)" in text


def test_nanopublications_are_rdf_with_a_graph_for_each_part() -> None:
    text = written("nanopub", small()).data.decode()
    assert text.count("np:hasAssertion") == 1
    body = text[text.index("cg:concepts {") + len("cg:concepts {") :].partition("\n}")[0]
    prefixes = "\n".join(line for line in text.split("\n") if line.startswith("@prefix"))
    triples = read_turtle(f"{prefixes}\n{body}", "x.ttl")
    assert {triple.object.text for triple in triples if triple.predicate.endswith("prefLabel")} == {
        "T <x>", "tea | coffee", "sleep*",
    }  # fmt: skip


def test_positions_of_a_picture_stand_in_gexf() -> None:
    data = module("gexf_out").write(small(), positions={"a": (1.0, 2.0)}).data.decode()
    assert '<viz:position x="1.0" y="2.0" z="0.0"/>' in data
