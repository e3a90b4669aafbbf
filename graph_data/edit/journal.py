"""What was done to a file, and what it held before each time: kept in the cache folder, for undo and redo.

A folder a file, named by its path. ``entry-N`` is one group of operations with the bytes before and after it.
``now`` says how many groups are done, and between which bytes the last step went; it is written before the
file is, so that a program that was killed in between is seen: the file then still holds the bytes before.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .store import cache_folder, replace_file

#: So many groups are kept.
MOST = 200


@dataclass(frozen=True, slots=True)
class Done:
    """One group of operations: its number from 1, when (seconds since 1970), what, whether it is undone."""

    number: int
    when: float
    operations: tuple[dict[str, Any], ...]
    undone: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A group with the bytes of the file before and after it."""

    number: int
    when: float
    operations: tuple[dict[str, Any], ...]
    before: bytes
    after: bytes


def fingerprint(data: bytes) -> str:
    """Return by what bytes are known."""
    return hashlib.sha256(data).hexdigest()[:32]


def _packed(data: bytes) -> str:
    """Return bytes as text that is quickly made: a person waits for it at each edit."""
    return base64.b64encode(gzip.compress(data, 2, mtime=0)).decode()


class Journal:
    """The journal of one file. Whoever asks it holds the file's lock."""

    def __init__(self, path: Path) -> None:
        self.file = Path(os.path.realpath(path))
        key = hashlib.sha256(os.fsencode(self.file)).hexdigest()[:32]
        self.folder = cache_folder() / "edits" / key

    @property
    def lock(self) -> Path:
        """The file that its lock stands for."""
        return self.folder / "lock"

    def position(self, now: bytes) -> int:
        """Return the number of the last group that is done; ``now`` is what the file holds."""
        said = self._said()
        done = int(said.get("done", 0))
        if said.get("from") == fingerprint(now) and said.get("from") != said.get("to"):
            done = int(said.get("was", done))  # it was said that the file would change, and it did not
        return done

    def wrote(self, now: bytes) -> bool:
        """Whether the last step, done or taken back, left the file with these bytes."""
        return self._said().get("to") == fingerprint(now)

    def intend(self, done: int, was: int, before: bytes, after: bytes) -> None:
        """Note the step that comes: how many groups will be done, and were, and what the file will hold."""
        said = {
            "file": str(self.file),
            "done": done,
            "was": was,
            "from": fingerprint(before),
            "to": fingerprint(after),
        }
        self._write("now", json.dumps(said).encode())

    def add(self, operations: Sequence[dict[str, Any]], before: bytes, after: bytes) -> int:
        """Keep a group behind those that are done; what was undone is left out. Return its number."""
        done = self.position(before)
        for number in self._numbers():
            if number > done or number <= done + 1 - MOST:
                with suppress(OSError):
                    self._path(number).unlink()
        number = done + 1
        entry = {
            "when": time.time(),
            "operations": list(operations),
            "base": 64,
            "before": _packed(before),
            "after": _packed(after),
        }
        self._write(f"entry-{number}", json.dumps(entry, ensure_ascii=False).encode())
        self.intend(number, done, before, after)
        return number

    def entry(self, number: int) -> Entry | None:
        """Return a group, or None where it is not kept (any more)."""
        try:
            found = json.loads(self._path(number).read_bytes())
            decoded = base64.b64decode if found.get("base") == 64 else base64.b85decode
            before, after = (gzip.decompress(decoded(found[key])) for key in ("before", "after"))
            return Entry(number, float(found["when"]), tuple(found["operations"]), before, after)
        except (OSError, ValueError, KeyError, EOFError):
            return None

    def history(self, now: bytes) -> tuple[Done, ...]:
        """Return all groups that are kept, the oldest first."""
        done = self.position(now)
        entries = (self.entry(number) for number in self._numbers())
        return tuple(Done(e.number, e.when, e.operations, e.number > done) for e in entries if e)

    def clear(self) -> int:
        """Forget all groups; return how many there were."""
        numbers = self._numbers()
        for path in [*map(self._path, numbers), self.folder / "now"]:
            with suppress(OSError):
                path.unlink()
        return len(numbers)

    def _numbers(self) -> list[int]:
        names = [path.name.removeprefix("entry-") for path in self.folder.glob("entry-*")]
        return sorted(int(name) for name in names if name.isdecimal())

    def _said(self) -> dict[str, Any]:
        try:
            found = json.loads((self.folder / "now").read_bytes())
        except (OSError, ValueError):
            return {"done": max(self._numbers(), default=0)}
        return found if isinstance(found, dict) else {}

    def _path(self, number: int) -> Path:
        return self.folder / f"entry-{number}"

    def _write(self, name: str, data: bytes) -> None:
        replace_file(self.folder / name, data, name="the journal of edits", mode=0o600, safe=False)
