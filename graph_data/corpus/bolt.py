"""Claims in a graph database (Neo4j and others that speak Bolt), asked through its official driver."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from ..records import EMPTY
from . import questions
from .address import Address
from .claims import ARROW
from .cypher import Shape, quoted, shape_of
from .problems import CorpusError, needed
from .tables import OTHER, linked

if TYPE_CHECKING:
    from ibis.expr.types import Table, Value

    from .aliases import Merges
    from .query import FoundArrow, Limits
    from .tables import Side

#: Relationships looked at for the names of their properties, where the database does not tell these.
LOOKED_AT: Final = 10_000
_COUNTS: Final = ("papers", "claims", "first", "last", "year", "score", "degree")


@dataclass(frozen=True, slots=True)
class Graph:
    """A connection to one database of a server."""

    driver: Any = field(repr=False)
    database: str | None

    def ask(self, cypher: str, **values: Any) -> list[dict[str, Any]]:
        """Return the rows of an answer. Nothing is ever written."""
        answer = self.driver.execute_query(cypher, values, database_=self.database, routing_="r")
        return [record.data() for record in answer.records]


@dataclass(frozen=True, slots=True)
class BoltTables:
    """What the questions ask, each answered by one of Cypher; what came is sorted here, as tables are.

    ``means`` and ``names``: ids that mean others, and the names of those.
    """

    graph: Graph
    shape: Shape
    engine: str
    means: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    names: Mapping[str, str] = field(default_factory=lambda: EMPTY)

    @property
    def own(self) -> None:
        """None: what a graph database holds is no graph file."""

    @property
    def apart(self) -> tuple[int, ...]:
        """None: a graph database looks at all arrows of a concept."""
        return ()

    def key(self, text: Value) -> Value:
        """Return what orders texts by their bytes."""
        return text

    def arrows(self, side: Side, ids: Iterable[str], limits: Limits) -> Table:
        """Return arrows that leave (``subject``) or enter (``object``) the concepts, within the limits."""
        # The kind of a concept of several is known here, not to the database.
        several = limits.kinds if self.means else ()
        limits = replace(limits, kinds=()) if several else limits
        found = self._ask(
            questions.arrows(self.shape, side, limits), ids=self._stored(ids), since=limits.since,
            least=limits.min_papers, relations=[each.lower() for each in limits.relations],
            kinds=[each.lower() for each in limits.kinds],
        )  # fmt: skip
        if several:
            found = self._of_kinds(found, OTHER[side], several)
        return _table(found, (*ARROW, "papers", "claims", "first", "last"))

    def _of_kinds(
        self, found: list[dict[str, Any]], side: Side, kinds: Iterable[str]
    ) -> list[dict[str, Any]]:  # fmt: skip
        """Return the arrows at whose other end is a concept of one of some kinds."""
        wanted = {kind.lower() for kind in kinds}
        there = self.concepts_at({row[side] for row in found}).to_pyarrow().to_pylist()
        kept = {row["id"] for row in there if row["kind"].lower() in wanted}
        return [row for row in found if row[side] in kept]

    def links(self, ids: Sequence[str], limits: Limits) -> Table:
        """Return arrows at the concepts, either way round, as (near, far, papers)."""
        return linked(self.arrows("subject", ids, limits), self.arrows("object", ids, limits))

    def concepts_at(self, ids: Iterable[str]) -> Table:
        """Return the concepts that are there of some: id, name, kind."""
        wanted = set(ids)
        found: dict[str, dict[str, Any]] = {}
        for row in self._ask(questions.concepts(self.shape), ids=self._stored(wanted)):
            id = self.means.get(row["id"], row["id"])
            row = {**row, "id": id, "name": self.names[id] if id != row["id"] else row["name"]}
            old = found.setdefault(id, row)
            found[id] = {key: max(old[key], row[key]) for key in row}
        return _table([row for id, row in found.items() if id in wanted], ("id", "name", "kind"))

    def named(self, keys: Iterable[str]) -> Table:
        """Return the names that are looked up as one of some: key, name, id."""
        wanted = list(keys)
        found = self._ask(questions.names(self.shape), keys=wanted)
        found += [{"key": _key(id), "name": id, "id": id} for id in self.means if _key(id) in wanted]
        rows = [{**row, "id": self.means.get(row["id"], row["id"])} for row in found]
        return _table(rows, ("key", "name", "id"))

    def named_like(self, wanted: str, words: Sequence[str]) -> Table:
        """Return names that begin as one does, or hold one of some words: key, name."""
        asked = questions.names(self.shape, like=True)
        found = self._ask(asked, start=wanted[:3], words=list(words), wanted=wanted)
        return _table(found, ("key", "name")).distinct()

    def degrees(self, near: Table) -> Table:
        """Return how many claims hang at the concepts ``near.far``: id, degree."""
        ids = near.select("far").distinct().to_pyarrow()["far"].to_pylist()
        counted: dict[str, int] = {}
        for row in self._ask(questions.degrees(self.shape), ids=self._stored(ids)):
            id = self.means.get(row["id"], row["id"])
            counted[id] = counted.get(id, 0) + row["degree"]
        return _table([{"id": id, "degree": n} for id, n in counted.items()], ("id", "degree"))

    def behind(self, arrows: Sequence[FoundArrow], since: int, top: int) -> Table:
        """Return the best claims behind arrows; those of others may be among them."""
        ends = [sorted({getattr(arrow, end) for arrow in arrows}) for end in ("subject", "object")]
        found = self._ask(
            questions.sentences(self.shape), subjects=self._stored(ends[0]), objects=self._stored(ends[1]),
            exact=sorted({arrow.relation for arrow in arrows}), since=since, top=top,
        )  # fmt: skip
        return _table(found, (*ARROW, "document", "sentence", "year", "score", "source"))

    def known(self, most: int = 0) -> Table:
        """Return the concepts that claims name, those with most arrows first: id, name, kind, degree."""
        counted = {row["id"]: row["degree"] for row in self._ask(questions.hubs(self.shape, most), since=0)}
        found = self.concepts_at(counted).to_pyarrow().to_pylist()
        rows = [{**row, "degree": counted[row["id"]]} for row in found]
        return _table(rows, ("id", "name", "kind", "degree"))

    def counts(self) -> tuple[dict[str, Any], list[tuple[str, str, int]]]:
        """Return the sums of all claims (n, papers, first, last), and relations by sign with their arrows."""
        (sums,) = self._ask(questions.totals(self.shape), since=0)
        found = self._ask(questions.relations(self.shape), since=0)
        return sums, [(row["relation"], row["sign"], row["n"]) for row in found]

    def with_aliases(self, merges: Merges) -> BoltTables:
        """Return the same graph, in which ids are those that they mean."""
        return replace(self, means=merges.means, names=merges.names)

    def _ask(self, cypher: str, **values: Any) -> list[dict[str, Any]]:
        return self.graph.ask(cypher, label=self.shape.label, means=dict(self.means), **values)

    def _stored(self, ids: Iterable[str]) -> list[Any]:
        """Return ids as the database has them, with those that mean them."""
        wanted = set(ids)
        wanted |= {alias for alias, meant in self.means.items() if meant in wanted}
        if not self.shape.numbers:
            return sorted(wanted)
        return [int(id) for id in sorted(wanted) if re.fullmatch(r"-?\d{1,18}", id)]


def _key(name: str) -> str:
    """Return a name as it is looked up, as the database does it."""
    return re.sub("[-_ ]+", " ", name.lower()).strip()


def _table(rows: list[dict[str, Any]], columns: Sequence[str]) -> Table:
    """Return rows as a table that questions sort."""
    arrow, ibis = needed("pyarrow"), needed("ibis")
    kinds = [(name, arrow.int64() if name in _COUNTS else arrow.string()) for name in columns]
    return ibis.memtable(arrow.Table.from_pylist(rows, schema=arrow.schema(kinds)))


def bolt_tables(address: Address, columns: Mapping[str, str]) -> BoltTables:
    """Return claims in a graph database: ``neo4j://HOST:PORT/DATABASE?claims=TYPE&concepts=LABEL``.

    User and password are in the address, or in ``NEO4J_USERNAME`` and ``NEO4J_PASSWORD``.

    Raises:
        CorpusError: there is no relationship, or nodes have neither id nor name.
    """
    neo4j = needed("neo4j", "corpus-neo4j")
    parts = urlsplit(address.given)
    user = unquote(parts.username or "") or os.environ.get("NEO4J_USERNAME", "")
    password = unquote(parts.password or "") or os.environ.get("NEO4J_PASSWORD", "")
    place = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    driver = neo4j.GraphDatabase.driver(
        place, auth=(user, password) if user else None, notifications_min_severity="OFF",
        user_agent="conceptgraph", connection_acquisition_timeout=20, connection_timeout=10,
    )  # fmt: skip
    try:
        agent = str(driver.get_server_info().agent)
        graph = Graph(driver, parts.path.strip("/") or None)
        return BoltTables(graph, _shape(graph, address, columns), agent.replace("/", " ", 1))
    except neo4j.exceptions.AuthError:
        driver.close()
        raise CorpusError(
            f"{address} takes no such user and password; they stand in the address "
            "(neo4j://USER:PASSWORD@HOST), or in NEO4J_USERNAME and NEO4J_PASSWORD"
        ) from None
    except BaseException:
        driver.close()
        raise


def _shape(graph: Graph, address: Address, columns: Mapping[str, str]) -> Shape:
    """Find out how the claims lie."""
    kind, label = address.tables.get("claims", ""), address.tables.get("concepts", "")
    edge = Shape(EMPTY, EMPTY, label, kind).edge
    some = graph.ask(f"MATCH {edge} RETURN labels(s) + labels(o) AS labels, keys(s) + keys(o) AS nodes, "
                     "keys(r) AS claim, properties(s) AS one LIMIT 1000")  # fmt: skip
    if not some:
        which = f"no relationship {kind!r}" if kind else "no relationship"
        raise CorpusError(f"{address} holds {which}; name the type that claims have: {address}?claims=TYPE")
    keys = graph.ask("CALL db.propertyKeys() YIELD propertyKey AS key RETURN key") or graph.ask(
        f"MATCH {edge} WITH r LIMIT {LOOKED_AT} UNWIND keys(r) AS key RETURN DISTINCT key"
    )
    nodes = sorted({key for row in some for key in row["nodes"]})
    label = label or _common_label(graph, [row["labels"] for row in some])
    shape = shape_of(nodes, sorted(row["key"] for row in keys), columns, label=label, kind=kind)
    numbers = isinstance(some[0]["one"].get(shape.node["id"][0]), int)
    return replace(shape, numbers=numbers)


def _common_label(graph: Graph, labels: Sequence[Sequence[str]]) -> str:
    """Return a label that every node has, under which the database looks ids up; else none."""
    for label in sorted(set(labels[0])):
        if all(label in row for row in labels):
            (both,) = graph.ask("MATCH (n) RETURN count(n) AS n")
            (own,) = graph.ask(f"MATCH (n:{quoted(label)}) RETURN count(n) AS n")
            if own["n"] == both["n"]:
                return label
    return ""
