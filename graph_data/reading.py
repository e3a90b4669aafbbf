"""The plain reading of an effect: its relation's pattern filled with its two ends, in agreement."""

from __future__ import annotations

import re
from typing import Final

_SLOT: Final = re.compile(r"(\{source\}|\{target\})")
#: What follows the head of an English noun phrase: "tension *in* muscles" is singular.
_AFTER_HEAD: Final = re.compile(r" (?:of|in|for|from|with|to|on|at|by|around|within) ")
_IRREGULAR: Final = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go"}
_SINGULAR_ENDINGS: Final = ("ss", "us", "is", "ics")


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

    >>> [plural_verb(verb) for verb in ("raises", "has", "affects", "can")]
    ['raise', 'have', 'affect', 'can']
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb
