"""A graph file of any kind as a graph, with every problem in it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from ..check import check_graph
from ..errors import InvalidGraphError, Place, Problem
from ..formats.registry import Reader, reader_named
from ..model import ConceptGraph
from ..problems.codes import problem
from .fields import FieldReader
from .files import FileProblemError, Folders, decode, read_bytes, read_file
from .following import not_told_yet, with_cuts
from .foreign import are_notes, examine_foreign, reader_of_file, with_partner
from .graph_file import GraphBuilder
from .report import Report, Told, sorted_problems
from .size import Size, many, size_of, too_many
from .spots import forbidden, place_of
from .tree import Node, TreeError
from .unhurried import unhurried
from .yaml_tree import read_tree

#: Characters that are read in a moment; what is longer is counted first.
_QUICK = 50_000
#: What a file that says nothing is told to begin with.
_BEGINNING = "at least one effect below effects:, such as - coffee -> sleep: shortens"


def read_graph(path: str | os.PathLike[str]) -> ConceptGraph:
    """Return the graph of a YAML or CSV file (``-``: YAML from standard input).

    Raises:
        InvalidGraphError: the file has errors; all of them are told.
    """
    return _graph(examine(path))


def read_graph_text(
    text: str, name: str = "graph.yaml", folder: str | os.PathLike[str] | None = None
) -> ConceptGraph:
    """Return the graph of a text; ``folder`` is where the article and references are looked for.

    Raises:
        InvalidGraphError: the text has errors; all of them are told.
    """
    return _graph(examine_text(text, name, folder))


def examine(
    path: str | os.PathLike[str], *, anyway: bool = True, told: Told | None = None
) -> Report:  # fmt: skip
    """Read and check a file; never raises for what is in it or that it is not there.

    Unless it is wanted ``anyway``, a file with more concepts than a page can show is refused before it is
    read (CG116), and one with more than anybody reads is warned of (CG115). ``told`` hears what is done.
    """
    return examine_files([path], anyway=anyway, told=told)


def examine_files(
    paths: Sequence[str | os.PathLike[str]],
    *,
    anyway: bool = True,
    told: Told | None = None,
    reader: Reader | None = None,
) -> Report:
    """Read and check a file, several tables, or notes, that make one graph; ``reader``: of what format.

    A folder stands for the notes in it.
    """
    names = with_partner([os.fspath(path) for path in paths])
    reader = reader or (reader_named("notes") if are_notes(names) else None)
    shown = ["<stdin>" if name == "-" else name for name in names]
    try:
        contents = [read_bytes(name, as_called) for name, as_called in zip(names, shown, strict=True)]
        readers = [reader or reader_of_file(data, name) for data, name in zip(contents, shown, strict=True)]
        if any(readers) or len(names) > 1:
            return examine_foreign(contents, shown, readers, anyway, told or _untold)
        text = decode(contents[0], shown[0])
    except FileProblemError as error:
        return Report(None, (error.problem,))
    folders = Folders() if names[0] == "-" else Folders.of(names[0])
    return _examined(text, shown[0], folders, anyway=anyway, told=told or _untold)


def examine_bytes(data: bytes, path: str, *, there: bool = True, folders: Folders | None = None) -> Report:
    """Read and check the bytes of a file, which were read already; ``there``: there is such a file."""
    if not there:
        return examine(path)
    try:
        foreign = reader_of_file(data, path)
        if foreign:
            return examine_foreign([data], [path], [foreign], True, _untold)
        return _examined(decode(data, path), path, folders or Folders.of(path))
    except FileProblemError as error:
        return Report(None, (error.problem,))


def examine_text(text: str, name: str = "graph.yaml", folder: str | os.PathLike[str] | None = None) -> Report:
    """Read and check a text as the file ``name`` would be; .csv and .tsv are tables, all else is YAML."""
    if name.lower().endswith((".csv", ".tsv")):
        data = text.encode("utf-8", "surrogatepass")
        return examine_foreign([data], [name], [reader_of_file(data, name)], True, _untold)
    return _examined(text, name, Folders(None if folder is None else Path(folder)))


def _untold(_what: str) -> None:
    """Nobody listens."""


@unhurried()
def _examined(
    text: str, name: str, folders: Folders, *, anyway: bool = True, told: Told = _untold
) -> Report:  # fmt: skip
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    reader = FieldReader()
    asked = not anyway or told is not _untold
    size = size_of(text, name) if asked and len(text) > _QUICK else Size(0, 0)
    refused = None if anyway else too_many(size, name)
    if refused:
        return Report(None, (refused,), text)
    told(f"reading {size}" if size.effects else "reading")
    graph = _parse(text, name, folders, reader)
    if graph is not None:
        read = Size(len(graph.concepts), len(graph.effects))
        reader.problems.extend(filter(None, [None if anyway else many(read, name)]))
        told(f"checking {read}")
    return checked(graph, reader, text, name, folders)


def checked(
    graph: ConceptGraph | None, reader: FieldReader, text: str, name: str, folders: Folders
) -> Report:
    """Return the report on a graph that a reader read from a text: its findings and the checker's."""
    if graph is not None:
        graph = _with_article(graph, name, folders, reader)
        # The reader's and the checker's findings meet at the same places: told once each.
        found = not_told_yet(check_graph(graph), reader, graph)
        reader.problems.extend(each if each.place else replace(each, place=Place(name)) for each in found)
    problems = sorted_problems(with_cuts(dict.fromkeys(reader.problems)))
    broken = any(found.severity == "error" for found in problems)
    return Report(None if broken else graph, problems, text, read=graph)


