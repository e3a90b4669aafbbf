"""Text set in lines of a given width, in the font of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..look.line_breaks import break_places, clusters
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
    """Yield a word in pieces that fit a line; they end where it may be broken, or at a stroke or a dot."""
    word = word[:_LONGEST]
    if text_width(word, weight) <= room:
        yield word
        return
    ends = clusters(word)
    natural = {end for end in ends if word[end - 1] in "/-._?&="} | set(break_places(word))
    start = fits = 0
    for end in ends:
        if fits > start and text_width(word[start:end], weight) > room:
            better = [place for place in natural if start + (fits - start) // 2 < place <= fits]
            cut = max(better, default=fits)
            yield word[start:cut]
            start = cut
        fits = end
    yield word[start:]
