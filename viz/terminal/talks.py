"""What `slides` was asked for: which kind of talk, and which looks it can have."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from ..write import is_stream
from .shelf import stem

#: Kinds of talk, each with its file's ending; a test holds them equal to those that can be made.
TALKS: Final = {"deck": ".html", "pptx": ".pptx", "handout": ".pdf", "pdf": ".pdf"}
_SLIDES: Final = ("pptx", "pdf")


def talk_asked(source: str, output: str | None, kind: str | None) -> tuple[str, str]:
    """Return which kind of talk is wanted, by name or by the file's ending, and where it goes."""
    if output is None:
        kind = kind or "deck"
        name = "handout" if kind == "handout" else "talk"
        return kind, str(Path("output") / f"{stem(source)}-{name}{TALKS[kind]}")
    from ..slides.kinds import kind_of

    stream = output == "-" or is_stream(output)
    found = None if stream else kind_of(output)
    if kind is None and found is None:
        known = ", ".join(dict.fromkeys(TALKS.values()))
        raise click.UsageError(f"{output} does not say what to make; end it in {known}, or name a --format.")
    if kind and not stream and Path(output).suffix.lower() != TALKS[kind]:
        raise click.UsageError(f"{kind} is written to a file that ends in {TALKS[kind]}, not to {output}.")
    return kind or found or "deck", output


def refuse_look(kind: str, template: str | None, theme: str | None, shape: str | None) -> None:
    """Refuse a look that this kind of talk cannot have."""
    if template is not None and kind not in _SLIDES:
        raise click.UsageError(f"a {kind} has no --template; PowerPoint slides have (--format pptx or pdf).")
    if template is not None and (theme or shape):
        raise click.UsageError("--template brings its own colours and size; leave out --theme and --size.")
    if shape is not None and kind not in _SLIDES:
        raise click.UsageError(f"a {kind} has no --size; PowerPoint slides have (--format pptx or pdf).")
