"""Views and graph as the plain data that a page carries.

Twin: viz/viewer/src/unpack.ts
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Protocol

from ..look.text import FONT_FAMILY, LINE_HEIGHT, metrics
from ..look.theme import theme_json
from .packed import Packer

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View


class Catalogue(Protocol):
    """What a page asks of the views of a graph (`Views`)."""

    def embedded_ids(self) -> Iterable[str]: ...
    def for_step(self, tour: str, step: int, /) -> View: ...
    def near(self, tour: str, step: int, /) -> View | None: ...
    def __getitem__(self, id: str, /) -> View: ...


def page_data(
    graph: ConceptGraph, document: dict[str, Any], views: Catalogue, *, start: str, theme: str
) -> dict[str, Any]:
    """Return everything that the page's script reads (``PageData`` of the viewer)."""
    shown: dict[str, View] = {start: views[start]}
    for id in views.embedded_ids():
        shown.setdefault(id, views[id])
    document["tours"] = [_tour(tour, views, shown) for tour in document["tours"]]
    packer = Packer(graph)
    return {
        "graph": {
            **document,
            "concepts": _short(document["concepts"]),
            "effects": _short(_without_plain_readings(document)),
        },
        "views": [packer.pack(view) for view in shown.values() if view.id == start or not _made_there(view)],
        "start": start,
        "look": theme,
        "theme": theme_json(graph.categories.values()),
        "font": _font_metrics(_drawn_texts(document)),
    }


def _made_there(view: View) -> bool:
    """Whether the page lays a view out itself, by the same rule: surroundings that fit in one view."""
    return view.kind == "focus" and not view.pages


def _tour(tour: dict[str, Any], views: Catalogue, shown: dict[str, View]) -> dict[str, Any]:
    """Return a tour whose steps name their views, which the page then carries too."""
    steps = []
    for number, step in enumerate(tour["steps"], 1):
        view = views.for_step(tour["id"], number)
        id = page_view(step, view.id)
        # What is lit belongs to the step: a question is posed over the bare view, and a filter can be lifted.
        shown.setdefault(id, replace(view, lit=frozenset()) if id == view.id else views[id])
        kept = {key: value for key, value in step.items() if key != "step" and (value or key in _STEP)}
        shows = {key: value for key, value in step["step"].items() if value and (key, value) != ("hops", 1)}
        near = views.near(tour["id"], number)
        if near:
            kept["near"] = near.id
            shown.setdefault(near.id, near)
        steps.append({**kept, "view": id, "step": shows})
    return {**tour, "steps": steps}


def page_view(step: dict[str, Any], id: str) -> str:
    """Return the id of the view that a page shows for a step; ``id`` is that of the step's own.

    A step that shows an overview as it is has none of its own there.
    """
    raw = step["step"]
    own = raw["show"] or raw["path"] or raw["focus"] or step["blank"] or (step["filter"] or {}).get("hide")
    return id if own else f"overview:{raw['overview'] or 'core'}"


#: What the page expects of every step; the rest is there where the file says it.
_STEP: Final = ("view", "say", "title", "lit")


#: What the page's script makes of an effect's other fields.
_DERIVED: Final = frozenset({"sentence"})
_SLOT: Final = re.compile(r"(\{source\}|\{target\})")


def _without_plain_readings(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the effects; a reading that is the relation's pattern with both ends put in is left out."""
    concepts = {concept["id"]: concept for concept in document["concepts"]}
    patterns = {relation["id"]: relation["reading"] for relation in document["relations"]}
    shorter = []
    for effect in document["effects"]:
        ends = {
            "{source}": concepts[effect["source"]]["title"],
            "{target}": concepts[effect["target"]]["label"],
        }
        parts = _SLOT.split(patterns.get(effect["relation"], ""))
        plain = "".join(str(ends.get(part, part)) for part in parts)
        shorter.append({**effect, "reading": "" if effect["reading"] == plain else effect["reading"]})
    return shorter


def _short(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return records without empty texts and lists and without what follows from the rest of them."""
    return [
        {key: value for key, value in record.items() if value not in ("", []) and key not in _DERIVED}
        for record in records
    ]


def _drawn_texts(document: dict[str, Any]) -> Iterator[str]:
    """Yield the texts that a page may lay out itself."""
    yield from (concept["title"] for concept in document["concepts"])
    yield from (effect["label"] for effect in document["effects"])


def _font_metrics(texts: Iterable[str]) -> dict[str, Any]:
    """Return advance widths in thousandths of an em: of what most texts are made of, and of all in these."""
    units = metrics()["units_per_em"]
    met = set().union(*texts)
    data: dict[str, Any] = {"family": FONT_FAMILY, "lineHeight": LINE_HEIGHT}
    for weight, advances in metrics()["advances"].items():
        carried = sorted(char for char in advances if char in met or _is_common(char))
        widths = [round(1000 * advances[char] / units) for char in carried]
        data[weight] = ["".join(carried), widths]
    return data


def _is_common(char: str) -> bool:
    """Return whether a character is Latin, Greek or Cyrillic as most languages write them."""
    return " " <= char <= "\u017f" or "\u0370" <= char <= "\u04ff"
