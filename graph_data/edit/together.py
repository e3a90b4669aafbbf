"""Two graph files made one: the text of the first stays, what only the second says is added to it."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Concept
from ..names import called, named, plain_name
from ..quotes import Article
from ..read.kinship import resolved
from ..records import Reference
from . import plan_names
from .changes import Add, Change, Data, Put, as_data
from .effect_form import EffectForm
from .mentions import effect_forms
from .operation import Operation
from .plan import like_others, top_added
from .plan_records import effect_made, record_set
from .raw import Raw
from .refused import EditRefusedError
from .spans import plain
from .state import PARTS, State
from .values import same, told_now

_ENDS = ("source", "target", "label")


def together(first: State, second: State) -> tuple[Raw, tuple[str, ...]]:
    """Return the first file with what only the second says, and in sentences where the two clash.

    Raises:
        EditRefusedError: one of them has errors, or the two cannot be written as one.
    """
    for state in (first, second):
        if state.report.errors:
            raise EditRefusedError(f"{state.report.errors[0]}; both files have to be without errors")
    told: list[str] = []
    if second.declared and not first.declared and first.graph.concepts:
        first = first.changed(plan_names.list_concepts(first, Operation("list_concepts")).changes)
    joined = _Joined(first, second, told)
    joined.add_all()
    made = first.changed(joined.changes)
    if made.report.errors:
        raise EditRefusedError(f"the two make no whole: {made.report.errors[0]}")
    before = {found.told for state in (first, second) for found in state.report.problems}
    news = [f for f in made.report.problems if f.code in ("CG403", "CG404") and f.told not in before]
    return made.raw, (*told, *(found.told for found in news))


def _numbers(reference: Reference) -> set[tuple[str, str]]:
    """Return under which numbers of registries a reference is known."""
    csl = reference.csl
    return {(key, str(csl[key]).lower()) for key in ("DOI", "PMID") if csl.get(key)}


class _Joined:
    """What is added to the first file, section by section."""

    def __init__(self, first: State, second: State, told: list[str]) -> None:
        self.first, self.second, self.told = first, second, told
        self.changes: list[Change] = []
        self.names = self._concept_names()

    def add_all(self) -> None:
        """Bring over all that the second file says."""
        self._records("category")
        if self.first.declared or self.second.declared:
            self._concepts()
        self._records("relation")
        self.references = self._records("reference")
        self._effects()
        self._tours()
        for key in ("title", "description", "text"):
            ours, theirs = (told_now(state, state.part(key)) for state in (self.first, self.second))
            if theirs and not ours:
                self.changes.append(top_added(self.first, key, theirs))
            elif theirs and not same(ours, theirs) and key != "title":
                self._clash(key, ours, theirs)

    def _concept_names(self) -> dict[str, str]:
        """Return how the first file calls each concept of the second."""
        ours = self.first.graph.concepts
        known = called(ours.values())
        found: dict[str, str] = {}
        for concept in self.second.graph.concepts.values():
            names = (concept.id, concept.label, *concept.aka)
            meant = [resolved(name, ours, known) for name in names]
            found[concept.id] = next((id for id in meant if id in ours), concept.id)
        return found

    def _here(self, name: str) -> str:
        """Return a name of the second file's concept as the first calls it; what is the same there stays."""
        id = self.second.meant(name)
        here = self.names.get(id, id)
        return name if here == id else here

    def _added(self, part: str, new: list[Data]) -> None:
        """Add items, or pairs of id and keys, behind those of a section."""
        if not new:
            return
        path = self.first.part(part)
        if path is None:
            value = dict(new) if isinstance(new[0], tuple) else new
            self.changes.append(top_added(self.first, part, value))
            return
        spot = self.first.sheet.at(path)
        if spot.kind == "list" and isinstance(new[0], tuple):
            new = [{id: keys} if keys else id for id, keys in new]
        if spot.kind == "scalar" and not spot.absent:
            raise EditRefusedError(f"{part} of {self.first.name} stand in another file; join these first")
        if spot.absent and len(new) > 1:
            self.changes.append(Put(path, dict(new) if isinstance(new[0], tuple) else new))
            return
        self.changes += [Add(path, spot.count, value) for value in new]

    def _clash(self, what: str, ours: Data, theirs: Data) -> None:
        said = f"the first says {named(str(ours))}, the second {named(str(theirs))}"
        self.told.append(f"{what}: {said}; the first stays")

    def _data(self, path: tuple[int, ...] | None) -> Data:
        return None if path is None else as_data(plain(self.second.sheet.at(path)))

    def _records(self, kind: str) -> dict[str, str]:
        """Add categories, relations or references; return under which id each of the second's is known."""
        ours: Mapping[str, object] = getattr(self.first.graph, PARTS[kind])
        declared = dict(self.first.entries(PARTS[kind]))
        new: list[Data] = []
        ids: dict[str, str] = {}
        for id, entry in self.second.entries(PARTS[kind]):
            theirs = getattr(self.second.graph, PARTS[kind]).get(id)
            ids[id] = id
            if id in declared and ours.get(id) == theirs:
                continue
            one = self._same_source(theirs) if isinstance(theirs, Reference) else ""
            if one:
                ids[id] = one
                if ours.get(one) != theirs:
                    self.told.append(f"the reference {named(one)} differs; the first's stays")
                continue
            if id in declared and kind == "reference":
                taken = {*ours, *ids.values()}
                ids[id] = next(f"{id}-{n}" for n in range(2, 10_000) if f"{id}-{n}" not in taken)
                said = f"the second's is {named(ids[id])} now"
                self.told.append(f"{named(id)} is another reference in each; {said}")
            elif id in declared:
                self.told.append(f"the {kind} {named(id)} differs; the first's stays")
                continue
            new.append((ids[id], self._data(entry.value)))
        self._added(PARTS[kind], new)
        return ids

    def _same_source(self, theirs: Reference) -> str:
        """Return the id of the first file's reference that is the same paper, by its number in a registry."""
        numbers = _numbers(theirs)
        return next((id for id, one in self.first.graph.references.items() if numbers & _numbers(one)), "")

    def _concepts(self) -> None:
        new: list[Data] = []
        for id, concept in self.second.graph.concepts.items():
            here = self.first.graph.concepts.get(self.names[id])
            if here is not None:
                self._joined_concept(here, concept)
                continue
            keys: dict[str, Data] = {}
            if self.second.declared:
                held = self._data(self.second.entry("concept", id).value)
                keys = {"definition": held} if isinstance(held, str) else dict(held or {})
            for key in ("broader", "opposite"):
                if key in keys:
                    names = keys[key] if isinstance(keys[key], list) else [keys[key]]
                    moved = [self._here(name) for name in names]
                    keys[key] = moved if isinstance(keys[key], list) else moved[0]
            path = self.first.part("concepts")
            new.append((id, (like_others(self.first, path, keys) if path else keys) or None))
        self._added("concepts", new)

    def _joined_concept(self, ours: Concept, theirs: Concept) -> None:
        has = {plain_name(name) for name in (ours.id, ours.label, *ours.aka)}
        aka = {plain_name(n): n for n in (theirs.label, theirs.id, *theirs.aka) if plain_name(n) not in has}
        keys: dict[str, Data] = {"aka": [*ours.aka, *aka.values()]} if aka else {}
        for key in ("category", "definition"):
            mine, other = getattr(ours, key), getattr(theirs, key)
            if other and not mine:
                keys[key] = other
            elif other and mine != other:
                self._clash(f"{key} of {named(ours.id)}", mine, other)
        if keys:
            entry = self.first.entry("concept", ours.id)
            self.changes += record_set(self.first, "concept", ours.id, entry, keys)

    def _effects(self) -> None:
        graph = self.first.graph
        by_words = {(e.source, e.target, plain_name(e.label)): e for e in graph.effects.values()}
        forms = [form for _, form in effect_forms(self.first)]
        article = Article(graph.text or (self.first.report.graph.text if self.first.report.graph else ""))
        new: list[Data] = []
        self.effect_ids: dict[str, str] = {}
        for id, form in effect_forms(self.second):
            effect = self.second.graph.effects[id]
            ends = (self.names[effect.source], self.names[effect.target])
            keys = self._effect_keys(form, article)
            there = by_words.get((*ends, plain_name(effect.label)))
            if there is not None:
                self.effect_ids[id] = there.id
                self._joined_effect(there.id, keys)
                continue
            if keys.get("id") in graph.effects:
                self.told.append(f"the effect id {named(keys.pop('id'))} is taken; the second's has another")
            made = {"source": self._here(form.source), "target": self._here(form.target)}
            made |= {"label": form.label, **keys}
            new.append(effect_made(forms, {k: v for k, v in made.items() if v not in (None, "")}))
        self._added("effects", new)

    def _effect_keys(self, form: EffectForm, article: Article) -> dict[str, Data]:
        keys = {key: self._data(path) for key, path in form.keys.items() if key not in _ENDS}
        for item in keys["evidence"] if isinstance(keys.get("evidence"), list) else ():
            if isinstance(item, dict) and item.get("reference") in self.references:
                item["reference"] = self.references[item["reference"]]
        quote = keys.get("quote")
        if quote and article.text and not article.find(str(quote)):
            del keys["quote"]
            keys["note"] = " ".join(filter(None, [keys.get("note"), f"Said in {self.second.name}: {quote}"]))
            self.told.append(f"the quote {named(str(quote))} is of another article; it is a note now")
        return keys

    def _joined_effect(self, id: str, keys: dict[str, Data]) -> None:
        form = EffectForm.of(self.first.sheet, self.first.effect(id))
        for key, value in keys.items():
            mine = told_now(self.first, form.keys.get(key))
            if mine is not None and not same(mine, value) and key != "id":
                self._clash(f"{key} of {named(id)}", mine, value)
            elif mine is None and key != "id" and form.inside is not None:
                count = self.first.sheet.at(form.inside).count
                self.changes.append(Add(form.inside, count, (key, value)))
            elif mine is None and key != "id":
                self.told.append(f"only the second has {key} of {named(id)}; left out: {named(str(value))}")

    def _tours(self) -> None:
        part = self.second.part("tours")
        spot = self.second.sheet.at(part) if part else None
        new: list[Data] = []
        for n, tour in enumerate(self.second.graph.tours):
            if spot is None or part is None or spot.kind != "list":
                continue
            held = self._data((*part, n))
            if any(each.title == tour.title and each.steps == tour.steps for each in self.first.graph.tours):
                continue
            new.append({**held, "steps": [self._step(step) for step in held.get("steps") or ()]})
        self._added("tours", new)

    def _step(self, step: dict[str, Data]) -> dict[str, Data]:
        made = dict(step)
        for key in ("show", "path", "focus", "highlight", "effects"):
            value = made.get(key)
            names = value if isinstance(value, list) else [value] if value else []
            effects = (self.effect_ids.get(name) for name in names)
            moved = [
                effect or (name if key == "effects" else self._here(name))
                for name, effect in zip(names, effects, strict=True)
            ]
            if moved:
                made[key] = moved if isinstance(value, list) else moved[0]
        return made
