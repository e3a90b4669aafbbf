"""The article's sentences, and whether a quote stands among them word for word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .sameness import one_form

_TYPOGRAPHY = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "…": "...",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u00ad": None, "\u200b": None, "\ufeff": None,
    }
)  # fmt: skip
_SOFT_HYPHEN = re.compile("\u00ad\\s*")
#: A word that was parted at the end of a line; a blank has come for the break.
_PARTED = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])")
#: A full stop, or the ellipsis of one who cuts on purpose.
_FINAL = re.compile("[.!?。！？][\"'»)\\]]*$")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_LINK = re.compile(r"!?\[([^\[\]]{0,2000})\]\([^()\s]{0,2000}(?:\s\"[^\"]{0,200}\")?\)")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3}|`)(?=\S)([^*_`]{1,2000}?)(?<=\S)\1(?!\w)")
_MARKER = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)]|>)\s+")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\Wa-z_])")
#: What ends with a full stop without ending a sentence.
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|approx|ca|no|fig|dr|mr|mrs|ms|prof|st|al)|\b[A-Z])\.$", re.I
)


#: Quotes whose places an article remembers.
_MOST_PLACES = 10_000


@dataclass(frozen=True, slots=True)
class ArticleParagraph:
    """A paragraph (``heading`` 0) or a heading of level 1 to 3, as sentences in plain words."""

    heading: int
    sentences: tuple[str, ...]


def paragraphs(text: str) -> tuple[ArticleParagraph, ...]:
    """Return an article in Markdown as paragraphs of sentences, emphasis and links as plain words."""
    return tuple(_paragraphs(text))


def sentences(text: str) -> tuple[str, ...]:
    """Return all sentences of an article, headings among them.

    >>> sentences("# Iron\\n\\nIt is a *metal*. We need it, e.g. for blood.")
    ('Iron', 'It is a metal.', 'We need it, e.g. for blood.')
    """
    return tuple(sentence for paragraph in paragraphs(text) for sentence in paragraph.sentences)


def normal(text: str) -> str:
    """Return a text as quotes are compared: characters in one form, one blank between words, no emphasis.

    >>> normal("ef\\ufb01cient  mag\\xadnesium"), normal("*cafe\\u0301* “au lait”")
    ('efficient magnesium', 'café "au lait"')
    """
    if not text.isascii():
        text = text.translate(_TYPOGRAPHY) if "\u00ad" not in text else _SOFT_HYPHEN.sub("", text)
        text = text if text.isascii() else one_form(text).translate(_TYPOGRAPHY)
    return " ".join(_unmarked(text).split())


@dataclass(frozen=True)
class Article:
    """An article ready to be asked for quotes."""

    text: str

    @cached_property
    def paragraphs(self) -> tuple[ArticleParagraph, ...]:
        """Its paragraphs in order."""
        return paragraphs(self.text)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    @cached_property
    def _starts(self) -> tuple[str, list[int]]:
        """The whole as compared, and where each sentence begins in it."""
        starts: list[int] = []
        parts: list[str] = []
        at = 0
        for sentence in self.sentences:
            plain = normal(sentence)
            starts.append(at)
            parts.append(plain)
            at += len(plain) + 1
        return " ".join(parts), starts

    def find(self, quote: str) -> tuple[int, ...]:
        """Return the numbers of the sentences in which the quote stands; empty when it does not."""
        _, begin, end = self._place(quote)
        if begin < 0:
            return ()
        starts = self._starts[1]
        first = bisect_right(starts, begin) - 1
        last = bisect_right(starts, end - 1) - 1
        return tuple(range(first, last + 1))

    def cut_short(self, quote: str) -> str:
        """Return the sentence inside which a quote ends, or an empty text; an ellipsis says it is meant."""
        wanted, begin, end = self._place(quote)
        if begin < 0 or _FINAL.search(wanted):
            return ""
        whole, starts = self._starts
        last = bisect_right(starts, end - 1) - 1
        stop = starts[last + 1] if last + 1 < len(starts) else len(whole)
        return self.sentences[last] if any(map(str.isalnum, whole[end:stop])) else ""

    @cached_property
    def _places(self) -> dict[str, tuple[str, int, int]]:
        return {}

    def _place(self, quote: str) -> tuple[str, int, int]:
        """Return a quote as compared, and where it stands, looked for once."""
        if quote not in self._places:
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            wanted = normal(quote)
            self._places[quote] = (wanted, *self._where(wanted))
        return self._places[quote]

    def _where(self, wanted: str) -> tuple[int, int]:
        """Return where a text stands in the whole as compared, or -1: whole words of it."""
        whole = self._starts[0]
        at = whole.find(wanted) if wanted else -1
        while at >= 0 and not _at_word_ends(whole, at, at + len(wanted)):
            at = whole.find(wanted, at + 1)
        if at >= 0:
            return at, at + len(wanted)
        if wanted.endswith("...") and wanted.strip(". "):
            return self._where(wanted.rstrip(". "))
        if wanted and (self._has_parted or _PARTED.search(wanted)):
            for match in re.finditer(_with_parts(wanted), whole):
                if _at_word_ends(whole, *match.span()):
                    return match.span()
        return -1, -1

    @cached_property
    def _has_parted(self) -> bool:
        return bool(_PARTED.search(self._starts[0]))

    def nearest(self, quote: str) -> str:
        """Return the sentence most like the quote, or an empty text when none is alike."""
        from rapidfuzz import fuzz, process

        wanted = normal(quote)[:2000].casefold()
        best = process.extractOne(wanted, self._folded, scorer=fuzz.ratio, score_cutoff=50)
        best = best or process.extractOne(wanted, self._folded, scorer=fuzz.partial_ratio, score_cutoff=75)
        return self.sentences[best[2]] if best else ""

    @cached_property
    def _folded(self) -> list[str]:
        return [normal(sentence).casefold() for sentence in self.sentences]


@lru_cache(maxsize=2)
def article_of(text: str) -> Article:
    """Return an article ready to be asked; one that is asked again and again is taken apart once."""
    return Article(text)


def _with_parts(wanted: str) -> str:
    """Return a pattern for a text in which any word may be parted at the end of a line."""
    parted = {match.start() for match in _PARTED.finditer(wanted)}
    found = []
    for at, char in enumerate(wanted):
        if at - 1 in parted:
            continue  # the blank for the break
        if at in parted:
            found.append("(?:- ?)?")
        elif char == "-":
            found.append("- ?")
        else:
            follows = char.isalpha() and wanted[at + 1 : at + 2].isalpha()
            found.append(re.escape(char) + ("(?:- )?" if follows else ""))
    return "".join(found)


def _at_word_ends(text: str, start: int, end: int) -> bool:
    left = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    right = end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
    return left and right


def _paragraphs(text: str) -> Iterator[ArticleParagraph]:
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        heading = _HEADING.match(line)
        starts_item = bool(_MARKER.match(line))
        if lines and (heading or not line.strip() or starts_item):
            yield _paragraph(lines)
            lines = []
        if heading:
            yield ArticleParagraph(min(len(heading[1]), 3), (_unmarked(heading[2]) or heading[2],))
        elif line.strip() and not re.fullmatch(r"\s*([-*_=]\s*){3,}", line):
            lines.append(_MARKER.sub("", line, count=1) if starts_item else line)


def _paragraph(lines: list[str]) -> ArticleParagraph:
    text = " ".join(_unmarked(" ".join(lines)).split())
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        if _SHORT.search(text[start : end.start() + 1]):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return ArticleParagraph(0, tuple(sentence for sentence in found if sentence))


def _unmarked(text: str) -> str:
    text = _LINK.sub(r"\1", text)
    for _ in range(3):
        plain = _EMPHASIS.sub(r"\2", text)
        if plain == text:
            break
        text = plain
    return text
