"""Measure the slides, deck pages and handout pages of graphs, as LibreOffice, a PDF and Chromium draw them.

    python -m benchmarks.slides [FILE|EXAMPLE ...] [--quick] [--keep FOLDER]

Of each page: a heading unlike its neighbours'; the smallest text (goals: 14 pt on slides of 960 x 540 pt, at
their foot 12 pt, where signs are explained; on paper 9 pt; on a telephone 12 px); lines of text that lie on
each other or leave the page; lines that are broken otherwise than the layout broke them; links whose words
are not where they lead. Without names: the bundled graphs and those of `benchmarks/talks`. ``--quick`` leaves
out LibreOffice. Ends with 1 where anything is wrong. ``--keep`` leaves what was made, to be looked at.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.drawn_text import Drawn, Sheet, overlaps, seen_in, sheets_of
from graph_data import read_graph
from graph_data.examples import example_names, example_path
from viz import KeptLayouts, Views, layout_file
from viz.slides.kinds import render_talk, stage_of
from viz.slides.office import pdf_of_slides
from viz.slides.pptx.options import PptxOptions

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: Smallest text, pt: on slides, at their foot, on paper; and how much of a slide its foot is.
SLIDE_PT, FOOT_PT, PAPER_PT = 14.0, 12.0, 9.0
FOOT: Final = 0.13
#: Screens on which a deck is seen, the width that a slide has there in pt, and its smallest text: a slide is
#: 960 pt wide, on a telephone held upright it has as many as the telephone px.
SCREENS: Final = {
    (1280, 720): (960.0, SLIDE_PT, FOOT_PT),
    (1024, 768): (960.0, SLIDE_PT, FOOT_PT),
    (390, 844): (390.0, 12.0, 12.0),
}
TALKS: Final = Path(__file__).with_name("talks")


@dataclass
class Found:
    """What was measured of one document."""

    name: str
    pages: int = 0
    smallest: float = 99.0
    links: int = 0
    wrong: list[str] = field(default_factory=list)

    def look(
        self, place: str, lines: Sequence[Drawn], size: tuple[float, float], least: tuple[float, float]
    ) -> None:
        """Measure the lines of a page; ``least`` is the smallest text above its foot and there, pt."""
        self.pages += 1
        self.wrong += [f"{place}: {each}" for each in overlaps(lines, *size)]
        for line in lines:
            at_foot = line.box[1] > (1 - FOOT) * size[1]
            self.smallest = min(self.smallest, line.size)
            if line.size < least[at_foot] - 0.15:
                self.wrong.append(f"{place}: {line.text!r} in {line.size:.1f} pt")

    def alike(self, headings: Sequence[str]) -> None:
        """Tell of headings that are those of their neighbours, or none."""
        self.wrong += [
            f"page {n}: heading {b!r} again" for n, (a, b) in enumerate(pairwise(headings), 2) if a == b
        ]
        self.wrong += [f"page {n}: no heading" for n, each in enumerate(headings, 1) if not each.strip()]


def plain(text: str) -> str:
    """Return a text without what lines, ligatures and ellipses change of it."""
    return re.sub(r"[\W_]+", "", text).casefold()


def of_sheets(
    found: Found, sheets: Sequence[Sheet], least: tuple[float, float], *, told_anew: bool = False
) -> None:
    """Measure the pages of a PDF and where their links lead; ``told_anew``: in a sentence there."""
    for n, sheet in enumerate(sheets, 1):
        found.look(f"page {n}", sheet.lines, (sheet.width, sheet.height), least)
        for link in sheet.links:
            found.links += 1
            if link.page < 0 and not link.address:
                found.wrong.append(f"page {n}: a link leads nowhere")
            elif link.page >= 0:
                told = [line.text for line in sheet.lines if _within(line, link.box)]
                there = [line.text for line in sheets[link.page].lines]
                words = [part for each in told for part in each.split()] if told_anew else told
                if not any(_leads(each, there) for each in words or [""]):
                    found.wrong.append(f"page {n}: {' '.join(told)!r} leads to page {link.page + 1}")


def _within(line: Drawn, box: Sequence[float]) -> bool:
    x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _leads(told: str, there: Sequence[str]) -> bool:
    """Whether the words of a link are found where it leads; ways around (›, Start) are not words of it.

    Of what runs from right to left a PDF may hold the letters in another order.
    """
    words, lines = plain(told.rstrip("…")), [plain(line) for line in there]
    if words.isascii():
        return not words or words in "".join(lines) or told in NAVIGATION or bool(re.search(r"[›\d]", told))
    letters = Counter(words)
    return words in "".join(lines) or letters <= sum(map(Counter, lines), Counter())


NAVIGATION: Final = ("Start", "Anfang")


def made(kind: str, path: Path, options: PptxOptions, out: Path) -> bytes:
    """Make a talk of a graph file as the command does, write it and return it."""
    graph = read_graph(path)
    views = Views(graph, kept=KeptLayouts(layout_file(path)), **stage_of(kind, graph, options))
    told = render_talk(kind, graph, views, options)
    data = told.encode() if isinstance(told, str) else told
    out.write_bytes(data)
    return data


def of_slides(source: Path, options: PptxOptions, folder: Path, quick: bool) -> Iterator[Found]:
    """Measure PowerPoint slides: as LibreOffice draws them, and those that we draw ourselves."""
    from pptx import Presentation

    path = folder / f"{'details' if options.details else 'talk'}.pptx"
    made("pptx", source, options, path)
    kind = "with details" if options.details else "slides"
    slides = list(Presentation(str(path)).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    if not quick:
        found = Found(f"{kind}, LibreOffice")
        data = pdf_of_slides(path.read_bytes())
        path.with_suffix(".office.pdf").write_bytes(data)
        sheets = sheets_of(data)
        of_sheets(found, sheets, (SLIDE_PT, FOOT_PT))
        found.alike(titles)
        for n, (slide, sheet) in enumerate(zip(slides, sheets, strict=True), 1):
            found.wrong += [f"page {n}: {each!r} is broken otherwise" for each in _broken(slide, sheet)]
        yield found
    found = Found(f"{kind}, PDF")
    of_sheets(found, sheets_of(made("pdf", source, options, path.with_suffix(".pdf"))), (SLIDE_PT, FOOT_PT))
    found.alike(titles)
    yield found


def _broken(slide: Any, sheet: Sheet) -> Iterator[str]:
    """Yield the lines of a slide's texts that are not drawn as one line."""
    drawn = plain("|".join(line.text for line in sheet.lines)), {plain(line.text) for line in sheet.lines}
    for shape in slide.shapes:
        if not shape.has_text_frame or shape.is_placeholder or shape.text_frame.word_wrap:
            continue  # no lines of ours: titles wrap by themselves, and shrink in their place
        for line in re.split(r"[\n\v]", shape.text_frame.text):
            words = plain(line)
            if (
                words
                and words.isascii()
                and words not in drawn[1]
                and not any(words in one for one in drawn[1])
            ):
                yield line


