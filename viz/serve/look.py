"""The look that a page is told of with a change: where its own lacks letters, places to break, or colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..look.font_face import BASE_CHARACTERS
from ..look.page_look import page_look
from ..page.csp import script_json
from ..page.data import page_breaks, page_font
from ..words import interface_words

if TYPE_CHECKING:
    from .state import Known, State

#: What every page's font has.
_CARRIED: Final = frozenset(BASE_CHARACTERS)


def look_after(before: Known | None, now: State, change: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``{"look": ...}`` for a page of the state ``before``, or nothing where its own look will do.

    ``change`` is what turns the one document into the other (`changes`). A page's font has at least the
    letters of its state.
    """
    if before is not None and not _lacks(before, now, change):
        return {}
    texts = [script_json(now.document), script_json(interface_words(edited=True))]
    look = page_look(now.graph.categories.values(), texts)
    return {"look": {"css": look.css, "theme": look.theme, "font": page_font(now.document, look)}}


def _lacks(before: Known, now: State, change: Mapping[str, Any]) -> bool:
    if before.document["categories"] != now.document["categories"]:
        return True
    letters = set(script_json(change)) - _CARRIED
    if letters and not letters.issubset(script_json(before.document)):
        return True
    changed = {part: change["lists"].get(part, {}).get("records", []) for part in ("concepts", "effects")}
    found = page_breaks(changed)
    return bool(found) and not found.keys() <= page_breaks(before.document).keys()