#: How files begin that are no plain text of ours, and what they are.
_OTHER_FILES = (
    ("{\\rtf", "a text with formatting (RTF)"),
    ("<!doctype html", "a web page"),
    ("<html", "a web page"),
    ("<?xml", "XML"),
    ("<svg", "a picture"),
)


def other_file(text: str, name: str) -> Problem | None:
    """Return that a text is none that is written by hand as a graph, by how it begins."""
    begin = text[:200].lstrip().casefold()
    kind = next((kind for sign, kind in _OTHER_FILES if begin.startswith(sign)), "")
    if kind:
        expected = "plain text; 'conceptgraph new' writes a graph to start from"
        return problem("CG104", f"this is {kind}, not the text of a graph", Place(name), expected=expected)
    first = begin.partition("\n")[0]
    if {"source", "target"} <= set(re.split("[,;\t]", first)) and ":" not in first:
        expected = f"a name that ends in .csv, such as {Path(name).stem}.csv"
        message = "this is a table, but the name of the file does not say so"
        return problem("CG203", message, Place(name, 1, 1), expected=expected)
    return None


def _graph(report: Report) -> ConceptGraph:
    if report.graph is None:
        raise InvalidGraphError(report.errors)
    return report.graph


def _parse(text: str, name: str, folders: Folders, reader: FieldReader) -> ConceptGraph | None:
    if not text.strip():
        reader.problems.append(_nothing("the file is empty", name))
        return None
    other = other_file(text, name)
    if other:
        reader.problems.append(other)
        return None
    try:
        root = read_tree(text, name, reader.problems)
    except TreeError as error:
        reader.problems.append(error.problem)
        return None
    if root is None:
        reader.problems.append(_nothing("the file holds nothing but comments", name))
        return None
    return graph_of(root, reader, text, name, folders)


def _nothing(message: str, name: str) -> Problem:
    return problem("CG106", message, Place(name), expected=_BEGINNING)


def graph_of(root: Node, reader: FieldReader, text: str, name: str, folders: Folders) -> ConceptGraph | None:
    """Return the graph of a text's tree as far as it can be read; the reader notes what is wrong with it."""
    reader.problems.extend(_lost_colours(text, name))
    return GraphBuilder(reader, folders).build(root, "Graph" if name == "<stdin>" else Path(name).stem)


_LOST_COLOUR = re.compile(r"^( *color: *)(#[0-9a-fA-F]{3,8}) *$", re.MULTILINE)


def _lost_colours(text: str, name: str) -> Iterator[Problem]:
    """CG207: a colour without quotation marks is a comment to YAML, and would be lost without a word."""
    for match in islice(_LOST_COLOUR.finditer(text), 50):  # each looks for its line from the start
        where = place_of(text, match.start(2), name)
        yield problem("CG207", "# begins a comment here, so the colour is lost", where,
                      expected="quotation marks around it", example=f'{match[1]}"{match[2]}"')  # fmt: skip


_SENTENCE = re.compile(r"[.!?…][\"'”’»)]*(?:\s|$)|[。！？]")
_ENDING = re.compile(r"\.\w{1,8}$")
#: No file is called by so many letters.
_LONG = 200


def _is_article(given: str) -> bool:
    """Whether a text is the article itself rather than the name of its file."""
    blank = " " in given or "。" in given
    if "\n" in given or (blank and len(given) > _LONG):
        return True
    return blank and bool(_SENTENCE.search(given)) and not _ENDING.search(given)


def article_of(graph: ConceptGraph, name: str, folders: Folders) -> str:
    """Return the article of a graph, whatever is wrong with the graph; empty where there is none."""
    return _with_article(graph, name, folders, FieldReader()).text


def _with_article(graph: ConceptGraph, name: str, folders: Folders, reader: FieldReader) -> ConceptGraph:
    if not graph.text_name:
        return graph
    if _is_article(graph.text_name):
        return replace(graph, text=graph.text_name, text_name="")
    where = graph.places.get(("text",), Place(name))
    try:
        if graph.text_name == "-":  # standard input is the graph's, if anybody's
            raise FileProblemError(problem("CG101", "there is no file '-'", where))
        text = read_file(folders.beside(graph.text_name), graph.text_name)
    except FileProblemError as error:
        found = error.problem
        code = found.code if found.code == "CG502" else "CG501"
        near = Path(found.suggestion).name if found.suggestion else ""
        expected = "" if near else "a file beside the graph; or the article itself, in lines below text: |"
        reader.problems.append(problem(code, found.message, where, expected=expected, suggestion=near))
        return graph
    text = text.replace("\x0b", "\n").replace("\x0c", "\n")  # as word processors and PDFs end lines and pages
    bad = forbidden(text)
    if bad:
        where = place_of(text, bad.start(), graph.text_name)
        reader.problems.append(problem("CG105", f"the character U+{ord(bad[0]):04X} stands here", where,
                                       expected="it taken out"))  # fmt: skip
        return graph
    return replace(graph, text=text)
