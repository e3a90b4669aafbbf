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
from .follows import Consequence, follows
from .loops import Loop, loops
from .model import (
    Category,
    Concept,
    ConceptGraph,
    Effect,
    Evidence,
    Filter,
    Reference,
    Relation,
    Step,
    Tour,
)
from .paths import Path, paths
from .vocabulary import implied_relation, vocabulary

if TYPE_CHECKING:
    from .answers import (
        around_data,
        around_lines,
        coverage_data,
        coverage_lines,
        follows_data,
        follows_lines,
        loops_data,
        loops_lines,
        paths_data,
        paths_lines,
    )
    from .check import check_graph
    from .codes import CODES, GROUPS, Code
    from .document import make_document
    from .examples import example_names, example_path, starter_text
    from .networkx_bridge import from_networkx, to_networkx
    from .problem_text import format_problems
    from .quotes import sentences
    from .read import Report, examine, examine_text, read_graph, read_graph_text
    from .references import citation, link
    from .schema import json_schema

__all__ = [
    "CODES",
    "GROUPS",
    "Around",
    "Category",
    "Code",
    "Concept",
    "ConceptGraph",
    "Consequence",
    "Coverage",
    "Effect",
    "Evidence",
    "Filter",
    "GraphError",
    "InvalidGraphError",
    "Loop",
    "Path",
    "Place",
    "Problem",
    "Reference",
    "Relation",
    "Report",
    "Step",
    "Tour",
    "UnknownConceptError",
    "around",
    "around_data",
    "around_lines",
    "check_graph",
    "citation",
    "coverage",
    "coverage_data",
    "coverage_lines",
    "examine",
    "examine_text",
    "example_names",
    "example_path",
    "find_concept",
    "follows",
    "follows_data",
    "follows_lines",
    "format_problems",
    "from_networkx",
    "implied_relation",
    "json_schema",
    "link",
    "loops",
    "loops_data",
    "loops_lines",
    "make_document",
    "nearest",
    "paths",
    "paths_data",
    "paths_lines",
    "read_graph",
    "read_graph_text",
    "sentences",
    "starter_text",
    "to_networkx",
    "vocabulary",
]

# Public name -> the module that has it.
_LAZY = {
    "CODES": "codes",
    "Code": "codes",
    "GROUPS": "codes",
    "Report": "read",
    "around_data": "answers",
    "around_lines": "answers",
    "check_graph": "check",
    "citation": "references",
    "coverage_data": "answers",
    "coverage_lines": "answers",
    "examine": "read",
    "examine_text": "read",
    "example_names": "examples",
    "example_path": "examples",
    "follows_data": "answers",
    "follows_lines": "answers",
    "format_problems": "problem_text",
    "from_networkx": "networkx_bridge",
    "json_schema": "schema",
    "link": "references",
    "loops_data": "answers",
    "loops_lines": "answers",
    "make_document": "document",
    "paths_data": "answers",
    "paths_lines": "answers",
    "read_graph": "read",
    "read_graph_text": "read",
    "sentences": "quotes",
    "starter_text": "examples",
    "to_networkx": "networkx_bridge",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_LAZY[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
