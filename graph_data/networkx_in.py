"""A graph from any networkx graph, the caller's own left as it is."""

from __future__ import annotations

import warnings
from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .errors import InvalidGraphError, Place
from .formats.incoming import Edge, Incoming, Node
from .formats.mapping import Converted, mapped
from .formats.receive import hints
from .formats.whole import REST, assembled, rest_in, uncelled
from .keys import EFFECT
from .model import ConceptGraph, Evidence
from .names import SHORT, Ids, plain_name
from .nearest import nearest
from .problems.codes import problem
from .read.report import Report, sorted_problems

if TYPE_CHECKING:
    import networkx

    from .errors import Problem

_NAME = "networkx graph"
#: Attributes of links that are words, beside which the key of a multigraph is an id.
_WORDS = (
    "label", "words", "effect", "relation", "relationship", "predicate", "type", "interaction", "rel", "verb",
)  # fmt: skip
_CHOICES = {key: EFFECT.keys[key].choices for key in ("verdict", "level", "certainty")}


def from_networkx(g: networkx.Graph[Any], *, title: str = "") -> ConceptGraph:
    """Return the graph of any networkx graph; what of it was not carried is warned of (UserWarning).

    Nodes of any kind become ids by their text, numbered where two texts meet. Attributes are known by the
    names of our keys and by what others call them; an undirected edge is one effect, as it stands.

    Raises:
        InvalidGraphError: an attribute does not fit, as the same words in a file would not.
    """
    converted = _converted(g, title)
    if converted.not_carried:
        left = "; ".join(converted.lost_lines)
        warnings.warn(f"not carried: {left}; examine_networkx tells of all", UserWarning, stacklevel=2)
    return converted.graph


def examine_networkx(g: networkx.Graph[Any], *, title: str = "") -> Report:
    """Return the graph of any networkx graph and all that is to be told of it, as of a file."""
    from .check import check_graph

    try:
        converted = _converted(g, title)
    except InvalidGraphError as error:
        return Report(None, sorted_problems(error.problems))
    found = sorted_problems([*check_graph(converted.graph), *hints(converted, _NAME)])
    broken = any(each.severity == "error" for each in found)
    return Report(None if broken else converted.graph, found, converted=converted)


def _converted(g: networkx.Graph[Any], title: str) -> Converted:
    own = g.graph.get(REST)
    if isinstance(own, str):
        return Converted("networkx graph of ours", _own(g, own, title), {}, {}, {})
    problems = list(_misfits(g))
    if problems:
        raise InvalidGraphError(problems)
    ids = _ids(g)
    joined = _joined(g, ids)
    nodes = tuple(Node(id, data) for id, data in joined[1].items())
    edges = tuple(_edge(edge, joined[0], g.is_directed()) for edge in _edges(g))
    name = str(title or g.graph.get("title") or g.graph.get("name") or "")
    incoming = Incoming(
        _NAME, nodes, edges, name or None, _text(g.graph.get("description")), _text(g.graph.get("language")),
        keep_keys=True,
    )  # fmt: skip
    return mapped(incoming, "Graph", _NAME)


def _own(g: networkx.Graph[Any], rest: str, title: str) -> ConceptGraph:
    """Return the graph that `to_networkx` made such a graph of, whatever became of it since."""
    concepts = [{**_uncelled(data), "id": _text(node)} for node, data in g.nodes(data=True)]
    for each in concepts:
        each.setdefault("label", each.get("name", ""))
    effects = [
        {"id": _text(key), **_uncelled(data), "source": _text(source), "target": _text(target)}
        for source, target, key, data in _edges(g)
    ]
    said = rest_in(rest, _NAME)
    return assembled({**said, **({"title": title} if title else {})}, concepts, effects, _NAME)


def _uncelled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: uncelled(key, value) if isinstance(value, str) else value for key, value in data.items()}


def _misfits(g: networkx.Graph[Any]) -> Iterator[Problem]:
    """Yield values that are almost one of the few words that may stand there."""
    for source, target, _, data in _edges(g):
        for key, allowed in _CHOICES.items():
            word = data.get(key)
            near = nearest(word, allowed) if isinstance(word, str) and word not in allowed else ""
            if near:
                message = f"{key} of {_text(source)!r} -> {_text(target)!r} is {word!r}"
                expected = f"one of {', '.join(allowed)}"
                yield problem("CG205", message, Place(_NAME), expected=expected, suggestion=near)


def _ids(g: networkx.Graph[Any]) -> dict[Hashable, str]:
    ids: dict[Hashable, str] = {}
    # A text keeps itself as id before another node may take it.
    for node in g.nodes:
        if isinstance(node, str) and node.strip() and " ".join(node.split()) == node:
            ids[node] = node
    free = Ids(ids.values())
    for node in g.nodes:
        if node not in ids:
            ids[node] = free.take(_text(node) or "node")
    return {node: ids[node] for node in g.nodes}


def _joined(
    g: networkx.Graph[Any], ids: Mapping[Hashable, str]
) -> tuple[dict[Hashable, str], dict[str, dict[str, Any]]]:
    """Return nodes that differ in how one name is written as one; a node with a label is its own thing."""
    first: dict[str, str] = {}
    found: dict[Hashable, str] = {}
    data: dict[str, dict[str, Any]] = {}
    for node, id in ids.items():
        own = {str(key): value for key, value in g.nodes[node].items() if key not in ("x", "y", "id")}
        labelled = any(own.get(key) for key in ("label", "name"))
        # Symbols are as their maker had them: Co and CO, Mg and mg.
        found[node] = id if labelled or len(id) <= SHORT else first.setdefault(plain_name(id), id)
        data[found[node]] = {**own, **data.get(found[node], {})}
    return found, data


def _edges(g: networkx.Graph[Any]) -> list[tuple[Any, Any, Any, Mapping[str, Any]]]:
    if g.is_multigraph():
        multi: Any = g
        return list(multi.edges(keys=True, data=True))
    return [(source, target, None, data) for source, target, data in g.edges(data=True)]


def _edge(edge: tuple[Any, Any, Any, Mapping[str, Any]], ids: Mapping[Any, str], directed: bool) -> Edge:
    source, target, key, data = edge
    fields = {str(name): value for name, value in data.items() if name not in ("id", "key")}
    evidence = fields.get("evidence")
    if isinstance(evidence, list | tuple):
        fields["evidence"] = [_reference(each) for each in evidence]
    given = data.get("id")
    if isinstance(key, str) and key.strip():
        if any(_text(data.get(name)) for name in _WORDS):
            given = given or key
        else:
            fields["label"] = key  # a multigraph that names its edges by what they say
    return Edge(ids[source], ids[target], fields, directed, _text(given) or None)


def _reference(item: Any) -> str:
    if isinstance(item, Evidence):
        return item.reference
    return _text(item.get("reference")) if isinstance(item, Mapping) else _text(item)


def _text(value: Any) -> str:
    return "" if value is None or value != value else " ".join(str(value).split())
