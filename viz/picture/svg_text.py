"""Small pieces of SVG as text: numbers, escaped strings, elements with plain attributes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Final

from ..look.direction import directed
from ..look.geometry import Command
from ..look.text import FONT_FAMILY, is_measured, width
from ..markup import escape

#: The page's font, then faces as narrow, then what every system has.
FONT_FAMILIES: Final = (
    f"{FONT_FAMILY}, Roboto Condensed, Arial Narrow, Liberation Sans Narrow, Noto Sans, Arial, sans-serif"
)

LINK_END: Final = "</a>"
_LINE = re.compile("<text( [^>]*)>([^<]*)</text>")
_SIZE = re.compile(' font-size="([^"]*)"')

#: Value of an attribute; None leaves it out.
Value = str | float | None


def number(value: float) -> str:
    """Return a number with at most two decimals, as short as it goes.

    >>> number(1.999), number(-0.001), number(12.5)
    ('2', '0', '12.5')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def attributes(pairs: Sequence[tuple[str, Value]]) -> str:
    """Return attributes as text, each with a blank before it; those that are None are left out."""
    parts = []
    for name, value in pairs:
        if value is not None:
            parts.append(f' {name}="{escape(value) if isinstance(value, str) else number(value)}"')
    return "".join(parts)


def element(name: str, *pairs: tuple[str, Value]) -> str:
    """Return an empty element."""
    return f"<{name}{attributes(pairs)}/>"


def linked(href: str, content: str) -> str:
    """Return what leads to an address, or to ``#`` and a name, when it is clicked."""
    return f"<a{attributes([('href', href)])}>{content}{LINK_END}" if href else content


def path_data(commands: Sequence[Command]) -> str:
    """Return path commands as the ``d`` of a path."""
    parts = []
    for name, *points in commands:
        numbers = " ".join(f"{number(x)} {number(y)}" for x, y in points)
        parts.append(f"{name}{numbers}")
    return "".join(parts)


def text_element(name: str, text: str, *pairs: tuple[str, Value]) -> str:
    """Return an element that holds a text."""
    return f"<{name}{attributes(pairs)}>{escape(text)}</{name}>"


def text_line(
    text: str,
    x: float,
    y: float,
    size: float,
    fill: str,
    *,
    weight: int = 400,
    anchor: str = "start",
    opacity: Value = None,
    id: str = "",
    rtl: bool | None = None,
) -> str:
    """Return one line of text; ``y`` is its baseline, ``rtl`` whether the whole text runs so."""
    pairs: list[tuple[str, Value]] = [
        ("x", x),
        ("y", y),
        ("font-size", size),
        ("font-weight", str(weight) if weight != 400 else None),
        ("text-anchor", anchor if anchor != "start" else None),
        ("fill", fill),
        ("opacity", opacity),
        ("id", id or None),
    ]
    # Escaped, a text loses what directs it.
    return f"<text{attributes(pairs)}>{directed(escape(text), rtl)}</text>"


def fitted(svg: str) -> str:
    """Return an SVG of ours whose lines keep the width of the page's font in whatever font they are drawn.

    Lines with characters that the font lacks are left alone: their width is only guessed.
    """
    return _LINE.sub(_fitted_line, svg)


def _fitted_line(found: re.Match[str]) -> str:
    attributes, content = found.groups()
    size, text = _SIZE.search(attributes), unescape(content)
    if not size or not text.strip() or not is_measured(text):
        return found.group()
    long = float(size[1]) * width(text, "semibold" if 'font-weight="600"' in attributes else "regular")
    return f'<text{attributes} textLength="{number(long)}" lengthAdjust="spacingAndGlyphs">{content}</text>'
