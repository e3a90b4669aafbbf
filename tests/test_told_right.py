"""Messages: none that only follows, the nearest right thing, and remedies that arrive."""

from __future__ import annotations

import pytest

from graph_data import examine_text
from graph_data.errors import Problem


def told(text: str, name: str = "g.yaml") -> list[Problem]:
    return [found for found in examine_text(text, name).problems if found.code not in ("CG305", "CG504")]


def codes(text: str, name: str = "g.yaml") -> list[str]:
    return [found.code for found in told(text, name)]


class TestWhatOnlyFollows:
    def test_from_a_stance_or_a_verdict(self) -> None:
        head = "references: {r: {title: T}}\neffects:\n  - source: a\n    target: b\n    label: raises\n"
        wrong = "    verdict: contradicted\n    evidence: [{reference: r, stance: contradict}]\n"
        assert codes(head + wrong) == ["CG803", "CG205"]
        wrong = "    verdict: supports\n    evidence: [{reference: r, stance: contradicts}]\n"
        assert "CG407" not in codes(head + wrong)

    @pytest.mark.parametrize(
        ("key", "rest"),
        [
            ("refrences", "effects: [{source: a, target: b, label: raises, evidence: r}]"),
            ("relatons", "effects: [{source: a, target: b, label: x, relation: feeds}]"),
            ("txt", "effects: [{source: a, target: b, label: raises, quote: It does.}]"),
        ],
    )
    def test_from_a_misspelt_key_of_the_file(self, key: str, rest: str) -> None:
        assert codes(f"{key}: {{r: {{title: T}}}}\n{rest}\n") == ["CG201"]


class TestNearest:
    TEXT = (
        "concepts:\n  leaky-vessels: {aka: [leaky]}\n"
        "  wait: {label: delay before antibiotics, aka: [waiting time]}\n"
        "effects:\n  - leaky-vessels -> wait: raises\n"
    )

    @pytest.mark.parametrize("name", ["delay", "delay before antibiotic", "waiting tme", "time"])
    def test_by_label_and_alias(self, name: str) -> None:
        lines = (
            f"  - {name} -> wait: raises\n",
            f"tours: [{{title: T, steps: [{{focus: {name}}}]}}]\n",
            f"tours: [{{title: T, steps: [{{focus: wait, highlight: [{name}]}}]}}]\n",
        )
        for line, code in zip(lines, ("CG301", "CG701", "CG702"), strict=True):
            found = [each for each in told(self.TEXT + line) if each.code == code]
            assert [each.suggestion for each in found] == ["wait"], line

    def test_of_relatives_and_categories(self) -> None:
        text = self.TEXT.replace("{aka: [leaky]}", "{broader: delay befor, category: bad thigs}")
        found = told("categories: {bad: {label: Bad things}}\n" + text)
        assert [(each.code, each.suggestion) for each in found] == [("CG306", "wait"), ("CG302", "bad")]

    @pytest.mark.parametrize(
        ("wrong", "right"),
        [("name", "label"), ("description", "definition"), ("aliases", "aka"), ("type", "category")],
    )
    def test_of_keys(self, wrong: str, right: str) -> None:
        found = told(f"concepts: {{a: {{{wrong}: x}}, b: }}\neffects: [a -> b: raises]\n")
        assert [(each.code, each.suggestion) for each in found] == [("CG201", right)]


class TestWhichEffects:
    TEXT = (
        "text: |\n  A raises b. It does.\neffects:\n"
        "  - {source: a, target: b, label: raises, quote: A raises b.}\n"
        "  - b -> c: lowers\n  - c -> d: lowers\n"
    )

    def test_have_no_quote(self) -> None:
        (found,) = told(self.TEXT)
        assert (found.code, found.place and found.place.line) == ("CG801", 5)
        assert found.message == "2 of 3 effects have no quote: 'b lowers c', 'c lowers d'"

    def test_nothing_of_evidence_where_nothing_is_graded(self) -> None:
        effect = "{source: a, target: b, label: raises, evidence: r}"
        text = f"references: {{r: {{title: T}}}}\neffects:\n  - {effect}\n"
        assert codes(text + "  - b -> c: lowers\n") == []
        text = text.replace("evidence: r", "evidence: r, verdict: supported")
        (first, second) = told(text + "  - b -> c: lowers\n")
        assert (first.code, second.code) == ("CG803", "CG802")
        assert second.place and second.place.line == 4

    def test_quotes_in_a_table(self) -> None:
        (found,) = examine_text("source,effect,target,quote\na,raises,b,It does.\n", "t.csv").problems
        assert found.expected == "a graph file in YAML, which can name one; a table cannot"


