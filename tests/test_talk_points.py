"""What a talk says and where: points as headings, signs explained once, questions, rings, ways."""

from __future__ import annotations

import io
import math
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.oxml.ns import qn

from graph_data import examine_text, example_path, read_graph, read_graph_text
from graph_data.headings import first_sentence
from tests.conftest import Run, Tab, state
from viz import Views, render_page, render_svg
from viz.slides import PptxOptions, render_deck, render_handout, render_pptx
from viz.slides.handout import handout_pages
from viz.slides.notes import Backing, notes
from viz.slides.talk import talk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from graph_data import ConceptGraph
    from viz.view import Rect

EFFECTS = """
categories: {things: Things}
concepts: {a: {category: things}, b: {category: things}, c: {}, d: {}}
effects:
  - {source: a, target: b, label: lowers, relation: decreases}
  - {source: b, target: c, label: raises, relation: increases, verdict: supported}
  - {source: c, target: a, label: lowers, relation: decreases}
  - {source: c, target: d, label: raises, relation: increases}
"""
TOUR = (
    EFFECTS
    + """
tours:
  - title: The tour
    steps:
      - {path: [a, b, c, a], say: "It comes back, e.g. within a day. Look closely."}
      - {focus: c}
      - {id: asked, ask: "What is sure?", focus: b, say: One thing is. The other is not., highlight: [a]}
      - {show: [c, d], say: Here it ends., go: [asked, "the-tour:1"]}
      - {path: [c, d]}
"""
)


@pytest.fixture(scope="module")
def told() -> ConceptGraph:
    return read_graph_text(TOUR, "g.yaml", Path())


def slides_of(graph: ConceptGraph, options: PptxOptions | None = None) -> Any:
    return Presentation(io.BytesIO(render_pptx(graph, options=options)))


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


class TestPoints:
    @pytest.mark.parametrize(
        ("text", "first", "rest"),
        [
            ("It rains. It pours.", "It rains.", "It pours."),
            (
                "About 1.5 g, i.e. much, of B. burgdorferi. Then",
                "About 1.5 g, i.e. much, of B. burgdorferi.",
                "Then",
            ),
            ("Sagt man z. B. hier. Dann dort!", "Sagt man z. B. hier.", "Dann dort!"),
            ("水是生命。没有它不行。", "水是生命。", "没有它不行。"),
            ("ما هذا؟ هذا ماء.", "ما هذا؟", "هذا ماء."),
            ("One\n\nTwo", "One", "Two"),
            ("no end at all", "no end at all", ""),
            ("“Is it so?” She asks.", "“Is it so?”", "She asks."),
            ("", "", ""),
        ],
    )
    def test_the_first_sentence(self, text: str, first: str, rest: str) -> None:
        assert first_sentence(text) == (first, rest)

    @given(st.text(max_size=200))
    @settings(max_examples=60)
    def test_nothing_is_lost(self, text: str) -> None:
        first, rest = first_sentence(text)
        assert "".join((first + rest).split()) == "".join(text.split())

    def test_headings_are_unlike_their_neighbours_in_every_form(self, told: ConceptGraph) -> None:
        wanted = [
            "It comes back, e.g. within a day.",
            "c",
            "What is sure?",
            "One thing is.",
            "Here it ends.",
            "c → d",
        ]
        steps = talk(told, Views(told))
        assert [moment.title for step in steps for moment in step.moments()] == wanted
        assert all(a != b for a, b in pairwise(wanted))
        deck = slides_of(told)
        assert titles(deck) == ["G", *wanted, "All concepts"] or titles(deck)[1:-1] == wanted
        assert "Look closely." in texts(deck.slides[1]) and "The tour" in texts(deck.slides[1])
        assert deck.slides[1].notes_slide.notes_text_frame.text.startswith(
            "It comes back, e.g. within a day. Look closely."
        )
        html = render_deck(told)
        assert '<h2 dir="auto">It comes back, e.g. within a day.</h2>' in html
        pages = "".join(handout_pages(told, steps))
        assert all(title.split()[0] in pages for title in wanted)

    def test_a_tour_of_five_steps_has_eight_slides_at_most(self) -> None:
        graph = read_graph_text(TOUR.replace('ask: "What is sure?", ', ""), "g.yaml", Path())
        assert len(slides_of(graph).slides) <= 8
        assert len(slides_of(graph, PptxOptions(details=True)).slides) == 7 + len(graph.concepts)

    def test_a_long_point_takes_two_lines_and_is_not_cut(self) -> None:
        say = "The ice that melts in summer uncovers dark water and this takes up so much more of the light "
        say += "that the air above it warms and more ice melts."
        graph = read_graph_text(
            EFFECTS + f"tours: [{{title: T, steps: [{{focus: c, say: {say}}}]}}]", "g.yaml", Path()
        )
        slide = slides_of(graph).slides[1]
        title = slide.shapes.title
        assert title.text_frame.text == say
        boxes = [
            s for s in slide.shapes if s.has_text_frame and s is not title and s.shape_id != title.shape_id
        ]
        assert min(s.top for s in boxes) >= title.top + title.height - 9525 * 10


