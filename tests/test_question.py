"""Questions in plain words: the first row answers, what is contradicted is told as a claim, shapes hold."""

from __future__ import annotations

import json
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import graph_data
from cli import cli
from graph_data import (
    ConceptGraph,
    leads,
    question,
    question_data,
    question_lines,
    read_graph_text,
    vocabulary,
)
from graph_data.ask.asked_words import _halves
from graph_data.ask.mentions import Mention, _near
from graph_data.ask.question import _surest
from graph_data.ask.small_words import SAME
from graph_data.ask.terms import stem
from graph_data.ask.understood import understood
from graph_data.ask.worth import _favour
from graph_data.records import Concept, Effect
from tests import golden_asked

QUESTIONS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "questions.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
#: Those of the reader's trial, and what is meant by each of the ways in which a question is put.
MISSION = [
    ("does magnesium help cramps", "c130"),
    ("what raises joint pain", "c076"),
    ("how does magnesium reach bone density", "magnesium>bone-density"),
    ("what leads to joint pain", "c076"),
]


@cache
def example(name: str) -> graph_data.ConceptGraph:
    return graph_data.read_graph(graph_data.example_path(name))


def answered(name: str, text: str, wanted: str) -> bool:
    rows = question(example(name), text)
    if not rows:
        return "none" in wanted.split()
    way = rows[0].way
    ends = f"{way[0].source}>{way[-1].target}"
    fits = {effect.id for effect in way} | {ends, f"{way[0].source}>", f">{way[-1].target}"}
    return not fits.isdisjoint(wanted.split())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Wie wirkt Entwässerung auf Lachgas?", "Entwässerung erhöht Lachgas"),
        ("Was bewirkt Entwässerung?", "Entwässerung erhöht Lachgas"),
        ("Wer lockt Wiesenvögel an?", "Wiedervernässung lockt Wiesenvögel"),
    ],
)
def test_a_word_that_asks_is_no_beginning_of_a_name(text: str, first: str) -> None:
    graph = read_graph_text(
        "language: de\neffects:\n  - Entwässerung -> Lachgas: erhöht\n"
        "  - Wiedervernässung -> Lachgas: verringert\n  - Wiedervernässung -> Wiesenvögel: lockt\n"
        "  - Werbung -> Wiesenvögel: stört\n"
    )
    rows = question_data(graph, text, question(graph, text))["rows"]
    assert rows[0]["sentence"] == first


def test_questions_are_understood_as_was_reviewed() -> None:
    wanted = golden_asked.FILE.read_text(encoding="utf-8").splitlines()
    assert golden_asked.lines() == wanted, "if this is better: python -m tests.golden_asked"


def test_every_question_of_the_list_is_answered_by_its_first_row() -> None:
    wrong = [(name, text) for name, text, wanted in QUESTIONS if not answered(name, text, wanted)]
    assert len(QUESTIONS) > 200
    assert not wrong


@pytest.mark.parametrize(("text", "wanted"), MISSION)
def test_the_questions_of_the_trial(text: str, wanted: str) -> None:
    assert answered("magnesium", text, wanted)


def test_the_command_answers_with_rows() -> None:
    asked = CliRunner().invoke(
        cli, ["ask", "question", "magnesium", "does magnesium help cramps", "--format", "json"]
    )
    answer = json.loads(asked.stdout)
    assert answer["question"] == "does magnesium help cramps"
    assert answer["rows"][0] == {
        "effect": "c130",
        "sentence": "Magnesium is said to reduce muscle cramps",
        "verdict": "contradicted",
        "way": ["c130"],
    }
    lines = CliRunner().invoke(cli, ["ask", "question", "magnesium", "what raises joint pain"]).stdout
    first = "1. Chronic inflammation often contributes to joint pain  [supported, moderate certainty]"
    assert lines.splitlines()[0] == first


