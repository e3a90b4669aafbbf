"""What stands around the stage of a static picture: the title strip and the legend."""

from __future__ import annotations

from typing import Final

from ..look.drawing import Drawing, arrow_of
from ..look.opposites import opposite_style
from ..look.shapes import ARROW_HEADS
from ..look.text import shortened_text
from ..look.text import width as text_width
from .parts import arrow_tip, category_sign, verdict_line, verdict_sign
from .svg_text import element, number, text_line

TITLE_HEIGHT: Final = 52.0
_ROW: Final = 24.0
_FONT: Final = 13.5
_MARGIN: Final = 20.0


def title_strip(drawing: Drawing) -> str:
    """Return the graph's title, and the view's after it, over a hairline."""
    theme, width = drawing.theme, drawing.view.width
    room = width - 2 * _MARGIN
    first = shortened_text(drawing.graph.title, room * 0.6 / 20, "semibold")
    end = _MARGIN + text_width(first, "semibold") * 20
    parts = [
        text_line(first, _MARGIN, 33, 20, theme.ink, weight=600),
        element("rect", ("y", TITLE_HEIGHT - 1), ("width", width), ("height", 1), ("fill", theme.hairline)),
    ]
    left = end + 16
    if drawing.view.title != drawing.graph.title and width - _MARGIN - left > 40:
        second = shortened_text(drawing.view.title, (width - _MARGIN - left) / 16)
        parts.append(text_line(second, left, 33, 16, theme.quiet))
    return "".join(parts)


def legend_strip(drawing: Drawing, top: float) -> tuple[str, float]:
    """Return a legend of what this view shows, placed below ``top``, and its height."""
    x, y = _MARGIN, top + _ROW * 0.75
    parts: list[str] = []
    for items in (_arrow_items, _opposite_items, _verdict_items, _category_items):
        group = items(drawing)
        for sign, sign_width, word in group:
            needed = sign_width + 6 + text_width(word) * _FONT
            if x + needed > drawing.view.width - _MARGIN and x > _MARGIN:
                x, y = _MARGIN, y + _ROW
            parts.append(f'<g transform="translate({number(x)} {number(y)})">{sign}')
            parts.append(text_line(word, sign_width + 6, 4.6, _FONT, drawing.theme.quiet) + "</g>")
            x += needed + 18
        x += 16 if group else 0
    if not parts:
        return "", 0.0
    return "".join(parts), y - top + _ROW * 0.75


Item = tuple[str, float, str]


def _arrow_items(drawing: Drawing) -> list[Item]:
    graph, ink = drawing.graph, drawing.theme.quiet
    arrows = {arrow_of(graph, graph.effects[route.effect]) for route in drawing.view.routes}
    items, words = [], drawing.said["arrowNames"]
    for name, head in ARROW_HEADS.items():
        if name in arrows and head.path:
            shaft = f"M0 0L{number(22 - 8 * head.back)} 0"
            line = element("path", ("d", shaft), ("stroke", ink), ("stroke-width", 1.6))
            tip = arrow_tip(name, (22, 0), 8, 0, ink, drawing.theme.paper)
            items.append((line + tip, 22.0, words[name]))
    return items


def _opposite_items(drawing: Drawing) -> list[Item]:
    if not drawing.opposed:
        return []
    line = verdict_line("M0 0L26 0", opposite_style(drawing.theme))
    return [(line, 26.0, drawing.said["opposites"])]


def _verdict_items(drawing: Drawing) -> list[Item]:
    effects = drawing.graph.effects
    shown = {effects[route.effect].verdict for route in drawing.view.routes}
    if shown <= {"not-checked"}:
        return []
    items = []
    for name in drawing.theme.verdicts:
        if name in shown:
            style = drawing.style_of(name)
            sign = verdict_line("M0 0L26 0", style) + verdict_sign(style, (36, 0), 9)
            items.append((sign, 41.0 if style.mark else 26.0, drawing.word_of(name)))
    return items


def _category_items(drawing: Drawing) -> list[Item]:
    graph = drawing.graph
    shown = {graph.concepts[box.concept].category for box in drawing.view.boxes}
    items = []
    for id, category in graph.categories.items():
        if id in shown:
            sign = category_sign(drawing.categories[id], (5, 0), 4.5)
            items.append((sign, 10.0, shortened_text(category.label, 20)))
    return items
