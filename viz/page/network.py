"""The network of a page, held by pyvis and written through our template; the only module that knows pyvis."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from ..template import templates
from .csp import packed, script_json

if TYPE_CHECKING:
    from pyvis.network import Network

    from graph_data.model import ConceptGraph

    from ..view import Rect, View

_LIBRARY: Final = "templates/lib/vis-9.1.2/vis-network.min.js"

_MANY_EFFECTS: Final = 600

#: Given to vis-network. The page draws boxes, words and lines itself, so edges are springs and nothing else.
OPTIONS: Final[Mapping[str, Any]] = {
    "autoResize": False,
    "nodes": {"shape": "custom", "physics": True, "chosen": False},
    "edges": {"hidden": True, "physics": True, "smooth": False, "chosen": False},
    "interaction": {
        "hover": False,
        "dragNodes": False,
        "hideNodesOnDrag": True,
        "tooltipDelay": 0,
        "selectConnectedEdges": False,
        "multiselect": False,
        "keyboard": False,
    },
    "physics": {
        "enabled": False,
        "stabilization": False,
        "solver": "barnesHut",
        "minVelocity": 0.6,
        "barnesHut": {
            "gravitationalConstant": -5200,
            "centralGravity": 0.25,
            "springLength": 70,
            "springConstant": 0.05,
            "damping": 0.4,
            "avoidOverlap": 0.6,
        },
    },
}


@cache
def vis_network_script() -> str:
    """Return the script of vis-network as pyvis ships it."""
    return resources.files("pyvis").joinpath(_LIBRARY).read_bytes().decode("utf-8")


@cache
def packed_vis_network() -> str:
    """Return the script compressed (zlib) as base64, a third of its size; the page unpacks it before use."""
    return packed(vis_network_script(), 9)


def make_network(graph: ConceptGraph, view: View) -> Network:
    """Return the whole graph as a pyvis network whose positions are a view's.

    A concept is the node ``cN`` and the words of an effect are the node ``wN``, N being the place in the
    file: vis-network keeps nodes in plain objects, where an id such as ``__proto__`` would do harm. Nodes
    that the view does not show are hidden. Springs lead from a concept to the words to the other concept.

    Among very many effects those whose words are not shown have no node, since each costs the page time:
    one spring joins their concepts.
    """
    from pyvis.network import Network

    network = Network(directed=True)
    number = {id: index for index, id in enumerate(graph.concepts)}
    shown = {box.concept: box.rect for box in view.boxes}
    spoken = {words.effects[0]: words.rect for words in view.words}
    few = len(graph.effects) <= _MANY_EFFECTS
    # pyvis's own ways to add look through all that is there for each node and edge.
    network.nodes = [_node(f"c{index}", shown.get(id)) for id, index in number.items()]
    network.nodes += (
        _node(f"w{index}", spoken.get(id)) for index, id in enumerate(graph.effects) if few or id in spoken
    )
    network.node_ids = [node["id"] for node in network.nodes]
    network.node_map = {node["id"]: node for node in network.nodes}
    for index, effect in enumerate(graph.effects.values()):
        source, target = f"c{number[effect.source]}", f"c{number[effect.target]}"
        way = [source, f"w{index}", target] if few or effect.id in spoken else [source, target]
        network.edges += ({"from": start, "to": end} for start, end in pairwise(way))
    network.options = dict(OPTIONS)
    return network


def _node(id: str, rect: Rect | None) -> dict[str, Any]:
    if rect is None:
        return {"id": id, "x": 0, "y": 0, "hidden": True}
    x, y, w, h = rect
    return {"id": id, "x": round(x + w / 2, 2), "y": round(y + h / 2, 2)}


def render(network: Network, values: Mapping[str, Any]) -> str:
    """Return the page: our template, filled by pyvis with the network and by us with the rest."""
    from markupsafe import Markup

    environment = templates()
    written = packed if values["kept_as"] == "text/plain" else str
    environment.filters["carried_json"] = lambda value: Markup(written(script_json(value)))
    environment.filters["parsed"] = json.loads
    environment.globals.update(values)
    network.path, network.templateEnv = "page.html", environment
    return str(network.generate_html())
