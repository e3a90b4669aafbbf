"""What newcomers write wrong: each slip is told once, where it is, with the lines as they should be."""

from __future__ import annotations

import pytest

from graph_data import examine_text, format_problems


def told(text: str, name: str = "g.yaml") -> list[tuple[str, str, str]]:
    """Return errors as code, line:column and example."""
    return [(p.code, f"{p.place.line}:{p.place.column}" if p.place else "", p.example)
            for p in examine_text(text, name).errors]  # fmt: skip


COLON = "- co2 -> sugar: becomes part of"


class TestShortForm:
    @pytest.mark.parametrize(
        "before",
        ["concepts: [co2, sugar]\neffects:\n", "effects:\n  - light -> sugar: makes\n", "#\neffects:\n"],
    )
    def test_colon_left_out(self, before: str) -> None:
        """The name is known from the concepts, from another effect, or the verb is."""
        assert told(f"{before}  - co2 -> sugar becomes part of\n") == [("CG401", "3:17", COLON)]

    def test_a_colon_left_out_between_two_effects_that_yaml_joins(self) -> None:
        text = "effects:\n  light -> sugar makes\n  sugar -> life: feeds\n"
        assert told(text) == [("CG108", "2:17", "  - light -> sugar: makes")]

    def test_the_rest_of_the_line_is_still_checked(self) -> None:
        text = "concepts: [co2, sugar]\neffects:\n  - co3 -> sugar becomes part of\n"
        assert [code for code, _, _ in told(text)] == ["CG301", "CG401"]

    def test_no_space_after_the_colon(self) -> None:
        text = "effects:\n  - light -> sugar:makes\n"
        assert told(text) == [("CG401", "2:20", "- light -> sugar: makes")]

    @pytest.mark.parametrize("arrow", ["->", "-->", "=>", "==>", "→", "⇒", "➔", "—>", "–>", "- >", "-&gt;"])
    def test_any_arrow_will_do(self, arrow: str) -> None:
        graph = examine_text(f"effects:\n  - light {arrow} sugar: makes\n").graph
        assert graph is not None
        assert [(e.source, e.target) for e in graph.effects.values()] == [("light", "sugar")]

    @pytest.mark.parametrize(
        ("line", "example"),
        [
            ("light sugar: makes", "- light -> sugar: makes"),
            ("light makes sugar", "- light -> sugar: makes"),
            ("light > sugar: makes", "- light -> sugar: makes"),
            ("light - sugar: makes", "- light -> sugar: makes"),
            ("light <- sugar: makes", "- sugar -> light: makes"),
            ("light <-> sugar: makes", "- light -> sugar: makes\n- sugar -> light: makes"),
            ("light -> sugar -> light: makes", "- light -> sugar: makes\n- sugar -> light: makes"),
            ("-> sugar: makes", ""),
        ],
    )
    def test_not_quite_an_arrow(self, line: str, example: str) -> None:
        text = f"concepts: [light, sugar]\neffects:\n  - {line}\n"
        assert told(text) == [("CG402", "3:5", example)]

    def test_a_sentence_is_taken_apart_at_its_verb(self) -> None:
        text = "effects:\n  - coffee reduces deep sleep\n"
        assert told(text) == [("CG402", "2:5", "- coffee -> deep sleep: reduces")]


class TestYaml:
    @pytest.mark.parametrize(
        ("text", "place", "example"),
        [
            ('title: "abc\nconcepts:\n  tea: {definition: "x"}', "1:8", 'title: "abc"'),
            ('title: "abc\nconcepts:\n', "1:8", 'title: "abc"'),
            ("concepts:\n  tea: {label: x\n  b:\n", "2:8", "  tea: {label: x}"),
            ("concepts: [a, b\neffects:\n  - a -> b: c\n", "1:11", "concepts: [a, b]"),
            ('title: {b: "c}\nd: e', "1:12", 'title: {b: "c"}'),
            ("title: Sleep title: the day\neffects: [a -> b: c]\n", "1:19", 'title: "Sleep title: the day"'),
            ("effects:\n  - a -> b: raises note: c\n", "2:24", '  - a -> b: "raises note: c"'),
            ("effects: a -> b: raises\n", "1:10", "effects:\n  - a -> b: raises"),
            ("effects:\n  - a -> b: x\n   - c -> d: y\n", "3:4", "  - c -> d: y"),
            ("effects:\n  - a -> b: x\n - c -> d: y\n", "3:2", "  - c -> d: y"),
            ("effects:\n  - source: a\n   target: b\n", "3:4", "    target: b"),
            ("effects:\n  - source: a\n      target: b\n", "3:7", "    target: b"),
            ("effects:\n  - source: a\n  target: b\n", "3:3", "    target: b"),
            ("title: x\n  concepts:\n", "2:3", "concepts:"),
            ("concepts:\n  tea:\n sleep:\n", "3:2", "  sleep:"),
            ('effects:\n  - "Tea" -> sleep: x\n', "2:10", "  - Tea -> sleep: x"),
            ("title: 'can't'\n", "1:13", 'title: "can\'t"'),
            ('title: "He said "go" now"\n', "1:18", "title: 'He said \"go\" now'"),
            ("title: “Sleep: x”\neffects: [a -> b: c]\n", "1:8", 'title: "Sleep: x"'),
            ("effects:\n  -a -> b: x\n  - c -> d: y\n", "2:4", "  - a -> b: x"),
            ("effects:\n  - a -> b: x\n  -c -> d: y\n", "3:4", "  - c -> d: y"),
            ("effects:\n  - a -> b: x\n  c -> d: y\n", "3:3", "  - c -> d: y"),
            ("title: -\n  x: y\ntext: -\n", "1:8", 'title: "-"'),
            ("effects: - x\n", "1:10", "effects:\n  - x"),
            ("concepts:\n  tea\n  sleep:\n", "2:6", "  tea:"),
            ("concepts\n  tea:\n", "1:9", "concepts:"),
            ("title = Sleep\neffects:\n", "1:6", "title: Sleep"),
            ("title: x\nCoffee reduces sleep\n", "2:1", "effects:\n  - Coffee -> sleep: reduces"),
            ("- a -> b: x\nc: d\n", "1:1", "effects:\n  - a -> b: x"),
            ('title: "C:\\q"\n', "1:11", "title: 'C:\\q'"),
            ("concepts: [a,\n  b\n  c: d, e]\n", "2:4", "  b,"),
        ],
    )
    def test_of_a_line(self, text: str, place: str, example: str) -> None:
        assert told(text) == [("CG108", place, example)]

    @pytest.mark.parametrize(
        ("text", "place", "example"),
        [
            ("effects:\n  -\ta -> b: x\n", "2:4", "  - a -> b: x"),
            ("effects:\n  - a -> b: x\n\t- c -> d: y\n", "3:1", "  - c -> d: y"),
            ("concepts:\n\tlight:\n\tsugar:\n", "2:1", "  light:"),
        ],
    )
    def test_of_a_tab(self, text: str, place: str, example: str) -> None:
        assert told(text) == [("CG111", place, example)]

    def test_a_text_of_several_lines_is_not_taken_for_an_open_one(self) -> None:
        assert told('title: "a\n  b"\ndescription: c label: d\n  title: x\n')[0][1] == "4:3"


class TestDepth:
    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("concepts:\n  light:\n   sugar:\neffects:\n  - light -> sugar: makes\n", "3:4"),
            ("concepts:\n  light:\n    sugar: {aka: [s]}\neffects:\n  - light -> sugar: makes\n", "3:5"),
            ("concepts:\nlight:\nsugar:\neffects:\n- light -> sugar: makes\n", "2:1"),
            ("effects:\nlight -> sugar: makes\nsugar -> light: dims\n", "2:1"),
            ("light -> sugar: makes\n", "1:1"),
            ("concepts:\n  light:\n  aka: [sun]\n  sugar:\neffects:\n  - sun -> sugar: makes\n", "3:3"),
            ("concepts:\n  light:\n  sugar:\n  effects:\n    - light -> sugar: makes\n", "4:3"),
        ],
    )
    def test_is_told_once(self, text: str, place: str) -> None:
        assert [(code, at) for code, at, _ in told(text)] == [("CG211", place)]

    def test_of_effects_alone(self) -> None:
        assert told("- light -> sugar: makes\n") == [
            ("CG203", "1:1", "effects:\n  - source -> target: words")
        ]


