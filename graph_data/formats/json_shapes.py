"""JSON of any program as nodes, links and what is said of the whole, whatever it calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from .attributes import plain
from .column_names import ENDS
from .ends import pairs_of_ends, plain_names

Record = Mapping[str, Any]

#: What lists of things and lists of links are called, by plain name, the usual first.
_NODES: Final = (
    "nodes", "vertices", "entities", "nodedataarray", "concepts", "things", "items", "variables", "factors",
    "elements", "knoten", "actors", "objects", "terms", "stocks",
)  # fmt: skip
_LINKS: Final = (
    "links", "edges", "relationships", "relations", "connections", "linkdataarray", "arcs", "triples",
    "arrows", "effects", "kanten", "facts", "statements", "influences", "causallinks", "interactions",
)  # fmt: skip
#: What stands around a graph.
_WRAPS: Final = (
    "graph", "data", "network", "series", "graphs", "result", "results", "response", "kg",
    "knowledge_graph", "knowledgegraph", "output", "model", "map", "diagram", "chart",
)  # fmt: skip
#: What stands around the attributes of a thing or a link.
_WITHIN: Final = ("attributes", "data", "metadata", "properties", "attrs", "attr", "meta", "fields")
_DEEP: Final = 4


@dataclass(slots=True)
class Shape:
    """Nodes and links as records, what is said of the whole, and how many further graphs there are."""

    nodes: list[Record] = field(default_factory=list)
    links: list[Record] = field(default_factory=list)
    about: Record = field(default_factory=dict)
    further: int = 0


def shape_of(found: Any, depth: int = 0) -> Shape | None:
    """Return what a value of JSON holds, or None where it holds no graph."""
    if isinstance(found, list):
        return _of_list(found, depth)
    if not isinstance(found, Mapping) or depth > _DEEP:
        return None
    keys = {plain(key): key for key in reversed(list(found))}
    nodes = _first(found, keys, _NODES, _is_records)
    links = _first(found, keys, _LINKS, _is_links)
    if "adjacency" in keys and isinstance(nodes, list):
        links = list(_adjacent(nodes, found[keys["adjacency"]]))
    if nodes is None and links is None:
        return _within(found, depth)
    if links is None and isinstance(found.get("data"), list) and _is_links(found["data"]):
        links = found["data"]
    about = {
        **_flat_values(found.get("graph")),
        **_flat_values(found.get("attributes")),
        **_flat_values(found),
    }
    return Shape(list(_records(nodes)), list(_records(links)), about)


def _within(found: Record, depth: int) -> Shape | None:
    keys = {key.casefold(): key for key in found}
    if isinstance(found.get("links"), list) and _is_records(found.get("data")):  # echarts' series
        return Shape(list(_records(found["data"])), list(_records(found["links"])), _flat_values(found))
    for name in _WRAPS:
        inner = shape_of(found[keys[name]], depth + 1) if name in keys else None
        if inner:
            inner.about = {**_flat_values(found), **inner.about}
            return inner
    return None


def _of_list(found: list[Any], depth: int) -> Shape | None:
    if _is_links(found):
        return Shape([], list(_records(found)))
    shapes = [shape for each in found if (shape := _item(each, depth))]
    if not shapes:
        return None
    if len(found) == len(shapes) and all(len(shape.nodes) + len(shape.links) <= 3 for shape in shapes):
        nodes = {str(node.get("id", n)): node for n, shape in enumerate(shapes) for node in shape.nodes}
        return Shape(list(nodes.values()), [link for shape in shapes for link in shape.links])
    return Shape(shapes[0].nodes, shapes[0].links, shapes[0].about, len(shapes) - 1)


def _first(
    found: Record, keys: Mapping[str, str], names: tuple[str, ...], fits: Callable[[Any], bool]
) -> Any:
    return next((found[keys[name]] for name in names if name in keys and fits(found[keys[name]])), None)


def _item(each: Any, depth: int) -> Shape | None:
    """Return an item of a list that is a graph by itself, or one thing or link of a database."""
    if isinstance(each, Mapping):
        parts = _of_database(each)
        if parts:
            return parts
    return shape_of(each, depth + 1)


def _of_database(each: Record) -> Shape | None:
    """Return a row of Neo4j: its things, its links, or both under the names of a question."""
    kind = str(each.get("type", "")).casefold()
    if kind == "node":
        return Shape([{key: value for key, value in each.items() if key != "type"}], [])
    if kind == "relationship":
        start, end = each.get("start"), each.get("end")
        ends = {"source": _id_of(start), "target": _id_of(end)}
        rest = {key: value for key, value in each.items() if key not in ("type", "start", "end", "id")}
        return Shape([], [{**rest, **ends}])
    values = [value for value in each.values() if isinstance(value, Mapping)]
    if not values or len(values) < len(each):
        return None
    nodes = [v for v in values if "labels" in v and "properties" in v]
    links = [v for v in values if "type" in v and ("start" in v or "startNode" in v)]
    if not nodes and not links:
        return None
    left_out = ("identity", "elementId", "id")
    return Shape(
        [{**node, "id": node.get("identity", node.get("id"))} for node in nodes],
        [{key: value for key, value in link.items() if key not in left_out} for link in links],
    )


def _id_of(value: Any) -> Any:
    return value.get("id", value.get("identity", "")) if isinstance(value, Mapping) else value


def _is_records(value: Any) -> bool:
    if isinstance(value, Mapping):
        return bool(value) and all(isinstance(each, Mapping) for each in value.values())
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(each, Mapping | str | int) for each in value)
    )


def _is_links(value: Any) -> bool:
    """Whether a list holds links: records that name two ends, or triples of texts."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if not isinstance(value, list):
        return False
    some = value[:20]
    return all(_is_triple(each) or (isinstance(each, Mapping) and ends_of(each)) for each in some)


