"""A graph from any networkx graph, the caller's own left as it is."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from .errors import InvalidGraphError
from .keys import CATEGORY, CONCEPT, EFFECT
from .model import Category, Concept, ConceptGraph, Evidence
from .names import SHORT, Ids, plain_name
from .vocabulary import vocabulary

if TYPE_CHECKING:
    import networkx

#: Names that others give to what we call by the first of each.
_SYNONYMS = {
    "label": ("label", "name", "title", "effect", "relation_label"),
    "category": ("category", "group", "type", "kind"),
    "definition": ("definition", "description"),
    "sign": ("sign", "polarity"),
}


def from_networkx(g: networkx.Graph[Any], *, title: str = "") -> ConceptGraph:
    """Return the graph of any networkx graph; an undirected edge is one effect, as it stands.

    Nodes of any kind become ids by their text, numbered where two texts meet. Attributes of the names of
    our keys are taken over, as are common other names for them; an effect without words says its relation.

    Raises:
        InvalidGraphError: an attribute does not fit, as the same words in a file would not.
    """
    from .read.effects import make_effects
    from .read.fields import FieldReader

    reader = FieldReader()
    language = _text(g.graph.get("language")) or "en"
    ids, nodes = _joined(_ids(g), g.nodes)
    concepts = {id: _concept(reader, id, data, language) for id, data in nodes.items()}
    records = [_effect_fields(reader, edge, ids) for edge in _edges(g)]
    language = _text(g.graph.get("language")) or "en"
    effects = make_effects(reader, {}, records, concepts, vocabulary(), language)
    errors = [found for found in reader.problems if found.severity == "error"]
    if errors:
        raise InvalidGraphError(errors)
    return ConceptGraph(
        title=title or _text(g.graph.get("title") or g.graph.get("name")) or "Graph",
        concepts=MappingProxyType(concepts),
        effects=MappingProxyType(effects),
        categories=MappingProxyType(_categories(reader, g, concepts)),
        relations=vocabulary(),
        description=_text(g.graph.get("description")),
        language=language,
    )


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
    ids: Mapping[Hashable, str], nodes: Mapping[Hashable, Mapping[str, Any]]
) -> tuple[dict[Hashable, str], dict[str, Mapping[str, Any]]]:
    """Return nodes of one name as one, called as the first of them; what it lacks the others tell."""
    first: dict[str, str] = {}
    found: dict[Hashable, str] = {}
    data: dict[str, Mapping[str, Any]] = {}
    for node, id in ids.items():
        known = _known(nodes[node], CONCEPT.keys)
        name = _text(known.get("label")) or id
        # Symbols are as their maker had them: Co and CO, Mg and mg.
        found[node] = first.setdefault(plain_name(name), id) if len(name) > SHORT else id
        data[found[node]] = {**known, **data.get(found[node], {})}
    return found, data


def _edges(g: networkx.Graph[Any]) -> list[tuple[Any, Any, Any, Mapping[str, Any]]]:
    if g.is_multigraph():
        multi: Any = g
        return list(multi.edges(keys=True, data=True))
    return [(source, target, None, data) for source, target, data in g.edges(data=True)]


def _concept(reader: Any, id: str, data: Mapping[str, Any], language: str) -> Concept:
    from .read.concepts import concept_of

    return concept_of(id, reader.record(_node(data), CONCEPT), language, named=True)


def _effect_fields(reader: Any, edge: tuple[Any, Any, Any, Mapping[str, Any]], ids: Mapping[Any, str]) -> Any:
    source, target, key, data = edge
    known = _known(data, EFFECT.keys)
    if "label" not in known and "relation" not in known:
        known["label"] = "affects"
    if isinstance(key, str) and key.strip():
        known.setdefault("id", key)
    found = reader.record(_node({**known, "evidence": _evidence(known.get("evidence"))}), EFFECT)
    found.values["source"], found.values["target"] = ids[source], ids[target]
    return found


def _evidence(value: Any) -> list[Any]:
    items = value if isinstance(value, list | tuple) else [value] if value else []
    return [_piece(e) if isinstance(e, Evidence) else e for e in items]


def _piece(e: Evidence) -> dict[str, str]:
    fields = {"reference": e.reference, "stance": e.stance, "finding": e.finding}
    return {**fields, **{key: value for key, value in (("quote", e.quote), ("kind", e.kind)) if value}}


def _categories(reader: Any, g: networkx.Graph[Any], concepts: Mapping[str, Concept]) -> dict[str, Category]:
    from .read.concepts import category_of

    given = g.graph.get("categories")
    given = given if isinstance(given, Mapping) else {}
    named = dict.fromkeys([*map(str, given), *(c.category for c in concepts.values() if c.category)])
    found = {}
    for id in named:
        data = given.get(id)
        found[id] = category_of(id, reader.record(_node(data if data is not None else {}), CATEGORY))
    return found


def _known(data: Mapping[str, Any], keys: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes that our keys, or their common other names, mean."""
    found = {}
    for key in keys:
        for name in _SYNONYMS.get(key, (key,)):
            if data.get(name) not in (None, "", (), []):
                found[key] = data[name]
                break
    return found


def _node(value: Any) -> Any:
    """Return plain data as the tree that the reader of files knows."""
    from .errors import Place
    from .read.yaml_tree import Scalar, Section, Sequence

    place = Place("networkx graph")
    if isinstance(value, Mapping):
        return Section([(_node(str(key)), _node(item)) for key, item in value.items()], place)
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return Sequence([_node(item) for item in items], place)
    return Scalar(_text(value) if not isinstance(value, str) else value, False, place)


def _text(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())
