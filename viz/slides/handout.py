"""A talk on paper: each step as picture and narration, its effects numbered and backed, the references."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ..look.claims import claim_of
from ..look.direction import is_rtl
from ..look.drawing import Links, drawing_of, words_block
from ..look.text import Weight
from ..look.theme import verdict_style
from ..picture.draw import to_pdf
from ..picture.pdf.outline import Bookmark
from ..picture.stage import stage
from ..picture.svg_text import element, linked, number, text_line
from ..view import READABLE_PX
from ..views.catalogue import Views
from ..words import words_in
from .fitted import headed
from .notes import Backing, part_told
from .paper import (
    INK_AND_PAPER,
    MARGIN,
    PAPER,
    PICTURE_AIR,
    STAGE_ON_PAPER,
    TEXT_ON_PAPER,
    WHOLE_PAGE,
    Line,
    Sheets,
    depth,
)
from .pptx.stage import SIGNS
from .prose import filled
from .talk import Pictures, TalkStep, talk

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View, WordsBox

#: Between two steps on one page, px.
_BETWEEN: Final = 48.0
#: Words whose middles are farther apart than this stand in different columns, px.
_COLUMN: Final = 70.0
_WIDTH: Final = PAPER[0] - 2 * MARGIN
#: Numbers and headings in a picture are of this size on paper, px; headings where they have room. The name of
#: a category may be so many times as wide as its boxes.
_LEAST_PX: Final = 12.0
_WIDER: Final = 1.15


def handout(graph: ConceptGraph, *, views: Pictures | None = None, tour: str = "") -> bytes:
    """Return a PDF of A4 pages: every step of a tour, or of all tours, and the references that it cites.

    Raises:
        VizError: there is no such tour.
        PictureError: a text needs a script for which a library is missing.
    """
    views = Views(graph, page=STAGE_ON_PAPER, text=TEXT_ON_PAPER) if views is None else views
    steps = [_on_paper(step, graph, views) for step in talk(views.graph, views, tour)]
    graph = views.graph
    return to_pdf(*handout_pages(graph, steps), language=graph.language, outline=list(_outline(graph, steps)))


def _on_paper(step: TalkStep, graph: ConceptGraph, views: Pictures) -> TalkStep:
    """Return a step as it can be read on paper: on a page of its own where it were too small beside text."""
    if step.blank or step.shown.smallest_px >= READABLE_PX or not isinstance(views, Views):
        return step
    alone = replace(step, pictures=Views(graph, page=WHOLE_PAGE, text=TEXT_ON_PAPER, kept=views.kept))
    return max(step, alone, key=lambda each: min(each.shown.smallest_px, READABLE_PX))


def _outline(graph: ConceptGraph, steps: Sequence[TalkStep]) -> Iterator[Bookmark]:
    """Yield the titles of tours, where there are several, of steps, and of the references."""
    several = len({step.tour for step in steps}) > 1
    for n, step in enumerate(steps, 1):
        if several and step.number == 1:
            yield Bookmark(step.chapter, f"step-{n}")
        yield Bookmark(step.ask or step.title, f"step-{n}", int(several))
    yield Bookmark(words_in(graph.language)["references"], "references")


@dataclass(frozen=True, slots=True)
class _Told:
    """A step with its number in the handout, and the effects that it lists: spoken of, and faint."""

    n: int
    step: TalkStep
    spoken: tuple[str, ...]
    faint: tuple[str, ...]

    @property
    def numbers(self) -> dict[str, int]:
        """The effects' numbers in the picture and in the text."""
        return {id: number for number, id in enumerate([*self.spoken, *self.faint], 1)}

    def name(self, effect: str) -> str:
        """Return how the place is called at which an effect is told of."""
        return f"effect-{self.n}-{self.numbers[effect]}"


def _told(graph: ConceptGraph, steps: Sequence[TalkStep]) -> Iterator[_Told]:
    """Yield every step with what it lists: what it lights, or all where none is lit.

    What is faint everywhere is listed once, by the first that draws it.
    """
    spoken_of = [_spoken_of(graph, step.shown) for step in steps]
    waiting = {id for step in steps for id in _drawn(step.shown)}.difference(*spoken_of)
    for n, (step, spoken) in enumerate(zip(steps, spoken_of, strict=True), 1):
        ordered = in_reading_order(graph, step.shown)
        faint = tuple(id for id in ordered if id in waiting)
        waiting.difference_update(faint)
        yield _Told(n, step, tuple(id for id in ordered if id in spoken), faint)


