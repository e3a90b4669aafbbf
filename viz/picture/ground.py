"""What the map of a graph has besides boxes, words and lines: bands, cards, signs and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..look.drawing import Drawing
from ..look.shapes import ARROW_HEADS
from ..look.theme import CategoryStyle, verdict_style
from .parts import arrow_tip, category_sign, verdict_sign
from .svg_text import attributes, element, path_data, text_line

if TYPE_CHECKING:
    from ..view import Band, Card, Note, Point, Sign

#: How much of its lines' colour a band has; the corners of a card (px); a text's middle over its baseline.
BAND: Final = 0.62
RADIUS: Final = 8.0
_MIDDLE: Final = 0.33


def under(drawing: Drawing) -> list[str]:
    """Return what lies below lines and boxes."""
    ground = drawing.view.ground
    if not ground:
        return []
    bands = [_band(drawing, band) for band in ground.bands]
    cards = [_card(drawing, card) for card in ground.cards]
    return [*cards, _trunk(drawing, ground.trunk), *bands] if ground.trunk else [*bands, *cards]


def over(drawing: Drawing) -> list[str]:
    """Return what stands beside names and words."""
    ground = drawing.view.ground
    if not ground:
        return []
    return [
        *(_sign(drawing, sign) for sign in ground.signs),
        *(_note(drawing, note) for note in ground.notes),
    ]


def _line(points: tuple[Point, ...], close: str = "") -> str:
    return path_data([("M" if at == 0 else "L", point) for at, point in enumerate(points)]) + close


def _trunk(drawing: Drawing, points: tuple[Point, ...]) -> str:
    return element(
        "path",
        ("d", _line(points)),
        ("fill", "none"),
        ("stroke", verdict_style("not-checked", drawing.theme).tint),
        ("stroke-width", 2),
    )


def _band(drawing: Drawing, band: Band) -> str:
    style = verdict_style(band.verdict, drawing.theme)
    return element("path", ("d", _line(band.outline, "Z")), ("fill", style.tint), ("opacity", BAND))


def _card(drawing: Drawing, card: Card) -> str:
    x, y, w, h = card.rect
    frame = element(
        "rect",
        ("x", x + 0.5),
        ("y", y + 0.5),
        ("width", w - 1),
        ("height", h - 1),
        ("rx", RADIUS),
        ("fill", drawing.theme.surface),
        ("stroke", drawing.theme.quiet if card.open else drawing.theme.hairline),
        ("stroke-width", 1),
    )
    return f"<g{attributes([('data-card', card.key)])}>{frame}</g>"


def _sign(drawing: Drawing, sign: Sign) -> str:
    theme, (x, y) = drawing.theme, sign.at
    if sign.name == "not-checked":
        return element("circle", ("cx", x), ("cy", y), ("r", 1.6), ("fill", theme.quiet))
    if sign.kind == "verdict":
        return verdict_sign(verdict_style(sign.name, theme), sign.at, sign.size)
    if sign.kind == "category":
        plain = CategoryStyle("", theme.quiet, theme.surface, theme.ink)
        return category_sign(drawing.categories.get(sign.name, plain), sign.at, sign.size)
    half, head = sign.size / 2, 9.0
    back = ARROW_HEADS[sign.name].back
    shaft = element(
        "path",
        ("d", _line(((x - half, y), (x + half - head * back, y)))),
        ("fill", "none"),
        ("stroke", theme.quiet),
        ("stroke-width", 1.5),
    )
    return shaft + arrow_tip(sign.name, (x + half, y), head, 0.0, theme.quiet, theme.paper)


def _note(drawing: Drawing, note: Note) -> str:
    fill, opacity = drawing.note(note)
    anchor = {"left": "start", "center": "middle", "right": "end"}[note.align]
    x, y = note.at
    weight = 600 if note.strong else 400
    baseline = y + _MIDDLE * note.font_px
    return text_line(
        note.text, x, baseline, note.font_px, fill, weight=weight, anchor=anchor, opacity=opacity
    )
