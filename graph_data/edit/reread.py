"""The spans of a text of which an earlier state is known: only the entries that differ are read again.

The result is that of reading all of it. An entry of a block begins its line, in the column of its block: what
stands above it has ended there, whatever it was. So entries say the same alone and within their block, and
all others are what they were, some lines or characters further on. Where that is not certain (`Reading.bare`,
anchors that come or go, blocks that begin otherwise), the whole text is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ..errors import Place
from ..read.tree import MAX_VALUES, Node, Scalar, Section, Within
from ..read.tree import Sequence as List
from .raw import Span
from .refused import EditRefusedError
from .sheet import Sheet
from .spans import Reading, Spot, read_spans


def reread(before: Reading, text: str, name: str, spans: Sequence[Span]) -> Reading:
    """Return the spans of a text that is an earlier one with ``spans`` of it replaced.

    Raises:
        EditRefusedError: it is not YAML, or holds nothing.
    """
    try:
        return _Again(before, text, name, spans).reading()
    except (_UncertainError, EditRefusedError):
        return read_spans(text, name)


class _UncertainError(Exception):
    """It cannot be said what entries read alone would be within their text."""


class _Again:
    """Reads one text again; indices are those of the text before, unless they are said to be of now."""

    def __init__(self, before: Reading, text: str, name: str, spans: Sequence[Span]) -> None:
        self._before, self._text, self._name = before, text, name
        self._sheet = Sheet(before.text, before.root)
        self._end = len(before.text) + 1
        self._size = before.size
        self._spans = sorted(spans, key=lambda span: span[:2])
        self._begins = [start for start, _, _ in self._spans]
        lines = (new.count("\n") - before.text.count("\n", start, end) for start, end, new in self._spans)
        self._lines = [0, *accumulate(lines)]
        self._characters = [0, *accumulate(len(new) - (end - start) for start, end, new in self._spans)]
        #: What is shared now, by what was shared before and stood elsewhere.
        self._shared: dict[int, Spot] = {}

    def reading(self) -> Reading:
        """Return the spans of the text.

        Raises:
            _UncertainError: that takes reading all of it.
        """
        before, root = self._before, self._before.root
        certain = before.bare and root.kind == "map" and root.items and not root.flow and not root.anchor
        # An anchor that nobody refers to is no anchor to the reader.
        if not certain or any(f"*{anchor}" not in self._text for anchor in before.anchors):
            raise _UncertainError
        found = self._block(root, self._spans, self._end, 0)
        if self._size > MAX_VALUES:
            raise _UncertainError
        anchors = {name: (self._now(spot), size) for name, (spot, size) in before.anchors.items()}
        return Reading(self._text, found, (), True, anchors, self._size)

    def _block(self, spot: Spot, spans: Sequence[Span], stop: int, level: int) -> Spot:
        """Return a block that ends before ``stop``, of which only ``spans`` differ; so deep it stands."""
        starts = self._starts(spot)
        ends = [*starts[1:], stop]
        items: list[Spot] = []
        done = 0
        for first, last in self._runs(spot, starts, ends, spans):
            items += self._moved(spot, done, first, starts)
            begin, end = starts[first], ends[last]
            inner = [span for span in spans if begin <= span[0] < end]
            inside = self._inside(spot, first, inner, end, level) if first == last else []
            items += inside or self._again(spot, begin, end, level)
            done = last + 1
        items += self._moved(spot, done, spot.count, starts)
        if not items:
            raise _UncertainError
        return self._made(spot, items, starts[0])

    def _starts(self, spot: Spot) -> list[int]:
        """Return where the lines of entries begin; the first may stand behind something else on its line."""
        sheet, column = self._sheet, self._column(spot)
        begins = [sheet.entry_start(spot, n) for n in range(spot.count)]
        own = [sheet.begins_line(at) and sheet.column(at) == column for at in begins]
        if not all(own[1:]):
            raise _UncertainError
        return [at - column if alone else at for at, alone in zip(begins, own, strict=True)]

    def _column(self, spot: Spot) -> int:
        return spot.dash if spot.kind == "list" else self._sheet.column(spot.items[0].begin)

    def _runs(
        self, spot: Spot, starts: list[int], ends: list[int], spans: Sequence[Span]
    ) -> list[tuple[int, int]]:
        """Return the first and the last of each row of entries that differ, and that can be read alone."""
        begins = r"-[ \n]" if spot.kind == "list" else r"[\w\"']"
        entry = re.compile(f" {{{self._column(spot)}}}{begins}")
        found: list[tuple[int, int]] = []
        for start, end, _ in spans:
            first, last = (bisect_right(starts, at) - 1 for at in (start, max(start, end - 1)))
            first, last = self._widened(starts, ends, first, last, entry)
            while found and first <= found[-1][1]:
                earlier = found.pop()
                first, last = min(first, earlier[0]), max(last, earlier[1])
            found.append((first, last))
        return found

    def _widened(
        self, starts: list[int], ends: list[int], first: int, last: int, entry: re.Pattern[str]
    ) -> tuple[int, int]:
        """Return entries with those around them, until they begin and end as entries do, or are gone."""
        text = self._text
        while first >= 0 and last < len(starts):
            begin, end = self._at(starts[first]), self._at(ends[last])
            if text[end - 1 : end] not in ("", "\n") and end < len(text):
                last += 1
            elif self._sheet.text[starts[first] - 1 : starts[first]] in ("", "\n") and (
                begin == end or entry.match(text, begin)
            ):
                return first, last
            else:
                first -= 1
        raise _UncertainError

    def _inside(self, spot: Spot, n: int, spans: Sequence[Span], end: int, level: int) -> list[Spot]:
        """Return an entry in whose block only some entries differ; nothing where it is otherwise."""
        *key, value = spot.items[n * spot.step : (n + 1) * spot.step]
        if value.kind not in ("list", "map") or value.flow or value.anchor or value.count < 2:
            return []
        try:
            block = self._block(value, spans, end, level + 1)
        except (_UncertainError, EditRefusedError):
            return []
        return [*(self._shifted(each, self._number(each.begin)) for each in key), block]

    def _again(self, spot: Spot, begin: int, end: int, level: int) -> list[Spot]:
        """Return the entries that stand from ``begin`` to ``end`` now."""
        if any(begin <= shared.begin < end for shared, _ in self._before.anchors.values()):
            raise _UncertainError
        start = self._at(begin)
        text = self._text[start : self._at(end)]
        if not text:
            return []
        known = {
            name: (self._now(shared), size)
            for name, (shared, size) in self._before.anchors.items()
            if shared.begin < begin
        }
        within = Within(self._text.count("\n", 0, start), start, level, self._size)
        found = read_spans(text, self._name, within, known)
        alike = (found.root.kind, found.root.flow, found.root.anchor) == (spot.kind, False, "")
        if not (found.bare and alike and len(found.anchors) == len(known)):
            raise _UncertainError
        self._size += found.size
        return found.root.items

    # ---- what stands elsewhere now ----

    def _number(self, at: int) -> int:
        """Return how many of the spans begin before an index."""
        return bisect_left(self._begins, at)

    def _at(self, at: int) -> int:
        """Return where what begins at an index begins now."""
        return min(at + self._characters[self._number(at)], len(self._text))

    def _now(self, shared: Spot) -> Spot:
        return self._shared.get(id(shared), shared)

    def _moved(self, spot: Spot, first: int, last: int, starts: list[int]) -> list[Spot]:
        """Return entries in which nothing differs."""
        items = spot.items[first * spot.step : last * spot.step]
        number = self._number(starts[first]) if items else 0
        return [self._shifted(item, number) for item in items] if number else items

    def _shifted(self, spot: Spot, number: int) -> Spot:
        """Return a value before which so many of the spans stand."""
        by = self._characters[number]
        begin, start, end = spot.begin + by, spot.start + by, spot.end + by
        if spot.kind == "alias":
            assert spot.target is not None
            target = self._now(spot.target)
            return Spot("alias", target.node, begin, start, end, target=target)
        node, items = spot.node, spot.items
        lines = self._lines[number]
        if isinstance(node, Scalar):
            # Most values are: they come by the ten thousand.
            if lines:
                place = node.place
                place = Place(place.file, place.line + lines, place.column)
                node = Scalar(node.text, node.plain, place, node.block)
        else:
            items = [self._shifted(item, number) for item in items]
            if any(self._lines):
                place = Place(node.place.file, node.place.line + lines, node.place.column)
                node = _with_items(spot, items, place)
        made = Spot(
            spot.kind, node, begin, start, end, spot.style, spot.flow, spot.anchor, items, None, spot.dash,
            spot.said,
        )  # fmt: skip
        if spot.anchor:
            self._shared[id(spot)] = made
        return made

    def _made(self, spot: Spot, items: list[Spot], begin: int) -> Spot:
        """Return a block with other entries; ``begin`` is where the first line of it was."""
        number = self._number(begin)
        by, place = self._characters[number], spot.node.place
        node = _with_items(spot, items, Place(place.file, place.line + self._lines[number], place.column))
        start = spot.start + by if spot.kind == "list" else items[0].begin
        outer = spot.begin + by if spot.kind == "list" else start
        return Spot(spot.kind, node, outer, start, items[-1].end, items=items, dash=spot.dash)


def _with_items(spot: Spot, items: list[Spot], place: Place) -> Node:
    nodes = [item.node for item in items]
    return (
        List(nodes, place)
        if spot.kind == "list"
        else Section(list(zip(nodes[::2], nodes[1::2], strict=True)), place)
    )


def differences(before: Reading, text: str) -> list[Span]:
    """Return the spans of an earlier text that another has otherwise: one for each section at most."""
    starts = [key.begin for _, key, _ in before.root.pairs()] if _is_block(before.root) else []
    now = [match.start() for match in _SECTION.finditer(text)]
    if len(starts) != len(now):
        starts = now = []
    old_ends, new_ends = [*starts, len(before.text)], [*now, len(text)]
    found = []
    for begin, end, start, stop in zip([0, *starts], old_ends, [0, *now], new_ends, strict=True):
        if before.text[begin:end] != text[start:stop]:
            found.append(_difference(before.text, begin, end, text[start:stop]))
    return found


#: Where a key of the file begins, most likely.
_SECTION = re.compile(r"^[\w\"']", re.MULTILINE)


def _is_block(root: Spot) -> bool:
    return root.kind == "map" and not root.flow


def _difference(text: str, begin: int, end: int, new: str) -> Span:
    """Return what of a part of a text another has otherwise, without what they have in common."""
    old = text[begin:end]
    most = min(len(old), len(new))
    head = bisect_left(range(most), True, key=lambda n: old[: n + 1] != new[: n + 1])
    most -= head
    tail = bisect_left(range(most), True, key=lambda n: old[len(old) - n - 1 :] != new[len(new) - n - 1 :])
    return begin + head, end - tail, new[head : len(new) - tail]
