"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from .saying import say
from .shelf import Shelf
from .source import Source

Decorator = Callable[[Any], Any]

quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
anyway_option = click.option(
    "--anyway", is_flag=True, help="Whatever its size: no warning above 3,000 concepts, no end at 30,000."
)
polish_option = click.option("--polish", is_flag=True, help="Look a minute or more for the best layout.")
fresh_option = click.option(
    "--fresh", is_flag=True, help="Arrange anew, as if this file had never been drawn before."
)
answer_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or programs."
)


def source_argument(shelf: Shelf, *, needed: bool = False) -> Decorator:
    """Return the argument that names a graph; where none is needed, that is the magnesium example."""
    if needed:
        return click.argument("source", type=Source(shelf), metavar="FILE|EXAMPLE")
    return click.argument("source", type=Source(shelf), default="magnesium", metavar="[FILE|EXAMPLE]")


def _tell_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Print the installed version; a checkout that was never installed has none."""
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        say(f"conceptgraph {version('conceptgraph')}")
    except PackageNotFoundError:
        say("conceptgraph (a checkout)")
    ctx.exit()


version_option = click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Say which version this is.",
)
