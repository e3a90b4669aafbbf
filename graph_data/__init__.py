"""What a concept graph is: model, reading, checking, questions. No picture.

Names are loaded when they are first used, so that a program pays only for what it asks.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

# These modules are called after their functions: importing them here, at once, makes the names the functions.
from .around import Around, around
from .coverage import Coverage, coverage
from .errors import GraphError, InvalidGraphError, Place, Problem, UnknownConceptError
from .find import find_concept, nearest
from .loops import Loop, loops
from .model import (
    Category,
    Concept,
    ConceptGraph,
    Effect,
    Evidence,
    Reference,
    Relation,
    Step,
    Tour,
)
from .paths import Path, paths

if TYPE_CHECKING:
    from .answers import (
        around_data,
        around_lines,
        coverage_data,
        coverage_lines,
        loops_data,
        loops_lines,
        paths_data,
        paths_lines,
    )

__all__ = [
    "Around",
    "Category",
    "Concept",
    "ConceptGraph",
    "Coverage",
    "Effect",
    "Evidence",
    "GraphError",
    "InvalidGraphError",
    "Loop",
    "Path",
    "Place",
    "Problem",
    "Reference",
    "Relation",
    "Step",
    "Tour",
    "UnknownConceptError",
    "around",
    "around_data",
    "around_lines",
    "coverage",
    "coverage_data",
    "coverage_lines",
    "find_concept",
    "loops",
    "loops_data",
    "loops_lines",
    "nearest",
    "paths",
    "paths_data",
    "paths_lines",
]

# Public name -> the module that has it.
_LAZY = {
    "around_data": "answers",
    "around_lines": "answers",
    "coverage_data": "answers",
    "coverage_lines": "answers",
    "loops_data": "answers",
    "loops_lines": "answers",
    "paths_data": "answers",
    "paths_lines": "answers",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_LAZY[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
