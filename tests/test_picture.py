"""PNG, PDF and the layout as data."""

from __future__ import annotations

import builtins
import dataclasses
import hashlib
import io
import json
import math
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from PIL import Image

from graph_data import example_path, read_graph, read_graph_text
from tests.conftest import Run
from tests.sample_view import sample, sample_view
from viz import Views
from viz.errors import PictureError
from viz.look import system_fonts
from viz.look.colour import channels
from viz.look.theme import THEMES
from viz.picture.crowd import is_crowd
from viz.picture.draw import DrawOptions, draw, file_names, layout_json, to_pdf, to_png
from viz.picture.png import rasterize
from viz.picture.scripts import with_families
from viz.picture.svg import render_svg
from viz.view import ConceptBox
from viz.views.kept import KeptLayouts

ROOT = Path(__file__).resolve().parents[1]


def image_of(svg: str, width: int) -> Image.Image:
    return Image.open(io.BytesIO(to_png(svg, width))).convert("RGB")


@pytest.mark.parametrize("theme", THEMES)
def test_png_has_the_size_and_the_colours(theme: str) -> None:
    graph = sample()
    image = image_of(render_svg(graph, sample_view(graph), theme=theme, title_bar=True), 1280)
    assert image.size == (1280, 720)
    assert image.getpixel((640, 700)) == channels(THEMES[theme].paper)
    # Inside the middle box's left border, halfway down.
    border = image.getpixel((21, 382))
    assert border != channels(THEMES[theme].paper)


def test_png_shows_text_in_the_bundled_font() -> None:
    graph = sample()
    view = sample_view(graph)
    # Inside the border and beside the shape of the first box at the right.
    drawn = image_of(render_svg(graph, view), 1280).crop((950, 60, 1070, 100))
    bare = dataclasses.replace(view, boxes=tuple(dataclasses.replace(b, lines=()) for b in view.boxes))
    empty = image_of(render_svg(graph, bare), 1280).crop((950, 60, 1070, 100))
    assert len(drawn.getcolors(10_000) or ()) > 20
    assert len(empty.getcolors(10_000) or ()) == 1


