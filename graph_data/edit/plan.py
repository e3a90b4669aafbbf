"""What an operation comes to: changes of the text, and what of it is told beside."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from ..keys import GRAPH
from .changes import Add, Change, Data, Drop, Inline, Path, Put, as_data
from .refused import EditRefusedError
from .spans import plain
from .state import State
from .values import same


@dataclass(slots=True)
class Plan:
    """Changes, and what is told of them in sentences without a full stop."""

    changes: list[Change] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def value_put(state: State, path: Path, value: Data) -> list[Change]:
    """Return the changes that make a value another; of a list only the items that differ are touched."""
    spot = state.sheet.at(path)
    if spot.kind != "list" or spot.anchor or not isinstance(value, list) or not value:
        return [] if same(as_data(plain(spot)), value) and spot.kind != "alias" else [Put(path, value)]
    old = [as_data(plain(item)) for item in spot.items]
    changes: list[Change] = []
    texts = SequenceMatcher(
        None, [repr(item) for item in old], [repr(item) for item in value], autojunk=False
    )
    kept = False
    for kind, begin, end, start, stop in texts.get_opcodes():
        kept = kept or kind == "equal"
        paired = min(end - begin, stop - start) if kind == "replace" else 0
        changes += [Put((*path, begin + n), value[start + n]) for n in range(paired)]
        kept = kept or paired > 0
        if kind in ("replace", "insert"):
            changes += [Add(path, end, item) for item in value[start + paired : stop]]
        if kind in ("replace", "delete"):
            changes += [Drop(path, n) for n in range(begin + paired, end)]
    return changes if kept else [Put(path, value)]


def key_set(state: State, holder: Path, key: str, value: Data) -> list[Change]:
    """Return the changes that give a key of a section a value, as its last where it has none yet."""
    found = state.key(holder, key)
    if found is not None:
        return value_put(state, found, value)
    spot = state.sheet.at(holder)
    return [Add(holder, spot.real.count, (key, value))]


def key_unset(state: State, holder: Path, key: str) -> list[Change]:
    """Return the changes that take a key out of a section.

    Raises:
        EditRefusedError: it is not there.
    """
    found = state.key(holder, key)
    if found is None:
        raise EditRefusedError(f"there is no {key!r} to take away")
    return [Drop(holder, (found[-1] - 1) // 2)]


def like_others(state: State, path: Path, made: dict[str, Data]) -> dict[str, Data]:
    """Return a new record as most records beside it are written: within braces, or in lines."""
    spot = state.sheet.at(path)
    values = [item.real for item in (spot.items[1::2] if spot.kind == "map" else spot.items)]
    sections = [value for value in values if value.kind == "map"]
    inline = [value for value in sections if value.flow]
    return Inline(made) if sections and 2 * len(inline) > len(sections) else made


def appended(state: State, part: str, value: Data) -> list[Change]:
    """Return the changes that add a record to a section of the file, which is made where there is none.

    ``value`` is an item, or ``(id, keys)``.
    """
    path = state.part(part)
    if path is not None:
        spot = state.sheet.at(path)
        return [Add(path, 0 if spot.absent else spot.count, value)]
    return [top_added(state, part, dict([value]) if isinstance(value, tuple) else [value])]


def top_added(state: State, key: str, value: Data) -> Change:
    """Return the change that adds a key of the file, in the usual order of its keys."""
    order = list(GRAPH.keys)
    names = [name.name for _, name, _ in state.root.pairs()]
    before = [n for n, name in enumerate(names) if name in order and order.index(name) < order.index(key)]
    return Add((), before[-1] + 1 if before else 0, (key, value))
