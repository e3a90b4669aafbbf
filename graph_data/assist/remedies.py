"""Remedies of problems as changes of single lines, and two texts as the lines in which they differ."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..errors import Problem
from ..names import named
from .outline import row_of

_WORD = re.compile(r"[^\s,:\[\]{}\"']+")
#: Texts that differ in more lines than this are put in place of each other as a whole.
_MANY = 2_000


@dataclass(frozen=True, slots=True)
class Replacement:
    """Characters of a text, from line and column to line and column (from 0), and what takes their place."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way to mend a problem, in words, and the change that it is."""

    title: str
    change: Replacement


def extent(lines: Sequence[str], line: int, column: int) -> tuple[int, int]:
    """Return from where to where, in columns from 0, the thing at a place of a line stands."""
    text = lines[line] if line < len(lines) else ""
    row = row_of(text)
    for token in (row.key, row.value):
        if token is not None and token.start == column < token.end and text[column] not in "[{":
            return column, token.end
    word = _WORD.match(text, column)
    end = word.end() if word else min(len(text), column + 1)
    return min(column, len(text)), max(end, min(column, len(text)))


def remedies(lines: Sequence[str], found: Problem) -> Iterator[Remedy]:
    """Yield what a problem offers as its remedy: the nearest right name, or the line as it should stand."""
    if found.place is None or not found.place.line:
        return
    line, column = found.place.line - 1, max(0, found.place.column - 1)
    if line >= len(lines):
        return
    if found.suggestion and "\n" not in found.suggestion:
        spot = _wrong(lines, line, column, found)
        if spot:
            change = Replacement((line, spot[0]), (line, spot[1]), found.suggestion)
            yield Remedy(f"Write {named(found.suggestion)}", change)
    elif found.example and found.code in _WHOLE_LINES:
        text = lines[line]
        indent = text[: len(text) - len(text.lstrip())]
        example = found.example.split("\n")
        made = "\n".join(each if each[:1] == " " or not indent else indent + each for each in example)
        above = lines[line - 1].rstrip() if line else ""
        joined = bool(above.strip()) and made.startswith(above) and made.endswith(text.strip())
        yield Remedy("Write the line so", Replacement((line - joined, 0), (line, len(text.rstrip())), made))


#: Problems whose example is the line as it should stand.
_WHOLE_LINES = frozenset({"CG108", "CG114", "CG207", "CG401", "CG212"})
_SAID = re.compile(r"'((?:[^'\\]|\\.)+)'")


def _wrong(lines: Sequence[str], line: int, column: int, found: Problem) -> tuple[int, int] | None:
    """Return where the wrong name stands in its line: at its place or behind it."""
    text = lines[line]
    for said in _SAID.findall(found.message):
        at = text.find(said, column)
        if at >= 0:
            return at, at + len(said)
    start, end = extent(lines, line, column)
    return (start, end) if end > start else None


def differences(old: str, new: str) -> list[Replacement]:
    """Return what of a text has to be replaced so that it is another, by whole lines."""
    if old == new:
        return []
    before, after = old.split("\n"), new.split("\n")
    head = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    head = min(len(before), len(after)) if head is None else head
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    first, last = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(first) == len(last):
        return list(_line_by_line(before, head, last))
    if len(first) > _MANY or len(last) > _MANY:
        return [_lines(before, head, len(before) - tail, last)]
    match = difflib.SequenceMatcher(None, first, last, autojunk=False)
    return [
        _lines(before, head + begin, head + end, last[start:stop])
        for kind, begin, end, start, stop in match.get_opcodes()
        if kind != "equal"
    ]


def _line_by_line(before: Sequence[str], head: int, last: Sequence[str]) -> Iterator[Replacement]:
    """Yield the replacements where lines are others and neither came nor went."""
    for n, new in enumerate(last, head):
        if before[n] != new:
            yield Replacement((n, 0), (n, len(before[n])), new)


def _lines(before: Sequence[str], begin: int, end: int, new: Sequence[str]) -> Replacement:
    """Return the replacement of whole lines; those behind the last line have no line end of their own."""
    text = "".join(f"{line}\n" for line in new)
    if end < len(before):
        return Replacement((begin, 0), (end, 0), text)
    if begin == 0:
        return Replacement((0, 0), (len(before) - 1, len(before[-1])), text.removesuffix("\n"))
    start = (begin - 1, len(before[begin - 1]))
    return Replacement(start, (len(before) - 1, len(before[-1])), ("\n" + text).removesuffix("\n"))
