"""Names are as written: what is one thing, how it is shown, what looks alike and is not."""

from __future__ import annotations

import networkx
import pytest

from graph_data import ConceptGraph, examine_text, from_networkx
from graph_data.first_letter import titled
from graph_data.look_alikes import look_alike
from graph_data.sameness import one_form


def graph_of(text: str, name: str = "g.yaml") -> ConceptGraph:
    report = examine_text(text, name)
    assert report.graph is not None, [str(found) for found in report.problems]
    return report.graph


#: Forms of one name, the first as it is first written.
SAME = [
    ("Magnesium", "magnesium"),
    ("Stress", "STRESS"),
    ("vitamin-D", "vitamin D"),
    ("blood_pressure", "Blood pressure"),
    ("STRASSE", "Straße"),
    ("caf\u00e9", "cafe\u0301"),
    ("Übelkeit", "U\u0308belkeit"),
    ("giấc ngủ", "gia\u0302\u0301c ngu\u0309"),
    ("йод", "и\u0306од"),
    ("ガン", "カ\u3099ン"),
    ("dose in \u00b5g", "dose in \u03bcg"),
    ("5 \u00c5 film", "5 \u212b film"),
    ("resistance in \u03a9", "resistance in \u2126"),
    ("\ufb01bre", "fibre"),
    ("ビタミンＤ", "ビタミンD"),
    ("Alzheimer's disease", "Alzheimer’s disease"),
    ("joint\u00adpain", "jointpain"),
    ("below −5 °C", "below -5 °C"),
    ("İlaç dozu", "ilaç dozu"),
    ("CRP", "crp"),
    ("CO₂ level", "CO2 level"),
]
#: Names that are two things.
OTHER = [
    ("below -5 °C", "below 5 °C"),
    ("CD4-", "CD4+"),
    ("Co", "CO"),
    ("10⁵ cells", "105 cells"),
    ("vitamin D", "vitamin K"),
    ("сон", "coн"),
]


class TestOneRule:
    @pytest.mark.parametrize(("first", "again"), SAME)
    def test_of_effects_alone(self, first: str, again: str) -> None:
        graph = graph_of(f'effects:\n  - "{first} -> other: raises"\n  - "more -> {again}: lowers"\n')
        assert list(graph.concepts) == [first, "other", "more"]
        assert graph.concepts[first].label == first

    @pytest.mark.parametrize(("first", "again"), SAME)
    def test_with_a_list(self, first: str, again: str) -> None:
        graph = graph_of(
            f'concepts: ["{first}", other]\neffects:\n  - "other -> {again}: lowers"\n'
            f'tours:\n  - {{title: T, steps: [{{focus: "{again}", highlight: ["{again}"]}}]}}\n'
        )
        assert [effect.target for effect in graph.effects.values()] == [first]
        assert graph.tours[0].steps[0].highlight == (first,)

    @pytest.mark.parametrize(("first", "again"), SAME)
    def test_of_tables(self, first: str, again: str) -> None:
        graph = graph_of(f"source,effect,target\n{first},raises,b\nb,lowers,{again}\n", "t.csv")
        assert list(graph.concepts) == [first, "b"]

    @pytest.mark.parametrize(("first", "again"), [pair for pair in SAME if len(pair[0]) > 3])
    def test_of_networks(self, first: str, again: str) -> None:
        graph = from_networkx(networkx.DiGraph([(first, "b"), ("b", again)]))
        assert list(graph.concepts) == [first, "b"]
        assert len(graph.effects) == 2

    @pytest.mark.parametrize(("first", "again"), SAME)
    def test_of_questions(self, first: str, again: str) -> None:
        from graph_data import find_concept

        graph = graph_of(f'effects:\n  - "{first} -> other: raises"\n')
        assert find_concept(graph, again).id == first

    @pytest.mark.parametrize(("first", "other"), OTHER)
    def test_what_is_two_things_stays_two(self, first: str, other: str) -> None:
        graph = graph_of(f'effects:\n  - "{first} -> b: raises"\n  - "{other} -> b: lowers"\n')
        assert list(graph.concepts) == [first, "b", other]

    def test_of_relatives_and_categories(self) -> None:
        graph = graph_of(
            "categories: {joint-pain: Joint pain}\nconcepts:\n"
            "  low-pressure: {opposite: High Pressure, category: Joint Pain}\n"
            "  high-pressure: {broader: Low pressure}\neffects: [low-pressure -> high-pressure: turns into]\n"
        )
        low, high = graph.concepts.values()
        assert (low.opposite, low.category, high.broader) == (
            ("high-pressure",), "joint-pain", "low-pressure",
        )  # fmt: skip

    def test_categories_that_concepts_name(self) -> None:
        graph = graph_of(
            "concepts: {a: {category: Mineral}, b: {category: mineral}}\neffects: [a -> b: raises]\n"
        )
        assert list(graph.categories) == ["Mineral"]
        assert {concept.category for concept in graph.concepts.values()} == {"Mineral"}


