"""How wide texts are taken to be, what of them is drawn, and where they are cut."""

from __future__ import annotations

import pytest

from viz.look.text import (
    _DIRECTION_MARKS,
    MOST_CHARACTERS,
    WIDEST_PIECE,
    drawable,
    pieces,
    shortened_text,
    width,
    wrappings,
)


def test_marks_take_no_room_and_wide_letters_more() -> None:
    assert width("e\u0315") == width("e")
    assert width("\u05e9\u05c1") == width("\u05e9") == 0.75
    assert width("\u6f22") == 1.05
    assert width("a\u200bb") == width("ab")


@pytest.mark.parametrize("length", [MOST_CHARACTERS - 1, MOST_CHARACTERS, MOST_CHARACTERS + 1, 5000])
def test_a_text_is_cut_only_where_it_is_too_long(length: int) -> None:
    drawn = drawable("x" * length)
    assert len(drawn) == min(length, MOST_CHARACTERS)
    assert drawn.endswith("…") == (length > MOST_CHARACTERS)


def test_what_stands_behind_very_many_blanks_is_not_looked_for_but_its_lack_is_seen() -> None:
    assert drawable("a" + " " * 5000 + "b") == "a…"
    assert drawable("a" + " " * 50 + "b") == "a b"
    assert drawable("a\nb\tc\x00d") == "a b cd"


def test_a_shortened_text_fits_and_loses_no_more_than_it_must() -> None:
    text = "Rain fills the river"
    assert shortened_text(text, width(text)) == text
    cut = shortened_text(text, width(text) - 0.01)
    assert cut.endswith("…") and width(cut) < width(text)
    assert width(text[: len(cut)] + "…") > width(text) - 0.01
    assert shortened_text(text, 0.0) == "…"


def test_what_is_too_wide_for_any_line_is_cut_as_late_as_can_be() -> None:
    for letter in "amil":
        parts = pieces(letter * 200)
        assert "".join(parts) == letter * 200
        widest = WIDEST_PIECE - 1.1
        for part in parts[:-1]:  # the letter that makes it too wide is the last
            assert width(part, "semibold") > widest >= width(part[:-1], "semibold")


def test_each_wrapping_is_narrower_and_its_width_is_that_of_its_longest_line() -> None:
    found = wrappings("Rain fills the river that feeds the sea")
    assert [len(each.lines) for each in found] == [1, 2, 3, 4]
    for each in found:
        assert " ".join(each.lines) == "Rain fills the river that feeds the sea"
        assert each.width == max(map(width, each.lines))
    assert [each.width for each in found] == sorted((each.width for each in found), reverse=True)


def test_marks_of_direction_are_left_out_and_no_other_sign() -> None:
    marks = [0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
    for code in marks:
        assert wrappings(f"a{chr(code)}b")[0].lines == ("ab",), hex(code)
    for code in (0x200C, 0x200D, 0x2010, 0x2027, 0x2030, 0x2070, 0xFEFC, 0xFF01):
        assert chr(code) in "".join(wrappings(f"a{chr(code)}b")[0].lines), hex(code)


def test_direction_marks_are_these_and_no_separators_of_lines() -> None:
    marks = "200e 200f 202a 202b 202c 202d 202e 2066 2067 2068 2069 feff"
    assert frozenset(chr(int(each, 16)) for each in marks.split()) == _DIRECTION_MARKS
