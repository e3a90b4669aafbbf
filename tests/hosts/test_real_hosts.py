"""What `embed` prints, pasted into the real programs as their users do; `.ci/hosts` fetches them first."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import Run
from tests.hosts.places import (
    AROUND,
    FOCUS,
    STEP,
    back_and_forth,
    holds,
    pasted,
    printed,
    served,
    tool,
)  # fmt: skip

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.hosts


class TestPandoc:
    def test_one_file_of_many_keeps_the_view(self, run: Run, work: Path, tab: Page) -> None:
        shown = pasted(run, "pandoc", *FOCUS)
        (work / "page.md").write_text(f"# Page\n\n{shown}\n\nafter\n", encoding="utf-8")
        tool(work, "pandoc", "-s", "--self-contained", "page.md", "-o", "page.html")
        alone = work / "alone"
        alone.mkdir()
        shutil.move(work / "page.html", alone / "page.html")
        tab.goto((alone / "page.html").as_uri())
        holds(tab, AROUND)


class TestNotebooks:
    @pytest.fixture
    def notebook(self, work: Path) -> Path:
        from graph_data import read_graph
        from viz.slides import show

        data = show(read_graph(work / "tea.yaml"), "caffeine", height=400)._repr_mimebundle_()
        shown = {"output_type": "display_data", "metadata": {}, "data": data}
        cells: list[dict[str, Any]] = [
            {"cell_type": "code", "id": f"c{n}", "execution_count": n, "metadata": {}, "source": f"{n}",
             "outputs": [shown] if n == 1 else []}
            for n in (1, 2, 3)
        ]  # fmt: skip
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python"}}
        path = work / "book.ipynb"
        path.write_text(
            json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}),
            encoding="utf-8",
        )
        return path

    def test_nbconvert(self, notebook: Path, tab: Page) -> None:
        tool(notebook.parent, "jupyter-nbconvert", "--to", "html", notebook)
        address = (notebook.parent / "book.html").as_uri()
        tab.goto(address)
        holds(tab, AROUND)
        text = printed(tab)
        assert text.count("Alertness") == 1 and "Beingawake" not in text
        back_and_forth(tab, address, AROUND)

    def test_nbconvert_that_cleans(self, notebook: Path, tab: Page) -> None:
        tool(notebook.parent, "jupyter-nbconvert", "--to", "html", "--sanitize-html", notebook)
        tab.goto((notebook.parent / "book.html").as_uri())
        text = tab.inner_text("body")
        assert "Caffeine raises alertness" in text and len(text) < 400 and "<" not in text


def sites(run: Run, kind: str, folder: Path) -> str:
    shown = pasted(run, kind, *FOCUS, "--picture", str(folder / "focus.svg"))
    return f"# Title\n\n{shown}\n\nSome **bold** text.\n\n{pasted(run, kind, *STEP)}\n"


def on_every_page(page: Page, base: str, *names: str) -> None:
    """On each page of a site the first frame shows the concept, and paper shows it once."""
    for name in names:
        page.goto(base + name)
        holds(page, AROUND)
        page.wait_for_function("() => document.querySelectorAll('iframe').length === 2")
        assert page.locator("strong, b").filter(has_text="bold").count() == 1
        text = printed(page)
        assert text.count("Alertness") == 1, text
        back_and_forth(page, base + name, AROUND)


def test_mkdocs_material(run: Run, work: Path, tab: Page) -> None:
    docs = work / "docs"
    (docs / "guide").mkdir(parents=True)
    shutil.copy(work / "output/tea.html", docs)
    text = sites(run, "mkdocs", docs)
    (docs / "index.md").write_text(text, encoding="utf-8")
    (docs / "guide/page.md").write_text(
        text.replace("(./focus.svg)", "(../focus.svg)").replace("(tea.html", "(../tea.html"), encoding="utf-8"
    )
    (work / "mkdocs.yml").write_text("site_name: T\ntheme: {name: material, font: false}\n", encoding="utf-8")
    tool(work, "mkdocs", "build", "--strict", "-d", work / "site/below/base")
    with served(work / "site") as base:
        on_every_page(tab, f"{base}below/base/", "", "guide/page/")


def test_sphinx_with_myst(run: Run, work: Path, tab: Page) -> None:
    docs = work / "docs"
    (docs / "guide").mkdir(parents=True)
    (docs / "extra").mkdir()
    shutil.copy(work / "output/tea.html", docs / "extra")
    text = sites(run, "sphinx", docs)
    toc = "\n```{toctree}\nguide/page\n```\n"
    (docs / "index.md").write_text(text + toc, encoding="utf-8")
    (docs / "guide/page.md").write_text(text.replace("(focus.svg)", "(/focus.svg)"), encoding="utf-8")
    conf = 'extensions = ["myst_parser"]\nhtml_extra_path = ["extra"]\n'
    (docs / "conf.py").write_text(conf, encoding="utf-8")
    tool(work, "sphinx-build", "-W", "-b", "html", docs, work / "site/below/base")
    with served(work / "site") as base:
        on_every_page(tab, f"{base}below/base/", "index.html", "guide/page.html")


def test_vitepress(run: Run, work: Path, tab: Page) -> None:
    docs = work / "docs"
    for folder in ("guide", "public", ".vitepress"):
        (docs / folder).mkdir(parents=True)
    shutil.copy(work / "output/tea.html", docs / "public")
    text = sites(run, "vitepress", docs)
    (docs / "index.md").write_text(text, encoding="utf-8")
    (docs / "guide/page.md").write_text(text.replace("(./focus.svg)", "(../focus.svg)"), encoding="utf-8")
    config = 'export default { base: "/below/base/", title: "T" }'
    (docs / ".vitepress/config.mjs").write_text(config, encoding="utf-8")
    tool(work, "vitepress", "build", docs, "--outDir", work / "site/below/base")
    with served(work / "site") as base:
        on_every_page(tab, f"{base}below/base/", "index.html", "guide/page.html")
