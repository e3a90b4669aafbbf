"""The way from the top of a file to a place in it, read from lines alone: half-typed files have one too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..read.arrows import ARROW

_DASHES = re.compile(r" *(?:-(?= |$) *)*")
_KEY_END = re.compile(r":(?= |$)")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_BLOCK = re.compile(r"(?:[&!]\S+ +)*[|>][-+0-9]*(?: *#.*)?$")
_PROPERTIES = re.compile(r"(?:[&!]\S+ +)+")
_COMMENT = re.compile(r"(?:^| )#")
#: Brackets that were opened so many lines ago are not looked for.
_FAR = 60


@dataclass(frozen=True, slots=True)
class Token:
    """A text of one line: its columns, from 0, and what stands between quotation marks there, if any do."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Row:
    """One line taken apart: columns of its dashes, its key, and its value or text."""

    dashes: list[int]
    key: Token | None
    value: Token

    @property
    def holds_block(self) -> bool:
        """Whether a text of several lines begins here."""
        return bool(_BLOCK.match(self.value.text)) and self.key is not None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way down: a key with its name, or a dash (no name); its line and column."""

    name: str | None
    line: int
    column: int


@dataclass(slots=True)
class Outline:
    """The way to a place, and the token at it. ``at_key``: the token is, or may become, a key.

    ``bare`` is whether neither key nor colon stands on the line; ``beside`` names the keys that stand in the
    same brackets already; ``holder`` is the line and column of the keys beside it, where it has such.
    """

    steps: list[Step]
    token: Token
    at_key: bool
    bare: bool = False
    flow: bool = False
    beside: list[str] = field(default_factory=list)


def row_of(line: str) -> Row:
    """Return a line taken apart."""
    prefix = _DASHES.match(line)
    at = prefix.end() if prefix else 0
    dashes = [n for n in range(at) if line[n] == "-"]
    rest = line[at:]
    colon = _colon(rest)
    key = None
    if colon >= 0:
        key = _token(line, at, at + colon)
        at += colon + 1
    return Row(dashes, key, _token(line, at, len(line)))


def _rest(line: str, start: int) -> Token:
    return Token(start, len(line), line[start:])


def _colon(text: str) -> int:
    """Return where the colon behind a key stands, or -1; one before an arrow belongs to a name."""
    quoted = _QUOTED.match(text)
    if not text or text[0] in "#[{|>" or (text[0] in "\"'" and not quoted):
        return -1
    if quoted:
        rest = text[quoted.end() :]
        return quoted.end() + len(rest) - len(rest.lstrip()) if rest.lstrip()[:1] == ":" else -1
    comment = _COMMENT.search(text)
    text = text[: comment.start()] if comment else text
    arrow = ARROW.search(text)
    found = (arrow and _KEY_END.search(text, arrow.end())) or (None if arrow else _KEY_END.search(text))
    return found.start() if found else -1


def _token(line: str, start: int, end: int) -> Token:
    """Return a text between two columns: without blanks, comment, anchor and quotation marks around it."""
    while start < end and line[start] == " ":
        start += 1
    properties = _PROPERTIES.match(line, start, end)
    start = properties.end() if properties else start
    quoted = _QUOTED.match(line, start, end)
    if quoted:
        return Token(start, quoted.end(), line[start + 1 : quoted.end() - 1])
    if line[start : start + 1] in ("'", '"'):
        return Token(start, end, line[start + 1 : end])
    comment = _COMMENT.search(line, start, end)
    end = comment.start() if comment else end
    while end > start and line[end - 1] == " ":
        end -= 1
    return Token(start, end, line[start:end])


def outline(lines: Sequence[str], line: int, column: int) -> Outline:
    """Return the way to a place, line and column from 0."""
    text = lines[line] if line < len(lines) else ""
    found = _in_brackets(lines, line, column)
    if found is not None:
        return found
    row = row_of(text)
    if row.key is None and not row.value.text:
        col = max(column, row.dashes[-1] + 1) if row.dashes else column
        steps = _above(lines, line, row.dashes, col)
        return _in_text(lines, steps) or Outline(steps, Token(column, column, ""), True, True)
    first = row.key or row.value
    steps = _above(lines, line, row.dashes, first.start)
    inside = _in_text(lines, steps)
    if inside is not None:
        return Outline(inside.steps, row.value if row.key is None else _rest(text, first.start), False)
    if row.key is None:
        continued = _continued(lines, steps, row)
        return Outline(steps, row.value, not continued, not continued)
    if column <= row.key.end:
        return Outline(steps, row.key, True)
    steps.append(Step(row.key.text, line, row.key.start))
    value = row.value if row.value.text or row.value.end > row.value.start else Token(column, column, "")
    return Outline(steps, value, False)


def _above(lines: Sequence[str], line: int, dashes: Sequence[int], column: int) -> list[Step]:
    """Return the steps that lead to what stands at a column of a line, behind its dashes."""
    steps: list[Step] = [Step(None, line, at) for at in reversed(dashes)]
    # What holds a dash may be a key of the same column; all else stands further left than what it holds.
    for_key, for_dash = (dashes[0] + 1, dashes[0]) if dashes else (column, column)
    for n in range(line - 1, -1, -1):
        text = lines[n]
        if for_key <= 0:
            break
        if indent_of(text) >= for_key:
            continue
        row = row_of(text)
        if row.key and row.key.start < for_key:
            steps.append(Step(row.key.text, n, row.key.start))
            for_key = for_dash = row.key.start
        for at in reversed(row.dashes):
            if at < for_dash:
                steps.append(Step(None, n, at))
                for_key, for_dash = at + 1, at
    return steps[::-1]


def indent_of(line: str) -> int:
    """Return where a line begins; one that says nothing begins nowhere near."""
    rest = line.lstrip(" ")
    return len(line) - len(rest) if rest and rest[0] != "#" else 1_000_000


def _in_text(lines: Sequence[str], steps: Sequence[Step]) -> Outline | None:
    """Return the way to a text of several lines where it leads through one."""
    for n, step in enumerate(steps):
        if step.name is not None and row_of(lines[step.line]).holds_block:
            return Outline(list(steps[: n + 1]), Token(0, 0, ""), False)
    return None


def _continued(lines: Sequence[str], steps: Sequence[Step], row: Row) -> bool:
    """Whether a line without a key goes on with the text of the key above it."""
    if row.dashes or not steps or steps[-1].name is None:
        return False
    return bool(row_of(lines[steps[-1].line]).value.text)


def _in_brackets(lines: Sequence[str], line: int, column: int) -> Outline | None:
    """Return the way to a place within brackets that are open there, or None."""
    for n in range(min(line, len(lines) - 1), max(-1, line - _FAR), -1):
        text = lines[n]
        if n == line or "[" in text or "{" in text:
            row = row_of(text)
            start = row.value.start
            if text[start : start + 1] in ("[", "{") and (n < line or column > start):
                return _within(lines, (n, start), (line, column), row)
        if n < line and text[:1] not in ("", " ", "-", "#"):
            return None
    return None


def _within(lines: Sequence[str], begin: tuple[int, int], stop: tuple[int, int], row: Row) -> Outline | None:
    """Return the way to a place through the brackets that begin in a row, or None where they end before."""
    frames, token = _scanned(lines, begin, stop)
    if frames is None:
        return None
    n, start = begin
    steps = _above(lines, n, row.dashes, (row.key or row.value).start)
    steps += [Step(row.key.text, n, row.key.start)] if row.key else []
    for frame in frames:
        if frame.is_list:
            steps.append(Step(None, n, start))
        elif frame.key is not None:
            steps.append(Step(frame.key, n, start))
    at_key = not frames[-1].is_list and frames[-1].key is None
    return Outline(steps, token, at_key, False, True, frames[-1].keys)


@dataclass(slots=True)
class _Frame:
    """Brackets that are open: of a list or a section, the key that was met last, and all keys."""

    is_list: bool
    key: str | None = None
    keys: list[str] = field(default_factory=list)


def _scanned(
    lines: Sequence[str], begin: tuple[int, int], stop: tuple[int, int]
) -> tuple[list[_Frame] | None, Token]:
    """Return the brackets that are open at a place, and the token there; None where none is."""
    frames: list[_Frame] = []
    since = begin[1]
    for n, at, sign in _signs(lines, begin, stop):
        if sign in "[{":
            frames.append(_Frame(sign == "["))
        elif sign in "]}" and frames:
            frames.pop()
            if not frames:
                return None, Token(0, 0, "")
        elif sign == ":" and frames and not frames[-1].is_list:
            key = _token(lines[n], since if n == stop[0] or since < at else 0, at).text
            frames[-1].key = key
            frames[-1].keys.append(key)
        elif sign == "," and frames:
            frames[-1].key = None
        since = at + 1 if sign != "\n" else 0
    text = lines[stop[0]]
    end = stop[1]
    while end < len(text) and text[end] not in ",]}#" and text[end : end + 2] not in (": ", ":"):
        end += 1
    start = min(since, stop[1])
    token = _token(text, start, end)
    return frames or None, token if token.text else Token(stop[1], stop[1], "")


def _signs(
    lines: Sequence[str], begin: tuple[int, int], stop: tuple[int, int]
) -> Iterator[tuple[int, int, str]]:
    """Yield the signs of brackets between two places, what stands in quotation marks left out."""
    for n in range(begin[0], stop[0] + 1):
        text, at = lines[n], begin[1] if n == begin[0] else 0
        end = stop[1] if n == stop[0] else len(text)
        while at < end:
            quoted = _QUOTED.match(text, at) if text[at] in "\"'" and text[at - 1 : at] in "[{, " else None
            if quoted and quoted.end() <= end:
                at = quoted.end()
                continue
            if text[at] in "[]{}," or (text[at] == ":" and text[at + 1 : at + 2] in ("", " ")):
                yield n, at, text[at]
            elif text[at] == "#" and text[at - 1 : at] == " ":
                break
            at += 1
        if n < stop[0]:
            yield n, end, "\n"