class TestLists:
    @pytest.mark.parametrize("mark", ["• ", "•\t", "– ", "* ", "1. ", "1) "])
    @pytest.mark.parametrize("indent", ["", "  "])
    def test_pasted_from_a_word_processor(self, mark: str, indent: str) -> None:
        other = mark.replace("1", "2")
        text = f"effects:\n{indent}{mark}light -> sugar: makes\n{indent}{other}sugar -> life: feeds\n"
        found = told(text)
        assert len(found) == 1
        assert found[0][1] == f"2:{len(indent) + 1}"
        assert found[0][2].startswith(("effects:\n  - light -> sugar", "  - light -> sugar"))

    def test_numbers_may_begin_a_name(self) -> None:
        assert told("effects:\n  - 1. step -> 2. step: leads to\n") == []

    def test_a_dash_for_each_key(self) -> None:
        text = "effects:\n  - source: a\n  - target: b\n  - label: raises\n"
        assert [(code, at) for code, at, _ in told(text)] == [("CG204", "3:5")]

    def test_no_dash_at_all(self) -> None:
        assert told("effects:\n  source: a\n  target: b\n  label: raises\n") == []

    def test_a_list_for_a_concept(self) -> None:
        ((code, at, example),) = told(
            "concepts:\n  light: [sun]\n  sugar:\neffects: [light -> sugar: makes]\n"
        )
        assert (code, at) == ("CG203", "2:10")
        assert "definition:" in example

    def test_a_text_for_the_concepts(self) -> None:
        assert told("concepts: light, sugar\neffects:\n  - light -> sugar: makes\n") == [
            ("CG203", "1:11", "concepts:\n  light:\n  sugar:")
        ]


def test_a_colour_that_yaml_takes_for_a_comment() -> None:
    text = "categories:\n  life:\n    color: #00aa33\neffects:\n  - a -> b: raises\n"
    assert told(text) == [("CG207", "3:12", '    color: "#00aa33"')]
    assert len(examine_text(text, "g.yaml").problems) == 1
    text = "categories:\n  life: {label: Living, color: #00aa33}\neffects:\n  - a -> b: raises\n"
    report = examine_text(text, "g.yaml")
    assert report.graph is not None
    assert report.graph.categories["life"].color == "#00aa33"
    assert [p.example for p in report.problems] == ['  life: {label: Living, color: "#00aa33"}']


def test_a_comma_in_a_text_without_quotation_marks() -> None:
    text = "concepts:\n  tea: {definition: Leaves, dried}\n  b:\neffects:\n  - tea -> b: raises\n"
    (found,) = examine_text(text).errors
    assert (found.code, found.expected) == ("CG201", "quotation marks around a text that holds a comma")
    assert found.example == 'definition: "Leaves, dried"'


class TestUnknownConcept:
    def test_is_shown_where_it_goes(self) -> None:
        text = "concepts:\n  light:\neffects:\n  - water -> light: dims\n  - light -> water: warms\n"
        assert told(text) == [("CG301", "4:5", "concepts:\n  water:")]
        assert told(text.replace(":\n  light:\n", ": [light]\n", 1)) == [
            ("CG301", "3:5", "concepts: [..., water]")
        ]

    def test_a_misspelt_one_is_told_wherever_it_stands(self) -> None:
        text = "concepts: [sugar, light]\neffects:\n  - suger -> light: dims\n  - light -> suger: makes\n"
        assert [(code, at) for code, at, _ in told(text)] == [("CG301", "3:5"), ("CG301", "4:14")]


class TestOtherFiles:
    @pytest.mark.parametrize(
        ("text", "code", "word"),
        [
            ("{\\rtf1\\ansi}", "CG104", "RTF"),
            ("<!DOCTYPE html><html>", "CG104", "web page"),
            ("\n<html><body>", "CG104", "web page"),
            ("<?xml version='1.0'?>", "CG104", "XML"),
            ("<svg viewBox='0 0 1 1'/>", "CG104", "picture"),
            ("source,effect,target\na,raises,b\n", "CG203", "table"),
            ("Coffee keeps people awake. So it goes.", "CG203", "text without keys"),
        ],
    )
    def test_are_named(self, text: str, code: str, word: str) -> None:
        (found,) = examine_text(text, "g.yaml").problems
        assert found.code == code
        assert word in found.message


def test_lines_to_be_written_stand_below_what_is_expected() -> None:
    report = examine_text("effects:\n  - co2 -> sugar becomes part of\n", "g.yaml")
    assert format_problems(report.problems, sources={"g.yaml": report.source}).splitlines() == [
        "g.yaml:2:17: error CG401: no colon stands between 'sugar' and the words 'becomes part of'",
        "    2 |   - co2 -> sugar becomes part of",
        "                        ^",
        "  expected: a colon after 'sugar':",
        "      | - co2 -> sugar: becomes part of",
        "",
        "1 error",
    ]
    assert format_problems(report.problems, "gcc").endswith(
        "; expected a colon after 'sugar': - co2 -> sugar: becomes part of [CG401]\n"
    )


