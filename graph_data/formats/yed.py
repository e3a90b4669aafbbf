"""What yEd and yFiles draw of a node or an edge: labels, arrowheads, notes, and how much look is left."""

from __future__ import annotations

from dataclasses import dataclass

from .plain_text import of_html, one_line
from .xml_tree import Element

#: Arrowheads that say that the source keeps the target down.
INHIBITS = frozenset({"t_shape", "tee", "t-shape"})
_HEADS_OF_HTML = {"sourceArrow": 0, "targetArrow": 1}


@dataclass(frozen=True, slots=True)
class Drawn:
    """``labels`` that are not empty, in order; ``heads`` at source and target, None where none is drawn."""

    labels: list[str]
    heads: tuple[str, str] | None = None
    note: bool = False
    look: tuple[str, ...] = ()


def is_yed(data: Element) -> bool:
    """Return whether a piece of data is a drawing of yEd or of yFiles for HTML."""
    return any(
        child.tag.endswith(("Node", "Edge", "Style", "List", "Label")) or child.tag == "Realizers"
        for child in data.children
    )


def node_drawn(data: Element) -> Drawn:
    """Return what is drawn of a node; a closed group and an open one have the same name."""
    shape = data.children[0]
    realizers = next(shape.within("Realizers"), None)
    if realizers is not None and realizers.children:
        active = realizers.get("active", "0")
        number = int(active) if active.isdecimal() and int(active) < len(realizers.children) else 0
        shape = realizers.children[number]
    look = ("positions", "colours") if next(shape.within("Geometry", "Fill"), None) is not None else ()
    note = "Note" in shape.tag or "annotation" in shape.get("configuration").lower()
    return Drawn(_labels(shape, "NodeLabel"), None, note, look)


def edge_drawn(data: Element) -> Drawn:
    """Return what is drawn of an edge."""
    line = data.children[0]
    arrows = next(line.within("Arrows"), None)
    if arrows is not None:
        heads = (arrows.get("source", "none"), arrows.get("target", "none"))
        return Drawn(_labels(line, "EdgeLabel"), heads)
    found = ["", ""]
    for part, place in _HEADS_OF_HTML.items():
        for arrow in data.within(*(child for child in (f"PolylineEdgeStyle.{part}", f"ArcEdgeStyle.{part}"))):
            found[place] = "standard" if arrow.children else one_line(arrow.text)
    return Drawn(_labels(data, "EdgeLabel"), (found[0], found[1]) if any(found) else None)


def _labels(shape: Element, tag: str) -> list[str]:
    labels = [
        label
        for label in ([shape] if shape.tag == tag else shape.within(tag))
        if label.get("hasText", "true") != "false" and label.get("visible", "true") != "false"
    ]
    texts = [label.text for label in labels]
    for label in shape.within("Label"):  # yFiles for HTML
        inner = label.first("Label.Text")
        texts.append(label.get("Text") or (inner.text if inner is not None else ""))
    return list(dict.fromkeys(filter(None, map(_words, texts))))


def _words(text: str) -> str:
    plain = text.strip()
    return of_html(plain) if plain[:6].lower() == "<html>" else one_line(plain)
