"""The server: one port, a few doors, one thread a request; no address ever becomes the name of a file."""

from __future__ import annotations

import json
import os
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

from .doors import MOST_BODY, Door, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .events import Stream

#: Said with every answer. A page that edits is never shown within another.
_HEADERS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Reply:
    """An answer with a body; JSON unless it is said otherwise."""

    def __init__(self, status: int, body: Any = None, *, kind: str = "", **headers: str) -> None:
        self.status = status
        self.headers = headers
        text = body if isinstance(body, (bytes, str)) else json.dumps(body if body is not None else {})
        self.body = text.encode("utf-8") if isinstance(text, str) else text
        self.kind = kind or "application/json"


#: Answers a request that was let in: the query of its address, and its body as JSON.
Route = "Callable[[Mapping[str, str], Any], Reply | Stream]"
Routes = "Mapping[tuple[str, str], Route]"


class Server(ThreadingHTTPServer):
    """Doors by the kind of page that is behind them, each with routes by method and name."""

    daemon_threads = True
    # A port that another program holds is not shared with it.
    allow_reuse_address = False

    def __init__(self, address: tuple[str, int]) -> None:
        super().__init__(address, Handler)
        self._doors: list[tuple[Door, Mapping[tuple[str, str], Any]]] = []

    @property
    def port(self) -> int:
        """The port that is listened at."""
        return int(self.server_address[1])

    def open(self, door: Door, routes: Mapping[tuple[str, str], Any]) -> None:
        """Open a door to some routes."""
        self._doors.append((door, routes))

    def behind(self, secret: str) -> tuple[Door, Mapping[tuple[str, str], Any]] | None:
        """Return the door that a secret opens, and its routes."""
        found = None
        for door, routes in self._doors:  # all of them: how long it takes tells nothing
            if door.knows(secret):
                found = (door, routes)
        return found

    def told_of(self, fault: Exception) -> None:
        """Say what went wrong to whoever looks for it."""
        if os.environ.get("CONCEPTGRAPH_DEBUG"):
            traceback.print_exception(fault)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that went away."""


class Handler(BaseHTTPRequestHandler):
    """One request: who asks, for what, and with what body."""

    protocol_version = "HTTP/1.1"
    server: Server
    #: Seconds for which a client may keep a thread waiting.
    timeout = 20

    def version_string(self) -> str:
        """Return nothing: what runs here is nobody's business."""
        return "conceptgraph"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of requests: their addresses hold the secret."""

    def do_GET(self) -> None:
        """Answer what only reads."""
        self._answer("GET", writing=False)

    def do_HEAD(self) -> None:
        """Answer as for GET, without the body."""
        self._answer("GET", writing=False)

    def do_POST(self) -> None:
        """Answer what may write."""
        self._answer("POST", writing=True)

    def _answer(self, method: str, *, writing: bool) -> None:
        answer = self._found(method, writing=writing)
        if isinstance(answer, Reply):
            self._send(answer)
        else:
            self._stream(*answer)

    def _found(self, method: str, *, writing: bool) -> Any:
        """Return the answer to a request: a reply, or a stream and what is called at its end."""
        path, _, query = self.path.partition("?")
        _, _, rest = path.partition("/")
        secret, slash, name = rest.partition("/")
        found = self.server.behind(secret)
        if found is None or not found[0].admits(self.headers, writing=writing):
            return Reply(403, {"why": "this address is not open"})
        if not slash and not name and method == "GET":
            return Reply(308, b"", Location=f"/{secret}/")
        route = found[1].get((method, name))
        if route is None:
            status = 405 if any(known == name for _, known in found[1]) else 404
            return Reply(status, {"why": "there is nothing here"})
        body = self._body() if writing else None
        if isinstance(body, Reply):
            return body
        asked = {key: values[-1] for key, values in parse_qs(query, keep_blank_values=True).items()}
        try:
            return route(asked, body)
        except Exception as fault:  # one request's fault is not the end of the others'
            self.server.told_of(fault)
            return Reply(500, {"why": "this is a fault of the program"})

    def _body(self) -> Any:
        """Return the body as JSON, or what is wrong with it."""
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError:
            return Reply(411, {"why": "the length of the body is not said"})
        if not 0 <= length <= MOST_BODY:
            return Reply(413, {"why": f"the body is larger than {MOST_BODY:,} bytes"})
        raw = self.rfile.read(length)
        try:
            body = json.loads(raw)
        except (ValueError, RecursionError):
            return Reply(400, {"why": "the body is not JSON"})
        return body if isinstance(body, dict) else Reply(400, {"why": "the body is not a JSON object"})

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        headers = {"Content-Type": reply.kind, "Content-Length": str(len(reply.body)), **_HEADERS}
        # What was sent and not read would be taken for the next request.
        if reply.status >= 400:
            headers["Connection"] = "close"
            self.close_connection = True
        for name, value in {**headers, **{k.replace("_", "-"): v for k, v in reply.headers.items()}}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def _stream(self, stream: Stream, ended: Callable[[], object]) -> None:
        """Send events for as long as there are any, and the page takes them."""
        self.close_connection = True
        self.send_response(200)
        for name, value in {"Content-Type": "text/event-stream", "Connection": "close", **_HEADERS}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(b"retry: 500\n\n")
            self.wfile.flush()
            for event in stream:
                self.wfile.write(event.encode("ascii"))
                self.wfile.flush()
        except OSError:
            pass  # the page is closed, or too slow
        finally:
            ended()


def text_of(asked: Mapping[str, str], name: str, most: int = 500) -> str:
    """Return a word of a query, cut where it is absurdly long."""
    return asked.get(name, "")[:most]


def texts(value: Any) -> Sequence[Any]:
    """Return a list from a body; nothing where there is none."""
    return value if isinstance(value, list) else ()


__all__ = ["Handler", "Kind", "Reply", "Server", "text_of", "texts"]
