"""Tours and their steps: new, moved, changed, taken out."""

from __future__ import annotations

from typing import Any

from ..names import named
from .changes import Add, Drop, Move
from .operation import Operation
from .plan import Plan, appended, like_others
from .plan_names import entries_gone, refuse_stale
from .plan_records import section_set
from .refused import EditRefusedError
from .state import State
from .values import record_value


def _place(value: Any, count: int, what: str) -> int:
    """Return a place counted from 1 as one counted from 0."""
    text = str(value).strip()
    if not text.isdecimal() or not 1 <= int(text) <= count:
        raise EditRefusedError(f"{what} is a number from 1 to {count}, not {named(text)}")
    return int(text) - 1


def _step(value: Any) -> dict[str, Any]:
    made = record_value("step", value)
    if not made:
        raise EditRefusedError("the keys of the new step are wanted, such as {focus: ..., say: ...}")
    return made


def add_tour(state: State, asked: Operation) -> Plan:
    """Add a tour: its title, its steps and, where it is to have one, its id."""
    value = dict(asked.value) if isinstance(asked.value, dict) else {"title": asked.value}
    steps = [_step(step) for step in value.pop("steps", None) or ()]
    made = record_value("tour", value)
    if not made.get("title") or not steps:
        raise EditRefusedError("a new tour wants a title and steps, at least one")
    return Plan(appended(state, "tours", {**made, "steps": steps}))


def add_step(state: State, asked: Operation) -> Plan:
    """Add a step to the tour ``id``, at the place ``key`` from 1, else as its last."""
    path = state.steps(asked.id)
    count = state.sheet.at(path).count
    at = _place(asked.key, count + 1, "the place of a new step") if asked.key else count
    return Plan([Add(path, at, like_others(state, path, _step(asked.value)))])


def set_step(state: State, asked: Operation) -> Plan:
    """Give a key of a step another value; nothing is a key taken out."""
    _, _, path = state.step(asked.id)
    return section_set(state, asked, "step", path)


def move_step(state: State, asked: Operation) -> Plan:
    """Move a step of a tour to another place, counted from 1."""
    _, n, path = state.step(asked.id)
    to = _place(asked.value, state.sheet.at(path[:-1]).count, "the new place of a step")
    return Plan([Move(path[:-1], n, to)] if to != n else [])


def delete_step(state: State, asked: Operation) -> Plan:
    """Take a step out; with the last one goes the tour, where that is wanted."""
    tour, n, path = state.step(asked.id)
    refuse_stale(state, "step", asked)
    if state.sheet.at(path[:-1]).count > 1:
        return Plan([Drop(path[:-1], n)])
    if not asked.force:
        raise EditRefusedError(f"it is the only step of the tour {named(tour)}, which would go with it")
    own = state.tour(tour)
    return Plan(
        entries_gone(state, own[:-1], [own[-1]]), [f"the tour {named(tour)} had no other step and is gone"]
    )
