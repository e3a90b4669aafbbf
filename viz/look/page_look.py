"""All that a page needs of the look: colours as CSS and as data, its font, the styles of its categories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .font_face import font_data, font_face_css
from .text import FONT_FAMILY, LINE_HEIGHT, metrics
from .theme import CategoryStyle, theme_json
from .theme_css import css_category_styles, theme_css

if TYPE_CHECKING:
    from graph_data.model import Category


@dataclass(frozen=True, slots=True)
class PageLook:
    """The look of one page.

    ``css`` sets the variables of the themes and carries the font; ``theme`` and ``font`` are what the page's
    script reads of them; ``categories`` are styles by id in the variables of ``css``.
    """

    css: str
    theme: dict[str, Any]
    font: dict[str, Any]
    categories: Mapping[str, CategoryStyle]


def page_look(categories: Iterable[Category], texts: Iterable[str]) -> PageLook:
    """Return the look of a page with these categories, its font cut to the characters of the texts."""
    listed = list(categories)
    css = theme_css(listed) + font_face_css(font_data(texts))
    return PageLook(css, theme_json(listed), _font_metrics(), css_category_styles(listed))


def _font_metrics() -> dict[str, Any]:
    """Return the advance widths, in thousandths of an em, of the characters that most texts are made of."""
    units = metrics()["units_per_em"]
    data: dict[str, Any] = {"family": FONT_FAMILY, "lineHeight": LINE_HEIGHT}
    for weight, advances in metrics()["advances"].items():
        common = sorted(char for char in advances if " " <= char <= "\u017f" or "\u0370" <= char <= "\u04ff")
        widths = [round(1000 * advances[char] / units) for char in common]
        data[weight] = ["".join(common), widths]
    return data
