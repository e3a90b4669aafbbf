"""The bundled examples: what they hold, every quote in its article, every tour step shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from graph_data.ask.coverage import coverage
from graph_data.ask.loops import loops
from graph_data.examples import example_names, example_path
from graph_data.model import ConceptGraph, Effect, Filter, Step
from graph_data.quotes import sentences
from graph_data.read.examine import examine

NAMES = ("magnesium", "thames", "traffic")
#: Hints about backing that are true of these graphs and no mistake: claims nobody has studied stay claims.
DEFENSIBLE = {"CG802", "CG803"}


@cache
def graph_of(name: str) -> ConceptGraph:
    graph = examine(example_path(name)).graph
    assert graph is not None
    return graph


def shown_effects(graph: ConceptGraph, step: Step) -> list[Effect]:
    """The effects that a step draws."""
    near = {step.focus}
    for _ in range(step.hops if step.focus else 0):
        touching = [{e.source, e.target} for e in graph.effects.values()]
        near = near.union(*(ends for ends in touching if ends & near))
    ends = set(step.show) | (near if step.focus else set())
    pairs = set(zip(step.path, step.path[1:], strict=False))
    found = [
        e
        for e in graph.effects.values()
        if (e.source, e.target) in pairs or (not step.path and {e.source, e.target} <= ends)
    ]
    if step.focus and step.hops == 1:
        found = [e for e in found if step.focus in (e.source, e.target)]
    if step.overview:
        found = [e for e in graph.effects.values() if e.level == "core" or step.overview == "all"]
    left_in = step.filter or Filter()
    return [e for e in found if e.id in (step.effects or graph.effects) and graph.lets_through(left_in, e)]


def steps(name: str) -> Iterator[tuple[str, Step]]:
    for tour in graph_of(name).tours:
        for number, step in enumerate(tour.steps, start=1):
            yield f"{tour.title}, step {number}", step


def test_magnesium_comes_first() -> None:
    assert example_names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_example_has_no_problem_but_honest_hints(name: str) -> None:
    report = examine(example_path(name))
    assert [str(p) for p in report.problems if p.code not in DEFENSIBLE] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_effect_is_quoted_word_for_word_and_no_sentence_too_often(name: str) -> None:
    graph = graph_of(name)
    assert [e.id for e in graph.effects.values() if not e.quote or e.quote not in graph.text] == []
    holding = [s for e in graph.effects.values() for s in sentences(graph.text) if e.quote in s]
    assert len(holding) >= len(graph.effects)
    assert max(Counter(holding).values()) <= 3


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_of_an_effect_is_short_and_complete(name: str) -> None:
    graph = graph_of(name)
    for effect in graph.effects.values():
        assert len(effect.label) <= 28, effect.id
        assert re.fullmatch(r"[A-Z][^{}]*[^\s.]", graph.sentence(effect)), graph.sentence(effect)
        assert "  " not in graph.sentence(effect)


@pytest.mark.parametrize("name", NAMES)
def test_every_tour_step_shows_something_readable(name: str) -> None:
    graph = graph_of(name)
    assert graph.tours
    for where, step in steps(name):
        found = shown_effects(graph, step)
        # A step over an overview lights what its filter leaves; before an audience that stands alone.
        assert 1 <= len(found) <= (32 if step.overview else 10), where
        met = {end for effect in found for end in (effect.source, effect.target)}
        assert set(step.show) | set(step.path) <= met, where
        linked = {(effect.source, effect.target) for effect in found}
        assert set(zip(step.path, step.path[1:], strict=False)) <= linked, where
        assert set(step.highlight) <= met | {effect.id for effect in found}, where
        assert step.title and 20 <= len(step.say) <= 240, where
        assert len(re.findall(r"[.!?](?:\s|$)", step.say)) <= 2, where


@pytest.mark.parametrize("name", NAMES)
def test_every_tour_has_between_five_and_eight_steps(name: str) -> None:
    assert all(5 <= len(tour.steps) <= 8 for tour in graph_of(name).tours)


def test_magnesium_holds_every_concept_and_claim() -> None:
    graph = graph_of("magnesium")
    assert len(graph.concepts) == 88
    assert list(graph.effects) == [*(f"c{n:03}" for n in range(1, 159)), "u1", "u2", "u3", "u4"]
    assert Counter(e.level for e in graph.effects.values()) == {"core": 90, "detail": 72}
    assert all(concept.definition and concept.category for concept in graph.concepts.values())


def test_magnesium_tells_signs_and_verdicts() -> None:
    effects = graph_of("magnesium").effects.values()
    verdicts = {"supported": 45, "mixed": 49, "contradicted": 3, "not-found": 42, "not-checked": 23}
    assert Counter(e.verdict for e in effects) == verdicts
    assert Counter(e.certainty for e in effects) == {"high": 26, "moderate": 27, "low": 44, "none": 65}
    assert Counter(e.sign for e in effects) == {"+": 96, "-": 35, "regulates": 12, "none": 17, "mixed": 2}
    assert {e.id for e in effects if e.verdict == "contradicted"} == {"c036", "c043", "c130"}


def test_magnesium_backs_what_it_claims_to_know() -> None:
    graph = graph_of("magnesium")
    assert len(graph.references) == 80
    effects = graph.effects.values()
    assert all(e.evidence for e in effects if e.verdict in ("supported", "mixed", "contradicted"))
    assert not any(e.evidence for e in effects if e.verdict == "not-checked")
    used = {found.reference for e in graph.effects.values() for found in e.evidence}
    assert used == set(graph.references)
    for effect in graph.effects.values():
        assert all(found.finding and len(found.finding.split()) <= 25 for found in effect.evidence), effect.id


def test_magnesium_references_can_be_found_again() -> None:
    for id, reference in graph_of("magnesium").references.items():
        fields: Mapping[str, object] = reference.csl
        assert fields["title"], id
        assert fields.keys() & {"DOI", "URL", "PMID", "volume"}, id
        assert str(fields.get("DOI", "10.")).startswith("10."), id
        assert re.fullmatch(r"\d{7,8}", str(fields.get("PMID", "1591142"))), id


def test_magnesium_coverage_counts_every_claim() -> None:
    figures = coverage(graph_of("magnesium"))
    assert (figures.concepts, figures.effects, figures.core) == (88, 162, 90)
    assert (figures.quoted, figures.referenced, figures.defined) == (162, 120, 88)
    assert figures.single_source == 41
    assert figures.orphans == figures.unused_references == figures.unquoted == ()


def test_the_article_is_of_an_article_s_length_and_warns() -> None:
    text = graph_of("magnesium").text
    assert 1300 <= len(text.split()) <= 1500
    for words in ("not medical advice", "diarrhea", "350 mg", "weak kidneys", "no better than placebo"):
        assert words in text
    assert len(re.findall(r"^## ", text, re.MULTILINE)) >= 6


@pytest.mark.parametrize("name", ["thames", "traffic"])
def test_the_small_articles_are_short(name: str) -> None:
    assert 300 <= len(graph_of(name).text.split()) <= 500


def test_the_first_tour_opens_with_magnesium_s_own_effects() -> None:
    graph = graph_of("magnesium")
    tours = graph.tours
    assert [tour.title for tour in tours] == [
        "Magnesium to the joint",
        "Muscles and blood vessels",
        "What the evidence says",
    ]
    opening = [(e.source, e.label, e.target) for e in shown_effects(graph, tours[0].steps[0])]
    assert opening == [
        ("magnesium", "works closely with", "calcium"),
        ("magnesium", "works with", "potassium"),
        ("magnesium", "helps activate", "vitamin-d"),
        ("magnesium", "relaxes", "muscle"),
        ("magnesium", "relaxes", "blood-vessels"),
        ("magnesium", "supports", "joints"),
    ]


def test_the_evidence_tour_shows_each_verdict() -> None:
    graph = graph_of("magnesium")
    verdicts = [{e.verdict for e in shown_effects(graph, step)} for step in graph.tours[2].steps[:5]]
    assert verdicts == [{"supported"}, {"mixed"}, {"contradicted"}, {"not-found"}, {"not-checked"}]


def test_traffic_has_feedback_of_both_kinds() -> None:
    found = loops(graph_of("traffic"))
    kinds = {frozenset(loop.concepts): loop.kind for loop in found}
    assert kinds[frozenset(["congestion", "road-pressure", "road-capacity"])] == "balancing"
    assert kinds[frozenset(["traffic", "congestion", "travel-time", "driving-appeal"])] == "balancing"
    assert kinds[frozenset(["riders", "fare-revenue", "transit-service"])] == "reinforcing"
    assert kinds[frozenset(["traffic", "street-danger", "cycling-and-walking"])] == "reinforcing"
    assert kinds[frozenset(["road-capacity", "traffic", "congestion", "road-pressure"])] == "reinforcing"


def test_small_examples_are_small_and_about_something_else() -> None:
    for name in ("thames", "traffic"):
        graph = graph_of(name)
        assert 15 <= len(graph.concepts) <= 25
        assert 20 <= len(graph.effects) <= 35
        assert "magnesium" not in graph.text.casefold()
        assert all(e.sign != "unknown" for e in graph.effects.values()), name
