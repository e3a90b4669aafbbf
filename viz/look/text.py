"""How wide words are in the font that the page carries, and how they wrap.

Widths come from ``fonts/metrics.json`` (advance widths of Fira Sans Condensed, no kerning, which only
narrows), so Python, the page and the pictures agree without a browser.

Twin: viz/viewer/src/near/text.ts
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, Literal, TypedDict

from ..carried import carried
from ..markup import clean
from .line_breaks import break_places, clusters
from .plain_sum import plain_sum

Weight = Literal["regular", "semibold"]

FONT_FAMILY: Final = "Fira Sans Condensed"
#: Distance of two baselines, in em.
LINE_HEIGHT: Final = 1.16


class Metrics(TypedDict):
    """Contents of metrics.json; lengths in font units."""

    units_per_em: int
    ascent: int
    descent: int
    cap_height: int
    x_height: int
    advances: dict[Weight, dict[str, int]]


@cache
def metrics() -> Metrics:
    """Return the metrics of the font."""
    text = carried("fonts", "metrics.json").read_text(encoding="utf-8")
    loaded: Metrics = json.loads(text)
    return loaded


#: Characters as wide as an ideograph, from one to another in hexadecimal: a table of our own, since every
#: version of Unicode, and with it of Python and of browsers, has one of its own.
WIDE: Final = (
    "1100-115f 231a-231b 2329-232a 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2648-2653 267f 2693 26a1 "
    "26aa-26ab 26bd-26be 26c4-26c5 26ce 26d4 26ea 26f2-26f3 26f5 26fa 26fd 2705 270a-270b 2728 274c "
    "274e 2753-2755 2757 2795-2797 27b0 27bf 2b1b-2b1c 2b50 2b55 2e80-303e 3041-3247 3250-4dbf "
    "4e00-a4c6 a960-a97c ac00-d7a3 f900-fad9 fe10-fe19 fe30-fe6b ff01-ff60 ffe0-ffe6 16fe0-1b2fb 1f004 "
    "1f0cf 1f18e 1f191-1f19a 1f200-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3 "
    "1f3e0-1f3f0 1f3f4 1f3f8-1f43e 1f440 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e 1f550-1f567 1f57a "
    "1f595-1f596 1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc 1f6d0-1f6d2 1f6d5-1f6df 1f6eb-1f6ec 1f6f4-1f6fc "
    "1f7e0-1f7f0 1f90c-1f93a 1f93c-1f945 1f947-1f9ff 1fa70-1faf6 20000-3134a"
)
_WIDE: Final = re.compile(
    "[" + "".join("-".join(chr(int(end, 16)) for end in one.split("-")) for one in WIDE.split()) + "]"
)
#: Categories of characters that stand on or in others and take no room of their own.
_NO_WIDTH: Final = ("Mn", "Me", "Cf", "Cc")


def _fallback_advance(char: str) -> float:
    """Em width allowed for a character that the font lacks: generous, since the system's font is unknown."""
    if unicodedata.category(char) in _NO_WIDTH:
        return 0.0
    return 1.05 if _WIDE.match(char) else 0.75


@cache
def _advance(char: str, weight: Weight) -> float:
    table = metrics()
    units = table["advances"][weight].get(char)
    return units / table["units_per_em"] if units is not None else _fallback_advance(char)


@cache
def width(text: str, weight: Weight = "regular") -> float:
    """Return the width of one line of text in em.

    >>> round(width("magnesium"), 2)
    4.72
    """
    return plain_sum(_advance(char, weight) for char in text)


def is_measured(text: str) -> bool:
    """Return whether the font has every character of a text, so that its width is known and not guessed."""
    return metrics()["advances"]["regular"].keys() >= set(text)


#: What is drawn of a text at most; the whole of it stands in the page's panel and in tooltips.
MOST_CHARACTERS: Final = 240
#: A word is broken inside, when it must be, so that no piece is wider than this (em).
WIDEST_PIECE: Final = 14.0
#: A text that is not long takes this many lines at most.
MOST_LINES: Final = 4
#: Direction marks reach past the line on which they stand, so a wrapped text is drawn without them.
_DIRECTION_MARKS: Final = frozenset(
    map(chr, (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF))
)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """One way to set a text; ``width`` in em is that of its longest line."""

    width: float
    lines: tuple[str, ...]


