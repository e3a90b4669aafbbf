"""A tree of values that know their line and column, built from the events of a YAML parser, within limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from ..as_text.comments import Span
from ..as_text.disguise import MARKS, Disguise, Note, begins, text_at
from ..errors import Place, Problem
from ..names import NULLS
from ..problems.codes import problem

#: Levels of lists and sections within each other; a graph file needs seven.
MAX_DEPTH = 40
#: Values after every alias is unfolded.
MAX_VALUES = 1_000_000

_BLOCKS = ("|", ">")
_KINDS = ("str", "int", "float", "bool", "null", "map", "seq")
_TAGS = frozenset({"!", *(f"tag:yaml.org,2002:{kind}" for kind in _KINDS)})


# Values are made by the ten thousand: frozen, they would take three times as long. Nobody changes one.
@dataclass(slots=True)
class Scalar:
    """A text as written; ``plain`` when it stands without quotation marks."""

    text: str
    plain: bool
    place: Place
    #: Whether it is written as a block, behind ``|`` or ``>``.
    block: bool = False

    @property
    def absent(self) -> bool:
        """Whether it is YAML's nothing."""
        return self.plain and (not self.text or self.text in NULLS)


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    place: Place


@dataclass(slots=True)
class Section:
    """A mapping, its keys in order and possibly repeated."""

    entries: list[tuple[Node, Node]]
    place: Place


Node: TypeAlias = Scalar | Sequence | Section


class TreeError(Exception):
    """The text makes no tree; ``problem`` says why."""

    def __init__(self, found: Problem) -> None:
        self.problem = found
        super().__init__(str(found))


@dataclass(frozen=True, slots=True)
class Within:
    """Where in a larger text the text that is read begins: lines, characters, levels and values before it."""

    lines: int = 0
    characters: int = 0
    levels: int = 0
    values: int = 0


NOWHERE = Within()


@dataclass(slots=True)
class _Open:
    """A list or section that is being filled; ``size`` counts its values with aliases unfolded."""

    node: Sequence | Section
    anchor: str | None
    size: int = 1
    key: Node | None = None