class TestVerdicts:
    TEXT = (
        "references: {{r: {{title: T}}, q: {{title: U}}}}\neffects:\n  - a -> b: raises\n"
        "    verdict: {verdict}\n"
        "    evidence: [{{reference: r, stance: {first}}}, {{reference: q, stance: {second}}}]\n"
    )

    @pytest.mark.parametrize(
        ("verdict", "first", "second", "doubtful"),
        [
            ("supported", "supports", "partly", False),
            ("supported", "no-evidence", "contradicts", True),
            ("contradicted", "contradicts", "partly", False),
            ("contradicted", "partly", "no-evidence", True),
            ("mixed", "partly", "partly", False),
            ("mixed", "supports", "supports", True),
            ("not-found", "no-evidence", "partly", False),
            ("not-found", "contradicts", "contradicts", True),
        ],
    )
    def test_fit_their_evidence(self, verdict: str, first: str, second: str, doubtful: bool) -> None:
        text = self.TEXT.format(verdict=verdict, first=first, second=second)
        found = [p for p in examine_text(text).problems if p.code == "CG407"]
        assert bool(found) is doubtful

    def test_a_note_may_say_why_what_was_found_does_not_decide_it(self) -> None:
        text = self.TEXT.format(verdict="not-found", first="contradicts", second="contradicts")
        report = examine_text(text + "    note: Both tested something else.\n")
        assert "CG407" not in [p.code for p in report.problems]


class TestWordsWithoutRelation:
    def test_are_shown_with_one_in_the_form_of_the_file(self) -> None:
        (found,) = examine_text("effects:\n  - a -> b: tickles\n").problems
        first, second = found.example.split("\n")
        assert first == "- a -> b: tickles"
        graph = examine_text(f"effects:\n  {first}\n  {second}\n").graph
        assert graph is not None
        assert [effect.relation for effect in graph.effects.values()] == ["increases"]
        (found,) = examine_text("effects:\n  - {source: a, target: b, label: tickles}\n").problems
        assert found.example.startswith("relation: increases")

    def test_that_recur_are_told_once_with_a_relation_of_ones_own(self) -> None:
        text = "effects:\n  - a -> b: tickles\n  - b -> c: tickles\n"
        (found,) = examine_text(text).problems
        assert "2 effects have them" in found.message
        assert examine_text(f"{found.example}\n{text}").problems == ()


def test_ends_of_lines_that_only_yaml_knows_do_not_count() -> None:
    """A fault behind U+2028 is told where everybody sees it, and is no fault of the program."""
    for text in ("- \u2028-- ", "a: b\u2028c: d: e\n", "effects: [\u2029\n- a\n"):
        for each in examine_text(text).problems:
            assert each.place is None or each.place.line <= text.count("\n") + 1, (text, each)



@pytest.mark.parametrize("lines", ["  - light\n    -> sugar: makes", "  - light ->\n    sugar: makes"])
def test_an_effect_broken_at_its_arrow_is_offered_on_one_line(lines: str) -> None:
    text = f"concepts: [light, sugar]\neffects:\n{lines}\n"
    assert told(text) == [("CG108", "4:5", "  - light -> sugar: makes")]


@pytest.mark.parametrize("after", ["", "    {key}: x\n"])
@pytest.mark.parametrize(
    ("before", "further", "key"),
    [
        ("effects:\n  - light -> sugar: makes\n", "    a lot of it", "when"),
        ("concepts:\n  light:\n    definition: What comes\n", "    from the sun", "category"),
        ("effects:\n  - source: light\n    target: sugar\n    label: makes\n", "    much", "note"),
    ],
)
def test_a_text_that_goes_on_at_its_key_is_set_deeper(
    before: str, further: str, key: str, after: str
) -> None:
    """The remedy is followed, and the text is read whole."""
    text = f"{before}{further}\n{after.format(key=key)}"
    line = before.count("\n") + 1
    assert told(text) == [("CG108", f"{line}:5", "  " + further)]
    assert "CG108" not in [code for code, _, _ in told(text.replace(further, "  " + further))]


