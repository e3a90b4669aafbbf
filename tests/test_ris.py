"""References out of RIS files, and Zotero's keys."""

from __future__ import annotations

import json
from pathlib import Path

from graph_data import examine_text

RIS = """TY  - JOUR
AU  - Smith, Ann
AU  - WHO
TI  - A trial of sleep
JO  - Sleep
PY  - 2020/03/01
SP  - 12
EP  - 19
DO  - 10.1000/x
ER  -

TY  - BOOK
ID  - jones
T1  - On rest
ER  -
"""


def test_ris(tmp_path: Path) -> None:
    (tmp_path / "library.ris").write_text(RIS)
    text = "references: library.ris\neffects:\n  - tea -> sleep: delays\n    evidence: [smith-2020, jones]\n"
    report = examine_text(text, "g.yaml", tmp_path)
    assert report.graph is not None, report.errors
    smith = report.graph.references["smith-2020"].csl
    assert (smith["title"], smith["issued"], smith["page"], smith["DOI"]) == (
        "A trial of sleep", 2020, "12-19", "10.1000/x",
    )  # fmt: skip
    assert smith["author"] == [{"family": "Smith", "given": "Ann"}, {"literal": "WHO"}]
    assert report.graph.references["jones"].csl["title"] == "On rest"


def test_a_name_has_its_family_before_the_first_comma(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text("TY  - BOOK\nAU  - Doe, John, Jr.\nAU  - WHO\nTI  - T\nID  - a\nER  - \n")
    report = examine_text("effects: [tea -> sleep: delays]\nreferences: a.ris\n", "g.yaml", tmp_path)
    assert report.graph is not None
    (found,) = report.graph.references.values()
    assert found.csl["author"] == [{"family": "Doe", "given": "John, Jr."}, {"literal": "WHO"}]


def test_a_file_that_is_no_ris(tmp_path: Path) -> None:
    (tmp_path / "library.ris").write_text("hello")
    report = examine_text("references: library.ris\neffects:\n  - a -> b: raises\n", "g.yaml", tmp_path)
    assert [each.code for each in report.errors] == ["CG602"]


def test_an_entry_that_says_nothing_but_its_kind_is_none(tmp_path: Path) -> None:
    (tmp_path / "library.ris").write_text(f"TY  - JOUR\nER  -\n\n{RIS}")
    report = examine_text("references: library.ris\neffects:\n  - a -> b: raises\n", "g.yaml", tmp_path)
    assert report.graph is not None
    assert list(report.graph.references) == ["smith-2020", "jones"]


def test_the_keys_of_zotero(tmp_path: Path) -> None:
    item = {"id": "http://zotero.org/users/1/items/ABC", "citation-key": "smith2020", "title": "A trial"}
    (tmp_path / "library.json").write_text(json.dumps([item]))
    text = "references: library.json\neffects:\n  - a -> b: raises\n    evidence: smith2020\n"
    report = examine_text(text, "g.yaml", tmp_path)
    assert report.graph is not None
    assert list(report.graph.references) == ["smith2020"]
