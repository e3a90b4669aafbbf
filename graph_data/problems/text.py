"""Problems as people, editors, build servers and programs read them."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ..errors import Problem, Severity
from .junit import as_junit
from .sarif import as_sarif

_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "hint": "notice"}
#: A line of the file is shown within this many characters.
_WIDTH = 100


def format_problems(
    problems: Sequence[Problem], style: str = "text", *, sources: Mapping[str, str] | None = None
) -> str:
    """Return problems in a style: text (with line and caret), json, gcc (a line each), github, sarif, junit.

    ``sources`` gives the texts of files by name; what it lacks is read when it is there. JUnit has a test for
    each of them.

    Raises:
        ValueError: there is no such style.
    """
    if style not in _STYLES:
        raise ValueError(f"no style {style!r}; there are {', '.join(_STYLES)}")
    return _STYLES[style](problems, sources or {})


def _text(problems: Sequence[Problem], sources: Mapping[str, str]) -> str:
    lines = _Lines(sources)
    blocks = [_block(problem, lines) for problem in problems]
    if not blocks:
        return "No problems.\n"
    counts = Counter(problem.severity for problem in problems)
    tally = ", ".join(
        f"{counts[kind]} {kind}{'' if counts[kind] == 1 else 's'}" for kind in _LEVELS if counts[kind]
    )
    return "\n".join([*blocks, tally]) + "\n"


def _block(problem: Problem, lines: _Lines) -> str:
    where = f"{problem.place}: " if problem.place else ""
    parts = [_tidy(f"{where}{problem.severity} {problem.code}: {problem.message}")]
    parts += lines.excerpt(problem)
    if problem.expected:
        parts.append(_tidy(f"  expected: {problem.expected}{':' if problem.example else ''}"))
        parts += [f"      | {_tidy(line)}" for line in problem.example.split("\n") if line]
    if problem.suggestion:
        parts.append(_tidy(f"  did you mean: {problem.suggestion}"))
    return "\n".join(parts) + "\n"


def _tidy(text: str) -> str:
    """Return a text that a terminal shows and does not obey; breaks stay one line."""
    return "".join(" " if c in "\r\n" else c if unicodedata.category(c)[0] != "C" else "\ufffd" for c in text)


class _Lines:
    """The lines of the files that problems name."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = dict(sources)
        self._split: dict[str, list[str]] = {}

    def excerpt(self, problem: Problem) -> list[str]:
        """Return the line and, under it, a caret; nothing when there is no such line."""
        place = problem.place
        if place is None or not place.line:
            return []
        lines = self._of(place.file)
        if place.line > len(lines):
            return []
        line = lines[place.line - 1]
        start = max(0, min(place.column - 20, len(line) - _WIDTH)) if len(line) > _WIDTH else 0
        # Only the piece is looked at: a file may be one line of a million characters, each of them wrong.
        piece = _tidy(line[start : start + _WIDTH].replace("\t", " "))
        if not piece.strip():  # the end of the file, or a file that is no text
            return []
        head = f"{place.line:>5} | "
        column = max(place.column - 1 - start, 0)
        return [head + piece, " " * (len(head) + _cells(piece[:column])) + "^"]

    def _of(self, name: str) -> list[str]:
        if name not in self._split:
            if name not in self._sources:
                self._sources[name] = _read(name)
            self._split[name] = self._sources[name].split("\n")
        return self._split[name]


def _cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _read(name: str) -> str:
    try:
        path = Path(name)
        return path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
    except (OSError, ValueError):
        return ""


def _json(problems: Sequence[Problem], sources: Mapping[str, str]) -> str:
    records = [
        {
            "code": problem.code,
            "severity": problem.severity,
            "message": problem.message,
            "file": problem.place.file if problem.place else "",
            "line": problem.place.line if problem.place else 0,
            "column": problem.place.column if problem.place else 0,
            "expected": problem.expected,
            "suggestion": problem.suggestion,
            "example": problem.example,
        }
        for problem in problems
    ]
    return json.dumps(records, indent=2) + "\n"


def _gcc(problems: Sequence[Problem], sources: Mapping[str, str]) -> str:
    lines = []
    for problem in problems:
        place = problem.place
        where = f"{place.file}:{max(place.line, 1)}:{max(place.column, 1)}" if place else "graph:1:1"
        kind = "note" if problem.severity == "hint" else problem.severity
        lines.append(_tidy(f"{where}: {kind}: {problem.told} [{problem.code}]"))
    return "".join(line + "\n" for line in lines)


def _github(problems: Sequence[Problem], sources: Mapping[str, str]) -> str:
    lines = []
    for problem in problems:
        place = problem.place
        where = f"file={_escaped(place.file, True)}," if place else ""
        if place and place.line:
            where += f"line={place.line},col={place.column},"
        level = _LEVELS[problem.severity]
        lines.append(f"::{level} {where}title={problem.code}::{_escaped(problem.told, False)}\n")
    return "".join(lines)


def _escaped(text: str, field: bool) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if field else text


_STYLES: dict[str, Callable[[Sequence[Problem], Mapping[str, str]], str]] = {
    "text": _text,
    "json": _json,
    "gcc": _gcc,
    "github": _github,
    "sarif": as_sarif,
    "junit": as_junit,
}
