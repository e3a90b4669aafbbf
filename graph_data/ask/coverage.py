"""The question how much of a graph is backed: quotes, references, verdicts, and what stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from .backing import CERTAINTY_ORDER, VERDICT_ORDER
from .implied import implied

if TYPE_CHECKING:
    from ..meaning.taken import Taken
    from ..model import ConceptGraph, Effect


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts over a whole graph, and the ids of what is lacking, in file order."""

    concepts: int
    effects: int
    core: int
    quoted: int
    referenced: int
    #: Effects that rest on one reference alone.
    single_source: int
    defined: int
    verdicts: Mapping[str, int]
    certainties: Mapping[str, int]
    unquoted: tuple[str, ...]
    unreferenced: tuple[str, ...]
    #: Effects that rest on one reference alone, by id.
    of_one_source: tuple[str, ...]
    #: Concepts without any effect.
    orphans: tuple[str, ...]
    #: References that no effect names.
    unused_references: tuple[str, ...]
    #: What each effect was taken for, and by which rule.
    implied: tuple[Taken, ...]


def coverage(graph: ConceptGraph) -> Coverage:
    """Return how far the graph's effects are quoted, referenced and judged."""
    effects = tuple(graph.effects.values())
    sources = {effect.id: {item.reference for item in effect.evidence} for effect in effects}
    used = {reference for named in sources.values() for reference in named}
    linked = {end for effect in effects for end in (effect.source, effect.target)}
    return Coverage(
        concepts=len(graph.concepts),
        effects=len(effects),
        core=sum(effect.level == "core" for effect in effects),
        quoted=sum(bool(effect.quote) for effect in effects),
        referenced=sum(bool(named) for named in sources.values()),
        single_source=sum(len(named) == 1 for named in sources.values()),
        defined=sum(bool(concept.definition) for concept in graph.concepts.values()),
        verdicts=_counts(VERDICT_ORDER, (effect.verdict for effect in effects)),
        certainties=_counts(CERTAINTY_ORDER, (effect.certainty for effect in effects)),
        unquoted=_ids(effect for effect in effects if not effect.quote),
        unreferenced=_ids(effect for effect in effects if not sources[effect.id]),
        of_one_source=_ids(effect for effect in effects if len(sources[effect.id]) == 1),
        orphans=tuple(concept for concept in graph.concepts if concept not in linked),
        unused_references=tuple(reference for reference in graph.references if reference not in used),
        implied=implied(graph),
    )


def _ids(effects: Iterable[Effect]) -> tuple[str, ...]:
    return tuple(effect.id for effect in effects)


def _counts(order: Iterable[str], values: Iterable[str]) -> Mapping[str, int]:
    counts = dict.fromkeys(order, 0)
    for value in values:
        counts[value] += 1
    return MappingProxyType(counts)
