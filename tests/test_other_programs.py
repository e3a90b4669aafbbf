"""What is written is what other programs read: igraph, and LibreOffice where it is here."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import igraph
import networkx
import pytest

from graph_data import ConceptGraph, example_path, read_graph, writer_for

OFFICE = shutil.which("localc")


@pytest.fixture(scope="module")
def magnesium() -> ConceptGraph:
    """The graph of the bundled example."""
    return read_graph(example_path("magnesium"))


def written(graph: ConceptGraph, path: Path) -> Path:
    """Write a graph in the format of a file's ending."""
    writer = writer_for(path.name)
    assert writer is not None
    path.write_bytes(writer.write(graph, []).data)
    return path


def same(found: igraph.Graph, graph: ConceptGraph, name: str) -> None:
    """Hold that igraph has every concept and every effect with its words, each its own way."""
    names = found.vs[name]
    assert found.is_directed()
    assert sorted(names) == sorted(graph.concepts)
    edges = sorted((names[each.source], names[each.target], each["label"]) for each in found.es)
    assert edges == sorted((one.source, one.target, one.label) for one in graph.effects.values())


def test_graphml_in_igraph(magnesium: ConceptGraph, tmp_path: Path) -> None:
    same(igraph.Graph.Read_GraphML(str(written(magnesium, tmp_path / "mg.graphml"))), magnesium, "id")


def test_gml_in_igraph(magnesium: ConceptGraph, tmp_path: Path) -> None:
    networkx.write_gml(magnesium.to_networkx(), tmp_path / "mg.gml", stringizer=str)
    found = igraph.Graph.Read_GML(str(tmp_path / "mg.gml"))
    assert (found.vcount(), found.ecount()) == (len(magnesium.concepts), len(magnesium.effects))
    assert sorted(found.es["label"]) == sorted(one.label for one in magnesium.effects.values())


@pytest.mark.programs
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice Calc is not here")
def test_the_workbook_in_libreoffice(magnesium: ConceptGraph, tmp_path: Path) -> None:
    """Calc opens the workbook and saves its first sheet: the same cells as in our own table."""
    book = written(magnesium, tmp_path / "mg.xlsx")
    ours = written(magnesium, tmp_path / "own.csv")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    out = ("--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(tmp_path / "out"))
    words = [str(OFFICE), "--headless", profile, *out, str(book)]
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    with (tmp_path / "out" / "mg.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.reader(file))
    with ours.open(encoding="utf-8-sig", newline="") as file:
        expected = list(csv.reader(file))
    assert found == [[cell.removeprefix("'") for cell in row] for row in expected]
