"""The themes as CSS variables, so that one inline picture follows the page's light, dark and print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING

from .theme import THEMES, CategoryStyle, Theme, VerdictStyle, category_styles

if TYPE_CHECKING:
    from graph_data.model import Category

_COLOURS = ("paper", "surface", "ink", "quiet", "hairline", "accent", "on_accent", "dim")

_DECLARED = re.compile(r"(--[\w-]+):([^;]+);")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def _variables(theme: Theme, categories: list[Category]) -> str:
    """Return the declarations of one theme; category variables are numbered, 0 for concepts without one."""
    pairs = [(name, style.color) for name, style in theme.verdicts.items()]
    pairs += [(f"{name}-tint", style.tint) for name, style in theme.verdicts.items()]
    for number, style in enumerate(category_styles(categories, theme).values()):
        named = (("", style.color), ("-tint", style.tint), ("-text", style.text))
        pairs += [(f"c{number}{suffix}", value) for suffix, value in named]
    return _own_variables(theme) + "".join(f"--{name}:{value};" for name, value in pairs)


def _own_variables(theme: Theme) -> str:
    """Return the declarations of what is the theme's own: paper and ink."""
    return "".join(f"--{name.replace('_', '-')}:{getattr(theme, name)};" for name in _COLOURS)


def theme_css(categories: Iterable[Category]) -> str:
    """Return rules that set every variable.

    ``<html data-theme="light|dark|contrast">`` decides; without it, the system's choice does. A part of the
    page may have a ground of its own (``data-ground``). Printing is black on white.
    """
    listed = list(categories)
    sets = {name: _variables(theme, listed) for name, theme in THEMES.items()}
    grounds = "".join(
        f'[data-ground="{name}"]{{{_own_variables(THEMES[name])}}}' for name in ("light", "dark")
    )
    chosen = "".join(f':root[data-theme="{name}"]{{{sets[name]}}}' for name in ("light", "dark", "contrast"))
    return (
        f":root{{color-scheme:light;{sets['light']}}}"
        f"@media (prefers-color-scheme:dark){{:root{{color-scheme:dark;{sets['dark']}}}}}"
        f"@media (prefers-contrast:more){{:root{{color-scheme:light;{sets['contrast']}}}}}"
        f"{chosen}{grounds}"
        ':root[data-theme="dark"]{color-scheme:dark}'
        # A frame whose scheme is not that of the page around it is given an opaque ground.
        ':root[data-background="none"][data-background="none"]{color-scheme:light}'
        ':root[data-theme="light"],:root[data-theme="contrast"]{color-scheme:light}'
        f"@media print{{:root,:root[data-theme]{{color-scheme:light;{sets['print']}}}}}"
    )


def with_colours(svg: str, categories: Iterable[Category]) -> str:
    """Return a picture in these variables with the light theme's colours beside them, where no style counts.

    A page within a document inherits its policy, which may forbid all styles.
    """
    light = dict(_DECLARED.findall(_variables(THEMES["light"], list(categories))))
    return _VARIABLE.sub(lambda found: f"var({found[1]}, {light[found[1]]})", svg)


def css_theme() -> Theme:
    """Return a theme whose colours are the variables of `theme_css`; its lines are the light theme's."""
    light = THEMES["light"]
    colours = {name: f"var(--{name.replace('_', '-')})" for name in _COLOURS}
    verdicts = {
        name: VerdictStyle(f"var(--{name})", style.width, style.dash, style.mark, f"var(--{name}-tint)")
        for name, style in light.verdicts.items()
    }
    return Theme(name="css", tint=light.tint, verdicts=MappingProxyType(verdicts), **colours)


def css_category_styles(categories: Iterable[Category]) -> dict[str, CategoryStyle]:
    """Return category styles by id whose colours are the variables of `theme_css`."""
    styles = category_styles(categories, THEMES["light"])
    return {
        id: CategoryStyle(style.shape, f"var(--c{n})", f"var(--c{n}-tint)", f"var(--c{n}-text)")
        for n, (id, style) in enumerate(styles.items())
    }
