"""The command line from its first word to its exit code."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

import click

from .shell_words import SHELL

if TYPE_CHECKING:
    from .shelf import Shelf


def run(command: click.Command, shelf: Shelf) -> None:
    """Run the command line; whatever happens, the user sees words and not a traceback."""
    if SHELL in os.environ:
        from .completing import answer_shell

        sys.exit(not answer_shell(command, shelf))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        # Not standalone: click would turn an interrupt into exit code 1, after which a loop goes on.
        sys.exit(command.main(prog_name="conceptgraph", standalone_mode=False))
    except (click.Abort, KeyboardInterrupt):
        _end_by_interrupt()
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except OSError as problem:
        click.echo(f"Error: {problem.strerror or problem}", err=True)
        # What could not be written would be tried again at exit, and end in a traceback.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _end_by_interrupt() -> NoReturn:
    """End by the signal itself: only so does a shell know that its loop is to stop."""
    with suppress(OSError, ValueError):
        click.echo("Interrupted.", err=True)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    if sys.platform != "win32":
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
    sys.exit(130)
