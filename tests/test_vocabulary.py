"""The vocabulary of relations, and what words on an arrow imply."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_data import Relation, example_names, example_path, implied_relation, read_graph, vocabulary
from graph_data.keys import ARROWS, SHAPES, SIGNS
from graph_data.meaning.forms import _IRREGULAR
from graph_data.wording import hedged, is_plural, plural_verb, reading
from viz.look.shapes import CATEGORY_SHAPES


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
        ("acts as a natural relaxant, promoting", ""),
        ("does not reduce", ""),
        ("doesn’t raise", ""),
        ("has no effect on", "no-effect"),
        ("is not associated with", ""),
        ("may help reduce", "decreases"),
        ("helps", "supports"),
        ("slows the loss of", "supports"),
        ("prevents", "prevents"),
        ("RAISED", "increases"),
        ("is reduced by", ""),
        ("loses power", ""),
        ("is bad for the back", ""),
        ("can power", "activates"),
        ("helps fund", "supports"),
        ("feeds", "supports"),
        ("feeds on", "decreases"),
        ("feeds into", "increases"),
        ("keeps", "supports"),
        ("keeps out", "blocks"),
        ("drives", "causes"),
        ("drives out", "decreases"),
        ("breaks down", "decreases"),
        ("breaks down into", "becomes"),
        ("is built into", "becomes"),
        ("help build", "increases"),
        ("led to", "causes"),
        ("held back", "decreases"),
        ("made possible", "enables"),
        ("overthrew", "blocks"),
        ("was led by", ""),
        ("tickles", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_words(label: str, relation: str) -> None:
    assert implied_relation(label) == relation


EVERYDAY = {
    "+": "excites charges opens releases fuels powers ignites energizes catalyzes pollinates fertilizes "
    "waters hydrates encodes synthesizes transmits spreads doubles inflates funds finances "
    "subsidizes rewards motivates inspires hires sparks provokes founds unlocks liberates legalizes "
    "facilitates repairs rebuilds defends manufactures publishes triggers awakens kindles prompts "
    "empowers conserves replenishes fills",
    "-": "closes absorbs splits dissolves melts digests metabolizes burns hunts grazes decomposes "
    "neutralizes eliminates eradicates abolishes devalues undercuts displaces delays postpones "
    "throttles clogs jams bans forbids overthrows defeats discourages deters repels corrodes infects "
    "poisons contaminates breaks crashes congests suffocates overloads halves erases exhausts wastes "
    "steals softens thwarts shuts",
}


@pytest.mark.parametrize("sign", EVERYDAY)
def test_everyday_verbs_have_their_sign(sign: str) -> None:
    """From biology, chemistry, trade, history, software and traffic."""
    verbs = EVERYDAY[sign].split()
    assert len(verbs) > 40
    known = vocabulary()
    assert [verb for verb in verbs if known[implied_relation(verb) or "affects"].sign != sign] == []


@pytest.mark.parametrize("verb", ["heats", "converts", "calls", "uses", "traps", "taxes", "imports"])
def test_verbs_whose_sign_hangs_on_their_object_imply_nothing(verb: str) -> None:
    assert implied_relation(verb) == ""


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


@pytest.mark.parametrize(
    ("label", "several"),
    [("cows", True), ("gas", False), ("teeth", True), ("pieces of gas", True), ("gas for cows", False),
     ("physics", False), ("viruses", True), ("virus", False), ("stress", False), ("Cows", True)],
)  # fmt: skip
def test_what_is_several(label: str, several: bool) -> None:
    assert is_plural(label) == several


@pytest.mark.parametrize(
    ("verb", "plural"),
    [("watches", "watch"), ("goes", "go"), ("fixes", "fix"), ("dies", "die"), ("carries", "carry"),
     ("passes", "pass"), ("pass", "pass"), ("echoes", "echo"), ("does", "do")],
)  # fmt: skip
def test_verbs_of_several(verb: str, plural: str) -> None:
    assert plural_verb(verb) == plural


@pytest.mark.parametrize(
    ("verdict", "language", "told"),
    [
        ("supported", "en", "Cramps ease sleep"),
        ("contradicted", "en-GB", "Cramps are said to ease sleep"),
        ("not-found", "EN", "Cramps are said to ease sleep; nobody has shown it"),
        ("contradicted", "de", "Es heißt: Cramps eases sleep"),
        ("not-found", "de-AT", "Es heißt: Cramps eases sleep; gezeigt hat es niemand"),
        ("not-found", "fr", "It is said: Cramps eases sleep; nobody has shown it"),
        ("mixed", "de", "Cramps eases sleep"),
    ],
)
def test_what_is_not_shown_is_told_as_said(verdict: str, language: str, told: str) -> None:
    assert reading("{source} eases {target}", "Cramps", "sleep", verdict, language) == told


def test_a_reading_without_a_verb_after_its_source_is_told_whole() -> None:
    told = reading("More {source}, less {target}", "tea", "sleep", "contradicted", "en")
    assert told == "It is said: More tea, less sleep"


@pytest.mark.parametrize(("base", "pair"), [each for each in _IRREGULAR.items() if len(set(each[1])) > 1])
def test_participles_are_told_from_pasts(base: str, pair: tuple[str, str]) -> None:
    past, participle = pair
    assert participle == base or "u" in participle or participle.endswith(("n", "ne"))
    assert not past.endswith(("en", "wn", "ne", "un"))


@pytest.mark.parametrize(
    ("words", "source", "told"),
    [
        ("need water", "cows", "are said to need water"),
        ("feed", "cows", "are said to feed"),
        ("need", "cow", ""),
        ("added to", "cow", "is said to have added to"),
        ("ran off with", "cow", "is said to have run off with"),
        ("was for", "cow", "is said to have been for"),
        ("is for", "cow", "is said to be for"),
        ("does not stop", "cow", "is said to not stop"),
        ("do not stop", "cows", "are said to not stop"),
        ("does", "cow", "is said to do"),
        ("may stop", "cow", "is said to stop"),
        ("may", "cow", ""),
        ("may", "cows", ""),
        ("is not good for", "cow", "is said to be not good for"),
        ("uses", "cow", "is said to use"),
        ("gas", "cow", ""),
        ("miss", "cow", ""),
        ("focus", "cow", ""),
        ("this", "cow", ""),
        ("slowly adds to", "cow", "is said to slowly add to"),
        ("2 adds", "cow", ""),
    ],
)
def test_words_are_told_as_something_said(words: str, source: str, told: str) -> None:
    assert hedged(words, source, "en") == told
    assert hedged(words, source, "en-GB") == told
    assert hedged(words, source, "de") == ""
