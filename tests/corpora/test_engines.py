"""The same questions to real engines: the whole answer is the same, byte for byte."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graph_data

from .engines import (
    bolt,
    fill_bolt,
    fill_postgres,
    has_bolt,
    has_spark,
    postgres,
    postgres_folder,
    spark_cluster,
    write_bolt,
)  # fmt: skip
from .made import claims, parquet
from .test_import import QUERIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.testing import Result

    Run = Callable[..., Result]

pytestmark = pytest.mark.engines
ROOT = Path(__file__).parents[2]
ASKED = (*QUERIES, graph_data.Query(("magnesium",), alias=str(Path(__file__).with_name("aliases.csv"))))
needs_postgres = pytest.mark.skipif(postgres_folder() is None, reason="PostgreSQL is not here")
needs_spark = pytest.mark.skipif(not has_spark(), reason="Spark (pyspark and Java 17) is not here")
needs_bolt = pytest.mark.skipif(not has_bolt(), reason="arcadedb-embedded or neo4j is not here")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Claims as they are, and as a store."""
    folder = tmp_path_factory.mktemp("corpus")
    raw = parquet(folder / "claims.parquet", claims(4000))
    graph_data.import_corpus([raw], str(folder / "store"))
    return raw, folder / "store"


def hashes(address: str) -> list[str]:
    """Return a hash of each answer, without what tells where it comes from."""
    corpus = graph_data.Corpus(address)
    found = []
    for query in ASKED:
        answer = {**asdict(corpus.find(query)), "engine": "", "address": ""}
        answer["sentences"] = [[list(key), value] for key, value in answer["sentences"].items()]
        found.append(hashlib.sha256(json.dumps(answer, sort_keys=True).encode()).hexdigest())
    return found


@pytest.fixture(scope="module")
def right(made: tuple[str, Path]) -> list[str]:
    """The answers of DuckDB over the claims themselves."""
    found = hashes(made[0])
    assert len(set(found)) == len(ASKED)
    assert hashes(str(made[1])) == found
    return found


@needs_postgres
class TestPostgres:
    @pytest.fixture(scope="class")
    def address(self, made: tuple[str, Path]) -> Iterator[str]:
        with postgres() as address:
            fill_postgres(address, made[1])
            yield address

    def test_tables_of_a_store(self, address: str, right: list[str]) -> None:
        assert hashes(address) == right

    def test_claims_alone(self, address: str, right: list[str]) -> None:
        absent = "by_subject=none&by_object=none&concepts=none&names=none"
        assert hashes(f"{address}?claims=claims&{absent}") == right

    def test_no_secret_is_told(self, address: str, run: Run, tmp_path: Path) -> None:
        result = run("slice", address, "magnesium", "-o", "mg.yaml")
        assert result.exit_code == 0, result.output
        wrong = run("slice", f"{address}?claims=nothing", "magnesium")
        assert wrong.exit_code == 1
        closed = run("slice", "postgresql://me:hush-hush@127.0.0.1:1/db", "magnesium")
        assert closed.exit_code == 1
        run("build", "mg.yaml", "-o", "mg.html")
        texts = [result.output, wrong.output, closed.output]
        texts += [(tmp_path / name).read_text("utf-8") for name in ("mg.yaml", "mg.html")]
        assert not [text for text in texts if "hush" in text]


#: A graph as others keep it: the type says what is done, ids are numbers, documents a list or with bars.
OTHERS = (
    "CREATE (a:Thing {cui: 1, name: 'tea', synonyms: ['brew', 'Black_Tea']}), "
    "(b:Thing {cui: 2, name: 'sleep', category: ['process', 'rest']}), "
    "(c:Thing:Drug {cui: 3, name: 'it`s'}), "
    "(a)-[:DELAYS {pmid: ['12', '13|14'], evidence_text: 'Late.', negated: false}]->(b), "
    "(a)-[:DELAYS {publications: 'PMID:12', belief: 0.9, date: '2011-05-03'}]->(b), "
    "(a)-[:DELAYS {negated: true}]->(b), (a)-[:NEG_CAUSES]->(b), "
    "(c)-[:`biolink:affects` {object_direction_qualifier: 'increased', "
    "object_aspect_qualifier: 'expression', publications: []}]->(a)"
)


