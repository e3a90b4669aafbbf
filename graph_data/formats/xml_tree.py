"""XML read by pieces: whole elements as they end; entities, outside files and depths are refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from .opening import refuse

#: Elements within elements; a real file has a dozen.
_DEEPEST = 200
_PIECE = 1 << 16


@dataclass(slots=True, eq=False)
class Element:
    """One element: names without their namespace, text up to its first child, and where it begins."""

    tag: str
    attributes: dict[str, str]
    line: int = 0
    parent: Element | None = None
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute."""
        return self.attributes.get(name, default)

    def first(self, *tags: str) -> Element | None:
        """Return the first child of one of these names."""
        return next((child for child in self.children if child.tag in tags), None)

    def all(self, *tags: str) -> Iterator[Element]:
        """Yield the children of these names."""
        return (child for child in self.children if child.tag in tags)

    def within(self, *tags: str) -> Iterator[Element]:
        """Yield the descendants of these names, in the order of the file."""
        waiting = list(reversed(self.children))
        while waiting:
            element = waiting.pop()
            if element.tag in tags:
                yield element
            waiting.extend(reversed(element.children))

    def above(self) -> Iterator[Element]:
        """Yield the elements around this one, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent


class _Builder:
    """Builds elements from the parser's calls; those of the wanted names are handed out and forgotten."""

    def __init__(self, name: str, wanted: frozenset[str]) -> None:
        self.name = name
        self.wanted = wanted
        self.ready: list[Element] = []
        self.root: Element | None = None
        self._open: list[Element] = []
        self._within = 0
        self.parser = expat.ParserCreate(namespace_separator=None)
        self.parser.buffer_text = True
        self.parser.buffer_size = 1 << 20
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._entity
        self.parser.ExternalEntityRefHandler = self._outside
        self.parser.SkippedEntityHandler = self._unknown
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            refuse(self.name, "elements stand in each other without end", line=self.parser.CurrentLineNumber)
        plain = {_local(key): value for key, value in attributes.items() if not key.startswith("xmlns")}
        parent = self._open[-1] if self._open else None
        element = Element(_local(tag), plain, self.parser.CurrentLineNumber, parent)
        if parent is None:
            self.root = element
        else:
            parent.children.append(element)
        self._open.append(element)
        self._within += element.tag in self.wanted

    def _end(self, _tag: str) -> None:
        element = self._open.pop()
        if element.tag in self.wanted:
            self._within -= 1
            self.ready.append(element)
            if element.parent is not None:
                element.parent.children.pop()

    def _characters(self, text: str) -> None:
        element = self._open[-1]
        if not element.children:
            element.text += text

    def _entity(self, name: str, *_rest: object) -> None:
        refuse(
            self.name,
            f"the file declares the entity {name[:40]!r}, which can hide anything",
            line=self.parser.CurrentLineNumber,
            expected="XML without entities of its own",
        )

    def _unknown(self, name: str, _parameter: bool) -> None:
        refuse(self.name, f"nothing says what &{name[:40]}; is", line=self.parser.CurrentLineNumber)

    def _outside(self, *_rest: object) -> int:
        refuse(self.name, "the file asks for another one", line=self.parser.CurrentLineNumber)


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def read_xml(data: bytes, name: str) -> Element:
    """Return the root of an XML file.

    Raises:
        InvalidGraphError: it is no XML, too deep, or has entities of its own.
    """
    builder = _Builder(name, frozenset())
    for _ in _fed(builder, data):
        pass
    assert builder.root is not None
    return builder.root


def walk_xml(data: bytes, name: str, *tags: str) -> Iterator[Element]:
    """Yield elements of these names as they end, inner ones first; the root, emptied of them, comes last.

    What is yielded is no longer a child of its parent, so that a large file never stands in memory whole.

    Raises:
        InvalidGraphError: it is no XML, too deep, or has entities of its own.
    """
    builder = _Builder(name, frozenset(tags))
    yield from _fed(builder, data)
    assert builder.root is not None
    yield builder.root


def _fed(builder: _Builder, data: bytes) -> Iterator[Element]:
    data = data.lstrip()
    try:
        for begin in range(0, max(len(data), 1), _PIECE):
            builder.parser.Parse(data[begin : begin + _PIECE], begin + _PIECE >= len(data))
            yield from builder.ready
            builder.ready.clear()
    except (expat.ExpatError, ValueError, LookupError) as error:
        line, column = builder.parser.CurrentLineNumber, builder.parser.CurrentColumnNumber + 1
        reason = getattr(error, "code", None)
        why = expat.errors.messages.get(reason, "unknown encoding") if reason else "unknown encoding"
        refuse(builder.name, f"this is not XML: {why}", line=line, column=column)
