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
    listed, met = list(categories), set[str]().union(*texts)
    css = theme_css(listed) + font_face_css(font_data(met))
    return PageLook(css, theme_json(listed), font_metrics(met), css_category_styles(listed))


def font_metrics(met: set[str]) -> dict[str, Any]:
    """Return advance widths in thousandths of an em: of what most texts are made of, and of all these."""
    units = metrics()["units_per_em"]
    data: dict[str, Any] = {"family": FONT_FAMILY, "lineHeight": LINE_HEIGHT}
    for weight, advances in metrics()["advances"].items():
        carried = sorted(char for char in advances if char in met or _is_common(char))
        widths = [round(1000 * advances[char] / units) for char in carried]
        data[weight] = ["".join(carried), widths]
    return data


def _is_common(char: str) -> bool:
    """Return whether a character is Latin, Greek or Cyrillic as most languages write them."""
    return " " <= char <= "\u017f" or "\u0370" <= char <= "\u04ff"
