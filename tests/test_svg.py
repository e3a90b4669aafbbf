"""Static pictures: portable, whole, inert, the same every time."""

from __future__ import annotations

import dataclasses
import math
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_data.model import Concept
from tests.sample_view import ARROWS, sample, sample_view
from viz.look.drawing import Drawing, drawing_of
from viz.look.geometry import drawn_route, length_of, rounded, sampled, shortened
from viz.look.shapes import CATEGORY_SHAPES, CHANGE_MARKS, MARKS
from viz.look.text import width
from viz.look.theme import GEOMETRY, THEMES, CategoryStyle, VerdictStyle
from viz.picture.crowd import CROWD
from viz.picture.ground import over, under
from viz.picture.parts import category_sign, placed, verdict_line, verdict_sign
from viz.picture.svg import render_svg
from viz.picture.svg_text import fitted, number
from viz.picture.trunks import trunks
from viz.view import Band, Card, ConceptBox, Ground, Note, Point, Route, Sign, View, WordsBox

NAMESPACE = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).resolve().parents[1]


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def all_of(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return list(root.iter(NAMESPACE + name))


def group(root: ElementTree.Element, attribute: str, value: str) -> ElementTree.Element:
    return next(element for element in root.iter() if element.get(attribute) == value)


@pytest.mark.parametrize("theme", [*THEMES, "css"])
def test_only_portable_elements_and_attributes(theme: str) -> None:
    graph = sample()
    root = parsed(render_svg(graph, sample_view(graph), theme=theme, title_bar=True, legend=True))
    names = {element.tag.removeprefix(NAMESPACE) for element in root.iter()}
    assert names == {"svg", "title", "desc", "g", "rect", "path", "text"}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not attributes & {"style", "class", "marker-end", "paint-order", "filter", "href", "id"}


def test_every_box_line_and_word_is_drawn_once() -> None:
    graph = sample()
    root = parsed(render_svg(graph, sample_view(graph)))
    assert [e.get("data-concept") for e in root.iter() if e.get("data-concept")] == list(graph.concepts)
    assert [e.get("data-effect") for e in root.iter() if e.get("data-effect")] == list(graph.effects)
    texts = [element.text for element in all_of(root, "text")]
    assert texts == ["it acts on", *(e.label for e in graph.effects.values()),
                     *(c.title for c in graph.concepts.values())]  # fmt: skip


def test_title_and_description_say_what_is_seen() -> None:
    graph = sample()
    root = parsed(render_svg(graph, sample_view(graph)))
    assert root.get("role") == "img"
    assert root.findtext(NAMESPACE + "title") == "Water: Rain"
    description = root.findtext(NAMESPACE + "desc") or ""
    assert description.startswith("Rain acts 1 river. Rain acts 2 harvest.")
    hint = group(root, "data-effect", "e3").findtext(NAMESPACE + "title")
    assert hint == "Rain is said to act 3 flood (contradicted)"


def test_a_picture_with_title_bar_is_16_to_9() -> None:
    graph = sample()
    root = parsed(render_svg(graph, sample_view(graph), title_bar=True, width=1920))
    assert root.get("viewBox") == "0 0 1280 720"
    assert (root.get("width"), root.get("height")) == ("1920", "1080")
    assert [e.text for e in all_of(root, "text")][:2] == ["Water", "Rain"]


def test_a_long_title_is_cut_and_stays_inside() -> None:
    graph = dataclasses.replace(sample(), title="water " * 500)
    root = parsed(render_svg(graph, sample_view(graph), title_bar=True))
    title = all_of(root, "text")[0].text or ""
    assert title.endswith("…")
    assert len(title) < 130


def test_a_long_title_of_a_view_is_cut_beside_the_graphs() -> None:
    graph = sample()
    view = dataclasses.replace(sample_view(graph), title="rain and " * 100)
    root = parsed(render_svg(graph, view, title_bar=True))
    title = all_of(root, "text")[1]
    assert (title.text or "").endswith("…")
    end = float(title.get("x", "nan")) + 16 * width(title.text or "")
    assert 1280 - 20 - 16 < end <= 1280 - 20


def test_the_ground_can_be_left_out() -> None:
    graph = sample()
    view = sample_view(graph)
    assert f'height="668" fill="{THEMES["light"].paper}"' in render_svg(graph, view)
    assert f'height="668" fill="{THEMES["light"].paper}"' not in render_svg(graph, view, transparent=True)


def test_the_legend_explains_what_the_view_shows_and_no_more() -> None:
    graph = sample()
    view = sample_view(graph)
    few = dataclasses.replace(view, routes=view.routes[:2], words=view.words[:2], boxes=view.boxes[:3])
    root = parsed(render_svg(graph, few, legend=True))
    assert [e.text for e in all_of(root, "text")][-7:] == [
        "raises, leads to", "lowers, blocks", "supported", "mixed evidence", "kind 0", "kind 1", "kind 2",
    ]  # fmt: skip
    german = render_svg(dataclasses.replace(graph, language="de-CH"), few, legend=True)
    assert ">senkt, hemmt<" in german


@pytest.mark.parametrize(("index", "arrow"), list(enumerate(ARROWS)))
def test_arrow_heads_end_before_the_box(index: int, arrow: str) -> None:
    graph = sample()
    view = sample_view(graph)
    paths = all_of(group(parsed(render_svg(graph, view)), "data-effect", f"e{index + 1}"), "path")
    if arrow == "none":
        assert len(paths) == 1
        assert (paths[0].get("d") or "").endswith("L900 " + str(40 + index * 110 + 40))
        return
    place = re.match(r"translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)", paths[1].get("transform") or "")
    assert place is not None
    tip_x, tip_y, size = map(float, place.groups())
    scale = 16 / 14
    assert tip_x == pytest.approx(900 - GEOMETRY["tipGap"] * scale, abs=0.01)
    assert tip_y == 40 + index * 110 + 40
    assert size == pytest.approx(GEOMETRY["headLength"] * scale, abs=0.01)


def test_lines_show_their_verdict_by_colour_dash_and_mark() -> None:
    graph = sample()
    root = parsed(render_svg(graph, sample_view(graph)))
    styles = THEMES["light"].verdicts
    for index, verdict in enumerate(("supported", "mixed", "contradicted", "not-found", "not-checked"), 1):
        line = all_of(group(root, "data-effect", f"e{index}"), "path")[0]
        assert line.get("stroke") == styles[verdict].color
        assert (line.get("stroke-dasharray") is not None) == bool(styles[verdict].dash)
        marks = all_of(group(root, "data-words", f"e{index}"), "path")
        expected = [styles[verdict].color] if styles[verdict].mark else []
        assert [mark.get("stroke") for mark in marks] == expected


def test_words_that_effects_of_different_verdicts_share_have_no_mark() -> None:
    graph = sample()
    view = sample_view(graph)
    shared = WordsBox(("e1", "e2"), view.words[0].rect, ("acts",), 16, 13)
    root = parsed(render_svg(graph, dataclasses.replace(view, words=(shared,))))
    assert all_of(group(root, "data-words", "e1 e2"), "path") == []


def test_words_stand_inside_their_box_on_the_ground() -> None:
    graph = sample()
    view = sample_view(graph)
    root = parsed(render_svg(graph, view))
    for words in view.words:
        found = group(root, "data-words", words.effects[0])
        gap = all_of(found, "rect")[0]
        x, y, w, h = words.rect
        assert gap.get("fill") == THEMES["light"].paper
        assert x - 0.01 <= float(gap.get("x", "nan"))
        assert float(gap.get("x", "nan")) + float(gap.get("width", "nan")) <= x + w + 0.01
        assert y < float(all_of(found, "text")[0].get("y", "nan")) < y + h


def test_what_is_not_lit_is_dimmed_and_lies_behind() -> None:
    graph = sample()
    root = parsed(render_svg(graph, sample_view(graph, lit=("c0", "e2", "c2"))))
    dim = str(THEMES["light"].dim)
    assert group(root, "data-concept", "c0").get("opacity") is None
    assert group(root, "data-concept", "c1").get("opacity") == dim
    order = [element.get("data-effect") for element in root.iter() if element.get("data-effect")]
    assert order == ["e1", "e3", "e4", "e5", "e2"]
    assert group(root, "data-effect", "e2").get("opacity") is None
    assert all_of(group(root, "data-words", "e1"), "text")[0].get("opacity") == dim
    # The ground under dimmed words stays solid: no line shines through them.
    assert all_of(group(root, "data-words", "e1"), "rect")[0].get("opacity") is None


def test_a_lit_effect_lights_what_it_links() -> None:
    graph = sample()
    root = parsed(render_svg(graph, sample_view(graph, lit=("e2",))))
    ends = {graph.effects["e2"].source, graph.effects["e2"].target}
    for id in graph.concepts:
        assert (group(root, "data-concept", id).get("opacity") is None) == (id in ends)


HOSTILE = [
    "</script><script>alert(1)</script>", "<![CDATA[", "]]>", "&amp; \" ' <b>", "\x00nul\x08", "lone \ud800",
    "\u202eoverride", "\u2066isolate", "line\u2028end\nhere", "\ufffe\uffff", "x" * 100_000, "",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_inert(text: str) -> None:
    graph = sample((text, "river", text))
    strange = {**graph.concepts, "__proto__": Concept("__proto__", text, "constructor")}
    graph = dataclasses.replace(graph, title=text or "t", concepts=strange)
    view = sample_view(graph)
    box = ConceptBox("__proto__", (20, 20, 80, 30), (text,), 12)
    view = dataclasses.replace(view, boxes=(*view.boxes, box))
    svg = render_svg(graph, view, title_bar=True, legend=True)
    names = {element.tag.removeprefix(NAMESPACE) for element in parsed(svg).iter()}
    assert names <= {"svg", "title", "desc", "g", "rect", "path", "text"}
    assert not re.search("[\x00-\x08\ud800-\udfff\u2028\u202e\u2066]", svg)
    svg.encode("utf-8")


def test_a_quotation_mark_in_an_id_ends_no_attribute() -> None:
    id = '" onload="alert(1)'
    graph = sample()
    effects = {id: dataclasses.replace(graph.effects["e1"], id=id)}
    concepts = {
        end: dataclasses.replace(graph.concepts[old], id=end) for end, old in ((id, "c0"), ("c1", "c1"))
    }
    effects[id] = dataclasses.replace(effects[id], source=id)
    hostile = dataclasses.replace(graph, concepts=concepts, effects=effects)
    view = View(
        "v", "overview", "v", 400, 200,
        (ConceptBox(id, (10, 10, 80, 30), ("Rain",), 14), ConceptBox("c1", (200, 10, 80, 30), ("Sea",), 14)),
        (WordsBox((id,), (110, 15, 60, 20), ("acts",), 14),),
        (Route(id, ((90, 25), (200, 25))),),
    )  # fmt: skip
    root = parsed(render_svg(hostile, view, title_bar=True, legend=True))
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on")]
    for name in ("data-effect", "data-concept", "data-words"):
        assert group(root, name, id).tag == NAMESPACE + "g"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_gives_a_picture_that_parses(first: str, second: str) -> None:
    graph = sample((first, second, "river"))
    root = parsed(render_svg(graph, sample_view(graph), title_bar=True, legend=True))
    assert root.get("viewBox", "").startswith("0 0 1280 ")


def test_the_font_travels_in_a_style_when_asked() -> None:
    graph = sample()
    svg = render_svg(graph, sample_view(graph), font_data={600: "QUJD", 400: "REVG"})
    assert svg.count("<style>") == 1
    assert svg.index("base64,REVG") < svg.index("base64,QUJD")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ('<text x="1" font-size="10">rain</text>', False),
        ('<text x="1" font-size="10"> </text>', True),
        ('<text x="1" font-size="10">שינה</text>', True),
        ('<text x="1">rain</text>', True),
    ],
)
def test_lines_of_known_width_keep_it_in_any_font(line: str, kept: bool) -> None:
    assert (fitted(line) == line) == kept
    assert kept or fitted(line) == (
        f'<text x="1" font-size="10" textLength="{number(10 * width("rain"))}" '
        'lengthAdjust="spacingAndGlyphs">rain</text>'
    )


