"""An author goes from an article and an empty file to a tour, in page and editor at once: nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.author import outcome, walked

from .served import Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with nothing in it."""
    path = tmp_path / "well.yaml"
    path.write_text("")
    return path


@pytest.fixture
def server(file: Path, shared_cache: Path) -> Iterator[Served]:
    """A server of it."""
    with serving(file, cache=shared_cache) as served:
        yield served


def test_from_an_empty_file_to_a_tour(opened: Callable[..., Page], server: Served, file: Path) -> None:
    """Three effects, one of them written by hand meanwhile, with sentences, categories and a step."""
    author = walked(opened(), file, 3, 1)
    told = outcome(author)
    assert "3 effects, 3 with their sentences, 3 categories, 1 steps; 1 remarks kept, 0 lines lost" in told