def of_handout(source: Path, folder: Path) -> Found:
    """Measure the pages of a handout."""
    found = Found("handout")
    data = made("handout", source, PptxOptions(), folder / "handout.pdf")
    of_sheets(found, sheets_of(data), (PAPER_PT, PAPER_PT), told_anew=True)
    return found


def of_deck(
    source: Path, folder: Path, browser: Browser, screens: Iterable[tuple[int, int]] = SCREENS
) -> Iterator[Found]:
    """Measure a deck, still and live, on screens of several shapes."""
    path = folder / "talk.html"
    made("deck", source, PptxOptions(), path)
    for width, height in screens:
        for live in (False, True):
            if height > width and not live:
                continue  # on a telephone the still picture only waits for the live page, which stands
            found = Found(f"deck {width}x{height}, {'live' if live else 'still'}")
            screen = {"width": width, "height": height}
            context = browser.new_context(viewport=screen, reduced_motion="reduce")  # type: ignore[arg-type]
            page = context.new_page()
            if not live:
                page.add_init_script(
                    "Object.defineProperty(HTMLIFrameElement.prototype, 'srcdoc', { set() {} })"
                )
            page.goto(path.as_uri())
            page.wait_for_function("() => window.Reveal && Reveal.isReady()")
            _walk(page, found, SCREENS[width, height], live)
            context.close()
            yield found


_LINKS: Final = """() => [...document.querySelectorAll(".slides a[href^='#/']")].map((a) => {
  const id = decodeURIComponent(a.getAttribute("href").slice(2)), to = document.getElementById(id);
  return [a.textContent, to ? to.closest("section").textContent : ""];
})"""
_HEADING: Final = """() => [...document.querySelectorAll("section.present :is(h1, h2)")]
  .filter((heading) => heading.checkVisibility()).map((heading) => heading.textContent).join(" ")"""
