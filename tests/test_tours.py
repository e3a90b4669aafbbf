"""Steps that filter, ask and blank: read and checked, and what they mean in every output."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from graph_data import ConceptGraph, examine_text, example_path, read_graph, read_graph_text
from graph_data.model import Concept, Filter
from graph_data.passing import concept_passes, restricts_effects
from viz import KeptLayouts, Views, render_page, render_svg
from viz.slides import embed_text, embedding_of, render_deck, render_pptx, show
from viz.slides.handout import handout_pages
from viz.slides.talk import talk

HEAD = """title: Tea
concepts:
  tea: {category: drink, definition: leaves in hot water}
  sleep: {category: night}
  dreams: {category: night}
effects:
  - {id: late, source: tea, target: sleep, label: delays, relation: decreases, verdict: supported,
     certainty: high}
  - {id: calm, source: tea, target: dreams, label: calms, verdict: mixed}
  - {id: bring, source: sleep, target: dreams, label: brings, level: detail}
"""
STEPS = """tours:
  - title: Evening
    steps:
      - {blank: dark, title: "A <b>pause</b>", say: When was it?}
      - {focus: tea, ask: "Which is <i>sure</i>?", title: The delay, say: Only this one., highlight: [late]}
      - {filter: {verdict: [mixed, contradicted]}, title: Disputed, say: The other is not.}
      - {overview: all, filter: {level: detail, rest: hide}, title: Night, say: And so on.}
      - {blank: light, ask: How long?, title: Two hours, say: So they say.}
