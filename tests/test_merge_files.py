"""`merge A B`: the first file's text stays, what only the second says is added, and clashes are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import graph_data
from cli import cli

MINE = """\
# mine
title: Tea
concepts:
  tea: {aka: [cha], definition: Leaves}   # the drink
  sleep:
  noise:
effects:
  - tea -> sleep: reduces   # said often
    verdict: supported
  - noise -> sleep: lowers
"""
YOURS = """\
title: Cha
categories: {drink: Drinks}
concepts:
  green-tea: {label: cha, category: drink, definition: "Leaves: green"}
  sleep:
  milk: {category: drink}
effects:
  - {source: green-tea, target: sleep, label: reduces, verdict: mixed, note: "so: it is"}
  - milk -> sleep: eases
  - noise -> sleep: raises
  - milk -> cha: weakens
references: {r1: {title: A book}}
tours:
  - title: Way
    steps:
      - {show: [cha, milk], say: Both}
"""


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(MINE)
    Path("yours.yaml").write_text(YOURS.replace("  milk: {", "  noise:\n  milk: {"))


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def test_two_authors_files_become_one(two: None) -> None:
    said = run("merge", "mine.yaml", "yours.yaml", "-o", "ours.yaml")
    assert said.exit_code == 0, said.output
    text = Path("ours.yaml").read_text()
    graph = graph_data.read_graph("ours.yaml")
    assert text.startswith("# mine\ntitle: Tea\n")
    assert "  tea: {aka: [cha, green-tea], definition: Leaves, category: drink}   # the drink\n" in text
    assert list(graph.concepts) == ["tea", "sleep", "noise", "milk"]
    assert [(e.source, e.label, e.target) for e in graph.effects.values()] == [
        ("tea", "reduces", "sleep"),
        ("noise", "lowers", "sleep"),
        ("milk", "eases", "sleep"),
        ("noise", "raises", "sleep"),
        ("milk", "weakens", "tea"),
    ]
    assert graph.effects["tea-reduces-sleep"].note == "so: it is"
    assert graph.effects["tea-reduces-sleep"].verdict == "supported"
    assert graph.tours[0].steps[0].show == ("tea", "milk")
    assert list(graph.references) == ["r1"]


def test_clashes_and_contradictions_are_told(two: None) -> None:
    said = run("merge", "mine.yaml", "yours.yaml", "-o", "ours.yaml")
    assert (
        "Definition of 'tea': the first says 'Leaves', the second 'Leaves: green'; the first stays."
        in said.stderr
    )
    assert "Verdict of 'tea-reduces-sleep': the first says 'supported', the second 'mixed'" in said.stderr
    assert "noise" in said.stderr, "one raises and the other lowers it"


def test_a_file_with_itself_is_itself(two: None) -> None:
    assert run("merge", "mine.yaml", "mine.yaml").output == MINE
    for name in graph_data.example_names():
        path = graph_data.example_path(name)
        assert CliRunner().invoke(cli, ["merge", name, name]).stdout_bytes == path.read_bytes()


def test_a_file_with_errors_is_refused(two: None) -> None:
    Path("yours.yaml").write_text("effects:\n- a\n")
    said = run("merge", "mine.yaml", "yours.yaml", "-o", "ours.yaml")
    assert said.exit_code == 1 and "yours.yaml:2:3" in said.output
    assert not Path("ours.yaml").exists()


def test_a_paper_that_both_have_is_one_reference(two: None) -> None:
    own = "references: {tea-2019: {title: Tea, DOI: 10.1000/AB, issued: 2019}, r1: {title: Other}}\n"
    Path("mine.yaml").write_text(MINE + own)
    theirs = "references: {r1: {title: Tea, DOI: 10.1000/ab, issued: 2020}}\n"
    evidence = "  - tea -> noise: calms\n    evidence: [{reference: r1, stance: supports}]\n"
    Path("yours.yaml").write_text("effects:\n" + evidence + theirs)
    said = run("merge", "mine.yaml", "yours.yaml", "-o", "ours.yaml")
    made = graph_data.read_graph("ours.yaml")
    assert list(made.references) == ["tea-2019", "r1"]
    assert made.effects["tea-calms-noise"].evidence[0].reference == "tea-2019"
    assert "The reference 'tea-2019' differs; the first's stays" in said.output
