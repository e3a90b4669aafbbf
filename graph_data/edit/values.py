"""Values of an operation as the file's keys want them, and what the file and the graph say now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ..keys import GRAPH, RECORDS, Record
from ..names import named
from ..nearest import nearest
from ..read.csl_keys import csl_key
from .changes import Data, Path, as_data
from .operation import Operation
from .refused import Conflict, EditConflictError, EditRefusedError
from .spans import plain
from .state import State

_LISTS = ("names", "choices")
_SECTIONS = ("terms", "record", "record map", "record list")


def record_of(kind: str) -> Record:
    """Return the keys of a kind of record.

    Raises:
        EditRefusedError: there is no such kind.
    """
    if kind == "graph":
        return GRAPH
    if kind in ("concept", "effect", "category", "relation", "reference", "tour", "step", "evidence"):
        return RECORDS[kind]
    raise EditRefusedError(f"there is no kind {named(kind)}; it is concept, effect, category or the like")


def checked_key(kind: str, key: str) -> str:
    """Return a key that a kind of record has.

    Raises:
        EditRefusedError: it has none such; the nearest is told.
    """
    record = record_of(kind)
    if key in record.keys or (kind == "reference" and csl_key(key)):
        return key
    near = nearest(key, record.keys)
    offer = f"did you mean {near!r}?" if near else f"it has {', '.join(record.keys)}"
    article = "an" if record.name[0] in "aeiou" else "a"
    raise EditRefusedError(f"{article} {record.name} has no key {named(key)}; {offer}")


def as_value(kind: str, key: str, value: Any) -> Data:
    """Return a value as it is to be written under a key; None where nothing is left of it.

    A text that stands for a list is one of its items, or several with commas between them.

    Raises:
        EditRefusedError: it is of another shape than the key wants.
    """
    known = record_of(kind).keys.get(key)
    form = known.kind if known else "any"
    if value is None or value == "" or value == []:
        return None
    if form in _LISTS:
        items = value.split(",") if isinstance(value, str) else value
        items = items if isinstance(items, list | tuple) else [items]
        return [_text(item, key) for item in items]
    if key == "evidence" and isinstance(value, str):
        return [{"reference": _text(item, key)} for item in value.split(",")]
    if form in _SECTIONS or form == "any":
        return _data(value, key)
    if isinstance(value, list | dict | tuple):
        raise EditRefusedError(f"{key} is a text, not a list or section")
    text = _text(value, key)
    return " ".join(text.split()) if form == "name" or key == "label" else text


def record_value(kind: str, value: Any) -> dict[str, Data]:
    """Return the keys of a new record, in the order of the table of keys.

    Raises:
        EditRefusedError: it is no section, or has a key that such a record has not.
    """
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise EditRefusedError(f"the keys of a new {kind} are a section, such as {{label: ...}}")
    made = {checked_key(kind, str(key)): as_value(kind, str(key), each) for key, each in value.items()}
    order = [*record_of(kind).keys, *made]
    return {key: made[key] for key in dict.fromkeys(order) if made.get(key) is not None}


def _text(value: Any, key: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise EditRefusedError(f"{key} is a text")
    text = str(value).strip()
    if not text:
        raise EditRefusedError(f"{key} holds an empty text")
    return text


def _data(value: Any, key: str) -> Data:
    if isinstance(value, Mapping):
        return {_text(name, key): _data(each, key) for name, each in value.items() if each not in (None, "")}
    if isinstance(value, list | tuple):
        return [_data(each, key) for each in value]
    return _text(value, key)


def told_now(state: State, path: Path | None) -> Data:
    """Return what the file says at a path, as data."""
    return None if path is None else as_data(plain(state.sheet.at(path)))


def refuse_conflict(operation: Operation, now: Data, shown: Any = None) -> None:
    """Refuse an operation whose author saw something else than what is there; ``shown`` is what pages say.

    Raises:
        EditConflictError: it is so.
    """
    if not operation.saw or _norm(operation.was) in (_norm(now), _norm(shown)):
        return
    if operation.value is not None and same(operation.value, now):
        return  # somebody else had the same wish
    raise EditConflictError([Conflict(operation.data(), operation.was, now)])


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same."""
    return bool(_norm(one) == _norm(other))


def _norm(value: Any) -> Any:
    if value in (None, "", [], (), {}):
        return None
    if isinstance(value, Mapping):
        return {str(key): _norm(each) for key, each in value.items() if _norm(each) is not None}
    if isinstance(value, list | tuple):
        items = [_norm(each) for each in value]
        return items[0] if len(items) == 1 and isinstance(items[0], str) else items
    return " ".join(str(value).split())


def shown_value(state: State, kind: str, id: str, key: str) -> Any:
    """Return what the graph says of a key, which may be made rather than written."""
    graph = state.graph
    records: Mapping[str, Mapping[str, Any]] = {
        "concept": graph.concepts, "effect": graph.effects, "category": graph.categories,
    }  # fmt: skip
    if kind == "graph":
        return getattr(graph, {"text": "text_name"}.get(key, key), None) if key not in _NO_VALUES else None
    record = records.get(kind, {}).get(id)
    value = getattr(record, key, None)
    return [asdict(item) for item in value] if key == "evidence" and value else value


_NO_VALUES = ("categories", "concepts", "relations", "effects", "references", "tours")