class TestShapes:
    TEXT = (
        "concepts:\n  - name: tea\n    category: drink\n  - name: deep sleep\n    definition: Rest.\n"
        "effects:\n  - tea -> deep sleep: delays\n"
    )

    def test_a_list_of_names(self) -> None:
        (found,) = told(self.TEXT)
        assert (found.code, found.example) == ("CG203", "concepts:\n  tea:\n    category: drink")
        mended = "concepts:\n  tea:\n    category: drink\n  deep sleep:\n    definition: Rest.\n"
        assert codes(mended + self.TEXT[self.TEXT.index("effects") :]) == []

    @pytest.mark.parametrize("name", ["null", "Null", "NULL", "~"])
    def test_nothing_as_a_name(self, name: str) -> None:
        (found,) = told(f"concepts:\n  ok:\neffects:\n  - {name} -> ok: raises\n")
        key = found.example.split("\n")[1].strip()
        assert key == f'"{name}":'
        for declared in (key, f"{name}:"):
            text = f"concepts:\n  ok:\n  {declared}\neffects:\n  - {name} -> ok: raises\n"
            assert told(text) == []
        (found,) = told(f"effects:\n  - {{source: {name}, target: b, label: raises}}\n")
        assert (found.code, found.example) == ("CG208", f'source: "{name}"')
        assert told(f"effects:\n  - {{{found.example}, target: b, label: raises}}\n") == []

    def test_merge_keys(self) -> None:
        text = "effects:\n  - &b {source: a, target: b, label: raises}\n  - {<<: *b, target: c}\n"
        (found,) = told(text)
        assert found.code == "CG201" and "<<" in found.message and found.expected

    @pytest.mark.parametrize(
        "article",
        [
            ">\n  Sleep lowers fatigue. It also\n  lifts the mood.",
            "|\n  Sleep lowers fatigue",
            '"Sleep lowers fatigue."',
            "Sleep lowers fatigue. It also\n  lifts\n  the mood.",
            "Sleep lowers fatigue " + "and it lowers it " * 50,
        ],
    )
    def test_an_article_in_the_file(self, article: str) -> None:
        text = f"text: {article}\neffects:\n  - {{source: sleep, target: fatigue, label: lowers,\n"
        report = examine_text(text + "     quote: Sleep lowers fatigue ...}\n")
        assert report.problems == ()

    @pytest.mark.parametrize("name", ["none.md", "my old text. final.md", "folder/text"])
    def test_a_file_that_is_not_there(self, name: str) -> None:
        (found,) = told(f"text: {name}\neffects: [a -> b: raises]\n")
        assert found.code == "CG501" and "text: |" in found.expected


class TestNames:
    def test_one_name_of_two_concepts_says_why(self) -> None:
        (found,) = told("concepts: [dose in \u00b5g, dose in \u03bcg]\neffects: [a -> b: raises]\n")[:1]
        assert found.code == "CG304" and "forms of letters" in found.expected

    @pytest.mark.parametrize("name", ["c\u043effee", "vitamin \u0421", "\u0391lpha"])
    def test_letters_that_look_alike(self, name: str) -> None:
        (found,) = told(f"effects:\n  - {name} -> b: raises\n")
        assert found.code == "CG310" and found.suggestion.isascii()
        assert told(f"effects:\n  - {found.suggestion} -> b: raises\n") == []

    @pytest.mark.parametrize("name", ["кофе", "NF-κB", "β-carotene", "витамин C", "ΔG", "μg", "α and β"])
    def test_letters_of_other_scripts_are_quiet(self, name: str) -> None:
        assert told(f"effects:\n  - {name} -> b: raises\n") == []

    def test_words_with_such_a_letter(self) -> None:
        assert "CG310" in codes("effects:\n  - a -> b: r\u0430ises\n")

    def test_symbols_that_differ_by_capitals(self) -> None:
        assert codes("effects:\n  - Co -> b: raises\n  - CO -> c: raises\n") == ["CG307"]


class TestSignsThatCut:
    @pytest.mark.parametrize(
        ("line", "mended"),
        [
            (
                "  - {source: a, target: b, label: raises, note: Trial} #3 found it.}",
                'note: "Trial} #3 found it."}',
            ),
            ("  - | #1 -> b: raises", '- "| #1 -> b": raises'),
            ("  - > # x -> b: raises", '- "> # x -> b": raises'),
        ],
    )
    def test_behind_a_bracket_and_a_block(self, line: str, mended: str) -> None:
        found = told(f"effects:\n{line}\n")
        assert [each.code for each in found if each.code in ("CG114", "CG212")]
        assert mended in found[0].example
        assert not [
            each for each in told(f"effects:\n{found[0].example}\n") if each.code in ("CG114", "CG212")
        ]

    def test_a_text_with_a_bracket_and_a_number_sign_within_brackets(self) -> None:
        (found,) = told("concepts:\n  c: {aka: [dot net, C] #]}\neffects:\n  - c -> c: raises\n")
        assert found.example == '  c: {aka: [dot net, "C] #"]}'

    def test_remarks_are_quiet(self) -> None:
        lines = (
            "  - {source: a, target: c, label: x}  #checked\n  - {source: a, target: d, label: x} #y {b}\n"
        )
        assert "CG212" not in codes(f"effects:\n{lines}")
        assert codes("effects:\n  - | # a remark\n    a -> b: raises\n") == []

    @pytest.mark.parametrize(("sign", "remedy"), [("\\v", "a blank in its place"), ("\\x07", "it taken out")])
    def test_an_escaped_control_character_is_all_that_is_told(self, sign: str, remedy: str) -> None:
        (found,) = told(f'effects:\n  - "one{sign}two -> b": raises\n')
        assert (found.code, found.expected) == ("CG105", remedy)


