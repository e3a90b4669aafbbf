"""Slides in the look of a given presentation: its layouts, colours, fonts and size; nothing else of it."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches

from tests.conftest import Run
from tests.test_slides_pptx import apart, bordered, elements, properties
from viz.look.colour import contrast
from viz.look.theme import THEMES
from viz.slides.pptx.options import Font
from viz.slides.pptx.scheme import Scheme, dressed, paper_of
from viz.slides.pptx.template import template_look
from viz.slides.pptx.xml import Ink, scaled

GRAPH = """\
title: Water
description: Where it goes.
categories: {sky: Sky, land: Land}
concepts:
  rain: {category: sky}
  river: {category: land}
  sea: {category: land}
effects:
  - {source: rain, target: river, label: fills, quote: Rain fills rivers., verdict: supported}
  - {source: river, target: sea, label: feeds}
tours:
  - title: Down to the sea
    steps: [{path: [rain, river, sea], say: It flows.}, {focus: river, say: In the middle.}]
"""
SPACE = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def coloured(deck: Any, font: str, **colours: str) -> None:
    """Give a presentation a font and colours of its own."""
    master = deck.slide_master.part
    theme = next(r.target_part for r in master.rels.values() if r.reltype.endswith("/theme"))
    text = theme._blob.decode()
    for name, value in colours.items():
        new = f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", new, text, flags=re.DOTALL)
    theme._blob = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{font}"', text).encode()


def band(deck: Any, x: float, y: float, w: float, h: float) -> None:
    """Draw a bar on the master, inches."""
    sides = [Inches(side) for side in (x, y, w, h)]
    shape = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_shape(1, *sides)
    deck.slide_master.shapes._spTree.append(shape._element)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A small wide template with a bar at the top, a mark at the foot, sections, and slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(10), Inches(5.625)
    for holder in (deck.slide_master, *deck.slide_layouts):
        for placeholder in holder.placeholders:
            transform = placeholder.element.spPr.find(qn("a:xfrm"))
            if transform is not None:
                top, height = int(0.75 * placeholder.top), int(0.75 * placeholder.height)
                placeholder.top, placeholder.height = Emu(top), Emu(height)
    coloured(deck, "Georgia", dk1="1B1B3A", accent1="C8102E", accent2="003DA5", hlink="003DA5")
    band(deck, 0, 0, 10, 0.2)
    band(deck, 9.2, 5.1, 0.6, 0.35)
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = "An old slide"
    ids = [each.get("id") for each in deck.slides._sldIdLst]
    listed = "".join(f'<p14:sldId id="{id}"/>' for id in ids)
    deck.part._element.append(
        parse_xml(
            f'<p:extLst {SPACE}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst '
            'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="s" '
            f'id="{{00000000-0000-0000-0000-000000000001}}"><p14:sldIdLst>{listed}</p14:sldIdLst>'
            "</p14:section></p14:sectionLst></p:ext></p:extLst>"
        )
    )
    path = tmp_path / "corporate.pptx"
    deck.save(str(path))
    return path


@pytest.fixture
def graph(tmp_path: Path) -> str:
    (tmp_path / "water.yaml").write_text(GRAPH, encoding="utf-8")
    return "water.yaml"


def made(run: Run, graph: str, template: Path, *words: str) -> Any:
    done = run("slides", graph, "-o", "talk.pptx", "--details", "--template", str(template), *words)
    assert done.exit_code == 0, done.output
    return Presentation(io.BytesIO(Path("talk.pptx").read_bytes()))


def rect(element: Any) -> tuple[int, int, int, int]:
    off, ext = next(element.iter(qn("a:xfrm")))
    return (int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy")))


def test_size_layouts_and_titles_are_the_templates(run: Run, graph: str, template: Path) -> None:
    deck = made(run, graph, template)
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(5.625))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    shown = [
        "Water",
        "Contents",
        "It flows.",
        "In the middle.",
        "All concepts",
        "Rain",
        "River",
        "Sea",
    ]
    assert titles == shown
    layouts = [slide.slide_layout.name for slide in deck.slides]
    assert layouts == ["Title Slide"] + ["Title Only"] * 7
    assert deck.slides[0].placeholders[1].text_frame.text == "Where it goes."
    for slide in deck.slides:
        title = slide.shapes.title
        assert not title.element.spPr.findall(qn("a:xfrm"))  # where the layout has it
        assert not any(run.font.size or run.font.name for run in title.text_frame.paragraphs[0].runs)


def test_nothing_is_left_of_the_old_slides(run: Run, graph: str, template: Path) -> None:
    deck = made(run, graph, template)
    with zipfile.ZipFile("talk.pptx") as archive:
        names = [name for name in archive.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        slides = b"".join(archive.read(name) for name in names)
        main = archive.read("ppt/presentation.xml")
    assert len(names) == len(deck.slides)
    assert b"An old slide" not in slides
    assert b"sectionLst" not in main


def test_colours_and_fonts_are_the_themes(run: Run, graph: str, template: Path) -> None:
    deck = made(run, graph, template)
    assert not any(elements(slide, "a:latin") for slide in deck.slides)
    borders = [box.find(qn("p:spPr")) for slide in deck.slides for box in bordered(slide)]
    assert {"C8102E", "003DA5"} <= {e.get("val") for each in borders for e in each.iter(qn("a:srgbClr"))}


def test_views_stand_between_title_and_foot(run: Run, graph: str, template: Path) -> None:
    deck = made(run, graph, template)
    for slide in list(deck.slides)[2:]:
        title = slide.slide_layout.placeholders[0]
        boxes = [rect(e) for e in bordered(slide)]
        assert boxes
        assert all(apart(a, b) for a, b in combinations(boxes, 2))
        for x, y, w, h in boxes:
            assert y >= title.top + title.height
            assert x >= 0 and x + w <= deck.slide_width
            assert y + h <= Inches(5.1)


def test_links_lead_to_the_concepts_they_name(run: Run, graph: str, template: Path) -> None:
    deck = made(run, graph, template)
    followed = 0
    for slide in deck.slides:
        for shape in slide.shapes:
            target = shape.click_action.target_slide if hasattr(shape, "click_action") else None
            name = properties(shape._element).get("name")
            if target is not None and name in ("Rain", "River", "Sea", "Down to the sea", "All concepts"):
                title = target.shapes.title.text_frame.text
                assert title == ("It flows." if name == "Down to the sea" else name)
                followed += 1
    assert followed > 12


def test_a_dark_old_template_in_a_wide_font(run: Run, graph: str, tmp_path: Path) -> None:
    deck = Presentation()
    coloured(deck, "Verdana", dk1="000000", lt1="F5F0E6")
    mapped = deck.slide_master.element.find(qn("p:clrMap"))
    mapped.set("bg1", "dk1")
    mapped.set("tx1", "lt1")
    deck.save(str(tmp_path / "dark.pptx"))
    look = template_look(tmp_path / "dark.pptx", [])
    assert look.theme.name == "dark" and look.theme.paper == "#000000"
    assert look.width == 960
    assert look.page[0] < 700
    assert len(made(run, graph, tmp_path / "dark.pptx").slides) == 8


@pytest.mark.parametrize("grey", ["6b", "75", "77", "80", "a0"])
def test_a_ground_of_medium_brightness_is_written_on_readably(grey: str) -> None:
    paper = f"#{grey * 3}"
    scheme = Scheme({"tx1": paper, "tx2": paper, "hlink": paper}, {}, Font("Arial", 1.0))
    theme, inks = dressed(scheme, paper, Ink("bg1"))
    assert contrast(theme.ink, paper) >= 4.5
    assert contrast(inks.text.colour, paper) >= 4.5
    assert all(contrast(style.color, paper) >= 3 for style in theme.verdicts.values())


@pytest.mark.parametrize(
    ("ink", "kept"),
    [("#757575", True), ("#777777", False)],  # of contrast 4.6 and 4.48 to white
)
def test_an_ink_that_can_be_read_is_the_templates(ink: str, kept: bool) -> None:
    scheme = Scheme({"tx1": ink, "tx2": ink, "hlink": ink}, {}, Font("Arial", 1.0))
    _, inks = dressed(scheme, "#ffffff", Ink("bg1"))
    written = [inks.text.colour, inks.quiet.colour, inks.link.colour]
    assert [colour.startswith("#") for colour in written] == [not kept] * 3
    assert not kept or written == ["tx1", "tx2", "hlink"]


@pytest.mark.parametrize(
    ("colour", "paper", "written"),
    [
        ('<a:srgbClr val="AABBCC"/>', "#aabbcc", "#aabbcc"),
        ('<a:srgbClr val="AABBCC"><a:lumMod val="50000"/></a:srgbClr>', "#fefefe", "bg1"),
        ('<a:schemeClr val="phClr"/>', "#fefefe", "bg1"),
        ('<a:schemeClr val="bg2"/>', "#eeece1", "bg2"),
        ('<a:schemeClr val="accent1"/>', "#4f81bd", "#4f81bd"),
        ("", "#fefefe", "bg1"),
    ],
)
def test_the_paper_is_the_grounds_colour_where_it_is_plain(colour: str, paper: str, written: str) -> None:
    layout = Presentation().slide_layouts[5]
    spaces = nsdecls("a", "p")
    ground = f"<p:bg {spaces}><p:bgPr><a:solidFill>{colour}</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
    layout.element.cSld.insert(0, parse_xml(ground))
    scheme = Scheme(
        {"lt1": "#fefefe", "lt2": "#eeece1", "accent1": "#4f81bd"},
        {"bg1": "lt1", "bg2": "lt2"},
        Font("Arial", 1.0),
    )
    assert paper_of(layout, scheme) == (paper, Ink(written))


def test_a_potx_is_a_template_too_and_macros_are_left_out(run: Run, graph: str, template: Path) -> None:
    other = template.with_suffix(".potx")
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"presentationml.presentation.main", b"presentationml.template.main")
            target.writestr(name, data)
    assert len(made(run, graph, other).slides) == 8
    with zipfile.ZipFile("talk.pptx") as archive:
        assert b"template.main" not in archive.read("[Content_Types].xml")


def test_the_same_template_gives_the_same_bytes(run: Run, graph: str, template: Path) -> None:
    made(run, graph, template)
    first = Path("talk.pptx").read_bytes()
    made(run, graph, template)
    assert Path("talk.pptx").read_bytes() == first


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot read the template bad.pptx: no such file"),
        (b"no presentation", "the template bad.pptx is no PowerPoint file that can be read"),
        (b"PK\x03\x04 cut off", "is no PowerPoint file that can be read"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is locked by a password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "is of the old kind, .ppt"),
    ],
)
def test_what_is_no_template_is_said(run: Run, graph: str, content: bytes | None, message: str) -> None:
    if content is not None:
        Path("bad.pptx").write_bytes(content)
    done = run("slides", graph, "-o", "talk.pptx", "--template", "bad.pptx")
    assert done.exit_code == 1
    assert message in done.stderr
    assert not Path("talk.pptx").exists()


def test_a_broken_or_untitled_template_is_said(run: Run, graph: str, template: Path) -> None:
    with zipfile.ZipFile(template) as source, zipfile.ZipFile("cut.pptx", "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name)[: 200 if "slideMaster1.xml" in name else None])
    done = run("slides", graph, "-o", "talk.pptx", "--template", "cut.pptx")
    assert done.exit_code == 1 and "cut.pptx is no PowerPoint file" in done.stderr
    deck = Presentation(str(template))
    deck.slides._sldIdLst.clear()
    for slide in [each for each in deck.part.rels.values() if each.reltype.endswith("/slide")]:
        deck.part.rels.pop(slide.rId)
    for layout in list(deck.slide_layouts):
        if layout.name != "Blank":
            deck.slide_layouts.remove(layout)
    deck.save("untitled.pptx")
    done = run("slides", graph, "-o", "talk.pptx", "--template", "untitled.pptx")
    assert done.exit_code == 1 and "untitled.pptx has no layout with a title" in done.stderr


def test_what_a_template_brings_is_not_asked_for_twice(run: Run, graph: str, template: Path) -> None:
    for words in (["--size", "4:3"], ["--theme", "dark"]):
        done = run("slides", graph, "-o", "talk.pptx", "--details", "--template", str(template), *words)
        assert done.exit_code == 2 and "brings its own colours and size" in done.stderr
    done = run("slides", graph, "-o", "talk.html", "--template", str(template))
    assert done.exit_code == 2 and "a deck has no --template" in done.stderr


def test_all_lengths_of_small_slides_are_scaled(run: Run, graph: str, template: Path) -> None:
    deck = made(run, graph, template)
    sizes = {int(e.get("sz")) for s in deck.slides for e in elements(s, "a:rPr") if e.get("sz")}
    assert min(sizes) >= 0.75 * 1200  # 12 pt on slides of the usual height


def test_what_is_no_shape_is_passed_over_when_a_shape_is_scaled() -> None:
    shape = parse_xml(f'<a:xfrm {nsdecls("a")}><!-- by hand --><a:off x="10" y="20"/></a:xfrm>')
    off = scaled(shape, 2).find(qn("a:off"))
    assert (off.get("x"), off.get("y")) == ("20", "40")


def test_a_verdicts_colour_that_can_be_seen_is_left_as_it_is() -> None:
    scheme = Scheme({"tx1": "#000000"}, {}, Font("Arial", 1.0))
    theme, _ = dressed(scheme, "#ffffff", Ink("bg1"))
    seen = {name: style.color for name, style in THEMES["light"].verdicts.items()}
    assert {name: style.color for name, style in theme.verdicts.items()} == seen
    grey, _ = dressed(scheme, "#808080", Ink("bg1"))
    assert max(contrast(style.color, "#808080") for style in grey.verdicts.values()) < 3.4


def test_the_paper_is_the_masters_where_the_layout_has_none() -> None:
    deck = Presentation()
    layout = deck.slide_layouts[6]
    assert layout.element.cSld.find(qn("p:bg")) is None
    fill = deck.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string("112233")  # type: ignore[no-untyped-call]
    assert paper_of(layout, Scheme({}, {}, Font("Arial", 1.0)))[0] == "#112233"
