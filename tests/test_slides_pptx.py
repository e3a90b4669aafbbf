"""The PowerPoint file, read back: what stands on its slides, where it leads, what holds to what."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from graph_data import ConceptGraph, example_path, read_graph, read_graph_text
from graph_data.model import Step, Tour
from viz import KeptLayouts, Views, VizError, layout_file
from viz.slides.fitted import fitted
from viz.slides.kinds import stage_of
from viz.slides.pptx.lines import inside_span
from viz.slides.pptx.options import PptxOptions
from viz.slides.pptx.presentation import pptx
from viz.slides.pptx.xml import _LONGEST, Glue, Ink, Name, Pen, connector, emu
from viz.slides.talk import talk

PX = 9525
VERDICTS = {
    "supported": "supported",
    "mixed": "mixed evidence",
    "contradicted": "contradicted",
    "not-found": "no evidence found",
    "not-checked": "not checked",
}
HOSTILE = """
title: "A </a:t> \\u202e title & more"
concepts:
  __proto__: {label: "</p:sp><script>alert(1)</script>"}
  constructor: {label: "x y \\u2028 z"}
  c: {label: "%s"}
effects:
  - {source: __proto__, target: constructor, label: "a \\"quoted\\" & <b>"}
  - {source: constructor, target: constructor, label: feeds itself}
  - {source: c, target: constructor, id: lone, label: x}
""" % ("long " * 20_000)


@cache
def made(name: str, options: PptxOptions) -> tuple[ConceptGraph, Views, bytes]:
    path = example_path(name)
    graph = read_graph(path)
    views = Views(graph, kept=KeptLayouts(layout_file(path)), **stage_of("pptx", graph, options))
    return graph, views, pptx(graph, views=views, options=options)


@pytest.fixture(scope="module")
def magnesium() -> tuple[ConceptGraph, Views, bytes]:
    return made("magnesium", PptxOptions(details=True))


@pytest.fixture(scope="module")
def deck(magnesium: tuple[ConceptGraph, Views, bytes]) -> Any:
    return Presentation(io.BytesIO(magnesium[2]))


def elements(slide: Any, tag: str) -> list[Any]:
    return list(slide.shapes._spTree.iter(qn(tag)))


def rect_of(element: Any) -> tuple[float, float, float, float]:
    off, ext = next(element.iter(qn("a:xfrm")))
    return (int(off.get("x")) / PX, int(off.get("y")) / PX, int(ext.get("cx")) / PX, int(ext.get("cy")) / PX)


def properties(element: Any) -> Any:
    return next(element.iter(qn("p:cNvPr")))


def is_decoration(element: Any) -> bool:
    return any(child.tag.endswith("}decorative") for child in properties(element).iter())


def bordered(slide: Any) -> list[Any]:
    """The boxes of concepts: the shapes with a line of their own and text."""
    line = f"./{qn('p:spPr')}/{qn('a:ln')}/{qn('a:solidFill')}"
    return [e for e in elements(slide, "p:sp") if e.find(line) is not None]


def unbordered_words(slide: Any) -> list[Any]:
    """The words of effects: a text on the paper's colour."""
    fill = f"./{qn('p:spPr')}/{qn('a:solidFill')}/{qn('a:schemeClr')}"
    return [e for e in elements(slide, "p:sp") if e.find(fill) is not None and "".join(e.itertext()).strip()]