def font_of(path: Path, side: int) -> None:
    """Write a font with one letter, a square of ``side`` units of 1000."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, side), (side, side), (side, 0)):
        pen.lineTo(point)
    pen.closePath()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "square"])
    builder.setupCharacterMap({ord("\u13a3"): "square"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "square": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "square": (1000, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": path.stem, "styleName": "Regular", "psName": path.stem})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="those have folders of their own")
def test_fonts_of_the_user_are_where_the_desktop_has_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert system_fonts._folders()[-1] == tmp_path / "fonts"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert system_fonts._folders()[-1] == Path("~/.local/share/fonts").expanduser()


def test_another_script_is_not_bold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    font_of(tmp_path / "A-Bold.ttf", 900)
    font_of(tmp_path / "A-Regular.ttf", 300)
    monkeypatch.setattr(system_fonts, "_folders", lambda: [tmp_path])
    system_fonts.system_fonts.cache_clear()
    text = '<text x="0" y="90" font-size="100" font-family="Fira Sans Condensed">\u13a3</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">{text}</svg>'
    image = Image.open(io.BytesIO(rasterize(svg, 100)))
    system_fonts.system_fonts.cache_clear()
    assert image.getchannel("A").getbbox() == (0, 60, 30, 90)


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_letters_that_no_font_has_are_told(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    font_of(tmp_path / "A-Regular.ttf", 300)
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr(system_fonts, "_folders", lambda: [tmp_path])
    system_fonts.system_fonts.cache_clear()
    graph = tmp_path / "a.yaml"
    graph.write_text("effects:\n  - \u13a3\u13a4 -> e\u0301\u200b: feeds \u13a5\u13a3\n", encoding="utf-8")
    told = run("draw", str(graph), "-o", str(tmp_path / f"a.{kind}"))
    system_fonts.system_fonts.cache_clear()
    assert (told.exit_code, (tmp_path / f"a.{kind}").exists()) == (0, True)
    assert [line for line in told.stderr.splitlines() if line.startswith("warning")] == [
        "warning: no font of this machine has \u13a4\u13a5: the picture lacks them. "
        "Install a font that has them, such as one of the Noto fonts, and write it again."
    ]


def test_png_of_another_script_uses_the_systems_fonts() -> None:
    graph = sample(("שינה", "river"))
    drawn = image_of(render_svg(graph, sample_view(graph)), 1280).crop((40, 300, 180, 360))
    assert len(drawn.getcolors(10_000) or ()) > 10


def test_png_can_be_transparent() -> None:
    graph = sample()
    image = Image.open(io.BytesIO(to_png(render_svg(graph, sample_view(graph), transparent=True), 400)))
    assert image.mode == "RGBA"
    assert image.getpixel((200, 200)) == (0, 0, 0, 0)


@pytest.mark.parametrize("width", [0, -5, 10**9])
def test_png_of_an_impossible_width_is_refused(width: int) -> None:
    with pytest.raises(PictureError, match="choose 1 to"):
        to_png("<svg/>", width)


def test_png_that_would_be_too_tall_is_refused() -> None:
    graph = sample()
    tall = dataclasses.replace(sample_view(graph), height=12_800)
    with pytest.raises(PictureError, match="choose at most 1638"):
        to_png(render_svg(graph, tall), 1920)


def test_png_of_no_picture_is_refused() -> None:
    with pytest.raises(PictureError, match="could not be drawn"):
        to_png("not a picture", 100)


def without(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    """Make a package look as if it was not installed."""
    real = builtins.__import__

    def importing(name: str, *arguments: Any, **options: Any) -> Any:
        if name.split(".")[0] == missing:
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", importing)


def test_what_is_not_installed_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = sample()
    svg = render_svg(graph, sample_view(graph))
    foreign = sample(("漢字", "river"))
    foreign_svg = render_svg(foreign, sample_view(foreign))
    without(monkeypatch, "resvg_py")
    with pytest.raises(PictureError, match=r"pip install 'conceptgraph\[pictures\]'"):
        to_png(svg)
    assert to_pdf(svg).startswith(b"%PDF-1.7")  # needs no rasterizer for what the font has
    with pytest.raises(PictureError, match=r"pip install 'conceptgraph\[pictures\]'"):
        to_pdf(foreign_svg)


def streams(pdf: bytes) -> list[bytes]:
    return [zlib.decompress(data) for data in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.S)]


def text_of(pdf: bytes) -> list[str]:
    """Return the lines of text of a PDF, read back through its fonts' maps to Unicode."""
    content = next(data for data in streams(pdf) if b" cm\n" in data[:60])
    objects = dict(re.findall(rb"(\d+) 0 obj\n(.*?)\nendobj", pdf, re.S))
    resources = next(body for body in objects.values() if body.startswith(b"<< /Font <<"))
    names = dict(re.findall(rb"/([FI]\d*) (\d+) 0 R", resources))
    maps = {}
    for name, number in names.items():
        unicode = re.search(rb"/ToUnicode (\d+) 0 R", objects[number])
        assert unicode is not None
        body = zlib.decompress(objects[unicode[1]].split(b"stream\n")[1].split(b"\nendstream")[0])
        pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", body)
        maps[name] = {code: bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
    found = []
    for name, codes in re.findall(rb"/([FI]\d*) [\d.]+ Tf.*?<([0-9A-F]+)> Tj", content):
        found.append("".join(maps[name][codes[i : i + 4]] for i in range(0, len(codes), 4)))
    return found


def test_pdf_has_the_size_of_a_slide_and_every_word() -> None:
    graph = sample(("магний", "βιταμίνη D", "żelazo", "flood", "drought", "fish"))
    pdf = to_pdf(render_svg(graph, sample_view(graph), title_bar=True))
    assert b"/MediaBox [0 0 960 540]" in pdf
    words = text_of(pdf)
    assert words[:3] == ["Water", "Rain", "it acts on"]
    assert words[-6:] == ["Магний", "Βιταμίνη D", "Żelazo", "Flood", "Drought", "Fish"]
    assert b"/Title <FEFF" + "Water: Rain".encode("utf-16-be").hex().upper().encode() in pdf


def test_pdf_of_other_scripts_has_pictures_and_the_text_to_select() -> None:
    graph = sample(("שינה", "river"))
    pdf = to_pdf(render_svg(graph, sample_view(graph)))
    assert pdf.count(b"/Subtype /Image") == 2  # the line and its transparency
    # From left to right as it stands on the page; readers turn it back.
    assert text_of(pdf)[-2:] == ["שינה"[::-1], "River"]


def test_pdf_text_to_select_is_as_wide_as_its_picture() -> None:
    drawn = content_of('<text x="10" y="50" font-size="20">שינה</text>')
    wide = float(re.findall(r"q ([\d.]+) 0 0 -", drawn)[0])
    stretch = float(re.findall(r"([\d.]+) Tz", drawn)[0])
    assert 25 < wide < 60
    assert stretch / 100 * 4 * 20 / 2 == pytest.approx(wide, rel=0.01)  # each unseen sign is half an em wide


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("שינה deep", "deep הניש"),  # begins at the right: what comes later stands further left
        ("deep שינה", "Deep הניש"),
        ("שינה 12", "12 הניש"),
    ],
)
def test_pdf_of_two_directions_has_them_in_the_order_seen(name: str, seen: str) -> None:
    graph = sample((name, "river"))
    assert text_of(to_pdf(render_svg(graph, sample_view(graph))))[-2] == seen


