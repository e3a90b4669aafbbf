"""The rules that a graph is checked by, one function each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from .backing import coverage_hints, quotes_in_text, references_known, references_sound
from .concepts import (
    alike_names,
    double_names,
    lone_concepts,
    look_alikes,
    related_concepts,
    unknown_categories,
)
from .effects import (
    no_effects,
    opposite_effects,
    same_effects,
    unknown_ends,
    unknown_relations,
    verdicts,
)
from .qualified import qualified_names
from .sayings import unread_words
from .start import unknown_start
from .tours import broken_tours

if TYPE_CHECKING:
    from ..errors import Problem
    from ..model import ConceptGraph

__all__ = ["RULES", "check_graph"]

RULES: tuple[Callable[[ConceptGraph], Iterator[Problem]], ...] = (
    no_effects,
    unknown_ends,
    unknown_categories,
    unknown_relations,
    double_names,
    related_concepts,
    qualified_names,
    lone_concepts,
    alike_names,
    look_alikes,
    same_effects,
    opposite_effects,
    unread_words,
    verdicts,
    quotes_in_text,
    references_known,
    references_sound,
    broken_tours,
    unknown_start,
    coverage_hints,
)


def check_graph(graph: ConceptGraph) -> tuple[Problem, ...]:
    """Return everything that is wrong or odd with a graph, by the order of rules, then of the file."""
    return tuple(found for rule in RULES for found in rule(graph))
