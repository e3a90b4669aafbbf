"""Files made wrong by chance: cut, doubled, joined, single bytes and characters turned."""

from __future__ import annotations

import random
from collections.abc import Sequence

_BITS = (
    b"<", b">", b"&", b'"', b"'", b"{", b"}", b"[", b"]", b"(", b")", b"|", b"\\", b"\n", b"\r", b"\t",
    b"\0", b",", b";", b":", b"=", b"-->", b"->", b"--", b"[[", b"]]", b"<!--", b"]]>", b"<![CDATA[",
    b"&amp;", b"&#0;", b"&#xD800;", b"&x;", b"\\ud800", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae",
    b"\xef\xbb\xbf", b"null", b"NaN", b"1e999", b"-0", b"999999999999999999999", b"true", b"${", b"`",
    b"/*", b"//", b"%%", b"#", b"@", b"~", b"\\n", b"subgraph", b"end", b'""', b"''",
)  # fmt: skip


def mangled(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return a file after one to six accidents."""
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
