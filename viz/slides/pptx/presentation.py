"""A talk as a PowerPoint file: native shapes, every concept a link to its own slide, backing in the notes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from ...markup import clean
from ...views.catalogue import Views
from ..notes import notes
from ..plan import WANTED_PX, Plan, Slide
from ..talk import Pictures
from .cover import BLANK_PX, COVER_FOOT, COVER_LEFT, COVER_PX, cover_xml, parts_xml, title_px
from .file import TITLE_PX, count_names, saved, set_ground
from .foot_shapes import foot_shapes
from .index import index_xml
from .look import MARGIN, TURNED_INKS, Look, headline, own_look
from .options import PptxOptions
from .stage import StageShapes
from .template import template_look
from .xml import EMU, emu, scaled

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

_FIRST_ID: Final = 100


def look_of(graph: ConceptGraph, options: PptxOptions) -> Look:
    """Return an empty presentation, and how it is filled.

    Raises:
        PictureError: the library that writes presentations is not installed, or the template is none.
        ValueError: there is no such theme or size.
    """
    categories = graph.categories.values()
    if options.template is not None:
        return template_look(options.template, categories)
    return own_look(categories, options.theme, options.size, options.font)


def pptx_page(graph: ConceptGraph, options: PptxOptions) -> tuple[float, float]:
    """Return width and height, px, of the views that slides show; raises what `look_of` raises."""
    return look_of(graph, options).page


def pptx(graph: ConceptGraph, *, views: Pictures | None = None, options: PptxOptions | None = None) -> bytes:
    """Return a presentation: cover, a slide per step of the talk, all concepts, a slide per concept.

    ``views`` should be of the size that `pptx_page` tells, with text of the usual size (``text=1``) and
    names of at least `WANTED_PX`; they are made when not given.

    Raises:
        PictureError: the library that writes presentations is not installed, or the template is none.
        VizError: there is no such tour.
        ValueError: there is no such theme or size.
    """
    return _Deck(graph, views, options or PptxOptions()).to_bytes()


class _Deck:
    def __init__(self, graph: ConceptGraph, views: Pictures | None, options: PptxOptions) -> None:
        self._look = look_of(graph, options)
        self._stage = self._look.stage
        if views is None:
            views = Views(graph, page=self._look.page, text=1.0, least_px=WANTED_PX)
        self._graph = views.graph
        self._plan = Plan(self._graph, self._look, views, options)
        self._backing = self._plan.backing

    def to_bytes(self) -> bytes:
        deck = self._look.deck
        deck.core_properties.title = clean(self._graph.title)
        for planned in self._plan.slides:
            layout = self._look.cover if planned.kind == "cover" else self._look.plain
            planned.slide = deck.slides.add_slide(layout)
        # Before slides are linked: the library looks through all links for the next free name.
        count_names(deck)
        for planned in self._plan.slides:
            self._tell(planned)
        for planned in self._plan.slides:
            self._fill(planned)
        return saved(deck)

    # ---- how it is drawn ----

    def _fill(self, planned: Slide) -> None:
        from pptx.oxml import parse_xml

        self._title(planned)
        found = self._plan.concepts(planned)
        links = {concept: self._relation(planned, target) for concept, target in found.items()}
        look = planned.look or self._look
        if planned.ground and set_ground(planned.slide, look.theme, planned.ground):
            look = replace(look, inks=TURNED_INKS)
        link = partial(self._link, planned)
        shapes = foot_shapes(look, planned.foot, planned.line, link)
        if planned.kind == "cover" and self._look.template:
            self._subtitle(planned)
        elif planned.kind == "cover":
            shapes = cover_xml(self._look, self._graph.description, self._parts(planned), _FIRST_ID)
        elif planned.kind == "blank":
            shapes += cover_xml(look, planned.say, {}, _FIRST_ID, BLANK_PX)
        elif planned.kind == "contents":
            left, top, width, height = self._stage
            place = (left + COVER_LEFT, top + MARGIN, width - 2 * COVER_LEFT, height)
            shapes += parts_xml(self._look, self._parts(planned), place, _FIRST_ID)
        elif planned.view is not None:
            backing = self._plan.unanswered if planned.posed else self._backing
            stage = StageShapes(look, backing, planned.view, links, _FIRST_ID, glides=planned.kind == "step")
            shapes += stage.xml()
        else:
            shapes += index_xml(look, self._backing, planned.cells, links, _FIRST_ID, planned.lit)
        tree = planned.slide.shapes._spTree
        for xml in shapes:
            tree.append(scaled(parse_xml(xml), self._look.unit / EMU))
        after = _NO_CLICK if planned.kind == "detail" else _MORPH if planned.kind == "step" else ""
        if after:
            planned.slide.element.append(parse_xml(after))

    def _tell(self, planned: Slide) -> None:
        """Write what is said and what backs it below the slide."""
        told = clean(planned.say)
        view = planned.view or planned.told
        if view is not None:
            told = notes(self._backing, view, planned.say)
        if told:
            planned.slide.notes_slide.notes_text_frame.text = told

    def _link(self, planned: Slide, key: str) -> str:
        """Return the relationship by which a slide leads to a key, or an empty text."""
        target = self._plan.target(planned, key)
        return self._relation(planned, target) if target else ""

    def _relation(self, planned: Slide, target: Slide) -> str:
        from pptx.opc.constants import RELATIONSHIP_TYPE

        id: str = planned.slide.part.relate_to(target.slide.part, RELATIONSHIP_TYPE.SLIDE)
        return id

    def _title(self, planned: Slide) -> None:
        from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
        from pptx.util import Pt

        placeholder, title = planned.slide.shapes.title, clean(planned.title)
        frame = placeholder.text_frame
        if self._look.template:
            frame.text = title
            return
        frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        wide = self._look.font.wide
        if planned.kind in ("cover", "blank"):
            room = self._look.width - 2 * COVER_LEFT
            px, height = title_px(title, room, wide), 2.5 * COVER_PX
            place = (COVER_LEFT, COVER_FOOT - height, room, height)
            placeholder.left, placeholder.top, placeholder.width, placeholder.height = map(emu, place)
            frame.vertical_anchor = MSO_ANCHOR.BOTTOM
            frame.text = title
        else:
            top = planned.headline or headline(self._look, title)
            px, frame.text = top.px, " ".join(top.lines)
            if len(top.lines) > 1:
                place = (MARGIN, 6.0, self._look.width - 2 * MARGIN, top.height - 8)
                placeholder.left, placeholder.top, placeholder.width, placeholder.height = map(emu, place)
        if px != TITLE_PX and frame.text:
            frame.paragraphs[0].runs[0].font.size = Pt(0.75 * px)

    def _subtitle(self, planned: Slide) -> None:
        """Write what the talk is about where the template's cover has a place for it."""
        for placeholder in planned.slide.placeholders:
            if placeholder.element.ph.get("type") == "subTitle":
                placeholder.text_frame.text = clean(self._graph.description)

    def _parts(self, planned: Slide) -> dict[str, str]:
        """Return the parts of the talk, and the relationships by which a slide leads to them."""
        parts = self._plan.parts(planned)
        return {title: self._relation(planned, target) for title, target in parts.items()}


#: From step to step the same concept glides; an office that cannot do it fades.
_MORPH: Final = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
    '<mc:Choice xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main" Requires="p159">'
    '<p:transition spd="slow" p14:dur="900"><p159:morph option="byObject"/></p:transition></mc:Choice>'
    '<mc:Fallback><p:transition spd="fast"><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>'
)
_NO_CLICK: Final = (
    '<p:transition xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" advClick="0"/>'
)
