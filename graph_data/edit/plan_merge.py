"""Two concepts made one, signs turned where they are opposites, and one concept split into two."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Concept, Effect
from ..names import named, plain_name
from .changes import Add, Change, Data, Put
from .effect_form import EffectForm
from .mentions import Mention, ends_put, of_concepts, said, taken_out
from .operation import Operation, wanted_text
from .plan import Plan
from .plan_names import effects_gone, entries_gone, forget_effects
from .plan_records import record_set
from .refused import EditRefusedError
from .state import State

#: What a relation is of the opposite concept, both ways.
_PAIRS = (
    ("increases", "decreases"), ("causes", "prevents"), ("worsens", "eases"), ("supports", "harms"),
    ("activates", "blocks"), ("moves-with", "moves-against"),
)  # fmt: skip
TURNED: Mapping[str, str] = {
    **dict(_PAIRS),
    **{other: one for one, other in _PAIRS},
    "enables": "blocks",
    "produces": "decreases",
}
_SIGNS = {"+": "-", "-": "+"}


def merge_concepts(state: State, asked: Operation) -> Plan:
    """Make ``value`` one with ``id``, which stays; of opposites the signs are turned."""
    keep, gone = asked.id, wanted_text(asked.value, "the concept that goes")
    concepts = state.graph.concepts
    for id in (keep, gone):
        if id not in concepts:
            raise state.unknown("concept", id)
    if keep == gone:
        raise EditRefusedError("a concept cannot be made one with itself")
    opposites = gone in concepts[keep].opposite or keep in concepts[gone].opposite
    plan = Plan()
    between = [e.id for e in state.graph.effects.values() if {e.source, e.target} == {keep, gone}]
    if between:
        plan.changes += effects_gone(state, [state.effect(id)[-1] for id in between])
        plan.told += [f"the effect {named(id)} between the two is gone" for id in between]
        plan.told += forget_effects(state, plan, set(between))
    for effect in state.graph.effects.values():
        if gone in (effect.source, effect.target) and effect.id not in between:
            _moved_over(state, plan, effect, (keep, gone), turned=opposites, force=asked.force)
    _mentions(state, plan, keep, gone, opposites=opposites)
    if state.declared:
        own = state.entry("concept", gone)
        plan.changes += entries_gone(state, own.path, [own.n])
        if opposites:
            plan.told.append(f"{named(gone)} was its opposite: signs are turned, its names are left out")
        else:
            _names_kept(state, plan, concepts[keep], concepts[gone])
    return plan


def _moved_over(
    state: State, plan: Plan, effect: Effect, ids: tuple[str, str], *, turned: bool, force: bool
) -> None:
    """Let an effect start or end at the concept that stays."""
    keep, gone = ids
    form = EffectForm.of(state.sheet, state.effect(effect.id))
    source = keep if effect.source == gone else form.source
    target = keep if effect.target == gone else form.target
    if not turned or effect.sign not in _SIGNS:
        plan.changes += ends_put(state, form, source, target)
        if turned:
            words = f"the effect {named(effect.id)} has no sign to turn"
            plan.told.append(f"{words}; see whether {named(form.label)} is true of {named(keep)}")
        return
    words = _turned_words(state, effect, force=force)
    label = words or form.label
    plan.told.append(f"the effect {named(effect.id)} said {named(form.label)} and says {named(label)} now")
    if form.alone and form.label:
        plan.changes.append(Put(form.path, f"{source} -> {target}: {label}"))
    else:
        plan.changes += ends_put(state, form, source, target)
        plan.changes += [Put(form.keys["label"], label)] if words and "label" in form.keys else []
    if "relation" in form.keys:
        plan.changes.append(Put(form.keys["relation"], TURNED.get(effect.relation, effect.relation)))
    if "sign" in form.keys:
        plan.changes.append(Put(form.keys["sign"], _SIGNS[effect.sign]))
    elif not words and form.inside is not None:
        holder = state.sheet.at(form.inside)
        plan.changes.append(Add(form.inside, holder.count, ("sign", _SIGNS[effect.sign])))


def _turned_words(state: State, effect: Effect, *, force: bool) -> str:
    """Return what an effect does to the opposite, in a word; empty where its own words have to do.

    Raises:
        EditRefusedError: there is no such word, and it was not forced.
    """
    relation = state.graph.relations.get(TURNED.get(effect.relation, ""))
    english = state.graph.language.lower().startswith("en")
    if relation is not None and relation.verbs and english:
        return relation.verbs[0]
    if not force:
        raise EditRefusedError(
            f"the words of the effect {named(effect.id)} cannot be turned; "
            "change them first (force turns its sign alone)"
        )
    return ""


def _mentions(state: State, plan: Plan, keep: str, gone: str, *, opposites: bool) -> None:
    """Let what names the concept that goes name the one that stays; where that is named already, once."""
    found = [m for m in of_concepts(state) if state.meant(m.name) == gone and not _is_effect(state, m)]
    own = {entry.value for id, entry in state.entries("concepts") if id == gone}
    found = [mention for mention in found if mention.holder not in own]
    out: list[Mention] = []
    for mention in found:
        kin = mention.key == "opposite" and opposites
        if kin or _names(state, mention, keep):
            out.append(mention)
        else:
            plan.changes.append(Put(mention.path, keep))
    plan.changes += taken_out(state, out)
    plan.told += [f"{place} named it and name{'' if ' and ' in place else 's'} {named(keep)} now"
                  for place in said(m for m in found if m not in out)]  # fmt: skip
    plan.told += [f"{place} named both, and the one that stays once" for place in said(out)]


def _is_effect(state: State, mention: Mention) -> bool:
    return mention.key == "highlight" and mention.name in state.graph.effects


def _names(state: State, mention: Mention, id: str) -> bool:
    """Whether the record or the list of a mention names a concept already, or is that concept's own."""
    holder = next((e.value for found, e in state.entries("concepts") if found == id), None)
    if mention.holder == holder:
        return True
    if mention.item is None:
        return False
    items = state.sheet.at(mention.path[:-1]).real.items
    return any(state.meant(item.text) == id for item in items)


