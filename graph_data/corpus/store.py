"""What tells that a folder is a store of claims: its mark, with the counts of what is in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from .problems import CorpusError

#: The file that makes a folder a store; written last.
MARK: Final = "corpus.json"
FORMAT: Final = 1


def is_store(path: Path) -> bool:
    """Whether a path is a folder that holds a store."""
    return (path / MARK).is_file()


def read_mark(folder: Path) -> dict[str, Any]:
    """Return what a store says of itself.

    Raises:
        CorpusError: it is of another format than this version reads.
    """
    try:
        found: Any = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError) as wrong:
        raise CorpusError(f"{folder / MARK} cannot be read: {wrong}") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise CorpusError(f"{folder} is a store of another version; import the claims again")
    return found
