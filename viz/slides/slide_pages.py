"""A talk as a PDF with a page for every slide, which leads from concept to concept as the slides do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..look.text import FONT_FAMILY
from ..picture.draw import to_pdf
from ..views.catalogue import Views
from .office import pdf_of_slides
from .plan import WANTED_PX, Plan
from .pptx.look import Look, plain_look
from .pptx.options import Font, PptxOptions
from .pptx.presentation import pptx, pptx_page
from .slide_pictures import SlidePictures

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from .talk import Pictures

_OWN: Final = Font(FONT_FAMILY, 1.0)


def slides_page(graph: ConceptGraph, options: PptxOptions) -> tuple[float, float]:
    """Return width and height, px, of the views that the pages show; raises what `slides_pdf` raises."""
    return pptx_page(graph, options) if options.template is not None else _look(graph, options).page


def slides_pdf(
    graph: ConceptGraph, *, views: Pictures | None = None, options: PptxOptions | None = None
) -> bytes:
    """Return the slides of `pptx` as a PDF: drawn by us, in the look of a template by LibreOffice.

    ``views`` should be of the size that `slides_page` tells, with text and names as `pptx` wants them.

    Raises:
        PictureError: a text needs a script for which a library is missing; or there is a template and no
            LibreOffice, it failed, or slides cannot be made.
        VizError, ValueError: as `pptx` does.
    """
    chosen = options or PptxOptions()
    if chosen.template is not None:
        return pdf_of_slides(pptx(graph, views=views, options=chosen))
    look = _look(graph, chosen)
    if views is None:
        views = Views(graph, page=look.page, text=1.0, least_px=WANTED_PX)
    pictures = SlidePictures(Plan(views.graph, look, views, chosen))
    return to_pdf(*pictures.pages(), language=graph.language, outline=list(pictures.bookmarks()))


def _look(graph: ConceptGraph, options: PptxOptions) -> Look:
    return plain_look(graph.categories.values(), options.theme, options.size, _OWN)
