"""Links, outline and language of our own PDFs, as readers other than us find them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from graph_data import example_path, read_graph, read_graph_text
from tests.conftest import Run
from viz import Views, to_pdf
from viz.picture.pdf.objects import PdfFile
from viz.picture.pdf.outline import Bookmark, _ends, _Item, add_outline
from viz.picture.svg import render_svg
from viz.slides.notebook import show

needs_poppler = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="poppler is not installed: where words stand is not read"
)
Rect = tuple[float, float, float, float]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><title>{}</title>{}</svg>'
RIVER = """
title: Water (a "test") \\ Вода
language: de
references:
  wet: {title: On rain, URL: "https://example.org/rain(1)?q=é&x=%20"}
  mail: {title: A letter, URL: "mailto:someone@example.org"}
  evil: {title: Bad, URL: "javascript:alert(1)"}
  file: {title: Local, URL: "file:///etc/passwd"}
effects:
  - {source: rain, target: river, label: fills, evidence: [{reference: wet}]}
  - {source: river, target: sea, label: feeds, evidence: [{reference: wet}, {reference: mail}]}
  - {source: sea, target: cloud, label: makes, evidence: [{reference: evil}]}
  - {source: cloud, target: rain, label: gives, evidence: [{reference: file}]}
tours:
  - title: Down
    steps:
      - {overview: all, title: "All (of it) \\\\ )) Вода 🌊"}
      - {focus: river, title: "The river\\n/JS (x) >> endobj"}
  - title: Up
    steps:
      - {path: [sea, cloud, rain], title: Back again, ask: What comes back?}
      - {blank: dark, title: The end}
