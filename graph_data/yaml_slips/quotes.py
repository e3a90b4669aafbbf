"""Quotation marks that are not closed, closed too early, curly, or wanting."""

from __future__ import annotations

import re

from ..names import quoted
from .lines import ARROWS, Fault, Finding, cut, indent_of, line_at, without_comment

_OPENING = re.compile(r"(?:^ *(?:- +)*|: +)([\"'])")
_OPENING_IN_BRACKETS = re.compile(r"(?:^ *(?:- +)*|: +|[\[{,] *)([\"'])")


def curly(lines: list[str], fault: Fault) -> Finding | None:
    """Curly quotation marks around a text that wants straight ones."""
    before, _, value = cut(line_at(lines, fault.line))
    if not re.match("[“„«‘‚”»]", value):
        return None
    mended = before + quoted(value.strip().strip("“”„«»‘’‚"))
    message = f"{value[0]} is not a quotation mark here"
    return Finding(fault.line, len(before), message, 'straight quotation marks, as in "text"', mended)


def open_quote(lines: list[str], fault: Fault) -> Finding | None:
    """A quotation mark that was not closed on its line, or closed by one that was to open another text."""
    if "quoted scalar" in fault.words and "end of stream" in fault.words:
        start = fault.began_line, fault.began_column
    else:
        start = _opened_before(lines, fault.line)
    if start[0] < 0:
        return None
    line = line_at(lines, start[0])
    mark = line[start[1] : start[1] + 1]
    mended = _closed(line, start[1], mark)
    message = f"the quotation mark {mark} that opens here is never closed"
    return Finding(start[0], start[1], message, "a closing quotation mark", mended)


def _closed(line: str, at: int, mark: str) -> str:
    match = (
        re.match(r"[^\]}]*?(?=\s*[\]}]+\s*$)", line[at:]) if at and re.search(r"[{\[]", line[:at]) else None
    )
    end = at + match.end() if match else len(line.rstrip())
    return f"{line[:end]}{mark}{line[end:]}"


def _opened_before(lines: list[str], last: int) -> tuple[int, int]:
    """Return where a text of several lines opens whose closing mark is followed by more words."""
    number = 0
    while number <= last and number < len(lines):
        opened = _opens(lines[number])
        if opened < 0:
            number += 1
            continue
        mark = lines[number][opened]
        begun = number
        number += 1
        while number < len(lines) and mark not in lines[number]:
            number += 1
        if number > last or number >= len(lines):
            return begun, opened
        after = lines[number].partition(mark)[2].strip()
        if after and not re.match(r"[,}\]:#]", after):
            return begun, opened
        number += 1
    return -1, 0


def _opens(line: str) -> int:
    """Return the column of a quotation mark that begins a value and is not closed on its line, or -1."""
    at = 0
    opening = _OPENING_IN_BRACKETS if re.search(r"[\[{]", line) else _OPENING
    while at < len(line):
        match = opening.search(line, at)
        if match is None or "#" in line[at : match.start()]:
            return -1
        end = _end_of_quote(line, match.end())
        if end < 0:
            return match.start(1)
        at = end
    return -1


def _end_of_quote(line: str, at: int) -> int:
    """Return where the text ends that a quotation mark before ``at`` opens, or -1."""
    mark = line[at - 1]
    while at < len(line):
        if line[at] == "\\" and mark == '"':
            at += 1
        elif line[at] == mark:
            if mark == '"' or line[at + 1 : at + 2] != "'":
                return at + 1
            at += 1
        at += 1
    return -1


def after_quote(lines: list[str], fault: Fault) -> Finding | None:
    """Words after a closing quotation mark: inner marks, an apostrophe, or a name in quotation marks."""
    line = line_at(lines, fault.line)
    before, _, value = cut(line)
    if value[:1] not in ('"', "'"):
        return None
    end = _end_of_quote(value, 1)
    rest = value[end:].strip() if end > 0 else ""
    if not rest or rest[0] in ",]}:#":
        return None
    where = len(before) + end
    if ARROWS.match(rest):
        name = value[1 : end - 1]
        mended = f"{before}{name}{value[end:]}"
        return Finding(fault.line, where, "words follow the closing quotation mark",
                       "no quotation marks around a name before an arrow", mended)  # fmt: skip
    if ARROWS.search(rest):
        return Finding(fault.line, where, "words follow the closing quotation mark",
                       "quotation marks around the whole effect", before + quoted(value.strip()))  # fmt: skip
    whole = value.strip()
    inner = whole[1:-1] if whole[-1] == whole[0] else whole[1:]
    return Finding(fault.line, where, f"words follow the closing quotation mark {value[0]}",
                   "quotation marks of the other kind around the whole", before + quoted(inner))  # fmt: skip


def escape(lines: list[str], fault: Fault) -> Finding | None:
    """A backslash between double quotation marks."""
    if "escape" not in fault.words:
        return None
    before, _, value = cut(line_at(lines, fault.line))
    mended = before + quoted(value.strip()[1:-1]) if value[:1] == '"' and value.rstrip()[-1:] == '"' else ""
    return Finding(fault.line, fault.column, "a backslash has a meaning of its own between these marks",
                   "single quotation marks, or two backslashes", mended)  # fmt: skip


def special(lines: list[str], fault: Fault) -> Finding | None:
    """A text that begins with a character that means something to YAML."""
    before, _, value = cut(line_at(lines, fault.line))
    if re.match("- +\\S", value):
        item = f"{' ' * (indent_of(before) + 2)}{value.strip()}"
        return Finding(fault.line, len(before), "an item of a list stands on the line of its key",
                       "each item on a line of its own", f"{before.rstrip()}\n{item}")  # fmt: skip
    if value.strip() == "-":
        return Finding(
            fault.line, len(before), "a lone dash begins a list", "quotation marks", f'{before}"-"'
        )
    if value[:1] in ("@", "`", "%", "*", "&", "!", "|", ">") and fault.column <= len(before) + 1:
        text, comment = without_comment(value)
        return Finding(fault.line, len(before), f"a text cannot begin with {value[0]}",
                       "quotation marks around it", f"{before}{quoted(text.strip())}{comment}")  # fmt: skip
    return None