def test_a_bold_line_keeps_the_width_of_bold_letters() -> None:
    line = '<text font-size="10" font-weight="600">rain</text>'
    assert f'textLength="{number(10 * width("rain", "semibold"))}"' in fitted(line)


def test_numbers_have_at_most_two_decimals() -> None:
    graph = sample()
    svg = render_svg(graph, sample_view(graph), legend=True)
    assert not re.search(r"\d\.\d{3}", svg.replace(".552", ""))


def test_an_unknown_theme_is_an_error() -> None:
    graph = sample()
    with pytest.raises(ValueError, match="sepia"):
        render_svg(graph, sample_view(graph), theme="sepia")


def test_same_bytes_under_any_hash_seed() -> None:
    program = (
        "import hashlib; from tests.sample_view import *; from viz.picture.svg import render_svg\n"
        "g = sample();"
        "s = render_svg(g, sample_view(g, lit=('c0', 'e2')), title_bar=True, legend=True);"
        "print(hashlib.sha256(s.encode()).hexdigest())"
    )
    seen = {
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, env={"PYTHONHASHSEED": seed}, text=True,
                       capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1


def test_an_empty_view_is_a_picture() -> None:
    graph = sample()
    empty = View("overview:core", "overview", "Water", 400, 300)
    root = parsed(render_svg(graph, empty, title_bar=True, legend=True))
    assert root.get("viewBox") == "0 0 400 352"


def test_a_route_is_shortened_along_its_own_way() -> None:
    corner = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]
    assert shortened(corner, 4) == [(0.0, 0.0), (10.0, 0.0), (10.0, 6.0)]
    assert shortened(corner, 12) == [(0.0, 0.0), (8.0, 0.0)]
    assert shortened(corner, 99) == [(0.0, 0.0)]


