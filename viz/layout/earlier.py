"""An earlier view in today's names: what was renamed carries its place along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import Point, Rect, View

#: A concept is taken for one that is gone when at least this share of their effects, both counted, is common.
_ALIKE: Final = 0.5
#: More pairs than this of concepts gone and come are no renaming but another graph: only names are compared.
_MOST_PAIRS: Final = 20_000
#: A line begins and ends so near (px) to its box.
_NEAR: Final = 1.0

Ends = tuple[str, str]


def in_todays_names(view: View, graph: ConceptGraph, concepts: Iterable[str], effects: Sequence[str]) -> View:
    """Return a view of an earlier state of a graph with its concepts and effects called as they are now.

    A concept that is gone and one that has come are taken for one when they have the same name or mostly the
    same effects; an effect by its ends, then by its words. Effects whose ends are others now are left out.

    >>> from graph_data import read_graph_text
    >>> from ..view import ConceptBox, Route, View
    >>> rain = ConceptBox("rain", (0, 0, 9, 9), ("rain",), 9)
    >>> sea = ConceptBox("sea", (50, 0, 9, 9), ("sea",), 9)
    >>> fills = Route("rain-fills-sea", ((9, 4), (50, 4)))
    >>> view = View("v", "overview", "", 99, 9, (rain, sea), (), (fills,))
    >>> now = read_graph_text("effects: [storm -> sea: fills]")
    >>> renamed = in_todays_names(view, now, now.concepts, now.effects)
    >>> [box.concept for box in renamed.boxes], [route.effect for route in renamed.routes] == [*now.effects]
    (['storm', 'sea'], True)
    """
    links = {id: graph.effects[id] for id in effects}
    before, now = _ends(view, graph), _today(graph, effects)
    names = _renamed(view, graph, list(concepts), before, now)
    said = {words.effects[0]: _plain("".join(words.lines)) for words in view.words}
    words = {id: _plain(effect.words) for id, effect in links.items()}
    called = _same_effects(
        {id: (names.get(a, a), names.get(b, b)) for id, (a, b) in before.items()}, now, said, words
    )
    return replace(
        view,
        boxes=tuple(replace(box, concept=names.get(box.concept, box.concept)) for box in view.boxes),
        words=tuple(
            replace(each, effects=tuple(called[id] for id in each.effects if id in called))
            for each in view.words
            if each.effects[0] in called
        ),
        routes=tuple(replace(r, effect=called[r.effect]) for r in view.routes if r.effect in called),
    )


def names_now(
    view: View, graph: ConceptGraph, concepts: Iterable[str], effects: Iterable[str]
) -> dict[str, str]:
    """Return today's name of each concept of an earlier view that is called otherwise now."""
    return _renamed(view, graph, list(concepts), _ends(view, graph), _today(graph, effects))


def _today(graph: ConceptGraph, effects: Iterable[str]) -> dict[str, Ends]:
    return {id: (graph.effects[id].source, graph.effects[id].target) for id in effects}


def _plain(text: str) -> str:
    return "".join(text.split())


def _ends(view: View, graph: ConceptGraph) -> dict[str, Ends]:
    """Return the concepts that each line joins, as far as it ends at boxes."""
    rects = {box.concept: box.rect for box in view.boxes}
    ids, boxes = list(rects), np.array([*rects.values()]).reshape(-1, 4)
    found = {}
    for route in view.routes:
        today = graph.effects.get(route.effect)
        guesses = (today.source, today.target) if today else ("", "")
        ends = [
            guess if _touches(rects.get(guess), point) else _at(ids, boxes, point)
            for guess, point in zip(guesses, (route.points[0], route.points[-1]), strict=True)
        ]
        if all(ends):
            found[route.effect] = (ends[0], ends[1])
    return found


def _touches(rect: Rect | None, point: Point) -> bool:
    """Return whether a point is at a box, near enough for the end of a line."""
    if rect is None:
        return False
    (x, y, w, h), (px, py) = rect, point
    return -_NEAR <= px - x <= w + _NEAR and -_NEAR <= py - y <= h + _NEAR


def _at(ids: Sequence[str], boxes: NDArray[Any], point: Point) -> str:
    """Return the concept whose box (a row of ``boxes``) is at a point, or an empty text."""
    inside = np.array(point) - boxes[:, :2]
    near = ((inside >= -_NEAR) & (inside <= boxes[:, 2:] + _NEAR)).all(1)
    return ids[int(near.argmax())] if near.any() else ""


def _renamed(
    view: View,
    graph: ConceptGraph,
    concepts: Sequence[str],
    before: Mapping[str, Ends],
    now: Mapping[str, Ends],
) -> dict[str, str]:
    """Return today's name of each concept that is called otherwise now."""
    shown = {box.concept: _plain("".join(box.lines)) for box in view.boxes}
    gone = [id for id in shown if id not in graph.concepts]
    come = [id for id in concepts if id not in shown]
    titles = {id: _plain(graph.concepts[id].title) for id in come}
    found: dict[str, str] = {}
    by_title = {title: id for id, title in titles.items()}
    for id in gone:
        if shown[id] in by_title:
            found[id] = by_title.pop(shown[id])
    if len(gone) * len(come) > _MOST_PAIRS:
        return found
    while pair := _most_alike(gone, come, found, before, now):
        found[pair[0]] = pair[1]
    return found


def _most_alike(
    gone: Sequence[str],
    come: Sequence[str],
    found: Mapping[str, str],
    before: Mapping[str, Ends],
    now: Mapping[str, Ends],
) -> Ends | None:
    """Return a concept that is gone and one that has come which have most of their effects in common."""
    taken = set(found.values())
    left = [id for id in gone if id not in found]
    new = [id for id in come if id not in taken]
    if not left or not new:
        return None
    old_names = {**dict.fromkeys(left, ""), **found}
    old = _neighbours(before.values(), old_names)
    today = _neighbours(now.values(), dict.fromkeys(new, ""))
    best, chosen = 0.0, None
    for a in left:
        for b in new:
            mine, theirs = old.get(a, Counter()), today.get(b, Counter())
            total = mine.total() + theirs.total()
            share = 2 * (mine & theirs).total() / total if total else _ALIKE
            if share > best:
                best, chosen = share, (a, b)
    return chosen if best >= _ALIKE else None


def _neighbours(ends: Iterable[Ends], names: Mapping[str, str]) -> dict[str, Counter[tuple[bool, str]]]:
    """Return how often each concept is joined to each other, out of it or into it."""
    found: dict[str, Counter[tuple[bool, str]]] = {}
    for source, target in ends:
        found.setdefault(source, Counter())[True, names.get(target, target)] += 1
        found.setdefault(target, Counter())[False, names.get(source, source)] += 1
    return found


def _same_effects(
    before: Mapping[str, Ends], now: Mapping[str, Ends], said: Mapping[str, str], words: Mapping[str, str]
) -> dict[str, str]:
    """Return today's id of each earlier effect that is still there: by id, by words, else by ends alone."""
    found = {id: id for id, ends in before.items() if now.get(id) == ends}
    left: dict[Ends, list[str]] = {}
    for id, ends in now.items():
        if id not in found:
            left.setdefault(ends, []).append(id)
    waiting = [id for id in before if id not in found]
    for exact in (True, False):
        for id in waiting:
            among = left.get(before[id], [])
            fitting = [other for other in among if not exact or words[other] == said.get(id)]
            if id not in found and fitting:
                found[id] = fitting[0]
                among.remove(fitting[0])
    return found