@dataclass(slots=True)
class Builder:
    """Builds the tree from the parser's events without recursion."""

    name: str
    found: Disguise
    #: The texts of the file, where it matters where they end.
    spans: list[Span] | None = None
    #: Whether every text has to be looked at.
    looks: bool = field(init=False)
    #: The number of the text's first line.
    line: int = field(init=False)
    #: Where disguised characters stand in texts without quotation marks.
    seen: set[int] = field(default_factory=set)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int] | None] = field(default_factory=dict)
    root: Node | None = None
    documents: int = 0
    within: Within = NOWHERE

    def __post_init__(self) -> None:
        self.looks = bool(self.found) or self.spans is not None
        self.line = self.within.lines + 1

    def build(self, events: Iterator[Any]) -> None:
        """Take in all events of a parser."""
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end(event)
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._document(event)

    @property
    def document(self) -> Node | None:
        """The tree, or None where the document is empty."""
        root = self.root
        return None if isinstance(root, Scalar) and root.absent else root

    def _end(self, event: Any) -> None:
        done = self.stack.pop()
        self._add(done.node, done.size, done.anchor)

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.name, self.line + mark.line, mark.column + 1)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise TreeError(problem("CG112", "a second document starts here", self._place(event)))

    def _scalar(self, event: Any) -> Scalar:
        value, style, tag, anchor = event.value, event.style, event.tag, event.anchor
        if tag is not None:
            self._check_tag(event)
        # The parsers in C and in Python say differently that a text has no quotation marks: "" and None.
        plain = not style and tag is None
        if self.looks or tag == "!" or anchor:
            value, plain = self._looked_at(event, value, plain)
        mark = event.start_mark
        place = Place(self.name, self.line + mark.line, mark.column + 1)
        node = Scalar(value, plain, place, style in _BLOCKS) if style else Scalar(value, plain, place)
        self._add(node, 1, anchor)
        return node

    def _looked_at(self, event: Any, value: str, plain: bool) -> tuple[str, bool]:
        """Return a text with its signs as they were, and whether it is one without quotation marks."""
        found = self.found
        if self.spans is not None:
            begin, end = event.start_mark.index, event.end_mark.index
            self.spans.append(Span(begin, end, begin == end))
        self._unmask(event, plain)
        value = found.given_back(value)
        if not event.style and (event.tag == "!" or (event.anchor and not value)):
            return self._lone_sign(event, value), True
        at_once = event.style not in _BLOCKS or not value.strip()
        if event.anchor and at_once and f"*{event.anchor}" not in found.text:
            self._lost_sign(event, f"&{event.anchor} is an anchor")
        elif event.tag == "!":
            self._lost_sign(event, "! is a tag")
        return value, plain

    def _lone_sign(self, event: Any, value: str) -> str:
        """Return a text that began with ! or with an & that nothing refers to, which YAML would drop."""
        found, at = self.found, event.start_mark.index
        if event.anchor and f"*{event.anchor}" in found.text:
            return value
        sign = "!" if event.tag else "&"
        found.notes[at] = Note(at, "sign", begins(sign), MARKS)
        found.pieces[at] = event.end_mark.index
        self.seen.add(at)
        return f"! {value}" if event.tag else f"&{event.anchor}"

    def _lost_sign(self, event: Any, what: str) -> None:
        """Note that YAML takes the beginning of a text for what nothing in the file has a use for."""
        found, at = self.found, event.start_mark.index
        if found.text[at : at + 1] in ("&", "!"):
            expected = f"{MARKS}, if it belongs to it"
            found.notes[at] = Note(at, "lost", f"{what} in YAML, and left out", expected)
            found.pieces.setdefault(at, text_at(found.text, at)[1])
            self.seen.add(at)

    def _unmask(self, event: Any, plain: bool) -> None:
        """Note which characters that were disguised are indeed those of a text."""
        if plain and self.found:
            begin, end = event.start_mark.index, event.end_mark.index
            self.seen.update(at for at in self.found.notes if begin <= at < end)

    def _start(self, event: Any) -> None:
        self._check_tag(event)
        place = self._place(event)
        if len(self.stack) + self.within.levels >= MAX_DEPTH:
            raise TreeError(problem("CG109", f"more than {MAX_DEPTH} levels within each other", place))
        if event.anchor:
            self.anchors[event.anchor] = None
        sequence = isinstance(event, yaml.SequenceStartEvent)
        self.stack.append(_Open(Sequence([], place) if sequence else Section([], place), event.anchor))

    def _alias(self, event: Any) -> Node:
        known = self.anchors.get(event.anchor)
        if known is None:
            why = "contains itself" if event.anchor in self.anchors else "has no anchor before it"
            raise TreeError(problem("CG110", f"the alias *{event.anchor} {why}", self._place(event)))
        node, size = known
        if size + self.within.values + sum(level.size for level in self.stack) > MAX_VALUES:
            message = f"aliases unfold into more than {MAX_VALUES:,} values"
            raise TreeError(problem("CG110", message, self._place(event)))
        self._add(node, size, None)
        return node

    def _check_tag(self, event: Any) -> None:
        if event.tag is None or event.tag in _TAGS:
            return
        at, example, expected = event.start_mark.index, "", "the tag taken out"
        if event.tag[:1] == "!" and self.found.text[at : at + 1] == "!":
            example = self.found.line_with_marks(at, text_at(self.found.text, at))
            expected = "quotation marks around a text that begins with !"
        message = f"the tag {event.tag[:80]!r} stands here"
        raise TreeError(problem("CG113", message, self._place(event), expected=expected, example=example))

    def _add(self, node: Node, size: int, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = (node, size)
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        top.size += size
        within = top.node
        if isinstance(within, Sequence):
            within.items.append(node)
        elif top.key is None:
            top.key = node
        else:
            within.entries.append((top.key, node))
            top.key = None
