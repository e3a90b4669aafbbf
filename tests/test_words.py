"""The interface's words: every language says everything, and what is put in is put in everywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from graph_data import read_graph_text
from viz.page import page
from viz.words import interface_words

VIZ = Path(__file__).parents[1] / "viz"
LANGUAGES = [code for code in interface_words() if code != "en"]
PLURALS = {"zero", "one", "two", "few", "many", "other"}


def is_plural(value: Any) -> bool:
    return isinstance(value, dict) and "other" in value


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def shape(value: Any) -> Any:
    """Return keys and placeholders of a table, or of a part of it; a plural counts as its last form."""
    if is_plural(value):
        return placeholders(value["other"])
    if isinstance(value, dict):
        return {key: shape(part) for key, part in value.items()}
    if isinstance(value, list):
        return [len(part) for part in value]
    return placeholders(value)


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for part in (value.values() if isinstance(value, dict) else value) for text in texts(part)]


def test_english_and_german_are_there() -> None:
    assert next(iter(interface_words())) == "en"
    assert "de" in LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_the_keys_and_placeholders_of_english(code: str) -> None:
    assert shape(interface_words()[code]) == shape(interface_words()["en"])


@pytest.mark.parametrize("code", interface_words())
def test_a_table_says_something_everywhere_and_its_plurals_are_plurals(code: str) -> None:
    table = interface_words()[code]
    assert all(text.strip() and "<" not in text for text in texts(table))
    for key, forms in table.items():
        if is_plural(forms):
            assert set(forms) <= PLURALS, key
            assert all(placeholders(form) <= placeholders(forms["other"]) for form in forms.values()), key


def test_every_word_is_used_by_the_viewer() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in (VIZ / "viewer" / "src").rglob("*.ts"))
    unused = [key for key in interface_words()["en"] if not re.search(rf'\.{key}\b|"{key}"', sources)]
    assert unused == []


def test_a_page_carries_all_languages() -> None:
    html = page(read_graph_text("effects:\n  - a -> b: raises\n", "x.yaml", Path()))
    found = re.search(r'<script type="application/json" id="conceptgraph-words">(.*?)</script>', html)
    assert found is not None
    assert json.loads(found.group(1)) == interface_words()