def handout_pages(graph: ConceptGraph, steps: Sequence[TalkStep]) -> list[str]:
    """Return the pages as static pictures, in which effects lead to their words, and words to references."""
    sheets = Sheets(graph.title)
    backing = Backing(graph)
    cited: dict[str, int] = {}
    listed = list(_told(graph, steps))
    homes = _homes(graph, steps)
    entries = {id: f"#{told.name(id)}" for told in reversed(listed) for id in told.numbers}
    for told in listed:
        here = {id: f"#{told.name(id)}" for id in told.numbers}
        concepts = {id: f"#step-{home}" for id, home in homes.items() if home != told.n}
        links = Links(concepts, {**entries, **here})
        picture, height = _picture(graph, told, links)
        below = list(_below(backing, told, cited))
        # Two short steps may share a page; a step that does not fit below another begins one.
        needed = height + PICTURE_AIR + sum(map(depth, (*_head(backing, told, _BETWEEN), *below)))
        follows = needed <= sheets.room()
        if not follows:
            sheets.begin()
        sheets.write(_head(backing, told, _BETWEEN if follows else 0.0))
        if picture:
            sheets.draw(picture, height)
        sheets.write(below)
    if cited:
        sheets.begin()
        sheets.write([Line(backing.words["references"], 24, bold=True, stays=True, id="references")])
        for id, n in cited.items():
            text, address = f"[{n}] {backing.reference(id)}", backing.address(id)
            *lines, last = _set(text, 13, above=7, indent=0, link=address, id=f"reference-{n}")
            sheets.write([*(replace(line, stays=True) for line in lines), last])
    return sheets.pages()


def _homes(graph: ConceptGraph, steps: Sequence[TalkStep]) -> dict[str, int]:
    """Return for every concept the step that tells most of it: about it, lighting it, or showing it."""
    ranked: dict[str, tuple[int, int]] = {}
    for n, step in enumerate(steps, 1):
        lit = drawing_of(graph, step.shown, "light").lit
        for box in step.shown.boxes:
            rank = 0 if box.central else 1 if box.concept in lit else 2
            ranked[box.concept] = min(ranked.get(box.concept, (rank, n)), (rank, n))
    return {concept: n for concept, (_, n) in ranked.items()}


def _drawn(view: View) -> set[str]:
    return {route.effect for route in view.routes}


def _spoken_of(graph: ConceptGraph, view: View) -> set[str]:
    """Return the effects that a step is about: what it lights, else those of lit concepts, else all."""
    drawn = _drawn(view)
    of_lit = {id for id in drawn if {graph.effects[id].source, graph.effects[id].target} & view.lit}
    return drawn & view.lit or of_lit or drawn


def _head(backing: Backing, told: _Told, above: float) -> Iterator[Line]:
    step = told.step
    part = "" if step.blank else part_told(backing, step.part(step.shown))
    place = " · ".join(filter(None, (step.chapter, f"{step.number} / {step.count}", part)))
    yield from _set(place, 13, colour=INK_AND_PAPER.quiet, above=above, most=1, id=f"step-{told.n}")
    yield from _set(step.ask or step.title, 24, weight="semibold", above=4)


def _below(backing: Backing, told: _Told, cited: dict[str, int]) -> Iterator[Line]:
    """Yield what stands below the picture of a step."""
    yield from _narration(told.step)
    for id in told.spoken:
        yield from _effect(backing, id, told, cited)
    if told.faint:
        also = backing.words["alsoDrawn"]
        yield from _set(also, 13, colour=INK_AND_PAPER.quiet, above=18, stays=True)
    for id in told.faint:
        yield from _effect(backing, id, told, cited)


def _narration(step: TalkStep) -> Iterator[Line]:
    if step.ask:
        yield from _set(step.title, 18, weight="semibold", above=14, stays=True)
    yield from _set(step.say, 15.5, above=4 if step.ask else 12)


def _effect(backing: Backing, id: str, told: _Told, cited: dict[str, int]) -> Iterator[Line]:
    """Yield an effect's sentence, its verdict, its quote, and what references say."""
    effect = backing.graph.effects[id]
    style = verdict_style(effect.verdict, INK_AND_PAPER)
    sign = f"{SIGNS[style.mark]} " if style.mark in ("tilde", "question") else ""
    sentence = f"{told.numbers[id]}. {claim_of(backing.graph, effect)}"
    rtl = is_rtl(sentence)
    yield from _set(sentence, 14, weight="semibold", above=11, stays=True, id=told.name(id))
    verdict = backing.verdict(effect)
    if verdict:
        yield from _set(sign + verdict, 13, colour=style.color, above=1, indent=18, rtl=rtl,
                        stays=bool(effect.quote))  # fmt: skip
    if effect.quote:
        yield from _set(f"“{effect.quote}”", 13, above=2, indent=18, rtl=rtl)
    for evidence in effect.evidence:
        mark = cited.setdefault(evidence.reference, len(cited) + 1)
        text = f"[{mark}] {backing.stance(evidence)}: {evidence.finding}".removesuffix(": ")
        link = f"#reference-{mark}"
        yield from _set(text, 12.5, colour=INK_AND_PAPER.quiet, above=2, indent=18, link=link, rtl=rtl)
        if evidence.quote:
            yield from _set(f"“{evidence.quote}”", 12.5, above=1, indent=36, rtl=rtl)


