"""A corpus as the questions see it: claims, their sums by arrow, and the names of concepts, on any engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from .claims import ARROW
from .problems import needed

if TYPE_CHECKING:
    from ibis.expr.types import Table, Value

    from ..model import ConceptGraph
    from .query import FoundArrow, Limits

Side = Literal["subject", "object"]
OTHER: Final[Mapping[Side, Side]] = {"subject": "object", "object": "subject"}
#: Numbers of papers at which the folders of a store begin.
STRENGTHS: Final = (1, 2, 3, 5, 10, 25, 100)
#: From how many papers on arrows are asked first where the strongest are wanted; each look has its price.
APART: Final = (25, 5)


def strength(papers: int) -> int:
    """Return in which folder of a store arrows of so many papers lie.

    >>> [strength(n) for n in (1, 2, 4, 9, 24, 99, 3000)]
    [0, 1, 2, 3, 4, 5, 6]
    """
    return max(place for place, least in enumerate(STRENGTHS) if papers >= least or place == 0)


class Source(Protocol):
    """What the questions ask of a corpus, whatever holds it: each answer is a table, small enough to sort."""

    @property
    def engine(self) -> str:
        """What is told to the reader (``DuckDB 1.5.6``)."""

    @property
    def own(self) -> ConceptGraph | None:
        """The graph that the claims were taken from, where one of our own files is asked."""

    @property
    def apart(self) -> tuple[int, ...]:
        """Numbers of papers, the greatest first, from which on arrows are read apart from weaker ones."""

    def key(self, text: Value) -> Value:
        """Return what orders texts by their bytes."""

    def arrows(self, side: Side, ids: Iterable[str], limits: Limits) -> Table:
        """Return arrows that leave (``subject``) or enter (``object``) the concepts, within the limits."""

    def links(self, ids: Sequence[str], limits: Limits) -> Table:
        """Return arrows at the concepts, either way round, as (near, far, papers)."""

    def concepts_at(self, ids: Iterable[str]) -> Table:
        """Return the concepts that are there of some: id, name, kind."""

    def named(self, keys: Iterable[str]) -> Table:
        """Return the names that are looked up as one of some: key, name, id."""

    def named_like(self, wanted: str, words: Sequence[str]) -> Table:
        """Return names that begin as one does, or hold one of some words: key, name."""

    def degrees(self, near: Table) -> Table:
        """Return how many arrows hang at the concepts ``near.far``: id, degree."""

    def behind(self, arrows: Sequence[FoundArrow], since: int, top: int, /) -> Table:
        """Return at least the ``top`` best claims behind each arrow; those of others may be among them."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one corpus. Only ``claims`` must be there; from it the others are made, at a price.

    ``engine`` is told to the reader (``DuckDB 1.5.6``). ``bytewise`` is whether the engine orders texts by
    their bytes, as Python does; where it does not, ``in_bytes`` is a function of its own that does.
    """

    claims: Table
    engine: str
    by_subject: Table | None = None
    by_object: Table | None = None
    concepts: Table | None = None
    names: Table | None = None
    in_bytes: Any = None
    #: The engine's connection, which lives as long as its tables.
    connection: Any = field(default=None, repr=False)
    #: The graph that the claims were taken from, where one of our own files is asked.
    own: ConceptGraph | None = field(default=None, repr=False)

    @property
    def apart(self) -> tuple[int, ...]:
        """Numbers of papers from which on a store has folders of their own for the sums of arrows."""
        kept = self.by_subject is not None and "strength" in self.by_subject.columns
        return APART if kept else ()

    def key(self, text: Value) -> Value:
        """Return what orders texts alike on every engine: by their bytes."""
        return self.in_bytes(text, "UTF8") if self.in_bytes else text

    def arrows(self, side: Side, ids: Iterable[str], limits: Limits) -> Table:
        """Return arrows that leave (``subject``) or enter (``object``) the concepts, within the limits.

        Each has papers, claims, and the first and last year.
        """
        kept = self.by_subject if side == "subject" else self.by_object
        summed = kept is not None and not limits.since
        table = kept if kept is not None and summed else self.claims
        table = _with(table, side, ids)
        if limits.relations:
            table = table.filter(table.relation.lower().isin([each.lower() for each in limits.relations]))
        if not summed:
            table = sums(table.filter(table.year >= limits.since) if limits.since else table)
        elif limits.min_papers > 1 and "strength" in table.columns:
            table = table.filter(table.strength >= strength(limits.min_papers))
        if limits.min_papers > 1:
            table = table.filter(table.papers >= limits.min_papers)
        if limits.kinds:
            table = table.semi_join(self._of_kinds(limits.kinds), [(OTHER[side], "id")])
        return table.select(*ARROW, "papers", "claims", "first", "last")

    def links(self, ids: Sequence[str], limits: Limits) -> Table:
        """Return arrows at the concepts, either way round, as (near, far, papers)."""
        return linked(self.arrows("subject", ids, limits), self.arrows("object", ids, limits))

    def known(self) -> Table:
        """Return the concepts: id, name, kind, degree (arrows at them; 0 where nobody counted)."""
        return self.concepts if self.concepts is not None else concepts_of(self.claims)

    def called(self) -> Table:
        """Return every name of every concept: key, name, id."""
        if self.names is not None:
            return self.names
        known = self.known()
        return known.select(key=plain_key(known.name), name=known.name, id=known.id)

    def concepts_at(self, ids: Iterable[str]) -> Table:
        """Return the concepts that are there of some: id, name, kind."""
        known = self.known()
        return known.filter(known.id.isin(list(ids))).select("id", "name", "kind")

    def named(self, keys: Iterable[str]) -> Table:
        """Return the names that are looked up as one of some: key, name, id."""
        names = self.called()
        return names.filter(names.key.isin(list(keys))).select("key", "name", "id").distinct()

    def named_like(self, wanted: str, words: Sequence[str]) -> Table:
        """Return names that begin as one does, or hold one of some words: key, name."""
        names = self.called()
        alike = [names.key.startswith(wanted[:3]), *(names.key.contains(word) for word in words)]
        return names.filter(needed("ibis").or_(*alike)).select("key", "name").distinct()

    def degrees(self, near: Table) -> Table:
        """Return how many arrows (without a table of concepts: claims) hang at concepts: id, degree."""
        if self.concepts is not None:
            return self.concepts.select("id", degree=self.concepts.degree.cast("int64"))
        ends = [self.claims.select(id=self.claims[end]) for end in OTHER]
        both = ends[0].union(ends[1])
        return both.group_by("id").aggregate(degree=both.count().cast("int64"))

    def behind(self, arrows: Sequence[FoundArrow], since: int, _top: int = 0, /) -> Table:
        """Return all claims behind arrows; those of others may be among them."""
        claims = self.claims
        # The first three are looked up in sorted claims; the last leaves few for the engine to rank.
        between = claims.subject + "\t" + claims.object
        claims = claims.filter(
            claims.subject.isin(sorted({arrow.subject for arrow in arrows})),
            claims.object.isin(sorted({arrow.object for arrow in arrows})),
            claims.relation.isin(sorted({arrow.relation for arrow in arrows})),
            between.isin(sorted({f"{arrow.subject}\t{arrow.object}" for arrow in arrows})),
        )
        return claims.filter(claims.year >= since) if since else claims

    def _of_kinds(self, kinds: Iterable[str]) -> Table:
        known = self.known()
        return known.filter(known.kind.lower().isin([kind.lower() for kind in kinds])).select("id")


def _with(table: Table, side: Side, ids: Iterable[str]) -> Table:
    wanted = list(ids)
    column = table[side]
    return table.filter(column == wanted[0] if len(wanted) == 1 else column.isin(wanted))


def plain_key(text: Value) -> Value:
    """Return names as they are looked up: without capitals, hyphens and underscores as blanks."""
    return text.lower().re_replace(r"[-_ ]+", " ").strip()


def linked(out: Table, into: Table) -> Table:
    """Return arrows that leave concepts, and those that enter them, as (near, far, papers)."""
    return out.select(near=out.subject, far=out.object, papers=out.papers).union(
        into.select(near=into.object, far=into.subject, papers=into.papers)
    )


def sums(claims: Table) -> Table:
    """Return claims summed by arrow: distinct papers, sentences, first and last year (0: not known)."""
    ibis = needed("ibis")
    year = ibis.ifelse(claims.year == 0, ibis.null("int32"), claims.year)
    return claims.group_by(list(ARROW)).aggregate(
        papers=claims.document.nunique().cast("int32"),
        claims=claims.count().cast("int32"),
        first=year.min().fill_null(0).cast("int32"),
        last=year.max().fill_null(0).cast("int32"),
    )


def concepts_of(claims: Table) -> Table:
    """Return the concepts that claims name: id, name, kind, degree (0: not counted)."""
    ibis = needed("ibis")
    ends = [
        claims.select(id=claims[end], name=claims[f"{end}_name"], kind=claims[f"{end}_kind"]) for end in OTHER
    ]
    both = ends[0].union(ends[1])
    found = both.group_by("id").aggregate(name=both.name.max(), kind=both.kind.max())
    return found.mutate(degree=ibis.literal(0, "int32"))


def counted_concepts(claims: Table, arrows: Table) -> Table:
    """Return the concepts that claims name, with the arrows at each."""
    both = arrows.select(id=arrows.subject).union(arrows.select(id=arrows.object))
    degrees = both.group_by("id").aggregate(degree=both.count().cast("int32"))
    return concepts_of(claims).drop("degree").inner_join(degrees, "id")


def rows(table: Table) -> list[dict[str, Any]]:
    """Return the rows of a table as the engine answers it."""
    # In batches: the way to a whole table imports pandas, which a slice does not need.
    return [row for batch in table.to_pyarrow_batches() for row in batch.to_pylist()]
