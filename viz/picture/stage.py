"""Everything that stands on the stage of a static picture: headings, lines, words and boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ..look.geometry import DrawnRoute, drawn_route, rounded
from ..look.shapes import ARROW_HEADS
from ..look.text import LINE_HEIGHT
from ..look.text import width as text_width
from ..look.theme import GEOMETRY, CategoryStyle, Theme, VerdictStyle, verdict_style
from ..words import words_in
from .crowd import LEAST_NAME, QUIET, QUIET_WIDTH, QUIETER, crowd_paths, is_crowd, stands_out
from .parts import arrow_tip, category_sign, verdict_line, verdict_sign
from .svg_text import Value, attributes, element, escape, path_data, text_line
from .trunks import trunks

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect

    from ..view import ConceptBox, Heading, Rect, Route, View, WordsBox

#: Height of a line's middle above its baseline, in em.
MIDDLE: Final = 0.33
#: Half the size of a category's shape, in em of the box's name.
SHAPE_EM: Final = 0.25


@dataclass(frozen=True)
class Drawing:
    """What every part of one picture needs."""

    graph: ConceptGraph
    view: View
    theme: Theme
    categories: Mapping[str, CategoryStyle]
    scale: float

    def length(self, name: str) -> float:
        """Return a length of the theme's geometry, grown with this view's text."""
        return GEOMETRY[name] * self.scale

    @cached_property
    def lit(self) -> frozenset[str]:
        """What is lit, and the concepts that lit effects link."""
        effects = [self.graph.effects[id] for id in self.view.lit if id in self.graph.effects]
        return self.view.lit.union(*((effect.source, effect.target) for effect in effects))

    def opacity(self, *ids: str) -> Value:
        """Return the opacity of what stands for these ids: None when it is lit, or all are alike."""
        return None if not self.lit or any(id in self.lit for id in ids) else self.theme.dim


def stage(drawing: Drawing) -> list[str]:
    """Return everything on the stage from back to front; what is dimmed lies behind what is lit."""
    view = drawing.view
    routes = sorted(view.routes, key=lambda route: drawing.opacity(route.effect) is None)
    if is_crowd(view):
        spoken = frozenset(id for words in view.words for id in words.effects)
        routes = [r for r in routes if stands_out(view, r, spoken, drawing.opacity(r.effect) is None)]
    return [
        *(_heading(drawing, heading) for heading in view.headings),
        *_crowd(drawing),
        *(_route(drawing, route) for route in routes),
        *_trunks(drawing),
        *(_words(drawing, words) for words in view.words),
        *(_box(drawing, box) for box in view.boxes),
    ]


def _heading(drawing: Drawing, heading: Heading) -> str:
    x, y, w, h = heading.rect
    places = {"left": ("start", x), "center": ("middle", x + w / 2), "right": ("end", x + w)}
    anchor, at = places[heading.align]
    baseline = y + h / 2 + MIDDLE * heading.font_px
    said = words_in(drawing.graph.language).heading(heading)
    return text_line(said, at, baseline, heading.font_px, drawing.theme.quiet, anchor=anchor)


def shaped(drawing: Drawing, route: Route) -> DrawnRoute:
    """Return a route as it is drawn in this picture."""
    head = ARROW_HEADS[arrow_of(drawing.graph, drawing.graph.effects[route.effect])]
    gap = drawing.length("tipGap") if head.path else 0.0
    size, radius = drawing.length("headLength"), drawing.length("bendRadius")
    return drawn_route(route.points, gap, size, head.back, radius)


def _route(drawing: Drawing, route: Route) -> str:
    """Return an effect's line with its arrow head."""
    effect = drawing.graph.effects[route.effect]
    style = verdict_style(effect.verdict, drawing.theme)
    drawn = shaped(drawing, route)
    line = verdict_line(path_data(drawn.commands), style, drawing.scale)
    arrow = arrow_of(drawing.graph, effect)
    tip = arrow_tip(arrow, drawn.tip, drawn.head, drawn.angle, style.color, drawing.theme.paper)
    opening = attributes([("data-effect", effect.id), ("opacity", drawing.opacity(effect.id))])
    return f"<g{opening}>{_hint(drawing, effect)}{line}{tip}</g>"


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


def arrow_of(graph: ConceptGraph, effect: Effect) -> str:
    """Return the arrow of an effect's relation."""
    relation = graph.relations.get(effect.relation)
    return relation.arrow if relation else "open"


def _hint(drawing: Drawing, effect: Effect) -> str:
    """Return what a pointer resting on the effect shows."""
    said = words_in(drawing.graph.language)["verdicts"][effect.verdict]
    verdict = "" if effect.verdict == "not-checked" else f" ({said})"
    return f"<title>{escape(drawing.graph.sentence(effect) + verdict)}</title>"