def test_bends_are_rounded_and_straight_points_are_not() -> None:
    commands = rounded([(0, 0), (50, 0), (100, 0), (100, 100)], 8)
    assert [command[0] for command in commands] == ["M", "L", "L", "Q", "L"]
    assert commands[2:4] == [("L", (92, 0)), ("Q", (100, 0), (100, 8))]
    assert length_of(sampled(commands)) < 200


@pytest.mark.parametrize(
    ("points", "drawn"),
    [
        ([(0, 0), (30, 40), (60, 80)], "MLL"),  # straight on
        ([(0, 0), (30, 40), (60, 80.2)], "MLL"),  # by less than half a degree
        ([(0, 0), (30, 40), (60, 82)], "MLQL"),
        ([(0, 0), (30, 40), (70, 10)], "MLQL"),  # to the side
        ([(0, 0), (30, 40), (0, 0)], "MLQL"),  # back
        ([(0, 0), (30, 40), (30.05, 40.05)], "MLL"),  # too short for a bend
    ],
)
def test_what_counts_as_a_bend(points: list[tuple[float, float]], drawn: str) -> None:
    assert "".join(command[0] for command in rounded(points, 8)) == drawn


def test_a_route_shorter_than_its_head_gets_a_smaller_head() -> None:
    drawn = drawn_route([(0, 0), (4, 0)], 3, 9, 1, 9)
    assert drawn.head == pytest.approx(2.4)
    assert 0 < drawn.tip[0] < 4
    assert drawn.angle == 0


