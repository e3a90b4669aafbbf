"""What a concept graph is: the graph that holds the records, and what it tells of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from .first_letter import titled
from .opposites import crossings
from .records import (
    EMPTY,
    NO_START,
    Arrow,
    Category,
    Certainty,
    Concept,
    CutFrom,
    Effect,
    Evidence,
    Filter,
    Level,
    Reference,
    Relation,
    Rest,
    Sign,
    Stance,
    Start,
    Step,
    Tour,
    Verdict,
)
from .wording import claim, reading

if TYPE_CHECKING:
    import networkx

    from .errors import Place

__all__ = [
    "EMPTY",
    "Arrow",
    "Category",
    "Certainty",
    "Concept",
    "ConceptGraph",
    "CutFrom",
    "Effect",
    "Evidence",
    "Filter",
    "Level",
    "Reference",
    "Relation",
    "Rest",
    "Sign",
    "Stance",
    "Start",
    "Step",
    "Tour",
    "Verdict",
    "titled",
]


@dataclass(frozen=True)
class ConceptGraph:
    """Concepts, the effects between them, and what backs them. All mappings keep the file's order.

    ``text`` is the article whose sentences are quoted; ``relations`` is the whole vocabulary in force
    (the package's and the file's own); ``places`` says where in the file a thing stands, by path:
    ``("effects", "eases-cramps")``, ``("effects", "eases-cramps", "quote")``, ``("concepts", "magnesium")``.
    """

    title: str
    concepts: Mapping[str, Concept]
    effects: Mapping[str, Effect]
    categories: Mapping[str, Category] = field(default_factory=lambda: EMPTY)
    relations: Mapping[str, Relation] = field(default_factory=lambda: EMPTY)
    references: Mapping[str, Reference] = field(default_factory=lambda: EMPTY)
    tours: tuple[Tour, ...] = ()
    start: Start = NO_START
    description: str = ""
    language: str = "en"
    text: str = ""
    text_name: str = ""
    corpus: CutFrom | None = None
    places: Mapping[tuple[str, ...], Place] = field(default_factory=lambda: EMPTY, compare=False, repr=False)

    def sentence(self, effect: Effect) -> str:
        """Return the effect as a sentence in its own words, without a full stop."""
        source, target = self.concepts[effect.source], self.concepts[effect.target]
        when = f" {effect.when}" if effect.when else ""
        return f"{source.title} {effect.label} {target.label}{when}"

    def claim(self, effect: Effect, *, alone: bool = True) -> str:
        """Return the effect as a sentence in its own words; what is not shown, as a claim.

        ``Magnesium is said to reduce muscle cramps``. Not ``alone``, it begins without a capital.
        """
        source, target = self.concepts[effect.source], self.concepts[effect.target]
        first = source.title if alone else source.label
        return claim((first, effect.label, target.label, effect.when), effect.verdict, self.language)

    def reading(self, effect: Effect) -> str:
        """Return the plain reading of the effect's relation: ``Magnesium lowers muscle cramps``.

        What is contradicted or was not found is told as a claim: ``... is said to lower muscle cramps``.
        """
        source, target = self.concepts[effect.source], self.concepts[effect.target]
        relation = self.relations.get(effect.relation)
        pattern = relation.reading if relation else "{source} affects {target}"
        return reading(pattern, source.title, target.label, effect.verdict, self.language)

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Effect, ...]]:
        """Effects by their source, in file order; every concept has an entry."""
        return self._effects_by("source")

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Effect, ...]]:
        """Effects by their target, in file order; every concept has an entry."""
        return self._effects_by("target")

    @cached_property
    def opposites(self) -> Mapping[str, tuple[Effect, ...]]:
        """Links from each concept to its opposites, by which a chain may pass over; they are no effects."""
        return crossings(self.concepts, self.language)

    @cached_property
    def told(self) -> tuple[Tour, ...]:
        """The tours of the file, or the one that is offered when it has none; empty without concepts."""
        from .offered import offered_tour

        offered = None if self.tours else offered_tour(self)
        return self.tours if offered is None else (offered,)

    def point(self, step: Step) -> tuple[str, str]:
        """Return what stands above a step, its title or its first sentence, and what else is said."""
        from .headings import point

        return point(self, step)

    def step_number(self, tour: str, step: str) -> int:
        """Return the place of a step in its tour, counted from 1; 0 where there is none.

        ``step`` is its id, or that place itself, by which older links name it.
        """
        steps = next((each.steps for each in self.told if each.id == tour), ())
        by_id = (number for number, each in enumerate(steps, 1) if each.id and each.id == step)
        counted = int(step) if step.isdecimal() and len(step) < 7 and int(step) <= len(steps) else 0
        return next(by_id, counted)

    def leads_to(self, tour: str, name: str) -> tuple[str, int]:
        """Return tour and place of a step that a step of ``tour`` names in its ``go``; 0: there is none."""
        other, _, step = name.rpartition(":")
        for id, each in ((tour, name), (other, step)):
            if number := self.step_number(id, each):
                return id, number
        return "", 0

    def lets_through(self, left_in: Filter, item: Effect | Concept) -> bool:
        """Return whether an effect or a concept passes a filter by itself, by the rule of the page.

        The ends of an effect that passes and is drawn stay with it.
        """
        from .passing import concept_passes, effect_passes

        if isinstance(item, Effect):
            return effect_passes(self, left_in, item)
        return concept_passes(left_in, item)

    def _effects_by(self, end: Literal["source", "target"]) -> Mapping[str, tuple[Effect, ...]]:
        found: dict[str, list[Effect]] = {key: [] for key in self.concepts}
        for effect in self.effects.values():
            found[getattr(effect, end)].append(effect)
        return MappingProxyType({key: tuple(effects) for key, effects in found.items()})

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return a new MultiDiGraph: concepts as nodes, effects as edges keyed by id, with attributes."""
        # What writes graphs knows the model: loaded by its name, so that the model does not need itself.
        found: networkx.MultiDiGraph[str] = import_module(".networkx_out", __package__).to_networkx(self)
        return found

    def to_document(self, earlier: tuple[ConceptGraph, dict[str, Any]] | None = None) -> dict[str, Any]:
        """Return the graph as plain data for JSON: lists and texts, sentences, readings, citations.

        With an ``earlier`` graph and its document, what is the same in both is the same object in both.
        """
        from .document import make_document

        return make_document(self, earlier)
