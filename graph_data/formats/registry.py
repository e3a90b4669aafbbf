"""Which formats can be read: each told by what it holds first, and by the ending of its name second."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import Any, Final, Protocol

from .incoming import Incoming
from .mapping import Converted
from .opening import in_utf8

#: The modules of readers, the surest first: what looks like two is read as the first of them.
READERS: Final[tuple[str, ...]] = (
    "own_page", "xlsx",
    "mermaid", "vis_network", "graphml", "gexf", "cmap", "xmile", "xgmml", "drawio", "vensim", "prsm",
    "canvas", "cx", "kumu", "indra", "loopy", "excalidraw", "outline", "gml", "pajek", "tgf", "bel",
    "dagitty", "dot", "skos", "sif", "markdown_tables", "notes", "propositions", "arrow_lines", "web_page",
    "json_graphs", "tables",
)  # fmt: skip
#: Those of XML, which are not asked of JSON: it can only speak of them.
_OF_XML: Final = frozenset({"graphml", "gexf", "cmap", "xmile", "xgmml", "drawio", "outline"})
#: JSON that this program wrote, whatever its texts speak of; no text holds a quotation mark unescaped.
_OURS: Final = re.compile(rb'\{.{0,200}?"graph"\s*:\s*\{.*?"conceptgraph"\s*:\s*\{', re.DOTALL)
#: So many bytes tell what a file is.
HEAD: Final = 4096


class Reader(Protocol):
    """A module that reads one format.

    ``NAME`` is the word for ``--from``; ``ENDINGS`` are those of its files (``.graphml``); ``looks_like`` is
    asked of the first `HEAD` bytes; ``read`` gives all of it, or the graph itself where a graph of
    ours is held whole, or raises InvalidGraphError.
    """

    NAME: str
    ENDINGS: tuple[str, ...]

    looks_like: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Incoming | Converted]


def readers() -> Iterator[Reader]:
    """Yield all readers; each is imported when its turn comes."""
    for name in READERS:
        yield _reader(name)


@cache
def _reader(name: str) -> Any:
    return import_module(f".{name}", __package__)


def reader_names() -> tuple[str, ...]:
    """Return the words for ``--from``."""
    return tuple(each.NAME for each in readers())


def reader_named(name: str) -> Reader | None:
    """Return the reader of a word for ``--from``."""
    return next((each for each in readers() if name == each.NAME), None)


def reader_for(head: bytes, name: str) -> Reader | None:
    """Return the reader of a file by its first bytes, else by the ending of its name."""
    head = in_utf8(head[:HEAD])
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _OURS.match(begin):
        ours: Reader = _reader("json_graphs")
        return ours
    passed = _OF_XML if begin.startswith((b"{", b"[")) else ()
    asked = (_reader(each) for each in READERS if each not in passed)
    found = next((each for each in asked if each.looks_like(head, name)), None)
    ending = PurePath(name.lower()).suffix
    return found or next((each for each in readers() if ending and ending in each.ENDINGS), None)
