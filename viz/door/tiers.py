"""The map of a graph without a hub: a card of sources at the left of each card, level arrows between them.

Twin: viz/viewer/src/door/tiers.ts
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..view import Card, Sign, View
from .cards import EDGE, SIGN, texts_of
from .key import write_key
from .share import ENOUGH, FEWER_CARDS, GAP, LINE, MORE, MOST_CARDS, PADDING, Height, Shown, share, tall_of
from .sheet import Sheet
from .texts import SIGN_ROOM, TEXT, Frame, Texts, fitted, group_title, measured, widest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_data.model import ConceptGraph

    from ..view import Brief
    from .place import Wish
    from .plan import Group, Plan, Row

MARGIN: Final = 32.0
#: Height of the key under the cards, and of the names of both groups above their rows (px).
KEY: Final = 40.0
#: Pairs of cards at least, however low the page.
FEWEST: Final = 3
TITLE: Final = 24.0


def tiers_map(graph: ConceptGraph, plan: Plan, brief: Brief, wish: Wish, size: tuple[float, float]) -> View:
    """Return the map for a page (px); it may become higher."""
    width, height = size
    frame, start = _frame(graph, plan, width)
    sheet = Sheet(graph, frame, inward=False)
    texts = texts_of(graph, plan, wish.said, frame)
    names = {
        row: fitted(graph.concepts[row.source].title, start - MARGIN - 34.0, TEXT, "semibold")
        for group in plan.groups
        for row in group.rows
    }

    titled = {group.rows[0] for group in plan.groups if group.title}

    def tall(row: Row) -> float:
        own = texts[row].height - (LINE if texts[row].heading else 0.0)
        return max(own, LINE * len(names[row]) + 4.0) + (TITLE if row in titled else 0.0)

    tiers = _Tiers(sheet, wish, texts, names, start)
    y = EDGE
    for card in _fitting(plan, height, tall):
        y = tiers.draw(card, y) + GAP
    y = write_key(sheet, graph, wish.said, MARGIN, y + 6.0, [route.effect for route in sheet.routes])
    return sheet.view(brief.empty, width, max(height, y + 8.0), mirror=not wish.rightward)


def _fitting(plan: Plan, height: float, tall: Height) -> list[Shown]:
    """Return as many cards as fit, at least a few."""
    most = FEWER_CARDS if height < ENOUGH else MOST_CARDS
    room = height - 2 * EDGE - KEY
    cards: list[Shown] = []
    for count in range(most, FEWEST - 1, -1):
        cards = share(plan.groups, room, count, tall)
        if sum(tall_of(card, tall) + GAP for card in cards) - GAP <= room:
            break
    return cards


def _frame(graph: ConceptGraph, plan: Plan, width: float) -> tuple[Frame, float]:
    """Return the columns, and the right edge of the cards of sources: names have what words leave."""
    labels = (graph.effects[row.effects[0]].label for group in plan.groups for row in group.rows)
    longest = max((measured(label) for label in labels), default=0.0)
    words = max(120.0, min(longest, 0.3 * width))
    card = (width - 2 * MARGIN - words - 20.0 - 24.0 - 38.0) / 2
    start = MARGIN + card
    marks = start + 24.0
    left = marks + 20.0 + words + 38.0
    return Frame(
        marks, marks + 20.0, words, left, left + 17.0, width - MARGIN - 17.0, left, above=True
    ), start


class _Tiers:
    """Draws pairs of cards."""

    def __init__(
        self,
        sheet: Sheet,
        wish: Wish,
        texts: Mapping[Row, Texts],
        names: Mapping[Row, tuple[str, ...]],
        start: float,
    ) -> None:
        self._sheet, self._wish, self._texts, self._names, self._start = sheet, wish, texts, names, start

    def draw(self, card: Shown, top: float) -> float:
        """Draw a pair of cards; return where it ends."""
        sheet, frame, key = self._sheet, self._sheet.frame, card.parts[0].key
        opened = any(part.key == self._wish.opened for part in card.parts)
        y = top + PADDING / 2
        before = ""
        for row in card.group.rows if opened else card.shown:
            part = next((part for part in card.parts if part.rows[0] is row), None)
            if part and part.title:
                self._titles(part, y + TITLE / 2)
                y += TITLE
                before = ""
            y += self._row(row, y, before)
            before = row.source
        said = self._wish.said
        if card.hidden:
            text = said.say("showOnly", n=card.rows) if opened else said.say("moreRows", n=card.hidden)
            leads = "map" if opened else f"map:{key}"
            sheet.note(text, (frame.names, y + MORE / 2 - 2.0), "accent", font=TEXT, leads=leads)
            y += MORE
        high = y + PADDING / 2 - top
        sheet.cards.append(Card(f"{key}:from", (MARGIN, top, self._start - MARGIN, high), opened))
        sheet.cards.append(Card(key, (frame.left, top, frame.right + 17.0 - frame.left, high), opened))
        return top + high

    def _titles(self, part: Group, y: float) -> None:
        sheet, frame = self._sheet, self._sheet.frame
        for title, x, ids in (
            (part.start, MARGIN + 17.0, part.categories[:1]),
            (part.title, frame.names, part.categories[-1:]),
        ):
            sheet.signs += [Sign("category", id, (x + 5.0, y), SIGN) for id in ids]
            room = frame.right - frame.names - SIGN_ROOM
            sheet.note(
                group_title(title, room), (x + (SIGN_ROOM if ids else 0.0), y), leads=f"map:{part.key}"
            )

    def _row(self, row: Row, top: float, before: str) -> float:
        """Draw a row, its source's name where it is not that of the row above; return its height."""
        sheet, frame, texts = self._sheet, self._sheet.frame, self._texts[row]
        lines = self._names[row]
        above = LINE if texts.heading else 0.0
        high = max(texts.height - above, LINE * len(lines) + 4.0)
        middle = top + high / 2
        sheet.row(
            row,
            texts,
            middle - texts.middle(0.0),
            [(self._start, middle), (frame.marks - 8.0, middle)],
            row.target,
        )
        if row.source == before:
            return high
        tall = LINE * len(lines) + 4.0
        rect = (MARGIN + 14.0, middle - tall / 2, widest(lines, TEXT, "semibold") + 6.0, tall)
        sheet.own_name(row.source, lines, rect)
        return high
