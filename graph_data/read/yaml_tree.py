"""YAML text as a tree of values that know their line and column, within limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from ..errors import Place, Problem
from ..problems.codes import problem
from ..yaml_slips import Fault, explain

#: Levels of lists and sections within each other; a graph file needs seven.
MAX_DEPTH = 40
#: Values after every alias is unfolded.
MAX_VALUES = 1_000_000

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_KINDS = ("str", "int", "float", "bool", "null", "map", "seq")
_TAGS = frozenset({"!", *(f"tag:yaml.org,2002:{kind}" for kind in _KINDS)})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; ``plain`` when it stands without quotation marks."""

    text: str
    plain: bool
    place: Place

    @property
    def absent(self) -> bool:
        """Whether it is YAML's nothing."""
        return self.plain and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    place: Place


@dataclass(frozen=True, slots=True)
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


def forbidden(text: str) -> re.Match[str] | None:
    """Return the first character that no text may hold: a control character or half a pair."""
    return _FORBIDDEN.search(text)


def place_of(text: str, index: int, name: str) -> Place:
    """Return the line and column at which ``text[index]`` stands."""
    start = text.rfind("\n", 0, index) + 1
    return Place(name, text.count("\n", 0, index) + 1, index - start + 1)


_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


def _joined(text: str) -> str:
    """Return JSON with characters that it writes as two escapes, which YAML does not know, as themselves."""

    def join(match: re.Match[str]) -> str:
        pair = bytes.fromhex(match[2] + match[3])
        return match[1] + pair.decode("utf-16-be")

    return _PAIR.sub(join, text) if text.lstrip()[:1] == "{" else text


def read_tree(text: str, name: str) -> Node | None:
    """Return the tree of one YAML document, or None when it is empty.

    Raises:
        TreeError: it is not YAML, or goes beyond the limits.
    """
    bad = forbidden(text)
    if bad:
        where = place_of(text, bad.start(), name)
        raise TreeError(problem("CG105", f"the character U+{ord(bad[0]):04X} stands here", where))
    try:
        return _Builder(name).build(_events(_joined(_SPACES.sub(_plain_spaces, text))))
    except yaml.MarkedYAMLError as error:
        raise TreeError(_syntax_problem(text, name, error)) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise TreeError(problem("CG108", str(error).splitlines()[0], Place(name))) from None


#: Spaces at the start of a line, as web pages have them: to YAML they are letters.
_SPACES = re.compile(r"^ *[\u00a0\u2000-\u200a\u202f\u3000][ \u00a0\u2000-\u200a\u202f\u3000]*", re.MULTILINE)


def _plain_spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _events(text: str) -> Iterator[Any]:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return iter(yaml.parse(text, Loader=loader))


def _syntax_problem(text: str, name: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    where = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    if "undefined alias" in str(error):
        return problem("CG110", "an alias (*name) has no anchor (&name) before it", where)
    words = ": ".join(part for part in (error.context, error.problem) if part)
    if mark is None:
        return problem("CG108", words or "this is not YAML", where)
    began = error.context_mark
    fault = Fault(mark.line, mark.column, words, began.line if began else -1, began.column if began else 0)
    found = explain(text.split("\n"), fault)
    if found is None:
        return problem("CG108", words or "this is not YAML", where)
    where = Place(name, found.line + 1, found.column + 1)
    return problem(found.code, found.message, where, expected=found.expected, example=found.example)


@dataclass(slots=True)
class _Open:
    """A list or section that is being filled; ``size`` counts its values with aliases unfolded."""

    node: Sequence | Section
    anchor: str | None
    size: int = 1
    key: Node | None = None


@dataclass(slots=True)
class _Builder:
    """Builds the tree from the parser's events without recursion."""

    name: str
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int] | None] = field(default_factory=dict)
    root: Node | None = None
    documents: int = 0

    def build(self, events: Iterator[Any]) -> Node | None:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                done = self.stack.pop()
                self._add(done.node, done.size, done.anchor)
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._document(event)
        root = self.root
        return None if isinstance(root, Scalar) and root.absent else root

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.name, mark.line + 1, mark.column + 1)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise TreeError(problem("CG112", "a second document starts here", self._place(event)))

    def _scalar(self, event: Any) -> None:
        self._check_tag(event)
        # The parsers in C and in Python say differently that a text has no quotation marks: "" and None.
        plain = not event.style and event.tag is None
        self._add(Scalar(event.value, plain, self._place(event)), 1, event.anchor)

    def _start(self, event: Any) -> None:
        self._check_tag(event)
        place = self._place(event)
        if len(self.stack) >= MAX_DEPTH:
            raise TreeError(problem("CG109", f"more than {MAX_DEPTH} levels within each other", place))
        if event.anchor:
            self.anchors[event.anchor] = None
        sequence = isinstance(event, yaml.SequenceStartEvent)
        self.stack.append(_Open(Sequence([], place) if sequence else Section([], place), event.anchor))

    def _alias(self, event: Any) -> None:
        known = self.anchors.get(event.anchor)
        if known is None:
            why = "contains itself" if event.anchor in self.anchors else "has no anchor before it"
            raise TreeError(problem("CG110", f"the alias *{event.anchor} {why}", self._place(event)))
        node, size = known
        if size + sum(level.size for level in self.stack) > MAX_VALUES:
            message = f"aliases unfold into more than {MAX_VALUES:,} values"
            raise TreeError(problem("CG110", message, self._place(event)))
        self._add(node, size, None)

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag not in _TAGS:
            raise TreeError(problem("CG113", f"the tag {event.tag!r} stands here", self._place(event)))

    def _add(self, node: Node, size: int, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = (node, size)
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        top.size += size
        if isinstance(top.node, Sequence):
            top.node.items.append(node)
        elif top.key is None:
            top.key = node
        else:
            top.node.entries.append((top.key, node))
            top.key = None
