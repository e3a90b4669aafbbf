"""A talk as a PowerPoint file: native shapes, every concept a link to its own slide, backing in the notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ...look.text import shortened_text
from ...look.text import width as text_width
from ...markup import clean
from ...view import View
from ...views.catalogue import Views
from ..fitted import fitted
from ..notes import Backing, notes, part_told
from ..talk import Moment, Pictures, focus_pages, talk, without_evidence
from .cover import BLANK_PX, COVER_FOOT, COVER_LEFT, COVER_PX, cover_xml, parts_xml, title_px
from .file import BAR, TITLE_PX, count_names, saved, set_ground
from .foot import NO_FOOT, Foot, feet, foot_xml
from .geometry import RECTANGLE
from .index import index_pages, index_xml
from .look import MARGIN, NAVIGATION, NAVIGATION_HEIGHT, Look, own_look
from .options import PptxOptions
from .stage import SMALLEST_PX, StageShapes
from .template import template_look
from .xml import EMU, Name, Run, emu, scaled, shape, text_body

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: Names on a slide should not be smaller than this, px: it is read from the back of a room.
WANTED_PX: Final = 22.0
#: Concepts with a slide of their own; in a larger graph the most connected.
MOST_DETAILS: Final = 300
_FIRST_ID: Final = 100


@dataclass
class _Slide:
    """A slide to be filled; ``links`` lead from a text at the right of the title to other slides."""

    title: str
    kind: str
    view: View | None = None
    say: str = ""
    cells: Any = None
    lit: frozenset[str] = frozenset()
    links: list[tuple[str, str]] = field(default_factory=list)
    key: str = ""
    slide: Any = None
    ground: str = ""
    told: View | None = None
    foot: Foot = NO_FOOT
    posed: bool = False


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
        self._graph = graph
        self._options = options
        self._look = look_of(graph, options)
        self._stage = self._look.stage
        if views is None:
            views = Views(graph, page=self._look.page, text=1.0, least_px=WANTED_PX)
        self._views: Pictures = views
        self._backing = Backing(graph)
        self._unanswered = Backing(without_evidence(graph))
        self._words = self._backing.words
        self._slides: list[_Slide] = []
        self._by_key: dict[str, _Slide] = {}

    def to_bytes(self) -> bytes:
        self._plan()
        deck = self._look.deck
        deck.core_properties.title = clean(self._graph.title)
        for planned in self._slides:
            layout = self._look.cover if planned.kind == "cover" else self._look.plain
            planned.slide = deck.slides.add_slide(layout)
        # Before slides are linked: the library looks through all links for the next free name.
        count_names(deck)
        for planned in self._slides:
            self._tell(planned)
        for planned in self._slides:
            self._fill(planned)
        return saved(deck)

    # ---- what there is ----

    def _plan(self) -> None:
        steps = talk(self._graph, self._views, self._options.tour)
        self._add(_Slide(self._graph.title, "cover", say=self._graph.description, key="cover"))
        if self._look.template:
            self._add(_Slide(self._words["contents"], "contents", key="contents"))
        for step in steps:
            for moment in step.moments():
                self._add(self._step(moment))
        concepts = self._detailed()
        pages = index_pages(self._graph, concepts, self._look)
        for number, cells in enumerate(pages, 1):
            of = f" ({self._words.say('stepOf', n=number, all=len(pages))})" if number > 1 else ""
            back = [(self._words["start"], "cover")]
            if len(pages) > 1:
                back.insert(0, ("›", f"index:{number % len(pages) + 1}"))
            title = self._words["allConcepts"] + of
            self._add(_Slide(title, "index", cells=cells, key=f"index:{number}", links=back))
        for concept in concepts if self._options.details else ():
            self._add_details(concept)

    def _add(self, slide: _Slide) -> None:
        self._slides.append(slide)
        self._by_key.setdefault(slide.key or slide.title, slide)

    def _step(self, moment: Moment) -> _Slide:
        step = moment.step
        key = f"step:{step.tour}:{step.number}"
        place = [(f"{step.number} / {step.count}", ""), (self._words["allConcepts"], "index:1")]
        if step.blank:
            return _Slide(moment.title, "blank", None, moment.say, links=place, key=key, ground=step.blank)
        for view in moment.pictures(SMALLEST_PX):
            drawn = self._readable(moment, view)
            if drawn:
                view, foot = drawn
                slide = _Slide(moment.title, "step", view, moment.told, links=place, key=key, foot=foot)
                slide.posed = moment.posed
                return slide
        # Too many for words that can be read from afar: the names alone, as on the slides of all concepts.
        cells = index_pages(self._graph, step.concepts, self._look)[0]
        named = sum(1 for cell in cells if cell.concept)
        if named < len(step.concepts):
            place.insert(0, (self._words.say("conceptsShown", n=named, all=len(step.concepts)), "index:1"))
        slide = _Slide(moment.title, "names", None, moment.told, cells, links=place, key=key)
        if not moment.posed:
            # What is lit is told of in the notes, since its words do not stand on the slide.
            slide.lit, slide.told = step.lit_concepts, step.lit
        return slide

    def _readable(self, moment: Moment, view: View) -> tuple[View, Foot] | None:
        """Return a view as large as its slide allows and what stands below it, where it can be read."""
        part = part_told(self._backing, moment.step.part(view))
        offered = [NO_FOOT] if moment.posed else feet(self._look, self._backing, view, moment.say, part)
        return self._above(offered, view, SMALLEST_PX)

    def _above(self, offered: Iterable[Foot], view: View, least: float) -> tuple[View, Foot] | None:
        """Return a view above the first foot that leaves it text of so many px, and that foot."""
        width, height = self._look.page
        for foot in offered:
            found = fitted(view, (width, height - foot.height))
            if found.smallest_px >= least - 1e-6:
                return found, foot
        return None

    def _detailed(self) -> list[str]:
        graph = self._graph
        if len(graph.concepts) <= MOST_DETAILS:
            return list(graph.concepts)
        ranked = sorted(graph.concepts, key=lambda id: -len(graph.incoming[id]) - len(graph.outgoing[id]))
        chosen = set(ranked[:MOST_DETAILS])
        return [id for id in graph.concepts if id in chosen]

    def _add_details(self, concept: str) -> None:
        pages = focus_pages(self._views, concept)
        for number, page in enumerate(pages, 1):
            title = self._graph.concepts[concept].title
            place = self._words.say("stepOf", n=number, all=len(pages))
            links = [(self._words["allConcepts"], "index:1")]
            if len(pages) > 1:
                links.insert(0, (f"{place} ›", f"{concept}:{number % len(pages) + 1}"))
            if number > 1:
                title += f" ({place})"
            say = self._graph.concepts[concept].definition if number == 1 else ""
            view, foot = self._with_foot(page, say)
            key = f"{concept}:{number}"
            self._add(_Slide(title, "detail", view, say, links=links, key=key, foot=foot))

    def _with_foot(self, page: View, say: str) -> tuple[View, Foot]:
        """Return a concept's view and what stands below it where that hardly makes the picture smaller."""
        whole = fitted(page, self._look.page)
        least = max(SMALLEST_PX, min(WANTED_PX, 0.85 * whole.smallest_px))
        return self._above(feet(self._look, self._backing, page, say), page, least) or (whole, NO_FOOT)

    # ---- how it is drawn ----

    def _fill(self, planned: _Slide) -> None:
        from pptx.oxml import parse_xml

        self._title(planned)
        links = self._concept_links(planned)
        shapes = self._navigation(planned)
        if planned.kind == "cover" and self._look.template:
            self._subtitle(planned)
        elif planned.kind == "cover":
            shapes = cover_xml(self._look, self._graph.description, self._parts(planned), _FIRST_ID)
        elif planned.kind == "blank":
            shapes += cover_xml(self._look, planned.say, {}, _FIRST_ID, BLANK_PX)
            if not self._look.template:
                set_ground(planned.slide, self._look.theme, planned.ground)
        elif planned.kind == "contents":
            left, top, width, height = self._stage
            place = (left + COVER_LEFT, top + MARGIN, width - 2 * COVER_LEFT, height)
            shapes += parts_xml(self._look, self._parts(planned), place, _FIRST_ID)
        elif planned.view is not None:
            backing = self._unanswered if planned.posed else self._backing
            shapes += StageShapes(self._look, backing, planned.view, links, _FIRST_ID).xml()
            shapes += foot_xml(self._look, planned.foot)
        else:
            shapes += index_xml(self._look, self._backing, planned.cells, links, _FIRST_ID, planned.lit)
        tree = planned.slide.shapes._spTree
        for xml in shapes:
            tree.append(scaled(parse_xml(xml), self._look.unit / EMU))
        if planned.kind == "detail":
            planned.slide.element.append(parse_xml(_NO_CLICK))

    def _tell(self, planned: _Slide) -> None:
        """Write what is said and what backs it below the slide."""
        told = clean(planned.say)
        view = planned.view or planned.told
        if view is not None:
            told = notes(self._backing, view, planned.say)
        if told:
            planned.slide.notes_slide.notes_text_frame.text = told

    def _link(self, planned: _Slide, key: str) -> str:
        """Return the relationship by which a slide leads to another, or an empty text."""
        from pptx.opc.constants import RELATIONSHIP_TYPE

        target = self._by_key.get(key)
        if target is None or target is planned:
            return ""
        id: str = planned.slide.part.relate_to(target.slide.part, RELATIONSHIP_TYPE.SLIDE)
        return id

    def _concept_links(self, planned: _Slide) -> dict[str, str]:
        if planned.view is not None:
            shown = [box.concept for box in planned.view.boxes]
        else:
            shown = [cell.concept for cell in planned.cells or () if cell.concept]
        found = {concept: self._link(planned, f"{concept}:1") for concept in dict.fromkeys(shown)}
        return {concept: link for concept, link in found.items() if link}

    def _title(self, planned: _Slide) -> None:
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
            room = (self._look.width - 2 * MARGIN - NAVIGATION) / wide
            needed = text_width(title, "semibold")
            px = max(SMALLEST_PX, min(TITLE_PX, room / needed if needed else TITLE_PX))
            frame.text = shortened_text(title, room / px, "semibold")
        if px != TITLE_PX and frame.text:
            frame.paragraphs[0].runs[0].font.size = Pt(0.75 * px)

    def _subtitle(self, planned: _Slide) -> None:
        """Write what the talk is about where the template's cover has a place for it."""
        for placeholder in planned.slide.placeholders:
            if placeholder.element.ph.get("type") == "subTitle":
                placeholder.text_frame.text = clean(self._graph.description)

    def _navigation(self, planned: _Slide) -> list[str]:
        """Return the words at the right of our titles, or below the stage of a template's slides."""
        look = self._look
        _, top, _, height = self._stage
        right = look.width - MARGIN
        line = (top + height, NAVIGATION_HEIGHT) if look.template else (12.0, BAR - 20)
        # On a turned ground only the ink of texts turns along.
        linked = look.inks.text if planned.ground else look.inks.link
        shapes = []
        for number, (text, key) in enumerate(reversed(planned.links)):
            w = text_width(text) * look.font.wide * SMALLEST_PX + 10
            rect = (right - w, line[0], w, line[1])
            link = self._link(planned, key) if key else ""
            body = text_body([[Run(text, linked if link else look.inks.quiet)]], SMALLEST_PX, "r")
            name = Name(50 + number, text, text, link)
            shapes.append(shape(name, rect, RECTANGLE, fill=None, pen=None, text=body))
            right -= w + 18
        return shapes

    def _parts(self, planned: _Slide) -> dict[str, str]:
        """Return the parts of the talk, and the relationships by which a slide leads to them."""
        parts: dict[str, str] = {}
        for tour in self._graph.told:
            link = self._link(planned, f"step:{tour.id}:1")
            if link:
                parts[tour.title] = link
        parts[self._words["allConcepts"]] = self._link(planned, "index:1")
        return parts


_NO_CLICK: Final = (
    '<p:transition xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" advClick="0"/>'
)