def words_block(words: WordsBox) -> Rect:
    """Return what an effect's words cover, mark included: the part of their box that is really used."""
    x, y, w, h = words.rect
    widest = max((text_width(line) for line in words.lines), default=0.0) * words.font_px
    used = min(w, widest + words.mark_px)
    return (x + (w - used) / 2, y, used, h)


def _words(drawing: Drawing, words: WordsBox) -> str:
    """Return an effect's words on a gap of the background, its verdict's mark before them."""
    x, y, w, h = words.rect
    font = words.font_px
    opacity = drawing.opacity(*words.effects)
    gap_width = min(w, words_block(words)[2] + 0.36 * font)
    middle = x + (w + words.mark_px) / 2
    baselines = _baselines(y, h, len(words.lines), font)
    gap = element(
        "rect",
        ("x", x + (w - gap_width) / 2),
        ("y", y),
        ("width", gap_width),
        ("height", h),
        ("fill", drawing.theme.paper),
    )
    lines = "".join(
        text_line(line, middle, baseline, font, drawing.theme.ink, anchor="middle", opacity=opacity)
        for line, baseline in zip(words.lines, baselines, strict=True)
    )
    mark = ""
    if words.mark_px and words.lines:
        first = middle - text_width(words.lines[0]) * font / 2
        place = (first - 0.56 * words.mark_px, baselines[0] - MIDDLE * font)
        size = min(0.86 * words.mark_px, 0.62 * font)
        mark = verdict_sign(_shared_style(drawing, words), place, size, opacity)
    return f"<g{attributes([('data-words', ' '.join(words.effects))])}>{gap}{mark}{lines}</g>"


def _shared_style(drawing: Drawing, words: WordsBox) -> VerdictStyle:
    """Return the verdict style of words; effects of different verdicts that share them show no mark."""
    verdicts = {drawing.graph.effects[id].verdict for id in words.effects}
    return verdict_style(verdicts.pop() if len(verdicts) == 1 else "not-checked", drawing.theme)


def _baselines(y: float, height: float, count: int, font: float) -> list[float]:
    step = LINE_HEIGHT * font
    top = y + (height - count * step) / 2
    return [top + (index + 0.5) * step + MIDDLE * font for index in range(count)]


def _box(drawing: Drawing, box: ConceptBox) -> str:
    """Return a concept's box with its name and its category's shape."""
    concept = drawing.graph.concepts[box.concept]
    style = drawing.categories.get(concept.category) or drawing.categories[""]
    x, y, w, h = box.rect
    border = drawing.length("centralBorder" if box.central else "border")
    outline: list[tuple[str, Value]] = [
        ("x", x + border / 2),
        ("y", y + border / 2),
        ("width", max(0.0, w - border)),
        ("height", max(0.0, h - border)),
        ("rx", min(drawing.length("boxRadius"), h / 3)),
    ]
    colours: list[tuple[str, Value]] = [
        ("fill", style.tint),
        ("stroke", style.color),
        ("stroke-width", border),
    ]
    frame = element("rect", *outline, *colours)
    readable = box.font_px >= LEAST_NAME
    name = "".join(
        text_line(line, x + w / 2, baseline, box.font_px, style.text, weight=600, anchor="middle")
        for line, baseline in zip(box.lines, _baselines(y, h, len(box.lines), box.font_px), strict=True)
        if readable
    )
    shape = _shape(drawing, box, style) if readable or not box.lines else ""
    opacity = drawing.opacity(concept.id)
    # A dimmed box lets no line shine through: the paper lies below it.
    below = "" if opacity is None else element("rect", *outline, ("fill", drawing.theme.paper))
    opening = attributes([("data-concept", concept.id), ("opacity", opacity)])
    return f"{below}<g{opening}><title>{escape(concept.title)}</title>{frame}{shape}{name}</g>"


def _shape(drawing: Drawing, box: ConceptBox, style: CategoryStyle) -> str:
    """Return the category's shape: in the corner where the name leaves room, else across the border."""
    x, y, w, h = box.rect
    size = SHAPE_EM * box.font_px
    # Only the first line reaches as high as the corner.
    first = text_width(box.lines[0], "semibold") * box.font_px if box.lines else 0.0
    above = (h - len(box.lines) * LINE_HEIGHT * box.font_px) / 2
    if max((w - first) / 2, above) >= 3.4 * size:
        return category_sign(style, (x + 1.9 * size, y + 1.9 * size), size)
    return category_sign(style, (x + 2.4 * size, y + 0.1 * size), size, halo=drawing.theme.paper)
