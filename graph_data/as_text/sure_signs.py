"""Signs before an effect that YAML reads as its own, but a graph file has no use for: they are text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..read.arrows import ARROW
from .disguise import MARKS, NUMBER, Disguise, Note, begins

_ITEM = re.compile(r"^ *- +(?:(?P<sign>[&!?])|(?P<dash>-) )[^\n]*", re.MULTILINE)
_NUMBER = re.compile(r"(?<=[ \t])#(?=[^\s#])")
_NUMBERED = re.compile(r"^ *- +(?P<body>[^\"'\[{\n]*(?<=[ \t])#(?=[^\s#])[^\n]*)$", re.MULTILINE)
#: A block of text with a remark that is an effect: nobody begins a block so.
_BLOCK = re.compile(r"^ *- +(?P<sign>[|>])[-+0-9]*[ \t]+#[^\n]*", re.MULTILINE)
_COLON = re.compile(r":(?=[ \t]|$)")


def disguise_signs(found: Disguise, numbers: Sequence[int]) -> None:
    """Disguise the signs that an effect begins with, and the number signs at some places in its names."""
    text = found.text
    if "- &" in text or "- !" in text or "- ? " in text or "- - " in text:
        for item in _ITEM.finditer(text):
            _sign(found, item)
    if "- |" in text or "- >" in text:
        for item in _BLOCK.finditer(text):
            _block(found, item)
    for begin in dict.fromkeys(text.rfind("\n", 0, at) + 1 for at in numbers):
        numbered = _NUMBERED.match(text, begin)
        if numbered:
            _numbers(found, numbered)


def _sign(found: Disguise, item: re.Match[str]) -> None:
    arrow = ARROW.search(item[0])
    at, sign = item.start("sign"), item["sign"]
    if arrow is None:
        return
    if sign is None:
        at = item.start("dash")
        expected = "one dash, or quotation marks where the name begins with one"
        found.hide(at, Note(at, "doubt", "2 dashes begin this effect", expected))
    elif (sign == "!" and not re.match(r"[^\W\d_]", found.text[at + 1 : at + 2])) or (
        sign == "&" and not re.fullmatch(r"&\S+[ \t]+", found.text[at : item.start() + arrow.start()])
    ):
        return
    else:
        found.hide(at, Note(at, "sign", begins(sign), MARKS))
    colon = _COLON.search(found.text, item.start() + arrow.end(), item.end())
    found.pieces[at] = colon.start() if colon else item.end()


def _block(found: Disguise, item: re.Match[str]) -> None:
    """Disguise the sign of a block, and the number sign behind it, where an effect follows both."""
    at, text = item.start("sign"), found.text
    arrow = ARROW.search(text, at, item.end())
    colon = _COLON.search(text, arrow.end(), item.end()) if arrow else None
    if arrow is None or colon is None:
        return
    found.hide(at, Note(at, "sign", begins(text[at]), MARKS))
    for number in re.finditer("#", text[at : colon.start()]):
        found.hide(at + number.start(), Note(at + number.start(), "sign", NUMBER, MARKS))
    found.pieces[at] = colon.start()


def _numbers(found: Disguise, item: re.Match[str]) -> None:
    """Disguise the number signs in the names of an effect, which would cut it."""
    text, begin, end = found.text, item.start("body"), item.end("body")
    first, arrow = _NUMBER.search(text, begin, end), ARROW.search(text, begin, end)
    if first is None or arrow is None or _COLON.search(text, begin, first.start()):
        return
    colon = _COLON.search(text, max(first.end(), arrow.end()), end)
    if colon is None and arrow.start() < first.start():
        return
    end = colon.start() if colon else end
    for number in _NUMBER.finditer(text, begin, end):
        at = number.start()
        found.hide(at, Note(at, "sign", NUMBER, MARKS))
    found.pieces[begin] = end
