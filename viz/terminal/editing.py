"""What `edit` was asked for: done, or shown as a diff; what is told of it, and how it is taken back."""

from __future__ import annotations

import difflib
import shlex
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .saying import counted, say
from .shelf import Shelf

if TYPE_CHECKING:
    from graph_data.edit.living import Edit, LivingFile
    from graph_data.read.report import Report

_Command = TypeVar("_Command", bound=Callable[..., Any])


def edit_options(command: _Command) -> _Command:
    """Give a command the options of all edits."""
    force = click.option("--force", is_flag=True, help="Also where something else breaks by it.")
    dry = click.option("--dry-run", is_flag=True, help="Show the lines that would change; write nothing.")
    quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but what went wrong.")
    return dry(force(quiet(command)))


@dataclass(frozen=True, slots=True)
class Editing:
    """A file that is edited from the command line."""

    shelf: Shelf
    source: str
    dry_run: bool = False
    force: bool = False
    quiet: bool = False

    @property
    def file(self) -> LivingFile:
        """The file; standard input and the examples of the package are not the user's to change."""
        name = self.shelf.called(self.source)
        if self.source == "-":
            raise click.UsageError("standard input cannot be changed; name a file.")
        if self.shelf.is_bundled(Path(self.source)):
            raise click.UsageError(
                f"{name} is part of the program; 'conceptgraph examples {name} -o FOLDER' copies it."
            )
        return self.shelf.library.LivingFile(self.source)

    def do(self, **operation: Any) -> None:
        """Do one operation and tell what it came to; refused, it ends the program with the reason."""
        asked = {key: value for key, value in operation.items() if value not in (None, "")}
        asked |= {"force": True} if self.force else {}
        self.tell((self.file.would if self.dry_run else self.file.do)([asked]))

    def cite(self, text: str, effect: str, *, online: bool) -> None:
        """Put references of a text into the file; of DOIs their registries are asked where that is wished."""
        value: Any = sys.stdin.read() if text == "-" else text
        library: Any = self.shelf.library
        if online:
            with suppress(ValueError, library.GraphError):  # no reference: refused below
                value, told = library.completed_references(value)
                for each in told:
                    say(each, err=True)
        self.do(do="cite", id=effect, value=value)

    def fix(self) -> Edit:
        """Mend what is certain, one line a mend; return what it came to."""
        edit = self.file.fix(dry_run=self.dry_run)
        if not self.quiet:
            for told in edit.told:
                say(f"{told}.")
        if self.dry_run and edit.changed and not self.quiet:
            say(diff(edit.before, edit.after, self.source))
        return edit

    def tidy(self) -> bool:
        """Lay the file out in one way; where it is only looked at, return whether that is its layout."""
        edit = self.file.tidy(dry_run=self.dry_run)
        if not self.dry_run:
            self.tell(edit)
        elif edit.changed:
            say(f"{self.source} would be laid out anew ({_lines(edit)}).")
        return not (self.dry_run and edit.changed)

    def undo(self) -> None:
        """Take back the last group of operations."""
        self.tell(self.file.undo(dry_run=self.dry_run), back="redo")

    def redo(self) -> None:
        """Do what was taken back last once more."""
        self.tell(self.file.redo(dry_run=self.dry_run))

    def tell(self, edit: Edit, back: str = "undo") -> None:
        """Tell what an edit came to: the diff of one that was not made, else how many lines changed."""
        if self.dry_run:
            say(diff(edit.before, edit.after, self.source) or "Nothing would change.")
        elif not self.quiet:
            for told in edit.told:
                say(f"{told[:1].upper()}{told[1:]}.")
            line = shlex.join(["conceptgraph", "edit", back, self.source])
            done = f"Changed {self.source} ({_lines(edit)}). '{line}' takes it back."
            say(done if edit.changed else f"Nothing to change: {self.source} says so already.")

    def history(self, *, clear: bool) -> None:
        """List what was done to the file, or forget it."""
        if clear:
            say(f"Forgot {counted(self.file.clear_history(), 'edit')} of {self.source}.")
            return
        for done in self.file.history():
            when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(done.when))
            told = "; ".join(map(_said, done.operations))
            say(f"{done.number:>4}  {when}  {told}{'  (undone)' if done.undone else ''}")


def fixed(shelf: Shelf, sources: Sequence[str], *, dry_run: bool, quiet: bool) -> Mapping[str, Report]:
    """Mend files and say so; return what is left of each.

    With ``dry_run`` nothing is written; the report is that of the files as they would be.
    """
    edits = {source: Editing(shelf, source, dry_run, quiet=quiet).fix() for source in sources}
    if not dry_run:
        return shelf.examine(sources)
    look = shelf.library.examine_text
    return {source: look(edit.after, source, Path(source).parent) for source, edit in edits.items()}


def keys_given(pairs: Sequence[str]) -> dict[str, str]:
    """Return the keys and values of words such as ``category=mineral``."""
    wrong = next((pair for pair in pairs if not pair.partition("=")[1] or not pair.partition("=")[0]), None)
    if wrong is not None:
        raise click.UsageError(f"{wrong!r} is no KEY=VALUE, such as category=mineral.")
    return {key: value for key, _, value in (pair.partition("=") for pair in pairs)}


def tidied(shelf: Shelf, sources: Sequence[str], *, look: bool, quiet: bool) -> None:
    """Lay out files, of folders the YAML in them; one that cannot be is told and costs no other."""
    within = {file for source in sources if Path(source).is_dir() for file in shelf.spread([source])}
    good = True
    for file in shelf.spread(sources):
        if file in within and not file.lower().endswith((".yaml", ".yml")):
            continue
        try:
            good &= Editing(shelf, file, look, quiet=quiet).tidy()
        except shelf.library.GraphError as refused:
            say(f"Error: {refused}", err=True)
            good = False
    if not good:
        raise click.exceptions.Exit(1)


def diff(before: str, after: str, name: str) -> str:
    """Return two texts as a unified diff; empty where they are the same."""
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    lines = difflib.unified_diff(old, new, name, name)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    ).rstrip("\n")


def _lines(edit: Edit) -> str:
    told = difflib.SequenceMatcher(None, edit.before.split("\n"), edit.after.split("\n"), autojunk=False)
    ops = [code for code in told.get_opcodes() if code[0] != "equal"]
    gone = sum(end - begin for _, begin, end, _, _ in ops)
    new = sum(stop - start for *_, start, stop in ops)
    return f"-{gone} +{counted(new, 'line')}" if gone else f"+{counted(new, 'line')}"


def _said(operation: Mapping[str, Any]) -> str:
    parts = [str(operation[key]) for key in ("do", "id", "key") if operation.get(key)]
    value = operation.get("value")
    short = value if isinstance(value, str) else ", ".join(map(str, value)) if value else ""
    return " ".join(parts) + (f": {short[:60]}" if short else "")
