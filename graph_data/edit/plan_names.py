"""Concepts renamed and taken out, effects taken out, wherever they are named."""

from __future__ import annotations

from ..names import label_of, named, plain_name
from .changes import Change, Data, Drop, Path, Put
from .mentions import SHOWING, Mention, of_concepts, of_effects, renamed, said, taken_out
from .operation import Operation, wanted_text
from .plan import Plan, top_added
from .refused import Conflict, EditConflictError, EditRefusedError
from .state import State
from .values import same, shown_value


def refuse_stale(state: State, kind: str, asked: Operation) -> None:
    """Refuse to take out a record of which its author saw something else; ``was`` holds some of its keys.

    Raises:
        EditConflictError: one of them is another by now.
    """
    if not asked.saw or not isinstance(asked.was, dict):
        return
    now = {key: shown_value(state, kind, asked.id, key) for key in asked.was}
    if not same(asked.was, now):
        raise EditConflictError([Conflict(asked.data(), asked.was, now)])


def list_concepts(state: State, asked: Operation) -> Plan:
    """Write down the concepts that the effects name, so that they can have keys."""
    if state.declared:
        raise EditRefusedError("the file lists its concepts already")
    ids = list(state.graph.concepts)
    if not ids:
        raise EditRefusedError("no effect names a concept yet")
    made: dict[str, Data] = dict.fromkeys(ids)
    path = state.part("concepts")
    told = [f"the concepts that effects name are listed under 'concepts' now ({len(ids)})"]
    return Plan([top_added(state, "concepts", made) if path is None else Put(path, made)], told)


def rename_concept(state: State, asked: Operation) -> Plan:
    """Give a concept another id, and let what names it by the old one name it by the new."""
    id, new = asked.id, " ".join(wanted_text(asked.value, "the new id").split())
    concept = state.graph.concepts.get(id)
    if concept is None:
        raise state.unknown("concept", id)
    if new == id:
        return Plan()
    owner = state.names.get(plain_name(new), id)
    if new in state.graph.concepts or owner != id:
        raise EditRefusedError(f"{named(new)} is a name of the concept {named(state.meant(new))} already")
    declared = state.declared
    labelled = declared and concept.label != label_of(id, concept.language)
    label = concept.label if labelled else label_of(new, concept.language)
    names = {plain_name(name) for name in (new, label, *concept.aka)}
    if not declared:
        names = set()
    changes, found = renamed(state, lambda name: name != id and plain_name(name) in names, id, new)
    if declared:
        entry = state.entry("concept", id)
        own = (*entry.path, entry.n if entry.value is None else 2 * entry.n)
        changes.insert(0, Put(own, new))
    effects = sum(not mention.key for mention in found)
    told = [f"{effects} effect{'s name' if effects > 1 else ' names'} it anew"] * bool(effects)
    told += [f"so {verb(place)} {place}" for place in said(m for m in found if m.key)]
    return Plan(changes, told)


def verb(place: str) -> str:
    """Return the helping verb of where something is named, which may be several steps."""
    return "do" if place.startswith("steps ") else "does"


def delete_effect(state: State, asked: Operation) -> Plan:
    """Take an effect out, and its id out of the steps that name it."""
    refuse_stale(state, "effect", asked)
    path = state.effect(asked.id)
    plan = Plan(effects_gone(state, [path[-1]]))
    plan.told = forget_effects(state, plan, {asked.id})
    return plan


def effects_gone(state: State, numbers: list[int]) -> list[Change]:
    """Return the changes that take effects out; with the last of them goes their key."""
    path = state.part("effects")
    assert path is not None
    return entries_gone(state, path, numbers)


def entries_gone(state: State, path: Path, numbers: list[int]) -> list[Change]:
    """Return the changes that take entries out of a list or section; an empty one goes with its key.

    Where remarks stand between the entries, these stay, and the key with nothing.
    """
    spot = state.sheet.at(path)
    if len(set(numbers)) < spot.count or spot.flow or state.sheet.remarks_between(path):
        return [Drop(path, n) for n in numbers]
    return [Drop(path[:-1], (path[-1] - 1) // 2)]


def forget_effects(state: State, plan: Plan, ids: set[str]) -> list[str]:
    """Take mentions of effects out of steps, and tell where."""
    found = [mention for mention in of_effects(state) if mention.name in ids]
    plan.changes += taken_out(state, found)
    return [f"{place} named it and {verb(place)} not any more" for place in said(found)]


def delete_concept(state: State, asked: Operation) -> Plan:
    """Take a concept out with its effects, and its name out of other concepts and of steps."""
    id, graph = asked.id, state.graph
    if id not in graph.concepts:
        raise state.unknown("concept", id)
    refuse_stale(state, "concept", asked)
    effects = {e.id for e in graph.effects.values() if id in (e.source, e.target)}
    mentions = [m for m in of_concepts(state) if state.meant(m.name) == id and m.name not in graph.effects]
    plan = Plan()
    steps = _subjects(state, mentions)
    if steps and not asked.force:
        raise EditRefusedError(f"{said(steps[:1])[0]} shows nothing without it; delete that step first")
    gone = {step.holder for step in steps}
    if effects:
        plan.changes += effects_gone(state, [state.effect(each)[-1] for each in effects])
        many = len(effects) > 1
        plan.told.append(f"{len(effects)} effect{'s go' if many else ' goes'} with it")
    own = state.entry("concept", id) if state.declared else None
    if own is not None:
        plan.changes += entries_gone(state, own.path, [own.n])
    inside = own.value if own is not None else None
    mentions = [m for m in mentions if m.holder not in gone and m.holder != inside]
    mentions += [m for m in of_effects(state) if m.name in effects and m.holder not in gone]
    plan.changes += taken_out(state, mentions)
    plan.told += [
        f"{place} named it or its effects and {verb(place)} not any more" for place in said(mentions)
    ]
    plan.changes += [change for step in sorted(gone) for change in entries_gone(state, step[:-1], [step[-1]])]
    for step in steps:
        plan.told.append(
            f"{said([step])[0]} showed nothing else and is gone: {_words(state, step).rstrip('.')}"
        )
    return plan


def _words(state: State, mention: Mention) -> str:
    """Return the words of a step that goes, so that they can be seen once more."""
    paths = [state.key(mention.holder, key) for key in ("title", "say", "ask")]
    return " / ".join(state.sheet.at(path).text for path in paths if path) or "it had no words"


def _subjects(state: State, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without which a step shows nothing, one a step."""
    showing = [mention for mention in mentions if mention.step and mention.key in SHOWING]
    found: dict[Path, Mention] = {}
    for mention in showing:
        same_list = [m for m in showing if m.path[:-1] == mention.path[:-1] and m.item is not None]
        if mention.item is None or len(same_list) == state.sheet.at(mention.path[:-1]).count:
            found.setdefault(mention.holder, mention)
    return list(found.values())
