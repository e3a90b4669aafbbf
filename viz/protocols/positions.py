"""Places in a text as editors count them: in units of an encoding, where wide characters may be two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from graph_data.assist.remedies import Replacement

_SIZES = {
    types.PositionEncodingKind.Utf8: ("utf-8", 1),
    types.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    types.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


class Positions:
    """The lines of a text, and how an editor counts in them."""

    def __init__(self, lines: Sequence[str], encoding: types.PositionEncodingKind | str | None) -> None:
        self._lines = lines
        kind = types.PositionEncodingKind(encoding or types.PositionEncodingKind.Utf16)
        self._codec, self._size = _SIZES[kind]

    def place(self, line: int, column: int) -> types.Position:
        """Return a line and column, both from 0, as the editor has them."""
        line = max(0, min(line, len(self._lines) - 1))
        return types.Position(line, self._units(self._lines[line][: max(0, column)]))

    def span(self, line: int, start: int, end: int) -> types.Range:
        """Return the part of a line between two columns."""
        return types.Range(self.place(line, start), self.place(line, end))

    def column(self, position: types.Position) -> tuple[int, int]:
        """Return line and column, both from 0, of an editor's place; past the end of a line is at its end."""
        line = max(0, min(position.line, len(self._lines) - 1))
        text, units = self._lines[line], 0
        for column, char in enumerate(text):
            if units >= position.character:
                return line, column
            units += self._units(char)
        return line, len(text)

    def edits(self, changes: Sequence[Replacement]) -> list[types.TextEdit]:
        """Return changes of the text as the editor makes them."""
        return [
            types.TextEdit(types.Range(self._place(each.start), self._place(each.end)), each.text)
            for each in changes
        ]

    def _place(self, at: tuple[int, int]) -> types.Position:
        return types.Position(at[0], 0) if at[1] == 0 else self.place(*at)

    def _units(self, text: str) -> int:
        return len(text) if text.isascii() else len(text.encode(self._codec, "surrogatepass")) // self._size
