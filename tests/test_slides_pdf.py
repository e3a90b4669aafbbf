"""Slides as PDF: every page and every link of them; with a template, and what happens without LibreOffice."""

from __future__ import annotations

import io
import math
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdf import PdfReader

from graph_data import example_path, read_graph, read_graph_text
from tests.conftest import Run
from viz import KeptLayouts, Views, layout_file, terminal
from viz.errors import PictureError
from viz.look.text import FONT_FAMILY
from viz.slides.embed import KINDS
from viz.slides.kinds import TALKS, render_talk, stage_of
from viz.slides.office import office, pdf_of_slides
from viz.slides.pptx.options import Font, PptxOptions
from viz.slides.pptx.presentation import pptx

needs_office = pytest.mark.skipif(
    office() is None, reason="LibreOffice is not installed: what it makes of slides is not checked"
)
WATER = "effects: [rain -> river: fills, river -> sea: feeds]"


@pytest.fixture(scope="module")
def made() -> tuple[Any, bytes]:
    """The magnesium talk as slides, read back, and as PDF."""
    path = example_path("magnesium")
    graph, options = read_graph(path), PptxOptions(details=True, font=Font(FONT_FAMILY, 1.0))
    views = Views(graph, kept=KeptLayouts(layout_file(path)), **stage_of("pdf", graph, options))
    slides = pptx(graph, views=views, options=options)
    pdf = render_talk("pdf", graph, views, options)
    assert isinstance(pdf, bytes)
    return Presentation(io.BytesIO(slides)), pdf


def links_of(pdf: bytes) -> list[Counter[int]]:
    """For every page, how often it leads to each other page, counted from 0."""
    reader = PdfReader(io.BytesIO(pdf))
    pages = [page.indirect_reference for page in reader.pages]
    found = []
    for page in reader.pages:
        links: list[Any] = [link.get_object() for link in page.get("/Annots", [])]
        found.append(Counter(pages.index(link["/Dest"][0]) for link in links))
    return found


def links_between(deck: Any) -> list[Counter[int]]:
    """The same of slides."""
    number = {slide.part.partname: n for n, slide in enumerate(deck.slides)}
    found = []
    for slide in deck.slides:
        ids = [link.get(qn("r:id")) for link in slide.shapes._spTree.iter(qn("a:hlinkClick"))]
        found.append(Counter(number[slide.part.related_part(id).partname] for id in ids))
    return found


def test_every_slide_is_a_page_and_every_link_leads_where_it_did(made: tuple[Any, bytes]) -> None:
    deck, pdf = made
    wanted = links_between(deck)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == len(deck.slides) > 100
    assert sum(sum(links.values()) for links in wanted) > 500
    assert links_of(pdf) == wanted


def test_links_lie_where_the_shapes_of_the_slides_do(made: tuple[Any, bytes]) -> None:
    deck, pdf = made
    for slide, page in zip(deck.slides, PdfReader(io.BytesIO(pdf)).pages, strict=True):
        shapes = [
            shape
            for shape in slide.shapes
            if shape._element.find(f".//{qn('p:cNvPr')}/{qn('a:hlinkClick')}") is not None
        ]
        rects: list[Any] = [link.get_object()["/Rect"] for link in page.get("/Annots", [])]
        links = [((r[0] + r[2]) / 2, 540 - (r[1] + r[3]) / 2) for r in rects]
        for shape in shapes:
            middle = ((shape.left + shape.width / 2) / 12700, (shape.top + shape.height / 2) / 12700)
            nearest = min(links, key=lambda at: math.dist(at, middle))
            assert math.dist(nearest, middle) < 6, shape.name
            links.remove(nearest)
        assert not links


def test_the_outline_has_the_tours_with_their_steps_and_all_concepts_folded(made: tuple[Any, bytes]) -> None:
    deck, pdf = made
    reader = PdfReader(io.BytesIO(pdf))
    graph = read_graph(example_path("magnesium"))
    top = [entry for entry in reader.outline if not isinstance(entry, list)]
    below: list[Any] = [entry for entry in reader.outline if isinstance(entry, list)]
    assert [e.title for e in top] == [graph.title, *(tour.title for tour in graph.tours), "All concepts"]
    assert {entry.title for entry in below[-1]} >= {concept.title for concept in graph.concepts.values()}
    for entry in [*top, *(each for listed in below for each in listed)]:
        number = reader.get_destination_page_number(entry)
        assert number is not None
        if entry not in top:
            assert entry.title == deck.slides[number].shapes.title.text_frame.text
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en" and root["/Outlines"]["/Last"]["/Count"] < -80
    parents = [root["/Outlines"]]
    for parent in parents:
        beside = [parent["/First"]]
        while "/Next" in beside[-1]:
            beside.append(beside[-1]["/Next"])
        assert "/Prev" not in beside[0] and beside[-1] == parent["/Last"]
        assert [item["/Prev"] for item in beside[1:]] == beside[:-1]
        assert all(item["/Parent"] == parent for item in beside)
        parents += [item for item in beside if "/First" in item]


