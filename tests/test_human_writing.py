"""Whatever people write: nothing raises, and every text comes back whole or is told."""

from __future__ import annotations

import unicodedata
from typing import Literal, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_data import ConceptGraph, examine_text, format_problems
from graph_data.first_letter import titled
from graph_data.names import quoted
from graph_data.quotes import Article, normal
from graph_data.sameness import plain_name
from tests.human_writing import KEYS, Written, files, labels, names, sentences, words

Form: TypeAlias = Literal["NFC", "NFD", "NFKC"]
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC")


def read_back(graph: ConceptGraph) -> set[str]:
    """Return every text of a graph, blanks as one."""
    found = [graph.title]
    for effect in graph.effects.values():
        found += [effect.label, graph.concepts[effect.source].label, *(getattr(effect, key) for key in KEYS)]
    return {" ".join(text.split()) for text in found}


def lost(written: Written) -> list[tuple[int, str]]:
    """Return lines whose texts neither came back nor were told."""
    report = examine_text(written.text, "g.yaml")
    assert (report.graph is None) == bool(report.errors)
    assert format_problems(report.problems, sources={"g.yaml": written.text})
    for problem in report.problems:
        assert "while " not in problem.message and "did not find" not in problem.message, problem.message
    if report.graph is None:
        return []
    back = read_back(report.graph)
    quiet = ("CG405", "CG504")
    loud = [each.place for each in report.problems if each.code not in quiet]
    told = {place.line for place in loud if place}
    return [
        (line, text)
        for line, _, texts in written.texts
        for text in map(_as_yaml, texts.split("\n"))
        if line not in told and not _same(text, back)
    ]


#: What is nothing to YAML, or begins a block that is empty.
_NOTHING = ("~", "null", "|", ">")


def _as_yaml(text: str) -> str:
    """Return a text without a remark (a blank after its sign) and without marks around the whole."""
    text = f" {text}".partition(" # ")[0].strip()
    whole = len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" and text[0] not in text[1:-1]
    return text[1:-1] if whole else text


def _same(text: str, back: set[str]) -> bool:
    """Whether a name came back as it was first written, or YAML's nothing as nothing."""
    return text in _NOTHING or plain_name(text) in set(map(plain_name, back))


@given(files)
@settings(max_examples=400)
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
