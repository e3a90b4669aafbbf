"""How the slides of one presentation look: where views stand, in which colours, in a font how wide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from ...look.drawing import drawing_of
from ...look.text import shortened_text
from ...look.text import width as text_width
from ...look.theme import CategoryStyle, Theme, category_styles, theme_named
from .file import BAR, HEIGHT, TITLE_PX, new_presentation, stage_size
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
#: No text on a slide is smaller, px: 12 pt.
SMALLEST_PX: Final = 16.0
#: Room for the words at the right of a title, px.
NAVIGATION: Final = 250.0
#: Height of these words where they stand below the stage, px.
NAVIGATION_HEIGHT: Final = 26.0


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours by what they are for: of the theme where it has them, so that they change with it."""

    paper: Ink
    text: Ink
    quiet: Ink
    link: Ink


OWN_INKS: Final = Inks(Ink("bg1"), Ink("tx1"), Ink("tx2"), Ink("hlink"))


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

    def drawing(self, graph: ConceptGraph, view: View) -> Drawing:
        """Return a view with the colours of these slides."""
        return replace(drawing_of(graph, view, "light"), theme=self.theme, categories=self.styles)


def page_of(stage: Rect, font: Font) -> tuple[float, float]:
    """Return the size of the views that fill a stage when their words are set in a font."""
    return (stage[2] / font.wide, stage[3])


def bar_title(look: Look, title: str) -> tuple[float, str]:
    """Return size and text of a title in its strip: smaller where it is long, cut at the smallest."""
    room = (look.width - 2 * MARGIN - NAVIGATION) / look.font.wide
    needed = text_width(title, "semibold")
    px = max(SMALLEST_PX, min(TITLE_PX, room / needed if needed else TITLE_PX))
    return px, shortened_text(title, room / px, "semibold")


def plain_look(categories: Iterable[Category], theme: str, size: str, font: Font) -> Look:
    """Return how slides in our own colours are filled, without a presentation; ``size`` is 16:9 or 4:3.

    Raises:
        ValueError: there is no such theme or size.
    """
    chosen = theme_named(theme)
    width, height = stage_size(size)
    stage = (EDGE, BAR, width - 2 * EDGE, height - EDGE)
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
    title = (MARGIN, 6.0, look.width - 2 * MARGIN - NAVIGATION, BAR - 8)
    colours = [look.styles[category.id].color for category in listed]
    deck = new_presentation(look.theme, colours, (look.width, HEIGHT), title, font.name)
    layout = deck.slide_layouts[0]
    return replace(look, deck=deck, cover=layout, plain=layout, unit=deck.slide_height / HEIGHT)
