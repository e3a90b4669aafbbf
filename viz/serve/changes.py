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


def renamed(before: Document, now: Document) -> dict[str, str]:
    """Return earlier ids by what concepts and effects are called now, where it is plain which is which.

    One concept is gone and one has come: it is the same where its effects go on between the same others. An
    effect without an id of its own is named by its words: it is the same where its ends are, or turned round.
    """
    concepts = _one_for_one(before["concepts"], now["concepts"])
    new_name = {
        old: new
        for old, new in concepts.items()
        if _neighbours(before, old, concepts) == _neighbours(now, new)
    }
    gone, come = _parted(before["effects"], now["effects"])
    effects = {}
    for effect in gone:
        ends = tuple(new_name.get(effect[end], effect[end]) for end in ("source", "target"))
        same = [other for other in come if (other["source"], other["target"]) == ends]
        turned = (*ends[::-1], effect.get("label"))
        same = same or [o for o in come if (o["source"], o["target"], o.get("label")) == turned]
        if same:
            found = next((o for o in same if o.get("label") == effect.get("label")), same[0])
            effects[effect["id"]] = found["id"]
            come.remove(found)
    return {**new_name, **effects}


def _parted(before: Sequence[Record], now: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """Return the records that are gone, and those that have come."""
    old, new = {record["id"] for record in before}, {record["id"] for record in now}
    return [r for r in before if r["id"] not in new], [r for r in now if r["id"] not in old]


def _one_for_one(before: Sequence[Record], now: Sequence[Record]) -> dict[str, str]:
    gone, come = _parted(before, now)
    return {gone[0]["id"]: come[0]["id"]} if len(gone) == len(come) == 1 else {}


def _neighbours(
    document: Document, concept: str, names: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """Return the effects at a concept by their other ends and directions, sorted."""
    names = names or {}
    found = []
    for effect in document["effects"]:
        for end, other, way in (("source", "target", ">"), ("target", "source", "<")):
            if effect[end] == concept:
                found.append((names.get(effect[other], effect[other]), way))
    return sorted(("" if other == (names.get(concept) or concept) else other, way) for other, way in found)
