"""What `convert` was asked for: from which format, to which, and what is told of it."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .progress import working_line
from .results import write
from .saying import as_json, counted, fail, plain, say
from .shelf import Shelf, arrival, source_name

if TYPE_CHECKING:
    from graph_data.formats.mapping import Converted
    from graph_data.formats.outgoing import Written
    from graph_data.formats.registry import Reader
    from graph_data.formats.writing import Writer
    from graph_data.model import ConceptGraph
    from graph_data.read.report import Report

#: Graphs of more concepts than this are laid out by the program that they are written for.
_MOST_PLACED = 1000


class Conversion:
    """Files read, and the graph of them written in a format."""

    def __init__(self, shelf: Shelf, sources: Sequence[str], origin: str, output: str, goal: str) -> None:
        self.shelf = shelf
        self.sources = sources
        self.output = output
        self._reader = self._reader_called(origin)
        self._writer = self._writer_called(output, goal)

    def _reader_called(self, name: str) -> Reader | None:
        found = self.shelf.library.reader_named(name) if name else None
        if name and found is None:
            self._refuse(name, "--from", self.shelf.library.reader_names())
        return found

    def _writer_called(self, output: str, name: str) -> Writer:
        found = self.shelf.library.writer_for(output, name)
        names = self.shelf.library.writer_names()
        if found is None and name:
            self._refuse(name, "--to", names)
        if found is None:
            ending = Path(output).suffix or "no ending"
            known = f"say which format is meant: --to {', '.join(names)}"
            raise click.UsageError(plain(f"{output!r} has {ending}, which is no format to write; {known}."))
        return found

    def _refuse(self, name: str, option: str, names: Sequence[str]) -> None:
        near = self.shelf.library.nearest(name, names)
        offer = f"did you mean {near!r}?" if near else f"there are {', '.join(names)}."
        raise click.UsageError(plain(f"{option} {name!r} is no format; {offer}"))

    def run(self, *, strict: bool, style: str, quiet: bool) -> None:
        """Read, write, and say what was read and what was left."""
        gc.disable()  # what is read lives until the end, and looking through it takes a third of the time
        if style == "json" and self.output == "-":
            raise click.UsageError(
                "--format json tells of the graph on standard output; name a file with -o."
            )
        report = self._read()
        graph = self.shelf.taken(report, self.sources[0], quiet=True)
        written = self._writer.write(graph, self._remarks(report), **self._places(graph, quiet=quiet))
        if written.beside and self.output == "-":
            raise click.UsageError(f"this makes {1 + len(written.beside)} files; name one of them with -o.")
        if not quiet or style == "json":
            self._tell(report, graph, written, style)
        lost = {**(report.converted.not_carried if report.converted else {}), **written.left}
        if strict and lost:
            fail("something would be lost, and --strict allows no loss; nothing was written.")
        self._write(written, quiet=quiet or style == "json")

    def _read(self) -> Report:
        with working_line() as working:
            return self.shelf.library.examine_files(self.sources, told=working, reader=self._reader)

    def _remarks(self, report: Report) -> list[str]:
        """Return where the graph is from, for the head of its file."""
        names = " and ".join(Path(source_name(source)).name for source in self.sources)
        if report.converted is None:
            return [f"From {names}."]
        left = (
            f" Not carried: {'; '.join(report.converted.lost_lines)}." if report.converted.lost_lines else ""
        )
        return [f"From {names} ({report.converted.format}).{left}"]

    def _places(self, graph: ConceptGraph, *, quiet: bool) -> dict[str, Any]:
        """Return where boxes stand in the overview, y counted upward, for a format that holds that."""
        if not getattr(self._writer, "HOLDS_POSITIONS", False) or len(graph.concepts) > _MOST_PLACED:
            return {}
        from .layouts import Layouts

        view = Layouts(graph, self.sources[0], self.shelf, quiet=quiet).views["overview:all"]
        rects = {box.concept: box.rect for box in view.boxes}
        return {"positions": {id: (x + w / 2, -y - h / 2) for id, (x, y, w, h) in rects.items()}}

    def _tell(self, report: Report, graph: ConceptGraph, written: Written, style: str) -> None:
        left = [] if not written.left else list(told_of(written.left))
        if style == "json":
            say(as_json(_data(report.converted, graph, written)))
            return
        lines = arrival(report.converted) if report.converted else [_size(graph)]
        say("\n".join([*lines, *(f"  not carried: {line}" for line in left)]), err=True)

    def _write(self, written: Written, *, quiet: bool) -> None:
        """Write the files; the graph's own sources are never replaced."""
        path = Path(self.output)
        files = {
            str(path.with_suffix(f".{word}{path.suffix}")): data for word, data in written.beside.items()
        }
        for name, data in {self.output: written.data, **files}.items():
            for source in self.sources[1:]:
                write_guard(name, source)
            write(name, data, quiet=quiet or self.output == "-", source=self.sources[0])


def write_guard(path: str, source: str) -> None:
    """End the program where a result would take the place of what it was made of."""
    if source != "-" and Path(path).exists() and Path(path).samefile(source):
        raise click.UsageError(f"{path} is one of the files that are read; choose another to write to.")


def told_of(left: Mapping[str, int]) -> list[str]:
    """Return what a format cannot hold, as lines to read."""
    return [what if count == 1 else f"{what} ({count:,})" for what, count in left.items()]


def _size(graph: ConceptGraph) -> str:
    read = f"{counted(len(graph.concepts), 'concept')}, {counted(len(graph.effects), 'effect')}"
    return f"Graph file: {read}"


def _data(converted: Converted | None, graph: ConceptGraph, written: Written) -> dict[str, Any]:
    told = [*(converted.told if converted else ()), *written.left.items()]
    return {
        "format": converted.format if converted else "Graph file",
        "concepts": len(graph.concepts),
        "effects": len(graph.effects),
        "not_carried": [{"what": what, "count": count} for what, count in told],
    }
