"""The concept that the map is about: how much of the graph it is, and what acts on it from above.

Twin: viz/viewer/src/door/hub.ts
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..view import ConceptBox, Point, Rect, Route, WordsBox
from .texts import TEXT, fitted, widest

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..words import Words
    from .plan import Plan
    from .sheet import Sheet

#: Height of its box, and the room under its name there (px).
HEIGHT: Final = 236.0
BELOW: Final = 60.0


def draw_hub(sheet: Sheet, plan: Plan, said: Words, left: float, width: float, tall: float) -> Rect:
    """Draw the hub with what is told of it, and what acts on it above; return its rectangle."""
    graph = sheet.graph
    font = 24.0 if width > 130.0 else 20.0
    title = graph.concepts[plan.hub].title
    lines = fitted(title, width - 16.0, font, "semibold")
    while font > TEXT and widest(lines, font, "semibold") > width - 12.0:
        font -= 2.0
        lines = fitted(title, width - 16.0, font, "semibold")
    high = max(HEIGHT, 116.0 + len(lines) * 1.16 * font)
    rect = (left, (tall - high) / 2, width, high)
    sheet.boxes.append(ConceptBox(plan.hub, rect, lines, font, central=True, below=BELOW))
    foot = rect[1] + (high + BELOW + len(lines) * 1.16 * font) / 2 - BELOW + 14.0
    for number, line in enumerate(hub_lines(graph, plan, said)):
        sheet.note(line, (left + width / 2, foot + 19.0 * number), align="center", of=plan.hub)
    draw_across(sheet, plan, said, rect)
    return rect


def hub_lines(graph: ConceptGraph, plan: Plan, said: Words) -> list[str]:
    """Return how much of the graph the hub is, in three lines."""
    rows = [row for group in plan.groups for row in group.rows]
    count = sum(len(row.effects) for row in rows)
    return [
        said.say("actedOnBy" if plan.inward else "actsOn"),
        said.say("countConcepts", n=len(rows)),
        said.say("inEffects", k=count, n=len(graph.effects)),
    ]


def draw_across(sheet: Sheet, plan: Plan, said: Words, hub: Rect) -> None:
    """Draw the most important effect the other way above the hub, and tell how many more there are."""
    if not plan.across:
        return
    graph, (left, top, width, _) = sheet.graph, hub
    effect = graph.effects[plan.across[0]]
    far = effect.target if plan.inward else effect.source
    middle = left + width / 2
    name = fitted(graph.concepts[far].title, width, TEXT, "semibold")
    words = fitted(effect.label, width + 24.0)
    high, tall = 20.0 * len(words) + 4.0, 20.0 * len(name) + 2.0
    y = top - 24.0 - high
    over = y - 22.0 - tall
    w = 15.0 + 20.0 + widest(words)
    sheet.words.append(WordsBox((effect.id,), (middle - w / 2, y, w, high), words, TEXT, 20.0))
    wide = widest(name, TEXT, "semibold") + 6.0
    sheet.boxes.append(ConceptBox(far, (middle - wide / 2, over, wide, tall), name, TEXT, bare=True))
    line: list[Point] = [(middle, over + tall), (middle, top)]
    sheet.routes.append(Route(effect.id, tuple(reversed(line) if plan.inward else line)))
    if len(plan.across) > 1:
        text = said.say("moreRows", n=len(plan.across) - 1)
        sheet.note(text, (middle, over - 12.0), "accent", align="center", leads=f"focus:{plan.hub}")


def across_height(graph: ConceptGraph, plan: Plan, width: float) -> float:
    """Return how much room above the hub what acts on it takes (px)."""
    if not plan.across:
        return 0.0
    effect = graph.effects[plan.across[0]]
    name = fitted(
        graph.concepts[effect.target if plan.inward else effect.source].title, width, TEXT, "semibold"
    )
    words = fitted(effect.label, width + 24.0)
    return 20.0 * (len(words) + len(name)) + 52.0 + (24.0 if len(plan.across) > 1 else 0.0)
