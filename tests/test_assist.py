"""What stands at a cursor, in files that are whole, half typed or nonsense."""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph_data import Manuscript, example_path
from graph_data.assist.cursor import cursor_at
from graph_data.assist.remedies import differences
from graph_data.assist.visible import visible

MARKED = """\
title: Sleep
concepts:
  sleep: {label: good sleep, category: body, opposite: [tir|1, ins|2]}
  tiredness:
    defi|3
    broader: bod|4
effects:
  - sl|5eep -> att|6ention: impr|7oves
  - attention -> driving errors: reduces
    ver|8
    verdict: supp|9orted
    evidence:
      - |10
      - reference: li|11
  - source: sleep
    target: |12
    quote: >
      It says: that |13
  - {source: sleep, target: tir|14, la|15}
  - |16
tours:
- title: T
  steps:
  - focus: sl|17
    |18
  - show: [sleep,
      tired|19]
    highlight:
      - a|20
references:
  |21
|22
"""
#: What each place is: token, record, key (or ``+`` where a key may stand), what is named there.
PLACES = {
    1: ("tir", "concept", "opposite", "concept"),
    2: ("ins", "concept", "opposite", "concept"),
    3: ("defi", "concept", "+", ""),
    4: ("bod", "concept", "broader", "concept"),
    5: ("sleep", "effect", "source", "concept"),
    6: ("attention", "effect", "target", "concept"),
    7: ("improves", "effect", "label", "words"),
    9: ("supported", "effect", "verdict", ""),
    10: ("", "evidence", "+", "reference"),
    11: ("li", "evidence", "reference", "reference"),
    12: ("", "effect", "target", "concept"),
    13: ("It says: that ", "effect", "quote", "sentence"),
    14: ("tir", "effect", "target", "concept"),
    15: ("la", "effect", "+", ""),
    16: ("", "effect", "source", "concept"),
    17: ("sl", "step", "focus", "concept"),
    18: ("", "step", "+", ""),
    19: ("tired", "step", "show", "concept"),
    20: ("a", "step", "highlight", "concept effect"),
    21: ("", "", "references", "reference"),
    22: ("", "graph", "+", ""),
}


def unmarked() -> tuple[list[str], dict[int, tuple[int, int]]]:
    """The lines without their marks, and the place of each mark."""
    lines: list[str] = []
    places: dict[int, tuple[int, int]] = {}
    for line in MARKED.split("\n"):
        made = ""
        for part in re.split(r"(\|\d+)", line):
            if re.fullmatch(r"\|\d+", part):
                places[int(part[1:])] = (len(lines), len(made))
            else:
                made += part
        lines.append(made)
    return lines, places


@pytest.mark.parametrize("mark", PLACES)
def test_what_stands_at_a_cursor(mark: int) -> None:
    lines, places = unmarked()
    found = cursor_at(lines, *places[mark])
    key = found.key.name if found.key else "+" if found.keys else ""
    assert (
        found.token.text,
        found.record.name if found.record else "",
        key,
        " ".join(found.things),
    ) == PLACES[mark]


def test_keys_that_are_there_are_not_offered_again() -> None:
    lines, places = unmarked()
    assert cursor_at(lines, *places[8]).taken == {"attention -> driving errors", "verdict", "evidence"}
    assert cursor_at(lines, *places[15]).taken == {"source", "target"}
    assert cursor_at(lines, *places[18]).taken == {"focus"}


PIECES = st.sampled_from(
    [" ", "  ", "\n", "- ", "-", ": ", ":", "[", "]", "{", "}", ",", '"', "'", "#", " #", "|", ">", "&a ",
     "*a", "effects", "source", "->", "→", "concepts", "tours", "quote", "rain", "😀", "\u2028", "\r", "\t",
     "!x "]
)  # fmt: skip


@settings(max_examples=100)
@given(st.lists(PIECES, max_size=40).map("".join), st.integers(0, 50), st.integers(0, 60))
@example("effects:\n  - [", 1, 5)
@example("{", 0, 1)
def test_no_text_and_no_place_is_too_strange(text: str, line: int, column: int) -> None:
    sheet = Manuscript("graph.yaml")
    sheet.write(text)
    line = min(line, len(sheet.lines) - 1)
    column = min(column, len(sheet.lines[line]))
    found = sheet.cursor(line, column)
    assert 0 <= found.token.start <= found.token.end <= len(sheet.lines[line])
    sheet.offers(line, column)
    sheet.told(line, column)
    assert sheet.written_at(line, column) is None
    for problem in sheet.examine().problems:
        at, start, end = sheet.extent(problem)
        assert 0 <= start <= end <= len(sheet.lines[at])
        for remedy in sheet.remedies(problem):
            assert remedy.change.end[1] <= len(sheet.lines[remedy.change.end[0]])


TEXT = st.lists(st.sampled_from(["a", "b", "", "c"]), max_size=8).map("\n".join)


@given(TEXT, TEXT)
def test_differences_make_one_text_of_another(old: str, new: str) -> None:
    lines = old.split("\n")
    text = old
    for each in reversed(differences(old, new)):  # in the order of the text, as editors want them
        start, end = (sum(len(line) + 1 for line in lines[:n]) + col for n, col in (each.start, each.end))
        text = text[:start] + each.text + text[end:]
    assert text == new


def test_an_answer_on_a_large_file_takes_little_work() -> None:
    """Of the processor, whatever else the machine does: the worst of 1,500 answers on magnesium."""
    path = Path(example_path("magnesium"))
    sheet = Manuscript(path)
    sheet.write(path.read_text(encoding="utf-8"))
    sheet.examine()
    worst = 0.0
    for line in range(0, len(sheet.lines), 7):
        for ask in (sheet.offers, sheet.told, sheet.written_at):
            begin = process_time()
            ask(line, len(sheet.lines[line]))
            worst = max(worst, process_time() - begin)
    assert worst < 0.1


def test_hidden_characters_are_seen() -> None:
    hidden = {"a\u202e": ["\u200b", "\U000e0041", "x\ufe0f\ufe0e", "\x07"], "b": 1}
    assert visible(hidden) == {
        "a\\u{202E}": ["\\u{200B}", "\\u{E0041}", "x\ufe0f\\u{FE0E}", "\\u{07}".replace("07", "0007")],
        "b": 1,
    }
    assert visible("👩\u200d👧 नम\u200dस्ते ☀\ufe0f") == "👩\u200d👧 नम\u200dस्ते ☀\ufe0f", "what joins stays"


@pytest.mark.parametrize("lines", ["  - light\n    -> sugar: makes", "  - light ->\n    sugar: makes"])
def test_the_remedy_of_a_broken_effect_takes_both_lines(lines: str) -> None:
    sheet = Manuscript("graph.yaml")
    sheet.write(f"effects:\n{lines}\n  - sugar -> life: feeds\n")
    (problem,) = sheet.examine().problems
    (remedy,) = sheet.remedies(problem)
    change = remedy.change
    assert (change.start, change.end[0], change.text) == ((1, 0), 2, "  - light -> sugar: makes")
