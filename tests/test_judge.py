"""The judge of legibility finds what is wrong with a drawing, and nothing where all is well."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.judge import measure, resampled


def node(id: str, x: float, y: float) -> dict[str, Any]:
    return {"id": id, "label": id, "box": [x, y, 40, 20], "label_box": [x, y, 40, 20], "font_px": 14}


def edge(source: str, target: str, points: list[list[float]], words: list[float] | None) -> dict[str, Any]:
    return {"source": source, "target": target, "label": source + target, "points": points,
            "label_box": words, "font_px": 10}  # fmt: skip


def layout(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> dict[str, Any]:
    return {"page": {"width": 200, "height": 200}, "nodes": nodes, "edges": edges}


def test_a_clean_drawing_is_clean() -> None:
    figures = measure(
        layout(
            [node("a", 0, 0), node("b", 150, 0), node("c", 150, 100)],
            [edge("a", "b", [[40, 10], [150, 10]], [80, 0, 30, 18]),
             edge("a", "c", [[40, 15], [150, 110]], [80, 60, 20, 12])],
        )
    )  # fmt: skip
    wrong = ("boxes_on_boxes", "words_on_words", "words_on_boxes", "lines_through_boxes",
             "lines_through_words", "crossings", "running_along_px", "outside")  # fmt: skip
    assert {name: figures[name] for name in wrong} == dict.fromkeys(wrong, 0)
    assert (figures["clean_words"], figures["labelled"]) == (2, 2)
    assert (figures["concept_px"], figures["effect_px"]) == (14, 10)


def test_every_fault_is_found() -> None:
    figures = measure(
        layout(
            [node("a", 0, 0), node("b", 150, 150), node("c", 150, 0), node("d", 0, 150), node("e", 80, 80),
             node("f", 85, 85), node("g", 190, 60)],
            [edge("a", "b", [[20, 10], [170, 160]], [60, 60, 20, 10]),
             edge("c", "d", [[170, 10], [20, 160]], [65, 62, 20, 10])],
        )
    )  # fmt: skip
    assert figures["boxes_on_boxes"] == 1
    assert figures["words_on_words"] == 1
    assert figures["lines_through_boxes"] == 4
    assert figures["crossings"] == 1
    assert figures["smallest_angle"] == 90
    assert figures["clean_words"] == 0
    assert figures["outside"] == 1


def test_a_line_through_foreign_words_is_found_and_through_its_own_is_not() -> None:
    nodes = [node("a", 0, 0), node("b", 150, 0), node("c", 0, 50), node("d", 150, 50)]
    words: list[float] = [80, 40, 30, 40]
    figures = measure(
        layout(nodes, [edge("a", "b", [[40, 10], [90, 60], [150, 10]], words),
                       edge("c", "d", [[40, 60], [150, 60]], None)])
    )  # fmt: skip
    assert figures["lines_through_words"] == 1
    assert figures["labelled"] == 2
    assert figures["clean_words"] == 0


def test_effects_that_share_words_are_one_label() -> None:
    nodes = [node("a", 0, 50), node("b", 150, 0), node("c", 150, 100)]
    shared = [
        {**edge("a", target, [[40, 60], [100, 60], [150, y]], [80, 52, 20, 16]), "label": "feeds"}
        for target, y in (("b", 10), ("c", 110))
    ]
    figures = measure(layout(nodes, shared))
    assert figures["words_on_words"] == 0
    assert figures["lines_through_words"] == 0
    assert figures["running_along_px"] == 0
    assert figures["clean_words"] == 2


def test_lines_that_run_together_are_measured() -> None:
    nodes = [node("a", 0, 0), node("b", 160, 0), node("c", 0, 100), node("d", 160, 100)]
    figures = measure(
        layout(nodes, [edge("a", "b", [[40, 10], [60, 50], [140, 50], [160, 10]], None),
                       edge("c", "d", [[40, 110], [60, 53], [140, 53], [160, 110]], None)])
    )  # fmt: skip
    assert figures["running_along_px"] == pytest.approx(82, abs=6)


def test_points_along_a_line_keep_its_ends() -> None:
    points = resampled([(0, 0), (10, 0), (10, 7)], 2)
    assert points[0] == (0, 0)
    assert points[-1] == pytest.approx((10, 7))
    assert len(points) == 9
