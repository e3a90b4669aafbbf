"""Groups shut to one box each: what stands for them in pictures, talks and the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from benchmarks.map import crossed
from cli import cli
from graph_data import example_path, read_graph
from graph_data.model import ConceptGraph
from tests.conftest import Tab, middle_of, state
from viz import Views, render_page
from viz.look.claims import claim_of
from viz.slides import render_deck, render_handout, render_pptx
from viz.views.shut import bundle
from viz.words import words_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEA = """\
title: Tea
categories: {m: Minerals, p: Processes, o: Outcomes}
concepts:
  magnesium: {category: m}
  calcium: {category: m}
  sleep: {category: p}
  relaxation: {category: p}
  bone: {category: o, label: bone density}
  heart: {category: o, label: heart rhythm}
effects:
  - magnesium -> sleep: promotes
  - magnesium -> relaxation: supports
  - calcium -> sleep: {label: disturbs, verdict: contradicted}
  - calcium -> bone: raises
  - magnesium -> bone: raises
  - sleep -> heart: calms
  - magnesium -> calcium: lowers
tours:
  - title: Story
    steps:
      - {title: Shut, overview: core, shut: [m, Processes]}
      - {title: Some, show: [magnesium, calcium, sleep], shut: [m], highlight: [magnesium]}
      - {title: Asked, ask: What do they do?, say: This., overview: core, shut: [m]}
