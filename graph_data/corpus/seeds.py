"""Concepts of a corpus found by what people call them: id, name or other name; else the nearest names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from ..nearest import nearest
from ..sameness import plain_name
from .problems import UnknownSeedError
from .tables import Source, rows

#: Names looked at for those that are most like one that is not there.
_LOOKS: Final = 2_000
#: Names told where several are meant, and where none is there.
_TOLD: Final = 8


def spoken_key(text: str) -> str:
    """Return a name as it is looked up (see `tables.plain_key`)."""
    return " ".join(plain_name(text).replace("-", " ").replace("_", " ").split())


def seed_of(tables: Source, asked: str) -> str:
    """Return the id of the concept that is called so.

    Raises:
        UnknownSeedError: none is, or several are; the nearest, or all of them, are told.
    """
    if _is_id(tables, asked):
        return asked
    wanted = spoken_key(asked)
    got = rows(tables.named([wanted]).select("name", "id").distinct().limit(1000))
    found: dict[str, str] = {row["id"]: row["name"] for row in got}
    exact = {id: name for id, name in found.items() if name == asked}
    found = exact if len(exact) == 1 else found
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise _ambiguous(tables, asked, found)
    told = re.fullmatch(r".+ \((.+)\)", asked)  # as a slice calls concepts of one name
    if told and told[1] != asked and _is_id(tables, told[1]):
        return told[1]
    near = _near(tables, asked, wanted)
    offer = f"; did you mean {', '.join(map(repr, near))}?" if near else ""
    raise UnknownSeedError(f"nothing in the corpus is called {asked!r}{offer}", near)


def _is_id(tables: Source, asked: str) -> bool:
    return bool(rows(tables.concepts_at([asked]).limit(1)))


def _ambiguous(tables: Source, asked: str, found: dict[str, str]) -> UnknownSeedError:
    kinds = {row["id"]: row for row in rows(tables.concepts_at(found))}
    told = [
        f"{id} ({', '.join(filter(None, (kinds.get(id, {}).get('name') or name, _kind(kinds, id))))})"
        for id, name in sorted(found.items())
    ]
    more = f" and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    which = f"{', '.join(told[:_TOLD])}{more}; name one by its id"
    return UnknownSeedError(f"{len(found)} concepts are called {asked!r}: {which}", sorted(found))


def _kind(kinds: dict[str, dict[str, Any]], id: str) -> str:
    return str(kinds.get(id, {}).get("kind") or "")


def _near(tables: Source, asked: str, wanted: str) -> Sequence[str]:
    """Return the names that are most like one that is not there: those that hold it, or begin alike."""
    if not wanted:
        return ()
    close = tables.named_like(wanted, [word for word in wanted.split() if len(word) > 2][:4])
    close = close.mutate(whole=close.key.contains(wanted).ifelse(0, 1), length=close.key.length())
    order = [close.whole, close.length, tables.key(close.key), tables.key(close.name)]
    left = list(dict.fromkeys(row["name"] for row in rows(close.order_by(order).limit(_LOOKS))))
    told: list[str] = []
    while left and len(told) < 3:
        best = nearest(asked, left)
        if not best:
            break
        told.append(best)
        left.remove(best)
    return told
