"""Small pictures as they are written, kept as text; ``python -m tests.golden_pictures`` writes them anew.

An SVG stands an element a line, a PDF as what its page draws, a slide as the XML of its shapes.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from graph_data import read_graph_text
from tests.golden_views import WATER
from tests.sample_view import sample, sample_view
from viz import Views
from viz.picture.draw import layout_json, to_pdf
from viz.picture.svg import render_svg
from viz.slides.handout import handout_pages
from viz.slides.pptx.options import PptxOptions
from viz.slides.pptx.presentation import pptx
from viz.slides.talk import talk

FOLDER: Final = Path(__file__).parent / "golden" / "pictures"
TALK: Final = (
    WATER
    + """
references: {gauge: {title: A gauge, author: [{family: Ek, given: Jo}], issued: 2020, URL: "https://x.org/a"}}
tours:
  - title: Down to the sea
    steps:
      - {path: [rain, river, sea], say: It flows. And it goes on., title: Down}
      - {focus: meadow, ask: What does it hold?, title: Meadows, say: Soil., highlight: [meadow-holds-soil]}
      - {blank: dark, title: A pause, say: Breathe.}
"""
)


def _svg(lit: tuple[str, ...] = (), **options: Any) -> str:
    graph = sample()
    return render_svg(graph, sample_view(graph, lit), **options).replace("><", ">\n<")


def _drawn() -> str:
    graph = sample()
    pdf = to_pdf(render_svg(graph, sample_view(graph, lit=("e2",)), title_bar=True, legend=True))
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    content = next(data for data in map(zlib.decompress, streams) if b" cm\n" in data[:60])
    return re.sub(r"<[0-9A-F]+> Tj", "<...> Tj", content.decode())  # glyphs have numbers of their own


def _slides() -> str:
    from pptx import Presentation
    from pptx.oxml.xmlchemy import serialize_for_reading

    graph = read_graph_text(TALK)
    deck = Presentation(io.BytesIO(pptx(graph, views=Views(graph), options=PptxOptions(details=False))))
    slides = list(deck.slides)[1:4]
    shapes = [serialize_for_reading(slide.shapes._spTree) for slide in slides[:2]]
    return "\n".join([*shapes, *(f"<!-- {slide.notes_slide.notes_text_frame.text} -->" for slide in slides)])


def _handout() -> str:
    graph = read_graph_text(TALK)
    return "".join(handout_pages(graph, talk(graph, Views(graph)))).replace("><", ">\n<")


CASES: Final[dict[str, Callable[[], str]]] = {
    "light.svg": lambda: _svg(title_bar=True, legend=True),
    "lit-on-dark.svg": lambda: _svg(("e2", "c4"), theme="dark", width=640),
    "for-print.svg": lambda: _svg(theme="print", transparent=True, legend=True),
    "in-a-page.svg": lambda: _svg(theme="css"),
    "layout.json": lambda: layout_json(sample(), sample_view(sample()), title_bar=True),
    "page.pdf.txt": _drawn,
    "slides.xml": _slides,
    "handout.svg.txt": _handout,
}


def main() -> None:
    """Write all pictures anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in CASES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
