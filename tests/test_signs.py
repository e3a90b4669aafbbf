"""What the words on an arrow were taken for: no meaning is turned round, and what is not read is told."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph_data import CODES, examine_text, implied, read_graph_text, vocabulary
from graph_data.ask.implied import implied_groups
from graph_data.check import check_graph
from graph_data.meaning.lexicon import NOUNS
from graph_data.model import Effect
from graph_data.relations import reader_of

ROOT = Path(__file__).parents[1]
LABELS = [
    tuple(line.split(" ", 1))
    for line in (ROOT / "tests" / "effect_labels.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
#: Further ways of turning a verb, all of which must imply nothing.
TURNED = """
    keeps from falling | gives up | sets back | lets down | causes less | leads to fewer
    prevents lowering | slows growth | can't stop | won't raise | has never raised
    has not been shown to reduce | is not known to cause | was thought to raise | is expected to raise
    may or may not raise | could have raised | only raises if | ought to lower | is used to lower
    raises no | makes no | is being lowered by | has been linked to lower | gets raised by | driven by
    controlled by | depends less on | is bad at raising | is not good for | is too weak to raise
    resists lowering | increases resistance to | raises tolerance of | lacks | lacking raises
    deficiency causes | withdrawal increases | less of it raises | falling raises | drop raises
    loss causes | excess lowers | inverse | +/- | + and - | not + | less positive | -0 | — | raises -
    does not stop | stops from raising | delays stopping | mimics | promises to raise | need not raise
    raises, but only in theory | raises? | far from raising | if lacking, raises | would otherwise raise
    nearly prevents | contains no | is no part of | raises less than | supports the fight against
    raises the ban on | reduces symptoms in | keeps away from
