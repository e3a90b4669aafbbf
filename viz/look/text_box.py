"""A text in its box: every useful wrapping of it with the room around it; what differs stands in a style.

Lengths are em of the ordinary text of a view.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .text import LINE_HEIGHT, Weight, Wrapping, wrappings

if TYPE_CHECKING:
    from graph_data.model import Effect


@dataclass(frozen=True, slots=True)
class TextBox:
    """One way to set a text; ``width`` and ``height`` are those of the lines with the room around them.

    ``mark`` is the part of the width that is left free before the text for a verdict's mark.
    """

    width: float
    height: float
    lines: tuple[str, ...]
    mark: float = 0.0


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a kind of text is set: ``scale`` times as large as ordinary text, with room around it.

    ``beside`` and ``above`` are the room at both sides together and that above and below; ``mark`` is the
    room for a verdict's mark before the text, in em of this text. A box without text is ``bare`` high; a
    line where that is not given.
    """

    scale: float = 1.0
    weight: Weight = "regular"
    beside: float = 0.0
    above: float = 0.0
    mark: float = 0.0
    bare: float | None = None


def effect_boxes(effect: Effect, style: TextStyle) -> tuple[TextBox, ...]:
    """Return every useful box of an effect's words, with room for the mark of its verdict."""
    return tuple(effect_box(effect, wrapping, style) for wrapping in wrappings(effect.words, style.weight))


def effect_box(effect: Effect, wrapping: Wrapping, style: TextStyle) -> TextBox:
    """Return the box of one wrapping of an effect's words."""
    return text_box(wrapping, style, 0.0 if effect.verdict == "not-checked" else style.mark * style.scale)


def text_boxes(text: str, style: TextStyle, least: tuple[float, float] = (0.0, 0.0)) -> tuple[TextBox, ...]:
    """Return every useful box of a text, widest and flattest first; none is smaller than ``least``.

    >>> boxes = text_boxes("vitamin D", TextStyle(beside=0.5))
    >>> [(round(box.width, 2), round(box.height, 2), box.lines) for box in boxes]
    [(4.38, 1.16, ('vitamin D',)), (3.56, 2.32, ('vitamin', 'D'))]
    """
    return tuple(text_box(wrapping, style, least=least) for wrapping in wrappings(text, style.weight))


def text_box(
    wrapping: Wrapping, style: TextStyle, mark: float = 0.0, least: tuple[float, float] = (0.0, 0.0)
) -> TextBox:
    """Return the box of one wrapping, with so much room for a mark before it."""
    width = style.scale * wrapping.width + (style.beside + mark)
    if wrapping.lines or style.bare is None:
        height = style.scale * LINE_HEIGHT * max(1, len(wrapping.lines)) + style.above
    else:
        height = max(style.bare, mark)
    return TextBox(max(least[0], width), max(least[1], height), wrapping.lines, mark)
