"""Streams of events to the pages that are open: one queue each, the slow are cut, their number is bounded."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .doors import Kind

#: Pages that hear at the same time, at most.
MOST_STREAMS: Final = 32
#: Messages that a page may lie behind before its stream is cut; it comes again and asks from where it was.
_MOST_WAITING: Final = 64
#: Seconds without a message after which a line is sent that keeps the connection.
_BEAT: Final = 15.0
#: Seconds for which the end waits for pages to hear of it.
_GOODBYE: Final = 1.0

Message = Mapping[str, Any]


class Stream:
    """What one page has still to hear."""

    def __init__(self, shown: str = "", kind: Kind = "own") -> None:
        #: The id of the view that the page shows.
        self.shown = shown
        #: The door that the page came through.
        self.kind = kind
        self._waiting: queue.Queue[str | None] = queue.Queue(_MOST_WAITING)
        self._cut = threading.Event()

    def put(self, event: str) -> bool:
        """Let an event wait for the page; False when the page is too far behind, and is cut."""
        try:
            self._waiting.put_nowait(event)
        except queue.Full:
            self._cut.set()
        return not self._cut.is_set()

    def end(self) -> None:
        """End the stream when what waits is told."""
        try:
            self._waiting.put_nowait(None)
        except queue.Full:
            self._cut.set()

    def __iter__(self) -> Iterator[str]:
        """Yield events as they come, and a remark where none came for a while; ends when the page is cut."""
        while not self._cut.is_set():
            try:
                event = self._waiting.get(timeout=_BEAT)
            except queue.Empty:
                yield ": here\n\n"
                continue
            if event is None:
                return
            yield event


class Streams:
    """All pages that hear."""

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._open: set[Stream] = set()

    def open(self, shown: str = "", kind: Kind = "own") -> Stream | None:
        """Return a new stream; None when there are too many."""
        with self._lock:
            if len(self._open) >= MOST_STREAMS:
                return None
            stream = Stream(shown, kind)
            self._open.add(stream)
            return stream

    def close(self, stream: Stream) -> None:
        """Forget a stream."""
        with self._lock:
            self._open.discard(stream)
            self._lock.notify_all()

    def shown(self) -> list[str]:
        """Return the ids of the views that pages show, each once, the newest page's first."""
        with self._lock:
            return list(dict.fromkeys(stream.shown for stream in self._open if stream.shown))

    def tell(self, name: str, message: Message, kinds: Sequence[Kind] = ("own", "audience")) -> None:
        """Tell every page, or those that came through some doors."""
        with self._lock:
            hearers = [stream for stream in self._open if stream.kind in kinds]
            told = event_text(name, message) if hearers else ""
            self._open -= {stream for stream in hearers if not stream.put(told)}

    def end(self) -> None:
        """Say goodbye to every page, and wait a moment until they have heard it."""
        self.tell("bye", {})
        with self._lock:
            for stream in self._open:
                stream.end()
            self._lock.wait_for(lambda: not self._open, _GOODBYE)

    def __len__(self) -> int:
        return len(self._open)


def event_text(name: str, message: Message) -> str:
    """Return a message as it stands in a stream of server-sent events.

    >>> event_text("gone", {})
    'event: gone\\ndata: {}\\n\\n'
    """
    return f"event: {name}\ndata: {json.dumps(message, separators=(',', ':'))}\n\n"
