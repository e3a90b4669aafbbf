"""Frames that show a page: as HTML, as slides of reveal.js, or made in the browser by what the host knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Final

from ..carried import carried
from ..page.csp import script_json
from .embedding import SANDBOX

if TYPE_CHECKING:
    from .embedding import Embedding

#: An address that is whole, or says itself from where it counts.
_PLACED: Final = re.compile(r"[a-z][a-z0-9+.-]*:|[/.#]", re.IGNORECASE)


def frame(embedding: Embedding, *, attribute: str = "src", size: str = "", extra: str = "") -> str:
    """Return an iframe, behind it a picture: seen until the page is there, and where frames are taken out.

    The frame's name says the view again, for a page whose address is lost: one that stands in the document,
    or was put there by a program that makes one file of many.
    """
    if embedding.html:
        # In single quotation marks, of which a page has few.
        source = "srcdoc='" + embedding.html.replace("&", "&amp;").replace("'", "&#39;") + "'"
    else:
        source = f'{attribute}="{escape(embedding.address)}"'
    behind = picture(embedding) if embedding.picture else ""
    size = size or f'width="100%" height="{embedding.height}"'
    style = "position:absolute;inset:0;border:0" if behind else "border:0"
    name = f' name="{escape("#" + embedding.fragment)}"' if embedding.fragment else ""
    whole = (
        f'<iframe title="{escape(embedding.title)}" {size} style="{style}" loading="lazy" '
        f'sandbox="{SANDBOX}"{name}{extra} {source}></iframe>'
    )
    if not behind:
        return whole
    return f'<div style="position:relative;height:{embedding.height}px">{behind}{whole}</div>'


def picture(embedding: Embedding) -> str:
    """Return the picture that stands in for the page, a link to it."""
    shown = (
        f'<img src="{escape(beside(embedding.picture))}" alt="{escape(embedding.title)}" '
        'style="width:100%;height:100%;margin:0;object-fit:contain">'
    )
    return f'<a href="{escape(embedding.address)}">{shown}</a>' if embedding.page else shown


def beside(address: str) -> str:
    """Return an address that programs take for a file beside the document, not for a name of a package."""
    return address if _PLACED.match(address) else f"./{address}"


def slide(embedding: Embedding, *, attribute: str = "src") -> str:
    """Return the frame as a slide of reveal.js holds it.

    A fragment stands for every further step and answer, and a script ties them.
    """
    first = f' data-step="{escape(embedding.steps[0])}"' if embedding.steps else ""
    extra = f' data-tour="{escape(embedding.tour)}"{first}'
    parts = [frame(embedding, attribute=attribute, extra=extra), *_fragments(embedding)]
    script = carried("templates", "reveal-sync.js").read_text("utf-8")
    return "\n".join([*parts, f"<script>\n{script}</script>"])


def _fragments(embedding: Embedding) -> Iterator[str]:
    """Yield a fragment for every further step, and one for every answer."""
    for place, step in enumerate(embedding.steps):
        if place:
            yield f'<span class="fragment" data-step="{escape(step)}"></span>'
        if step in embedding.asked:
            yield f'<span class="fragment" data-step="{escape(step)}" data-answer></span>'


def made(embedding: Embedding, *, told: str, address: str) -> str:
    """Return JavaScript that puts the frame in the place of the element ``told``; one line, without ``'``.

    ``told`` and ``address`` are expressions, for only the host knows where it put its files.
    """
    properties = script_json(
        {
            "title": embedding.title,
            "name": f"#{embedding.fragment}" if embedding.fragment else "",
            "height": embedding.height,
            "style": "width:100%;border:0",
            "loading": "lazy",
            "sandbox": SANDBOX,
        }
    ).replace("'", "\\u0027")
    return (
        f'const told = {told}, frame = told.ownerDocument.createElement("iframe"); '
        f"Object.assign(frame, {properties}, {{ src: {address} }}); told.replaceWith(frame);"
    )


def without_picture(embedding: Embedding) -> Embedding:
    """Return the embedding without the picture that stands in for it."""
    return replace(embedding, picture="")
