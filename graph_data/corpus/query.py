"""What is asked of a corpus, and what is found: plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from ..records import EMPTY

if TYPE_CHECKING:
    from ..model import ConceptGraph

Rank = Literal["papers", "specific"]
#: The source of claims that come out of one of our own graph files: a person wrote them.
WRITTEN: Final = "conceptgraph"
#: An arrow's subject, relation, object, sign and stance.
ArrowKey = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Limits:
    """Which arrows count: by papers, relations, kinds of the concepts that they lead to, and years."""

    min_papers: int = 1
    relations: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """A slice that is wanted. ``between``: the ways from the seed to this concept, in place of what is near.

    ``cap``: concepts at most; ``arrows``: arrows at most; ``sentences``: of each arrow at most.
    """

    seeds: tuple[str, ...]
    limits: Limits = field(default_factory=Limits)
    hops: int = 2
    cap: int = 40
    arrows: int = 120
    sentences: int = 3
    rank: Rank = "papers"
    between: str = ""
    max_hops: int = 4
    top: int = 10
    #: A file of names that mean others.
    alias: str = ""


@dataclass(frozen=True, slots=True)
class FoundConcept:
    """A concept of a slice. ``more``: neighbours in the corpus that the slice does not show beside it."""

    id: str
    name: str
    kind: str
    hop: int
    more: int = 0


@dataclass(frozen=True, slots=True)
class FoundArrow:
    """An arrow of a slice with its counts, and its best sentences."""

    subject: str
    relation: str
    object: str
    sign: str
    stance: str
    papers: int
    claims: int
    first: int
    last: int

    @property
    def key(self) -> ArrowKey:
        """What tells it from others."""
        return (self.subject, self.relation, self.object, self.sign, self.stance)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence behind an arrow; a machine read it, or a person wrote it (``source`` is `WRITTEN`)."""

    text: str
    document: str
    year: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one concept to another; ``weakest`` is the least number of papers on it."""

    concepts: tuple[str, ...]
    weakest: int


@dataclass(frozen=True, slots=True)
class Slice:
    """What was found, with true counts of what there is beside it.

    ``reached``: of each hop, how many concepts are shown of how many there are, seen from those that were
    shown before. ``arrows_there`` and ``sentences_there``: arrows among the concepts
    shown, and sentences of these. ``ways_more``: at least so many further ways. ``searched``: from so many
    papers on, where a search was too wide for all arrows.
    """

    query: Query
    seeds: tuple[str, ...]
    concepts: tuple[FoundConcept, ...]
    arrows: tuple[FoundArrow, ...]
    sentences: Mapping[ArrowKey, tuple[Sentence, ...]] = field(default_factory=lambda: EMPTY)
    reached: tuple[tuple[int, int], ...] = ()
    arrows_there: int = 0
    sentences_there: int = 0
    ways: tuple[Way, ...] = ()
    ways_more: int = 0
    searched: int = 1
    engine: str = ""
    address: str = ""
    #: What else there is to say, a line each.
    notes: tuple[str, ...] = ()
    #: The graph of which it is a part, where a graph file of ours was asked, not a corpus.
    own: ConceptGraph | None = field(default=None, repr=False, compare=False)

    @property
    def is_read_by_machine(self) -> bool:
        """Whether it may hold what nobody wrote: all of which no sentence shows that a person did."""
        shown = [one for behind in self.sentences.values() for one in behind]
        return not shown or any(one.source != WRITTEN for one in shown)
