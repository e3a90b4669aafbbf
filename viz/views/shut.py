"""Groups of a graph shut to one box each: what is shown instead, and what the bundled lines say.

Twin: viz/viewer/src/shut/content.ts
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ..door.plan import Grouping, degrees
from ..view import SHUT
from ..words import Words, words_in
from .steps import Content

if TYPE_CHECKING:
    from graph_data.model import Concept, ConceptGraph, Effect


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups that can be shut: categories, or communities where there are none.

    ``of`` is the group of each concept, by the group's key; concepts outside any group are not in it.
    ``names`` are the groups' names; ``signed``: they are categories.
    """

    of: Mapping[str, str]
    names: Mapping[str, str]
    signed: bool

    def keys(self) -> list[str]:
        """Return the keys of the groups that have concepts, in order."""
        used = set(self.of.values())
        return [key for key in self.names if key in used]

    def named(self, graph: ConceptGraph, name: str) -> str:
        """Return the key of a group by its key, its name, or a concept of it; empty where there is none."""
        if name in self.names:
            return name
        wanted = name.casefold()
        by_name = {label.casefold(): key for key, label in self.names.items()}
        if wanted in by_name:
            return by_name[wanted]
        for concept in graph.concepts.values():
            if not self.signed and wanted in (concept.id.casefold(), concept.label.casefold()):
                return self.of.get(concept.id, "")
        return ""


def groups_of(graph: ConceptGraph) -> Groups:
    """Return the groups of a graph that can be shut."""
    found = Grouping(graph, degrees(graph))
    of = {id: key for id, key in found.of.items() if key in found.labels}
    return Groups(of, found.labels, found.signed)


@dataclass(frozen=True)
class _Also(Mapping[str, Any]):
    """A mapping in which more is found than is listed: boxes and bundles that are none of the graph's own."""

    own: Mapping[str, Any]
    more: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Any:
        return self.own[key] if key in self.own else self.more[key]

    def __contains__(self, key: object) -> bool:
        return key in self.own or key in self.more

    def __iter__(self) -> Iterator[str]:
        return iter(self.own)

    def __len__(self) -> int:
        return len(self.own)


class ShutGroups:
    """What is shown of a graph with groups shut.

    ``graph`` is the graph by which it is drawn: in it the boxes of shut groups and the bundles are found by
    their ids, though they are not among its concepts and effects.
    """

    def __init__(self, graph: ConceptGraph) -> None:
        self.groups = groups_of(graph)
        self._words = words_in(graph.language)
        self._concepts: dict[str, Any] = {}
        self._effects: dict[str, Any] = {}
        self._held: dict[str, frozenset[str]] = {}
        self.graph = replace(
            graph,
            concepts=_Also(graph.concepts, self._concepts),
            effects=_Also(graph.effects, self._effects),
        )

    def keys(self, names: Iterable[str]) -> list[str]:
        """Return the keys of the groups of these names; names that mean none are left out."""
        found = (self.groups.named(self.graph, name) for name in names)
        return [key for key in found if key]

    def content(self, shown: Content, keys: Iterable[str], *, plain: bool = False) -> Content:
        """Return what is shown once the groups of these keys are shut; ``plain`` bundles tell no verdicts."""
        wanted = set(keys)
        of = self.groups.of
        holder = {c: f"{SHUT}{of[c]}" if of.get(c) in wanted else c for c in shown.concepts}
        for box in dict.fromkeys(holder.values()):
            members = [c for c, held in holder.items() if held == box]
            if members != [box]:
                self._concepts[box] = self._box(box, members)
                self._held[box] = frozenset(members)
        between: dict[tuple[str, str], list[Effect]] = {}
        for effect in shown.effects:
            ends = (holder[effect.source], holder[effect.target])
            if ends == (effect.source, effect.target) or ends[0] != ends[1]:
                key = ends if ends != (effect.source, effect.target) else (effect.id, "")
                between.setdefault(key, []).append(effect)
        effects = [
            each if not key[1] else self._bundled(key, held, plain=plain)
            for key, held in between.items()
            for each in held[:1]
        ]
        return Content(tuple(dict.fromkeys(holder.values())), tuple(effects))

    def _box(self, id: str, members: Sequence[str]) -> Concept:
        key = id.removeprefix(SHUT)
        name = self._words.say("shutGroup", name=self.groups.names[key], n=len(members))
        like = self.graph.concepts[members[0]]
        return replace(
            like, id=id, label=name, definition="", aka=(), broader="", opposite=(), more=0,
            category=key if self.groups.signed else "",
        )  # fmt: skip

    def _bundled(self, ends: tuple[str, str], held: Sequence[Effect], *, plain: bool) -> Effect:
        """Return effects between the same two ends as one; a single one says what it always says."""
        made = bundle(self._words, self.graph, ends, held, plain=plain)
        self._effects[made.id] = made
        self._held[made.id] = frozenset(effect.id for effect in held)
        return made

    def lit(self, ids: frozenset[str]) -> frozenset[str]:
        """Return what is lit, with the boxes and bundles that hold some of it."""
        return ids | {box for box, held in self._held.items() if held & ids}


def bundle(
    words: Words, graph: ConceptGraph, ends: tuple[str, str], held: Sequence[Effect], *, plain: bool = False
) -> Effect:
    """Return effects between the same two ends as one line, which counts them by sign and by verdict.

    Its verdict is theirs where all have the same, else none is told; so is its arrow head. A ``plain`` one
    counts them by sign alone.
    """
    source, target = ends
    first = held[0]
    id = f"{SHUT}{'?' if plain else ''}{source}>{target}:{','.join(effect.id for effect in held)}"
    if len(held) == 1:
        return replace(first, id=id, source=source, target=target)
    arrows = {relation.arrow if (relation := graph.relations.get(e.relation)) else "" for e in held}
    verdicts = {effect.verdict for effect in held}
    return replace(
        first, id=id, source=source, target=target, label=told(words, held, plain=plain),
        relation=first.relation if len(arrows) == 1 else "affects",
        sign=first.sign if len({e.sign for e in held}) == 1 else "unknown",
        level="core" if any(e.level == "core" for e in held) else "detail",
        verdict=first.verdict if len(verdicts) == 1 else "not-checked",
        certainty="", evidence=(), quote="", when="", how="", hedge="", note="", papers=0,
    )  # fmt: skip


def told(words: Words, held: Sequence[Effect], *, plain: bool = False) -> str:
    """Return what a bundle says: how many effects, and how many of them raise, lower, or do not stand.

    >>> told(words_in("en"), ())
    '0 effects'
    """
    counts = {
        "bundleRaise": sum(e.sign == "+" for e in held),
        "bundleLower": sum(e.sign == "-" for e in held),
        "bundleDisputed": sum(e.verdict in ("mixed", "contradicted") for e in held),
        "bundleUnfound": sum(e.verdict == "not-found" for e in held),
    }
    if plain:
        counts = {"bundleRaise": counts["bundleRaise"], "bundleLower": counts["bundleLower"]}
    parts = [words.say(part, n=count) for part, count in counts.items() if count]
    whole = words.say("countEffects", n=len(held))
    return f"{whole}: {', '.join(parts)}" if parts else whole
