"""The graph as the page's data: article, citations, links, and nothing that JSON cannot hold."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_data import (
    Concept,
    ConceptGraph,
    Effect,
    Reference,
    citation,
    example_names,
    example_path,
    link,
    make_document,
    read_graph,
    read_graph_text,
    sentences,
)
from graph_data.quotes import Article, paragraphs

TYPES = Path(__file__).parents[1] / "viz" / "viewer" / "src" / "document.ts"


def test_keys_are_those_of_the_viewer() -> None:
    source = TYPES.read_text(encoding="utf-8")

    def keys(name: str) -> set[str]:
        body = re.search(rf"export interface {name} \{{(.*?)\}}", source, re.DOTALL)
        assert body
        # What stands there only where the file has it is marked as such in the viewer.
        return set(re.findall(r"(\w+):", re.sub(r"//.*|\w+\?:.*", "", body[1])))

    document = make_document(read_graph(example_path("magnesium")))
    assert set(document) >= keys("GraphDocument")
    for name, key in (
        ("Category", "categories"),
        ("Concept", "concepts"),
        ("Relation", "relations"),
        ("Effect", "effects"),
        ("Reference", "references"),
        ("Paragraph", "article"),
        ("Tour", "tours"),
    ):
        assert set(document[key][0]) >= keys(name)
    # Which view is shown before an audience is the page's own knowledge, as its views are.
    assert set(document["tours"][0]["steps"][0]) >= keys("Step") - {"near"}


def test_only_relations_of_the_file_go_along() -> None:
    nourishes = "{sign: '+', arrow: triangle, reading: '{source} nourishes {target}'}"
    text = f"relations: {{nourishes: {nourishes}}}\neffects: [a -> b: nourishes, b -> c: raises]\n"
    file = make_document(read_graph_text(text))["file"]
    assert list(file["relations"]) == ["nourishes"]
    assert (file["relations"]["nourishes"]["sign"], file["offered"]) == ("+", True)


def test_what_is_as_before_is_taken_over_as_it_was_told() -> None:
    text = "concepts: {a: , b: , c: {label: Sea}}\neffects: [a -> b: raises, b -> c: feeds]\n"

    def same(edited: str) -> list[bool]:
        before, after = read_graph_text(text), read_graph_text(edited)
        told = make_document(before)
        again = make_document(after, (before, told))
        assert again == make_document(after)
        pairs = zip(told["effects"], again["effects"], strict=True)
        return [one is other for one, other in pairs]

    assert same(text) == [True, True]
    assert same(text.replace("Sea", "Ocean")) == [True, False]  # its sentence names it
    assert same(text.replace("raises", "lowers")) == [False, True]
    assert same("language: de\n" + text) == [False, False]
    own = "{sign: '+', arrow: triangle, reading: '{source} feeds {target}', verbs: [feeds]}"
    assert same(f"relations: {{feeds: {own}}}\n{text}") == [False, False]


def test_every_quote_has_its_sentence() -> None:
    for name in example_names():
        graph = read_graph(example_path(name))
        document = make_document(graph)
        quoted = {id for p in document["article"] for s in p["sentences"] for id in s["effects"]}
        assert quoted == {effect.id for effect in graph.effects.values() if effect.quote}


def test_article(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# One\n\nIt *raises* it. It\nlowers it, e.g. B.\n\n- Two. Three.\n", encoding="utf-8"
    )
    text = "text: a.md\neffects:\n  - {id: e, source: a, target: b, label: raises, quote: It raises it.}\n"
    document = make_document(read_graph_text(text, "g.yaml", tmp_path))
    assert document["article"] == [
        {"heading": 1, "sentences": [{"text": "One", "effects": []}]},
        {
            "heading": 0,
            "sentences": [
                {"text": "It raises it.", "effects": ["e"]},
                {"text": "It lowers it, e.g. B.", "effects": []},
            ],
        },
        {"heading": 0, "sentences": [{"text": "Two.", "effects": []}, {"text": "Three.", "effects": []}]},
    ]


@given(st.text(max_size=30), st.text(max_size=30))
def test_nothing_that_utf8_or_json_cannot_hold(id: str, label: str) -> None:
    graph = ConceptGraph("\ud800\0" + label, {id: Concept(id, label)}, {"e": Effect("e", id, id, label)})
    text = json.dumps(make_document(graph), ensure_ascii=False)
    assert "\0" not in text
    assert text.encode("utf-8")


class TestQuotes:
    ARTICLE = Article("Magnesium “eases” cramps — or so **many** people\nsay. Trials found no effect.")

    @pytest.mark.parametrize(
        "quote",
        [
            'Magnesium "eases" cramps - or so many people say.',
            "or so many people",
            "Trials  found\nno effect.",
            "many people say. Trials found no effect",
        ],
    )
    def test_verbatim(self, quote: str) -> None:
        assert self.ARTICLE.find(quote)

    @pytest.mark.parametrize(
        "quote", ["Magnesium eases cramps", "o many people", "Trials found no effec", "", " "]
    )
    def test_not_verbatim(self, quote: str) -> None:
        assert self.ARTICLE.find(quote) == ()

    def test_numbers_of_sentences(self) -> None:
        assert self.ARTICLE.find("no effect") == (1,)
        assert self.ARTICLE.find("people say. Trials") == (0, 1)

    def test_nearest(self) -> None:
        assert self.ARTICLE.nearest("Trials found an effect.") == "Trials found no effect."
        assert self.ARTICLE.nearest("zzzz") == ""

    def test_nearest_looks_at_parts_where_no_whole_sentence_is_alike(self) -> None:
        article = Article("Most people drink tea. " + "It is said at length, " * 6 + "that cups are large.")
        assert article.nearest("cups are large") == article.sentences[1]

    def test_a_quote_is_looked_for_again_where_it_began_within_a_word(self) -> None:
        article = Article("Unease is common. Ease is not, says Easel. At ease.")
        assert article.find("ease") == (2,)
        assert article.find("Ease") == (1,)
        assert Article("The cup(s) of tea(green).").find("(s) of tea(") == (0,)

    def test_paragraphs(self) -> None:
        text = (
            "# One *word* #\n#### Four\nIt is so.\n---\nStill the same\nparagraph.\n\n"
            "1. First.\n2. Second\n   goes on.\n> Said by J. Smith et al. in 2020. [A link](https://x.org/a).\n"
            "\n_a_ **b _c_** `d`? “Yes!” No… 5 of them. e.g. this. (Or that.)\n"
        )
        assert [(each.heading, each.sentences) for each in paragraphs(text)] == [
            (1, ("One word",)),
            (3, ("Four",)),
            (0, ("It is so.", "Still the same paragraph.")),
            (0, ("First.",)),
            (0, ("Second goes on.",)),
            (0, ("Said by J. Smith et al. in 2020.", "A link.")),
            (0, ("a b c d?", "“Yes!”", "No…", "5 of them. e.g. this.", "(Or that.)")),
        ]

    @given(st.text(max_size=200))
    def test_every_sentence_is_found(self, text: str) -> None:
        article = Article(text)
        for sentence in sentences(text):
            from graph_data.quotes import normal

            assert not normal(sentence) or article.find(sentence)


FIELDS = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["family", "given", "literal", "date-parts", "raw"]), inner)
    ),
)


class TestReferences:
    @pytest.mark.parametrize(
        ("csl", "url"),
        [
            ({"DOI": "10.1002/14651858.CD009402.pub3"}, "https://doi.org/10.1002/14651858.CD009402.pub3"),
            ({"DOI": "https://doi.org/10.1000/a"}, "https://doi.org/10.1000/a"),
            ({"DOI": "doi:10.1000/a(1)#x?y"}, "https://doi.org/10.1000/a(1)%23x%3Fy"),
            ({"DOI": "nonsense", "URL": "http://example.org/a?b=c"}, "http://example.org/a?b=c"),
            ({"URL": "mailto:a@example.org"}, "mailto:a@example.org"),
            ({"URL": "JavaScript:alert(1)"}, ""),
            ({"URL": "data:text/html,x"}, ""),
            ({"URL": "//example.org"}, ""),
            ({"URL": "file:///etc/passwd"}, ""),
            ({"URL": 'https://x.org/"onclick='}, ""),
            ({"URL": "java\nscript:x"}, ""),
            ({"URL": "https://good.org@evil.org/"}, ""),
            ({"URL": ["https://x.org"]}, ""),
            ({"DOI": "10.1000/a", "URL": "https://x.org/b"}, "https://doi.org/10.1000/a"),
            ({"URL": "https://doi.org/10.1000/b"}, "https://doi.org/10.1000/b"),
            ({"DOI": '10.1000/a"b', "URL": "https://x.org/b"}, "https://x.org/b"),
            ({"DOI": "https://x.org/b"}, ""),
            ({"URL": "https://x.org/a\u202eb"}, ""),
            ({}, ""),
        ],
    )
    def test_link(self, csl: dict[str, Any], url: str) -> None:
        assert link(Reference("r", csl)) == url

    @pytest.mark.parametrize(
        ("csl", "line"),
        [
            ({"author": [{"family": "Ek", "given": "Jo-An B."}], "container-title": "J"}, "Ek JAB. J"),
            ({"author": [{"literal": "EFSA"}], "issued": {"date-parts": [[2020, 1]]}}, "EFSA (2020)"),
            ({"author": [{"family": "A"}, {"family": "B"}, {"family": "C"}]}, "A, B, C"),
            ({"author": [{"family": "A"}, {"family": "B"}, {"family": "C"}, {"family": "D"}]}, "A et al."),
            ({"author": [{"literal": "WHO"}], "issued": "2021-03-04"}, "WHO (2021)"),
            ({"author": "Plain Name", "publisher": "P"}, "Plain Name. P"),
            ({"issued": {"date-parts": [[]]}}, ""),
            ({"author": {"a": 1}, "issued": [[["x"]]]}, ""),
            ({"author": [{"family": "Beek", "non-dropping-particle": "van", "given": "A"}]}, "van Beek A"),
            ({"author": [{"given": "Ann"}, "", {"family": "B"}]}, "A, B"),
            ({"issued": {"raw": "May 1999"}, "publisher": "P"}, "(1999). P"),
            ({"issued": {"literal": "in 1998"}, "container-title": "J", "publisher": "P"}, "(1998). J"),
            ({"issued": {"year": 1997}}, "(1997)"),
            ({"issued": {"date-parts": [[2020]], "raw": "1999"}}, "(2020)"),
            ({"issued": {"raw": "1999", "literal": "1998", "year": 1997}}, "(1999)"),
            ({"issued": [2021, 3]}, "(2021)"),
        ],
    )  # fmt: skip
    def test_citation(self, csl: dict[str, Any], line: str) -> None:
        assert citation(Reference("r", csl)) == line

    @given(FIELDS)
    def test_any_fields(self, value: Any) -> None:
        fields = dict.fromkeys(("author", "issued", "title", "DOI", "URL"), value)
        reference = Reference("r", fields)
        assert isinstance(citation(reference), str)
        assert link(reference) == "" or link(reference).startswith(("http", "mailto"))


def test_only_what_evidence_contradicts_has_a_claim() -> None:
    verdicts = ("supported", "mixed", "not-checked", "contradicted", "not-found")
    text = "effects:\n" + "".join(f"  - {{source: a, target: b{n}, label: raises, verdict: {verdict}}}\n"
                                  for n, verdict in enumerate(verdicts))  # fmt: skip
    effects = make_document(read_graph_text(text))["effects"]
    assert [each["verdict"] for each in effects if "claim" in each] == ["contradicted", "not-found"]
