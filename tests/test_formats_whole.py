"""What is written whole reads back as the same graph: the examples, and graphs of any kind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_data import examine, example_names, example_path, read_graph, read_graph_text, writer_for
from graph_data.formats.proof import same_graph
from graph_data.formats.registry import reader_for
from graph_data.keys import CERTAINTIES, LEVELS, SIGNS, STANCES, VERDICTS
from graph_data.model import (
    Category,
    Concept,
    ConceptGraph,
    Effect,
    Evidence,
    Reference,
    Step,
    Tour,
)
from graph_data.records import CutFrom, Start
from graph_data.relations import vocabulary

ENDINGS = (".yaml", ".csv", ".xlsx", ".json", ".cyjs")


def there_and_back(graph: ConceptGraph, folder: Path, ending: str) -> ConceptGraph | None:
    writer = writer_for(f"x{ending}")
    assert writer is not None
    written = writer.write(graph, ["From a test."])
    path = folder / f"x{ending}"
    path.write_bytes(written.data)
    for word, data in written.beside.items():
        (folder / f"x.{word}{ending}").write_bytes(data)
    report = examine(path)
    assert report.graph is not None, [str(each) for each in report.errors]
    return report.graph


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", example_names())
def test_examples_come_back(name: str, ending: str, tmp_path: Path) -> None:
    graph = read_graph(example_path(name))
    again = there_and_back(graph, tmp_path, ending)
    assert again is not None
    assert again.concepts == graph.concepts
    assert again.effects == graph.effects
    assert again.references == graph.references
    assert again.tours == graph.tours
    assert same_graph(again, graph)


CHARACTERS = st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co"])
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=12).map(lambda text: " ".join(text.split())),
    st.sampled_from(
        ["=1+1", "+", "- x", "'quoted", "a; b", '["x"]', "a -> b", "x: y", "# no", "no", "12", "@x", "~",
         "null", "&a", "*a", "{x}", "a, b", '"', "1/2:x", "two\nlines", "tab\tin it", "ends: "]
    ),
).map(str.strip)  # fmt: skip
NAMES = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)


@st.composite
def graphs(draw: Any) -> ConceptGraph:
    ids = draw(st.lists(NAMES, min_size=1, max_size=5, unique_by=str.casefold))
    references = draw(st.lists(NAMES, max_size=2, unique=True))
    categories = draw(st.lists(NAMES, max_size=2, unique_by=str.casefold))
    concepts = {
        id: Concept(
            id, draw(NAMES), draw(st.sampled_from(["", *categories])), draw(TEXTS),
            tuple(draw(st.lists(NAMES, max_size=2, unique=True))),
        )
        for id in ids
    }  # fmt: skip
    effects = {}
    for number in range(draw(st.integers(1, 5))):
        relation = draw(st.sampled_from(sorted(vocabulary())))
        evidence = tuple(
            Evidence(each, draw(st.sampled_from(STANCES)), draw(TEXTS)) for each in references[: number % 3]
        )
        effect = Effect(
            draw(st.sampled_from([f"e{number}", f"{number}-{draw(NAMES)}"])), draw(st.sampled_from(ids)),
            draw(st.sampled_from(ids)), draw(NAMES), relation, draw(st.sampled_from(SIGNS)),
            draw(st.sampled_from(LEVELS)), draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(TEXTS),
            draw(st.sampled_from(VERDICTS)), draw(st.sampled_from(["", *CERTAINTIES])), evidence,
        )  # fmt: skip
        effects[effect.id] = effect
    steps = (Step(focus=ids[0], say=draw(TEXTS), id="first"),)
    kinds = {id: Category(id, draw(NAMES), draw(st.sampled_from(["", "#aa3355"]))) for id in categories}
    sources = {id: Reference(id, MappingProxyType({"title": draw(NAMES)})) for id in references}
    return ConceptGraph(
        draw(NAMES), MappingProxyType(concepts), MappingProxyType(effects),
        MappingProxyType(kinds), vocabulary(), MappingProxyType(sources),
        (Tour("t", draw(NAMES), steps),), description=draw(TEXTS),
        language=draw(st.sampled_from(["en", "de"])),
        start=Start(draw(st.sampled_from(["", *ids])), tuple(categories), tuple(sorted(effects)[:1])),
        corpus=draw(st.sampled_from([None, CutFrom("a b", "slice 'a b' x", concepts=3, also=("y, z",))])),
    )  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
@given(graph=graphs())
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_graph_comes_back(
    ending: str, graph: ConceptGraph, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Path(tmp_path_factory.getbasetemp()) / f"whole-{ending[1:]}"
    folder.mkdir(exist_ok=True)
    writer = writer_for(f"x{ending}")
    assert writer is not None
    written = writer.write(graph, [])
    files = [(folder / f"x{ending}", written.data)]
    files += [(folder / f"x.{word}{ending}", data) for word, data in written.beside.items()]
    for path, data in files:
        path.write_bytes(data)
    again = read_anyway(files[0][0])
    assert again is not None
    assert replace(again, places=graph.places) == graph or same_graph(again, graph)


def read_anyway(path: Path) -> ConceptGraph | None:
    """Return the graph of a file, whatever the rules of checking say of it."""
    from graph_data.formats.receive import received
    from graph_data.formats.registry import reader_for
    from graph_data.formats.yaml_out import read_back
    from graph_data.read.foreign import with_partner

    if path.suffix == ".yaml":
        return read_back(path.read_text("utf-8"))
    names = with_partner([str(path)])
    files = [(Path(name).read_bytes(), name) for name in names]
    readers = [reader_for(data, name) for data, name in files]
    return received([(*file, reader) for file, reader in zip(files, readers, strict=True) if reader]).graph


def test_a_page_gives_its_graph_back_and_a_damaged_one_says_so(magnesium_html: Path, tmp_path: Path) -> None:
    """The page stays within its size, and what it does not show is carried all the same."""
    assert magnesium_html.stat().st_size <= 1_000_000
    again = examine(magnesium_html).graph
    assert again is not None
    assert same_graph(again, read_graph(example_path("magnesium")))
    text = magnesium_html.read_text(encoding="utf-8")
    begin = text.index('"file":"') + len('"file":"')
    damaged = tmp_path / "damaged.html"
    damaged.write_text(f"{text[: begin + 40]}AAAA{text[begin + 44 :]}", encoding="utf-8")
    report = examine(damaged)
    assert report.graph is None
    assert "is damaged" in report.errors[0].message


@pytest.mark.parametrize("ending", [".json", ".cyjs"])
@pytest.mark.parametrize(
    "said",
    ["mapTitle", "<graphml", "<mxfile", "cmap.ihmc.us", "gexf.net", "defaultMap", "db_refs", "fromNode",
     "<opml", "```mermaid", "excalidraw", "http://www.cs.rpi.edu/XGMML", "elem-1", "CXVersion", "<xmile"],
)  # fmt: skip
def test_a_graph_that_speaks_of_other_formats_stays_ours(said: str, ending: str, tmp_path: Path) -> None:
    graph = read_graph_text(
        f"title: '{said}'\ndescription: '{said}'\n"
        f"concepts: {{a: {{label: '{said}'}}, b: {{}}}}\neffects: [a -> b: raises]\n"
    )
    writer = writer_for(f"x{ending}")
    assert writer is not None
    path = tmp_path / f"x{ending}"
    path.write_bytes(writer.write(graph, []).data)
    again = read_anyway(path)
    assert again is not None and (again.title, again.description) == (said, said)
    assert [concept.label for concept in again.concepts.values()] == [said, "b"]


@pytest.mark.parametrize(
    ("head", "reader"),
    [
        (b"{UTF-8}\nTea = 2 ~~|\n", "vensim"),
        (b'<p align="center"><img src="a.png"></p>\n\n```mermaid\ngraph LR\n a --> b\n```\n', "mermaid"),
        (b"> A quoted chart\n> ```mermaid\n> graph LR\n", "mermaid"),
        (b"<graphml><data>```mermaid</data></graphml>", "graphml"),
        (b'\xef\xbb\xbf {"nodes": [{"id": "<mxfile"}], "links": []}', "json"),
        (b'[{"source": "a", "target": "<graphml"}]', "json"),
    ],
)
def test_a_file_is_told_by_what_it_is_and_not_by_what_it_speaks_of(head: bytes, reader: str) -> None:
    found = reader_for(head, "x.json" if reader == "json" else "x")
    assert found is not None and reader == found.NAME
