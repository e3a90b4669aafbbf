"""What the map of a graph tells: its hub, and the effects there by group, the most important first.

Twin: viz/viewer/src/door/plan.ts
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ..layout.cluster import groups

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect, Step

#: A concept is the hub where it has this many times as many effects as any other.
CLEAR: Final = 1.5


@dataclass(frozen=True, slots=True)
class Row:
    """Effects from one concept to another: the first is drawn, the others are named after it."""

    source: str
    target: str
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows whose far ends belong together, the most important first; the first ``first`` are told first.

    ``key`` opens it; ``title`` is its name, that of the sources ``start`` where there is no hub.
    ``categories`` are the signs beside them.
    """

    key: str
    title: str
    rows: tuple[Row, ...]
    first: int = 0
    categories: tuple[str, ...] = ()
    start: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The map before anything is placed. ``hub`` is empty where no concept stands out.

    ``inward``: the rows act on the hub. ``across`` are the effects at the hub in the other direction.
    """

    hub: str
    inward: bool
    across: tuple[str, ...]
    groups: tuple[Group, ...]
    #: In a graph without categories its communities: key, name and concepts of each.
    communities: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


def plan_of(graph: ConceptGraph) -> Plan:
    """Return the plan of a graph's map; the same graph gives the same plan."""
    degree = degrees(graph)
    grouping = Grouping(graph, degree)
    order = _Order(graph, degree)
    wanted = graph.start.hub
    hub = wanted if wanted in graph.concepts else _hub(degree)
    if not hub:
        return Plan("", False, (), _sorted(graph, _pairs(graph, order, grouping)), grouping.communities())
    out, into = (_others(effects) for effects in (graph.outgoing[hub], graph.incoming[hub]))
    inward = len(into) > len(out)
    rows = order.rows(into if inward else out, inward)
    across = order.effects(out if inward else into)
    found = _groups(rows, order, grouping, inward)
    return Plan(hub, inward, tuple(across), _sorted(graph, found), grouping.communities())


def _others(effects: Iterable[Effect]) -> list[Effect]:
    return [effect for effect in effects if effect.source != effect.target]


def degrees(graph: ConceptGraph) -> dict[str, int]:
    """Return the number of effects at each concept; one on itself counts once."""
    degree = dict.fromkeys(graph.concepts, 0)
    for effect in graph.effects.values():
        for end in {effect.source, effect.target}:
            degree[end] += 1
    return degree


def _hub(degree: dict[str, int]) -> str:
    """Return the concept that has clearly the most effects, or nothing."""
    ranked = sorted(degree, key=lambda id: -degree[id])[:2]
    if not ranked or not degree[ranked[0]]:
        return ""
    second = degree[ranked[1]] if len(ranked) > 1 else 0
    return ranked[0] if degree[ranked[0]] >= CLEAR * second else ""