"""
ALL = [*read_graph(example_path("magnesium")).categories]


@pytest.fixture(scope="module")
def tea(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shut") / "tea.yaml"
    path.write_text(TEA, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def graph(tea: Path) -> ConceptGraph:
    return read_graph(tea)


@pytest.fixture(scope="module")
def tea_page(tea: Path, graph: ConceptGraph) -> Path:
    page = tea.with_suffix(".html")
    page.write_text(render_page(graph), encoding="utf-8")
    return page


def drawn(source: Path | str, *options: str) -> Mapping[str, Any]:
    done = CliRunner().invoke(cli, ["draw", str(source), "--format", "json", "-o", "-", *options])
    assert done.exit_code == 0, done.output
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


def test_a_picture_draws_a_category_as_one_box(tea: Path) -> None:
    view = drawn(tea, "--shut", "Minerals", "--shut", "p")
    assert {node["label"] for node in view["nodes"]} == {
        "Minerals (2)",
        "Processes (2)",
        "Bone density",
        "Heart rhythm",
    }
    # What lies inside a group is not drawn; one effect keeps its words.
    assert {edge["label"] for edge in view["edges"]} == {
        "3 effects: 2 raise, 1 lowers, 1 disputed",
        "2 effects: 2 raise",
        "calms",
    }


def test_a_name_that_means_no_category_is_told(tea: Path) -> None:
    done = CliRunner().invoke(cli, ["draw", str(tea), "--shut", "vitamins", "-o", "-"])
    assert done.exit_code != 0
    assert "no category of the graph is called 'vitamins'; it has m, p, o" in done.output


def test_a_community_is_shut_by_one_of_its_concepts(tmp_path: Path) -> None:
    path = tmp_path / "plain.yaml"
    ring = [f"  - {a} -> {b}: raises" for group in ("abcd", "efgh") for a, b in combinations(group, 2)]
    path.write_text("title: P\neffects:\n" + "\n".join(ring) + "\n  - a -> e: raises\n", encoding="utf-8")
    view = drawn(path, "--shut", "g")
    assert sum(node["label"].endswith("(4)") for node in view["nodes"]) == 1
    assert len(view["nodes"]) == 5


def test_steps_shut_groups_in_every_talk(graph: ConceptGraph) -> None:
    views = Views(graph)
    shown = {box.concept for box in views.for_step("story", 1).boxes}
    assert shown == {"shut:m", "shut:p", "bone", "heart"}
    lit = views.for_step("story", 2)
    assert "shut:m" in lit.lit and "shut:m" not in graph.concepts
    for talk in (render_deck(graph), render_handout(graph), render_pptx(graph)):
        assert len(talk) > 10_000
    # A question must not answer itself: its lines tell nothing of the evidence.
    assert not any("disputed" in line for words in views.for_step("story", 3).words for line in words.lines)


def boxes(page: Page) -> set[str]:
    return {node["id"] for node in page.evaluate("() => conceptGraph.layout().nodes")}


def test_the_legend_shuts_and_opens_in_place(open_page: Tab, tea_page: Path) -> None:
    page = open_page(tea_page, "#panel=legend")
    before = boxes(page)
    page.get_by_role("button", name="Shut Minerals to one box").click()
    assert boxes(page) == before - {"magnesium", "calcium"} | {"shut:m"}
    assert page.url.endswith("#panel=legend&shut=m")
    page.get_by_role("button", name="Shut all").click()
    assert boxes(page) == {"shut:m", "shut:p", "shut:o"}
    page.get_by_role("button", name="Open all").click()
    assert boxes(page) == before


def test_a_box_opens_and_a_bundle_lists_what_it_holds(open_page: Tab, tea_page: Path) -> None:
    page = open_page(tea_page, "#shut=m,p")
    bundle = next(
        edge for edge in page.evaluate("() => conceptGraph.layout().edges") if edge["id"].startswith("shut:")
    )
    x, y, width, height = bundle["label_box"]
    page.mouse.click(x + width / 2, y + height / 2)
    assert page.locator("#panel .rows li").count() == 3
    assert "disturb sleep · contradicted" in page.locator("#panel .rows").inner_text()
    page.get_by_role("button", name="Open Processes").click()
    assert state(page)["shut"] == ["m"]
    page.mouse.click(*middle_of(page, "shut:m"))
    assert state(page)["shut"] == [] and "magnesium" in boxes(page)


def test_keys_shut_and_open(open_page: Tab, tea_page: Path) -> None:
    page = open_page(tea_page)
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Backspace")
    (key,) = state(page)["shut"]
    page.keyboard.press("Home")
    while state(page)["hover"] != f"shut:{key}":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert state(page)["shut"] == []


def test_a_hidden_concept_is_found_in_its_own_view(open_page: Tab, tea_page: Path) -> None:
    page = open_page(tea_page, "#shut=m")
    page.keyboard.press("/")
    page.keyboard.type("calcium")
    page.keyboard.press("Enter")
    assert state(page)["view"] == "focus:calcium"
    page.go_back()
    assert boxes(page) >= {"shut:m"} and "calcium" not in boxes(page)


def test_a_step_is_shown_shut_and_opened(open_page: Tab, tea_page: Path) -> None:
    page = open_page(tea_page, "#tour=story&step=1")
    assert boxes(page) == {"shut:m", "shut:p", "bone", "heart"}
    page.mouse.click(*middle_of(page, "shut:p"))
    assert boxes(page) == {"shut:m", "sleep", "relaxation", "bone", "heart"}
    assert "shut=m" in page.url
    page.get_by_role("button", name="Next").click()
    assert boxes(page) == {"shut:m", "sleep"}


def test_nothing_lies_on_anything_whatever_is_shut(open_page: Tab, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core")
    for shut in ([ALL[4]], ALL[:3], ALL[3:9], ALL):
        page.evaluate("shut => conceptGraph.apply({shut})", shut)
        layout = page.evaluate("() => conceptGraph.layout()")
        placed = [node["box"] for node in layout["nodes"]]
        placed += [edge["label_box"] for edge in layout["edges"] if edge["label_box"]]
        assert len(placed) == len(layout["nodes"]) + len(layout["edges"])
        touching = [pair for pair in combinations(placed, 2) if _overlap(*pair) > 0.6]
        assert touching == [], shut


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    """Return by how many px two rectangles lie on each other, the less of across and down."""
    return min(
        min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0]), min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    )


def test_an_address_that_shuts_nothing_known_is_taken_as_it_is(open_page: Tab, tea_page: Path) -> None:
    page = open_page(tea_page, "#shut=nothing,m")
    assert state(page)["shut"] == ["m"]


def test_text_is_as_large_as_fits_whatever_is_shut(open_page: Tab, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core")
    for shut, least in (([ALL[4]], 13.0), (ALL[3:9], 14.0), (ALL, 19.0)):
        page.evaluate("shut => conceptGraph.apply({shut})", shut)
        layout = page.evaluate("() => conceptGraph.layout()")
        assert min(edge["font_px"] for edge in layout["edges"]) >= least, shut
        # The picture fills the stage.
        boxes = [node["box"] for node in layout["nodes"]]
        assert max(x + w for x, _, w, _ in boxes) - min(x for x, _, _, _ in boxes) > 1200, shut


@pytest.mark.long
def test_few_lines_cross_where_much_is_shut(open_page: Tab, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, "#view=overview:core")
    for shut, most in ((ALL, 4), (ALL[3:9], 8), (ALL[:3], 4), (ALL[:6], 6)):
        page.evaluate("shut => conceptGraph.apply({shut})", shut)
        edges = page.evaluate("() => conceptGraph.layout().edges")
        lines = [[tuple(point) for point in edge["points"]] for edge in edges]
        assert sum(crossed(a, b) for a, b in combinations(lines, 2)) <= most, shut


def test_a_page_that_begins_shut_shows_no_other_picture(open_page: Tab, tea_page: Path) -> None:
    page = open_page(tea_page, "#shut=m")
    assert not page.locator("#picture").is_visible()


def test_a_step_begins_as_slides_show_it(open_page: Tab, tea_page: Path, graph: ConceptGraph) -> None:
    page = open_page(tea_page, "#tour=story&step=1")
    layout = page.evaluate("() => conceptGraph.layout()")
    view = Views(graph).for_step("story", 1)
    rects = {box.concept: box.rect for box in view.boxes}
    first = layout["nodes"][0]
    scale = first["box"][2] / rects[first["id"]][2]
    for node in layout["nodes"]:
        x, _, w, _ = node["box"]
        there = rects[node["id"]]
        assert (
            abs(w - scale * there[2]) < 1
            and abs(x - first["box"][0] - scale * (there[0] - rects[first["id"]][0])) < 1
        )


def test_a_bundle_is_told_between_its_ends(graph: ConceptGraph) -> None:
    views = Views(graph)
    told = [
        claim_of(views.graph, views.graph.effects[route.effect])
        for route in views.for_step("story", 1).routes
    ]
    assert "Minerals (2) → Bone density: 2 effects: 2 raise" in told
    assert "Processes (2) calms heart rhythm" in told


@pytest.mark.parametrize(
    ("key", "values", "told"),
    [
        ("level", ("detail", "core"), "core"),
        ("level", ("core", "detail"), "core"),
        ("level", ("detail", "detail"), "detail"),
        ("sign", ("+", "+"), "+"),
        ("sign", ("+", "-"), "unknown"),
        ("verdict", ("mixed", "mixed"), "mixed"),
        ("verdict", ("mixed", "supported"), "not-checked"),
        ("relation", ("increases", "increases"), "increases"),
        ("relation", ("increases", "causes"), "increases"),  # of one arrow head
        ("relation", ("decreases", "increases"), "affects"),
        ("certainty", ("high", "high"), ""),
        ("quote", ("It does.", "It does."), ""),
        ("papers", (3, 4), 0),
    ],
)
def test_a_bundle_says_what_all_its_effects_have(
    graph: ConceptGraph, key: str, values: tuple[Any, ...], told: Any
) -> None:
    one = graph.effects["magnesium-promotes-sleep"]
    held = [replace(one, id=f"e{n}", **{key: value}) for n, value in enumerate(values)]
    made = bundle(words_in("en"), graph, ("@m", "sleep"), held)
    assert (made.id, made.source, made.target) == ("shut:@m>sleep:e0,e1", "@m", "sleep")
    assert getattr(made, key) == told
    assert bundle(words_in("en"), graph, ("@m", "sleep"), held, plain=True).id == "shut:?@m>sleep:e0,e1"
    alone = bundle(words_in("en"), graph, ("@m", "sleep"), held[:1])
    assert alone == replace(held[0], id="shut:@m>sleep:e0", source="@m", target="sleep")
