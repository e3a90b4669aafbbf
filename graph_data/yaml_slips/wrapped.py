"""Lines broken where YAML does not go on: an effect at its arrow, a text no deeper than its key."""

from __future__ import annotations

import re

from ..read.arrows import not_an_effect
from .lines import ARROWS, KEYS, Fault, Finding, above_of, cut, indent_of, line_at

_AT_END = re.compile(rf"(?:{ARROWS.pattern})\s*$")


def wrapped_effect(lines: list[str], fault: Fault) -> Finding | None:
    """An effect in the short form that is broken before its arrow or after it."""
    for number in range(fault.line, max(fault.line - 3, 0), -1):
        first, second = line_at(lines, number - 1), line_at(lines, number)
        before, key, words = cut(first)
        below = second.strip()
        if "-" not in before or key or not below or indent_of(second) <= indent_of(first):
            continue
        at_arrow = ARROWS.match(below) and not ARROWS.search(words)
        if words and (at_arrow or _AT_END.search(words)):
            where = "before" if at_arrow else "after"
            return Finding(number, indent_of(second), f"the effect is broken {where} its arrow",
                           "an effect in the short form on one line",
                           f"{before}{words.rstrip()} {below}")  # fmt: skip
    return None


def wrapped_text(lines: list[str], fault: Fault) -> Finding | None:
    """A text that goes on in a further line, which stands no deeper than the key."""
    number = fault.began_line if "could not find" in fault.words else above_of(lines, fault.line)
    line = line_at(lines, number)
    before, key, words = cut(line)
    if key or "-" in before or not words or ARROWS.search(words) or _begins_with_key(words):
        return None
    above, name, text = cut(line_at(lines, number - 1))
    inset = len(re.match(r" *(?:- +)*", above)[0])  # type: ignore[index]
    if inset != indent_of(line) or not text or text[0] in "\"'[{|>&*!":
        return None
    if name not in KEYS and not ARROWS.search(name):
        return None
    if not inset and not_an_effect(words, ()).example:
        return None  # `Coffee reduces sleep`: an effect, with which the file goes on
    return Finding(number, inset, f"the text of {name!r} goes on here, no deeper than its key",
                   "two spaces more before the line", f"  {line.rstrip()}")  # fmt: skip


def _begins_with_key(words: str) -> bool:
    """Whether a line may be a key whose colon is wanting."""
    return words.split()[0].rstrip(":") in KEYS