def _set(
    text: str, px: float, *, weight: Weight = "regular", colour: str = INK_AND_PAPER.ink, above: float = 0.0,
    indent: float = 0.0, stays: bool = False, most: int = 1000, link: str = "", id: str = "",
    rtl: bool | None = None,
) -> Iterator[Line]:  # fmt: skip
    side = is_rtl(text) if rtl is None else rtl
    for index, line in enumerate(filled(text, (_WIDTH - indent) / px, most, weight)):
        bold, begins = weight == "semibold", (0.0, "") if index else (above, id)
        yield Line(line, px, colour, bold, indent, begins[0], stays, link, begins[1], side)


def _picture(graph: ConceptGraph, told: _Told, links: Links) -> tuple[str, float]:
    """Return a step's view as wide as the text, its effects numbered, and its height on the paper."""
    if told.step.blank:
        return "", 0.0
    view = told.step.shown
    used_top, used_bottom = _extent(view)
    scale = min(1.0, _WIDTH / view.width)
    view = headed(view, _LEAST_PX / scale, words_in(graph.language).heading, wider=_WIDER)
    drawing = replace(drawing_of(graph, view, "light"), theme=INK_AND_PAPER, links=links)
    parts = "".join([*stage(drawing), *_numbers(view, told.numbers, links, _LEAST_PX / scale)])
    shift = f"translate(0 {number(-used_top)})"
    picture = f'<g transform="scale({number(scale)})"><g transform="{shift}">{parts}</g></g>'
    return picture, scale * (used_bottom - used_top)


def _extent(view: View) -> tuple[float, float]:
    """Return top and bottom of what is drawn: the empty parts of a stage are not printed."""
    rects = [item.rect for items in (view.boxes, view.words, view.headings) for item in items]
    points = [at for route in view.routes for at in route.points]
    tops = [*(r[1] for r in rects), *(y for _, y in points)]
    bottoms = [*(r[1] + r[3] for r in rects), *(y for _, y in points)]
    return (max(0.0, min(tops) - 16), min(view.height, max(bottoms) + 16)) if tops else (0.0, view.height)


def in_reading_order(graph: ConceptGraph, view: View) -> list[str]:
    """Return the effects as they are read: along a chain, else column by column, each from the top."""
    drawn = list(dict.fromkeys(route.effect for route in view.routes))
    steps = [graph.effects[id] for id in drawn]
    if all(before.target == after.source for before, after in pairwise(steps)):
        return drawn
    placed = sorted(view.words, key=lambda words: words.rect[0] + words.rect[2] / 2)
    columns: list[list[WordsBox]] = []
    last = -math.inf
    for words in placed:
        middle = words.rect[0] + words.rect[2] / 2
        if middle - last > _COLUMN:
            columns.append([])
        columns[-1].append(words)
        last = middle
    ordered = [
        id for column in columns for words in sorted(column, key=lambda w: w.rect[1]) for id in words.effects
    ]
    return list(dict.fromkeys([*ordered, *drawn]))


def _numbers(view: View, numbers: Mapping[str, int], links: Links, least: float) -> Iterator[str]:
    """Yield the numbers of the effects, behind their words, in text of at least so many px."""
    for words in view.words:
        x, y, w, h = words_block(words)
        here = [id for id in words.effects if id in numbers]
        text = ", ".join(str(numbers[id]) for id in here)
        if not text:
            continue
        px = max(least, 0.72 * words.font_px)
        width = 0.62 * px * len(text) + 6
        ground = (("x", x + w), ("y", y + h / 2 - 0.62 * px), ("width", width), ("height", 1.24 * px))
        gap = element("rect", *ground, ("fill", INK_AND_PAPER.paper))
        line = text_line(text, x + w + 4, y + h / 2 + 0.35 * px, px, INK_AND_PAPER.accent, weight=600)
        yield linked(links.effects[here[0]], gap + line)
