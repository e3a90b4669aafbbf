"""Which concepts of a large graph belong together: by category, else by community; linked groups near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: Groups on one page at most; the smallest share one.
MOST_GROUPS: Final = 18
#: A group with more than this share of all concepts is split into communities.
_SHARE: Final = 0.34
_ROUNDS: Final = 12
_SWEEPS: Final = 20

Weights = list[dict[int, float]]


@dataclass(frozen=True, slots=True)
class Group:
    """Concepts by number, the most connected first, and what is written above them."""

    title: str
    members: tuple[int, ...]


def groups(
    graph: ConceptGraph, concepts: Sequence[str], ends: Sequence[tuple[int, int]], rank: Sequence[int]
) -> list[Group]:
    """Return the concepts in groups, each concept once.

    ``ends`` are the places in ``concepts`` of each effect's source and target; ``rank`` is 0 for the most
    important concept.

    >>> from graph_data import read_graph_text
    >>> graph = read_graph_text("effects: [rain -> river: swells, river -> field: floods]")
    >>> groups(graph, ["rain", "river", "field"], [(0, 1), (1, 2)], (1, 0, 2))
    [Group(title='River, Rain …', members=(1, 0, 2))]
    """
    weights = _weights(len(concepts), ends)
    categories = [graph.concepts[id].category for id in concepts]
    everything = range(len(concepts))
    parts = _by_category(categories) if _is_sorted(categories) else _communities(weights, everything)
    parts = [piece for part in parts for piece in _split(weights, part, len(concepts))]
    for part in parts:
        part.sort(key=lambda c: rank[c])
    parts = _few(weights, parts, rank, len(concepts))
    titles = titles_of(graph, concepts, parts)
    return [Group(titles[k], tuple(parts[k])) for k in _chain(_between(weights, parts))]


def titles_of(graph: ConceptGraph, concepts: Sequence[str], parts: Sequence[list[int]]) -> list[str]:
    """Return what is written above groups of concepts, each the most important first."""
    titles = [_title(graph, concepts, part) for part in parts]
    for k, part in enumerate(parts):
        if titles.count(titles[k]) > 1:
            titles[k] = f"{titles[k]}: {graph.concepts[concepts[part[0]]].title}"
    return titles


def _weights(count: int, ends: Sequence[tuple[int, int]]) -> Weights:
    """Return for each concept how many effects it has with each other concept."""
    weights: Weights = [{} for _ in range(count)]
    for a, b in ends:
        if a != b:
            weights[a][b] = weights[a].get(b, 0.0) + 1.0
            weights[b][a] = weights[b].get(a, 0.0) + 1.0
    return weights


def _is_sorted(categories: Sequence[str]) -> bool:
    """Return whether categories tell most concepts apart."""
    named = [category for category in categories if category]
    return len(set(named)) > 1 and len(named) > 0.6 * len(categories)


def _by_category(categories: Sequence[str]) -> list[list[int]]:
    found: dict[str, list[int]] = {}
    for c, category in enumerate(categories):
        found.setdefault(category, []).append(c)
    return list(found.values())


def _split(weights: Weights, part: list[int], total: int) -> list[list[int]]:
    """Return the communities of a group that is too large a share of the page, else the group."""
    if len(part) <= max(60, _SHARE * total):
        return [part]
    return _communities(weights, part)


def _communities(weights: Weights, among: Sequence[int]) -> list[list[int]]:
    """Return communities of high modularity: concepts move between them, then communities join (Louvain)."""
    inside = {c: k for k, c in enumerate(among)}
    level: Weights = [{inside[d]: w for d, w in weights[c].items() if d in inside} for c in among]
    parts: list[list[int]] = [[c] for c in among]
    for _ in range(_ROUNDS):
        home = _moved(level)
        names = {name: k for k, name in enumerate(dict.fromkeys(home))}
        if len(names) == len(parts):
            break
        joined: list[list[int]] = [[] for _ in names]
        higher: Weights = [{} for _ in names]
        for k, part in enumerate(parts):
            own = names[home[k]]
            joined[own] += part
            for other, weight in level[k].items():
                to = names[home[other]]
                higher[own][to] = higher[own].get(to, 0.0) + weight
        level, parts = higher, joined
    return parts


def _moved(level: Weights) -> list[int]:
    """Return each node's community after nodes have moved to where their links are, until few still move."""
    strength = [sum(near.values()) for near in level]
    total = sum(strength) or 1.0
    home = list(range(len(level)))
    held = list(strength)
    for _ in range(_ROUNDS):
        moves = 0
        for k, near in enumerate(level):
            links: dict[int, float] = {home[k]: 0.0}
            for other, weight in near.items():
                if other != k:
                    links[home[other]] = links.get(home[other], 0.0) + weight
            held[home[k]] -= strength[k]
            share = strength[k] / total
            best = max(links, key=lambda h: (round(links[h] - held[h] * share, 9), h == home[k], -h))
            held[best] += strength[k]
            moves += best != home[k]
            home[k] = best
        if moves * 100 <= len(level):
            break
    return home


