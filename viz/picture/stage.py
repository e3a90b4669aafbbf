"""Everything that stands on the stage of a static picture: headings, lines, words and boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..look.drawing import SHAPE_EM, Drawing, DrawnBox
from ..look.geometry import rounded
from ..look.text import LINE_HEIGHT
from ..look.theme import VerdictStyle
from ..view import SHUT
from .crowd import LEAST_NAME, QUIET, QUIET_WIDTH, QUIETER, crowd_paths, is_crowd, stands_out
from .ground import over, under
from .parts import arrow_tip, category_sign, verdict_line, verdict_sign
from .svg_text import Value, attributes, element, linked, path_data, text_element, text_line
from .trunks import trunks

if TYPE_CHECKING:
    from ..view import ConceptBox, Heading, Route, WordsBox

#: Height of a line's middle above its baseline, in em.
MIDDLE: Final = 0.33
#: How far within the frame of a shut group's box its second one lies, in borders.
_TWICE: Final = 1.7


def stage(drawing: Drawing) -> list[str]:
    """Return everything on the stage from back to front; what is dimmed lies behind what is lit."""
    view, routes = drawing.view, drawing.routes
    if is_crowd(view):
        spoken = frozenset(id for words in view.words for id in words.effects)
        routes = [r for r in routes if stands_out(view, r, spoken, drawing.opacity(r.effect) is None)]
    return [
        *under(drawing),
        *(_heading(drawing, heading) for heading in view.headings),
        *_crowd(drawing),
        *_opposites(drawing),
        *(_route(drawing, route) for route in routes),
        *_trunks(drawing),
        *(_words(drawing, words) for words in view.words),
        *(_box(drawing, box) for box in view.boxes),
        *over(drawing),
    ]


def _heading(drawing: Drawing, heading: Heading) -> str:
    x, y, w, h = heading.rect
    places = {"left": ("start", x), "center": ("middle", x + w / 2), "right": ("end", x + w)}
    anchor, at = places[heading.align]
    baseline = y + h / 2 + MIDDLE * heading.font_px
    said = drawing.said.heading(heading)
    return text_line(said, at, baseline, heading.font_px, drawing.theme.quiet, anchor=anchor)


def _title(said: str) -> str:
    """Return what a pointer resting on a part shows."""
    return text_element("title", said) if said else ""


def _route(drawing: Drawing, route: Route) -> str:
    """Return an effect's line with its arrow head."""
    drawn = drawing.line(route)
    way, style = drawn.way, drawn.style
    line = verdict_line(path_data(way.commands), style, drawing.scale)
    tip = arrow_tip(drawn.arrow, way.tip, way.head, way.angle, style.color, drawing.theme.paper)
    opening = attributes([("data-effect", route.effect), ("opacity", drawn.opacity)])
    return f"<g{opening}>{_title(drawn.said)}{line}{tip}</g>"


def _opposites(drawing: Drawing) -> list[str]:
    """Return the lines between opposites."""
    drawn = []
    for each in drawing.opposed:
        one = each.line
        way = path_data([("M", one.start), ("Q", one.bend, one.end)])
        line = verdict_line(way, each.style, drawing.scale)
        opening = attributes([("data-opposites", f"{one.source} {one.target}"), ("opacity", each.opacity)])
        drawn.append(f"<g{opening}>{_title(each.said)}{line}</g>")
    return drawn


def _crowd(drawing: Drawing) -> list[str]:
    """Return all the lines of a view that has very many, drawn quietly."""
    if not is_crowd(drawing.view):
        return []
    return [
        element(
            "path",
            ("d", data),
            ("fill", "none"),
            ("stroke", drawing.theme.quiet),
            ("stroke-width", QUIET_WIDTH * drawing.scale),
            ("opacity", QUIETER if drawing.view.lit else QUIET),
        )
        for data in crowd_paths(drawing.view.routes)
    ]


def _trunks(drawing: Drawing) -> list[str]:
    """Return the ways that lines of different verdicts share, in a colour that belongs to none of them."""
    if drawing.view.lit or is_crowd(drawing.view):
        return []
    routes = drawing.view.routes
    drawn = []
    for members, points in trunks([route.points for route in routes]):
        verdicts = {drawing.graph.effects[routes[member].effect].verdict for member in members}
        if len(verdicts) > 1:
            style = VerdictStyle(drawing.theme.quiet, 2.2)
            data = path_data(rounded(points, drawing.length("bendRadius")))
            drawn.append(verdict_line(data, style, drawing.scale))
    return drawn


