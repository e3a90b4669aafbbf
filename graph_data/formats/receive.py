"""Files of other programs received: each read by the reader of its format, mapped, and what is left told."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from ..errors import InvalidGraphError, Place, Problem
from ..keys import EFFECT
from ..names import words_of
from ..nearest import nearest
from ..problems.codes import problem
from . import notes
from .incoming import Incoming, told
from .joined import joined
from .mapping import Converted, mapped
from .opening import text_of
from .own_tables import graph_of_tables
from .registry import Reader


def received(files: Sequence[tuple[bytes, str, Reader]]) -> Converted:
    """Return the graph of a file of another program, or of several tables or notes that belong together.

    Raises:
        InvalidGraphError: one cannot be read, they do not join, or there is no effect in them.
    """
    if len(files) > 1 and all(reader.NAME == notes.NAME for _, _, reader in files):
        return _of_notes({name: text_of(data, name)[0] for data, name, _ in files})
    read = [reader.read(data, name) for data, name, reader in files]
    whole = next((each for each in read if isinstance(each, Converted)), None)
    if whole is not None and len(read) == 1:
        return whole
    found = [each for each in read if isinstance(each, Incoming)]
    if len(found) < len(read):
        raise InvalidGraphError([_not_joined(files[0][1], [each.format for each in read])])
    own = graph_of_tables([each.table for each in found if each.table], files[0][1])
    if own is not None:
        return Converted("Tables of conceptgraph", own, {}, {}, {})
    name = next((name for each, (_, name, _) in zip(found, files, strict=True) if each.edges), files[0][1])
    incoming = found[0] if len(found) == 1 else _joined(found, name)
    if incoming.table and not incoming.edges:
        raise InvalidGraphError([_no_effects(incoming, name)])
    return mapped(incoming, "Graph" if name == "<stdin>" else words_of(PurePath(name).stem), name)


def _of_notes(texts: Mapping[str, str]) -> Converted:
    """Return the graph of notes by their paths, which is called after the folder that holds them all."""
    folder = os.path.commonpath([PurePath(path).parent for path in texts])
    title = words_of(PurePath(folder or "Graph").name)
    return mapped(notes.read_notes(texts), title, next(iter(texts)))


def _joined(found: Sequence[Incoming], name: str) -> Incoming:
    """Return tables as one: concepts of all, effects of all."""
    if not all(each.table for each in found):
        raise InvalidGraphError([_not_joined(name, [each.format for each in found])])
    return joined(found)


def _not_joined(name: str, formats: Sequence[str]) -> Problem:
    message = f"only tables can be joined, and these are: {', '.join(dict.fromkeys(formats))}"
    expected = "a table of concepts and one of effects; convert other files one by one"
    return problem("CG127", message, Place(name), expected=expected)


def _no_effects(incoming: Incoming, name: str) -> Problem:
    what = f"this is a table of {len(incoming.nodes):,} concepts without effects"
    expected = "the table of effects beside it: conceptgraph convert CONCEPTS EFFECTS -o graph.yaml"
    return problem("CG127", what, Place(name), expected=expected)


def hints(converted: Converted, name: str) -> Iterator[Problem]:
    """Yield what was not carried, or read in one of several ways, as hints (CG125)."""
    for what, count in converted.told:
        lost = what in converted.not_carried
        place = converted.spots.get(what, Place(name))
        column = what.removeprefix("column ")
        near = nearest(column, ["effect", *EFFECT.keys]) if column != what else ""
        yield problem(
            "CG125", f"{'not carried: ' if lost else ''}{told(what, count)}", place, suggestion=near
        )