def _few(weights: Weights, parts: list[list[int]], rank: Sequence[int], total: int) -> list[list[int]]:
    """Return few groups: small ones join the group that they have most links with, lone ones each other."""
    parts = sorted(parts, key=lambda part: (-len(part), rank[part[0]]))
    least = max(3, total // 60)
    kept = [part for part in parts[: MOST_GROUPS - 1] if len(part) >= least]
    home = {c: k for k, part in enumerate(kept) for c in part}
    rest: list[int] = []
    for part in parts[len(kept) :]:
        near: dict[int, float] = {}
        for c in part:
            for other, weight in weights[c].items():
                if other in home:
                    near[home[other]] = near.get(home[other], 0.0) + weight
        if near:
            kept[max(near, key=lambda k: (near[k], -k))] += part
        else:
            rest += part
    for part in [*kept, rest]:
        part.sort(key=lambda c: rank[c])
    return [*kept, rest] if rest else kept


def _title(graph: ConceptGraph, concepts: Sequence[str], part: list[int]) -> str:
    """Return the category of a group, else its most important concepts."""
    listed = [graph.concepts[concepts[c]] for c in part]
    first = listed[0].category
    alike = sum(concept.category == first for concept in listed)
    if first in graph.categories and alike > 0.8 * len(part):
        return graph.categories[first].label
    return ", ".join(concept.title for concept in listed[:2]) + (" …" if len(listed) > 2 else "")


def _between(weights: Weights, parts: list[list[int]]) -> list[list[float]]:
    home = {c: k for k, part in enumerate(parts) for c in part}
    found = [[0.0] * len(parts) for _ in parts]
    for c, k in home.items():
        for other, weight in weights[c].items():
            if home[other] != k:
                found[k][home[other]] += weight
    return found


def _chain(between: list[list[float]]) -> list[int]:
    """Return an order in which groups with many common effects stand near each other."""
    order = list(range(len(between)))
    best = _length(between, order)
    for _ in range(_SWEEPS):
        before = best
        for group in range(len(between)):
            rest = [k for k in order if k != group]
            tried = [(_length(between, [*rest[:at], group, *rest[at:]]), at) for at in range(len(rest) + 1)]
            length, at = min(tried)
            if length < best - 1e-9:
                best, order = length, [*rest[:at], group, *rest[at:]]
        if best >= before - 1e-9:
            break
    return order


def _length(between: list[list[float]], order: list[int]) -> float:
    """Return the sum over all cuts of the order of the effects that cross them."""
    place = {k: at for at, k in enumerate(order)}
    return sum(w * abs(place[a] - place[b]) for a, row in enumerate(between) for b, w in enumerate(row) if w)
