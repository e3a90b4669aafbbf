"""Keys of records set and taken out, and new records."""

from __future__ import annotations

from dataclasses import replace

from ..names import label_of, named, plain_name, slug
from ..nearest import nearest
from ..quotes import Article
from .changes import Add, Change, Data, Drop, Path, Put, as_data
from .effect_form import EffectForm
from .mentions import effect_forms, ends_put, renamed, said
from .operation import Operation, wanted_text
from .plan import Plan, appended, key_set, key_unset, like_others, top_added, value_put
from .refused import EditRefusedError
from .spans import plain
from .state import PARTS, Entry, State
from .values import as_value, checked_key, record_value, refuse_conflict, shown_value, told_now

#: The key for which a bare text stands, by kind.
_SHORT = {"concept": "definition", "category": "label", "reference": "title"}
#: Kinds of records that an id alone can mean.
_BY_ID = ("concept", "effect", "category", "reference")


def set_key(state: State, asked: Operation) -> Plan:
    """Give a key of a record another value; nothing is a key taken out."""
    kind, id = asked.kind or kind_of(state, asked.id), asked.id
    if kind == "graph":
        return set_top(state, asked)
    if kind == "effect":
        return _effect_set(state, asked)
    if kind == "tour":
        return section_set(state, asked, "tour", state.tour(id))
    if kind == "step":
        return section_set(state, asked, "step", state.step(id)[2])
    key = checked_key(kind, asked.key)
    value = as_value(kind, key, asked.value)
    entry = state.entry(kind, id)
    now = _told(state, kind, entry, key)
    refuse_conflict(asked, now, shown_value(state, kind, id, key))
    plan = Plan(record_set(state, kind, id, entry, {key: value}) if value is not None else [])
    if value is None and now is not None:
        plan.changes = _record_unset(state, kind, entry, key)
    if kind == "concept" and key in ("label", "aka") and plan.changes:
        _follow_names(state, plan, id, key, value)
    return plan


def kind_of(state: State, id: str) -> str:
    """Return what an id is the id of; ``.`` is the whole file, ``TOUR:STEP`` a step.

    Raises:
        EditRefusedError: it is none, or that of several things.
    """
    graph = state.graph
    if id == ".":
        return "graph"
    if id in graph.concepts and id in graph.effects:
        raise EditRefusedError(f"{named(id)} is the id of a concept and of an effect; say which is meant")
    found = [
        kind for kind in ("concept", "effect", "category", "reference") if id in getattr(graph, PARTS[kind])
    ]
    if found:
        return found[0]
    tour, colon, _ = id.rpartition(":")
    if any(each.id in (id, tour) for each in graph.tours):
        return "step" if colon and all(each.id != id for each in graph.tours) else "tour"
    ids = [
        id for kind in ("concept", "effect", "category", "reference") for id in getattr(graph, PARTS[kind])
    ]
    near = nearest(id, ids)
    raise EditRefusedError(f"nothing is called {named(id)}" + (f"; did you mean {near!r}?" if near else ""))


def _told(state: State, kind: str, entry: Entry, key: str) -> Data:
    if entry.value is None:
        return None
    spot = state.sheet.at(entry.value)
    if spot.real.kind == "map":
        found = next((value for _, name, value in spot.real.pairs() if name.name == key), None)
        return as_data(plain(found)) if found is not None else None
    return spot.text or None if key == _SHORT.get(kind) else None


def record_set(state: State, kind: str, id: str, entry: Entry, keys: dict[str, Data]) -> list[Change]:
    """Return the changes that give keys of a record values; a short form grows keys."""
    if entry.value is None:  # an id in a list
        return [Put((*entry.path, entry.n), {id: keys})]
    spot = state.sheet.at(entry.value)
    short = _SHORT.get(kind)
    if spot.kind == "alias" or (spot.anchor and spot.kind != "scalar"):
        held = told_now(state, entry.value)
        held = held if isinstance(held, dict) else {short: held}
        return [Put(entry.value, {**held, **keys})]
    if spot.kind == "map":
        return [change for key, value in keys.items() for change in key_set(state, entry.value, key, value)]
    if spot.kind == "list":
        raise EditRefusedError(f"a list stands for the {kind} {named(id)}")
    if short is None or (spot.absent and list(keys) != [short]):
        return [Put(entry.value, keys)]
    if list(keys) == [short]:
        return value_put(state, entry.value, keys[short])
    return [Put(entry.value, {short: spot.text, **keys})]


def _record_unset(state: State, kind: str, entry: Entry, key: str) -> list[Change]:
    if entry.value is None:
        raise EditRefusedError(f"there is no {key!r} to take away")
    spot = state.sheet.at(entry.value)
    if spot.kind == "alias":
        held = told_now(state, entry.value)
        rest = (
            {name: value for name, value in held.items() if name != key} if isinstance(held, dict) else None
        )
        return [Put(entry.value, rest or None)]
    if spot.kind == "scalar" or spot.count == 1:
        return [Put(entry.value, None)]
    return key_unset(state, entry.value, key)


