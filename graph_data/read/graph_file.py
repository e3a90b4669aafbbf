"""A YAML graph file as a graph, as far as its shapes go; what names mean is the checker's question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from ..errors import Place
from ..keys import FILTER, GRAPH, RECORDS
from ..model import (
    Arrow,
    Category,
    Concept,
    ConceptGraph,
    CutFrom,
    Effect,
    Filter,
    Reference,
    Relation,
    Sign,
    Start,
    Step,
    Tour,
)
from ..names import Ids, as_key, called, named, slug, words_of
from ..relations import says_amount, vocabulary
from .concepts import category_of, concept_of
from .effects import make_effects
from .fields import FieldReader, Fields
from .files import Folders
from .indentation import MARK, put_right
from .kinship import resolved, with_categories, with_relatives
from .named_within import named_within, tell_named_within
from .references import read_references
from .step_ids import step_ids
from .tree import Node, Scalar, Section, Sequence

ARROW_OF_SIGN: dict[Sign, Arrow] = {
    "+": "triangle",
    "-": "bar",
    "regulates": "diamond",
    "mixed": "diamond",
    "none": "open",
}


@dataclass(slots=True)
class GraphBuilder:
    """Turns the fields of a file into a graph; ``places`` fills as it goes."""

    reader: FieldReader
    folders: Folders = field(default_factory=Folders)
    places: dict[tuple[str, ...], Place] = field(default_factory=dict)

    def build(self, root: Node, name: str) -> ConceptGraph | None:
        """Return the graph, or None when the file is not a section with keys."""
        if isinstance(root, Sequence):
            self.reader.add("CG203", "the file is a list without a name", root.place,
                            expected="effects: above it, and two spaces before each item",
                            example="effects:\n  - source -> target: words")  # fmt: skip
            root = Section([(Scalar("effects", True, root.place), root)], root.place)
        if not isinstance(root, Section):
            self.reader.add("CG203", "the file is a text without keys", root.place,
                            expected="keys such as title and effects",
                            example="title: ...\neffects:\n  - source -> target: words")  # fmt: skip
            return None
        fields = self.reader.record(put_right(self.reader, root), GRAPH)
        for key, place in fields.places.items():
            self.places[(key,)] = place
        self.reader.misspelt |= fields.misspelt
        relations = self._relations(fields)
        declared = "concepts" in fields.values
        concepts = {c.id: c for c in self._concepts(fields)}
        effects = self._effects(fields, concepts if declared else None, relations)
        if not declared:
            concepts = self._named_concepts(effects, _language(fields))
        concepts, categories = with_categories(
            with_relatives(concepts), self._categories(fields), _language(fields)
        )
        return ConceptGraph(
            title=fields.text("title") or words_of(name),
            concepts=MappingProxyType(concepts),
            effects=MappingProxyType(effects),
            categories=MappingProxyType(categories),
            relations=MappingProxyType(relations),
            references=MappingProxyType(self._references(fields)),
            tours=tuple(self._tours(fields, concepts, effects)),
            start=self._start(fields, concepts),
            description=fields.text("description"),
            language=_language(fields),
            text_name=fields.text("text"),
            corpus=self._corpus(fields),
            places=MappingProxyType(self.places),
        )

    def _records(self, fields: Fields, key: str) -> dict[str, Fields]:
        """Return the records of a map by id; a list of ids, or of one-key sections, is a map too."""
        node = fields.values.get(key)
        record = RECORDS[GRAPH.keys[key].of]
        found: dict[str, Fields] = {}
        for id, place, value in self._map_entries(node, key):
            if id in found:
                first = found[id].place.line
                self.reader.add(
                    "CG202", f"{named(id)} is given twice; it already stands at line {first}", place
                )
                continue
            found[id] = self.reader.record(value, record) if value else Fields(place)
            found[id].place = place
            self._remember((key, id), found[id])
        return found

    def _map_entries(self, node: Node | None, key: str) -> list[tuple[str, Place, Node | None]]:
        if node is None:
            return []
        if isinstance(node, Section):
            return list(self.reader.entries(node))
        if isinstance(node, Scalar):
            return self._named_in_text(node, key)
        found: list[tuple[str, Place, Node | None]] = []
        told = False
        for item in node.items:
            if isinstance(item, Section):
                entry = named_within(item)
                if entry and not told:
                    tell_named_within(self.reader, key, entry)
                    told = True
                found.extend([entry] if entry else self.reader.entries(item))
            elif isinstance(item, Sequence):
                self.reader.add("CG203", f"a list stands in {key}", item.place, expected="an id")
            elif id := self.reader.name(item):
                found.append((id, item.place, None))
            else:
                self.reader.add("CG208", f"an item of {key} is empty", item.place)
        return found

    def _named_in_text(self, node: Scalar, key: str) -> list[tuple[str, Place, Node | None]]:
        """Tell of a text that stands for a map; concepts with commas or marks between them are taken."""
        text = node.text[:1000]
        mark = MARK.match(text) if key == "concepts" else None
        between = rf"(?:^|\s){re.escape(mark[0].strip())}\s*" if mark else ","
        ids = [id for id in (part.strip() for part in re.split(between, text)) if id]
        first, _, rest = node.text[:160].partition(":" if ":" in node.text else " ")
        if len(ids) == 1 and rest and key != "concepts":
            expected, lines = "a colon and a space after the id", [f"  {as_key(first)}: {rest.strip()[:80]}"]
        else:
            expected, lines = "a line for each", [f"  {as_key(id)}:" for id in ids[:5]]
        if mark:
            expected, lines = "a dash and a space before each", [f"  - {id}" for id in ids[:5]]
        example = "\n".join([f"{key}:", *lines])
        self.reader.add("CG203", f"{key} is a text", node.place, expected=expected, example=example)
        return [(id, node.place, None) for id in dict.fromkeys(ids)] if key == "concepts" else []

    def _remember(self, path: tuple[str, ...], fields: Fields) -> None:
        self.places[path] = fields.place
        for key, place in fields.places.items():
            self.places[(*path, key)] = place

    def _concepts(self, fields: Fields) -> list[Concept]:
        language = _language(fields)
        return [concept_of(id, found, language) for id, found in self._records(fields, "concepts").items()]

    def _named_concepts(self, effects: Mapping[str, Effect], language: str) -> dict[str, Concept]:
        concepts: dict[str, Concept] = {}
        for effect in effects.values():
            for key, id in (("source", effect.source), ("target", effect.target)):
                place = self.places.get(("effects", effect.id, key))
                if id not in concepts and place:
                    self.places[("concepts", id)] = place
                concepts.setdefault(id, Concept(id, id, language=language))
        return concepts

    def _categories(self, fields: Fields) -> dict[str, Category]:
        language = _language(fields)
        found = self._records(fields, "categories")
        return {id: category_of(id, record, language) for id, record in found.items()}

    def _relations(self, fields: Fields) -> dict[str, Relation]:
        # The file's own come first: where two relations have a verb, the file's is meant.
        relations: dict[str, Relation] = {}
        for id, found in self._records(fields, "relations").items():
            sign: Any = found.text("sign")
            reading = found.text("reading")
            for key in ("sign", "reading"):
                if not found.text(key) and key not in found.misspelt:
                    self.reader.add("CG204", f"the relation {named(id)} has no {key}", found.place)
            if reading and not ("{source}" in reading and "{target}" in reading):
                self.reader.add("CG203", "the reading leaves out an end", found.places["reading"],
                                expected="a sentence with {source} and {target}")  # fmt: skip
            arrow: Any = found.text("arrow") or ARROW_OF_SIGN.get(sign, "open")
            terms = MappingProxyType(dict(found.values.get("terms", {})))
            relations[id] = Relation(id, sign or "unknown", arrow, reading, found.texts("verbs"), terms,
                                     says_amount(id))  # fmt: skip
        return {**relations, **{id: r for id, r in vocabulary().items() if id not in relations}}

    def _corpus(self, fields: Fields) -> CutFrom | None:
        found: Fields | None = fields.values.get("corpus")
        if found is None:
            return None
        if not found.text("address") and "address" not in found.misspelt:
            self.reader.add("CG204", "the corpus has no address", found.place, expected="address")
        texts: dict[str, Any] = {key: found.text(key) for key in ("query", "date", "engine")}
        counted = ("concepts", "effects", "sentences")
        counts: dict[str, Any] = {key: found.values.get(key, 0) for key in counted}
        return CutFrom(found.text("address"), **counts, **texts, also=found.texts("also"))

    def _references(self, fields: Fields) -> dict[str, Reference]:
        node = fields.values.get("references")
        return read_references(node, self.reader, self.places, self.folders) if node is not None else {}

    def _effects(
        self, fields: Fields, concepts: Mapping[str, Concept] | None, relations: Mapping[str, Relation]
    ) -> dict[str, Effect]:
        records: list[Fields] = fields.values.get("effects", [])
        language = fields.text("language") or "en"
        return make_effects(self.reader, self.places, records, concepts, relations, language)

    def _start(self, fields: Fields, concepts: Mapping[str, Concept]) -> Start:
        found: Fields | None = fields.values.get("start")
        if found is None:
            return Start()
        self._remember(("start",), found)
        hub = resolved(found.text("hub"), concepts, called(concepts.values()))
        return Start(hub, found.texts("categories"), found.texts("first"))

    def _tours(
        self, fields: Fields, concepts: Mapping[str, Concept], effects: Mapping[str, Effect]
    ) -> list[Tour]:
        names = called(concepts.values())
        records: list[Fields] = fields.values.get("tours", [])
        tours: list[Tour] = []
        ids = Ids()
        for found in records:
            title = found.text("title")
            if not title and not found.values.get("broken"):
                self.reader.add("CG204", "a tour has no title", found.place, expected="title")
            given = found.text("id")
            id = ids.take(given or slug(title))
            if given and id != given:
                self.reader.add("CG706", f"the tour id {named(given)} is given twice", found.place)
            self._remember(("tours", id), found)
            steps: list[Fields] = found.values.get("steps", [])
            named_steps = zip(step_ids(self.reader, steps), steps, strict=True)
            for number, step in enumerate(steps):
                at = ("tours", id, "steps", str(number))
                self._remember(at, step)
                if "filter" in step.values:
                    self._remember((*at, "filter"), step.values["filter"])
            told = tuple(replace(_step(step, concepts, names, effects), id=id) for id, step in named_steps)
            tours.append(Tour(id, title, told))
        return tours


def _language(fields: Fields) -> str:
    return fields.text("language") or "en"


def _step(
    found: Fields, concepts: Mapping[str, Concept], names: Mapping[str, str], effects: Mapping[str, Effect]
) -> Step:
    def ids(key: str) -> tuple[str, ...]:
        return tuple(resolved(name, concepts, names) for name in found.texts(key))

    overview: Any = found.text("overview")
    blank: Any = found.text("blank")
    within: Fields | None = found.values.get("filter")
    return Step(
        say=found.text("say"),
        title=found.text("title"),
        show=ids("show"),
        path=ids("path"),
        focus=resolved(found.text("focus"), concepts, names),
        hops=found.values.get("hops", 1),
        overview=overview,
        effects=found.texts("effects"),
        highlight=tuple(
            name if name in effects else resolved(name, concepts, names) for name in found.texts("highlight")
        ),
        blank=blank,
        ask=found.text("ask"),
        filter=_filter(within) if within else None,
        go=found.texts("go"),
        shut=found.texts("shut") if any(c.category for c in concepts.values()) else ids("shut"),
    )


def _filter(found: Fields) -> Filter:
    rest: Any = found.text("rest") or "dim"
    sides = {key: found.texts(key) for key in FILTER.keys if key != "rest"}
    return Filter(**sides, rest=rest)
