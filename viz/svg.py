"""A view as portable SVG text: shapes and plain attributes only, so that every program draws it the same."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .geometry import drawn_route
from .shapes import ARROW_HEADS, CATEGORY_SHAPES, MARKS
from .svg_frame import TITLE_HEIGHT, legend_strip, title_strip
from .svg_text import FONT_FAMILIES, attributes, element, escape, number, path_data, text_line
from .text import LINE_HEIGHT
from .text import width as text_width
from .theme import GEOMETRY, CategoryStyle, Theme, category_styles, drawing_scale, theme_named, verdict_style
from .theme_css import css_category_styles, css_theme

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect

    from .view import ConceptBox, Heading, Route, View, WordsBox

#: Height of a line's middle above its baseline, in em.
MIDDLE: Final = 0.33


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

    def opacity(self, *ids: str) -> str | float | None:
        """Return the opacity of what stands for these ids: None when it is lit, or all are alike."""
        lit = self.view.lit
        return None if not lit or any(id in lit for id in ids) else self.theme.dim


def render_svg(
    graph: ConceptGraph,
    view: View,
    *,
    theme: str = "light",
    title_bar: bool = False,
    legend: bool = False,
    transparent: bool = False,
    font_data: Mapping[int, str] | None = None,
    width: float | None = None,
) -> str:
    """Return a view as one SVG document.

    ``theme`` is a name of `THEMES`, or ``css`` for colours that are CSS variables of the page around it.
    ``title_bar`` puts a strip of 52 px above the stage, ``legend`` one below it. ``font_data`` (weight ->
    base64 of a WOFF2) carries the font along in a style element; everything else is plain attributes.
    ``width`` is the width shown, in px; the height follows.
    """
    drawing = _drawing(graph, view, theme)
    top = TITLE_HEIGHT if title_bar else 0.0
    below, foot = legend_strip(drawing, top + view.height) if legend else ("", 0.0)
    height = top + view.height + foot
    shown = width or view.width
    head = attributes(
        [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", shown),
            ("height", height * shown / view.width),
            ("viewBox", f"0 0 {number(view.width)} {number(height)}"),
            ("role", "img"),
            ("font-family", FONT_FAMILIES),
        ]
    )
    ground = element("rect", ("width", view.width), ("height", height), ("fill", drawing.theme.paper))
    parts = [
        f"<svg{head}>",
        f"<title>{escape(_title(graph, view))}</title>",
        f"<desc>{escape(_description(graph, view))}</desc>",
        _font_faces(font_data),
        "" if transparent else ground,
        title_strip(drawing) if title_bar else "",
        f'<g transform="translate(0 {number(top)})">' if top else "<g>",
        *_stage(drawing),
        "</g>",
        below,
        "</svg>\n",
    ]
    return "\n".join(part for part in parts if part)


def _drawing(graph: ConceptGraph, view: View, theme: str) -> Drawing:
    categories = graph.categories.values()
    scale = drawing_scale(words.font_px for words in view.words)
    if theme == "css":
        return Drawing(graph, view, css_theme(), css_category_styles(categories), scale)
    chosen = theme_named(theme)
    return Drawing(graph, view, chosen, category_styles(categories, chosen), scale)


def _title(graph: ConceptGraph, view: View) -> str:
    return view.title if view.title == graph.title else f"{graph.title}: {view.title}"


def _description(graph: ConceptGraph, view: View) -> str:
    """Return every drawn effect as a sentence, for those who cannot see the picture."""
    sentences = [graph.sentence(graph.effects[route.effect]) + "." for route in view.routes]
    return " ".join(sentences) or ", ".join(graph.concepts[box.concept].title for box in view.boxes)


def _font_faces(font_data: Mapping[int, str] | None) -> str:
    if not font_data:
        return ""
    faces = "".join(
        f"@font-face{{font-family:'{FONT_FAMILIES.split(',')[0]}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        for weight, data in sorted(font_data.items())
    )
    return f"<defs><style>{faces}</style></defs>"


def _stage(drawing: Drawing) -> list[str]:
    """Return everything on the stage from back to front; what is dimmed lies behind what is lit."""
    view = drawing.view
    routes = sorted(view.routes, key=lambda route: drawing.opacity(route.effect) is None)
    return [
        *(_heading(drawing, heading) for heading in view.headings),
        *(_route(drawing, route) for route in routes),
        *(_words(drawing, words) for words in view.words),
        *(_box(drawing, box) for box in view.boxes),
    ]


def _heading(drawing: Drawing, heading: Heading) -> str:
    x, y, w, h = heading.rect
    places = {"left": ("start", x), "center": ("middle", x + w / 2), "right": ("end", x + w)}
    anchor, at = places[heading.align]
    baseline = y + h / 2 + MIDDLE * heading.font_px
    return text_line(heading.text, at, baseline, heading.font_px, drawing.theme.quiet, anchor=anchor)


def _route(drawing: Drawing, route: Route) -> str:
    """Return an effect's line with its arrow head."""
    effect = drawing.graph.effects[route.effect]
    style = verdict_style(effect.verdict, drawing.theme)
    head = ARROW_HEADS[_arrow(drawing.graph, effect)]
    gap = drawing.length("tipGap") if head.path else 0.0
    size, radius = drawing.length("headLength"), drawing.length("bendRadius")
    drawn = drawn_route(route.points, gap, size, head.back, radius)
    scale = drawing.scale
    line = element(
        "path",
        ("d", path_data(drawn.commands)),
        ("fill", "none"),
        ("stroke", style.color),
        ("stroke-width", style.width * scale),
        ("stroke-dasharray", " ".join(number(part * scale) for part in style.dash) or None),
        ("stroke-linecap", "round" if style.dash and style.dash[0] < 1 else None),
    )
    x, y = drawn.tip
    place = f"translate({number(x)} {number(y)}) rotate({number(math.degrees(drawn.angle))})"
    tip = element(
        "path",
        ("d", head.path),
        ("transform", f"{place} scale({number(drawn.head)})"),
        ("fill", {"line": style.color, "paper": drawing.theme.paper, "none": "none"}[head.fill]),
        ("stroke", style.color if head.stroke else None),
        ("stroke-width", head.stroke or None),
    )
    opening = attributes([("data-effect", effect.id), ("opacity", drawing.opacity(effect.id))])
    return f"<g{opening}>{_hint(drawing, effect)}{line}{tip if head.path else ''}</g>"


