"""A question in words, answered by rows: effects, and ways of several effects, the best answer first.

Twin: viz/viewer/src/ask/question.ts
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .backing import weakness
from .leads import leads
from .mentions import Mention
from .paths import paths
from .rows import Row
from .terms import rank
from .understood import Asked, understood
from .worth import DOWN, UP, is_strange, possible, worth

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect

#: Rows that are given, ways among them (and where a way is asked for), and effects in such a way.
MOST_ROWS: Final = 12
MOST_WAYS: Final = 3
MOST_WAYS_ASKED: Final = 5
LONGEST_WAY: Final = 4
#: Rows of less than this part of the best one's worth are no answers.
WORTH: Final = 0.5
#: Nor are those at one concept of so little of what an effect at the very concept named would have; between
#: two, ways are told first where the best has no more than the second of these.
LEAST: Final = 0.3
JOINED: Final = 0.35
#: How surely a concept must be meant before ways to or from it are looked for, and how many of those are.
MEANT: Final = 0.3
MOST_MEANT: Final = 3


def question(graph: ConceptGraph, text: str) -> tuple[Row, ...]:
    """Return what answers a question in plain words, the best row first; nothing where there is no answer.

    Small words do not count, verbs are those of the vocabulary with all that means the same, and concepts are
    found by parts of their names, in other forms and misspelt. Between two concepts that are named come the
    effects that join them, then the best ways; to or from one, its effects of the kind that is asked for,
    the best backed first. A verdict that is asked for ("what is disputed") is kept to.
    """
    asked = understood(graph, text)
    if _is_beyond(graph, asked):
        return ()
    scored = _scored(graph, asked)
    best = scored[0][0] if scored else 0.0
    least = max(best * WORTH, 0.0 if asked.is_pair else possible(asked) * LEAST)
    direct = [Row((effect,)) for value, effect in scored if value >= least]
    ways = _ways(graph, asked)
    if ways and asked.is_pair and best < possible(asked) * JOINED:  # no effect joins the two that are named
        return (*ways, *direct)[:MOST_ROWS]
    return (*direct[: MOST_ROWS - len(ways)], *ways)


def _is_beyond(graph: ConceptGraph, asked: Asked) -> bool:
    """Whether it is asked if something does a thing that the graph nowhere speaks of."""
    if not asked.yes_or_no or asked.is_pair or not (asked.sources or asked.targets):
        return False
    return any(is_strange(graph, asked.words[at]) for at in asked.things)


def _scored(graph: ConceptGraph, asked: Asked) -> list[tuple[float, Effect]]:
    """Effects with their worth, the best first; of equals the better backed, then core ones, by the file."""
    kept = [
        effect
        for effect in graph.effects.values()
        if not asked.verdicts or asked.is_pair or effect.verdict in asked.verdicts
    ]
    scored = [(value, effect) for effect in kept if (value := worth(graph, asked, effect))]
    if asked.verdicts and not asked.named:
        order = asked.verdicts
        return sorted(scored, key=lambda one: (order.index(one[1].verdict), one[1].level == "detail"))
    return sorted(scored, key=lambda one: (rank(one[0]), *weakness(one[1]), one[1].level == "detail"))


def _ways(graph: ConceptGraph, asked: Asked) -> list[Row]:
    """Ways of several effects between the two that are named, or to the one."""
    if asked.is_pair:
        first, last = asked.sources[0], asked.targets[-1]
        joined = any(effect.target == last.best for effect in graph.outgoing[first.best])
        found = _between(graph, first, last, unsigned=asked.way and not joined)
        found.sort(key=lambda row: (weakness(row.weakest), len(row.way)))
        return found[: MOST_WAYS_ASKED if asked.way else MOST_WAYS]
    if asked.targets and not (asked.verdicts or asked.denied or asked.categories):
        return _leading(graph, asked)[:MOST_WAYS]
    return []


def _between(graph: ConceptGraph, first: Mention, last: Mention, *, unsigned: bool) -> list[Row]:
    """Ways between what is meant most surely; where there is none, between whatever may be meant.

    Ways that neither raise nor lower are no answer to what something does: only to how it gets there.
    """
    for within in (0.01, 1.0):
        found = [
            path
            for start in _surest(first, within)
            for goal in _surest(last, within)
            if start != goal
            for path in paths(graph, start, goal, max_length=LONGEST_WAY)
            if len(path.effects) > 1
        ]
        signed = [path for path in found if path.sign != "none"]
        if signed or (found and unsigned):
            return [Row(path.effects) for path in signed or found]
    return []


def _surest(mention: Mention, within: float) -> list[str]:
    """The concepts that are meant most surely, within so much of the best."""
    least = max(MEANT, mention.concepts[mention.best] - within)
    sure = [id for id, weight in mention.concepts.items() if weight >= least]
    return sorted(sure, key=lambda id: -mention.concepts[id])[:MOST_MEANT]


def _leading(graph: ConceptGraph, asked: Asked) -> list[Row]:
    """Ways of several effects that lead to what is named, and do to it what is asked for."""
    goal = asked.targets[0].best
    if asked.targets[0].concepts[goal] < MEANT:
        return []
    wanted = "raises" if asked.relation in UP else "lowers" if asked.relation in DOWN else ""
    return [
        Row(lead.way)
        for lead in leads(graph, goal)
        if lead.steps > 1 and lead.change != "open" and wanted in ("", lead.change)
    ]
