"""What a reader finds by name and takes away: references in the search, saved pictures, the printed page."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_data import read_graph, read_graph_text
from graph_data.examples import example_path
from graph_data.relations import vocabulary
from tests.conftest import state
from viz.page.render import page as make_page
from viz.words import words_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import Run

Open = Callable[..., "Page"]
MAGNESIUM = read_graph(example_path("magnesium"))
CRAMPS = next(e for e in MAGNESIUM.outgoing["magnesium"] if e.target == "muscle-cramps")
TEXT = "{http://www.w3.org/2000/svg}text"
GERMAN = """\
language: de
concepts: {tea: {label: Tee}, sleep: {label: Schlaf}}
effects:
  - tea -> sleep: stört
    verdict: contradicted
    evidence: {reference: trial, stance: contradicts}
references: {trial: Tee am Abend}
"""


def search(page: Page, query: str) -> list[str]:
    page.keyboard.press("/")
    page.keyboard.type(query)
    return page.locator("#results .result").all_inner_texts()


def test_a_reference_is_found_by_its_author_and_filters_by_name_until_escape(
    open_page: Open, magnesium_html: Path
) -> None:
    page = open_page(magnesium_html, "#view=overview:core")
    rows = search(page, "garrison")
    assert rows == ["Magnesium for skeletal muscle cramps (Cochrane review)\nGarrison SR et al. (2020)"]
    page.keyboard.press("Enter")
    chip = page.get_by_role("button", name="Remove: References: Garrison SR et al. (2020)")
    chip.wait_for()
    page.keyboard.press("Escape")
    assert (state(page)["panel"], state(page)["filter"]["references"]) == ("", ["garrison-2020"])
    page.keyboard.press("Escape")
    assert state(page)["filter"]["references"] == []
    assert chip.count() == 0


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_all_hits_of_a_kind_are_listed_on_request(open_page: Open, magnesium_html: Path, way: str) -> None:
    page = open_page(magnesium_html, "#view=overview:core")
    before = search(page, "magnesium")
    more = page.locator("#results .result[data-kind=more]", has_text="Effects")
    assert re.fullmatch(r"Effects · \d+ more", more.inner_text())
    if way == "mouse":
        more.click()
    else:
        for _ in range([row.startswith("Effects · ") for row in before].index(True)):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    effects = page.locator("#results .result[data-kind=effects]")
    assert effects.count() > 40
    assert page.locator("#results [aria-selected=true]").get_attribute("data-kind") == "effects"
    page.keyboard.press("Enter")
    assert state(page)["effect"] in MAGNESIUM.effects


def lines_of(svg: str) -> list[ElementTree.Element]:
    return [element for element in ElementTree.fromstring(svg).iter(TEXT) if (element.text or "").strip()]


def overhang(open_file: Open, svg: Path) -> float:
    """How far, in px, the widest line reaches past the width that it was given."""
    far: float = open_file(svg, wait=False).evaluate(
        """() => Math.max(...[...document.querySelectorAll('text')]
        .map(text => text.getBBox().width - Number(text.getAttribute('textLength'))))"""
    )
    return far


def without_the_font(svg: str, path: Path) -> Path:
    """The picture as a program draws it that takes no font from it and has none of those that it names."""
    bare = re.sub(r"<defs>.*?</defs>", "", svg, flags=re.DOTALL)
    other = re.sub(r'font-family="[^"]*"', 'font-family="monospace"', bare, count=1)
    path.write_text(other, encoding="utf-8")
    return path


def test_a_saved_svg_keeps_its_words_in_their_places_in_any_font(
    open_page: Open, magnesium_html: Path, tmp_path: Path
) -> None:
    page = open_page(magnesium_html, "#focus=muscle-cramps")
    page.get_by_role("button", name="Menu").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save picture (SVG)").click()
    svg = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "@font-face" in svg
    assert all(float(line.get("textLength", "0")) > 0 for line in lines_of(svg))
    assert overhang(open_page, without_the_font(svg, tmp_path / "bare.svg")) < 1


def test_a_drawn_svg_keeps_its_words_in_their_places_in_any_font(
    open_page: Open, tmp_path: Path, run: Run
) -> None:
    assert run("draw", "magnesium", "--view", "focus:muscle-cramps", "-o", "x.svg").exit_code == 0
    svg = Path("x.svg").read_text(encoding="utf-8")
    assert all(float(line.get("textLength", "0")) > 0 for line in lines_of(svg))
    assert overhang(open_page, without_the_font(svg, tmp_path / "bare.svg")) < 1


def printed(page: Page, path: Path) -> str:
    page.pdf(path=path)
    reading = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(reading, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (Debian: poppler-utils)")
def test_printed_references_have_a_heading_and_the_numbers_that_are_cited(
    open_page: Open, magnesium_html: Path, tmp_path: Path
) -> None:
    page = open_page(magnesium_html, "#focus=muscle-cramps")
    text = printed(page, tmp_path / "x.pdf")
    # References are counted as they are cited on this paper.
    found = re.search(r"contradicts it \[(\d+)\]", text)
    assert found, text
    assert re.search(rf"\[{found[1]}\]\s+Magnesium for skeletal muscle cramps", text), text


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (Debian: poppler-utils)")
def test_who_prints_at_once_prints_every_effect_and_in_the_language_of_the_graph(
    lenient_page: Open, run: Run, tmp_path: Path
) -> None:
    Path("x.yaml").write_text(GERMAN, encoding="utf-8")
    assert run("build", "x.yaml", "-o", "x.html").exit_code == 0
    page = lenient_page(Path("x.html"), wait=False)
    page.context.add_init_script("window.requestIdleCallback = () => 0")
    page.reload()
    page.wait_for_function("() => window.conceptGraph !== undefined")
    text = printed(page, tmp_path / "x.pdf")
    assert "1. Es heißt: Tee stört Schlaf. widerlegt" in re.sub(r"\s+", " ", text)
    assert "widerspricht [1]" in re.sub(r"\s+", " ", text)


def test_nothing_on_paper_is_dimmed_by_what_is_merely_chosen(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, f"#effect={CRAMPS.id}")
    assert 'opacity="0.' in page.evaluate("() => window.conceptGraph.svg()")
    assert 'opacity="0.' not in page.evaluate("() => window.conceptGraph.svg(true)")
    page.evaluate("() => window.conceptGraph.apply({filter: {verdicts: ['contradicted']}})")
    assert 'opacity="0.' in page.evaluate("() => window.conceptGraph.svg(true)")


def test_a_verdict_on_paper_is_ink(open_page: Open, magnesium_html: Path) -> None:
    page = open_page(magnesium_html, f"#effect={CRAMPS.id}")
    page.emulate_media(media="print")
    colours = page.locator("#panel .chip").evaluate(
        "chip => [getComputedStyle(chip).color, getComputedStyle(chip).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]


def test_no_english_sentence_is_told_of_german_words(open_page: Open, tmp_path: Path) -> None:
    """The vocabulary's patterns are English; one's own, and those of a relation one declares, are told."""
    path = tmp_path / "tee.html"
    text = GERMAN.replace(
        "references:",
        "  - {source: sleep, target: tea, label: lindert, relation: soothes}\n"
        'relations: {soothes: {sign: "-", reading: "{source} macht {target} erträglicher"}}\n'
        "references:",
    ).replace("stört", "senkt")
    graph = read_graph_text(text)
    first, second = graph.effects
    path.write_text(make_page(graph), encoding="utf-8")
    page = open_page(path, f"#effect={first}&panel=details")
    panel = page.locator("#panel")
    panel.get_by_text("Tee senkt Schlaf").first.wait_for()
    assert "lowers" not in panel.inner_text()
    assert "In einfachen Worten" not in panel.inner_text()
    page.evaluate("(effect) => window.conceptGraph.apply({effect, panel: 'details'})", second)
    panel.get_by_text("Schlaf macht Tee erträglicher").wait_for()


STANCE = {"supported": "supports", "contradicted": "contradicts"}


@pytest.mark.parametrize("verdict", STANCE)
def test_no_english_sentence_is_told_of_a_relation_that_a_german_file_names(
    open_page: Open, tmp_path: Path, verdict: str
) -> None:
    path = tmp_path / "tee.html"
    text = GERMAN.replace("    verdict: contradicted", f"    relation: worsens\n    verdict: {verdict}")
    graph = read_graph_text(text.replace("stance: contradicts", f"stance: {STANCE[verdict]}"))
    (effect,) = graph.effects
    path.write_text(make_page(graph), encoding="utf-8")
    panel = open_page(path, f"#effect={effect}&panel=details").locator("#panel")
    panel.get_by_text("Tee stört Schlaf").first.wait_for()
    assert "worse" not in panel.inner_text()
    assert "In einfachen Worten" not in panel.inner_text()


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_words_were_taken_for_is_told_in_the_language_of_the_page(language: str) -> None:
    told = words_in(language)["relationWords"]
    assert list(told) == list(vocabulary())
    assert told["blocks"] == {"de": "blockiert", "en": "blocks"}[language]
