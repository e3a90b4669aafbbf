"""How well an effect answers a question: by its ends, by what it does, by its words.

Twin: viz/viewer/src/ask/worth.ts
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from .follows import says_amount
from .mentions import Mention
from .small_words import BAD
from .spoken import stems_of
from .terms import closeness, stem, terms, total

if TYPE_CHECKING:
    from ..model import Concept, ConceptGraph, Effect
    from .understood import Asked

#: What words of the question add that stand in an effect, and in its ends' definitions and its quote.
SAID: Final = 0.3
TOLD: Final = 0.12
#: The other way round, what is asked is answered half; of two concepts, what an effect does counts for less.
REVERSED: Final = 0.4
OF_PAIR: Final = 0.3
#: What an effect counts at whose target the name stands, one of another category, and one of other ends.
AS_TARGET: Final = 0.9
OTHER_KIND: Final = 0.4
NO_ENDS: Final = 0.2
#: What a concept counts that is only akin to the one named, where an effect harms it: what harms joints may
#: harm joint health. More than an effect of which nobody can tell whether it does good or harm.
AKIN: Final = 0.53
#: How well an effect fits that does what is asked for, something open, nothing, the opposite.
FITS: Final = 0.95
NEARLY: Final = 0.85
OPEN: Final = 0.4
DENIED: Final = 0.6
HARDLY: Final = 0.35
#: Letters of texts that are looked at.
_LONGEST: Final = 1000
#: What a relation does: more of its target, less of it, good, bad.
UP: Final = frozenset({"increases", "causes", "produces", "activates", "becomes", "moves-with"})
DOWN: Final = frozenset({"decreases", "prevents", "eases", "blocks", "moves-against"})
_GOOD: Final = ("supports", "enables")
_BAD: Final = ("harms", "worsens")
_BAD_NAMES: Final = stems_of(BAD)


def worth(graph: ConceptGraph, asked: Asked, effect: Effect) -> float:
    """Return how well an effect answers a question: 0 not at all, 1 and more well."""
    if asked.verdicts and not asked.named:
        return 1.0
    ends = _ends(asked, effect)
    if asked.named and not ends:
        return 0.0
    said, told = _words(graph, asked, effect)
    if not ends and not said + told:
        return 0.0
    fits = _fits(graph, asked, effect)
    if asked.is_pair:
        fits = 1 - OF_PAIR + OF_PAIR * fits
    elif asked.targets and asked.relation in _BAD and fits >= FITS:
        ends = max(ends, AKIN * possible(asked))
    kind = 1.0 if _is_of_kind(graph, asked, effect) else OTHER_KIND
    return (ends * fits if ends else NO_ENDS) * kind + SAID * said + TOLD * told


def possible(asked: Asked) -> float:
    """The worth of an effect that joins just what is named."""
    found = 1.0 if asked.sources or asked.targets else 0.0
    for named in (asked.sources, asked.targets):
        if not named:
            continue
        found *= max(weight for mention in named for weight in mention.concepts.values())
    return found


def _ends(asked: Asked, effect: Effect) -> float:
    """How surely the ends of an effect are those that are asked for."""
    if asked.either:
        return max(_meant(asked.either, effect.source), AS_TARGET * _meant(asked.either, effect.target))
    straight = _meant(asked.sources, effect.source) * _meant(asked.targets, effect.target)
    turned = _meant(asked.sources, effect.target) * _meant(asked.targets, effect.source)
    if asked.relation == "requires" and effect.relation != "requires":  # what A needs acts on A
        return turned if asked.named else 0.0
    if not asked.named:
        return 0.0
    return max(straight, REVERSED * turned) if asked.is_pair else straight


def _meant(named: Iterable[Mention], concept: str) -> float:
    """How surely one of these means a concept; a side of which nothing is named may be any."""
    found = [mention.concepts.get(concept, 0.0) for mention in named]
    return max(found) if found else 1.0


def _fits(graph: ConceptGraph, asked: Asked, effect: Effect) -> float:
    """How well what an effect does is what is asked for."""
    relation = asked.relation
    if asked.denied and not asked.is_pair and relation:
        return {"contradicted": 1.0, "not-found": DENIED}.get(effect.verdict, 0.1)
    if relation == effect.relation:
        return 1.0
    if asked.sake:
        return _wanted(asked.sake * _favour(graph, effect))
    if relation in _GOOD:
        return _wanted(_favour(graph, effect))
    if relation in _BAD:
        grown = relation == "worsens" and effect.relation == "increases"
        favour = _favour(graph, effect)
        return 1.0 if grown and favour < 0 else _wanted(-favour)
    if relation not in UP and relation not in DOWN:
        return 0.5 if effect.sign == "none" else AS_TARGET
    if effect.sign == ("+" if relation in UP else "-"):
        return FITS if says_amount(graph, effect) else NEARLY
    return HARDLY if effect.sign in ("+", "-", "none") else OPEN


def _wanted(favour: int) -> float:
    return FITS if favour > 0 else HARDLY if favour < 0 else 0.5


def _favour(graph: ConceptGraph, effect: Effect) -> int:
    """1 where an effect does its target good, -1 where it harms, 0 where that cannot be told."""
    if effect.relation in ("supports", "enables", "eases", "prevents"):
        return 1
    if effect.relation in ("harms", "worsens"):
        return -1
    sign = {"+": 1, "-": -1}.get(effect.sign, 0)
    bad = says_amount(graph, effect) and _is_bad(graph.concepts[effect.target])
    return -sign if bad else sign


def _is_bad(concept: Concept) -> bool:
    return any(stem(word) in _BAD_NAMES for word in terms(concept.label[:_LONGEST]))


def _words(graph: ConceptGraph, asked: Asked, effect: Effect) -> tuple[float, float]:
    """Which part of the words that are neither names nor small stands in an effect, and near it."""
    others = [asked.words[at] for at in asked.others]
    if not others:
        return 0.0, 0.0
    first, last = graph.concepts[effect.source], graph.concepts[effect.target]
    said = _terms(effect.label, effect.when, first.label, last.label)
    told = _terms(first.definition, last.definition, effect.quote)
    return _share(others, said), _share(others, told)


def _terms(*texts: str) -> set[str]:
    return {word for text in texts for word in terms(text[:_LONGEST])}


def _share(words: list[str], among: set[str]) -> float:
    near = (max((closeness(word, other) for other in among), default=0.0) for word in words)
    return total(near) / len(words)


def is_strange(graph: ConceptGraph, word: str) -> bool:
    """Whether a word is near none of all that a graph says."""
    texts = [text for one in graph.concepts.values() for text in (one.label, one.definition, *one.aka)]
    texts += [text for one in graph.effects.values() for text in (one.label, one.when, one.quote)]
    return not any(closeness(word, other) for other in _terms(*texts))


def _is_of_kind(graph: ConceptGraph, asked: Asked, effect: Effect) -> bool:
    """Whether what is asked for is of a category that the question names."""
    if not asked.categories or asked.is_pair:
        return True
    acts = bool(asked.targets) != (asked.relation == "requires")
    ends = [effect.source if acts else effect.target]
    if not asked.targets and not asked.sources:
        # Beside a known verb it is the other end that is to be of the kind: which minerals work with it.
        meant = {mention.best for mention in asked.either if asked.relation}
        ends = [end for end in (effect.source, effect.target) if end not in meant]
    return any(graph.concepts[end].category in asked.categories for end in ends)
