"""Which keys may stand beside a key, and which hold more than a text."""

from __future__ import annotations

from collections.abc import Collection

from ..keys import CATEGORY, CONCEPT, EFFECT, RECORDS, REFERENCE
from ..read.arrows import ARROW

_NESTED = ("record", "record map", "record list", "terms", "names", "choices")
ALL_KEYS = frozenset(key for record in RECORDS.values() for key in record.keys)


def nested(key: str) -> bool:
    """Whether a key holds lists or sections, which a line of prose cannot be."""
    kinds = [record.keys[key].kind for record in RECORDS.values() if key in record.keys]
    return any(kind in _NESTED for kind in kinds)


def keys_beside(key: str) -> Collection[str]:
    """Return the keys that may stand beside a key: one of them before a colon may be meant as a key."""
    if ARROW.search(key):
        return EFFECT.keys
    records = [record for record in RECORDS.values() if key in record.keys] or [CONCEPT, CATEGORY, REFERENCE]
    return {name for record in records for name in record.keys}
