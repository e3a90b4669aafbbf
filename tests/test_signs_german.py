"""What German words on an arrow were taken for: no meaning is turned round, in any form of the verb."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_data import examine_text, implied, read_graph_text, vocabulary
from graph_data.meaning.german_forms import forms_of
from graph_data.relations import reader_of

LABELS = [
    tuple(line.split(" ", 1))
    for line in (Path(__file__).parent / "effect_labels_german.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
GERMAN = reader_of(language="de")


def sign(label: str) -> str:
    found = GERMAN.read(label)
    return vocabulary()[found.relation].sign if found.relation else "unknown"


@pytest.mark.parametrize(("expected", "label"), LABELS)
def test_german_labels_have_the_sign_that_is_meant(expected: str, label: str) -> None:
    assert sign(label) == ("unknown" if expected == "?" else expected)


def test_every_form_of_every_verb_is_its_own() -> None:
    """A form that two verbs share must not turn a sign."""
    for relation in vocabulary().values():
        for verb in relation.german:
            for words, kind in forms_of(verb):
                if "f" in kind:
                    assert sign(" ".join(words)) in (relation.sign, "unknown"), (verb, words)


@pytest.mark.parametrize("turned", ["nicht", "kaum", "nie", "weniger", "zu wenig", "fast", "selten"])
def test_a_word_that_turns_leaves_no_sign_with_any_verb(turned: str) -> None:
    for relation in vocabulary().values():
        for verb in relation.german:
            if relation.sign in "+-":
                first, *rest = verb.split()
                words = " ".join((first, turned, *rest))
                assert sign(words) == "unknown" or GERMAN.read(words).rule == "turned", verb
                assert sign(f"{turned} {verb}") == "unknown", verb


def test_done_to_the_source_is_no_effect_of_it() -> None:
    for relation in vocabulary().values():
        for verb in relation.german:
            for words, kind in forms_of(verb):
                if kind == "n" and relation.sign in "+-":
                    assert sign(f"wird {' '.join(words)}") == "unknown", verb
                    assert sign(f"{' '.join(words)} durch") == "unknown", verb


def test_a_german_graph_is_read_and_its_turned_words_are_told() -> None:
    text = "language: de\neffects:\n  - Kaffee -> Schlaf: verkürzt\n  - Ruhe -> Stress: senkt nicht\n"
    graph = read_graph_text(text)
    assert [effect.sign for effect in graph.effects.values()] == ["-", "unknown"]
    told = [problem.code for problem in examine_text(text, "g.yaml").problems]
    assert "CG408" in told
    assert "CG409" not in told
    assert [row.rule for row in implied(graph)] == ["verb", "turned"]


def test_the_verbs_of_a_file_count_beside_the_german_ones() -> None:
    text = (
        'language: de\nrelations: {kruemeln: {sign: "-", reading: "{source} krümelt {target}",'
        " verbs: [krümelt]}}\n"
        "effects:\n  - a -> b: krümelt\n  - b -> c: erhöht\n"
    )
    assert [effect.sign for effect in read_graph_text(text).effects.values()] == ["-", "+"]


def test_own_verbs_are_read_among_other_words_in_a_german_file_too() -> None:
    own = 'stokes: {sign: "+", arrow: triangle, reading: "{source} stokes {target}", verbs: [stokes]}'
    words = ("stokes", "strongly stokes", "steigert", "steigert and stokes", "klappt gut")
    effects = "".join(f"  - a -> b{n}: {label}\n" for n, label in enumerate(words))
    graph = read_graph_text(f"language: de\nrelations:\n  {own}\neffects:\n{effects}")
    relations = [effect.relation for effect in graph.effects.values()]
    assert relations == ["stokes", "stokes", "increases", "affects", "affects"]
    assert sign("strongly stokes") == "unknown"
