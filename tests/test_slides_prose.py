"""Running text in lines of a width: between words, within addresses, cut with an ellipsis."""

from __future__ import annotations

from itertools import pairwise

import pytest

from viz.look.text import width
from viz.slides.prose import filled

ADDRESS = "https://example.org/a-long-part/of.an?address=of&many_signs"


def test_lines_are_as_full_as_they_can_be() -> None:
    text = "It is said that rain fills the river and the river feeds the sea"
    lines = filled(text, 6.0)
    assert " ".join(lines) == text
    assert all(width(line) <= 6 for line in lines)
    assert all(width(f"{a} {b.split()[0]}") > 6 for a, b in pairwise(lines))


def test_blanks_of_all_kinds_are_one() -> None:
    assert filled(" rain \n\t river ", 20) == ["rain river"]
    assert filled(" ", 20) == []


def test_what_is_too_much_ends_in_an_ellipsis() -> None:
    lines = filled("rain fills the river " * 9, 8.0, most=2)
    assert len(lines) == 2
    assert lines[1].endswith("…") and not lines[0].endswith("…")
    assert all(width(line) <= 8 for line in lines)
    assert filled("rain fills", 8.0, most=1) == ["rain fills"]


@pytest.mark.parametrize("room", [5.0, 8.0, 11.0])
def test_an_address_ends_its_lines_at_a_sign_where_one_is_near(room: float) -> None:
    lines = filled(ADDRESS, room)
    assert "".join(lines) == ADDRESS
    assert all(width(line) <= room for line in lines)
    assert all(line[-1] in "/-._?&=" for line in lines[:-1])


def test_a_word_without_signs_is_broken_where_the_line_ends() -> None:
    lines = filled("m" * 40 + "/x", 5.0)
    assert "".join(lines) == "m" * 40 + "/x"
    assert all(width(line + "m") > 5 for line in lines[:-1])
    # A sign at the very beginning is too far away to end the line.
    assert filled("a/" + "m" * 20, 5.0)[0] == "a/" + "m" * (len(filled("a/" + "m" * 20, 5.0)[0]) - 2)
    assert len(filled("a/" + "m" * 20, 5.0)[0]) > 3


def test_bold_is_wider() -> None:
    text = "rain fills the river and the sea " * 3
    assert len(filled(text, 9.0, weight="semibold")) >= len(filled(text, 9.0))
    assert all(width(line, "semibold") <= 9 for line in filled(text, 9.0, weight="semibold"))


def test_a_line_too_narrow_for_two_letters_holds_one() -> None:
    assert filled("mmm", 1.5 * width("m")) == ["m", "m", "m"]
