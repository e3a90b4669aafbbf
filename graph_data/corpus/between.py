"""How one concept reaches another in a corpus: the ways with the best weakest arrow."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from .near import found
from .problems import needed
from .query import FoundArrow, Query, Way
from .tables import Side, Source, rows

if TYPE_CHECKING:
    from .query import Limits

#: Concepts that one step of the search goes on from; pairs that it takes in.
WIDTH: Final = 2_000
PAIRS: Final = 4 * WIDTH
#: Ways that are counted beyond those that are shown, and looks that are spent on counting.
COUNTED: Final = 1_000
LOOKS: Final = 200_000
#: Arrows drawn between two neighbours on a way.
PARALLEL: Final = 3

Links = Mapping[str, Mapping[str, int]]
#: Subject, object, and the papers of the strongest arrow between them.
Pair = tuple[str, str, int]


def ways_between(tables: Source, query: Query, start: str, goal: str) -> tuple[list[Way], int, int]:
    """Return the best ways; how many more there are at least; from how many papers on was searched."""
    limits, longest = query.limits, query.max_hops
    ahead, from_papers = _levels(tables, "subject", start, (longest + 1) // 2, limits)
    back, to_papers = _levels(tables, "object", goal, longest // 2, limits)
    links: dict[str, dict[str, int]] = {}
    for subject, object, papers in (*ahead, *back):
        links.setdefault(subject, {})[object] = papers
    shown: list[Way] = []
    more = 0
    for way in best_ways(links, start, goal, longest):
        if len(shown) < query.top:
            shown.append(way)
        else:
            more += 1
            if more >= COUNTED:
                break
    return shown, more, max(from_papers, to_papers)


def _levels(
    tables: Source, side: Side, start: str, depth: int, limits: Limits
) -> tuple[list[Pair], int]:
    """Return pairs met within some steps of a concept, and from how many papers on all of them are there."""
    seen, level, least = {start}, [start], limits.min_papers
    got: list[Pair] = []
    for _ in range(depth):
        part = _strongest(tables, side, level, limits)
        if len(part) > PAIRS:
            least = max(least, part[-1][2] + 1)
            part = [pair for pair in part if pair[2] >= least] or part[:PAIRS]
        got += part
        end = 1 if side == "subject" else 0
        level = list(dict.fromkeys(str(pair[end]) for pair in part if pair[end] not in seen))[:WIDTH]
        seen.update(level)
        if not level:
            break
    return got, least


def _strongest(tables: Source, side: Side, level: Sequence[str], limits: Limits) -> list[Pair]:
    """Return the best ``PAIRS`` pairs at concepts and one more, or all where there are fewer.

    Where a corpus keeps strong arrows apart, few of which are quickly read, they are asked first: more
    than enough of them are the best of all.
    """
    part: list[Pair] = []
    for least in (*(tables.apart if len(level) > 1 else ()), limits.min_papers):
        if least >= limits.min_papers:
            part = _best_pairs(tables, side, level, replace(limits, min_papers=least))
        if len(part) > PAIRS:
            break
    return part


def _best_pairs(tables: Source, side: Side, level: Sequence[str], limits: Limits) -> list[Pair]:
    ibis = needed("ibis")
    arrows = tables.arrows(side, level, limits)
    pairs = arrows.group_by(["subject", "object"]).aggregate(papers=arrows.papers.max())
    order = [ibis.desc("papers"), tables.key(pairs.subject), tables.key(pairs.object)]
    best = rows(pairs.order_by(order).limit(PAIRS + 1))
    return [(row["subject"], row["object"], int(row["papers"])) for row in best]


def best_ways(links: Links, start: str, goal: str, longest: int) -> Iterator[Way]:
    """Yield simple ways: best weakest link first, then the shortest, then by name.

    A queue of begun ways, by the best that each can still become.

    >>> links = {"a": {"b": 9, "c": 2}, "b": {"c": 5}}
    >>> [(way.weakest, "".join(way.concepts)) for way in best_ways(links, "a", "c", 3)]
    [(5, 'abc'), (2, 'ac')]
    """
    bounds = _bounds(links, goal, longest)
    begun: list[tuple[int, int, tuple[str, ...]]] = []

    def push(way: tuple[str, ...], weakest: int) -> None:
        left = longest - len(way) + 1
        best, steps = bounds[left].get(way[-1], (0, 0))
        if best:
            heapq.heappush(begun, (-min(weakest, best), len(way) + steps, way))

    push((start,), 1 << 40)
    looks = 0
    while begun and looks < LOOKS:
        looks += 1
        bound, _, way = heapq.heappop(begun)
        if way[-1] == goal:
            yield Way(way, -bound)
            continue
        weakest = _weakest(links, way)
        for other, papers in links.get(way[-1], {}).items():
            if other not in way:
                push((*way, other), min(weakest, papers))


def _weakest(links: Links, way: tuple[str, ...]) -> int:
    return min((links[a][b] for a, b in pairwise(way)), default=1 << 40)


def _bounds(links: Links, goal: str, longest: int) -> list[dict[str, tuple[int, int]]]:
    """Return, by how many steps are left, each concept's best weakest link to the goal, and its distance.

    The distance is the least number of steps, whatever their papers: a bound, not the length of that way.
    """
    into: dict[str, list[tuple[str, int]]] = {}
    for subject, others in links.items():
        for object, papers in others.items():
            into.setdefault(object, []).append((subject, papers))
    levels: list[dict[str, tuple[int, int]]] = [{goal: (1 << 40, 0)}]
    for step in range(1, longest + 1):
        before = levels[-1]
        now = dict(before)
        for object, (best, _) in before.items():
            for subject, papers in into.get(object, ()):
                reach = min(best, papers)
                old = now.get(subject)
                if old is None:
                    now[subject] = (reach, step)
                elif reach > old[0]:
                    now[subject] = (reach, old[1])
        levels.append(now)
    return levels


def arrows_on(tables: Source, query: Query, ways: list[Way]) -> tuple[list[FoundArrow], int, int]:
    """Return the strongest arrows between neighbours on ways; how many there are, and their sentences."""
    pairs = {pair for way in ways for pair in pairwise(way.concepts)}
    if not pairs:
        return [], 0, 0
    arrows = tables.arrows("subject", sorted({pair[0] for pair in pairs}), query.limits)
    arrows = arrows.filter(arrows.object.isin(sorted({pair[1] for pair in pairs})))
    got = [found(row) for row in rows(arrows)]
    got = [arrow for arrow in got if (arrow.subject, arrow.object) in pairs]
    got.sort(key=lambda arrow: (-arrow.papers, arrow.key))
    kept: list[FoundArrow] = []
    beside: dict[tuple[str, str], int] = {}
    for arrow in got:
        pair = (arrow.subject, arrow.object)
        beside[pair] = beside.get(pair, 0) + 1
        if beside[pair] == 1 or (beside[pair] <= PARALLEL and len(kept) < query.arrows):
            kept.append(arrow)
    return kept, len(got), sum(arrow.claims for arrow in got)