def content_of(body: str) -> str:
    """Return what a PDF draws of an SVG's body."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{body}</svg>'
    (found,) = (data for data in streams(to_pdf(svg)) if b" cm\n" in data[:60])
    return found.decode()


def test_pdf_rounds_no_more_than_half_a_side_as_svg_does() -> None:
    low, narrow, square = (
        content_of(f'<rect x="0" y="0" width="{w}" height="{h}" rx="{r}"/>')
        for w, h, r in ((40, 8, 9), (8, 40, 9), (8, 8, 4))
    )
    assert low == content_of('<rect x="0" y="0" width="40" height="8" rx="4"/>')
    assert narrow == content_of('<rect x="0" y="0" width="8" height="40" rx="4"/>')
    assert "4 0 m" in square and "4 8 l" in square


def test_pdf_goes_on_from_where_a_curve_ends() -> None:
    short = content_of('<path d="M0 0C1 1 2 5 6 3H9V8Q9 9 12 9Q15 9 15 12V2"/>')
    long = "M0 0C1 1 2 5 6 3L9 3L9 8C9 8.666667 10 9 12 9C14 9 15 10 15 12L15 2"
    assert short == content_of(f'<path d="{long}"/>')


def test_pdf_of_a_group_in_a_group_is_as_faint_as_both_make_it() -> None:
    body = '<g opacity="0.5"><g opacity="0.5"><path d="M0 0L9 9"/></g><path d="M9 0L0 9"/></g>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{body}</svg>'
    pdf = to_pdf(svg)
    states = dict(re.findall(rb"/G(\d+) << /ca ([\d.]+)", pdf))
    within, beside = re.findall(r"/G(\d+) gs\n0 0 0 rg ([\d. ]+) m", content_of(body))
    assert (within[1], float(states[within[0].encode()])) == ("0 0", 0.25)
    assert (beside[1], float(states[beside[0].encode()])) == ("9 0", 0.5)


def test_pdf_is_a_whole_file_whose_table_finds_every_object() -> None:
    graph = sample()
    pdf = to_pdf(render_svg(graph, sample_view(graph, lit=("c0",)), legend=True))
    start = int(pdf.rsplit(b"startxref\n", 1)[1].split()[0])
    assert pdf[start : start + 4] == b"xref"
    places = [int(row.split()[0]) for row in pdf[start:].split(b"\n")[3:] if row.endswith(b" n ")]
    for number, place in enumerate(places, 1):
        assert pdf[place:].startswith(b"%d 0 obj" % number)
    assert pdf.count(b"/ca 0.32") == 1
    assert re.search(rb"/ID \[<([0-9a-f]{32})> <\1>\]", pdf)
    content = next(data for data in streams(pdf) if b" cm\n" in data[:60])
    assert content.split().count(b"q") == content.split().count(b"Q")


def test_pdf_of_several_pictures_has_a_page_for_each() -> None:
    graph = sample(("שינה", "river", "harvest"))
    view = sample_view(graph)
    one = to_pdf(render_svg(graph, view))
    two = to_pdf(render_svg(graph, view), render_svg(graph, view, title_bar=True))
    assert two.count(b"/Type /Page ") == 2
    assert b"/Count 2" in two
    assert b"/MediaBox [0 0 960 501]" in two
    assert b"/MediaBox [0 0 960 540]" in two
    assert len(two) < 1.3 * len(one)  # fonts and pictures are shared


def test_pdf_of_a_strange_picture_is_refused() -> None:
    strange = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image/></svg>'
    with pytest.raises(PictureError, match="<image>"):
        to_pdf(strange)


def test_pictures_are_the_same_bytes_every_time() -> None:
    program = (
        "import hashlib; from tests.sample_view import *; from viz.picture.svg import render_svg\n"
        "from viz.picture.draw import to_png, to_pdf, layout_json; g = sample(); v = sample_view(g)\n"
        "s = render_svg(g, v, title_bar=True, legend=True)\n"
        "every = (to_png(s, 640), to_pdf(s), layout_json(g, v).encode())\n"
        "print(*(hashlib.sha256(data).hexdigest() for data in every))"
    )
    seen = [
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, env={"PYTHONHASHSEED": seed}, text=True,
                       capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert seen[0] == seen[1]
    assert len(seen[0].split()) == 3


def test_layout_json_says_where_everything_stands() -> None:
    graph = sample()
    view = sample_view(graph)
    data = json.loads(layout_json(graph, view, title_bar=True))
    assert data["page"] == {"width": 1280, "height": 720}
    assert [node["id"] for node in data["nodes"]] == list(graph.concepts)
    node = data["nodes"][1]
    assert node["box"] == [900, 92, 220, 80]
    assert node["label_box"][0] > 900
    assert node["label_box"][0] + node["label_box"][2] < 1120
    assert node["label"] == "River"
    edge = data["edges"][0]
    assert (edge["source"], edge["target"], edge["label"], edge["font_px"]) == ("c0", "c1", "acts 1", 16)
    assert edge["points"][0] == [200, 322]
    assert edge["points"][-1] == [pytest.approx(896.57, abs=0.01), 132]
    x, y, w, _ = view.words[0].rect
    assert edge["label_box"][0] >= x
    assert edge["label_box"][2] <= w
    assert edge["label_box"][1] == pytest.approx(y + 52)


def test_layout_json_has_null_for_words_that_are_not_drawn() -> None:
    graph = sample()
    view = dataclasses.replace(sample_view(graph), words=())
    data = json.loads(layout_json(graph, view))
    assert [edge["label_box"] for edge in data["edges"]] == [None] * 5
    lone = dataclasses.replace(view, boxes=(ConceptBox("c0", (0, 0, 10, 10), (), 5),), routes=())
    assert json.loads(layout_json(graph, lone))["nodes"][0]["label_box"] is None


def test_a_picture_digest_depends_on_the_view() -> None:
    graph = sample()
    plain = hashlib.sha256(to_pdf(render_svg(graph, sample_view(graph)))).digest()
    lit = hashlib.sha256(to_pdf(render_svg(graph, sample_view(graph, lit=("c0",))))).digest()
    assert plain != lit


@pytest.mark.parametrize(
    ("kind", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("json", b"{")]
)
def test_draw_gives_every_kind(kind: str, start: bytes) -> None:
    graph = sample()
    assert draw(graph, sample_view(graph), kind).startswith(start)


def test_a_pdf_of_a_crowd_has_every_line() -> None:
    effects = "\n".join(f"  - concept {n} -> concept {(7 * n + 3) % 331}: raises" for n in range(331))
    graph = read_graph_text(f"effects:\n{effects}\n", "crowd.yaml", Path())
    view = Views(graph)["overview:all"]
    assert is_crowd(view)
    content = b"\n".join(data for data in streams(draw(graph, view, "pdf")) if b" cm\n" in data[:60])
    drawn = {tuple(map(float, at)) for at in re.findall(rb"([\d.-]+) ([\d.-]+) [ml]\b", content)}
    corners = {(round(x, 1), round(y, 1)) for route in view.routes for x, y in route.points}
    assert len(corners) > 1000 and corners <= drawn


def test_a_crowd_is_drawn_quietly_and_what_is_spoken_of_in_full() -> None:
    graph = sample()
    view = sample_view(graph)
    drawn = render_svg(graph, dataclasses.replace(view, routes=view.routes * 61, words=view.words[:1]))
    paths = re.findall(r'<path d="(M200 270[^"]*)" fill="none"([^>]*)/>', drawn)
    quiet = [rest for data, rest in paths if data.startswith("M200 270H300L400 80H900M200 295H300")]
    assert quiet == [' stroke="#596269" stroke-width="1.14" opacity="0.2"'] * 3
    assert drawn.count('data-effect="e1"') == 61 and 'data-effect="e2"' not in drawn


def test_draw_carries_the_font_in_an_svg_unless_told_not_to() -> None:
    graph = sample()
    view = sample_view(graph)
    assert b"font/woff2" in draw(graph, view, "svg")
    assert b"<style" not in draw(graph, view, "svg", DrawOptions(embed_font=False))


@pytest.mark.parametrize("kind", ["png", "pdf", "json"])
def test_only_an_svg_waits_for_a_font_to_carry(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = sample()
    monkeypatch.setattr("viz.picture.draw.font_data", lambda texts: pytest.fail("a font is cut"))
    assert draw(graph, sample_view(graph), kind)


def test_draw_obeys_its_options() -> None:
    graph = sample()
    options = DrawOptions(theme="dark", title_bar=False, width=640)
    image = Image.open(io.BytesIO(draw(graph, sample_view(graph), "png", options))).convert("RGB")
    assert image.size == (640, 334)
    assert image.getpixel((320, 330)) == channels(THEMES["dark"].paper)


def test_a_picture_has_a_title_bar_unless_told_not_to() -> None:
    graph = sample()
    drawn = draw(graph, sample_view(graph), "svg")
    assert isinstance(drawn, bytes) and b'viewBox="0 0 1280 720"' in drawn


def test_a_pdfs_font_has_the_letters_of_its_weight_alone() -> None:
    graph = sample(("Zürich", "Ωmega", "я", "b", "a"))
    pdf = to_pdf(render_svg(graph, sample_view(graph)))
    maps = [data for data in streams(pdf) if b"beginbfchar" in data]
    letters = [set(re.findall(rb"> <([0-9A-F]{4})>", each)) for each in maps]
    for name, fonts in (("я", 1), ("Ω", 1), ("4", 1), ("a", 2)):  # of names; of words; of both
        assert sum(f"{ord(name):04X}".encode() in each for each in letters) == fonts, name


def test_codes_of_a_pdfs_fonts_ascend() -> None:
    graph = sample(("Zürich", "Ωmega", "я", "b", "a"))
    pdf = to_pdf(render_svg(graph, sample_view(graph)))
    maps = [data for data in streams(pdf) if b"beginbfchar" in data]
    assert maps
    for each in maps:
        codes = re.findall(rb"(?m)^<([0-9A-F]{4})> <", each)
        assert codes == sorted(codes)


def test_draw_names_the_kinds_that_it_knows() -> None:
    graph = sample()
    with pytest.raises(PictureError, match="svg, png, pdf, json"):
        draw(graph, sample_view(graph), "gif")


def test_file_names_are_plain_and_distinct() -> None:
    ids = ["focus:a/../b", "focus:a b", "focus:Ä b", "focus:漢", "focus:字", "x" * 500, "", "CON:"]
    names = list(file_names(ids).values())
    assert names == ["focus-a-b", "focus-a-b-2", "focus-a-b-3", "focus", "focus-2", "x" * 80, "view", "con"]


def test_three_hundred_lines_are_no_crowd() -> None:
    view = sample_view(sample())
    several = dataclasses.replace(view, routes=(view.routes * 100)[:300])
    assert not is_crowd(several)
    assert is_crowd(dataclasses.replace(view, routes=(*several.routes, view.routes[0])))


def test_all_characters_of_a_pdf_can_be_found_however_many_they_are() -> None:
    """The map of codes comes in blocks of a hundred."""
    letters = "".join(map(chr, (*range(0x21, 0x7F), *range(0xC0, 0x180))))
    names = tuple("w" + letters[at : at + 12] for at in range(0, len(letters), 12))
    pdf = to_pdf("".join([
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 900" font-size="12">',
        *(f'<text x="9" y="{20 * n}">{escape(text)}</text>' for n, text in enumerate(names, 1)),
        "</svg>",
    ]))  # fmt: skip
    found = sum(int(n) for data in streams(pdf) for n in re.findall(rb"(\d+) beginbfchar", data))
    listed = sum(len(re.findall(rb"(?m)^<(?!0000)[0-9A-F]{4}> <", data)) for data in streams(pdf))
    assert found == listed >= 250 and text_of(pdf) == list(names)


def test_a_run_from_right_to_left_stands_apart_only_beside_another_script() -> None:
    assert "\u202b" not in with_families("<text>مغنيسيوم in blood</text>")
    assert with_families("<text>مغنيسيوم שינה</text>").count("\u202b\u202b") == 1


def test_all_places_in_a_picture_are_numbers() -> None:
    """Of a map too, whose marks hang left of their words."""
    graph = read_graph(example_path("magnesium"))
    svg = render_svg(graph, Views(graph, kept=KeptLayouts(cache=False))["map"])
    places = re.findall(r' (?:x|y|x1|x2|y1|y2|width|height)="([^"]*)"', svg)
    assert len(places) > 200 and all(math.isfinite(float(place)) for place in places if "%" not in place)


def test_a_picture_is_drawn_light_with_its_title_and_its_font_unless_told_otherwise() -> None:
    graph = sample()
    view = sample_view(graph)
    told = DrawOptions("light", True, False, False, 1920, True, False, False)
    for kind in ("svg", "json"):
        assert draw(graph, view, kind) == draw(graph, view, kind, told)
    assert DrawOptions() == told
