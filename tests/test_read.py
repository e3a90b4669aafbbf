"""Reading graph files: YAML and tables, what is left out, and what is hostile."""

from __future__ import annotations

import json
import time
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_data import (
    Concept,
    ConceptGraph,
    Evidence,
    InvalidGraphError,
    Place,
    examine,
    examine_text,
    read_graph,
    read_graph_text,
)
from graph_data.keys import CATEGORY, CONCEPT
from graph_data.names import as_key
from graph_data.read.fields import FieldReader
from graph_data.read.files import _alike_kind
from graph_data.read.foreign import with_partner
from graph_data.read.tree import Section
from graph_data.read.yaml_tree import read_tree

KEYS = (
    *("title", "concepts", "effects", "categories", "references", "tours", "steps", "source", "target"),
    *("label", "evidence", "show", "path", "focus", "aka", "id", "sign", "text", "relations", "a->b"),
)
FULL = dedent(
    """\
    title: Magnesium and joint health
    description: What it does.
    language: en-GB
    categories:
      mineral: Minerals
      vitamin: {label: Vitamins, color: "#A35"}
    concepts:
      magnesium:
        category: mineral
        definition: A mineral.
        aka: [Mg]
      vitamin-d: {category: vitamin, label: vitamin D}
      muscle-cramps: A sudden tightening.
      bone:
    relations:
      feeds: {sign: +, reading: "{source} feeds {target}", verbs: [nourishes]}
    effects:
      - magnesium -> vitamin-d: activates     # short
      - magnesium -> bone: nourishes
        level: detail
      - id: cramps
        source: Mg
        target: muscle cramps
        label: eases
        relation: decreases
        when: after exercise
        verdict: contradicted
        certainty: moderate
        evidence:
          - {reference: garrison-2020, stance: contradicts, finding: No better than placebo.}
          - garrison-2020
    references:
      garrison-2020: {title: Cramps, author: [{family: Garrison, given: Scott}], issued: 2020, DOI: 10.1/x}
    tours:
      - title: From magnesium to the joint
        steps:
          - {path: [magnesium, vitamin D], say: Look.}
          - {focus: magnesium, hops: 2, highlight: [cramps]}
          - {show: [bone, Mg]}
          - overview: all
    """
)


def codes(text: str, name: str = "graph.yaml") -> list[str]:
    return [found.code for found in examine_text(text, name).problems]