@pytest.mark.parametrize(
    "name",
    [
        "COVID-19", "T-cell count", "omega-3 fatty acids", "self-esteem", "beta-blocker", "long-term memory",
        "x_1", "__init__ method", "below -5 °C", "IL-6", "well-being", "pre- and postnatal care",
    ],
)  # fmt: skip
class TestShownAsWritten:
    def test_in_effects_alone(self, name: str) -> None:
        graph = graph_of(f"effects:\n  - {name} -> b: lowers\n")
        assert graph.concepts[name].label == name

    def test_in_tables_and_networks(self, name: str) -> None:
        assert graph_of(f"source,effect,target\n{name},raises,b\n", "t.csv").concepts[name].label == name
        assert from_networkx(networkx.DiGraph([(name, "b")])).concepts[name].label == name


def test_a_german_label_that_is_made_of_an_id_stands_in_a_sentence_as_nouns_do() -> None:
    graph = graph_of(
        "language: de-AT\ncategories: [koerper]\nconcepts:\n  stress:\n  tiefer-schlaf: {category: koerper}\n"
        "  mangel-an-bewegung:\n  kaffee: {label: kaffee}\n"
        "effects:\n  - {source: stress, target: tiefer-schlaf, label: stört}\n"
        "  - {source: mangel-an-bewegung, target: kaffee, label: mindert}\n"
    )
    readings = [graph.claim(effect) for effect in graph.effects.values()]
    assert readings == ["Stress stört tiefer Schlaf", "Mangel an Bewegung mindert kaffee"]
    assert graph.concepts["tiefer-schlaf"].title == "Tiefer Schlaf"
    assert graph.categories["koerper"].label == "Koerper"


def test_an_id_that_is_no_slug_is_shown_as_written() -> None:
    graph = graph_of(
        "concepts: [COVID-19, vitamin-d, β-carotene]\neffects: [COVID-19 -> vitamin-d: lowers]\n"
    )
    assert [c.label for c in graph.concepts.values()] == ["COVID-19", "vitamin d", "β-carotene"]


@pytest.mark.parametrize(
    "label",
    [
        "β-carotene", "p53", "ω-3 fatty acids", "ß-blocker", "ß-Carotin", "n-type silicon", "h-index",
        "t-test",
        "n-butanol", "მაგნიუმი", "https://example.org/x", "www.example.org", "µg per day", "μg per day",
        "pH balance", "mTOR", "iPhone use", "mg of iron", "co2", "tp53", "__init__ method", "x_1",
        "p value",
        "d'", "a", "a-axis", "ſalt", "α-tocopherol", "ﬁbre",
        "node.js", "e-mail", "name@example.org", "init_db", "λmax", "кВт", "ı",
    ],
)  # fmt: skip
def test_a_first_letter_that_means_something_stays(label: str) -> None:
    assert titled(label) == label


@pytest.mark.parametrize(
    ("label", "language", "title"),
    [
        ("vitamin D", "en", "Vitamin D"),
        ("a lack of sleep", "en", "A lack of sleep"),
        ("beta-carotene", "en", "Beta-carotene"),
        ("omega-3 fats", "en", "Omega-3 fats"),
        ("élan vital", "fr", "Élan vital"),
        ("e\u0301lan", "fr", "E\u0301lan"),
        ("l'eau", "fr", "L'eau"),
        ("à jeun", "fr", "À jeun"),
        ("übelkeit", "de", "Übelkeit"),
        ("ilaç", "tr", "İlaç"),
        ("ısı", "tr", "Isı"),
        ("inək", "az-Latn", "İnək"),
        ("ilaç", "en", "Ilaç"),
        ("ijzer", "nl", "IJzer"),
        ("ijzer", "af", "Ijzer"),
        ("idee", "nl", "Idee"),
        ("магний", "ru", "Магний"),
        ("ύπνος", "el", "Ύπνος"),
        ("թթվածին", "hy", "Թթվածին"),
        ("sleep, deep", "en", "Sleep, deep"),
        ("well-being", "en", "Well-being"),
        ("ox", "en", "Ox"),
        ("of T cells", "en", "Of T cells"),
        ("a, then b", "en", "A, then b"),
        ("y'a de l'eau", "fr", "Y'a de l'eau"),
        ("μια λέξη", "en", "Μια λέξη"),
        ("αβ λέξη", "el", "Αβ λέξη"),
        ("αβ λέξη", "en", "αβ λέξη"),
    ],
)
def test_a_word_is_raised_by_its_language(label: str, language: str, title: str) -> None:
    assert titled(label, language) == title
    graph = graph_of(f'language: {language}\neffects:\n  - "{label} -> b: lowers"\n')
    assert graph.to_document()["concepts"][0]["title"] == title
    assert next(iter(graph.concepts.values())).title == title
    assert next(iter(from_networkx(graph.to_networkx()).concepts.values())).title == title