def apart(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return any(a[n] + a[n + 2] <= b[n] + 0.5 or b[n] + b[n + 2] <= a[n] + 0.5 for n in (0, 1))


def site(shape: Any, index: int) -> tuple[float, float]:
    """Where a connection site stands on the slide, from the guides of the geometry."""
    x, y, w, h = rect_of(shape)
    guides = {g.get("name"): g.get("fmla").split() for g in shape.iter(qn("a:gd"))}
    place = list(shape.iter(qn("a:cxn")))[index].find(qn("a:pos"))
    across, down = guides[place.get("x")], guides[place.get("y")]
    return (x + int(across[1]) * w / int(across[3]), y + int(down[1]) * h / int(down[3]))


def test_slides_in_order_and_within_the_budget(magnesium: Any, deck: Any) -> None:
    graph, views, data = magnesium
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    steps = [moment.title for step in talk(graph, views) for moment in step.moments()]
    assert titles[0] == graph.title
    assert titles[1 : 1 + len(steps)] == steps
    assert titles[1 + len(steps)] == "All concepts"
    hubs = sum(max(0, len(views[f"focus:{id}"].pages) - 2) for id in graph.concepts)
    details = [title for title in titles[2 + len(steps) :] if not title.startswith("All concepts")]
    assert len(details) == len(graph.concepts) + hubs
    assert hubs > 0
    assert len(data) < 1_500_000


def test_every_link_leads_to_the_concept_it_names(deck: Any, magnesium: Any) -> None:
    graph = magnesium[0]
    names = {concept.title for concept in graph.concepts.values()}
    followed: Counter[str] = Counter()
    for slide in deck.slides:
        for shape in slide.shapes:
            target = shape.click_action.target_slide if hasattr(shape, "click_action") else None
            name = shape._element.find(f".//{qn('p:cNvPr')}").get("name").removeprefix("!!")
            if target is not None and name in names:
                assert target.shapes.title.text_frame.text == name
                followed[name] += 1
    assert set(followed) == names


def test_every_concept_is_on_the_slides_of_all(deck: Any, magnesium: Any) -> None:
    listed = [s for s in deck.slides if s.shapes.title.text_frame.text.startswith("All concepts")]
    told = {properties(e).get("name") for slide in listed for e in bordered(slide)}
    assert told == {concept.title for concept in magnesium[0].concepts.values()}


@pytest.mark.parametrize("size", ["16:9", "4:3"])
def test_no_box_overlaps_and_no_words_lie_on_a_box(size: str) -> None:
    _, _, data = made("magnesium" if size == "16:9" else "thames", PptxOptions(size=size, details=True))
    deck = Presentation(io.BytesIO(data))
    width = deck.slide_width / PX
    assert width == {"16:9": 1280, "4:3": 960}[size]
    for slide in deck.slides:
        boxes = [rect_of(e) for e in bordered(slide)]
        words = [rect_of(e) for e in unbordered_words(slide)]
        assert all(apart(a, b) for a, b in combinations(boxes, 2))
        assert all(apart(a, b) for a in words for b in boxes)
        assert all(apart(a, b) for a, b in combinations(words, 2))
        for x, y, w, h in (*boxes, *words):
            assert x >= -0.5 and y >= -0.5 and x + w <= width + 0.5 and y + h <= 720.5


def test_lines_are_straight_glued_and_cross_no_box(deck: Any) -> None:
    count = 0
    for slide in deck.slides:
        shapes = {int(properties(e).get("id")): e for e in elements(slide, "p:sp")}
        boxes = {id: rect_of(e) for id, e in shapes.items() if e in bordered(slide)}
        for line in elements(slide, "p:cxnSp"):
            assert next(line.iter(qn("a:prstGeom"))).get("prst") == "straightConnector1"
            ends = [next(line.iter(qn(tag))) for tag in ("a:stCxn", "a:endCxn")]
            glued = [site(shapes[int(end.get("id"))], int(end.get("idx"))) for end in ends]
            x, y, w, h = rect_of(line)
            assert min(glued[0][0], glued[1][0]) == pytest.approx(x, abs=0.6)
            assert min(glued[0][1], glued[1][1]) == pytest.approx(y, abs=0.6)
            assert abs(glued[0][0] - glued[1][0]) == pytest.approx(w, abs=0.6)
            assert abs(glued[0][1] - glued[1][1]) == pytest.approx(h, abs=0.6)
            for bx, by, bw, bh in boxes.values():
                assert inside_span(glued[0], glued[1], (bx + 2, by + 2, bw - 4, bh - 4)) is None
            count += 1
    assert count > 400


def ends_of(line: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where PowerPoint draws a connector: from one corner of its rectangle to the other, as flipped."""
    x, y, w, h = rect_of(line)
    frame = next(line.iter(qn("a:xfrm")))
    across, down = frame.get("flipH") == "1", frame.get("flipV") == "1"
    return (x + across * w, y + down * h), (x + (not across) * w, y + (not down) * h)


@pytest.mark.parametrize("end", [(90.0, 80.0), (90.0, 20.0), (10.0, 80.0), (10.0, 20.0)])
def test_a_line_runs_to_where_it_ends_in_every_direction(end: tuple[float, float]) -> None:
    start = (50.0, 50.0)
    text = connector(Name(9, "n"), start, end, (Glue(2, 0), Glue(3, 1)), Pen(Ink("tx1"), 2))
    assert ends_of(parse_xml(text)) == (start, end)


def test_lines_end_where_they_are_glued(deck: Any) -> None:
    for slide in list(deck.slides)[:20]:
        shapes = {int(properties(e).get("id")): e for e in elements(slide, "p:sp")}
        for line in elements(slide, "p:cxnSp"):
            for tag, at in zip(("a:stCxn", "a:endCxn"), ends_of(line), strict=True):
                glued = next(line.iter(qn(tag)))
                assert site(shapes[int(glued.get("id"))], int(glued.get("idx"))) == pytest.approx(at, abs=0.6)


def test_everything_that_means_something_is_described(deck: Any) -> None:
    for slide in deck.slides:
        for tag in ("p:sp", "p:cxnSp"):
            for element in elements(slide, tag):
                if element.find(f".//{qn('p:ph')}") is None:
                    assert properties(element).get("descr") or is_decoration(element)
        assert all(properties(e).get("descr") for e in (*bordered(slide), *elements(slide, "p:cxnSp")))


def test_text_is_never_smaller_than_14_points_and_what_signs_mean_than_12(deck: Any) -> None:
    for slide in deck.slides:
        for shape in elements(slide, "p:sp"):
            least = min((int(e.get("sz")) for e in shape.iter(qn("a:rPr")) if e.get("sz")), default=1400)
            is_key = rect_of(shape)[1] > 600 if shape.find(f".//{qn('p:ph')}") is None else False
            assert least >= (1200 if is_key else 1400), "".join(shape.itertext())


def test_notes_hold_narration_quotes_verdicts_and_references(deck: Any, magnesium: Any) -> None:
    graph, views, _ = magnesium
    slides = list(deck.slides)
    moments = [(step, moment) for step in talk(graph, views) for moment in step.moments()]
    for slide, (step, moment) in zip(slides[1:], moments, strict=False):
        text = slide.notes_slide.notes_text_frame.text
        assert text.startswith(step.ask if moment.posed else " ".join(step.say.split()))
        assert " ".join(step.say.split()) in text
        # Of what is too much for a slide, the notes have what is lit.
        for route in next(moment.pictures(56 / 3)).routes:
            effect = graph.effects[route.effect]
            graded = effect.verdict != "not-checked" or effect.evidence
            verdict = f": {VERDICTS[effect.verdict]}" if graded else ""
            assert f"{graph.claim(effect)}{verdict}" in text
            assert not effect.quote or " ".join(effect.quote.split()) in text
            for evidence in effect.evidence:
                assert str(graph.references[evidence.reference].csl["title"]).rstrip(".") in text


def test_shapes_have_no_style_of_a_theme_and_the_theme_is_ours(magnesium: Any) -> None:
    with zipfile.ZipFile(io.BytesIO(magnesium[2])) as archive:
        names = archive.namelist()
        slides = [archive.read(name) for name in names if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        theme = archive.read("ppt/theme/theme1.xml").decode()
        core = archive.read("docProps/core.xml").decode()
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert not any(b"<p:style" in slide for slide in slides)
    assert "conceptgraph light" in theme and "Calibri" not in theme and "FBFAF7" in theme
    assert not any("thumbnail" in name or "printer" in name for name in names)
    assert "Canny" not in core and "20" not in re.sub("<[^>]*>", "", core)


def test_dark_slides_are_dark() -> None:
    _, _, data = made("thames", PptxOptions(theme="dark", details=True))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        master = archive.read("ppt/slideMasters/slideMaster1.xml").decode()
        theme = archive.read("ppt/theme/theme1.xml").decode()
    assert re.search(r'<p:clrMap[^>]*bg1="dk1"', master)
    assert '<a:dk1><a:srgbClr val="15191D"/>' in theme


def test_same_graph_same_bytes(magnesium: Any) -> None:
    again = made.__wrapped__("magnesium", PptxOptions(details=True))[2]
    assert hashlib.sha256(again).digest() == hashlib.sha256(magnesium[2]).digest()


def test_hostile_text_stays_text() -> None:
    graph = read_graph_text(HOSTILE, "hostile.yaml", Path())
    lone = replace(graph.effects["lone"], label="half \ud83d a pair, \0 and more")
    graph = replace(graph, effects={**graph.effects, "lone": lone})
    data = pptx(graph, views=Views(graph))
    slides = Presentation(io.BytesIO(data)).slides
    text = " ".join(e.text or "" for slide in slides for e in slide.shapes._spTree.iter(qn("a:t")))
    assert "<script>alert(1)</script>" in text
    assert 'a "quoted" & <b>' in text
    assert not re.search("[\0\u202e\u2028\ud800-\udfff]", text)
    assert len(data) < 300_000


def test_of_what_no_slide_can_hold_what_is_lit_is_drawn_large(magnesium: Any, deck: Any) -> None:
    views = magnesium[1]
    step = next(s for s in deck.slides if s.shapes.title.text_frame.text == "What remains")
    assert (len(bordered(step)), len(unbordered_words(step))) == (32, 31)
    assert all(int(next(e.iter(qn("a:rPr"))).get("sz")) >= 1300 for e in bordered(step))
    told = {properties(e).get("name") for e in elements(step, "p:sp")}
    assert {"supported", "31 of 90 effects"} <= told
    # The whole was not even laid out for this page: that is a search of seconds.
    page = stage_of("pptx", magnesium[0], PptxOptions())["page"]
    assert (
        views.kept.outdated(
            magnesium[0], "tour:muscles-and-blood-vessels:from-tight-muscles-to-the-joint", page
        )
        is not None
    )
    assert views.kept.outdated(magnesium[0], "overview:core", page) is None


def test_a_crowded_picture_with_nothing_lit_is_its_names() -> None:
    graph = read_graph(example_path("magnesium"))
    whole = replace(graph, tours=(Tour("t", "T", (Step(overview="core", say="All of it."),)),))
    deck = Presentation(io.BytesIO(pptx(whole, options=PptxOptions(details=False))))
    assert len(bordered(deck.slides[1])) == 75
    assert not elements(deck.slides[1], "p:cxnSp")


def test_a_concept_that_is_lit_in_a_crowd_is_lit_among_the_names() -> None:
    graph = read_graph(example_path("magnesium"))
    steps = (Step(overview="core", highlight=("vitamin-d",)),)
    deck = Presentation(io.BytesIO(pptx(replace(graph, tours=(Tour("t", "T", steps),)))))
    cells = {properties(e).get("name"): list(e.iter(qn("a:alpha"))) for e in bordered(deck.slides[1])}
    assert len(cells) == 75
    assert [name for name, faint in cells.items() if not faint] == ["Vitamin D"]


def test_what_is_lit_but_too_much_for_a_slide_is_told_of_in_the_notes() -> None:
    graph = read_graph(example_path("magnesium"))
    core = [effect for effect in graph.effects.values() if effect.level == "core"]
    steps = (Step(overview="all", highlight=tuple(effect.id for effect in core)),)
    options = PptxOptions(details=False)
    deck = Presentation(io.BytesIO(pptx(replace(graph, tours=(Tour("t", "T", steps),)), options=options)))
    notes = deck.slides[1].notes_slide.notes_text_frame.text
    assert not elements(deck.slides[1], "p:cxnSp")
    assert all(graph.claim(effect) in notes for effect in core)


def test_no_name_is_cut_where_all_are_listed(deck: Any, magnesium: Any) -> None:
    listed = next(s for s in deck.slides if s.shapes.title.text_frame.text == "All concepts")
    for cell in bordered(listed):
        told = " ".join(run.text for run in cell.iter(qn("a:t")))
        assert told == properties(cell).get("name")
    boxes = [rect_of(cell) for cell in bordered(listed)]
    assert all(apart(a, b) for a, b in combinations(boxes, 2))


def test_few_names_have_the_width_of_the_slide() -> None:
    names = [
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller",
        "Herz-Kreislauf-Gesundheit und allgemeines Wohlbefinden älterer Menschen in Ballungsräumen",
    ]
    text = f"concepts: [{', '.join(names)}, k]\neffects: [k -> {names[0]}: eases]\n"
    graph = read_graph_text(text, "g.yaml", Path())
    slides = Presentation(io.BytesIO(pptx(graph, options=PptxOptions(details=False)))).slides
    cells = {properties(cell).get("name"): cell for cell in bordered(slides[-1])}
    assert len(cells) == 3
    for name, cell in cells.items():
        told = "".join(run.text for run in cell.iter(qn("a:t")))
        assert re.sub(r"\W", "", told) == re.sub(r"\W", "", name), told
    assert all(apart(rect_of(a), rect_of(b)) for a, b in combinations(cells.values(), 2))


def test_how_many_names_a_crowd_has_is_said() -> None:
    effects = "\n".join(f"  - concept number {n} -> concept number {n + 1}: acts on" for n in range(300))
    tours = "tours:\n  - {title: T, steps: [{overview: core}]}"
    graph = read_graph_text(f"effects:\n{effects}\n{tours}", "g.yaml")
    data = pptx(graph, views=Views(graph, least_px=22, text=1.0), options=PptxOptions(details=False))
    step = Presentation(io.BytesIO(data)).slides[1]
    named = len(bordered(step))
    assert 50 < named < 301
    assert any(properties(e).get("name") == f"{named} of 301 concepts" for e in elements(step, "p:sp"))


def test_one_tour_or_an_offered_talk() -> None:
    graph, _, data = made("magnesium", PptxOptions(tour="what-the-evidence-says", details=False))
    tour = next(t for t in graph.tours if t.id == "what-the-evidence-says")
    titles = [s.shapes.title.text_frame.text for s in Presentation(io.BytesIO(data)).slides]
    assert titles[1 : 1 + len(tour.steps)] == [step.ask or step.title for step in tour.steps]
    assert set(titles[1 + len(tour.steps) :]) <= {"All concepts", "All concepts (2 of 2)"}
    with pytest.raises(VizError, match="no tour called 'x'; the graph has magnesium-to-the-joint"):
        made("magnesium", PptxOptions(tour="x"))
    plain = read_graph_text("effects: [rain -> river: fills, river -> sea: feeds]", "g.yaml", Path())
    offered = Presentation(io.BytesIO(pptx(plain, views=Views(plain))))
    assert [s.shapes.title.text_frame.text for s in offered.slides][1:5] == [
        "The whole picture", "River", "Rain", "Sea",
    ]  # fmt: skip


def test_an_answer_and_the_marks_stand_below_the_picture(deck: Any) -> None:
    slide = next(s for s in deck.slides if s.shapes.title.text_frame.text == "Everything that arrives")
    lines = {s.text_frame.text.replace("\v", " "): s for s in slide.shapes if s.has_text_frame}
    said = next(s for text, s in lines.items() if text.startswith("One is well supported"))
    key = lines["no evidence found"]
    assert "contradicted" not in lines
    assert said.text_frame.paragraphs[0].runs[0].font.size.pt >= 14
    boxes = [rect_of(e) for e in bordered(slide)]
    assert max(y + h for _, y, _, h in boxes) <= said.top / PX < key.top / PX
    assert key.top + key.height <= deck.slide_height


def test_a_question_does_not_answer_itself(deck: Any) -> None:
    def told(slide: Any) -> tuple[str, set[str]]:
        lines = elements(slide, "p:cxnSp")
        colours = {next(line.iter(qn("a:srgbClr"))).get("val") for line in lines}
        return " ".join(e.text or "" for e in slide.shapes._spTree.iter(qn("a:t"))), colours

    at, posed = next(
        (at, slide)
        for at, slide in enumerate(deck.slides)
        if slide.shapes.title.text_frame.text.endswith("Which of them is well supported?")
    )
    (asked, plain), (answered, coloured) = told(posed), told(deck.slides[at + 1])
    assert not re.search("[✓~?✗] ", asked.replace("supported?", "")) and len(plain) == 1
    assert {"✓", "~", "?"} <= set(answered.split()) and len(coloured) > 2
    assert "supported" in posed.notes_slide.notes_text_frame.text


def test_a_long_text_without_a_picture_is_told_whole() -> None:
    say = "The water came in the night and nobody was warned in time. " * 12
    text = f'effects: [a -> b: raises]\ntours: [{{title: T, steps: [{{blank: dark, say: "{say}"}}]}}]\n'
    graph = read_graph_text(text, "g.yaml", Path())
    slide = Presentation(io.BytesIO(pptx(graph, options=PptxOptions(details=False)))).slides[1]
    body = next(e for e in elements(slide, "p:sp") if properties(e).get("name") == "description")
    title = slide.shapes.title.text_frame.text
    assert " ".join([title, *(run.text or "" for run in body.iter(qn("a:t")))]) == say.strip()
    _, top, _, height = rect_of(body)
    assert top + height < 720


def test_the_slide_of_a_concept_says_what_it_is(deck: Any, magnesium: Any) -> None:
    graph = magnesium[0]
    by_title = {slide.shapes.title.text_frame.text: slide for slide in deck.slides}
    told = 0
    for concept in graph.concepts.values():
        text = " ".join(e.text or "" for e in by_title[concept.title].shapes._spTree.iter(qn("a:t")))
        told += concept.definition in text
    assert told > 0.9 * len(graph.concepts)


def test_a_heading_stands_close_above_its_column_and_on_nothing() -> None:
    into = "rain -> soil: strikes, plough -> soil: bares, herd -> soil: treads"
    graph = read_graph_text(f"effects: [{into}, soil -> dust: becomes]", "g.yaml", Path())
    page = (1080.0, 640.0)
    view = fitted(Views(graph, page=page, text=1.0)["focus:soil"], page)
    assert [heading.text for heading in view.headings] == ["acts on it", "it acts on"]
    for heading, concept in zip(view.headings, ("rain", "dust"), strict=True):
        x, y, w, h = heading.rect
        box = next(box.rect for box in view.boxes if box.concept == concept)
        assert abs((x + w / 2) - (box[0] + box[2] / 2)) < box[2] / 2
        assert 0 < box[1] - (y + h) < h
        assert all(apart(heading.rect, item.rect) for items in (view.boxes, view.words) for item in items)


@pytest.mark.parametrize(
    ("count", "told"), [(0, None), (1, 1), (899, 899), (900, 900), (901, 900), (5000, 900)]
)
def test_a_description_ends_in_an_ellipsis_where_it_is_too_long(count: int, told: int | None) -> None:
    drawn = Name(7, "a & b" + "n" * 200, "d" * count).xml()
    described = re.search(' descr="(.*?)"', drawn)
    assert (len(described[1]) if described else None) == told
    assert (described is not None and described[1].endswith("…")) is (count > 900)
    assert ("decorative" in drawn) is (count == 0)
    assert f'<p:cNvPr id="7" name="a &amp; b{"n" * 115}"' in drawn


def test_no_space_is_left_before_an_ellipsis() -> None:
    assert "d…" in Name(7, "n", "d" * 895 + " " * 10 + "d").xml()
    assert '<a:hlinkClick r:id="rId3"' in Name(7, "n", link="rId3").xml()


@pytest.mark.parametrize(
    ("pen", "told"),
    [
        (Pen(Ink("tx1"), 2), '<a:ln w="2">tx1<a:round/></a:ln>'),
        (Pen(Ink("tx1"), 2, "dash"), '<a:ln w="2">tx1<a:prstDash val="dash"/><a:round/></a:ln>'),
        (Pen(Ink("tx1"), 2, "sysDot"),
         '<a:ln w="2" cap="rnd">tx1<a:prstDash val="sysDot"/><a:round/></a:ln>'),
        (Pen(Ink("tx1"), 2, double=True), '<a:ln w="2" cmpd="dbl">tx1<a:round/></a:ln>'),
        (Pen(Ink("tx1"), 2, head="triangle"),
         '<a:ln w="2">tx1<a:round/><a:tailEnd type="triangle" w="lg" len="lg"/></a:ln>'),
    ],
)  # fmt: skip
def test_a_pen(pen: Pen, told: str) -> None:
    ink = '<a:solidFill><a:schemeClr val="tx1"></a:schemeClr></a:solidFill>'
    assert pen.xml() == told.replace('w="2"', f'w="{emu(2)}"').replace("tx1", ink, 1)


@pytest.mark.parametrize(("count", "ends"), [(_LONGEST, "xx"), (_LONGEST + 1, "x…")])
def test_a_long_description_is_cut(count: int, ends: str) -> None:
    told = re.search('descr="(x+…?)"', Name(1, "n", "x" * count).xml())
    assert told and len(told[1]) == _LONGEST and told[1].endswith(ends)
