"""The one environment that fills our templates: what is put in is escaped, a missing name is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .carried import carried
from .markup import clean

if TYPE_CHECKING:
    from jinja2 import Environment


def templates() -> Environment:
    """Return a new environment over the package's templates.

    Every value is escaped unless it is `markupsafe.Markup`, and plain texts lose what cannot be shown: this
    is what keeps hostile text of a graph inert, so no document is filled in any other way.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(lambda name: carried("templates", name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _shown(value: Any) -> Any:
    return clean(value) if type(value) is str else value
