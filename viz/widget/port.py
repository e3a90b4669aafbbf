"""Pages that ask by messages in the place of HTTP: the same routes answer, the same events are told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from ..serve.server import Reply

if TYPE_CHECKING:
    from ..serve.events import Stream

#: Bytes of one request, at most, as over HTTP.
MOST_BODY: Final = 1_000_000
#: Tells one page something.
Tell = Callable[[dict[str, Any]], object]


class Port:
    """Answers what pages ask, each known by a name of its own.

    ``{do: "ask", n, method, name, body}`` is answered by ``{n, status, body}``; ``{do: "hear", n, query}``
    by ``{n, event, data}`` again and again, until ``{do: "deaf", n}``, or ``{n}`` says that there is no more.
    """

    def __init__(self, routes: Mapping[tuple[str, str], Any]) -> None:
        self._routes = routes
        self._streams: dict[tuple[str, int], tuple[Stream, Callable[[], object]]] = {}

    def take(self, page: str, asked: Mapping[str, Any], tell: Tell) -> None:
        """Answer what a page asks; anything else is passed over."""
        n = asked.get("n")
        if not isinstance(n, int):
            return
        match asked.get("do"):
            case "ask":
                reply = self._reply(asked)
                tell({"n": n, "status": reply.status, "body": reply.body.decode("utf-8")})
            case "hear":
                self._hear(page, n, asked.get("query"), tell)
            case "deaf":
                self._deaf(page, n)

    def close(self) -> None:
        """End all streams."""
        for page, n in list(self._streams):
            self._deaf(page, n)

    def leave(self, page: str) -> None:
        """End the streams of a page that is gone."""
        for known, n in list(self._streams):
            if known == page:
                self._deaf(known, n)

    def _reply(self, asked: Mapping[str, Any]) -> Reply:
        route = self._routes.get((str(asked.get("method")), str(asked.get("name"))))
        text = str(asked.get("body", "{}"))
        if route is None or asked.get("name") in ("", "events"):
            return Reply(404, {"why": "there is nothing here"})
        if len(text) > MOST_BODY:
            return Reply(413, {"why": f"the body is larger than {MOST_BODY:,} bytes"})
        try:
            body = json.loads(text)
        except (ValueError, RecursionError):
            return Reply(400, {"why": "the body is not JSON"})
        if not isinstance(body, dict):
            return Reply(400, {"why": "the body is not a JSON object"})
        reply: Reply = route({}, body)
        return reply

    def _hear(self, page: str, n: int, query: Any, tell: Tell) -> None:
        asked = {str(key): str(value) for key, value in query.items()} if isinstance(query, dict) else {}
        found = self._routes["GET", "events"](asked, None)
        if isinstance(found, Reply):
            tell({"n": n})
            return
        self._streams[page, n] = found
        threading.Thread(target=_told, args=(found[0], n, tell), daemon=True).start()

    def _deaf(self, page: str, n: int) -> None:
        stream, ended = self._streams.pop((page, n), (None, None))
        if stream and ended:
            ended()
            stream.end()


def _told(stream: Stream, n: int, tell: Tell) -> None:
    """Tell a page the events of a stream until it ends."""
    for event in stream:
        head, _, rest = event.partition("\n")
        if head.startswith("event: "):
            data = rest.removeprefix("data: ").rstrip("\n")
            tell({"n": n, "event": head.removeprefix("event: "), "data": data})
    tell({"n": n})
