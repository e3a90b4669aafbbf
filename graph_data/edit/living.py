"""A graph file that is edited: one object for command line, served page and notebook, all at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import Problem
from ..model import ConceptGraph
from ..read.examine import examine_bytes, other_file
from ..read.files import FileProblemError, Folders, file_stamp
from ..read.foreign import reader_of_file
from ..read.report import Report
from ..read.unhurried import unhurried
from .journal import Done, Entry, Journal, fingerprint
from .lock import locked
from .mend import mended
from .operation import Operation
from .perform import performed
from .raw import Raw
from .refused import EditRefusedError, SavedMeanwhileError
from .restore import brought_back
from .state import State
from .store import read_bytes, replace_file
from .tidy import tidied
from .together import together


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit came to: the text before and after, what is told of it, the group's number in the journal.

    ``number`` is 0 where nothing was written. ``hash`` is by which the file's bytes are known now; ``data``
    holds the bytes of what was not written.
    """

    before: str
    after: str
    told: tuple[str, ...] = ()
    number: int = 0
    hash: str = ""
    data: bytes = b""

    @property
    def changed(self) -> bool:
        """Whether the file says something else now."""
        return self.before != self.after


class LivingFile:
    """A graph file with its graph, its problems and its edits. What another program saves is seen at once.

    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp()) / "rain.yaml"
    >>> _ = path.write_text("effects:\\n  - rain -> river: fills\\n")
    >>> file = LivingFile(path)
    >>> _ = file.do([{"do": "set_key", "kind": "effect", "id": "rain-fills-river", "key": "label",
    ...               "value": "swells"}])
    >>> print(file.text)
    effects:
      - rain -> river: swells
    <BLANKLINE>
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        #: Where what the file names is looked for, and what of it was found.
        self.folders = Folders.of(str(self.path))
        self._journal = Journal(self.path)
        self._stamp: tuple[int, int, int] | None = None
        self._data = b""
        self._state: State | None = None
        #: The last state that could be edited: most of it is what it was.
        self._earlier: State | None = None
        self._report: Report | None = None

    @property
    def graph(self) -> ConceptGraph | None:
        """The graph, or None while the file has errors."""
        return self.report.graph

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong or doubtful in the file."""
        return self.report.problems

    @property
    def text(self) -> str:
        """The text of the file, without a byte order mark, its lines ended by LF."""
        return self.report.source

    @property
    def hash(self) -> str:
        """By which the file's bytes are known; another save is another hash."""
        self._look()
        return fingerprint(self._data)

    @property
    def is_own(self) -> bool:
        """Whether an edit of ours, by whichever program, wrote what the file holds now."""
        with locked(self._journal.lock):
            self._look()
            return self._journal.wrote(self._data)

    @property
    def report(self) -> Report:
        """Graph, problems and text, of one and the same moment."""
        self._look()
        if self._report is None:
            self._report = self._reported()
        return self._report

    @unhurried()
    def _reported(self) -> Report:
        name, there = str(self.path), self._stamp != (0, 0, 0)
        with suppress(EditRefusedError):
            state = self._editable(None) if there else None
            # What edits begin with where a file holds nothing is no part of it yet.
            if state and state.raw.data == self._data and not other_file(state.raw.text, name):
                return state.report
        return examine_bytes(self._data, name, there=there, folders=self.folders)

    @unhurried()
    def do(self, operations: Iterable[Mapping[str, Any]], *, base: str | None = None) -> Edit:
        """Do operations as one group that can be undone, and write the file.

        ``base`` is the hash of the file that their author saw, where that has to be the file's of now.

        Raises:
            EditConflictError: the file says something else by now than an operation's ``was``.
            EditRefusedError: they cannot be done so that only they happen; the file is untouched.
        """
        asked = [Operation.of(each) for each in operations]
        with locked(self._journal.lock):
            while True:
                before = self._editable(base)
                after, told = performed(before, asked)
                if after.raw == before.raw:
                    return Edit(before.raw.text, after.raw.text, tuple(told), 0, fingerprint(self._data))
                old, new = self._data, after.raw.data
                number = self._journal.add([each.data() for each in asked], old, new)
                with suppress(SavedMeanwhileError):  # then all of it is done again, on what was saved
                    self._write(new, after, number - 1)
                    return Edit(before.raw.text, after.raw.text, tuple(told), number, fingerprint(new))

    def fix(self, *, dry_run: bool = False) -> Edit:
        """Mend what is certain: misspelt keys, quotes that moved with their article, missing quotation marks.

        Raises:
            EditRefusedError: the file is not there, or no text.
        """
        with locked(self._journal.lock):
            self._look()
            self._refuse_foreign()
            name = str(self.path)
            old = Raw.of(read_bytes(self.path, name), name)
            new, mends = mended(old.data, name, Folders.of(name))
            told = tuple(f"{name}:{mend.line}: {mend.told}" for mend in mends)
            if dry_run or new == old:
                return Edit(old.text, new.text, told, 0, fingerprint(new.data))
            number = self._journal.add([{"do": "fix", "value": list(told)}], old.data, new.data)
            self._write(new.data, None, number - 1)
            return Edit(old.text, new.text, told, number, fingerprint(new.data))

    def tidy(self, *, dry_run: bool = False) -> Edit:
        """Lay the file out in one way: sections in order, one style of indents, prose wrapped.

        Raises:
            EditRefusedError: the file cannot be read, or is of another kind.
        """
        with locked(self._journal.lock):
            before = self._editable(None)
            new, told = tidied(before.raw.data, str(self.path))
            if dry_run or new == before.raw:
                return Edit(before.raw.text, new.text, told, 0, fingerprint(new.data), new.data)
            number = self._journal.add([{"do": "fmt"}], before.raw.data, new.data)
            self._write(new.data, None, number - 1)
            return Edit(before.raw.text, new.text, told, number, fingerprint(new.data), new.data)

    def take_in(self, make: Callable[[State], tuple[Raw, Sequence[str]]], what: str) -> Edit:
        """Write what a function makes of the file, as one edit that can be undone.

        Raises:
            EditRefusedError: the file cannot be edited, or the function refuses.
        """
        with locked(self._journal.lock):
            before = self._editable(None)
            new, told = make(before)
            if new == before.raw:
                return Edit(before.raw.text, new.text, tuple(told), 0, fingerprint(self._data))
            number = self._journal.add([{"do": what}], before.raw.data, new.data)
            self._write(new.data, None, number - 1)
            return Edit(before.raw.text, new.text, tuple(told), number, fingerprint(new.data))

    def joined_with(self, other: str | os.PathLike[str]) -> Edit:
        """Return the file with what only another file says; nothing is written. Clashes are told.

        Raises:
            EditRefusedError: one of the two has errors, or is no graph file.
        """
        states = [LivingFile(path)._editable(None) for path in (self.path, other)]
        made, told = together(states[0], states[1])
        return Edit(states[0].raw.text, made.text, told, 0, fingerprint(made.data), made.data)

    def would(self, operations: Iterable[Mapping[str, Any]]) -> Edit:
        """Return what ``do`` would come to; nothing is written."""
        before = self._editable(None)
        after, told = performed(before, [Operation.of(each) for each in operations])
        return Edit(before.raw.text, after.raw.text, tuple(told), 0, fingerprint(after.raw.data))

    def undo(self, *, dry_run: bool = False) -> Edit:
        """Take back the last group of operations that is not taken back yet, whoever did it.

        Raises:
            EditRefusedError: there is none, or what it changed was changed again by hand.
        """
        return self._step_through(-1, dry_run)

    def redo(self, *, dry_run: bool = False) -> Edit:
        """Do the group that was taken back last once more.

        Raises:
            EditRefusedError: there is none, or its place was changed by hand.
        """
        return self._step_through(1, dry_run)

    def history(self) -> tuple[Done, ...]:
        """Return the groups of operations that are kept, the oldest first."""
        with locked(self._journal.lock):
            self._look()
            return self._journal.history(self._data)

    def clear_history(self) -> int:
        """Forget all groups, so that none can be undone; return how many there were."""
        with locked(self._journal.lock):
            return self._journal.clear()

    def _step_through(self, way: int, dry_run: bool) -> Edit:
        with locked(self._journal.lock):
            self._look()
            done = self._journal.position(self._data)
            entry = self._journal.entry(done if way < 0 else done + 1)
            if entry is None:
                raise EditRefusedError(f"there is nothing to {'undo' if way < 0 else 'redo'}")
            old, new = self._data, self._other(entry, way)
            was, now = self._state_of(old), self._state_of(new)
            before, after = (state.raw.text if state else "" for state in (was, now))
            if not dry_run:
                self._journal.intend(done + way, done, old, new)
                self._write(new, now, done)
            return Edit(before, after, (), done + way, fingerprint(old if dry_run else new))

    def _other(self, entry: Entry, way: int) -> bytes:
        base, wanted = (entry.after, entry.before) if way < 0 else (entry.before, entry.after)
        if base == self._data:
            return wanted
        return brought_back(self._data, base, wanted, str(self.path))

    def _state_of(self, data: bytes) -> State | None:
        try:
            return State.of(data, str(self.path), Folders.of(str(self.path)), self._earlier)
        except EditRefusedError:
            return None

    def _editable(self, base: str | None) -> State:
        """Return the state of the file, which can be edited."""
        self._look()
        if self._stamp == (0, 0, 0):
            read_bytes(self.path, str(self.path))  # says why it cannot be read
        self._refuse_foreign()
        if base is not None and base != fingerprint(self._data):
            raise EditRefusedError("the file was changed since; look at it again")
        if self._state is None:
            self._state = State.of(self._data, str(self.path), self.folders, self._earlier)
            self._earlier = self._state
        return self._state

    def _refuse_foreign(self) -> None:
        """Refuse a table or a file of another program, which is not this program's to write."""
        try:
            foreign = reader_of_file(self._data, str(self.path)) is not None
        except FileProblemError as error:
            raise EditRefusedError(str(error.problem)) from None
        if foreign:
            line = f"'conceptgraph convert {self.path}'"
            raise EditRefusedError(f"{self.path} is no graph file of our kind; {line} makes one of it")

    def _look(self) -> None:
        """Read the file again where it was saved since, or what lies beside it was."""
        stamp = file_stamp(self.path)
        if stamp == self._stamp:
            if not (self._state or self).folders.same:
                self.folders, self._report = Folders.of(str(self.path)), None
                self._state = self._state and self._state.looked_at_again(self.folders)
            return
        self._stamp, self._state, self._report = stamp, None, None
        self.folders = Folders.of(str(self.path))
        self._data = read_bytes(self.path, str(self.path)) if stamp != (0, 0, 0) else b""

    def _write(self, data: bytes, state: State | None, done: int) -> None:
        """Write the file; ``done`` is how many groups are done where it was saved by others meanwhile."""
        try:
            written = replace_file(self.path, data, name=str(self.path), stamp=self._stamp)
        except SavedMeanwhileError:
            self._journal.intend(done, done, self._data, self._data)
            raise
        self._stamp, self._data = written, data
        self._state, self._report = state, None
        self._earlier = state or self._earlier