"""


@pytest.fixture(scope="module")
def tea() -> ConceptGraph:
    return read_graph_text(HEAD + STEPS, "tea.yaml", Path())


@pytest.fixture(scope="module")
def views(tea: ConceptGraph) -> Views:
    return Views(tea, kept=KeptLayouts(cache=False))


def found(steps: str) -> list[str]:
    """Return code and place of what is wrong with the steps of a tour that begins at line 13."""
    report = examine_text(HEAD + f"tours:\n  - title: T\n    steps:\n{steps}")
    problems = [each for each in report.problems if each.severity != "hint"]
    return [f"{p.code} {p.place.line}:{p.place.column}" if p.place else p.code for p in problems]


class TestReading:
    def test_steps(self, tea: ConceptGraph) -> None:
        pause, asked, disputed, night, last = tea.tours[0].steps
        assert (pause.blank, pause.title, pause.say) == ("dark", "A <b>pause</b>", "When was it?")
        assert (asked.ask, asked.focus, asked.highlight) == ("Which is <i>sure</i>?", "tea", ("late",))
        assert disputed.filter == Filter(verdict=("mixed", "contradicted"))
        assert night.filter == Filter(level=("detail",), rest="hide")
        assert (last.blank, last.ask) == ("light", "How long?")

    @pytest.mark.parametrize(
        ("steps", "problems"),
        [
            ("      - {filter: {verdict: mixed}}\n", []),
            ("      - {filter: {verdict: mixd}}\n", ["CG205 14:28"]),
            ("      - {filter: {verdict: [mixed, wrong]}}\n", ["CG205 14:36"]),
            ("      - {filter: mixed}\n", ["CG203 14:18"]),
            ("      - {filter: {verdicts: mixed}}\n", ["CG201 14:19"]),
            ("      - {filter: {category: nigt}}\n", ["CG707 14:29"]),
            ("      - {filter: {relation: [increases, rises]}}\n", ["CG707 14:29"]),
            ("      - {filter: {reference: smith-2020}}\n", ["CG707 14:30"]),
            ("      - {filter: {level: detail}}\n", ["CG708 14:18"]),
            ("      - {overview: all, filter: {level: detail}}\n", []),
            ("      - {show: [sleep, dreams], filter: {verdict: mixed}}\n", ["CG708 14:41"]),
            ("      - {blank: black}\n", ["CG205 14:17"]),
            ("      - {blank: dark, overview: core}\n", ["CG704 14:9"]),
            ("      - {blank: dark, highlight: [tea]}\n", ["CG710 14:34"]),
            ("      - {focus: tea, ask: Why?}\n", ["CG709 14:27"]),
            ("      - {show: [tea], highlight: [sleep]}\n", ["CG711 14:34"]),
            ("      - {show: [tea], highlight: [tea]}\n", []),
            ("      - {overview: core, highlight: [sleep]}\n", []),
            ("      - {ask: Why?, say: So.}\n", ["CG704 14:9"]),
            ("      - {focus: tea, ask: [a, b], say: So.}\n", ["CG203 14:27"]),
        ],
    )
    def test_what_is_wrong_is_told_at_its_place(self, steps: str, problems: list[str]) -> None:
        assert found(steps) == problems

    def test_what_is_not_declared_is_told_and_nothing_falls_over(self) -> None:
        graph = "concepts: [a, b]\neffects: [a -> b: raises, b -> zz: lowers]\n"
        steps = "[{focus: a, hops: 3, highlight: [b]}, {path: [b, a], highlight: [a]}]"
        report = examine_text(f"{graph}tours:\n  - {{title: T, steps: {steps}}}\n")
        assert "zz" in report.errors[0].message

    def test_the_way_through_a_gap_is_offered(self) -> None:
        graph = "effects: [a -> b: raises, b -> c: raises, c -> d: raises, b -> d: raises]\n"
        for path, expected in (("a, d", "'a', 'b', 'd', which effects link"), ("d, a", "")):
            report = examine_text(f"{graph}tours:\n  - {{title: T, steps: [{{path: [{path}]}}]}}\n")
            (wrong,) = report.errors
            assert (wrong.code, wrong.expected) == ("CG703", expected)

    def test_the_nearest_name_is_offered(self) -> None:
        report = examine_text(HEAD + "tours:\n  - {title: T, steps: [{filter: {category: nigt}}]}\n")
        (wrong,) = report.errors
        assert wrong.suggestion == "night"


class TestViews:
    def test_a_filter_lights_what_it_leaves_in(self, views: Views) -> None:
        view = views["tour:evening:3"]
        assert {r.effect for r in view.routes} == {"late", "calm"}
        assert view.lit == {"calm", "tea", "dreams"}

    def test_or_hides_the_rest(self, views: Views) -> None:
        view = views["tour:evening:4"]
        assert {b.concept for b in view.boxes} == {"sleep", "dreams"}
        assert {r.effect for r in view.routes} == {"bring"}
        assert view.lit == frozenset()

    def test_an_effect_is_lit_with_its_ends(self, views: Views) -> None:
        assert views["tour:evening:2"].lit == {"late", "tea", "sleep"}

    def test_a_blank_screen_has_words_only(self, tea: ConceptGraph, views: Views) -> None:
        view = views["tour:evening:1"]
        assert not (view.boxes or view.words or view.routes)
        assert [h.text for h in view.headings] == ["A <b>pause</b>", "When was it?"]
        assert view.headings[0].font_px > view.headings[1].font_px >= 24
        svg = render_svg(tea, view)
        assert "A &lt;b&gt;pause&lt;/b&gt;" in svg

    def test_long_words_stay_on_the_screen(self) -> None:
        step = f"{{blank: dark, say: {'word ' * 400}}}"
        text = f"effects: [a -> b: raises]\ntours:\n  - {{title: T, steps: [{step}]}}"
        view = Views(read_graph_text(text, "g.yaml", Path()))["tour:t:1"]
        assert all(h.rect[1] >= 0 and h.rect[1] + h.rect[3] <= view.height for h in view.headings)

    def test_the_filter_of_every_kind(self, tea: ConceptGraph) -> None:
        def passing(**sides: Any) -> set[str]:
            return {e.id for e in tea.effects.values() if tea.lets_through(Filter(**sides), e)}

        assert passing() == {"late", "calm", "bring"}
        assert passing(certainty=("high",)) == {"late"}
        assert passing(sign=("-",)) == {"late", "calm"} or passing(sign=("-",)) == {"late"}
        assert passing(level=("detail",)) == {"bring"}
        assert passing(relation=("decreases",)) >= {"late"}
        assert passing(reference=("r",)) == set()
        assert passing(category=("drink",)) == {"late", "calm"}
        assert passing(category=("drink",), verdict=("mixed",)) == {"calm"}


class TestOutputs:
    def test_a_question_is_two_slides(self, tea: ConceptGraph, views: Views) -> None:
        deck = Presentation(io.BytesIO(render_pptx(tea, views=views)))
        titles = [s.shapes.title.text_frame.text for s in deck.slides]
        assert titles[1:8] == [
            "A <b>pause</b>", "Which is <i>sure</i>?", "The delay", "Disputed", "Night", "How long?",
            "Two hours",
        ]  # fmt: skip
        slides = list(deck.slides)

        def faded(slide: Any) -> int:
            return sum(1 for _ in slide.shapes._spTree.iter(qn("a:alpha")))

        assert faded(slides[2]) == 0 < faded(slides[3])
        notes = [slide.notes_slide.notes_text_frame.text for slide in slides[2:4]]
        assert notes[0].startswith("Which is <i>sure</i>?\n\nOnly this one.")
        assert notes[1].startswith("Only this one.")
        words = [s.text_frame.text for s in slides[1].shapes if s.has_text_frame]
        assert "When was it?" in words

    def test_a_dark_slide_is_dark_in_a_light_presentation(self, tea: ConceptGraph, views: Views) -> None:
        slides = list(Presentation(io.BytesIO(render_pptx(tea, views=views))).slides)
        turned = [s.element.find(f".//{qn('a:overrideClrMapping')}") is not None for s in slides]
        assert turned[1] and turned.count(True) == 1

    def test_on_paper_the_answer_follows_the_picture(self, tea: ConceptGraph, views: Views) -> None:
        pages = handout_pages(tea, talk(tea, views))
        text = " ".join(found for page in pages for found in re.findall(r">([^<]+)</text>", page))
        assert "A &lt;b&gt;pause&lt;/b&gt; When was it?" in text
        question, answer = text.index("Which is &lt;i&gt;sure"), text.index("The delay Only this one.")
        assert question < text.index("delays") < answer
        assert "How long? Two hours So they say." in text
        # Words without a picture need no page of their own.
        assert len(pages) == 2

    def test_the_deck_poses_and_answers(self, tea: ConceptGraph, views: Views) -> None:
        html = render_deck(tea, views=views)
        asked = re.search(r'<section id="tour-evening-the-delay".*?</section>', html, re.DOTALL)
        assert asked
        assert '<h2 class="question" dir="auto">Which is &lt;i&gt;sure&lt;/i&gt;?</h2>' in asked[0]
        messages = [json.loads(unescape(each)) for each in re.findall(r'data-message="([^"]*)"', asked[0])]
        assert [m[1]["lit"] for m in messages] == [[], ["late"]]
        assert asked[0].count('<div class="picture') == 2
        pause = re.search(r'<section id="tour-evening-a-b-pause-b".*?</section>', html, re.DOTALL)
        assert pause
        assert 'class="step blank dark" data-background-color="#15191d"' in pause[0]
        assert "data-message" not in pause[0] and "A &lt;b&gt;pause" in pause[0]

    def test_a_page_carries_what_a_step_says(self, tea: ConceptGraph, views: Views) -> None:
        found = re.search(r'id="conceptgraph-data">(.*?)</script>', render_page(tea, views=views), re.DOTALL)
        assert found
        data = json.loads(found[1])
        steps = data["graph"]["tours"][0]["steps"]
        assert [step["view"] for step in steps] == [
            "tour:evening:a-b-pause-b", "tour:evening:the-delay", "overview:core", "tour:evening:night",
            "tour:evening:two-hours",
        ]  # fmt: skip
        assert steps[2]["filter"]["verdicts"] == ["mixed", "contradicted"] and not steps[2]["filter"]["hide"]
        carried = [view for view in data["views"] if view["id"].startswith("tour:")]
        assert [view["lit"] for view in carried if not view["id"].endswith(":read")] == [[]] * 4
        assert all(view["lit"] == [] for view in carried)

    def test_a_notebook_tells_them(self, tea: ConceptGraph) -> None:
        lines = str(show(tea, "tour:evening:2")).splitlines()
        assert lines[:3] == ["Tea: The delay", "Which is <i>sure</i>?", "Only this one."]
        assert str(show(tea, "tour:evening:1")).splitlines() == ["Tea: A <b>pause</b>", "When was it?"]

    def test_a_fragment_for_every_answer(self, tea: ConceptGraph) -> None:
        text = embed_text("reveal", embedding_of(tea, "tea.html", "tour:evening:1"))
        spans = re.findall(r'data-step="([^"]+)"( data-answer)?></span>', text)
        assert [step + bool(answer) * "!" for step, answer in spans] == [
            "the-delay", "the-delay!", "disputed", "night", "two-hours", "two-hours!",
        ]  # fmt: skip


class TestOffered:
    def test_the_overview_then_what_is_connected_most(self, tea: ConceptGraph) -> None:
        (tour,) = replace(tea, tours=()).told
        assert (tour.id, tour.title) == ("first-look", "A first look")
        assert [step.title for step in tour.steps] == ["The whole picture", "Tea", "Sleep", "Dreams"]
        assert tour.steps[0].say == "3 concepts and 3 effects between them."
        assert tour.steps[1].say == "Leaves in hot water"
        assert tour.steps[2].say == "Sleep acts on dreams and is acted on by tea."

    def test_tours_of_the_file_come_in_its_place(self, tea: ConceptGraph) -> None:
        assert tea.told == tea.tours

    def test_a_hub_shows_what_can_be_read_and_says_so(self) -> None:
        arrows = [f"hub -> c{n}: raises" for n in range(14)]
        graph = read_graph_text(json.dumps({"effects": arrows}), "hub.yaml", Path())
        step = graph.told[0].steps[1]
        assert (step.focus, len(step.effects)) == ("hub", 10)
        assert step.say == "Hub acts on c0, c1 and 8 others. 10 of its 14 effects are shown."
        view = Views(graph)["tour:first-look:2"]
        assert len(view.routes) == 10 and min(w.font_px for w in view.words) >= 16

    def test_in_german(self) -> None:
        graph = read_graph_text("language: de\neffects: [Regen -> Fluss: füllt]", "g.yaml", Path())
        assert [step.say for step in graph.told[0].steps] == [
            "2 Begriffe und 1 Wirkung zwischen ihnen.",
            "Regen wirkt auf Fluss.",
            "Auf Fluss wirkt ein: Regen.",
        ]  # fmt: skip

    def test_nothing_is_offered_where_nothing_is(self, tea: ConceptGraph) -> None:
        assert replace(tea, concepts={}, effects={}, tours=()).told == ()
        alone = replace(tea, effects={}, tours=())
        assert [step.overview for step in alone.told[0].steps] == ["core"]

    def test_it_is_the_same_in_page_and_talk(self, tea: ConceptGraph) -> None:
        plain = replace(tea, tours=())
        views = Views(plain, kept=KeptLayouts(cache=False))
        told = [(step.title, step.say) for step in talk(plain, views)]
        steps = plain.to_document()["tours"][0]["steps"]
        assert told == [(step["title"], step["say"]) for step in steps]


def test_shipped_overviews_are_kept() -> None:
    """The tours of an example may change; the layouts of its overviews stay as they were found."""
    from viz import layout_file

    path = example_path("magnesium")
    views = Views(read_graph(path), kept=KeptLayouts(layout_file(path), cache=False))
    kept = views.kept.text()
    assert [views[id].kind for id in ("overview:core", "overview:all")] == ["overview", "overview"]
    assert not views.kept.changed and views.kept.text() == kept


def test_a_concept_passes_by_its_category_where_nothing_is_said_of_effects() -> None:
    tea, cup = Concept("tea", "Tea", "drink"), Concept("cup", "Cup")
    assert concept_passes(Filter(), tea)
    assert concept_passes(Filter(category=("drink",)), tea)
    assert not concept_passes(Filter(category=("drink",)), cup)
    for side in ("verdict", "certainty", "sign", "level", "relation", "reference"):
        given: dict[str, Any] = {side: ("x",)}
        assert restricts_effects(Filter(**given))
        assert not concept_passes(Filter(**given), tea)


@pytest.mark.parametrize(
    ("shown", "boxes"),
    [("path: [a, b, c, d]", "abcd"), ("path: [b, c]", ""), ("focus: b", "ab"), ("focus: d", "cd")],
)
def test_a_way_or_what_surrounds_a_concept_may_be_left_in_part(shown: str, boxes: str) -> None:
    graph = read_graph_text(f"""
