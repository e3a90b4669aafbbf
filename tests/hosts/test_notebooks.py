"""The widget of notebooks in the real JupyterLab and the real marimo; `.ci/hosts` fetches them first."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

import pytest

from tests.conftest import ROOT
from tests.test_widget import GRAPH

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

pytestmark = pytest.mark.hosts

TOOLS = Path(os.environ.get("CONCEPTGRAPH_HOSTS", ROOT / ".hosts"))
LONG_MS = 90_000
CELLS = (
    "from conceptgraph import GraphWidget\nw = GraphWidget('tea.yaml', view='caffeine')\nw",
    "[each['sentence'] for each in w.selected]",
    "w.show('tour:a-cup:leaf'); w.light(['sleep'])",
    "print(w.yaml)",
)
MARIMO = """\
import marimo
app = marimo.App()

@app.cell
def _():
    import marimo as mo
    from conceptgraph import GraphWidget
    w = mo.ui.anywidget(GraphWidget("tea.yaml"))
    w
    return mo, w

@app.cell
def _(mo, w):
    mo.md(f"chosen: {[each['sentence'] for each in w.value['selected']]}")
    return
"""


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with a graph, and conceptgraph as it is installed, made of links into the checkout."""
    (tmp_path / "tea.md").write_text("Tea contains caffeine.", encoding="utf-8")
    (tmp_path / "tea.yaml").write_text(GRAPH, encoding="utf-8")
    package = tmp_path / "lib/conceptgraph"
    package.mkdir(parents=True)
    # A file of the checkout comes before one of that name in `package`, which is for a checkout alone.
    parts = [*(ROOT / "package").glob("*.py"), ROOT / "graph_data", ROOT / "viz", ROOT / "cli.py"]
    for name, each in {each.name: each for each in parts}.items():
        (package / name).symlink_to(each)
    return tmp_path


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1300, "height": 1000}, reduced_motion="reduce")
    context.route(re.compile(r"^(?!http://(127\.0\.0\.1|localhost))https?://"), lambda route: route.abort())
    page = context.new_page()
    page.set_default_timeout(LONG_MS)
    yield page
    context.close()


def until_heard(port: str) -> None:
    """Wait until something listens at a port of this machine: servers may tell it before they do."""
    given_up = time.monotonic() + 30
    while time.monotonic() < given_up:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", int(port))) == 0:
                return
        threading.Event().wait(0.05)
    raise TimeoutError(f"nothing listens at port {port}")