def test_the_font_of_the_page_is_in_it_and_the_bytes_are_the_same_every_time(
    run: Run, tmp_path: Path, made: tuple[Any, bytes]
) -> None:
    fonts = set(re.findall(rb"/FontName /[A-Z]+\+([\w-]+)", made[1]))
    assert fonts == {b"FiraSansCondensed-Regular", b"FiraSansCondensed-SemiBold"}
    (tmp_path / "w.yaml").write_text(WATER, encoding="utf-8")
    for name in ("one.pdf", "two.pdf"):
        done = run("slides", "w.yaml", "--format", "pdf", "--size", "4:3", "--theme", "dark", "-o", name)
        assert done.exit_code == 0, done.output
    data = (tmp_path / "one.pdf").read_bytes()
    assert data == (tmp_path / "two.pdf").read_bytes()
    assert PdfReader(io.BytesIO(data)).pages[0].mediabox[2:] == [720, 540]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed: pages are not read")
def test_a_page_says_what_its_slide_says(made: tuple[Any, bytes], tmp_path: Path) -> None:
    file = tmp_path / "talk.pdf"
    file.write_bytes(made[1])
    reading = ["pdftotext", "-layout", str(file), "-"]
    sheets = subprocess.run(reading, capture_output=True, text=True, check=True).stdout.split("\f")
    for slide, sheet in zip(made[0].slides, sheets, strict=False):
        said = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame and s.text_frame.text)
        wanted = Counter(
            word for word in said.replace(" / ", "/").split() if word not in ("✓", "✗", "~", "?")
        )
        assert not wanted - Counter(sheet.replace(" / ", "/").split()), slide.shapes.title.text_frame.text


def test_it_needs_nothing_that_makes_powerpoint_files(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "w.yaml").write_text(WATER, encoding="utf-8")
    done = run("slides", "w.yaml", "--format", "pdf", "-o", "talk.pdf")
    assert done.exit_code == 0, done.output


def test_a_question_shows_nothing_of_its_answer(run: Run, tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text(
        "effects: [{source: rain, target: river, label: fills, verdict: contradicted}]\n"
        "tours: [{title: T, steps: [{overview: all, title: No, say: It does not., ask: Does it?}]}]\n",
        encoding="utf-8",
    )
    done = run("slides", "w.yaml", "--format", "pdf", "-o", "talk.pdf")
    assert done.exit_code == 0, done.output
    pages = PdfReader(str(tmp_path / "talk.pdf")).pages
    asked, answered = pages[1], pages[2]
    assert "Does it?" in asked.extract_text() and "It does not." not in asked.extract_text()
    assert "It does not." in answered.extract_text() and "contradicted" in answered.extract_text()
    red = b"0.702 0.149 0.118 RG"  # the line of what is contradicted
    assert red in answered.get_contents().get_data()  # type: ignore[union-attr]
    assert red not in asked.get_contents().get_data()  # type: ignore[union-attr]


def template(folder: Path) -> Path:
    """Slides of ours as the template of others."""
    file = folder / "house.pptx"
    file.write_bytes(pptx(read_graph_text(WATER, "w.yaml", folder)))
    return file


@pytest.mark.long
@needs_office
def test_in_the_look_of_a_template_libreoffice_makes_it_and_leaves_nothing_behind(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (tmp_path / "w.yaml").write_text(WATER, encoding="utf-8")
    words = ("slides", "w.yaml", "--template", str(template(tmp_path)))
    for ending in ("pdf", "pptx"):
        done = run(*words, "--format", ending, "-o", f"talk.{ending}")
        assert done.exit_code == 0, done.output
    pdf = (tmp_path / "talk.pdf").read_bytes()
    told = PdfReader(io.BytesIO(pdf)).metadata
    assert told and str(told.producer).startswith("LibreOffice")
    wanted = links_between(Presentation(str(tmp_path / "talk.pptx")))
    assert links_of(pdf) == wanted and sum(map(len, wanted)) > 5
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
    words = ("slides", "w.yaml", "--format", "pdf", "-o")
    done = run(*words, "talk.pdf", "--template", str(template(tmp_path)))
    assert done.exit_code == 1
    assert "made by LibreOffice, which was not found: install it" in done.stderr
    assert run(*words, "own.pdf").exit_code == 0
    assert (tmp_path / "talk.pdf").read_text(encoding="utf-8") == "old"


def test_a_libreoffice_that_fails_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(tmp_path, monkeypatch, "echo 'no space in the profile' >&2; exit 1")
    with pytest.raises(PictureError, match="LibreOffice made no PDF: no space in the profile"):
        pdf_of_slides(b"slides")


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="the system does not say when a process has ended")
def test_a_libreoffice_that_hangs_is_ended_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, monkeypatch, f"sleep 61 & echo $! >{tmp_path}/child; wait")
    begun = time.monotonic()
    with pytest.raises(PictureError, match="did not make a PDF within 1 second"):
        pdf_of_slides(b"slides", seconds=0.8)
    assert time.monotonic() - begun < 10
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    with suppress(ProcessLookupError):  # Gone already.
        watched = os.pidfd_open(child)
        ended, _, _ = select.select([watched], [], [], 10)
        os.close(watched)
        assert ended, "a process was left behind"


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
