"""Lines that are indented too far or too little."""

from __future__ import annotations

import re

from .lines import ARROWS, Fault, Finding, above_of, indent_of, line_at


def indentation(lines: list[str], fault: Fault) -> Finding | None:
    """A line whose indentation is that of no line above it, or of lines of another kind."""
    if not re.search("expected key|'-' indicator|mapping values|block sequence entries", fault.words):
        return None
    line, above = line_at(lines, fault.line), above_of(lines, fault.line)
    here = indent_of(line)
    if not line.strip() or above < 0:
        return None
    first = line_at(lines, fault.began_line)
    if here == 0 and first.startswith("- "):
        return Finding(fault.began_line, 0, "a list begins here that has no name",
                       "effects: above it", f"effects:\n  {first.strip()}")  # fmt: skip
    levels = _levels(lines, fault.line)
    item = bool(re.match(" *- ", line))
    beside = [at for at in range(max(fault.began_line, 0), fault.line) if indent_of(lines[at]) == here]
    dashed = any(lines[at].startswith(" " * here + "- ") for at in beside)
    too_deep = here == levels[-1] and here > indent_of(line_at(lines, above))
    if dashed and not item and here in levels and fault.column == here:
        if ARROWS.search(line):
            mended = f"{' ' * here}- {line.strip()}"
            return Finding(fault.line, here, "the items above begin with a dash, this line does not",
                           "a dash and a space before it", mended)  # fmt: skip
        mended = f"{' ' * (here + 2)}{line.strip()}"
        expected = f"{spaces(here + 2)}, as the keys above it"
        return Finding(fault.line, here, indented(here), expected, mended)
    if here in levels and not too_deep and (dashed or not item):
        return None
    wanted = _wanted(lines, fault.line, levels, item)
    if wanted == here and not item:
        return None
    if wanted == here:
        name = "tours" if re.match(" *- title:", line) else "effects"
        return Finding(fault.line, here, "a list begins here that has no name",
                       f"a key above it, such as {name}", f"{name}:\n{line.rstrip()}")  # fmt: skip
    mended = " " * wanted + line.strip()
    return Finding(fault.line, here, f"{indented(here)}, which fits no line above it",
                   f"{spaces(wanted)} before it", mended)  # fmt: skip


def first_line(lines: list[str], fault: Fault) -> Finding | None:
    """The first line is indented and the next is not."""
    at = above_of(lines, fault.line)
    while above_of(lines, at) >= 0:
        at = above_of(lines, at)
    line = line_at(lines, at)
    if "document start" not in fault.words or not indent_of(line):
        return None
    message = f"{indented(indent_of(line))}, those below are not"
    return Finding(at, indent_of(line), message, "no space before it", line.strip())


def _wanted(lines: list[str], number: int, levels: list[int], item: bool) -> int:
    """Return the indentation that a line was probably to have: that of the nearest of its kind above."""
    here = indent_of(lines[number])
    for at in range(number - 1, max(number - 200, -1), -1):
        line = lines[at]
        if line.strip() and bool(re.match(" *- ", line)) == item and abs(indent_of(line) - here) <= 2:
            return indent_of(line)
        match = re.match(" *- ", line)
        if match and not item and abs(match.end() - here) <= 2:
            return match.end()
    return min(levels, key=lambda level: abs(level - here))


def _levels(lines: list[str], last: int) -> list[int]:
    """Return the indentations that are open above a line, outermost first; a dash opens one after it."""
    levels: list[int] = []
    for line in lines[max(0, last - 5000) : last]:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        here = indent_of(line)
        while levels and levels[-1] > here:
            levels.pop()
        match = re.match(r" *(?:- +)+", line)
        levels += [level for level in (here, match.end() if match else here) if level not in levels]
    return levels or [0]


def spaces(count: int) -> str:
    return "no space" if count == 0 else "1 space" if count == 1 else f"{count} spaces"


def indented(count: int) -> str:
    return "the line has no space before it" if count == 0 else f"the line is indented by {spaces(count)}"
