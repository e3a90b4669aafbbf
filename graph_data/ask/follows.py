"""The question what follows when a concept rises: signs carried along effects, each with what backs it.

Twin: viz/viewer/src/ask/follows.ts
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from ..opposites import is_crossing
from .backing import VERDICT_ORDER
from .find import find_concept

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect, Verdict

#: Effects on a way, unless another number is given.
MOST_STEPS: Final = 3

Change = Literal["rises", "falls", "conflict", "open"]
#: What an opposite does.
_TURNED: Final[dict[Change, Change]] = {
    "rises": "falls",
    "falls": "rises",
    "conflict": "conflict",
    "open": "open",
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a concept does when the first one rises."""

    concept: str
    change: Change
    #: Number of effects on the shortest way.
    steps: int
    #: The worst verdict on the best backed of the shortest ways.
    verdict: Verdict
    #: Effects by which the change arrives; of an opposite, the link that leads over to it.
    by: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class _Arrival:
    effect: Effect
    sign: int
    verdict: Verdict


def follows(graph: ConceptGraph, start: str, *, max_steps: int = MOST_STEPS) -> tuple[Consequence, ...]:
    """Return what follows if ``start`` rises, within ``max_steps`` effects: best backed first, then nearest.

    Only effects that say that there is more or less of their target carry a change; a concept takes the
    change of its shortest ways, and contradicted ones count only where there is no other. Ways that disagree
    are a ``conflict``, which goes no further. Concepts met only by other effects, as by those that support
    them, come last, as ``open``. Where a concept changes, its opposites change the other way.

    Raises:
        UnknownConceptError: a name that the graph does not have.
    """
    first = find_concept(graph, start).id
    signs = {first: 1}
    found: dict[str, Consequence] = {first: Consequence(first, "rises", 0, "supported", ())}
    edge = [first, *_crossed(graph, [first], signs, found)]
    for steps in range(1, max_steps + 1):
        met: dict[str, list[_Arrival]] = {}
        for arrival in _arrivals(graph, edge, signs, found):
            met.setdefault(arrival.effect.target, []).append(arrival)
        for concept, arrivals in met.items():
            found[concept], sign = _joined(concept, steps, arrivals)
            if sign:
                signs[concept] = sign
        _hold_against(graph, list(met), signs, found)
        edge = [concept for concept in (*met, *_crossed(graph, met, signs, found)) if concept in signs]
    _add_open(graph, first, found, max_steps)
    del found[first]
    return tuple(sorted(found.values(), key=_rank))


def _hold_against(
    graph: ConceptGraph, met: Sequence[str], signs: dict[str, int], found: dict[str, Consequence]
) -> None:
    """Opposites that are met at once and are both said to rise, or to fall, are pulled both ways."""
    against = [
        concept
        for concept in met
        for link in graph.opposites[concept]
        if link.target in met and concept in signs and signs[concept] == signs.get(link.target)
    ]
    for concept in dict.fromkeys(against):
        found[concept] = replace(found[concept], change="conflict")
        del signs[concept]


def _crossed(
    graph: ConceptGraph, met: Iterable[str], signs: dict[str, int], found: dict[str, Consequence]
) -> list[str]:
    """Pass over from concepts just met to their opposites, which do the opposite; return these."""
    crossed = []
    for concept in met:
        for link in graph.opposites[concept]:
            if link.target in found:
                continue
            one = found[concept]
            found[link.target] = replace(one, concept=link.target, change=_TURNED[one.change], by=(link,))
            if concept in signs:
                signs[link.target] = -signs[concept]
            crossed.append(link.target)
    return crossed


def _arrivals(
    graph: ConceptGraph, edge: Sequence[str], signs: dict[str, int], found: dict[str, Consequence]
) -> Iterator[_Arrival]:
    for here in edge:
        for effect in graph.outgoing[here]:
            if says_amount(graph, effect) and effect.target not in found:
                sign = signs[here] * (1 if effect.sign == "+" else -1)
                yield _Arrival(effect, sign, _worse(found[here].verdict, effect.verdict))


def _joined(concept: str, steps: int, arrivals: Sequence[_Arrival]) -> tuple[Consequence, int]:
    """What equally short ways come to, and its sign; 0 when they disagree."""
    counted = [one for one in arrivals if one.verdict != "contradicted"] or arrivals
    by = tuple(one.effect for one in counted)
    verdict = min((one.verdict for one in counted), key=VERDICT_ORDER.index)
    signs = {one.sign for one in counted}
    if len(signs) > 1:
        return Consequence(concept, "conflict", steps, verdict, by), 0
    sign = signs.pop()
    return Consequence(concept, "rises" if sign > 0 else "falls", steps, verdict, by), sign


def _add_open(graph: ConceptGraph, first: str, found: dict[str, Consequence], max_steps: int) -> None:
    """Add what is met from any of these concepts by effects that do not say which way, each once."""
    waiting = list(found)
    for here in waiting:
        one = found[here]
        # The opposite of what is touched is touched as well, without another effect.
        over = () if one.change != "open" or is_crossing(one.by[0]) else graph.opposites[here]
        for effect in (*over, *graph.outgoing[here]):
            steps = one.steps + (not is_crossing(effect))
            if effect.sign == "none" or effect.target in found or steps > max_steps:
                continue
            verdict = _worse(one.verdict, effect.verdict)
            found[effect.target] = Consequence(effect.target, "open", steps, verdict, (effect,))
            waiting.append(effect.target)


def says_amount(graph: ConceptGraph, effect: Effect) -> bool:
    """Return whether an effect says that there is more or less of its target; what supports it does not."""
    relation = graph.relations.get(effect.relation)
    return effect.sign in ("+", "-") and (relation is None or relation.amount)


def _worse(a: Verdict, b: Verdict) -> Verdict:
    return max(a, b, key=VERDICT_ORDER.index)


def _rank(one: Consequence) -> tuple[bool, int, int]:
    return one.change == "open", VERDICT_ORDER.index(one.verdict), one.steps