class TestYaml:
    def test_every_section(self) -> None:
        graph = read_graph_text(FULL, "m.yaml")
        assert (graph.title, graph.language) == ("Magnesium and joint health", "en-GB")
        assert graph.categories["vitamin"].color == "#aa3355"
        assert graph.categories["mineral"].label == "Minerals"
        assert graph.concepts["magnesium"] == Concept(
            "magnesium", "magnesium", "mineral", "A mineral.", ("Mg",)
        )
        assert graph.concepts["muscle-cramps"].definition == "A sudden tightening."
        assert list(graph.effects) == ["magnesium-activates-vitamin-d", "magnesium-nourishes-bone", "cramps"]
        cramps = graph.effects["cramps"]
        assert (cramps.source, cramps.target, cramps.sign, cramps.relation) == (
            "magnesium",
            "muscle-cramps",
            "-",
            "decreases",
        )
        assert cramps.evidence == (
            Evidence("garrison-2020", "contradicts", "No better than placebo."),
            Evidence("garrison-2020"),
        )
        assert graph.sentence(cramps) == "Magnesium eases muscle cramps after exercise"
        assert graph.effects["magnesium-nourishes-bone"].relation == "feeds"
        assert graph.effects["magnesium-nourishes-bone"].level == "detail"
        assert graph.relations["feeds"].arrow == "triangle"
        assert graph.references["garrison-2020"].csl["issued"] == 2020
        (tour,) = graph.tours
        assert tour.id == "from-magnesium-to-the-joint"
        assert [step.path or step.show or step.focus or step.overview for step in tour.steps] == [
            ("magnesium", "vitamin-d"),
            "magnesium",
            ("bone", "magnesium"),
            "all",
        ]
        assert tour.steps[1].hops == 2

    def test_places(self) -> None:
        places = read_graph_text(FULL, "m.yaml").places
        assert places["effects", "cramps"] == Place("m.yaml", 21, 5)
        assert places["effects", "cramps", "when"] == Place("m.yaml", 26, 11)
        assert places["effects", "magnesium-activates-vitamin-d"] == Place("m.yaml", 18, 5)
        assert places["concepts", "magnesium"] == Place("m.yaml", 8, 3)
        assert places["tours", "from-magnesium-to-the-joint", "steps", "1"].line == 38

    def test_every_thing_has_its_place_by_section_and_id(self) -> None:
        graph = read_graph_text(FULL, "g.yaml")
        assert {key[0] for key in graph.places} == {
            "title", "description", "language", "categories", "concepts", "relations", "effects",
            "references", "tours",
        }  # fmt: skip
        for section in ("categories", "concepts", "effects", "references"):
            ids = {key[1] for key in graph.places if key[0] == section and len(key) > 1}
            assert ids == set(getattr(graph, section))

    def test_a_reference_without_anything_has_no_title(self) -> None:
        references = "references: {r: , s: {}, t: {title: ''}}\n"
        graph = read_graph_text(references + "effects:\n  - a -> b: raises\n")
        assert [dict(reference.csl) for reference in graph.references.values()] == [{}, {}, {}]

    def test_without_dashes_a_new_effect_begins_where_a_key_comes_again(self) -> None:
        graph = read_graph_text(
            "references: {r: R}\neffects:\n  source: a\n  target: b\n  label: raises\n  evidence: [r]\n"
            "  source: b\n  target: c\n  label: lowers\n"
        )
        found = [(effect.source, effect.target, len(effect.evidence)) for effect in graph.effects.values()]
        assert found == [("a", "b", 1), ("b", "c", 0)]

    def test_words_are_the_first_of_the_relation(self) -> None:
        graph = read_graph_text(
            "relations: {feeds-well: {sign: +, reading: '{source} feeds {target}'}}\neffects:\n"
            "  - {source: a, target: b, relation: no-effect}\n"
            "  - {source: b, target: c, relation: feeds-well}\n"
        )
        labels = [effect.label for effect in graph.effects.values()]
        assert labels == [graph.relations["no-effect"].verbs[0], "feeds well"]

    def test_words_stay_as_written(self) -> None:
        graph = read_graph_text(
            "concepts: [no, on, 1, 2024-01-01, 1.50]\n"
            "effects:\n  - no -> on: yes\n  - 1 -> 2024-01-01: 012\n  - 1.50 -> no: .nan\n"
        )
        assert list(graph.concepts) == ["no", "on", "1", "2024-01-01", "1.50"]
        assert [effect.label for effect in graph.effects.values()] == ["yes", "012", ".nan"]

    @pytest.mark.parametrize(
        "effects",
        [
            "\n  - a -> b: raises",
            "\n  - 'a -> b: raises'",
            "\n  a -> b: raises",
            "\n  - a   →  b : raises",
            "\n  - {source: a, target: b, label: raises}",
            "\n  - a -> b: {label: raises}",
            " [{a -> b: raises}]",
        ],
    )
    def test_ways_to_write_an_effect(self, effects: str) -> None:
        (effect,) = read_graph_text(f"effects:{effects}\n").effects.values()
        assert (effect.id, effect.source, effect.target, effect.label) == ("a-raises-b", "a", "b", "raises")
        assert (effect.relation, effect.sign) == ("increases", "+")

    def test_relation_gives_the_words(self) -> None:
        (effect,) = read_graph_text(
            "effects:\n  - {source: a, target: b, relation: decreases}"
        ).effects.values()
        assert (effect.label, effect.sign) == ("decreases", "-")

    def test_own_sign_wins(self) -> None:
        (effect,) = read_graph_text("effects:\n  - a -> b: raises\n    sign: mixed").effects.values()
        assert effect.sign == "mixed"

    def test_without_concepts_they_come_from_effects(self) -> None:
        graph = read_graph_text("effects:\n  - vitamin-d -> bone: supports\n  - bone -> bone: renews")
        assert [concept.label for concept in graph.concepts.values()] == ["vitamin-d", "bone"]

    def test_parallel_effects_get_their_own_ids(self) -> None:
        graph = read_graph_text(
            "effects:\n  - a -> b: raises\n  - a -> b: raises\n    when: late\n"
            "  - {id: a-raises-b-2, source: b, target: a, label: cuts}"
        )
        assert list(graph.effects) == ["a-raises-b", "a-raises-b-3", "a-raises-b-2"]

    def test_anchors(self) -> None:
        graph = read_graph_text(
            "effects:\n  - {source: &a iron, target: b, label: raises}\n"
            "  - {source: *a, target: c, label: raises}\n"
        )
        assert [effect.source for effect in graph.effects.values()] == ["iron", "iron"]

    def test_error_tells_all(self) -> None:
        with pytest.raises(InvalidGraphError) as caught:
            read_graph_text("concepts: [a, b]\neffects:\n  - c -> a: raises\n  - a -> d: raises")
        assert [found.code for found in caught.value.problems] == ["CG301", "CG301"]
        assert "'c'" in str(caught.value)

    def test_pure_python_parser_reads_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import yaml

        fast = read_graph_text(FULL, "m.yaml")
        monkeypatch.delattr(yaml, "CSafeLoader")
        slow = read_graph_text(FULL, "m.yaml")
        assert slow == fast
        assert dict(slow.places) == dict(fast.places)