coordinates = st.floats(-2000, 2000).map(lambda value: round(value, 2))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=8))
def test_any_route_can_be_drawn(points: list[tuple[float, float]]) -> None:
    drawn = drawn_route(points, 3, 9, 0.9, 9)
    assert all(math.isfinite(value) for point in sampled(drawn.commands) for value in point)
    assert math.dist(drawn.tip, points[-1]) <= 3.01
    assert length_of(sampled(drawn.commands)) <= length_of(points) + 0.01


def test_a_route_from_a_concept_to_itself_is_drawn() -> None:
    graph = sample(("rain",))
    box = ConceptBox("c0", (20, 20, 100, 40), ("Rain",), 16)
    graph = dataclasses.replace(
        graph, effects={"e": dataclasses.replace(sample().effects["e1"], id="e", source="c0", target="c0")}
    )
    route = Route("e", ((120, 30), (150, 30), (150, 50), (120, 50)))
    root = parsed(render_svg(graph, View("v", "overview", "v", 200, 100, (box,), (), (route,))))
    tip = all_of(group(root, "data-effect", "e"), "path")[1].get("transform") or ""
    assert "rotate(180)" in tip


def test_lines_of_different_verdicts_share_their_way_in_a_colour_of_their_own() -> None:
    graph = sample()
    view = sample_view(graph)
    ends = {"e1": 80, "e2": 190, "e3": 300}
    routes = tuple(
        Route(id, ((200, 270), (400, 270), (400, y), (900, y))) for id, y in ends.items()
    )  # e1 and e2 rise from the shared way, e3 falls
    shared = dataclasses.replace(view, routes=routes, words=())
    root = parsed(render_svg(graph, shared))
    quiet = THEMES["light"].quiet
    ways = [path.get("d") for path in all_of(root, "path") if path.get("stroke") == quiet]
    assert len(ways) == 1
    assert (ways[0] or "").startswith("M200 270L")
    assert (ways[0] or "").endswith("L400 190")
    alike = {id: dataclasses.replace(effect, verdict="mixed") for id, effect in graph.effects.items()}
    same = render_svg(dataclasses.replace(graph, effects=alike), shared)
    assert f'stroke="{quiet}"' not in same
    # Nor where some of it is lit, or all is drawn quietly.
    assert f'stroke="{quiet}"' not in render_svg(graph, dataclasses.replace(shared, lit=frozenset({"e1"})))
    crowd = render_svg(graph, dataclasses.replace(shared, routes=routes * CROWD))
    assert (ways[0] or "?") in render_svg(graph, shared) and f'"{ways[0]}"' not in crowd


