"""A graph file laid out in one way: sections in order, one style of indents, prose wrapped, remarks kept.

Each of the three is a pass of its own, and taken only where the text says the same afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..keys import GRAPH
from .raw import Raw, Span
from .refused import EditRefusedError
from .reread import reread
from .sheet import Sheet
from .spans import Plain, Reading, Spot, plain, read_spans
from .writing import Hand, scalar

WIDTH = 100
_STEP = 2
_REMARK = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)


def tidied(data: bytes, name: str) -> tuple[Raw, tuple[str, ...]]:
    """Return a file laid out in one way, and which passes could not be made.

    Raises:
        EditRefusedError: it cannot be read.
    """
    raw = Raw.of(data, name)
    return laid_out(raw, read_spans(raw.text, name), name)


def laid_out(raw: Raw, reading: Reading, name: str) -> tuple[Raw, tuple[str, ...]]:
    """Return a file that is read already laid out in one way, and which passes could not be made."""
    passes: dict[str, Callable[[Sheet], list[Span]]] = {
        "the order of its sections": _ordered,
        "its indents": _indented,
        "the wrapping of its prose": _wrapped,
    }
    left: list[str] = []
    for what, make in passes.items():
        root = reading.root
        if root.kind != "map" or root.flow:
            left.append(what)
            continue
        try:
            spans = make(Sheet(raw.text, root))
            made = raw.changed(spans)
            if made.text == raw.text:
                continue
            found = reread(reading, made.text, name, spans)
        except EditRefusedError:
            left.append(what)
            continue
        if _said(found.root) == _said(root) and _remarks(made.text) == _remarks(raw.text):
            raw, reading = made, found
        else:
            left.append(what)
    return raw, tuple(f"{what} stays as it is: it could not be changed alone" for what in left)


def _said(root: Spot) -> dict[str, Plain]:
    return {key.text: plain(value) for _, key, value in root.pairs()}


def _remarks(text: str) -> list[str]:
    return sorted(match[0].rstrip() for match in _REMARK.finditer(text))


def _ordered(sheet: Sheet) -> list[Span]:
    """Put the sections in the order of the table of keys; remarks right above a section go with it."""
    order = {key: n for n, key in enumerate(GRAPH.keys)}
    starts = [_with_remarks(sheet, key.begin, first=n == 0) for n, key, _ in sheet.root.pairs()]
    ends = [*starts[1:], len(sheet.text)]
    names = [key.name for _, key, _ in sheet.root.pairs()]
    wanted = sorted(range(len(names)), key=lambda n: order.get(names[n], len(order)))
    if wanted == list(range(len(names))):
        return []
    parts = [sheet.text[starts[n] : ends[n]] for n in wanted]
    made = "".join(part if part.endswith("\n") else f"{part}\n" for part in parts)
    return [(starts[0], len(sheet.text), made if sheet.text.endswith("\n") else made.rstrip("\n"))]


def _with_remarks(sheet: Sheet, at: int, *, first: bool) -> int:
    """Return where the remarks begin that stand right above a section; those of the file stay above all."""
    start = sheet.line_start(at)
    while start and not first:
        above = sheet.line_start(start - 1)
        if not sheet.text[above : start - 1].lstrip().startswith("#"):
            break
        start = above
    return start


class _Indents:
    """The indent that each line is to have."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.lines: dict[int, int] = {}
        #: Lines that go on with a text: these keep the shape that they have among each other.
        self.shifted: dict[int, int] = {}
        self.gaps: list[Span] = []

    def walk(self, spot: Spot, column: int) -> None:
        """Give the entries of a block list or section their column."""
        for n in range(spot.count):
            start = self.sheet.entry_start(spot, n)
            if self.sheet.begins_line(start):
                self.lines[self.sheet.line_start(start)] = column
            item = spot.items[n * spot.step + spot.step - 1]
            if spot.kind == "list":
                self._gap(start, item)
            self._value(item, column + _STEP)

    def _gap(self, dash: int, item: Spot) -> None:
        """Let one blank stand behind a dash."""
        between = self.sheet.text[dash + 1 : item.begin]
        if between != " " and not between.strip() and "\n" not in between and item.end > item.begin:
            self.gaps.append((dash + 1, item.begin, " "))

    def _value(self, item: Spot, inner: int) -> None:
        if item.kind in ("list", "map") and not item.flow:
            self.walk(item, inner)
            return
        first = self.sheet.line_start(item.begin)
        last = self.sheet.line_start(item.end)
        line = self.sheet.line_end(first) + 1
        lines: list[int] = []
        while line <= last and line < len(self.sheet.text):
            lines.append(line)
            line = self.sheet.line_end(line) + 1
        filled = [each for each in lines if self.sheet.text[each : self.sheet.line_end(each)].strip()]
        if filled:
            shift = inner - min(self.sheet.indent(each) for each in filled)
            self.shifted.update(dict.fromkeys(filled, shift))


def _indented(sheet: Sheet) -> list[Span]:
    """Indent everything by two blanks a level; remarks stand with what follows them."""
    plan = _Indents(sheet)
    plan.walk(sheet.root, 0)
    spans: list[Span] = [*plan.gaps]
    starts = [0, *(match.end() for match in re.finditer("\n", sheet.text))]
    following: tuple[int, int] | None = None
    for start in reversed(starts):
        line = sheet.text[start : sheet.line_end(start)]
        old = len(line) - len(line.lstrip(" "))
        if start in plan.lines:
            new = plan.lines[start]
            following = (old, new)
        elif start in plan.shifted:
            new = old + plan.shifted[start]
        elif line.lstrip().startswith("#") and following is not None and old == following[0]:
            new = following[1]
        elif line.lstrip().startswith("#"):
            new = _beside(sheet, plan, start, old)
        else:
            continue
        if new != old:
            spans.append((start, start + old, " " * max(new, 0)))
    return spans


def _beside(sheet: Sheet, plan: _Indents, start: int, old: int) -> int:
    """Return the indent of a remark at the end of a part: that of the entries it stands among."""
    at = start
    while at > 0:
        at = sheet.line_start(at - 1)
        if at in plan.lines and sheet.indent(at) <= old:
            return plan.lines[at] + (_STEP if old > sheet.indent(at) else 0)
    return old


def _wrapped(sheet: Sheet) -> list[Span]:
    """Wrap texts without quotation marks that are too long for a line, or broken in other places."""
    hand = Hand(width=WIDTH)
    spans: list[Span] = []
    waiting: list[tuple[Spot, int]] = [(sheet.root, 0)]
    while waiting:
        spot, column = waiting.pop()
        if spot.flow or spot.kind == "alias":
            continue
        if spot.kind != "scalar":
            inner = spot.dash if spot.kind == "list" else sheet.column(spot.items[0].begin)
            values = spot.items if spot.kind == "list" else spot.items[1::2]
            waiting += [(value, inner) for value in values]
        elif _is_prose(sheet, spot):
            made = scalar(spot.text, hand, indent=column + _STEP, column=sheet.column(spot.start))
            if made[:1] not in "\"'|>" and made != sheet.text[spot.start : spot.end]:
                spans.append((spot.start, spot.end, made))
    return spans


def _is_prose(sheet: Sheet, spot: Spot) -> bool:
    written = sheet.text[spot.start : spot.end]
    wide = sheet.column(spot.start) + len(written) > WIDTH
    return not spot.style and not spot.absent and ("\n" in written or wide) and "\n" not in spot.text
