"""One operation of an edit as plain data, as a page or a program sends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..nearest import nearest
from .refused import EditRefusedError

#: What an operation may do, in words.
OPERATIONS: Mapping[str, str] = {
    "set_key": "another value for a key of a record",
    "unset_key": "a key of a record taken out",
    "set_quote": "the sentence of the article that states an effect",
    "recategorise": "a concept in another category",
    "set_top": "title, description and the like of the whole file",
    "add_concept": "a new concept",
    "add_effect": "a new effect",
    "turn_effect": "an effect turned round: from its target to its source",
    "add_category": "a new category",
    "add_relation": "a relation of the file's own: what some words on arrows mean",
    "add_reference": "a new reference",
    "cite": "references from a pasted text, as evidence of an effect",
    "set_evidence": "another value for a key of a piece of evidence",
    "drop_evidence": "a piece of evidence taken out",
    "list_concepts": "the concepts that effects name, written down",
    "rename": "another id for a record of any kind, wherever it is named by it",
    "rename_concept": "another id for a concept, wherever it is named by it",
    "delete_concept": "a concept taken out, with its effects and all mentions",
    "delete_effect": "an effect taken out, with its mentions",
    "delete": "a concept, effect or step taken out, whichever the id is of",
    "merge_concepts": "two concepts made one",
    "split_concept": "some effects of a concept given to a new one",
    "add_tour": "a new tour",
    "add_step": "a new step of a tour",
    "set_step": "another value for a key of a step",
    "move_step": "a step at another place in its tour",
    "delete_step": "a step taken out",
}
_FIELDS = ("do", "kind", "id", "key", "value", "was", "force")
_MISSING = object()


@dataclass(frozen=True, slots=True)
class Operation:
    """What is to be done: ``do`` with the record ``id`` of a ``kind``; ``was`` is what its author saw.

    ``saw`` is whether that is said; ``force`` is whether it is done though something else breaks by it.
    """

    do: str
    kind: str = ""
    id: str = ""
    key: str = ""
    value: Any = None
    was: Any = None
    saw: bool = False
    force: bool = False

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Operation:
        """Return an operation from plain data.

        Raises:
            EditRefusedError: it is none.
        """
        do = data.get("do", "")
        if not isinstance(do, str) or do not in OPERATIONS:
            near = nearest(str(do), OPERATIONS)
            offer = f"did you mean {near!r}?" if near else f"there are {', '.join(OPERATIONS)}"
            raise EditRefusedError(f"there is no operation {str(do)[:40]!r}; {offer}")
        strange = [str(key) for key in data if key not in _FIELDS]
        if strange:
            raise EditRefusedError(f"an operation has no {strange[0][:40]!r}; it has {', '.join(_FIELDS)}")
        texts = {key: data.get(key, "") for key in ("kind", "id", "key")}
        for key, text in texts.items():
            if not isinstance(text, str | int) or isinstance(text, bool):
                raise EditRefusedError(f"{key} of an operation is a text")
        was = data.get("was", _MISSING)
        kind, id, key = (" ".join(str(text).split()) for text in texts.values())
        saw, force = was is not _MISSING, data.get("force") is True
        return cls(str(do), kind, id, key, data.get("value"), was if saw else None, saw, force)

    def data(self) -> dict[str, Any]:
        """Return the operation as plain data, what is empty left out."""
        said = {key: getattr(self, key) for key in _FIELDS if key != "was"}
        found = {key: value for key, value in said.items() if value not in ("", None, False)}
        return {**found, "was": self.was} if self.saw else found


def wanted_text(value: Any, what: str) -> str:
    """Return a value that has to be a text with something in it.

    Raises:
        EditRefusedError: it is none.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float) or not str(value).strip():
        raise EditRefusedError(f"{what} is wanted, a text")
    return str(value).strip()
