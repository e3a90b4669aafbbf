"""What a page says of its graph before any script ran: beside the map, or in a line above a plain picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..door.column import WIDTH, facts
from ..look.shapes import MARKS, Mark
from ..look.theme import THEMES
from .start import DISPUTED

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..words import Words


def door_data(graph: ConceptGraph, said: Words) -> dict[str, Any]:
    """Return what the template shows.

    ``made_of`` is a line; ``bar`` has for each verdict its number of effects, its mark, and its part of a bar
    of `WIDTH` px, where any effect was checked. ``ways`` are ways in: key of the name, address, icon or mark.
    """
    made_of, counts = facts(graph, said)
    room = WIDTH - 2.0 * (len(counts) - 1)
    total = sum(count for _, count in counts)
    parts = []
    x = 0.0
    for verdict, count in counts if {verdict for verdict, _ in counts} - {"not-checked"} else ():
        wide = round(room * count / total, 2)
        parts.append(
            {"verdict": verdict, "count": count, "x": round(x, 2), "width": wide, "mark": _mark(verdict)}
        )
        x += wide + 2.0
    return {"made_of": made_of, "bar": parts, "ways": _ways_in(graph, dict(counts))}


def _mark(verdict: str) -> Mark | None:
    return MARKS.get(THEMES["light"].verdicts[verdict].mark)


def _ways_in(graph: ConceptGraph, counts: dict[str, int]) -> list[dict[str, Any]]:
    """Return what a page offers to begin with: the first tour, what is disputed, a question."""
    tour = quote(graph.told[0].id, safe="") if graph.told else ""
    disputed = any(counts.get(verdict) for verdict in DISPUTED)
    ways = [
        ("playStory", f"tour={tour}&step=1" if tour else "", "play"),
        ("whatDisputed", f"verdict={','.join(DISPUTED)}&panel=filter" if disputed else "", ""),
        ("howReach", "panel=ask", "reach"),
    ]
    return [
        {"name": name, "leads": f"#{leads}", "icon": icon, "mark": _mark("mixed")}
        for name, leads, icon in ways
        if leads
    ]
