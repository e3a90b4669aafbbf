"""Several slices in one file: each a step of a tour, its counts true; and a served page asks for more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graph_data

from ..served import serving
from .made import claim, claims, parquet

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result
    from playwright.sync_api import Browser

    Run = Callable[..., Result]

ABOUT = ": what it does, and what acts on it"


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    parquet(tmp_path / "claims.parquet", claims(4000))
    return "claims.parquet"


def shown_more(graph: graph_data.ConceptGraph, corpus: str, least: int) -> dict[str, int]:
    """Return how many neighbours of each concept the graph does not show, counted in the corpus itself."""
    tables = graph_data.Corpus(corpus).tables
    ids = {next(iter(one.aka), one.label): id for id, one in graph.concepts.items()}
    links = tables.links(list(ids), graph_data.Limits(min_papers=least)).to_pyarrow().to_pylist()
    near: dict[str, set[str]] = {id: set() for id in graph.concepts}
    for effect in graph.effects.values():
        near[effect.source].add(effect.target)
        near[effect.target].add(effect.source)
    there: dict[str, set[str]] = {id: set() for id in graph.concepts}
    for link in links:
        there[ids[link["near"]]].add(link["far"])
    return {id: len(there[id]) - len(near[id]) for id in graph.concepts}


@pytest.mark.long
def test_a_second_slice_is_a_step_of_a_tour(
    run: Run, corpus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = ("--min-papers", "2", "--cap", "10")
    assert run("slice", corpus, "magnesium", *few, "-o", "mg.yaml").exit_code == 0
    begun = (tmp_path / "mg.yaml").read_text("utf-8")
    first = graph_data.read_graph(tmp_path / "mg.yaml")
    result = run("slice", corpus, "stress", *few, "--add-to", "mg.yaml")
    assert result.exit_code == 0, result.output
    assert "Added to mg.yaml" in result.stdout
    both = graph_data.read_graph(tmp_path / "mg.yaml")
    assert len(first.concepts) < len(both.concepts) < 20
    assert both.title == f"magnesium, stress{ABOUT}"
    (tour,) = both.tours
    assert [(step.title, len(step.show)) for step in tour.steps] == [("magnesium", 10), ("stress", 10)]
    assert set(tour.steps[0].show) == set(first.concepts)
    assert set(tour.steps[0].show) | set(tour.steps[1].show) == set(both.concepts)
    monkeypatch.chdir(tmp_path)
    assert {id: one.more for id, one in both.concepts.items()} == shown_more(both, corpus, 2)
    assert run("check", "mg.yaml").exit_code == 0
    assert run("slice", "--again", "mg.yaml").stdout.strip() == "nothing has changed"
    ways = run("slice", corpus, "sleep", "--between", "stress", "--top", "2", "--add-to", "mg.yaml")
    assert ways.exit_code == 0, ways.output
    tours = graph_data.read_graph(tmp_path / "mg.yaml").tours
    assert [(each.title, len(each.steps)) for each in tours] == [("Slices", 2), ("From sleep to stress", 2)]
    assert "nothing has changed" in run("slice", "--again", "mg.yaml").output
    for _ in range(2):
        assert run("edit", "undo", "mg.yaml").exit_code == 0
    assert (tmp_path / "mg.yaml").read_text("utf-8") == begun


def test_concepts_of_one_name_stay_apart(run: Run, tmp_path: Path) -> None:
    rows = [
        claim("C1", "eases", "C2", subject_name="rest", object_name="cold"),
        claim("C3", "eases", "C4", subject_name="coat", object_name="cold"),
        claim("C4", "harms", "C1", subject_name="cold", object_name="rest", document="PMID:2"),
    ]
    parquet(tmp_path / "c.parquet", rows)
    assert run("slice", "c.parquet", "rest", "--hops", "1", "--cap", "2", "-o", "x.yaml").exit_code == 0
    assert run("slice", "c.parquet", "coat", "--add-to", "x.yaml").exit_code == 0
    graph = graph_data.read_graph(tmp_path / "x.yaml")
    labels = {id: one.label for id, one in graph.concepts.items()}
    assert sorted(labels.values()) == ["coat", "cold", "cold (C4)", "rest"]
    assert len(graph.effects) == 3


def test_a_slice_is_not_added_to_what_is_broken(run: Run, corpus: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("effects:\n  - a -> b: [\n")
    result = run("slice", corpus, "magnesium", "--add-to", "x.yaml")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert (tmp_path / "x.yaml").read_text() == "effects:\n  - a -> b: [\n"


@pytest.mark.long
def test_served_page_asks_for_more(run: Run, tmp_path: Path, chromium: Browser, shared_cache: Path) -> None:
    papers = [(n, paper) for n in range(50) for paper in range(n % 3 + 1)]
    rows = [claim("hub", "feeds", f"leaf {n}", document=f"PMID:{paper}") for n, paper in papers]
    parquet(tmp_path / "c.parquet", rows)
    address = str(tmp_path / "c.parquet")
    assert run("slice", address, "hub", "--hops", "1", "--cap", "5", "-o", "hub.yaml").exit_code == 0
    page = chromium.new_page()
    with serving(tmp_path / "hub.yaml", cache=shared_cache) as served:
        page.goto(f"{served.url}#focus=hub")
        page.wait_for_function("() => window.conceptGraph && conceptGraph.layout().nodes.length === 5")
        assert "The corpus has 46 neighbours more." in page.locator("#panel .corpus").inner_text()
        page.get_by_role("button", name="Ask it for more").click()
        page.wait_for_function("() => conceptGraph.layout().nodes.length === 17")
        page.get_by_text("The corpus has 34 neighbours more.").wait_for()
        graph = graph_data.read_graph(tmp_path / "hub.yaml")
        assert (len(graph.concepts), graph.concepts["hub"].more) == (17, 34)
        page.keyboard.press("Control+z")
        page.wait_for_function("() => conceptGraph.layout().nodes.length === 5")


def test_a_served_file_reaches_no_other_machine(run: Run, tmp_path: Path, shared_cache: Path) -> None:
    """What a file says of its corpus is not asked for elsewhere, unless the command line names it."""
    parquet(tmp_path / "c.parquet", [claim("hub", "feeds", f"leaf {n}") for n in range(9)])
    address = str(tmp_path / "c.parquet")
    assert run("slice", address, "hub", "--hops", "1", "--cap", "5", "-o", "hub.yaml").exit_code == 0
    path = tmp_path / "hub.yaml"
    path.write_text(path.read_text().replace(address, "postgresql://elsewhere/db"))
    with serving(path, cache=shared_cache) as served:
        status, told = served.post("more", id="hub")
        assert (status, "not on this machine" in told["why"]) == (422, True)
    with serving(path, "--corpus", address, cache=shared_cache) as served:
        assert served.post("more", id="hub")[0] == 200
        assert served.post("more", id="nothing")[0] == 422
    assert len(graph_data.read_graph(path).concepts) == 10
