"""A talk as a PowerPoint file: native shapes, every concept a link to its own slide, backing in the notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ..svg import drawing_of
from ..svg_frame import shortened_text
from ..svg_text import clean
from ..text import width as text_width
from ..theme import CategoryStyle, category_styles, theme_named
from ..view import Rect, View
from ..views import Views
from .notes import Backing, notes
from .pptx_cover import COVER_LEFT, COVER_PX, COVER_TOP, cover_xml
from .pptx_file import BAR, HEIGHT, TITLE_PX, new_presentation, saved, stage_size
from .pptx_geometry import RECTANGLE
from .pptx_index import index_pages, index_xml
from .pptx_stage import SMALLEST_PX, StageShapes
from .pptx_xml import Ink, Name, Run, emu, shape, text_body
from .talk import Pictures, TalkStep, focus_pages, smallest_text, talk

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: Concepts with a slide of their own; in a larger graph the most connected.
MOST_DETAILS: Final = 300
_MARGIN: Final = 24.0
_NAVIGATION: Final = 250.0
_FIRST_ID: Final = 100


@dataclass(frozen=True, slots=True)
class PptxOptions:
    """How a presentation is made; ``size`` is 16:9 or 4:3, ``tour`` one tour's id or empty for all."""

    theme: str = "light"
    size: str = "16:9"
    tour: str = ""
    details: bool = True


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


def pptx(graph: ConceptGraph, *, views: Pictures | None = None, options: PptxOptions | None = None) -> bytes:
    """Return a presentation: cover, a slide per step of the talk, all concepts, a slide per concept.

    ``views`` must be of the size of the stage, `stage_size`; they are made when not given.

    Raises:
        PictureError: the library that writes presentations is not installed.
        VizError: there is no such tour.
        ValueError: there is no such theme or size.
    """
    return _Deck(graph, views, options or PptxOptions()).to_bytes()


