"""The map on a narrow page: the hub as a bar, and a trunk that leads to the cards below it.

Twin: viz/viewer/src/door/phone.ts
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..view import Card, ConceptBox, Point, Sign, View
from .cards import CLOSE, SIGN, texts_of
from .hub import across_height, draw_across, hub_lines
from .key import write_key
from .share import LINE, MORE, PADDING, Shown, share
from .sheet import Sheet, curve
from .texts import SIGN_ROOM, TEXT, Frame, Texts, fitted, group_title, measured, widest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_data.model import ConceptGraph

    from ..view import Brief
    from .place import Wish
    from .plan import Group, Plan, Row

MARGIN: Final = 16.0
#: Height of rows and cards that a narrow page begins with (px), and cards at most.
ROOM: Final = 860.0
CARDS: Final = 7
#: Where the trunk runs, and how far above a row its branch leaves it (px).
TRUNK: Final = 14.0
BRANCH: Final = 14.0
HUB_FONT: Final = 20.0


def phone_map(graph: ConceptGraph, plan: Plan, brief: Brief, wish: Wish, width: float) -> View:
    """Return the map for a page of this width; its height is what it needs."""
    frame = _frame(graph, plan, width)
    sheet = Sheet(graph, frame, plan.inward)
    texts = texts_of(graph, plan, wish.said, frame)
    y = _head(sheet, plan, wish, width)
    top = y
    y = write_key(sheet, graph, wish.said, frame.left + 16.0, y + 8.0, _drawn(graph, plan)) + 4.0
    last = y
    for card in share(plan.groups, ROOM, CARDS, lambda row: texts[row].height):
        last, y = _card(sheet, plan, wish, card, texts, y)
        y += CLOSE + 2.0
    if plan.hub:
        x = MARGIN + TRUNK
        sheet.trunk += [(x, top), (x, last - _branch(plan))]
    return sheet.view(brief.empty, width, y + 4.0, mirror=not wish.rightward)


def _frame(graph: ConceptGraph, plan: Plan, width: float) -> Frame:
    left = MARGIN + (30.0 if plan.hub else 0.0)
    labels = (graph.effects[row.effects[0]].label for group in plan.groups for row in group.rows)
    longest = max((measured(label) for label in labels), default=0.0)
    words = left + 33.0
    room = max(90.0, min(longest, 0.41 * (width - words - MARGIN)))
    names = words + room + 30.0
    return Frame(
        left + 13.0, words, room, names - 7.0, names, width - MARGIN - 13.0, left, above=True, also=False
    )


def _drawn(graph: ConceptGraph, plan: Plan) -> list[str]:
    return [id for group in plan.groups for row in group.rows for id in row.effects[:1]]


def _head(sheet: Sheet, plan: Plan, wish: Wish, width: float) -> float:
    """Draw the hub with what acts on it; return where it ends."""
    if not plan.hub:
        return 0.0
    graph, across = sheet.graph, width - 2 * MARGIN
    top = 8.0 + across_height(graph, plan, across)
    lines = fitted(graph.concepts[plan.hub].title, across - 24.0, HUB_FONT, "semibold")
    told = " ".join(hub_lines(graph, plan, wish.said))
    high = 36.0 + 1.16 * HUB_FONT * len(lines)
    rect = (MARGIN, top, across, high)
    sheet.boxes.append(ConceptBox(plan.hub, rect, lines, HUB_FONT, central=True, below=LINE))
    sheet.note(told, (width / 2, top + high - 18.0), align="center", of=plan.hub)
    draw_across(sheet, plan, wish.said, rect)
    return top + high


def _card(
    sheet: Sheet, plan: Plan, wish: Wish, card: Shown, texts: Mapping[Row, Texts], top: float
) -> tuple[float, float]:
    """Draw a card; return the height of its last row's line, and where it ends."""
    frame, key = sheet.frame, card.parts[0].key
    opened = any(part.key == wish.opened for part in card.parts)
    y = last = top + PADDING / 2
    before = ""
    for row in card.group.rows if opened else card.shown:
        part = next((part for part in card.parts if part.rows[0] is row), None)
        if part and texts[row].heading:
            _heading(sheet, part, y + LINE / 2)
            before = ""
        if not plan.hub and row.source != before:
            y += _source(sheet, row, y + (LINE if texts[row].heading else 0.0))
        last = _row(sheet, plan, row, texts[row], y)
        before = row.source
        y += texts[row].height
    text = ""
    if opened and card.hidden:
        text, leads = wish.said.say("showOnly", n=card.rows), "map"
    elif card.hidden:
        text, leads = wish.said.say("moreRows", n=card.hidden), f"map:{key}"
    if text:
        sheet.note(text, (frame.names, y + MORE / 2), "accent", font=TEXT, leads=leads)
        y += MORE
    rect = (frame.left, top, frame.right + 13.0 - frame.left, y + PADDING / 2 - top)
    sheet.cards.append(Card(key, rect, opened))
    return last, rect[1] + rect[3]


def _row(sheet: Sheet, plan: Plan, row: Row, texts: Texts, top: float) -> float:
    """Draw a row; return the height of its line."""
    frame, middle = sheet.frame, texts.middle(top)
    end: Point = (frame.marks - 8.0, middle)
    start = curve((MARGIN + TRUNK, middle - _branch(plan)), end) if plan.hub else [end]
    sheet.row(row, texts, top, start, row.source if plan.inward else row.target)
    return middle


def _branch(plan: Plan) -> float:
    """Return how far above a row its line leaves the trunk; an arrow head there needs a level line."""
    return 0.0 if plan.inward else BRANCH


def _source(sheet: Sheet, row: Row, top: float) -> float:
    """Write where a row starts, above it, in a graph without a hub; return the height of that."""
    x, graph = sheet.frame.marks, sheet.graph
    lines = fitted(graph.concepts[row.source].title, sheet.frame.right - x, TEXT, "semibold")
    high = LINE * len(lines) + 2.0
    sheet.own_name(row.source, lines, (x - 3.0, top, widest(lines, TEXT, "semibold") + 6.0, high))
    return high


def _heading(sheet: Sheet, part: Group, y: float) -> None:
    frame = sheet.frame
    x = frame.marks + 5.0
    sheet.signs += [Sign("category", id, (x, y), SIGN) for id in part.categories[-1:]]
    x += SIGN_ROOM - 4.0 if part.categories else -5.0
    title = f"{part.start} → {part.title}" if part.start else part.title
    sheet.note(group_title(title, frame.right - x), (x, y), leads=f"map:{part.key}")
