"""Which of the concepts that a question names act, and which are acted on.

Twin: viz/viewer/src/ask/sides.ts
"""

from __future__ import annotations

from typing import Final

from .mentions import Mention
from .small_words import (
    AFTER,
    ARISES,
    CARRYING,
    COMES_OF,
    FROM,
    HOW,
    IRREGULAR,
    LEADS_TO,
    MOST,
    NOUN_AFTER,
    NOUN_BEFORE,
    OBJECT,
    OF_ITSELF,
    ONE_CAN,
    OR,
    OR_VERBS,
    TAKES,
    TOGETHER,
    TOWARDS,
    WHAT,
    WHEN,
    WHETHER,
    WHY,
    WITH,
)
from .spoken import Spoken, stems_of

#: What acts, what is acted on, and what may be either.
Sides = tuple[tuple[Mention, ...], tuple[Mention, ...], tuple[Mention, ...]]

_COMES_OF, _LEADS_TO, _ARISES = stems_of(COMES_OF), stems_of(LEADS_TO), stems_of(ARISES)
_OF_ITSELF, _TAKES, _OR_VERBS = stems_of(OF_ITSELF), stems_of(TAKES), stems_of(OR_VERBS)
_TOGETHER, _WITH = stems_of(TOGETHER), frozenset(WITH.split())
_WHAT, _HOW, _WHY, _WHEN = (frozenset(words.split()) for words in (WHAT, HOW, WHY, WHEN))
_OR, _FROM, _TOWARDS = (frozenset(words.split()) for words in (OR, FROM, TOWARDS))
_WHETHER, _CARRYING, _MOST = (frozenset(words.split()) for words in (WHETHER, CARRYING, MOST))
_NOUN_BEFORE, _NOUN_AFTER = frozenset(NOUN_BEFORE.split()), frozenset(NOUN_AFTER.split())
_OBJECT, _ONE_CAN, _AFTER = (frozenset(words.split()) for words in (OBJECT, ONE_CAN, AFTER))
_PARTICIPLES: Final = frozenset(pair.partition("=")[0] for pair in IRREGULAR.split())
#: Verbs that do good or harm: "why is it good" asks what it acts on.
_GOOD: Final = ("supports", "harms", "eases", "prevents")


def sides(asked: Spoken) -> Sides:
    """Return what acts, what is acted on, and what may be either."""
    if not asked.named:
        return (), (), ()
    for look in (_from, _choice, _alongside, _nouns, _around_verb):
        found = look(asked)
        if found is not None:
            return found
    if len(asked.named) > 1:
        return _first_on_rest(asked)
    takes = asked.has(_TAKES)
    if asked.begins(_WHEN) or (asked.begins(_WHY) and takes):
        return asked.named, (), ()
    return ((), asked.named, ()) if asked.begins(_WHY) else ((), (), asked.named)


def _first_on_rest(asked: Spoken) -> Sides:
    return asked.named[:1], asked.named[1:], ()


def _from(asked: Spoken) -> Sides | None:
    """B caused by A, B from A, from A to B, what results from A."""
    for at in asked.open:
        if asked.words[at] in _AFTER and not asked.before(at) and asked.begins(_WHAT) and asked.named:
            return asked.named, (), ()
    place = next((at for at in asked.open if asked.words[at] in _FROM and not _guarded(asked, at)), None)
    if place is None:
        return None
    before, after = asked.before(place), asked.after(place)
    if before:
        return after, before, ()
    if len(after) > 1 and any(at > place and asked.words[at] in _TOWARDS for at in asked.open):
        return after[:1], after[1:], ()
    acts = asked.verbs or asked.has(_COMES_OF) or asked.begins(_WHAT)
    return (after, (), ()) if acts else ((), after, ())


def _guarded(asked: Spoken, at: int) -> bool:
    """Whether "from" belongs to a verb such as "protects"."""
    if asked.words[at] not in ("from", "von"):
        return False
    return asked.is_kept() or any(
        verb.place < at and verb.relation in ("prevents", "decreases", "blocks") for verb in asked.verbs
    )


def _choice(asked: Spoken) -> Sides | None:
    """A or B for C: those on both sides of "or" act, what else is named is acted on."""
    for at in asked.open:
        if asked.words[at] in _OR:
            before, after = asked.before(at)[-1:], asked.after(at)[:1]
            rest = tuple(one for one in asked.named if one not in before + after)
            if before and after and rest:
                return before + after, rest, ()
    return None


