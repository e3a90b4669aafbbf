"""A view as native shapes of a slide: boxes, words, joints, and the lines glued to them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ...look.claims import claim_of
from ...look.drawing import SHAPE_EM, arrow_of, shared_style
from ...look.shapes import CATEGORY_SHAPES
from ...look.text import LINE_HEIGHT
from ...look.text import width as text_width
from ...look.theme import VerdictStyle
from ...view import SHUT, Point, Rect
from ..notes import Backing
from .geometry import MIDDLES, RECTANGLE, custom, middles, path, polygon, round_rectangle, unit_path
from .lines import End, Piece, block, pieces
from .look import SMALLEST_PX, Look
from .xml import Glue, Ink, Name, Pen, Run, connector, shape, text_body

if TYPE_CHECKING:
    from graph_data.model import Effect

    from ...view import ConceptBox, View

#: Verdicts as characters that every font of an office has.
SIGNS: Final = {"check": "✓", "tilde": "~", "cross": "✗", "question": "?"}
_HEADS: Final = {"triangle": "triangle", "diamond": "diamond", "open": "arrow"}
#: How much wider text may become where another font stands in for the slides' own.
_STAND_IN: Final = 1.16
#: Height of a line that an editor grants, in sizes of its text.
_LINE: Final = 1.3


class StageShapes:
    """Makes the shapes of one view; ``links`` are relationship ids by concept.

    Where the view ``glides`` a concept's box has a name by which the next slide's is known for the same.
    """

    def __init__(
        self, look: Look, backing: Backing, view: View, links: Mapping[str, str], first_id: int,
        *, glides: bool = False,
    ) -> None:  # fmt: skip
        self._gliding = {box.concept for box in view.boxes} if glides else set()
        drawing = look.drawing(backing.graph, view)
        self._drawing = drawing
        self._graph = drawing.graph
        self._backing = backing
        self._inks = look.inks
        self._origin = look.stage[:2]
        self._wide = look.font.wide
        self._links = links
        self._next = first_id
        self._pieces = pieces(drawing.graph, view)
        self._ids: dict[End, int] = {}
        for kind, count in (("box", len(view.boxes)), ("words", len(view.words))):
            for index in range(count):
                self._ids[End(kind, index)] = self._new_id()
        self._sites: dict[End, list[Point]] = {end: [] for end in self._ids}
        for piece in self._pieces:
            self._site(piece.start, piece.points[0])
            self._site(piece.end, piece.points[-1])

    def xml(self) -> list[str]:
        """Return the shapes from back to front."""
        view = self._drawing.view
        dimmed_first = sorted(self._pieces, key=lambda piece: self._alpha(*piece.effects) == 1.0)
        return [
            *(self._heading(index) for index in range(len(view.headings))),
            *(part for piece in dimmed_first for part in self._line(piece)),
            *(self._words(index) for index in range(len(view.words))),
            *(self._box(index, box) for index, box in enumerate(view.boxes)),
        ]

    # ---- places ----

    def _new_id(self) -> int:
        self._next += 1
        return self._next - 1

    def _moved(self, at: Point) -> Point:
        """Return where a point of the view is on the slide, whose font is wider than the view's."""
        return (self._wide * at[0] + self._origin[0], at[1] + self._origin[1])

    def _placed(self, rect: Rect) -> Rect:
        return (*self._moved(rect[:2]), self._wide * rect[2], rect[3])

    def _site(self, end: End, at: Point) -> int:
        """Return the number of a place of a shape at which a line ends; equal places are one."""
        view, sites = self._drawing.view, self._sites[end]
        rect = view.boxes[end.index].rect if end.kind == "box" else block(view, end.index)
        for number, known in enumerate([*middles(rect), *sites]):
            if math.dist(known, at) < 0.5:
                return number
        sites.append(at)
        return MIDDLES + len(sites) - 1

    def _alpha(self, *ids: str) -> float:
        opacity = self._drawing.opacity(*ids)
        return float(opacity) if opacity is not None else 1.0

    # ---- boxes, words, headings ----

    def _box(self, index: int, box: ConceptBox) -> str:
        concept = self._graph.concepts[box.concept]
        style = self._drawing.categories.get(concept.category) or self._drawing.categories[""]
        alpha = self._alpha(concept.id)
        rect = self._placed(box.rect)
        sites = [self._moved(at) for at in self._sites[End("box", index)]]
        outline = path(rect, round_rectangle(rect[2], rect[3], self._drawing.length("boxRadius")))
        geometry = custom(rect, sites, [outline, *self._category_sign(box, rect, style.shape)])
        double = concept.id.startswith(SHUT)
        width = self._drawing.length("centralBorder" if box.central else "border") * (2.5 if double else 1.0)
        pen = Pen(Ink(style.color, alpha), width, double=double)
        own = style.text != self._drawing.theme.ink
        colour = replace(Ink(style.text) if own else self._inks.text, alpha=alpha)
        lines = [[Run(line, colour, bold=True)] for line in box.lines]
        link = "" if box.central else self._links.get(concept.id, "")
        told = concept_told(self._backing, concept.id)
        # A view may show a concept twice: one of them glides.
        same = "!!" if concept.id in self._gliding else ""
        self._gliding.discard(concept.id)
        name = Name(self._ids[End("box", index)], same + concept.title, told, link)
        text = text_body(lines, box.font_px, step=LINE_HEIGHT, height=rect[3])
        return shape(name, rect, geometry, fill=Ink(style.tint), pen=pen, text=text)

    def _category_sign(self, box: ConceptBox, rect: Rect, sign: str) -> list[str]:
        """Return the category's shape in the corner, or over the border where the name needs the corner."""
        if sign not in CATEGORY_SHAPES:
            return []
        _, _, w, h = rect
        size = SHAPE_EM * box.font_px
        first = text_width(box.lines[0], "semibold") * box.font_px if box.lines else 0.0
        first *= self._wide * _STAND_IN
        above = (h - len(box.lines) * LINE_HEIGHT * box.font_px) / 2
        inside = max((w - first) / 2, above) >= 3.4 * size
        at = (1.9 * size, 1.9 * size) if inside else (2.4 * size, 0.1 * size)
        return [path(rect, unit_path(CATEGORY_SHAPES[sign], at, size))]

    def _words(self, index: int) -> str:
        view, graph = self._drawing.view, self._graph
        words = view.words[index]
        alpha = self._alpha(*words.effects)
        rect = self._placed(block(view, index))
        sites = [self._moved(at) for at in self._sites[End("words", index)]]
        effects = [graph.effects[id] for id in words.effects]
        lines = [[Run(line, replace(self._inks.text, alpha=alpha))] for line in words.lines]
        style = shared_style(self._graph, words.effects, self._drawing.theme)
        if style.mark and words.mark_px and lines:
            lines[0].insert(0, Run(SIGNS[style.mark] + " ", Ink(style.color, alpha), bold=True))
        told = " ".join(f"{self._told(effect)}." for effect in effects)
        name = Name(self._ids[End("words", index)], effects[0].words, told)
        geometry = custom(rect, sites, [path(rect, round_rectangle(rect[2], rect[3], 0), stroke=False)])
        text = text_body(lines, words.font_px, step=LINE_HEIGHT, height=rect[3])
        return shape(name, rect, geometry, fill=self._inks.paper, pen=None, text=text)

    def _told(self, effect: Effect) -> str:
        """Return an effect as a sentence, with its verdict where it is graded."""
        verdict = self._backing.verdict(effect)
        return claim_of(self._graph, effect) + (f" ({verdict})" if verdict else "")

    def _heading(self, index: int) -> str:
        heading = self._drawing.view.headings[index]
        align = {"left": "l", "center": "ctr", "right": "r"}[heading.align]
        px = max(SMALLEST_PX, heading.font_px)
        said = self._backing.words.heading(heading)
        text = text_body([[Run(said, self._inks.quiet)]], px, align)
        name = Name(self._new_id(), said, said)
        rect = self._roomy(self._placed(heading.rect), said, px, align)
        return shape(name, rect, RECTANGLE, fill=None, pen=None, text=text)

    def _roomy(self, rect: Rect, text: str, px: float, align: str) -> Rect:
        """Return a rectangle that holds a line, grown about its middle or from the side its text keeps to."""
        x, y, w, h = rect
        wide, high = max(w, self._wide * text_width(text) * px + 8), max(h, _LINE * px)
        left = {"l": x, "ctr": x - (wide - w) / 2, "r": x - (wide - w)}[align]
        return (left, y - (high - h) / 2, wide, high)

    # ---- lines ----

    def _line(self, piece: Piece) -> list[str]:
        """Return a piece as glued straight lines, joints where it bends, and a bar where one ends it."""
        effects = [self._graph.effects[id] for id in piece.effects]
        style = shared_style(self._graph, piece.effects, self._drawing.theme)
        arrow = arrow_of(self._graph, effects[-1]) if piece.last else "none"
        ink = Ink(style.color, self._alpha(*piece.effects))
        pen = Pen(ink, style.width * self._drawing.scale, _dash(style))
        told = " ".join(f"{claim_of(self._graph, effect)}." for effect in effects)
        joints = [self._new_id() for _ in piece.points[1:-1]]
        glue = [
            Glue(self._ids[piece.start], self._site(piece.start, piece.points[0])),
            *(Glue(id, MIDDLES) for id in joints),
            Glue(self._ids[piece.end], self._site(piece.end, piece.points[-1])),
        ]
        points = [self._moved(at) for at in piece.points]
        parts = [self._joint(id, at, pen) for id, at in zip(joints, points[1:-1], strict=True)]
        for index, (a, b) in enumerate(pairwise(points)):
            head = _HEADS.get(arrow, "") if index == len(points) - 2 else ""
            name = Name(self._new_id(), effects[0].words, told)
            parts.append(
                connector(name, a, b, (glue[index], glue[index + 1]), Pen(ink, pen.width, pen.dash, head))
            )
        if arrow == "bar":
            parts.append(self._bar(points[-2], points[-1], pen))
        return parts

    def _joint(self, id: int, at: Point, pen: Pen) -> str:
        """Return the dot that two lines hold on to where the way bends."""
        size = max(1.0, pen.width)
        rect = (at[0] - size / 2, at[1] - size / 2, size, size)
        circle = unit_path(CATEGORY_SHAPES["circle"], (size / 2, size / 2), size / 2)
        geometry = custom(rect, [at], [path(rect, circle, stroke=False)])
        return shape(Name(id, "bend"), rect, geometry, fill=pen.ink, pen=None)

    def _bar(self, before: Point, tip: Point, pen: Pen) -> str:
        """Return a bar across the end of a line, over a gap between it and the box."""
        length, gap = self._drawing.length("headLength"), self._drawing.length("tipGap")
        angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
        across, along = (-math.sin(angle), math.cos(angle)), (math.cos(angle), math.sin(angle))
        thick = 0.3 * length
        at = (tip[0] - (gap + thick / 2) * along[0], tip[1] - (gap + thick / 2) * along[1])
        reach = 0.66 * length
        rect = (at[0] - reach - gap, at[1] - reach - gap, 2 * (reach + gap), 2 * (reach + gap))
        middle = (reach + gap, reach + gap)

        def corner(forward: float, aside: float) -> Point:
            return (
                middle[0] + forward * along[0] + aside * across[0],
                middle[1] + forward * along[1] + aside * across[1],
            )

        half = thick / 2
        bar = [corner(-half, -reach), corner(half, -reach), corner(half, reach), corner(-half, reach)]
        geometry = custom(rect, [], [path(rect, polygon(bar), stroke=False)])
        return shape(Name(self._new_id(), "bar"), rect, geometry, fill=pen.ink, pen=None)


def _dash(style: VerdictStyle) -> str:
    if not style.dash:
        return ""
    return "sysDot" if style.dash[0] < 1 else "dashDot" if len(style.dash) > 2 else "dash"


def concept_told(backing: Backing, id: str) -> str:
    """Return a concept for those who cannot see it: its name, its category, what it acts on."""
    graph = backing.graph
    concept = graph.concepts[id]
    category = graph.categories.get(concept.category)
    kind = f" ({category.label})" if category else ""
    sentences = "".join(f" {graph.claim(effect)}." for effect in graph.outgoing.get(id, ()))
    return f"{concept.title}{kind}.{sentences}"
