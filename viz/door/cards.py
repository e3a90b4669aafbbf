"""Cards of the map: their rows, what waits behind them, their categories, and where lines leave the hub.

Twin: viz/viewer/src/door/cards.ts
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from ..view import Card, Point, Sign
from .plan import Row
from .share import ENOUGH, FEWER_CARDS, GAP, LINE, MORE, MOST_CARDS, PADDING, Shown, share, tall_of
from .sheet import VERDICTS, Sheet, curve, thickness
from .texts import BESIDE, NOTE, SIGN_ROOM, TEXT, Frame, Texts, group_title, measured, row_texts

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..words import Words
    from .plan import Group, Plan

#: Between two lines at the hub, and more of it between two cards (px).
PITCH: Final = 7.0
#: Half the size of a category's sign (px).
SIGN: Final = 5.0
#: Above the first card and below the last, the height of a card that is folded, of the title of an open one,
#: the gap beside such ones, and how much lower its rows are (px).
EDGE: Final = 19.0
FOLDED: Final = 30.0
TITLE: Final = 28.0
CLOSE: Final = 6.0
LOWER: Final = 1.0
#: Of a line that ends at the hub so much is level, for its arrow head (px).
LEVEL: Final = 13.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A card with its rows in their order, how it is drawn, its height and the gap below it (px)."""

    card: Shown
    rows: tuple[Row, ...]
    how: Literal["shut", "open", "folded"]
    tall: float
    gap: float

    @property
    def waiting(self) -> tuple[str, ...]:
        """The effects that are not drawn one by one."""
        shown = set() if self.how == "folded" else set(self.rows)
        return tuple(id for row in self.card.group.rows if row not in shown for id in row.effects)


Told = Mapping[Row, Texts]


def texts_of(graph: ConceptGraph, plan: Plan, said: Words, frame: Frame) -> dict[Row, Texts]:
    """Return the texts of every row; the first of each group has its category with it."""
    found = {}
    for group in plan.groups:
        for number, row in enumerate(group.rows):
            label = group.title if number == 0 else ""
            found[row] = row_texts(graph, said, frame, row, row.source if plan.inward else row.target, label)
    return found


def placed_cards(
    graph: ConceptGraph, groups: Sequence[Group], opened: str, texts: Told, height: float
) -> list[Placed]:
    """Return the cards for a page of this height, one of them opened if it is called so."""
    room = height - 2 * EDGE
    most = FEWER_CARDS if height < ENOUGH else MOST_CARDS

    def tall(row: Row) -> float:
        return texts[row].height

    found = share(groups, room, most, tall)
    whole = next((card for card in found if any(part.key == opened for part in card.parts)), None)
    if whole is None:
        return [Placed(card, card.shown, "shut", tall_of(card, tall), GAP) for card in found]
    rows = _all_rows(graph, whole)
    high = PADDING + TITLE + sum(tall(row) - LOWER for row in rows)
    others = [card for card in found if card is not whole]
    left = room - high - CLOSE * len(others)
    shut = share([card.group for card in others], left + (GAP - CLOSE) * (len(others) - 1), len(others), tall)
    fits = sum(tall_of(card, tall) for card in shut) <= left
    rest = iter([replace(other, rows=less.rows) for other, less in zip(others, shut, strict=True)])

    def beside(card: Shown) -> Placed:
        return Placed(
            card, card.shown, "shut" if fits else "folded", tall_of(card, tall) if fits else FOLDED, CLOSE
        )

    return [
        Placed(card, rows, "open", high, CLOSE) if card is whole else beside(next(rest)) for card in found
    ]


def _all_rows(graph: ConceptGraph, card: Shown) -> tuple[Row, ...]:
    """Return all rows: those that stood there first, the others by verdict."""
    others = card.group.rows[card.rows :]
    return (
        *card.shown,
        *sorted(others, key=lambda row: VERDICTS.index(graph.effects[row.effects[0]].verdict)),
    )


class Ports:
    """Where lines leave the hub: in the order of the cards, so that none crosses another."""

    def __init__(self, cards: Sequence[Placed], x: float, middle: float, room: float) -> None:
        self._x = x
        total = sum(_port_room(card) for card in cards) + PITCH * max(0, len(cards) - 1)
        self._scale = min(1.0, room / total) if total else 1.0
        self._y = middle - total * self._scale / 2

    def next(self, room: float = PITCH) -> Point:
        """Return the next place, in the middle of so much room."""
        room *= self._scale
        self._y += room
        return (self._x, self._y - room / 2)

    def skip(self) -> None:
        """Leave the gap between two cards."""
        self._y += PITCH * self._scale


def _port_room(card: Placed) -> float:
    waiting = max(PITCH, thickness(len(card.waiting))) if card.waiting else 0.0
    return waiting + (0.0 if card.how == "folded" else PITCH * len(card.rows))


