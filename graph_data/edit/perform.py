"""Operations done on a state of a file, one after another, each proved; what breaks by them is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from ..errors import Problem
from . import plan_evidence, plan_ids, plan_merge, plan_names, plan_records, plan_references, plan_tours
from .changes import Change, Put
from .mentions import of_effects
from .operation import Operation
from .plan import Plan
from .refused import Conflict, EditConflictError, EditRefusedError
from .spans import NOT_YAML
from .state import State
from .ways import places_after, ways_followed

_PLANS: Mapping[str, Callable[[State, Operation], Plan]] = {
    "set_key": plan_records.set_key,
    "unset_key": plan_records.unset_key,
    "set_quote": plan_records.set_quote,
    "recategorise": plan_records.recategorise,
    "set_top": plan_records.set_top,
    "add_concept": plan_records.add_concept,
    "add_effect": plan_records.add_effect,
    "turn_effect": plan_records.turn_effect,
    "add_relation": plan_records.add_relation,
    "add_category": plan_records.add_category,
    "add_reference": plan_references.add_reference,
    "cite": plan_references.cite,
    "set_evidence": plan_evidence.set_evidence,
    "drop_evidence": plan_evidence.drop_evidence,
    "list_concepts": plan_names.list_concepts,
    "rename": plan_ids.rename,
    "rename_concept": plan_names.rename_concept,
    "delete_concept": plan_names.delete_concept,
    "delete_effect": plan_names.delete_effect,
    "merge_concepts": plan_merge.merge_concepts,
    "split_concept": plan_merge.split_concept,
    "add_tour": plan_tours.add_tour,
    "add_step": plan_tours.add_step,
    "set_step": plan_tours.set_step,
    "move_step": plan_tours.move_step,
    "delete_step": plan_tours.delete_step,
}
_NO_EFFECTS = "CG804"
_NUMBER = re.compile(r"\d+")
#: What wants the concepts to be listed in the file.
_OF_CONCEPTS = ("set_key", "add_concept", "recategorise")


def performed(state: State, operations: Iterable[Operation]) -> tuple[State, list[str]]:
    """Return the state after operations, and what is told of them.

    Raises:
        EditConflictError: one met something else than its author saw; all that did are told.
        EditRefusedError: one cannot be done, or would break what was whole.
    """
    refuse_doubts(state.noted)
    before, told = state, list[str]()
    conflicts: list[Conflict] = []
    forced = True
    for operation in operations:
        forced = forced and operation.force
        try:
            state, said = _done(state, operation)
            told += said
        except EditConflictError as error:
            conflicts += error.conflicts
    if conflicts:
        raise EditConflictError(conflicts)
    if not forced:
        _refuse_new_errors(before, state)
    return state, told


def refuse_doubts(noted: Sequence[Problem]) -> None:
    """Refuse a file in which the reader had to guess what YAML is meant.

    Raises:
        EditRefusedError: it is so; the first such place is told.
    """
    doubt = next((each for each in noted if each.severity == "error" and each.code in NOT_YAML), None)
    if doubt is not None:
        raise EditRefusedError(f"{doubt}; a file is not changed before it can be read in one way only")


def _done(state: State, operation: Operation) -> tuple[State, list[str]]:
    told: list[str] = []
    wants_list = operation.do in _OF_CONCEPTS and not state.declared
    known = operation.id in state.graph.concepts
    if wants_list and state.graph.concepts and (known or operation.do != "set_key"):
        plan = plan_names.list_concepts(state, operation)
        state, told = state.changed(plan.changes), plan.told
    if operation.do == "delete":
        operation = replace(operation, do=f"delete_{_deletable(state, operation.id)}")
    plan = _PLANS[operation.do](state, operation)
    after = state.changed(plan.changes)
    after, more = _ids_followed(state, after, plan.changes)
    after, ways = ways_followed(state, after, plan.changes)
    return after, [*told, *plan.told, *more, *ways]


def _deletable(state: State, id: str) -> str:
    kind = plan_records.kind_of(state, id)
    if kind not in ("concept", "effect", "step"):
        raise EditRefusedError(f"{id!r} is the id of a {kind}; take that out in the file")
    return kind


def _ids_followed(old: State, new: State, changes: Sequence[Change]) -> tuple[State, list[str]]:
    """Let steps follow effects whose ids are made of words that are others now; links outside cannot."""
    if old is new or old.effect_numbers.keys() == new.effect_numbers.keys():
        return new, []
    ids = _ids_now(old, new, changes)
    if not ids:
        return new, []
    found = [mention for mention in of_effects(new) if mention.name in ids]
    after = new.changed([Put(mention.path, ids[mention.name]) for mention in found])
    first, now = next(iter(ids.items()))
    more = f", and {len(ids) - 1} more" if len(ids) > 1 else ""
    return after, [f"the id of an effect is made of its words: {first!r} is {now!r} now{more}"]


def _ids_now(old: State, new: State, changes: Sequence[Change]) -> dict[str, str]:
    """Return the ids of effects that have others now, found by their places in the list."""
    path = old.part("effects")
    items = places_after(old.sheet.at(path).count, changes, path) if path else []
    at = {number: place for place, number in enumerate(items) if number >= 0}
    by_place = {number: id for id, number in new.effect_numbers.items()}
    found = ((id, by_place.get(at.get(number, -1), "")) for id, number in old.effect_numbers.items())
    return {id: now for id, now in found if now and now != id}


def _refuse_new_errors(before: State, after: State) -> None:
    """Refuse what would leave errors that were not there.

    Raises:
        EditRefusedError: it is so; the first of them is told.
    """
    # Whoever takes out the last effect means it: a graph that is begun has none either.
    errors = [each for each in after.report.errors if each.code != _NO_EFFECTS]
    if not errors:
        return
    had = Counter(map(_kind, before.report.errors))
    for each in errors:
        had[_kind(each)] -= 1
        if had[_kind(each)] < 0:
            raise EditRefusedError(f"the file would have an error (force makes it all the same): {each.told}")


def _kind(found: Problem) -> tuple[str, str]:
    """Return what an error says, whatever the lines that it counts."""
    return found.code, _NUMBER.sub("#", found.message)
