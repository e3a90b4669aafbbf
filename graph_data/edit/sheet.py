"""A text with its spans, asked where lines, dashes and entries begin and end."""

from __future__ import annotations

import re
from functools import cached_property

from .changes import Path
from .refused import EditRefusedError
from .spans import Spot

SHARED = "it is shared by several records through an anchor; change it in the file itself"


class Sheet:
    """One state of a text and the tree of its values."""

    def __init__(self, text: str, root: Spot) -> None:
        self.text = text
        self.root = root

    def at(self, path: Path) -> Spot:
        """Return the value at the end of a path.

        Raises:
            EditRefusedError: the way leads through an alias.
        """
        spot = self.root
        for step in path:
            if spot.kind == "alias":
                raise EditRefusedError(SHARED)
            spot = spot.items[step]
        return spot

    def in_flow(self, path: Path) -> bool:
        """Whether what stands at a path stands within brackets."""
        return any(self.at(path[:n]).flow for n in range(len(path)))

    @cached_property
    def places(self) -> dict[int, list[Path]]:
        """Every path at which each value stands, by its identity: itself first, then through aliases."""
        found: dict[int, list[Path]] = {}
        waiting: list[tuple[Spot, Path]] = [(self.root, ())]
        while waiting:
            spot, path = waiting.pop()
            found.setdefault(id(spot.real), []).append(path)
            waiting.extend((item, (*path, n)) for n, item in reversed(list(enumerate(spot.real.items))))
        return found

    def column(self, at: int) -> int:
        """Return how many characters of its line stand before an index."""
        return at - (self.text.rfind("\n", 0, at) + 1)

    def line_start(self, at: int) -> int:
        """Return where the line of an index begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Return where the line of an index ends, before its newline."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def indent(self, at: int) -> int:
        """Return with how many blanks the line of an index begins."""
        line = self.text[self.line_start(at) : self.line_end(at)]
        return len(line) - len(line.lstrip(" "))

    def begins_line(self, at: int) -> bool:
        """Whether nothing but blanks stands before an index on its line."""
        return not self.text[self.line_start(at) : at].strip()

    def dash(self, spot: Spot, n: int) -> int:
        """Return where the dash of the n-th item of a block list stands."""
        if n == 0:
            return spot.start
        floor, at = spot.items[n - 1].end, spot.items[n].begin
        while True:
            start = self.line_start(at)
            dash = start + spot.dash
            if dash >= floor and self.text[dash : dash + 1] == "-" and self.begins_line(dash):
                return dash
            at = start - 1
            if at <= floor:
                raise EditRefusedError("the dash of an item was not found")

    def entry_start(self, spot: Spot, n: int) -> int:
        """Return where the n-th entry of a list or section begins, its dash or anchor included."""
        if spot.kind == "list" and not spot.flow:
            return self.dash(spot, n)
        return self.key_start(spot.items[n * spot.step]) if spot.kind == "map" else spot.items[n].begin

    def key_start(self, key: Spot) -> int:
        """Return where a key begins.

        Raises:
            EditRefusedError: it is written with a question mark.
        """
        if self.text.endswith("? ", 0, key.begin) and (self.begins_line(key.begin - 2)):
            raise EditRefusedError("a key that is written with a question mark is changed in the file itself")
        return key.begin

    def entry_end(self, spot: Spot, n: int) -> int:
        """Return where the lines of the n-th entry of a block end: after remarks that belong to it."""
        end = self.line_end(spot.items[(n + 1) * spot.step - 1].end)
        column = spot.dash if spot.kind == "list" else self.column(spot.items[0].begin)
        at = end
        while at < len(self.text):
            stop = self.line_end(at + 1)
            line = self.text[at + 1 : stop]
            remark = re.match(r" *#", line)
            if line.strip() and not (remark and len(remark[0]) - 1 > column):
                break
            at = stop
            end = stop if remark else end
        return end

    def remarks_between(self, path: Path) -> bool:
        """Whether remarks stand behind the key of a block list or section, or between its entries."""
        spot, key = self.at(path), self.at((*path[:-1], path[-1] - 1))
        at = key.end
        for n in range(spot.count):
            if "#" in self.text[at : self.entry_start(spot, n)]:
                return True
            at = self.line_end(spot.items[(n + 1) * spot.step - 1].end)
        return False

    def is_remark(self, text: str) -> bool:
        """Whether nothing but blanks and a comment stand in a part of a line."""
        return not text.strip() or text.lstrip().startswith("#")
