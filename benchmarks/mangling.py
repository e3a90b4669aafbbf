"""Files made wrong by chance: bytes turned, and what is JSON or XML made wrong in its parts alone."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

_BITS = (
    *(
        sign.encode()
        for sign in [
            "<",
            ">",
            "&",
            '"',
            "'",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "|",
            "\\",
            ",",
            ";",
            ":",
            "=",
            "`",
            "#",
            "@",
            "~",
            "--",
            "->",
            "-->",
            "[[",
            "]]",
            "${",
            "/*",
            "//",
            "%%",
        ]
    ),
    *(
        word.encode()
        for word in [
            "<!--",
            "]]>",
            "<![CDATA[",
            "&amp;",
            "&#0;",
            "&#xD800;",
            "&x;",
            "\\ud800",
            "\\n",
            "subgraph",
            "end",
        ]
    ),
    *(word.encode() for word in ["null", "true", "NaN", "1e999", "-0", "999999999999999999999"]),
    *(b"\n", b"\r", b"\t", b"\0", b'""', b"''"),
    *(b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xef\xbb\xbf"),
)
_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 1e300, float("nan"), 10**30),
    *("", " ", "x", "a\nb", "\ud800", "\0", "<b>x</b>", "javascript:x", "=1+1", "~", "null", "a" * 5000),
    *([], {}, [[]], [None], {"": None}, ["x", {"y": []}]),
)


def mangled(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return a file after one to six accidents, half of the time such as leave it JSON or XML."""
    whole = _by_parts(data, chance) if chance.random() < 0.5 else None
    if whole is not None:
        return whole
    for _ in range(chance.randint(1, 6)):
        data = _once(data, others, chance)
    return data


def _once(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    at, to = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    near = min(to, at + chance.choice((1, 2, 5, 20)))
    kind = chance.randrange(8)
    if kind == 0:
        return data[:at] + data[near:]
    if kind == 1:
        return data[:at]
    if kind == 2:
        return data[:to] + data[at:near] * chance.choice((1, 2, 50)) + data[to:]
    if kind == 3:
        other = chance.choice(others)
        begin = chance.randint(0, len(other))
        return data[:at] + other[begin : begin + chance.choice((5, 50, 500))] + data[at:]
    if kind == 4:
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    if kind == 5:
        return data[:at] + data[near:to] + data[at:near] + data[to:]
    return data[:at] + chance.choice(_BITS) + data[near if kind == 6 else at :]


def _by_parts(data: bytes, chance: random.Random) -> bytes | None:
    try:
        if data[:1] in (b"{", b"["):
            return _json(json.loads(data), chance)
        if data[:1] == b"<":
            return _xml(ElementTree.fromstring(data), chance)
    except (ValueError, ElementTree.ParseError):
        pass  # it is neither, whatever its first sign
    return None


def _json(root: Any, chance: random.Random) -> bytes:
    holders = [root]
    for holder in holders:  # grows while it is read
        inner = holder.values() if isinstance(holder, dict) else holder
        holders += [value for value in inner if isinstance(value, dict | list) and value]
    for _ in range(chance.randint(1, 4)):
        holder = chance.choice(holders)
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            continue
        key, value = chance.choice(keys), copy.deepcopy(chance.choice(_VALUES))
        match chance.randrange(4):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[chance.choice(("id", "label", "type", "from", "attributes", "", "x"))] = value
            case 2:
                holder[key] = [copy.deepcopy(holder[key])] * chance.choice((1, 2))
            case _:
                holder[key] = value
    return json.dumps(root).encode()


def _xml(root: ElementTree.Element, chance: random.Random) -> bytes:
    elements = list(root.iter())
    for _ in range(chance.randint(1, 4)):
        element, other = chance.choice(elements), chance.choice(elements)
        keys = list(element.attrib)
        text = str(chance.choice(_VALUES)).replace("\0", "").replace("\ud800", "")
        match chance.randrange(6):
            case 0 if len(element):
                element.remove(chance.choice(list(element)))
            case 1 if keys:
                del element.attrib[chance.choice(keys)]
            case 2 if keys:
                element.attrib[chance.choice(keys)] = text
            case 3:
                element.text = text
            case 4:
                element.tag = other.tag
            case _:
                element.append(copy.deepcopy(other))
                if len(elements) > 2000:
                    break
    return ElementTree.tostring(root)
