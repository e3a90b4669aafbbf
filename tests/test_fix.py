"""`check --fix` mends what is certain and nothing else; `build --partial` leaves out what is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import cli
from graph_data import LivingFile

BROKEN = """\
# Mine
title: 'Tea'
text: tea.md
concepts:
  tea: {definitoin: Leaves: dried, label: tea}   # why
  sleep:
    defintion: A state: of rest
effects:
  - tea -> sleep: reduces
    quote: &q Tea keeps many people awake at night.
  - sleep -> tea: eases
    quote: *q
    note: %odd
references:
  r1: {titlle: On tea, authr: Someone}
"""
ARTICLE = "Tea is old.\n\nTea keeps most people awake at night. It is drunk with milk.\n"


@pytest.fixture
def tea(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("tea.md").write_text(ARTICLE)
    path = Path("tea.yaml")
    path.write_text(BROKEN)
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def test_what_is_certain_is_mended(tea: Path) -> None:
    said = run("check", tea, "--fix")
    assert said.exit_code == 0, said.output
    wanted = BROKEN
    for old, new in (
        ("definitoin:", "definition:"),
        ("defintion:", "definition:"),
        ("many people", "most people"),
        ("note: %odd", 'note: "%odd"'),
        ("titlle:", "title:"),
        ("authr:", "author:"),
    ):
        wanted = wanted.replace(old, new)
    assert tea.read_text() == wanted
    assert "tea.yaml:10: 'Tea keeps many people awake at night.' is" in said.output
    assert LivingFile(tea).undo().after == BROKEN


def test_dry_run_shows_and_writes_nothing(tea: Path) -> None:
    said = run("check", tea, "--fix", "--dry-run")
    assert said.exit_code == 0, said.output
    assert "-  r1: {titlle: On tea, authr: Someone}\n+  r1: {title: On tea, author: Someone}\n" in said.output
    assert tea.read_text() == BROKEN


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("verdict", "", "CG205"),
        ("quote", "Milk is drunk by cows.", "CG503"),
        ("end", "tee", "CG301"),
    ],
)
def test_what_is_not_certain_is_left(tea: Path, old: str, new: str, left: str) -> None:
    text = BROKEN.replace("titlle", "title").replace("authr", "author")
    if old == "verdict":
        text = text.replace("note: %odd", "verdict: suported")
    if old == "quote":
        text = text.replace("Tea keeps many people awake at night.", new)
    if old == "end":
        text = text.replace("sleep -> tea", f"sleep -> {new}")
    tea.write_text(text)
    said = run("check", tea, "--fix")
    assert said.exit_code == 1
    assert left in said.output


def test_a_colour_that_yaml_takes_for_a_comment(tea: Path) -> None:
    text = "categories:\n  a: {label: A}\n  b:\n    color: #aa3355\neffects:\n- x -> y: raises\n"
    tea.write_text(text)
    run("check", tea, "--fix")
    assert tea.read_text() == text.replace("#aa3355", '"#aa3355"')


def test_a_file_that_is_whole_is_not_written(tea: Path) -> None:
    tea.write_text("effects:\n- x -> y: raises\n")
    stamp = tea.stat().st_mtime_ns
    assert run("check", tea, "--fix").exit_code == 0
    assert tea.stat().st_mtime_ns == stamp


def test_a_page_without_what_is_broken(tea: Path) -> None:
    tea.write_text(
        "text: tea.md\neffects:\n- tea -> sleep: reduces\n  quote: Not said.\n- milk -> sleep: eases\n"
        "tours:\n- title: T\n  steps:\n  - {focus: tea, say: Whole}\n  - {focus: coffee, say: Left out}\n"
    )
    assert run("build", tea).exit_code == 1
    assert not Path("output/tea.html").exists()
    said = run("build", tea, "--partial")
    assert said.exit_code == 1
    assert "Left out: tea.yaml:4:10: the quote of 'Tea reduces sleep'" in said.stderr
    assert "Left out: tea.yaml:10:5: step 2 of the tour 't', 'Left out'" in said.stderr
    page = Path("output/tea.html").read_text()
    assert "Whole" in page and "Left out" not in page and "Not said" not in page


def test_what_else_is_wrong_still_ends_it(tea: Path) -> None:
    tea.write_text("concepts: [a]\neffects:\n- a -> b: raises\n")
    assert run("build", tea, "--partial").exit_code == 1
    assert not Path("output/tea.html").exists()
