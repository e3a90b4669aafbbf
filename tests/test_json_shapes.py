"""JSON of any program: whatever it calls things and links, no name and no words fall out in silence."""

from __future__ import annotations

import pytest

from graph_data import InvalidGraphError
from graph_data.formats.mapping import Converted
from graph_data.formats.receive import received
from graph_data.formats.registry import HEAD, reader_for
from tests.foreign_more import SHAPES


def read(text: str, name: str = "graph.json") -> Converted:
    reader = reader_for(text.encode()[:HEAD], name)
    assert reader is not None
    return received([(text.encode(), name, reader)])


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_says_what_it_means(shape: str) -> None:
    found = read(SHAPES[shape], "graph.jsonl" if "lines" in shape else "graph.json")
    labels = {concept.id: concept.label for concept in found.graph.concepts.values()}
    told = [
        (labels[e.source], e.label.lower(), labels[e.target], e.sign) for e in found.graph.effects.values()
    ]
    assert told[0] == ("Stress", "lowers", "Sleep", "-")
    assert set(found.not_carried) <= {"positions", "attribute class"}


def test_what_a_link_has_besides_is_told() -> None:
    nodes = '[{"id": "a", "data": {"label": "A", "mood": 3}}]'
    text = f'{{"nodes": {nodes}, "edges": [{{"from": "a", "to": "b", "w": {{"x": 1}}}}]}}'
    assert read(text).not_carried == {"attribute mood": 1, "attribute w": 1}


@pytest.mark.parametrize(
    "text", ['{"a": 1}', "[1, 2]", '[{"a": "b"}]', '{"nodes": 3, "links": "x"}', "[]", "{}"]
)
def test_json_without_a_graph_is_said_to_be_that(text: str) -> None:
    with pytest.raises(InvalidGraphError, match=r"CG124|CG804"):
        read(text)
