"""A page of ours gives its graph back: whole, from the data that it carries."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Mapping
from typing import Any, Final

from ..read.files import MAX_SIZE
from .mapping import Converted
from .opening import json_of, refuse, text_of
from .page_columns import from_columns
from .page_document import graph_of_document

NAME: Final = "page"
ENDINGS: Final[tuple[str, ...]] = ()

_DATA: Final = re.compile(
    r'<script type="(application/json|text/plain)" id="conceptgraph-data">(.*?)</script>', re.DOTALL
)
#: The most that the data of a page of very many concepts may unpack to, bytes.
_MOST: Final = 4 * MAX_SIZE
#: What the heads of our pages hold, those of the first versions too.
_SIGN: Final = re.compile(
    rb'<meta name="generator" content="conceptgraph">|<meta name="referrer" content="no-referrer">\n<title>'
)


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is a page that this package built."""
    return head.lstrip()[:15].lower().startswith(b"<!doctype html") and bool(_SIGN.search(head))


def read(data: bytes, name: str) -> Converted:
    """Return the graph that a page carries.

    Raises:
        InvalidGraphError: the page is cut short or was changed.
    """
    text, _ = text_of(data, name)
    carried = _DATA.search(text)
    if carried is None:
        refuse(name, "this page carries no graph, or is cut short", expected="a page that `build` made")
    found: Any = json_of(carried[2] if "json" in carried[1] else _unpacked(carried[2], name), name)
    document = found.get("graph") if isinstance(found, Mapping) else None
    if not isinstance(document, Mapping):
        refuse(name, "the data of this page were changed", expected="a page that `build` made")
    return Converted("Page of conceptgraph", graph_of_document(_in_records(document, name), name), {}, {}, {})


def _in_records(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a document whose concepts and effects are records; a page of very many has them as columns."""
    try:
        return {
            key: from_columns(part) if key in ("concepts", "effects") and isinstance(part, Mapping) else part
            for key, part in document.items()
        }
    except ValueError:
        refuse(name, "the data of this page were changed", expected="a page that `build` made")


def _unpacked(text: str, name: str) -> str:
    """Return the data of a page that carries them compressed.

    Raises:
        InvalidGraphError: they are damaged, or more than any page has.
    """
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(base64.b64decode(text), _MOST).decode("utf-8")
    except (ValueError, zlib.error):
        found = ""
    if not found or not unpacking.eof:
        refuse(name, "the data of this page are damaged", expected="a page that `build` made")
    return found
