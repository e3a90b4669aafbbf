"""The one table of the look: colours of four themes, the line of each verdict, the style of each category.

Twin: viz/viewer/src/stage/scene.ts
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

from .colour import contrast, is_colour, mix, seen_on
from .shapes import ARROW_HEADS, CATEGORY_SHAPES, MARKS

if TYPE_CHECKING:
    from graph_data.model import Category

ThemeName = Literal["light", "dark", "contrast", "print"]

#: Lengths in px at an effect text of 14 px; all of them grow with the text (`drawing_scale`).
GEOMETRY: Final[Mapping[str, float]] = MappingProxyType(
    {
        "headLength": 9.0,  # of an arrow head
        "tipGap": 3.0,  # between an arrow head and its box
        "bendRadius": 9.0,  # of a line's rounded corners
        "boxRadius": 6.0,  # of a box's corners
        "border": 1.25,  # of a box
        "centralBorder": 2.4,  # of the box that a view is about
    }
)


@dataclass(frozen=True, slots=True)
class VerdictStyle:
    """How an effect's line looks; ``width`` and ``dash`` are px at an effect text of 14 px."""

    color: str
    width: float
    dash: tuple[float, ...] = ()
    mark: str = ""
    #: The colour of lines that are read by their words and marks: as quiet as can still be seen.
    tint: str = ""


@dataclass(frozen=True, slots=True)
class CategoryStyle:
    """How the boxes of a category look; ``color`` is for border and shape."""

    shape: str
    color: str
    tint: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of one theme; ``dim`` is the opacity of what is not lit, ``tint`` a box's colour."""

    name: str
    paper: str
    surface: str
    ink: str
    quiet: str
    hairline: str
    accent: str
    on_accent: str
    dim: float | str
    tint: float
    verdicts: Mapping[str, VerdictStyle]


_DASHED: Final = (6.5, 4.0)
_DOTTED: Final = (0.1, 4.2)  # with round ends: a row of dots


def _verdicts(
    supported: str,
    mixed: str,
    contradicted: str,
    not_found: str,
    not_checked: str,
    *,
    plain: bool = False,
    quiet: tuple[str, float] | None = None,
) -> Mapping[str, VerdictStyle]:
    """Return the five line styles; ``plain`` ones can be told apart without any colour.

    ``quiet`` is the paper, and the contrast with it to which tints are brought down.
    """
    styles = {
        "supported": VerdictStyle(supported, 2.2 if plain else 1.9, (), "check"),
        "mixed": VerdictStyle(mixed, 1.8, (11.0, 3.0, 2.5, 3.0) if plain else (), "tilde"),
        "contradicted": VerdictStyle(contradicted, 2.2, _DASHED, "cross"),
        "not-found": VerdictStyle(not_found, 2.1, _DOTTED, "question"),
        "not-checked": VerdictStyle(not_checked, 1.0 if plain else 1.3, (), ""),
    }
    tints = {name: _tint(style.color, quiet) for name, style in styles.items()}
    return MappingProxyType({name: replace(style, tint=tints[name]) for name, style in styles.items()})


def _tint(colour: str, quiet: tuple[str, float] | None) -> str:
    """Return a colour mixed with the paper, as much as keeps the contrast."""
    if quiet is None:
        return colour
    paper, least = quiet
    mixed = (mix(colour, paper, step / 40) for step in range(41))
    return next((one for one in mixed if contrast(one, paper) >= least), colour)


THEMES: Final[Mapping[str, Theme]] = MappingProxyType(
    {
        "light": Theme(
            "light", "#fbfaf7", "#fffefb", "#1e2429", "#596269", "#e4e1da", "#1f5fbf", "#ffffff", 0.32, 0.085,
            _verdicts("#2b7a58", "#876a16", "#b3261e", "#636b73", "#6a7279", quiet=("#fbfaf7", 3.2)),
        ),
        "dark": Theme(
            "dark", "#15191d", "#1a1f24", "#e8e6e1", "#a9b1b8", "#2c333a", "#8ab8ff", "#10151a", 0.34, 0.17,
            _verdicts("#63c79b", "#d9b955", "#ff8a80", "#a9b1b8", "#8d969e", quiet=("#15191d", 4.0)),
        ),
        "contrast": Theme(
            "contrast", "#ffffff", "#ffffff", "#000000", "#000000", "#5a5a5a", "#0000c8", "#ffffff", 0.4, 0.0,
            _verdicts("#00502f", "#5c4300", "#a00000", "#303030", "#000000", plain=True),
        ),
        "print": Theme(
            "print", "#ffffff", "#ffffff", "#000000", "#333333", "#999999", "#000000", "#ffffff", 0.4, 0.0,
            _verdicts("#000000", "#000000", "#000000", "#000000", "#000000", plain=True),
        ),
    }
)  # fmt: skip

