"""Records of a graph as an agent is told them: each effect with its verdict, its quote and what backs it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..citations import citation, link
from ..opposites import is_crossing

if TYPE_CHECKING:
    from ..model import Concept, ConceptGraph, Effect, Evidence


def effect_data(graph: ConceptGraph, effect: Effect) -> dict[str, Any]:
    """Return an effect as plain data; ``claim`` says no more than its verdict allows."""
    said = {
        "id": effect.id,
        "source": effect.source,
        "target": effect.target,
        "label": effect.label,
        "sign": effect.sign,
        "claim": graph.claim(effect),
        "verdict": effect.verdict,
        "certainty": effect.certainty or "unstated",
        "quote": effect.quote,
        "references": list(dict.fromkeys(each.reference for each in effect.evidence)),
    }
    return said | {key: getattr(effect, key) for key in ("hedge", "note") if getattr(effect, key)}


def effects_data(graph: ConceptGraph, ids: Iterable[str]) -> dict[str, Any]:
    """Return effects by id, each once, as `effect_data` tells them."""
    found = (graph.effects[id] for id in dict.fromkeys(ids) if id in graph.effects)
    return {effect.id: effect_data(graph, effect) for effect in found}


def ids_of(effects: Iterable[Effect]) -> list[str]:
    """Return the ids of effects; links between opposites are none."""
    return [effect.id for effect in effects if not is_crossing(effect)]


def concept_data(graph: ConceptGraph, concept: Concept) -> dict[str, Any]:
    """Return a concept as plain data, with how many effects act on it and start from it."""
    category = graph.categories.get(concept.category)
    said = {
        "id": concept.id,
        "label": concept.label,
        "also_called": list(concept.aka),
        "category": category.label if category else concept.category,
        "definition": concept.definition,
        "acted_on_by": len(graph.incoming[concept.id]),
        "acts_on": len(graph.outgoing[concept.id]),
    }
    return {key: value for key, value in said.items() if value not in ("", [])}


def evidence_data(graph: ConceptGraph, effect: Effect) -> list[dict[str, Any]]:
    """Return what single references say of an effect, each with its citation and link."""
    return [_piece(graph, each) for each in effect.evidence]


def _piece(graph: ConceptGraph, piece: Evidence) -> dict[str, Any]:
    reference = graph.references.get(piece.reference)
    said = {
        "reference": piece.reference,
        "stance": piece.stance,
        "finding": piece.finding,
        "quote": piece.quote,
        "citation": citation(reference) if reference else "",
        "link": link(reference) if reference else "",
        "read_by": "a machine; nobody checked" if piece.kind == "machine-read" else "a person",
    }
    return {key: value for key, value in said.items() if value}
