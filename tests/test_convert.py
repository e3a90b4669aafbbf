"""convert: tables with any header, several files, pages; what is read is said, what is left is counted."""

from __future__ import annotations

import csv
import json
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from graph_data import examine, examine_text, example_path, read_graph
from graph_data.formats.proof import same_graph

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

#: A header, a row, the effect as source|words|target|sign, and what is told.
HEADERS = [
    ("source,target,label", "tea,sleep,delays", "tea|delays|sleep|-", []),
    ("from,to,type", "tea,sleep,shortens", "tea|shortens|sleep|-", []),
    ("from,to,type,label", "tea,sleep,causal,shortens", "tea|shortens|sleep|-", ["column type"]),
    ("source,target,type", "tea,sleep,Undirected", "tea|affects|sleep|unknown",
     ["1 undirected link", "1 effect without words"]),
    ("Source;Target;Type;Id;Label;timeset;Weight", "tea;sleep;Directed;0;shortens;;1,5",
     "tea|shortens|sleep|-", ["column Weight"]),
    ("From,To,Direction,Label,Type,Tags", "tea,sleep,directed,shortens,-,x", "tea|shortens|sleep|-",
     ["column Tags"]),
    ("subject,object,predicate,publications,negated", "tea,sleep,biolink:treats,PMID:1|PMID:2,True",
     "tea|treats|sleep|none", []),
    (":START_ID,:TYPE,:END_ID,weight:double", "tea,RAISES,sleep,0.5", "tea|RAISES|sleep|+",
     ["column weight:double"]),
    ("node_1,node_2,edge,chunk_id", "tea,sleep,contextual proximity,c1",
     "tea|contextual proximity|sleep|unknown", ["column chunk_id"]),
    ("cause,effect", "tea,sleep", "tea|affects|sleep|unknown", ["1 effect without words"]),
    ("cause,effect,polarity", "tea,sleep,negative", "tea|decreases|sleep|-", ["1 effect without words"]),
    ("u,v,weight", "tea,sleep,-0.8", "tea|decreases|sleep|-", ["column weight", "1 effect without words"]),
    ("from_label,to_label,from,to,quote,certainty", "tea,sleep,1,2,It does.,3", "tea|affects|sleep|unknown",
     ["column from", "column to", "column certainty", "1 effect without words"]),
    ("from,to,label,source", "tea,sleep,shortens,Interview 3", "tea|shortens|sleep|-", []),
    ("von;nach;Wirkung;Vorzeichen", "Tee;Schlaf;senkt;–", "Tee|senkt|Schlaf|-", []),
    ("Ursache;Folge;Wirkung", "Tee;Schlaf;(-)", "Tee|(-)|Schlaf|-", []),
    ("source;cible;effet;signe", "thé;sommeil;réduit;-", "thé|réduit|sommeil|-", []),
    ("origen,destino,etiqueta,signo", "té,sueño,reduce,-", "té|reduce|sueño|-", []),
    ("entity1,relation,entity2,sentence", "tea,shortens,sleep,Tea does.", "tea|shortens|sleep|-", []),
]  # fmt: skip


@pytest.mark.parametrize(("header", "row", "effect", "told"), HEADERS, ids=[each[0] for each in HEADERS])
def test_headers_as_people_have_them(header: str, row: str, effect: str, told: list[str]) -> None:
    report = examine_text(f"{header}\n{row}\n", "table.csv")
    assert report.graph is not None, report.errors
    assert report.converted is not None
    (found,) = report.graph.effects.values()
    assert f"{found.source}|{found.label}|{found.target}|{found.sign}" == effect
    assert [*report.converted.lost_lines, *report.converted.kept_lines] == told


