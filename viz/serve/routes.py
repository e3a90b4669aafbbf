"""What the doors lead to: the page, its events, the file's text, and the edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .server import Reply, text_of, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .doors import Kind
    from .events import Stream
    from .file import Answer
    from .live import Live

    Route = Callable[[Mapping[str, str], Any], Reply | tuple[Stream, Callable[[], object]]]

#: Edits in one request, at most.
_MOST_OPERATIONS: Final = 1000


def reading_routes(
    live: Live, page: Callable[[], str], kind: Kind = "audience"
) -> dict[tuple[str, str], Route]:
    """Return what everybody may ask for: the page, and what happens to it."""

    def events(asked: Mapping[str, str], _: Any) -> Reply | tuple[Stream, Callable[[], object]]:
        stream = live.hear(text_of(asked, "from"), text_of(asked, "shown"), kind)
        if stream is None:
            return Reply(503, {"why": "too many pages are open; close some of them"}, Retry_After="5")
        return stream, lambda: live.streams.close(stream)

    def view(_: Mapping[str, str], body: Any) -> Reply:
        found = live.view(str(body.get("id", ""))[:500])
        return (
            Reply(200, {"hash": live.state.hash, "view": found[0], "beside": found[1:]})
            if found
            else Reply(404, {"why": "no such view"})
        )

    return {
        ("GET", ""): lambda *_: Reply(200, page(), kind="text/html; charset=utf-8"),
        ("GET", "events"): events,
        ("POST", "view"): view,
    }


def own_routes(live: Live, page: Callable[[], str]) -> dict[tuple[str, str], Route]:
    """Return what the person whose file it is may ask for."""
    routes = reading_routes(live, page, "own")

    def text(*_: Any) -> Reply:
        data = live.text()
        return Reply(200, data, kind="text/plain; charset=utf-8", ETag=f'"{live.hash}"')

    routes["GET", "text"] = text
    if live.file.editable:
        routes["GET", "placed"] = lambda *_: Reply(200, live.pictures.placed())
        routes["GET", "vocabulary"] = lambda *_: Reply(200, live.file.verbs())
        routes["POST", "do"] = lambda _, body: _done(live, body)
        routes["POST", "more"] = lambda _, body: _reply(
            live, live.more(str(body.get("id", ""))[:500], [str(body.get("shown", ""))[:500]])
        )
        routes["POST", "undo"] = lambda *_: _reply(live, live.undo())
        routes["POST", "redo"] = lambda *_: _reply(live, live.redo())
    return routes


def _done(live: Live, body: Any) -> Reply:
    operations = texts(body.get("ops"))
    if not operations or len(operations) > _MOST_OPERATIONS:
        return Reply(
            422, {"why": "there is nothing to do" if not operations else "too many edits at once", "line": 0}
        )
    if not all(isinstance(each, dict) for each in operations):
        return Reply(422, {"why": "an edit is an object {do, kind, id, key, value, was}", "line": 0})
    shown = [str(body[key])[:500] for key in ("shown", "view") if isinstance(body.get(key), str)]
    base = body.get("base")
    # Registries are waited for by this page alone.
    operations, told = live.file.completed(operations)
    answer = live.do(operations, base=base if isinstance(base, str) else "", shown=shown)
    if any(each.get("do") == "cite" for each in operations):
        told = [*told, *answer.told]
    return _reply(live, answer, told)


def _reply(live: Live, answer: Answer, told: Sequence[str] = ()) -> Reply:
    """Return what an edit came to: 200 done, 409 the file says something else by now, 422 refused."""
    if answer.done:
        return Reply(200, {"hash": live.hash, "undo": True, **({"told": list(told)} if told else {})})
    if answer.conflicts:
        return Reply(409, {"conflicts": list(answer.conflicts)})
    return Reply(422, {"why": answer.why, "line": answer.line})
