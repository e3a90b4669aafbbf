"""Characters of a text that are words though YAML takes them for punctuation: disguised, and given back.

Each is changed for one character of Unicode's private area, so that every line and column stays true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from ..names import quoted

#: ``sign``: a text begins with it; ``doubt``: it may be meant in two ways; ``lost``: YAML takes it.
Kind = Literal["sign", "doubt", "lost"]
MARKS = "quotation marks around the text"
NUMBER = "a blank and # begin a comment in YAML"
#: A text within quotation marks of typography, which to YAML are letters.
CURLY = re.compile("[“„«‘‚”»](.*)[“”„«»‘’‚]", re.DOTALL)
_BEGIN = {
    "[": "a list", "{": "a section", "*": "an alias", "&": "an anchor", "!": "a tag", "|": "a block of text",
    ">": "a block of text", "%": "a directive", "-": "an item of a list", "?": "a key", ":": "a value",
    ",": "a further item", '"': "a text within quotation marks", "'": "a text within quotation marks",
}  # fmt: skip
_PRIVATE = re.compile("[\ue000-\uf8ff]")
#: Where the private area begins, in steps that hold the ASCII characters.
_BASES = range(0xE000, 0xF800, 0x100)


@dataclass(frozen=True, slots=True)
class Note:
    """A disguised character at an index of the text, and why it is told."""

    at: int
    kind: Kind
    message: str = ""
    expected: str = ""


@dataclass(slots=True)
class Disguise:
    """A text, which of its characters are disguised, what of it is told, and the pieces that want marks."""

    text: str
    base: int = 0
    notes: dict[int, Note] = field(default_factory=dict)
    #: Begin and end of texts that stand in the file without the quotation marks they want.
    pieces: dict[int, int] = field(default_factory=dict)
    _hidden: set[int] = field(default_factory=set)
    _back: dict[int, int] = field(default_factory=dict)

    def hide(self, at: int, note: Note | None = None) -> None:
        """Make the character at an index one of a text; none where the text has the whole private area."""
        if not self.base:
            used = {ord(char) & 0xFF00 for char in _PRIVATE.findall(self.text)}
            self.base = next((base for base in _BASES if base not in used), 0)
            self._back = {self.base + code: code for code in range(0x80)}
        if not self.base:
            return
        self._hidden.add(at)
        if note is not None:
            self.notes.setdefault(at, note)

    def __len__(self) -> int:
        return len(self._hidden)

    def worn(self) -> str:
        """Return the text as the parser is to see it."""
        chars = list(self.text)
        for at in self._hidden:
            chars[at] = chr(self.base + ord(chars[at]))
        return "".join(chars)

    def given_back(self, text: str) -> str:
        """Return a text of the parser's with its characters as they were."""
        return text.translate(self._back) if self._hidden else text

    def line_with_marks(self, at: int, piece: tuple[int, int] | None = None) -> str:
        """Return the line at an index with quotation marks around each text in it that wants them."""
        begin = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", begin)
        end = len(self.text) if end < 0 else end
        pieces = {start: stop for start, stop in self.pieces.items() if begin <= start and stop <= end}
        if piece:
            pieces = {a: b for a, b in pieces.items() if b <= piece[0] or a >= piece[1]} | {
                piece[0]: piece[1]
            }
        line = self.text[begin:end]
        for start, stop in sorted(pieces.items(), reverse=True):
            start, stop = start - begin, stop - begin
            text = line[start:stop].strip()
            curly = CURLY.fullmatch(text)
            line = line[:start] + quoted(curly[1] if curly else text) + line[stop:]
        return line.rstrip()


def begins(sign: str) -> str:
    """Return what a sign means to YAML where a text begins with it."""
    return f"{sign} begins {_BEGIN[sign]} in YAML" if sign in _BEGIN else f"{sign} begins no text in YAML"


def text_at(text: str, at: int) -> tuple[int, int]:
    """Return where a text without quotation marks that begins at an index ends, by the look of its line."""
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    within = re.search(r"[\[{][^\]}]*$", text[begin:at])
    stop = re.compile(r"[,\]}]|:[ \t]" if within else r"[ \t]+#[ \t]").search(text, at, end)
    if stop is None and not text[begin:at].strip(" -"):
        stop = re.compile(r":(?=[ \t]|$)").search(text, at, end)
    elif stop is not None and not within and not text[begin:at].strip(" -"):
        stop = re.compile(r":(?=[ \t]|$)").search(text, at, stop.start()) or stop
    return at, stop.start() if stop else at + len(text[at:end].rstrip())
