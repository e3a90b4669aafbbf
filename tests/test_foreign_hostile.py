"""Hostile files of other programs: bombs and outside files are refused, nothing of them runs."""

from __future__ import annotations

import random
import time
from importlib import import_module
from typing import Any

import pytest

from benchmarks.mangling import mangled
from graph_data import InvalidGraphError
from graph_data.formats.mapping import mapped
from tests.foreign import SAMPLES as FIRST
from tests.foreign import Sample, packed
from tests.foreign_more import MORE

SAMPLES = (*FIRST, *MORE)

XML = ("graphml", "gexf", "cmap", "xmile", "drawio", "outline")
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
DEEP = "<x>" * 100_000


def reader_of(name: str) -> Any:
    return import_module(f"graph_data.formats.{name}")


@pytest.mark.parametrize("reader", XML)
@pytest.mark.parametrize(("text", "found"), [(BOMB, "entit"), (OUTSIDE, "entit"), (DEEP, "without end")])
def test_xml_that_could_load_or_never_end_is_refused(reader: str, text: str, found: str) -> None:
    with pytest.raises(InvalidGraphError) as error:
        reader_of(reader).read(text.encode(), "file.xml")
    assert found in error.value.problems[0].message


def test_an_outside_document_type_is_not_loaded() -> None:
    text = (
        '<!DOCTYPE graphml SYSTEM "http://example.org/x.dtd"><graphml><graph><node id="a"/></graph></graphml>'
    )
    assert len(reader_of("graphml").read(text.encode(), "a").nodes) == 1
    with pytest.raises(InvalidGraphError) as error:
        reader_of("graphml").read(text.replace('<node id="a"/>', "<node id='a'>&b;</node>").encode(), "a")
    assert "&b;" in error.value.problems[0].message


def test_a_packed_drawing_that_unfolds_without_end_is_refused() -> None:
    text = f"<mxfile><diagram>{packed('a' * 60_000_000)}</diagram></mxfile>"
    with pytest.raises(InvalidGraphError) as error:
        reader_of("drawio").read(text.encode(), "bomb.drawio")
    assert "50,000,000 bytes" in error.value.problems[0].message


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"nodes": ' * 50_000, "1" * 10_000, f'{{"nodes": [{"9" * 9000}]}}']
)
@pytest.mark.parametrize(
    "reader", ["kumu", "canvas", "cx", "indra", "prsm", "json_graphs", "excalidraw", "loopy"]
)
def test_json_without_end_is_refused(reader: str, text: str) -> None:
    with pytest.raises(InvalidGraphError):
        reader_of(reader).read(text.encode(), "file.json")


def test_scripts_of_a_page_are_data_and_never_run() -> None:
    data = '[{id: 1, label: (() => { throw "run" })()}, {id: 2, label: `${x}`}]'
    text = f"<script>nodes = new vis.DataSet({data})</script>"
    nodes = reader_of("vis_network").read(text.encode(), "page.html").nodes
    assert [node.fields["label"] for node in nodes] == ["1", "2"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.reader}-{sample.name}")
def test_nothing_but_problems_is_raised_whatever_happens_to_a_file(sample: Sample) -> None:
    chance = random.Random(sample.name)
    others = [other.data for other in SAMPLES]
    for _ in range(150):
        data = mangled(sample.data, others, chance)
        try:
            mapped(reader_of(sample.reader).read(data, sample.name))
        except InvalidGraphError as error:
            assert all(problem.message for problem in error.problems)


LONG = {
    "mermaid": lambda n: "graph LR\n" + "a-->b\n" * n,
    "dot": lambda n: "digraph {" + "a -> b;\n" * n + "}",
    "skos": lambda n: "@prefix : <x:> .\n" + ':a :label "c" .\n' * n,
    "vis_network": lambda n: "<script>vis.Network; x = new vis.DataSet([" + "{id: 1},\n" * n + "])</script>",
    "bel": lambda n: 'SET Evidence = "x"\n' + "p(A:B) -> p(A:C)\n" * n,
    "notes": lambda n: "[[a]] warms [[b]]\n" * n,
    "arrow_lines": lambda n: "tea --raises--> pulse\n" * n,
    "markdown_tables": lambda n: "| from | to |\n|---|---|\n" + "| a | b \\| c |\n" * n,
    "vensim": lambda n: "a = b ~ ~ |\n" * n,
    "graphml": lambda n: "<graphml><graph>" + '<node id="a"/>' * n + "</graph></graphml>",
}


@pytest.mark.parametrize("reader", LONG)
def test_reading_takes_time_in_step_with_the_file(reader: str) -> None:
    def seconds(n: int) -> float:
        data = LONG[reader](n).encode()
        begun = time.process_time()
        reader_of(reader).read(data, f"long.{'md' if reader == 'notes' else reader}")
        return time.process_time() - begun

    seconds(100)
    # The better of two: garbage may be looked for in one.
    assert min(seconds(20_000) for _ in range(2)) < max(12 * seconds(4_000), 0.5)