class TestSigns:
    def test_are_explained_where_they_first_stand(self, told: ConceptGraph) -> None:
        deck = slides_of(told)
        first, last = texts(deck.slides[1]), texts(deck.slides[5])
        assert {"lowers, blocks", "raises, leads to", "supported", "Things"} <= set(first)
        assert not {"lowers, blocks", "Things"} & set(last)
        html = render_deck(told)
        assert html.count("lowers, blocks</span>") == 1

    def test_nothing_is_said_of_verdicts_where_nobody_grades(self, run: Run, tmp_path: Path) -> None:
        graph = read_graph_text(TOUR.replace(", verdict: supported", ""), "g.yaml", Path())
        steps = talk(graph, Views(graph))
        everything = (
            "".join(handout_pages(graph, steps))
            + render_deck(graph).split('<script type="application/json"')[0]
        )
        backing = Backing(graph)
        everything += "".join(notes(backing, step.view, step.told) for step in steps)
        assert "not checked" not in everything and "supported" not in everything.split("</style>")[-1]

    def test_what_a_machine_read_says_so_in_notes_and_handout(self) -> None:
        text = EFFECTS.replace(
            "verdict: supported",
            "verdict: supported, evidence: [{reference: r, quote: B raised C in all., kind: machine-read}]",
        )
        graph = read_graph_text(text + "references: {r: {title: R}}\n", "g.yaml", Path())
        steps = talk(graph, Views(graph))
        for told in ("".join(handout_pages(graph, steps)), notes(Backing(graph), steps[0].view)):
            assert "read by a machine, not checked" in told and "“B raised C in all.”" in told
        assert render_handout(graph).startswith(b"%PDF")


class TestQuestions:
    def test_no_gap_and_no_width_betrays_what_is_graded(self, told: ConceptGraph) -> None:
        step = next(each for each in talk(told, Views(told)) if each.ask)
        assert {words.mark_px > 0 for words in step.view.words} == {True, False}
        assert {words.mark_px for words in step.bare.words} == {0.0}
        for old, new in zip(step.view.words, step.bare.words, strict=True):
            assert new.rect[0] + new.rect[2] / 2 == pytest.approx(old.rect[0] + old.rect[2] / 2)

    def test_on_the_page_too(self, open_page: Tab, tmp_path: Path, told: ConceptGraph) -> None:
        path = tmp_path / "g.html"
        path.write_text(render_page(told), encoding="utf-8")
        page = open_page(path, "#present=the-tour&step=asked")
        assert state(page)["revealed"] is False

        def gaps() -> set[int]:
            edges = page.evaluate("() => window.conceptGraph.layout().edges")
            per_letter = {round(e["label_box"][2] / len(e["label"]) / e["font_px"], 1) for e in edges}
            return {round(10 * one) for one in per_letter}

        assert len(gaps()) == 1
        page.keyboard.press("ArrowRight")
        assert len(gaps()) == 2