@pytest.mark.parametrize("label", ["", " ", " tea", "\ttea", "Tea", "TEA", "tEa", "- tea", "5 mg"])
def test_nothing_is_raised_but_a_small_letter_at_the_very_beginning(label: str) -> None:
    assert titled(label) == titled(label, "nl") == titled(label, "tr") == label


def test_a_look_alike_among_accented_latin_letters_is_seen() -> None:
    assert look_alike("C\u043effe\u00e9") == ("\u043e", "o", "Coffe\u00e9")
    assert look_alike("Coffe\u00e9") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vitamin \u0430", ("\u0430", "a", "vitamin a")),
        ("vitamin \u0391", None),  # one Greek letter alone is one
        ("vitamin \u0391\u0392", ("\u0391", "A", "vitamin AB")),
        ("\u0441\u043e\u0440 and cap", ("\u0441", "c", "cop and cap")),
        ("\u0441\u043e\u0440", None),
        ("\u0441\u043e\u0440 \u0441\u043e\u0440 cap", None),  # most of it is no Latin
        ("\u0441\u043e\u0434 cap", None),
        ("c\u0430p and c\u043ep", ("\u0430", "a", "cap and cop")),
        ("5 \u0430", None),
        ("cap", None),
    ],
)
def test_what_looks_like_latin_letters_among_them_is_seen(
    text: str, found: tuple[str, str, str] | None
) -> None:
    assert look_alike(text) == found


def test_what_is_not_seen_is_no_letter_and_what_joins_letters_is_kept() -> None:
    unseen = "\u00ad\u034f\u200b\u200e\u200f\u2060\ufe0e\ufe0f\ufeff"
    assert [one_form(f"a{sign}b") for sign in unseen] == ["ab"] * len(unseen)
    joining = "\u200c\u200d\u00ac\u0350\u2010"  # the last is a hyphen
    assert [one_form(f"a{sign}b") for sign in joining[:4]] == [f"a{sign}b" for sign in joining[:4]]
    assert [one_form(f"a{sign}b") for sign in "\u2010\u2013\u2212\uff0d"] == ["a-b"] * 4


@pytest.mark.parametrize(
    ("label", "aka", "told"),
    [
        ("iron", "lack of iron", ["lack of iron"]),
        ("iron", "too much iron", ["too much iron"]),
        ("iron deficiency", "lack of iron", []),
        ("lack of sleep", "too little sleep", []),
        ("lack of sleep", "sleep", ["sleep"]),
        ("lack of sleep", "high sleep", ["high sleep"]),
        ("high noise", "noise", []),
        ("high noise", "low noise", ["low noise"]),
        ("iron", "ferrum, lack of ferrum", ["lack of ferrum"]),
        ("lack of sleep", "rest, too little rest", ["too little rest"]),
        ("iron", "low", []),
    ],
)
def test_a_name_for_less_or_more_of_a_thing_is_none_for_the_thing(
    label: str, aka: str, told: list[str]
) -> None:
    text = f"concepts: {{x: {{label: {label}, aka: [{aka}]}}, y: }}\neffects: [x -> y: raises]\n"
    found = [each.message for each in examine_text(text).problems if each.code == "CG315"]
    assert [message.split("'")[1] for message in found] == told


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("{label: pal}", "{label: Pal, aka: [pal, PAL]}", 1),
        ("{label: pal, aka: [mate]}", "{label: pal, aka: [mate]}", 2),
        ("{label: Co}", "{label: CO}", 0),
        ("{label: Cob}", "{label: COB}", 0),
        ("{label: Cobs}", "{label: COBS}", 1),
    ],
)
def test_a_name_of_two_concepts_is_told_once(first: str, second: str, told: int) -> None:
    text = f"concepts: {{x: {first}, y: {second}}}\neffects: [x -> y: raises]\n"
    assert [each.code for each in examine_text(text).problems].count("CG304") == told
