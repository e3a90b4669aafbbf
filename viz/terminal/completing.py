"""What a shell offers at the cursor: commands, examples, files by their ending, names in the graph."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from .offered_names import names_in
from .shell_words import LINE, SHELL, SHELLS, Line, Offer, parted, printed
from .source import Source

if TYPE_CHECKING:
    from .shelf import Shelf

    _AnyParameter = click.ParamType[Any]
else:  # before click 8.4 the class takes no type
    _AnyParameter = click.ParamType

#: Yields what may stand in place of a word, for the graphs there are, the words before it, and its beginning.
Offering = Callable[["Shelf", click.Context, str], Iterator[Offer]]


def _files(*endings: str) -> Offering:
    """Offer files with these endings, all of them where none is given, and the folders that lead to them."""

    def offer(_shelf: Shelf, _ctx: click.Context, begun: str) -> Iterator[Offer]:
        folder, name = os.path.split(begun)
        try:
            entries = sorted(Path(folder or ".").expanduser().iterdir())
        except (OSError, RuntimeError, ValueError):
            return
        for entry in entries:
            hidden = entry.name.startswith(".") and not name.startswith(".")
            if hidden or not entry.name.startswith(name):
                continue
            if entry.is_dir():
                yield Offer(os.path.join(folder, entry.name) + "/", is_file=True)  # noqa: PTH118 (as typed)
            elif not endings or entry.suffix.lower() in endings:
                yield Offer(os.path.join(folder, entry.name), is_file=True)  # noqa: PTH118 (as typed)

    return offer


def _examples(shelf: Shelf, _ctx: click.Context, begun: str) -> Iterator[Offer]:
    names = shelf.library.example_names()
    return (Offer(name, "example") for name in names if name.startswith(begun))


def _graphs(*endings: str) -> Offering:
    """Offer bundled examples and files with these endings."""
    files = _files(*endings)

    def offer(shelf: Shelf, ctx: click.Context, begun: str) -> Iterator[Offer]:
        yield from _examples(shelf, ctx, begun)
        yield from files(shelf, ctx, begun)

    return offer


def _named(kind: str) -> Offering:
    """Offer the names of a kind in the graph that stands on the line before."""

    def offer(shelf: Shelf, ctx: click.Context, begun: str) -> Iterator[Offer]:
        source = ctx.params.get("source")
        names = names_in(source, shelf).get(kind, {}) if source else {}
        return (Offer(name, told) for name, told in names.items() if name.startswith(begun))

    return offer


def _one_of(*words: str) -> Offering:
    """Offer these words."""
    return lambda shelf, ctx, begun: (Offer(word) for word in words if word.startswith(begun))


_YAML: Final = (".yaml", ".yml")
_OPTIONS: Final[Mapping[str, Offering]] = {
    "--view": _named("views"),
    "--tour": _named("tours"),
    "--template": _files(".pptx", ".potx"),
    "--picture": _files(".svg", ".png"),
    "--again": _files(*_YAML),
    "--add-to": _files(*_YAML),
    "--all": _files("/"),
    "--corpus": _files(),
    "--effect": _named("effects"),
    "--shut": _named("categories"),
}
#: What a command writes.
_OUTPUTS: Final[Mapping[str, Offering]] = {
    "build": _files(".html"),
    "diff": _files(".html"),
    "draw": _files(".svg", ".png", ".pdf", ".json"),
    "slides": _files(".html", ".pptx", ".pdf"),
    "merge": _files(*_YAML),
    "slice": _files(*_YAML),
    "schema": _files(".json"),
    "import": _files("/"),
}
_ARGUMENTS: Final[Mapping[str, Offering]] = {
    **dict.fromkeys(("start", "goal", "concept", "old", "keep", "gone"), _named("concepts")),
    "id": _named("ids"),
    "effects": _named("effects"),
    "tour": _named("tours"),
    "sign": _one_of("+", "-", "regulates", "mixed", "none"),
    "name": _examples,
    "path": _files(*_YAML),
    **dict.fromkeys(("corpus", "address", "inputs"), _files()),
}


def offering_at(command: click.Command, param: click.Parameter) -> Offering | None:
    """Return what may stand at a parameter; None where it is any text, or click knows."""
    if isinstance(param.type, Source):
        return _graphs() if command.name in ("convert", "diff") else _graphs(*_YAML, ".csv", ".tsv")
    if not isinstance(param.type, type(click.STRING)):
        return None
    if isinstance(param, click.Argument):
        return _ARGUMENTS.get(param.name or "")
    if "--output" in param.opts:
        return _OUTPUTS.get(command.name or "", _files())
    return next((_OPTIONS[opt] for opt in param.opts if opt in _OPTIONS), None)


class _Offered(_AnyParameter):
    """A parameter's type, with what a shell offers for it."""

    name = "offered"

    def __init__(self, meant: Any, offering: Offering, shelf: Shelf) -> None:
        self._meant, self._offering, self._shelf = meant, offering, shelf

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value that it is without a shell."""
        return self._meant.convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Return what may stand here and begins so."""
        from click.shell_completion import CompletionItem

        offers = self._offering(self._shelf, ctx, incomplete)
        return [CompletionItem(each.value, "file" if each.is_file else "plain", each.told) for each in offers]


def completed(command: click.Command, shelf: Shelf, line: str, shell: str) -> str:
    """Return what may stand at the end of a line, as the script of a shell reads it."""
    from click.shell_completion import ShellComplete

    for each in _with_below(command):
        for param in each.params:
            offering = offering_at(each, param)
            if offering:
                param.type = _Offered(param.type, offering, shelf)
    found = parted(line, shell)
    items = ShellComplete(command, {}, "conceptgraph", "").get_completions(*_joined(found))
    offers = [Offer(str(item.value), str(item.help or ""), item.type == "file") for item in items]
    return printed([offer for offer in offers if _fits_a_line(offer.value)], found, shell)


def _joined(line: Line) -> tuple[list[str], str]:
    """Return the words before the cursor and the one at it, an option joined with the value that it awaits.

    Click reads nothing of a line that ends in an option without its value: no graph would be known.
    """
    *before, last = ("", *line.words[1:])
    awaits = last.startswith("-") and last.strip("-") and "=" not in last and not line.word.startswith("-")
    if awaits:
        return before[1:], f"{last}={line.word}"
    return list(line.words[1:]), line.word


def _fits_a_line(value: str) -> bool:
    """Whether a name can be offered: one with control characters would command the terminal."""
    return bool(value) and all(sign.isprintable() or 0xDC80 <= ord(sign) <= 0xDCFF for sign in value)


def _with_below(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for child in command.commands.values():
            yield from _with_below(child)


def answer_shell(command: click.Command, shelf: Shelf) -> bool:
    """Answer the script of a shell, where one asks; return whether it did."""
    shell = os.environ.get(SHELL, "")
    if shell not in SHELLS:
        return False
    told = completed(command, shelf, os.environ.get(LINE, ""), shell)
    sys.stdout.buffer.write(told.encode("utf-8", "surrogateescape"))
    return True


def script_for(shell: str) -> str:
    """Return what a shell is to run so that it asks the program."""
    from ..carried import carried

    ending = "ps1" if shell == "powershell" else shell
    return carried("templates", f"completion.{ending}").read_text(encoding="utf-8")
