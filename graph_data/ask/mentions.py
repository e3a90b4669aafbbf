"""Which concepts a question names: by parts of their names, in other forms, misspelt.

Twin: viz/viewer/src/ask/mentions.ts
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .phrases import phrase_at
from .small_words import AFTER_HEAD, COMES_OF, INSIDE, LEADS_TO, OF, SMALL, WAY
from .terms import SYNONYM, closeness, mistyped, rank, stem, terms, total

if TYPE_CHECKING:
    from ..model import ConceptGraph

#: How much a part of a name says: what it names (pain, in joint pain), and what only says more of that.
HEAD: Final = 0.7
BESIDE: Final = 0.35
#: What a concept counts for that is narrower, or wider, than the one that is named.
NARROWER: Final = 0.6
WIDER: Final = 0.5
#: A name is found whole from here on; what has only a part of it counts for so much less.
SURE: Final = 0.75
PARTLY: Final = 0.5
_INSIDE: Final = frozenset(INSIDE.split())
#: "Dangers of", "causes for": such a noun asks, and is no name.
_ASKING: Final = frozenset(stem(word) for word in f"{COMES_OF} {LEADS_TO}".split())
_WAY: Final = frozenset(stem(word) for word in WAY.split())
_OF: Final = frozenset(OF.split())
SMALL_WORDS: Final = frozenset(SMALL.split())
_AFTER_HEAD: Final = frozenset(AFTER_HEAD.split())


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question, by their places, that name concepts: each with how surely it is meant (0 to 1)."""

    places: tuple[int, ...]
    concepts: Mapping[str, float]

    @property
    def best(self) -> str:
        """The concept that is meant most surely, the first of equals."""
        return max(self.concepts, key=lambda id: self.concepts[id])


@dataclass(frozen=True, slots=True)
class _Name:
    concept: str
    words: tuple[str, ...]
    #: The place of the word that the others say more of.
    head: int


@dataclass(frozen=True, slots=True)
class _Match:
    concept: str
    places: tuple[int, ...]
    #: How surely these words mean the concept, and how near they are to words of its name, summed.
    weight: float
    covered: float


def mentions(graph: ConceptGraph, asked: Sequence[str], but: Collection[int] = ()) -> tuple[Mention, ...]:
    """Return what the words of a question name, in its order; no word belongs to two mentions.

    Words at the places ``but`` are no names.
    """
    names = _names(graph)
    near = _near(asked, {word for name in names for word in name.words})
    for at in but:
        near[at] = {}
    found = _claimed(graph, asked, names, near, verbs=True)
    return found or _claimed(graph, asked, names, near, verbs=False)


def _names(graph: ConceptGraph) -> list[_Name]:
    found: dict[tuple[str, tuple[str, ...]], _Name] = {}
    for concept in graph.concepts.values():
        for called in (concept.label, concept.id, *concept.aka):
            words = terms(called[:200])
            ahead = next((at for at, word in enumerate(words) if at and word in _AFTER_HEAD), len(words))
            kept = [at for at, word in enumerate(words) if word not in SMALL_WORDS] or list(range(len(words)))
            if kept:
                head = max((at for at, place in enumerate(kept) if place < ahead), default=len(kept) - 1)
                name = _Name(concept.id, tuple(words[place] for place in kept), head)
                found.setdefault((concept.id, name.words), name)
    return list(found.values())


def _near(asked: Sequence[str], words: Collection[str]) -> list[dict[str, float]]:
    """Return for each word the words of names that it may be; typing errors count where it is no other."""
    found = []
    for word in asked:
        close = {other: near for other in words if (near := closeness(word, other))}
        small = word in SMALL_WORDS
        if small:
            close = {other: near for other, near in close.items() if near == 1}
        elif not close and not phrase_at([stem(word)], 0)[1]:
            close = {other: near for other in words if (near := mistyped(word, other))}
        found.append(close)
    return found


