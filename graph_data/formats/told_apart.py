"""Names of concepts: each key of a foreign file under one name, two of one name kept apart by a number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..names import SHORT, plain_name

#: No name of anything is longer; what is, is a text, and its beginning stands for it.
LONGEST: Final = 2000


class Names:
    """Ids of concepts by the keys of a foreign file, and how many had to be told apart."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        self.told_apart = 0
        self._taken: dict[str, str] = {}

    def declare(self, key: str, name: str) -> str:
        """Return the id of a thing that the file declares: its name, numbered where another has it."""
        name = name or key.strip() or "unnamed"
        free, number = name, 2
        while _plain(free) in self._taken:
            free, number = f"{name} {number}", number + 1
        self.told_apart += free != name
        self._taken[_plain(free)] = free
        self.ids[key] = free
        return free

    def end(self, key: str) -> tuple[str, bool]:
        """Return the id of an end of a link, and whether it is new: neither declared nor named before."""
        if key in self.ids:
            return self.ids[key], False
        known = self._taken.get(_plain(key))
        if known is None:
            self._taken[_plain(key)] = known = key
            self.ids[key] = known
            return known, True
        self.ids[key] = known
        return known, False


def _plain(name: str) -> str:
    return name if len(name) <= SHORT else plain_name(name)


def several(names: Iterable[str]) -> str:
    """Return names as a list to read."""
    return ", ".join(sorted(names))
