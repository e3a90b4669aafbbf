"""The slides of a talk in German with a loop, a question and a blank step, measured as they are drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.drawn_text import Drawn, overlaps
from benchmarks.slides import TALKS, Found, of_deck, of_handout, of_slides
from viz.slides.pptx.options import PptxOptions

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TALK = TALKS / "wald.yaml"


def sound(found: Found, pages: int, smallest: float) -> None:
    assert found.wrong == []
    assert found.pages == pages and found.smallest >= smallest


@pytest.mark.parametrize("details", [False, True])
def test_slides(tmp_path: Path, details: bool) -> None:
    (found,) = of_slides(TALK, PptxOptions(details=details), tmp_path, quick=True)
    sound(found, 21 if details else 9, 11.9)
    assert found.links > (90 if details else 20)


def test_handout(tmp_path: Path) -> None:
    sound(of_handout(TALK, tmp_path), 5, 9.0)


def test_deck(tmp_path: Path, chromium: Browser) -> None:
    """On a projector, and on a telephone held upright, whose slides stand."""
    still, live, upright = of_deck(TALK, tmp_path, chromium, [(1280, 720), (390, 844)])
    for each, smallest in ((still, 11.9), (live, 11.9), (upright, 12.0)):
        sound(each, 8, smallest)
        assert each.links == 2


def test_what_lies_on_something_or_leaves_the_page_is_told() -> None:
    lines = [
        Drawn("one", 14, (0, 0, 50, 16)),
        Drawn("two", 14, (40, 4, 90, 20)),
        Drawn("three", 14, (0, 20, 50, 36)),
        Drawn("four", 14, (80, 50, 120, 66)),
    ]
    assert overlaps(lines, 100, 100) == ["'two' on 'one'", "'four' leaves the page"]
    found = Found("x")
    found.look("page 1", lines[:1], (100, 100), (16.0, 12.0))
    found.alike(["a", "a", ""])
    assert found.wrong == ["page 1: 'one' in 14.0 pt", "page 2: heading 'a' again", "page 3: no heading"]