""".replace("\n", "|").split("|")  # fmt: skip


def asked(tmp_path: Path, text: str, *words: str) -> str:
    (tmp_path / "graph.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, str(ROOT / "cli.py"), "ask", words[0], "graph.yaml", *words[1:]]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, encoding="utf-8")
    return done.stdout


def sign(label: str) -> str:
    found = reader_of().read(label)
    return vocabulary()[found.relation].sign if found.relation else "unknown"


@pytest.mark.parametrize(("expected", "label"), LABELS)
def test_no_label_is_given_a_wrong_sign(expected: str, label: str) -> None:
    assert sign(label) in (("unknown",) if expected == "?" else (expected, "unknown"))


def test_most_labels_that_are_sure_are_read() -> None:
    sure = [(expected, label) for expected, label in LABELS if expected != "?"]
    unread = [label for expected, label in sure if sign(label) != expected]
    assert len(LABELS) >= 200
    assert len(unread) <= 0.15 * len(sure), unread


@pytest.mark.parametrize("label", [label.strip() for label in TURNED if label.strip()])
def test_whatever_turns_a_verb_leaves_it_unknown(label: str) -> None:
    assert sign(label) == "unknown"


@pytest.mark.parametrize(
    ("label", "relation"),
    [
        ("reduces the loss of", "supports"),
        ("raises the loss of", "decreases"),
        ("eases the lack of", "supports"),
        ("activates the loss of", "decreases"),
        ("affects the loss of", "affects"),
        ("regulates the loss of", "regulates"),
        ("is associated with the loss of", "associated"),
        ("varies the loss of", "varies"),
        ("has no effect on the loss of", "no-effect"),
        ("causes harm to", "decreases"),
        ("prevents injury to", "supports"),
        ("slows the decline in", "supports"),
        ("causes damage to", "decreases"),
        ("increases the risk for", "increases"),
        ("negatively regulates", "blocks"),
        ("adversely affects", "harms"),
        ("positively associated with", "moves-with"),
        ("has a strong negative correlation with", "moves-against"),
        ("shades & feeds", ""),
        ("relaxes, widens", "increases"),
        ("-0.8", "decreases"),
        ("+ 20 %", "increases"),
        ("does not affect", "no-effect"),
    ],
)
def test_what_stands_beside_a_verb(label: str, relation: str) -> None:
    assert reader_of().read(label).relation == relation


@pytest.mark.parametrize(
    ("label", "why", "by"),
    [
        ("raises and is", "more", "be"),
        ("raises and has been", "more", "be"),
        ("raises and does", "more", "does"),
        ("has been raises", "more", "is"),
        ("does raises", "more", "does"),
        ("gets raised", "passive", "is"),
        ("raised by", "passive", "by"),
        ("raises and never", "turned", "never"),
        ("raises lowers", "several", "lowers"),
        ("has raised", "", ""),
        ("is raising", "", ""),
        ("did raise", "", ""),
    ],
)
def test_what_stands_in_the_way_of_a_verb_is_named(label: str, why: str, by: str) -> None:
    found = reader_of().read(label)
    assert (found.why, found.by) == (why, by)
    assert (found.relation == "increases") == (why == "")


def effect(label: str) -> str:
    return f"effects:\n  - a -> b: {json.dumps(label, ensure_ascii=False)}\n"


@pytest.mark.parametrize(("expected", "label"), LABELS)
def test_the_remedy_arrives(expected: str, label: str) -> None:
    """What is not read is told, with a line that leaves nothing to tell."""
    found = [each for each in examine_text(effect(label)).problems if each.code in ("CG405", "CG408")]
    assert len(found) == (reader_of().read(label).relation == "")
    for each in found:
        mended = "effects:\n" + re.sub("^", "  ", each.example, flags=re.MULTILINE) + "\n"
        assert examine_text(mended).problems == ()


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("lack produces", "  relation: decreases  # or increases, no-effect, ..."),
        ("is needed to stop", "  relation: blocks  # or increases, decreases, no-effect, ..."),
        ("does not reduce", "  relation: no-effect  # or increases, decreases, ..."),
        ("is raised by", "- b -> a: raises"),
    ],
)
def test_the_line_as_it_should_stand(label: str, line: str) -> None:
    (found,) = examine_text(effect(label)).problems
    assert found.code == "CG408"
    assert found.severity == "hint"
    assert found.example.splitlines()[-1] == line


def test_the_same_words_are_told_once() -> None:
    text = "effects:\n" + "".join(f"  - a -> b{n}: fails to raise\n" for n in range(5))
    (found,) = examine_text(text).problems
    assert "(5 effects have them)" in found.message


def test_a_declared_relation_or_sign_is_told_nothing() -> None:
    text = "effects:\n  - a -> b: lack produces\n    sign: '-'\n  - a -> c: tickles\n    relation: causes\n"
    report = examine_text(text)
    assert report.problems == ()
    assert report.graph is not None
    assert [one.rule for one in implied(report.graph)] == ["declared", "declared"]


class TestLanguages:
    FRENCH = (
        "effects:\n  - pluie -> fleuve: remplit\n  - digue -> crue: arrête\n  - fleuve -> crue: nourrit\n"
    )

    def test_told_once_for_a_language_without_verbs(self) -> None:
        (found,) = examine_text("language: fr\n" + self.FRENCH).problems
        assert found.code == "CG409"
        assert "3 effects have words that imply no relation ('remplit', 'arrête', 'nourrit')" in found.message
        (found,) = examine_text("language: fr\neffects:\n  - pluie -> fleuve: remplit\n").problems
        assert "1 effect has words that imply no relation ('remplit')" in found.message

    def test_told_once_where_no_words_are_known(self) -> None:
        text = self.FRENCH + "  - fleuve -> ville: menace\n"
        assert [each.code for each in examine_text(text).problems] == ["CG409"]

    def test_english_words_are_not_looked_for_in_another_language(self) -> None:
        graph = read_graph_text("language: fr\neffects:\n  - cheval -> charrette: tire\n")
        assert [e.sign for e in graph.effects.values()] == ["unknown"]

    def test_signs_and_verbs_of_the_file_are_read_in_every_language(self) -> None:
        own = "relations: {remplir: {sign: +, reading: '{source} remplit {target}', verbs: [remplit]}}\n"
        effects = "effects:\n  - pluie -> fleuve: remplit\n  - a -> b: negative\n"
        report = examine_text(f"language: fr\n{own}{effects}")
        assert report.problems == ()
        assert report.graph is not None
        assert [e.sign for e in report.graph.effects.values()] == ["+", "-"]

    def test_a_verb_of_articles_alone_is_its_own_whole(self) -> None:
        own = "relations: {such: {sign: +, reading: '{source} the {target}', verbs: [the]}}\n"
        report = examine_text(f"{own}effects:\n  - rain -> river: the\n  - rain -> sea: fills\n")
        assert report.graph is not None
        assert [e.relation for e in report.graph.effects.values()][:1] == ["such"]

    def test_remedy(self) -> None:
        effects = "effects:\n  - pluie -> fleuve: remplit\n"
        (found,) = examine_text(f"language: fr\n{effects}").problems
        assert examine_text(f"language: fr\n{found.example}\n{effects}").problems == ()

    def test_german_that_is_not_declared_is_told_with_the_line_that_mends_it(self) -> None:
        effects = "effects:\n  - Regen -> Fluss: füllt\n  - Deich -> Flut: hält auf\n"
        (found,) = examine_text(effects).problems
        assert (found.code, found.example) == ("CG409", "language: de")
        assert examine_text(f"{found.example}\n{effects}").problems == ()


class TestAsked:
    TEXT = (
        "effects:\n  - a -> b: raises\n    relation: increases\n  - b -> c: slows\n  - c -> d: (-)\n"
        "  - d -> e: lack produces\n  - e -> f: tickles\n  - f -> g: prevents the loss of\n"
    )
    ROWS = (
        ("raises", "increases", "+", "declared", ""),
        ("slows", "decreases", "-", "verb", "slows"),
        ("(-)", "decreases", "-", "sign-word", "(-)"),
        ("lack produces", "affects", "unknown", "turned", "produces"),
        ("tickles", "affects", "unknown", "none", ""),
        ("prevents the loss of", "supports", "+", "turned", "prevents the loss of"),
    )

    def test_data(self, tmp_path: Path) -> None:
        found = json.loads(asked(tmp_path, self.TEXT, "implied", "--format", "json"))
        keys = ("label", "relation", "sign", "rule", "matched")
        assert found[0]["effect"] == "a-raises-b"
        assert [tuple(one[key] for key in keys) for one in found] == list(self.ROWS)
        assert all(set(one) == {"effect", *keys} for one in found)
        coverage = json.loads(asked(tmp_path, self.TEXT, "coverage", "--format", "json"))
        assert coverage["implied"] == found

    def test_lines(self, tmp_path: Path) -> None:
        lines = asked(tmp_path, self.TEXT, "implied").splitlines()
        assert lines[0] == "6 effects."
        assert "Read from a verb: 1" in lines
        assert "   lack produces                  affects, sign unknown (produces)" in lines
        section = asked(tmp_path, self.TEXT, "coverage")
        assert "Declared" not in section
        assert "With words that are not known: 1\n   tickles" in section


@pytest.mark.parametrize(
    ("count", "told"),
    [(1, "increases, sign +"), (2, "increases, sign +  [2 effects]"), (3, "increases, sign +  [3 effects]")],
)
def test_what_is_read_alike_is_told_once(count: int, told: str) -> None:
    graph = read_graph_text("effects:\n" + "".join(f"  - a -> b{n}: raises\n" for n in range(count)))
    assert implied_groups(implied(graph)) == ["", f"Read from a verb: {count}", f"   {'raises':<30} {told}"]
    assert implied_groups(implied(graph), without="verb") == []


@pytest.mark.parametrize(("length", "end"), [(60, "x "), (61, "… ")])
def test_a_long_label_is_cut(length: int, end: str) -> None:
    graph = read_graph_text(f"effects: [a -> b: {'x' * length}]")
    assert f"   {'x' * 59}{end}" in implied_groups(implied(graph))[2]


def test_own_verbs_are_read_whole_before_anything_else() -> None:
    own = "relations: {starves: {sign: '-', reading: '{source} {target}', verbs: [lack produces]}}\n"
    graph = read_graph_text(own + "effects:\n  - a -> b: lack produces\n")
    assert [(e.relation, e.sign) for e in graph.effects.values()] == [("starves", "-")]


def test_codes_are_known() -> None:
    assert CODES["CG408"].severity == CODES["CG409"].severity == "hint"


def test_a_noun_has_one_direction_with_each_word_behind_it() -> None:
    assert set(NOUNS.values()) == {1, -1}
    turned = {words for words, sign in NOUNS.items() if sign < 0 and words[1] in ("to", "for")}
    assert turned == {("damage", "to"), ("harm", "to"), ("injury", "to")}
    same = {words for words, sign in NOUNS.items() if sign > 0 and words[1] in ("to", "for")}
    assert same == {("risk", "for"), ("demand", "for"), ("access", "to")}


def test_the_remedy_for_a_graph_of_no_file_names_the_keys_alone() -> None:
    effects = {"e": Effect("e", "a", "b", "never raises"), "f": Effect("f", "b", "a", "is raised by")}
    graph = replace(read_graph_text("effects: [a -> b: raises]"), effects=effects, places={})
    assert [told.example for told in check_graph(graph)] == [
        "relation: no-effect  # or increases, decreases, ...", "source: a\ntarget: b\nlabel: raises",
    ]  # fmt: skip