class TestReferences:
    def test_csl_json(self, tmp_path: Path) -> None:
        items = [{"id": "r1", "title": "T", "issued": {"date-parts": [[2020]]}}]
        (tmp_path / "lib.json").write_text(json.dumps(items), encoding="utf-8")
        path = tmp_path / "g.yaml"
        path.write_text(
            "references: lib.json\neffects:\n  - a -> b: raises\n    evidence: r1\n", encoding="utf-8"
        )
        graph = read_graph(path)
        assert graph.references["r1"].csl["title"] == "T"

    def test_bibtex(self, tmp_path: Path) -> None:
        entry = (
            '@article{k1, title={On {\\"O}l}, author={M{\\"u}ller, Anna and Lee, B.}, journal={J}, '
            "year=2019, doi={10.1000/x}}"
        )
        (tmp_path / "lib.bib").write_text(entry, encoding="utf-8")
        report = examine_text(
            "references: lib.bib\neffects:\n  - a -> b: raises\n    evidence: k1\n", "g.yaml", tmp_path
        )
        assert report.graph is not None, report.problems
        csl = report.graph.references["k1"].csl
        assert csl["title"] == "On Öl"
        assert csl["author"] == [{"family": "Müller", "given": "Anna"}, {"family": "Lee", "given": "B."}]
        assert (csl["issued"], csl["DOI"], csl["container-title"]) == (2019, "10.1000/x", "J")

    def test_bibtex_without_people_or_year(self, tmp_path: Path) -> None:
        (tmp_path / "lib.bib").write_text("@book{k1, title={T}, publisher={P}, date={May}}", encoding="utf-8")
        report = examine_text("references: lib.bib\neffects:\n  - a -> b: raises\n", "g.yaml", tmp_path)
        assert report.graph is not None
        csl = dict(report.graph.references["k1"].csl)
        assert csl.pop("id", "k1") == "k1"
        assert csl == {"type": "book", "title": "T", "publisher": "P"}

    @pytest.mark.parametrize(
        ("name", "text"), [("a.bib", "@article{"), ("a.json", "{"), ("a.json", "3"), ("a.json", "[" * 99999)]
    )
    def test_broken(self, tmp_path: Path, name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")
        report = examine_text(f"references: {name}\neffects:\n  - a -> b: raises\n", "g.yaml", tmp_path)
        assert [found.code for found in report.problems] == ["CG602"]

    def test_csl_json_of_other_things_too(self, tmp_path: Path) -> None:
        (tmp_path / "lib.json").write_text('[{"title": "X"}, 5, {"id": 7, "title": "T"}]', encoding="utf-8")
        report = examine_text("references: lib.json\neffects:\n  - a -> b: raises\n", "g.yaml", tmp_path)
        assert report.graph is not None
        assert {id: dict(found.csl) for id, found in report.graph.references.items()} == {
            "7": {"id": 7, "title": "T"}
        }

    def test_an_article_with_a_character_that_no_text_has(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("One.\nTw\0o.\n", encoding="utf-8")
        (found,) = examine_text("text: a.md\neffects:\n  - a -> b: raises\n", "g.yaml", tmp_path).errors
        assert (found.code, found.place) == ("CG105", Place("a.md", 2, 3))

    def test_list_as_in_csl_json(self) -> None:
        graph = read_graph_text(
            "references: [{id: r, title: T}]\neffects:\n  - a -> b: raises\n    evidence: [r]\n"
        )
        assert graph.references["r"].csl["title"] == "T"


class TestTable:
    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    def test_columns(self, separator: str) -> None:
        rows = [
            "source,effect,target,when,source category,level",
            "iron,raises,energy,,mineral,detail",
            "",
            'tea,lowers,"iron\nuptake",at meals,,',
        ]
        graph = read_graph_text("\n".join(rows).replace(",", separator), "food.csv")
        first, second = graph.effects.values()
        assert (graph.title, first.source, first.sign, first.level) == ("food", "iron", "+", "detail")
        assert (second.target, second.when, second.relation) == ("iron uptake", "at meals", "decreases")
        assert graph.concepts["iron"].category == "mineral"
        assert list(graph.categories) == ["mineral"]
        assert graph.places["effects", second.id] == Place("food.csv", 4, 1)

    def test_the_first_category_given_to_a_concept_holds(self) -> None:
        rows = ["source,effect,target,source category,target category", "a,raises,b,,first",
                "b,raises,c,second,other", "c,raises,b,,third"]  # fmt: skip
        graph = read_graph_text("\n".join(rows), "t.csv")
        kinds = {id: concept.category for id, concept in graph.concepts.items()}
        assert list(kinds.items()) == [("a", ""), ("b", "first"), ("c", "other")]
        assert list(graph.categories) == ["first", "other"]

    def test_bad_word_has_its_row(self) -> None:
        (found,) = examine_text(
            "source,effect,target,verdict\na,raises,b,\nb,raises,c,suported\n", "t.csv"
        ).problems
        assert (found.code, found.suggestion, found.place) == ("CG205", "supported", Place("t.csv", 3, 1))

    def test_unknown_column(self) -> None:
        (found,) = examine_text("source,effect,target,wen\na,raises,b,x\n", "t.csv").problems
        assert (found.code, found.severity, found.suggestion) == ("CG125", "hint", "when")
        assert found.place == Place("t.csv", 1, 22)


class TestHostile:
    @pytest.mark.parametrize(("value", "levels"), [("x", 12), ("[]", 7)])
    def test_bomb_of_aliases(self, value: str, levels: int) -> None:
        lines = [f"a0: &a0 [{', '.join([value] * 10)}]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
        assert codes("\n".join(lines)) == ["CG110"]

    @pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
    def test_depth(self, text: str) -> None:
        assert codes(text) in (["CG109"], ["CG108"])

    @pytest.mark.parametrize("id", ["__proto__", "constructor", "</script>", "a\u2028b", "🦴", "*", "'", "#"])
    def test_ids_are_only_texts(self, id: str) -> None:
        graph = read_graph_text(
            f"effects:\n  - {{source: {json.dumps(id, ensure_ascii=False)}, target: b, label: raises}}\n"
        )
        assert " ".join(id.split()) in graph.concepts

    def test_json_with_pairs_of_escapes(self) -> None:
        text = json.dumps({"effects": [{"source": "\U0001f9b4", "target": "b", "label": "a\\ud83e"}]})
        (effect,) = read_graph_text(text, "g.json").effects.values()
        assert (effect.source, effect.label) == ("\U0001f9b4", "a\\ud83e")

    def test_lone_surrogate_and_nul(self) -> None:
        assert codes("title: \ud800\n") == ["CG105"]
        assert "CG105" in codes('title: "a\\0b"\neffects:\n  - a -> b: raises\n')
        assert codes('title: "\\ud800"\n')[0] in ("CG108", "CG105")

    def test_label_of_a_megabyte(self) -> None:
        report = examine_text(f"effects:\n  - {{source: a, target: b, label: raises {'x' * 1_000_000}}}\n")
        assert [found.code for found in report.problems] == ["CG210"]
        assert all(len(found.message) < 300 for found in report.problems)

    @pytest.mark.parametrize(
        "text",
        ["3", "- a", "effects: {}", "effects: 3", "effects: [[]]", "effects: [3]", "concepts: 3", "tours: 3",
         "tours: [3]", "references: [3]", "references: {a: [1]}", "categories: [[1]]", "relations: {a: b}",
         "? [a]\n: b", "effects:\n  - a -> b -> c: x", "effects: [{evidence: {a: b}}]", "text: [1]",
         "text: ''", "title: {a: b}", "tours: [{steps: {show: a}}]",
         "a: b: c", "title: - x", "sign: -", "%", "&a", "*a"],
    )  # fmt: skip
    def test_odd_shapes_are_told(self, text: str) -> None:
        report = examine_text(text)
        assert report.graph is None
        assert any(found.severity == "error" for found in report.problems)

    @given(st.text())
    def test_any_text(self, text: str) -> None:
        report = examine_text(text)
        assert (report.graph is None) == any(found.severity == "error" for found in report.problems)

    @given(st.text(alphabet="ab:->-[]{}&*#!|>\"' \n\t,?%@effects", max_size=80))
    def test_any_punctuation(self, text: str) -> None:
        assert examine_text("effects:\n" + text).problems is not None
        assert examine_text(text, "t.csv").problems

    @given(st.binary(max_size=200))
    def test_any_bytes(self, data: bytes) -> None:
        from graph_data.read.files import FileProblemError, decode

        try:
            text = decode(data, "x")
        except FileProblemError as error:
            assert error.problem.code == "CG104"
        else:
            assert examine_text(text).graph is None

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
            lambda inner: st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(KEYS)
                | st.text(max_size=4),
                inner,
                max_size=4,
            ),
            max_leaves=20,
        )
    )  # fmt: skip
    def test_any_shape(self, data: Any) -> None:
        text = json.dumps(data)
        report = examine_text(text)
        assert report.graph is None or isinstance(report.graph, ConceptGraph)


