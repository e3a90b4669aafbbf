"""Texts that a number sign cuts: what follows it is a comment to YAML, and would be lost without a word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from ..errors import Problem
from ..problems.codes import problem
from ..read.spots import place_of
from .disguise import Disguise

#: A remark has a blank after its sign; ``#1`` and ``#sleep`` are words.
_CUT = re.compile(r"(?<=[^\s#][ \t])[ \t]*#(?=[^\s#]|$)", re.MULTILINE)
#: So many are told.
_MOST = 50


@dataclass(frozen=True, slots=True)
class Span:
    """Where a text begins and ends, whether it stands without quotation marks, and whether it is nothing."""

    begin: int
    end: int
    plain: bool
    absent: bool


def may_be_cut(text: str) -> bool:
    """Whether a number sign stands anywhere that might cut a text."""
    return " #" in text and bool(_CUT.search(text))


def cut_texts(found: Disguise, spans: Sequence[Span], name: str) -> list[Problem]:
    """CG212: each text that a number sign cuts, with the line in quotation marks."""
    begins = [span.begin for span in spans]
    problems = []
    for match in islice(_CUT.finditer(found.text), 20 * _MOST):
        at = match.end() - 1
        index = bisect_right(begins, at) - 1
        before = spans[index] if index >= 0 else Span(0, 0, False, False)
        if before.end > at or not before.plain or found.text[before.end : at].strip(" \t"):
            continue
        line_end = found.text.find("\n", at)
        line_end = len(found.text) if line_end < 0 else line_end
        remark = re.compile(r"[ \t]+#(?=[ \t]|$)").search(found.text, at, line_end)
        begin = at if before.absent else before.begin
        example = found.line_with_marks(at, (begin, remark.start() if remark else line_end))
        lost = found.text[at:line_end].strip()
        message = f"# begins a comment here, so {lost[:60]!r} is left out"
        problems.append(problem("CG212", message, place_of(found.text, at, name),
                                expected="quotation marks around the text, if it belongs to it",
                                example=example))  # fmt: skip
    return problems[:_MOST]
