"""Graphs from data frames of real libraries, read as tables are."""

from __future__ import annotations

from typing import Any

import pandas
import polars
import pyarrow
import pytest

from graph_data import InvalidGraphError, examine_frame, from_frame

EFFECTS: dict[str, list[Any]] = {
    "source": ["rain", "river", "rain"],
    "effect": ["swells", "floods", "waters"],
    "Target": ["river", "meadow", "meadow"],
    "verdict": ["supported", None, "mixed"],
    "certainty": ["high", None, "low"],
}
CONCEPTS: dict[str, list[Any]] = {
    "id": ["rain", "river"],
    "label": ["rain", "river"],
    "category": ["water", None],
}


def frame(library: str, data: dict[str, list[Any]]) -> Any:
    if library == "pandas":
        return pandas.DataFrame(data)
    if library == "polars":
        return polars.DataFrame(data)
    if library == "arrow":
        return pyarrow.table(data)
    return [dict(zip(data, row, strict=True)) for row in zip(*data.values(), strict=True)]


@pytest.mark.parametrize("library", ["pandas", "polars", "arrow", "rows"])
def test_a_frame_is_read_as_a_table_is(library: str) -> None:
    graph = from_frame(frame(library, EFFECTS), frame(library, CONCEPTS))
    said = [(e.source, e.label, e.target, e.verdict, e.certainty) for e in graph.effects.values()]
    assert said == [
        ("rain", "swells", "river", "supported", "high"),
        ("river", "floods", "meadow", "not-checked", ""),
        ("rain", "waters", "meadow", "mixed", "low"),
    ]
    assert graph.concepts["rain"].category == "water"


def test_what_is_wrong_is_told_by_its_row() -> None:
    wrong = pandas.DataFrame({**EFFECTS, "verdict": ["supported", "strange", None]})
    report = examine_frame(wrong)
    found = [each for each in report.problems if each.code == "CG205"]
    assert [(each.place.file, each.place.line) for each in found if each.place] == [("effects.csv", 3)]
    with pytest.raises(InvalidGraphError, match="strange"):
        from_frame(wrong)


def test_what_is_no_frame_is_said() -> None:
    for other in ("rain", 1, [1], {"a": 1}):
        with pytest.raises(TypeError, match="a frame or rows"):
            from_frame(other)


def test_what_is_left_is_warned_of() -> None:
    with pytest.warns(UserWarning, match="not carried"):
        from_frame(pandas.DataFrame({**EFFECTS, "zzz unheard": ["a", "b", "c"]}))
