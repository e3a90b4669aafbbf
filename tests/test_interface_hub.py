"""A hub of very many in a graph without categories: its parts have names, and no note lies on a box."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import read_graph_text
from tests.waits import settled
from viz import render_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
SPOKES = 46
_COVERED = """() => {
    const notes = [...document.querySelectorAll(".about-view .waiting")].filter((one) =>
        one.textContent && one.checkVisibility({visibilityProperty: true}));
    const boxes = window.conceptGraph.layout().nodes.map(({box}) => box);
    return notes.filter((note) => {
        const {left, right, top, bottom} = note.getBoundingClientRect();
        return boxes.some(([x, y, w, h]) => x < right && left < x + w && y < bottom && top < y + h);
    }).map((one) => one.textContent);
}"""


@pytest.fixture(scope="module")
def hub_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = [f"  - hub -> spoke {n}: raises" for n in range(SPOKES)]
    lines += [f"  - spoke {n} -> spoke {n + 9}: lowers" for n in range(0, SPOKES - 9, 3)]
    path = tmp_path_factory.mktemp("hub") / "hub.html"
    path.write_text(render_page(read_graph_text("effects:\n" + "\n".join(lines))), encoding="utf-8")
    return path


def test_its_parts_have_names(open_page: Open, hub_page: Path) -> None:
    page = open_page(hub_page, "#focus=hub")
    names = page.locator(".parts button").all_inner_texts()
    assert len(names) > 3 and len(set(names)) == len(names)
    assert all("spoke" in name.lower() or name == "All at once" for name in names), names


@pytest.mark.parametrize("fragment", ["#focus=hub", "#focus=hub&hops=2", "#view=overview:core"])
def test_no_note_lies_on_a_box(open_page: Open, hub_page: Path, fragment: str) -> None:
    page = open_page(hub_page, fragment)
    settled(page)
    assert page.evaluate(_COVERED) == []
