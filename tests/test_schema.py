"""The JSON Schema: valid, published, and of one mind with the reader."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from graph_data import examine_text, example_names, example_path, json_schema, starter_text
from graph_data.keys import RECORDS

DOCS = Path(__file__).parents[1] / "docs"
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def valid(text: str) -> bool:
    return bool(VALIDATOR.is_valid(yaml.safe_load(text)))


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    references = set(re.findall('"\\$ref": "#/\\$defs/(.*?)"', json.dumps(json_schema())))
    assert references <= set(json_schema()["$defs"])
    assert all(re.fullmatch("[a-z-]+", name) for name in references)  # what stands in an address as it is


def test_published_file_is_this_one() -> None:
    assert json.loads((DOCS / "conceptgraph.schema.json").read_text(encoding="utf-8")) == json_schema()


@pytest.mark.parametrize("name", example_names())
def test_examples_validate(name: str) -> None:
    data: Any = yaml.safe_load(example_path(name).read_text(encoding="utf-8"))
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


def test_starter_validates_and_reads_clean() -> None:
    assert valid(starter_text())
    report = examine_text(starter_text())
    assert report.problems == ()
    assert report.graph is not None
    assert len(report.graph.effects) == 5


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("effects: [{a -> b: raises, quote: x}]", True),
        ("effects:\n  - a -> b: raises\n  - {source: a, target: b, label: 1}", True),
        ("concepts: [a, b: {category: c}]\neffects: [a -> b: raises]", True),
        ("effects: ['a -> b: raises']\nreferences: lib.json", True),
        ("effects: [{source: a, label: raises}]", False),
        ("effects: [{source: a, target: b, label: c, lable: raises}]", False),
        ("effects: [{source: a, target: b, label: c, verdict: supports}]", False),
        ("effects: raises", False),
        ("concept: [a]\neffects: [a -> a: raises]", False),
        ("categories: {a: {color: red}}\neffects: [a -> a: raises]", False),
        ("tours: [{title: T, steps: [{focus: a, hops: 9}]}]\neffects: [a -> a: raises]", False),
    ],
)
def test_schema_and_reader_agree(text: str, good: bool) -> None:
    assert valid(text) == good
    shapes = [each for each in examine_text(text).problems if each.code[:3] in ("CG2", "CG4")]
    shapes = [each for each in shapes if each.severity == "error"]
    assert (not shapes) == good


def test_every_key_is_documented() -> None:
    text = (DOCS / "file-format.md").read_text(encoding="utf-8")
    for record in RECORDS.values():
        section = text.partition(f"## `{record.name}`")[2].partition("\n## ")[0]
        for key in record.keys.values():
            assert f"| `{key.name}` |" in section, (record.name, key.name)
            assert key.about in section.replace("\\|", "|")
            assert all(f"`{choice}`" in section for choice in key.choices)
