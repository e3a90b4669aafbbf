"""Prose in lines of YAML: colons and signs in it are text where that can be meant in one way only.

Looked at where the parser has given up, so that what a correct file means is never changed.
"""

from __future__ import annotations

import re

from ..read.arrows import ARROW
from .brackets import closing, disguise_within
from .disguise import CURLY, MARKS, NUMBER, Disguise, Note, begins
from .neighbours import ALL_KEYS, keys_beside, nested

_ITEM = re.compile(r"( *)((?:- +)*)")
_BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:#.*)?$")
_COLON = re.compile(r":(?=[ \t]|$)")
_COLON_IN_BRACKETS = re.compile(r":(?=[\s,\[\]{}]|$)")
_NEXT = re.compile(r"[^ \t\n]")
#: What cannot begin a text without quotation marks, whatever follows; other signs are looked at closely.
_SIGNS = "@`%,]}"
#: ``tea {category: drink}``: here a colon is wanting.
_BRACKET_IN_KEY = re.compile(r"[\s:][\[{]|:[\"']")
_ALIAS = re.compile(r"\*([\w-]+)(?=[ \t]*(?:$|\n|[,\]}]|#))")
#: What follows a sign that stands alone.
_ENDS = (" ", "", "\n")
_ANCHOR = re.compile(r"&(\S+)[ \t]+([&*\[{\"'])")
_NUMBER = re.compile(r"(?<=[ \t])#(?=[^\s#])")
#: A bracket is closed within so many characters, or never.
_REACH = 20_000
_OPEN = {"[": "]", "{": "}"}


def disguise_prose(found: Disguise) -> None:
    """Disguise what is text beyond doubt, and what is likely to be, with a note."""
    _Prose(found).walk()


def _closes_none(text: str) -> bool:
    """Whether a bracket at the end of a text closes what none opened."""
    return any(text.count(opening) < text.count(close) for opening, close in _OPEN.items())


