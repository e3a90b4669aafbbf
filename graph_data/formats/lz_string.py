"""Texts packed by lz-string into UTF-16, as PRSM saves its maps, unpacked within a limit."""

from __future__ import annotations

_BITS = 15
_OFFSET = 32
_MOST = 50_000_000


class NotPackedError(Exception):
    """The text is not packed so, or unpacks beyond any use."""


class _Bits:
    """The bits of a text of 15 bits a character, lowest first read into numbers."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def number(self, bits: int) -> int:
        found = 0
        for place in range(bits):
            character, bit = divmod(self._at, _BITS)
            if character >= len(self._text):
                raise NotPackedError
            value = ord(self._text[character]) - _OFFSET
            found |= (value >> (_BITS - 1 - bit) & 1) << place
            self._at += 1
        return found


def unpacked(text: str) -> str:
    """Return what a text was before lz-string packed it.

    Raises:
        NotPackedError: it is not packed so, or too large.
    """
    bits = _Bits(text)
    first = _entry(bits, bits.number(2))
    known: dict[int, str] = {3: first}
    found, before, size, width, room = [first], first, len(first), 3, 4
    while True:
        code = bits.number(width)
        if code == 2:
            return "".join(found)
        if code in (0, 1):
            known[len(known) + 3] = _entry(bits, code)
            code = len(known) + 2
            room -= 1
        if room == 0:
            room, width = 1 << width, width + 1
        if code in known:
            entry = known[code]
        elif code == len(known) + 3:
            entry = before + before[0]
        else:
            raise NotPackedError
        found.append(entry)
        size += len(entry)
        if size > _MOST:
            raise NotPackedError
        known[len(known) + 3] = before + entry[0]
        before = entry
        room -= 1
        if room == 0:
            room, width = 1 << width, width + 1


def _entry(bits: _Bits, code: int) -> str:
    if code not in (0, 1):
        raise NotPackedError
    return chr(bits.number(8 if code == 0 else 16))
