"""A further rule that `golden_decisions` asks: kept layouts in which something is not as it was written."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from typing import Any, Final

from graph_data.model import Category, Concept, ConceptGraph, Effect
from viz.view import ConceptBox, Heading, Route, View, WordsBox
from viz.views.kept import _enough, _file_text, _page, _size, _views_in
from viz.views.kept_data import LayoutError, places_of, settled, view_data, view_from

_STRANGERS: Final[tuple[Any, ...]] = (
    None, True, 5, -1.0, 1e6, 1000000.5, float("nan"), "", "c0", "gone", "right", "focus", [], [1.0], {},
    [[]], ["name", "c1"], [1.0, 2.0], [1.0, 2.0, 3.0], "quick",
)  # fmt: skip
_HEADINGS: Final = (
    "Kind", "Kind two", "Kind: name c0", "name c0, name c1 …", "name c0, na", "name c9", "Kinds", "Kind two:",
    "3 of 1,200 concepts named", "3 of 9 effects in words", "3 of 9 concepts named, 1 of 2 effects in words",
    "3 of 9 concepts", "", "name c0,name", "Kind …",
)  # fmt: skip


def _written(rng: random.Random) -> tuple[ConceptGraph, dict[str, Any]]:
    """Return a graph, and what would be kept of a view of it."""
    ids = [f"c{n}" for n in range(3)]
    concepts = {id: Concept(id, f"name {id}") for id in ids}
    effects = {f"e{n}": Effect(f"e{n}", "c0", f"c{n}", "acts on") for n in range(3)}
    kinds = {"k0": Category("k0", "Kind"), "k1": Category("k1", "Kind two")}
    rect = (rng.random() * 100, -0.001, 30.0, 9.999)
    view = settled(View(
        "overview:all", rng.choice(("overview", "tour", "path", "category")), "All", 900.0, 600.0,
        tuple(ConceptBox(id, rect, ("name", id), 16.0) for id in ids),
        tuple(WordsBox((id,), rect, ("acts on",), 14.0, 3.004) for id in effects),
        tuple(Route(id, ((0.0, 1.0), (2.0, 3.005), (4.0, 5.0))) for id in effects),
        tuple(Heading(rng.choice(_HEADINGS), rect, 12.0, "left") for _ in range(rng.choice((0, 1, 2)))),
    ))  # fmt: skip
    entry = {"key": "k", "effort": "quick", "view": view_data(view), "places": {"c0": [1.0, 2.0]}}
    return ConceptGraph("t", concepts, effects, kinds), json.loads(json.dumps(entry))


def _change(rng: random.Random, within: Any) -> None:
    """Change, take out or double something somewhere in lists and mappings."""
    while True:
        key = rng.choice(list(within) if isinstance(within, dict) else range(len(within)))
        inner = within[key]
        if not isinstance(inner, dict | list) or not inner or rng.random() < 0.15:
            break
        within = inner
    if rng.random() < 0.2:
        del within[key]
    elif isinstance(within, list) and rng.random() < 0.2:
        within.insert(key, inner)
    else:
        within[key] = deepcopy(rng.choice(_STRANGERS))


def damaged(rng: random.Random) -> Any:
    """Read what is kept with no change in it or some: what it gives, or why it is left aside."""
    graph, entry = _written(rng)
    for _ in range(rng.choice((0, 1, 1, 1, 2))):
        _change(rng, entry)
    told: list[Any] = [places_of(entry), _size(entry), _page(entry)]
    told += [_enough(entry, effort) for effort in ("first", "quick", "polish")]
    for lost in (False, True):
        try:
            told.append(view_from(graph, entry.get("view"), lost=lost))
        except LayoutError as error:
            told.append(str(error))
    other: Any = rng.choice((5, [], entry))
    text = _file_text({"overview:all": entry, "other": other})
    try:
        cut = text.replace(*rng.choice((("layout-1", "layout-2"), ("views", "view"), ("{", "["), ("x", "x"))))
        told.append(repr(_views_in(cut.encode("ascii"))))
    except LayoutError as error:
        told.append(str(error))
    return [repr(each) for each in told]


RULES: Final = {"damaged": (damaged, 100)}
