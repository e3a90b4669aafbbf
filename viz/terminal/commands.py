"""Groups and commands that answer a slip with the line as it should stand, and let no traceback out."""

from __future__ import annotations

import os
import shlex
from typing import Any, Final

import click

from ..errors import VizError
from .helping import Command, Context
from .saying import fail, plain
from .shelf import Shelf
from .source import Source
from .unseen import telling_unseen

ISSUES_HINT: Final = "This is a fault of the program. Run again with CONCEPTGRAPH_DEBUG=1 to see where."


class Question(Command):
    """A command that asks a graph; where the graph does not come first, the right line is shown."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words; where the graph stands behind what is asked of it, say so."""
        if ctx.resilient_parsing:  # a shell asks what may follow
            return super().parse_args(ctx, args)
        shelf = next(param.type.shelf for param in self.params if isinstance(param.type, Source))
        words = [word for word in args if not word.startswith("-")]
        if words and not shelf.names_graph(words[0]):
            graph = next((word for word in words[1:] if shelf.names_graph(word)), "")
            if graph:
                line = shlex.join([*ctx.command_path.split(), graph, *_without(args, graph)])
                ctx.fail(plain(f"the graph stands before what is asked of it: {line}"))
        return super().parse_args(ctx, args)


class Commands(click.Group):
    """A group that offers the nearest command and lets no traceback out."""

    context_class = Context
    command_class = Command

    def __init__(self, *args: Any, shelf: Shelf, **more: Any) -> None:
        super().__init__(*args, **more)
        self._shelf = shelf

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of their use, not of the alphabet."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; where there is none, offer what may be meant."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            names = self.list_commands(ctx)
            self._refuse_file_first(ctx, args)
            near = self._shelf.library.nearest(args[0], names)
            offer = f"; did you mean {near!r}?" if near else f"; there are {', '.join(names)}."
            ctx.fail(plain(f"there is no command {args[0]!r}{offer}"))
        return super().resolve_command(ctx, args)

    def _refuse_file_first(self, ctx: click.Context, args: list[str]) -> None:
        """Where a graph stands in the place of a command, show the line with both in order."""
        first = args[0]
        if not self._shelf.names_graph(first):
            return
        begun = ctx.command_path.split()
        command = next((word for word in args[1:] if word in self.commands), "")
        if command:
            line = shlex.join([*begun, command, *_without(args, command)])
            ctx.fail(plain(f"the command stands before the file: {line}"))
        takers = [name for name, command in self.commands.items() if _takes_graph(command)]
        lines = [shlex.join([*begun, name, first]) + _asked(self.commands[name]) for name in takers[:4]]
        ctx.fail(plain("a command stands before the file:\n  " + "\n  ".join(lines)))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what goes wrong is told in words."""
        ctx.color = False if os.environ.get("NO_COLOR") else ctx.color
        try:
            with telling_unseen():
                return super().invoke(ctx)
        except (self._shelf.library.GraphError, VizError) as problem:
            fail(str(problem))
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError):
            raise
        except Exception as fault:
            if os.environ.get("CONCEPTGRAPH_DEBUG"):
                raise
            fail(f"{type(fault).__name__}: {fault}\n{ISSUES_HINT}")


def _without(words: list[str], word: str) -> list[str]:
    rest = words.copy()
    rest.remove(word)
    return rest


def _takes_graph(command: click.Command) -> bool:
    return any(param.name in ("source", "sources") for param in command.params)


def _asked(command: click.Command) -> str:
    """Return the further words that a command wants after the graph, as its usage shows them."""
    wanted = [p for p in command.params if isinstance(p, click.Argument)][1:]
    return "".join(f" {p.metavar or (p.name or '').upper()}" for p in wanted)
