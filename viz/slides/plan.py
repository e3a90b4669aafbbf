"""Which slides a talk has, what stands on each and where it leads: for PowerPoint and PDF alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from ..look.text import shortened_text
from ..view import View
from .fitted import fitted
from .key import Explained, Sign, marks
from .notes import Backing, part_told
from .pptx.foot import NO_FOOT, Foot, FootLine, feet, foot_line
from .pptx.index import index_pages
from .pptx.look import SMALLEST_PX, Headline, Look, headline
from .pptx.options import PptxOptions
from .talk import Moment, Pictures, TalkStep, focus_pages, talk, without_evidence

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: Names on a slide should not be smaller than this, px: it is read from the back of a room.
WANTED_PX: Final = 22.0
#: Concepts with a slide of their own; in a larger graph the most connected.
MOST_DETAILS: Final = 300
#: Links to steps that may follow have at most this share of the last line.
_CHOICES: Final = 0.5


@dataclass
class Slide:
    """A slide to be filled; ``line`` is its last line, whose links lead to other slides.

    ``headline`` is its title in lines where it stands in a strip above, ``look`` how it is filled.
    """

    title: str
    kind: str
    view: View | None = None
    say: str = ""
    cells: Any = None
    lit: frozenset[str] = frozenset()
    line: FootLine = field(default_factory=FootLine)
    key: str = ""
    ground: str = ""
    told: View | None = None
    foot: Foot = NO_FOOT
    posed: bool = False
    slide: Any = None
    headline: Headline | None = None
    look: Look | None = None


class Plan:
    """The slides of a talk; ``key`` of a slide is by what links name it."""

    def __init__(self, graph: ConceptGraph, look: Look, views: Pictures, options: PptxOptions) -> None:
        self.graph = graph
        self.look = look
        self._views = views
        self._options = options
        self.backing = Backing(graph)
        self.unanswered = Backing(without_evidence(graph))
        self._explained = Explained(self.backing)
        self._points: dict[tuple[str, int], str] = {}
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
        """Return the slides of the concepts that a slide shows; from the list of all, else their steps."""
        if slide.view is not None:
            shown = [box.concept for box in slide.view.boxes]
        else:
            shown = [cell.concept for cell in slide.cells or () if cell.concept]
        homes = self._homes if slide.kind == "index" and not self._options.details else {}
        found = {concept: homes.get(concept) or self.target(slide, f"{concept}:1") for concept in shown}
        return {concept: target for concept, target in found.items() if target}

    @cached_property
    def _homes(self) -> dict[str, Slide]:
        """The slide of the step that tells most of each concept: about it, lighting it, or showing it."""
        ranked: dict[str, tuple[int, int]] = {}
        for number, slide in enumerate(self.slides):
            if slide.kind == "step" and slide.view and not slide.posed:
                for box in slide.view.boxes:
                    rank = 0 if box.central else 1 if box.concept in slide.view.lit else 2
                    ranked[box.concept] = min(ranked.get(box.concept, (rank, number)), (rank, number))
        return {concept: self.slides[number] for concept, (_, number) in ranked.items()}

    def _fill(self) -> None:
        steps = talk(self.graph, self._views, self._options.tour)
        self._points = {(step.tour, step.number): step.title for step in steps}
        self._add(Slide(self.graph.title, "cover", say=self.graph.description, key="cover"))
        if self.look.template:
            self._add(Slide(self.words["contents"], "contents", key="contents"))
        concepts = self._detailed()
        pages = index_pages(self.graph, concepts, self.look)
        # Without slides of their own a short list of the concepts helps to find a step, a long one nobody.
        listed = self._options.details or len(pages) == 1
        for step in steps:
            for moment in step.moments():
                self._add(self._step(moment, listed=listed))
        for number, cells in enumerate(pages if listed else (), 1):
            self._add_index(cells, number, len(pages))
        for concept in concepts if self._options.details else ():
            self._add_details(concept)

    def _add_index(self, cells: Any, number: int, count: int) -> None:
        of = f" ({self.words.say('stepOf', n=number, all=count)})" if number > 1 else ""
        back = [(self.words["start"], "cover")]
        if count > 1:
            back.insert(0, ("›", f"index:{number % count + 1}"))
        slide = Slide(self.words["allConcepts"] + of, "index", cells=cells, key=f"index:{number}")
        slide.line = foot_line(self.look, self.graph.title, back)
        self._add(slide)

    def _add(self, slide: Slide) -> None:
        if slide.headline is None and slide.kind not in ("cover", "blank"):
            slide.headline = headline(self.look, slide.title)
        self.slides.append(slide)
        self._by_key.setdefault(slide.key or slide.title, slide)

    def _step(self, moment: Moment, *, listed: bool) -> Slide:
        step = moment.step
        key = f"step:{step.tour}:{step.number}"
        links = [(self.words["allConcepts"], "index:1")] if listed else []
        links[:0] = [] if moment.posed else self._choices(step)
        place = (f"{step.number} / {step.count}", "")
        line = foot_line(self.look, step.chapter, [*links, place])
        if step.blank:
            return Slide(moment.title, "blank", None, moment.say, line=line, key=key, ground=step.blank)
        top = headline(self.look, moment.title)
        look = self.look.under(top)
        for view in moment.pictures(SMALLEST_PX):
            drawn = self._readable(look, moment, view, line)
            if drawn:
                view, foot = drawn
                self._explained.tell(foot.signs)
                slide = Slide(moment.title, "step", view, moment.told, line=line, key=key, foot=foot)
                slide.posed, slide.headline, slide.look = moment.posed, top, look
                return slide
        return self._names(moment, look, key, line, links)

    def _choices(self, step: TalkStep) -> list[tuple[str, str]]:
        """Return links to the steps that may follow instead of the next."""
        known = [each for each in step.go if each in self._points]
        room = _CHOICES * self.look.width / self.look.font.wide / SMALLEST_PX / max(1, len(known))
        return [
            (shortened_text(f"→ {self._points[tour, number]}", room), f"step:{tour}:{number}")
            for tour, number in known
        ]

    def _names(
        self, moment: Moment, look: Look, key: str, line: FootLine, links: list[tuple[str, str]]
    ) -> Slide:
        """Return the names alone, as where all are listed: too many for words to be read from afar."""
        step = moment.step
        cells = index_pages(self.graph, step.concepts, look)[0]
        named = sum(1 for cell in cells if cell.concept)
        if named < len(step.concepts):
            part = self.words.say("conceptsShown", n=named, all=len(step.concepts))
            place = (f"{step.number} / {step.count}", "")
            line = foot_line(look, step.chapter, [(part, "index:1"), *links, place])
        slide = Slide(moment.title, "names", None, moment.told, cells, line=line, key=key, look=look)
        slide.headline = headline(self.look, moment.title)
        if not moment.posed:
            # What is lit is told of in the notes, since its words do not stand on the slide.
            slide.lit, slide.told = step.lit_concepts, step.lit
        return slide

    def _readable(self, look: Look, moment: Moment, view: View, line: FootLine) -> tuple[View, Foot] | None:
        """Return a view as large as its slide allows and what stands below it, where it can be read."""
        if moment.posed:
            return self._above(look, [NO_FOOT], view, SMALLEST_PX)
        part = part_told(self.backing, moment.step.part(view))
        signs = [*([Sign("part", "", part)] if part else []), *self._explained.of(view)]
        return self._above(look, feet(look, signs, moment.say, line), view, SMALLEST_PX)

    def _above(
        self, look: Look, offered: Iterable[Foot], view: View, least: float
    ) -> tuple[View, Foot] | None:
        """Return a view above the first foot that leaves it text of so many px, and that foot."""
        width, height = look.page
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
            line = foot_line(self.look, self.graph.title, links)
            view, foot = self._with_foot(page, say, line)
            key = f"{concept}:{number}"
            self._add(Slide(title, "detail", view, say, line=line, key=key, foot=foot))

    def _with_foot(self, page: View, say: str, line: FootLine) -> tuple[View, Foot]:
        """Return a concept's view and what stands below it where that hardly makes the picture smaller."""
        whole = fitted(page, self.look.page)
        least = max(SMALLEST_PX, min(WANTED_PX, 0.85 * whole.smallest_px))
        offered = feet(self.look, marks(self.backing, page), say, line)
        return self._above(self.look, offered, page, least) or (whole, NO_FOOT)
