"""A talk on paper: each step as picture and narration, its effects numbered and backed, the references."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ..look.drawing import drawing_of, words_block
from ..look.text import Weight
from ..look.theme import THEMES, verdict_style
from ..markup import escape
from ..picture.draw import to_pdf
from ..picture.stage import stage
from ..picture.svg_text import FONT_FAMILIES, attributes, element, number, text_line
from ..views.catalogue import Views
from .notes import Backing, part_told
from .pptx.stage import SIGNS
from .prose import filled
from .talk import Pictures, TalkStep, talk

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View, WordsBox

#: A4, px.
PAPER: Final = (793.7, 1122.52)
_MARGIN: Final = 60.0
_FOOT: Final = 1062.0
#: Between two steps on one page, and around a picture, px.
_BETWEEN: Final = 48.0
_PICTURE_AIR: Final = 22.0
#: Words whose middles are farther apart than this stand in different columns, px.
_COLUMN: Final = 70.0
_WIDTH: Final = PAPER[0] - 2 * _MARGIN
_THEME: Final = replace(THEMES["light"], paper="#ffffff", surface="#ffffff")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``above`` is the space before it, px; what ``stays`` is never the last of a page."""

    text: str
    px: float
    colour: str = _THEME.ink
    bold: bool = False
    indent: float = 0.0
    above: float = 0.0
    stays: bool = False


def handout(graph: ConceptGraph, *, views: Pictures | None = None, tour: str = "") -> bytes:
    """Return a PDF of A4 pages: every step of a tour, or of all tours, and the references that it cites.

    Raises:
        VizError: there is no such tour.
        PictureError: a text needs a script for which a library is missing.
    """
    steps = talk(graph, Views(graph) if views is None else views, tour)
    return to_pdf(*handout_pages(graph, steps))


def handout_pages(graph: ConceptGraph, steps: Sequence[TalkStep]) -> list[str]:
    """Return the pages as static pictures.

    A step lists the effects that it lights, or all where none is lit; what is faint everywhere, once.
    """
    sheets = _Sheets(graph.title)
    backing = Backing(graph)
    cited: dict[str, int] = {}
    also = backing.words["alsoDrawn"]
    spoken_of = [_spoken_of(step.shown) for step in steps]
    waiting = {id for step in steps for id in _drawn(step.shown)}.difference(*spoken_of)
    for step, spoken in zip(steps, spoken_of, strict=True):
        ordered = in_reading_order(graph, step.shown)
        lit = [id for id in ordered if id in spoken]
        faint = [id for id in ordered if id in waiting]
        waiting.difference_update(faint)
        numbers = {id: n for n, id in enumerate([*lit, *faint], 1)}
        picture, height = ("", 0.0) if step.blank else _picture(graph, step.shown, numbers)
        below = [
            *_narration(step),
            *(line for id in lit for line in _effect(backing, id, numbers[id], cited)),
            *(_set(also, 13, colour=_THEME.quiet, above=18, stays=True) if faint else ()),
            *(line for id in faint for line in _effect(backing, id, numbers[id], cited)),
        ]
        # Two short steps may share a page; a step that does not fit below another begins one.
        needed = height + _PICTURE_AIR + sum(map(_depth, (*_head(backing, step, _BETWEEN), *below)))
        follows = needed <= sheets.room()
        if not follows:
            sheets.begin()
        sheets.write(_head(backing, step, _BETWEEN if follows else 0.0))
        if picture:
            sheets.draw(picture, height)
        sheets.write(below)
    if cited:
        sheets.begin()
        sheets.write([Line(backing.words["references"], 24, bold=True, stays=True)])
        for id, n in cited.items():
            sheets.write(_set(f"[{n}] {backing.reference(id)}", 13, above=7, indent=0))
    return sheets.pages()


def _drawn(view: View) -> set[str]:
    return {route.effect for route in view.routes}


def _spoken_of(view: View) -> set[str]:
    """Return the effects that a step is about: what it lights, else all."""
    return _drawn(view) & view.lit or _drawn(view)


def _head(backing: Backing, step: TalkStep, above: float) -> Iterator[Line]:
    part = "" if step.blank else part_told(backing, step.part(step.shown))
    place = " · ".join(filter(None, (step.chapter, f"{step.number} / {step.count}", part)))
    yield from _set(place, 13, colour=_THEME.quiet, above=above, most=1)
    yield from _set(step.ask or step.title, 24, weight="semibold", above=4)


def _narration(step: TalkStep) -> Iterator[Line]:
    if step.ask:
        yield from _set(step.title, 18, weight="semibold", above=14, stays=True)
    yield from _set(step.say, 15.5, above=4 if step.ask else 12)


