"""The handout on paper: every step, every effect with its number, every reference that is cited."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from graph_data import ConceptGraph, example_path, read_graph, read_graph_text
from viz import KeptLayouts, Views, layout_file
from viz.look.text import width as text_width
from viz.slides.fitted import headed
from viz.slides.handout import _WIDER, _homes, _outline, handout, handout_pages, in_reading_order
from viz.slides.kinds import stage_of
from viz.slides.notes import Backing, part_told
from viz.slides.paper import PAPER
from viz.slides.pptx.options import PptxOptions
from viz.slides.talk import talk
from viz.view import Heading, Route, View, WordsBox


@pytest.fixture(scope="module")
def magnesium() -> tuple[ConceptGraph, Views]:
    path = example_path("magnesium")
    graph = read_graph(path)
    return graph, Views(graph, kept=KeptLayouts(layout_file(path)))


def texts(page: str) -> list[ElementTree.Element]:
    return [e for e in ElementTree.fromstring(page).iter() if e.tag.endswith("}text")]


def test_every_step_is_there_and_every_effect_is_numbered_and_quoted(
    magnesium: tuple[ConceptGraph, Views],
) -> None:
    graph, views = magnesium
    steps = talk(graph, views, "magnesium-to-the-joint")
    pages = ["\n".join(e.text or "" for e in texts(page)) for page in handout_pages(graph, steps)]
    told: set[str] = set()
    for step in steps:
        place = f"{step.chapter} · {step.number} / {step.count}"
        (first,) = (n for n, page in enumerate(pages) if place in page)
        following = pages[first : first + 3]
        whole = " ".join(" ".join(following).partition(place)[2].split())
        assert step.title in whole
        assert " ".join(step.say.split()) in whole
        effects = in_reading_order(graph, step.view)
        assert sorted(effects) == sorted({route.effect for route in step.view.routes})
        listed = [id for id in effects if f". {graph.claim(graph.effects[id])}" in whole]
        assert set(effects) & step.view.lit <= set(listed)
        assert step.view.lit or listed == effects
        told |= set(listed)
        lit_first = sorted(listed, key=lambda id: id not in step.view.lit)
        for number, id in enumerate(lit_first, 1):
            assert f"{number}. {graph.claim(graph.effects[id])}" in whole
            assert f"“{graph.effects[id].quote}”" in whole or not graph.effects[id].quote
    assert told == {route.effect for step in steps for route in step.view.routes}


def test_what_is_faint_is_listed_once_and_what_is_lit_where_it_is_lit() -> None:
    text = """
effects:
  - a -> b: raises
  - {source: b, target: c, label: lowers, id: two}
  - a -> c: shifts
tours:
  - title: T
    steps:
      - {show: [a, b, c], highlight: [two], title: One}
      - {show: [a, b], title: Two}
      - {show: [a, b, c], highlight: [two], title: Three}
"""
    graph = read_graph_text(text, "g.yaml", Path())
    pages = handout_pages(graph, talk(graph, Views(graph)))
    whole = " ".join(e.text or "" for page in pages for e in texts(page))
    one, two, three = re.split("One|Two|Three", whole)[1:]
    told = [sorted(re.findall(r"\d\. (\w \w+ \w)", each)) for each in (one, two, three)]
    assert told == [["a shifts c", "b lowers c"], ["a raises b"], ["b lowers c"]]
    assert re.search(r"1\. b lowers c.* Also in the picture 2\. a shifts c", one)
    assert "Also in" not in two + three


def test_numbers_rise_down_the_page_what_is_lit_first() -> None:
    text = """
effects:
  - {source: hub, target: a, label: raises, id: one}
  - {source: hub, target: b, label: lowers, id: two}
  - {source: hub, target: c, label: shifts, id: three}
  - {source: hub, target: d, label: moves, id: four}
tours:
  - title: T
    steps: [{focus: hub, highlight: [two, four, three], title: One}]
