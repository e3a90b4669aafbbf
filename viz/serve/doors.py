"""Who is let in: a request names this machine, comes from a page of ours, and knows the secret of its path.

A name that a stranger's server gives to this machine (DNS rebinding) is not in `Door.hosts`; a page of
somebody else carries its own ``Origin``; other programs of this machine do not know the secret. No cookies:
those are shared between the ports of a host.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol, overload

#: What a door leads to: the person's own page, the audience's, the one that steps from afar.
Kind = Literal["own", "audience", "remote"]
#: Bytes of a request's body, at most.
MOST_BODY: Final = 1_000_000
#: Sites from which a browser may say that a request comes; "none" is an address typed in.
_SITES: Final = ("same-origin", "none")


class Headers(Protocol):
    """What is asked of a request's headers; their names may be written in any case."""

    @overload
    def get(self, name: str, /) -> str | None: ...
    @overload
    def get(self, name: str, failobj: str, /) -> str: ...


def new_secret() -> str:
    """Return a word of 128 bits that nobody can guess."""
    return secrets.token_urlsafe(16)


@dataclass(frozen=True)
class Door:
    """One secret path at one port; ``hosts`` are the names, with the port, by which it may be asked for."""

    kind: Kind
    hosts: frozenset[str]
    secret: str = field(default_factory=new_secret)

    def knows(self, secret: str) -> bool:
        """Whether a path begins with the secret; takes as long for a wrong one as for the right one."""
        return secrets.compare_digest(secret.encode("utf-8", "replace"), self.secret.encode("ascii"))

    def admits(self, headers: Headers, *, writing: bool) -> bool:
        """Whether a request's headers are those of a page that came through this door.

        What writes must say where it comes from, and that it is JSON: a foreign page's form can do neither.
        """
        origin = headers.get("Origin")
        if headers.get("Host") not in self.hosts or headers.get("Sec-Fetch-Site", "none") not in _SITES:
            return False
        if origin is not None and origin.removeprefix("http://") not in self.hosts:
            return False
        if not writing:
            return True
        kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return origin is not None and kind == "application/json"


def hosts_at(port: int, names: Iterable[str] = ()) -> frozenset[str]:
    """Return the names of this machine with a port, as browsers write them; others when they are given."""
    return frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", *names))
