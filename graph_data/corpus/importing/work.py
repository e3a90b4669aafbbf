"""The work of an import on disk: what is done already, so that it goes on where it was broken off."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ..problems import CorpusError
from ..store import FORMAT, is_store

STATE: Final = "state.json"
#: Folders of a store.
PARTS: Final = ("claims", "by_subject", "by_object", "concepts", "names")


@dataclass(slots=True)
class Work:
    """An import into a folder: it grows in a folder beside it, which takes its name when all is done."""

    target: Path
    inputs: list[Any]
    told: Callable[[str], None]
    state: dict[str, Any] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where the store grows."""
        return self.target.with_name(self.target.name + ".part")

    @property
    def scratch(self) -> Path:
        """Where lies what is not part of the store."""
        return self.folder / "scratch"

    def begin(self, *, force: bool) -> bool:
        """Make ready; return whether an earlier import of the same claims is gone on with.

        Raises:
            CorpusError: something else stands where the store is to be.
        """
        there = self.target.exists() and (not self.target.is_dir() or any(self.target.iterdir()))
        if there and not (force and is_store(self.target)):
            why = "a store" if is_store(self.target) else "no store"
            way = "--force replaces it" if is_store(self.target) else "choose another folder"
            raise CorpusError(f"{self.target} is there already, and {why}; {way}")
        with suppress(OSError, ValueError):
            self.state = json.loads((self.folder / STATE).read_text(encoding="utf-8"))
        if self.state.get("inputs") == self.inputs and self.state.get("format") == FORMAT:
            return bool(self.state["done"])
        shutil.rmtree(self.folder, ignore_errors=True)
        self.state = {"inputs": self.inputs, "format": FORMAT, "done": {}}
        self.scratch.mkdir(parents=True)
        self._save()
        return False

    def step(self, name: str, what: str, do: Callable[[], Any]) -> Any:
        """Do a step that was not done yet; what it gives (plain data) is kept."""
        done: dict[str, Any] = self.state["done"]
        if name not in done:
            self.told(what)
            done[name] = do()
            self._save()
        return done[name]

    def fresh(self, *parts: str) -> Path:
        """Return a folder of the store, or of the scratch, with nothing of a broken step in it."""
        path = self.folder.joinpath(*parts)
        if path.is_file():
            path.unlink()
        shutil.rmtree(path, ignore_errors=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def finish(self, mark: str, text: str) -> None:
        """Give the finished store its place, the mark last."""
        shutil.rmtree(self.scratch, ignore_errors=True)
        (self.folder / STATE).unlink(missing_ok=True)
        (self.folder / mark).write_text(text, encoding="utf-8")
        old = self.target.with_name(self.target.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        if self.target.exists():
            self.target.rename(old)
        self.folder.rename(self.target)
        shutil.rmtree(old, ignore_errors=True)

    def _save(self) -> None:
        fresh = self.folder / f"{STATE}.new"
        fresh.write_text(json.dumps(self.state), encoding="utf-8")
        fresh.replace(self.folder / STATE)


def marks_of(files: Sequence[Path]) -> list[Any]:
    """Return what tells files from others, and from themselves after a change."""
    found = []
    for path in files:
        stat = path.stat()
        found.append([str(path.resolve()), stat.st_size, stat.st_mtime_ns])
    return found
