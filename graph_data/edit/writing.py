"""Texts, lists and sections as YAML, in the hand in which the file is written."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import yaml

from ..names import NULLS
from ..read.spots import forbidden
from .changes import Data, Inline
from .refused import EditRefusedError
from .spans import Spot

_ESCAPES = {
    '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x85": "\\N", "\u2028": "\\L",
    "\u2029": "\\P", "\ufeff": "\\uFEFF",
}  # fmt: skip
_LONGEST = 120
_INDENT = re.compile(r"^( *)(?![ \n#])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hand:
    """How a file is written: its indentation, how long its lines may be, and whether it is JSON."""

    step: int = 2
    width: int = 110
    json: bool = False
    #: Whether texts get quotation marks wherever they can be read another way.
    careful: bool = False

    @classmethod
    def of(cls, text: str, root: Spot) -> Hand:
        """Return the hand of a text."""
        depths = [len(match[1]) for match in _INDENT.finditer(text)]
        steps = Counter(below - above for above, below in pairwise(depths) if below > above)
        longest = max(map(len, text.split("\n")), default=0)
        first = root.items[0] if root.items else root
        return cls(
            step=min(max(2, steps.most_common(1)[0][0]), 8) if steps else 2,
            width=100_000 if longest > _LONGEST else max(80, longest),
            json=root.flow and first.style == '"',
        )


def scalar(
    text: str, hand: Hand, style: str = "", *, flow: bool = False, key: bool = False, indent: int = 0,
    column: int = 0,
) -> str:  # fmt: skip
    """Return a text as YAML, in the style of what it replaces where that can be; long plain text is wrapped.

    ``indent`` is where further lines of it begin, ``column`` where its first does.

    Raises:
        EditRefusedError: it holds a character that no text may hold.
    """
    bad = forbidden(text)
    if bad:
        raise EditRefusedError(f"no text may hold the character U+{ord(bad[0]):04X}")
    if hand.json:
        return json.dumps(text, ensure_ascii=False)
    for kind in _kinds(text, style, hand, one_line=flow or key):
        made = _written(text, kind, hand, indent, column)
        if made is not None and _says(made, text, flow, key, indent):
            return made
    raise EditRefusedError(f"{text[:40]!r} cannot be written as a text of YAML")


def _kinds(text: str, style: str, hand: Hand, *, one_line: bool) -> tuple[str, ...]:
    """Return the ways of writing a text that come into question, the best first."""
    if one_line:
        ways = {"'": ("single", "double"), '"': ("double",)}.get(style, ("plain", "double", "single"))
    elif "\n" in text or style == "|":
        ways = ("double",) if style == '"' else ("literal", "double")
    elif style == ">":
        ways = ("folded", "wrapped", "plain", "double")
    else:
        ways = {"'": ("single", "double"), '"': ("double",)}.get(
            style, ("wrapped", "plain", "double", "single")
        )
    if hand.careful:
        ways = tuple(way for way in ways if way in ("single", "double")) or ("double",)
    if "\\" in text or '"' in text:  # kept readable: it's "so" rather than \"so\"
        ways = (*("single" if way == "double" and style != '"' else way for way in ways), "double")
    return ways


def _written(text: str, kind: str, hand: Hand, indent: int, column: int) -> str | None:
    if kind == "double":
        return '"' + "".join(_ESCAPES.get(c) or (c if c.isprintable() else _escaped(c)) for c in text) + '"'
    if kind == "literal":
        pad = " " * indent
        return "|-\n" + "\n".join(pad + line if line else "" for line in text.split("\n"))
    if "\n" in text or not text:
        return None
    if kind == "single":
        return "'" + text.replace("'", "''") + "'"
    if kind == "plain":
        return text
    if kind == "folded":
        return ">-\n" + " " * indent + ("\n" + " " * indent).join(_lines(text, hand, indent, indent))
    if column + len(text) <= hand.width:
        return None
    return ("\n" + " " * indent).join(_lines(text, hand, indent, column))


def _escaped(char: str) -> str:
    return f"\\U{ord(char):08x}" if ord(char) > 0xFFFF else f"\\u{ord(char):04x}"


def _lines(text: str, hand: Hand, indent: int, column: int) -> list[str]:
    """Return a text in lines that are no longer than the file's, parted at single blanks."""
    lines, room = [""], hand.width - column
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
            room = hand.width - indent
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _says(made: str, text: str, flow: bool, key: bool, indent: int) -> bool:
    """Whether what was written is read as the text, where it is to stand."""
    lead = " " * max(0, indent - 1)
    if flow:
        document = f"{{{made}: x}}" if key else f"[{made}]"
    else:
        document = f"{lead}{made}: x" if key else f"{lead}k: {made}"
    try:
        found = [event for event in _events(document) if isinstance(event, yaml.ScalarEvent)]
    except yaml.YAMLError:
        return False
    texts = [event.value for event in found]
    place = 0 if key or flow else 1
    if texts != ([text] if flow and not key else [text, "x"] if key else ["k", text]):
        return False
    event = found[place]
    return event.anchor is None and event.tag is None and (bool(event.style) or _reads(text))


def _reads(text: str) -> bool:
    return bool(text) and text not in NULLS


def _events(document: str) -> Any:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.parse(document, Loader=loader)


def value_text(data: Data, hand: Hand, *, flow: bool, indent: int, column: int) -> str:
    """Return a text, list or section as YAML that begins in a column; further lines have ``indent`` blanks.

    A section that is no flow begins with its first key; a list is a flow, except one of sections.
    """
    if data is None:
        return "null" if flow else ""
    if isinstance(data, list):
        if not flow and any(isinstance(item, dict) for item in data):
            return _block_list(data, hand, indent)
        items = (value_text(item, hand, flow=True, indent=indent, column=column) for item in data)
        return f"[{', '.join(items)}]"
    if not isinstance(data, dict):
        return scalar(str(data), hand, flow=flow, indent=indent + hand.step, column=column)
    if flow or isinstance(data, Inline):
        return (
            "{" + ", ".join(entry_text(pair, hand, flow=True, indent=indent) for pair in data.items()) + "}"
        )
    return ("\n" + " " * indent).join(
        entry_text(pair, hand, flow=False, indent=indent) for pair in data.items()
    )


def _block_list(items: list[Data], hand: Hand, indent: int) -> str:
    made = ("- " + value_text(item, hand, flow=False, indent=indent + 2, column=indent + 2) for item in items)
    return ("\n" + " " * indent).join(made)


def entry_text(pair: tuple[str, Data], hand: Hand, *, flow: bool, indent: int) -> str:
    """Return a key and its value, which begin in the column ``indent``."""
    key, value = pair
    name = scalar(key, hand, flow=flow, key=True)
    below = _is_long(value)
    if below and value and not flow:
        inner = indent + hand.step
        return f"{name}:\n{' ' * inner}{value_text(value, hand, flow=False, indent=inner, column=inner)}"
    column = indent + len(name) + 2
    if not flow and isinstance(value, str):
        made = scalar(value, hand, indent=indent + hand.step, column=column)
    else:
        made = value_text(
            value, hand, flow=flow or isinstance(value, list | dict), indent=indent, column=column
        )
    return f"{name}: {made}".rstrip(" ") if not flow or value is not None else f"{name}: null"


def _is_long(value: Data) -> bool:
    """Whether a value stands in lines of its own."""
    if isinstance(value, dict):
        return not isinstance(value, Inline)
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def wholly_quoted(hand: Hand) -> Hand:
    """Return the hand that takes no risk with texts."""
    return replace(hand, careful=True)
