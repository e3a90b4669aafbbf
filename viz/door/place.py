"""The map of a graph on a page of any size: hub, cards, key; or cards alone where no concept stands out.

Twin: viz/viewer/src/door/place.ts
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..view import Brief, View
from .cards import EDGE, Cards, Placed, Ports, placed_cards, texts_of
from .hub import draw_hub, hub_lines
from .key import draw_key
from .sheet import Sheet
from .texts import NOTE, Frame, measured, widest

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..words import Words
    from .plan import Plan

#: The part of a page of 1280x720 that the map has beside its column (px); larger ones enlarge it to `MOST`.
PART: Final = (984.0, 668.0)
MOST: Final = 1.6
#: Below this width (px) a trunk leads to the cards; from it on a fan does.
NARROW: Final = 600.0
#: What words take at most of the room that they share with names; an opened card shows all of its words.
WORDS_SHARE: Final = 0.36
OPENED_SHARE: Final = 0.42
#: From this width on there is room for a wide fan.
WIDE: Final = 900.0
MARGIN: Final = 32.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a map: the opened card's key, the words of its language, and which way it reads."""

    said: Words
    opened: str = ""
    rightward: bool = True


def map_view(graph: ConceptGraph, plan: Plan, brief: Brief, wish: Wish) -> View:
    """Return the map for a page; it may become higher than that, never wider."""
    factor = max(1.0, min(brief.page[0] / PART[0], brief.page[1] / PART[1], MOST))
    width, height = brief.page[0] / factor, brief.page[1] / factor
    if width < NARROW:
        from .phone import phone_map

        return phone_map(graph, plan, brief, wish, width)
    if not plan.hub:
        from .tiers import tiers_map

        return tiers_map(graph, plan, brief, wish, (width, height))
    return _hub_map(graph, plan, brief, wish, (width, height))


def _hub_map(graph: ConceptGraph, plan: Plan, brief: Brief, wish: Wish, size: tuple[float, float]) -> View:
    width, height = size
    hub_width, fan, least = (144.0, 126.0, 198.0) if width >= WIDE else (120.0, 74.0, 164.0)
    hub_width = max(hub_width, min(widest(hub_lines(graph, plan, wish.said), NOTE) + 16.0, hub_width + 48.0))
    share = OPENED_SHARE if wish.opened else WORDS_SHARE
    frame = frame_of(graph, plan, width, MARGIN + hub_width + fan, (least, share))
    sheet = Sheet(graph, frame, plan.inward)
    texts = texts_of(graph, plan, wish.said, frame)
    placed = placed_cards(graph, plan.groups, wish.opened, texts, height)
    needed = stack_height(placed)
    tall = max(height, needed + 2 * EDGE)
    hub = draw_hub(sheet, plan, wish.said, MARGIN, hub_width, tall)
    ports = Ports(placed, hub[0] + hub[2], hub[1] + hub[3] / 2, hub[3] - 40.0)
    cards = Cards(sheet, plan, wish.said, texts, ports)
    y = (tall - needed) / 2
    for card in placed:
        cards.draw(card, y)
        y += card.tall + card.gap
    tall = draw_key(sheet, wish.said, MARGIN, frame.marks, tall)
    return sheet.view(brief.empty, width, tall, mirror=plan.inward == wish.rightward)


def stack_height(placed: Sequence[Placed]) -> float:
    """Return the height of cards one below the other (px)."""
    return sum(card.tall + card.gap for card in placed) - (placed[-1].gap if placed else 0.0)


def frame_of(
    graph: ConceptGraph, plan: Plan, width: float, marks: float, room_of: tuple[float, float]
) -> Frame:
    """Return the columns of a map: words as wide as its longest, as far as the names still have room.

    ``room_of``: the least room of words (px), and the share of what is left that they take at most.
    """
    words = marks + 20.0
    labels = (graph.effects[row.effects[0]].label for group in plan.groups for row in group.rows)
    longest = max((measured(label) for label in labels), default=0.0)
    least, share = room_of
    room = max(least, min(longest + 38.0, share * (width - words - MARGIN)))
    card = words + room
    return Frame(
        marks, words, room - 38.0, card, card + 17.0, width - MARGIN - 17.0, card, also=width >= WIDE
    )
