"""Views as compact lists for the page: ids as places in the file, lengths as tenths.

Twin: viz/viewer/src/unpack.ts
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..door.plan import Plan
    from ..view import Route, View


def packed_views(graph: ConceptGraph, views: Iterable[View], *, large: bool = False) -> list[dict[str, Any]]:
    """Return views of a graph as plain data.

    Of a ``large`` graph what a view draws is a text, which is read when the view is asked for.
    """
    packer = Packer(graph)
    found = [packer.pack(view) for view in views]
    return [_as_text(view) for view in found] if large else found


#: What a view draws.
_DRAWN: Final = ("boxes", "words", "routes", "headings")


def _as_text(view: dict[str, Any]) -> dict[str, Any]:
    drawn = json.dumps({key: view[key] for key in _DRAWN}, ensure_ascii=False, separators=(",", ":"))
    return {**{key: value for key, value in view.items() if key not in _DRAWN}, "drawn": drawn}


class Packer:
    """Packs views of one graph."""

    def __init__(self, graph: ConceptGraph) -> None:
        self._concepts = _places(graph.concepts)
        self._effects = _places(graph.effects)

    def pack(self, view: View) -> dict[str, Any]:
        """Return a view as plain data; a length is its tenths of px, since less would never be seen.

        Boxes and lines of shut groups, which are none of the graph's own, stand by their ids.
        """
        return {
            "id": view.id,
            "kind": view.kind,
            "title": view.title,
            "size": _tenths((view.width, view.height)),
            "boxes": [
                [
                    self._concepts.get(b.concept, b.concept),
                    *_tenths((*b.rect, b.font_px)),
                    "\n".join(b.lines),
                    int(b.central),
                ]
                for b in view.boxes
            ],
            "words": [
                [
                    [self._effects.get(id, id) for id in w.effects],
                    *_tenths((*w.rect, w.font_px, w.mark_px)),
                    "\n".join(w.lines),
                ]
                for w in view.words
            ],
            "routes": [self._route(route) for route in view.routes],
            "headings": [[h.text, *_tenths((*h.rect, h.font_px)), h.align] for h in view.headings],
            "lit": sorted(view.lit),
            "pages": list(view.pages),
        }

    def _route(self, route: Route) -> list[int | str]:
        """Return the effect, the first point, and the step to each further point."""
        packed: list[int | str] = [self._effects.get(route.effect, route.effect)]
        before = [0, 0]
        for point in route.points:
            now = _tenths(point)
            packed += [now[0] - before[0], now[1] - before[1]]
            before = now
        return packed


def packed_plan(plan: Plan) -> dict[str, Any]:
    """Return the plan of the map as plain data; a row lists its effects by id, for the file may change."""
    groups = [
        {
            "key": group.key,
            "title": group.title,
            "start": group.start,
            "categories": list(group.categories),
            "first": group.first,
            "rows": [list(row.effects) for row in group.rows],
        }
        for group in plan.groups
    ]
    return {
        "hub": plan.hub,
        "inward": plan.inward,
        "across": list(plan.across),
        "groups": groups,
        "communities": [[key, name, list(ids)] for key, name, ids in plan.communities],
    }


def _places(ids: Mapping[str, object]) -> dict[str, int]:
    return {id: place for place, id in enumerate(ids)}


def _tenths(values: Iterable[float]) -> list[int]:
    return [round(10 * value) for value in values]