class TestRings:
    @pytest.mark.parametrize("count", [2, 3, 4, 5, 7, 9])
    @pytest.mark.parametrize("page", [(1280.0, 668.0), (960.0, 620.0)])
    def test_nothing_lies_on_anything_and_lines_end_at_boxes(
        self, count: int, page: tuple[float, float]
    ) -> None:
        ids = [f"concept number {n}" for n in range(count)]
        lines = "\n".join(f"  - {a} -> {b}: raises the amount of" for a, b in pairwise([*ids, ids[0]]))
        steps = f"[{{path: [{', '.join([*ids, ids[0]])}]}}]"
        graph = read_graph_text(
            f"effects:\n{lines}\ntours: [{{title: T, steps: {steps}}}]\n", "g.yaml", Path()
        )
        view = Views(graph, page=page)["tour:t:1"]
        assert (len(view.boxes), len(view.routes)) == (count, count)
        assert [heading.text for heading in view.headings] == ["reinforcing"]
        rects: list[Rect] = [item.rect for items in (view.boxes, view.words, view.headings) for item in items]
        assert all(x >= 0 and y >= 0 and x + w <= page[0] and y + h <= page[1] for x, y, w, h in rects)
        for a, b in combinations(rects, 2):
            assert a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0] or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1]
        ends = [(box.rect[0] + box.rect[2] / 2, box.rect[1] + box.rect[3] / 2) for box in view.boxes]
        for route, (middle, rect) in zip(
            view.routes, zip(ends, [b.rect for b in view.boxes], strict=True), strict=True
        ):
            assert math.dist(route.points[0], middle) <= math.hypot(rect[2], rect[3]) / 2 + 1
        # Clockwise about the middle, as it is read.
        turns = [math.atan2(y - page[1] / 2, x - page[0] / 2) for x, y in ends]
        assert all((b - a) % math.tau < math.pi + 0.01 for a, b in pairwise([*turns, turns[0]]))

    def test_its_kind_is_told_in_the_language_and_only_where_it_holds(self, told: ConceptGraph) -> None:
        view = Views(told)["tour:the-tour:1"]
        assert ">reinforcing</text>" in render_svg(told, view)
        german = read_graph_text("language: de\n" + TOUR, "g.yaml", Path())
        assert ">verstärkend</text>" in render_svg(german, Views(german)["tour:the-tour:1"])
        for old, new in (
            ("label: lowers, relation: decreases}", "label: touches}"),
            ("supported", "contradicted"),
        ):
            other = read_graph_text(TOUR.replace(old, new, 1), "g.yaml", Path())
            assert Views(other)["tour:the-tour:1"].headings == ()
        balanced = read_graph_text(
            TOUR.replace("lowers, relation: decreases", "raises, relation: increases", 1), "g.yaml", Path()
        )
        assert [h.text for h in Views(balanced)["path:a:a"].headings] == ["balancing"]


class TestWays:
    def test_an_unknown_step_is_told_with_the_nearest(self) -> None:
        report = examine_text(TOUR.replace("go: [asked", "go: [askd"))
        found = [problem for problem in report.problems if problem.code == "CG714"]
        assert len(found) == 1 and found[0].suggestion == "asked"

    def test_are_links_on_slides_and_deck_and_choices_of_the_speaker(
        self, told: ConceptGraph, open_page: Tab, tmp_path: Path
    ) -> None:
        deck = slides_of(told)
        slide = deck.slides[titles(deck).index("Here it ends.")]
        targets = {
            shape.text_frame.text: shape.click_action.target_slide.shapes.title.text_frame.text
            for shape in slide.shapes
            if hasattr(shape, "click_action")
            and shape.click_action.target_slide is not None
            and shape.has_text_frame
        }
        assert targets["→ One thing is."] == "What is sure?"
        assert targets["→ It comes back, e.g. within a day."] == "It comes back, e.g. within a day."
        assert '<a href="#/tour-the-tour-asked" dir="auto">→ One thing is.</a>' in render_deck(told)
        path = tmp_path / "g.html"
        path.write_text(render_page(told), encoding="utf-8")
        page = open_page(path, "#present=the-tour&step=4")
        page.get_by_role("button", name="→ One thing is.").click()
        assert (state(page)["step"], state(page)["revealed"]) == (3, False)
        page.evaluate("() => window.conceptGraph.apply({step: 4})")
        page.keyboard.press("2")
        assert state(page)["step"] == 1


