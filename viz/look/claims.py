"""An effect as a sentence; of a bundle of effects at a shut group, between what and what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..view import SHUT

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect


def claim_of(graph: ConceptGraph, effect: Effect) -> str:
    """Return an effect as a sentence without a full stop.

    ``Magnesium relaxes muscles``, or ``Minerals (2) → Processes (2): 3 effects: 2 raise, 1 disputed``.
    """
    if effect.id.startswith(SHUT) and "," in effect.id:
        source, target = graph.concepts[effect.source], graph.concepts[effect.target]
        return f"{source.title} → {target.title}: {effect.label}"
    return graph.claim(effect)
