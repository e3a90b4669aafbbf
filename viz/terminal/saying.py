"""What is said at a terminal: plain words without anything that would command it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, Final, NoReturn

import click


def plain(text: str) -> str:
    """Return text without the control characters that would command a terminal."""
    return "".join(char if char in "\n\t" or char.isprintable() else _visible(char) for char in text)


def _visible(char: str) -> str:
    return char if ord(char) > 0x9F and not 0xD800 <= ord(char) <= 0xDFFF else "\ufffd"


#: What stands on a line that is written over gives way to what is said for good.
giving_way: Final[list[Callable[[], None]]] = []


def say(text: str, *, err: bool = False) -> None:
    """Print a text, to standard error where ``err`` is set."""
    for give_way in giving_way:
        give_way()
    click.echo(plain(text), err=err)


def answer(style: str, lines: list[str], data: dict[str, Any] | list[Any]) -> None:
    """Print the answer to a question: its lines, or for the style ``json`` its data."""
    say(as_json(data) if style == "json" else "\n".join(lines))


def as_json(data: Any) -> str:
    """Return data as JSON that is still JSON in the encoding of standard output."""
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    return json.dumps(data, ensure_ascii=encoding != "utf8", indent=2)


def fail(message: str) -> NoReturn:
    """End with exit code 1."""
    raise click.ClickException(plain(fitting(message)))


def fitting(message: str) -> str:
    """Return a message that, where it names a package that is lacking, says how it is installed here."""
    if "pip install" not in message:
        return message
    from .installing import fitting

    return fitting(message)


def counted(count: int, noun: str) -> str:
    """Return a number with what is counted: ``1 effect``, ``2 effects``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def size(length: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{length:,} bytes" if length < 10_000 else f"{length / 1000:,.0f} KB"