@needs_bolt
class TestBolt:
    @pytest.fixture(scope="class")
    def address(self) -> Iterator[str]:
        with bolt() as address:
            fill_bolt(address, claims(4000))
            write_bolt(address, OTHERS)
            yield address

    def test_the_same_answers(self, address: str, right: list[str]) -> None:
        assert hashes(f"{address}?claims=CLAIM&concepts=Concept") == right

    def test_what_is_in_it(self, address: str, made: tuple[str, Path]) -> None:
        found = graph_data.corpus_info(f"{address}?claims=CLAIM")
        expected = graph_data.corpus_info(made[0])
        assert replace(found, address="", engine="") == replace(expected, address="", engine="")
        assert graph_data.offered_merges(f"{address}?claims=CLAIM") == graph_data.offered_merges(made[0])

    def test_a_graph_as_others_keep_it(self, address: str, run: Run) -> None:
        result = run("slice", f"{address}?concepts=Thing", "black tea")
        assert result.exit_code == 0, result.output
        graph = graph_data.read_graph_text(result.stdout)
        told = {(one.source, one.label, one.target, one.sign, one.papers) for one in graph.effects.values()}
        assert told == {
            ("tea", "delays", "sleep", "-", 3), ("tea", "does not delay", "sleep", "none", 1),
            ("tea", "does not cause", "sleep", "none", 1), ("it-s", "increases expression of", "tea", "+", 1),
        }  # fmt: skip
        assert {id: one.category for id, one in graph.concepts.items()} == {
            "tea": "",
            "sleep": "process-rest",
            "it-s": "drug",
        }
        years = {one.csl.get("PMID"): one.csl.get("issued") for one in graph.references.values()}
        assert years == {"12": 2011, "13": None, "14": None, None: None}
        assert "did you mean 'sleep'?" in run("slice", f"{address}?concepts=Thing", "sleeep").output

    def test_no_secret_is_told(
        self, address: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked = f"{address}?claims=CLAIM"
        done = run("slice", asked, "magnesium", "-o", "mg.yaml")
        assert done.exit_code == 0, done.output
        wrong = [
            run("slice", f"{address}?claims=NOTHING", "magnesium"),
            run("slice", asked.replace("hush@", "wrong@"), "magnesium"),
            run("slice", "neo4j://me:hush-hush@127.0.0.1:1/db", "magnesium"),
            run("slice", "--again", "mg.yaml"),
        ]
        assert [each.exit_code for each in wrong] == [1] * 4
        run("build", "mg.yaml", "-o", "mg.html")
        texts = [each.output for each in (done, *wrong)]
        texts += [(tmp_path / name).read_text("utf-8") for name in ("mg.yaml", "mg.html")]
        assert not [text for text in texts if "hush" in text]
        assert "NEO4J_USERNAME" in wrong[3].output
        monkeypatch.setenv("NEO4J_USERNAME", "root")
        monkeypatch.setenv("NEO4J_PASSWORD", "hush-hush-hush")
        again = run("slice", "--again", "mg.yaml")
        assert "nothing has changed" in again.output, again.output


def in_a_process(address: str) -> list[str]:
    """Return the hashes as another process finds them: there is one session of Spark in each."""
    asked = "print(json.dumps(hashes(sys.argv[1])))"
    program = f"import json, sys; from tests.corpora.test_engines import hashes; {asked}"
    environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(
        [sys.executable, "-c", program, address],
        cwd=ROOT, capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


@needs_spark
class TestSpark:
    def test_on_this_machine(self, made: tuple[str, Path], right: list[str]) -> None:
        assert in_a_process(f"spark:local?claims={made[1]}") == right

    def test_claims_alone(self, made: tuple[str, Path], right: list[str]) -> None:
        assert in_a_process(f"spark:local?claims={made[0]}") == right

    def test_on_a_cluster_of_two_workers(self, made: tuple[str, Path], right: list[str]) -> None:
        with spark_cluster() as address:
            assert in_a_process(f"{address}?claims={made[1]}") == right


def with_all_kinds(folder: Path) -> list[str]:
    """Return files that an import reads: claims of four kinds, nodes, SemMedDB's tables, a graph."""
    parquet(folder / "claims.parquet", claims(4000))
    texts = {
        "more.csv": "source,target,predicate,quote,pmid\n"
        'C0001,C0002,"turns, and ""turns""","A line\nand one.",'
        "12|13\nC0001,,raises,,14\n \u00e9t\u00e9,C0003,NEG_CAUSES,,\n",
        "edges.tsv": "subject\tpredicate\tobject\tpublications\tobject_direction_qualifier\n"
        'C0001\tbiolink:affects\tC0004\tPMID:1|PMID:2\tincreased\nC"5\tbiolink:treats\tC0004\t\t\n',
        "nodes.tsv": "id\tname\tcategory\tsynonym\nC0001\tVitamin D3\tvitamin\tCholecalciferol|D-3\n"
        "C9999\tNobody\t\tNo one\n",
        "lines.jsonl": '{"subject": "C0002", "relation": "calms", "object": "C0007", "year": 1999}\n'
        '{"subject": "C0002", "relation": "calms", "object": "C0007", "score": 0.5, "document": "doi:1"}\n',
        "semmed_PREDICATION.csv": "1,7,11,TREATS,C0001,Tea,phsu,1,C0002,Sleep,fndg,1\n",
        "semmed_SENTENCE.csv": '7,11,ab,1,0,"Tea, they say, treats sleep."\n',
        "semmed_CITATIONS.csv": "11,1234,2001,\\N,2001\n",
        "own.yaml": "title: T\neffects:\n  - tea -> sleep: delays\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in ("claims.parquet", *texts)]


def difference(one: Path, other: Path) -> list[str]:
    """Return the tables of two stores whose rows are not the same, however they are parted into files."""
    import duckdb

    found = []
    for name in ("claims", "by_subject", "by_object", "concepts", "names"):
        a, b = (
            f"(select columns(*) from read_parquet('{store}/{name}/**/*.parquet', hive_partitioning=true))"
            for store in (one, other)
        )
        for some, rest in ((a, b), (b, a)):
            odd = duckdb.sql(f"select * from {some} except all select * from {rest}").fetchall()
            found += [f"{name}: {row}" for row in odd[:3]]
    return found


def imported(engine: str, inputs: list[str], store: Path, *more: str) -> str:
    """Import on an engine in a process of its own; return what is told."""
    words = ["corpus", "import", *inputs, "-o", str(store), "--engine", engine, *more]
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *words],
        cwd=store.parent, capture_output=True, text=True, check=False,
        env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


@needs_spark
class TestSparkImport:
    def test_the_store_is_that_of_duckdb(self, tmp_path: Path) -> None:
        inputs = with_all_kinds(tmp_path)
        told = imported("duckdb", inputs, tmp_path / "duckdb")
        assert imported("spark", inputs, tmp_path / "spark") == told.replace("/duckdb", "/spark")
        assert difference(tmp_path / "duckdb", tmp_path / "spark") == []
        assert hashes(str(tmp_path / "spark")) == hashes(str(tmp_path / "duckdb"))
        assert sorted(path.suffix for path in (tmp_path / "spark" / "names").iterdir()) == [".parquet"]

    def test_on_a_cluster_with_names_that_are_one(self, tmp_path: Path) -> None:
        inputs = [*with_all_kinds(tmp_path), "--alias", str(Path(__file__).with_name("aliases.csv"))]
        imported("duckdb", inputs, tmp_path / "duckdb")
        with spark_cluster() as address:
            imported(address, inputs, tmp_path / "spark")
        assert difference(tmp_path / "duckdb", tmp_path / "spark") == []
        assert hashes(str(tmp_path / "spark")) == hashes(str(tmp_path / "duckdb"))