class _Prose:
    """Goes through the lines of a text; ``at`` counts characters of the whole."""

    def __init__(self, found: Disguise) -> None:
        self._found = found
        self._text = found.text
        self._anchors = set(re.findall(r"&([^\s,\[\]{}]+)", found.text))
        #: The column of the key whose text may go on in further lines, and that key; -1: none.
        self._open = (-1, "")

    def walk(self) -> None:
        at = 0
        while at < len(self._text):
            end = self._line_end(at)
            line = self._text[at:end]
            bare = line.strip()
            if not bare or bare.startswith("#"):
                at = end + 1
            elif self._goes_on(line):
                self._colons(at, end, self._open[1])
                at = end + 1
            else:
                self._open = (-1, "")
                at = self._line(at, end)

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end

    def _goes_on(self, line: str) -> bool:
        """Whether a line is a further one of the text above it."""
        body = line.lstrip(" ")
        if self._open[0] < 0 or len(line) - len(body) <= self._open[0] or body.startswith("- "):
            return False
        colon = _COLON.search(body)
        return colon is None or (body[: colon.start()] not in ALL_KEYS and not ARROW.search(body))

    def _line(self, at: int, end: int) -> int:
        """Look at a line with a key, an item or both; return where the next begins."""
        match = _ITEM.match(self._text, at, end)
        body = match.end() if match else at
        dashes = match[2] if match else ""
        char = self._text[body : body + 1]
        if not char:
            return end + 1
        if char in ('"', "'"):
            return self._after_quote(body, end)
        if char in _OPEN:
            close = self._closing(body)
            after = self._next(close + 1) if close >= 0 else body
            if close < 0 or self._text[after : after + 1] in ("\n", "#", ":", ","):
                return self._within(body, close, end)
            if not self._bracket_is_text(body, close, end, prose=False):
                return end + 1
        elif _BLOCK.match(self._text[body:end]) and dashes:
            return self._past_block(end, body - 1)
        elif dashes.count("-") > 1 and ARROW.search(self._text, body, end):
            self._doubled(at, body, dashes)
        else:
            self._sign(body, end, prose=bool(ARROW.search(self._text, body, end)))
        colon = self._key_end(body, end)
        self._numbers(body, colon)
        return self._value(body, colon, end) if colon >= 0 else end + 1

    def _doubled(self, at: int, body: int, dashes: str) -> None:
        last = at + self._text[at:body].rindex("-")
        expected = "one dash, or quotation marks where the name begins with one"
        self._found.hide(last, Note(last, "doubt", f"{dashes.count('-')} dashes begin this effect", expected))
        self._found.pieces[last] = self._key_end(last, self._line_end(at))

    def _key_end(self, body: int, end: int) -> int:
        """Return the colon after the key of a line, or -1; names in an effect may hold colons themselves."""
        colon = _COLON.search(self._text, body, end)
        if colon is None:
            return -1
        arrow = ARROW.search(self._text, body, end)
        if arrow is None or colon.start() > arrow.start() or self._text[body : colon.start()] in ALL_KEYS:
            return colon.start()
        later = _COLON.search(self._text, arrow.end(), end)
        for inner in _COLON.finditer(self._text, body, later.start() if later else arrow.start()):
            self._found.hide(inner.start())
        if later:
            self._found.pieces[body] = later.start()
        return later.start() if later else -1

    def _numbers(self, body: int, colon: int) -> None:
        """Disguise number signs in a key, which would cut it before its colon."""
        for number in _NUMBER.finditer(self._text, body, max(colon, body)):
            self._found.hide(number.start(), Note(number.start(), "sign", NUMBER, MARKS))
            self._found.pieces[body] = colon

    def _value(self, body: int, colon: int, end: int) -> int:
        key = self._text[body:colon].strip()
        at = self._next(colon + 1)
        if at >= end or self._text[at] == "#" or (_BRACKET_IN_KEY.search(key) and not ARROW.search(key)):
            return end + 1
        rest = self._text[at:end]
        if rest[0] in ('"', "'") and not self._begins_with_quote(at, end, key):
            return self._after_quote(at, end)
        column = body - self._text.rfind("\n", 0, body) - 1
        if _BLOCK.match(rest):
            return self._past_block(end, column)
        if rest[0] in _OPEN:
            close = self._closing(at)
            after = self._next(close + 1) if close >= 0 else at
            ends = ("", "\n", "#", ",", ":") if nested(key) else ("", "\n", "#")
            if close < 0 or self._text[after : after + 1] in ends:
                return self._within(at, close, end)
            if not self._bracket_is_text(at, close, end, prose=not nested(key)):
                return end + 1
        elif nested(key):
            return end + 1
        elif rest[0] not in ('"', "'"):
            self._sign(at, end, prose=True, sign=key == "label" or bool(ARROW.search(key)))
        self._colons(at, end, key)
        self._open = (column, key)
        return end + 1

    def _begins_with_quote(self, at: int, end: int, key: str) -> bool:
        """Disguise quotation marks around the first words alone, as in ``"Safe" is what they said``."""
        close = self._end_of_quote(at)
        mark, stop = self._text[at], self._without_remark(at, end)
        rest = self._text[close:stop].strip() if 0 <= close < stop else ""
        if not rest or rest[0] in ",:#]}" or rest[-1] == mark or nested(key) or "\n" in self._text[at:close]:
            return False
        self._found.hide(at, Note(at, "sign", begins(mark), f"{MARKS} of the other kind"))
        self._found.pieces[at] = stop
        return True

    def _sign(self, at: int, end: int, *, prose: bool, sign: bool = False) -> None:
        """Disguise the sign that a text begins with, unless YAML may be meant; ``sign``: - may be minus."""
        char, after = self._text[at], self._text[at + 1 : at + 2]
        alias = _ALIAS.match(self._text, at, end) if char == "*" else None
        takes = (
            char in _SIGNS
            or (char == "*" and (prose or alias is None) and not (alias and alias[1] in self._anchors))
            or (char in "|>" and not _BLOCK.match(self._text[at:end]))
            or (char in "&!" and after in _ENDS)
            or (char == "&" and self._is_and(at, end, prose=prose))
            or (char in "?:" and after in _ENDS and prose)
            or (char == "-" and prose and (after == " " or (sign and after in _ENDS)))
        )
        if takes:
            self._found.hide(at, Note(at, "sign", begins(char), MARKS))
            self._found.pieces[at] = self._piece_end(at, end)

    def _is_and(self, at: int, end: int, *, prose: bool) -> bool:
        """Whether ``&co`` begins a text: where prose follows an anchor, somebody goes back to it."""
        anchor = _ANCHOR.match(self._text, at, end)
        if anchor is None:
            return False
        return anchor[2] in "&*" or (prose and f"*{anchor[1]}" not in self._text)

    def _piece_end(self, at: int, end: int) -> int:
        """Return where a text without quotation marks ends: at its colon, a remark or the line's end."""
        before = self._text[self._text.rfind("\n", 0, at) + 1 : at]
        colon = self._key_end(at, end) if not before.strip(" -") else -1
        return colon if colon >= 0 else self._without_remark(at, end)

    def _without_remark(self, at: int, end: int) -> int:
        remark = re.compile(r"[ \t]+#(?=[ \t]|$)").search(self._text, at, end)
        stop = remark.start() if remark else end
        return at + len(self._text[at:stop].rstrip())

    def _bracket_is_text(self, at: int, close: int, end: int, *, prose: bool) -> bool:
        """Disguise a bracket that begins a text, as in ``[Ca2+] in cells``; tell where a list may be."""
        if close >= end:
            return False
        char = self._text[at]
        listed = "," in self._text[at:close] and not prose
        message = begins(char) + (", and words follow it" if listed else "")
        self._found.hide(at, Note(at, "doubt" if listed else "sign", message, MARKS))
        self._found.pieces[at] = self._piece_end(at, end)
        return True

    def _colons(self, at: int, end: int, key: str) -> None:
        """Disguise the colons of a line of prose; where a key may stand before one, tell it."""
        stop = self._without_remark(at, end)
        beside = keys_beside(key)
        if self._text[stop - 1] in "]}" and _closes_none(self._text[at:stop]):
            return
        for colon in _COLON.finditer(self._text, at, stop):
            word = re.search(r"(?<=\s)([a-z]+)$", self._text[at : colon.start()])
            curly = CURLY.fullmatch(self._text[at:stop])
            note = None
            if curly:
                note = Note(at, "doubt", f"{self._text[at]} is not a quotation mark here",
                            'straight quotation marks, as in "text"')  # fmt: skip
            elif word and word[1] in beside:
                note = Note(colon.start(), "doubt", f"the text after {key!r} holds a colon itself",
                            f"quotation marks around it, or {word[1]!r} on a line of its own")  # fmt: skip
            self._found.hide(colon.start())
            self._found.pieces[at] = stop
            if note:
                self._found.notes.setdefault(note.at, note)

    def _after_quote(self, at: int, end: int) -> int:
        """Return the line after a text in quotation marks; its value where it is a key is looked at."""
        close = self._end_of_quote(at)
        if close < 0:
            return end + 1
        end = self._line_end(close)
        after = self._next(close)
        if self._text[after : after + 1] == ":":
            return self._value(at, after, end)
        return end + 1

    def _end_of_quote(self, at: int) -> int:
        """Return where a text in quotation marks ends, after them; -1 where it does not within reach."""
        mark = self._text[at]
        pattern = r'"(?:[^"\\]|\\.)*"' if mark == '"' else r"'(?:[^']|'')*'"
        match = re.compile(pattern, re.DOTALL).match(self._text, at, at + _REACH)
        return match.end() if match else -1

    def _past_block(self, end: int, column: int) -> int:
        """Return where the lines of a block of text end, which are indented further than a column."""
        at = end + 1
        while at < len(self._text):
            stop = self._line_end(at)
            line = self._text[at:stop]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
                break
            at = stop + 1
        return at

    def _next(self, at: int) -> int:
        """Return the next character of the line that is no blank, or the line's end."""
        match = _NEXT.search(self._text, at, self._line_end(at))
        return match.start() if match else self._line_end(at)

    def _closing(self, at: int) -> int:
        """Return where the bracket that opens at an index is closed, or -1."""
        reach = min(at + _REACH, len(self._text))
        close = closing(self._text, at, reach)
        return close if close >= 0 else closing(self._text, at, self._line_end(at), remarks=False)

    def _within(self, at: int, close: int, end: int) -> int:
        """Look at the texts within brackets; return the line after them."""
        if close < 0:
            return end + 1
        disguise_within(self._found, at, close)
        return self._line_end(close) + 1
