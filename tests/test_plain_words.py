"""Prose in lines of YAML is text; what is told offers the line in quotation marks, which arrives."""

from __future__ import annotations

import pytest

from graph_data import ConceptGraph, examine_text
from graph_data.errors import Problem

#: Signs that mean something to YAML where a text begins.
SIGNS = [
    "[Ca2+] in cells", "{Ca2+} in cells", "*stress* at work", "**bold**", "@home", "`code` quality", "%% fat",
    "> 5 mg zinc", "| pipe", "& co", "&co", "!Kung people", "! now", ", comma", ": colon", "? unknown",
    "&co &co x", "#tag", "] odd", "} odd", "team #1", "C#", "stage: early", "ratio 1:2", "a [b] c", "- dash",
]  # fmt: skip
CODES = ("CG105", "CG108", "CG111", "CG113", "CG114", "CG212")


def graph_of(text: str) -> ConceptGraph:
    report = examine_text(text, "g.yaml")
    assert report.graph is not None, [str(found) for found in report.problems]
    return report.graph


def told(text: str) -> list[Problem]:
    """Return what is told of the shape of the text, each with a line to write instead."""
    return [found for found in examine_text(text, "g.yaml").problems if found.code in CODES]


def followed(text: str, steps: int = 12) -> str:
    """Return a text in which each remedy was followed; fail where that does not arrive."""
    for _ in range(steps):
        found = told(text)
        if not found:
            return text
        first = found[0]
        assert first.example and first.place, str(first)
        assert "while " not in first.message and "did not find" not in first.message
        lines = text.split("\n")
        lines[first.place.line - 1] = first.example
        text = "\n".join(lines)
    pytest.fail(f"the remedies lead round in a circle: {text}")


class TestColons:
    @pytest.mark.parametrize("key", ["title", "description"])
    def test_in_a_line_of_the_file(self, key: str) -> None:
        graph = graph_of(f"{key}: Sleep: what it does, and why: rest\neffects: [a -> b: raises]\n")
        assert getattr(graph, key) == "Sleep: what it does, and why: rest"

    @pytest.mark.parametrize("key", ["quote", "note", "when", "how", "label", "hedge"])
    def test_of_an_effect(self, key: str) -> None:
        text = f"effects:\n  - source: a\n    target: b\n    label: raises\n    {key}: It said: yes: it is\n"
        text = text.replace("    label: raises\n", "") if key == "label" else text
        assert getattr(next(iter(graph_of(text).effects.values())), key) == "It said: yes: it is"

    def test_all_at_once_and_beside_other_mistakes(self) -> None:
        text = (
            "effects:\n  - {source: a, target: b, label: raises}\n  - a -> x: raises\n    quote: one: two\n"
            "  - b -> a: lowers\n    verdict: refuted\n    quote: three: four\n"
        )
        assert [(p.code, p.place.line) for p in examine_text(text).errors if p.place] == [("CG205", 6)]

    def test_of_tours_evidence_and_concepts(self) -> None:
        graph = graph_of(
            "concepts:\n  a: Food: made\n  b: {definition: Rest: at night, aka: [bee]}\n"
            "effects:\n  - a -> b: raises: much\n    evidence:\n      - reference: r\n"
            "        finding: Found: it\n"
            "references:\n  r: Trial: a study\n"
            "tours:\n  - title: From a: to b\n    steps:\n      - focus: a\n        say: Look: here\n"
            "      - {focus: b, ask: What: then?, say: Take note: this}\n"
        )
        first, second = graph.tours[0].steps
        assert [c.definition for c in graph.concepts.values()] == ["Food: made", "Rest: at night"]
        assert (first.say, second.ask, second.say) == ("Look: here", "What: then?", "Take note: this")
        (effect,) = graph.effects.values()
        assert (effect.label, effect.evidence[0].finding) == ("raises: much", "Found: it")
        assert graph.references["r"].csl["title"] == "Trial: a study"
        assert graph.tours[0].title == "From a: to b"

    def test_in_further_lines_of_a_text(self) -> None:
        lines = ("- a -> b: raises", "  note: Sleep is good: it", "    lowers fatigue: much", "  level: core")
        text = "effects:\n" + "".join(f"  {line}\n" for line in lines)
        (effect,) = graph_of(text).effects.values()
        assert effect.note == "Sleep is good: it lowers fatigue: much"

    def test_where_a_key_may_be_meant_all_lines_are_told(self) -> None:
        text = "title: Sleep description: about\neffects:\n  - a -> b: raises note: why\n  - b -> c: lowers\n"
        assert [(p.place.line, p.place.column) for p in told(text) if p.place] == [(1, 25), (3, 24)]
        graph = graph_of(followed(text))
        assert graph.title == "Sleep description: about"
        assert [effect.label for effect in graph.effects.values()] == ["raises note: why", "lowers"]

    def test_lines_and_columns_stay_true(self) -> None:
        text = "title: A: b\neffects:\n  - a -> b: x: y\n    verdict: nope\n"
        (found,) = examine_text(text).errors
        assert found.place and (found.place.line, found.place.column) == (4, 14)


