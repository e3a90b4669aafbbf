"""A folder with a page in it, and a tab that reaches nothing but this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Run
from tests.hosts.places import GRAPH, TOOLS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def work(run: Run, tmp_path: Path) -> Path:
    """A folder with a graph and its page."""
    (tmp_path / "tea.yaml").write_text(GRAPH, encoding="utf-8")
    assert run("build", "tea.yaml").exit_code == 0
    for each in (TOOLS, TOOLS / "node_modules"):
        assert each.exists(), "run: .ci/hosts"
    (tmp_path / "node_modules").symlink_to((TOOLS / "node_modules").resolve())
    return tmp_path


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
    context.route(re.compile(r"^(?!http://(127\.0\.0\.1|localhost))https?://"), lambda route: route.abort())
    yield context.new_page()
    context.close()
