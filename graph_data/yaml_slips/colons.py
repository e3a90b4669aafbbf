"""Colons that are one too many, or wanting, or without their space."""

from __future__ import annotations

import re

from ..names import named, quoted
from ..read.arrows import colon_left_out, not_an_effect, parts
from .lines import ARROWS, KEYS, Fault, Finding, above_of, cut, indent_of, line_at, without_comment


def colon_in_value(lines: list[str], fault: Fault) -> Finding | None:
    """A second colon in a line outside brackets."""
    if "mapping values are not allowed" not in fault.words:
        return None
    line = line_at(lines, fault.line)
    before, key, value = cut(line)
    if not key or fault.column < len(before):
        return None
    where = len(before)
    if key == "effects" and ARROWS.search(value):
        return Finding(fault.line, where, "an effect stands on the line of effects:",
                       "each effect on a line of its own", f"effects:\n  - {value.strip()}")  # fmt: skip
    text, comment = without_comment(value)
    mended = f"{before}{quoted(text.strip())}{comment}"
    return Finding(fault.line, where, f"the text after {key!r} holds a colon itself",
                   "quotation marks around it", mended)  # fmt: skip


def colon_in_brackets(lines: list[str], fault: Fault) -> Finding | None:
    """A second colon within one pair of a section in brackets."""
    line = line_at(lines, fault.line)
    if "flow" not in fault.words or line[fault.column : fault.column + 1] != ":":
        return None
    start = max(line.rfind(mark, 0, fault.column) for mark in "{[,") + 1
    pair = line[start : fault.column]
    key, colon, _ = pair.partition(": ")
    if not colon or '"' in pair or "'" in pair:
        return None
    at = start + len(key) + 2
    rest = re.match(r"[^,}\]]*", line[at:])
    text = rest[0] if rest else ""
    mended = f"{line[:at]}{quoted(text.strip().strip('“”„«»‘’‚'))}{line[at + len(text) :]}"
    return Finding(fault.line, at, f"the text after {key.strip()!r} holds a colon itself",
                   "quotation marks around it", mended)  # fmt: skip


def tight_colon(lines: list[str], fault: Fault) -> Finding | None:
    """A colon without its space before a bracket."""
    line = line_at(lines, fault.line)
    match = re.compile(r"(?<=\w):(?=[\[{\"'])").search(line, max(fault.column - 200, 0))
    if match is None or "unexpected ':'" not in fault.words:
        return None
    mended = f"{line[: match.end()]} {line[match.end() :]}"
    return Finding(fault.line, match.end(), "no space follows the colon", "a space after the colon", mended)


def equals(lines: list[str], fault: Fault) -> Finding | None:
    """An equals sign where a colon belongs."""
    for number in (fault.line, above_of(lines, fault.line)):
        match = re.match(r"( *[\w -]{1,40}?) *= *(.*)", line_at(lines, number))
        if match and not ARROWS.search(lines[number]):
            mended = f"{match[1]}: {match[2].rstrip()}"
            return Finding(number, len(match[1]), "= does not give a value", "a colon and a space", mended)
    return None


def no_colon(lines: list[str], fault: Fault) -> Finding | None:
    """A line without a colon, which is read as one text with the next."""
    if not re.search("mapping values|could not find expected ':'", fault.words):
        return None
    joined = "could not find" not in fault.words
    number = above_of(lines, fault.line) if joined or fault.began_line < 0 else fault.began_line
    if number < 0 or (joined and _continues(lines, number)):
        return None
    last = line_at(lines, number)
    before, key, value = cut(last)
    words = value.rstrip()
    if key or not words or words[:1] in "\"'{[#|>":
        return None
    named = _key_and_value(before, words)
    if named:
        return Finding(number, *named)
    if not ARROWS.search(words):
        return _neither(number, before, words)
    deeper = indent_of(line_at(lines, fault.line)) > indent_of(last)
    return None if "-" in before and deeper else _effect_without_colon(number, before, words)


def _continues(lines: list[str], number: int) -> bool:
    """Whether a line is a further one of a text that begins above it."""
    above = line_at(lines, above_of(lines, number))
    return bool(cut(above)[2]) and indent_of(above) < indent_of(lines[number])


def _effect_without_colon(number: int, before: str, words: str) -> Finding:
    read = parts(words)
    slip = colon_left_out(read[0], read[1], ()) if read else None
    example, at = f"{before}{words}: words", len(words)
    if read and slip:
        example, at = before.replace("- ", "") + slip.example, words.rfind(read[1]) + slip.at
    message = "no colon stands between the target and its words"
    return Finding(number, len(before) + at, message, "source -> target: words", example)


def _neither(number: int, before: str, words: str) -> Finding:
    """Tell of a line that is no key: a sentence with a verb may be an effect, else its colon is wanting."""
    slip = not_an_effect(words, ())
    if slip.example:
        message = f"{named(words)} is neither a key nor an effect"
        example = f"effects:\n  {slip.example}"
        return Finding(number, len(before), message, "effects as items of a list", example)
    end = len(before) + len(words)
    return Finding(number, end, f"no colon follows {words[:60]!r}", "a colon", f"{before}{words}:")


def _key_and_value(before: str, words: str) -> tuple[int, str, str, str] | None:
    """Return column, message, expectation and example of a key that runs into its value."""
    named = re.match(r"([a-z]+)(:?) *(?=\S)", words)
    if named is None or named[1] not in KEYS:
        return None
    lacking, after = ("space", f"'{named[1]}:'") if named[2] else ("colon", f"'{named[1]}'")
    example = f"{before}{named[1]}: {words[named.end() :]}"
    return len(before) + named.end(2), f"no {lacking} follows {after}", f"a {lacking} after {after}", example
