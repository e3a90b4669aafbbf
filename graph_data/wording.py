"""The plain reading of an effect: its relation's pattern filled with its two ends, in agreement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .meaning.forms import PARTICIPLES
from .meaning.lexicon import is_adverb

if TYPE_CHECKING:
    from .records import Verdict

_SLOT: Final = re.compile(r"(\{source\}|\{target\})")
#: What follows the head of an English noun phrase: "tension *in* muscles" is singular.
_AFTER_HEAD: Final = re.compile(r" (?:of|in|for|from|with|to|on|at|by|around|within) ")
_IRREGULAR: Final = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go"}
_SINGULAR_ENDINGS: Final = ("ss", "us", "is", "ics")
#: The infinitives of verbs that do not make theirs by an ending; modal verbs have none and are left out.
_INFINITIVES: Final = {"is": "be", "was": "have been", "can": "", "may": "", "will": ""}
_VERB: Final = re.compile(r"(?<=\{source\} )([a-z]+) ?")
#: How a claim that references speak against, or that nobody has shown, is told in other languages.
_SAID: Final = {"de": ("Es heißt: {reading}", "Es heißt: {reading}; gezeigt hat es niemand")}
_SAID_ENGLISH: Final = ("It is said: {reading}", "It is said: {reading}; nobody has shown it")

#: What stands before a verb and goes where something is said: "can add to" is "said to add to".
_MODAL: Final = frozenset({"can", "could", "may", "might", "will", "would", "should", "must"})
_BEFORE_NOW: Final = {"was": "have been", "were": "have been", "had": "have had", "did": "have done"}
_PLAIN: Final = {"is": "be", "are": "be", "am": "be", "has": "have", "does": "do", "goes": "go"}

#: Verdicts on what references speak against, or nobody has shown: it is told as what is said.
UNSHOWN: Final[tuple[Verdict, ...]] = ("contradicted", "not-found")


def reading(pattern: str, source: str, target: str, verdict: str, language: str) -> str:
    """Return the plain reading of an effect; what is not shown is told as what is said.

    >>> reading("{source} lowers {target}", "Magnesium", "cramps", "supported", "en")
    'Magnesium lowers cramps'
    >>> reading("{source} lowers {target}", "Magnesium", "cramps", "contradicted", "en")
    'Magnesium is said to lower cramps'
    >>> reading("{source} is good for {target}", "Walks", "sleep", "not-found", "en")
    'Walks are said to be good for sleep; nobody has shown it'
    """
    code = language.lower().split("-")[0]
    english = code == "en"
    if verdict not in UNSHOWN:
        return fill(pattern, source, target, english=english)
    unshown = verdict == "not-found"
    if english and _VERB.search(pattern):
        told = _VERB.sub(lambda verb: f"is said to {infinitive(verb[1])} ".replace("  ", " "), pattern)
        return fill(told, source, target, english=True) + "; nobody has shown it" * unshown
    said = _SAID.get(code, _SAID_ENGLISH)[unshown]
    return said.replace("{reading}", fill(pattern, source, target, english=english))


def fill(pattern: str, source: str, target: str, *, english: bool) -> str:
    """Return the pattern with its two ends put in; in English the verb agrees with the source.

    Labels are strangers' text, so what was put in is never looked at again.

    >>> fill("{source} lowers {target}", "Magnesium", "muscle cramps", english=True)
    'Magnesium lowers muscle cramps'
    >>> fill("{source} goes up with {target}", "Muscle spasms", "tension", english=True)
    'Muscle spasms go up with tension'
    """
    if english and is_plural(source):
        pattern = re.sub(r"(?<=\{source\} )([a-z]+)", lambda verb: plural_verb(verb[1]), pattern)
    ends = {"{source}": source, "{target}": target}
    return "".join(ends.get(part, part) for part in _SLOT.split(pattern))


def is_plural(label: str) -> bool:
    """Return whether an English noun phrase is plural, by the ending of its head.

    >>> [is_plural(label) for label in ("muscle cramps", "loss of bones", "older people", "thrombosis")]
    [True, False, True, False]
    """
    head = _AFTER_HEAD.split(label, maxsplit=1)[0].split(" ")[-1].lower()
    if head in ("people", "men", "women", "children", "teeth", "feet"):
        return True
    return len(head) > 3 and head.endswith("s") and not head.endswith(_SINGULAR_ENDINGS)


def plural_verb(verb: str) -> str:
    """Return a verb of the third person for several.

    >>> [plural_verb(verb) for verb in ("raises", "has", "reaches", "carries", "can")]
    ['raise', 'have', 'reach', 'carry', 'can']
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return verb[:-2]
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def infinitive(verb: str) -> str:
    """Return what follows "is said to" for a verb of the third person.

    >>> [infinitive(verb) for verb in ("raises", "is", "was", "goes", "can")]
    ['raise', 'be', 'have been', 'go', '']
    """
    return _INFINITIVES.get(verb, plural_verb(verb))


def hedged(label: str, source: str, language: str) -> str:
    """Return the words of an effect as something said; empty where they begin with no English verb.

    >>> [hedged(words, "tea", "en") for words in ("reduces", "can add to", "often relieves", "prevented")]
    ['is said to reduce', 'is said to add to', 'is said to often relieve', 'is said to have prevented']
    >>> [hedged(words, "walks", "en") for words in ("are good for", "have no effect on", "(+)")]
    ['are said to be good for', 'are said to have no effect on', '']
    """
    words = label.split(" ")
    at = next(
        (at for at, word in enumerate(words) if not is_adverb(word.lower()) or word.lower() in _MODAL), 0
    )
    plural = is_plural(source)
    if language.lower().split("-")[0] != "en" or not words[at].isalpha():
        return ""
    told = _told(words[at].lower(), words[at + 1 :], plural)
    if not told:
        return ""
    return " ".join(["are" if plural else "is", "said to", *words[:at], *told])


def _told(verb: str, behind: list[str], plural: bool) -> list[str]:
    """Return a verb and what stands behind it as they follow "is said to"; nothing where it is no verb."""
    if verb in _MODAL:
        return behind
    if verb in ("does", "do") and behind[:1] == ["not"]:
        return behind
    if verb in _BEFORE_NOW:
        return [_BEFORE_NOW[verb], *behind]
    if verb in _PLAIN:
        return [_PLAIN[verb], *behind]
    if verb in PARTICIPLES or (verb.endswith("ed") and not verb.endswith("eed")):
        return ["have", PARTICIPLES.get(verb, verb), *behind]
    if verb.endswith("s") and not verb.endswith(("ss", "us", "is")) and len(verb) > 3:
        return [plural_verb(verb), *behind]
    return [verb, *behind] if plural else []


def claim(words: tuple[str, str, str, str], verdict: str, language: str) -> str:
    """Return an effect in its own words: source, label, target, when; what is not shown, as what is said.

    >>> claim(("Tea", "reduces", "sleep", "at night"), "supported", "en")
    'Tea reduces sleep at night'
    >>> claim(("Tea", "reduces", "sleep", ""), "contradicted", "en")
    'Tea is said to reduce sleep'
    >>> claim(("Tee", "mindert", "Schlaf", ""), "not-found", "de")
    'Es heißt: Tee mindert Schlaf'
    """
    source, label, target, when = words
    told = hedged(label, source, language) if verdict in UNSHOWN else label
    sentence = " ".join(part for part in (source, told or label, target, when) if part)
    if told:
        return sentence
    return _SAID.get(language.lower().split("-")[0], _SAID_ENGLISH)[0].replace("{reading}", sentence)
