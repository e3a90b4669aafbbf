"""Texts of the world: where their lines may end, which way they run, emoji whole."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from uniseg.graphemecluster import grapheme_clusters

from graph_data import read_graph_text
from viz import Views
from viz.look.direction import bare, directed, is_rtl
from viz.look.line_breaks import _plain_places
from viz.look.system_fonts import system_fonts
from viz.look.text import pieces, uneven, wrappings
from viz.picture.draw import render_svg
from viz.picture.pdf.page import TextLine
from viz.picture.pdf.rare_scripts import _BASELINE, _cut, _sheet
from viz.picture.png import to_png
from viz.slides.prose import filled

SIGNS = (
    "👩‍👩‍👧‍👦👩🏽‍⚕️🏳️‍🌈🇩🇪e\u0301 क्षमता การขาดผู้สูง"
    " ស្យូម မဂ္ဂ 维生素D（骨）、。」 ビタミン 減らす 경련과 נחש مرض a-b x/y 5%([ "
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("激活", "激活"),
        ("減らす", "減らす"),
        ("완화하다", "완화하다"),
        ("관절염", "관절염"),
        ("근육 경련과 통증", "근육 |경련과 |통증"),
        ("DNA손상", "DNA손상"),
        ("비타민D는 좋다", "비타민D는 |좋다"),
        ("관절통（통증）", "관절통（통증）"),
        ("维生素D（骨化三醇）", "维生素D|（骨|化|三醇）"),
        ("「睡眠」の質（深い眠り）", "「睡眠」の|質|（深い|眠り）"),
        ("ビタミンDの欠乏が骨を弱くする", "ビタミン|Dの|欠|乏が|骨を|弱くする"),
        ("👩‍👩‍👧‍👦 family", "👩‍👩‍👧‍👦 |family"),
        ("👩🏽‍⚕️", "👩🏽‍⚕️"),
        ("การขาดแมกนีเซียมในผู้สูงอายุ", "การ|ขาด|แมกนี|เซียม|ในผู้|สูง|อา|ยุ"),
        ("เจริญเติบโต", "เจริญ|เติบ|โต"),
        ("កង្វះម៉ាញ៉េស្យូម", "កង្វះ|ម៉ា|ញ៉េ|ស្យូម"),
        ("မဂ္ဂနီဆီယမ်", "မဂ္ဂ|နီ|ဆီ|ယမ်"),
        ("मैग्नीशियम की कमी", "मैग्नीशियम |की |कमी"),
        ("a low-fat diet (x) of X-rays", "a |low-|fat |diet |(x) |of |X-rays"),
        ("what ( this ) is", "what |( this ) |is"),
    ],
)
def test_lines_end_by_the_rules_of_the_script(text: str, parts: str) -> None:
    assert list(pieces(text)) == parts.split("|")


@given(st.lists(st.sampled_from([*grapheme_clusters(SIGNS), "vitamin ", "維" * 20, "ก" * 40]), max_size=40))
def test_nothing_is_torn_or_lost_wherever_lines_end(signs: list[str]) -> None:
    line = " ".join("".join(signs).split())
    ends = {0}
    for cluster in grapheme_clusters(line):
        ends.add(max(ends) + len(cluster))
    assert "".join(pieces(line)) == line
    for lines in [wrapping.lines for wrapping in wrappings(line)] + [tuple(filled(line, 9.0))]:
        at = 0
        for one in lines:
            at = line.index(one.removesuffix("…"), at) + len(one.removesuffix("…"))
            assert at in ends
            assert not unicodedata.combining(one[0]) or at == len(one)
            if one != lines[-1]:
                assert unicodedata.category(one[-1]) != "Ps"


def test_the_page_is_told_of_texts_that_break_elsewhere_than_at_blanks() -> None:
    assert uneven(["vitamin D", "low-fat", "👩‍⚕️ 维生素D（骨化）"]) == {
        "low-fat": [4, 3], "👩‍⚕️ 维生素D（骨化）": [6, 4, 4],
    }  # fmt: skip
    # As many pieces as words, and other ones.
    assert uneven(["Vitamin D 」维生素骨化三"]) == {"Vitamin D 」维生素骨化三": [8, 6, 3]}


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("فيتامين D3 (كوليكالسيفيرول)", True), ("האם זה עוזר?", True), ("5%-10% الماء", True),
        ("(ב-LDL!)", True), ("Vitamin D فيتامين", False), ("5%", False), ("", False), ("ビタミンD", False),
    ],
)  # fmt: skip
def test_a_text_runs_as_its_first_letter(text: str, rtl: bool) -> None:
    assert is_rtl(text) is rtl


def picture(label: str) -> str:
    graph = read_graph_text(f"concepts: {{x: {{label: '{label}'}}, y: }}\neffects:\n  - x -> y: raises\n")
    return render_svg(graph, Views(graph)["overview:all"])


def test_every_line_of_a_text_from_right_to_left_is_drawn_so() -> None:
    lines = re.findall("<text[^>]*>([^<]*)</text>", picture("فيتامين D3 (كوليكالسيفيرول)"))
    arabic = [line for line in lines if re.search("[\u0600-\u06ff]", line)]
    assert arabic
    assert all(line.startswith("\u202b") and line.endswith("\u202c") for line in arabic)
    assert not re.search("[\u202a-\u202e]", picture("Vitamin D فيتامين"))


@pytest.mark.skipif(not any("emoji" in path.lower() for path in system_fonts()), reason="no font for emoji")
@pytest.mark.parametrize("emoji", ["🏳️‍🌈", "👩🏽‍⚕️", "👩‍👩‍👧‍👦", "🇩🇪", "❤️‍🔥", "👍🏽"])
def test_emoji_are_drawn_whole_in_png(emoji: str) -> None:

    def colourful(label: str) -> int:
        with Image.open(io.BytesIO(to_png(picture(label), 1200))) as found:
            return sum(found.convert("HSV").getchannel(1).histogram()[70:])

    # The family is a plain silhouette in many fonts.
    assert emoji == "👩‍👩‍👧‍👦" or colourful(f"{emoji} flag") > colourful("xx flag") + 40


def test_a_line_of_rare_letters_has_room_in_proportion_to_its_text() -> None:
    small, large = (TextLine("a word", 0.0, 0.0, size, 400, "start", "#000000") for size in (10.0, 20.0))
    _, room, tops = _sheet([small, large])
    assert room == _sheet([large])[1] == 2 * _sheet([small])[1] and tops[1] == _sheet([small, small])[2][1]


@pytest.mark.parametrize(("anchor", "left"), [("start", 50.0), ("middle", 40.0), ("end", 30.0)])
def test_a_line_of_rare_letters_stands_with_its_ink_where_its_text_would(anchor: str, left: float) -> None:
    sheet = Image.new("RGBA", (200, 120))
    sheet.paste((0, 0, 0, 255), (20, 30, 60, 50))  # 20 x 10 px of ink, drawn twice as large
    line = TextLine("a word", 50.0, 40.0, 10.0, 400, anchor, "#000000")
    found = _cut(sheet, line, 5.0, 2.0)
    assert found and found.rect == (left, 40.0 - _BASELINE * 10 + 10.0, 20.0, 10.0)
    assert (found.width, found.height, set(found.alpha)) == (40, 20, {255})
    assert _cut(sheet, line, 30.0, 2.0) is None  # what stands above is not of this line


@pytest.mark.parametrize(
    ("text", "places"),
    [("tea  delays", [5]), ("tea delays", [4]), ("a-b", []), ("well-being", [5]), ("half-moon tea", [5, 10]),
     ("half- moon", [6])],
)  # fmt: skip
def test_a_line_ends_behind_blanks_and_strokes_and_never_before_a_blank(text: str, places: list[int]) -> None:
    assert list(_plain_places(text)) == places


@pytest.mark.parametrize("rtl", [True, False])
def test_a_line_may_run_as_its_text_does_whatever_its_own_letters(rtl: bool) -> None:
    for line in ("vitamin D", "\u0641\u064a\u062a\u0627\u0645\u064a\u0646"):
        assert (directed(line, rtl) != line) is rtl
        assert bare(directed(line, rtl)) == line