def _is_triple(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 3 and all(isinstance(each, str) for each in value)


def _records(found: Any) -> Iterator[Record]:
    if isinstance(found, Mapping):  # by id
        for key, value in found.items():
            yield {"id": key, **value} if isinstance(value, Mapping) else {"id": key}
        return
    for each in found or ():
        if isinstance(each, Mapping):
            yield each
        elif _is_triple(each):
            yield {"source": each[0], "label": each[1], "target": each[2]}
        elif isinstance(each, str | int) and not isinstance(each, bool):
            yield {"id": each}


def _adjacent(nodes: list[Any], adjacency: Any) -> Iterator[Record]:
    """Yield the links of networkx's adjacency lists."""
    for node, several in zip(nodes, adjacency if isinstance(adjacency, list) else (), strict=False):
        for each in several if isinstance(several, list) else ():
            if isinstance(each, Mapping) and isinstance(node, Mapping):
                rest = {key: value for key, value in each.items() if key != "id"}
                yield {"source": node.get("id"), "target": each.get("id"), **rest}


def _flat_values(value: Any) -> Record:
    plain_values = (str, int, float, bool)
    return (
        {k: v for k, v in value.items() if isinstance(v, plain_values)} if isinstance(value, Mapping) else {}
    )


def flat(record: Record) -> dict[str, Any]:
    """Return a record with what stands in it around its attributes taken away; its own values count first."""
    found = dict(record)
    for key in _WITHIN:
        inner = found.get(key)
        if isinstance(inner, Mapping):
            del found[key]
            found = {**inner, **found}
    return found


def ends_of(link: Record) -> tuple[str, str] | None:
    """Return the two keys under which a link has its ends."""
    keys = list(link)
    short = plain_names(keys)
    # The names that ids stand under come first: what is named beside them are labels.
    for found in (*_plain_pairs(short), *pairs_of_ends(short)):
        for a, b in found:
            return keys[a], keys[b]
    return None


def _plain_pairs(short: list[str]) -> Iterator[list[tuple[int, int]]]:
    for pairs in ENDS[1:3]:
        yield [(short.index(a), short.index(b)) for a, b in pairs if a in short and b in short]
