"""Slides as PDF by LibreOffice: every page and every link of them; and what happens without LibreOffice."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from graph_data import example_path, read_graph
from tests.conftest import Run
from viz import KeptLayouts, Views, layout_file, terminal
from viz.errors import PictureError
from viz.slides.embed import KINDS
from viz.slides.kinds import TALKS, render_talk, stage_of
from viz.slides.office import office, pdf_of_slides
from viz.slides.pptx.options import PptxOptions
from viz.slides.pptx.presentation import pptx
from viz.slides.slide_pages import pdf_options

needs_office = pytest.mark.skipif(
    office() is None, reason="LibreOffice is not installed: what it makes of slides is not checked"
)
WATER = "effects: [rain -> river: fills, river -> sea: feeds]"


@pytest.fixture(scope="module")
def made() -> tuple[Any, bytes]:
    """The magnesium talk as slides, read back, and as PDF."""
    path = example_path("magnesium")
    graph, options = read_graph(path), PptxOptions()
    views = Views(graph, kept=KeptLayouts(layout_file(path)), **stage_of("pdf", graph, options))
    slides = pptx(graph, views=views, options=pdf_options(options))
    pdf = render_talk("pdf", graph, views, options)
    assert isinstance(pdf, bytes)
    return Presentation(io.BytesIO(slides)), pdf


def pages_of(pdf: bytes) -> list[int]:
    """The numbers of the objects that are pages, in order."""
    (kids,) = re.findall(rb"/Kids\[([^\]]*)\]", pdf)
    return [int(number) for number in re.findall(rb"(\d+) 0 R", kids)]


def links_of(pdf: bytes) -> list[Counter[int]]:
    """For every page, how often it leads to each other page, counted from 0."""
    objects = {int(n): body for n, body in re.findall(rb"\n(\d+) 0 obj(.*?)endobj", pdf, re.DOTALL)}
    pages = pages_of(pdf)
    found = []
    for page in pages:
        listed = re.search(rb"/Annots\[([^\]]*)\]", objects[page])
        links = [int(n) for n in re.findall(rb"(\d+) 0 R", listed[1])] if listed else []
        targets = [re.search(rb"/Dest\[(\d+) 0 R", objects[link]) for link in links]
        found.append(Counter(pages.index(int(target[1])) for target in targets if target))
    return found


@needs_office
def test_every_slide_is_a_page_and_every_link_leads_where_it_did(made: tuple[Any, bytes]) -> None:
    deck, pdf = made
    assert len(pages_of(pdf)) == len(deck.slides) > 100
    number = {slide.part.partname: n for n, slide in enumerate(deck.slides)}
    wanted = []
    for slide in deck.slides:
        ids = [link.get(qn("r:id")) for link in slide.shapes._spTree.iter(qn("a:hlinkClick"))]
        wanted.append(Counter(number[slide.part.related_part(id).partname] for id in ids))
    assert sum(sum(links.values()) for links in wanted) > 500
    assert links_of(pdf) == wanted


@needs_office
def test_the_font_of_the_page_is_in_it(made: tuple[Any, bytes]) -> None:
    fonts = set(re.findall(rb"/FontName/[A-Z]+\+([\w-]+)", made[1]))
    assert {b"FiraSansCondensed-Regular", b"FiraSansCondensed-Bold"} <= fonts


@needs_office
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed: pages are not read")
def test_no_page_is_blank_and_titles_are_on_them(made: tuple[Any, bytes], tmp_path: Path) -> None:
    file = tmp_path / "talk.pdf"
    file.write_bytes(made[1])
    reading = ["pdftotext", "-layout", str(file), "-"]
    sheets = subprocess.run(reading, capture_output=True, text=True, check=True).stdout.split("\f")
    for slide, sheet in zip(made[0].slides, sheets, strict=False):
        words = " ".join(sheet.split())
        assert slide.shapes.title.text_frame.text.split()[0] in words
        assert len(words) > 10


@needs_office
def test_the_command_writes_it_and_leaves_nothing_behind(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (tmp_path / "w.yaml").write_text(WATER, encoding="utf-8")
    done = run("slides", "w.yaml", "--format", "pdf", "-o", "talk.pdf")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "talk.pdf").read_bytes().startswith(b"%PDF")
    assert list(scratch.iterdir()) == []


def pretend(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program in the place of LibreOffice."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def test_without_libreoffice_it_is_said_and_nothing_is_replaced(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "w.yaml").write_text(WATER, encoding="utf-8")
    (tmp_path / "talk.pdf").write_text("old", encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("slides", "w.yaml", "--format", "pdf", "-o", "talk.pdf")
    assert done.exit_code == 1
    assert "made by LibreOffice, which was not found: install it" in done.stderr
    assert (tmp_path / "talk.pdf").read_text(encoding="utf-8") == "old"


def test_a_libreoffice_that_fails_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(tmp_path, monkeypatch, "echo 'no space in the profile' >&2; exit 1")
    with pytest.raises(PictureError, match="LibreOffice made no PDF: no space in the profile"):
        pdf_of_slides(b"slides")


def test_a_libreoffice_that_hangs_is_ended_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, monkeypatch, f"sleep 61 & echo $! >{tmp_path}/child; wait")
    begun = time.monotonic()
    with pytest.raises(PictureError, match="did not make a PDF within 1 second"):
        pdf_of_slides(b"slides", seconds=0.8)
    assert time.monotonic() - begun < 10
    child = Path("/proc") / (tmp_path / "child").read_text(encoding="utf-8").strip()
    for _ in range(50):
        state = (child / "stat").read_text(encoding="utf-8").split()[2] if child.exists() else "gone"
        if state in ("gone", "Z"):
            return
        time.sleep(0.05)
    pytest.fail("a process was left behind")


def test_the_command_line_knows_all_kinds() -> None:
    assert terminal.TALKS == TALKS
    assert set(terminal.EMBEDDINGS) == set(KINDS)


def test_which_kind_is_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text(WATER, encoding="utf-8")
    done = run("slides", "w.yaml", "-o", "h.pdf")
    assert done.exit_code == 0 and "The handout; --format pdf makes slides." in done.stdout
    assert "output/w-handout.pdf" in run("slides", "w.yaml", "--format", "handout").stdout
    assert "output/w-talk.pptx" in run("slides", "w.yaml", "--format", "pptx").stdout
    done = run("slides", "w.yaml", "--format", "deck", "-o", "-")
    assert done.stdout.startswith("<!DOCTYPE html>")
    for words, message in (
        (["-o", "-"], "- does not say what to make; end it in .html, .pptx, .pdf, or name a --format"),
        (["-o", "talk.pptx", "--format", "pdf"], "pdf is written to a file that ends in .pdf"),
        (["-o", "talk.html", "--size", "4:3"], "a deck has no --size"),
    ):
        done = run("slides", "w.yaml", *words)
        assert done.exit_code == 2 and message in done.stderr
