"""References put into a file: one by its keys, or those of a pasted text, as evidence of an effect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..citations import doi_in
from ..errors import GraphError
from ..names import Ids, named
from ..read.pasted_references import cited, pasted_references, reference_id
from .changes import Add, Change, Data, Inline, Path, Put
from .effect_form import EffectForm
from .operation import Operation, wanted_text
from .plan import Plan, like_others, top_added
from .plan_records import add_by_id, effect_put
from .refused import EditRefusedError
from .state import State
from .values import told_now

#: What tells that two references are one, besides their ids.
_TELLING = ("DOI", "PMID", "URL")


def add_reference(state: State, asked: Operation) -> Plan:
    """Add a reference by its keys."""
    path = state.part("references")
    if path is not None:
        _refuse_library(state, path)
    return add_by_id(state, asked, "reference")


def _refuse_library(state: State, path: Path) -> None:
    """Refuse where the references stand in a file of their own.

    Raises:
        EditRefusedError: it is so.
    """
    spot = state.sheet.at(path)
    if spot.kind == "scalar" and not spot.absent:
        raise EditRefusedError(f"the references stand in {spot.text}; add it there")


def cite(state: State, asked: Operation) -> Plan:
    """Put what a pasted text says into the references; where an effect is named, it is its evidence.

    The value is the text, or the references in it as CSL-JSON: one, or a list of them.
    """
    found = _found(asked.value)
    known = {id: dict(reference.csl) for id, reference in state.graph.references.items()}
    ids = Ids(known)
    named_now: dict[str, dict[str, Data]] = {}
    wanted: list[str] = []
    told: list[str] = []
    for given, fields in found.items():
        same = next((id for id, csl in known.items() if _same(csl, fields)), "")
        if same:
            told.append(f"the reference {named(same)} is there already")
        else:
            same = ids.take(reference_id(fields, given))
            named_now[same] = _as_written(fields)
            known[same] = fields
        wanted.append(same)
    changes = _references_added(state, named_now)
    if asked.id:
        changes += _evidence_added(state, asked.id, list(dict.fromkeys(wanted)))
    return Plan(changes, told)


def _found(value: Any) -> dict[str, dict[str, Any]]:
    """Return the references that are to be put in, by the ids that they may have.

    Raises:
        EditRefusedError: there are none.
    """
    if isinstance(value, Mapping):
        value = [value]
    if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
        made = [(str(item.get("id", "")), cited(item)) for item in value]
        found = {id or reference_id(fields): fields for id, fields in made if fields}
        if not found:
            raise EditRefusedError("nothing is said of the reference")
        return found
    try:
        return pasted_references(wanted_text(value, "a reference"))
    except EditRefusedError:
        raise
    except (GraphError, ValueError, RecursionError) as error:
        why = str(error).splitlines()[0] if str(error) else "it is nested too deeply"
        raise EditRefusedError(f"this is no reference that can be read: {why}") from None


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two references are of one source."""

    def told(csl: Mapping[str, Any], key: str) -> str:
        text = str(csl.get(key) or "")
        return (doi_in(text) or text if key == "DOI" else text).casefold().rstrip("/")

    for key in _TELLING:
        if told(one, key) and told(other, key):
            return told(one, key) == told(other, key)
    return dict(one) == dict(other)


def _as_written(fields: Mapping[str, Any]) -> dict[str, Data]:
    """Return fields with each person in a line."""
    people = {key: [Inline(each) for each in fields[key]] for key in ("author", "editor") if key in fields}
    return {**fields, **people}


def _references_added(state: State, found: Mapping[str, dict[str, Data]]) -> list[Change]:
    if not found:
        return []
    path = state.part("references")
    if path is None:
        return [top_added(state, "references", dict(found))]
    _refuse_library(state, path)
    spot = state.sheet.at(path)
    if spot.absent:
        return [Put(path, dict(found))]
    if spot.kind == "list":
        return [Add(path, spot.count, {"id": id, **fields}) for id, fields in found.items()]
    return [Add(path, spot.count, (id, like_others(state, path, fields))) for id, fields in found.items()]


def _evidence_added(state: State, id: str, references: list[str]) -> list[Change]:
    form = EffectForm.of(state.sheet, state.effect(id))
    now = told_now(state, form.keys.get("evidence")) or []
    held: list[Data] = now if isinstance(now, list) else [now]
    there = {str(item.get("reference") if isinstance(item, dict) else item) for item in held}
    new = [Inline({"reference": each}) for each in references if each not in there]
    if not new:
        return []
    if isinstance(now, list) and all(isinstance(item, dict) for item in held):
        return effect_put(state, form, "evidence", [*held, *new])
    return effect_put(state, form, "evidence", [*held, *(each["reference"] for each in new)])
