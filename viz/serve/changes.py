"""What differs between two states of a graph, as records: pages are told these, and are never loaded anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

Document = Mapping[str, Any]
Record = Mapping[str, Any]

#: Parts of a document that are lists of records with ids.
LISTS: Final = ("concepts", "effects", "categories", "relations", "references")


def changes(before: Document, now: Document) -> dict[str, Any]:
    """Return what turns one document into another: ``set`` whole parts, ``lists`` of records.

    A list's ``records`` are new or changed; ``ids`` is there where the list has others, or in another order.

    >>> changes({"title": "A", "concepts": [{"id": "a"}]}, {"title": "B", "concepts": [{"id": "a"}]})
    {'set': {'title': 'B'}, 'lists': {}}
    """
    whole = {part: value for part, value in now.items() if part not in LISTS and before.get(part) != value}
    lists = {part: _records(before.get(part, []), now.get(part, [])) for part in LISTS}
    return {"set": whole, "lists": {part: found for part, found in lists.items() if found}}


def _records(before: Sequence[Record], now: Sequence[Record]) -> dict[str, Any]:
    known = {record["id"]: record for record in before}
    # What has not changed is the same object most of the time.
    records = [each for each in now if (old := known.get(each["id"])) is not each and old != each]
    ids = [record["id"] for record in now]
    found: dict[str, Any] = {"records": records} if records else {}
    if ids != [record["id"] for record in before]:
        found = {"records": records, "ids": ids}
    return found
