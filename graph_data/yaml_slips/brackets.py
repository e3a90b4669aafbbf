"""Brackets that are not closed or not opened, and commas that are wanting within."""

from __future__ import annotations

import re

from ..names import quoted
from .lines import ITEM, Fault, Finding, above_of, indent_of, line_at, without_comment

_CLOSING = {"[": "]", "{": "}"}


def bracket(lines: list[str], fault: Fault) -> Finding | None:
    """A bracket that is never closed, or within which a comma or quotation marks are wanting."""
    if "flow" not in fault.words or fault.began_line < 0:
        return None
    line, here = line_at(lines, fault.began_line), line_at(lines, fault.line)
    mark = line[fault.began_column : fault.began_column + 1]
    if mark not in _CLOSING:
        return None
    closing = _CLOSING[mark]
    remark = re.search(rf": +(#[^,{closing}]*)", line[fault.began_column :])
    if remark:
        at, text = fault.began_column + remark.start(1), remark[1].rstrip()
        mended = f"{line[:at]}{quoted(text)}{line[at + len(text) :]}"
        return Finding(fault.began_line, at, "# begins a comment here", "quotation marks around it", mended)
    if fault.line == fault.began_line and here[fault.column : fault.column + 1] not in "]}":
        message = f"no comma stands before this, within {mark}{closing}"
        return Finding(fault.line, fault.column, message, "a comma")
    closed = any(closing in other for other in lines[fault.line : fault.line + 200])
    if fault.line > fault.began_line and closed and indent_of(here) > indent_of(line):
        above = above_of(lines, fault.line)
        text = line_at(lines, above).rstrip()
        message = f"no comma stands here, within {mark}{closing}"
        return Finding(above, len(text), message, "a comma", f"{text},")
    cut = _cut(line, fault)
    if cut:
        return cut
    mended = ""
    if fault.line > fault.began_line:
        text, comment = without_comment(line)
        mended = f"{text.rstrip().rstrip(',')}{closing}{comment}"
    message = f"the bracket {mark} that opens here is never closed"
    return Finding(fault.began_line, fault.began_column, message, f"a closing {closing}", mended)


def _cut(line: str, fault: Fault) -> Finding | None:
    """A text with a bracket and a number sign in it: what closes the brackets stands behind the sign."""
    text, comment = without_comment(line)
    if not re.match(r"\s*#(?:\S|$)", comment):
        return None
    item = max(text.rfind(mark) for mark in (", ", ": ", "[", "{"))
    begin = item + (2 if text[item : item + 2] in (", ", ": ") else 1)
    needed = "".join(_CLOSING[mark] for mark in reversed(_open(text[:begin])))
    whole = line.rstrip()
    if not needed or not whole.endswith(needed) or text[begin : begin + 1] in ("'", '"'):
        return None
    words = whole[begin : len(whole) - len(needed)].strip()
    at = whole.index("#", len(text.rstrip()))
    mended = f"{whole[:begin]}{quoted(words)}{needed}"
    return Finding(fault.began_line, at, "# begins a comment here", "quotation marks around the text", mended)


def _open(text: str) -> list[str]:
    """Return the brackets that are open where a text ends."""
    found: list[str] = []
    for mark in text:
        if mark in _CLOSING:
            found.append(mark)
        elif found and mark == _CLOSING[found[-1]]:
            found.pop()
    return found


def never_opened(lines: list[str], fault: Fault) -> Finding | None:
    """A bracket at the end of a line that nothing opened."""
    line = line_at(lines, fault.line).rstrip()
    for opening, closing in _CLOSING.items():
        if line.endswith(closing) and line.count(opening) < line.count(closing):
            item = ITEM.fullmatch(line)
            before = item["indent"] + item["dashes"] if item and item["dashes"] and closing == "}" else ""
            wanting = before and not line[len(before) :].startswith(opening)
            mended = f"{before}{opening}{line[len(before) :]}" if wanting else ""
            message = f"the bracket {closing} closes what none opened"
            return Finding(fault.line, len(line) - 1, message, f"an opening {opening}", mended)
    return None
