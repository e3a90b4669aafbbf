"""What stays of a widget in a saved notebook: the picture of its view, and its effects as sentences."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from ..slides.notebook import HIDING, for_cleaners, listed, picture_address, still, told

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View

#: JupyterLab says of a widget whose program has ended that its model is not found: while the picture is seen,
#: that is not. The widget itself hides the picture, and is seen then.
_STYLE: Final = (
    ".jp-OutputArea-child:has(+ .jp-OutputArea-child + .jp-OutputArea-child"
    " .conceptgraph-still:not([hidden]))"
    "{display:none!important}.conceptgraph-still img{max-width:100%;height:auto}"
)


def still_bundle(graph: ConceptGraph, view: View, name: str) -> dict[str, str]:
    """Return the picture and the sentences in all the ways in which notebooks are read.

    ``name`` is that of the widget, which hides the picture for as long as it is there itself.
    """
    drawn = still(graph, view)
    head, *sentences = told(graph, view, view.id)
    picture = f'<img alt="{escape(head)}" src="{picture_address(drawn)}">'
    seen = (
        f'<div class="conceptgraph-still" data-widget="{escape(name)}"><style>{_STYLE}</style>'
        f"{picture}<details><summary>{escape(head)}</summary>{listed(sentences)}</details></div>"
    )
    html = for_cleaners(HIDING + seen, "\n".join([head, *sentences]))
    return {"text/html": html, **drawn, "text/plain": "\n".join([head, *sentences])}
