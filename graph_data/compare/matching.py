"""Which concept and which effect of an old graph is which of a new one, whatever their ids are now."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping

from ..model import ConceptGraph
from ..records import Concept, Effect
from ..sameness import plain_name

Rule = Callable[[Effect], Hashable]


def matched_concepts(old: ConceptGraph, new: ConceptGraph) -> Mapping[str, str]:
    """Return the new id of each old concept that is still there: by id, else by a name that only one has."""
    found = {id: id for id in old.concepts if id in new.concepts}
    free = [concept for id, concept in new.concepts.items() if id not in found.values()]
    for names in (lambda c: (c.id, c.label), _all_names):
        owners = _owners(free, names)
        for id, concept in old.concepts.items():
            if id in found:
                continue
            keys = {owners[plain] for name in names(concept) if (plain := plain_name(name)) in owners}
            keys -= set(found.values())
            if len(keys) == 1:
                found[id] = keys.pop()
    return found


def _all_names(concept: Concept) -> tuple[str, ...]:
    return (concept.id, concept.label, *concept.aka)


def _owners(concepts: Iterable[Concept], names: Callable[[Concept], Iterable[str]]) -> Mapping[str, str]:
    """Return ids by the names that one concept alone has."""
    owners: dict[str, str] = {}
    several: set[str] = set()
    for concept in concepts:
        for plain in {plain_name(name) for name in names(concept)}:
            if owners.setdefault(plain, concept.id) != concept.id:
                several.add(plain)
    return {plain: id for plain, id in owners.items() if plain not in several}


def matched_effects(old: ConceptGraph, new: ConceptGraph, concepts: Mapping[str, str]) -> Mapping[str, str]:
    """Return the new id of each old effect that is still there.

    It is that of the same ends and words; of the same ends and id; of the same ends, where only one is left;
    or of the same id, where all else has changed.
    """

    def ends(effect: Effect) -> tuple[str, str]:
        return (concepts.get(effect.source, ""), concepts.get(effect.target, ""))

    def own(effect: Effect) -> tuple[str, str]:
        return (effect.source, effect.target)

    def words(effect: Effect) -> str:
        return plain_name(effect.label)

    found: dict[str, str] = {}
    rules: tuple[tuple[Rule, Rule, bool], ...] = (
        (lambda e: (*ends(e), words(e), e.id), lambda e: (*own(e), words(e), e.id), False),
        (lambda e: (*ends(e), words(e)), lambda e: (*own(e), words(e)), True),
        (lambda e: (*ends(e), e.id), lambda e: (*own(e), e.id), False),
        (ends, own, False),
        (lambda e: e.id, lambda e: e.id, False),
    )  # fmt: skip
    for of_old, of_new, several in rules:
        _match(found, old.effects.values(), new.effects.values(), of_old, of_new, several)
    return found


def _match(
    found: dict[str, str],
    old: Iterable[Effect],
    new: Iterable[Effect],
    of_old: Rule,
    of_new: Rule,
    several: bool,
) -> None:
    """Pair what is alike by a rule: one with one, or in order where there are ``several`` alike."""
    taken = set(found.values())
    left: dict[Hashable, list[str]] = {}
    for effect in new:
        if effect.id not in taken:
            left.setdefault(of_new(effect), []).append(effect.id)
    waiting: dict[Hashable, list[str]] = {}
    for effect in old:
        if effect.id not in found:
            waiting.setdefault(of_old(effect), []).append(effect.id)
    for key, ids in waiting.items():
        others = left.get(key, [])
        if several or len(ids) == len(others) == 1:
            found.update(zip(ids, others, strict=False))


def renamed(old: ConceptGraph, new: ConceptGraph) -> dict[str, str]:
    """Return new ids by old ones, of what is called otherwise a moment later.

    From one state of a file to the next little happens: the one concept that is gone is the one that has come
    where its effects go on between the same others, and an effect may have been turned round.
    """
    if old.concepts.keys() <= new.concepts.keys() and old.effects.keys() <= new.effects.keys():
        return {}
    concepts = {**matched_concepts(old, new)}
    gone, come = old.concepts.keys() - concepts.keys(), new.concepts.keys() - {*concepts.values()}
    if len(gone) == len(come) == 1:
        (before,), (now,) = gone, come
        if _others(old, before, concepts) == _others(new, now, {id: id for id in new.concepts if id != now}):
            concepts[before] = now
    effects = {**matched_effects(old, new, concepts)}
    _match(
        effects, old.effects.values(), new.effects.values(),
        lambda e: (concepts.get(e.target), concepts.get(e.source), plain_name(e.label)),
        lambda e: (e.source, e.target, plain_name(e.label)), False,
    )  # fmt: skip
    return {before: now for before, now in [*concepts.items(), *effects.items()] if before != now}


def _others(graph: ConceptGraph, concept: str, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the other ends of a concept's effects, and on which side they stand, sorted."""
    sources = [(">", names.get(effect.target, "")) for effect in graph.outgoing[concept]]
    return sorted([*sources, *(("<", names.get(effect.source, "")) for effect in graph.incoming[concept])])
