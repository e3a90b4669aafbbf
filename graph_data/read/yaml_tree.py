"""YAML text as a tree of values that know their line and column, within limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

import yaml

from ..as_text.comments import Span, cut_texts, number_signs
from ..as_text.disguise import MARKS, Disguise, Note, begins, text_at
from ..as_text.prose import disguise_prose
from ..as_text.sure_signs import disguise_signs
from ..as_text.told import forbidden_problem, notes_as_problems, without_soft_breaks
from ..errors import Place, Problem
from ..names import NULLS
from ..problems.codes import problem
from ..yaml_slips import Fault, explain, whole_line
from .spots import forbidden

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


_Kind = TypeVar("_Kind", bound="Builder")


class TreeError(Exception):
    """The text makes no tree; ``problem`` says why."""

    def __init__(self, found: Problem) -> None:
        self.problem = found
        super().__init__(str(found))


#: A character that JSON writes as two escapes.
ESCAPED_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


def _joined(text: str) -> str:
    """Return JSON with characters that it writes as two escapes, which YAML does not know, as themselves."""

    def join(match: re.Match[str]) -> str:
        pair = bytes.fromhex(match[2] + match[3])
        return match[1] + pair.decode("utf-16-be")

    return ESCAPED_PAIR.sub(join, text) if text.lstrip()[:1] == "{" else text


def read_tree(text: str, name: str, noted: list[Problem] | None = None) -> Node | None:
    """Return the tree of one YAML document, or None when it is empty; ``noted`` takes what is told of texts.

    Raises:
        TreeError: it is not YAML, or goes beyond the limits.
    """
    return built(text, name, [] if noted is None else noted, Builder).document


def built(text: str, name: str, noted: list[Problem], make: type[_Kind]) -> _Kind:
    """Return the builder of a text's tree after its work; ``make`` is the kind of builder.

    Raises:
        TreeError: it is not YAML, or goes beyond the limits.
    """
    bad = forbidden(text)
    if bad:
        text = without_soft_breaks(text, name, noted)
        bad = forbidden(text)
    if bad:
        raise TreeError(forbidden_problem(text, bad, name))
    text = _joined(_SPACES.sub(_plain_spaces, text))
    found, numbers = Disguise(text), number_signs(text)
    disguise_signs(found, numbers)
    try:
        return _build(text, name, found, numbers, noted, make)
    except TreeError as error:
        code = error.problem.code
        if code not in ("CG108", "CG110", "CG111") or (code == "CG110" and "&" in found.worn()):
            raise  # where there is an anchor, an alias is meant
        before = len(found)
        disguise_prose(found)
        if len(found) == before:
            raise
        return _build(text, name, found, numbers, noted, make)


def _build(
    text: str, name: str, found: Disguise, numbers: list[int], noted: list[Problem], make: type[_Kind]
) -> _Kind:
    builder = make(name, found, [] if numbers else None)
    try:
        builder.build(_events(found.worn() if found else text))
    except yaml.MarkedYAMLError as error:
        raise TreeError(_syntax_problem(text, name, error)) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise TreeError(problem("CG108", str(error).splitlines()[0], Place(name))) from None
    if builder.seen:
        noted += notes_as_problems(found, builder.seen, name)
    if builder.spans:
        noted += cut_texts(found, numbers, builder.spans, name)
    return builder


#: Spaces at the start of a line, as web pages have them: to YAML they are letters.
_SPACES = re.compile(r"^ *[\u00a0\u2000-\u200a\u202f\u3000][ \u00a0\u2000-\u200a\u202f\u3000]*", re.MULTILINE)


def _plain_spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _events(text: str) -> Iterator[Any]:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return iter(yaml.parse(text, Loader=loader))


def _syntax_problem(text: str, name: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return problem("CG108", "this is not YAML", Place(name))
    words = ": ".join(part for part in (error.context, error.problem) if part)
    began = error.context_mark
    begun = _line_and_column(text, began) if began else (-1, 0)
    fault = Fault(*_line_and_column(text, mark), words, *begun)
    found = explain(text.split("\n"), fault) or whole_line(text.split("\n"), fault)
    where = Place(name, found.line + 1, found.column + 1)
    return problem(found.code, found.message, where, expected=found.expected, example=found.example)


#: What is an end of a line to YAML, and to nobody else.
_MORE_ENDS = re.compile("[\x85\u2028\u2029]")


def _line_and_column(text: str, mark: Any) -> tuple[int, int]:
    """Return where a mark is, from 0, in lines that end as everybody's do."""
    if not _MORE_ENDS.search(text):
        return mark.line, mark.column
    at = min(mark.index, len(text))
    return text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)


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
    #: Where disguised characters stand in texts without quotation marks.
    seen: set[int] = field(default_factory=set)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int] | None] = field(default_factory=dict)
    root: Node | None = None
    documents: int = 0

    def __post_init__(self) -> None:
        self.looks = bool(self.found) or self.spans is not None

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
        return Place(self.name, mark.line + 1, mark.column + 1)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise TreeError(problem("CG112", "a second document starts here", self._place(event)))

    def _scalar(self, event: Any) -> None:
        value, style, tag, anchor = event.value, event.style, event.tag, event.anchor
        if tag is not None:
            self._check_tag(event)
        # The parsers in C and in Python say differently that a text has no quotation marks: "" and None.
        plain = not style and tag is None
        if self.looks or tag == "!" or anchor:
            value, plain = self._looked_at(event, value, plain)
        mark = event.start_mark
        place = Place(self.name, mark.line + 1, mark.column + 1)
        node = Scalar(value, plain, place, style in _BLOCKS) if style else Scalar(value, plain, place)
        self._add(node, 1, anchor)

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
