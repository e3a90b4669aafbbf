"""`fmt`: one layout, the same graph, every remark kept; what cannot be changed alone stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import graph_data
from cli import cli
from graph_data.edit.refused import EditRefusedError
from graph_data.edit.tidy import tidied

from .nasty import nasty
from .nasty_checks import model

UGLY = """\
# The file.

effects:
# first
-   tea -> sleep: reduces    # aligned
    note: >
        Folded
        text.
-   sleep -> tea: eases
    when: at night,
       and then a very long text that goes on and on over the end of the line, as prose may do, really
# about concepts
concepts:
      tea: {aka: [cha],
            definition: Leaves}
      sleep:
          # why
          definition: Rest
title: Tea
"""
NEAT = """\
# The file.

title: Tea
# about concepts
concepts:
  tea: {aka: [cha],
    definition: Leaves}
  sleep:
    # why
    definition: Rest
effects:
  # first
  - tea -> sleep: reduces    # aligned
    note: >
      Folded
      text.
  - sleep -> tea: eases
    when: at night, and then a very long text that goes on and on over the end of the line, as prose
      may do, really
"""


def test_one_layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "tea.yaml"
    path.write_text(UGLY)
    run = CliRunner().invoke
    assert run(cli, ["fmt", str(path), "--check"]).exit_code == 1
    assert path.read_text() == UGLY
    said = run(cli, ["fmt", str(path)])
    assert said.exit_code == 0, said.output
    assert path.read_text() == NEAT
    assert run(cli, ["fmt", str(path), "--check"]).exit_code == 0
    assert run(cli, ["edit", "undo", str(path)]).exit_code == 0
    assert path.read_text() == UGLY


def test_several_files_of_which_one_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path / "cache"))
    graphs = tmp_path / "graphs"
    graphs.mkdir()
    (graphs / "a.yaml").write_text("effects: [{source: tea\nconcepts: 3\n")
    (graphs / "b.csv").write_text("source,effect,target\ntea,eases,sleep\n")
    (graphs / "c.yaml").write_text(UGLY)
    said = CliRunner().invoke(cli, ["fmt", str(graphs), "--check"])
    assert said.exit_code == 1
    assert "c.yaml would be laid out anew" in said.output
    said = CliRunner().invoke(cli, ["fmt", str(graphs)])
    assert said.exit_code == 1
    assert "a.yaml" in said.stderr and "b.csv" not in said.output
    assert (graphs / "c.yaml").read_text() == NEAT
    assert CliRunner().invoke(cli, ["fmt", str(graphs / "c.yaml"), str(graphs / "c.yaml")]).exit_code == 0


@pytest.mark.parametrize("name", graph_data.example_names())
def test_the_examples_say_the_same(name: str) -> None:
    path = graph_data.example_path(name)
    made, left = tidied(path.read_bytes(), path.name)
    assert not left
    assert model(made.text) == model(path.read_text(encoding="utf-8"))
    assert tidied(made.data, path.name)[0] == made, "a second time changes nothing"


@pytest.mark.parametrize("seeds", [range(120), pytest.param(range(120, 400), marks=pytest.mark.long)])
def test_nasty_files_say_the_same_and_keep_their_remarks(seeds: range) -> None:
    changed = 0
    for seed in seeds:
        text = nasty(seed).text
        try:
            made, _ = tidied(text.encode(), "graph.yaml")
        except EditRefusedError:
            continue
        assert model(made.text) == model(text), f"seed {seed}"
        remarks = (sorted(re.findall(r"# r\d+r", each)) for each in (made.text, text))
        assert next(remarks) == next(remarks), f"seed {seed}"
        changed += made.text != text
    assert changed > len(seeds) / 2