class TestOtherWaysOfWriting:
    @pytest.mark.parametrize(
        ("wrong", "line"),
        [
            ("a -| b: lowers", "- a -> b: lowers"),
            ("a ⊣ b: blocks", "- a -> b: blocks"),
            ("Tee senkt Puls", "- Tee -> Puls: senkt"),
        ],
    )
    def test_of_an_arrow(self, wrong: str, line: str) -> None:
        (found,) = told(f"effects:\n  - {wrong}\n")
        assert (found.code, found.example) == ("CG402", line)

    @pytest.mark.parametrize(
        ("key", "meant"),
        [
            ("predicate", "label"), ("polarity", "sign"), ("confidence", "certainty"),
            ("citation", "evidence"), ("wirkung", "label"),
            ("von", "source"), ("nach", "target"), ("beleg", "evidence"),
        ],
    )  # fmt: skip
    def test_of_a_key(self, key: str, meant: str) -> None:
        found = told(f"effects:\n  - a -> b: raises\n    {key}: x\n")
        assert [each.suggestion for each in found if each.code == "CG201"] == [meant]

    def test_a_german_denial_is_offered_as_no_effect(self) -> None:
        (found,) = told("language: de\neffects:\n  - a -> b: senkt nicht\n")
        assert "relation: no-effect" in found.example


def test_much_of_a_thing_may_go_by_its_bare_name_but_little_may_not() -> None:
    text = (
        "concepts:\n  n: {label: too much noise, aka: [noise]}\n  s: {label: lack of sleep, aka: [sleep]}\n"
        "  m: {label: mood, aka: [low mood]}\neffects:\n  - n -> s: raises\n  - s -> m: lowers\n"
    )
    told = [str(each.place) for each in examine_text(text).problems if each.code == "CG315"]
    assert told == ["graph.yaml:3:34", "graph.yaml:4:25"]


def test_unknown_words_are_told_once_however_they_are_capitalised() -> None:
    text = "effects:\n  - a1 -> b1: frobnicates\n  - b1 -> c1: Frobnicates\n  - c1 -> a1: lowers\n"
    (told,) = (each.message for each in examine_text(text).problems if each.code == "CG405")
    assert "'frobnicates'" in told and "2 effects" in told


@pytest.mark.parametrize(
    ("concepts", "effects", "alone"),
    [
        ("a: , b: , c: ", "[a -> b: raises]", ["c"]),
        ("a: , b: , c: {opposite: a}", "[a -> b: raises]", []),
        ("a: , b: , c: {opposite: b}", "[a -> b: raises]", []),
        ("a: {broader: c}, b: , c: ", "[a -> b: raises]", []),
        ("a: , b: , c: {broader: a}", "[a -> b: raises]", ["c"]),
        ("a: , b: , c: , d: {opposite: c}", "[a -> b: raises]", ["c", "d"]),
        ("a: , b: , c: ", "[a -> b: raises, c -> c: raises]", []),
        ("a: , b: ", "[]", []),
    ],
)
def test_a_concept_is_alone_where_neither_effect_nor_opposite_nor_narrower_one_has_it(
    concepts: str, effects: str, alone: list[str]
) -> None:
    problems = examine_text(f"concepts: {{{concepts}}}\neffects: {effects}\n").problems
    told = [found.message for found in problems if found.code == "CG305"]
    assert told == [f"no effect touches '{id}'" for id in alone]


def alike(*names: str) -> list[str]:
    concepts = "".join(f"  c{n}: {{label: {name}}}\n" for n, name in enumerate(names))
    text = f"concepts:\n{concepts}effects:\n  - c0 -> c1: raises\n"
    return [found.message for found in told(text) if found.code == "CG307"]


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (("joint 1 pain", "joint 2 pain", "joint 1 pains"), ["c2 c0"]),
        (("carotenoid", "carotemoid", "xarotenoid"), ["c1 c0", "c2 c0"]),
        (("vitamin k", "vitamin d"), []),
        (("vitamin ke", "vitamin de"), []),
        (("vitamin keg", "vitamin deg"), ["c1 c0"]),
        (("sleep", "sleap"), []),
        (("abc", "ABC"), ["c1 c0"]),
        (("abcd", "ABCD"), []),  # these are one: that is told otherwise
        (("cramping", "crampinq"), ["c1 c0"]),
        (("bone density", "bond density"), ["c1 c0"]),
        (("bone mass", "bone loss"), []),
        (("pain of the joints", "pain of the points"), ["c1 c0"]),
    ],
)
def test_each_pair_of_names_that_are_almost_alike_is_told_once(
    names: tuple[str, ...], pairs: list[str]
) -> None:
    expected = [f"'{second}' is named almost like '{first}'" for second, first in map(str.split, pairs)]
    assert sorted(alike(*names)) == sorted(expected)
