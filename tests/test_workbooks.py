"""Workbooks: what is written as one is read back, Kumu's two sheets are a map, and bombs are refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_data import InvalidGraphError
from graph_data.formats import xlsx
from graph_data.formats.incoming import Incoming
from graph_data.formats.workbook import sheets_of
from graph_data.formats.workbook_out import workbook_of

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=20).map(str.strip)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    sheet = sheets_of(workbook_of([("Effects & more", rows)]), "a.xlsx")[0]
    assert sheet.name == "Effects & more"
    wanted = {number: row for number, row in enumerate(rows, 1) if any(row)}
    found = dict(zip(sheet.lines, sheet.rows, strict=True))
    assert found.keys() == wanted.keys()
    for number, row in found.items():
        assert row == wanted[number][: len(row)]
        assert not any(wanted[number][len(row) :])


def test_numbers_are_as_people_see_them() -> None:
    assert sheets_of(workbook_of([("S", [["x"], [0.1], [3], [1e20]])]), "a.xlsx")[0].rows[1:] == [
        ["0.1"],
        ["3"],
        ["1e+20"],
    ]


def test_kumus_two_sheets_are_a_map() -> None:
    elements = [["Label", "Type", "Tags"], ["Rain", "Weather", "wet|cold"], ["Roof", "House", ""]]
    connections = [
        ["From", "To", "Direction", "Label", "Type"],
        ["Rain", "Roof|Cellar", "directed", "wets", "++"],
        ["Roof", "Rain", "undirected", "", "-+"],
    ]
    data = workbook_of([("Elements", elements), ("Connections", connections), ("Old (ignore)", [["x"]])])
    found = xlsx.read(data, "town.xlsx")
    assert isinstance(found, Incoming)
    told = [
        (e.source, e.fields.get("label"), e.target, e.fields.get("sign"), e.directed) for e in found.edges
    ]
    assert told == [
        ("Rain", "wets", "Roof", "+", True),
        ("Rain", "wets", "Cellar", "+", True),
        ("Roof", None, "Rain", "-", False),
    ]
    assert found.left == {"tags": 2, "sheets": 1}


def _zip(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for path, data in parts.items():
            box.writestr(path.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"PK\x03\x04 broken", "cannot be unpacked"),
        (_zip(other=b"x"), "no workbook"),
        (_zip(**{"xl__workbook.xml": b"<workbook>"}), "not XML"),
        (_zip(**{"xl__workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'}), "entity"),
        (_zip(**{"xl__workbook.xml": b" " * 210_000_000}), "unpacks to more than"),
    ],
    ids=["broken", "other", "cut", "entity", "bomb"],
)
def test_a_workbook_that_is_none_or_a_bomb_is_refused(data: bytes, found: str) -> None:
    with pytest.raises(InvalidGraphError) as error:
        sheets_of(data, "bad.xlsx")
    assert found in error.value.problems[0].message
