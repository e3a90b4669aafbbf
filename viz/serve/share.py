"""Doors for others on the same network: an audience that looks on, and a telephone that steps."""

from __future__ import annotations

import math
import socket
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..page.csp import embeddable, policy
from ..template import templates
from ..words import interface_words
from .server import Reply

if TYPE_CHECKING:
    from .live import Live
    from .routes import Route

#: All that a remote may ask for.
REMOTE: Final = ("step", "back", "dark", "point")
#: Nobody's address (RFC 5737): the way to it tells which of ours others see; nothing is sent there.
_NOBODY: Final = ("192.0.2.1", 9)


def own_address() -> str:
    """Return the address by which others on the network reach this machine; 127.0.0.1 without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(_NOBODY)
            return str(asked.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def remote_routes(live: Live) -> Mapping[tuple[str, str], Route]:
    """Return what a remote may ask for: its page, and to step, darken and point on the presenter's page."""

    def remote(_: Mapping[str, str], body: Any) -> Reply:
        asked = {"do": body.get("do"), "at": _share(body.get("at"))}
        if asked["do"] not in REMOTE or (asked["do"] == "point" and asked["at"] is None):
            why = f"a remote may {', '.join(REMOTE)}; to point, with at: [x, y]"
            return Reply(422, {"why": why, "line": 0})
        live.streams.tell("remote", asked, kinds=("own",))
        return Reply(200, {})

    return {
        ("GET", ""): lambda *_: Reply(200, remote_page(live), kind="text/html; charset=utf-8"),
        ("POST", "remote"): remote,
    }


def _share(value: Any) -> list[float] | None:
    """Return a point as shares of the stage, 0 to 1."""
    if not isinstance(value, list) or len(value) != 2:
        return None
    if any(isinstance(each, bool) or not isinstance(each, int | float) for each in value):
        return None
    return [min(1.0, max(0.0, float(each))) for each in value] if all(map(math.isfinite, value)) else None


def remote_page(live: Live) -> str:
    """Return the page of a remote: a pad to point on, and large buttons."""
    from markupsafe import Markup

    from ..carried import carried

    def part(name: str) -> str:
        return embeddable(carried("templates", name).read_text(encoding="utf-8"), name)

    graph = live.state.graph
    words = interface_words()
    said = words.get(graph.language.partition("-")[0], words["en"])
    script, style = part("remote.js"), part("remote.css")
    return templates().get_template("remote.html").render(
        title=graph.title, language=graph.language or "en", said=said,
        policy=policy([script], [style], asks=True), script=Markup(script), style=Markup(style),
    )  # fmt: skip