def test_a_way_is_one_row_with_its_weakest_verdict() -> None:
    rows = question_data(example("magnesium"), "", question(example("magnesium"), MISSION[2][0]))["rows"]
    assert rows[0]["way"] == ["c127"]
    ways = [row for row in rows if len(row["way"]) > 1]
    assert ways[0]["effect"] == ways[0]["way"][0]
    assert ways[0]["verdict"] == "supported"
    assert ways[0]["sentence"].endswith("is essential for bone density")
    assert "; " in ways[0]["sentence"]


def test_what_is_not_shown_is_nowhere_told_as_fact() -> None:
    graph = example("magnesium")
    for effect in graph.effects.values():
        told = graph.claim(effect)
        assert ("said to" in told) == (effect.verdict in ("contradicted", "not-found")), told
    for command in (["around", "magnesium", "muscle cramps"], ["paths", "magnesium", "Mg", "muscle cramps"]):
        lines = CliRunner().invoke(cli, ["ask", *command]).stdout
        assert "Magnesium is said to reduce muscle cramps" in lines
        assert "Magnesium reduces muscle cramps" not in lines


def test_what_leads_to_a_concept_nearest_first() -> None:
    answer = CliRunner().invoke(cli, ["ask", "leads", "magnesium", "joint pain", "--format", "json"])
    found = json.loads(answer.stdout)
    assert (found["question"], found["to"]) == ("leads", "joint-pain")
    rows = found["rows"]
    assert rows[0] == {
        "effect": "c076",
        "sentence": "Chronic inflammation often contributes to joint pain",
        "verdict": "supported",
        "way": ["c076"],
        "concept": "chronic-inflammation",
        "change": "raises",
        "steps": 1,
    }
    assert [(row["concept"], row["change"], row["steps"]) for row in rows[1:]] == [
        ("antioxidant-properties", "lowers", 2),
        ("magnesium", "open", 3),
    ]
    lines = CliRunner().invoke(cli, ["ask", "leads", "magnesium", "joint pain"]).stdout.splitlines()
    assert lines[0] == "3 ways lead to joint pain, the nearest first."
    assert "Raise it: 1" in lines and "Lower it: 1" in lines


def test_an_opposite_turns_what_leads_to_it() -> None:
    graph = read_graph_text(
        """
concepts:
  rest: {opposite: [noise]}
  noise:
  road:
  sleep:
effects: ["road -> noise: raises", "rest -> sleep: raises"]
"""
    )
    found = [(lead.concept, lead.change, lead.steps) for lead in leads(graph, "sleep")]
    assert found == [("rest", "raises", 1), ("road", "lowers", 2)]


def test_nothing_is_answered_for_what_the_graph_does_not_know() -> None:
    graph = example("magnesium")
    for text in ("", "?!", "who won the world cup", "can magnesium cause baldness", "the of and"):
        assert question(graph, text) == ()
    said = CliRunner().invoke(cli, ["ask", "question", "magnesium", "who won the world cup"])
    assert (said.exit_code, said.stdout) == (0, "Nothing in this graph answers: who won the world cup\n")


ASKED = """\
concepts: [tea, sleep, stress, cramps, pain]
effects:
  - tea -> sleep: raises
  - stress -> pain: raises
  - sleep -> cramps: lowers
"""