effects:
  - {{source: a, target: b, label: raises, verdict: mixed}}
  - {{source: b, target: c, label: raises}}
  - {{source: c, target: d, label: raises, verdict: mixed}}
tours: [{{id: t, title: T, steps: [{{{shown}, filter: {{verdict: mixed, rest: hide}}}}]}}]
""")
    view = Views(graph, kept=KeptLayouts(cache=False)).for_step("t", 1)
    assert "".join(sorted(box.concept for box in view.boxes)) == boxes


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("show: [a, b], highlight: [a-raises-b]", []),
        ("show: [a, b], highlight: [c]", ["CG711"]),
        ("show: [a, b], highlight: [b-raises-c]", ["CG711"]),
        ("show: [b, c], highlight: [a-raises-b, b-raises-c, a]", ["CG711", "CG711"]),
        ("path: [a, b], highlight: [c]", ["CG711"]),
        ("focus: a, highlight: [b]", []),
        ("focus: a, highlight: [c]", ["CG711"]),
        ("focus: a, hops: 2, highlight: [b-raises-c]", []),
        ("focus: a, hops: 2, highlight: [d]", ["CG711"]),
        ("overview: all, highlight: [d]", []),
        ("overview: all, shut: [drinks]", []),
        ("overview: all, shut: [Hot drinks]", []),
        ("overview: all, shut: [HOT DRINKS]", []),
        ("overview: all, shut: [drnks]", ["CG715 drinks"]),
        ("overview: all, shut: [food]", ["CG715 "]),  # which no concept has
        ("overview: all, shut: [a]", ["CG715 "]),
    ],
)
def test_what_a_step_lights_and_shuts_is_there(step: str, told: list[str]) -> None:
    text = f"""
categories: {{drinks: Hot drinks, food: Food}}
concepts: {{a: {{category: drinks}}, b: , c: , d: }}
effects: [a -> b: raises, b -> c: raises, c -> d: raises]
tours: [{{title: T, steps: [{{{step}}}]}}]
"""
    found = [each for each in examine_text(text).problems if each.code in ("CG711", "CG715")]
    assert [each.code + (f" {each.suggestion}" if each.code == "CG715" else "") for each in found] == told


@pytest.mark.parametrize(
    ("name", "told"), [("a", []), ("A", []), ("ab", ["concept"]), ("drinks", ["concept"])]
)
def test_where_no_concept_has_a_category_concepts_are_shut(name: str, told: list[str]) -> None:
    text = f"""
categories: {{drinks: Hot drinks}}
effects: [a -> b: raises]
tours: [{{title: T, steps: [{{overview: all, shut: [{name}]}}]}}]
"""
    found = [each.message.split()[4] for each in examine_text(text).problems if each.code == "CG715"]
    assert found == told