def _alongside(asked: Spoken) -> Sides | None:
    """What works with A: either acts on the other."""
    if len(asked.named) > 1 or not asked.begins(_WHAT):
        return None
    joins = (
        at
        for at in asked.open
        if asked.words[at] in _WITH and at and asked.stems[at - 1] in _TOGETHER and asked.after(at)
    )
    return None if next(joins, None) is None else ((), (), asked.named)


def _nouns(asked: Spoken) -> Sides | None:
    """Effects of A on B, A's effects; causes of B, B causes."""
    for at in asked.open:
        if asked.is_amount(at) or not _is_noun(asked, at):
            continue
        before, after = asked.before(at), asked.after(at)
        if asked.stems[at] in _COMES_OF:
            return (before, after, ()) if before else (after[:1], after[1:], ())
        return (before if after else (), after or before, ())
    return None


def _is_noun(asked: Spoken, at: int) -> bool:
    """Whether a word such as "causes" stands here as a noun: "of" is behind it, or it ends the question."""
    words = asked.words
    if asked.stems[at] not in _COMES_OF and asked.stems[at] not in _LEADS_TO:
        return False
    if not _NOUN_BEFORE.isdisjoint(words[at + 1 : at + 2]):
        return True
    ahead = words[max(0, at - 2) : at]
    if not _NOUN_AFTER.isdisjoint(ahead):
        return asked.stems[at] not in _OR_VERBS or not asked.after(at)
    ends = at == len(words) - 1 and not asked.begins(_WHAT | _HOW)
    return ends and "do" not in ahead and "does" not in ahead


def _around_verb(asked: Spoken) -> Sides | None:
    """What stands before the verb acts, what stands behind it is acted on."""
    named = asked.named
    if not asked.verbs:
        arises = len(named) == 1 and asked.has(_ARISES) and asked.begins(_HOW | _WHY)
        return ((), named, ()) if arises else None
    if len(named) == 1:
        return _beside_verb(asked)
    for verb in asked.verbs:
        before, after = asked.before(verb.place), asked.after(verb.place)
        if before and after:
            return before, after, ()
    one_can = asked.begins(_HOW) and not _ONE_CAN.isdisjoint(asked.words)
    asks = asked.after(asked.verbs[0].place) and (asked.begins(_WHAT) or one_can) and not _parted(asked)
    return ((), named, ()) if asks else _first_on_rest(asked)


def _beside_verb(asked: Spoken) -> Sides:
    """One mention beside a verb."""
    named = asked.named
    if not _OBJECT.isdisjoint(asked.words):
        return named, (), ()
    if named[0].places[0] < _turning(asked):
        return ((), named, ()) if _is_acted_on(asked) else (named, (), ())
    return (named, (), ()) if asked.begins(_WHEN) else ((), named, ())


def _turning(asked: Spoken) -> int:
    """The place of "make", which stands before what it acts on, else that of the verb that says which way."""
    making = [verb.place for verb in asked.verbs if asked.stems[verb.place] == "mak"]
    return making[0] if making or asked.verb is None else asked.verb.place


def _parted(asked: Spoken) -> bool:
    """Whether something between two mentions tells that the first acts on the second."""
    between = range(asked.named[0].places[-1] + 1, asked.named[-1].places[0])
    return any(asked.words[at] in _TOWARDS for at in between)


def _is_acted_on(asked: Spoken) -> bool:
    """Whether what stands before the verb, with nothing behind it, is acted on: why or how is asked."""
    if _is_done_to(asked):
        return True
    if asked.begins(_WHY):
        good = asked.verb is not None and asked.verb.relation in _GOOD
        return not good and not asked.has(_TAKES)
    if asked.begins(_HOW):
        return asked.has(_OF_ITSELF)
    if asked.begins(_WHAT):
        return asked.words[-1] in _MOST
    return asked.stems[-1] in _LEADS_TO and not asked.begins(_WHETHER)


def _is_done_to(asked: Spoken) -> bool:
    """Whether a passive without "by" tells what is done to a concept: how is it made."""
    for verb in asked.verbs:
        word = asked.words[verb.place]
        participle = word.endswith("ed") or word in _PARTICIPLES
        carried = not _CARRYING.isdisjoint(asked.words[: verb.place])
        if participle and carried and not asked.is_for(verb) and verb.place > asked.named[0].places[-1]:
            return True
    return False
