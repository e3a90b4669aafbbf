"""What a page saves for other programs reads back as the graph that the page was made of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import read_graph
from graph_data.formats.proof import same_graph
from graph_data.model import Category, Concept, ConceptGraph, Effect, Evidence, Reference
from tests.conftest import Tab
from viz.page import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.testing import Result
    from playwright.sync_api import Browser, Download, Page

    Run = Callable[..., Result]

GRAPH = """\
title: "Tea, & the 😀 rest"
description: "=1+1 is said here."
text: |
  # Tea

  Tea keeps some of us awake. It warms.
start: {hub: tea, categories: [drink], first: [tea-lowers-sleep]}
categories: {drink: {label: drink, color: "#aa3355"}}
corpus:
  address: claims.parquet
  query: conceptgraph slice claims.parquet tea
  also: [conceptgraph slice claims.parquet 'sleep, deep']
  concepts: 9
relations:
  soothes: {sign: "+", reading: "{source} soothes {target}", verbs: [soothes, calms]}
concepts:
  tea: {category: drink, definition: 'Leaves, "steeped" in water.', aka: [brew, "cha; chai"], more: 7}
  sleep: {label: sleep, definition: "- a minus before it", opposite: waking}
  waking: being awake
  mood: {broader: sleep}
effects:
  - tea -> sleep: lowers
    quote: Tea keeps some of us awake.
    verdict: supported
    certainty: moderate
    papers: 16
    evidence:
      - {reference: smith-2020, stance: supports, finding: "It does."}
      - {reference: jones-2021, kind: machine-read, quote: "Tea, at night; +1 h."}
  - tea -> mood: soothes
  - {source: sleep, target: mood, label: "=HYPERLINK", sign: mixed, hedge: may, note: "two\\nlines"}
references:
  smith-2020: {title: On tea, type: article-journal, DOI: 10.1/x, author: [{family: Smith, given: A.}]}
  jones-2021: {title: More on tea, issued: 2021}
tours:
  - title: A walk
    steps:
      - {focus: tea, say: "It begins."}
      - {show: [tea, sleep], highlight: [tea], filter: {verdict: [supported], rest: hide}}
"""


@pytest.fixture(scope="module")
def saving(chromium: Browser) -> Iterator[Page]:
    """A page that is left open."""
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(("item", "files"), [("Save tables (CSV)", 2), ("Save data (JSON)", 1)])
def test_what_the_page_saves_reads_back_whole(
    run: Run, tmp_path: Path, saving: Page, item: str, files: int
) -> None:
    (tmp_path / "tea.yaml").write_text(GRAPH, encoding="utf-8")
    assert run("build", "tea.yaml", "-o", "tea.html").exit_code == 0
    saving.goto((tmp_path / "tea.html").as_uri())
    saving.wait_for_function("() => window.conceptGraph")
    saved: list[Download] = []
    saving.on("download", lambda one: saved.append(one))
    saving.get_by_role("button", name="Menu").click()
    with saving.expect_event("download", lambda _: len(saved) == files):
        saving.get_by_role("button", name=item).click()
    for each in saved:
        each.save_as(tmp_path / each.suggested_filename)
    result = run("convert", saved[0].suggested_filename, "-o", "back.yaml")
    assert result.exit_code == 0, result.output
    again, graph = read_graph(tmp_path / "back.yaml"), read_graph(tmp_path / "tea.yaml")
    assert again.concepts == graph.concepts
    assert again.effects == graph.effects
    assert (again.start, again.corpus, again.tours) == (graph.start, graph.corpus, graph.tours)
    assert same_graph(again, graph)


def test_a_page_that_came_by_mail_gives_all_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tea.yaml").write_text(GRAPH, encoding="utf-8")
    assert run("build", "tea.yaml", "-o", "tea.html").exit_code == 0
    for made in ("back.yaml", "x.csv", "x.xlsx", "x.json"):
        assert run("convert", "tea.html", "-o", made).exit_code == 0, made
        assert run("convert", made, "-o", "again.yaml").exit_code == 0, made
        assert same_graph(read_graph(tmp_path / "again.yaml"), read_graph(tmp_path / "tea.yaml")), made


def test_markdown_and_references_of_the_page_say_all(open_page: Tab, tmp_path: Path) -> None:
    path = tmp_path / "odd.html"
    path.write_text(render.page(odd_graph()), encoding="utf-8")
    tab = open_page(path)
    text = saved_as(tab, "Save report (Markdown)").decode()
    assert "- Rain \\<b\\> fills the \"pond\" (supported)." in text and "  > Rain fills the pond." in text
    assert "not checked" not in text and "## References" in text
    assert "<https://doi.org/10.1000/x>" in text
    (one,) = json.loads(saved_as(tab, "Save references (CSL-JSON)"))
    assert one["DOI"] == "10.1000/x" and one["id"] == "r-1" and one["author"] == [{"family": "Ray"}]


def saved_as(page: Page, item: str) -> bytes:
    page.get_by_role("button", name="Menu").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=item).click()
    return Path(download.value.path()).read_bytes()


def odd_graph() -> ConceptGraph:
    concepts = {
        "rain": Concept("rain", "rain <b>", category="w", definition="Water; \"falls\" & {runs} #1"),
        "__proto__": Concept("__proto__", 'the "pond"', category="w", aka=("pool", "mere")),
        "duck": Concept("duck", "1. duck"),
    }
    evidence = (Evidence("r-1", "supports", "It rose."),)
    effects = {
        "a": Effect("a", "rain", "__proto__", "fills", sign="+", verdict="supported",
                    quote="Rain fills the pond.", evidence=evidence),
        "b": Effect("b", "duck", "rain", "likes | wants", sign="unknown", verdict="contradicted"),
        "c": Effect("c", "__proto__", "duck", "feeds", relation="decreases", sign="-", note="odd\n<i>"),
    }  # fmt: skip
    fields = {"title": "Rain", "DOI": "10.1000/x", "author": [{"family": "Ray"}]}
    references = {"r-1": Reference("r-1", fields)}
    return ConceptGraph(
        "Of \"ponds\" & ]]>", concepts, effects, categories={"w": Category("w", "Wet: all")},
        references=references, text="Rain fills the pond.\n",
    )  # fmt: skip
