"""GEXF 1.3 for Gephi: attributes, colours of categories, and positions where a picture gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from ..model import ConceptGraph
from ..records import EMPTY, Concept, Effect
from .flat import OF_CONCEPTS, OF_EFFECTS, concept_texts, effect_texts, fit, not_held
from .outgoing import Written

NAME = "gexf"
ENDINGS = (".gexf",)
HOLDS_POSITIONS = True

_HELD = frozenset({*OF_CONCEPTS, *OF_EFFECTS, "description", "alone", "id"})
_HEAD = '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">'
#: Colours of lines by sign: more, less, neither.
_COLOURS = {"+": (31, 119, 180), "-": (200, 60, 40)}
_GREY = (120, 120, 120)

Positions = Mapping[str, tuple[float, float]]


def write(graph: ConceptGraph, remarks: Iterable[str] = (), positions: Positions = EMPTY) -> Written:
    """Return a graph as GEXF; ``positions`` are the middles of boxes by concept, y counted upward."""
    said = {"creator": "conceptgraph", "title": graph.title, "description": graph.description}
    about = "".join(f"<{tag}>{_text(value)}</{tag}>" for tag, value in said.items() if value)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', _HEAD, f"<meta>{about}</meta>"]
    lines += [f"<!-- {_text(line).replace('--', '- -')} -->" for line in remarks]
    lines.append('<graph defaultedgetype="directed" mode="static">')
    for kind, names in (("node", OF_CONCEPTS), ("edge", OF_EFFECTS)):
        inner = "".join(
            f'<attribute id="{name}" title="{name}" type="string"/>' for name in names if name != "label"
        )
        lines.append(f'<attributes class="{kind}" mode="static">{inner}</attributes>')
    nodes = [_node(graph, concept, positions.get(concept.id)) for concept in graph.concepts.values()]
    edges = [_edge(effect) for effect in graph.effects.values()]
    lines += ["<nodes>", *nodes, "</nodes>", "<edges>", *edges, "</edges>", "</graph>", "</gexf>", ""]
    return Written("\n".join(lines).encode(), left=not_held(graph, _HELD))


def _text(text: str) -> str:
    return escape(fit(text))


def _values(said: Mapping[str, str]) -> str:
    inner = "".join(
        f'<attvalue for="{key}" value={quoteattr(fit(value))}/>'
        for key, value in said.items()
        if key != "label"
    )
    return f"<attvalues>{inner}</attvalues>" if inner else ""


def _colour(red: int, green: int, blue: int) -> str:
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'


def _node(graph: ConceptGraph, concept: Concept, place: tuple[float, float] | None) -> str:
    look = ""
    category = graph.categories.get(concept.category)
    if category and len(category.color) == 7:
        look += _colour(*bytes.fromhex(category.color[1:]))
    if place:
        look += f'<viz:position x="{place[0]:.1f}" y="{place[1]:.1f}" z="0.0"/>'
    named = f"id={quoteattr(fit(concept.id))} label={quoteattr(fit(concept.label))}"
    return f"<node {named}>{_values(concept_texts(graph, concept))}{look}</node>"


def _edge(effect: Effect) -> str:
    ends = f"source={quoteattr(fit(effect.source))} target={quoteattr(fit(effect.target))}"
    named = f"id={quoteattr(fit(effect.id))} {ends} label={quoteattr(fit(effect.label))}"
    return f"<edge {named}>{_values(effect_texts(effect))}{_colour(*_COLOURS.get(effect.sign, _GREY))}</edge>"
