"""Concepts of a corpus found by what people call them: id, name or other name; else the nearest names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from ..nearest import nearest
from ..sameness import plain_name
from .problems import UnknownSeedError, needed
from .tables import Tables, rows

if TYPE_CHECKING:
    from ibis.expr.types import Table, Value

#: Names looked at for those that are most like one that is not there.
_LOOKS: Final = 2_000
#: Names told where several are meant, and where none is there.
_TOLD: Final = 8


def plain_key(text: Value) -> Value:
    """Return names as they are looked up: without capitals, hyphens and underscores as blanks."""
    return text.lower().re_replace(r"[-_ ]+", " ").strip()


def spoken_key(text: str) -> str:
    """Return a name as it is looked up (see `plain_key`)."""
    return " ".join(plain_name(text).replace("-", " ").replace("_", " ").split())


def names_of(tables: Tables) -> Table:
    """Return every name of every concept: key, name, id."""
    if tables.names is not None:
        return tables.names
    known = tables.known()
    return known.select(key=plain_key(known.name), name=known.name, id=known.id)


def seed_of(tables: Tables, asked: str) -> str:
    """Return the id of the concept that is called so.

    Raises:
        UnknownSeedError: none is, or several are; the nearest, or all of them, are told.
    """
    known = tables.known()
    if rows(known.filter(known.id == asked).select("id").limit(1)):
        return asked
    names = names_of(tables)
    wanted = spoken_key(asked)
    got = rows(names.filter(names.key == wanted).select("name", "id").distinct().limit(1000))
    found: dict[str, str] = {row["id"]: row["name"] for row in got}
    exact = {id: name for id, name in found.items() if name == asked}
    found = exact if len(exact) == 1 else found
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise _ambiguous(tables, asked, found)
    told = re.fullmatch(r".+ \((.+)\)", asked)  # as a slice calls concepts of one name
    if told and told[1] != asked and rows(known.filter(known.id == told[1]).select("id").limit(1)):
        return told[1]
    near = _near(tables, names, asked, wanted)
    offer = f"; did you mean {', '.join(map(repr, near))}?" if near else ""
    raise UnknownSeedError(f"nothing in the corpus is called {asked!r}{offer}", near)


def _ambiguous(tables: Tables, asked: str, found: dict[str, str]) -> UnknownSeedError:
    known = tables.known()
    kinds = {row["id"]: row for row in rows(known.filter(known.id.isin(list(found))))}
    told = [
        f"{id} ({', '.join(filter(None, (kinds.get(id, {}).get('name') or name, _kind(kinds, id))))})"
        for id, name in sorted(found.items())
    ]
    more = f" and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    which = f"{', '.join(told[:_TOLD])}{more}; name one by its id"
    return UnknownSeedError(f"{len(found)} concepts are called {asked!r}: {which}", sorted(found))


def _kind(kinds: dict[str, dict[str, Any]], id: str) -> str:
    return str(kinds.get(id, {}).get("kind") or "")


def _near(tables: Tables, names: Table, asked: str, wanted: str) -> Sequence[str]:
    """Return the names that are most like one that is not there: those that hold it, or begin alike."""
    ibis = needed("ibis")
    words = [word for word in wanted.split() if len(word) > 2]
    alike = [names.key.startswith(wanted[:3])] if wanted else []
    alike += [names.key.contains(word) for word in words[:4]]
    if not alike:
        return ()
    close = names.filter(ibis.or_(*alike)).select("key", "name").distinct()
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
