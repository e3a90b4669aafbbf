"""Whatever people write: nothing raises, and every text comes back whole or is told."""

from __future__ import annotations

import unicodedata
from random import Random
from typing import Literal, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_data import examine_text
from graph_data.first_letter import titled
from graph_data.names import quoted
from graph_data.quotes import Article, normal
from graph_data.sameness import plain_name
from tests.human_writing import Written, files, labels, lost, names, random_file, sentences, words

Form: TypeAlias = Literal["NFC", "NFD", "NFKC"]
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC")


@given(files)
@settings(max_examples=200)
def test_every_text_comes_back_whole_or_is_told(written: Written) -> None:
    assert lost(written) == []


@given(files)
@settings(max_examples=150)
def test_following_the_remedies_arrives(written: Written) -> None:
    """Each line that is offered is taken when it stands in the file, and nothing comes up twice."""
    codes = ("CG105", "CG108", "CG111", "CG113", "CG114", "CG212")
    text = written.text
    for _ in range(4 * len(text.split("\n"))):
        found = [each for each in examine_text(text, "g.yaml").problems if each.code in codes]
        if not found or not found[0].example or not found[0].place:
            break
        lines = text.split("\n")
        line = found[0].place.line - 1
        assert lines[line] != found[0].example, found[0].told
        lines[line] = found[0].example
        text = "\n".join(lines)
    else:
        raise AssertionError(f"round in a circle:\n{written.text}\n{text}")


@given(names, labels, sentences)
def test_in_quotation_marks_every_text_is_whole(name: str, label: str, note: str) -> None:
    lines = [f"source: {quoted(name)}", "target: b", f"label: {quoted(label)}", f"note: {quoted(note)}"]
    text = "effects:\n  - " + "\n    ".join(lines) + "\n"
    graph = examine_text(text).graph
    assert graph is not None
    (effect,) = graph.effects.values()
    assert (graph.concepts[effect.source].label, effect.label, effect.note) == (name, label, note)


@given(names, st.sampled_from(FORMS))
def test_names_are_the_same_in_any_form(name: str, form: Form) -> None:
    assert plain_name(unicodedata.normalize(form, name)) == plain_name(name)
    assert plain_name(plain_name(name)) == plain_name(name)


@given(st.text(max_size=30) | sentences, st.sampled_from(["en", "tr", "nl", "el", "de-AT", "x"]))
def test_a_title_differs_in_its_first_letter_alone(text: str, language: str) -> None:
    title = titled(text, language)
    assert titled(title, language) == title
    assert title[2:] == text[2:] and len(title) == len(text)


@given(st.lists(words, min_size=3, max_size=12), st.integers(0, 5), st.integers(1, 6))
def test_quotes_are_found_in_any_form(parts: list[str], start: int, count: int) -> None:
    quote = " ".join(parts[start : start + count])
    article = Article(" ".join(parts))
    if normal(quote) in normal(" ".join(parts)) and any(map(str.isalnum, quote)):
        for form in FORMS[:2]:
            again = Article(unicodedata.normalize(form, " ".join(parts)))
            assert bool(again.find(quote)) == bool(article.find(quote))


@pytest.mark.parametrize(
    ("line", "code", "example"),
    [
        ("  - 'so' 'so' -> b: 'so' 'so'", "CG108", "  - \"'so' 'so' -> b: 'so' 'so'\""),
        ("  - a -> b: &co {x} words", "CG114", '  - a -> b: "&co {x} words"'),
        ("  - a -> b: &co 'so'", "CG114", "  - a -> b: \"&co 'so'\""),
        ("  - a -> b: > #sleep is dear", "CG212", '  - a -> b: "> #sleep is dear"'),
        ("  - a -> b: |2 #x", "CG212", '  - a -> b: "|2 #x"'),
    ],
)
def test_what_long_runs_found_is_told_with_the_line_as_it_should_stand(
    line: str, code: str, example: str | None
) -> None:
    found = [each for each in examine_text(f"effects:\n{line}\n", "g.yaml").problems if each.code == code]
    assert found
    assert example is None or found[0].example == example


def test_runs_of_hours_ask_the_same_case_again() -> None:
    from benchmarks.fuzz import TARGETS, faults_of, run

    assert run("yaml", "test", 0, 150).total() == 0
    assert random_file(Random("a 1")) == random_file(Random("a 1"))

    def failing(dice: Random) -> list[tuple[str, str]]:
        raise ValueError(dice.random())

    assert faults_of(failing, "a", 1)[0][0].startswith("ValueError at failing")
    assert set(TARGETS) >= {"yaml"}