def test_the_article_may_stand_in_the_file_itself() -> None:
    found = examine_text(
        "text: |\n  # Rain\n\n  It rains. Rivers rise.\n"
        "effects:\n  - {source: a, target: b, label: lifts, quote: Rivers rise.}\n",
        "rain.yaml",
    )
    assert found.problems == () and found.graph is not None
    article = found.graph.to_document()["article"]
    assert [[s["text"] for s in part["sentences"]] for part in article] == [
        ["Rain"],
        ["It rains.", "Rivers rise."],
    ]
    assert article[1]["sentences"][1]["effects"] == list(found.graph.effects)
    assert found.graph.text_name == ""


def test_large_is_quick() -> None:
    """No rule is quadratic: a thousand concepts of like names and three thousand effects."""
    import time

    concepts = [f"  c{n}: {{label: joint concept number {n * 7919 % 1000}}}" for n in range(1000)]
    effects = [f"  - c{n % 1000} -> c{n * 37 % 1000}: raises\n    when: at {n}" for n in range(3000)]
    text = "\n".join(["concepts:", *concepts, "effects:", *effects])
    start = time.process_time()
    report = examine_text(text)
    assert report.graph is not None
    assert len(report.graph.effects) == 3000
    assert time.process_time() - start < 20


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"effects:\n  - a -> b: raises\n")))
    report = examine("-")
    assert report.graph is not None
    assert report.graph.title == "Graph"


