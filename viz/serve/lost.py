"""Edits of the page that another program has saved over: noticed, told, and not forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from .changes import LISTS

if TYPE_CHECKING:
    from .changes import Document
    from .file import Operation

#: Edits that are watched, at most.
_MOST: Final = 200

#: What a document says of a record, by the list that it is in and its id; None where there is none.
Said = Mapping[tuple[str, str], Any]


@dataclass(frozen=True)
class Made:
    """Operations that were done in the page, and what they changed: each record before and after."""

    operations: Sequence[Operation]
    before: Said
    after: Said


class Lost:
    """The edits since an editor last showed that it knows them.

    An editor that holds an older text saves it: what the page did is gone, and every record that it changed
    says again what it said before.
    """

    def __init__(self) -> None:
        self._made: list[Made] = []

    def done(self, operations: Sequence[Operation], before: Document, after: Document) -> None:
        """Remember an edit of the page."""
        old, new = _said(before), _said(after)
        changed = {key for key in {*old, *new} if old.get(key) != new.get(key)}
        if changed:
            made = Made(
                operations, {key: old.get(key) for key in changed}, {key: new.get(key) for key in changed}
            )
            self._made = [*self._made[-_MOST + 1 :], made]

    def undone(self) -> None:
        """Forget the last edit, which was taken back."""
        self._made = self._made[:-1]

    def saved_over(self, now: Document) -> list[Made]:
        """Return the edits that a save of another program has taken away; they are forgotten here."""
        said = _said(now)
        first: dict[tuple[str, str], Any] = {}
        last: dict[tuple[str, str], Any] = {}
        for made in self._made:
            for key, value in made.before.items():
                first.setdefault(key, value)
            last |= made.after
        gone = {key for key in first if said.get(key) == first[key] != last[key]}
        lost = [made for made in self._made if any(key in gone for key in made.before)]
        self._made = [made for made in self._made if made not in lost] if lost else []
        return lost


#: Operations that are about the whole of a record, and the list that it is in.
_WHOLE: Final = {
    "delete_effect": "effects", "delete_concept": "concepts", "rename_concept": "concepts",
    "merge_concepts": "concepts",
}  # fmt: skip


def changed_since(base: Document, now: Document, operations: Sequence[Operation]) -> list[dict[str, Any]]:
    """Return conflicts ``{op, was, now}`` of operations about whole records that others have changed.

    One that says what it saw (``was``), or is forced, was asked for with open eyes.
    """
    found = []
    old, new = _said(base), _said(now)
    for operation in operations:
        part = _WHOLE.get(str(operation.get("do")))
        key = (part or "", str(operation.get("id")))
        if not part or "was" in operation or operation.get("force") or key not in old:
            continue
        if old[key] != new.get(key):
            told = [" · ".join(_texts(record)) for record in (old[key], new.get(key))]
            found.append({"op": operation, "was": told[0], "now": told[1]})
    return found


def _texts(record: Mapping[str, Any] | None) -> list[str]:
    return [str(value) for value in (record or {}).values() if isinstance(value, str) and value]


def _said(document: Document) -> Said:
    """Return what a document says, record by record; tours and texts of the whole file are records too."""
    found: dict[tuple[str, str], Any] = {}
    for part in (*LISTS, "tours"):
        for record in document.get(part, []):
            found[part, record["id"]] = record
    for key in ("title", "description"):
        found[key, ""] = document.get(key)
    return found
