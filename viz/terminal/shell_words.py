"""A line of a shell up to the cursor, taken apart as the shell does; offers as that shell takes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

#: What the script of a shell tells the program: which shell asks, and the line up to the cursor.
SHELL: Final = "_CONCEPTGRAPH_SHELL"
LINE: Final = "_CONCEPTGRAPH_LINE"
#: Shells that there is a script for.
SHELLS: Final = ("bash", "zsh", "fish", "powershell")
#: At these bash parts a word in pieces, of which it asks for the last one only.
_PARTS: Final = re.compile(r".*[:=]", re.DOTALL)
_SPECIAL: Final = re.compile(r"([^\w@%+=:,./~-])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Offer:
    """One word that may stand at the cursor; a folder ends in ``/`` and goes on."""

    value: str
    told: str = ""
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The whole words before the cursor, the word at it without quotation marks, and the open mark in it."""

    words: tuple[str, ...]
    word: str
    mark: str


def parted(line: str, shell: str) -> Line:
    """Take a line apart; whatever is wrong with its quotation marks, it has a word at the cursor.

    >>> parted("conceptgraph ask around 'my file.yaml' joint\\\\ p", "bash")
    Line(words=('conceptgraph', 'ask', 'around', 'my file.yaml'), word='joint p', mark='')
    >>> parted('build "a b', "zsh").word, parted("build ", "fish").word
    ('a b', '')
    """
    escape = "`" if shell == "powershell" else "\\"
    words: list[str] = []
    word, mark, begun = "", "", False
    signs = iter(line)
    for sign in signs:
        if sign == escape and mark != "'":
            word, begun = word + next(signs, ""), True
        elif sign == mark:
            mark = ""
        elif not mark and sign in "'\"":
            mark, begun = sign, True
        elif not mark and sign.isspace():
            words += [word] if begun else []
            word, begun = "", False
        else:
            word, begun = word + sign, True
    return Line(tuple(words), word, mark)


def printed(offers: Sequence[Offer], line: Line, shell: str) -> str:
    """Return what the script of a shell reads, a line for each offer."""
    if shell == "bash":
        return "".join(f"{_for_bash(offer, line)}\n" for offer in offers)
    prefix = _option(line.word)
    rows = [(f"{prefix}{offer.value}", offer.told or "") for offer in offers]
    if shell == "zsh":
        kinds = ["f" if offer.is_file else "p" for offer in offers]
        return "".join(f"{kind}\t{value}\t{told}\n" for kind, (value, told) in zip(kinds, rows, strict=True))
    return "".join(f"{value}\t{told}\n" if told else f"{value}\n" for value, told in rows)


def _option(word: str) -> str:
    """Return the option at the beginning of ``--option=value``: other shells than bash want it again."""
    return f"{word.partition('=')[0]}=" if word.startswith("--") and "=" in word else ""


def _for_bash(offer: Offer, line: Line) -> str:
    """Return what stands in place of the piece that bash asks for: f for files, which it quotes itself."""
    value = offer.value
    if not line.mark:
        given = line.word[len(_option(line.word)) :]
        piece = _PARTS.match(given)
        value = value.removeprefix(piece[0]) if piece else value
    if offer.is_file:
        return f"f{value.rstrip('/')}"
    return "p" + (value if line.mark else _SPECIAL.sub(r"\\\1", value))
