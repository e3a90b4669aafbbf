"""Prose within the brackets of YAML: its colons, brackets and number signs are text."""

from __future__ import annotations

import re

from .disguise import MARKS, NUMBER, Disguise, Note, begins
from .neighbours import keys_beside

_CLOSING = {"[": "]", "{": "}"}
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
_REMARK = re.compile(r"(?<=\s)#(?=[ \t\n]|$)[^\n]*")
_COLON = re.compile(r":(?=[\s,\[\]{}]|$)")
_ALIAS = re.compile(r"[*&][\w-]+(?=\s*[,\]}])|&[\w-]+ (?![&*])")
_SIGNS = "@`%|>*&!"


def closing(text: str, at: int, end: int, *, remarks: bool = True) -> int:
    """Return where the bracket that opens at an index is closed, or -1; marks count where a text begins.

    A remark that takes the closing bracket is none: without ``remarks`` number signs are text.
    """
    stack = [_CLOSING[text[at]]]
    fresh = True
    at += 1
    while at < end:
        char = text[at]
        match = _QUOTED.match(text, at, end) if fresh and char in "\"'" else None
        match = _REMARK.match(text, at, end) if remarks and not match else match
        if match:
            at, fresh = match.end(), False
            continue
        if char in _CLOSING:
            stack.append(_CLOSING[char])
        elif char in "]}":
            if char != stack.pop():
                return -1
            if not stack:
                return at
        fresh = char in "[{,:" or (fresh and char.isspace())
        at += 1
    return -1


def disguise_within(found: Disguise, start: int, end: int) -> None:
    """Disguise what is text between a bracket and the one that closes it."""
    _Within(found, start, end).walk()


class _Within:
    """Goes through the entries between two brackets."""

    def __init__(self, found: Disguise, start: int, end: int) -> None:
        self._found = found
        self._text = found.text
        self._start, self._end = start, end
        #: The key of the entry that is being read, once its colon has come.
        self._key = ""

    def walk(self) -> None:
        at = self._start + 1
        while at < self._end:
            char = self._text[at]
            quoted = self._whole_quoted(at) if char in "\"'" else None
            remark = self._remark(at)
            if quoted or remark:
                at = (quoted or remark).end()  # type: ignore[union-attr]
            elif char.isspace() or char in ",]}:":
                self._key = "" if char in ",]}" else self._key or ("?" if char == ":" else "")
                at += 1
            elif char in _CLOSING and self._opens_a_list(at):
                self._key = ""
                at += 1
            else:
                at = self._plain(at)

    def _remark(self, at: int) -> re.Match[str] | None:
        """Return a remark, unless it reaches to the bracket that closes all."""
        match = _REMARK.match(self._text, at)
        return match if match and match.end() <= self._end else None

    def _whole_quoted(self, at: int) -> re.Match[str] | None:
        """Return a text in quotation marks; where words follow it, they are but those of its first words."""
        match = _QUOTED.match(self._text, at, self._end)
        after = re.compile(r"\S").search(self._text, match.end()) if match else None
        if not match or not self._key or after is None or after[0] in ",]}:#":
            return match
        rest = re.compile(r"[^,\]}]*").match(self._text, match.end())
        if rest and rest[0].rstrip().endswith(self._text[at]):
            return match  # marks around the whole, and others inside
        self._found.hide(at, Note(at, "sign", begins(self._text[at]), f"{MARKS} of the other kind"))
        self._wants_marks(at)
        return None

    def _opens_a_list(self, at: int) -> bool:
        """Whether a bracket is YAML's: what follows the one that closes it ends the entry."""
        close = closing(self._text, at, self._end)
        after = re.compile(r"\S").search(self._text, close + 1) if close >= 0 else None
        return after is None or after[0] in ",]}:#"

    def _plain(self, begin: int) -> int:
        """Go through a text without quotation marks; return where it ends, or where its value begins."""
        self._sign(begin)
        at = begin
        while at < self._end:
            char = self._text[at]
            if char in ",]}":
                break
            if char in _CLOSING:
                at = self._bracket(begin, at)
                continue
            if char == ":" and _COLON.match(self._text, at):
                if not self._key:
                    self._key = self._text[begin:at].strip() or "?"
                    self._mark(begin, at)
                    return at + 1
                self._colon(begin, at)
            elif char == "#" and self._text[at - 1].isspace():
                if self._remark(at):
                    break
                self._number(begin, at)
            at += 1
        self._mark(begin, at)
        return at

    def _mark(self, begin: int, end: int) -> None:
        """Keep where a text ends whose quotation marks are wanting."""
        if self._found.pieces.get(begin) == -1:
            self._found.pieces[begin] = begin + len(self._text[begin:end].rstrip())

    def _wants_marks(self, begin: int) -> None:
        self._found.pieces[begin] = -1

    def _sign(self, at: int) -> None:
        char, after = self._text[at], self._text[at + 1 : at + 2]
        yaml = _ALIAS.match(self._text, at) or (char == "!" and after.strip())
        if (char in _SIGNS and not yaml) or (char in "-?" and after in (" ", "\n")):
            self._found.hide(at, Note(at, "sign", begins(char), MARKS))
            self._wants_marks(at)

    def _bracket(self, begin: int, at: int) -> int:
        """Disguise brackets in the midst of a text, or at its begin with words after them."""
        close = closing(self._text, at, self._end)
        if close < 0:
            return self._end
        for index in range(at, close + 1):
            if self._text[index] in "[]{},":
                self._found.hide(index)
        self._found.notes.setdefault(at, Note(at, "sign", begins(self._text[at]), MARKS))
        self._wants_marks(begin)
        return close + 1

    def _colon(self, begin: int, at: int) -> None:
        word = re.search(r"(?<=\s)([a-z]+)$", self._text[begin:at])
        if word and word[1] in keys_beside(self._key) and self._text[at + 1 : at + 2].isspace():
            return  # a comma is wanting before it
        self._found.hide(at)
        self._wants_marks(begin)

    def _number(self, begin: int, at: int) -> None:
        """Disguise a number sign that would end the line, and leave the bracket open."""
        self._found.hide(at, Note(at, "sign", NUMBER, MARKS))
        self._wants_marks(begin)
