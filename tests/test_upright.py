"""Views on pages that are higher than wide: a column of concepts, with lines in lanes beside it."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph_data import read_graph
from tests.conftest import Tab, state
from tests.waits import settled
from viz import render_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

TALK = Path(__file__).parent.parent / "benchmarks/talks/wald.yaml"


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("upright") / "wald.html"
    path.write_text(render_page(read_graph(TALK)), encoding="utf-8")
    return path


def presented(open_page: Tab, talk: Path, step: str) -> Page:
    page = open_page(talk, f"#present=vom-blatt-zum-bach&step={step}", viewport={"width": 390, "height": 844})
    settled(page)
    assert state(page)["presenting"]
    return page


def apart(a: list[float], b: list[float]) -> bool:
    return any(a[n] + a[n + 2] <= b[n] + 0.5 or b[n] + b[n + 2] <= a[n] + 0.5 for n in (0, 1))


def crossed(points: list[list[float]], box: list[float]) -> bool:
    """Whether a line of level and upright pieces runs through a box."""
    x, y, w, h = box
    return any(
        min(a[0], b[0]) < x + w - 1 and max(a[0], b[0]) > x + 1
        and min(a[1], b[1]) < y + h - 1 and max(a[1], b[1]) > y + 1
        for a, b in pairwise(points)
    )  # fmt: skip


@pytest.mark.parametrize(("step", "concepts"), [("alles", 12), ("kreis", 4)])
def test_all_stands_in_a_column_that_can_be_read(
    open_page: Tab, talk: Path, step: str, concepts: int
) -> None:
    shown: dict[str, Any] = presented(open_page, talk, step).evaluate("window.conceptGraph.layout()")
    nodes, edges = shown["nodes"], shown["edges"]
    assert len(nodes) == concepts
    assert min(node["font_px"] for node in nodes) >= 14 and min(e["font_px"] for e in edges) >= 12
    boxes = [node["box"] for node in nodes]
    assert len({box[0] for box in boxes}) == 1, "one column"
    placed = [*boxes, *(edge["label_box"] for edge in edges)]
    assert all(apart(a, b) for a, b in combinations(placed, 2))
    ends = {node["id"]: node["box"] for node in nodes}
    for edge in edges:
        others = [box for id, box in ends.items() if id not in (edge["source"], edge["target"])]
        assert not any(crossed(edge["points"], box) for box in others)


def test_a_loop_is_told_along_its_way(open_page: Tab, talk: Path) -> None:
    nodes = presented(open_page, talk, "kreis").evaluate("window.conceptGraph.layout().nodes")
    assert [n["id"] for n in sorted(nodes, key=lambda n: n["box"][1])] == [
        "baeume", "laub", "humus", "speicher",
    ]  # fmt: skip