@dataclass
class Cards:
    """Draws cards one below the other."""

    sheet: Sheet
    plan: Plan
    said: Words
    texts: Told
    ports: Ports

    def draw(self, placed: Placed, top: float) -> None:
        """Draw a card and the lines to it; the space below it at the hub too."""
        frame = self.sheet.frame
        rect = (frame.left, top, frame.right + 17.0 - frame.left, placed.tall)
        key = placed.card.parts[0].key
        self.sheet.cards.append(Card(key, rect, placed.how == "open", placed.how == "folded"))
        if placed.how == "folded":
            self._folded(placed, top)
        else:
            self._rows(placed, top)
        self.ports.skip()

    def _far(self, row: Row) -> str:
        return row.source if self.plan.inward else row.target

    def _line(self, middle: float) -> list[Point]:
        """Return the line from the hub to a row of this height; one that ends at the hub ends level there."""
        x, y = self.ports.next()
        end = (self.sheet.frame.marks - 8.0, middle)
        return [(x, y), *curve((x + LEVEL, y), end)] if self.plan.inward else curve((x, y), end)

    def _rows(self, placed: Placed, top: float) -> None:
        y = top + PADDING / 2
        lower = 0.0
        if placed.how == "open":
            self._title(placed, top + PADDING / 2 + TITLE / 2 - 1.0)
            y += TITLE
            lower = LOWER
        for row in placed.rows:
            texts = self.texts[row]
            middle = texts.middle(y)
            self.sheet.row(row, texts, y, self._line(middle), self._far(row))
            if placed.how == "shut":
                self._label(placed, row, texts, y)
            else:
                self._leads(row, texts, middle)
            y += texts.height - lower
        if placed.waiting:
            middle = y + MORE / 2 - 2.0
            self._more(placed, middle)

    def _leads(self, row: Row, texts: Texts, middle: float) -> None:
        """Write how many effects the name of an open card leads to, where there is room."""
        frame, graph = self.sheet.frame, self.sheet.graph
        far = row.source if self.plan.inward else row.target
        count = len((graph.incoming if self.plan.inward else graph.outgoing)[far])
        text = self.said.say("leadsTo" if not self.plan.inward else "comesFrom", n=count)
        used = texts.width + (measured(texts.told, NOTE) + BESIDE if texts.told else 0.0)
        used += measured(texts.also, NOTE) + BESIDE if texts.also else 0.0
        if count > 1 and frame.names + used + 2 * BESIDE + measured(text, NOTE) <= frame.right:
            self.sheet.note(text, (frame.right - 4.0, middle), align="right")

    def _more(self, placed: Placed, middle: float) -> None:
        frame = self.sheet.frame
        start = self.ports.next(max(PITCH, thickness(len(placed.waiting))))
        self.sheet.band(placed.waiting, start, (frame.marks - 8.0, middle), frame.left)
        text = self.said.say("moreRows", n=placed.card.hidden)
        self.sheet.note(
            text, (frame.names, middle), "accent", font=TEXT, leads=f"map:{placed.card.parts[0].key}"
        )

    def _label(self, placed: Placed, row: Row, texts: Texts, top: float) -> None:
        """Write the category of the rows that begin with this one."""
        part = next((part for part in placed.card.parts if part.rows[0] is row), None)
        if part is None or not part.title:
            return
        frame = self.sheet.frame
        y = top + LINE / 2 if texts.heading else texts.middle(top)
        signed = SIGN_ROOM - 2.0 if part.categories else 0.0
        title = group_title(part.title, frame.right - signed - frame.names)
        self.sheet.note(title, (frame.right - signed, y), align="right", leads=f"map:{part.key}")
        self.sheet.signs += [
            Sign("category", id, (frame.right - 4.0, y), SIGN) for id in part.categories[-1:]
        ]

    def _title(self, placed: Placed, y: float) -> None:
        """Write what an open card is called, its effects by verdict, and how it is shut."""
        frame, sheet = self.sheet.frame, self.sheet
        x = frame.names
        for id in [part.categories[-1] for part in placed.card.parts if part.categories]:
            sheet.signs.append(Sign("category", id, (x + 5.0, y), SIGN))
            x += SIGN_ROOM
        title = ", ".join(part.title for part in placed.card.parts if part.title)
        sheet.note(title, (x, y), "ink", font=TEXT, strong=True)
        shut = self.said.say("showOnly", n=placed.card.rows)
        sheet.note(shut, (frame.right - 4.0, y), "accent", font=TEXT, align="right", leads="map")
        x += measured(title, TEXT, "semibold") + 16.0
        end = frame.right - 4.0 - measured(shut) - 12.0
        effects = [sheet.graph.effects[id] for row in placed.rows for id in row.effects]
        for verdict in VERDICTS:
            count = sum(effect.verdict == verdict for effect in effects)
            text = str(count)
            wide = 17.0 + measured(text, NOTE) + 11.0
            if count and x + wide <= end:
                sheet.signs.append(Sign("verdict", verdict, (x + 6.0, y), 13.0))
                sheet.note(text, (x + 17.0, y))
                x += wide

    def _folded(self, placed: Placed, top: float) -> None:
        """Draw a card of one line: the first of its names, and its categories."""
        sheet, frame, y = self.sheet, self.sheet.frame, top + FOLDED / 2
        start = self.ports.next(max(PITCH, thickness(len(placed.waiting))))
        sheet.band(placed.waiting, start, (frame.marks - 8.0, y), frame.left)
        x = frame.right
        for id in reversed([part.categories[-1] for part in placed.card.parts if part.categories]):
            sheet.signs.append(Sign("category", id, (x - 4.0, y), SIGN))
            x -= SIGN_ROOM - 2.0
        leads = f"map:{placed.card.parts[0].key}"
        title = ", ".join(part.title for part in placed.card.parts if part.title)
        room = x - frame.names
        left = room - measured(title, NOTE) - BESIDE
        names = self._names(placed, left)
        if measured(names) > left:
            names = self._names(placed, room)
        elif title:
            sheet.note(title, (x, y), align="right", leads=leads)
        sheet.note(names, (frame.names, y), font=TEXT, leads=leads)

    def _names(self, placed: Placed, room: float) -> str:
        """Return as many names of a card as fit, and how many more there are."""
        concepts = [row.source if self.plan.inward else row.target for row in placed.card.group.rows]
        said = ""
        for number, id in enumerate(concepts):
            concept = self.sheet.graph.concepts[id]
            longer = f"{said}, {concept.label}" if said else concept.title
            more = len(concepts) - number - 1
            if said and measured(longer + (f" + {more}" if more else "")) > room:
                return f"{said} + {more + 1}"
            said = longer
        return said
