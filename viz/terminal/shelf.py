"""Where a command gets its graph from: a file, standard input, or a bundled example."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from ..errors import UnknownViewError
from .progress import working_line
from .saying import counted, fail, fitting, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_data.edit.living import LivingFile
    from graph_data.errors import Problem
    from graph_data.formats.mapping import Converted
    from graph_data.formats.registry import Reader
    from graph_data.formats.writing import Writer
    from graph_data.model import Concept, ConceptGraph
    from graph_data.read.report import Report

    from ..views.catalogue import Views

#: Endings of graph files.
SUFFIXES: Final = (".yaml", ".yml", ".csv", ".tsv")


class GraphLibrary(Protocol):
    """What is asked of the package that knows graphs; it is handed over where the two packages meet."""

    @property
    def GraphError(self) -> type[Exception]: ...  # noqa: N802 (the name of a class)
    @property
    def LivingFile(self) -> type[LivingFile]: ...  # noqa: N802 (the name of a class)
    @property
    def UnknownConceptError(self) -> type[Exception]: ...  # noqa: N802 (the name of a class)
    def example_names(self) -> Sequence[str]: ...
    def example_path(self, name: str) -> Path: ...
    def examine(self, path: str | Path, *, anyway: bool, told: Callable[[str], None] | None) -> Report: ...
    def examine_files(
        self, paths: Sequence[str | Path], *, told: Callable[[str], None] | None, reader: Reader | None
    ) -> Report: ...
    def reader_named(self, name: str) -> Reader | None: ...
    def reader_names(self) -> Sequence[str]: ...
    def writer_for(self, path: str, name: str) -> Writer | None: ...
    def writer_names(self) -> Sequence[str]: ...
    def find_concept(self, graph: ConceptGraph, name: str) -> Concept: ...
    def format_problems(
        self, problems: Sequence[Problem], style: str, *, sources: Mapping[str, str]
    ) -> str: ...
    def graph_files(self, folder: str) -> Sequence[str]: ...
    def nearest(self, name: str, names: Iterable[str]) -> str: ...
    def examine_text(self, text: str, name: str, folder: Path) -> Report: ...
    def without_broken(self, report: Report) -> tuple[ConceptGraph | None, tuple[str, ...]]: ...


def arrival(converted: Converted) -> list[str]:
    """Return what a file of another program was, in one line, and what is told of it, a line each."""
    graph = converted.graph
    read = f"{counted(len(graph.concepts), 'concept')}, {counted(len(graph.effects), 'effect')}"
    lost = [f"  not carried: {line}" for line in converted.lost_lines]
    return [f"{converted.format}: {read}", *lost, *(f"  {line}" for line in converted.kept_lines)]


def is_there(path: str) -> bool:
    """Whether something can be read from (or would be replaced at) a path."""
    try:
        return path == "-" or Path(path).exists()
    except OSError:  # a name that the file system cannot even look up
        return False


def source_name(source: str) -> str:
    """Return the name by which problems call a source."""
    return "<stdin>" if source == "-" else source


def stem(source: str) -> str:
    """Return the name that results of a source begin with."""
    return "graph" if source == "-" else Path(source).stem


class Shelf:
    """The graphs that words on the command line stand for."""

    def __init__(self, library: GraphLibrary) -> None:
        self.library = library

    def names_graph(self, word: str) -> bool:
        """Whether a word is a graph rather than a command or a concept."""
        known = word in self.library.example_names() or Path(word).suffix.lower() in SUFFIXES
        return known or (is_there(word) and Path(word).is_file())

    def called(self, source: str) -> str:
        """Return what to type for a source: its path, or the name of the bundled example."""
        examples = {str(self.library.example_path(name)): name for name in self.library.example_names()}
        return examples.get(source, source)

    def is_bundled(self, path: Path) -> bool:
        """Whether a file belongs to the package; those are not the user's to change."""
        folders = [self.library.example_path(name).parent for name in self.library.example_names()]
        return path.resolve().parent in folders

    def examine(
        self, sources: Iterable[str], *, anyway: bool = True, quiet: bool = True
    ) -> Mapping[str, Report]:
        """Return what was found in each source, by the name that problems call it."""
        return {self._shown(source): self._examine(source, anyway, quiet) for source in sources}

    def spread(self, sources: Iterable[str]) -> list[str]:
        """Return sources, in place of each folder the graph files in it; one without any ends the program."""
        found: list[str] = []
        for source in sources:
            files = self.library.graph_files(source) if Path(source).is_dir() else [source]
            if not files:
                fail(f"there is no graph file in the folder {source}: no YAML or table of effects.")
            found += [file for file in files if file not in found]
        return found

    def _shown(self, source: str) -> str:
        """Return the name by which problems call a source; a bundled example goes by its own."""
        return self.called(source_name(source))

    def _examine(self, source: str, anyway: bool, quiet: bool) -> Report:
        """Read and check a source; at a terminal, what of it is done is told."""
        with working_line(quiet) as working:
            report = self.library.examine(source, anyway=anyway, told=working)
        return replace(report, problems=tuple(self._told(found, source) for found in report.problems))

    def _told(self, problem: Problem, source: str) -> Problem:
        """Return a problem as it is told here: where it is, and how what is lacking is installed."""
        place = problem.place
        if place and place.file == source:
            place = replace(place, file=self._shown(source))
        return replace(problem, place=place, message=fitting(problem.message))

    def read(
        self, source: str, *, strict: bool = False, quiet: bool = False, anyway: bool = True
    ) -> ConceptGraph:
        """Return a graph; its errors end the program, its lesser problems are counted in one line.

        Unless it is read ``anyway``, one that is too large for a page is an error, and a very large one is
        told of before anything is made of it.
        """
        return self.taken(self._examine(source, anyway, quiet), source, strict=strict, quiet=quiet)

    def taken(
        self, report: Report, source: str, *, strict: bool = False, quiet: bool = False
    ) -> ConceptGraph:
        """Return the graph of a report, as `read` does; what a file of another program was is told."""
        wrong = [p for p in report.problems if p.severity == "error" or (strict and p.severity == "warning")]
        name = self._shown(source)
        if wrong or report.graph is None:
            say(self.library.format_problems(wrong, "text", sources={name: report.source}), err=True)
            fail(f"{name} was not taken; nothing was written.")
        if report.converted and not quiet:
            say("\n".join(arrival(report.converted)), err=True)
        large = [found for found in report.problems if found.code == "CG115"]
        if large and not quiet:
            say(self.library.format_problems(large, "text", sources={}).rstrip("\n"), err=True)
        warnings = sum(found.severity == "warning" for found in report.problems) - len(large)
        if warnings and not quiet:
            told = f"'conceptgraph check {self.called(source)}' shows them."
            say(f"{counted(warnings, 'warning')}: {told}", err=True)
        return report.graph

    def read_partly(
        self, source: str, *, quiet: bool = False, anyway: bool = True
    ) -> tuple[ConceptGraph, bool]:
        """Return a graph, without the steps and quotes that are broken, and whether it is whole.

        What is left out is told; anything else that is wrong ends the program.
        """
        report = self._examine(source, anyway, quiet)
        graph, left_out = (report.graph, ()) if report.graph else self.library.without_broken(report)
        if graph is None:
            return self.read(source, quiet=quiet, anyway=anyway), True
        for told in left_out:
            say(f"Left out: {told}.", err=True)
        return graph, not left_out

    @contextmanager
    def offering(self, graph: ConceptGraph, views: Views, name: str) -> Iterator[None]:
        """End the program where a view is asked for that there is none of, and offer the nearest.

        That is the focus view of the concept that a name means, else the view that is called most alike.
        """
        try:
            yield
        except UnknownViewError as problem:
            try:
                near = f"focus:{self.library.find_concept(graph, name.removeprefix('focus:')).id}"
            except self.library.UnknownConceptError:
                near = self.library.nearest(name, views.ids())
            offer = f"did you mean {near!r}?" if near else "'draw --list' names all of them."
            fail(f"{problem}; {offer}")
