"""Any text at all: problems are told in words and in time that grows with the text, never by a traceback."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_data import examine, examine_text, format_problems

NAMES = st.sampled_from(["tea", "sleep", "Deep sleep", "co2", "water supply", "a", "1. step", "“x”", "é"])
ARROWS = st.sampled_from(["->", "-->", "=>", "→", "<-", "<->", "- >", ">", "to", "", "—>", "-> b ->"])
COLONS = st.sampled_from([": ", ":", " ", " : ", ":\u00a0", ": : ", ' "', ": '", ": {", ": [", ": @", ": # "])
WORDS = st.sampled_from(["raises", "tickles", "does not lower", "", "is built into", "x: y", "can't", '"'])
STARTS = st.sampled_from(
    ["- ", "  - ", "    - ", "\t- ", "• ", "•\t", "1. ", "-", "  ", "", "* ", "   ", "\u00a0\u00a0- ", "o\t"]
)
EFFECTS = st.builds("{}{} {} {}{}{}".format, STARTS, NAMES, ARROWS, NAMES, COLONS, WORDS)
KEYS = st.sampled_from(
    """title: |concepts:|effects:|categories:|  source: |  - source: a|    target: b|tours:|  light:|   sugar:
    references: [|  definition: x|  light: {definition: Food: made}|```yaml|evidence: r|  verdict: supports
    text: 'a|text: "a|effects: a -> b: c|# remark|---|""".replace("\n    ", "|").split("|")
)


@given(st.lists(EFFECTS | KEYS, max_size=9), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_lines_as_newcomers_write_them(lines: list[str], end: str) -> None:
    for name in ("g.yaml", "g.csv"):
        report = examine_text(end.join(lines), name)
        assert (report.graph is None) == bool(report.errors)
        for style in ("text", "json", "gcc", "github"):
            assert format_problems(report.problems, style, sources={name: report.source})
        rows = report.source.split("\n")
        for found in report.errors:
            assert found.place is not None
            assert found.place.line <= len(rows) + 1
            assert len(found.told) < 1500


@given(st.lists(EFFECTS, min_size=1, max_size=6))
def test_an_effect_has_one_error_of_its_form(lines: list[str]) -> None:
    """No line is told both that it is no effect and what is wrong with the effect."""
    errors = examine_text("effects:\n" + "\n".join(lines)).errors
    form = [found.place.line for found in errors if found.place and found.code in ("CG401", "CG402", "CG204")]
    assert len(form) == len(set(form))


@pytest.mark.parametrize(
    "start", [b"PK\x03\x04", b"%PDF-1.7", b"\xff\xfe", b"\xef\xbb\xbf", b"a\0b\0", b"{\\rtf1"]
)
@given(rest=st.binary(max_size=60))
def test_any_file(start: bytes, rest: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = Path(tmp_path_factory.getbasetemp()) / "any.yaml"
    path.write_bytes(start + rest)
    report = examine(path)
    assert report.graph is None
    assert format_problems(report.problems)


GOOD = """\
title: Sleep and the day after
categories:
  drink: Drinks
concepts:
  tea: {category: drink, definition: "Leaves: dried", aka: [green tea]}
  sleep:
    definition: Rest at night
  attention:
effects:
  - tea -> sleep: delays
    when: in the evening
  - sleep -> attention: improves
    verdict: supported
    evidence: [smith-2020]
  - source: tea
    target: attention
    label: can raise
    relation: increases
references:
  smith-2020:
    title: A trial of sleep
    issued: 2020
tours:
  - title: From tea
    steps:
      - {focus: tea, say: It starts here.}
      - {path: [tea, sleep, attention], say: And ends here.}
"""


def one_slip_away() -> list[str]:
    """Return the good file with a mark left out, a line moved by a space or two or a tab, a line left out."""
    lines = GOOD.split("\n")[:-1]
    found = [GOOD[:at] + GOOD[at + 1 :] for at, char in enumerate(GOOD) if char in " :-[]{},\">"]
    for at, line in enumerate(lines):
        less = 2 if line.startswith("  ") else 0
        others = (" " + line, "  " + line, "\t" + line.lstrip(), line[less // 2 :], line[less:])
        found += ["\n".join([*lines[:at], other, *lines[at + 1 :]]) for other in others]
        found.append("\n".join(lines[:at] + lines[at + 1 :]))
    return found


def test_one_slip_is_one_error_without_the_jargon_of_the_parser() -> None:
    assert examine_text(GOOD).errors == ()
    for text in one_slip_away():
        errors = examine_text(text).errors
        assert len(errors) <= 1, (text, [str(error) for error in errors])
        for error in errors:
            assert "while " not in error.message and "did not find" not in error.message, (text, str(error))


def _rows(row: Callable[[int], str], head: str = "effects:\n") -> Callable[[int], str]:
    return lambda size: head + "".join(row(number) for number in range(size))


GROWING: dict[str, Callable[[int], str]] = {
    "blanks in a name": lambda n: f'effects:\n  - "a{" " * n * 50}b": x\n',
    "a row of dashes": lambda n: f"effects:\n  - a {'-=' * n * 25} b\n",
    "left arrows": lambda n: f"effects:\n  - a {'<-' * n * 25} b\n",
    "a long effect": lambda n: f"effects:\n  - a -> {'word ' * n}\n",
    "quotation marks": lambda n: f"title: {chr(34) * n * 50}\n",
    "open quotations": lambda n: 'a: "x\n' * n + "b: c: d\n",
    "the same effect": _rows(lambda i: "  - a -> b: raises\n"),
    "no colons": _rows(lambda i: f"  - a -> b{i} raises x\n"),
    "no arrows": _rows(lambda i: f"  - a{i} b{i}: raises\n"),
    "unknown names": lambda n: _rows(lambda i: f"  c{i}:\n", "concepts:\n")(n)
    + _rows(lambda i: f"  - c{i}x -> d{i}: raises\n")(n),
    "a chain of kinds": lambda n: _rows(lambda i: f"  c{i}: {{broader: c{i + 1}}}\n", "concepts:\n")(n)
    + f"  c{n}:\neffects: [c0 -> c1: raises]\n",
    "bullets": _rows(lambda i: f"• a{i} -> b: raises\n"),
    "words": _rows(lambda i: f"  - a -> b: tickles{i}\n"),
    "names too deep": _rows(lambda i: f"   k{i}:\n", "concepts:\n  a:\n"),
    "errors in one line": lambda n: "effects: [" + "{source: a, target: b, lable: x}, " * n + "]",
    "like tours": _rows(
        lambda i: "  - {title: T, steps: [{focus: a}]}\n", "effects: [a -> b: raises]\ntours:\n"
    ),
    "open brackets": lambda n: "title: {" + "a: b, " * n * 5 + "\nx: y\n",
}


@pytest.mark.parametrize("kind", GROWING)
def test_time_grows_with_the_text(kind: str) -> None:
    """Four times the text takes about four times as long, and not sixteen."""

    def seconds(size: int) -> float:
        text = GROWING[kind](size)
        begun = time.process_time()
        report = examine_text(text, "g.yaml")
        format_problems(report.problems, sources={"g.yaml": report.source})
        return time.process_time() - begun

    small = min(seconds(400) for _ in range(3))
    large = min(seconds(1600) for _ in range(2))
    assert large < 9 * max(small, 0.004)
