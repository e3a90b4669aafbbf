"""The three questions to a graph database: concepts, arrows at concepts, the sentences behind arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .claims import ARROW
from .cypher import DENIED_HERE, PLAIN, RELATION, SIGN, YEAR, Shape, looked_up, quoted
from .tables import Side

if TYPE_CHECKING:
    from .query import Limits

#: Names looked at for those that are most like one that is not there.
LOOKS: Final = 2_000
_ARROW: Final = ", ".join(ARROW)
_NODE: Final[dict[Side, str]] = {"subject": "s", "object": "o"}
_OTHER: Final[dict[Side, str]] = {"subject": "o", "object": "s"}


def concepts(shape: Shape) -> str:
    """Return the question for the concepts ``$ids``: id, name, kind."""
    id = shape.stored_id("n")
    return (
        f"MATCH {shape.vertex('n')} WHERE {id} IN $ids "
        f"RETURN toString({id}) AS id, {shape.name('n')} AS name, {shape.kind_of('n')} AS kind"
    )


def names(shape: Shape, *, like: bool = False) -> str:
    """Return the question for names with the keys ``$keys``: key, name, id.

    ``like``: for those that begin with ``$start`` or hold one of ``$words``; first those that hold
    ``$wanted``, then the shortest.
    """
    wanted = "key STARTS WITH $start OR any(word IN $words WHERE key CONTAINS word)"
    order = "CASE WHEN key CONTAINS $wanted THEN 0 ELSE 1 END, size(key)"
    return (
        f"MATCH {shape.vertex('n')} "
        f"WITH toString({shape.stored_id('n')}) AS id, {shape.names('n')} AS called "
        f"UNWIND called AS name WITH id, toString(name) AS name, {looked_up('name')} AS key "
        f"WHERE {wanted if like else 'key IN $keys'} RETURN DISTINCT key, name, id"
        + (f" ORDER BY {order} LIMIT {LOOKS}" if like else "")
    )


def degrees(shape: Shape) -> str:
    """Return the question for how many claims hang at the concepts ``$ids``: id, degree."""
    id, kind = shape.stored_id("n"), f":{quoted(shape.kind)}" if shape.kind else ""
    return (
        f"MATCH {shape.vertex('n')} WHERE {id} IN $ids OPTIONAL MATCH (n)-[r{kind}]-() "
        f"RETURN toString({id}) AS id, count(r) AS degree"
    )


def arrows(shape: Shape, side: Side, limits: Limits) -> str:
    """Return the question for arrows at the concepts ``$ids``, with their sums.

    It takes ``$relations``, ``$kinds``, ``$since`` and ``$least`` too.
    """
    where = [f"{shape.stored_id(_NODE[side])} IN $ids"]
    if limits.kinds:
        where.append(f"toLower({shape.kind_of(_OTHER[side])}) IN $kinds")
    told = "CASE WHEN year = 0 THEN null ELSE year END"
    return (
        f"{_claims(shape, where, 'toLower(relation) IN $relations' if limits.relations else '')}"
        f"WITH {_ARROW}, count(DISTINCT document) AS papers, count(*) AS claims, "
        f"min({told}) AS first, max({told}) AS last WHERE papers >= $least "
        f"RETURN {_ARROW}, papers, claims, coalesce(first, 0) AS first, coalesce(last, 0) AS last"
    )


def sentences(shape: Shape) -> str:
    """Return the question for the best ``$top`` claims of each arrow, of each document one.

    From ``$subjects`` to ``$objects`` with one of ``$exact`` relations, ``$since`` a year.
    """
    where = [f"{shape.stored_id('s')} IN $subjects", f"{shape.stored_id('o')} IN $objects"]
    texts = f"{shape.text('sentence')} AS sentence, {shape.text('source')} AS source"
    best = "{sentence: sentence, year: year, score: score, source: source}"
    row = ", ".join(f"one.{key} AS {key}" for key in ("sentence", "year", "score", "source"))
    return (
        f"{_claims(shape, where, 'relation IN $exact')}"
        f"WITH {_ARROW}, document, year, {shape.score} AS score, {texts} "
        "ORDER BY score DESC, year DESC, document, sentence, source "
        f"WITH {_ARROW}, document, collect({best})[0] AS one "
        "ORDER BY one.score DESC, one.year DESC, document, one.sentence, one.source "
        f"WITH {_ARROW}, collect({{document: document, one: one}})[..$top] AS few UNWIND few AS each "
        f"WITH {_ARROW}, each.document AS document, each.one AS one RETURN {_ARROW}, document, {row}"
    )


def totals(shape: Shape) -> str:
    """Return the question for how many claims and papers there are, and the years of these."""
    year, paper = (f"CASE WHEN {key} = {none} THEN null ELSE {key} END"
                   for key, none in (("year", 0), ("document", "''")))  # fmt: skip
    return (
        f"{_claims(shape, [])}RETURN count(*) AS n, count(DISTINCT {paper}) AS papers, "
        f"min({year}) AS first, max({year}) AS last"
    )


def relations(shape: Shape) -> str:
    """Return the question for all relations, by sign: relation, sign, arrows."""
    return (
        f"{_claims(shape, [])}WITH DISTINCT {_ARROW} "
        "RETURN relation, sign, count(*) AS n ORDER BY n DESC, relation, sign"
    )


def hubs(shape: Shape, most: int = 0) -> str:
    """Return the question for concepts by the arrows at them, the largest first: id, degree."""
    return (
        f"{_claims(shape, [])}WITH DISTINCT {_ARROW} UNWIND [subject, object] AS id "
        "RETURN id, count(*) AS degree ORDER BY degree DESC, id" + (f" LIMIT {most}" if most else "")
    )


def _claims(shape: Shape, where: list[str], relation: str = "") -> str:
    """Return claims in one clean form, a row for each document (see `claims.mapped`)."""
    some = f"WHERE {' AND '.join(where)} " if where else ""
    asked = f" AND {relation}" if relation else ""
    return (
        f"MATCH {shape.edge} {some}"
        f"WITH r, {shape.id('s')} AS subject, {shape.id('o')} AS object, {shape.told} "
        f"WITH r, subject, object, {DENIED_HERE} AS denied, {PLAIN} AS raw, sign, direction, aspect, year "
        "WITH r, subject, object, CASE WHEN denied THEN 'denies' ELSE 'states' END AS stance, "
        f"{RELATION} AS relation, {SIGN} AS sign, {YEAR} AS year "
        f"WHERE subject <> '' AND object <> '' AND relation <> '' AND year >= $since{asked} "
        f"WITH *, {shape.documents} AS documents "
        "UNWIND CASE WHEN size(documents) = 0 THEN [''] ELSE documents END AS document "
    )
