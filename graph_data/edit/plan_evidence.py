"""Pieces of evidence of an effect: another value for a key of one, or one taken out."""

from __future__ import annotations

from ..names import named
from .changes import Change, Data, Drop, Inline, Path, Put
from .effect_form import EffectForm
from .operation import Operation
from .plan import Plan, key_set, key_unset
from .plan_records import effect_unset
from .refused import EditRefusedError
from .sheet import SHARED
from .state import State
from .values import as_value, checked_key, refuse_conflict, told_now


def set_evidence(state: State, asked: Operation) -> Plan:
    """Give a key of a piece of evidence, ``EFFECT:NUMBER`` from 1, another value; nothing takes it out."""
    _, path = _piece(state, asked.id)
    key = checked_key("evidence", asked.key)
    value = as_value("evidence", key, asked.value)
    held = told_now(state, path)
    fields = held if isinstance(held, dict) else {"reference": held}
    shown = "supports" if key == "stance" else None  # what a piece says that names no stance
    refuse_conflict(asked, fields.get(key), fields.get(key) or shown)
    if value == fields.get(key):
        return Plan()
    return Plan(_set(state, path, fields, key, value))


def _set(state: State, path: Path, fields: dict[str, Data], key: str, value: Data) -> list[Change]:
    spot = state.sheet.at(path)
    if spot.kind == "map":
        return key_unset(state, path, key) if value is None else key_set(state, path, key, value)
    rest = {name: held for name, held in {**fields, key: value}.items() if held is not None}
    return [Put(path, Inline(rest))]


def drop_evidence(state: State, asked: Operation) -> Plan:
    """Take a piece of evidence, ``EFFECT:NUMBER`` from 1, out; ``was`` is its reference."""
    form, path = _piece(state, asked.id)
    held = told_now(state, path)
    refuse_conflict(asked, held.get("reference") if isinstance(held, dict) else held)
    if path == form.keys["evidence"] or state.sheet.at(path[:-1]).count == 1:
        return Plan(effect_unset(form, "evidence"))
    return Plan([Drop(path[:-1], path[-1])])


def _piece(state: State, name: str) -> tuple[EffectForm, Path]:
    """Return the form of an effect, and where its piece of evidence is."""
    effect, colon, number = name.rpartition(":")
    if not colon or not number.isdecimal():
        raise EditRefusedError(f"{named(name)} names no piece of evidence; write EFFECT:NUMBER, from 1")
    form = EffectForm.of(state.sheet, state.effect(effect))
    path = form.keys.get("evidence")
    spot = state.sheet.at(path) if path is not None else None
    count = 0 if spot is None or spot.absent else spot.count if spot.kind == "list" else 1
    if path is None or spot is None or not 1 <= int(number) <= count:
        have = f"it has {count}" if count else "it has none"
        raise EditRefusedError(f"the effect {named(effect)} has no piece of evidence {number}; {have}")
    if spot.kind == "alias":
        raise EditRefusedError(SHARED)
    return form, ((*path, int(number) - 1) if spot.kind == "list" else path)
