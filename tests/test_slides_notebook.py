"""A graph in a cell of a notebook."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64decode
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from graph_data import read_graph_text
from tests.conftest import ROOT, Tab
from viz import UnknownViewError
from viz.errors import PictureError
from viz.slides import notebook, show

GRAPH = 'title: "Rain & \\"sea\\""\neffects: [rain -> river: fills, river -> sea: feeds]'


def test_shows_a_frame_a_picture_and_sentences() -> None:
    graph = read_graph_text(GRAPH, "g.yaml", Path())
    bundle = show(graph, "river", height=300)._repr_mimebundle_()
    assert list(bundle) == ["text/html", "image/svg+xml", "application/pdf", "image/png", "text/plain"]
    assert b64decode(bundle["application/pdf"]).startswith(b"%PDF")
    assert b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    found: list[dict[str, str | None]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append(dict(attrs))  # type: ignore[method-assign]
    parser.feed(bundle["text/html"])
    picture, frame = (one for one in found if "src" in one or "srcdoc" in one)
    head, _, data = (picture["src"] or "").partition(",")
    assert head == "data:image/png;base64" and data == bundle["image/png"]
    assert (
        frame["height"] == "300"
        and frame["name"] == "#focus=river"
        and frame["title"] == 'Rain & "sea": River'
    )
    assert (frame["srcdoc"] or "").startswith("<!DOCTYPE html>")
    assert frame["sandbox"] and "allow-same-origin" not in frame["sandbox"]
    assert ElementTree.fromstring(bundle["image/svg+xml"]).tag.endswith("svg")
    assert bundle["text/plain"].splitlines() == ['Rain & "sea": River', "Rain fills river", "River feeds sea"]
    with pytest.raises(UnknownViewError, match="focus:lake"):
        show(graph, "focus:lake")


def test_what_a_cleaner_leaves_are_sentences(lenient_page: Tab, tmp_path: Path) -> None:
    """nbconvert's cleaner makes text of tags, takes styles off, keeps classes; its pages hide this class."""
    shown = show(read_graph_text(GRAPH, "g.yaml", Path()), "river", height=300)._repr_html_()
    opening = re.compile(r'<div class="jp-Mermaid" style="[^"]*">(.*)</div>', re.DOTALL)
    cleaned = opening.sub(lambda m: f'<div class="jp-Mermaid">{escape(m[1])}</div>', shown)
    for number, html in enumerate((shown, cleaned.replace(' style="display:none"', ""))):
        path = tmp_path / f"{number}.html"
        path.write_text(
            f"<!DOCTYPE html><style>.jp-Mermaid {{ display: none }}</style>{html}", encoding="utf-8"
        )
        page = lenient_page(path, wait=False)
        sentences = ['Rain & "sea": River', "Rain fills river", "River feeds sea"]
        assert page.inner_text("body").splitlines() == [[], sentences][number]
        assert page.locator("iframe").count() == 1 - number


@pytest.mark.parametrize("elsewhere", [False, True])
def test_picture_and_page_are_two_outputs_where_one_hides_the_other(
    monkeypatch: pytest.MonkeyPatch, lenient_page: Tab, tmp_path: Path, elsewhere: bool
) -> None:
    """A program that cleans keeps one kind of an output; Visual Studio Code would hide no picture."""
    put: list[dict[str, str]] = []
    display = SimpleNamespace(display=lambda data, raw: put.append(data))
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    if elsewhere:
        monkeypatch.setenv("VSCODE_PID", "1")
    else:
        monkeypatch.delenv("VSCODE_PID", raising=False)
    shown = show(read_graph_text(GRAPH, "g.yaml", Path()), "river", height=300)
    if elsewhere:
        with pytest.raises(NotImplementedError):
            shown._ipython_display_()
        return
    shown._ipython_display_()
    assert [sorted(each) for each in put] == [
        ["application/pdf", "image/png", "image/svg+xml"],
        ["text/html", "text/plain"],
    ]
    child = '<div class="jp-OutputArea-child">{}</div>'
    outputs = child.format('<img alt="one">') * 2 + child.format(put[1]["text/html"])
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{outputs}", encoding="utf-8")
    page = lenient_page(path, wait=False)
    seen = page.evaluate(
        "[...document.images].filter((e) => e.alt === 'one').map((e) => e.checkVisibility())"
    )
    assert seen == [True, False]


def test_without_the_rasterizer_there_is_still_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> bytes:
        raise PictureError("not installed")

    monkeypatch.setattr(notebook, "to_png", missing)
    bundle = show(read_graph_text(GRAPH, "g.yaml", Path()))._repr_mimebundle_()
    assert "image/png" not in bundle and "application/pdf" in bundle
    assert 'src="data:image/svg+xml;base64,' in bundle["text/html"]


def test_several_stand_live_on_one_page(lenient_page: Tab, tmp_path: Path) -> None:
    graph = read_graph_text(GRAPH, "g.yaml", Path())
    cells = "".join(show(graph, view, height=260)._repr_html_() for view in ("rain", "sea"))
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{cells}", encoding="utf-8")
    page = lenient_page(path, wait=False)
    frames = [frame for frame in page.frames if frame != page.main_frame]
    for frame, concept in zip(frames, ("rain", "sea"), strict=True):
        frame.wait_for_function(
            "(concept) => window.conceptGraph && window.conceptGraph.state().concept === concept", arg=concept
        )
    assert lenient_page.requests == []


def test_the_command_line_does_not_load_what_makes_slides() -> None:
    script = "import sys, cli; print([m for m in sys.modules if 'pptx' in m or 'viz.slides' in m])"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_without_the_page_there_are_picture_and_sentences() -> None:
    shown = show(read_graph_text(GRAPH, "g.yaml", Path()), "river", live=False)
    bundle = shown._repr_mimebundle_()
    assert list(bundle) == ["image/svg+xml", "application/pdf", "image/png", "text/plain"]
    assert notebook.listed(["<b>", "a"]) == "<ul><li>&lt;b&gt;</li><li>a</li></ul>"