def _effect(backing: Backing, id: str, n: int, cited: dict[str, int]) -> Iterator[Line]:
    """Yield an effect's sentence, its verdict, its quote, and what references say."""
    effect = backing.graph.effects[id]
    style = verdict_style(effect.verdict, _THEME)
    sign = f"{SIGNS[style.mark]} " if style.mark in ("tilde", "question") else ""
    sentence = f"{n}. {backing.graph.sentence(effect)}"
    yield from _set(sentence, 14, weight="semibold", above=11, stays=True)
    verdict = f"{sign}{backing.verdict(effect)}"
    yield from _set(verdict, 13, colour=style.color, above=1, indent=18, stays=bool(effect.quote))
    if effect.quote:
        yield from _set(f"“{effect.quote}”", 13, above=2, indent=18)
    for evidence in effect.evidence:
        mark = cited.setdefault(evidence.reference, len(cited) + 1)
        text = f"[{mark}] {backing.words['stances'][evidence.stance]}: {evidence.finding}".removesuffix(": ")
        yield from _set(text, 12.5, colour=_THEME.quiet, above=2, indent=18)


def _set(
    text: str, px: float, *, weight: Weight = "regular", colour: str = _THEME.ink, above: float = 0.0,
    indent: float = 0.0, stays: bool = False, most: int = 1000,
) -> Iterator[Line]:  # fmt: skip
    for index, line in enumerate(filled(text, (_WIDTH - indent) / px, most, weight)):
        yield Line(line, px, colour, weight == "semibold", indent, 0.0 if index else above, stays)


def _picture(graph: ConceptGraph, view: View, numbers: Mapping[str, int]) -> tuple[str, float]:
    """Return a view scaled to the width of the text, its effects numbered, and its height on the paper."""
    used_top, used_bottom = _extent(view)
    scale = min(1.0, _WIDTH / view.width)
    drawing = replace(drawing_of(graph, view, "light"), theme=_THEME)
    parts = "".join([*stage(drawing), *_numbers(view, numbers)])
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


def _numbers(view: View, numbers: Mapping[str, int]) -> Iterator[str]:
    """Yield the numbers of the effects, behind their words."""
    for words in view.words:
        x, y, w, h = words_block(words)
        text = ", ".join(str(numbers[id]) for id in words.effects if id in numbers)
        if not text:
            continue
        px = max(16.0, 0.72 * words.font_px)
        width = 0.62 * px * len(text) + 6
        ground = (("x", x + w), ("y", y + h / 2 - 0.62 * px), ("width", width), ("height", 1.24 * px))
        yield element("rect", *ground, ("fill", _THEME.paper))
        yield text_line(text, x + w + 4, y + h / 2 + 0.35 * px, px, _THEME.accent, weight=600)


class _Sheets:
    """Pages that fill from the top."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._sheets: list[list[str]] = []
        self._y = 0.0

    def room(self) -> float:
        """Return the height that is left on the page, px; nothing where none has begun."""
        return _FOOT - self._y if self._sheets else 0.0

    def begin(self) -> None:
        """Begin a new page."""
        self._sheets.append([])
        self._y = _MARGIN

    def write(self, lines: Iterator[Line] | list[Line]) -> None:
        """Write lines, on a new page where they reach the foot; what stays is not left alone there."""
        listed = list(lines)
        for index, line in enumerate(listed):
            following = sum(_depth(each) for each in listed[index + 1 : index + 3]) if line.stays else 0.0
            if self._y + _depth(line) + following > _FOOT:
                self.begin()
            self._y += _depth(line)
            weight = 600 if line.bold else 400
            baseline = self._y - 0.3 * line.px
            x = _MARGIN + line.indent
            self._sheets[-1].append(text_line(line.text, x, baseline, line.px, line.colour, weight=weight))

    def draw(self, picture: str, height: float) -> None:
        """Put a picture below what is written."""
        place = f"translate({number(_MARGIN)} {number(self._y + 14)})"
        self._sheets[-1].append(f'<g transform="{place}">{picture}</g>')
        self._y += height + _PICTURE_AIR

    def pages(self) -> list[str]:
        """Return the pages, numbered at the foot."""
        return [self._page(n, parts) for n, parts in enumerate(self._sheets, 1)]

    def _page(self, n: int, parts: list[str]) -> str:
        w, h = PAPER
        root: list[tuple[str, str | float | None]] = [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", w),
            ("height", h),
            ("viewBox", f"0 0 {number(w)} {number(h)}"),
            ("font-family", FONT_FAMILIES),
        ]
        ground = element("rect", ("width", w), ("height", h), ("fill", "#ffffff"))
        foot = text_line(f"{n} / {len(self._sheets)}", w - _MARGIN, h - 30, 12, _THEME.quiet, anchor="end")
        title = f"<title>{escape(self._title)}</title>"
        return f"<svg{attributes(root)}>{title}{ground}{''.join(parts)}{foot}</svg>\n"


def _depth(line: Line) -> float:
    return line.above + 1.3 * line.px