def _words(drawing: Drawing, words: WordsBox) -> str:
    """Return an effect's words on a gap of the background, its verdict's mark before them."""
    x, y, w, h = words.rect
    font = words.font_px
    drawn = drawing.words(words)
    ground = drawing.view.ground
    gap_width = w if ground else min(w, drawn.used[2] + 0.36 * font)
    middle = x + (w + words.mark_px) / 2
    baselines = _baselines(y, h, len(words.lines), font)
    gap = element(
        "rect",
        ("x", x + (w - gap_width) / 2),
        ("y", y),
        ("width", gap_width),
        ("height", h),
        ("fill", drawn.below),
    )
    hangs = bool(ground and not ground.mirrored and words.mark_px)
    anchor, at = ("start", middle - drawn.widest / 2) if hangs else ("middle", middle)
    ink = drawing.theme.ink
    if drawn.rtl:
        anchor, at = "middle", middle
    lines = "".join(
        text_line(line, at, baseline, font, ink, anchor=anchor, opacity=drawn.opacity, rtl=drawn.rtl)
        for line, baseline in zip(words.lines, baselines, strict=True)
    )
    mark = ""
    if words.mark_px and words.lines:
        first = middle - (drawn.widest if hangs else drawn.first) / 2
        place = (first - 0.56 * words.mark_px, baselines[0] - MIDDLE * font)
        size = 0.86 * font if ground else min(0.86 * words.mark_px, 0.62 * font)
        mark = verdict_sign(drawn.style, place, size, drawn.opacity)
    group = f"<g{attributes([('data-words', ' '.join(words.effects))])}>{gap}{mark}{lines}</g>"
    return linked(next(filter(None, map(drawing.links.effects.get, words.effects)), ""), group)


def _baselines(y: float, height: float, count: int, font: float) -> list[float]:
    step = LINE_HEIGHT * font
    top = y + (height - count * step) / 2
    return [top + (index + 0.5) * step + MIDDLE * font for index in range(count)]


def _box(drawing: Drawing, box: ConceptBox) -> str:
    """Return a concept's box with its name and its category's shape."""
    drawn = drawing.box(box)
    style, border = drawn.style, drawn.border
    x, y, w, h = box.rect
    if box.bare:
        return _bare(drawing, box, drawn)
    outline: list[tuple[str, Value]] = [
        ("x", x + border / 2),
        ("y", y + border / 2),
        ("width", max(0.0, w - border)),
        ("height", max(0.0, h - border)),
        ("rx", drawn.radius),
    ]
    colours: list[tuple[str, Value]] = [
        ("fill", style.tint),
        ("stroke", style.color),
        ("stroke-width", border),
    ]
    frame = element("rect", *outline, *colours)
    if box.concept.startswith(SHUT):
        frame += _second_frame(drawn, box)
    readable = box.font_px >= LEAST_NAME
    middle, rtl = x + w / 2, drawn.rtl
    name = "".join(
        text_line(line, middle, baseline, box.font_px, style.text, weight=600, anchor="middle", rtl=rtl)
        for line, baseline in zip(
            box.lines, _baselines(y, h - box.below, len(box.lines), box.font_px), strict=True
        )
        if readable
    )
    shape = "" if not (readable or not box.lines) else _shape(drawing, box, drawn)
    # A dimmed box lets no line shine through: the paper lies below it.
    below = "" if drawn.opacity is None else element("rect", *outline, ("fill", drawing.theme.paper))
    opening = attributes([("data-concept", box.concept), ("opacity", drawn.opacity)])
    group = f"<g{opening}>{_title(drawn.said)}{frame}{shape}{name}</g>"
    return below + linked(drawing.links.concepts.get(box.concept, ""), group)


def _second_frame(drawn: DrawnBox, box: ConceptBox) -> str:
    """Return the frame within that of a shut group: there is more in it."""
    x, y, w, h = box.rect
    inset = _TWICE * drawn.border
    return element(
        "rect",
        ("x", x + inset),
        ("y", y + inset),
        ("width", w - 2 * inset),
        ("height", h - 2 * inset),
        ("rx", max(1.0, drawn.radius - inset)),
        ("fill", "none"),
        ("stroke", drawn.style.color),
        ("stroke-width", drawn.border / 2),
    )


def _bare(drawing: Drawing, box: ConceptBox, drawn: DrawnBox) -> str:
    """Return a name that stands on the card of its group."""
    x, y, w, h = box.rect
    ground = drawing.view.ground
    anchor, at = ("middle", x + w / 2)
    if ground and drawn.on_card:
        anchor, at = ("end", x + w - 3) if ground.mirrored else ("start", x + 3)
    name = "".join(
        text_line(line, at, baseline, box.font_px, drawing.theme.ink, weight=600, anchor=anchor)
        for line, baseline in zip(box.lines, _baselines(y, h, len(box.lines), box.font_px), strict=True)
    )
    opening = attributes([("data-concept", box.concept), ("opacity", drawn.opacity)])
    group = f"<g{opening}>{_title(drawn.said)}{name}</g>"
    return linked(drawing.links.concepts.get(box.concept, ""), group)


def _shape(drawing: Drawing, box: ConceptBox, drawn: DrawnBox) -> str:
    """Return the category's shape: in the corner where the name leaves room, else across the border."""
    x, y, w, h = box.rect
    size = SHAPE_EM * box.font_px
    above = (h - len(box.lines) * LINE_HEIGHT * box.font_px) / 2
    # Only the first line reaches as high as the corner.
    if max((w - drawn.first) / 2, above) >= 3.4 * size:
        return category_sign(drawn.style, (x + 1.9 * size, y + 1.9 * size), size)
    return category_sign(drawn.style, (x + 2.4 * size, y + 0.1 * size), size, halo=drawing.theme.paper)
