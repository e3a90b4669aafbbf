"""The frozen records of which a concept graph is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from .first_letter import titled

Sign = Literal["+", "-", "regulates", "mixed", "none", "unknown"]
Arrow = Literal["triangle", "bar", "diamond", "open", "none"]
Level = Literal["core", "detail"]
Verdict = Literal["supported", "mixed", "contradicted", "not-found", "not-checked"]
Certainty = Literal["high", "moderate", "low", "none"]
Rest = Literal["dim", "hide"]
Origin = Literal["machine-read"]
Stance = Literal["supports", "partly", "contradicts", "no-evidence"]

EMPTY: Mapping[Any, Any] = MappingProxyType({})


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
    #: The language of the label, by which its first letter is raised.
    language: str = field(default="en", repr=False, compare=False)
    #: Neighbours in the corpus, of which the graph is a slice, that are not shown beside it.
    more: int = 0

    @property
    def title(self) -> str:
        """The label as it stands alone."""
        return titled(self.label, self.language)


@dataclass(frozen=True, slots=True)
class Relation:
    """What an effect does, as the vocabulary defines it.

    ``reading`` is a plain sentence with ``{source}`` and ``{target}``; ``verbs`` imply the relation;
    ``terms`` maps ``bel``, ``ro`` and ``biolink`` to the term of that vocabulary (absent: it has none).
    ``amount`` is whether the sign is that of how much there is of the target; what ``supports`` it does not
    make it more. ``german`` are the verbs of the package's own relations in German.
    """

    id: str
    sign: Sign
    arrow: Arrow
    reading: str
    verbs: tuple[str, ...] = ()
    terms: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    amount: bool = True
    german: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one reference says of one effect; ``quote`` is a sentence of that reference."""

    reference: str
    stance: Stance = "supports"
    finding: str = ""
    quote: str = ""
    #: Who read it out of the reference; empty: a person.
    kind: Origin | Literal[""] = ""


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
    #: How many papers of a corpus state it; 0 where nobody counted.
    papers: int = 0

    @property
    def words(self) -> str:
        """The words as they are drawn: ``increases · 16`` where papers were counted."""
        return f"{self.label} · {self.papers}" if self.papers else self.label


@dataclass(frozen=True, slots=True)
class Reference:
    """A source; ``csl`` holds the CSL-JSON fields of the file (``title``, ``author``, ``DOI`` ...)."""

    id: str
    csl: Mapping[str, Any] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class CutFrom:
    """The corpus of which a graph is a slice: its address without secrets, what was asked, true counts."""

    address: str
    query: str = ""
    date: str = ""
    engine: str = ""
    concepts: int = 0
    effects: int = 0
    sentences: int = 0
    #: The commands of further slices that were added.
    also: tuple[str, ...] = ()


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
    given, it is posed over the bare picture, and ``say``, ``highlight`` and ``filter`` answer it. ``id`` is
    its name in links, its own within the tour, made from its words when the file gives none. ``go`` names
    steps to which one may go from here, by id, or ``TOUR:STEP`` in another tour. ``shut`` names categories,
    by id, that stand as one box each; in a graph without categories concepts, whose communities do.
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
    id: str = ""
    go: tuple[str, ...] = ()
    shut: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """What the map begins with: the concept it is about, categories and effects that come first, by id."""

    hub: str = ""
    categories: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


NO_START = Start()


@dataclass(frozen=True, slots=True)
class Tour:
    """A story told over the graph in steps; ``id`` is made from the title when the file gives none."""

    id: str
    title: str
    steps: tuple[Step, ...] = ()
