"""Paths, loops, surroundings and coverage, asked of small graphs whose answers are plain to see."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_data import read_graph_text
from graph_data.ask.around import around
from graph_data.ask.backing import net_sign
from graph_data.ask.coverage import coverage
from graph_data.ask.find import find_concept
from graph_data.ask.follows import follows
from graph_data.ask.loops import loops
from graph_data.ask.paths import paths
from graph_data.errors import UnknownConceptError
from graph_data.model import Concept, ConceptGraph, Effect, Evidence, Reference
from graph_data.relations import vocabulary

if TYPE_CHECKING:
    from graph_data.model import Sign


SIGNS: dict[str, Sign] = {"+": "+", "-": "-", "0": "none", "?": "unknown"}


def make(*arrows: str, concepts: str = "", **fields: dict[str, Any]) -> ConceptGraph:
    """A graph from arrows such as ``a+b`` (ids ``a+b``); ``fields`` by effect number: ``e0={...}``."""
    effects = {}
    for number, arrow in enumerate(arrows):
        source, sign, target = tuple(arrow)
        own = fields.get(f"e{number}", {})
        effects[arrow] = Effect(arrow, source, target, "acts on", sign=SIGNS[sign], **own)
    ids = dict.fromkeys([*concepts, *(end for e in effects.values() for end in (e.source, e.target))])
    return ConceptGraph("t", {id: Concept(id, f"concept {id}") for id in ids}, effects)


def told(found: Any) -> list[str]:
    return [" ".join(effect.id for effect in item.effects) for item in found]


class TestSigns:
    @pytest.mark.parametrize(
        ("chain", "net"),
        [
            (["+", "+"], "+"),
            (["-", "+"], "-"),
            (["-", "-"], "+"),
            (["+", "regulates"], "unknown"),
            (["mixed", "unknown"], "unknown"),
            (["-", "mixed"], "mixed"),
            (["+", "none", "unknown"], "none"),
            (["none"], "none"),
            (["mixed"], "mixed"),
        ],
    )
    def test_chain(self, chain: list[Sign], net: Sign) -> None:
        assert net_sign(chain) == net


class TestPaths:
    def test_shorter_first_with_net_sign(self) -> None:
        found = paths(make("a+b", "b-c", "a-d", "d-e", "e+c", "a+x"), "a", "c")
        assert told(found) == ["a+b b-c", "a-d d-e e+c"]
        assert [path.sign for path in found] == ["-", "+"]
        assert found[0].concepts == ("a", "b", "c")

    def test_better_backed_first_and_the_weakest_is_named(self) -> None:
        graph = make(
            "a+b", "b+z", "a+c", "c+z", "a+d", "d+z",
            e0={"verdict": "supported"}, e1={"verdict": "contradicted"},
            e2={"verdict": "supported", "certainty": "high"}, e3={"verdict": "supported", "certainty": "low"},
            e4={"verdict": "mixed"}, e5={"verdict": "supported"},
        )  # fmt: skip
        found = paths(graph, "a", "z")
        assert told(found) == ["a+c c+z", "a+d d+z", "a+b b+z"]
        assert [path.weakest.id for path in found] == ["c+z", "a+d", "b+z"]

    def test_verdict_and_certainty_are_those_of_one_effect(self) -> None:
        graph = make(
            "a+b", "b+z", "a+c", "c+z",
            e0={"verdict": "supported", "certainty": "low"}, e1={"verdict": "mixed", "certainty": "high"},
            e2={"verdict": "mixed", "certainty": "moderate"}, e3={"verdict": "supported"},
        )  # fmt: skip
        assert told(paths(graph, "a", "z")) == ["a+b b+z", "a+c c+z"]

    def test_core_before_detail(self) -> None:
        graph = make("a+b", "b+z", "a+c", "c+z", e0={"level": "detail"})
        assert told(paths(graph, "a", "z")) == ["a+c c+z", "a+b b+z"]

    def test_what_carries_no_effect_comes_last_but_is_not_hidden(self) -> None:
        found = paths(make("a0z", "a+b", "b+z"), "a", "z")
        assert told(found) == ["a+b b+z", "a0z"]
        assert found[1].sign == "none"

    def test_parallel_effects_are_ways_of_their_own(self) -> None:
        assert sorted(told(paths(make("a+b", "a-b"), "a", "b"))) == ["a+b", "a-b"]

    def test_no_way(self) -> None:
        assert paths(make("a+b", concepts="z"), "b", "a") == ()

    def test_to_itself(self) -> None:
        assert told(paths(make("a+b", "b+a", "a-a"), "a", "a")) == ["a-a", "a+b b+a"]

    def test_limits(self) -> None:
        chain = make(*(f"{a}+{b}" for a, b in itertools.pairwise("abcdefgh")))
        assert [len(path.effects) for path in paths(chain, "a", "h")] == [7]
        assert paths(chain, "a", "h", max_length=6) == ()
        assert len(paths(chain, "a", "g")) == 1
        dense = make(*(f"{a}+{b}" for a, b in itertools.permutations("abcdefgh", 2)))
        assert len(paths(dense, "a", "h", limit=3)) == 3

    def test_the_shortest_way_is_found_where_there_are_more_ways_than_can_be_tried(self) -> None:
        rungs = [f"{a}{n}+{b}{n + 1}" for n in range(30) for a in "ab" for b in "ab"]
        ladder = read_graph_text(
            "effects:\n" + "".join(f"  - {rung.replace('+', ' -> ')}: raises\n" for rung in rungs)
        )
        assert [len(path.effects) for path in paths(ladder, "a0", "b30")] == [30]

    def test_the_shortest_way_is_among_them_however_it_is_backed(self) -> None:
        middle = [pair for m in "mnopqrstuvw" for pair in (f"a+{m}", f"{m}+{m.upper()}", f"{m.upper()}+z")]
        graph = make("a0b", "b0z", *middle)
        assert told(paths(graph, "a", "z"))[-1] == "a0b b0z"
        assert [len(path.effects) for path in paths(graph, "a", "z", limit=1)] == [3]

    def test_dense_graph_ends_in_time(self) -> None:
        names = [chr(code) for code in range(0x4E00, 0x4E00 + 120)]
        dense = make(*(f"{a}+{b}" for a, b in itertools.permutations(names, 2)))
        begun = time.process_time()
        found = paths(dense, names[0], names[1], limit=200)
        assert [len(path.effects) for path in found] == [1, *[2] * 118, *[3] * 81]
        assert time.process_time() - begun < 20

    @settings(max_examples=60, deadline=None)
    @given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("+-0"), st.sampled_from("abcdef"))))
    def test_agrees_with_networkx(self, arrows: set[tuple[str, str, str]]) -> None:
        import networkx

        graph = make(*map("".join, sorted(arrows)), concepts="abcdef")
        peer: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        peer.add_nodes_from("abcdef")
        for effect in graph.effects.values():
            peer.add_edge(effect.source, effect.target, key=effect.id)
        ways = networkx.all_simple_edge_paths(peer, "a", "b", cutoff=6)
        expected = {tuple(list(edge)[-1] for edge in way) for way in ways}
        found = paths(graph, "a", "b", limit=100_000)
        assert {tuple(effect.id for effect in path.effects) for path in found} == expected
        assert len(found) == len(expected)
        ranks = [(path.sign == "none", len(path.effects)) for path in found]
        assert ranks == sorted(ranks)


class TestLoops:
    def test_kinds(self) -> None:
        graph = make("a+b", "b+a", "c+d", "d-c", "e+f", "f?e", "g+h", "h0g", "i-i")
        assert [(told([loop])[0], loop.kind) for loop in loops(graph)] == [
            ("i-i", "balancing"),
            ("a+b b+a", "reinforcing"),
            ("c+d d-c", "balancing"),
            ("e+f f?e", "undetermined"),
        ]

    def test_each_loop_once_from_its_first_concept(self) -> None:
        graph = make("b+c", "c+a", "a+b", concepts="abc")
        assert [loop.concepts for loop in loops(graph)] == [("a", "b", "c")]

    def test_without_loops(self) -> None:
        assert loops(make("a+b", "a+c", "b+c")) == ()

    def test_limits(self) -> None:
        dense = make(*(f"{a}+{b}" for a, b in itertools.permutations("abcdefghij", 2)))
        assert [len(loop.effects) for loop in loops(dense, limit=50)] == [2] * 45 + [3] * 5
        assert len(loops(dense, limit=1000, max_length=2)) == 45

    @settings(max_examples=40, deadline=None)
    @given(st.sets(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"))))
    def test_agrees_with_networkx(self, pairs: set[tuple[str, str]]) -> None:
        import networkx

        graph = make(*(f"{a}+{b}" for a, b in sorted(pairs)))
        peer = networkx.DiGraph(sorted(pairs))
        expected = {frozenset(cycle) for cycle in networkx.simple_cycles(peer)}
        found = loops(graph, limit=10_000)
        assert {frozenset(loop.concepts) for loop in found} == expected
        assert len(found) == len(list(networkx.simple_cycles(peer)))


class TestAround:
    def test_one_hop(self) -> None:
        answer = around(make("a+b", "b+c", "c-b", "c+d"), "concept B")
        assert answer.concept.id == "b"
        assert [effect.id for effect in answer.acts_on_it] == ["a+b", "c-b"]
        assert [effect.id for effect in answer.it_acts_on] == ["b+c"]

    def test_hops_reach_on_and_end(self) -> None:
        graph = make("a+b", "b+c", "c+d", "d+a")
        assert [effect.id for effect in around(graph, "a", hops=2).it_acts_on] == ["a+b", "b+c"]
        assert len(around(graph, "a", hops=99).it_acts_on) == 4
        assert around(graph, "a", hops=0).it_acts_on == ()

    def test_self_effect_is_on_both_sides(self) -> None:
        answer = around(make("a-a"), "a")
        assert answer.acts_on_it == answer.it_acts_on != ()


class TestFind:
    graph = ConceptGraph(
        "t",
        {
            "vitamin-d": Concept("vitamin-d", "vitamin D", aka=("cholecalciferol",)),
            "mg": Concept("mg", "magnesium", aka=("Mg ions", "shared")),
            "ca": Concept("ca", "calcium", aka=("shared",)),
            "__proto__": Concept("__proto__", "constructor"),
        },
        {},
    )

    @pytest.mark.parametrize(
        ("name", "id"),
        [("vitamin-d", "vitamin-d"), ("Vitamin  D", "vitamin-d"), ("CHOLECALCIFEROL", "vitamin-d"),
         ("MG", "mg"), ("Magnesium", "mg"), ("constructor", "__proto__")],
    )  # fmt: skip
    def test_by_id_label_and_other_name(self, name: str, id: str) -> None:
        assert find_concept(self.graph, name).id == id

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("magnesum", "there is no concept 'magnesum'; did you mean 'mg' (magnesium)?"),
            ("vitamn-d", "there is no concept 'vitamn-d'; did you mean 'vitamin-d'?"),
            ("???", "there is no concept '???'; the graph has 4 concepts, none of them called like that"),
            ("Shared", "'Shared' means several concepts: use one of the ids 'mg', 'ca'"),
        ],
    )
    def test_unknown(self, name: str, message: str) -> None:
        with pytest.raises(UnknownConceptError) as error:
            paths(self.graph, name, "mg")
        assert str(error.value) == message


def test_coverage() -> None:
    one, two = Evidence("r1"), Evidence("r2", "contradicts")
    graph = make(
        "a+b", "b+c", "c+a", concepts="abcz",
        e0={"quote": "A feeds b.", "evidence": (one, one), "verdict": "supported", "certainty": "low"},
        e1={"evidence": (one, two), "verdict": "mixed"},
        e2={"level": "detail"},
    )  # fmt: skip
    references = {id: Reference(id) for id in ("r1", "r2", "r3")}
    answer = coverage(replace(graph, references=references))
    assert (answer.concepts, answer.effects, answer.core) == (4, 3, 2)
    assert (answer.quoted, answer.referenced, answer.single_source, answer.defined) == (1, 2, 1, 0)
    assert dict(answer.verdicts) == {
        "supported": 1, "mixed": 1, "not-checked": 1, "not-found": 0, "contradicted": 0,
    }  # fmt: skip
    assert dict(answer.certainties) == {"high": 0, "moderate": 0, "low": 1, "": 2, "none": 0}
    assert answer.unquoted == ("b+c", "c+a")
    assert answer.unreferenced == ("c+a",)
    assert answer.orphans == ("z",)
    assert answer.unused_references == ("r3",)


class TestFollows:
    graph = make(
        "a+b", "b-c", "c+d", "a?x", "x+y", "a0z", "a+p", "a-p", "p+q", "a-s", "s+t", "a+m", "a-m",
        e0={"verdict": "supported", "relation": "increases"},
        e1={"verdict": "mixed", "relation": "decreases"},
        e2={"verdict": "supported", "relation": "supports"}, e3={"verdict": "supported"},
        e9={"verdict": "contradicted", "relation": "decreases"},
        e10={"verdict": "supported", "relation": "causes"},
        e11={"verdict": "contradicted"}, e12={"verdict": "supported"},
    )  # fmt: skip
    graph = replace(graph, relations=vocabulary())

    def told(self, max_steps: int = 3) -> list[str]:
        found = follows(self.graph, "concept a", max_steps=max_steps)
        return [f"{one.concept} {one.change} {one.steps} {one.verdict}" for one in found]

    def test_signs_and_the_weakest_verdict_are_carried_and_the_best_backed_come_first(self) -> None:
        assert self.told() == [
            "b rises 1 supported",
            "m falls 1 supported",
            "c falls 2 mixed",
            "p conflict 1 not-checked",
            "s falls 1 contradicted",
            "t falls 2 contradicted",
            "x open 1 supported",
            "d open 3 mixed",
            "q open 2 not-checked",
            "y open 2 not-checked",
        ]

    def test_steps_are_limited(self) -> None:
        assert self.told(1) == [line for line in self.told() if " 1 " in line]

    def test_what_is_good_for_something_does_not_make_it_more(self) -> None:
        names = ("increases", "supports", "works-with", "builds-up")
        own = "{sign: '+', reading: '{source} {target}'}"
        text = f"concepts: {{a: , {', '.join(f't{n}: ' for n in range(5))}}}\n"
        text += f"relations: {{works-with: {own}, builds-up: {own}}}\neffects:\n"
        for n, name in enumerate(names):
            text += f"  - {{source: a, target: t{n}, label: {name}, relation: {name}}}\n"
        text += "  - a -> t4: helps activate\n"
        found = follows(read_graph_text(text), "a")
        assert {one.concept: one.change for one in found} == {
            "t0": "rises", "t1": "open", "t2": "open", "t3": "rises", "t4": "open",
        }  # fmt: skip

    def test_two_falls_and_two_rises_come_to_the_same(self) -> None:
        graph = make("a+b", "b+z", "a-c", "c-z")
        assert {one.concept: one.change for one in follows(graph, "a")} == {
            "b": "rises", "c": "falls", "z": "rises",
        }  # fmt: skip

    def test_what_carries_no_effect_does_not_follow(self) -> None:
        assert "z" not in {one.concept for one in follows(self.graph, "a")}


def test_a_direct_effect_is_never_crowded_out_by_better_backed_ways() -> None:
    graph = make(
        "a+b", "b+z", "a+c", "c+z", "a-z",
        e0={"verdict": "supported"}, e1={"verdict": "supported"}, e2={"verdict": "supported"},
        e3={"verdict": "supported"}, e4={"verdict": "contradicted"},
    )  # fmt: skip
    assert told(paths(graph, "a", "z")) == ["a+b b+z", "a+c c+z", "a-z"]
    assert told(paths(graph, "a", "z", limit=2)) == ["a+b b+z", "a-z"]


def test_backing_counts_more_than_length() -> None:
    graph = make(
        "a+z", "a+b", "b+c", "c+z", "a+d", "d+z",
        e0={"verdict": "mixed"}, e1={"verdict": "supported"}, e2={"verdict": "supported"},
        e3={"verdict": "supported"}, e4={"verdict": "supported"}, e5={"verdict": "not-found"},
    )  # fmt: skip
    assert told(paths(graph, "a", "z")) == ["a+b b+c c+z", "a+z", "a+d d+z"]
