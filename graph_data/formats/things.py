"""Things of a foreign file as concepts: names cleaned and told apart, kinds and other names made to hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from ..names import FirstWritten, plain_name
from ..records import Concept
from . import cleaned
from .attributes import OF_NODES, sorted_out
from .incoming import Node


@dataclass(slots=True)
class Things:
    """The concepts so far, by id, and by the keys that the file has for them."""

    language: str
    left: Counter[str]
    keep_keys: bool = False
    concepts: dict[str, Concept] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    _first: FirstWritten = field(default_factory=FirstWritten)
    _named: dict[str, str] = field(default_factory=dict)
    _shared: set[str] = field(default_factory=set)

    def declare(self, node: Node) -> str:
        """Add a thing that the file declares; where its name is another's already, a number follows it."""
        known, rest = sorted_out(node.fields, OF_NODES)
        for name, _ in rest:
            self.left[f"attribute {cleaned.text(name)}"] += 1
        label = cleaned.text(known.get("label")) or cleaned.text(node.key) or "unnamed"
        free, number = label, 2
        while self._first.form(free) in self._named:
            free, number = f"{label} {number}", number + 1
        if free != label:
            self.left["concepts of one name"] += 1 + (label not in self._shared)
            self._shared.add(label)
        id = cleaned.text(node.key) if self.keep_keys and cleaned.text(node.key) else free
        self._named[free] = self.ids[node.key] = id
        self.concepts[id] = Concept(
            id,
            free,
            cleaned.text(known.get("category")),
            cleaned.lines(known.get("definition")),
            tuple(name for name in cleaned.texts(known.get("aka")) if name not in (id, free)),
            cleaned.text(known.get("broader")),
            cleaned.texts(known.get("opposite")),
            self.language,
        )
        return id

    def end(self, key: str) -> str:
        """Return the concept at an end of a link; what is declared nowhere is made of its name."""
        known = self.ids.get(key)
        if known is not None:
            return known
        name = cleaned.text(key) or "unnamed"
        form = self._first.form(name)
        id = self._named.get(form)
        if id is None:
            id = self._named[form] = form
            self.concepts[id] = Concept(id, id, language=self.language)
        self.ids[key] = id
        return id

    def categorize(self, id: str, category: str) -> None:
        """Give a concept the category that a link tells of it; a second one is told."""
        known = self.concepts[id].category
        if not known:
            self.concepts[id] = replace(self.concepts[id], category=category)
        elif plain_name(known) != plain_name(category):
            self.left["second categories of a concept"] += 1

    def settled(self) -> dict[str, Concept]:
        """Return the concepts with other names that are theirs alone, and kin that are there."""
        owners = Counter(
            name
            for concept in self.concepts.values()
            for name in {plain_name(n) for n in (concept.id, concept.label, *concept.aka)}
        )
        found = {}
        for id, concept in self.concepts.items():
            own = tuple(name for name in concept.aka if owners[plain_name(name)] == 1)
            self.left["other names that two concepts share"] += len(concept.aka) - len(own)
            opposite = tuple(filter(None, map(self._kin, concept.opposite)))
            if id.startswith("~") and self._kin(id[1:].strip()):
                opposite = (self._kin(id[1:].strip()),)
            broader = self._kin(concept.broader)
            self.left["kinds that are unknown or circular"] += bool(concept.broader) and not broader
            changed = (own, opposite, broader) != (concept.aka, concept.opposite, concept.broader)
            found[id] = replace(concept, aka=own, opposite=opposite, broader=broader) if changed else concept
        return self._without_circles(found)

    def _kin(self, name: str) -> str:
        return self.ids.get(name) or self._named.get(name, "") if name else ""

    def _without_circles(self, concepts: dict[str, Concept]) -> dict[str, Concept]:
        for id in list(concepts):
            seen, above = {id}, concepts[id].broader
            while above and above not in seen:
                seen.add(above)
                above = concepts[above].broader
            if above == id:
                self.left["kinds that are unknown or circular"] += 1
                concepts[id] = replace(concepts[id], broader="")
        return concepts