"""


@dataclass(frozen=True)
class Link:
    """Where a link lies (points from the top left), and its address, or page and height of its aim."""

    page: int
    rect: Rect
    address: str = ""
    to: int = 0
    top: float = 0.0


def links_of(reader: PdfReader) -> Iterator[Link]:
    for number, page in enumerate(reader.pages, 1):
        height = float(page.mediabox.height)
        for reference in page.get("/Annots", []):
            found: Any = reference.get_object()
            assert found["/Subtype"] == "/Link" and found["/Border"] == [0, 0, 0]
            x1, y1, x2, y2 = map(float, found["/Rect"])
            rect = (x1, height - y2, x2, height - y1)
            if "/A" in found:
                assert found["/A"]["/S"] == "/URI"
                yield Link(number, rect, str(found["/A"]["/URI"]))
            else:
                target, kind, _, top, _ = found["/Dest"]
                assert kind == "/XYZ"
                pages = [page.indirect_reference for page in reader.pages]
                at = float(reader.pages[pages.index(target)].mediabox.height) - float(top)
                yield Link(number, rect, to=1 + pages.index(target), top=at)


def outline_of(reader: PdfReader) -> list[tuple[int, str, int]]:
    """Level, title and page of every entry."""

    def below(entries: Any, level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from below(entry, level + 1)
            else:
                yield level, entry.title, 1 + (reader.get_destination_page_number(entry) or 0)

    return list(below(reader.outline, 0))


def words_of(file: Path) -> list[list[tuple[str, Rect]]]:
    """The words of every page with their boxes, points from the top left, as another reader finds them."""
    asked = ["pdftotext", "-bbox", str(file), "-"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    word = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
    return [
        [
            (unescape(text), (float(a), float(b), float(c), float(d)))
            for a, b, c, d, text in word.findall(page)
        ]
        for page in told.split("</page>")
    ]


def under(words: list[tuple[str, Rect]], rect: Rect) -> list[tuple[str, Rect]]:
    """The words whose middles lie in a rectangle."""
    x1, y1, x2, y2 = rect
    return [w for w in words if x1 < (w[1][0] + w[1][2]) / 2 < x2 and y1 < (w[1][1] + w[1][3]) / 2 < y2]


def extent(words: list[tuple[str, Rect]]) -> Rect:
    xs1, ys1, xs2, ys2 = zip(*(rect for _, rect in words), strict=True)
    return (min(xs1), min(ys1), max(xs2), max(ys2))


@pytest.fixture(scope="module")
def river(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("river")
    (folder / "river.yaml").write_text(RIVER, encoding="utf-8")
    return folder / "river.yaml"


def made(run: Run, *words: object) -> PdfReader:
    done = run(*map(str, words))
    assert done.exit_code == 0, done.output
    return PdfReader(str(words[-1]), strict=True)


@needs_poppler
@pytest.mark.long
def test_references_lead_to_their_addresses_and_citations_to_references(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "handout.pdf"
    reader, words = made(run, "slides", "magnesium", "-o", file), words_of(file)
    graph = read_graph(example_path("magnesium"))
    known = {each["url"] for each in graph.to_document()["references"] if each["url"]}
    links = list(links_of(reader))
    first = next(page for level, title, page in outline_of(reader) if title == "References")
    listed: dict[int, Link] = {}
    for link in links:
        if link.address:
            inside = under(words[link.page - 1], link.rect)
            told = "".join(text for text, _ in inside)
            found = re.match(r"\[(\d+)\]", told)
            assert found and link.page >= first and link.address in known
            assert told.endswith(link.address)
            listed[int(found[1])] = link
            assert link.rect == pytest.approx(extent(inside), abs=3.0)
    assert len(listed) > 50
    cited = 0
    for link in links:
        inside = under(words[link.page - 1], link.rect)
        found = re.match(r"\[(\d+)\]", inside[0][0]) if inside and not link.address else None
        if found and int(found[1]) in listed:
            aim = listed[int(found[1])]
            assert link.to == aim.page and link.top == pytest.approx(aim.rect[1] - 9, abs=0.2)
            assert link.rect == pytest.approx(extent(inside), abs=3.0)
            cited += 1
    assert cited > 100


@needs_poppler
def test_effects_lead_to_where_they_are_told_and_concepts_to_their_step(
    run: Run, tmp_path: Path, river: Path
) -> None:
    file = tmp_path / "h.pdf"
    reader, words = made(run, "slides", river, "-o", file), words_of(file)
    picture = [link for link in links_of(reader) if link.page == 1 and link.rect[1] < 300 and link.to]
    told = {under(words[0], link.rect)[0][0]: link for link in picture if under(words[0], link.rect)}
    # The river has a step of its own; the others are told of where they are seen first.
    assert {"fills", "feeds", "makes", "gives", "River"} <= set(told)
    assert not {"Rain", "Sea", "Cloud"} & set(told)
    home = told["River"]
    heads = [at for text, at in words[home.to - 1] if text == "river"]
    assert any(0 < at[1] - home.top < 40 for at in heads)
    sentences = {"fills": "1.", "feeds": "2.", "makes": "3.", "gives": "4."}
    for verb in sentences:
        link = told[verb]
        line = [text for text, at in words[link.to - 1] if 0 < at[1] - link.top < 20]
        assert re.match(r"\d\.", line[0]) and verb in line


def test_the_outline_has_the_titles_of_pages_and_the_language_is_told(
    run: Run, tmp_path: Path, river: Path
) -> None:
    reader = made(run, "slides", river, "-o", tmp_path / "h.pdf")
    assert outline_of(reader)[:4] == [
        (0, "Down", 1),
        (1, "All (of it) \\ )) Вода 🌊", 1),
        (1, "The river /JS (x) >> endobj", outline_of(reader)[2][2]),
        (0, "Up", outline_of(reader)[4][2]),
    ]
    assert [entry[:2] for entry in outline_of(reader)[4:]] == [
        (1, "What comes back?"), (1, "The end"), (0, "Quellen"),
    ]  # fmt: skip
    for _, title, page in outline_of(reader):
        if title not in ("Down", "Up"):
            assert title.split()[-1].strip("?") in reader.pages[page - 1].extract_text()
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "de"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata and reader.metadata.title == 'Water (a "test") \\ Вода'


def test_a_picture_has_its_language_and_words_lead_to_the_one_reference(
    run: Run, tmp_path: Path, river: Path
) -> None:
    words = ("draw", river, "--view", "overview:all", "-o")
    reader = made(run, *words, tmp_path / "p.pdf")
    made_json = run(*map(str, (*words, tmp_path / "p.json")))
    assert made_json.exit_code == 0
    edges = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))["edges"]
    (fills,) = (edge for edge in edges if edge["label"] == "fills")
    (link,) = links_of(reader)  # of two references none is chosen, and what is unsafe leads nowhere
    assert link.address == "https://example.org/rain(1)?q=%C3%A9&x=%20"
    x, y, w, h = (0.75 * side for side in fills["label_box"])
    air = 0.75 * 0.18 * fills["font_px"]
    assert link.rect[0] < x and link.rect[2] > x + w
    assert link.rect == pytest.approx((x, y, x + w, y + h), abs=air)
    assert reader.trailer["/Root"]["/Lang"] == "de"  # type: ignore[index]
    assert reader.outline == []
    svg = run(*map(str, (*words, tmp_path / "p.svg")))
    assert svg.exit_code == 0
    assert not re.search("<a[ >]|href", (tmp_path / "p.svg").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///etc/passwd", "vbscript:x",
        "//x.org", "https://x.org/\n/Launch", "#nowhere", "", "x.pdf", " https://x.org", "http://",
    ],
)  # fmt: skip
def test_what_is_not_an_address_of_web_or_mail_is_no_link(href: str) -> None:
    box = '<rect x="10" y="10" width="50" height="20" fill="#ff0000"/>'
    escaped = href.replace("\n", "&#10;")
    pdf = to_pdf(SVG.format("t", f'<a href="{escaped}">{box}</a><a>{box}</a>'))
    assert b"/Annot" not in pdf and b"/URI" not in pdf


def test_addresses_are_written_so_that_nothing_in_them_is_pdf(tmp_path: Path) -> None:
    box = '<rect x="10" y="10" width="50" height="20" fill="#ff0000"/>'
    given = "https://x.org/a)(b\\)>>/S/JavaScript/ü\u202e"
    (tmp_path / "a.pdf").write_bytes(to_pdf(SVG.format("t", f'<a href="{given}">{box}</a>')))
    (link,) = links_of(PdfReader(str(tmp_path / "a.pdf"), strict=True))
    assert link.address == "https://x.org/a)(b\\)>>/S/JavaScript/%C3%BC%E2%80%AE"
    assert link.rect == (7.5, 7.5, 45.0, 22.5)


def test_a_link_covers_what_is_moved_and_turned_and_may_lead_to_a_later_page(tmp_path: Path) -> None:
    inside = '<g transform="translate(100 20) rotate(90)"><path d="M0 0L40 10Z" stroke="#000000"/></g>'
    scaled = f'<a href="#there" transform="scale(2)">{inside}</a>'
    first = SVG.format("One", f'{scaled}<a href="#page-2">{inside}</a>')
    text = '<text id="there" x="10" y="{}">x</text>'
    second = SVG.format("Two", text.format(200) + text.format(9))
    (tmp_path / "a.pdf").write_bytes(to_pdf(first, second, language="not a language"))
    reader = PdfReader(str(tmp_path / "a.pdf"), strict=True)
    there, page = links_of(reader)
    assert there.rect == pytest.approx((135.0, 30.0, 150.0, 90.0), abs=0.1)
    assert there.to == 2
    assert there.top == pytest.approx(0.75 * (200 - 0.95 * 16 - 12), abs=0.1)
    assert page.rect == pytest.approx((67.5, 15.0, 75.0, 45.0), abs=0.1)
    assert (page.to, page.top) == (2, 0)
    assert outline_of(reader) == [(0, "One", 1), (0, "Two", 2)]
    assert reader.trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]


def test_a_link_over_text_that_is_a_picture_lies_over_it() -> None:
    pytest.importorskip("resvg_py")
    text = SVG.format("t", '<a href="https://x.org"><text x="200" y="50" text-anchor="end">漢字</text></a>')
    found = re.search(rb"/Annot/Subtype/Link/Rect\[([\d. ]+)\]", to_pdf(text))
    assert found
    x1, y1, x2, y2 = map(float, found[1].split())
    assert 100 < x1 < x2 < 151 and 225 - 0.75 * 57 < y1 < y2 < 225 - 0.75 * 30


@pytest.mark.long
def test_the_same_input_gives_the_same_bytes(run: Run, tmp_path: Path, river: Path) -> None:
    for kind in ("slides", "draw"):
        one, two = tmp_path / f"{kind}1.pdf", tmp_path / f"{kind}2.pdf"
        made(run, kind, river, "-o", one)
        made(run, kind, river, "-o", two)
        assert one.read_bytes() == two.read_bytes()
        assert b"/Annot" in one.read_bytes()
        assert not re.search(rb"/(JavaScript|JS|Launch|CreationDate|OpenAction)\b", one.read_bytes())


def test_a_notebook_prints_the_same_picture() -> None:
    graph = read_graph_text(RIVER, "river.yaml", Path())
    printed = show(graph, "overview:all")._repr_mimebundle_()["application/pdf"]
    bare = to_pdf(render_svg(graph, Views(graph)["overview:all"], title_bar=True))
    assert len(printed) > 4 / 3 * len(bare)  # it has links and language besides


def test_a_link_in_a_turned_group_in_a_turned_group_lies_where_both_put_it(tmp_path: Path) -> None:
    box = '<a href="https://x.org"><rect x="1" y="2" width="30" height="8"/></a>'
    outer, inner = "translate(103 55) rotate(90)", "translate(7 11) rotate(90) scale(2)"
    nested = f'<g transform="{outer}"><g transform="{inner}">{box}</g></g>'
    found = []
    at_once = f'<g transform="translate(92 62) rotate(180) scale(2)">{box}</g>'
    for number, body in enumerate((nested, at_once)):
        (tmp_path / f"{number}.pdf").write_bytes(to_pdf(SVG.format("t", body)))
        (link,) = links_of(PdfReader(str(tmp_path / f"{number}.pdf"), strict=True))
        found.append(link.rect)
    assert found[0] == pytest.approx(found[1])
    assert found[0] == pytest.approx((30 * 0.75, 42 * 0.75, 90 * 0.75, 58 * 0.75), abs=0.01)


def test_a_closed_title_tells_how_many_it_hides_as_a_number_below_zero() -> None:
    levels = {"a": 0, "b": 1, "c": 1, "d": 2, "e": 0, "f": 1}
    file = PdfFile()
    places = dict.fromkeys(levels, "[0]")
    marks = [Bookmark(title, title, level, title in "ac") for title, level in levels.items()]
    assert add_outline(file, [*marks, Bookmark("g", "nowhere", 0)], places) == " /Outlines 1 0 R"
    assert add_outline(file, [Bookmark("g", "nowhere", 0)], places) == ""
    root, *items = (_Item(0, each) for each in (Bookmark("", "", -1), *marks))
    a, b, c, d, e, f = items
    root.below, a.below, c.below, e.below = [a, e], [b, c], [d], [f]
    assert [each.unfolded() for each in (root, a, b, c, e)] == [3, 2, 0, 1, 1]
    counts = [re.findall(r"Count (-?\d+)", _ends(each)) for each in (root, *items)]
    assert counts == [["3"], ["-2"], [], ["-1"], [], ["1"], []]
