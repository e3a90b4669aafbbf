"""Why a text is not YAML, in the words of someone who does not know YAML, and the line as it should be."""

from __future__ import annotations

from collections.abc import Callable

from ..names import quoted
from .brackets import bracket, never_opened
from .colons import colon_in_brackets, colon_in_value, equals, no_colon, tight_colon
from .depth import first_line, indentation
from .lines import Fault, Finding, cut, line_at, without_comment
from .marks import bullet, dash, fence, tab, wide_space
from .quotes import after_quote, curly, escape, open_quote, special
from .wrapped import wrapped_effect, wrapped_text

__all__ = ["Fault", "Finding", "explain", "whole_line"]

#: Lines longer than this are not taken apart.
_LONG = 2000
#: From what is sure to what is likely.
_LOOKS: tuple[Callable[[list[str], Fault], Finding | None], ...] = (
    tab,
    fence,
    wide_space,
    bullet,
    curly,
    escape,
    open_quote,
    after_quote,
    special,
    dash,
    colon_in_value,
    colon_in_brackets,
    tight_colon,
    bracket,
    never_opened,
    first_line,
    equals,
    wrapped_effect,
    wrapped_text,
    no_colon,
    indentation,
)


def whole_line(lines: list[str], fault: Fault) -> Finding:
    """Return what is told where nothing typical is seen: quotation marks never do harm."""
    line = line_at(lines, fault.line)
    before, _, value = cut(line)
    text, comment = without_comment(value)
    plain = text.strip()
    mended = f"{before}{quoted(plain)}{comment}" if plain and plain[0] not in "\"'[{" else ""
    message = "this cannot be read as YAML; a sign in it, or in the line above, means something else there"
    expected = "quotation marks around each text that holds signs"
    return Finding(fault.line, fault.column, message, expected, mended if len(line) <= _LONG else "")


def explain(lines: list[str], fault: Fault) -> Finding | None:
    """Return what is probably meant by a fault, or None when nothing typical is seen."""
    line = line_at(lines, fault.line)
    if len(line) > _LONG:
        return None
    for look in _LOOKS:
        found = look(lines, fault)
        if found:
            return found
    return None
