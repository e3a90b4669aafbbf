"""What an edit is made of, put, add, drop and move, and what each does to the plain tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from .refused import EditRefusedError
from .spans import Plain

#: The way down a tree: of a list the item's place; of a section 2n for its n-th key, 2n + 1 for the value.
Path: TypeAlias = tuple[int, ...]
#: What is written: a text, None, a list, or a section as a dict.
Data: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Put:
    """Another value (or key) at a place; ``everywhere``: for all who share what stands there."""

    path: Path
    value: Data
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Add:
    """A new item, or ``(key, value)``, before what is the n-th entry of a list or section."""

    path: Path
    n: int
    value: Data


@dataclass(frozen=True, slots=True)
class Drop:
    """The n-th entry of a list or section taken out."""

    path: Path
    n: int


@dataclass(frozen=True, slots=True)
class Move:
    """The n-th item of a list at another place."""

    path: Path
    n: int
    to: int


class Inline(dict[str, Any]):
    """A section that is to be written within braces."""


#: One of an edit's parts; all of its places are those of the text before the edit.
Change: TypeAlias = Put | Add | Drop | Move


def as_plain(data: Data) -> Plain:
    """Return data that is to be written as a plain tree."""
    if isinstance(data, dict):
        return tuple(part for key, value in data.items() for part in (key, as_plain(value))) or None
    if isinstance(data, list):
        return [as_plain(item) for item in data] or None
    return data if data is None or isinstance(data, str) else str(data)


def as_data(tree: Plain) -> Data:
    """Return a plain tree as data that can be written.

    Raises:
        EditRefusedError: a section has a key twice, or one that is no text.
    """
    if isinstance(tree, tuple):
        keys = tree[::2]
        if not all(isinstance(key, str) for key in keys) or len(set(keys)) < len(keys):
            raise EditRefusedError("what is shared here has keys that cannot be written again")
        return {key: as_data(value) for key, value in zip(keys, tree[1::2], strict=True)}
    return [as_data(item) for item in tree] if isinstance(tree, list) else tree


def changed(tree: Plain, changes: Iterable[Change]) -> Plain:
    """Return the plain tree that changes should give; the old one stays as it is."""
    told = list(changes)
    for change in told:
        if isinstance(change, Put):
            tree = _at(tree, change.path, _always(as_plain(change.value)))
    rest = [change for change in told if not isinstance(change, Put)]
    # From the end to the beginning, the inner before the outer: no change moves the place of a later one.
    for _, change in sorted(enumerate(rest), key=lambda pair: _order(tree, *pair), reverse=True):
        tree = _at(tree, change.path, _structural(change))
    return tree


def _order(tree: Plain, number: int, change: Add | Drop | Move) -> tuple[Any, ...]:
    for step in change.path:
        assert tree is not None
        tree = tree[step] if not isinstance(tree, str) else None
    at = change.n * (2 if isinstance(tree, tuple) else 1)
    return (*change.path, at), isinstance(change, Drop), number


def _always(value: Plain) -> Callable[[Plain], Plain]:
    return lambda _: value


def _structural(change: Add | Drop | Move) -> Callable[[Plain], Plain]:
    def make(tree: Plain) -> Plain:
        if isinstance(change, Add):
            pair = isinstance(change.value, tuple)
            new = [change.value[0], as_plain(change.value[1])] if pair else [as_plain(change.value)]
            old = list(tree or ())
            at = change.n * (2 if pair else 1)
            made = [*old[:at], *new, *old[at:]]
            return tuple(made) if pair else made
        assert isinstance(tree, list | tuple)
        step = 2 if isinstance(tree, tuple) else 1
        items = list(tree)
        entry = items[change.n * step : (change.n + 1) * step]
        del items[change.n * step : (change.n + 1) * step]
        if isinstance(change, Move):
            items[change.to * step : change.to * step] = entry
        return (tuple(items) if isinstance(tree, tuple) else items) or None

    return make


def _at(tree: Plain, path: Path, make: Callable[[Plain], Plain]) -> Plain:
    """Return a tree that is another at the end of a path; only what leads there is copied."""
    if not path:
        return make(tree)
    assert isinstance(tree, list | tuple)
    items = [*tree]
    items[path[0]] = _at(items[path[0]], path[1:], make)
    return tuple(items) if isinstance(tree, tuple) else items
