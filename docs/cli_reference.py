"""Print the reference of the command line as Markdown: ``python docs/cli_reference.py > docs/cli.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).parents[1]))

from cli import cli

INTRODUCTION = """\
# The command line

Written by `python docs/cli_reference.py` from what `--help` says.

Wherever a graph is asked for, a file, `-` (standard input) or the name of a bundled example will do. Results
go to standard output or a file, all else to standard error. Exit codes: 0 fine, 1 problems found or nothing
could be written, 2 wrong usage. `NO_COLOR` is honoured, `CONCEPTGRAPH_CACHE` names the folder in which
finished layouts are kept, how each file looked when last drawn, and from which file each page was made
(`build` does not replace the page of another file of the same name by itself; the folder may be emptied at
any time, which forgets what `edit undo` would take back), and `CONCEPTGRAPH_DEBUG=1` shows where a fault of
the program lies.
"""


def commands(
    command: click.Command, words: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield a command and all below it, with the words that call them."""
    yield words, command
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from commands(child, (*words, name))


def reference() -> str:
    """Return the whole page."""
    parts = [INTRODUCTION]
    for words, command in commands(cli, ("conceptgraph",)):
        parent = None
        for word in words[:-1]:
            parent = click.Context(cli, info_name=word, parent=parent)
        context = click.Context(command, info_name=words[-1], parent=parent, terminal_width=100)
        context.help_option_names = ["-h", "--help"]
        text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        parts.append(f"## {' '.join(words)}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(reference())
