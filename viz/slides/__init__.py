"""A graph before an audience: slides, decks, handouts, and what to paste into other documents."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .deck import deck as render_deck
    from .embed import KINDS as EMBEDDINGS
    from .embed import embed as embed_text
    from .embed import embedding_of
    from .handout import handout as render_handout
    from .notebook import show
    from .pptx import PptxOptions, pptx_page
    from .pptx import pptx as render_pptx

__all__ = [
    "EMBEDDINGS",
    "PptxOptions",
    "embed_text",
    "embedding_of",
    "pptx_page",
    "render_deck",
    "render_handout",
    "render_pptx",
    "show",
]

# Public name -> module and name there; loaded when first used.
_LAZY = {
    "EMBEDDINGS": ("embed", "KINDS"),
    "PptxOptions": ("pptx", "PptxOptions"),
    "embed_text": ("embed", "embed"),
    "embedding_of": ("embed", "embedding_of"),
    "pptx_page": ("pptx", "pptx_page"),
    "render_deck": ("deck", "deck"),
    "render_handout": ("handout", "handout"),
    "render_pptx": ("pptx", "pptx"),
    "show": ("notebook", "show"),
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _LAZY[name]
    return getattr(import_module(f".{module}", __name__), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