#: Colours of categories in the order of the file. Chosen by search so that any two stay apart for people who
#: see no red, no green or no blue (tested); the shape tells what colour does not.
PALETTE: Final = (
    "#0f5cb0", "#965405", "#0e8677", "#84287d", "#8a8408", "#551f7b",
    "#2a404e", "#c94f80", "#48583f", "#5383a3", "#7a1408", "#756848",
)  # fmt: skip
#: The style of a concept without category.
PLAIN_COLOUR: Final = "#59626a"


def theme_named(name: str) -> Theme:
    """Return a theme; an unknown name is a ValueError that names the known ones."""
    if name not in THEMES:
        raise ValueError(f"no theme is called {name!r}; the themes are {', '.join(THEMES)}")
    return THEMES[name]


def category_style(shape: str, colour: str, theme: Theme) -> CategoryStyle:
    """Return a category's style from its shape and base colour, corrected until it can be seen and read."""
    if theme.name == "print":
        return CategoryStyle(shape, theme.ink, theme.paper, theme.ink)
    tint = mix(colour, theme.surface, theme.tint)
    strict = theme.name == "contrast"
    line = seen_on(colour, (theme.paper, tint), 7.0 if strict else 3.6)
    text = theme.ink if contrast(theme.ink, tint) >= 4.5 else seen_on(theme.ink, (tint,), 4.5)
    return CategoryStyle(shape, line, tint, text)


def category_styles(
    categories: Iterable[Category], theme: Theme, palette: Sequence[str] = PALETTE
) -> dict[str, CategoryStyle]:
    """Return the style of each category by id; ``""`` is the style of concepts without one.

    ``palette`` are the colours of those that name none, in the order of the file.
    """
    styles = {"": category_style("", PLAIN_COLOUR, theme)}
    for id, (shape, colour) in _chosen(categories, palette).items():
        styles[id] = category_style(shape, colour, theme)
    return styles


def _chosen(categories: Iterable[Category], palette: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return shape and base colour of each category: its own, else the next of the table not yet claimed."""
    listed = list(categories)
    claimed = {category.shape for category in listed}
    free = [shape for shape in CATEGORY_SHAPES if shape not in claimed] or list(CATEGORY_SHAPES)
    chosen: dict[str, tuple[str, str]] = {}
    taken = 0
    for index, category in enumerate(listed):
        shape = category.shape
        if shape not in CATEGORY_SHAPES:
            # From the second round on the shapes are shifted, so that no pair of shape and colour returns.
            shape = free[(taken + taken // len(free)) % len(free)]
            taken += 1
        colour = category.color if is_colour(category.color) else palette[index % len(palette)]
        chosen[category.id] = (shape, colour)
    return chosen


def verdict_style(verdict: str, theme: Theme) -> VerdictStyle:
    """Return the line of a verdict; an unknown verdict is drawn as not checked."""
    return theme.verdicts.get(verdict) or theme.verdicts["not-checked"]


def drawing_scale(fonts: Iterable[float]) -> float:
    """Return the factor of all lengths of `GEOMETRY` from the text sizes (px) of a view's effects.

    >>> drawing_scale([14, 14, 28]), drawing_scale([])
    (1.0, 1.0)
    """
    sizes = sorted(fonts)
    middle = sizes[len(sizes) // 2] if len(sizes) % 2 else sizes[len(sizes) // 2 - 1] if sizes else 14.0
    return min(1.6, max(0.5, middle / 14.0))


def theme_json(categories: Iterable[Category]) -> dict[str, Any]:
    """Return the whole table as plain data for the page; categories are lists: an id may be anything."""
    listed = list(categories)
    return {
        "geometry": dict(GEOMETRY),
        "shapes": dict(CATEGORY_SHAPES),
        "marks": {name: asdict(mark) for name, mark in MARKS.items()},
        "arrows": {name: asdict(head) for name, head in ARROW_HEADS.items()},
        "themes": {name: _theme_data(theme, listed) for name, theme in THEMES.items()},
    }


def _theme_data(theme: Theme, categories: list[Category]) -> dict[str, Any]:
    colours = ("paper", "surface", "ink", "quiet", "hairline", "accent", "on_accent", "dim")
    data: dict[str, Any] = {name: getattr(theme, name) for name in colours}
    data["verdicts"] = {name: asdict(style) for name, style in theme.verdicts.items()}
    styles = category_styles(categories, theme)
    data["categories"] = [{"id": id, **asdict(style)} for id, style in styles.items()]
    return data