class TestTables:
    def test_two_columns_for_one_key_are_refused_and_both_named(self) -> None:
        (found,) = examine_text("source,effect,target,label\na,raises,b,lowers\n", "t.csv").errors
        assert found.code == "CG126"
        assert "'effect' and 'label'" in found.message
        same = examine_text("source,effect,target,label\na,raises,b,raises\n", "t.csv")
        assert same.graph is not None

    def test_a_document_beside_from_and_to_is_a_reference(self) -> None:
        report = examine_text("from,to,label,source\na,b,shortens,Interview 3\n", "t.csv")
        assert report.graph is not None
        (effect,) = report.graph.effects.values()
        assert [item.reference for item in effect.evidence] == ["interview-3"]
        assert report.graph.references["interview-3"].csl["title"] == "Interview 3"

    def test_a_spreadsheet_of_windows(self, tmp_path: Path) -> None:
        path = tmp_path / "schlaf.csv"
        path.write_bytes("von;nach;Wirkung;Stärke\r\nMüdigkeit;Schlaf;–;0,8\r\n".encode("cp1252"))
        report = examine(path)
        assert report.graph is not None
        assert report.converted is not None
        (effect,) = report.graph.effects.values()
        assert (effect.source, effect.sign) == ("Müdigkeit", "-")
        assert report.converted.kept_lines == ("read as Windows-1252",)

    def test_rows_without_a_header_and_matrices(self) -> None:
        report = examine_text("tea\tdelays\tsleep\nsleep\t????\tmemory\n", "t.tsv")
        assert report.graph is not None
        assert [e.label for e in report.graph.effects.values()] == ["delays", "affects"]
        report = examine_text(",Stress,Sleep,Mood\nStress,0,-0.75,0\nSleep,0,0,0.5\nMood,0,0,0\n", "t.csv")
        assert report.graph is not None
        assert [(e.source, e.sign, e.target) for e in report.graph.effects.values()] == [
            ("Stress", "-", "Sleep"), ("Sleep", "+", "Mood"),
        ]  # fmt: skip

    def test_the_second_category_of_a_concept_is_told(self) -> None:
        text = "source,effect,target,source category\na,raises,b,first\na,raises,c,second\n"
        report = examine_text(text, "t.csv")
        assert report.converted is not None
        assert report.converted.lost_lines == ("1 second category of a concept",)


