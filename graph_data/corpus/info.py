"""What is in a corpus: how much, since when, which relations, and its largest hubs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .bolt import BoltTables
from .claims import ARROW
from .corpus import Corpus
from .problems import needed, told_plainly
from .tables import Tables, counted_concepts, rows, sums

if TYPE_CHECKING:
    from ibis.expr.types import Table


@dataclass(frozen=True, slots=True)
class Info:
    """Counts of a corpus; ``relations`` by sign with their arrows, ``hubs`` with the arrows at them."""

    address: str
    engine: str
    claims: int
    papers: int
    arrows: int
    concepts: int
    years: tuple[int, int]
    relations: tuple[tuple[str, str, int], ...]
    hubs: tuple[tuple[str, str, int], ...]


def corpus_info(address: str, *, told: Callable[[str], None] | None = None) -> Info:
    """Return what is in a corpus; without a store all of it is read.

    Raises:
        CorpusError: it cannot be opened or asked.
    """
    corpus = Corpus(address)
    tables, tell = corpus.tables, told or (lambda _what: None)
    with told_plainly(corpus.address, "asking it"):
        tell("counting claims")
        known: Table
        if isinstance(tables, BoltTables):
            sums_, relations = tables.counts()
            tell("counting concepts")
            known = tables.known()
        else:
            sums_, arrows = _sums(tables), _arrows(tables)
            tell("counting arrows")
            relations = _relations(tables, arrows)
            tell("counting concepts")
            there = tables.concepts is not None
            known = tables.concepts if there else counted_concepts(tables.claims, arrows)
        (concepts,) = rows(known.aggregate(n=known.count()))
        hubs = rows(known.order_by([needed("ibis").desc("degree"), tables.key(known.id)]).limit(10))
    return Info(
        str(corpus.address), tables.engine, int(sums_["n"]), int(sums_["papers"]),
        sum(count for _, _, count in relations), int(concepts["n"]),
        (int(sums_["first"] or 0), int(sums_["last"] or 0)), tuple(relations),
        tuple((row["id"], row["name"], int(row["degree"])) for row in hubs),
    )  # fmt: skip


def _sums(tables: Tables) -> dict[str, Any]:
    """Return how many claims and papers there are, and the first and last year."""
    ibis = needed("ibis")
    claims = tables.claims
    year = ibis.ifelse(claims.year == 0, ibis.null("int32"), claims.year)
    paper = ibis.ifelse(claims.document == "", ibis.null("string"), claims.document)
    (found,) = rows(
        claims.aggregate(n=claims.count(), first=year.min(), last=year.max(), papers=paper.nunique())
    )
    return found


def _arrows(tables: Tables) -> Table:
    arrows = tables.by_subject if tables.by_subject is not None else sums(tables.claims)
    return arrows.select(*ARROW)


def _relations(tables: Tables, arrows: Table) -> list[tuple[str, str, int]]:
    kinds = arrows.group_by(["relation", "sign"]).aggregate(n=arrows.count().cast("int64"))
    order = [needed("ibis").desc("n"), tables.key(kinds.relation), tables.key(kinds.sign)]
    return [(row["relation"], row["sign"], int(row["n"])) for row in rows(kinds.order_by(order))]


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def info_lines(info: Info, most: int = 30) -> list[str]:
    """Return what is in a corpus as lines to read."""
    first, last = info.years
    years = "" if not first else f", {first}" if first == last else f", {first} to {last}"
    lines = [
        f"{info.address} ({info.engine})",
        f"{_many(info.claims, 'claim')} in {_many(info.papers, 'paper')}{years}",
        f"{_many(info.arrows, 'arrow')} among {_many(info.concepts, 'concept')}",
        "Relations, by arrows:",
        *(
            f"  {name}{f' ({sign})' if sign else ''}  {count:,}"
            for name, sign, count in info.relations[:most]
        ),
    ]
    if len(info.relations) > most:
        lines.append(f"  and {len(info.relations) - most:,} more")
    lines.append("Concepts with most arrows:")
    lines += [f"  {name}{f' ({id})' if id != name else ''}  {count:,}" for id, name, count in info.hubs]
    return lines
