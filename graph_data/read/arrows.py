"""The short form of an effect, ``source -> target: words``: how it is read, and what is near it but wrong."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from ..errors import Place
from ..names import named, plain_name
from ..relations import taken_for

#: Arrows as they are typed, as word processors set them, and as web pages escape them. Each begins where no
#: dash stands before it, so that a long row of dashes is looked at once.
ARROW = re.compile(r"(?<![-–—−=])(?:[-–—−]+|=+) ?(?:>|&gt;)|[→⟶⇒⟹➔➙➛➜➝➞➡]\ufe0f?")
LEFTWARD = re.compile(r"<[-–—=]+(?!>)|[←⟵⇐]")
BOTH_WAYS = re.compile(r"<[-–—=]+ ?>|[↔⟷⇔]")
#: What stands for an arrow and is none.
_OTHER = re.compile(r" (?:>+|[-–—=]+[|o]?|to|nach|~>?|⊣|\|->|-{1,2}\|>) ")
#: What parts source, words and target in a line without an arrow.
_CELLS = re.compile(r"\s*[|;,]\s+|\s+-{1,2}\s+")
#: Words that stand within the arrow, as other notations have them: before its head, or behind it.
_WITHIN = re.compile(r"(?P<end>.+?) *"
                     r"(?:[-–—=]+ *(?:\|(?P<bars>[^|]+)\||[\[(]:?(?P<brackets>[^\[\]()]+)[\])])|"
                     r"(?: [-–—=]+|[-–—=]{2,}) *(?P<bare>[^|\[(\s][^|\[(]*))")  # fmt: skip
_BEHIND = re.compile(r"\|(?P<bars>[^|]+)\| *(?P<end>.+)")
#: Two dashes are no part of a name.
_RULES = ("--", "––", "——", "==")
#: Names of more words than this are not looked for.
_WORDS = 12


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with a short form, and how it was probably meant; ``at`` counts characters into it."""

    message: str
    expected: str
    example: str = ""
    at: int = 0
    meant: tuple[str, str, str] | None = None


def is_arrow(text: str) -> bool:
    """Whether an arrow of any kind stands in a text."""
    return bool(ARROW.search(text) or BOTH_WAYS.search(text) or LEFTWARD.search(text))


def parts(text: str) -> tuple[str, str, str] | None:
    """Return source, target and words of a short form, or None when it is none.

    >>> parts("rain → river: fills"), parts("rain and river")
    (('rain', 'river', 'fills'), None)
    """
    head, words = _head(text)
    if BOTH_WAYS.search(head):
        return None
    ends = [" ".join(end.split()) for end in ARROW.split(head.rstrip(":"))]
    return (ends[0], ends[1], words.strip()) if len(ends) == 2 and all(ends) else None


def _head(text: str) -> tuple[str, str]:
    """Return the two ends and the words: a colon before the arrow belongs to a name."""
    arrow = ARROW.search(text)
    at = text.find(": ", arrow.end() if arrow else 0)
    return (text, "") if at < 0 else (text[:at], text[at + 2 :])


def written(source: str, target: str, words: str) -> str:
    """Return an effect as a line of the file."""
    return f"- {source} -> {target}: {words or 'words'}"


def not_an_effect(text: str, known: Collection[str]) -> Slip:
    """Return why a text is no short form; ``known`` holds the plain names of the concepts."""
    head, _, words = text.partition(": ")
    head, words = head.strip().rstrip(":"), words.strip()
    ends = [" ".join(end.split()) for end in ARROW.split(head)]
    for pattern, why in ((BOTH_WAYS, "both ways"), (LEFTWARD, "to the left")):
        found = [" ".join(end.split()) for end in pattern.split(head)]
        if len(found) == 2 and all(found):
            first, second = written(found[0], found[1], words), written(found[1], found[0], words)
            lines = f"{first}\n{second}" if pattern is BOTH_WAYS else second
            expected = "an effect for each way" if pattern is BOTH_WAYS else "the source first"
            return Slip(f"the arrow in {named(text)} points {why}", expected, lines)
    if between := None if words else _between_arrows(ends, known):
        return between
    if len(ends) > 2 and all(ends):
        lines = "\n".join(written(first, second, words) for first, second in pairwise(ends[:6]))
        return Slip(f"{len(ends) - 1} arrows stand in {named(text)}", "one arrow in an effect", lines)
    if len(ends) == 2:
        lacking = "before" if not ends[0] else "after"
        return Slip(f"no concept stands {lacking} the arrow of {named(text)}", "source -> target: words")
    meant = _meant(head, words, known)
    example = written(*meant) if meant else ""
    if meant:
        return Slip(f"no arrow stands in {named(text)}", "an arrow between two concepts", example, 0, meant)
    return Slip(f"{named(text)} is not an effect", "source -> target: words")


