"""A graph file laid out in one way: sections in order, one style of indents, prose wrapped, remarks kept.

Each of the three is a pass of its own, and taken only where the text says the same afterwards.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from ..keys import GRAPH
from .raw import Raw, Span
from .refused import EditRefusedError
from .reread import reread
from .sheet import Sheet
from .spans import Plain, Reading, Spot, plain, read_spans
from .writing import Hand, scalar

WIDTH = 100
_STEP = 2
#: A pattern that begins with its sign is found at once, one that looks back first is tried at every letter.
_REMARK = re.compile(r"#(?<!\S#)[^\n]*")


def tidied(data: bytes, name: str) -> tuple[Raw, tuple[str, ...]]:
    """Return a file laid out in one way, and which passes could not be made.

    Raises:
        EditRefusedError: it cannot be read.
    """
    raw = Raw.of(data, name)
    return laid_out(raw, read_spans(raw.text, name), name)


def laid_out(raw: Raw, reading: Reading, name: str) -> tuple[Raw, tuple[str, ...]]:
    """Return a file that is read already laid out in one way, and which passes could not be made."""
    order, indents, wrapping = "the order of its sections", "its indents", "the wrapping of its prose"
    left: list[str] = []

    def done(make: Callable[[Sheet], list[Span]], *what: str) -> bool:
        nonlocal raw, reading
        found = _proved(raw, reading, make, name)
        if found:
            raw, reading = found
        left.extend(what if not found else ())
        return found is not None

    done(_ordered, order)
    # Most often both can be made, and reading takes longest: the text is read once for both.
    if not done(_indented_and_wrapped):
        done(_indented, indents)
        done(_wrapped, wrapping)
    return raw, tuple(f"{what} stays as it is: it could not be changed alone" for what in left)


def _proved(
    raw: Raw, reading: Reading, make: Callable[[Sheet], list[Span]], name: str
) -> tuple[Raw, Reading] | None:
    """Return a file after a pass; None where it could not be made so that the text says the same."""
    root = reading.root
    if root.kind != "map" or root.flow:
        return None
    try:
        spans = make(Sheet(raw.text, root))
        made = raw.changed(spans)
        if made.text == raw.text:
            return raw, reading
        found = reread(reading, made.text, name, spans)
    except EditRefusedError:
        return None
    same = _said(found.root) == _said(root) and _remarks(made.text) == _remarks(raw.text)
    return (made, found) if same else None


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


def _indented_and_wrapped(sheet: Sheet) -> list[Span]:
    """Indent everything, and wrap it as it stands then."""
    indents = sorted(_indented(sheet))
    texts = _wrapped(sheet, indents)
    begins = [start for start, _, _ in texts]

    def is_apart(start: int) -> bool:
        before = bisect_left(begins, start) - 1
        return before < 0 or texts[before][1] <= start

    return [*(span for span in indents if is_apart(span[0])), *texts]


def _wrapped(sheet: Sheet, indents: Sequence[Span] = ()) -> list[Span]:
    """Wrap texts without quotation marks that are too long for a line, or broken in other places.

    They stand where ``indents``, in their order, bring them.
    """
    hand, now = Hand(width=WIDTH), _Moved(sheet, indents)
    spans: list[Span] = []
    waiting: list[tuple[Spot, int]] = [(sheet.root, 0)]
    while waiting:
        spot, column = waiting.pop()
        if spot.flow or spot.kind == "alias":
            continue
        if spot.kind != "scalar":
            inner = now.column(spot.start if spot.kind == "list" else spot.items[0].begin)
            values = spot.items if spot.kind == "list" else spot.items[1::2]
            waiting += [(value, inner) for value in values]
        elif _is_prose(sheet, spot, now.column(spot.start)):
            made = scalar(spot.text, hand, indent=column + _STEP, column=now.column(spot.start))
            if made[:1] not in "\"'|>" and made != now.text(spot):
                spans.append((spot.start, spot.end, made))
    return sorted(spans)


def _is_prose(sheet: Sheet, spot: Spot, column: int) -> bool:
    """Return whether a text that begins in a column has several lines, or is too long for one."""
    if spot.style or spot.absent or "\n" in spot.text:
        return False
    return column + spot.end - spot.start > WIDTH or "\n" in sheet.text[spot.start : spot.end]


class _Moved:
    """A sheet after some indents have changed; indices are those of before."""

    def __init__(self, sheet: Sheet, spans: Sequence[Span]) -> None:
        self._sheet, self._spans = sheet, spans
        self._begins = [start for start, _, _ in spans]
        self._more = [0, *accumulate(len(new) - (end - start) for start, end, new in spans)]

    def column(self, at: int) -> int:
        """Return the column of what begins at an index."""
        line, number = self._sheet.line_start(at), bisect_right(self._begins, at)
        return at - line + self._more[number] - self._more[bisect_left(self._begins, line)]

    def text(self, spot: Spot) -> str:
        """Return a text as it is written."""
        first, last = (bisect_right(self._begins, at) for at in (spot.start, spot.end - 1))
        parts, at = [], spot.start
        for start, end, new in self._spans[first:last]:
            parts += [self._sheet.text[at:start], new]
            at = end
        return "".join([*parts, self._sheet.text[at : spot.end]])
