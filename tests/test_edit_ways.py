"""Steps that lead to steps: an edit lets `go` follow those that it names, and none leads nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph_data import LivingFile

FILE = """\
title: T
concepts: {a: , b: , c: }
effects:
  - a -> b: raises
  - b -> c: lowers
tours:
  - title: One
    steps:
      - {focus: a, go: [b, "two:c"]}   # kept
      - {focus: b}
      - {path: [a, b, c], say: "The whole. More.", go: a}
  - title: Two
    steps:
      - {focus: c, go: "one:the-whole"}
"""
SAY = {"do": "set_step", "id": "one:the-whole", "key": "say", "value": "All of it."}
TITLE = {"do": "set_key", "kind": "tour", "id": "two", "key": "title", "value": "Second"}


@pytest.mark.parametrize(
    ("operation", "was", "now"),
    [
        ({"do": "rename_concept", "id": "b", "value": "bee"}, '[b, "two:c"]', '[bee, "two:c"]'),
        ({"do": "move_step", "id": "one:b", "value": 1}, "", ""),
        ({"do": "delete_step", "id": "one:b"}, '[b, "two:c"]', '["two:c"]'),
        (SAY, '"one:the-whole"', '"one:all-of-it"'),
        (TITLE, '[b, "two:c"]', '[b, "second:c"]'),
        ({"do": "delete_concept", "id": "c", "force": True}, '[b, "two:c"]', "[b]"),
        ({"do": "delete_step", "id": "one:a"}, ", go: a", ""),
    ],
)
def test_ways_follow_their_steps(tmp_path: Path, operation: dict[str, Any], was: str, now: str) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(FILE, encoding="utf-8")
    file = LivingFile(path)
    edit = file.do([operation])
    assert was in FILE and (not now or now in file.text) and (was == now or was not in file.text)
    assert not [each for each in file.problems if each.code == "CG714"]
    told = [each for each in edit.told if each.startswith("no way leads from")]
    assert bool(told) == (operation["do"].startswith("delete"))
    file.undo()
    assert path.read_text(encoding="utf-8") == FILE


START = """\
title: T
concepts: {a: , b: , c: }
effects:
  - a -> b: raises
  - b -> c: lowers
start: {hub: b, first: [b-lowers-c]}
tours:
  - title: One
    steps:
      - {overview: all, shut: [b]}
"""


@pytest.mark.parametrize(
    ("operation", "start", "step"),
    [
        (
            {"do": "rename", "id": "b", "value": "bee"},
            "start: {hub: bee, first: [bee-lowers-c]}",
            "{overview: all, shut: [bee]}",
        ),
        (
            {"do": "rename", "id": "b-lowers-c", "value": "last"},
            "start: {hub: b, first: [last]}",
            "{overview: all, shut: [b]}",
        ),
        (
            {"do": "delete", "id": "b-lowers-c"},
            "start: {hub: b}",
            "{overview: all, shut: [b]}",
        ),
        (
            {"do": "merge_concepts", "id": "a", "value": "b"},
            "start: {hub: a, first: [a-lowers-c]}",
            "{overview: all, shut: [a]}",
        ),
    ],
)
def test_what_the_map_begins_with_and_what_is_shut_follow_too(
    tmp_path: Path, operation: dict[str, Any], start: str, step: str
) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(START, encoding="utf-8")
    file = LivingFile(path)
    file.do([operation | {"force": True}])
    lines = file.text.split("\n")
    assert start in lines
    assert f"      - {step}" in lines
    assert not [each for each in file.problems if each.code in ("CG713", "CG715")]


def test_what_goes_is_not_begun_with(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(START.replace(", shut: [b]", ""), encoding="utf-8")
    file = LivingFile(path)
    file.do([{"do": "delete", "kind": "concept", "id": "b"}])
    assert not [each for each in file.problems if each.severity == "error" and each.code != "CG804"]
