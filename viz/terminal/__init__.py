"""What commands are made of: words, sources, options, results, progress.

The one room that knows click. The package that knows graphs is handed to it (`Shelf`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .beginning import begin, copy_example
    from .commands import Commands, Question
    from .comparing import comparison_page, comparison_told
    from .completing import script_for
    from .conversing import serve_agent, serve_editor
    from .converting import Conversion
    from .corpora import (
        add_slice,
        columns_of,
        import_claims,
        map_option,
        query_of,
        repeat_slice,
        slice_options,
        while_working,
        write_names,
        write_slice,
    )
    from .editing import Editing, edit_options, fixed, keys_given, tidied
    from .embedding import EMBEDDINGS, EmbeddingAsked
    from .layouts import Layouts
    from .options import (
        answer_option,
        anyway_option,
        at_least,
        fresh_option,
        polish_option,
        quiet_option,
        severity_option,
        source_argument,
        strict_option,
        version_option,
        watch_option,
    )
    from .pictures import PICTURES, draw_all, picture_asked, shut_keys
    from .placing import Placing
    from .results import page_asked, page_path, require_same, write, write_page
    from .run import run
    from .saying import answer, counted, fail, plain, say
    from .serving import serve_file
    from .shelf import Shelf, is_there
    from .shell_words import SHELLS
    from .source import Source
    from .talks import TALKS, refuse_look, talk_asked

__all__ = [
    "EMBEDDINGS",
    "PICTURES",
    "SHELLS",
    "TALKS",
    "Commands",
    "Conversion",
    "Editing",
    "EmbeddingAsked",
    "Layouts",
    "Placing",
    "Question",
    "Shelf",
    "Source",
    "add_slice",
    "answer",
    "answer_option",
    "anyway_option",
    "at_least",
    "begin",
    "columns_of",
    "comparison_page",
    "comparison_told",
    "copy_example",
    "counted",
    "draw_all",
    "edit_options",
    "fail",
    "fixed",
    "fresh_option",
    "import_claims",
    "is_there",
    "keys_given",
    "map_option",
    "page_asked",
    "page_path",
    "picture_asked",
    "plain",
    "polish_option",
    "query_of",
    "quiet_option",
    "refuse_look",
    "repeat_slice",
    "require_same",
    "run",
    "say",
    "script_for",
    "serve_agent",
    "serve_editor",
    "serve_file",
    "severity_option",
    "shut_keys",
    "slice_options",
    "source_argument",
    "strict_option",
    "talk_asked",
    "tidied",
    "version_option",
    "watch_option",
    "while_working",
    "write",
    "write_names",
    "write_page",
    "write_slice",
]

# Public name -> the module that has it; loaded when first used.
_LAZY = {
    "Commands": "commands",
    "Conversion": "converting",
    "EMBEDDINGS": "embedding",
    "Editing": "editing",
    "Placing": "placing",
    "EmbeddingAsked": "embedding",
    "Layouts": "layouts",
    "PICTURES": "pictures",
    "Question": "commands",
    "Shelf": "shelf",
    "Source": "source",
    "TALKS": "talks",
    "answer": "saying",
    "answer_option": "options",
    "anyway_option": "options",
    "at_least": "options",
    "begin": "beginning",
    "columns_of": "corpora",
    "copy_example": "beginning",
    "comparison_page": "comparing",
    "comparison_told": "comparing",
    "import_claims": "corpora",
    "while_working": "corpora",
    "write_names": "corpora",
    "counted": "saying",
    "draw_all": "pictures",
    "edit_options": "editing",
    "tidied": "editing",
    "fail": "saying",
    "fresh_option": "options",
    "fixed": "editing",
    "is_there": "shelf",
    "map_option": "corpora",
    "keys_given": "editing",
    "page_asked": "results",
    "page_path": "results",
    "picture_asked": "pictures",
    "shut_keys": "pictures",
    "plain": "saying",
    "polish_option": "options",
    "query_of": "corpora",
    "repeat_slice": "corpora",
    "quiet_option": "options",
    "refuse_look": "talks",
    "require_same": "results",
    "severity_option": "options",
    "run": "run",
    "SHELLS": "shell_words",
    "say": "saying",
    "script_for": "completing",
    "serve_agent": "conversing",
    "serve_editor": "conversing",
    "serve_file": "serving",
    "slice_options": "corpora",
    "source_argument": "options",
    "strict_option": "options",
    "talk_asked": "talks",
    "version_option": "options",
    "watch_option": "options",
    "write": "results",
    "write_page": "results",
    "write_slice": "corpora",
    "add_slice": "corpora",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_LAZY[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
