"""The ids of a tour's steps: given, or made from what the step says or shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ..names import Ids, named, slug

if TYPE_CHECKING:
    from .fields import FieldReader, Fields

#: A made id is no longer than this many characters; it ends with a whole word.
LONGEST: Final = 40
_SAYS: Final = ("title", "ask", "say")
_SHOWS: Final = ("focus", "path", "show", "overview", "blank")


def step_ids(reader: FieldReader, steps: Sequence[Fields]) -> Iterator[str]:
    """Yield the id of each step of one tour; ids that cannot be taken are told, and made."""
    given = [step.text("id") for step in steps]
    ids = Ids(id for id in given if _wrong(id) == "")
    told: set[str] = set()
    for step, id in zip(steps, given, strict=True):
        wrong = _wrong(id)
        if not wrong and id in told:
            wrong = "is given twice in this tour"
        if id and wrong:
            reader.add("CG712", f"the step id {named(id)} {wrong}", step.places.get("id", step.place))
        if not id or wrong:
            id = ids.take(made_id(step))
        told.add(id)
        yield id


def _wrong(id: str) -> str | None:
    """Return why a text can be no id of a step; empty where it can, None where there is none."""
    if not id:
        return None
    if id.isdecimal():
        return "is a number, by which steps are counted"
    if id == "lit":
        return "is what the view of what a step lights ends in"
    return "holds a colon, which parts an id from its tour's" if ":" in id else ""


def made_id(step: Fields) -> str:
    """Return an id of the first of a step's words, else of what it shows."""
    words = next(filter(None, (step.text(key) for key in _SAYS)), "")
    if not words:
        shown = next(filter(None, (step.values.get(key) for key in _SHOWS)), "")
        words = shown if isinstance(shown, str) else " ".join(shown)
    sentence = re.split(r"(?<=[.!?])\s", words, maxsplit=1)[0]
    found = slug(sentence or "step")
    if len(found) > LONGEST:
        found = found[: LONGEST + 1].rpartition("-")[0] or found[:LONGEST]
    return f"step-{found}" if _wrong(found) else found
