"""Problems as SARIF 2.1.0, which code hosts show beside the lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, Final
from urllib.parse import quote

from ..errors import Problem, Severity
from .codes import CODES

_LEVELS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "hint": "note"}
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(problems: Sequence[Problem], files: Iterable[str]) -> str:
    """Return a log with one run: its rules are the codes that occur, its results the problems."""
    codes = sorted({problem.code for problem in problems})
    rules = [_rule(code) for code in codes]
    results = [_result(problem, codes.index(problem.code)) for problem in problems]
    driver = {"name": "conceptgraph", "rules": rules}
    artifacts = [{"location": {"uri": _uri(name)}} for name in files]
    run = {
        "tool": {"driver": driver},
        # Columns are characters, as everywhere in messages, not UTF-16 units.
        "columnKind": "unicodeCodePoints",
        "artifacts": artifacts,
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    entry = CODES[code]
    return {
        "id": code,
        "name": entry.title,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.explanation},
        "help": {"text": entry.remedy},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": problem.told},
    }
    place = problem.place
    if place:
        where: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
        if place.line:
            where["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
        found["locations"] = [{"physicalLocation": where}]
    return found


def _uri(name: str) -> str:
    """Return the address of a file, relative where its path is, so that a code host finds it."""
    path = PurePath(name)
    return Path(name).as_uri() if path.is_absolute() else quote(path.as_posix())
