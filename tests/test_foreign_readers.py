"""Files of other programs: things and effects come as they stand there, and what is left is counted."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from graph_data import InvalidGraphError
from graph_data.formats.incoming import Incoming
from graph_data.formats.registry import HEAD, reader_for, readers
from graph_data.read.foreign import are_notes
from tests.foreign import SAMPLES as FIRST
from tests.foreign import Sample
from tests.foreign_more import MORE

SAMPLES = (*FIRST, *MORE)


def read(sample: Sample) -> Incoming:
    reader: Any = import_module(f"graph_data.formats.{sample.reader}")
    found = reader.read(sample.data, sample.name)
    assert isinstance(found, Incoming)
    return found


def told(incoming: Incoming) -> list[str]:
    names = {
        node.key: str(node.fields.get("label") or node.fields.get("name") or node.key)
        for node in incoming.nodes
    }
    return [
        f"{'' if edge.directed else '~'}{names.get(edge.source, edge.source)}|"
        f"{edge.fields.get('label', '')}|{names.get(edge.target, edge.target)}|{edge.fields.get('sign', '')}"
        for edge in incoming.edges
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.reader}-{sample.name}")
def test_effects_come_with_their_words_direction_and_sign(sample: Sample) -> None:
    assert sorted(told(read(sample))) == sorted(sample.effects)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.reader}-{sample.name}")
def test_what_is_said_of_things_comes_and_what_is_left_is_counted(sample: Sample) -> None:
    found = read(sample)
    assert found.title == sample.title
    for what, count in sample.left.items():
        assert found.left.get(what) == count, (what, dict(found.left))
    fields = {node.key: node.fields for node in found.nodes}
    for key, wanted in sample.fields.items():
        for name, value in wanted.items():
            assert fields[key].get(name) == value
    ends = {end for edge in found.edges for end in (edge.source, edge.target)}
    alone = {str(node.fields.get("label")) for node in found.nodes if node.key not in ends}
    assert alone == set(sample.alone)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.reader}-{sample.name}")
def test_a_file_is_told_by_what_it_holds(sample: Sample) -> None:
    name = sample.name if sample.name.endswith((".md", ".sif", ".txt", ".mdl", ".tgf")) else "file"
    reader: Any = reader_for(sample.data[:HEAD], name)
    assert reader is not None
    assert reader.__name__ == f"graph_data.formats.{sample.reader}"


def test_readers_have_names_of_their_own() -> None:
    names = [reader.NAME for reader in readers()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.reader}-{sample.name}")
def test_lines_lead_to_where_a_thing_stands(sample: Sample) -> None:
    lines = sample.text.count("\n") + 1
    found = read(sample)
    found_lines = [*(node.line for node in found.nodes), *(edge.line for edge in found.edges)]
    assert all(line is None or 1 <= line <= lines for line in found_lines)


def test_a_thing_of_one_name_on_two_pages_is_one() -> None:
    page = '<mxGraphModel><root><mxCell id="1"/><mxCell id="a" value="Sun" vertex="1" parent="1"/><mxCell id="b" value="{}" vertex="1" parent="1"/><mxCell id="e" edge="1" source="a" target="b"/></root></mxGraphModel>'  # noqa: E501
    text = f"<mxfile><diagram>{page.format('Ice')}</diagram><diagram>{page.format('Sea')}</diagram></mxfile>"
    found = read(Sample("drawio", "two.drawio", text, ()))
    assert told(found) == ["Sun||Ice|", "Sun||Sea|"]
    assert len(found.nodes) == 3


@pytest.mark.parametrize(
    ("reader", "text", "line", "found"),
    [
        ("mermaid", "flowchart LR\n a --> b\n c [[ d\n", 3, "no line of a flowchart"),
        ("mermaid", "mindmap\n root\n", 1, "no flowchart"),
        ("dot", "digraph {\n a -> ;\n}", 2, "';' stands here"),
        ("dot", "digraph {\n a -> b\n", 2, "ends here"),
        ("graphml", "<graphml>\n<edge source='a'/></graphml>", 2, "no target"),
        ("gexf", "<gexf><nodes>\n\n<node/></nodes></gexf>", 3, "no id"),
        ("skos", '@prefix a: <b> .\na:c a:d "e', 2, "no Turtle"),
        ("sif", "a b c\nd e\n", 2, "no thing, verb and thing"),
        ("propositions", "a\tb\tc\nd\te\n", 2, "no concept, phrase"),
        ("arrow_lines", "Tea\nis good\n", 0, "no line has an arrow"),
        ("markdown_tables", "\n| a | b |\n|---|---|\n| 1 | 2 |\n", 2, "no two columns"),
        ("bel", 'SET Evidence = "x"\np(A:B) likes p(A:C)\n', 2, "no relation"),
        ("cmap", "<map/>", 1, "no concept map"),
        ("xmile", "<model/>", 1, "no model"),
        ("drawio", "<mxfile><diagram>AAAA</diagram></mxfile>", 1, "cannot be read"),
        ("kumu", "[1]", 0, "no elements"),
        ("canvas", '{"nodes": 3}', 0, "no canvas"),
        ("prsm", "nothing", 0, "no map of PRSM"),
        ("vis_network", "<p>vis-network</p>", 0, "no network"),
    ],
)
def test_a_broken_file_is_told_with_its_line(reader: str, text: str, line: int, found: str) -> None:
    with pytest.raises(InvalidGraphError) as error:
        read(Sample(reader, "file", text, ()))
    problem = error.value.problems[0]
    assert found in problem.message
    assert problem.place is not None
    assert problem.place.line == line


@pytest.mark.parametrize("cut", range(4))
def test_a_text_is_known_wherever_its_first_bytes_end(cut: int) -> None:
    """Arrows of three bytes each: one read of the first bytes ends within a letter."""
    text = ("x" * cut + "tea → sleep\n" * 600).encode()
    found = reader_for(text, "a.txt")
    assert found and found.NAME == "arrows"


@pytest.mark.parametrize("text", ["tea → sleep\n", "| cause | effect |\n|---|---|\n| tea | sleep |\n"])
def test_forms_of_others_are_not_seen_in_a_graph_file(text: str) -> None:
    assert reader_for(text.encode(), "a.txt")
    assert reader_for(f"references:\n{text}".encode(), "a.txt") is None
    assert reader_for(text.encode(), "a.yaml") is None


@pytest.mark.parametrize(
    ("names", "are"),
    [(["a.md"], False), (["a.md", "B.MD"], True), (["a.md", "b.csv"], False), ([], False)],
)
def test_several_notes_make_one_graph(names: list[str], are: bool) -> None:
    assert are_notes(names) == are
