"""Answers as they are read and as programs get them, word for word."""

from __future__ import annotations

from graph_data import read_graph_text
from graph_data.ask.answers import (
    around_data,
    around_lines,
    coverage_data,
    coverage_lines,
    follows_data,
    follows_lines,
    loops_data,
    loops_lines,
    paths_data,
    paths_lines,
)
from graph_data.ask.around import around
from graph_data.ask.coverage import coverage
from graph_data.ask.follows import follows
from graph_data.ask.loops import loops
from graph_data.ask.paths import LONGEST_PATH, paths

CAUTION = "Read each step: a graph does not say that one effect follows from another."
GRAPH = read_graph_text(
    """
concepts:
  a: {label: alpha, definition: The first.}
  b: beta is the second
  c:
  d:
  e:
  alone:
references: {r: A study, s: Another, t: A third}
effects:
  - {source: a, target: b, label: raises, id: ab, verdict: supported, certainty: high, quote: Q,
     evidence: [{reference: r, stance: supports}]}
  - {source: b, target: c, label: lowers, id: bc, verdict: mixed, certainty: none,
     evidence: [{reference: r, stance: supports}, {reference: s, stance: contradicts}]}
  - {source: a, target: d, label: raises, id: ad, verdict: contradicted}
  - {source: a, target: e, label: regulates, id: ae, level: detail}
  - {source: c, target: a, label: raises, id: ca, verdict: supported}
  - {source: d, target: c, label: does not raise, id: dc, verdict: not-found}
  - {source: b, target: c, label: raises, id: up, relation: increases, verdict: not-found}
"""
)


def test_ways_as_lines() -> None:
    assert paths_lines(GRAPH, "a", "c", paths(GRAPH, "a", "c")) == [
        "3 ways from alpha to c, best backed first.",
        CAUTION,
        "",
        "1. if every step holds: lowers it (-); weakest link: mixed, no certainty",
        "   Alpha raises b  [supported, high certainty]",
        "   b lowers c  [mixed, no certainty]",
        "",
        "2. if every step holds: raises it (+); weakest link: not found",
        "   Alpha raises b  [supported, high certainty]",
        "   b is said to raise c  [not found]",
        "",
        "3. if every step holds: direction not known; weakest link: contradicted",
        "   Alpha is said to raise d  [contradicted]",
        "   d is said to not raise c  [not found]",
    ]
    one = paths_lines(GRAPH, "c", "b", paths(GRAPH, "c", "b", limit=1))
    assert one[:2] == ["1 way from c to b.", CAUTION]
    assert paths_lines(GRAPH, "c", "a", paths(GRAPH, "c", "a")) == [
        "1 way from c to alpha.",
        "",
        "1. raises it (+); weakest link: supported",
        "   c raises alpha  [supported]",
    ]
    assert paths_lines(GRAPH, "e", "a", ()) == ["No way from e to alpha."]
    assert paths_lines(GRAPH, "e", "a", (), 3) == ["No way from e to alpha."]
    assert paths_lines(GRAPH, "c", "b", (), 1) == [
        "No way from c to b in 1 effect or fewer. The shortest has 2."
    ]


def test_several_ways_are_told_by_what_they_come_to() -> None:
    graph = read_graph_text(
        "effects: [a -> b: raises, b -> c: lowers, a -> c: has no effect on, c -> d: lowers, d -> e: raises, "
        "c -> e: raises]"
    )
    assert paths_lines(graph, "a", "c", paths(graph, "a", "c")) == [
        "2 ways from a to c, best backed first.",
        CAUTION,
        "",
        "1. if every step holds: lowers it (-); weakest link: not checked",
        "   a raises b  [not checked]",
        "   b lowers c  [not checked]",
        "",
        "2. no effect passes",
        "   a has no effect on c  [not checked]",
    ]
    assert paths_lines(graph, "b", "e", (), 1) == [
        "No way from b to e in 1 effect or fewer. The shortest has 2."
    ]


def test_a_way_longer_than_is_looked_for_is_said_to_be_the_shortest() -> None:
    text = "concepts:\n  c0: {opposite: far}\n  far:\n" + "".join(f"  c{n}:\n" for n in range(1, 9))
    text += "effects:\n" + "".join(f"  - c{n} -> c{n + 1}: raises\n" for n in range(8))
    chain = read_graph_text(text)
    lines = paths_lines(chain, "c0", "c8", paths(chain, "c0", "c8"))
    shortest = f"No way from c0 to c8 has {LONGEST_PATH} effects or fewer. The shortest has 8:"
    assert lines[:2] == [shortest, CAUTION]
    goal = f"c{LONGEST_PATH}"
    assert paths_lines(chain, "c0", goal, paths(chain, "c0", goal))[0] == f"1 way from c0 to {goal}."
    two = read_graph_text(f"{text}  - c3 -> c5: lowers\n")
    ways = [path for path in paths(two, "c0", "c8", max_length=8) if len(path.effects) > LONGEST_PATH]
    assert paths_lines(two, "c0", "c8", ways)[0] == "2 ways from c0 to c8, best backed first."
    assert paths_lines(chain, "c0", "far", ()) == ["No way from c0 to far.", "c0 is the opposite of far."]


def test_ways_as_data() -> None:
    found = paths_data(GRAPH, "a", "c", paths(GRAPH, "a", "c", limit=1))
    effect = {"id": "ab", "source": "a", "target": "b", "label": "raises", "sign": "+",
              "verdict": "supported", "certainty": "high", "sentence": "Alpha raises b"}  # fmt: skip
    assert found["question"] == "paths"
    assert (found["from"], found["to"]) == ("a", "c")
    (way,) = found["paths"]
    assert way["effects"][0] == effect
    assert (way["sign"], way["concepts"], way["weakest"]) == ("-", ["a", "b", "c"], "bc")


