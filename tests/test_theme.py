"""The look: what can be read, seen and told apart in every theme."""

from __future__ import annotations

import itertools
import json
import math

import pytest

from graph_data.model import Category
from viz.look.colour import contrast, luminance, mix, seen_on
from viz.look.shapes import ARROW_HEADS, CATEGORY_SHAPES, MARKS
from viz.look.theme import (
    PALETTE,
    THEMES,
    category_styles,
    drawing_scale,
    theme_json,
    theme_named,
    verdict_style,
)
from viz.look.theme_css import css_category_styles, css_theme, theme_css

TWENTY = [Category(f"k{i}", f"kind {i}") for i in range(20)]
#: How colours are seen without red, green or blue receptors (Machado, Oliveira and Fernandes 2009), and with.
SIGHTS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "no green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "no blue": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


@pytest.mark.parametrize("name", THEMES)
def test_text_has_a_contrast_of_at_least_4_5(name: str) -> None:
    theme = theme_named(name)
    for ground in (theme.paper, theme.surface):
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.quiet, ground) >= 4.5
        assert contrast(theme.accent, ground) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    for style in category_styles(TWENTY, theme).values():
        assert contrast(style.text, style.tint) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_lines_shapes_and_marks_have_a_contrast_of_at_least_3(name: str) -> None:
    theme = theme_named(name)
    for verdict in theme.verdicts.values():
        # The same colour writes the verdict's name in the panel.
        assert contrast(verdict.color, theme.paper) >= 4.5
        assert contrast(verdict.color, theme.surface) >= 4.5
    for style in category_styles(TWENTY, theme).values():
        assert contrast(style.color, theme.paper) >= 3
        assert contrast(style.color, style.tint) >= 3


@pytest.mark.parametrize("colour", ["#ffff00", "#ffffff", "#000000", "#ff0000", "#0f0", "#777777"])
@pytest.mark.parametrize("name", THEMES)
def test_a_category_of_any_colour_can_be_seen_and_read(name: str, colour: str) -> None:
    theme = theme_named(name)
    style = category_styles([Category("own", "own", colour, "ring")], theme)["own"]
    assert style.shape == "ring"
    assert contrast(style.color, theme.paper) >= 3
    assert contrast(style.text, style.tint) >= 4.5


def test_a_colour_that_can_be_seen_is_kept() -> None:
    style = category_styles([Category("own", "own", "#205080")], THEMES["light"])["own"]
    assert style.color == "#205080"


def test_what_is_no_colour_or_shape_is_the_themes_choice() -> None:
    strange = Category("own", "own", 'red"><script>', "no such shape")
    style = category_styles([strange], THEMES["light"])["own"]
    assert style.color == PALETTE[0]
    assert style.shape == "circle"


def test_no_two_of_twenty_categories_look_alike() -> None:
    styles = list(category_styles(TWENTY, THEMES["light"]).values())
    assert len({(style.shape, style.color) for style in styles}) == 21
    assert len({style.shape for style in styles[1:13]}) == 12


def test_a_shape_that_the_file_gives_is_not_given_to_another_category() -> None:
    categories = [Category("a", "a"), Category("b", "b", shape="circle"), Category("c", "c")]
    shapes = [style.shape for style in category_styles(categories, THEMES["light"]).values()]
    assert shapes == ["", "square", "circle", "triangle"]


