"""Claims made into a store: the same answers as without one, wherever they come from."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import graph_data
from graph_data.corpus.importing import build, made

from .made import claim, claims, parquet

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]
QUERIES = (
    graph_data.Query(("magnesium",)),
    graph_data.Query(("C0001",), graph_data.Limits(min_papers=3), cap=12, arrows=20),
    graph_data.Query(("C0003", "C0100"), graph_data.Limits(relations=("increases", "binds")), hops=3),
    graph_data.Query(("joint pain",), graph_data.Limits(since=2010, min_papers=2)),
    graph_data.Query(("sleep",), graph_data.Limits(kinds=("mineral", "vitamin"))),
    graph_data.Query(("magnesium",), between="stress", top=5),
)


def answers(address: str) -> list[graph_data.Slice]:
    """Return the answers to the six questions, without what tells where they come from."""
    corpus = graph_data.Corpus(address)
    return [replace(corpus.find(query), engine="", address="") for query in QUERIES]


@pytest.mark.parametrize(
    "part",
    [pytest.param(made.PART, marks=pytest.mark.engines), pytest.param(700, marks=pytest.mark.long)],
)
def test_store_answers_as_its_claims_do(tmp_path: Path, part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "PART", part)
    monkeypatch.setattr(build, "ARROWS", part)
    raw = parquet(tmp_path / "claims.parquet", claims(5000))
    made = graph_data.import_corpus([raw], str(tmp_path / "store"))
    assert made.claims == 5000
    assert len(list((tmp_path / "store" / "claims").iterdir())) == (1 if part > 5000 else 8)
    assert (part < 5000) == any("00001" in each.name for each in (tmp_path / "store/by_object").rglob("*"))
    assert answers(str(tmp_path / "store")) == answers(raw)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["claims.parquet", "store"]


def test_commands(run: Run, tmp_path: Path) -> None:
    parquet(tmp_path / "claims.parquet", [*claims(500), claim("", "x", "b"), claim("a", "x", "")])
    result = run("corpus", "import", "claims.parquet", "-o", "my.corpus")
    assert result.exit_code == 0, result.output
    assert "2 rows without subject, relation or object left out." in result.stderr
    assert "Wrote my.corpus: 500 claims in " in result.stdout
    told = run("corpus", "info", "my.corpus")
    assert "500 claims in" in told.stdout
    data = json.loads(run("corpus", "info", "my.corpus", "--format", "json").stdout)
    assert data["claims"] == 500
    raw = json.loads(run("corpus", "info", "claims.parquet", "--format", "json").stdout)
    assert {**raw, "address": ""} == {**data, "address": ""}
    again = run("corpus", "import", "claims.parquet", "-o", "my.corpus")
    assert again.exit_code == 1
    assert "my.corpus is there already, and a store; --force replaces it" in again.stderr
    assert run("corpus", "import", "claims.parquet", "-o", "my.corpus", "--force").exit_code == 0
    assert run("slice", "my.corpus", "magnesium").exit_code == 0


def test_nothing_else_is_replaced(run: Run, tmp_path: Path) -> None:
    parquet(tmp_path / "claims.parquet", claims(5))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear", encoding="utf-8")
    result = run("corpus", "import", "claims.parquet", "-o", "mine", "--force")
    assert result.exit_code == 1
    assert "mine is there already, and no store; choose another folder" in result.stderr
    assert [each.name for each in (tmp_path / "mine").iterdir()] == ["letter.txt"]


@pytest.mark.engines
def test_killed_it_goes_on(tmp_path: Path) -> None:
    raw = parquet(tmp_path / "claims.parquet", claims(20_000, concepts=3000))
    whole = tmp_path / "whole"
    graph_data.import_corpus([raw], str(whole))
    program = (
        "import sys; import graph_data; from graph_data.corpus.importing import build;"
        "build.PART = build.ARROWS = 2500;"
        f"print(graph_data.import_corpus([{raw!r}], {str(tmp_path / 'store')!r}).resumed)"
    )
    resumed, patience = set(), 2.0
    while not (tmp_path / "store").exists():
        process = subprocess.Popen(
            [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        try:
            said, _ = process.communicate(timeout=patience)
            assert process.returncode == 0
            resumed.add(said.strip())
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.communicate()
            patience += 0.4
    assert resumed <= {"True"} or patience == 2.0  # so quick that nobody could break it off
    assert not (tmp_path / "store.part").exists()
    assert answers(str(tmp_path / "store")) == answers(str(whole))


class TestSources:
    def test_kgx_edges_and_nodes(self, run: Run, tmp_path: Path) -> None:
        edges = (
            "id\tsubject\tpredicate\tobject\tqualified_predicate\tobject_direction_qualifier\tpublications\n"
            "e1\tCHEBI:1\tbiolink:affects\tHGNC:2\tbiolink:causes\tincreased\tPMID:1|PMID:2\n"
            "e2\tCHEBI:1\tbiolink:treats\tMONDO:3\t\t\t\n"
        )
        nodes = (
            "id\tname\tcategory\tsynonym\n"
            "CHEBI:1\tmagnesium\tbiolink:ChemicalEntity\tMg|magnesium ion\n"
            "HGNC:2\tTRPM7\tbiolink:Gene\t\nMONDO:3\tmigraine\tbiolink:Disease\t\n"
        )
        (tmp_path / "edges.tsv").write_text(edges, encoding="utf-8")
        (tmp_path / "nodes.tsv").write_text(nodes, encoding="utf-8")
        assert run("corpus", "import", "edges.tsv", "nodes.tsv", "-o", "kgx").exit_code == 0
        graph = graph_data.read_graph_text(run("slice", "kgx", "magnesium ion").stdout)
        assert {(effect.target, effect.label, effect.papers) for effect in graph.effects.values()} == {
            ("trpm7", "increases", 2), ("migraine", "treats", 1),
        }  # fmt: skip
        assert graph.categories["biolink-gene"].label == "Gene"

    def test_semmeddb_dumps(self, run: Run, tmp_path: Path) -> None:
        """Made in the shape of its tables, which come without a first row of names."""
        predication = '"1","77","123","TREATS","C01","Magnesium","phsu","1","C02","Cramp","sosy","1"\n'
        sentence = '"77","123","ab","1","10","Magnesium, they say, eases ""cramps""."\n'
        citations = '"123","0000-0000","2001 May","2001-05-01","2001"\n'
        for name, text in (("PREDICATION", predication), ("SENTENCE", sentence), ("CITATIONS", citations)):
            with gzip.open(tmp_path / f"semmed_{name}.csv.gz", "wt", encoding="utf-8") as file:
                file.write(text)
        assert run("corpus", "import", ".", "-o", "semmed").exit_code == 0
        graph = graph_data.read_graph_text(run("slice", "semmed", "magnesium").stdout)
        (effect,) = graph.effects.values()
        assert effect.label == "treats"
        assert effect.evidence[0].quote == 'Magnesium, they say, eases "cramps".'
        assert graph.references["pmid-123"].csl["issued"] == 2001

    def test_lines_of_json(self, run: Run, tmp_path: Path) -> None:
        rows = [
            {
                "subject": "a",
                "predicate": "biolink:causes",
                "object": "b",
                "publications": ["PMID:1", "PMID:2"],
            }
        ]
        (tmp_path / "e.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        assert run("corpus", "import", "e.jsonl", "-o", "c").exit_code == 0
        graph = graph_data.read_graph_text(run("slice", "c", "a").stdout)
        assert [effect.papers for effect in graph.effects.values()] == [2]

    def test_scripts_in_bel(self, run: Run, tmp_path: Path) -> None:
        """Two papers that state the same are two, though it is one arrow."""
        script = (
            'SET DOCUMENT Name = "Test"\n'
            'SET Citation = {"PubMed", "A title", "101", "2015-01-01", "", ""}\n'
            'SET Evidence = "Magnesium blocks the receptor."\n'
            "a(CHEBI:magnesium) decreases p(HGNC:GRIN1)\n"
            'SET Citation = {"PubMed", "B title", "102", "2016-01-01", "", ""}\n'
            'SET Evidence = "Again, it does."\n'
            "a(CHEBI:magnesium) -| p(HGNC:GRIN1)\n"
        )
        (tmp_path / "t.bel").write_text(script, encoding="utf-8")
        assert run("corpus", "import", "t.bel", "-o", "c").exit_code == 0
        graph = graph_data.read_graph_text(run("slice", "c", "magnesium").stdout)
        (effect,) = graph.effects.values()
        assert (effect.label, effect.sign, effect.papers) == ("decreases", "-", 2)
        assert {piece.quote for piece in effect.evidence} == {
            "Magnesium blocks the receptor.",
            "Again, it does.",
        }

    def test_graph_files(self, run: Run, tmp_path: Path) -> None:
        for name in graph_data.example_names():
            path = graph_data.example_path(name)
            (tmp_path / path.name).write_bytes(path.read_bytes())
            (tmp_path / f"{name}.md").write_bytes(path.with_suffix(".md").read_bytes())
        assert run("corpus", "import", ".", "-o", "mine").exit_code == 0
        assert run("slice", "mine", "vitamin D", "-o", "d.yaml").exit_code == 0


LETTERS = st.text(st.characters(), max_size=12)
NASTY = (
    "__proto__",
    "constructor",
    "'; drop table claims; --",
    "*",
    "a\0b",
    "\u202egnp",
    "<script>",
    "{{x}}",
)
HOSTILE = st.sampled_from([*NASTY, "=1+1", "", " ", "null", "~", "- a", "a: b #c"])
WORDS = HOSTILE | LETTERS


@pytest.mark.long
@settings(
    max_examples=8, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS, LETTERS), min_size=1, max_size=8))
def test_hostile_claims_are_inert(tmp_path: Path, rows: list[tuple[str, str, str, str]]) -> None:
    good = [tuple(text.encode("utf-8", "replace").decode() for text in row) for row in rows]
    made = [claim("seed", "raises", "hub"), *(claim(a, b, c, sentence=d, document=d) for a, b, c, d in good)]
    raw = parquet(tmp_path / "claims.parquet", [*made, *(claim("hub", "raises", a) for a, *_ in good)])
    graph = graph_data.Corpus(raw).slice("seed", hops=3)
    assert graph.effects
    store = tmp_path / f"store-{time.monotonic_ns()}"
    graph_data.import_corpus([raw], str(store))
    again = graph_data.Corpus(str(store)).slice("seed", hops=3)
    assert replace(again, corpus=None) == replace(graph, corpus=None)


def test_endless_texts_are_cut_and_told(run: Run, tmp_path: Path) -> None:
    rows = [claim("a", "raises", "b", sentence="x" * 1_000_000), claim("b" * 5000, "raises", "a"),
            claim("c\x1b[2J", "raises", "a")]  # fmt: skip
    parquet(tmp_path / "c.parquet", rows)
    result = run("slice", "c.parquet", "a", "-o", "a.yaml")
    assert result.exit_code == 0, result.output
    assert "texts of more than 2,000 characters (names: 200) were cut" in result.stderr
    assert "held signs that no text may hold; \ufffd stands for them" in result.stderr
    assert (tmp_path / "a.yaml").stat().st_size < 20_000
    assert run("check", "a.yaml").exit_code == 0


@pytest.mark.long
def test_very_many_parallel_claims(run: Run, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    count = 100_000
    table = {"subject": ["a"] * count, "relation": ["raises"] * count, "object": ["b"] * count,
             "document": [f"PMID:{n // 2}" for n in range(count)]}  # fmt: skip
    pq.write_table(pa.table(table), tmp_path / "c.parquet")
    graph = graph_data.read_graph_text(run("slice", "c.parquet", "a").stdout)
    assert [effect.papers for effect in graph.effects.values()] == [50_000]


def test_wrong_types_and_empty_columns(run: Run, tmp_path: Path) -> None:
    rows = [{"subject": 1, "predicate": 2.5, "object": 3, "sentence": None, "pmid": 17, "year": "soon",
             "score": "high", "sign": 1}]  # fmt: skip
    parquet(tmp_path / "c.parquet", rows)
    graph = graph_data.read_graph_text(run("slice", "c.parquet", "1").stdout)
    (effect,) = graph.effects.values()
    assert (effect.label, effect.papers, effect.sign) == ("2.5", 1, "+")