"""
    graph = read_graph_text(text, "g.yaml", Path())
    (step,) = talk(graph, Views(graph))
    whole = "\n".join(e.text or "" for page in handout_pages(graph, [step]) for e in texts(page))
    told = re.findall(r"(\d)\. Hub (\w+)", whole)
    assert [number for number, _ in told] == ["1", "2", "3", "4"]
    read = [graph.effects[id].label for id in in_reading_order(graph, step.shown)]
    assert [word for _, word in told] == [*(word for word in read if word != "raises"), "raises"]


def test_effects_are_numbered_as_they_are_read_and_short_steps_share_a_page(
    magnesium: tuple[ConceptGraph, Views],
) -> None:
    graph, views = magnesium
    steps = talk(graph, views)
    view = next(step.view for step in steps if step.title == "From tight muscles to the joint")
    middles = {id: words.rect for words in view.words for id in words.effects}
    order = [middles[id] for id in in_reading_order(graph, view)]
    columns = [[r[1] for r in order if (r[0] > 500) == right] for right in (False, True)]
    assert all(column == sorted(column) for column in columns)
    assert [r[0] > 500 for r in order] == sorted(r[0] > 500 for r in order)
    pages = handout_pages(graph, steps)
    starts = [sum(" · " in (e.text or "") for e in texts(page)) for page in pages]
    assert sum(starts) == len(steps)
    assert max(starts) == 2


def test_a_handout_needs_no_views_and_is_the_same_with_them() -> None:
    graph = read_graph_text("effects:\n  - rain -> river: fills\n  - river -> sea: feeds\n")
    place = stage_of("handout", graph, PptxOptions())
    assert handout(graph) == handout(graph, views=Views(graph, **place))


def test_references_are_numbered_as_they_are_cited(magnesium: tuple[ConceptGraph, Views]) -> None:
    graph, views = magnesium
    steps = talk(graph, views, "magnesium-to-the-joint")
    whole = " ".join(e.text or "" for page in handout_pages(graph, steps) for e in texts(page))
    story, _, references = whole.partition("References")
    cited = [int(found) for found in re.findall(r"\[(\d+)\]", story)]
    listed = [int(found) for found in re.findall(r"\[(\d+)\]", references)]
    assert listed == list(range(1, max(cited) + 1))
    assert list(dict.fromkeys(cited)) == listed
    effects = {route.effect for step in steps for route in step.view.routes}
    used = {evidence.reference for id in effects for evidence in graph.effects[id].evidence}
    assert len(used) == len(listed)


def test_nothing_leaves_the_paper(magnesium: tuple[ConceptGraph, Views]) -> None:
    graph, views = magnesium
    for page in handout_pages(graph, talk(graph, views)):
        root = ElementTree.fromstring(page)
        parts = [e for part in root for e in (part if part.tag.endswith("}a") else [part])]
        lines = [e for e in parts if e.tag.endswith("}text")]
        assert all(0 < float(e.attrib["y"]) < PAPER[1] for e in lines)
        tops = sorted({float(e.attrib["y"]) for e in lines})
        assert all(low - high > 11 for high, low in pairwise(tops))


def test_is_a_pdf_of_a4_pages_the_same_every_time(
    tmp_path: Path, magnesium: tuple[ConceptGraph, Views]
) -> None:
    graph, views = magnesium
    data = handout(graph, views=views, tour="magnesium-to-the-joint")
    assert data == handout(graph, views=views, tour="magnesium-to-the-joint")
    assert data.startswith(b"%PDF-1.7") and b"/MediaBox [0 0 595.27" in data
    pages = handout_pages(graph, talk(graph, views, "magnesium-to-the-joint"))
    assert f"/Count {len(pages)} ".encode() in data
    if shutil.which("pdftotext"):
        file = tmp_path / "handout.pdf"
        file.write_bytes(data)
        done = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
        assert done.stdout.count("\f") == len(pages)
        assert "Six arrows from one mineral" in done.stdout


def test_a_graph_without_tours_is_handed_out_too() -> None:
    graph = read_graph_text("effects: [rain -> river: fills, river -> sea: feeds]", "g.yaml", Path())
    pages = handout_pages(graph, talk(graph, Views(graph)))
    told = "\n".join(e.text or "" for page in pages for e in texts(page))
    assert len(pages) == 1  # the whole picture, and the three concepts one by one
    assert "1. Rain fills river" in told
    assert "2. River feeds sea" in told


def test_a_long_address_is_broken_not_cut() -> None:
    url = "https://example.org/" + "/".join(["a-long-part-of-an-address"] * 12) + "/end"
    graph = read_graph_text(
        f"references: {{r: {{title: A study, URL: '{url}'}}}}\neffects:\n"
        "  - {source: a, target: b, label: raises, evidence: [{reference: r}]}\n"
    )
    pages = handout_pages(graph, talk(graph, Views(graph)))
    told = "".join(e.text or "" for page in pages for e in texts(page))
    assert url in told
    assert "…" not in told


def test_words_about_one_middle_are_one_column_however_wide() -> None:
    graph = read_graph_text("effects: [a -> b: raises, a -> c: lowers, b -> d: shifts]", "g.yaml", Path())
    ids = list(graph.effects)
    words = (
        WordsBox((ids[0],), (200, 10, 100, 20), ("raises",), 16),
        WordsBox((ids[1],), (100, 90, 300, 20), ("lowers",), 16),
        WordsBox((ids[2],), (400, 0, 100, 20), ("shifts",), 16),
    )
    routes = tuple(Route(id, ((0, 0), (9, 9))) for id in reversed(ids))
    assert in_reading_order(graph, View("v", "overview", "v", 800, 400, (), words, routes)) == ids


def test_columns_are_read_by_the_middles_of_their_words() -> None:
    graph = read_graph_text("effects: [a -> b: raises, a -> c: lowers, b -> d: shifts]", "g.yaml", Path())
    ids = list(graph.effects)
    words = (
        WordsBox((ids[1],), (0, 10, 500, 20), ("lowers and lowers",), 16),
        WordsBox((ids[0],), (100, 90, 40, 20), ("raises",), 16),
        WordsBox((ids[2],), (400, 0, 100, 20), ("shifts",), 16),
    )
    routes = tuple(Route(id, ((0, 0), (9, 9))) for id in reversed(ids))
    assert in_reading_order(graph, View("v", "overview", "v", 800, 400, (), words, routes)) == ids


@pytest.mark.parametrize("tours", [1, 2])
def test_tours_are_in_the_outline_where_there_are_several(tours: int) -> None:
    more = ", ask: Why?"
    steps = "".join(
        f"  - {{title: T{n}, steps: [{{focus: a, title: S{n}{more if n else ''}}}]}}\n" for n in range(tours)
    )
    graph = read_graph_text(f"effects: [a -> b: raises]\ntours:\n{steps}", "g.yaml", Path())
    found = [(mark.title, mark.level) for mark in _outline(graph, talk(graph, Views(graph)))]
    several = [("T0", 0), ("S0", 1), ("T1", 0), ("Why?", 1)]
    assert found == [*(several if tours > 1 else [("S0", 0)]), ("References", 0)]


@pytest.mark.parametrize(("wide", "px"), [(1.0, 12.0), (1.1, 12.0), (1.2, 12.0 * 1.15 / 1.2), (2.0, 6.9)])
def test_a_name_of_a_category_may_be_a_little_wider_than_its_boxes(wide: float, px: float) -> None:
    room = text_width("Minerals") * 12
    heading = Heading("Minerals", (0, 0, room / wide, 40), 5.0, "left")
    view = View("v", "overview", "", 600, 400, headings=(heading,))
    (grown,) = headed(view, 12.0, lambda each: each.text, wider=_WIDER).headings
    assert grown.font_px == pytest.approx(px)


def test_a_handout_takes_the_pictures_it_is_given_and_tells_what_each_paper_says() -> None:
    graph = read_graph_text(
        "references: {one: {title: On rivers}}\neffects:\n"
        "  - {id: e, source: rain, target: river, label: fills, quote: It fills., evidence: "
        "[{reference: one, finding: It holds., quote: Rivers were seen to rise.}]}\n"
        "tours: [{title: T, steps: [{title: One, focus: rain}]}]\n"
    )
    small = Views(graph, page=(300.0, 200.0), kept=KeptLayouts(cache=False))
    assert handout(graph, views=small) != handout(graph)
    told = [text.text for page in handout_pages(graph, talk(graph, small)) for text in texts(page)]
    assert "“It fills.”" in told and "“Rivers were seen to rise.”" in told
    assert [text for text in told if text and text.startswith("[1] ") and text.endswith("It holds.")]


def test_a_concept_leads_to_the_step_about_it_else_to_the_first_that_lights_it_else_that_shows_it() -> None:
    graph = read_graph_text(
        """
effects: [a -> b: feeds, b -> c: feeds, c -> d: feeds]
tours:
  - title: T
    steps:
      - {show: [a, b, c, d], say: All., highlight: [a-feeds-b]}
      - {show: [a, b, c, d], say: Then., highlight: [b-feeds-c]}
      - {focus: b, say: B.}
"""
    )
    assert _homes(graph, talk(graph, Views(graph))) == {"a": 1, "b": 3, "c": 2, "d": 1}


def test_how_much_of_a_step_is_shown_is_said_where_it_is_not_all() -> None:
    backing = Backing(read_graph_text("effects: [a -> b: feeds]"))
    assert [part_told(backing, part) for part in ((3, 12), None)] == ["3 of 12 effects", ""]