def lab(colour: str, sight: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    """Return a colour as it is seen, in OKLab."""
    linear = [luminance(f"#{colour[i : i + 2] * 3}") for i in (1, 3, 5)]
    r, g, b = (sum(m * v for m, v in zip(row, linear, strict=True)) for row in sight)
    cones = (0.4122 * r + 0.5363 * g + 0.0514 * b, 0.2119 * r + 0.6807 * g + 0.1074 * b,
             0.0883 * r + 0.2817 * g + 0.6300 * b)  # fmt: skip
    long, middle, short = (math.copysign(abs(cone) ** (1 / 3), cone) for cone in cones)
    return (
        0.2105 * long + 0.7936 * middle - 0.0041 * short,
        1.9780 * long - 2.4286 * middle + 0.4506 * short,
        0.0259 * long + 0.7828 * middle - 0.8087 * short,
    )


@pytest.mark.parametrize("sight", SIGHTS)
def test_category_colours_stay_apart_for_every_sight(sight: str) -> None:
    seen = [lab(colour, SIGHTS[sight]) for colour in PALETTE]
    for (i, a), (j, b) in itertools.combinations(enumerate(seen), 2):
        # 0.02 is a difference that is just noticed; the first six must be clear at a glance.
        assert math.dist(a, b) > (0.065 if max(i, j) < 6 else 0.045), (PALETTE[i], PALETTE[j])


@pytest.mark.parametrize("name", ["contrast", "print"])
def test_verdicts_are_told_apart_without_colour(name: str) -> None:
    lines = {(style.dash, round(style.width, 1)) for style in THEMES[name].verdicts.values()}
    assert len(lines) == 5


@pytest.mark.parametrize("name", THEMES)
def test_every_judged_verdict_has_a_mark_of_its_own(name: str) -> None:
    styles = THEMES[name].verdicts
    marks = [styles[verdict].mark for verdict in ("supported", "mixed", "contradicted", "not-found")]
    assert marks == ["check", "tilde", "cross", "question"]
    assert set(marks) == set(MARKS)
    assert styles["not-checked"].mark == ""


def test_an_unknown_verdict_is_drawn_as_not_checked() -> None:
    light = THEMES["light"]
    assert verdict_style("__proto__", light) == light.verdicts["not-checked"]


def test_an_unknown_theme_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="light, dark, contrast, print"):
        theme_named("sepia")


def test_print_is_black_on_white() -> None:
    theme = THEMES["print"]
    styles = category_styles(TWENTY, theme).values()
    assert {style.color for style in styles} == {"#000000"}
    assert {style.color for style in theme.verdicts.values()} == {"#000000"}


def test_seen_on_moves_no_further_than_needed() -> None:
    assert seen_on("#205080", ("#ffffff",), 3) == "#205080"
    moved = seen_on("#ffee00", ("#ffffff",), 3)
    assert 3 <= contrast(moved, "#ffffff") < 4
    assert mix("#ff0000", "#0000ff", 0.5) == "#800080"


@pytest.mark.parametrize("grey", range(0, 256, 5))
def test_seen_on_goes_where_there_is_contrast_on_grounds_of_any_brightness(grey: int) -> None:
    ground = f"#{grey:02x}{grey:02x}{grey:02x}"
    assert contrast(seen_on(ground, (ground,), 4.5), ground) >= 4.5


def test_drawings_grow_with_the_text_within_limits() -> None:
    assert drawing_scale([5, 5]) == 0.5
    assert drawing_scale([21]) == 1.5
    assert drawing_scale([60]) == 1.6
    assert drawing_scale([28, 14, 28, 14]) == 1
    assert drawing_scale([28, 14, 28]) == 1.6
    assert drawing_scale([]) == 1


def test_theme_json_is_plain_data_with_ids_as_values() -> None:
    data = theme_json([Category("__proto__", "x"), Category("constructor", "y")])
    again = json.loads(json.dumps(data))
    assert again == json.loads(json.dumps(data))
    assert set(again["themes"]) == set(THEMES)
    for theme in again["themes"].values():
        assert [entry["id"] for entry in theme["categories"]] == ["", "__proto__", "constructor"]
        assert set(theme["verdicts"]) == {"supported", "mixed", "contradicted", "not-found", "not-checked"}
    assert set(again["arrows"]) == set(ARROW_HEADS)
    assert set(again["shapes"]) == set(CATEGORY_SHAPES)


def test_css_defines_every_variable_that_the_inline_picture_uses() -> None:
    css = theme_css(TWENTY)
    theme = css_theme()
    used = {theme.paper, theme.ink, theme.quiet, theme.hairline, str(theme.dim)}
    used |= {style.color for style in theme.verdicts.values()}
    for style in css_category_styles(TWENTY).values():
        used |= {style.color, style.tint, style.text}
    for variable in used:
        name = variable.removeprefix("var(").removesuffix(")")
        # light, dark and high contrast, each by the system's and by the reader's choice, and print; paper and
        # ink also for a part of the page that is dark or light by itself
        own = name in ("--paper", "--ink", "--quiet", "--hairline", "--dim")
        assert css.count(f"{name}:") == (9 if own else 7), name


def test_css_holds_nothing_of_the_file() -> None:
    hostile = Category("}</style><script>", "x", "#123456;}*{display:none", "}")
    assert "script" not in theme_css([hostile])
    assert "display" not in theme_css([hostile])
