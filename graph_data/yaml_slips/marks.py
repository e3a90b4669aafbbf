"""What stands where a line begins and does not belong there: tabs, bullets, wide spaces, fences."""

from __future__ import annotations

import re

from .lines import Fault, Finding, above_of, indent_of, line_at


def tab(lines: list[str], fault: Fault) -> Finding | None:
    """A tab where a line begins, which YAML does not take."""
    number = fault.line
    line = line_at(lines, number)
    match = re.match(r" *(?:-(?=[ \t]))?[ \t]*", line)
    if match is None or "\t" not in match[0]:
        return None
    more = sum(bool(re.match(r" *-?\t", other)) for other in lines) - 1
    also = f" (and of {more} more lines)" if more > 1 else " (and of one more)" if more == 1 else ""
    mended = match[0].replace("-\t", "- ").replace("\t", "  ") + line[match.end() :]
    message = f"a tab stands at the start of the line{also}"
    return Finding(number, line.index("\t"), message, "spaces, two for each level", mended, "CG111")


def fence(lines: list[str], fault: Fault) -> Finding | None:
    """A fence of Markdown around the file."""
    for number in {fault.line, max(fault.began_line, 0)}:
        if line_at(lines, number).lstrip().startswith("```"):
            return Finding(number, indent_of(lines[number]), "``` belongs to Markdown, not to a graph",
                           "the line taken out")  # fmt: skip
    return None


def wide_space(lines: list[str], fault: Fault) -> Finding | None:
    """A no-break space after a colon, as web pages and word processors set it."""
    for number in (fault.line, above_of(lines, fault.line)):
        match = re.search("(?<=:)[\u00a0\u202f]+", line_at(lines, number))
        if match:
            mended = f"{lines[number][: match.start()]} {lines[number][match.end() :]}"
            message = "a no-break space follows the colon"
            return Finding(number, match.start(), message, "a plain space", mended)
    return None


def bullet(lines: list[str], fault: Fault) -> Finding | None:
    """A bullet of a word processor in place of a dash."""
    for number in (fault.line, fault.line - 1):
        match = re.match(r"( *)([•·▪●○◦‣▸➢➤■]|[*–—](?= ))[ \t]*", line_at(lines, number))
        if match:
            mended = f"{match[1] or '  '}- {lines[number][match.end() :]}"
            message = f"{match[2]!r} does not begin an item of a list"
            return Finding(number, len(match[1]), message, "a dash and a space", mended)
    return None


def dash(lines: list[str], fault: Fault) -> Finding | None:
    """A dash without its blank, beside items that have one."""
    for number in (fault.line, fault.line - 1, fault.began_line):
        match = re.match(r"( *)-(?=[^\s>-])", line_at(lines, number))
        beside = rf"{match[1]}- " if match else ""
        near = (line_at(lines, number - 1), line_at(lines, number + 1), line_at(lines, fault.began_line))
        if match and any(other.startswith(beside) for other in near):
            mended = f"{match[1]}- {lines[number][match.end() :]}"
            return Finding(number, match.end(), "no space follows the dash", "a space after the dash", mended)
    return None
