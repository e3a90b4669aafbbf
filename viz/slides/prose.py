"""Text set in lines of a given width, in the font of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..look.text import Weight, shortened_text
from ..look.text import width as text_width

#: Of longer words only so many characters are set.
_LONGEST: Final = 2000


def filled(text: str, room: float, most: int = 1000, weight: Weight = "regular") -> list[str]:
    """Return a text in lines of at most ``room`` em; what is too much ends in an ellipsis.

    A word that is wider than a line, as an address may be, is broken where the line ends.
    """
    lines: list[str] = []
    for word in (piece for whole in text.split() for piece in _broken(whole, room, weight)):
        if lines and text_width(f"{lines[-1]} {word}", weight) <= room:
            lines[-1] += f" {word}"
        elif len(lines) == most:
            lines[-1] = shortened_text(f"{lines[-1]} {word} …", room, weight)
            break
        else:
            lines.append(shortened_text(word, room, weight))
    return lines


def _broken(word: str, room: float, weight: Weight) -> Iterator[str]:
    """Yield a word in pieces that fit a line; of an address they rather end at a stroke or a dot."""
    rest = word[:_LONGEST]
    while text_width(rest, weight) > room:
        fits = next((n for n in range(1, len(rest)) if text_width(rest[: n + 1], weight) > room), len(rest))
        natural = max(rest.rfind(sign, 0, fits) for sign in "/-._?&=") + 1
        end = natural if natural > fits // 2 else fits
        yield rest[:end]
        rest = rest[end:]
    if rest:
        yield rest
