"""Which of the concepts that a question names act, and which are acted on."""

from __future__ import annotations

from typing import Final

from .mentions import Mention
from .small_words import (
    ARISES,
    CARRYING,
    COMES_OF,
    FOR,
    FROM,
    HOW,
    IRREGULAR,
    LEADS_TO,
    MOST,
    NOUN_AFTER,
    NOUN_BEFORE,
    OF_ITSELF,
    OR,
    OR_VERBS,
    TAKES,
    TOWARDS,
    WHAT,
    WHEN,
    WHETHER,
    WHY,
)
from .spoken import Spoken, stems_of

#: What acts, what is acted on, and what may be either.
Sides = tuple[tuple[Mention, ...], tuple[Mention, ...], tuple[Mention, ...]]

_COMES_OF, _LEADS_TO, _ARISES = stems_of(COMES_OF), stems_of(LEADS_TO), stems_of(ARISES)
_OF_ITSELF, _TAKES, _OR_VERBS = stems_of(OF_ITSELF), stems_of(TAKES), stems_of(OR_VERBS)
_WHAT, _HOW, _WHY, _WHEN = (frozenset(words.split()) for words in (WHAT, HOW, WHY, WHEN))
_OR, _FROM, _TOWARDS, _FOR = (frozenset(words.split()) for words in (OR, FROM, TOWARDS, FOR))
_WHETHER, _CARRYING, _MOST = (frozenset(words.split()) for words in (WHETHER, CARRYING, MOST))
_NOUN_BEFORE, _NOUN_AFTER = frozenset(NOUN_BEFORE.split()), frozenset(NOUN_AFTER.split())
_PARTICIPLES: Final = frozenset(pair.partition("=")[0] for pair in IRREGULAR.split())
#: Verbs that do good or harm: "why is it good" asks what it acts on.
_GOOD: Final = ("supports", "harms", "eases", "prevents")


def sides(asked: Spoken) -> Sides:
    """Return what acts, what is acted on, and what may be either."""
    if not asked.named:
        return (), (), ()
    for look in (_from, _choice, _nouns, _around_verb):
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
    at = next((at for at in asked.open if asked.words[at] in _FROM and not _guarded(asked, at)), None)
    if at is None:
        return None
    before, after = asked.before(at), asked.after(at)
    if before:
        return after, before, ()
    if len(after) > 1 and any(place > at and asked.words[place] in _TOWARDS for place in asked.open):
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


def _nouns(asked: Spoken) -> Sides | None:
    """Effects of A on B, A's effects; causes of B, B causes."""
    for at in asked.open:
        if asked.is_amount(at) or not _is_noun(asked, at):
            continue
        before, after = asked.before(at), asked.after(at)
        if asked.stems[at] in _COMES_OF:
            return (before, after, ()) if before and after else (after[:1] or before, after[1:], ())
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
        if named[0].places[0] < _turning(asked):
            return _subject(asked)
        return (named, (), ()) if asked.begins(_WHEN) else ((), named, ())
    for verb in asked.verbs:
        before, after = asked.before(verb.place), asked.after(verb.place)
        if before and after:
            return before, after, ()
    behind = asked.after(asked.verbs[0].place)
    asks = behind and asked.begins(_WHAT | _HOW) and not _parted(asked)
    return ((), named, ()) if asks else _first_on_rest(asked)


def _turning(asked: Spoken) -> int:
    """The place of "make", which stands before what it acts on, else that of the verb that says which way."""
    making = [verb.place for verb in asked.verbs if asked.stems[verb.place] == "mak"]
    return making[0] if making or asked.verb is None else asked.verb.place


def _parted(asked: Spoken) -> bool:
    """Whether something between two mentions tells that the first acts on the second."""
    between = range(asked.named[0].places[-1] + 1, asked.named[-1].places[0])
    return any(asked.words[at] in _TOWARDS for at in between)


def _subject(asked: Spoken) -> Sides:
    """A mention before the verb and none behind: it acts, unless it is asked why or how it is so."""
    named = asked.named
    good = asked.verb is not None and asked.verb.relation in _GOOD
    acted_on = (
        _is_done_to(asked)
        or (asked.begins(_WHY) and not good and not asked.has(_TAKES))
        or (asked.begins(_HOW) and asked.has(_OF_ITSELF))
        or (asked.begins(_WHAT) and asked.words[-1] in _MOST)
        or (asked.stems[-1] in _LEADS_TO and not asked.begins(_WHAT | _HOW | _WHETHER))
    )
    return ((), named, ()) if acted_on else (named, (), ())


def _is_done_to(asked: Spoken) -> bool:
    """Whether a passive without "by" tells what is done to a concept: how is it made."""
    for verb in asked.verbs:
        word = asked.words[verb.place]
        behind = asked.words[verb.place + verb.length :][:1]
        participle = word.endswith("ed") or word in _PARTICIPLES
        carried = not _CARRYING.isdisjoint(asked.words[: verb.place])
        if participle and carried and _FOR.isdisjoint(behind) and verb.place > asked.named[0].places[-1]:
            return True
    return False
