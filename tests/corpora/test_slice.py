"""Slices of a corpus as people ask for them: what is shown, what is left out and told."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graph_data

from .made import claim, claims, parquet

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    parquet(tmp_path / "claims.parquet", claims(4000))
    return "claims.parquet"


def test_slice_is_an_ordinary_graph_file(run: Run, corpus: str, tmp_path: Path) -> None:
    result = run("slice", corpus, "magnesium", "--min-papers", "2", "-o", "mg.yaml")
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith("magnesium: ")
    graph = graph_data.read_graph(tmp_path / "mg.yaml")
    assert 2 < len(graph.concepts) <= 40
    assert 0 < len(graph.effects) <= 120
    assert all(effect.papers >= 2 for effect in graph.effects.values())
    assert all(effect.verdict == "not-checked" for effect in graph.effects.values())
    pieces = [piece for effect in graph.effects.values() for piece in effect.evidence]
    assert pieces
    assert all(piece.kind == "machine-read" and piece.quote for piece in pieces)
    assert "error" not in run("check", "mg.yaml").stdout


def test_counts_are_true(run: Run, tmp_path: Path) -> None:
    rows = [claim("tea", "delays", "sleep", document=f"PMID:{n // 2}", year=1990 + n) for n in range(8)]
    rows += [claim("tea", "delays", "sleep", document="PMID:0", sentence="Again.", score=1, year=1990)]
    rows += [claim("coffee", "delays", "sleep"), claim("sleep", "mends", "mood", document="PMID:7")]
    rows += [claim("mood", "lifts", f"thing {n}") for n in range(9)]
    parquet(tmp_path / "c.parquet", rows)
    assert run("slice", "c.parquet", "tea", "--hops", "2", "--cap", "3", "-o", "tea.yaml").exit_code == 0
    graph = graph_data.read_graph(tmp_path / "tea.yaml")
    (effect,) = [each for each in graph.effects.values() if each.target == "sleep" and each.source == "tea"]
    assert effect.papers == 4
    assert effect.words == "delays · 4"
    assert "9 sentences in 4 papers, 1990-1997 state it; 3 of them shown" in effect.note
    assert len({piece.reference for piece in effect.evidence}) == 3  # of each paper one
    assert graph.corpus is not None
    assert graph.corpus.address == "c.parquet"
    shown = {id: concept.more for id, concept in graph.concepts.items()}
    assert shown == {"tea": 0, "sleep": 1, "coffee": 0} or shown == {"tea": 0, "sleep": 1, "mood": 9}


def test_more_neighbours_are_counted(run: Run, tmp_path: Path) -> None:
    papers = [(n, paper) for n in range(50) for paper in range(n % 3 + 1)]
    rows = [claim("hub", "feeds", f"leaf {n}", document=f"PMID:{paper}") for n, paper in papers]
    parquet(tmp_path / "c.parquet", rows)
    result = run("slice", "c.parquet", "hub", "--hops", "1", "--cap", "5")
    graph = graph_data.read_graph_text(result.stdout)
    assert graph.concepts["hub"].more == 46
    assert "4 of 50 neighbours" in result.stderr
    assert {effect.papers for effect in graph.effects.values()} == {3}


def test_claims_without_documents_stay(run: Run, tmp_path: Path) -> None:
    rows = [{"subject": "tea", "relation": "delays", "object": name, "publications": found}
            for name, found in (("sleep", []), ("naps", ["PMID:1", "PMID:2"]), ("dreams", None))]  # fmt: skip
    parquet(tmp_path / "c.parquet", rows)
    graph = graph_data.read_graph_text(run("slice", "c.parquet", "tea").stdout)
    papers = {effect.target: effect.papers for effect in graph.effects.values()}
    assert papers == {"sleep": 1, "naps": 2, "dreams": 1}


def test_contradictions_and_denials_stay(run: Run, tmp_path: Path) -> None:
    rows = [
        claim("tea", "increases", "sleep", sign="+"),
        claim("tea", "decreases", "sleep", sign="-"),
        claim("tea", "NEG_CAUSES", "sleep"),
        claim("tea", "causes", "sleep", stance="denies"),
    ]
    parquet(tmp_path / "c.parquet", rows)
    graph = graph_data.read_graph_text(run("slice", "c.parquet", "tea").stdout)
    told = {(effect.label, effect.sign, effect.relation) for effect in graph.effects.values()}
    assert ("increases", "+", "increases") in told
    assert ("decreases", "-", "decreases") in told
    assert ("does not cause", "none", "no-effect") in told


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (["--relations", "raises"], {"a"}),
        (["--kinds", "drug"], {"b"}),
        (["--since", "2015"], {"b", "c"}),
        (["--min-papers", "2"], {"c"}),
    ],
)
def test_limits(run: Run, tmp_path: Path, options: list[str], kept: set[str]) -> None:
    rows = [
        claim("x", "raises", "a", object_kind="food", year=2001),
        claim("x", "lowers", "b", object_kind="drug", year=2020),
        claim("x", "lowers", "c", object_kind="food", year=2016),
        claim("x", "lowers", "c", object_kind="food", year=2017, document="PMID:2"),
    ]
    parquet(tmp_path / "c.parquet", rows)
    graph = graph_data.read_graph_text(run("slice", "c.parquet", "x", *options).stdout)
    assert set(graph.concepts) - {"x"} == kept


def test_hubs_count_less_when_they_shall(run: Run, tmp_path: Path) -> None:
    rows = [claim("x", "acts on", "hub", document=f"PMID:{n}") for n in range(4)]
    rows += [claim("x", "acts on", "own", document=f"PMID:{n}") for n in range(3)]
    rows += [claim("hub", "acts on", f"y{n}") for n in range(500)]
    parquet(tmp_path / "c.parquet", rows)

    def neighbour(*options: str) -> set[str]:
        asked = ("slice", "c.parquet", "x", "--hops", "1", "--cap", "2", *options)
        return set(graph_data.read_graph_text(run(*asked).stdout).concepts) - {"x"}

    assert neighbour() == {"hub"}
    assert neighbour("--rank", "specific") == {"own"}


class TestWays:
    ROWS = (
        [claim("a", "raises", "b", document=f"PMID:{n}") for n in range(5)]
        + [claim("b", "raises", "c", document=f"PMID:{n}") for n in range(4)]
        + [claim("b", "lowers", "c", document="PMID:9")]
        + [claim("a", "raises", "c"), claim("c", "raises", "a")]
    )

    def test_the_best_weakest_link_comes_first(self, run: Run, tmp_path: Path) -> None:
        parquet(tmp_path / "c.parquet", self.ROWS)
        result = run("slice", "c.parquet", "a", "--between", "c", "-o", "ways.yaml")
        assert "a to c: 2 ways" in result.stderr
        graph = graph_data.read_graph(tmp_path / "ways.yaml")
        assert [step.path for step in graph.tours[0].steps] == [("a", "b", "c"), ("a", "c")]
        assert [step.say for step in graph.tours[0].steps] == [
            "2 steps; the weakest of them is stated by 4 papers.", "One step, which 1 paper states.",
        ]  # fmt: skip
        assert {each.label for each in graph.effects.values() if each.source == "b"} == {"raises", "lowers"}

    def test_no_way(self, run: Run, tmp_path: Path) -> None:
        parquet(tmp_path / "c.parquet", [*self.ROWS, claim("z", "raises", "y")])
        result = run("slice", "c.parquet", "a", "--between", "z")
        assert result.exit_code == 1
        assert "a to z: 0 ways" in result.stderr
        assert "nothing was written" in result.stderr


class TestSeeds:
    def test_unknown(self, run: Run, corpus: str) -> None:
        result = run("slice", corpus, "magnesum")
        assert result.exit_code == 1
        assert "nothing in the corpus is called 'magnesum'; did you mean 'magnesium'" in result.stderr

    def test_ambiguous(self, run: Run, tmp_path: Path) -> None:
        rows = [claim("C1", "raises", "C3", subject_name="cold", subject_kind="weather"),
                claim("C2", "raises", "C3", subject_name="Cold", subject_kind="illness")]  # fmt: skip
        parquet(tmp_path / "c.parquet", rows)
        result = run("slice", "c.parquet", "COLD")
        assert result.exit_code == 1
        assert "2 concepts are called 'COLD': C1 (cold, weather), C2 (Cold, illness)" in result.stderr
        assert run("slice", "c.parquet", "C2").exit_code == 0
        assert run("slice", "c.parquet", "cold").exit_code == 0  # as one of them is written

    def test_several(self, run: Run, corpus: str) -> None:
        graph = graph_data.read_graph_text(run("slice", corpus, "C0001", "Joint-Pain", "--hops", "1").stdout)
        assert {"vitamin-d", "joint-pain"} <= set(graph.concepts)


class TestSources:
    ROWS = (("magnesium", "increases", "sleep", "PMID:1|PMID:2"), ("sleep", "decreases", "stress", ""))

    @pytest.mark.parametrize("separator", [",", "\t"])
    def test_tables_of_text(self, run: Run, tmp_path: Path, separator: str) -> None:
        name = "kgx.tsv" if separator == "\t" else "kgx.csv"
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=separator)
            writer.writerow(("subject", "predicate", "object", "publications"))
            writer.writerows(self.ROWS)
        graph = graph_data.read_graph_text(run("slice", name, "sleep").stdout)
        assert {effect.papers for effect in graph.effects.values()} == {2, 1}

    def test_semmeddb(self, run: Run, tmp_path: Path) -> None:
        row = {"SENTENCE_ID": 2, "PMID": "123", "PREDICATE": "TREATS", "SUBJECT_CUI": "C01",
               "SUBJECT_NAME": "Magnesium", "SUBJECT_SEMTYPE": "phsu", "OBJECT_CUI": "C02",
               "OBJECT_NAME": "Cramp", "OBJECT_SEMTYPE": "sosy"}  # fmt: skip
        parquet(tmp_path / "p.parquet", [row, {**row, "PREDICATE": "NEG_TREATS", "PMID": "124"}])
        graph = graph_data.read_graph_text(run("slice", "p.parquet", "magnesium").stdout)
        assert {(effect.label, effect.papers) for effect in graph.effects.values()} == {
            ("treats", 1), ("does not treat", 1),
        }  # fmt: skip
        assert {str(reference.csl["PMID"]) for reference in graph.references.values()} == {"123", "124"}

    def test_own_columns(self, run: Run, tmp_path: Path) -> None:
        parquet(tmp_path / "p.parquet", [{"who": "a", "does": "raises", "whom": "b"}])
        result = run("slice", "p.parquet", "a")
        assert result.exit_code == 1
        assert "no column tells subject and object and relation: there are who, does, whom" in result.stderr
        named = ("--map", "subject=who", "--map", "object=whom", "--map", "relation=does")
        assert run("slice", "p.parquet", "a", *named).exit_code == 0

    def test_a_folder_of_files(self, run: Run, tmp_path: Path) -> None:
        folder = tmp_path / "it's [mine]"
        folder.mkdir()
        parquet(folder / "1.parquet", [claim("a", "raises", "b")])
        parquet(folder / "2.parquet", [claim("b", "raises", "c", extra=1)])
        graph = graph_data.read_graph_text(run("slice", folder.name, "b").stdout)
        assert set(graph.concepts) == {"a", "b", "c"}

    def test_our_own_graphs(self, run: Run, tmp_path: Path) -> None:
        path = graph_data.example_path("magnesium")
        result = run("slice", str(path), "muscle cramps", "--hops", "1", "-o", "mc.yaml")
        assert result.exit_code == 0, result.output
        assert "error" not in run("check", "mc.yaml").stdout

    @pytest.mark.parametrize(
        ("address", "message"),
        [
            ("nowhere", "there is no corpus at nowhere"),
            ("duckdb:none.db", "there is no file 'none.db'"),
            ("notes.txt", "notes.txt is no table of claims"),
        ],
    )
    def test_what_is_none(self, run: Run, tmp_path: Path, address: str, message: str) -> None:
        (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
        result = run("slice", address, "x")
        assert result.exit_code == 1
        assert message in result.stderr


def test_from_python(tmp_path: Path) -> None:
    rows = [claim("a", "raises", "b"), claim("b", "lowers", "c")]
    graph = graph_data.Corpus(parquet(tmp_path / "c.parquet", rows)).slice("a", hops=1)
    assert [graph.sentence(effect) for effect in graph.effects.values()] == ["a raises b"]


class TestAgain:
    def test_says_what_has_changed(self, run: Run, tmp_path: Path) -> None:
        rows = [claim("a", "raises", "b"), claim("a", "lowers", "c")]
        parquet(tmp_path / "c.parquet", rows)
        asked = ("--hops", "1", "--relations", "raises,lowers,binds", "-o", "a.yaml")
        assert run("slice", "c.parquet", "a", *asked).exit_code == 0
        assert run("slice", "--again", "a.yaml").stdout == "nothing has changed\n"
        parquet(
            tmp_path / "c.parquet",
            [rows[0], claim("a", "raises", "b", document="PMID:2"), claim("d", "binds", "a")],
        )
        again = run("slice", "--again", "a.yaml", "-o", "new.yaml")
        assert again.exit_code == 0, again.output
        assert again.stderr.splitlines() == [
            "new: d binds a [unknown] (1)",
            "gone: a lowers c [-] (1)",
            "a raises b [+]: 1 papers before, 2 now",
        ]
        assert len(graph_data.read_graph(tmp_path / "new.yaml").effects) == 2

    def test_columns_are_remembered(self, run: Run, tmp_path: Path) -> None:
        parquet(tmp_path / "p.parquet", [{"who": "a", "does": "raises", "whom": "b"}])
        named = ("--map", "subject=who", "--map", "object=whom", "--map", "relation=does")
        run("slice", "p.parquet", "a", *named, "-o", "a.yaml")
        assert run("slice", "--again", "a.yaml").stdout == "nothing has changed\n"

    @pytest.mark.parametrize(
        ("words", "code", "message"),
        [
            (("--again", "fine.yaml"), 1, "this graph does not say of which corpus it is a slice"),
            (("c.parquet", "a", "--again", "fine.yaml"), 2, "--again takes neither a corpus nor a concept"),
            (("c.parquet",), 2, "name a corpus and a concept in it"),
        ],
    )
    def test_refuses(self, run: Run, tmp_path: Path, words: tuple[str, ...], code: int, message: str) -> None:
        (tmp_path / "fine.yaml").write_text("effects:\n  - a -> b: raises\n", encoding="utf-8")
        result = run("slice", *words)
        assert result.exit_code == code
        assert message in result.stderr


#: Tau under two ids and three names, and a name of another kind that is not it.
_TAU = (
    ("MAPT", "increases", "Neurofibrillary tangle", "PMID:1"),
    ("MAPT", "increases", "Neurofibrillary tangle", "PMID:2"),
    ("Mapt", "increases", "neurofibrillary-tangles", "PMID:2"),
    ("Mapt", "increases", "neurofibrillary-tangles", "PMID:3"),
    ("MAPT", "binds", "tubulin", "PMID:4"),
    ("exercise", "decreases", "Mapt", "PMID:5"),
)


@pytest.fixture
def tau(tmp_path: Path) -> str:
    rows = [claim(a, relation, b, document=document) for a, relation, b, document in _TAU]
    parquet(tmp_path / "tau.parquet", rows)
    return "tau.parquet"


def _papers(text: str) -> dict[tuple[str, str], int]:
    effects = graph_data.read_graph_text(text).effects.values()
    return {(effect.source, effect.target): effect.papers for effect in effects}


def test_names_that_may_be_one_are_offered(run: Run, tau: str) -> None:
    result = run("corpus", "names", tau, "-o", "aliases.csv")
    assert "2 names may be another's." in result.stderr
    head, *rows = Path("aliases.csv").read_text(encoding="utf-8").splitlines()
    assert head.split(",")[:2] == ["alias", "means"]
    assert {tuple(sorted(row.split(",")[:2])) for row in rows} == {
        ("MAPT", "Mapt"),
        ("Neurofibrillary tangle", "neurofibrillary-tangles"),
    }


@pytest.mark.parametrize("imported", [False, True])
def test_aliases_are_counted_as_one(run: Run, tau: str, imported: bool) -> None:
    Path("aliases.csv").write_text(
        "# by hand\nalias,means\nMapt,MAPT\nneurofibrillary tangles,NFT\nNeurofibrillary tangle,NFT\n"
        "no such,x\n",
        encoding="utf-8",
    )
    told = "not have: no such."
    if imported:
        made = run("corpus", "import", tau, "-o", "s", "--alias", "aliases.csv")
        assert "3 concepts gave way" in made.stderr
        assert told in made.stderr
        found = run("slice", "s", "Mapt")
    else:
        found = run("slice", tau, "Mapt", "--alias", "aliases.csv")
        assert told in found.stderr
        assert "--alias aliases.csv" in found.stdout
    assert _papers(found.stdout) == {("mapt", "nft"): 3, ("mapt", "tubulin"): 1, ("exercise", "mapt"): 1}
    assert "label: MAPT" in found.stdout.replace('"', "")


def test_a_slice_with_aliases_is_asked_again(run: Run, tau: str) -> None:
    Path("aliases.csv").write_text("Mapt,MAPT\n", encoding="utf-8")
    run("slice", tau, "MAPT", "--alias", "aliases.csv", "-o", "one.yaml")
    assert run("slice", "--again", "one.yaml").stdout == "nothing has changed\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mapt\n", "aliases.csv:1: a line has an alias and what it means"),
        ("Mapt,MAPT\nMapt,tubulin\n", "aliases.csv:2: 'Mapt' means 'MAPT' already"),
        ("Mapt,MAPT\nMAPT,Mapt\n", "aliases go in a circle: Mapt -> MAPT -> Mapt"),
    ],
)
def test_a_wrong_file_of_aliases_is_told(run: Run, tau: str, text: str, told: str) -> None:
    Path("aliases.csv").write_text(text, encoding="utf-8")
    result = run("slice", tau, "MAPT", "--alias", "aliases.csv")
    assert result.exit_code == 1
    assert told in result.stderr


def test_a_graph_file_that_is_too_large_is_told_the_way_on(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(50_000_001)
    for command in (("slice", "huge.yaml", "x"), ("corpus", "import", "huge.yaml", "-o", "store")):
        result = run(*command)
        assert result.exit_code == 1
        assert "more than 50,000,000 bytes" in result.stderr
        assert "subject, relation and object" in result.stderr
