"""What a filter leaves in, by the rule of the page's own filter (viz/viewer/src/filter.ts).

Twin: viz/viewer/src/filter.ts
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Concept, ConceptGraph, Effect, Filter


def effect_passes(graph: ConceptGraph, left_in: Filter, effect: Effect) -> bool:
    """Return whether an effect passes: by itself, and by the category of at least one of its ends."""
    sides = (
        (left_in.verdict, (effect.verdict,)),
        (left_in.certainty, (effect.certainty,)),
        (left_in.sign, (effect.sign,)),
        (left_in.level, (effect.level,)),
        (left_in.relation, (effect.relation,)),
        (left_in.reference, tuple(evidence.reference for evidence in effect.evidence)),
        (left_in.category, tuple(graph.concepts[end].category for end in (effect.source, effect.target))),
    )
    return all(not allowed or any(value in allowed for value in values) for allowed, values in sides)


def concept_passes(left_in: Filter, concept: Concept) -> bool:
    """Return whether a concept passes by itself: by its category, where nothing is said of effects."""
    return not restricts_effects(left_in) and (not left_in.category or concept.category in left_in.category)


def restricts_effects(left_in: Filter) -> bool:
    """Return whether a filter says anything about effects themselves."""
    return any(
        (left_in.verdict, left_in.certainty, left_in.sign, left_in.level, left_in.relation, left_in.reference)
    )
