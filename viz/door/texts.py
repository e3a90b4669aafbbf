"""The texts of a row of the map: how its words and its name are set, and what stands beside or under them.

Twin: viz/viewer/src/door/texts.ts
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..look.syllables import syllable_ends
from ..look.text import Weight, drawable, width, wrappings
from .share import LINE, ROW

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..words import Words
    from .plan import Row

#: Sizes of text (px): what is read, and notes.
TEXT: Final = 16.0
NOTE: Final = 14.0
#: Room from a name to what stands beside it, and for the sign of a category.
BESIDE: Final = 10.0
SIGN_ROOM: Final = 18.0
#: Characters that a line keeps at least, where a word is parted.
LEAST: Final = 4
#: Verdicts whose word is told with the name, so that no row asserts what does not stand.
TOLD: Final = ("contradicted", "not-found")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the columns of a card stand (px): marks, words, the arrows' ends, names, the right edge of text.

    ``above``: the category stands above its rows, not at their right. ``also``: other words have room.
    """

    marks: float
    words: float
    words_room: float
    arrows: float
    names: float
    right: float
    left: float
    above: bool = False
    also: bool = True


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a row; ``under``: a verdict's word is below the name; ``heading``: a category's line."""

    words: tuple[str, ...]
    name: tuple[str, ...]
    told: str
    under: bool
    also: str
    heading: bool
    width: float

    @property
    def lines(self) -> int:
        """Lines of text, without the heading."""
        return max(1, len(self.words), len(self.name) + self.under)

    @property
    def height(self) -> float:
        """Height of the row (px)."""
        return (LINE if self.heading else 0.0) + ROW + LINE * (self.lines - 1)

    def middle(self, top: float) -> float:
        """Return the middle of the row's line, when the row begins at ``top`` (px)."""
        above = LINE if self.heading else 0.0
        return top + above + (self.height - above) / 2


def measured(text: str, size: float = TEXT, weight: Weight = "regular") -> float:
    """Return the width of a text in one line (px)."""
    return width(drawable(text), weight) * size


def widest(lines: Sequence[str], size: float = TEXT, weight: Weight = "regular") -> float:
    """Return the width of the longest line (px)."""
    return max((width(line, weight) * size for line in lines), default=0.0)


def fitted(text: str, room: float, size: float = TEXT, weight: Weight = "regular") -> tuple[str, ...]:
    """Return a text in as few lines as fit into so much room (px); a word without room is parted,
    behind a syllable where one ends."""
    ways = wrappings(text, weight)
    lines = next((way.lines for way in ways if way.width * size <= room), ways[-1].lines)
    return tuple(part for line in lines for part in _parted(line, room, size, weight))


def _parted(line: str, room: float, size: float, weight: Weight) -> list[str]:
    found: list[str] = []
    ends = syllable_ends(line)
    begun = 0
    while len(line) - begun > LEAST and width(line[begun:], weight) * size > room:
        most = begun + len(_head(line[begun : 1 - LEAST], "-", room, size, weight))
        end = max((end for end in ends if begun < end <= most), default=most)
        found.append(f"{line[begun:end]}-")
        begun = end
    return [*found, line[begun:]]


def _head(text: str, end: str, room: float, size: float, weight: Weight = "regular") -> str:
    """Return as much of a text as has room before its end, at least one character."""
    while len(text) > 1 and width(text + end, weight) * size > room:
        text = text[:-1]
    return text


def row_texts(graph: ConceptGraph, said: Words, frame: Frame, row: Row, far: str, label: str) -> Texts:
    """Return the texts of a row; ``label`` is that of the category that begins with it, else empty."""
    effect = graph.effects[row.effects[0]]
    room = frame.right - frame.names
    name = fitted(graph.concepts[far].title, room, TEXT, "semibold")
    told: str = said["verdicts"][effect.verdict] if effect.verdict in TOLD else ""
    used = widest(name, TEXT, "semibold")
    beside = measured(told, NOTE) + BESIDE if told else 0.0
    under = bool(told) and (used + beside > room or (frame.above and not frame.also))
    used += 0.0 if under else beside
    taken = measured(label, NOTE) + SIGN_ROOM + BESIDE if label and not frame.above else 0.0
    heading = bool(label) and (frame.above or used + taken > room)
    also = said.say("also", words=graph.effects[row.effects[1]].label) if len(row.effects) > 1 else ""
    free = room - used - (0.0 if heading else taken)
    if not frame.also or BESIDE + measured(also, NOTE) > free:
        also = ""
    words = fitted(effect.label, frame.words_room)
    return Texts(words, name, told, under, also, heading, widest(name, TEXT, "semibold"))


def group_title(title: str, room: float) -> str:
    """Return what a group is called in so much room (px): the first of two names where both are too long."""
    if measured(title, NOTE) <= room:
        return title
    first = drawable(title.split(", ")[0])
    if measured(first, NOTE) <= room:
        return first
    return _head(first, "…", room, NOTE).rstrip() + "…"
