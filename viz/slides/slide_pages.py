"""A talk as a PDF with a page for every slide, which leads from concept to concept as the slides do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..look.text import FONT_FAMILY
from .office import pdf_of_slides, takes_fonts
from .pptx.options import Font, PptxOptions
from .pptx.presentation import pptx

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from .talk import Pictures

_OWN: Final = Font(FONT_FAMILY, 1.0)


def pdf_options(options: PptxOptions) -> PptxOptions:
    """Return how slides are made that become a PDF, which carries its fonts: in the font of the page."""
    if options.template is not None or not takes_fonts():
        return options
    return replace(options, font=_OWN)


def slides_pdf(
    graph: ConceptGraph, *, views: Pictures | None = None, options: PptxOptions | None = None
) -> bytes:
    """Return the slides of `pptx` as a PDF; ``views`` must suit `pdf_options`.

    Raises:
        PictureError: there is no LibreOffice, it failed, or slides cannot be made.
        VizError, ValueError: as `pptx` does.
    """
    return pdf_of_slides(pptx(graph, views=views, options=pdf_options(options or PptxOptions())))