class Grouping:
    """The group of each concept: its category, or its community in a graph without categories."""

    def __init__(self, graph: ConceptGraph, degree: dict[str, int]) -> None:
        self.labels: dict[str, str] = {id: category.label for id, category in graph.categories.items()}
        self.of: dict[str, str] = {id: concept.category for id, concept in graph.concepts.items()}
        self.signed = any(id in graph.categories for id in self.of.values())
        if self.signed:
            return
        ids = list(graph.concepts)
        place = {id: number for number, id in enumerate(ids)}
        ends = [(place[e.source], place[e.target]) for e in graph.effects.values()]
        ranked = sorted(ids, key=lambda id: -degree[id])
        rank = {id: number for number, id in enumerate(ranked)}
        for group in groups(graph, ids, ends, [rank[id] for id in ids]):
            members = [ids[number] for number in group.members]
            key = members[0]
            self.labels[key] = ", ".join(graph.concepts[id].title for id in members[:2])
            self.of.update(dict.fromkeys(members, key))

    def communities(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Return key, name and concepts of each community; none where there are categories."""
        members: dict[str, list[str]] = {key: [] for key in ([] if self.signed else self.labels)}
        for id, key in self.of.items():
            if key in members:
                members[key].append(id)
        return tuple((key, self.labels[key], tuple(ids)) for key, ids in members.items())


class _Order:
    """In which order effects matter: told first, core, checked, at much connected concepts, by place."""

    def __init__(self, graph: ConceptGraph, degree: dict[str, int]) -> None:
        self.degree = degree
        self.place = {id: number for number, id in enumerate(graph.effects)}
        self.named = {id: number for number, id in enumerate(graph.start.first)}
        self.effect = graph.effects
        steps = graph.tours[0].steps if graph.tours else ()
        self.first = {id for step in steps[:1] for id in _told(graph, step)}
        self.tour = {id for step in steps for id in _told(graph, step)}

    def is_first(self, row: Row) -> bool:
        """Return whether a row is told first: named by the author, or in the first step of the first tour."""
        return any(id in self.named or id in self.first for id in row.effects)

    def rank(self, effect: Effect, far: str) -> tuple[float, ...]:
        """Return a key by which effects are sorted; ``far`` is the end that its row is about."""
        return (
            self.named.get(effect.id, len(self.named)),
            0 if effect.id in self.first else 1 if effect.id in self.tour else 2,
            effect.level != "core",
            effect.verdict == "not-checked",
            -self.degree[far],
            self.place[effect.id],
        )

    def effects(self, effects: Iterable[Effect]) -> list[str]:
        """Return effects across the hub, the most important first."""
        found = sorted(
            effects, key=lambda e: (e.level != "core", e.verdict == "not-checked", self.place[e.id])
        )
        return [effect.id for effect in found]

    def rows(self, effects: Iterable[Effect], inward: bool = False) -> list[Row]:
        """Return a row for each pair of concepts, the most important first."""
        ranked = sorted(effects, key=lambda e: self.rank(e, e.source if inward else e.target))
        between: dict[tuple[str, str], list[str]] = {}
        for effect in ranked:
            between.setdefault((effect.source, effect.target), []).append(effect.id)
        return [Row(source, target, tuple(ids)) for (source, target), ids in between.items()]


def _told(graph: ConceptGraph, step: Step) -> set[str]:
    """Return the effects that a step tells of."""
    if step.effects:
        return set(step.effects)
    along = set(pairwise(step.path))
    among, near = set(step.show), step.focus
    return {
        effect.id
        for effect in graph.effects.values()
        if (effect.source, effect.target) in along
        or {effect.source, effect.target} <= among
        or near in (effect.source, effect.target)
    }


def _groups(rows: list[Row], order: _Order, grouping: Grouping, inward: bool) -> list[Group]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(grouping.of[row.source if inward else row.target], []).append(row)
    return [
        Group(
            key or "none",
            grouping.labels.get(key, ""),
            tuple(members),
            sum(order.is_first(row) for row in members),
            (key,) if grouping.signed else (),
        )
        for key, members in found.items()
    ]


def _pairs(graph: ConceptGraph, order: _Order, grouping: Grouping) -> list[Group]:
    """Return a group for each pair of groups, the one that acts and the one acted on."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in order.rows(_others(graph.effects.values())):
        found.setdefault((grouping.of[row.source], grouping.of[row.target]), []).append(row)
    return [
        Group(
            f"{start or 'none'}:{end or 'none'}",
            grouping.labels.get(end, ""),
            tuple(members),
            0,
            (start, end) if grouping.signed else (),
            grouping.labels.get(start, ""),
        )
        for (start, end), members in found.items()
    ]


def _sorted(graph: ConceptGraph, found: list[Group]) -> tuple[Group, ...]:
    """Return groups as the author wants them, then those told first by the file, then the largest."""
    wanted = {id: number for number, id in enumerate(graph.start.categories)}
    place = {id: number for number, id in enumerate(graph.categories)}

    def key(group: Group) -> tuple[float, ...]:
        end = group.categories[-1] if group.categories else group.key
        at = place.get(end, len(place))
        early = (0, at) if group.first else (1, -len(group.rows))
        return (wanted.get(end, len(wanted)), *early)

    # Of equals the one whose first row matters more comes first: they were found in that order.
    return tuple(sorted(found, key=key))
