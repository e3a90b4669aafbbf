"""What is told of characters: those that no text may hold, and those that were taken for text."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..errors import Problem
from ..problems.codes import problem
from ..read.spots import place_of
from .disguise import Disguise

#: Line breaks inside a paragraph, as word processors and presentations set them; and the end of a page.
_SOFT = re.compile("[\x0b\x0c]")
_MOST = 50


def without_soft_breaks(text: str, name: str, noted: list[Problem]) -> str:
    """Return a text with blanks for the soft line breaks of word processors, which are told once."""
    first = _SOFT.search(text)
    if first is None:
        return text
    found = forbidden_problem(text, first, name)
    noted.append(found)
    return _SOFT.sub(" ", text)


def forbidden_problem(text: str, bad: re.Match[str], name: str) -> Problem:
    """CG105: a character that no text may hold, and the line as it should stand."""
    begin = text.rfind("\n", 0, bad.start()) + 1
    end = text.find("\n", bad.start())
    line = text[begin : len(text) if end < 0 else end]
    soft = bool(_SOFT.match(bad[0]))
    more = text.count(bad[0]) - 1
    also = f" (and {more} more)" if more else ""
    kind = ", a soft line break of a word processor" if bad[0] == "\x0b" else ""
    example = _SOFT.sub(" ", line) if soft else line.replace(bad[0], "")
    expected = "a blank in its place" if soft else "it taken out"
    return problem("CG105", f"the character U+{ord(bad[0]):04X}{kind} stands here{also}",
                   place_of(text, bad.start(), name), expected=expected,
                   example=example if 0 < len(example) <= 300 else "")  # fmt: skip


def notes_as_problems(found: Disguise, seen: Collection[int], name: str) -> list[Problem]:
    """CG114 and CG108: what was taken for text, once a line, with the line in quotation marks."""
    problems: list[Problem] = []
    lines: set[int] = set()
    for at in sorted(seen)[:_MOST]:
        note, place = found.notes[at], place_of(found.text, at, name)
        if place.line in lines:
            continue
        lines.add(place.line)
        message = f"{note.message}; it is taken as text here" if note.kind == "sign" else note.message
        code = "CG108" if note.kind == "doubt" else "CG114"
        problems.append(problem(code, message, place, expected=note.expected,
                                example=found.line_with_marks(at)))  # fmt: skip
    return problems
