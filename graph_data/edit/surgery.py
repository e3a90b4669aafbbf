"""The spans of a text that a put, an add, a drop or a move replaces; all other characters stay."""

from __future__ import annotations

import re

from .changes import Add, Data, Drop, Inline, Move, Path, Put
from .raw import Span
from .refused import EditRefusedError
from .sheet import Sheet
from .spans import Spot
from .writing import Hand, entry_text, scalar, value_text


def put_spans(sheet: Sheet, hand: Hand, change: Put) -> list[Span]:
    """Return the spans of another value or key at a place."""
    spot, parent = sheet.at(change.path), sheet.at(change.path[:-1])
    value, flow = change.value, sheet.in_flow(change.path)
    base = parent.dash if parent.kind == "list" else sheet.column(parent.items[0].begin)
    inline = flow or spot.flow or isinstance(value, Inline)
    if isinstance(value, dict) and value and not inline and parent.kind == "map":
        return _section_put(sheet, hand, spot, value, max(base, 0))
    is_key = parent.kind == "map" and change.path[-1] % 2 == 0
    begin = spot.begin if spot.kind == "alias" else spot.start
    column = sheet.column(begin)
    if isinstance(value, str):
        style = spot.style if spot.kind == "scalar" else ""
        indent = max(base, 0) + hand.step
        new = scalar(value, hand, style, flow=flow, key=is_key, indent=indent, column=column)
    else:
        within = flow or spot.flow or isinstance(value, list)
        new = value_text(value, hand, flow=within, indent=column, column=column)
    if spot.start == spot.end and sheet.text[begin - 1 : begin] not in ("", " ", "\t"):
        new = f" {new}"
    if is_key and spot.begin != spot.start:
        raise EditRefusedError("a key with an anchor is changed in the file itself")
    return [(begin, spot.end, new)]


def _section_put(sheet: Sheet, hand: Hand, spot: Spot, value: Data, base: int) -> list[Span]:
    """Return the spans of a section in lines of its own in the place of a value in its key's line."""
    indent = base + hand.step
    new = f"\n{' ' * indent}{value_text(value, hand, flow=False, indent=indent, column=indent)}"
    if spot.start == spot.end:  # nothing stood there: a remark behind the colon stays in its line
        at = sheet.line_end(spot.end)
        return [(at, at, new)]
    begin = spot.begin if spot.kind == "alias" else spot.start
    start = len(sheet.text[:begin].rstrip(" \n"))
    after = sheet.text[spot.end : sheet.line_end(spot.end)]
    if spot.kind == "scalar" and after.lstrip().startswith("#"):
        end = sheet.line_end(spot.end)
        return [(start, spot.end, ""), (end, end, new)]
    return [(start, spot.end, new)]


def add_spans(sheet: Sheet, hand: Hand, change: Add) -> list[Span]:
    """Return the span of a new entry."""
    spot = sheet.at(change.path)
    if spot.kind == "alias":
        raise EditRefusedError("it is shared by several records through an anchor")
    if spot.absent:
        return _first_spans(sheet, hand, change, spot)
    if spot.flow:
        return [_flow_add(sheet, hand, change, spot)]
    column = spot.dash if spot.kind == "list" else sheet.column(sheet.key_start(spot.items[0]))
    new = _entry(change.value, hand, column)
    if change.n == 0:
        at = sheet.entry_start(spot, 0)
        return [(at, at, f"{new}\n{' ' * column}")]
    at = sheet.entry_end(spot, change.n - 1)
    return [(at, at, f"\n{' ' * column}{new}")]


def _entry(value: Data, hand: Hand, column: int) -> str:
    if isinstance(value, tuple):
        return entry_text(value, hand, flow=False, indent=column)
    return "- " + value_text(value, hand, flow=False, indent=column + 2, column=column + 2)


def _flow_add(sheet: Sheet, hand: Hand, change: Add, spot: Spot) -> Span:
    if isinstance(change.value, tuple):
        new = entry_text(change.value, hand, flow=True, indent=0)
    else:
        new = value_text(change.value, hand, flow=True, indent=0, column=0)
    if not spot.count:
        at = spot.start + 1
        return (at, at, new)
    if change.n == 0:
        at = spot.items[0].begin
        return (at, at, f"{new}, ")
    last = spot.items[change.n * spot.step - 1]
    first = spot.items[(change.n - 1) * spot.step]
    own_line = sheet.begins_line(first.begin)
    return (last.end, last.end, f",\n{' ' * sheet.column(first.begin)}{new}" if own_line else f", {new}")


