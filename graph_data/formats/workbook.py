"""Workbooks of Excel (.xlsx) as sheets of rows, unpacked within limits; formulas give their values."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from .opening import refuse
from .xml_tree import Element, walk_xml

#: Unpacked, one part of a workbook is at most so large, in bytes, and all parts together.
_MOST = 200_000_000
#: No table of anybody has more columns.
_COLUMNS = 2000
#: How Excel writes characters that XML cannot hold.
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its rows of cells without the empty ones, and the number of each row."""

    name: str
    rows: list[list[str]]
    lines: list[int]
    hidden: bool = False


def is_workbook(head: bytes) -> bool:
    """Return whether bytes begin as a zip file, which a workbook is."""
    return head.startswith(b"PK\x03\x04")


def sheets_of(data: bytes, name: str) -> list[Sheet]:
    """Return the sheets of a workbook in their order.

    Raises:
        InvalidGraphError: it is no workbook, it is locked, or it unpacks beyond any use.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as box:
            return list(_sheets(box, name))
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        OSError,
        ValueError,
        EOFError,
    ) as error:
        refuse(
            name,
            f"this workbook cannot be unpacked: {error}",
            expected="a workbook saved as .xlsx, without a password",
        )


def _sheets(box: zipfile.ZipFile, name: str) -> Iterator[Sheet]:
    parts = {part.filename.lstrip("/"): part for part in box.infolist()}
    if sum(part.file_size for part in parts.values()) > 2 * _MOST:
        refuse(name, f"the workbook unpacks to more than {2 * _MOST:,} bytes")
    if "xl/workbook.xml" not in parts:
        refuse(name, "this zip file is no workbook of Excel", expected="a file ending in .xlsx")
    targets = {
        each.get("Id"): each.get("Target") for each in _walk(box, parts, "xl/_rels/workbook.xml.rels", name)
    }
    shared = [_text(each) for each in _walk(box, parts, "xl/sharedStrings.xml", name, "si")]
    for number, sheet in enumerate(_walk(box, parts, "xl/workbook.xml", name, "sheet"), 1):
        target = targets.get(sheet.get("id"), f"worksheets/sheet{number}.xml").lstrip("/")
        path = target if target.startswith("xl/") else f"xl/{target}"
        rows, lines = [], []
        for line, row in _rows(_walk(box, parts, path, name, "row"), shared):
            rows.append(row)
            lines.append(line)
        yield Sheet(sheet.get("name"), rows, lines, sheet.get("state") in ("hidden", "veryHidden"))


def _walk(
    box: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], path: str, name: str, tag: str = "Relationship"
) -> Iterator[Element]:
    if path not in parts:
        return
    with box.open(parts[path]) as part:
        data = part.read(_MOST + 1)
    if len(data) > _MOST:
        refuse(name, f"{path} unpacks to more than {_MOST:,} bytes")
    yield from (element for element in walk_xml(data, f"{name} ({path})", tag) if element.tag == tag)


def _text(element: Element) -> str:
    """Return the text of a shared or inline string: its runs joined, without what tells how it sounds."""
    runs = (each.text for each in element.within("t") if each.parent is None or each.parent.tag != "rPh")
    return _CODE.sub(lambda found: chr(int(found[1], 16)), "".join(runs))


def _rows(rows: Iterator[Element], shared: list[str]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, 1):
        cells: dict[int, str] = {}
        for place, cell in enumerate(row.all("c")):
            column = _column(cell.get("r")) if cell.get("r") else place
            text = _value(cell, shared).strip()
            if text and 0 <= column < _COLUMNS:
                cells[column] = text
        if cells:
            line = int(row.get("r")) if re.fullmatch(r"\d{1,7}", row.get("r")) else number
            yield line, [cells.get(column, "") for column in range(max(cells) + 1)]


def _column(place: str) -> int:
    """Return the number of a column, from 0.

    >>> _column("A1"), _column("AB12")
    (0, 27)
    """
    found = 0
    for letter in re.match(r"[A-Za-z]{0,4}", place)[0].upper():  # type: ignore[index]
        found = found * 26 + ord(letter) - 64
    return found - 1


def _value(cell: Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = cell.first("v")
    text = value.text if value is not None else ""
    if kind == "s":
        return shared[int(text)] if text.isdecimal() and len(text) < 9 and int(text) < len(shared) else ""
    if kind == "b":
        return "yes" if text == "1" else "no"
    return "" if kind == "e" else _number(text) if kind == "n" else text


def _number(text: str) -> str:
    """Return a number as people see it: Excel writes 0.1 as 0.10000000000000001."""
    try:
        return f"{float(text):.15g}"
    except ValueError:
        return text
