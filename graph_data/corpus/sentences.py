"""The sentences behind arrows: of each the best few, from papers of their own where there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .claims import ARROW
from .problems import needed
from .query import FoundArrow, Sentence
from .tables import Source, rows

if TYPE_CHECKING:
    from .query import ArrowKey


def sentences(
    tables: Source, arrows: Sequence[FoundArrow], top: int, since: int = 0
) -> Mapping[ArrowKey, tuple[Sentence, ...]]:
    """Return the ``top`` best sentences of each arrow: one of each paper, by score, then the newest.

    What is alike is ordered by document and sentence, so that every engine gives the same.
    """
    if not arrows or not top:
        return {}
    ibis = needed("ibis")
    claims = tables.behind(arrows, since, top)
    best = [ibis.desc("score"), ibis.desc("year")]
    last = [tables.key(claims[name]) for name in ("document", "sentence", "source")]
    arrow = list(ARROW)
    claims = claims.mutate(
        within=ibis.row_number().over(ibis.window(group_by=[*arrow, "document"], order_by=[*best, *last]))
    )
    claims = claims.filter(claims.within == 0)
    last = [tables.key(claims[name]) for name in ("document", "sentence", "source")]
    claims = claims.mutate(place=ibis.row_number().over(ibis.window(group_by=arrow, order_by=[*best, *last])))
    claims = claims.filter(claims.place < top)
    wanted = {each.key for each in arrows}
    kept: dict[ArrowKey, list[tuple[int, Sentence]]] = {}
    for row in rows(claims.select(*ARROW, "sentence", "document", "year", "source", "place")):
        key: ArrowKey = (row["subject"], row["relation"], row["object"], row["sign"], row["stance"])
        if key in wanted:
            one = Sentence(row["sentence"], row["document"], int(row["year"]), row["source"])
            kept.setdefault(key, []).append((int(row["place"]), one))
    return {key: tuple(one for _, one in sorted(kept[key], key=lambda each: each[0])) for key in sorted(kept)}
