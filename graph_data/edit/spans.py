"""The reader's own parse of a text, with the span of characters that each value is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from ..errors import Problem
from ..read.tree import NOWHERE, Builder, Node, Scalar, Sequence, TreeError, Within
from ..read.yaml_tree import ESCAPED_PAIR, built
from .refused import EditRefusedError

_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:\s+|(?=[,\]}])))+")
#: Kinds of problems that say that a text is no YAML, or that the reader had to guess.
NOT_YAML = frozenset({"CG105", "CG108", "CG109", "CG110", "CG111", "CG112", "CG113"})

#: What a tree says, without how it is written: a text or None, a list, a section as key, value, key ...
Plain = str | None | list["Plain"] | tuple["Plain", ...]


#: What stands in values that hold none, one for all of them: nothing is ever put into it.
_NO_ITEMS: list[Any] = []


@dataclass(slots=True)
class Spot:
    """A value and the characters that it is: ``text[start:end]``, its anchor and tag from ``begin``.

    ``end`` is where the last thing inside it ends. ``items`` are those of a list, or of a section key, value,
    key, value, and so on. ``target`` is what an alias means; ``dash`` the column of a block list's dashes.
    """

    kind: Literal["scalar", "list", "map", "alias"]
    node: Node
    begin: int
    start: int
    end: int
    style: str = ""
    flow: bool = False
    anchor: str = ""
    items: list[Spot] = field(default_factory=lambda: _NO_ITEMS)
    target: Spot | None = None
    dash: int = -1
    #: What it says, once it was asked for (`plain`).
    said: Plain = None

    @property
    def text(self) -> str:
        """The text of a scalar or of one behind an alias; empty for all else."""
        return self.node.text if isinstance(self.node, Scalar) else ""

    @property
    def name(self) -> str:
        """The text of a key, as names are compared."""
        return " ".join(self.text.split())

    @property
    def absent(self) -> bool:
        """Whether nothing stands here."""
        return self.kind == "scalar" and isinstance(self.node, Scalar) and self.node.absent

    @property
    def real(self) -> Spot:
        """What an alias means, else the value itself."""
        return self.target if self.kind == "alias" and self.target else self

    @property
    def step(self) -> int:
        """How many items an entry has: 2 in a section, 1 in a list."""
        return 2 if self.kind == "map" else 1

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self.items) // self.step

    def pairs(self) -> Iterator[tuple[int, Spot, Spot]]:
        """Yield number, key and value of a section's entries."""
        if self.kind == "map":
            yield from ((n, self.items[2 * n], self.items[2 * n + 1]) for n in range(self.count))

    def walk(self) -> Iterator[Spot]:
        """Yield this and all that stands inside it, in the order of the text."""
        waiting = [self]
        while waiting:
            spot = waiting.pop()
            yield spot
            waiting.extend(reversed(spot.items))


@dataclass(frozen=True, slots=True)
class Reading:
    """The spans of a text, what is told of it, and what is known of how it was read.

    ``bare``: the parser saw the text as it is, and nothing in it is doubtful. ``anchors``: what is shared, by
    name, and of how many values it is. ``size``: at most so many values, with all that is shared unfolded.
    """

    text: str
    root: Spot
    noted: tuple[Problem, ...]
    bare: bool
    anchors: Mapping[str, tuple[Spot, int]]
    size: int


def read_spans(
    text: str, name: str, within: Within = NOWHERE, anchors: Mapping[str, tuple[Spot, int]] | None = None
) -> Reading:
    """Return the spans of a text (no byte order mark, lines ended by LF).

    It may be a part of a larger one, ``within`` which it stands; ``anchors`` are those before it.

    Raises:
        EditRefusedError: it is not YAML, or holds nothing.
    """
    if text.lstrip()[:1] == "{" and ESCAPED_PAIR.search(text):
        raise EditRefusedError(
            f"{name} writes characters as pairs of escapes; write the characters themselves"
        )
    noted: list[Problem] = []
    try:
        builder = built(text, name, noted, partial(_Traced, within=within, known=anchors or {}))
    except TreeError as error:
        raise EditRefusedError(f"{error.problem}; a file is not changed before it can be read") from None
    if builder.first is None:
        raise EditRefusedError(f"{name} holds nothing yet; write its first lines by hand")
    bare = not (noted or builder.looks or builder.twice or builder.found.text != text or _ODD.search(text))
    return Reading(text, builder.first, tuple(noted), bare, builder.shared, builder.size)


#: Ends of lines that only YAML knows, marks of byte order, and ends of documents.
_ODD = re.compile(r"[\x85\u2028\u2029\ufeff]|^(?:---|\.\.\.)(?!\S)|^%", re.MULTILINE)


