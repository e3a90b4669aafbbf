"""A view as portable SVG text: shapes and plain attributes only, so that every program draws it the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ..look.drawing import NO_LINKS, Links, drawing_of
from ..look.font_face import font_face_css
from .frame import TITLE_HEIGHT, legend_strip, title_strip
from .stage import stage
from .svg_text import FONT_FAMILIES, attributes, element, number, text_element

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View


def render_svg(
    graph: ConceptGraph,
    view: View,
    *,
    theme: str = "light",
    title_bar: bool = False,
    legend: bool = False,
    transparent: bool = False,
    font_data: Mapping[int, str] | None = None,
    width: float | None = None,
    links: Links = NO_LINKS,
    opposites: bool = False,
    changes: bool = False,
    spoken: bool = True,
) -> str:
    """Return a view as one SVG document.

    ``theme`` is a name of `THEMES`, or ``css`` for colours that are CSS variables of the page around it.
    ``title_bar`` puts a strip of 52 px above the stage, ``legend`` one below it. ``font_data`` (weight ->
    base64 of a WOFF2) carries the font along in a style element; everything else is plain attributes.
    ``width`` is the width shown, in px; the height follows. ``links`` make concepts and words lead on.
    ``opposites`` draws lines between concepts that are declared opposite. ``changes`` draws what the verdicts
    of effects stand for in a picture of two graphs (`change_style`). One that is not ``spoken`` has neither
    titles nor a description, since what is around it says the same.
    """
    drawing = replace(
        drawing_of(graph, view, theme), links=links, opposites=opposites, changes=changes, spoken=spoken
    )
    top = TITLE_HEIGHT if title_bar else 0.0
    below, foot = legend_strip(drawing, top + view.height) if legend else ("", 0.0)
    height = top + view.height + foot
    ground = element("rect", ("width", view.width), ("height", height), ("fill", drawing.theme.paper))
    parts = [
        f"<svg{_root_attributes(view.width, height, width or view.width)}>",
        text_element("title", _title(graph, view)) if spoken else "",
        text_element("desc", drawing.sentences()) if spoken else "",
        f"<defs><style>{font_face_css(font_data)}</style></defs>" if font_data else "",
        "" if transparent else ground,
        title_strip(drawing) if title_bar else "",
        f'<g transform="translate(0 {number(top)})">' if top else "<g>",
        *stage(drawing),
        "</g>",
        below,
        "</svg>\n",
    ]
    return "\n".join(part for part in parts if part)


def _root_attributes(width: float, height: float, shown: float) -> str:
    return attributes(
        [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", shown),
            ("height", height * shown / width),
            ("viewBox", f"0 0 {number(width)} {number(height)}"),
            ("role", "img"),
            ("font-family", FONT_FAMILIES),
        ]
    )


def _title(graph: ConceptGraph, view: View) -> str:
    return view.title if view.title == graph.title else f"{graph.title}: {view.title}"