class TestLinks:
    """A graph file that is reached by a link, as in an installation that leads back to the sources."""

    GRAPH = "title: A\ntext: a.md\neffects: [{source: a, target: b, label: raises, quote: A raises b.}]\n"

    @pytest.fixture
    def linked(self, tmp_path: Path) -> Path:
        real, linked = tmp_path / "real", tmp_path / "linked"
        real.mkdir()
        linked.mkdir()
        (real / "a.yaml").write_text(self.GRAPH, encoding="utf-8")
        (real / "a.md").write_text("A raises b.", encoding="utf-8")
        (linked / "a.yaml").symlink_to(real / "a.yaml")
        return linked

    def test_its_text_may_be_a_link_beside_it(self, linked: Path) -> None:
        (linked / "a.md").symlink_to(linked.parent / "real" / "a.md")
        assert read_graph(linked / "a.yaml").text == "A raises b."

    def test_its_text_may_stand_beside_the_real_file(self, linked: Path) -> None:
        assert read_graph(linked / "a.yaml").text == "A raises b."

    def test_its_text_may_stand_beside_the_link(self, linked: Path) -> None:
        (linked / "a.md").write_text("Here: A raises b.", encoding="utf-8")
        assert read_graph(linked / "a.yaml").text == "Here: A raises b."

    def test_a_linked_text_leads_nowhere_else(self, linked: Path) -> None:
        secret = linked.parent / "secret.md"
        secret.write_text("A raises b.", encoding="utf-8")
        (linked.parent / "real" / "a.md").unlink()
        (linked / "a.md").symlink_to(secret)
        assert [found.code for found in examine(linked / "a.yaml").errors] == ["CG502"]
        (linked / "a.md").unlink()
        (linked / "a.yaml").unlink()
        (linked / "a.yaml").write_text(self.GRAPH.replace("a.md", "../secret.md"), encoding="utf-8")
        assert [found.code for found in examine(linked / "a.yaml").errors] == ["CG502"]

    def test_a_name_that_no_disk_can_hold_is_a_missing_text(self, linked: Path) -> None:
        (linked / "b.yaml").write_text(self.GRAPH.replace("a.md", 300 * "a"), encoding="utf-8")
        assert [found.code for found in examine(linked / "b.yaml").errors] == ["CG501"]


