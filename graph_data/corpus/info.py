"""What is in a corpus: how much, since when, which relations, and its largest hubs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .claims import ARROW
from .corpus import Corpus
from .problems import needed, told_plainly
from .tables import counted_concepts, rows, sums


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
    ibis = needed("ibis")
    corpus = Corpus(address)
    tables, tell = corpus.tables, told or (lambda _what: None)
    with told_plainly(corpus.address, "asking it"):
        tell("counting claims")
        claims = tables.claims
        year = ibis.ifelse(claims.year == 0, ibis.null("int32"), claims.year)
        (sum_,) = rows(
            claims.aggregate(
                n=claims.count(), first=year.min(), last=year.max(),
                papers=ibis.ifelse(claims.document == "", ibis.null("string"), claims.document).nunique(),
            )
        )  # fmt: skip
        tell("counting arrows")
        arrows = tables.by_subject if tables.by_subject is not None else sums(claims)
        arrows = arrows.select(*ARROW)
        kinds = arrows.group_by(["relation", "sign"]).aggregate(n=arrows.count().cast("int64"))
        order = [ibis.desc("n"), tables.key(kinds.relation), tables.key(kinds.sign)]
        relations = [(row["relation"], row["sign"], int(row["n"])) for row in rows(kinds.order_by(order))]
        tell("counting concepts")
        known = tables.concepts if tables.concepts is not None else counted_concepts(claims, arrows)
        (concepts,) = rows(known.aggregate(n=known.count()))
        hubs = rows(known.order_by([ibis.desc("degree"), tables.key(known.id)]).limit(10))
    return Info(
        str(corpus.address), tables.engine, int(sum_["n"]), int(sum_["papers"]),
        sum(count for _, _, count in relations), int(concepts["n"]),
        (int(sum_["first"] or 0), int(sum_["last"] or 0)), tuple(relations),
        tuple((row["id"], row["name"], int(row["degree"])) for row in hubs),
    )  # fmt: skip


def info_lines(info: Info, most: int = 30) -> list[str]:
    """Return what is in a corpus as lines to read."""
    first, last = info.years
    lines = [
        f"{info.address} ({info.engine})",
        f"{info.claims:,} claims in {info.papers:,} papers{f', {first} to {last}' if first else ''}",
        f"{info.arrows:,} arrows among {info.concepts:,} concepts",
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
