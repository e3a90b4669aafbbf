"""The command line from its first word to its exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click


def run(command: click.Command) -> None:
    """Run the command line; whatever happens, the user sees words and not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        command(prog_name="conceptgraph")
    except OSError as problem:
        click.echo(f"Error: {problem.strerror or problem}", err=True)
        # What could not be written would be tried again at exit, and end in a traceback.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
