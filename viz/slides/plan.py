"""Which slides a talk has, what stands on each and where it leads: for PowerPoint and PDF alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ..view import View
from .fitted import fitted
from .notes import Backing, part_told
from .pptx.foot import NO_FOOT, Foot, feet
from .pptx.index import index_pages
from .pptx.look import SMALLEST_PX, Look
from .pptx.options import PptxOptions
from .talk import Moment, Pictures, focus_pages, talk, without_evidence

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: Names on a slide should not be smaller than this, px: it is read from the back of a room.
WANTED_PX: Final = 22.0
#: Concepts with a slide of their own; in a larger graph the most connected.
MOST_DETAILS: Final = 300


@dataclass
class Slide:
    """A slide to be filled; ``links`` lead from a text at the right of the title to other slides."""

    title: str
    kind: str
    view: View | None = None
    say: str = ""
    cells: Any = None
    lit: frozenset[str] = frozenset()
    links: list[tuple[str, str]] = field(default_factory=list)
    key: str = ""
    ground: str = ""
    told: View | None = None
    foot: Foot = NO_FOOT
    posed: bool = False
    slide: Any = None


class Plan:
    """The slides of a talk; ``key`` of a slide is by what links name it."""

    def __init__(self, graph: ConceptGraph, look: Look, views: Pictures, options: PptxOptions) -> None:
        self.graph = graph
        self.look = look
        self._views = views
        self._options = options
        self.backing = Backing(graph)
        self.unanswered = Backing(without_evidence(graph))
        self.words = self.backing.words
        self.slides: list[Slide] = []
        self._by_key: dict[str, Slide] = {}
        self._fill()

    def target(self, slide: Slide, key: str) -> Slide | None:
        """Return the slide to which a key leads from another; None where there is none, or it is the same."""
        found = self._by_key.get(key)
        return None if found is slide else found

    def parts(self, slide: Slide) -> dict[str, Slide]:
        """Return the parts of the talk, and the slides at which they begin."""
        begun = {tour.title: self.target(slide, f"step:{tour.id}:1") for tour in self.graph.told}
        begun[self.words["allConcepts"]] = self.target(slide, "index:1")
        return {title: found for title, found in begun.items() if found}

    def concepts(self, slide: Slide) -> dict[str, Slide]:
        """Return the slides of the concepts that a slide shows."""
        if slide.view is not None:
            shown = [box.concept for box in slide.view.boxes]
        else:
            shown = [cell.concept for cell in slide.cells or () if cell.concept]
        found = {concept: self.target(slide, f"{concept}:1") for concept in dict.fromkeys(shown)}
        return {concept: target for concept, target in found.items() if target}

    def _fill(self) -> None:
        steps = talk(self.graph, self._views, self._options.tour)
        self._add(Slide(self.graph.title, "cover", say=self.graph.description, key="cover"))
        if self.look.template:
            self._add(Slide(self.words["contents"], "contents", key="contents"))
        for step in steps:
            for moment in step.moments():
                self._add(self._step(moment))
        concepts = self._detailed()
        pages = index_pages(self.graph, concepts, self.look)
        for number, cells in enumerate(pages, 1):
            of = f" ({self.words.say('stepOf', n=number, all=len(pages))})" if number > 1 else ""
            back = [(self.words["start"], "cover")]
            if len(pages) > 1:
                back.insert(0, ("›", f"index:{number % len(pages) + 1}"))
            title = self.words["allConcepts"] + of
            self._add(Slide(title, "index", cells=cells, key=f"index:{number}", links=back))
        for concept in concepts if self._options.details else ():
            self._add_details(concept)

    def _add(self, slide: Slide) -> None:
        self.slides.append(slide)
        self._by_key.setdefault(slide.key or slide.title, slide)

    def _step(self, moment: Moment) -> Slide:
        step = moment.step
        key = f"step:{step.tour}:{step.number}"
        place = [(f"{step.number} / {step.count}", ""), (self.words["allConcepts"], "index:1")]
        if step.blank:
            return Slide(moment.title, "blank", None, moment.say, links=place, key=key, ground=step.blank)
        for view in moment.pictures(SMALLEST_PX):
            drawn = self._readable(moment, view)
            if drawn:
                view, foot = drawn
                slide = Slide(moment.title, "step", view, moment.told, links=place, key=key, foot=foot)
                slide.posed = moment.posed
                return slide
        # Too many for words that can be read from afar: the names alone, as on the slides of all concepts.
        cells = index_pages(self.graph, step.concepts, self.look)[0]
        named = sum(1 for cell in cells if cell.concept)
        if named < len(step.concepts):
            place.insert(0, (self.words.say("conceptsShown", n=named, all=len(step.concepts)), "index:1"))
        slide = Slide(moment.title, "names", None, moment.told, cells, links=place, key=key)
        if not moment.posed:
            # What is lit is told of in the notes, since its words do not stand on the slide.
            slide.lit, slide.told = step.lit_concepts, step.lit
        return slide

    def _readable(self, moment: Moment, view: View) -> tuple[View, Foot] | None:
        """Return a view as large as its slide allows and what stands below it, where it can be read."""
        part = part_told(self.backing, moment.step.part(view))
        offered = [NO_FOOT] if moment.posed else feet(self.look, self.backing, view, moment.say, part)
        return self._above(offered, view, SMALLEST_PX)

    def _above(self, offered: Iterable[Foot], view: View, least: float) -> tuple[View, Foot] | None:
        """Return a view above the first foot that leaves it text of so many px, and that foot."""
        width, height = self.look.page
        for foot in offered:
            found = fitted(view, (width, height - foot.height))
            if found.smallest_px >= least - 1e-6:
                return found, foot
        return None

    def _detailed(self) -> list[str]:
        graph = self.graph
        if len(graph.concepts) <= MOST_DETAILS:
            return list(graph.concepts)
        ranked = sorted(graph.concepts, key=lambda id: -len(graph.incoming[id]) - len(graph.outgoing[id]))
        chosen = set(ranked[:MOST_DETAILS])
        return [id for id in graph.concepts if id in chosen]

    def _add_details(self, concept: str) -> None:
        pages = focus_pages(self._views, concept)
        for number, page in enumerate(pages, 1):
            title = self.graph.concepts[concept].title
            place = self.words.say("stepOf", n=number, all=len(pages))
            links = [(self.words["allConcepts"], "index:1")]
            if len(pages) > 1:
                links.insert(0, (f"{place} ›", f"{concept}:{number % len(pages) + 1}"))
            if number > 1:
                title += f" ({place})"
            say = self.graph.concepts[concept].definition if number == 1 else ""
            view, foot = self._with_foot(page, say)
            key = f"{concept}:{number}"
            self._add(Slide(title, "detail", view, say, links=links, key=key, foot=foot))

    def _with_foot(self, page: View, say: str) -> tuple[View, Foot]:
        """Return a concept's view and what stands below it where that hardly makes the picture smaller."""
        whole = fitted(page, self.look.page)
        least = max(SMALLEST_PX, min(WANTED_PX, 0.85 * whole.smallest_px))
        return self._above(feet(self.look, self.backing, page, say), page, least) or (whole, NO_FOOT)