def _follow_names(state: State, plan: Plan, id: str, key: str, value: Data) -> None:
    """Let what named a concept by a name that it no longer has name it by its id."""
    concept = state.graph.concepts[id]
    label = (value or label_of(id, concept.language)) if key == "label" else concept.label
    aka = (value or []) if key == "aka" else concept.aka
    names = {plain_name(name) for name in (id, label, *aka)}
    changes, found = renamed(state, lambda name: plain_name(name) in names, id, id)
    plan.changes += changes
    plan.told += [f"{place} named it so before, and by its id {named(id)} now" for place in said(found)]


def section_set(state: State, asked: Operation, kind: str, holder: Path) -> Plan:
    """Give a key of a section (a tour, a step) another value; nothing is a key taken out."""
    key = checked_key(kind, asked.key)
    value = as_value(kind, key, asked.value)
    now = told_now(state, state.key(holder, key))
    refuse_conflict(asked, now)
    if value is None:
        return Plan(key_unset(state, holder, key) if now is not None else [])
    return Plan(key_set(state, holder, key, value))


def _effect_set(state: State, asked: Operation) -> Plan:
    path = state.effect(asked.id)
    key = checked_key("effect", asked.key)
    value = as_value("effect", key, asked.value)
    if state.sheet.at(path).kind == "alias":
        raise EditRefusedError("the whole effect is shared with another; change it in the file")
    form = EffectForm.of(state.sheet, path)
    ends = {"source": form.source, "target": form.target, "label": form.label}
    now = ends.get(key) if key in ends else told_now(state, form.keys.get(key))
    refuse_conflict(asked, now, shown_value(state, "effect", asked.id, key))
    if key in ("source", "target"):
        end = {**ends, key: checked_concept(state, wanted_text(asked.value, key))}
        return Plan(ends_put(state, form, end["source"], end["target"]))
    if value is None:
        return Plan(effect_unset(form, key) if now else [])
    return Plan(effect_put(state, form, key, value))


def turn_effect(state: State, asked: Operation) -> Plan:
    """Let an effect lead from its target to its source."""
    path = state.effect(asked.id)
    form = EffectForm.of(state.sheet, path)
    return Plan(ends_put(state, form, form.target, form.source))


def effect_put(state: State, form: EffectForm, key: str, value: Data) -> list[Change]:
    """Return the changes that give a key of an effect a value; its short form grows keys."""
    if key in form.keys:
        return value_put(state, form.keys[key], value)
    if form.alone and form.arrow is not None:
        text = state.sheet.at(form.arrow).text
        head = text.partition(": ")[0] if form.label else text
        if key == "label":
            return [Put(form.path, f"{head}: {value}" if form.label else {head.rstrip(":"): value})]
        return [Put(form.path, {head.rstrip(":"): form.label or None, key: value})]
    holder = form.inside or form.path
    return [Add(holder, state.sheet.at(holder).count, (key, value))]


