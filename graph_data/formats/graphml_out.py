"""GraphML for yEd, Gephi, Cytoscape, igraph and networkx: flat attributes, and what yEd draws."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from ..model import ConceptGraph
from ..records import Effect
from .flat import OF_CONCEPTS, OF_EFFECTS, concept_texts, effect_texts, fit, not_held
from .outgoing import Written

NAME = "graphml"
ENDINGS = (".graphml",)

_HELD = frozenset({*OF_CONCEPTS, *OF_EFFECTS, "description", "alone", "id"})
_HEAD = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml" '
    'xmlns:yfiles="http://www.yworks.com/xml/graphml">'
)
#: How yEd draws the end of an effect, by its sign.
_ARROWS = {"-": "t_shape", "none": "plain", "unknown": "plain"}


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return a graph as GraphML; lists stand in one text, parted by bars."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        *(f"<!-- {_remark(line)} -->" for line in remarks),
        _HEAD,
    ]
    for kind, names in (("graph", ("title", "description")), ("node", OF_CONCEPTS), ("edge", OF_EFFECTS)):
        lines += [f'<key id="{kind}-{n}" for="{kind}" attr.name="{n}" attr.type="string"/>' for n in names]
    lines += [
        f'<key id="{kind}-look" for="{kind}" yfiles.type="{kind}graphics"/>' for kind in ("node", "edge")
    ]
    lines.append('<graph id="G" edgedefault="directed">')
    about = {"title": graph.title, "description": graph.description}
    lines += [_data("graph", key, value) for key, value in about.items() if value]
    for concept in graph.concepts.values():
        said = "".join(_data("node", key, value) for key, value in concept_texts(graph, concept).items())
        lines.append(f"<node id={_quoted(concept.id)}>{said}{_box(concept.label)}</node>")
    lines += [_edge(effect) for effect in graph.effects.values()]
    lines += ["</graph>", "</graphml>", ""]
    return Written("\n".join(lines).encode(), left=not_held(graph, _HELD))


def _remark(line: str) -> str:
    return escape(fit(line)).replace("--", "- -")


def _quoted(text: str) -> str:
    return quoteattr(fit(text))


def _data(kind: str, key: str, value: str) -> str:
    return f'<data key="{kind}-{key}">{escape(fit(value))}</data>'


def _box(label: str) -> str:
    width = 20 + 7 * min(len(label), 60)
    inner = f'<y:Geometry height="30.0" width="{width}.0"/><y:NodeLabel>{escape(fit(label))}</y:NodeLabel>'
    return f'<data key="node-look"><y:ShapeNode>{inner}<y:Shape type="roundrectangle"/></y:ShapeNode></data>'


def _edge(effect: Effect) -> str:
    said = "".join(_data("edge", key, value) for key, value in effect_texts(effect).items())
    arrows = f'<y:Arrows source="none" target="{_ARROWS.get(effect.sign, "standard")}"/>'
    label = f"<y:EdgeLabel>{escape(fit(effect.label))}</y:EdgeLabel>"
    look = f'<data key="edge-look"><y:PolyLineEdge>{arrows}{label}</y:PolyLineEdge></data>'
    ends = f"source={_quoted(effect.source)} target={_quoted(effect.target)}"
    return f"<edge id={_quoted(effect.id)} {ends}>{said}{look}</edge>"