def _first_spans(sheet: Sheet, hand: Hand, change: Add, spot: Spot) -> list[Span]:
    """Return the spans of the first entry of a key that stands without a value."""
    if sheet.in_flow(change.path):
        made = [change.value] if not isinstance(change.value, tuple) else dict([change.value])
        return put_spans(sheet, hand, Put(change.path, made))
    key = sheet.at((*change.path[:-1], change.path[-1] - 1))
    column = sheet.column(key.begin) + hand.step
    new = _entry(change.value, hand, column)
    at = sheet.line_end(spot.end)
    gone = [] if spot.start == spot.end else [(spot.start, spot.end, "")]
    return [*gone, (at, at, f"\n{' ' * column}{new}")]


def drop_spans(sheet: Sheet, path: Path, drops: list[Drop]) -> list[Span]:
    """Return the spans of entries that are taken out of one list or section."""
    spot = sheet.at(path)
    if spot.kind == "alias":
        raise EditRefusedError("it is shared by several records through an anchor")
    numbers = sorted({drop.n for drop in drops})
    if spot.flow and len(numbers) == spot.count:
        return [(spot.start + 1, spot.end - 1, "")]
    if spot.flow:
        return _flow_drops(spot, numbers)
    return [_block_drop(sheet, spot, n, n + 1 in numbers) for n in numbers]


def _flow_drops(spot: Spot, numbers: list[int]) -> list[Span]:
    """Return a span for each run of neighbours, with the comma that parts it from what stays."""
    spans: list[Span] = []
    step, at = spot.step, 0
    while at < len(numbers):
        first = last = numbers[at]
        while at + 1 < len(numbers) and numbers[at + 1] == last + 1:
            at, last = at + 1, last + 1
        at += 1
        if first == 0:
            spans.append((spot.items[0].begin, spot.items[(last + 1) * step].begin, ""))
        else:
            spans.append((spot.items[first * step - 1].end, spot.items[(last + 1) * step - 1].end, ""))
    return spans


def _block_drop(sheet: Sheet, spot: Spot, n: int, next_goes: bool) -> Span:
    step = spot.step
    start, last = sheet.entry_start(spot, n), spot.items[(n + 1) * step - 1]
    if sheet.begins_line(start):
        begin, end = sheet.line_start(start), sheet.line_end(last.end)
        if end < len(sheet.text):
            return (begin, end + 1, "")
        return (max(0, begin - 1), end, "")
    if n + 1 == spot.count or next_goes:
        raise EditRefusedError("the entry shares its line with what stays")
    after = sheet.entry_start(spot, n + 1)
    gap = sheet.text[min(sheet.line_end(last.end), after) : after]
    if gap.strip():
        raise EditRefusedError("a comment stands between the entry and the next, on whose line it would land")
    return (start, after, "")


def move_spans(sheet: Sheet, change: Move) -> list[Span]:
    """Return the spans of items that change their places; what stands between items stays."""
    spot = sheet.at(change.path)
    if spot.kind != "list":
        raise EditRefusedError("only lists have an order that matters")
    slots = [_slot(sheet, spot, n) for n in range(spot.count)]
    order = list(range(len(slots)))
    order.insert(change.to, order.pop(change.n))
    return [
        (start, end, sheet.text[slots[k][0] : slots[k][1]])
        for n, ((start, end), k) in enumerate(zip(slots, order, strict=True))
        if n != k
    ]


def _slot(sheet: Sheet, spot: Spot, n: int) -> tuple[int, int]:
    """Return from where to where an item stands, with the remarks that go along with it."""
    item = spot.items[n]
    if spot.flow:
        return item.begin, item.end
    start, end = sheet.dash(spot, n), item.end
    if sheet.is_remark(sheet.text[end : sheet.line_end(end)]):
        end = sheet.line_end(end)
    while n and sheet.begins_line(start):
        above = sheet.line_start(start) - 1
        line = sheet.text[sheet.line_start(above) : above]
        if above <= spot.items[n - 1].end or not re.match(rf" {{{spot.dash}}}#", line):
            break
        start = sheet.line_start(above) + spot.dash
    return start, end