def test_thousands_of_equal_effects_are_read_in_little_time() -> None:
    begun = time.process_time()
    graph = read_graph_text("effects:\n" + "  - a -> b: raises\n" * 5000)
    assert len(graph.effects) == 5000
    assert list(graph.effects)[-1] == "a-raises-b-5000"
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("name", "key"),
    [("tea", "tea"), ("green tea", "green tea"), ("Tee-Blatt", "Tee-Blatt"), ("a", "a"), ("-a", '"-a"'),
     ("a ", '"a "'), ("a: b", '"a: b"'), ('say "a"', "'say \"a\"'"), ("_a", '"_a"'), ("it's", '"it\'s"'),
     ("x" * 200, "x" * 160)],
)  # fmt: skip
def test_names_as_keys_of_a_file(name: str, key: str) -> None:
    assert as_key(name) == key


class TestSections:
    """What stands where records are, in forms that nobody writes on purpose."""

    def test_an_id_that_a_list_has_twice(self) -> None:
        (found,) = examine_text("concepts: [rain, river, rain]\neffects: [rain -> river: fills]\n").problems
        assert (found.code, found.message) == ("CG202", "'rain' is given twice; it already stands at line 1")

    def test_a_section_of_one_key_is_a_concept_unless_that_is_its_name(self) -> None:
        for key, id in (("label", "label"), ("title", "title")):
            report = examine_text(f"concepts: [{{{key}: rain}}, river]\neffects: [river -> {id}: fills]\n")
            assert report.graph is not None and list(report.graph.concepts) == [id, "river"]
        report = examine_text("concepts: [{id: rain}, river]\neffects: [river -> rain: fills]\n")
        assert [problem.code for problem in report.problems] == ["CG203"]

    def test_a_text_stands_for_a_section(self) -> None:
        report = examine_text("effects: [rain -> river: fills]\nstart: rain\n")
        assert [p.message for p in report.problems if p.code == "CG203"] == ["start is not a section"]

    def test_a_wider_concept_is_found_by_its_label_alone(self) -> None:
        concepts = "concepts:\n  water: {label: all water}\n  rain: {broader: All water}\n"
        graph = read_graph_text(f"{concepts}effects: [rain -> water: is]\n")
        assert graph.concepts["rain"].broader == "water"


def test_a_record_in_which_nothing_is_wrong_is_read_once() -> None:
    root = read_tree("good: {label: G, aka: [H]}\nodd: {lable: G}\n", "g.yaml")
    assert isinstance(root, Section)
    (_, good), (_, odd) = root.entries
    first = FieldReader()
    fields = [first.record(node, CONCEPT) for node in (good, odd)]
    assert [found.code for found in first.problems] == ["CG201"]
    again = FieldReader(known=first.read)
    assert again.record(good, CONCEPT) is fields[0]
    assert again.record(odd, CONCEPT) is not fields[1]
    assert [found.code for found in again.problems] == ["CG201"]
    assert set(again.read) == set(first.read) == {id(good)}
    # As another record, or another node of the same place, it is read anew.
    assert again.record(good, CATEGORY) is not fields[0]
    other = FieldReader(known={id(odd): first.read[id(good)]})
    assert other.record(odd, CONCEPT) is not fields[0]


def test_a_key_of_two_smaller_signs_is_a_key_where_it_is_quoted() -> None:
    plain = examine_text("effects: [a -> b: raises]\n<<: {title: T}\n")
    assert [(found.code, found.message) for found in plain.problems] == [
        ("CG201", "<< joins sections in some readers of YAML, but not in a graph file")
    ]
    quoted = examine_text('concepts: {"<<": {label: Left}, b: }\neffects:\n  - "<< -> b: raises"\n')
    assert quoted.problems == ()
    assert quoted.graph and quoted.graph.concepts["<<"].label == "Left"