class TestSigns:
    @pytest.mark.parametrize("name", SIGNS)
    def test_before_an_arrow(self, name: str) -> None:
        self.check(f"effects:\n  - magnesium -> b: supports\n  - {name} -> b: raises\n", name)

    @pytest.mark.parametrize("name", [name for name in SIGNS if name != "stage: early"])
    def test_of_a_label(self, name: str) -> None:
        text = f"effects:\n  - source: a\n    target: b\n    label: {name}\n"
        for given in (text, f"effects:\n  - a -> b: {name}\n"):
            followed_text = followed(given)
            (effect,) = graph_of(followed_text).effects.values()
            assert effect.label == name

    @pytest.mark.parametrize(
        "name",
        [name for name in SIGNS if name not in ("- dash", "? unknown", ": colon", "#tag", "stage: early")],
    )
    def test_of_a_concept(self, name: str) -> None:
        text = followed(f'concepts:\n  {name}: A thing.\n  b:\neffects:\n  - "{name} -> b": raises\n')
        assert list(graph_of(text).concepts) == [name, "b"]

    @pytest.mark.parametrize(
        "name", [n for n in SIGNS if n not in (", comma", "} odd", "] odd", "{Ca2+} in cells")]
    )
    def test_within_brackets(self, name: str) -> None:
        text = f"effects:\n  - {{source: a, target: b, label: raises, note: {name}}}\n"
        (effect,) = graph_of(followed(text)).effects.values()
        assert effect.note == name

    def check(self, text: str, name: str) -> None:
        """What is read before a remedy is what is read after it."""
        report = examine_text(text, "g.yaml")
        graph = graph_of(followed(text))
        assert list(graph.concepts) == ["magnesium", "b", name]
        if report.graph is not None:
            assert report.graph.concepts == graph.concepts


class TestNumberSigns:
    @pytest.mark.parametrize(
        ("line", "rest"),
        [
            ("title: Chapter #1", "Chapter #1"),
            ("title: '#1' #2", "'#1' #2"),
            ("title: Interview question #2 of the study.", "Interview question #2 of the study."),
            ("title: Hashtags such as #sleep are popular. # checked", "Hashtags such as #sleep are popular."),
            ("title: #1 of all", "#1 of all"),
        ],
    )
    def test_that_cut_a_text_are_told(self, line: str, rest: str) -> None:
        text = f"{line}\neffects: [a -> b: raises]\n"
        found = told(text)
        assert [p.code for p in found] == ["CG212"]
        assert graph_of(followed(text)).title == rest

    @pytest.mark.parametrize(
        "line", ["title: x # checked by Anna", "title: x  #", "title: 'x #1'", "#title: y #2"]
    )
    def test_comments_are_quiet(self, line: str) -> None:
        found = told(f"{line}\neffects:\n  # - a -> c: raises\n  #- a -> c: raises\n  - a -> b: raises # x\n")
        assert [p.code for p in found] == (["CG212"] if line.endswith("  #") else [])

    def test_a_number_in_a_block_of_text_is_quiet(self) -> None:
        assert told("text: |\n  Item #1 - - a -> b\n  - &x -> y: z\neffects: [a -> b: raises]\n") == []

    def test_a_label_that_is_cut_is_told_once(self) -> None:
        problems = examine_text("effects:\n  - smoking -> cancer: is the #1 cause of\n").problems
        assert [p.code for p in problems] == ["CG212"]

    def test_one_that_leaves_no_effect_is_an_error(self) -> None:
        problems = examine_text("effects:\n  - a -> b #2\n  - c -> d: raises\n").problems
        assert [(p.code, p.severity) for p in problems] == [("CG212", "error")]


def test_a_correct_file_means_what_yaml_says() -> None:
    text = (
        "effects:\n  - &one {source: a, target: b, label: raises}\n  - *one\n  - source: &x c\n"
        "    target: d\n    label: lowers # *x\n    note: >\n      a: b\n      [c] d\n"
        "  - {source: *x, target: e, label: eases}\n"
    )
    graph = graph_of(text)
    assert [(e.source, e.label, e.target, e.note) for e in graph.effects.values()] == [
        ("a", "raises", "b", ""), ("a", "raises", "b", ""), ("c", "lowers", "d", "a: b [c] d"),
        ("c", "eases", "e", ""),
    ]  # fmt: skip


def test_private_characters_of_the_file_stay() -> None:
    graph = graph_of("title: \ue03a\uf700 x: y\neffects: [a -> b: raises]\n")
    assert graph.title == "\ue03a\uf700 x: y"


def test_a_soft_line_break_is_told_once_with_the_line() -> None:
    text = "title: first\x0bsecond\x0bthird\neffects: [a -> b: raises]\n"
    (found,) = told(text)
    assert (found.code, found.expected, found.example) == (
        "CG105", "a blank in its place", "title: first second third",
    )  # fmt: skip
    assert graph_of(followed(text)).title == "first second third"


def test_a_tag_is_told_with_quotation_marks() -> None:
    assert graph_of(followed("title: !foo bar\neffects: [a -> b: raises]\n")).title == "!foo bar"