def effect_unset(form: EffectForm, key: str) -> list[Change]:
    """Return the changes that take a key out of an effect.

    Raises:
        EditRefusedError: it stands in the short form.
    """
    if key not in form.keys:
        raise EditRefusedError(f"{key!r} stands in the short form itself; set it to something else")
    path = form.keys[key]
    if key == "label" and form.arrow is not None and path[:-1] == form.arrow[:-1]:
        return [Put(path, None)]
    return [Drop(path[:-1], (path[-1] - 1) // 2)]


def checked_concept(state: State, name: str) -> str:
    """Return a name that means a concept of the file; any, where effects make their concepts.

    Raises:
        EditRefusedError: it means none; the nearest is told.
    """
    if not state.declared or state.meant(name) in state.graph.concepts:
        return " ".join(name.split())
    raise state.unknown("concept", name)


def unset_key(state: State, asked: Operation) -> Plan:
    """Take a key out of a record; it is refused where it is not there."""
    plan = set_key(state, Operation("set_key", asked.kind, asked.id, asked.key, None, asked.was, asked.saw))
    if not plan.changes:
        raise EditRefusedError(f"{named(asked.id)} has no {asked.key!r} to take away")
    return plan


def set_quote(state: State, asked: Operation) -> Plan:
    """Give an effect its sentence; it is taken as the article has it."""
    text = wanted_text(asked.value, "a sentence of the article")
    article = Article(state.report.graph.text if state.report.graph else "")
    if article.text and not article.find(text):
        near = article.nearest(text)
        offer = f"; the nearest sentence is {near!r}" if near else ""
        raise EditRefusedError(f"the article does not say {named(text)}{offer}")
    return set_key(state, Operation("set_key", "effect", asked.id, "quote", text, asked.was, asked.saw))


def recategorise(state: State, asked: Operation) -> Plan:
    """Put a concept into another category."""
    category = wanted_text(asked.value, "the id of a category")
    if state.part("categories") is not None and category not in state.graph.categories:
        raise state.unknown("category", category)
    asked = Operation("set_key", "concept", asked.id, "category", category, asked.was, asked.saw)
    return set_key(state, asked)


def set_top(state: State, asked: Operation) -> Plan:
    """Set title, description, language or text of the whole file."""
    key = checked_key("graph", asked.key)
    if key not in ("title", "description", "language", "text"):
        raise EditRefusedError(f"{key!r} holds records; change these one by one")
    now = told_now(state, state.part(key))
    refuse_conflict(asked, now, shown_value(state, "graph", "", key))
    value = as_value("graph", key, asked.value)
    if value is None:
        return Plan(key_unset(state, (), key) if now is not None else [])
    found = state.part(key)
    return Plan(value_put(state, found, value) if found else [top_added(state, key, value)])


def add_concept(state: State, asked: Operation) -> Plan:
    """Add a concept; where effects name the concepts, these are listed first."""
    id = wanted_text(asked.id, "the id of the new concept")
    there = state.graph.concepts.get(id)
    if there and asked.saw and (asked.value or {}).items() <= {"label": there.label}.items():
        return Plan()  # whoever saw none yet wants it to be there, and meanwhile it is
    if there:
        raise EditRefusedError(f"there is a concept {named(id)} already")
    if plain_name(id) in state.names:
        raise EditRefusedError(f"{named(id)} is a name of the concept {named(state.meant(id))}")
    keys = record_value("concept", asked.value)
    path = state.part("concepts")
    if path is not None and state.sheet.at(path).kind == "list":
        return Plan(appended(state, "concepts", {id: keys} if keys else id))
    value: Data = keys or None
    if path is not None and list(keys) == ["definition"]:
        value = keys["definition"]
    elif path is not None and keys:
        value = like_others(state, path, keys)
    return Plan(appended(state, "concepts", (id, value)))


def add_effect(state: State, asked: Operation) -> Plan:
    """Add an effect, in the form that most of the file's effects have."""
    keys = record_value("effect", asked.value)
    for key in ("source", "target"):
        keys[key] = checked_concept(state, wanted_text(keys.get(key), f"{key} of the effect"))
    forms = [form for _, form in effect_forms(state)]
    made = effect_made(forms, keys)
    path = state.part("effects")
    if path is None or state.sheet.at(path).kind != "list":
        return Plan(appended(state, "effects", made))
    if len(made) > 2 or "source" in made:
        made = like_others(state, path, made)
    return Plan([Add(path, _place_for(state, forms, keys["source"], path), made)])


def effect_made(forms: list[EffectForm], keys: dict[str, Data]) -> dict[str, Data]:
    """Return a new effect in the form that most others have."""
    short = [form.arrow is not None for form in forms]
    source, target, label = keys["source"], keys["target"], keys.get("label", "")
    made = EffectForm(())
    made.read(f"{source} -> {target}")
    if 2 * sum(short) < len(short) or (made.source, made.target) != (source, target):
        first: dict[str, Data] = {
            key: keys[key] for key in ("id", "source", "target", "label") if key in keys
        }
        return {**first, **keys}
    rest = {key: value for key, value in keys.items() if key not in ("source", "target", "label")}
    return {f"{source} -> {target}": label or None, **rest}


def _place_for(state: State, forms: list[EffectForm], source: str, path: Path) -> int:
    """Return where an effect goes: behind those of its source where these stand together, else last."""
    count = state.sheet.at(path).count
    own = [n for n, form in enumerate(forms) if state.meant(form.source) == state.meant(source)]
    together = len(own) > 1 and own == list(range(own[0], own[-1] + 1))
    return forms[own[-1]].path[-1] + 1 if together and len(forms) == count else count


def add_category(state: State, asked: Operation) -> Plan:
    """Add a category."""
    return add_by_id(state, asked, "category")


def add_relation(state: State, asked: Operation) -> Plan:
    """Add a relation of the file's own; its first verb is its id and its reading where none are given."""
    keys = record_value("relation", asked.value)
    verbs = keys.get("verbs")
    verb = str(verbs[0]) if isinstance(verbs, list) and verbs else ""
    id = asked.id or slug(verb)
    if verb:
        keys = {**keys, "reading": keys.get("reading", f"{{source}} {verb} {{target}}")}
    # What stands for the id of a relation of the vocabulary would be that one from then on.
    known = id in state.graph.relations and not asked.force
    if known and not any(found == id for found, _ in state.entries("relations")):
        raise EditRefusedError(f"there is a relation {named(id)} in the vocabulary; choose another id")
    return add_by_id(state, replace(asked, id=id, value=keys), "relation")


def add_by_id(state: State, asked: Operation, kind: str) -> Plan:
    """Add a record to a section that holds its kind by id."""
    id = wanted_text(asked.id or slug(str(asked.value or "")), f"the id of the new {kind}")
    if any(found == id for found, _ in state.entries(PARTS[kind])):
        raise EditRefusedError(f"there is a {kind} {named(id)} already")
    keys = record_value(kind, asked.value)
    path = state.part(PARTS[kind])
    if path is not None and state.sheet.at(path).kind == "list":
        return Plan(appended(state, PARTS[kind], {"id": id, **keys} if kind == "reference" else {id: keys}))
    value = like_others(state, path, keys) if path is not None and keys else keys
    return Plan(appended(state, PARTS[kind], (id, value or None)))
