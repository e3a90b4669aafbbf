"""Which rows of the map's groups are shown in so much height, and how many wait behind each.

Twin: viz/viewer/src/door/share.ts
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from .plan import Group, Row

#: Heights of a row, of a further line in it, and of the line that counts what waits (px).
ROW: Final = 24.0
LINE: Final = 20.0
MORE: Final = 20.0
#: A card's padding with its border, above and below together, and the gap to the next card.
PADDING: Final = 10.0
GAP: Final = 8.0
#: Cards at most, and where the page is lower than so much.
MOST_CARDS: Final = 9
FEWER_CARDS: Final = 7
ENOUGH: Final = 728.0

Height = Callable[[Row], float]


@dataclass(frozen=True, slots=True)
class Shown:
    """A card: its group, how many of its rows are shown, and the group of each row that was put together."""

    group: Group
    rows: int
    parts: tuple[Group, ...]

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self.group.rows[: self.rows]

    @property
    def hidden(self) -> int:
        """How many rows wait."""
        return len(self.group.rows) - self.rows


def together(groups: Sequence[Group], most: int) -> list[tuple[Group, tuple[Group, ...]]]:
    """Return at most so many groups, each with its parts: the last ones share one, a row of each first."""
    alone: list[tuple[Group, tuple[Group, ...]]] = [(group, (group,)) for group in groups]
    if len(groups) <= most:
        return alone
    parts = tuple(groups[most - 1 :])
    longest = max(len(part.rows) for part in parts)
    rows = tuple(part.rows[n] for n in range(longest) for part in parts if n < len(part.rows))
    shared = replace(parts[0], rows=rows, first=min(3, len(parts)))
    return [*alone[: most - 1], (shared, parts)]


def share(groups: Sequence[Group], room: float, most: int, height: Height) -> list[Shown]:
    """Return the cards with their rows: each has what is told first, the rest by the root of its size."""
    cards = [Shown(group, _least(group), parts) for group, parts in together(groups, most)]
    free = room - sum(tall_of(card, height) + GAP for card in cards) + GAP
    going = True
    while going:
        going = False
        for at in sorted(range(len(cards)), key=lambda at: -_average(cards[at])):
            larger = _larger(cards[at])
            if larger is None:
                continue
            cost = tall_of(larger, height) - tall_of(cards[at], height)
            if cost <= free:
                cards[at], free, going = larger, free - cost, True
                break
    return cards


def _average(card: Shown) -> float:
    return math.sqrt(len(card.group.rows)) / (card.rows + 1)


def _least(group: Group) -> int:
    shown = min(len(group.rows), max(1, group.first))
    return _no_single(shown, len(group.rows))


def _no_single(shown: int, count: int) -> int:
    """Return how many rows are shown: never all but one."""
    return count if shown == count - 1 else shown


def _larger(card: Shown) -> Shown | None:
    count = len(card.group.rows)
    return None if card.rows >= count else replace(card, rows=_no_single(card.rows + 1, count))


def tall_of(card: Shown, height: Height) -> float:
    """Return the height of a card (px)."""
    tall = sum((height(row) for row in card.group.rows[: card.rows]), 0.0)
    return tall + PADDING + (MORE if card.hidden else 0.0)
