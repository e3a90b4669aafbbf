"""Lines with arrows, as people write them down: ``tea → delays → sleep``, ``tea -> sleep: delays``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ..meaning.lexicon import words_of
from ..read.arrows import ARROW, BOTH_WAYS, LEFTWARD, bare_words, parts, words_in_arrow
from ..relations import taken_for
from .incoming import Edge, Incoming
from .opening import beginning_of, refuse, text_of
from .plain_text import of_markdown, one_line

NAME: Final = "arrows"
ENDINGS: Final[tuple[str, ...]] = ()

_ITEM: Final = re.compile(r"\s*(?:[-*+•▪‣–]\s+|\d+[.)]\s+)?(.*?)\s*[.;,]?\s*")
_TITLE: Final = re.compile(r"#{1,6}[ \t]+(.+?)[ \t#]*")
#: What is in a language of graphs.
_OTHER: Final = re.compile(
    r"^\s*(?:@|(?:di)?graph\b|flowchart\b|dag\b|-\s+(?:source|from)\s*:)|[{}]|\]\]",
    re.MULTILINE,
)
#: At least this share of a text's lines has arrows, or it is prose that has some.
_MOST: Final = 0.5
#: What words begin with that no vocabulary knows.
_AUXILIARY: Final = words_of("""
    is are was were may might can could will would does do has have gets helps tends not
    ist sind war wird werden kann können könnte hat haben hilft
""")


def looks_like(head: bytes, name: str) -> bool:
    """Return whether nearly every line of a text is a thing, an arrow and another."""
    text = beginning_of(head, name)
    lines = [line for line in text.split("\n") if line.strip() and not _TITLE.fullmatch(line.strip())]
    if _OTHER.search(text) or not lines or "\t" in text:
        return False
    return sum(bool(_said(line)) for line in lines) >= _MOST * len(lines)


def read(data: bytes, name: str) -> Incoming:
    """Return the effects of the lines; what has no arrow is counted.

    Raises:
        InvalidGraphError: no line has an arrow.
    """
    text, guessed = text_of(data, name)
    title, beside = None, 0
    edges: list[Edge] = []
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    found = [(number, line, _said(line)) for number, line in lines]
    triples = _are_triples([said for _, _, said in found if said])
    for number, line, said in found:
        if said is None:
            heading = _TITLE.fullmatch(line)
            title = title or (of_markdown(heading[1]) if heading else None)
            beside += not heading
            continue
        edges += _edges(said, number, triples)
    if not edges:
        refuse(name, "no line has an arrow between two things", expected="lines such as rain -> river: fills")
    left = {"lines of text": beside} if beside else {}
    read_as = {f"read as {guessed}": 1} if guessed else {}
    return Incoming("Lines with arrows", (), tuple(edges), title, left=left, read_as=read_as)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says: its things in order, the words behind them, and whether it holds both ways."""

    ends: Sequence[str]
    words: str
    both: bool = False


def _said(line: str) -> _Said | None:
    text = one_line(of_markdown(_ITEM.fullmatch(line)[1]))  # type: ignore[index]
    for pattern, both in ((BOTH_WAYS, True), (LEFTWARD, False)):
        head, _, words = text.partition(": ")
        ends = [end.strip() for end in pattern.split(head)]
        if len(ends) == 2 and all(ends):
            return _Said(ends if both else ends[::-1], words, both)
    short = parts(text)
    if short:
        source, target, words = short
        slip = None if words else words_in_arrow(source, target, ())
        if slip and slip.meant:
            source, target, words = slip.meant
        elif not words and (behind := re.fullmatch(r"(.+?) \(([^()]+)\)", target)) and taken_for(behind[2]):
            target, words = behind[1], behind[2]
        return _Said((source, target), bare_words(words))
    head, _, words = text.partition(": ")
    ends = [end.strip() for end in ARROW.split(head)]
    return _Said(ends, words) if len(ends) > 2 and all(ends) else None


def _are_triples(lines: Sequence[_Said]) -> bool:
    """Whether of three things between arrows the one in the middle is words.

    Most of those are verbs, or some are, all lines are of three, and what stands in the middle is no end.
    """
    threes = [said.ends for said in lines if len(said.ends) == 3 and not said.words]
    verbs = sum(_is_verb(words) for _, words, _ in threes)
    ends = {end for first, _, last in threes for end in (first, last)}
    apart = len(threes) == len(lines) and not any(words in ends for _, words, _ in threes)
    return verbs * 2 > len(threes) or (verbs > 0 and apart)


def _is_verb(words: str) -> bool:
    plain = bare_words(words)
    return bool(taken_for(plain)) or plain.split(" ")[0].casefold() in _AUXILIARY


def _edges(said: _Said, line: int, triples: bool) -> Iterator[Edge]:
    ends, fields = said.ends, {"label": said.words} if said.words else {}
    if triples and len(ends) % 2 and not fields:
        for at in range(0, len(ends) - 2, 2):
            yield Edge(ends[at], ends[at + 2], {"label": bare_words(ends[at + 1])}, line=line)
        return
    for source, target in pairwise(ends):
        yield Edge(source, target, fields, line=line)
        if said.both:
            yield Edge(target, source, fields, line=line)