def _claimed(
    graph: ConceptGraph, asked: Sequence[str], names: Iterable[_Name], near: Sequence[Mapping[str, float]],
    *, verbs: bool,
) -> tuple[Mention, ...]:  # fmt: skip
    """Give words to the names that have most of them; with ``verbs`` a verb is no part of a name."""
    stems = [stem(word) for word in asked]
    acting = {at for at in range(len(asked)) if verbs and _acts(asked, stems, at)}
    # Behind the first verb a word that is one as well may be a name: "hurts public transport".
    acting = {at for at in acting if at == min(acting) or max(near[at].values(), default=0.0) < SYNONYM}
    matches = [match for name in names for match in _matches(name, asked, near, acting)]
    matches.sort(key=lambda one: (rank(one.covered), rank(one.weight)))
    taken: set[int] = set()
    found: list[Mention] = []
    for match in matches:
        if taken.isdisjoint(match.places):
            taken.update(match.places)
            found.append(_mention(graph, match.places, matches))
    return _joined(sorted(found, key=lambda one: one.places))


def _joined(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Join what is named twice in a row: "driving less appealing" is the appeal of driving."""
    joined: list[Mention] = []
    for mention in found:
        if joined and joined[-1].best == mention.best:
            last = joined.pop()
            ids = dict.fromkeys([*last.concepts, *mention.concepts])
            weights = {id: max(last.concepts.get(id, 0.0), mention.concepts.get(id, 0.0)) for id in ids}
            mention = Mention((*last.places, *mention.places), weights)
        joined.append(mention)
    return tuple(joined)


def _acts(asked: Sequence[str], stems: Sequence[str], at: int) -> bool:
    """Whether a word is a verb of the question, or a noun that asks."""
    noun = stems[at] in _ASKING and not _OF.isdisjoint(asked[at + 1 : at + 2])
    return noun or stems[at] in _WAY or bool(phrase_at(stems, at)[1])


def _matches(
    name: _Name, asked: Sequence[str], near: Sequence[Mapping[str, float]], acting: Collection[int]
) -> Iterable[_Match]:
    """Yield the runs of words in which a name, or a part of it, is found."""
    for start in range(len(near)):
        hits = _run(name, asked, near, start)
        places = tuple(range(min(hits), max(hits) + 1)) if hits else ()
        whole = len({at for at, _ in hits.values()}) == len(name.words)
        if not hits or (len(hits) == 1 and not whole and start in acting):
            continue
        # A verb stands in a name only as it is written there: "relaxes" is no muscle relaxation.
        if any(place in acting and value < 0.9 for place, (_, value) in hits.items()):
            continue
        covered = total(value for _, value in hits.values())
        yield _Match(name.concept, places, _weight(name, hits, covered), covered)


def _run(
    name: _Name, asked: Sequence[str], near: Sequence[Mapping[str, float]], start: int
) -> dict[int, tuple[int, float]]:
    """Return places from ``start`` on with the word of the name found there, each word once."""
    hits: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for place in range(start, len(near)):
        options = [
            (near[place][word], -at)
            for at, word in enumerate(name.words)
            if at not in used and word in near[place]
        ]
        if options:
            value, at = max(options)
            hits[place] = (-at, value)
            used.add(-at)
        elif place == start or asked[place] not in _INSIDE:
            break
    return hits


def _weight(name: _Name, hits: Mapping[int, tuple[int, float]], covered: float) -> float:
    found = {at for at, _ in hits.values()}
    mean = covered / len(hits)
    if len(found) == len(name.words):
        return mean
    share = len(found) / len(name.words)
    return mean * (max(HEAD, share) if name.head in found else min(BESIDE, share))


def _mention(graph: ConceptGraph, places: tuple[int, ...], matches: Iterable[_Match]) -> Mention:
    """Return all that these words may mean, the narrower and the wider concepts of the best included."""
    weights: dict[str, float] = {}
    for match in matches:
        if set(match.places) <= set(places):
            share = len(match.places) / len(places)
            weights[match.concept] = max(weights.get(match.concept, 0.0), match.weight * share)
    best = max(weights.values())
    if best > SURE:  # the thing itself is named: what only has it in its name is hardly meant
        weights = {id: weight if weight == best else weight * PARTLY for id, weight in weights.items()}
    for id in [id for id, weight in weights.items() if weight == best]:
        for concept in graph.concepts.values():
            if concept.broader == id:
                weights[concept.id] = max(weights.get(concept.id, 0.0), best * NARROWER)
        wider = graph.concepts[id].broader
        if wider in graph.concepts:
            weights[wider] = max(weights.get(wider, 0.0), best * WIDER)
    return Mention(places, weights)
