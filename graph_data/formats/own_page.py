"""A page of ours gives its graph back: whole, from the data that it carries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from .mapping import Converted
from .opening import json_of, refuse, text_of
from .page_document import graph_of_document

NAME: Final = "page"
ENDINGS: Final[tuple[str, ...]] = ()

_DATA: Final = re.compile(r'<script type="application/json" id="conceptgraph-data">(.*?)</script>', re.DOTALL)
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
    found: Any = json_of(carried[1], name)
    document = found.get("graph") if isinstance(found, Mapping) else None
    if not isinstance(document, Mapping):
        refuse(name, "the data of this page were changed", expected="a page that `build` made")
    return Converted("Page of conceptgraph", graph_of_document(document, name), {}, {}, {})
