"""Foreign files opened safely: bytes as text, XML without entities, JSON within limits, and why not."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Any, Final, NoReturn
from xml.etree import ElementTree
from xml.parsers import expat

from ..errors import InvalidGraphError, Place
from ..keys import GRAPH
from ..problems.codes import problem
from .encodings import decoded

#: A key of a graph file of ours at the beginning of a line.
_SECTION: Final = re.compile(rf"^(?:{'|'.join(GRAPH.keys)}):", re.MULTILINE)
#: Endings of what people write by hand.
_PLAIN: Final = (".txt", ".text", ".md", ".markdown", "")
#: Elements within elements; a real file has a dozen.
_DEEPEST: Final = 200


class Element(ElementTree.Element):
    """An element of XML that knows on which line it begins."""

    line: int = 0


def refuse(
    name: str, message: str, *, line: int = 0, column: int = 1, expected: str = "", code: str = "CG124"
) -> NoReturn:
    """Raise that a file of another program cannot be read, at a line of it.

    Raises:
        InvalidGraphError: always.
    """
    place = Place(name, line, column if line else 0)
    raise InvalidGraphError([problem(code, message, place, expected=expected)])


def text_of(data: bytes, name: str) -> tuple[str, str]:
    """Return bytes as text with line ends as LF, and the encoding if it had to be guessed, else nothing.

    UTF-8 and UTF-16 are known; what is neither is read in the encoding in which its words look like words.

    Raises:
        InvalidGraphError: it is no text.
    """
    guessed = ""
    if wide := _of_two_bytes(data):
        text = data.decode(wide, "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text, guessed = decoded(data)
    if "\0" in text[:100_000]:
        refuse(name, "this is no text", expected="a file of text", code="CG104")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), guessed


def in_utf8(head: bytes) -> bytes:
    """Return the first bytes of a file in UTF-8 where they are UTF-16, else as they are."""
    wide = _of_two_bytes(head)
    if wide:
        return head.decode(wide, "replace").removeprefix("\ufeff").encode("utf-8", "replace")
    return head[: len(head) - _begun(head)]


def beginning_of(head: bytes, name: str) -> str:
    """Return the first of a plain text that may be in a form of others; nothing for a graph file of ours."""
    if (PurePath(name.lower()).suffix not in _PLAIN and name != "<stdin>") or b"\0" in head:
        return ""
    text = text_of(head, name)[0]
    return "" if _SECTION.search(text) else text


def _begun(head: bytes) -> int:
    """Return how many bytes at the end begin a letter of UTF-8 that was cut off."""
    for back in range(1, min(4, len(head) + 1)):
        lead = head[-back]
        if lead >= 0xC0:
            length = 4 if lead >= 0xF0 else 3 if lead >= 0xE0 else 2
            return back if back < length else 0
        if lead < 0x80:
            return 0
    return 0


def _of_two_bytes(data: bytes) -> str:
    """Return the name of the encoding where it is UTF-16, else nothing."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    halves = _halves(data) if len(data) >= 4 else (True, True)
    return {(True, False): "utf-16-le", (False, True): "utf-16-be"}.get(halves, "")


def _halves(data: bytes) -> tuple[bool, bool]:
    """Return whether the first bytes of two, and the second, hold anything: of UTF-16 one half is nought."""
    return any(data[:64:2]), any(data[1:64:2])


def xml_of(data: bytes, name: str) -> Element:
    """Return the root of an XML file; comments and processing instructions are left out.

    Raises:
        InvalidGraphError: it is not well-formed, it declares entities, or it nests without end.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    builder = ElementTree.TreeBuilder(element_factory=Element)
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            refuse(name, "elements stand in each other without end", line=parser.CurrentLineNumber)
        known = {_qualified(key): value for key, value in attributes.items()}
        element: Any = builder.start(_qualified(tag), known)
        element.line = parser.CurrentLineNumber

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_qualified(tag))

    def entity(*_: object) -> None:
        refuse(name, "the file declares entities, which can hide anything", line=parser.CurrentLineNumber,
               expected="XML without entities of its own")  # fmt: skip

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = parser.UnparsedEntityDeclHandler = entity
    parser.ExternalEntityRefHandler = entity  # type: ignore[assignment]
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        why = expat.errors.messages.get(error.code, "it is broken")
        refuse(name, f"this is not XML: {why}", line=error.lineno, column=error.offset + 1)
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        refuse(name, f"this is not XML: {error}")
    root: Any = builder.close()
    return root  # type: ignore[no-any-return]


def _qualified(name: str) -> str:
    """Return a name as ElementTree has it: ``{namespace}local``."""
    return f"{{{name}" if "}" in name else name


def local(element: ElementTree.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def json_of(text: str, name: str) -> Any:
    """Return the value of a JSON text; ``NaN`` and the like are None.

    Raises:
        InvalidGraphError: it is not JSON.
    """
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        refuse(name, f"this is not JSON: {error.msg}", line=error.lineno, column=error.colno)
    except (RecursionError, ValueError):
        refuse(name, "this is not JSON that anybody wrote: it nests too deeply, or holds a monstrous number")
