"""Edits that a program asks for: done by surgery, or shown; which files are read stays as it is."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from ..edit.living import Edit, LivingFile
from ..edit.refused import EditConflictError, EditRefusedError
from ..errors import Problem

#: Keys of the whole file that name other files: whoever sets them chooses what is read.
_FILES = ("text", "references", "corpus")


def change(file: LivingFile, operations: Sequence[Mapping[str, Any]], *, dry_run: bool) -> dict[str, Any]:
    """Do operations as one group, or show what they would come to, and return that as plain data.

    Raises:
        EditRefusedError: they cannot be done so that only they happen; the file is untouched.
    """
    for each in operations:
        key = str(each.get("key", "")).strip().casefold()
        if key in _FILES:
            raise EditRefusedError(f"{key!r} says which files are read; its author sets it in the file")
    try:
        edit = (file.would if dry_run else file.do)(operations)
    except EditConflictError as error:
        found = "; ".join(f"{each.operation.get('id', '')} says {each.now!r}" for each in error.conflicts)
        raise EditRefusedError(f"the file says something else by now: {found}") from None
    return _came_to(edit, file, written=edit.changed and not dry_run)


def taken_back(file: LivingFile) -> dict[str, Any]:
    """Take back the last group of operations, and return what changed.

    Raises:
        EditRefusedError: there is none, or what it changed was changed again by hand.
    """
    return _came_to(file.undo(), file, written=True)


def _came_to(edit: Edit, file: LivingFile, *, written: bool) -> dict[str, Any]:
    old, new = edit.before.split("\n"), edit.after.split("\n")
    lines = list(difflib.unified_diff(old, new, "before", "after", lineterm="", n=1))
    said: dict[str, Any] = {"written": written, "told": list(edit.told), "diff": "\n".join(lines)}
    if written:
        said["problems_now"] = problems_data(file.problems)
    return said


def problems_data(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Return problems as plain data: code, severity, place, what is told, and lines that mend it."""
    return [
        {
            "code": each.code,
            "severity": each.severity,
            "line": each.place.line if each.place else 0,
            "told": each.told,
            **({"example": each.example} if each.example else {}),
        }
        for each in problems
    ]
