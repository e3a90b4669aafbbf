"""Help that fits the terminal, however narrow it is: examples stay lines that can be copied."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterable
from typing import Final

import click

#: Columns below which nothing is wrapped any more, and the share of them that names of options may take.
_LEAST: Final = 24
_NAMES: Final = 0.34
#: What parts an example from the remark beside it.
_REMARK: Final = re.compile(r"\s{3,}(?=\S)")


class Help(click.HelpFormatter):
    """Help as wide as the terminal, at most as wide as the commands want it."""

    def __init__(
        self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None
    ) -> None:
        there = shutil.get_terminal_size().columns
        wanted = width or max(_LEAST, min(there, max_width or 80) - 2)
        super().__init__(indent_increment, wanted, max_width)

    def write_text(self, text: str) -> None:
        r"""Write paragraphs; one that is marked by ``\b`` is of lines to be copied."""
        blocks = re.split(r"\n\s*\n", text.strip("\n"))
        for number, block in enumerate(blocks):
            if number:
                self.write("\n")
            if block.lstrip().startswith("\b"):
                for line in block.strip().lstrip("\b").strip("\n").splitlines():
                    self._write_example(line.rstrip())
            else:
                super().write_text(block)

    def _write_example(self, line: str) -> None:
        room, indent = self.width - self.current_indent, " " * self.current_indent
        if len(line) <= room:
            self.write(f"{indent}{line}\n")
            return
        command, *remark = _REMARK.split(line.strip(), maxsplit=1)
        folded = _wrapped(command, room - 2, "  ")
        for part in folded[:-1]:
            self.write(f"{indent}{part} \\\n")
        self.write(f"{indent}{folded[-1]}\n")
        for part in _wrapped(remark[0], room - 4) if remark else ():
            self.write(f"{indent}    {part}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with what they mean; where there is little room, names take less of it."""
        room = self.width - self.current_indent
        names = min(col_max, max(8, int(room * _NAMES)))
        super().write_dl([(_folded(name, room), told) for name, told in rows], names, col_spacing)


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Return lines of whole words; the second and further ones are indented."""
    return textwrap.wrap(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _folded(name: str, room: int) -> str:
    """Return an option with its choices in lines that fit."""
    if len(name) <= room:
        return name
    lines, line = list[str](), ""
    for part in _parts(name):
        if line and len(line) + len(part) > room:
            lines.append(line)
            line = "     "
        line += part
    return "\n  ".join([*lines, line])


def _parts(name: str) -> Iterable[str]:
    return re.findall(r"[^| ]+[| ]?", name)


class Context(click.Context):
    """What runs a command, with help that fits."""

    formatter_class = Help


class Command(click.Command):
    """A command whose help fits the terminal."""

    context_class = Context