@pytest.mark.parametrize(
    ("text", "acts", "acted_on", "either"),
    [
        ("what prevents cramps and pain", "", "cramps pain", ""),
        ("how can I reduce stress and pain", "", "stress pain", ""),
        ("what lowers pain of stress", "", "pain stress", ""),
        ("what raises tea to sleep", "tea", "sleep", ""),
        ("how can one lower stress for sleep", "stress", "sleep", ""),
        ("what does tea do to sleep", "tea", "sleep", ""),
        ("what makes tea good for sleep", "tea", "sleep", ""),
        ("is tea or sleep better for pain", "tea sleep", "pain", ""),
        ("tea or sleep for pain", "tea sleep", "pain", ""),
        ("tea or sleep", "tea", "sleep", ""),
        ("from tea to sleep", "tea", "sleep", ""),
        ("from tea and sleep", "", "tea sleep", ""),
        ("from pain to peace", "", "pain", ""),
        ("what comes from tea", "tea", "", ""),
        ("relief from tea", "tea", "", ""),
        ("away from stress", "", "stress", ""),
        ("sleep from tea", "tea", "sleep", ""),
        ("what after tea", "tea", "", ""),
        ("effects of tea on sleep", "tea", "sleep", ""),
        ("sleep effects", "sleep", "", ""),
        ("causes of pain", "", "pain", ""),
        ("pain causes", "", "pain", ""),
        ("stress as a cause of pain", "stress", "pain", ""),
        ("what works with tea", "", "", "tea"),
        ("does tea work with sleep", "tea", "sleep", ""),
        ("tea", "", "", "tea"),
        ("why pain", "", "pain", ""),
        ("how is sleep improved", "", "sleep", ""),
        ("what improves", "", "", ""),
    ],
)
def test_what_acts_and_what_is_acted_on_is_told_by_the_words_between(
    text: str, acts: str, acted_on: str, either: str
) -> None:
    asked = understood(read_graph_text(ASKED), text)
    named = [" ".join(one.best for one in side) for side in (asked.sources, asked.targets, asked.either)]
    assert named == [acts, acted_on, either]


@pytest.mark.parametrize(
    ("relation", "sign", "target", "good"),
    [
        *((relation, "?", "joints", 1) for relation in ("supports", "enables", "eases", "prevents")),
        *((relation, "+", "joints", -1) for relation in ("harms", "worsens")),
        ("increases", "+", "joints", 1),
        ("increases", "+", "joint pain", -1),
        ("decreases", "-", "joints", -1),
        ("decreases", "-", "joint pain", 1),
        ("regulates", "unknown", "joints", 0),
        ("no-effect", "none", "joint pain", 0),
    ],
)
def test_what_does_good_raises_what_is_good_or_lowers_what_is_bad(
    relation: str, sign: Any, target: str, good: int
) -> None:
    effect = Effect("e", "a", "b", "x", relation, sign)
    graph = ConceptGraph(
        "t", {"a": Concept("a", "tea"), "b": Concept("b", target)}, {"e": effect}, relations=vocabulary()
    )
    assert _favour(graph, effect) == good


def test_german_files_are_asked_in_german() -> None:
    graph = read_graph_text(
        """
language: de
concepts:
  knochendichte: {label: Knochendichte}
  kraempfe: {label: Muskelkrämpfe}
  schlaf: {label: Schlaf}
  magnesium: {label: Magnesium}
  kalzium: {label: Kalzium}
  kaffee: {label: Kaffee}
effects:
  - {source: magnesium, target: kraempfe, label: lindert, relation: eases, id: a, verdict: contradicted}
  - {source: kalzium, target: knochendichte, label: erhöht, relation: increases, id: b}
  - {source: kaffee, target: schlaf, label: stört, relation: harms, id: c}
"""
    )
    for text, first in (
        ("Hilft Magnesium gegen Krämpfe?", "a"),
        ("Was erhöht die Knochendichte?", "b"),
        ("Was ist schlecht für den Schlaf", "c"),
        ("Warum schadet Kaffee dem Schlaf?", "c"),
    ):
        assert question(graph, text)[0].way[0].id == first, text
    assert graph.claim(graph.effects["a"]) == "Es heißt: Magnesium lindert Muskelkrämpfe"


def test_no_word_stands_for_two_things() -> None:
    groups = [{stem(word) for word in group.split()} for group in SAME.split("|")]
    for number, group in enumerate(groups):
        assert not any(group & other for other in groups[number + 1 :]), group


@given(st.text(max_size=80))
def test_any_text_may_be_asked(text: str) -> None:
    for row in question(example("traffic"), text):
        assert row.way


