"""Where everything of a static picture stands, as plain data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..look.drawing import Drawing, arrow_of, drawing_of, shaped, words_block
from ..look.geometry import sampled
from ..look.text import LINE_HEIGHT
from ..look.text import width as text_width
from .frame import TITLE_HEIGHT

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import ConceptBox, Rect, View


def layout_json(graph: ConceptGraph, view: View, *, title_bar: bool = False) -> str:
    """Return where everything of a picture stands, as JSON.

    ``{page: {width, height}, nodes: [{id, label, box, label_box, font_px}], edges: [{effect, source, target,
    label, points, label_box, font_px}]}``; boxes are ``[x, y, width, height]``, all in px of the picture; a
    null ``label_box`` is a label that is not drawn; ``points`` are sampled along the line as drawn.
    """
    drawing = drawing_of(graph, view, "light")
    top = TITLE_HEIGHT if title_bar else 0.0
    data = {
        "page": {"width": view.width, "height": view.height + top},
        "nodes": [_node(drawing, box, top) for box in view.boxes],
        "edges": _edges(drawing, top),
    }
    return json.dumps(data, ensure_ascii=True, indent=1) + "\n"


def _rect(rect: Rect, top: float) -> list[float]:
    x, y, w, h = rect
    return [round(x, 2), round(y + top, 2), round(w, 2), round(h, 2)]


def _node(drawing: Drawing, box: ConceptBox, top: float) -> dict[str, Any]:
    x, y, w, h = box.rect
    text_w = max((text_width(line, "semibold") for line in box.lines), default=0.0) * box.font_px
    text_h = len(box.lines) * LINE_HEIGHT * box.font_px
    inner = (x + (w - text_w) / 2, y + (h - text_h) / 2, text_w, text_h)
    return {
        "id": box.concept,
        "label": drawing.graph.concepts[box.concept].title,
        "box": _rect(box.rect, top),
        "label_box": _rect(inner, top) if box.lines else None,
        "font_px": round(box.font_px, 2),
    }


def _edges(drawing: Drawing, top: float) -> list[dict[str, Any]]:
    words = {effect: box for box in drawing.view.words for effect in box.effects}
    edges = []
    for route in drawing.view.routes:
        effect, box = drawing.graph.effects[route.effect], words.get(route.effect)
        drawn = shaped(drawing, route)
        points = sampled(drawn.commands)
        if arrow_of(drawing.graph, effect) != "none":
            points.append(drawn.tip)
        edges.append(
            {
                "effect": effect.id,
                "source": effect.source,
                "target": effect.target,
                "label": effect.words,
                "points": [[round(x, 2), round(y + top, 2)] for x, y in points],
                "label_box": _rect(words_block(box), top) if box and box.lines else None,
                "font_px": round(box.font_px, 2) if box else 0,
            }
        )
    return edges
