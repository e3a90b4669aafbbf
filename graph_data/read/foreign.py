"""Tables and files of other programs examined as graph files are: a graph, and every problem in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..check import check_graph
from ..errors import InvalidGraphError, Place
from ..formats.receive import hints, received
from ..formats.registry import Reader, reader_for
from ..names import named
from ..problems.codes import problem
from .fields import FieldReader
from .folder import NOTES, notes_in
from .following import not_told_yet
from .report import Report, Told, sorted_problems
from .size import Size, many, too_many


def reader_of_file(data: bytes, name: str) -> Reader | None:
    """Return the reader of a file that is not YAML of ours; an empty file has none."""
    if name.lower().endswith((".yaml", ".yml")) or not data.strip(b"\xef\xbb\xbf \t\r\n"):
        return None
    return reader_for(data, name)


def with_partner(names: list[str]) -> list[str]:
    """Return the names of files, with what belongs to one that is named alone.

    Of a pair of tables that `convert` wrote that is the other one, of a folder the notes in it.
    """
    if len(names) != 1:
        return names
    given = Path(names[0])
    try:
        if given.is_dir():
            return notes_in(given) or names
        if given.suffix.lower() != ".csv":
            return names
        stem = names[0][: -len(".csv")]
        other = f"{stem[: -len('.concepts')]}.csv" if stem.endswith(".concepts") else f"{stem}.concepts.csv"
        return [*names, other] if Path(other).is_file() else names
    except (OSError, ValueError):  # a name that no file can have
        return names


def are_notes(names: Sequence[str]) -> bool:
    """Return whether these are several notes, which link to each other and make one graph."""
    return len(names) > 1 and all(name.lower().endswith(NOTES) for name in names)


def examine_foreign(
    contents: Sequence[bytes],
    names: Sequence[str],
    readers: Sequence[Reader | None],
    anyway: bool,
    told: Told,
) -> Report:
    """Read and check a file that is no YAML of ours; several are tables that belong together."""
    files = [
        (data, name, reader) for data, name, reader in zip(contents, names, readers, strict=True) if reader
    ]
    if len(files) < len(names):
        stray = next(name for name, reader in zip(names, readers, strict=True) if reader is None)
        message = f"{named(stray)} is no table, and only tables are joined"
        return Report(None, (problem("CG127", message, Place(stray)),))
    told("reading")
    source = _source(contents[0]) if len(contents) == 1 else ""
    try:
        converted = received(files)
    except InvalidGraphError as error:
        return Report(None, sorted_problems(error.problems), source)
    size = Size(len(converted.graph.concepts), len(converted.graph.effects))
    refused = None if anyway else too_many(size, names[0])
    if refused:
        return Report(None, (refused,), source)
    told(f"checking {size}")
    found = not_told_yet(check_graph(converted.graph), FieldReader(), converted.graph)
    large = None if anyway else many(size, names[0])
    found += [*hints(converted, names[0]), *filter(None, [large])]
    placed = (each if each.place else replace(each, place=Place(names[0])) for each in found)
    problems = sorted_problems(dict.fromkeys(placed))
    broken = any(each.severity == "error" for each in problems)
    return Report(None if broken else converted.graph, problems, source, converted=converted)


def _source(data: bytes) -> str:
    """Return the lines of a file of text, for showing those that problems name."""
    if b"\0" in data[:1000]:
        return ""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