def _between_arrows(ends: list[str], known: Collection[str]) -> Slip | None:
    """Return effects whose words stand between two arrows: ``tea -> delays -> sleep``."""
    verbs = [bare_words(verb) for verb in ends[1::2]]
    if len(ends) < 3 or not len(ends) % 2 or not all(ends):
        return None
    if not all(taken_for(verb) and plain_name(verb) not in known for verb in verbs):
        return None
    meant = list(zip(ends[::2], ends[2::2], verbs, strict=False))
    lines, why = "\n".join(written(*each) for each in meant), "stand between two arrows"
    return Slip(f"the words {named(verbs[0])} {why}", "the words after the target and a colon", lines, 0,
                meant[0] if len(meant) == 1 else None)  # fmt: skip


def _meant(head: str, words: str, known: Collection[str]) -> tuple[str, str, str] | None:
    """Return an effect written without an arrow, where its concepts or its verb give it away."""
    other = _OTHER.split(head)
    if len(other) == 2 and words:
        return other[0].strip(), other[1].strip(), words
    cells = [" ".join(cell.split()) for cell in _CELLS.split(head)]
    if len(cells) == 3 and all(cells) and not words and taken_for(cells[1]):
        return cells[0], cells[2], cells[1]
    said = head.split()
    start = longest(said[:-1], known)
    if start:
        rest = said[start:]
        for at in range(len(rest)) if words else range(1, len(rest)):
            if plain_name(" ".join(rest[at:][:_WORDS])) in known and len(rest) - at <= _WORDS:
                label = " ".join([*rest[:at], words]).strip()
                return " ".join(said[:start]), " ".join(rest[at:]), label
    at = 0 if words else next(
        (at for at in range(1, min(len(said), _WORDS) - 1) if taken_for(said[at])), 0
    )  # fmt: skip
    return (" ".join(said[:at]), " ".join(said[at + 1 :]), bare_words(said[at])) if at else None


def bare_words(words: str) -> str:
    """Return words without the brackets around them.

    >>> bare_words("(delays)"), bare_words("delays (a bit)")
    ('delays', 'delays (a bit)')
    """
    inner = re.fullmatch(r"\(([^()]+)\)|\[([^\[\]]+)\]", words)
    return (inner[1] or inner[2]).strip() if inner else words


def longest(words: list[str], known: Collection[str]) -> int:
    """Return how many of the first words are the name of a concept, as many as possible."""
    counts = range(min(len(words), _WORDS), 0, -1)
    return next((count for count in counts if plain_name(" ".join(words[:count])) in known), 0)


def colon_left_out(source: str, target: str, known: Collection[str]) -> Slip | None:
    """Return where the words of an effect begin that stand in its target, for want of a colon."""
    if plain_name(target) in known:
        return None
    name, colon, words = target.partition(":")
    if colon and name.strip() and words.strip():
        name, words = name.strip(), words.strip()
        example = written(source, name, words)
        return Slip(f"no space follows the colon after {named(name)}", "a space after the colon", example,
                    len(name) + 1, (source, name, words))  # fmt: skip
    said = target.split()
    count = longest(said[:-1], known) or next(
        (at for at in range(1, min(len(said), _WORDS)) if taken_for(said[at])), 0
    )
    if not count:
        return None
    name, words = " ".join(said[:count]), bare_words(" ".join(said[count:]))
    return Slip(f"no colon stands between {named(name)} and the words {named(words)}",
                f"a colon after {named(name)}", written(source, name, words), len(name),
                (source, name, words))  # fmt: skip


def words_within(source: str) -> bool:
    """Whether what stands before an arrow may hold the words of the effect."""
    return bool(_WITHIN.fullmatch(source))


def words_in_arrow(source: str, target: str, known: Collection[str]) -> Slip | None:
    """Return an effect whose words stand within its arrow: ``a -makes-> b``, ``a -->|makes| b``.

    >>> words_in_arrow("a -[makes]", "b", {"a", "b"}).example
    '- a -> b: makes'
    """
    if behind := _BEHIND.fullmatch(target):
        first, last, words, whole = source, behind["end"], behind["bars"], target
    elif within := _WITHIN.fullmatch(source):
        words = within["bars"] or within["brackets"] or within["bare"]
        first, last, whole = within["end"], target, source
        sure = plain_name(first) in known or source[len(first) :].lstrip()[:2] in _RULES or taken_for(words)
        if within["bare"] and not sure:
            return None  # a dash may be part of a name that is not known
    else:
        return None
    if plain_name(whole) in known:
        return None
    words = words.strip()
    return Slip(f"the words {named(words)} stand within the arrow", "the words after the target and a colon",
                written(first, last, words), 0, (first, last, words))  # fmt: skip


def moved(place: Place, by: int) -> Place:
    """Return a place so many characters further on in its line."""
    return Place(place.file, place.line, place.column + by)
