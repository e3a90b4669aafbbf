"""How the slides of one presentation look: where views stand, in which colours, in a font how wide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from ...look.drawing import drawing_of
from ...look.theme import CategoryStyle, Theme, category_styles, theme_named
from ..prose import filled
from .file import BAR, HEIGHT, new_presentation, stage_size
from .options import Font
from .xml import Ink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_data.model import Category, ConceptGraph

    from ...look.drawing import Drawing
    from ...view import Rect, View

#: Between the sides of a slide and what stands on it, px.
MARGIN: Final = 24.0
#: Between the sides of a slide and the views on it, which keep some distance themselves, px.
EDGE: Final = 12.0
#: No text on a slide is smaller, px: 14 pt. What signs mean may be 12 pt.
SMALLEST_PX: Final = 56 / 3
KEY_PX: Final = 16.0
#: Height of the line below the stage, which says what the talk is called and where one can go, px.
NAVIGATION_HEIGHT: Final = 30.0
#: Sizes of headings in so many lines, px, the best first.
_HEADLINES: Final = ((1, (30.0, 28.0, 26.0)), (2, (28.0, 26.0, 24.0, 22.0)), (3, (22.0, 20.0, SMALLEST_PX)))
_TITLE_STEP: Final = 1.2


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours by what they are for: of the theme where it has them, so that they change with it."""

    paper: Ink
    text: Ink
    quiet: Ink
    link: Ink


OWN_INKS: Final = Inks(Ink("bg1"), Ink("tx1"), Ink("tx2"), Ink("hlink"))
#: On a ground that has changed places with the ink only these two turn along.
TURNED_INKS: Final = Inks(Ink("bg1"), Ink("tx1"), Ink("tx1"), Ink("tx1"))


@dataclass(frozen=True, slots=True)
class Look:
    """A presentation without slides, and how they are filled.

    Lengths are px of a slide 720 px high; ``unit`` is how many EMU such a px has. Slides are made from the
    layouts ``cover`` and ``plain``. Without a ``template`` titles are placed and sized by us.
    """

    deck: Any
    cover: Any
    plain: Any
    width: float
    stage: Rect
    theme: Theme
    styles: Mapping[str, CategoryStyle]
    font: Font
    unit: float
    inks: Inks = OWN_INKS
    template: bool = False

    @property
    def page(self) -> tuple[float, float]:
        """The size of the views that are shown: as much narrower as the font is wider."""
        return page_of(self.stage, self.font)

    def under(self, headline: Headline) -> Look:
        """Return the look of a slide whose heading may take more than one line: the stage gives way."""
        x, y, w, h = self.stage
        more = 0.0 if self.template else headline.height - BAR
        return replace(self, stage=(x, y + more, w, h - more))

    def drawing(self, graph: ConceptGraph, view: View) -> Drawing:
        """Return a view with the colours of these slides."""
        return replace(drawing_of(graph, view, "light"), theme=self.theme, categories=self.styles)


def page_of(stage: Rect, font: Font) -> tuple[float, float]:
    """Return the size of the views that fill a stage when their words are set in a font."""
    return (stage[2] / font.wide, stage[3])


@dataclass(frozen=True, slots=True)
class Headline:
    """The heading of a slide in lines, its size, px, and the height of the strip that it takes."""

    px: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """The height of the strip: of one line always the same."""
        return max(BAR, 12 + _TITLE_STEP * self.px * len(self.lines))


def headline(look: Look, title: str) -> Headline:
    """Return a heading as large as it fits: in one line, else in two or three; cut only at the smallest."""
    room = (look.width - 2 * MARGIN) / look.font.wide
    for most, sizes in _HEADLINES:
        for px in sizes:
            lines = filled(title, room / px, most + 1, "semibold")
            if len(lines) <= most:
                return Headline(px, tuple(lines))
    return Headline(SMALLEST_PX, tuple(filled(title, room / SMALLEST_PX, 3, "semibold")))


def plain_look(categories: Iterable[Category], theme: str, size: str, font: Font) -> Look:
    """Return how slides in our own colours are filled, without a presentation; ``size`` is 16:9 or 4:3.

    Raises:
        ValueError: there is no such theme or size.
    """
    chosen = theme_named(theme)
    width, height = stage_size(size)
    stage = (EDGE, BAR, width - 2 * EDGE, height - NAVIGATION_HEIGHT)
    styles = category_styles(list(categories), chosen)
    return Look(None, None, None, width, stage, chosen, styles, font, unit=1.0)


def own_look(categories: Iterable[Category], theme: str, size: str, font: Font) -> Look:
    """Return slides in our own colours; ``size`` is 16:9 or 4:3.

    Raises:
        PictureError: the library that writes presentations is not installed.
        ValueError: there is no such theme or size.
    """
    listed = list(categories)
    look = plain_look(listed, theme, size, font)
    title = (MARGIN, 6.0, look.width - 2 * MARGIN, BAR - 8)
    colours = [look.styles[category.id].color for category in listed]
    deck = new_presentation(look.theme, colours, (look.width, HEIGHT), title, font.name)
    layout = deck.slide_layouts[0]
    return replace(look, deck=deck, cover=layout, plain=layout, unit=deck.slide_height / HEIGHT)
