"""Every key of a reference is known or told; nothing of what is written about a source is dropped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph_data import citation, examine, examine_text, link

EFFECT = "effects: [{source: a, target: b, label: raises, verdict: supported, evidence: x}]\n"


def told(fields: str) -> list[tuple[str, str]]:
    problems = examine_text(f"{EFFECT}references:\n  x: {{{fields}}}\n").problems
    return [(found.code, found.suggestion) for found in problems if found.code == "CG606"]


@pytest.mark.parametrize(
    ("fields", "key", "value"),
    [
        ("title: T, journal: J", "container-title", "J"),
        ("title: T, Journal: J", "container-title", "J"),
        ("title: T, container_title: J", "container-title", "J"),
        ("title: T, booktitle: B", "container-title", "B"),
        ("title: T, year: 2017", "issued", 2017),
        ("title: T, date: 2017-05-03", "issued", "2017-05-03"),
        ("title: T, year: 2017, month: 5", "issued", "2017-5"),
        ("title: T, year: 2017, date: 3 May 2017", "issued", "3 May 2017"),
        ("title: T, doi: 10.1000/x", "DOI", "10.1000/x"),
        ("title: T, url: https://example.org/", "URL", "https://example.org/"),
        ("title: T, link: https://example.org/", "URL", "https://example.org/"),
        ("title: T, authors: [A B, C D]", "author", ["A B", "C D"]),
        ("title: T, pages: 4-9", "page", "4-9"),
        ("title: T, vol: 3", "volume", 3),
        ("title: T, no: 3", "issue", 3),
        ("title: T, publisher: P", "publisher", "P"),
        ("title: T, ISBN: 1-2", "ISBN", "1-2"),
        ("Titel: T, Zeitschrift: J", "container-title", "J"),
    ],
)
def test_what_people_write_is_taken(fields: str, key: str, value: Any) -> None:
    assert told(fields) == []
    report = examine_text(f"{EFFECT}references:\n  x: {{{fields}}}\n")
    assert report.graph is not None
    assert report.graph.references["x"].csl[key] == value


def test_all_of_it_is_shown() -> None:
    text = (
        f"{EFFECT}references:\n  x:\n    title: T\n    authors: [A Bee, C Dee]\n    journal: Pain\n"
        "    year: 2017\n"
        "    volume: 12\n    issue: 3\n    pages: 4-9\n    doi: 10.1000/x\n"
    )
    graph = examine_text(text).graph
    assert graph is not None
    assert citation(graph.references["x"]) == "A Bee, C Dee (2017). Pain 12(3):4-9"
    assert link(graph.references["x"]) == "https://doi.org/10.1000/x"


@pytest.mark.parametrize(
    ("fields", "near"),
    [
        ("title: T, jurnal: J", "container-title"),
        ("title: T, pubisher: P", "publisher"),
        ("title: T, sample size: 12", ""),
        ("title: T, journal: J, container-title: K", ""),
    ],
)
def test_what_nobody_would_see_is_told(fields: str, near: str) -> None:
    assert told(fields) == [("CG606", near)]


def test_a_library_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "refs.json").write_text(
        '[{"id": "x", "title": "T", "journal": "J", "year": 2017, "score": 4, "page": "3"}]', encoding="utf-8"
    )
    path = tmp_path / "g.yaml"
    path.write_text(EFFECT + "references: refs.json\n", encoding="utf-8")
    report = examine(path)
    assert report.graph is not None
    assert citation(report.graph.references["x"]) == "(2017). J 3"


def test_a_missing_library_is_told_once() -> None:
    assert [found.code for found in examine_text(f"{EFFECT}references: none.json\n").problems] == ["CG602"]


@pytest.mark.parametrize(
    ("named", "expected", "example"),
    [
        ("lee20, roe21", "a list in brackets", "evidence: [lee20, roe21]"),
        ("lee20", "the reference added", "references:\n  lee20: {title: ...}"),
        ("lee2", "", ""),
    ],
)
def test_a_reference_that_is_not_there(named: str, expected: str, example: str) -> None:
    known = "references: {lee1: {title: T}}\n" if not expected else ""
    text = f"{known}effects:\n  - {{source: a, target: b, label: raises, evidence: {named!r}}}\n"
    (told,) = [each for each in examine_text(text).problems if each.code == "CG601"]
    assert (told.expected, told.example, told.suggestion) == (expected, example, "" if expected else "lee1")