@pytest.mark.parametrize(
    "line",
    [
        *("light -makes-> sugar", "light -[makes]-> sugar", "light -[:makes]-> sugar"),
        *("light -- makes --> sugar", "light --|makes|--> sugar", "light -->|makes| sugar"),
    ],
)
def test_words_within_the_arrow_are_read(line: str) -> None:
    """As Mermaid, Cypher and people write them."""
    text = f"concepts: [light, sugar]\neffects:\n  - {line}\n"
    assert [(code, example) for code, _, example in told(text)] == [("CG401", "- light -> sugar: makes")]


@pytest.mark.parametrize(
    "line",
    [
        *("tea -(delays)-> sleep", "tea —delays→ sleep", "tea ⟶ [delays] ⟶ sleep", "tea --delays--> sleep"),
        *("tea -[delays]-> sleep", "tea -->|delays| sleep", "tea -delays-> sleep"),
        *("tea → delays → sleep", "tea (delays) sleep", "tea | delays | sleep", "tea; delays; sleep"),
        *("tea -> sleep (delays)", "tea -- delays -- sleep", "tea delays sleep"),
    ],
)
def test_words_are_told_from_names_that_nobody_declares(line: str) -> None:
    """The remedy is followed, and nothing more is told."""
    (found,) = told(f"effects:\n  - {line}\n")
    assert (found[0], found[2]) in [("CG401", "- tea -> sleep: delays"), ("CG402", "- tea -> sleep: delays")]
    assert told(f"effects:\n  {found[2]}\n") == []


def test_ways_of_arrows_are_taken_apart() -> None:
    found = told("effects:\n  - tea -> delays -> sleep -> lowers -> stress\n")
    assert [example for _, _, example in found] == ["- tea -> sleep: delays\n- sleep -> stress: lowers"]
    (chain,) = told("effects:\n  - rain -> river -> sea\n")
    assert chain[2] == "- rain -> river: words\n- river -> sea: words"


def test_a_hyphen_in_a_name_is_no_arrow() -> None:
    text = "effects:\n  - omega-3 -> mood: lifts\n  - vitamin - d -> mood: lifts\n"
    assert told(text) == []


@pytest.mark.parametrize("between", [", ", " and ", " + ", " & ", ", and ", "; ", " / "])
def test_several_concepts_for_one_end_are_taken_apart(between: str) -> None:
    head = "concepts: [light, water, sugar]\neffects:\n"
    both = "- light -> sugar: makes\n- water -> sugar: makes"
    assert told(f"{head}  - light{between}water -> sugar: makes\n") == [("CG301", "3:5", both)]
    apart = "- sugar -> light: needs\n- sugar -> water: needs"
    assert told(f"{head}  - sugar -> light{between}water: needs\n") == [("CG301", "3:14", apart)]


def test_a_name_with_and_in_it_is_a_name() -> None:
    text = "concepts: [salt and pepper, salt, taste]\neffects:\n  - salt and pepper -> taste: lifts\n"
    assert told(text) == []


@pytest.mark.parametrize("mark", ["• ", "* ", "-", "▪", "– "])
def test_bulleted_concepts(mark: str) -> None:
    text = f"concepts:\n  {mark}light\n  {mark}sugar cane\neffects:\n  - light -> sugar cane: feeds\n"
    assert told(text) == [("CG203", "2:3", "concepts:\n  - light\n  - sugar cane")]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("nodes: [light]\n", "concepts"),
        ("sources: [A review]\n", "references"),
        ("name: Light\n", "title"),
        ("effects:\n  - {from: light, target: sugar, label: makes}\n", "source"),
        ("effects:\n  - {source: light, target: sugar, label: makes, sources: [x]}\n", "evidence"),
        ("concepts:\n  light: {name: daylight}\n", "label"),
    ],
)
def test_a_key_of_other_programs_is_known_by_what_it_stands_in(text: str, near: str) -> None:
    assert near in [p.suggestion for p in examine_text(text).problems if p.code == "CG201"]


def test_a_name_that_is_a_verb_too_is_no_reason_to_look_no_further() -> None:
    report = examine_text("effects:\n  - tea -> need raises hunger\n", "g.yaml")
    (found,) = (each for each in report.problems if each.code == "CG401")
    assert found.message == "no colon stands between 'need' and the words 'raises hunger'"


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ('"• rain -> river": fills', "• rain"),
        ('"- rain -> river": fills', "- rain"),
        ("• rain -> river: fills", "rain"),
    ],
)
def test_a_bullet_within_quotation_marks_is_part_of_the_name(item: str, name: str) -> None:
    graph = examine_text(f"effects:\n  - {item}\n").read
    assert graph is not None
    assert [concept.label for concept in graph.concepts.values()] == [name, "river"]
