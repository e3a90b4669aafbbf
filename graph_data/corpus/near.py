"""What is near a concept in a corpus: the neighbours that most papers speak of, and the arrows among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from .claims import ARROW
from .problems import needed
from .query import FoundArrow, FoundConcept, Query
from .sentences import sentences
from .tables import Source, rows

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from .query import ArrowKey, Sentence

#: Of all concepts, at most so many percent are neighbours of the seed itself, where more hops are wanted.
FIRST_HOP: Final = 60


def choose(tables: Source, query: Query, seeds: Sequence[str]) -> tuple[dict[str, int], list[int]]:
    """Return the chosen concepts by the hop at which they were met, and how many there are at each hop.

    A hop goes on from the concepts that were chosen before, and counts what was not chosen yet. Neighbours
    of the seed are ranked by papers; those further off by how many of the chosen they are linked to, then by
    papers; alike ones by name.
    """
    chosen = dict.fromkeys(seeds, 0)
    beam: list[str] = list(seeds)
    reached: list[int] = []
    for hop in range(1, query.hops + 1):
        room = query.cap - len(chosen)
        if room <= 0:
            break
        take = room if hop == query.hops else max(1, room * FIRST_HOP // 100)
        got = rows(_ranked(tables, query, beam, list(chosen)).limit(take))
        if not got:
            break
        reached.append(int(got[0]["total"]))
        beam = [row["far"] for row in got]
        chosen.update(dict.fromkeys(beam, hop))
    return chosen, reached


def _ranked(tables: Source, query: Query, beam: Sequence[str], chosen: Sequence[str]) -> Table:
    ibis = needed("ibis")
    links = tables.links(beam, query.limits)
    links = links.filter(~links.far.isin(list(chosen)))
    near = links.group_by("far").aggregate(
        links=links.near.nunique().cast("int64"), papers=links.papers.cast("int64").sum().cast("int64")
    )
    near = near.mutate(total=ibis._.count().over(ibis.window()))
    order = [ibis.desc("links"), ibis.desc("papers")]
    if query.rank == "specific":
        near = _weighed(tables, near)
        order = [ibis.desc("links"), ibis.desc("weight")]
    return near.order_by([*order, tables.key(near.far)])


def _weighed(tables: Source, near: Table) -> Table:
    """Return neighbours with their papers against the arrows that they have in the whole corpus."""
    known = tables.degrees(near)
    joined = near.left_join(known, near.far == known.id)
    weight = (joined.papers * 1_000_000) // (joined.degree.fill_null(0) + 10)
    return joined.select("far", "links", "papers", "total", weight=weight.cast("int64"))


def among(tables: Source, query: Query, chosen: Mapping[str, int]) -> tuple[list[FoundArrow], int, int]:
    """Return the strongest arrows among concepts; how many there are; and their sentences, counted."""
    ibis = needed("ibis")
    arrows = tables.arrows("subject", chosen, query.limits)
    arrows = arrows.filter(arrows.object.isin(list(chosen)), arrows.subject != arrows.object)
    arrows = arrows.mutate(
        total=ibis._.count().over(ibis.window()),
        told=ibis._.claims.cast("int64").sum().over(ibis.window()).cast("int64"),
    )
    order = [ibis.desc("papers"), *(tables.key(arrows[name]) for name in ARROW)]
    got = rows(arrows.order_by(order).limit(query.arrows))
    total, told = (int(got[0]["total"]), int(got[0]["told"])) if got else (0, 0)
    return [found(row) for row in got], total, told


def found(row: Mapping[str, Any]) -> FoundArrow:
    """Return a row of arrows as a record."""
    counts = (int(row[key]) for key in ("papers", "claims", "first", "last"))
    return FoundArrow(*(row[name] for name in ARROW), *counts)


def with_names(
    tables: Source, query: Query, hops: Mapping[str, int], arrows: Sequence[FoundArrow]
) -> tuple[FoundConcept, ...]:
    """Return the concepts with their names, and how many neighbours of each are not shown beside it."""
    names = {row["id"]: row for row in rows(tables.concepts_at(hops))}
    links = tables.links(list(hops), query.limits)
    links = links.filter(links.near != links.far)
    degrees = rows(links.group_by("near").aggregate(n=links.far.nunique().cast("int64")))
    degree = {row["near"]: int(row["n"]) for row in degrees}
    beside: dict[str, set[str]] = {}
    for arrow in arrows:
        beside.setdefault(arrow.subject, set()).add(arrow.object)
        beside.setdefault(arrow.object, set()).add(arrow.subject)
    return tuple(
        FoundConcept(
            id,
            (names.get(id, {}).get("name") or id),
            (names.get(id, {}).get("kind") or ""),
            hop,
            max(0, degree.get(id, 0) - len(beside.get(id, ()))),
        )
        for id, hop in sorted(hops.items(), key=lambda item: (item[1], item[0]))
    )


def told(
    tables: Source, query: Query, arrows: Sequence[FoundArrow]
) -> Mapping[ArrowKey, tuple[Sentence, ...]]:
    """Return the best sentences of each arrow."""
    return sentences(tables, arrows, query.sentences, query.limits.since)
