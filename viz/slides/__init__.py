"""A graph before an audience: slides, decks, handouts, and what to paste into other documents."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .deck import deck as render_deck
    from .embed import KINDS as EMBEDDINGS
    from .embed import embed as embed_text
    from .embedding import embedding_of, stand_in
    from .handout import handout as render_handout
    from .kinds import TALKS, kind_of, render_talk, stage_of
    from .notebook import show
    from .pptx.options import PptxOptions
    from .pptx.presentation import pptx as render_pptx
    from .pptx.presentation import pptx_page
    from .slide_pages import slides_page
    from .slide_pages import slides_pdf as render_slides_pdf

__all__ = [
    "EMBEDDINGS",
    "TALKS",
    "PptxOptions",
    "embed_text",
    "embedding_of",
    "kind_of",
    "pptx_page",
    "render_deck",
    "render_handout",
    "render_pptx",
    "render_slides_pdf",
    "render_talk",
    "show",
    "slides_page",
    "stage_of",
    "stand_in",
]

# Public name -> module and name there; loaded when first used.
_LAZY = {
    "EMBEDDINGS": ("embed", "KINDS"),
    "TALKS": ("kinds", "TALKS"),
    "kind_of": ("kinds", "kind_of"),
    "render_talk": ("kinds", "render_talk"),
    "stage_of": ("kinds", "stage_of"),
    "PptxOptions": ("pptx.options", "PptxOptions"),
    "embed_text": ("embed", "embed"),
    "embedding_of": ("embedding", "embedding_of"),
    "stand_in": ("embedding", "stand_in"),
    "slides_page": ("slide_pages", "slides_page"),
    "pptx_page": ("pptx.presentation", "pptx_page"),
    "render_deck": ("deck", "deck"),
    "render_handout": ("handout", "handout"),
    "render_pptx": ("pptx.presentation", "pptx"),
    "render_slides_pdf": ("slide_pages", "slides_pdf"),
    "show": ("notebook", "show"),
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _LAZY[name]
    return getattr(import_module(f".{module}", __name__), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
