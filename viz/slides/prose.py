"""Text set in lines of a given width, in the font of the page."""

from __future__ import annotations

from ..svg_frame import shortened_text
from ..text import Weight
from ..text import width as text_width


def filled(text: str, room: float, most: int = 1000, weight: Weight = "regular") -> list[str]:
    """Return a text in lines of at most ``room`` em; what is too much ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", weight) <= room:
            lines[-1] += f" {word}"
        elif len(lines) == most:
            lines[-1] = shortened_text(f"{lines[-1]} {word} …", room, weight)
            break
        else:
            lines.append(shortened_text(word, room, weight))
    return lines
