"""The interface's words: every language says everything, and what is put in is put in everywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from graph_data import read_graph_text
from viz.page.render import page
from viz.view import Heading
from viz.words import all_words, interface_words, words_in

VIZ = Path(__file__).parents[1] / "viz"
LANGUAGES = [code for code in all_words() if code != "en"]
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
    assert next(iter(all_words())) == "en"
    assert "de" in LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_the_keys_and_placeholders_of_english(code: str) -> None:
    assert shape(all_words()[code]) == shape(all_words()["en"])


@pytest.mark.parametrize("code", all_words())
def test_a_table_says_something_everywhere_and_its_plurals_are_plurals(code: str) -> None:
    table = all_words()[code]
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


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "Alle Begriffe"), ("de-AT", "Alle Begriffe"), ("EN", "All concepts"), ("xx", "All concepts")],
)
def test_a_language_without_words_of_its_own_reads_english(language: str, said: str) -> None:
    assert words_in(language)["allConcepts"] == said


@pytest.mark.parametrize(
    ("text", "align", "said"),
    [
        ("acts on it", "center", "wirkt darauf"), ("it acts on", "center", "es wirkt auf"),
        ("12 more", "right", "12 weitere"), ("acts on it", "left", "acts on it"),
        ("Der Tee", "center", "Der Tee"),
    ],
)  # fmt: skip
def test_headings_of_views_speak_the_language(text: str, align: Any, said: str) -> None:
    assert words_in("de").heading(Heading(text, (0, 0, 1, 1), 12, align)) == said


def test_no_word_of_slides_is_left_over() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in VIZ.rglob("*.py"))
    assert [key for key in all_words()["en"]["slides"] if f'"{key}"' not in sources] == []
    assert not all_words()["en"]["slides"].keys() & interface_words()["en"].keys()


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [("en", 9999, "9999 concepts"), ("en", 1234567, "1,234,567 concepts"), ("de", 30000, "30.000 Begriffe")],
)
def test_numbers_of_five_digits_stand_in_groups(language: str, n: int, said: str) -> None:
    assert words_in(language).say("countConcepts", n=n) == said