class TestCommand:
    NODES = "Id,Label,Category\n1,Stress,mind\n2,Sleep,body\n3,Sleep,body\n"
    EDGES = "Source,Target,Label,Weight\n1,2,shortens,1\n3,1,lowers,2\n"

    def test_two_tables_make_one_graph(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "nodes.csv").write_text(self.NODES)
        (tmp_path / "edges.csv").write_text(self.EDGES)
        result = run("convert", "nodes.csv", "edges.csv", "-o", "map.yaml")
        assert result.exit_code == 0, result.stderr
        assert result.stderr.splitlines() == [
            "Tables of concepts and effects: 3 concepts, 2 effects",
            "  not carried: column Weight (2)",
            "  not carried: 2 concepts of one name",
        ]
        text = (tmp_path / "map.yaml").read_text()
        assert text.startswith("# From nodes.csv and edges.csv (Tables of concepts and effects).")
        assert "  - Stress -> Sleep: shortens\n  - Sleep 2 -> Stress: lowers\n" in text
        assert read_graph(tmp_path / "map.yaml").concepts["Sleep 2"].category == "body"

    def test_concepts_alone_ask_for_the_effects(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "nodes.csv").write_text(self.NODES)
        result = run("convert", "nodes.csv")
        assert result.exit_code == 1
        assert "a table of 3 concepts without effects" in result.stderr

    def test_what_is_told_as_json(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "edges.csv").write_text(self.EDGES.replace("1,2", "tea,cup").replace("3,1", "a,b"))
        result = run("convert", "edges.csv", "-o", "map.yaml", "--format", "json")
        assert json.loads(result.stdout) == {
            "format": "Table of effects", "concepts": 4, "effects": 2,
            "not_carried": [{"what": "column Weight", "count": 2}],
        }  # fmt: skip
        assert run("convert", "edges.csv", "--format", "json").exit_code == 2

    def test_strict_writes_nothing_where_something_is_lost(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "edges.csv").write_text(self.EDGES)
        result = run("convert", "edges.csv", "-o", "map.yaml", "--strict")
        assert result.exit_code == 1
        assert not (tmp_path / "map.yaml").exists()
        (tmp_path / "edges.csv").write_text("source,effect,target\na,raises,b\n")
        assert run("convert", "edges.csv", "-o", "map.yaml", "--strict").exit_code == 0

    def test_formats_that_there_are_not(self, run: Run, tmp_path: Path) -> None:
        assert "did you mean 'graphml'" in run("convert", "magnesium", "--from", "grapml").stderr
        assert run("convert", "magnesium", "--to", "docx").exit_code == 2
        result = run("convert", "magnesium", "-o", "x.docx")
        assert (result.exit_code, "--to yaml, csv" in result.stderr) == (2, True)

    def test_the_graph_goes_to_standard_output(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text("source,effect,target\na,raises,b\n")
        result = run("convert", "t.csv")
        assert result.stdout.endswith("effects:\n  - a -> b: raises\n")

    def test_a_page_gives_its_graph_back(self, run: Run, tmp_path: Path) -> None:
        assert run("build", "traffic", "-o", "page.html").exit_code == 0
        result = run("convert", "page.html", "-o", "back.yaml")
        assert result.exit_code == 0, result.stderr
        graph, back = read_graph(example_path("traffic")), read_graph(tmp_path / "back.yaml")
        assert same_graph(back, graph)

    def test_a_pair_of_tables_is_found_by_either(self, run: Run, tmp_path: Path) -> None:
        assert run("convert", "thames", "-o", "x.csv").exit_code == 0
        head = next(csv.reader([(tmp_path / "x.csv").read_text("utf-8-sig").splitlines()[0]]))
        assert head[:4] == ["Source", "Target", "Label", "Id"]
        graph = read_graph(example_path("thames"))
        for name in ("x.csv", "x.concepts.csv"):
            assert same_graph(read_graph(tmp_path / name), graph)

    def test_every_command_takes_them(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "edges.csv").write_text("from,to,effect,timeset\na,b,raises,1\nb,a,lowers,2\n")
        result = run("ask", "loops", "edges.csv")
        assert "balancing" in result.stdout
        result = run("check", "edges.csv")
        assert "hint CG125: not carried: column timeset (2)" in result.stdout


def test_cytoscape_and_node_link(tmp_path: Path) -> None:
    words = {"interaction": "activates", "name": "iron (activates) blood"}
    edge = {"id": "3", "source": "1", "target": "2", **words}
    nodes = [
        {"data": {"id": "1", "name": "iron", "alias": ["Fe"]}, "position": {"x": 1}},
        {"data": {"id": "2", "name": "blood", "SUID": 2}},
    ]
    data = {"elements": {"nodes": nodes, "edges": [{"data": edge}]}}
    path = tmp_path / "g.cyjs"
    path.write_text(json.dumps(data))
    report = examine(path)
    assert report.graph is not None
    assert report.converted is not None
    assert [e.label for e in report.graph.effects.values()] == ["activates"]
    assert report.graph.concepts["iron"].aka == ("Fe",)
    assert dict(report.converted.not_carried) == {"positions": 1, "attribute SUID": 1}
    links = {
        "nodes": [{"id": "jay", "title": "Hides acorns."}, {"id": 3, "label": "beetle"}],
        "links": [{"source": "jay", "target": 3, "label": float("nan"), "predicate": "eats"}],
    }
    path = tmp_path / "g.json"
    path.write_text(json.dumps(links))
    graph = read_graph(path)
    assert [(e.source, e.label, e.target) for e in graph.effects.values()] == [("jay", "eats", "beetle")]
    assert graph.concepts["jay"].definition == "Hides acorns."


def test_papers_are_counted_where_a_column_counts_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("source,target,label,papers\na,b,raises,16\nb,c,lowers,\n")
    (tmp_path / "q.csv").write_text("source,target,label,papers\na,b,raises,Smith 2020\n")
    assert run("convert", "p.csv", "-o", "p.yaml").stderr.count("not carried") == 0
    papers = [effect.papers for effect in read_graph(tmp_path / "p.yaml").effects.values()]
    assert papers == [16, 0]
    assert "column papers" in run("convert", "q.csv").stderr


def test_a_gexf_has_the_places_of_the_overview(run: Run, tmp_path: Path) -> None:
    """As the overview stands, y counted upward, so that Gephi shows what the page shows."""
    assert run("convert", "thames", "-o", str(tmp_path / "t.gexf"), "-q").exit_code == 0
    root = ElementTree.parse(tmp_path / "t.gexf").getroot()
    places = [place.attrib for place in root.findall(".//{*}position")]
    at = [(float(place["x"]), float(place["y"])) for place in places]
    assert len(at) == len(read_graph(example_path("thames")).concepts) == 21
    assert all(0 < x < 1280 and -668 < y < 0 for x, y in at)
    assert all(abs(a[0] - b[0]) > 30 or abs(a[1] - b[1]) > 30 for a, b in combinations(at, 2))


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A folder of notes, some below, one hidden, two of one name."""
    folder = tmp_path / "my-vault"
    texts = {
        "Magnesium.md": "---\naliases: [Mg]\ntype: mineral\n---\nsupports:: [[Sleep]]\n",
        "Sleep.md": "[[Sleep]] lowers [[Stress]]\n",
        "below/Attention.md": "Nothing is linked here.\n",
        "below/Stress.md": "drains:: [[Mg]]\n",
        "old/Stress.md": "robs:: [[Attention]]\n",
        ".trash/Gone.md": "[[Sleep]]\n",
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_a_folder_of_notes_is_one_graph(run: Run, vault: Path, tmp_path: Path) -> None:
    done = run("convert", str(vault), "-o", str(tmp_path / "g.yaml"), "--format", "json")
    told = json.loads(done.stdout)
    assert (told["format"], told["concepts"], told["effects"]) == ("Markdown notes", 4, 4)
    alike = "notes that have the name of another, read as one with it"
    assert {"what": alike, "count": 1} in told["not_carried"]
    graph = read_graph(tmp_path / "g.yaml")
    assert graph.title == "my vault"
    assert graph.concepts["Magnesium"].aka == ("Mg",)
    claims = {f"{e.source} {e.label} {e.target}" for e in graph.effects.values()}
    assert claims == {
        "Magnesium supports Sleep", "Sleep lowers Stress", "Stress drains Magnesium", "Stress robs Attention",
    }  # fmt: skip
    assert run("check", str(vault)).exit_code == 0
    assert run("build", str(vault), "-o", str(tmp_path / "g.html"), "-q").exit_code == 0


def test_several_notes_are_joined_but_no_table_with_one(run: Run, vault: Path, tmp_path: Path) -> None:
    done = run("convert", str(vault / "Magnesium.md"), str(vault / "Sleep.md"))
    assert "Magnesium -> Sleep: supports" in done.stdout
    assert "Sleep -> Stress: lowers" in done.stdout
    (tmp_path / "t.csv").write_text("source,effect,target\na,raises,b\n")
    done = run("convert", str(vault / "Sleep.md"), str(tmp_path / "t.csv"))
    assert done.exit_code == 1
    assert "CG127" in done.stderr


def test_a_folder_without_links_is_no_graph(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text("Plain.\n")
    done = run("convert", str(tmp_path / "notes"))
    assert done.exit_code == 1
    assert "CG102" in done.stderr
    assert "a folder of notes with [[links]]" in done.stderr


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.mmd", "graph TD;\n  A:::good-->|raises|B:::not-good;\n  B:::x -. lowers .-> C\n",
         ["A|raises|B|+", "B|lowers|C|-"]),
        ("a.gv", "digraph {\n  # a remark\n\n\t# another\n  a -> b [label=raises]\n}\n", ["a|raises|b|+"]),
        ("a.cyjs",
         '{"elements":[{"data":{"id":"1","name":"IL6"}},{"data":{"id":"2","name":"CRP"}},'
         '{"data":{"id":"3","source":"1","target":"2","interaction":"-|"}},'
         '{"data":{"id":"4","source":"2","target":"1","interaction":"->"}}]}',
         ["IL6|decreases|CRP|-", "CRP|affects|IL6|unknown"]),
        ("a.json",
         '{"elements":[{"label":"Trust"},{"label":"Talk"}],"connections":[{"from":"Trust","to":"Talk",'
         '"direction":"directed","label":"is told in","type":"-"}]}', ["Trust|is told in|Talk|-"]),
    ],
)  # fmt: skip
def test_small_things_that_files_of_others_have(
    run: Run, tmp_path: Path, name: str, text: str, expected: list[str]
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("convert", str(tmp_path / name), "-o", str(tmp_path / "g.yaml"))
    assert result.exit_code == 0, result.output
    graph = read_graph(tmp_path / "g.yaml")
    names = {id: concept.label for id, concept in graph.concepts.items()}
    found = [f"{names[e.source]}|{e.label}|{names[e.target]}|{e.sign}" for e in graph.effects.values()]
    assert found == expected
