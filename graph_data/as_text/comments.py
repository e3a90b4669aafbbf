"""Texts that a number sign cuts: what follows it is a comment to YAML, and would be lost without a word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import Problem
from ..problems.codes import problem
from ..read.spots import place_of
from .disguise import Disguise

#: A remark has a blank after its sign; ``#1`` and ``#sleep`` are words.
_SIGN = re.compile(r"#(?:[^\s#]|$)", re.MULTILINE)
#: The sign of a block of text, whose lines are wanting where words follow it at once.
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]+")
#: So many are told.
_MOST = 50


@dataclass(frozen=True, slots=True)
class Span:
    """Where a text begins and ends, and whether it is nothing."""

    begin: int
    end: int
    absent: bool


def number_signs(text: str) -> list[int]:
    """Return where a number sign stands behind a blank and before none: it might cut a text."""
    found = [match.start() for match in _SIGN.finditer(text)]
    return [at for at in found if text[at - 1 : at] in (" ", "\t") and _says(text, at)]


def _says(text: str, at: int) -> bool:
    """Whether anything stands before a number sign on its line."""
    return bool(text[text.rfind("\n", 0, at) + 1 : at].strip())


def _closed_early(between: str, lost: str) -> bool:
    """Whether brackets closed before a number sign, and close again at the end of what it leaves out."""
    closing = between.replace(" ", "")
    opened = sum(map(lost.count, "{[")) - sum(map(lost.count, "}]"))
    return bool(closing) and not closing.strip("}]") and lost.rstrip().endswith(closing) and opened < 0


def cut_texts(found: Disguise, signs: Sequence[int], spans: Sequence[Span], name: str) -> list[Problem]:
    """CG212: each text that a number sign cuts, with the line in quotation marks."""
    begins = [span.begin for span in spans]
    problems = []
    for at in signs[: 20 * _MOST]:
        index = bisect_right(begins, at) - 1
        before = spans[index] if index >= 0 else Span(0, at + 1, False)
        block = _BLOCK.fullmatch(found.text, before.begin, at)
        line_end = found.text.find("\n", at)
        line_end = len(found.text) if line_end < 0 else line_end
        between = found.text[before.end : at].strip(" \t")
        if not block and (before.end > at or between) and not _closed_early(between, found.text[at:line_end]):
            continue
        remark = re.compile(r"[ \t]+#(?=[ \t]|$)").search(found.text, at, line_end)
        begin = at if before.absent else before.begin
        stop = remark.start() if remark else line_end
        if between and not block:  # the bracket at the end of the line is the one that closes
            stop = len(found.text[:stop].rstrip()) - len(between)
        example = found.line_with_marks(at, (begin, stop))
        lost = found.text[at:line_end].strip()
        message = f"# begins a comment here, so {lost[:60]!r} is left out"
        problems.append(problem("CG212", message, place_of(found.text, at, name),
                                expected="quotation marks around the text, if it belongs to it",
                                example=example))  # fmt: skip
    return problems[:_MOST]