def test_surroundings() -> None:
    assert around_lines(GRAPH, around(GRAPH, "a")) == [
        "Alpha: The first.",
        "",
        "What acts on alpha: 1",
        "   c raises alpha  [supported]",
        "",
        "What alpha acts on: 3",
        "   Alpha raises b  [supported, high certainty]",
        "   Alpha is said to raise d  [contradicted]",
        "   Alpha regulates e  [not checked]",
    ]
    assert around_lines(GRAPH, around(GRAPH, "alone")) == [
        "Alone", "", "What acts on alone: nothing", "", "What alone acts on: nothing",
    ]  # fmt: skip
    found = around_data(GRAPH, around(GRAPH, "e"))
    assert (found["question"], found["concept"]) == ("around", "e")
    assert [effect["id"] for effect in found["acts_on_it"]] == ["ae"]
    assert found["it_acts_on"] == []


def test_what_follows() -> None:
    assert follows_lines(GRAPH, "a", follows(GRAPH, "a")) == [
        "If alpha rises: 2 concepts may follow. How strong the effects are is not known.",
        CAUTION,
        "",
        "Backed all the way",
        "   b: rises  [supported, 1 step]",
        "",
        "Less sure",
        "   c: may be pulled both ways: mixed evidence  [mixed, 2 steps]",
        "",
        "Said to follow; references speak against it",
        "   d: said to rise  [contradicted, 1 step]",
        "",
        "Touched, direction open",
        "   e: said to be touched  [not checked, 1 step]",
    ]
    assert follows_lines(GRAPH, "e", follows(GRAPH, "e")) == ["Nothing follows from e."]
    found = follows_data("a", follows(GRAPH, "a"))
    assert (found["question"], found["from"]) == ("follows", "a")
    assert found["follows"][1] == {
        "concept": "c", "change": "conflict", "steps": 2, "verdict": "mixed", "by": ["bc", "up"],
    }  # fmt: skip


def test_feedback_loops() -> None:
    assert loops_lines(GRAPH, loops(GRAPH)[:2]) == [
        "2 feedback loops.",
        "",
        "1. balancing; weakest link: mixed, no certainty",
        "   Alpha raises b  [supported, high certainty]",
        "   b lowers c  [mixed, no certainty]",
        "   c raises alpha  [supported]",
        "",
        "2. reinforcing; weakest link: not found",
        "   Alpha raises b  [supported, high certainty]",
        "   b is said to raise c  [not found]",
        "   c raises alpha  [supported]",
    ]
    assert loops_lines(GRAPH, loops(GRAPH)[:1])[0] == "1 feedback loop."
    assert loops_lines(GRAPH, ()) == ["No feedback loops."]
    found = loops_data(GRAPH, loops(GRAPH)[:1])
    assert found["question"] == "loops"
    assert {key: found["loops"][0][key] for key in ("kind", "concepts", "weakest")} == {
        "kind": "balancing", "concepts": ["a", "b", "c"], "weakest": "bc",
    }  # fmt: skip
    assert [effect["id"] for effect in found["loops"][0]["effects"]] == ["ab", "bc", "ca"]


def test_how_far_a_graph_is_backed() -> None:
    assert coverage_lines(coverage(GRAPH)) == [
        "concepts                     6",
        "  with a definition          2  33 %",
        "effects                      7  6 core, 1 detail",
        "  with a quote               1  14 %",
        "  with a reference           2  29 %",
        "  with only one source       1  14 %",
        "  supported                  2  29 %",
        "  mixed                      1  14 %",
        "  not checked                1  14 %",
        "  not found                  2  29 %",
        "  contradicted               1  14 %",
        "effects without a quote: bc, ad, ae, ca, dc, up",
        "effects without a reference: ad, ae, ca, dc, up",
        "effects with only one source: ab",
        "concepts without an effect: alone",
        "references that no effect names: t",
        "",
        "Read from a verb: 5",
        "   raises                         increases, sign +  [3 effects]",
        "   lowers                         decreases, sign -",
        "   regulates                      regulates, sign regulates",
        "",
        "With words that turn a verb: 1",
        "   does not raise                 affects, sign unknown (raise)",
    ]
    found = coverage_data(coverage(GRAPH))
    counts = ("concepts", "defined", "effects", "core", "quoted", "referenced", "single_source")
    assert [found[key] for key in counts] == [6, 2, 7, 6, 1, 2, 1]
    assert found["certainties"] == {"high": 1, "moderate": 0, "low": 0, "unstated": 5, "none": 1}
    assert found["unquoted"] == ["bc", "ad", "ae", "ca", "dc", "up"]
    assert found["of_one_source"] == ["ab"]
    assert found["unreferenced"] == ["ad", "ae", "ca", "dc", "up"]
    assert (found["orphans"], found["unused_references"]) == (["alone"], ["t"])


def test_of_several_opposites_those_not_met_yet_are_passed_to() -> None:
    graph = read_graph_text(
        "concepts: {x: , b: , c: , a: {opposite: [b, c]}}\neffects: [x -> a: raises, x -> b: lowers]\n"
    )
    found = {each.concept: (each.change, each.steps) for each in follows(graph, "x")}
    assert found == {"a": ("rises", 1), "b": ("falls", 1), "c": ("falls", 1)}


def test_what_is_touched_is_passed_over_effects_of_which_some_lead_nowhere_new() -> None:
    graph = read_graph_text(
        "effects: [x -> a: regulates, x -> b: has no effect on, x -> a: shapes, x -> c: regulates, "
        "a -> d: shapes]"
    )
    found = {each.concept: (each.change, each.steps) for each in follows(graph, "x")}
    assert found == {"a": ("open", 1), "c": ("open", 1), "d": ("open", 2)}