def test_ways_that_differ_by_less_than_is_seen_are_shared() -> None:
    apart = [(0.04, 0.04), (9.04, -0.04), (9.0, 8.0)]
    ((members, way),) = trunks([[(0.0, 0.0), (9.0, 0.0), (9.0, 5.0)], apart])
    assert members == [0, 1]
    assert way[-1] == (9.0, 5.0)
    assert trunks([[(0.0, 0.0), (9.0, 0.0)], [(0.2, 0.0), (9.0, 0.0)]]) == []


def test_ways_that_part_by_little_more_than_is_seen_are_not_shared() -> None:
    apart = [(9.0 * math.cos(turn), 9.0 * math.sin(turn)) for turn in (0.3, 0.33)]
    begin = [(-9.0, 0.0), (0.0, 0.0)]
    ((members, way),) = trunks([[*begin, end] for end in apart])
    assert (members, way) == ([0, 1], begin)


def test_a_shared_way_ends_where_the_last_but_one_does() -> None:
    begin = [(1.0, 2.0), (5.0, 2.0), (5.0, 8.0)]
    lines = [[*begin, (5.0 + reach, 8.0 + reach)] for reach in (9.0, 3.0, 6.0)]
    ((members, way),) = trunks([*lines, [*begin, (5.0, 9.0)]])
    assert (members, way) == ([0, 1, 2], [*begin, (pytest.approx(11.0), pytest.approx(14.0))])


@pytest.mark.parametrize(("name", "inside"), [(("Rain",), True), (("A name that fills its box",), False)])
def test_the_category_shape_keeps_clear_of_the_name(name: tuple[str, ...], inside: bool) -> None:
    graph = sample()
    box = ConceptBox("c0", (100, 100, 200, 26), name, 18)
    root = parsed(render_svg(graph, View("v", "overview", "v", 400, 300, (box,))))
    shapes = all_of(group(root, "data-concept", "c0"), "path")
    place = re.match(r"translate\(([\d.]+) ([\d.]+)\)", shapes[-1].get("transform") or "")
    assert place is not None
    assert (float(place[2]) > 105) == inside
    assert len(shapes) == (1 if inside else 2)  # with a halo on the border
    paper = THEMES["light"].paper
    halo = (paper, paper, None if inside else "1.1")
    assert inside or (shapes[0].get("fill"), shapes[0].get("stroke"), shapes[0].get("stroke-width")) == halo