class _Deck:
    def __init__(self, graph: ConceptGraph, views: Pictures | None, options: PptxOptions) -> None:
        self._graph = graph
        self._options = options
        self._stage: Rect = (0.0, BAR, *stage_size(options.size))
        self._views: Pictures = views or Views(graph, page=self._stage[2:])
        self._theme = theme_named(options.theme)
        self._styles: Mapping[str, CategoryStyle] = category_styles(graph.categories.values(), self._theme)
        self._backing = Backing(graph)
        self._words = self._backing.words
        self._slides: list[_Slide] = []
        self._by_key: dict[str, _Slide] = {}

    def to_bytes(self) -> bytes:
        self._plan()
        colours = [self._styles[id].color for id in self._graph.categories]
        width = self._stage[2]
        title = (_MARGIN, 6.0, width - 2 * _MARGIN - _NAVIGATION, BAR - 8)
        deck = new_presentation(self._theme, colours, (width, HEIGHT), title)
        deck.core_properties.title = clean(self._graph.title)
        for planned in self._slides:
            planned.slide = deck.slides.add_slide(deck.slide_layouts[0])
        # Before slides are linked: the library looks through all links for the next free name.
        for planned in self._slides:
            self._tell(planned)
        for planned in self._slides:
            self._fill(planned)
        return saved(deck)

    # ---- what there is ----

    def _plan(self) -> None:
        steps = talk(self._graph, self._views, self._options.tour)
        self._add(_Slide(self._graph.title, "cover", say=self._graph.description, key="cover"))
        for step in steps:
            self._add(self._step(step))
        concepts = self._detailed()
        pages = index_pages(self._graph, concepts, self._stage)
        for number, cells in enumerate(pages, 1):
            of = f" ({number} {self._words['of']} {len(pages)})" if number > 1 else ""
            back = [(self._words["start"], "cover")]
            if len(pages) > 1:
                back.insert(0, ("›", f"index:{number % len(pages) + 1}"))
            title = self._words["all"] + of
            self._add(_Slide(title, "index", cells=cells, key=f"index:{number}", links=back))
        for concept in concepts if self._options.details else ():
            self._add_details(concept)

    def _add(self, slide: _Slide) -> None:
        self._slides.append(slide)
        self._by_key.setdefault(slide.key or slide.title, slide)

    def _step(self, step: TalkStep) -> _Slide:
        key = f"step:{step.tour}:{step.number}"
        place = [(f"{step.number} / {step.count}", ""), (self._words["all"], "index:1")]
        if smallest_text(step.view) >= SMALLEST_PX - 1e-6:
            return _Slide(step.title, "step", step.view, step.say, links=place, key=key)
        # Too many for words that can be read from afar: the names alone, as on the slides of all concepts.
        shown = [box.concept for box in step.view.boxes]
        cells = index_pages(self._graph, shown, self._stage)[0]
        lit = step.view.lit & set(shown)
        return _Slide(step.title, "names", None, step.say, cells, lit, place, key)

    def _detailed(self) -> list[str]:
        graph = self._graph
        if len(graph.concepts) <= MOST_DETAILS:
            return list(graph.concepts)
        ranked = sorted(graph.concepts, key=lambda id: -len(graph.incoming[id]) - len(graph.outgoing[id]))
        chosen = set(ranked[:MOST_DETAILS])
        return [id for id in graph.concepts if id in chosen]

    def _add_details(self, concept: str) -> None:
        pages = focus_pages(self._views, concept)
        for number, view in enumerate(pages, 1):
            title = self._graph.concepts[concept].title
            place = f"{number} {self._words['of']} {len(pages)}"
            links = [(self._words["all"], "index:1")]
            if len(pages) > 1:
                links.insert(0, (f"{place} ›", f"{concept}:{number % len(pages) + 1}"))
            if number > 1:
                title += f" ({place})"
            say = self._graph.concepts[concept].definition if number == 1 else ""
            self._add(_Slide(title, "detail", view, say, links=links, key=f"{concept}:{number}"))

    # ---- how it is drawn ----

    def _fill(self, planned: _Slide) -> None:
        from pptx.oxml import parse_xml

        self._title(planned)
        links = self._concept_links(planned)
        shapes = self._navigation(planned)
        if planned.kind == "cover":
            shapes = self._cover(planned)
        elif planned.view is not None:
            drawing = drawing_of(self._graph, planned.view, self._options.theme)
            stage = StageShapes(drawing, self._backing, self._stage[:2], links, _FIRST_ID)
            shapes += stage.xml()
        else:
            shapes += index_xml(self._backing, planned.cells, self._styles, links, _FIRST_ID, planned.lit)
        tree = planned.slide.shapes._spTree
        for xml in shapes:
            tree.append(parse_xml(xml))
        if planned.kind == "detail":
            planned.slide.element.append(parse_xml(_NO_CLICK))

    def _tell(self, planned: _Slide) -> None:
        """Write what is said and what backs it below the slide."""
        told = clean(planned.say)
        if planned.view is not None:
            told = notes(self._backing, planned.view, planned.say)
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
        from pptx.util import Pt

        most, room = TITLE_PX, self._stage[2] - 2 * _MARGIN - _NAVIGATION
        placeholder = planned.slide.shapes.title
        if planned.kind == "cover":
            most, room = COVER_PX, self._stage[2] - 2 * COVER_LEFT
            place = (COVER_LEFT, COVER_TOP, room, 1.4 * COVER_PX)
            placeholder.left, placeholder.top, placeholder.width, placeholder.height = map(emu, place)
        title = clean(planned.title)
        needed = text_width(title, "semibold")
        px = max(SMALLEST_PX, min(most, room / needed if needed else most))
        frame = placeholder.text_frame
        frame.text = shortened_text(title, room / px, "semibold")
        if px != TITLE_PX and frame.text:
            frame.paragraphs[0].runs[0].font.size = Pt(0.75 * px)

    def _navigation(self, planned: _Slide) -> list[str]:
        """Return the words at the right of the title, the last one at the margin."""
        right = self._stage[2] - _MARGIN
        shapes = []
        for number, (text, key) in enumerate(reversed(planned.links)):
            w = text_width(text) * SMALLEST_PX + 10
            rect = (right - w, 12.0, w, BAR - 20)
            link = self._link(planned, key) if key else ""
            body = text_body([[Run(text, Ink("hlink" if link else "tx2"))]], SMALLEST_PX, "r")
            name = Name(3 + number, text, text, link)
            shapes.append(shape(name, rect, RECTANGLE, fill=None, pen=None, text=body))
            right -= w + 18
        return shapes

    def _cover(self, planned: _Slide) -> list[str]:
        """Return the cover: what the talk is about, and links to its parts."""
        chapters: dict[str, str] = {}
        for tour in self._graph.tours:
            link = self._link(planned, f"step:{tour.id}:1")
            if link:
                chapters[tour.title] = link
        chapters[self._words["all"]] = self._link(planned, "index:1")
        return cover_xml(self._graph.description, chapters, self._stage[2])


_NO_CLICK: Final = (
    '<p:transition xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" advClick="0"/>'
)