@contextmanager
def running(folder: Path, *command: str) -> Iterator[str]:
    """Run a server of notebooks; yield its port."""
    own = {f"JUPYTER_{name}_DIR": str(folder / "own" / name) for name in ("DATA", "RUNTIME", "CONFIG")}
    environment = {**os.environ, **own, "PYTHONPATH": str(folder / "lib"), "MARIMO_SKIP_UPDATE_CHECK": "1"}
    process = subprocess.Popen(
        [str(TOOLS / "venv/bin" / command[0]), *command[1:]], cwd=folder, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        assert process.stdout
        lines = iter(process.stdout.readline, "")
        found = (re.search(r"http://(?:localhost|127\.0\.0\.1):(\d+)", line) for line in lines)
        port = next(each[1] for each in found if each)
        threading.Thread(target=process.stdout.read, daemon=True).start()
        until_heard(port)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def live(page: Page) -> Frame:
    """The widget's page."""
    page.wait_for_selector("iframe[title='Tea & sleep']")
    frame = page.locator("iframe[title='Tea & sleep']").first.element_handle().content_frame()
    assert frame
    frame.wait_for_function("() => window.conceptGraph?.ready.then(() => true)", polling=50)
    return frame


def edited(page: Page, file: Path) -> None:
    """A concept is made in the frame and stands in the file."""
    frame = live(page)
    frame.get_by_role("button", name="New concept").click()
    page.keyboard.type("Milk")
    page.keyboard.press("Enter")
    frame.wait_for_function("() => conceptGraph.state().concept === 'milk'", polling=50)
    assert "milk: {label: Milk}" in file.read_text(encoding="utf-8")


def notebook(path: Path, sources: Iterable[str]) -> Path:
    """Write a notebook of cells that were not run yet."""
    cells: list[dict[str, Any]] = [
        {"cell_type": "code", "id": f"c{n}", "execution_count": None, "metadata": {}, "outputs": [],
         "source": source}
        for n, source in enumerate(sources)
    ]  # fmt: skip
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python"}}
    text = json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_cleaned_keeps_picture_and_sentences(work: Path, tab: Page) -> None:
    cells = (
        "from conceptgraph import GraphWidget, graph_data\nfrom conceptgraph.viz.slides import show\n"
        "show(graph_data.read_graph('tea.yaml'), live=False)",
        "show(graph_data.read_graph('tea.yaml'))",
        "GraphWidget('tea.yaml')",
    )
    book = notebook(work / "book.ipynb", cells)
    words = ("--to", "html", "--sanitize-html", "--execute", str(book))
    environment = {**os.environ, "PYTHONPATH": str(work / "lib"), "IPYTHONDIR": str(work / "own")}
    subprocess.run([str(TOOLS / "venv/bin/jupyter-nbconvert"), *words], cwd=work, env=environment, check=True,
                   capture_output=True)  # fmt: skip
    tab.goto((work / "book.html").as_uri())
    for number, pictures in enumerate((1, 1, 1)):
        cell = tab.locator(".jp-Cell").nth(number).locator(".jp-Cell-outputWrapper")
        text = cell.inner_text()
        assert text.count("Caffeine reduces sleep") == 1 and "<" not in text and len(text) < 400, text
        assert cell.locator("img").count() == pictures


class TestJupyterLab:
    @pytest.fixture
    def book(self, work: Path) -> Path:
        return notebook(work / "book.ipynb", CELLS)

    def test_explored_edited_asked_and_kept(self, work: Path, book: Path, tab: Page) -> None:
        words = ("--no-browser", "--allow-root", "--port=0", "--IdentityProvider.token=t")
        with running(work, "jupyter-lab", *words, f"--ServerApp.root_dir={work}") as port:
            address = f"http://127.0.0.1:{port}/lab/tree/book.ipynb?token=t"
            tab.goto(address)
            tab.wait_for_selector("text=| Idle")
            self.run_cell(tab, 0)
            frame = live(tab)
            assert frame.evaluate("conceptGraph.state().view") == "focus:caffeine"
            assert tab.locator(".conceptgraph-still").first.is_hidden()
            # A click leaves the keys with the notebook.
            tab.locator(".jp-InputPrompt").nth(1).click()
            frame.locator("#canvas").click(position={"x": 5, "y": 5})
            tab.keyboard.press("ArrowDown")
            tab.wait_for_function(
                "() => document.querySelectorAll('.jp-Cell')[2].classList.contains('jp-mod-selected')"
            )
            frame.evaluate("conceptGraph.apply({effect: 'caffeine-reduces-sleep'})")
            assert self.run_cell(tab, 1) == "['Caffeine reduces sleep']"
            self.run_cell(tab, 2)
            frame.wait_for_function("() => conceptGraph.state().lit.join() === 'sleep'", polling=50)
            assert frame.evaluate("conceptGraph.state().tour") == "a-cup"
            edited(tab, work / "tea.yaml")
            assert "milk: {label: Milk}" in self.run_cell(tab, 3)
            tab.keyboard.press("Control+s")
            tab.wait_for_function("() => !document.querySelector('.lm-TabBar-tab.jp-mod-dirty')")
            tab.reload()  # the program still runs: the page comes back
            assert "milk" in live(tab).evaluate("conceptGraph.apply({view: 'overview:core'}),"
                                                " conceptGraph.layout().nodes.map((n) => n.id)")  # fmt: skip
            self.end_programs(port)
            tab.reload()  # it does not: the picture is there, and no word of a fault
            tab.wait_for_selector(".conceptgraph-still img")
            tab.wait_for_function("() => /model not found/.test(document.body.textContent)")
            assert "model not found" not in tab.inner_text("body")
            assert tab.locator(".conceptgraph-still img").evaluate("(img) => img.naturalWidth") > 500

    def run_cell(self, page: Page, number: int) -> str:
        """Run a cell and return what it prints."""
        cell = page.locator(".jp-CodeCell").nth(number)
        cell.locator(".jp-InputPrompt").click()
        page.keyboard.press("Control+Enter")
        cell.locator(".jp-InputPrompt", has_text=re.compile(r"\[\d+\]")).wait_for()
        page.wait_for_selector("text=| Idle")
        return "\n".join(cell.locator(".jp-OutputArea-output").all_inner_texts()).strip()

    def end_programs(self, port: str) -> None:
        def ask(path: str, method: str) -> bytes:
            headers = {"Authorization": "token t"}
            address = f"http://127.0.0.1:{port}/api/{path}"
            with urlopen(Request(address, method=method, headers=headers)) as answer:
                return bytes(answer.read())

        for session in json.loads(ask("sessions", "GET")):
            ask(f"sessions/{session['id']}", "DELETE")


def test_marimo(work: Path, tab: Page) -> None:
    (work / "app.py").write_text(MARIMO, encoding="utf-8")
    with running(work, "marimo", "run", "app.py", "--headless", "--no-token") as port:
        tab.goto(f"http://127.0.0.1:{port}/")
        live(tab).evaluate("conceptGraph.apply({effect: 'caffeine-reduces-sleep'})")
        tab.wait_for_selector("text=chosen: ['Caffeine reduces sleep']")
        edited(tab, work / "tea.yaml")