@dataclass
class _Traced(Builder):
    """Builds the reader's tree and, beside it, the spans; ``known`` are anchors before the text."""

    known: Mapping[str, tuple[Spot, int]] = field(default_factory=dict)
    first: Spot | None = None
    #: Whether an anchor stands at two values.
    twice: bool = False
    size: int = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        self.open: list[Spot] = []
        self.targets = {name: spot for name, (spot, _) in self.known.items()}
        self.anchors.update((name, (spot.node, size)) for name, (spot, size) in self.known.items())
        self.before = self.within.characters

    @property
    def shared(self) -> dict[str, tuple[Spot, int]]:
        """What anchors stand for, and of how many values each is."""
        sizes = {name: found[1] for name, found in self.anchors.items() if found}
        return {name: (spot, sizes.get(name, 1)) for name, spot in self.targets.items()}

    def _scalar(self, event: Any) -> Scalar:
        node = super()._scalar(event)
        begin, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
        start, anchor, before = begin, "", self.before
        if event.anchor or event.tag:
            start, anchor = self._properties(event)
        if style in ("|", ">"):
            text = self.found.text[start:end]
            end = end if "+" in text[:4] else start + len(text.rstrip(" \n"))
        spot = Spot("scalar", node, before + begin, before + start, before + end, style, False, anchor)
        if anchor or not self.open:
            self._place_spot(spot)
        else:
            self.open[-1].items.append(spot)
        return node

    def _properties(self, event: Any) -> tuple[int, str]:
        """Return where a text begins behind its anchor and tag, and the anchor."""
        begin = event.start_mark.index
        note = self.found.notes.get(begin)
        if note is not None and note.kind == "sign" and begin in self.seen:
            return begin, ""  # what looked like an anchor or a tag is the text itself
        return min(_inner(self.found.text, begin), event.end_mark.index), event.anchor or ""

    def _alias(self, event: Any) -> Node:
        node = super()._alias(event)
        begin, end = self.before + event.start_mark.index, self.before + event.end_mark.index
        self._place_spot(Spot("alias", node, begin, begin, end, target=self.targets.get(event.anchor)))
        return node

    def _start(self, event: Any) -> None:
        super()._start(event)
        node, begin = self.stack[-1].node, event.start_mark.index
        start = _inner(self.found.text, begin) if event.anchor or event.tag else begin
        kind: Literal["list", "map"] = "list" if isinstance(node, Sequence) else "map"
        dash = -1
        if kind == "list" and not event.flow_style:
            start = _skipped(self.found.text, start)
            dash = start - (self.found.text.rfind("\n", 0, start) + 1)
        begin, start = self.before + begin, self.before + start
        flow, anchor = bool(event.flow_style), event.anchor or ""
        spot = Spot(kind, node, begin, start, start, "", flow, anchor, [], None, dash)
        self._place_spot(spot)
        self.open.append(spot)

    def _end(self, event: Any) -> None:
        self.size = self.stack[-1].size  # that of the root is the last to come
        super()._end(event)
        done = self.open.pop()
        if not done.flow and done.kind == "map" and done.items:
            done.start = done.items[0].begin
            done.begin = done.begin if done.anchor else done.start
        if done.flow:
            done.end = self.before + event.end_mark.index
        else:
            done.end = done.items[-1].end if done.items else done.start

    def _place_spot(self, spot: Spot) -> None:
        if spot.anchor:
            self.twice = self.twice or spot.anchor in self.targets
            self.targets[spot.anchor] = spot
        if self.open:
            self.open[-1].items.append(spot)
        else:
            self.first = spot


def _inner(text: str, begin: int) -> int:
    """Return where a value begins behind its anchor and tag."""
    found = _PROPERTIES.match(text, begin)
    return _skipped(text, found.end()) if found else begin


def _skipped(text: str, at: int) -> int:
    """Return the first place from ``at`` on that is no blank and no comment."""
    while at < len(text):
        if text[at] == "#":
            at = text.find("\n", at)
            if at < 0:
                return len(text)
        elif text[at] in " \t\n":
            at += 1
        else:
            break
    return at


def plain(spot: Spot) -> Plain:
    """Return what a tree says, without how it is written; what is shared is the same object everywhere."""
    if spot.kind == "scalar":
        return None if spot.absent else spot.text.rstrip("\n") if spot.style in ("|", ">") else spot.text
    if spot.kind == "alias":
        assert spot.target is not None
        return plain(spot.target)
    if spot.said is None:
        items = [plain(item) for item in spot.items]
        spot.said = items if spot.kind == "list" else tuple(items)
    return spot.said or None  # empty brackets say nothing
