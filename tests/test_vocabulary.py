"""The vocabulary of relations, and what words on an arrow imply."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_data import Relation, example_names, example_path, implied_relation, read_graph, vocabulary
from graph_data.keys import ARROWS, SHAPES, SIGNS
from viz.shapes import CATEGORY_SHAPES


def test_relations_are_whole() -> None:
    known = vocabulary()
    expected = {"increases", "decreases", "regulates", "enables", "requires", "prevents", "causes", "worsens",
                "eases", "no-effect", "part-of", "form-of", "associated", "affects"}  # fmt: skip
    assert expected <= set(known)
    for relation in known.values():
        assert relation.sign in SIGNS
        assert relation.arrow in ARROWS
        assert "{source}" in relation.reading
        assert "{target}" in relation.reading
        assert relation.verbs
        assert set(relation.terms) <= {"bel", "ro", "biolink"}


def test_every_verb_implies_its_own_relation() -> None:
    wrong = [
        (verb, relation.id, implied_relation(verb))
        for relation in vocabulary().values()
        for verb in relation.verbs
        if implied_relation(verb) != relation.id
    ]
    assert wrong == []


def test_shapes_are_those_that_can_be_drawn() -> None:
    assert tuple(CATEGORY_SHAPES) == SHAPES


@pytest.mark.parametrize(
    ("label", "relation"),
    [
        ("helps maintain normal", "regulates"),
        ("can indirectly add to", "increases"),
        ("is essential for", "enables"),
        ("acts as a natural relaxant, promoting", "supports"),
        ("does not reduce", "no-effect"),
        ("doesn’t raise", "no-effect"),
        ("has no effect on", "no-effect"),
        ("is not associated with", "no-effect"),
        ("may help reduce", "decreases"),
        ("helps", "supports"),
        ("slows the loss of", "supports"),
        ("prevents", "prevents"),
        ("RAISED", "increases"),
        ("is reduced by", ""),
        ("tickles", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_words(label: str, relation: str) -> None:
    assert implied_relation(label) == relation


def test_own_relations_count_first() -> None:
    own = {"feeds": Relation("feeds", "+", "triangle", "{source} feeds {target}", ("nourishes",))}
    assert implied_relation("nourishing", {**own, **vocabulary()}) == "feeds"
    assert implied_relation("raises", own) == ""


def test_magnesium_without_its_relations_keeps_its_signs() -> None:
    """The words alone give the sign that the example's author gave, in nine effects of ten."""
    effects = list(read_graph(example_path("magnesium")).effects.values())
    same = 0
    for effect in effects:
        implied = implied_relation(effect.label)
        same += bool(implied) and vocabulary()[implied].sign == effect.sign
    assert len(effects) == 162
    assert same >= 146


def test_examples_use_no_unknown_words() -> None:
    for name in example_names():
        graph = read_graph(example_path(name))
        assert all(effect.relation in graph.relations for effect in graph.effects.values())


@given(st.text(max_size=60))
def test_any_words(label: str) -> None:
    assert implied_relation(label) in {"", *vocabulary()}