@cache
def wrappings(text: str, weight: Weight = "regular", most_lines: int = MOST_LINES) -> tuple[Wrapping, ...]:
    """Return the best wrapping for each number of lines: the least width, widest and flattest first.

    Runs of white space are one blank, control and direction characters are left out, and a text of more than
    `MOST_CHARACTERS` ends in an ellipsis. A long text may take more than ``most_lines``. An empty text has
    one wrapping without lines.

    >>> [w.lines for w in wrappings("vitamin D")]
    [('vitamin D',), ('vitamin', 'D')]
    """
    parts = pieces(drawable(text))
    if not parts:
        return (Wrapping(0.0, ()),)
    total = plain_sum(width(piece, weight) for piece in parts)
    most = min(len(parts), max(most_lines, math.ceil(total / 12.0)))
    found: list[Wrapping] = []
    for lines in _least_widths(parts, weight, most):
        wrapping = Wrapping(max(width(line, weight) for line in lines), lines)
        if not found or wrapping.width < found[-1].width - 1e-6:
            found.append(wrapping)
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def drawable(text: str) -> str:
    """Return what is drawn of a text: one line, without what a page must not be given."""
    head = text[: 4 * MOST_CHARACTERS]
    clean = "".join(" " if char.isspace() else char for char in head if not _left_out(char))
    line = " ".join(clean.split())
    if len(line) <= MOST_CHARACTERS and len(text) <= len(head):
        return line
    return line[: MOST_CHARACTERS - 1].rstrip() + "…"


def _left_out(char: str) -> bool:
    if char.isspace():
        return False
    return char in _DIRECTION_MARKS or unicodedata.category(char) in ("Cc", "Cs", "Cn")


@cache
def pieces(line: str) -> tuple[str, ...]:
    """Return the parts between which a line may be broken; a blank after a part belongs to it.

    >>> pieces("a low-fat diet")
    ('a ', 'low-', 'fat ', 'diet')
    """
    ends = [0, *break_places(line), len(line)]
    parts = (line[start:end] for start, end in pairwise(ends) if end > start)
    return tuple(piece for part in parts for piece in _cut(part))


def _cut(part: str) -> Iterator[str]:
    """Yield a part, one that is too wide in several."""
    start, wide = 0, 0.0
    if len(part) * 1.1 > WIDEST_PIECE:
        for begun, end in pairwise((0, *clusters(part))):
            wide += width(part[begun:end], "semibold")
            if wide > WIDEST_PIECE - 1.1 and part[end:].strip():
                yield part[start:end]
                start, wide = end, 0.0
    yield part[start:]


_BY_BLANKS: Final = re.compile("[^ ]+ ?")


def uneven(texts: Iterable[str]) -> dict[str, list[int]]:
    """Return the lengths of the pieces (UTF-16 units) of texts, as drawn, that break not only at blanks."""
    found = {}
    for line in map(drawable, texts):
        if (parts := pieces(line)) != tuple(_BY_BLANKS.findall(line)):
            found[line] = [len(piece.encode("utf-16-le", "surrogatepass")) // 2 for piece in parts]
    return found


def _least_widths(pieces: tuple[str, ...], weight: Weight, most: int) -> Iterator[tuple[str, ...]]:
    """Yield the lines of the narrowest setting in 1, 2 ... ``most`` lines."""
    count = len(pieces)
    ends = [0.0]
    for piece in pieces:
        ends.append(ends[-1] + width(piece, weight))
    blank = [width(" ", weight) if piece.endswith(" ") else 0.0 for piece in pieces]
    best = [0.0] + [math.inf] * count
    cuts: list[list[int]] = []
    for _ in range(most):
        after, cut = [math.inf] * (count + 1), [0] * (count + 1)
        for end in range(1, count + 1):
            for start in range(end):
                widest = max(best[start], ends[end] - ends[start] - blank[end - 1])
                if widest < after[end] - 1e-9:
                    after[end], cut[end] = widest, start
        best = after
        cuts.append(cut)
        end, lines = count, list[str]()
        for row in reversed(cuts):
            lines.append("".join(pieces[row[end] : end]).rstrip())
            end = row[end]
        if all(lines):
            yield tuple(reversed(lines))


def shortened_text(text: str, room: float, weight: Weight = "regular") -> str:
    """Return a text cut with an ellipsis to fit ``room`` em."""
    text = clean(text)[:2000]
    if width(text, weight) <= room:
        return text
    for end in reversed((0, *clusters(text)[:-1])):
        if width(text[:end] + "…", weight) <= room:
            return text[:end].rstrip() + "…"
    return "…"
