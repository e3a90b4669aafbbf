"""What is meant by the place of a cursor: a key of a record, a value of a key, the end of an effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from ..keys import GRAPH, RECORDS, Key, Record
from ..read.arrows import ARROW
from .outline import Outline, Token, indent_of, outline, row_of

#: What may stand at a cursor, beside keys and choices.
Thing = Literal["concept", "effect", "category", "relation", "reference", "tour", "step", "sentence", "words"]

#: What the values of keys name.
NAMES: Mapping[tuple[str, str], tuple[Thing, ...]] = MappingProxyType(
    {
        ("concept", "category"): ("category",),
        ("concept", "broader"): ("concept",),
        ("concept", "opposite"): ("concept",),
        ("effect", "id"): ("effect",),
        ("effect", "source"): ("concept",),
        ("effect", "target"): ("concept",),
        ("effect", "relation"): ("relation",),
        ("effect", "label"): ("words",),
        ("effect", "quote"): ("sentence",),
        ("effect", "evidence"): ("reference",),
        ("evidence", "reference"): ("reference",),
        ("tour", "id"): ("tour",),
        ("step", "id"): ("step",),
        ("step", "go"): ("step",),
        ("step", "shut"): ("category", "concept"),
        ("step", "show"): ("concept",),
        ("step", "path"): ("concept",),
        ("step", "focus"): ("concept",),
        ("step", "effects"): ("effect",),
        ("step", "highlight"): ("concept", "effect"),
        ("filter", "relation"): ("relation",),
        ("filter", "reference"): ("reference",),
        ("filter", "category"): ("category",),
        ("start", "hub"): ("concept",),
        ("start", "categories"): ("category",),
        ("start", "first"): ("effect",),
    }
)
#: Sections whose keys are the ids of things.
_IDS: Mapping[str, Thing] = MappingProxyType(
    {"concepts": "concept", "categories": "category", "relations": "relation", "references": "reference"}
)


@dataclass(frozen=True, slots=True)
class Cursor:
    """The token at a place and what it is: of ``things`` a name, a key of ``record``, or a value of ``key``.

    ``keys`` is whether a key of the record may stand here; ``taken`` are those that it has already.
    ``source`` and ``target`` are the ends of the effect that the place belongs to, if they are written.
    """

    token: Token
    line: int
    record: Record | None = None
    key: Key | None = None
    keys: bool = False
    things: tuple[Thing, ...] = ()
    own: bool = False
    flow: bool = False
    taken: frozenset[str] = frozenset()
    source: str = ""
    target: str = ""


@dataclass(slots=True)
class _State:
    """What the next step down stands in: a record, or the value of a key; ``short``: behind an arrow."""

    record: Record | None = None
    key: Key | None = None
    listed: bool = False
    short: bool = False


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor:
    """Return what stands at a place, line and column from 0, however the rest of the text is."""
    way = outline(lines, line, column)
    state = _State(record=GRAPH)
    for step in way.steps:
        state = _down(state, step.name)
    if state.record is None and state.key is None:
        return Cursor(way.token, line)
    ends = _ends(lines, way, line)
    if state.short:
        return _short_value(state, way, line, ends)
    if state.key is not None and not _holds_record(state, way):
        return _value(state, way, line, ends)
    return _in_record(lines, state, way, line, column, ends)


def _down(state: _State, name: str | None) -> _State:
    """Return what a key or a dash (no name) leads to."""
    key, record = state.key, state.record
    if key is not None:
        of = RECORDS.get(key.of)
        if key.kind == "record map":
            return _State(key=key, listed=True) if name is None else _State(record=of)
        if key.kind == "record list" and name is None:
            return _State(record=of)
        if key.kind in ("record", "record list") and name is not None:
            return _down(_State(record=of), name)
        return _State(key=key, listed=True) if name is None else _State()
    if record is None or name is None:
        return _State()
    if record.name == "effect" and name not in record.keys and ARROW.search(name):
        return _State(record=record, short=True)
    found = record.keys.get(" ".join(name.split()))
    return _State(key=found, record=None) if found else _State()


def _holds_record(state: _State, way: Outline) -> bool:
    """Whether a key stands for a section whose keys may be written here."""
    assert state.key is not None
    return way.at_key and state.key.kind in ("record", "record list", "record map")


def _owner(way: Outline) -> Record | None:
    """Return the record whose key the last key on the way is."""
    state, before = _State(record=GRAPH), _State(record=GRAPH)
    for step in way.steps:
        if step.name is not None:
            before = state
            if state.key is not None and state.key.kind in ("record", "record list"):
                before = _State(record=RECORDS.get(state.key.of))
        state = _down(state, step.name)
    return before.record


def _value(state: _State, way: Outline, line: int, ends: tuple[str, str]) -> Cursor:
    """Return the value of a key, or an item of its list."""
    assert state.key is not None
    key, owner = state.key, _owner(way)
    things: tuple[Thing, ...] = NAMES.get((owner.name if owner else "", key.name), ())
    own = key.kind == "record map" or key.name == "id"
    if key.kind == "record map":
        things = (_IDS[key.name],) if key.name in _IDS and state.listed else ()
    return Cursor(way.token, line, owner, key, False, things, own, way.flow, frozenset(), *ends)


def _short_value(state: _State, way: Outline, line: int, ends: tuple[str, str]) -> Cursor:
    """Return the words of an effect, behind its arrow and colon, or a key below them."""
    effect = RECORDS["effect"]
    if way.at_key and not way.flow:
        return Cursor(way.token, line, effect, None, True, (), False, way.flow, frozenset(way.beside), *ends)
    label = effect.keys["label"]
    return Cursor(way.token, line, effect, label, way.at_key, ("words",), False, way.flow, frozenset(), *ends)


def _in_record(
    lines: Sequence[str], state: _State, way: Outline, line: int, column: int, ends: tuple[str, str]
) -> Cursor:
    """Return a key of a record, the id of one, or the ends of an effect in the short form."""
    if state.key is not None and state.key.kind == "record map":
        thing = _IDS.get(state.key.name)
        return Cursor(way.token, line, None, state.key, False, (thing,) if thing else (), True, way.flow)
    record = state.record or (RECORDS.get(state.key.of) if state.key else None)
    taken = frozenset(way.beside) if way.flow else _beside(lines, way, line)
    if record is not None and record.name == "effect" and (ARROW.search(way.token.text) or not taken):
        token, key = _part(way.token, column)
        things: tuple[Thing, ...] = ("words",) if key == "label" else ("concept",)
        alone = key == "source" and not ARROW.search(way.token.text)
        return Cursor(token, line, record, record.keys[key], alone, things, False, way.flow, taken, *ends)
    item = way.flow and not way.at_key
    things = ()
    if record is not None and record.short and (way.bare or item):
        things = NAMES.get((record.name, record.short), ())  # an item that is its short form, or a key to be
    return Cursor(way.token, line, record, None, not item, things, False, way.flow, taken, *ends)


def _part(token: Token, column: int) -> tuple[Token, str]:
    """Return which part of a short form a column is in: source, target or label."""
    arrow = ARROW.search(token.text)
    if arrow is None:
        return token, "source"
    offset = token.end - len(token.text)
    if offset != token.start:  # quotation marks stand around it
        offset = token.start + 1
    if column <= offset + arrow.start():
        return _cut(token.text, offset, 0, arrow.start()), "source"
    colon = token.text.find(": ", arrow.end())
    stop = len(token.text) if colon < 0 else colon
    if column <= offset + stop:
        return _cut(token.text, offset, arrow.end(), stop, column), "target"
    return _cut(token.text, offset, colon + 2, len(token.text), column), "label"


def _cut(text: str, offset: int, start: int, stop: int, column: int = -1) -> Token:
    part = text[start:stop]
    if not part.strip():
        at = column if column >= 0 else offset + start
        return Token(at, at, "")
    left = start + len(part) - len(part.lstrip())
    return Token(offset + left, offset + left + len(part.strip()), part.strip())


def _beside(lines: Sequence[str], way: Outline, line: int) -> frozenset[str]:
    """Return the keys that stand in one column with the token: those that its record has already."""
    column = way.token.start
    found: set[str] = set()
    begins = line < len(lines) and bool(row_of(lines[line]).dashes)
    above = range(0) if begins else range(line - 1, -1, -1)
    for numbers in (above, range(line + 1, len(lines))):
        for n in numbers:
            text = lines[n]
            if indent_of(text) > column:
                continue
            row = row_of(text)
            left = row.dashes[0] if row.dashes else (row.key or row.value).start
            if n > line and left < column:
                break
            if row.key is not None and row.key.start == column:
                found.add(row.key.text)
            if left < column:
                break
    return frozenset(found)


def _ends(lines: Sequence[str], way: Outline, line: int) -> tuple[str, str]:
    """Return source and target of the effect that a place belongs to, as far as they stand near it."""
    names = [step.name for step in way.steps]
    if "effects" not in names:
        return "", ""
    for step in reversed(way.steps):
        if step.name and ARROW.search(step.name):
            return _two(step.name)
    dash = next((step for step in way.steps if step.name is None), None)
    if dash is None:
        return "", ""
    source = target = ""
    for n in range(dash.line, min(len(lines), dash.line + 40)):
        row = row_of(lines[n])
        if n > dash.line and row.dashes and row.dashes[0] <= dash.column:
            break
        if row.key is not None and ARROW.search(row.key.text):
            return _two(row.key.text)
        if row.key is not None and row.key.text in ("source", "target"):
            source = row.value.text if row.key.text == "source" else source
            target = row.value.text if row.key.text == "target" else target
    return source, target


def _two(text: str) -> tuple[str, str]:
    ends = ARROW.split(text.partition(": ")[0], maxsplit=1)
    return ends[0].strip(), ends[1].strip() if len(ends) > 1 else ""
