"""Arguments and options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

import click

from .saying import say
from .shelf import Shelf
from .source import Source

if TYPE_CHECKING:
    from graph_data.errors import Problem
    from graph_data.read.report import Report

Decorator = Callable[[Any], Any]
#: How much a problem weighs, the worst first.
SEVERITIES: Final = ("error", "warning", "hint")

quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
severity_option = click.option(
    "--severity", type=click.Choice(SEVERITIES), help="Tell nothing that is less.  [hint]"
)
anyway_option = click.option(
    "--anyway", is_flag=True, help="Whatever its size: no warning above 3,000 concepts, no end at 30,000."
)
polish_option = click.option("--polish", is_flag=True, help="Look a minute or more for the best layout.")


def _no_watch(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    """Answer whoever wants the page to be built again and again with the command that follows a file."""
    if wanted:
        raise click.UsageError("a page that follows its file is served: conceptgraph serve FILE", context)


#: Asked for by those who know it of other programs.
watch_option = click.option(
    "--watch", is_flag=True, hidden=True, expose_value=False, callback=_no_watch, is_eager=True
)
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


def at_least(severity: str, reports: Iterable[Report]) -> list[Problem]:
    """Return the problems that weigh as much as this or more."""
    told = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return [problem for report in reports for problem in report.problems if problem.severity in told]


def _tell_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Print the version."""
    if not wanted or ctx.resilient_parsing:
        return
    say(f"conceptgraph {version_told()}")
    ctx.exit()


def version_told() -> str:
    """Return the version of the package that this module is part of; a checkout has none."""
    package = sys.modules.get(__name__.partition(".")[0])
    return str(getattr(package, "__version__", "(a checkout)"))


version_option = click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Say which version this is.",
)
