"""Targets of the fuzzer for readers of foreign files: small files made wrong by chance."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from random import Random
from typing import Any

from benchmarks.mangling import mangled
from graph_data import InvalidGraphError
from graph_data.formats.mapping import mapped
from graph_data.formats.workbook_out import workbook_of
from tests.foreign import SAMPLES as FIRST
from tests.foreign_more import MORE, SHAPES

SAMPLES = (*FIRST, *MORE)

#: Files of readers that have no sample among the tests' own.
_FURTHER = {
    "tables": [b'from;to;label;weight\nrain;pond;fills;0,5\n"a;b";c;"x""y";-1\n', b"a\traises\tb\n"],
    "json_graphs": [
        b'{"directed": true, "nodes": [{"id": 1, "label": "a"}],'
        b' "links": [{"source": 1, "target": 2, "label": "x"}]}',
        b'{"elements": {"nodes": [{"data": {"id": "a"}}],'
        b' "edges": [{"data": {"source": "a", "target": "a"}}]}}',
        *(shape.encode() for shape in SHAPES.values()),
    ],
    "xlsx": [
        workbook_of([("Elements", [["Label"], ["a"]]), ("Connections", [["From", "To"], ["a", "b|c"]])])
    ],
}


def reader_targets() -> dict[str, Callable[[Random], list[tuple[str, str]]]]:
    """Return a target for each reader; what it raises besides problems is a fault."""
    files: dict[str, list[tuple[str, bytes]]] = {}
    for sample in SAMPLES:
        files.setdefault(sample.reader, []).append((sample.name, sample.data))
    for reader, data in _FURTHER.items():
        files[reader] = [(f"file.{'csv' if reader == 'tables' else reader}", each) for each in data]
    return {reader: _target(reader, each) for reader, each in files.items()}


def _target(reader: str, files: list[tuple[str, bytes]]) -> Callable[[Random], list[tuple[str, str]]]:
    others = [data for _, data in files] + [sample.data for sample in SAMPLES]
    module: Any = import_module(f"graph_data.formats.{reader}")

    def target(dice: Random) -> list[tuple[str, str]]:
        name, data = dice.choice(files)
        wrong = mangled(data, others, dice)
        try:
            mapped(module.read(wrong, name))
        except InvalidGraphError as error:
            silent = [found.code for found in error.problems if not found.message]
            return [(f"a problem without words: {code}", repr(wrong)) for code in silent]
        return []

    return target