def test_a_ring_alone_has_a_hole() -> None:
    for shape in CATEGORY_SHAPES:
        drawn = category_sign(CategoryStyle(shape, "#111111", "#222222", "#333333"), (5, 6), 7)
        assert drawn.count("<path") == 1 and 'transform="translate(5 6) scale(7)" fill="#111111"' in drawn
        assert ('fill-rule="evenodd"' in drawn) == (shape == "ring")
    assert category_sign(CategoryStyle("none", "#111111", "#222222", "#333333"), (5, 6), 7) == ""


def grounded(
    *, trunk: tuple[Point, ...] = (), signs: tuple[Sign, ...] = (), notes: tuple[Note, ...] = ()
) -> Drawing:
    band = Band("mixed", ("e1",), ((0, 0), (10, 0), (10, 5)))
    cards = (Card("k0", (10, 20, 100, 50)), Card("k1", (10, 20, 100, 50), open=True))
    view = View("map", "overview", "Map", 400, 300, ground=Ground((band,), cards, trunk, signs, notes))
    return drawing_of(sample(), view, "light")


def test_cards_bands_and_a_trunk_lie_below_all() -> None:
    theme = THEMES["light"]
    bands, *cards = under(grounded())
    tint = theme.verdicts["mixed"].tint
    assert bands == f'<path d="M0 0L10 0L10 5Z" fill="{tint}" opacity="0.62"/>'
    place = 'x="10.5" y="20.5" width="99" height="49" rx="8"'  # lines of one px on the px themselves
    assert cards == [
        f'<g data-card="{key}"><rect {place} fill="{theme.surface}" stroke="{colour}" stroke-width="1"/></g>'
        for key, colour in (("k0", theme.hairline), ("k1", theme.quiet))
    ]
    grey = theme.verdicts["not-checked"].tint
    trunk = f'<path d="M1 2L5 6" fill="none" stroke="{grey}" stroke-width="2"/>'
    assert under(grounded(trunk=((1, 2), (5, 6)))) == [*cards, trunk, bands]
    assert under(drawing_of(sample(), sample_view(sample()), "light")) == []
    assert over(drawing_of(sample(), sample_view(sample()), "light")) == []


def test_an_arrow_of_the_key_is_as_long_as_its_sign_and_its_shaft_ends_at_its_head() -> None:
    (triangle,) = over(grounded(signs=(Sign("arrow", "triangle", (50, 60), 40),)))
    shaft, head = re.findall("<path[^>]*>", triangle)
    quiet = THEMES["light"].quiet
    assert shaft == f'<path d="M30 60L61.45 60" fill="none" stroke="{quiet}" stroke-width="1.5"/>'
    assert 'transform="translate(70 60) scale(9)"' in head
    (plain,) = over(grounded(signs=(Sign("arrow", "none", (50, 60), 40),)))
    assert re.findall("<path[^>]*>", plain) == [shaft.replace("61.45", "70")]


def test_signs_of_categories_and_verdicts_stand_where_they_are_told() -> None:
    names = [("category", "k0"), ("category", "?"), ("verdict", "supported"), ("verdict", "not-checked")]
    signs = tuple(Sign(kind, name, (5, 6), 7) for kind, name in names)  # type: ignore[arg-type]
    known, unknown, check, dot = over(grounded(signs=signs))
    assert 'transform="translate(5 6) scale(7)"' in known and unknown == ""
    assert f'stroke="{THEMES["light"].verdicts["supported"].color}"' in check
    assert dot == f'<circle cx="5" cy="6" r="1.6" fill="{THEMES["light"].quiet}"/>'


@pytest.mark.parametrize(
    ("note", "attributes"),
    [
        (Note("n", (5, 10), 12), 'font-size="12" fill="#1e2429"'),
        (Note("n", (5, 10), 12, "quiet"), 'font-size="12" fill="#596269"'),
        (Note("n", (5, 10), 12, align="center"), 'font-size="12" text-anchor="middle" fill="#1e2429"'),
        (Note("n", (5, 10), 12, strong=True, align="right"),
         'font-size="12" font-weight="600" text-anchor="end" fill="#1e2429"'),
    ],
)  # fmt: skip
def test_the_middle_of_a_note_is_where_it_is_told(note: Note, attributes: str) -> None:
    assert over(grounded(notes=(note,))) == [f'<text x="5" y="13.96" {attributes}>n</text>']


