"""What `embed` prints, pasted into the real programs as their users do; `.ci/hosts` fetches them first."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from tests.conftest import ROOT, Run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

pytestmark = pytest.mark.hosts

TOOLS = Path(os.environ.get("CONCEPTGRAPH_HOSTS", ROOT / ".hosts"))
GRAPH = """\
title: Tea & sleep
concepts:
  tea: {label: Tea, definition: A drink made of leaves.}
  caffeine: {definition: A stimulant.}
  sleep: {definition: What one needs at night.}
  alertness: Being awake.
effects:
  - tea -> caffeine: contains
  - caffeine -> alertness: raises
  - caffeine -> sleep: reduces
tours:
  - title: A cup
    steps:
      - {id: leaf, focus: tea, say: Tea contains caffeine.}
      - {id: night, path: [tea, caffeine, sleep], say: It keeps awake., ask: "Does tea reduce sleep?"}
      - {id: whole, overview: all, say: All of it.}
"""
STEP = ("--view", "tour:a-cup:leaf")
FOCUS = ("--view", "focus:caffeine")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}/"
    httpd.shutdown()


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


def pasted(run: Run, kind: str, *words: str) -> str:
    done = run("embed", "tea.yaml", "--for", kind, "-q", *words)
    assert done.exit_code == 0, done.output
    return done.stdout


def tool(folder: Path, *words: str | Path) -> str:
    """Run a program of the hosts'; its name is looked for among the fetched ones."""
    name, *rest = map(str, words)
    found = next(
        (p for p in (TOOLS / "venv/bin" / name, TOOLS / "node_modules/.bin" / name) if p.exists()), name
    )
    browser = os.environ.get("CONCEPTGRAPH_BROWSER", "chromium")
    path = f"{TOOLS / 'node_modules/.bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "CHROME_PATH": browser, "PATH": path, "CI": "1"}
    done = subprocess.run(
        [str(found), *rest], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout + done.stderr


def within(page: Page) -> Frame:
    """The live page in the host's."""
    page.wait_for_selector("iframe")
    page.locator("iframe").first.scroll_into_view_if_needed()
    frame = page.locator("iframe").first.element_handle().content_frame()
    assert frame
    frame.wait_for_function("() => window.conceptGraph?.ready.then(() => true)", polling=50)
    return frame


def words_of(frame: Frame) -> set[str]:
    return {node["id"] for node in frame.evaluate("window.conceptGraph.layout().nodes")}


def holds(page: Page, concepts: set[str], *, keys: str = "body") -> Frame:
    """The frame shows these concepts, and a click in it leaves the keys where they were."""
    frame = within(page)
    assert words_of(frame) == concepts
    page.evaluate("(at) => { const e = document.querySelector(at); e.tabIndex = 0; e.focus(); }", keys)
    before = page.evaluate("document.activeElement.outerHTML.slice(0, 60)")
    # Before an audience the empty picture leads on or back.
    if frame.locator(".said").is_visible():
        box = page.locator("iframe").first.bounding_box()
        assert box
        page.mouse.click(box["x"] + 30, box["y"] + box["height"] - 20)
    else:
        frame.locator("#canvas").click(position={"x": 5, "y": 5})
    if frame.locator("[data-key=menu]").is_visible():
        frame.locator("[data-key=menu]").click()
        frame.locator("[data-key=menu]").click()
    assert page.evaluate("document.activeElement.outerHTML.slice(0, 60)") == before
    return frame


def printed(page: Page) -> str:
    pages = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return re.sub(r"\s+", "", "".join(each.extract_text() for each in pages))


def back_and_forth(page: Page, address: str, concepts: set[str]) -> None:
    page.goto("about:blank")
    page.go_back()
    assert page.url.startswith(address.split("#")[0])
    assert words_of(within(page)) == concepts


AROUND = {"tea", "caffeine", "sleep", "alertness"}


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
