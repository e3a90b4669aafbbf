"""One mistake, one message, at its place: what newcomers get wrong first."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli as command_line
from graph_data import examine, examine_text, format_problems


def told(text: str, name: str = "graph.yaml") -> list[str]:
    """Return errors and warnings as code, line, column."""
    found = examine_text(text, name).problems
    return [f"{p.code} {p.place.line}:{p.place.column}" if p.place else p.code
            for p in found if p.severity != "hint"]  # fmt: skip


class TestNoSecondMessage:
    def test_of_effects_that_are_all_wrong(self) -> None:
        assert told("effects:\n  - soruce: a\n    target: b\n    label: raises\n") == ["CG201 2:5"]
        assert told("effects:\n  - a is b\n") == ["CG402 2:5"]
        assert told("efects:\n  - a -> b: raises\n") == ["CG201 1:1"]

    def test_of_a_text_that_stands_for_a_tour(self) -> None:
        assert told("effects:\n  - a -> b: raises\ntours:\n  - a text\n") == ["CG203 4:5"]

    def test_of_a_reference_that_is_misspelt(self) -> None:
        text = "effects:\n  - {source: a, target: b, label: raises, evidence: [{refrence: r}]}\n"
        (found,) = examine_text(text + "references: {r: {title: R}}\n").errors
        assert found.message == "a piece of evidence has no key 'refrence'"

    def test_of_words_that_are_no_text(self) -> None:
        assert told("effects:\n  - a -> b: [x, y]\n  - a -> b: [z]\n") == ["CG203 2:13", "CG203 3:13"]
        assert told("effects:\n  - {source: a, target: b, label: [x]}\n") == ["CG203 2:35"]
        assert told('effects:\n  - a -> b: "de\\0lays"\n') == ["CG105 2:13"]

    def test_of_a_list_that_stands_for_an_effect(self) -> None:
        assert told("effects:\n  - [a, b]\n  - b -> c: raises\n") == ["CG203 2:5"]
        (found,) = examine_text("effects:\n  - [a, b]\n").problems
        assert found.message == "a list stands for an effect"

    def test_of_a_table_without_names_of_columns(self) -> None:
        # Three cells say what they are where one of them comes again.
        assert told("tea,delays,sleep\nsleep,restores,attention\n", "t.csv") == []
        assert told("tea,hot,sleep\nmilk,cold,attention\n", "t.csv") == ["CG121 1:1"]

    def test_but_missing_words_are_missed(self) -> None:
        for words in ("", " ~", ' ""'):
            assert told(f"effects:\n  - a -> b:{words}\n") == ["CG401 2:5"]


class TestPlaces:
    def test_of_a_graph_of_concepts_alone(self) -> None:
        (found,) = [p for p in examine_text("concepts: [tea]\n").problems if p.code == "CG804"]
        assert str(found.place) == "graph.yaml:1:11"
        assert "\n" not in found.expected

    def test_of_either_end_of_an_arrow(self) -> None:
        text = "concepts:\n  tea:\n  sleep:\neffects:\n  - tea -> slep: raises\n  - tee -> sleep: raises\n"
        assert [line for line in told(text) if "CG301" in line] == ["CG301 5:12", "CG301 6:5"]

    def test_of_each_piece_of_evidence(self) -> None:
        text = (
            "effects:\n  - source: a\n    target: b\n    label: raises\n    evidence:\n"
            "      - {reference: r}\n      - {reference: q, stance: supports}\n      - x\n"
            "references: {r: {title: R}}\n"
        )
        assert told(text) == ["CG601 7:21", "CG601 8:9"]

    def test_of_a_column_of_a_table(self) -> None:
        (found,) = examine_text("source,effect,target,vredict\na,raises,b,mixed\n", "t.csv").problems
        assert (str(found.place), found.suggestion) == ("t.csv:1:22", "verdict")

    def test_of_a_quotation_mark_never_closed(self) -> None:
        (found,) = examine_text('title: "abc\nconcepts:\n  tea:\n').problems
        assert str(found.place) == "graph.yaml:1:8"
        assert found.expected == "a closing quotation mark"


class TestWords:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("concepts:\n  tea:\n sleep:\n", "2 spaces before it"),
            ("concepts: [a, b\neffects:\n  - a -> b: c\n", "a closing ]"),
        ],
    )
    def test_of_broken_yaml(self, text: str, expected: str) -> None:
        (found,) = examine_text(text).problems
        assert (found.code, found.expected) == ("CG108", expected)

    def test_no_line_is_shown_of_a_file_that_is_no_text(self, tmp_path: Path) -> None:
        path = tmp_path / "latin.yaml"
        path.write_bytes("title: für alle\n".encode("latin-1"))
        report = examine(path)
        shown = format_problems(report.problems, "text", sources={str(path): report.source})
        assert "0xfc" in shown
        assert "|" not in shown

    def test_a_missing_file_of_references_is_named_once(self) -> None:
        found = examine_text("references: none.bib\neffects:\n  - a -> b: raises\n").problems[0]
        assert found.message == "there is no file 'none.bib'"

    def test_one_is_one(self) -> None:
        text = "effects:\n  - {source: a, target: b, label: raises, quote: A raises b.}\n"
        assert "1 effect has a quote, but the file names no article" in [
            found.message for found in examine_text(text).problems
        ]


def test_a_table_as_spreadsheets_mark_it() -> None:
    report = examine_text("sep=;\nsource;effect;target\ntea;raises;sleep\n;raises;sleep\n", "t.csv")
    assert [str(found.place) for found in report.errors] == ["t.csv:4:1"]


class TestInput:
    def test_closed_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        (found,) = examine("-").problems
        assert (found.code, found.message) == ("CG103", "there is no standard input")

    def test_standard_input_is_called_by_name(self) -> None:
        result = CliRunner().invoke(command_line.cli, ["build", "-"], input="")
        assert "<stdin> was not taken; nothing was written." in result.stderr

    def test_an_empty_name_is_wrong_usage(self) -> None:
        result = CliRunner().invoke(command_line.cli, ["build", ""])
        assert result.exit_code == 2
        assert "the name of the file is empty" in result.stderr


class TestLabels:
    def test_breaks_in_a_label_are_spaces(self) -> None:
        text = 'concepts:\n  a: {label: "x\\u2028y\\n  z"}\n  b:\neffects:\n  - a -> b: "raises\\u2029it"\n'
        graph = examine_text(text).graph
        assert graph is not None
        assert graph.concepts["a"].label == "x y z"
        assert [effect.label for effect in graph.effects.values()] == ["raises it"]

    def test_long_words_of_an_arrow_are_told_as_well(self) -> None:
        assert told(f"effects:\n  - a -> b: {'raises ' * 50}\n") == ["CG210 2:13"]