def test_a_large_graph_answers_at_once() -> None:
    concepts = {f"c{i}": Concept(f"c{i}", f"name{i} thing{i % 40}") for i in range(1000)}
    effects = {
        f"e{i}": Effect(f"e{i}", f"c{i % 1000}", f"c{i * 7 % 1000}", "raises", "increases", "+")
        for i in range(3000)
    }
    graph = graph_data.ConceptGraph("", concepts, effects)
    begun = time.perf_counter()
    assert question(graph, "what raises name7 thing7")
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("flies", "fly"),
        ("cries", "cry"),
        ("dried", "dry"),
        ("studies", "study"),
        ("stopped", "stop"),
        ("planning", "plan"),
    ],
)
def test_words_are_one_whatever_they_end_in(word: str, plain: str) -> None:
    assert stem(word) == stem(plain)


@pytest.mark.parametrize(
    ("weights", "within", "sure"),
    [
        ({"a": 1.0, "b": 0.99, "c": 0.98}, 0.01, "ab"),
        ({"a": 1.0, "b": 0.5, "c": 0.3, "d": 0.29}, 1.0, "abc"),
        ({"a": 0.4, "b": 0.9, "c": 0.8, "d": 0.7}, 1.0, "bcd"),
        ({"a": 0.3}, 0.01, "a"),
        ({"a": 0.2}, 1.0, ""),
    ],
)
def test_what_may_be_meant_is_told_by_how_surely(weights: dict[str, float], within: float, sure: str) -> None:
    assert "".join(_surest(Mention((0,), weights), within)) == sure


def test_ways_that_do_neither_are_told_to_who_asks_for_the_way_unless_one_effect_joins_them() -> None:
    text = "effects:\n  - tea -> sleep: has no effect on\n  - sleep -> mood: raises\n"
    asked = "How does tea get to mood?"
    alone, joined = (read_graph_text(text + more) for more in ("", "  - tea -> mood: raises\n"))
    assert [len(row.way) for row in question(alone, asked)] == [2]
    assert [len(row.way) for row in question(joined, asked)] == [1]


def test_small_words_are_only_themselves_and_others_may_be_mistyped() -> None:
    assert _near(["in"], {"in", "inn", "iron"}) == [{"in": 1.0}]
    assert _near(["ixon"], {"iron", "tea"})[0].keys() == {"iron"}
    assert _near(["zzz"], {"iron", "tea"}) == [{}]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("sleeptea", ["sleeptea"]),
        ("sleepiron", ["sleep", "iron"]),
        ("ironsleep", ["iron", "sleep"]),
        ("ironssleep", ["irons", "sleep"]),
        ("teansleep", ["tea", "sleep"]),
        ("sleeptean", ["sleeptean"]),
        ("ironxsleep", ["ironxsleep"]),
        ("iron", ["iron"]),
    ],
)
def test_a_compound_is_its_two_parts(word: str, parts: list[str]) -> None:
    assert _halves(word, {"sleep", "iron", "tea"}) == parts


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("how does tea reach mood", ["1. Tea delays sleep; sleep lifts mood  [weakest link: not checked]"]),
        ("what delays sleep", ["1. Tea delays sleep  [supported]"]),
        ("what does fish do", ["Nothing in this graph answers: what does fish do"]),
    ],
)
def test_a_way_of_several_effects_tells_its_weakest(asked: str, lines: list[str]) -> None:
    graph = read_graph_text(
        "references: {r: {title: R}}\n"
        "effects:\n"
        "  - {source: tea, target: sleep, label: delays, verdict: supported, evidence: [{reference: r}]}\n"
        "  - {source: sleep, target: mood, label: lifts}\n"
    )
    assert question_lines(graph, asked, question(graph, asked)) == lines


def test_a_name_without_a_word_is_nothing_that_is_asked_for() -> None:
    graph = read_graph_text(
        "concepts: {x1: {label: '—'}, tea: {}, sleep: {}}\n"
        "effects: [x1 -> sleep: lifts, tea -> sleep: delays]\n"
    )
    assert question_lines(graph, "what delays sleep", question(graph, "what delays sleep")) == [
        "1. Tea delays sleep  [not checked]"
    ]
    assert not question(graph, "what does —")
