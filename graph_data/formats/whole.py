"""A graph as two lists of flat records and the rest beside them, for formats that hold all; and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, Final, TypeAlias

from ..errors import InvalidGraphError
from ..model import ConceptGraph
from ..problems.codes import problem
from ..records import Concept, Effect
from .plain_data import data_of, evidence_data, graph_of

Record: TypeAlias = Mapping[str, Any]
CONCEPT_KEYS: Final = tuple(f.name for f in fields(Concept) if f.name != "language")
EFFECT_KEYS: Final = tuple(f.name for f in fields(Effect))
#: Keys that hold lists, and those that hold numbers.
_LISTS: Final = frozenset({"aka", "opposite", "evidence"})
#: Under this name the rest of a graph stands in a format that has attributes of a whole graph.
REST: Final = "conceptgraph"
_DEFAULTS: Final = {"level": "core", "verdict": "not-checked"}


def concept_records(graph: ConceptGraph) -> list[dict[str, Any]]:
    """Return a flat record for each concept; what is empty is left out."""
    return [_filled({key: getattr(c, key) for key in CONCEPT_KEYS}) for c in graph.concepts.values()]


def effect_records(graph: ConceptGraph) -> list[dict[str, Any]]:
    """Return a flat record for each effect, its evidence as a list of ids, or of records that say more."""
    return [
        _filled(
            {
                **{key: getattr(e, key) for key in EFFECT_KEYS},
                "evidence": list(map(evidence_data, e.evidence)),
            }
        )
        for e in graph.effects.values()
    ]


def _filled(record: Mapping[str, Any]) -> dict[str, Any]:
    found = {key: list(value) if isinstance(value, tuple) else value for key, value in record.items()}
    return {key: value for key, value in found.items() if value not in ("", 0) and value != []}


def rest_of(graph: ConceptGraph) -> dict[str, Any]:
    """Return what a graph says beside its concepts and effects, in the words of the graph file."""
    return {key: value for key, value in data_of(graph).items() if key not in ("concepts", "effects")}


def assembled(
    rest: Mapping[str, Any],
    concepts: Iterable[Mapping[str, Any]],
    effects: Iterable[Mapping[str, Any]],
    name: str,
) -> ConceptGraph:
    """Return the graph of records and the rest.

    Raises:
        InvalidGraphError: they are none that this package wrote; what is wrong is told.
    """
    data = {
        **rest,
        "concepts": {str(c.get("id", "")): _known(c, CONCEPT_KEYS, "id") for c in concepts},
        "effects": [_known(e, EFFECT_KEYS, "") for e in effects],
    }
    return graph_of(data, name)


def _known(record: Mapping[str, Any], keys: Iterable[str], left_out: str) -> dict[str, Any]:
    return {key: record[key] for key in keys if key != left_out and record.get(key) not in (None, "", [], 0)}


def cell(value: Any) -> str:
    """Return a value as the text of one cell: a list as ``a; b``, or as JSON where that would not come back.

    >>> cell(["a", "b"]), cell(["a; b"]), cell("x"), cell(3)
    ('a; b', '["a; b"]', 'x', '3')
    """
    if not isinstance(value, list):
        return str(value)
    plain = all(isinstance(item, str) for item in value)
    joined = "; ".join(value) if plain else ""
    if plain and uncelled("aka", joined) == value:
        return joined
    return json.dumps(value, ensure_ascii=False)


def uncelled(key: str, text: str) -> Any:
    """Return what the text of a cell under one of our keys stands for."""
    if key not in _LISTS:
        return text
    if text.startswith("["):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, list):
            return found
    return [part for part in (each.strip() for each in text.split(";")) if part]


def rest_in(text: str, name: str) -> dict[str, Any]:
    """Return the rest of a graph from the JSON that it was written as.

    Raises:
        InvalidGraphError: it is not such JSON any more.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InvalidGraphError(
            [problem("CG124", f"{name}: what {REST!r} holds was changed and is no JSON now")]
        )
    return found


def rest_text(graph: ConceptGraph) -> str:
    """Return what a graph says beside its concepts and effects as one line of JSON."""
    return json.dumps(rest_of(graph), ensure_ascii=False, separators=(",", ":"))