class TestMotionAndGround:
    def test_the_same_concept_has_the_same_name_on_slides_that_glide(self, told: ConceptGraph) -> None:
        deck = slides_of(told)
        for slide in list(deck.slides)[1:7]:
            names = [e.get("name") for e in slide.shapes._spTree.iter(qn("p:cNvPr"))]
            gliding = [name for name in names if name.startswith("!!")]
            assert gliding and len(set(gliding)) == len(gliding)
            assert (
                slide.element.find(".//{http://schemas.microsoft.com/office/powerpoint/2015/09/main}morph")
                is not None
            )

    def test_a_blank_step_takes_its_ground_in_a_template(self, tmp_path: Path) -> None:
        Presentation().save(str(tmp_path / "t.pptx"))
        text = (
            EFFECTS + "tours: [{title: T, steps: [{blank: dark, say: Now. Then.}, {blank: light, say: So.}]}]"
        )
        graph = read_graph_text(text, "g.yaml", Path())
        deck = slides_of(graph, PptxOptions(template=tmp_path / "t.pptx"))
        dark, light = list(deck.slides)[2:4]
        turned = dark.element.find(f".//{qn('a:overrideClrMapping')}")
        assert (turned.get("bg1"), turned.get("tx1")) == ("dk1", "lt1")
        assert light.element.find(f".//{qn('a:overrideClrMapping')}") is None


class TestWithoutScripts:
    @pytest.fixture(scope="class")
    def deck(self, tmp_path_factory: pytest.TempPathFactory) -> Path:
        path = tmp_path_factory.mktemp("talk") / "talk.html"
        path.write_text(render_deck(read_graph(example_path("thames"))), encoding="utf-8")
        return path

    @pytest.mark.parametrize("width", [390, 1280])
    def test_all_slides_stand_below_each_other(self, chromium: Browser, deck: Path, width: int) -> None:
        context = chromium.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(deck.as_uri())
        sections = page.locator(".slides > section")
        rects = [sections.nth(n).bounding_box() for n in range(sections.count())]
        assert len(rects) > 6 and all(rect and rect["height"] > 60 and rect["x"] >= 0 for rect in rects)
        assert all(a["y"] + a["height"] <= b["y"] + 1 for a, b in pairwise(rects))  # type: ignore[index]
        assert max(rect["x"] + rect["width"] for rect in rects) <= width + 1  # type: ignore[index]
        assert all(page.locator("section.step .picture:visible").nth(n).is_visible() for n in range(3))
        context.close()

    def test_a_frame_that_allows_nothing_is_not_empty(
        self, chromium: Browser, deck: Path, tmp_path: Path
    ) -> None:
        host = tmp_path / "host.html"
        host.write_text(
            f'<iframe sandbox src="{deck.as_uri()}" width="900" height="600"></iframe>', encoding="utf-8"
        )
        page = chromium.new_page()
        page.goto(host.as_uri())
        assert page.frames[1].locator("section.step h2").first.is_visible()
        page.close()


@pytest.mark.parametrize("text", ["हिन्दी और عربي", "ציפורים تأكل"])
def test_lines_of_two_scripts_are_drawn_in_fonts_of_both(text: str) -> None:
    from viz.picture.scripts import with_families

    drawn = with_families(f"<svg><text>\u202b{text}\u202c &amp; b</text></svg>")
    assert drawn.count("<tspan font-family=") == 2
    assert "\u202b" in drawn and "&amp;" in drawn
