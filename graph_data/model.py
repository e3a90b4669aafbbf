"""What a concept graph is: frozen records, and the graph that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from .wording import reading

if TYPE_CHECKING:
    import networkx

    from .errors import Place

Sign = Literal["+", "-", "regulates", "mixed", "none", "unknown"]
Arrow = Literal["triangle", "bar", "diamond", "open", "none"]
Level = Literal["core", "detail"]
Verdict = Literal["supported", "mixed", "contradicted", "not-found", "not-checked"]
Certainty = Literal["high", "moderate", "low", "none"]
Rest = Literal["dim", "hide"]
Stance = Literal["supports", "partly", "contradicts", "no-evidence"]

EMPTY: Mapping[Any, Any] = MappingProxyType({})


def titled(label: str) -> str:
    """Return a label as it opens a sentence or stands alone in a box.

    Only a plainly lower-case first word is changed, so that ``pH`` and ``mTOR`` stay themselves.

    >>> titled("vitamin D"), titled("pH balance"), titled("of bone")
    ('Vitamin D', 'pH balance', 'Of bone')
    """
    first = label.split(" ", 1)[0]
    return label[:1].upper() + label[1:] if first.islower() else label


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of concept; ``color`` (#rrggbb) and ``shape`` are the theme's choice when empty."""

    id: str
    label: str
    color: str = ""
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that effects start from or end at. ``label`` is written as inside a sentence."""

    id: str
    label: str
    category: str = ""
    definition: str = ""
    aka: tuple[str, ...] = ()
    broader: str = ""
    opposite: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The label as it stands alone."""
        return titled(self.label)


@dataclass(frozen=True, slots=True)
class Relation:
    """What an effect does, as the vocabulary defines it.

    ``reading`` is a plain sentence with ``{source}`` and ``{target}``; ``verbs`` imply the relation;
    ``terms`` maps ``bel``, ``ro`` and ``biolink`` to the term of that vocabulary (absent: it has none).
    ``amount`` is whether the sign is that of how much there is of the target; what ``supports`` it does not
    make it more.
    """

    id: str
    sign: Sign
    arrow: Arrow
    reading: str
    verbs: tuple[str, ...] = ()
    terms: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    amount: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one reference says of one effect."""

    reference: str
    stance: Stance = "supports"
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """One labelled arrow. ``sign`` is resolved: the file's own, else the relation's."""

    id: str
    source: str
    target: str
    label: str
    relation: str = "affects"
    sign: Sign = "unknown"
    level: Level = "core"
    when: str = ""
    how: str = ""
    hedge: str = ""
    note: str = ""
    quote: str = ""
    verdict: Verdict = "not-checked"
    certainty: Certainty | Literal[""] = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A source; ``csl`` holds the CSL-JSON fields of the file (``title``, ``author``, ``DOI`` ...)."""

    id: str
    csl: Mapping[str, Any] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a step leaves in; an empty side restricts nothing. ``rest`` is what becomes of all else."""

    verdict: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    reference: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    rest: Rest = "dim"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a tour; exactly one of ``show``, ``path``, ``focus``, ``overview`` and ``blank`` is set.

    ``show``: these concepts and the effects among them. ``path``: concepts in order, linked by effects.
    ``focus``: one concept and what lies within ``hops``. ``overview``: ``core`` or ``all``. ``blank``: no
    picture, the words alone. ``effects`` (optional) limits what is drawn to these effect ids;
    ``highlight`` names effects or concepts to be lit; ``filter`` says what is left in. Where ``ask`` is
    given, it is posed over the bare picture, and ``say``, ``highlight`` and ``filter`` answer it.
    """

    say: str = ""
    title: str = ""
    show: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    focus: str = ""
    hops: int = 1
    overview: Literal["core", "all", ""] = ""
    blank: Literal["dark", "light", ""] = ""
    ask: str = ""
    filter: Filter | None = None
    effects: tuple[str, ...] = ()
    highlight: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tour:
    """A story told over the graph in steps; ``id`` is made from the title when the file gives none."""

    id: str
    title: str
    steps: tuple[Step, ...] = ()


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
    description: str = ""
    language: str = "en"
    text: str = ""
    text_name: str = ""
    places: Mapping[tuple[str, ...], Place] = field(default_factory=lambda: EMPTY, compare=False, repr=False)

    def sentence(self, effect: Effect) -> str:
        """Return the effect as a sentence in its own words, without a full stop."""
        source, target = self.concepts[effect.source], self.concepts[effect.target]
        when = f" {effect.when}" if effect.when else ""
        return f"{source.title} {effect.label} {target.label}{when}"

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
    def told(self) -> tuple[Tour, ...]:
        """The tours of the file, or the one that is offered when it has none; empty without concepts."""
        from .offered import offered_tour

        offered = None if self.tours else offered_tour(self)
        return self.tours if offered is None else (offered,)

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
        from .networkx_bridge import to_networkx

        return to_networkx(self)

    def to_document(self) -> dict[str, Any]:
        """Return the graph as plain data for JSON: lists and texts, sentences, readings, citations."""
        from .document import make_document

        return make_document(self)
