"""The slides of a talk as static pictures, a page for each, which lead to each other as the slides do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..look.direction import is_rtl
from ..look.drawing import Links
from ..look.shapes import ARROW_HEADS
from ..look.text import Weight
from ..look.theme import verdict_style
from ..markup import clean, escape
from ..picture.parts import arrow_tip, category_sign, verdict_sign
from ..picture.pdf.outline import Bookmark
from ..picture.stage import MIDDLE, stage
from ..picture.svg_text import FONT_FAMILIES, attributes, element, linked, number, text_line
from .key import SIGN_WIDTH, Sign
from .plan import Plan, Slide
from .pptx.cover import (
    BLANK_PX,
    COVER_FOOT,
    COVER_LEFT,
    LINE,
    PART_PX,
    below,
    described,
    part_places,
    title_px,
)
from .pptx.file import HEIGHT
from .pptx.foot import STEP, placed
from .pptx.index import CELL_LINE, FAINT, Cell, cell_lines
from .pptx.look import KEY_PX, MARGIN, NAVIGATION_HEIGHT, SMALLEST_PX, Look
from .prose import filled

if TYPE_CHECKING:
    from ..look.theme import Theme
    from ..view import Point, View

#: Lines of a title are so far apart, and the foot of the last is so far below its baseline, em.
_TITLE_LINE: Final = 1.2
_TITLE_DEPTH: Final = 0.27


class SlidePictures:
    """Draws the slides of a plan; they are named ``page-1`` and so on."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._look = plan.look
        self._numbers = {id(slide): number for number, slide in enumerate(plan.slides, 1)}

    def pages(self) -> list[str]:
        """Return the slides as SVG."""
        return [self._page(slide) for slide in self._plan.slides]

    def bookmarks(self) -> Iterator[Bookmark]:
        """Yield the titles of slides: the tours with their steps, then all concepts, folded."""
        tours = {f"step:{tour.id}:1": tour.title for tour in self._plan.graph.told}
        for slide in self._plan.slides:
            first = tours.pop(slide.key, "")
            if first:
                yield Bookmark(first, self._href(slide)[1:])
            if slide.kind != "index":
                yield Bookmark(slide.title, self._href(slide)[1:], int(slide.kind != "cover"))
            elif slide.key == "index:1":
                yield Bookmark(slide.title, self._href(slide)[1:], closed=True)

    def _href(self, slide: Slide | None) -> str:
        return f"#page-{self._numbers[id(slide)]}" if slide else ""

    def _page(self, slide: Slide) -> str:
        theme, width = self._theme(slide), self._look.width
        root: list[tuple[str, str | float | None]] = [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", width),
            ("height", HEIGHT),
            ("viewBox", f"0 0 {number(width)} {number(HEIGHT)}"),
            ("font-family", FONT_FAMILIES),
        ]
        parts = [
            f"<title>{escape(self._plan.graph.title)}</title>",
            element("rect", ("width", width), ("height", HEIGHT), ("fill", theme.paper)),
            *self._title(slide, theme),
            *self._last_line(slide, theme),
            *self._content(slide, theme),
        ]
        return f"<svg{attributes(root)}>{''.join(parts)}</svg>\n"

    def _theme(self, slide: Slide) -> Theme:
        """Return the colours of a slide: on a ground that is not the theme's, ink and paper change places."""
        theme = self._look.theme
        if not slide.ground or (theme.name == "dark") == (slide.ground == "dark"):
            return theme
        return replace(theme, paper=theme.ink, ink=theme.paper, quiet=theme.surface, accent=theme.paper)

    def _title(self, slide: Slide, theme: Theme) -> Iterator[str]:
        title = clean(slide.title)
        if slide.kind not in ("cover", "blank"):
            yield from self._headline(slide, theme)
            return
        room = self._look.width - 2 * COVER_LEFT
        px = title_px(title, room, 1.0)
        lines, rtl = filled(title, room / px, weight="semibold"), is_rtl(title)
        x, anchor = (self._look.width - COVER_LEFT, "end") if rtl else (COVER_LEFT, "start")
        for index, line in enumerate(reversed(lines)):
            baseline = COVER_FOOT - (_TITLE_DEPTH + index * _TITLE_LINE) * px
            yield text_line(line, x, baseline, px, theme.ink, weight=600, anchor=anchor, rtl=rtl)

    def _headline(self, slide: Slide, theme: Theme) -> Iterator[str]:
        """Yield the lines of a title in the strip above."""
        top = slide.headline
        if top:
            middle, right = 2 + top.height / 2, self._look.width - MARGIN
            yield from _lines(top.lines, MARGIN, middle, top.px, _TITLE_LINE, theme.ink, weight="semibold",
                              right=right)  # fmt: skip

    def _last_line(self, slide: Slide, theme: Theme) -> Iterator[str]:
        """Yield what stands at the foot: the chapter at the left, links at the right."""
        _, y, _, h = self._look_of(slide).stage
        middle, right = y + h + NAVIGATION_HEIGHT / 2, self._look.width - MARGIN
        for text, key, width in reversed(slide.line.links):
            href = self._href(self._plan.target(slide, key)) if key else ""
            ink = theme.accent if href else theme.quiet
            yield linked(href, _line(text, right, middle, SMALLEST_PX, ink, anchor="end"))
            right -= width + 28
        if slide.line.chapter:
            yield _line(slide.line.chapter, MARGIN, middle, SMALLEST_PX, theme.quiet)

    def _look_of(self, slide: Slide) -> Look:
        return slide.look or self._look

    def _content(self, slide: Slide, theme: Theme) -> Iterator[str]:
        concepts = {concept: self._href(to) for concept, to in self._plan.concepts(slide).items()}
        if slide.kind == "cover":
            parts = {title: self._href(to) for title, to in self._plan.parts(slide).items()}
            yield from self._cover(self._plan.graph.description, 24.0, parts, theme)
        elif slide.kind == "blank":
            yield from self._cover(slide.say, BLANK_PX, {}, theme)
        elif slide.view is not None:
            yield self._view(slide, slide.view, concepts)
            yield from self._foot(slide, theme)
        else:
            for cell in slide.cells or ():
                faint = bool(slide.lit) and cell.concept not in slide.lit
                yield linked(concepts.get(cell.concept, ""), self._cell(cell, theme, faint))

    def _cover(self, text: str, px: float, parts: dict[str, str], theme: Theme) -> Iterator[str]:
        """Yield what stands below the title of a cover or of a slide without picture."""
        px, lines, rect = described(self._look, text, px, alone=not parts)
        left, top, _, _ = rect
        middle, right = top + len(lines) * LINE * px / 2, self._look.width - left
        yield from _lines(lines, left, middle, px, LINE, theme.quiet, right=right)
        for part, words, (x, y, w, h) in part_places(self._look, parts, below(rect)):
            link = _lines([words], x, y + h / 2, PART_PX, LINE, theme.accent, right=x + w)
            yield linked(parts[part], "".join(link))

    def _view(self, slide: Slide, view: View, concepts: dict[str, str]) -> str:
        """Return the picture of a slide; over a question nothing of it tells the answer."""
        backing = self._plan.unanswered if slide.posed else self._plan.backing
        legible = [replace(each, font_px=max(SMALLEST_PX, each.font_px)) for each in view.headings]
        drawn = replace(view, headings=tuple(legible))
        central = {box.concept for box in view.boxes if box.central}
        links = Links({concept: to for concept, to in concepts.items() if concept not in central})
        drawing = replace(self._look.drawing(backing.graph, drawn), links=links)
        x, y, _, _ = self._look_of(slide).stage
        return f'<g transform="translate({number(x)} {number(y)})">{"".join(stage(drawing))}</g>'

    def _foot(self, slide: Slide, theme: Theme) -> Iterator[str]:
        """Yield what is said below a picture, and what the signs mean."""
        look, foot = self._look_of(slide), slide.foot
        places = placed(look, foot, slide.line)
        for sign, left, middle in places.signs:
            yield self._sign(sign, (left, middle), theme)
            yield _line(sign.words, left + sign.word_at(), middle, KEY_PX, theme.quiet)
        x, y, w, h = places.said
        yield from _lines(foot.lines, x, y + h / 2, foot.px, STEP, theme.ink, right=x + w)

    def _sign(self, sign: Sign, at: Point, theme: Theme) -> str:
        """Return a sign of the key, from a point to the right."""
        left, middle = at
        wide = SIGN_WIDTH[sign.kind]
        if sign.kind == "verdict":
            return verdict_sign(verdict_style(sign.name, theme), (left + wide / 2, middle), 0.62 * KEY_PX)
        if sign.kind == "category":
            return category_sign(self._look.styles[sign.name], (left + wide / 2, middle), 5.5)
        if sign.kind != "arrow":
            return ""
        shaft = wide - 9 * ARROW_HEADS[sign.name].back
        line = element("rect", ("x", left), ("y", middle - 0.8), ("width", shaft), ("height", 1.6),
                       ("fill", theme.quiet))  # fmt: skip
        return line + arrow_tip(sign.name, (left + wide, middle), 9, 0.0, theme.quiet, theme.paper)

    def _cell(self, cell: Cell, theme: Theme, faint: bool) -> str:
        """Return a concept of the list of all, or the heading of a category."""
        x, y, w, h = cell.rect
        lines, middle = cell_lines(self._look, cell), y + h / 2
        if not cell.concept:
            heading = _lines(
                lines, x, middle, cell.px, CELL_LINE, theme.quiet, weight="semibold", right=x + w
            )
            return "".join(heading)
        category = self._plan.graph.concepts[cell.concept].category
        style = self._look.styles.get(category) or self._look.styles[""]
        frame = element(
            "rect", ("x", x), ("y", y), ("width", w), ("height", h), ("rx", 0.16 * min(w, h)),
            ("fill", style.tint), ("stroke", style.color), ("stroke-width", 1.25),
        )  # fmt: skip
        name = "".join(_lines(lines, x + w / 2, middle, cell.px, CELL_LINE, theme.ink, anchor="middle"))
        opening = attributes([("opacity", FAINT if faint else None)])
        return f"<g{opening}>{frame}{name}</g>"


def _lines(
    lines: Sequence[str], x: float, middle: float, px: float, step: float, ink: str, *,
    weight: Weight = "regular", anchor: str = "start", right: float = 0.0,
) -> Iterator[str]:  # fmt: skip
    """Yield lines of one text about a middle; ``right`` is where they begin when they run from the right."""
    rtl = is_rtl(" ".join(lines))
    if rtl and right:
        x, anchor = right, "end"
    for index, line in enumerate(lines):
        at = middle + (index - (len(lines) - 1) / 2) * step * px
        yield _line(line, x, at, px, ink, weight=weight, anchor=anchor, rtl=rtl)


def _line(
    text: str, x: float, middle: float, px: float, ink: str, *,
    weight: Weight = "regular", anchor: str = "start", rtl: bool | None = None,
) -> str:  # fmt: skip
    bold = 600 if weight == "semibold" else 400
    return text_line(text, x, middle + MIDDLE * px, px, ink, weight=bold, anchor=anchor, rtl=rtl)