_PLACE: Final = """() => { const slide = Reveal.getCurrentSlide(), { f } = Reveal.getIndices();
  return [slide.id || "references " + Reveal.getIndices().h, f >= 0 ? "answered" : ""].join(" ").trim(); }"""


def _walk(page: Page, found: Found, screen: tuple[float, float, float], live: bool) -> None:
    """Go through a deck by key, and measure each slide and each answer."""
    width, *least = screen
    headings: dict[str, str] = {}
    while (place := page.evaluate(_PLACE)) not in headings:
        drawn = (
            _live_lines(page, width) if live and page.locator("section.present[data-message]").count() else []
        )
        lines, size = seen_in(page, ".reveal .slides > section.present", width)
        found.look(place, [*lines, *drawn], size, (least[0], least[1]))
        headings[place] = page.evaluate(_HEADING) + (place if place.startswith("references") else "")
        page.keyboard.press("ArrowRight")
    found.alike(list(headings.values()))
    for told, there in page.evaluate(_LINKS):
        found.links += 1
        if not _leads(told.removeprefix("→ "), [there]):
            found.wrong.append(f"{told!r} leads elsewhere")


#: The view that the slide of now wants of the live page.
_WANTED: Final = """() => { const slide = document.querySelector("section.present");
  return JSON.parse((slide.querySelector(".answer.visible") || slide).dataset.message)[1].view; }"""


_SEEN: Final = """(frame) =>
  frame.clientHeight - parseFloat(getComputedStyle(frame).getPropertyValue("--captioned"))"""


def _live_lines(page: Page, width: float) -> list[Drawn]:
    """Return the names and words of the live page in a deck, where they are seen."""
    page.wait_for_function("() => document.documentElement.classList.contains('live')")
    frame = page.frames[-1]
    frame.wait_for_function("() => window.conceptGraph?.ready.then(() => true)", polling=50)
    wanted = page.evaluate(_WANTED)
    frame.wait_for_function("(view) => conceptGraph.state().view === view", arg=wanted, polling=30)
    page.wait_for_timeout(120)
    left, top, scale = page.evaluate(
        """(wide) => { const slide = document.querySelector("section.present").getBoundingClientRect();
        const frame = document.getElementById("live").getBoundingClientRect();
        return [frame.left - slide.left, frame.top - slide.top, wide / slide.width]; }""", width)  # fmt: skip
    shown = frame.evaluate("conceptGraph.layout()")
    parts = [(n["label"], n["font_px"], n["label_box"]) for n in shown["nodes"]]
    parts += [(e["label"], e["font_px"], e["label_box"]) for e in shown["edges"]]
    seen = page.locator("#live").evaluate(_SEEN)
    # A view that is higher than its frame is moved there.
    unique = {tuple(box): (text, px) for text, px, box in parts if box and box[1] + box[3] <= seen}
    return [
        Drawn(text, px * scale, ((left + x) * scale, (top + y) * scale,
                                 (left + x + w) * scale, (top + y + h) * scale))
        for (x, y, w, h), (text, px) in unique.items()
    ]  # fmt: skip


def measured(source: Path, folder: Path, browser: Browser | None, *, quick: bool = False) -> Iterator[Found]:
    """Measure all that can be made of a graph file's talk; without a browser no deck."""
    for details in (False, True):
        yield from of_slides(source, PptxOptions(details=details), folder, quick)
    yield of_handout(source, folder)
    if browser:
        yield from of_deck(source, folder, browser)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, and print a table and what is wrong."""
    from benchmarks.browser import browser

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("graphs", nargs="*")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args(argv)
    names = given.graphs or [*example_names(), *map(str, sorted(TALKS.glob("*.yaml")))]
    wrong = 0
    with tempfile.TemporaryDirectory() as scratch, browser() as opened:
        for name in names:
            path = example_path(name) if name in example_names() else Path(name)
            folder = (given.keep or Path(scratch)) / path.stem
            folder.mkdir(parents=True, exist_ok=True)
            for found in measured(path, folder, opened, quick=given.quick):
                told = f"{found.pages:4} pages, smallest {found.smallest:5.1f} pt, {found.links:4} links"
                print(f"{path.stem:12} {found.name:26} {told}, {len(found.wrong):3} wrong", flush=True)
                print(*(f"    {each}" for each in found.wrong), sep="\n", end="\n" if found.wrong else "")
                wrong += len(found.wrong)
    print(f"{wrong} wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
