"""What is said at a terminal: plain words without anything that would command it."""

from __future__ import annotations

import json
from typing import Any, NoReturn

import click


def plain(text: str) -> str:
    """Return text without the control characters that would command a terminal."""
    return "".join(char if char in "\n\t" or char.isprintable() else _visible(char) for char in text)


def _visible(char: str) -> str:
    return char if ord(char) > 0x9F and not 0xD800 <= ord(char) <= 0xDFFF else "\ufffd"


def say(text: str, *, err: bool = False) -> None:
    """Print a text, to standard error where ``err`` is set."""
    click.echo(plain(text), err=err)


def answer(style: str, lines: list[str], data: dict[str, Any] | list[Any]) -> None:
    """Print the answer to a question: its lines, or for the style ``json`` its data."""
    say(json.dumps(data, ensure_ascii=False, indent=2) if style == "json" else "\n".join(lines))


def fail(message: str) -> NoReturn:
    """End with exit code 1."""
    raise click.ClickException(plain(message))


def counted(count: int, noun: str) -> str:
    """Return a number with what is counted: ``1 effect``, ``2 effects``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def size(length: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{length:,} bytes" if length < 10_000 else f"{length / 1000:,.0f} KB"
