"""JavaScript's literals read as data, never run: objects, lists, texts and numbers; all else is nothing."""

from __future__ import annotations

import json
import re
from typing import Any

_BLANK = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/|\ufeff)*", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_$\u00a1-\uffff][\w$]*")
_NUMBER = re.compile(r"[+-]?(?:0[xX][0-9a-fA-F]{1,15}|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}
_TEXT = {mark: re.compile(rf"{mark}((?:[^{mark}\\]|\\.)*+){mark}", re.DOTALL) for mark in "\"'`"}
_WORDS = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None, "Infinity": None}
_SKIP = re.compile(r"[^\[\](){},;\"'`/]+")
_DEEPEST = 100
_DECODER = json.JSONDecoder(parse_constant=lambda _: None)


class LiteralError(Exception):
    """What stands there is no literal, or does not end."""


def literal(text: str, start: int) -> tuple[Any, int]:
    """Return the value that begins at a place, and where it ends; what would have to be run is None.

    >>> literal("{id: 1, 'label': 'a' + \\"b\\", f: function() { return [1] }, x: .5,}", 0)[0]
    {'id': 1, 'label': 'ab', 'f': None, 'x': 0.5}

    Raises:
        LiteralError: it does not end, or goes too deep.
    """
    try:
        return _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return _value(text, start, 0)


def _blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int, depth: int) -> tuple[Any, int]:
    """A whole expression: one literal, or texts joined by +; anything else is passed over."""
    start = at
    value, at = _simple(text, at, depth)
    at = _blank(text, at)
    while text[at : at + 1] == "+" and isinstance(value, str):
        more, at = _simple(text, at + 1, depth)
        at = _blank(text, at)
        value = value + more if isinstance(more, str) else None
    if text[at : at + 1] in (",", "]", "}", ")", ";", ""):
        return value, at
    return None, _passed(text, start, depth)


def _simple(text: str, at: int, depth: int) -> tuple[Any, int]:
    at = _blank(text, at)
    if depth > _DEEPEST:
        raise LiteralError
    mark = text[at : at + 1]
    if mark == "{":
        return _object(text, at + 1, depth + 1)
    if mark == "[":
        return _list(text, at + 1, depth + 1)
    if mark and mark in _TEXT:
        return _string(text, at, mark)
    number = _NUMBER.match(text, at)
    if number:
        return _number(number[0]), number.end()
    word = _NAME.match(text, at)
    if word and word[0] in _WORDS:
        return _WORDS[word[0]], word.end()
    return None, _passed(text, at, depth)


def _string(text: str, at: int, mark: str) -> tuple[str | None, int]:
    found = _TEXT[mark].match(text, at)
    if not found:
        raise LiteralError
    run = mark == "`" and "${" in found[1]
    return None if run else unescaped(found[1]), found.end()


def unescaped(text: str) -> str:
    """Return the inside of a JavaScript text with its escapes resolved."""
    if "\\" not in text:
        return text
    plain = _ESCAPE.sub(_escape, text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escape(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    return _LETTERS.get(found[4], found[4])


def _number(text: str) -> int | float:
    sign = -1 if text[0] == "-" else 1
    plain = text.lstrip("+-")
    if plain[:2] in ("0x", "0X"):
        return sign * int(plain, 16)
    return sign * (int(plain) if plain.isdecimal() and len(plain) < 300 else float(plain))


def _list(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    while True:
        at = _blank(text, at)
        mark = text[at : at + 1]
        if mark == "]":
            return found, at + 1
        if mark == ",":
            at += 1
            continue
        before = at
        value, at = _value(text, at, depth)
        found.append(value)
        if at == before or text[at : at + 1] not in (",", "]"):
            raise LiteralError


def _object(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    while True:
        at = _blank(text, at)
        mark = text[at : at + 1]
        if mark == "}":
            return found, at + 1
        if mark == ",":
            at += 1
            continue
        key, at = _key(text, at)
        at = _blank(text, at)
        if key is None or text[at : at + 1] != ":":  # a method, a shorthand, a spread
            at = _passed(text, at, depth)
            value = None
        else:
            value, at = _value(text, at + 1, depth)
        if key is not None:
            found[key] = value
        if text[at : at + 1] not in (",", "}"):
            raise LiteralError


def _key(text: str, at: int) -> tuple[str | None, int]:
    mark = text[at : at + 1]
    if mark in ("'", '"'):
        return _string(text, at, mark)
    word = _NAME.match(text, at) or _NUMBER.match(text, at)
    return (word[0], word.end()) if word else (None, at)


def _passed(text: str, at: int, depth: int) -> int:
    """Return where an expression ends that is not read: at the mark that ends it, brackets balanced."""
    closing: list[str] = []
    pairs = {"(": ")", "[": "]", "{": "}"}
    while at < len(text):
        mark = text[at]
        if mark in pairs:
            closing.append(pairs[mark])
        elif mark in ")]}":
            if not closing:
                return at
            if mark != closing.pop():
                raise LiteralError
        elif mark in ",;" and not closing:
            return at
        if mark in _TEXT:
            at = _string(text, at, mark)[1]
        elif mark == "/":
            after = _blank(text, at)
            at = after if after > at else at + 1
        else:
            plain = _SKIP.match(text, at)
            at = plain.end() if plain else at + 1
    raise LiteralError
