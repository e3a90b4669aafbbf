"""What a concept graph is: model, reading, checking, questions. No picture.

Names are loaded when they are first used, so that a program pays only for what it asks.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

# The module is called after its function: importing it here, at once, makes the name the function.
from .nearest import nearest

if TYPE_CHECKING:
    from .ask.answers import (
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
    from .ask.around import Around, around
    from .ask.coverage import Coverage, coverage
    from .ask.find import find_concept
    from .ask.follows import Consequence, follows
    from .ask.implied import implied, implied_data, implied_lines
    from .ask.leads import Lead, leads
    from .ask.loops import Loop, loops
    from .ask.paths import Path, paths
    from .ask.question import question
    from .ask.rows import Row, leads_data, leads_lines, question_data, question_lines
    from .assist.desk import Desk
    from .assist.manuscript import Manuscript
    from .check import check_graph
    from .citations import citation, link
    from .compare.both import both_in_one
    from .compare.changes import Comparison, compared, comparison_data
    from .compare.matching import renamed
    from .compare.telling import changes_told, comparison_lines, comparison_markdown, comparison_summary
    from .corpus.again import Changed, slice_again
    from .corpus.answer import Answer, slice_corpus
    from .corpus.corpus import Corpus
    from .corpus.importing.build import import_corpus
    from .corpus.importing.made import Imported
    from .corpus.info import Info, corpus_info, info_lines
    from .corpus.joining import Joined, add_slice, widen
    from .corpus.likeness import Offer, offered_merges, offers_text
    from .corpus.problems import CorpusError, UnknownSeedError
    from .corpus.query import Limits, Query, Slice
    from .document import make_document
    from .edit.living import Edit, LivingFile
    from .edit.operation import OPERATIONS
    from .edit.refused import EditConflictError, EditRefusedError
    from .errors import GraphError, InvalidGraphError, Place, Problem, UnknownConceptError
    from .examples import example_names, example_path, starter_text
    from .formats.registry import reader_named, reader_names
    from .formats.writing import writer_for, writer_names
    from .frames_in import examine_frame, from_frame
    from .meaning.taken import Taken
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
    from .networkx_in import examine_networkx, from_networkx
    from .networkx_out import to_networkx
    from .partial import without_broken
    from .problems.codes import CODES, GROUPS, Code
    from .problems.concerns import concerns
    from .problems.text import format_problems
    from .quotes import sentences
    from .read.doi_registry import completed_references
    from .read.examine import examine, examine_files, examine_text, read_graph, read_graph_text
    from .read.folder import graph_files
    from .read.report import Report
    from .relations import implied_relation, vocabulary
    from .schema import json_schema

__all__ = [
    "CODES",
    "GROUPS",
    "OPERATIONS",
    "Answer",
    "Around",
    "Category",
    "Changed",
    "Code",
    "Comparison",
    "Concept",
    "ConceptGraph",
    "Consequence",
    "Corpus",
    "CorpusError",
    "Coverage",
    "Desk",
    "Edit",
    "EditConflictError",
    "EditRefusedError",
    "Effect",
    "Evidence",
    "Filter",
    "GraphError",
    "Imported",
    "Info",
    "InvalidGraphError",
    "Joined",
    "Lead",
    "Limits",
    "LivingFile",
    "Loop",
    "Manuscript",
    "Offer",
    "Path",
    "Place",
    "Problem",
    "Query",
    "Reference",
    "Relation",
    "Report",
    "Row",
    "Slice",
    "Step",
    "Taken",
    "Tour",
    "UnknownConceptError",
    "UnknownSeedError",
    "add_slice",
    "around",
    "around_data",
    "around_lines",
    "both_in_one",
    "changes_told",
    "check_graph",
    "citation",
    "compared",
    "comparison_data",
    "comparison_lines",
    "comparison_markdown",
    "comparison_summary",
    "completed_references",
    "concerns",
    "corpus_info",
    "coverage",
    "coverage_data",
    "coverage_lines",
    "examine",
    "examine_files",
    "examine_frame",
    "examine_networkx",
    "examine_text",
    "example_names",
    "example_path",
    "find_concept",
    "follows",
    "follows_data",
    "follows_lines",
    "format_problems",
    "from_frame",
    "from_networkx",
    "graph_files",
    "implied",
    "implied_data",
    "implied_lines",
    "implied_relation",
    "import_corpus",
    "info_lines",
    "json_schema",
    "leads",
    "leads_data",
    "leads_lines",
    "link",
    "loops",
    "loops_data",
    "loops_lines",
    "make_document",
    "nearest",
    "offered_merges",
    "offers_text",
    "paths",
    "paths_data",
    "paths_lines",
    "question",
    "question_data",
    "question_lines",
    "read_graph",
    "read_graph_text",
    "reader_named",
    "reader_names",
    "renamed",
    "sentences",
    "slice_again",
    "slice_corpus",
    "starter_text",
    "to_networkx",
    "vocabulary",
    "widen",
    "without_broken",
    "writer_for",
    "writer_names",
]

# Public name -> the module that has it.
_LAZY = {
    "around_data": "ask.answers",
    "around_lines": "ask.answers",
    "coverage_data": "ask.answers",
    "coverage_lines": "ask.answers",
    "follows_data": "ask.answers",
    "follows_lines": "ask.answers",
    "loops_data": "ask.answers",
    "loops_lines": "ask.answers",
    "paths_data": "ask.answers",
    "paths_lines": "ask.answers",
    "Around": "ask.around",
    "around": "ask.around",
    "Coverage": "ask.coverage",
    "coverage": "ask.coverage",
    "find_concept": "ask.find",
    "Consequence": "ask.follows",
    "follows": "ask.follows",
    "implied": "ask.implied",
    "implied_data": "ask.implied",
    "implied_lines": "ask.implied",
    "Lead": "ask.leads",
    "leads": "ask.leads",
    "Loop": "ask.loops",
    "loops": "ask.loops",
    "Path": "ask.paths",
    "paths": "ask.paths",
    "question": "ask.question",
    "Row": "ask.rows",
    "leads_data": "ask.rows",
    "leads_lines": "ask.rows",
    "question_data": "ask.rows",
    "question_lines": "ask.rows",
    "Desk": "assist.desk",
    "Manuscript": "assist.manuscript",
    "check_graph": "check",
    "citation": "citations",
    "link": "citations",
    "both_in_one": "compare.both",
    "Comparison": "compare.changes",
    "compared": "compare.changes",
    "comparison_data": "compare.changes",
    "renamed": "compare.matching",
    "changes_told": "compare.telling",
    "comparison_lines": "compare.telling",
    "comparison_markdown": "compare.telling",
    "comparison_summary": "compare.telling",
    "completed_references": "read.doi_registry",
    "concerns": "problems.concerns",
    "CODES": "problems.codes",
    "Code": "problems.codes",
    "Changed": "corpus.again",
    "slice_again": "corpus.again",
    "Answer": "corpus.answer",
    "slice_corpus": "corpus.answer",
    "Corpus": "corpus.corpus",
    "Imported": "corpus.importing.made",
    "import_corpus": "corpus.importing.build",
    "Joined": "corpus.joining",
    "add_slice": "corpus.joining",
    "widen": "corpus.joining",
    "Info": "corpus.info",
    "corpus_info": "corpus.info",
    "info_lines": "corpus.info",
    "Offer": "corpus.likeness",
    "offered_merges": "corpus.likeness",
    "offers_text": "corpus.likeness",
    "CorpusError": "corpus.problems",
    "UnknownSeedError": "corpus.problems",
    "Limits": "corpus.query",
    "Query": "corpus.query",
    "Slice": "corpus.query",
    "make_document": "document",
    "Edit": "edit.living",
    "LivingFile": "edit.living",
    "OPERATIONS": "edit.operation",
    "EditConflictError": "edit.refused",
    "EditRefusedError": "edit.refused",
    "GraphError": "errors",
    "InvalidGraphError": "errors",
    "Place": "errors",
    "Problem": "errors",
    "UnknownConceptError": "errors",
    "example_names": "examples",
    "example_path": "examples",
    "starter_text": "examples",
    "reader_named": "formats.registry",
    "reader_names": "formats.registry",
    "writer_for": "formats.writing",
    "writer_names": "formats.writing",
    "examine_frame": "frames_in",
    "from_frame": "frames_in",
    "Taken": "meaning.taken",
    "Category": "model",
    "Concept": "model",
    "ConceptGraph": "model",
    "Effect": "model",
    "Evidence": "model",
    "Filter": "model",
    "Reference": "model",
    "Relation": "model",
    "Step": "model",
    "Tour": "model",
    "examine_networkx": "networkx_in",
    "from_networkx": "networkx_in",
    "to_networkx": "networkx_out",
    "without_broken": "partial",
    "GROUPS": "problems.codes",
    "format_problems": "problems.text",
    "sentences": "quotes",
    "examine": "read.examine",
    "examine_files": "read.examine",
    "examine_text": "read.examine",
    "read_graph": "read.examine",
    "read_graph_text": "read.examine",
    "graph_files": "read.folder",
    "Report": "read.report",
    "implied_relation": "relations",
    "vocabulary": "relations",
    "json_schema": "schema",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_LAZY[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