@pytest.mark.parametrize(("rest", "read"), [("", "dim"), (", rest: hide", "hide"), (", rest: dim", "dim")])
def test_what_a_filter_leaves_out_is_dimmed_unless_said(rest: str, read: str) -> None:
    graph = read_graph_text(
        "effects: [tea -> sleep: lowers]\n"
        f"tours: [{{title: T, steps: [{{overview: all, filter: {{verdict: [supported]{rest}}}}}]}}]\n"
    )
    left_in = graph.tours[0].steps[0].filter
    assert left_in and (left_in.rest, left_in.verdict) == (read, ("supported",))


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["a.csv"], ["a.csv", "a.concepts.csv"]),
        (["a.concepts.csv"], ["a.concepts.csv", "a.csv"]),
        (["b.csv"], ["b.csv"]),
        (["c.tsv"], ["c.tsv"]),
        (["c.csv"], ["c.csv", "c.concepts.csv"]),
        (["a.csv", "b.csv"], ["a.csv", "b.csv"]),
        (["a\0.csv"], ["a\0.csv"]),
        (["empty"], ["empty"]),
    ],
)
def test_a_table_is_read_with_its_partner(
    given: list[str], found: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.csv", "a.concepts.csv", "b.csv", "c.csv", "c.tsv", "c.concepts.csv"):
        Path(name).write_text("x", encoding="utf-8")
    Path("empty").mkdir()
    assert with_partner(given) == found


@pytest.mark.parametrize(
    ("there", "asked", "alike"),
    [
        ("tea.yaml", "te.yaml", True),
        ("tea.yaml", "te.yml", True),
        ("tea.yaml", "te", True),
        ("tea.yaml", "te.txt", False),
        ("tea.txt", "te.txt", True),
        ("tea.txt", "te", False),
        ("tea.txt", "te.yaml", False),
        ("TEA.YAML", "te.yaml", True),
        ("folder", "te", False),
    ],
)
def test_a_file_of_the_same_kind_may_be_meant(there: str, asked: str, alike: bool, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    if there != "folder":
        (tmp_path / there).write_text("x", encoding="utf-8")
    assert _alike_kind(tmp_path / there, tmp_path / asked) is alike


def test_concepts_that_only_effects_name_are_one_however_they_are_written() -> None:
    graph = read_graph_text(
        "effects: [Green tea -> Sleep: delays, green tea -> sleep: shortens, milk -> Green  Tea: weakens]\n"
    )
    assert list(graph.concepts) == ["Green tea", "Sleep", "milk"]
    assert [effect.source for effect in graph.effects.values()] == ["Green tea", "Green tea", "milk"]


def test_a_category_is_meant_by_its_id_before_it_is_by_anothers_label() -> None:
    graph = read_graph_text(
        "categories: {food: {label: drink}, drink: {label: food}, mood: {label: State}}\n"
        "concepts: {a: {category: food}, b: {category: drink}, c: {category: state}}\n"
        "effects: [a -> b: raises]\n"
    )
    assert [concept.category for concept in graph.concepts.values()] == ["food", "drink", "mood"]


def test_a_number_in_quotes_stays_a_text() -> None:
    graph = read_graph_text(
        'references: {r: {title: R, volume: "12", issue: 12, page: "007"}}\neffects: [a -> b: raises]\n'
    )
    fields = graph.references["r"].csl
    assert [fields[key] for key in ("volume", "issue", "page")] == ["12", 12, "007"]


@pytest.mark.parametrize(("signs", "missing"), [("sign: sideways", 0), ("arrow: open", 1), ("sign: +", 0)])
def test_a_sign_that_is_wrong_is_not_told_as_missing_too(signs: str, missing: int) -> None:
    report = examine_text(
        f"relations: {{eases: {{{signs}, reading: '{{source}} eases {{target}}'}}}}\n"
        "effects: [a -> b: eases]\n"
    )
    assert sum("has no sign" in problem.message for problem in report.problems) == missing
    assert bool(report.errors) is (signs != "sign: +")


@pytest.mark.parametrize(("length", "shown"), [(79, True), (80, False)])
def test_what_is_long_is_left_out_of_an_example(length: int, shown: bool) -> None:
    label = "t" * length
    report = examine_text(f"concepts:\n  - id: tea\n    label: {label}\neffects: [tea -> sleep: delays]\n")
    (problem,) = [each for each in report.problems if "hold their names themselves" in each.message]
    assert problem.example == f"concepts:\n  tea:\n    label: {label if shown else '...'}"