def _arrow(graph: ConceptGraph, effect: Effect) -> str:
    relation = graph.relations.get(effect.relation)
    return relation.arrow if relation else "open"


def _hint(drawing: Drawing, effect: Effect) -> str:
    """Return what a pointer resting on the effect shows."""
    verdict = "" if effect.verdict == "not-checked" else f" ({effect.verdict.replace('-', ' ')})"
    return f"<title>{escape(drawing.graph.sentence(effect) + verdict)}</title>"


def _words(drawing: Drawing, words: WordsBox) -> str:
    """Return an effect's words on a gap of the background, its verdict's mark before them."""
    x, y, w, h = words.rect
    font = words.font_px
    opacity = drawing.opacity(*words.effects)
    widest = max((text_width(line) for line in words.lines), default=0.0) * font
    block = min(w, widest + words.mark_px)
    left = x + (w - block) / 2 + words.mark_px
    middle = left + (block - words.mark_px) / 2
    baselines = _baselines(y, h, len(words.lines), font)
    gap_width = min(w, block + 0.36 * font)
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
        mark = _mark(drawing, words, first - 0.56 * words.mark_px, baselines[0] - MIDDLE * font, opacity)
    return f"<g{attributes([('data-words', ' '.join(words.effects))])}>{gap}{mark}{lines}</g>"


def _baselines(y: float, height: float, count: int, font: float) -> list[float]:
    step = LINE_HEIGHT * font
    top = y + (height - count * step) / 2
    return [top + (index + 0.5) * step + MIDDLE * font for index in range(count)]


def _mark(drawing: Drawing, words: WordsBox, x: float, y: float, opacity: str | float | None) -> str:
    """Return the mark that the words' effects share; effects of different verdicts have none in common."""
    effects = [drawing.graph.effects[id] for id in words.effects]
    verdicts = {effect.verdict for effect in effects}
    style = verdict_style(effects[0].verdict, drawing.theme)
    if len(verdicts) != 1 or not style.mark:
        return ""
    mark = MARKS[style.mark]
    size = min(0.86 * words.mark_px, 0.62 * words.font_px)
    return element(
        "path",
        ("d", mark.path),
        ("transform", f"translate({number(x)} {number(y)}) scale({number(size)})"),
        ("fill", "none"),
        ("stroke", style.color),
        ("stroke-width", mark.stroke),
        ("stroke-linecap", "round"),
        ("stroke-linejoin", "round"),
        ("opacity", opacity),
    )


def _box(drawing: Drawing, box: ConceptBox) -> str:
    """Return a concept's box with its name and its category's shape."""
    concept = drawing.graph.concepts[box.concept]
    style = drawing.categories.get(concept.category) or drawing.categories[""]
    x, y, w, h = box.rect
    border = drawing.length("centralBorder" if box.central else "border")
    frame = element(
        "rect",
        ("x", x + border / 2),
        ("y", y + border / 2),
        ("width", max(0.0, w - border)),
        ("height", max(0.0, h - border)),
        ("rx", min(drawing.length("boxRadius"), h / 3)),
        ("fill", style.tint),
        ("stroke", style.color),
        ("stroke-width", border),
    )
    name = "".join(
        text_line(line, x + w / 2, baseline, box.font_px, style.text, weight=600, anchor="middle")
        for line, baseline in zip(box.lines, _baselines(y, h, len(box.lines), box.font_px), strict=True)
    )
    shape = _shape(drawing, box, style)
    opening = attributes([("data-concept", concept.id), ("opacity", drawing.opacity(concept.id))])
    return f"<g{opening}><title>{escape(concept.title)}</title>{frame}{shape}{name}</g>"


def _shape(drawing: Drawing, box: ConceptBox, style: CategoryStyle) -> str:
    """Return the category's shape: inside the corner where there is room, else across the border."""
    if style.shape not in CATEGORY_SHAPES:
        return ""
    x, y, w, h = box.rect
    size = 0.25 * box.font_px
    widest = max((text_width(line, "semibold") for line in box.lines), default=0.0)
    beside = (w - widest * box.font_px) / 2
    above = (h - len(box.lines) * LINE_HEIGHT * box.font_px) / 2
    inside = max(beside, above) >= 3.9 * size
    cx, cy = (x + 2.3 * size, y + 2.3 * size) if inside else (x + 2.4 * size, y + 0.25 * size)
    return element(
        "path",
        ("d", CATEGORY_SHAPES[style.shape]),
        ("transform", f"translate({number(cx)} {number(cy)}) scale({number(size)})"),
        ("fill", style.color),
        ("fill-rule", "evenodd"),
    )
