"""The door to static pictures: a view as a file of any kind, and file names for all views of a graph.

Every kind has a module of its own: `svg`, `png`, `pdf`, and `places` for the layout as plain data.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..errors import PictureError
from ..look.drawing import NO_LINKS, Links
from ..look.font_face import font_data
from ..words import words_in
from .places import layout_json
from .png import to_png
from .svg import render_svg
from .svg_text import fitted

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View
    from .pdf.outline import Bookmark

__all__ = ["KINDS", "DrawOptions", "draw", "file_names", "layout_json", "render_svg", "to_pdf", "to_png"]

#: File endings of the pictures that can be drawn.
KINDS: Final = ("svg", "png", "pdf", "json")


@dataclass(frozen=True, slots=True)
class DrawOptions:
    """How a picture is drawn; ``width`` is px of a PNG. ``embed_font`` lets an SVG carry its font;
    ``opposites`` draws lines between opposites, ``changes`` what two graphs differ in."""

    theme: str = "light"
    title_bar: bool = True
    legend: bool = False
    transparent: bool = False
    width: int = 1920
    embed_font: bool = True
    opposites: bool = False
    changes: bool = False


def draw(graph: ConceptGraph, view: View, kind: str, options: DrawOptions | None = None) -> bytes:
    """Return a view as the content of a file of a kind of `KINDS`.

    Raises:
        PictureError: the kind is unknown, or a library that it needs is not installed.
    """
    chosen = options or DrawOptions()
    if kind not in KINDS:
        raise PictureError(f"a picture cannot be drawn as {kind!r}; choose one of {', '.join(KINDS)}")
    if kind == "json":
        return layout_json(graph, view, title_bar=chosen.title_bar).encode("ascii")
    carried = font_data(_texts(graph, view)) if kind == "svg" and chosen.embed_font else None
    svg = render_svg(
        graph,
        view,
        theme=chosen.theme,
        title_bar=chosen.title_bar,
        legend=chosen.legend,
        transparent=chosen.transparent,
        font_data=carried,
        links=source_links(graph, view) if kind == "pdf" else NO_LINKS,
        opposites=chosen.opposites,
        changes=chosen.changes,
    )
    if kind == "png":
        return to_png(svg, chosen.width)
    return to_pdf(svg, language=graph.language) if kind == "pdf" else fitted(svg).encode("utf-8")


def source_links(graph: ConceptGraph, view: View) -> Links:
    """Return where the words of effects lead: to the one reference behind them; of several none is chosen."""
    addresses: dict[str, str] = {each["id"]: each["url"] for each in graph.to_document()["references"]}
    links: dict[str, str] = {}
    for words in view.words:
        behind = {e.reference for id in words.effects for e in graph.effects[id].evidence}
        if len(behind) == 1 and all(graph.effects[id].evidence for id in words.effects):
            links.update(dict.fromkeys(words.effects, addresses.get(behind.pop(), "")))
    return Links(effects=links)


def to_pdf(*svgs: str, language: str = "", outline: Sequence[Bookmark] = ()) -> bytes:
    """Return pictures of `render_svg` as a PDF with selectable text and embedded fonts, a page for each.

    ``language`` is that of the text, for those who hear it. Pages are found again in the outline: those that
    are named, else all by their titles where there are several.

    Raises:
        PictureError: a picture has text in scripts that the bundled font lacks, and the rasterizer for
            them is not installed.
    """
    from .pdf.page import pdf_pages

    return pdf_pages(svgs, language, outline)


def _texts(graph: ConceptGraph, view: View) -> Iterable[str]:
    yield graph.title
    yield view.title
    for box in view.boxes:
        yield from box.lines
    for words in view.words:
        yield from words.lines
    yield from map(words_in(graph.language).heading, view.headings)
    yield from (category.label for category in graph.categories.values())


def file_names(view_ids: Iterable[str]) -> Mapping[str, str]:
    """Return a file name, without ending, for each view id: plain, distinct, the same every time.

    >>> list(file_names(["overview:core", "focus:vitamin-d", "focus:Vitamin D"]).values())
    ['overview-core', 'focus-vitamin-d', 'focus-vitamin-d-2']
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for id in view_ids:
        stem = name = _plain(id)
        number = 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        names[id] = name
    return names


def _plain(id: str) -> str:
    """Return an id as a name that every file system takes."""
    letters = unicodedata.normalize("NFKD", id).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")[:80] or "view"