def _names_kept(state: State, plan: Plan, keep: Concept, gone: Concept) -> None:
    """Give the concept that stays the names of the one that goes, and what it does not say itself."""
    has = {plain_name(name) for name in (keep.id, keep.label, *keep.aka)}
    more: dict[str, None] = {}
    for name in (gone.label, gone.id, *gone.aka):
        if plain_name(name) not in has:
            has.add(plain_name(name))
            more[name] = None
    keys: dict[str, Data] = {"aka": [*keep.aka, *more]} if more else {}
    for key in ("category", "definition"):
        theirs, ours = getattr(gone, key), getattr(keep, key)
        if theirs and not ours:
            keys[key] = theirs
        elif theirs and theirs != ours:
            plan.told.append(f"the {key} {named(theirs, 200)} is left out; {named(keep.id)} has its own")
    if keys:
        plan.changes += record_set(state, "concept", keep.id, state.entry("concept", keep.id), keys)
        plan.told.append(f"{named(keep.id)} takes over {' and '.join(keys)}")


def split_concept(state: State, asked: Operation) -> Plan:
    """Give some effects of a concept, ``value``, to a new one, ``key``, which stands behind it."""
    id, new = asked.id, wanted_text(asked.key, "the id of the new concept")
    concept = state.graph.concepts.get(id)
    if concept is None:
        raise state.unknown("concept", id)
    if new in state.graph.concepts or plain_name(new) in state.names:
        raise EditRefusedError(f"{named(new)} is a name of the concept {named(state.meant(new))} already")
    wanted = asked.value if isinstance(asked.value, list) else [asked.value] if asked.value else []
    if not wanted:
        raise EditRefusedError("the effects that the new concept is to have are wanted, by their ids")
    changes: list[Change] = []
    for name in wanted:
        effect = state.graph.effects.get(str(name))
        if effect is None:
            raise state.unknown("effect", str(name))
        if id not in (effect.source, effect.target):
            raise EditRefusedError(f"the effect {named(effect.id)} has nothing to do with {named(id)}")
        form = EffectForm.of(state.sheet, state.effect(effect.id))
        source = new if effect.source == id else form.source
        changes += ends_put(state, form, source, new if effect.target == id else form.target)
    if state.declared:
        entry = state.entry("concept", id)
        spot = state.sheet.at(entry.path)
        keys: Data = {"category": concept.category} if concept.category else None
        made = (new, keys) if spot.kind == "map" else {new: keys} if keys else new
        changes.append(Add(entry.path, entry.n + 1, made))
    return Plan(changes, [f"tours, kin and names stay with {named(id)}"])
