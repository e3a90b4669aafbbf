"""The file's present state, and what pages are told when it changes: records and views, never a page anew."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from ..errors import UnknownViewError, WriteError
from ..page.packed import packed_plan, packed_views
from .changes import changes
from .events import Streams, event_text
from .file import Answer, hash_of
from .look import look_after
from .lost import Lost, changed_since
from .placing import placings
from .state import Known, State, States, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph_data.model import ConceptGraph

    from ..view import View
    from .doors import Kind
    from .events import Stream
    from .file import Followed, Operation, Reading
    from .later import Improvement
    from .pictures import Pictures
    from .placing import Placing

#: Who hears of what is wrong with the file, and of its author's edits.
_OWN: Final = ("own",)


class Live:
    """What is served: one file, its last good state, its problems, and the pages that hear of it.

    One lock holds reading, editing and laying out apart from each other; the threads of requests wait for it.
    """

    def __init__(self, file: Followed, pictures: Pictures, empty: ConceptGraph) -> None:
        self.file = file
        self.pictures = pictures
        self.streams = Streams()
        self.lock = threading.RLock()
        self.problems: list[dict[str, Any]] = []
        self.gone = False
        self._states = States()
        self._lost = Lost()
        self._data = b""
        self._broken = False
        self._emptied = False
        pictures.take(empty)
        self._take_graph(hash_of(b""), empty)
        self.look()
        self.settle()

    @property
    def state(self) -> State:
        """The last good state."""
        return self._state

    @property
    def hash(self) -> str:
        """The hash of the file as it is, broken or not."""
        return hash_of(self._data)

    def text(self) -> bytes:
        """Return the file as it is now."""
        with self.lock:
            self.look()
            return self._data

    # ---- the file changes ----

    def look(self) -> None:
        """Read the file, and tell what has changed in it; problems wait until the file is quiet."""
        self._look()

    def _look(self, shown: Sequence[str] = (), *, at_once: bool = False) -> None:
        with self.lock:
            reading = self.file.read()
            # Many programs empty a file before they write into it.
            self._emptied = reading is not None and not reading.data.strip() and bool(self._data.strip())
            if self._emptied and not at_once:
                return
            if reading is None:
                self._gone()
            elif self.gone or reading.data != self._data or reading.graph != self._state.graph:
                self._take(reading, shown)
            self._relaid()

    def _relaid(self) -> None:
        """Tell of boxes that another program has placed."""
        views = self.pictures.reread()
        if views:
            packed = packed_views(self._state.graph, views)
            self.streams.tell("layout", {"hash": self._state.hash, "views": packed})

    def settle(self) -> None:
        """Tell that the file is empty, or of what keeps it from being drawn, where it still is so."""
        with self.lock:
            if self._emptied:
                self._look(at_once=True)
            if self._broken:
                self._broken = False
                self.streams.tell("problems", {"hash": self.hash, "problems": self.problems}, _OWN)

    def _gone(self) -> None:
        if not self.gone:
            self.gone = True
            self.streams.tell("gone", {"name": self.file.path.name})

    def _take(self, reading: Reading, shown: Sequence[str] = ()) -> None:
        self.gone = False
        self._data = reading.data
        # Of a text that cannot be read it is told by where things stood before.
        graph = reading.graph or self._state.graph
        self.problems = told(reading.problems, self.file.concerns(graph))
        if reading.graph is None:
            self._broken = True
            return
        self._broken = False
        before = self._state
        self.pictures.take(reading.graph)
        self._take_graph(self.hash, reading.graph, before)
        if len(self.streams):
            self._tell_state(before, shown)
        self._tell_lost()
        self.pictures.improve(partial(self._improved, self.hash))

    def _tell_state(self, before: State, shown: Sequence[str]) -> None:
        ids = self.file.renamed(before.graph, self._state.graph)
        views = [self.pictures.named_now(id, ids) for id in dict.fromkeys([*shown, *self.streams.shown()])]
        message = self._message(before, ids, self.pictures.some(views))
        self.streams.tell("state", message, _OWN)
        self.streams.tell("state", {**message, "problems": []}, ("audience",))

    def _tell_lost(self) -> None:
        """Tell of edits of the page that another program has saved over."""
        if not self.file.is_foreign:
            return
        lost = self._lost.saved_over(self._state.document)
        if lost:
            self.streams.tell("lost", {"hash": self.hash, "edits": [made.operations for made in lost]}, _OWN)

    def _take_graph(self, hash: str, graph: ConceptGraph, before: State | None = None) -> None:
        self._state = State.of(hash, graph, self.pictures.tours(), before)
        self._states.add(self._state)

    # ---- what pages are told ----

    def hear(self, known: str, shown: str, kind: Kind = "own") -> Stream | None:
        """Return a stream for a page that has the state ``known``; it hears at once what it has missed.

        What is wrong with the file is nobody's business but its author's.
        """
        with self.lock:
            stream = self.streams.open(shown, kind)
            problems = self.problems if kind == "own" else []
            if stream is None:
                return None
            if known != self._state.hash:
                before = self._states.get(known)
                ids = self.file.renamed(before.graph, self._state.graph) if before else {}
                views = self.pictures.some([self.pictures.named_now(shown, ids)] if shown else [])
                message = {**self._message(before, ids, views), "problems": problems}
                stream.put(event_text("state", message))
            elif problems:
                stream.put(event_text("problems", {"hash": self.hash, "problems": problems}))
            if self.gone:
                stream.put(event_text("gone", {"name": self.file.path.name}))
            return stream

    def view(self, id: str) -> list[dict[str, Any]]:
        """Return a view of the present state and what goes with it, as plain data; nothing if it is none."""
        with self.lock:
            return packed_views(self._state.graph, self.pictures.some([id]))

    def _message(self, before: Known | None, ids: Mapping[str, str], views: Iterable[View]) -> dict[str, Any]:
        """Return what makes one state another; the whole where it is not known what the page has."""
        now = self._state
        change = changes(before.document if before else {}, now.document)
        same = before is not None and before.plan == now.plan
        return {
            "from": before.hash if before else "",
            "hash": now.hash,
            "problems": self.problems,
            "graph": change,
            "renamed": dict(ids),
            "views": packed_views(now.graph, views),
            **({} if same else {"map": packed_plan(now.plan)}),
            **look_after(before, now, change),
        }

    def _improved(self, hash: str, found: Improvement) -> None:
        """Take views that were laid out better meanwhile, and tell of them; not those of an earlier state."""
        with self.lock:
            if hash == self._state.hash:
                packed = packed_views(self._state.graph, self.pictures.adopt(found))
                self.streams.tell("layout", {"hash": hash, "views": packed})

    # ---- the page changes the file ----

    def do(self, operations: Sequence[Operation], *, base: str = "", shown: Sequence[str] = ()) -> Answer:
        """Bring edits into the file, and tell every page of them; views that are ``shown`` are told first.

        ``base`` is the state that their author saw: what takes a record out, or gives it another name, is in
        conflict where that record says something else by now.
        """
        placed = placings(operations)
        if placed is not None:
            return self._place(placed)
        with self.lock:
            self.look()
            known = self._states.get(base)
            met = changed_since(known.document, self._state.document, operations) if known else []
            if met:
                return Answer(conflicts=met)
            before = self._state
            answer = self._edit(lambda: self.file.do(operations), shown)
            if answer.done and self._state is not before:
                self._lost.done(operations, before.document, self._state.document)
            return answer

    def _place(self, placed: Sequence[Placing] | str) -> Answer:
        """Let boxes stand somewhere, and tell every page."""
        if isinstance(placed, str):
            return Answer(why=placed)
        with self.lock:
            try:
                views = self.pictures.place(placed)
            except (UnknownViewError, WriteError) as error:
                return Answer(why=str(error))
            packed = packed_views(self._state.graph, views)
            self.streams.tell("layout", {"hash": self._state.hash, "views": packed})
            self.pictures.improve(partial(self._improved, self.hash))
            return Answer(done=True)

    def more(self, concept: str, shown: Sequence[str] = ()) -> Answer:
        """Add what the corpus of a slice has beside a concept; nothing waits while the corpus is asked."""
        answer = self.file.more(concept)
        self._look(shown)
        return answer

    def undo(self) -> Answer:
        """Take the last edits back."""
        answer = self._edit(self.file.undo)
        if answer.done:
            self._lost.undone()
        return answer

    def redo(self) -> Answer:
        """Do again what was taken back last."""
        return self._edit(self.file.redo)

    def _edit(self, edit: Callable[[], Answer], shown: Sequence[str] = ()) -> Answer:
        with self.lock:
            answer = edit()
            self._look(shown, at_once=True)
            return answer