@pytest.mark.parametrize(
    ("ground", "mark_px", "anchor"),
    [
        (None, 13.0, "middle"),
        (Ground(), 13.0, "start"),
        (Ground(), 0.0, "middle"),
        (Ground(mirrored=True), 13.0, "middle"),
    ],
)
def test_words_with_a_mark_begin_at_one_edge_on_a_map(
    ground: Ground | None, mark_px: float, anchor: str
) -> None:
    words = WordsBox(("e1",), (100, 80, 120, 40), ("acts here", "on it"), 16, mark_px)
    root = parsed(render_svg(sample(), View("v", "overview", "v", 400, 300, words=(words,), ground=ground)))
    texts = all_of(group(root, "data-words", "e1"), "text")
    assert [text.get("text-anchor", "start") for text in texts] == [anchor] * 2
    middle = 160 + mark_px / 2
    at = middle - 16 * width("acts here") / 2 if anchor == "start" else middle
    assert [float(text.get("x", "0")) for text in texts] == pytest.approx([at, at], abs=0.01)


@pytest.mark.parametrize(
    ("x", "y", "on_card"),
    [(50, 40, True), (0, 20, True), (100, 20, True), (50, 0, True), (50, 60, True),
     (-1, 20, False), (101, 20, False), (50, -1, False), (50, 61, False)],
)  # fmt: skip
def test_what_stands_on_a_card_has_its_ground_below(x: float, y: float, on_card: bool) -> None:
    words = WordsBox(("e1",), (x - 20, y - 10, 40, 20), ("acts",), 16)
    box = ConceptBox("c0", (x - 20, y - 10, 40, 20), ("Rain",), 16)
    cards = (Card("k1", (300, 300, 10, 10)), Card("k0", (0, 0, 100, 60)))
    for ground, below in ((Ground(cards=cards), on_card), (Ground(), False), (None, False)):
        view = View("v", "overview", "v", 400, 300, (box,), (words,), ground=ground)
        drawing = drawing_of(sample(), view, "light")
        assert drawing.words(words).below == (THEMES["light"].surface if below else THEMES["light"].paper)
        assert drawing.box(box).on_card is below


@pytest.mark.parametrize("mark", [*MARKS, *CHANGE_MARKS])
def test_every_mark_is_drawn_by_its_own_path(mark: str) -> None:
    drawn = verdict_sign(VerdictStyle("#123456", 2.0, (), mark), (10.0, 20.0), 8.0)
    wanted = {**CHANGE_MARKS, **MARKS}[mark]
    assert f'd="{wanted.path}"' in drawn and f'stroke-width="{wanted.stroke:g}"' in drawn
    assert 'transform="translate(10 20) scale(8)"' in drawn and "opacity" not in drawn


def test_a_verdict_without_a_mark_has_no_sign() -> None:
    assert verdict_sign(VerdictStyle("#123456", 2.0), (10.0, 20.0), 8.0) == ""


@pytest.mark.parametrize(
    ("angle", "turned"),
    [(0.0, ""), (math.pi / 2, " rotate(90)"), (-math.pi, " rotate(-180)"), (0.001, " rotate(0.06)")],
)
def test_what_is_turned_says_by_how_much(angle: float, turned: str) -> None:
    assert placed((1.0, 2.5), 3.0, angle) == f"translate(1 2.5){turned} scale(3)"


@pytest.mark.parametrize(
    ("dash", "drawn"),
    [
        ((), ' stroke-width="4"/>'),
        ((6.0, 4.0), ' stroke-width="4" stroke-dasharray="12 8"/>'),
        ((1.0, 4.0), ' stroke-width="4" stroke-dasharray="2 8"/>'),
        ((0.5, 4.0), ' stroke-width="4" stroke-dasharray="1 8" stroke-linecap="round"/>'),
    ],
)
def test_a_line_of_dots_has_round_ends(dash: tuple[float, ...], drawn: str) -> None:
    assert verdict_line("M0 0", VerdictStyle("#123456", 2.0, dash), 2.0).endswith(drawn)
