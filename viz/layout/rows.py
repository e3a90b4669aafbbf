"""Loose chains of concepts, such as pairs: in rows, in the order of their effects, one below the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from .columns import EASY_PX, Columns, Weights, worth
from .improve import Improver
from .order import Order

if TYPE_CHECKING:
    from .boxes import Link, Problem
    from .fit import Fitter

#: The concepts of a chain in order, and its links, each from a concept to a neighbour of it.
Chain: TypeAlias = "tuple[list[int], list[int]]"

#: Rows stand beside each other only where that makes the text so many px larger that it is worth it.
_LARGER = 2.0


def in_rows(problem: Problem, fitter: Fitter, per_crossing: float) -> Improver | None:
    """Return the layout of a graph that falls into chains alone; None when it does not, or they are too long.

    Rows are as few beside each other as large text allows, and filled from the top.
    """
    chains = loose_chains(problem)
    if not chains:
        return None
    best = _layout(problem, fitter, per_crossing, chains, 1)
    for beside in range(2, len(chains) + 1):
        other = _layout(problem, fitter, per_crossing, chains, beside)
        if _worth(other) < _worth(best) + _LARGER:
            break
        best = other
    longest = max(len(concepts) for concepts, _ in chains)
    return best if longest == 2 or best.layout.text >= EASY_PX else None


def _worth(improver: Improver) -> float:
    return worth(improver.layout.text, improver.problem.least_px)


def loose_chains(problem: Problem) -> list[Chain] | None:
    """Return the chains of which a graph consists, in the order of their first links; None if there is more.

    >>> from .boxes import Link, Problem
    >>> links = (Link("e", 2, 3), Link("f", 0, 1), Link("g", 3, 4))
    >>> loose_chains(Problem(tuple("abcde"), links, (), (1, 1)))
    [([2, 3, 4], [0, 2]), ([0, 1], [1])]
    """
    near: list[dict[int, None]] = [{} for _ in range(problem.count)]
    for link in problem.links:
        near[link.source][link.target] = near[link.target][link.source] = None
    if any(c in others or len(others) > 2 for c, others in enumerate(near)):
        return None
    chains: list[Chain] = []
    begun: set[int] = set()
    for link in problem.links:
        if link.source not in begun:
            concepts = _in_order(problem, near, link)
            if not concepts:
                return None
            chains.append((concepts, sorted({q for c in concepts for q in problem.links_of[c]})))
            begun.update(concepts)
    if len(chains) < 2:
        return None
    return chains + [([c], []) for c in range(problem.count) if not near[c]]


def _in_order(problem: Problem, near: list[dict[int, None]], link: Link) -> list[int]:
    """Return a chain as its links lead; empty where it is a circle, or not all of it leads one way."""
    concepts = [link.source]
    for _ in range(2):
        while ahead := [c for c in near[concepts[-1]] if c not in concepts]:
            concepts.append(ahead[0])
        concepts.reverse()
    if len(near[concepts[0]]) > 1:
        return []
    ways = [
        way for way in (concepts, concepts[::-1]) if all(_leads(problem, *ends) for ends in pairwise(way))
    ]
    return min(ways, key=lambda way: way.index(link.source) > way.index(link.target), default=[])


def _leads(problem: Problem, source: int, target: int) -> bool:
    return any((problem.links[q].source, problem.links[q].target) == (source, target)
               for q in problem.links_of[source])  # fmt: skip


def _layout(
    problem: Problem, fitter: Fitter, per_crossing: float, chains: list[Chain], beside: int
) -> Improver:
    """Return the chains in so many stacks of rows."""
    longest = max(len(concepts) for concepts, _ in chains)
    stride, rows = 2 * longest - 1, -(-len(chains) // beside)
    count = stride * -(-len(chains) // rows)
    columns = [0] * len(problem.sizes)
    for place, (concepts, links) in enumerate(chains):
        left = stride * (place // rows)
        for depth, c in enumerate(concepts):
            columns[c] = left + 2 * depth
        for q in links:
            link = problem.links[q]
            columns[problem.count + q] = (columns[link.source] + columns[link.target]) // 2
    layout = Columns(problem, fitter, columns, count, Weights())
    order = Order(problem, count)
    for concepts, links in chains:
        for node in (*concepts, *(problem.count + q for q in links)):
            order.put(node, columns[node], len(order.layers[columns[node]]))
    for q, link in enumerate(problem.links):
        words = problem.count + q
        order.connect(q, ([link.source, words], [words, link.target]))
    return Improver(problem, layout, order, per_crossing)
