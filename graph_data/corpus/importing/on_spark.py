"""Claims made into a store on Spark: the same store as on one machine, sorted and summed by a cluster."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..address import TABLES, Address, address_of
from ..aliases import Merges, merges_of, read_aliases
from ..claims import ARROW, COLUMNS, NUMBERS, TEXTS
from ..problems import CorpusError, needed, told_plainly
from ..spark import spark_session
from ..store import FORMAT, MARK
from ..tables import STRENGTHS, Tables
from .inputs import Input, claims_in, claims_in_graph, files_of, kind_of, nodes_in, own_among, semmeddb
from .made import GROUP, PART, Imported
from .work import Work, marks_of

if TYPE_CHECKING:
    from ibis.expr.types import Table

_KEY: Final = ", ".join(f"`{name}`" for name in ARROW)
_SORTED: Final = ("subject", "object", "relation", "-score", "-year", "document", "sentence")
_ENDS: Final = " union all ".join(
    f"select {end} as id, {end}_name as name, {end}_kind as kind from {{0}}" for end in ("subject", "object")
)


def import_on_spark(
    inputs: Sequence[str], folder: str, engine: str, *, columns: Mapping[str, str], force: bool, alias: str,
    told: Callable[[str], None],
) -> Imported:  # fmt: skip
    """Make a store of claims on Spark. Broken off, it goes on with the step at which it was.

    ``engine`` is ``spark`` for this machine, or the address of a cluster (``spark://HOST:PORT``), whose
    machines see the inputs and the folder under the same paths.

    Raises:
        CorpusError: the claims cannot be read, or something else stands where the store is to be.
    """
    address = engine_of(engine)
    ibis = needed("ibis")
    files = files_of(inputs)
    aliases = read_aliases(Path(alias)) if alias else {}
    asked = [marks_of(files), dict(columns), "spark", aliases]
    work = Work(Path(folder).absolute(), json.loads(json.dumps(asked)), told)
    resumed = work.begin(force=force)
    with told_plainly(address, "importing"):
        from pyspark.sql import SparkSession

        mine = SparkSession.getActiveSession() is None
        session = spark_session(address)
        try:
            builder = _Builder(work, session, ibis.pyspark.connect(session), dict(columns), aliases)
            found = builder.build(files)
        finally:
            if mine:
                session.stop()
    unknown = tuple(found.pop("unknown"))
    names = [path.name for path in files[:1000]]
    mark = {"format": FORMAT, "made": date.today().isoformat(), "inputs": names, **found}
    work.finish(MARK, json.dumps(mark, ensure_ascii=False, indent=1))
    return Imported(**found, unknown=unknown, resumed=resumed, own=own_among(files))


def engine_of(engine: str) -> Address:
    """Return the address of an engine that builds stores.

    Raises:
        CorpusError: it is none.
    """
    if engine == "spark" or engine.startswith("spark:"):
        return address_of("spark:local" if engine == "spark" else engine)
    raise CorpusError(f"{engine!r} builds no store; duckdb does, spark, and spark://HOST:PORT")


@dataclass(slots=True)
class _Builder:
    work: Work
    session: Any
    connection: Any
    columns: dict[str, str]
    aliases: dict[str, str]

    def build(self, files: Sequence[Path]) -> dict[str, Any]:
        """Do all steps; return the counts."""
        step = self.work.step
        inputs = [self._input(number, path) for number, path in enumerate(files)]
        read = [one for one in inputs if one.kind in ("claims", "graph")]
        if not read:
            raise CorpusError("none of these files has claims; there are only tables that belong to some")
        beside: dict[str, str] = {i.kind: i.source for i in inputs if i.kind in ("sentences", "documents")}
        rows = [
            step(f"read {number}", f"reading {one.path.name}", partial(self._read, one, number, beside))
            for number, one in enumerate(read)
        ]
        count = sum(each[0] for each in rows)
        if not count:
            raise CorpusError("there is no claim in these files")
        step("nodes", "names", partial(self._nodes, inputs))
        self._view("nodes", self.work.scratch / "nodes")
        self._view("raw", *(self.work.scratch / f"raw-{number}" for number in range(len(read))))
        merged, unknown = (0, [])
        if self.aliases:
            merged, unknown = step("aliases", "names that are one", self._merge)
            self._view("raw", self.work.scratch / "merged-claims")
        parts = max(1, -(-count // PART))
        claims = step("claims", f"sorting {count:,} claims", partial(self._claims, parts))
        self._view("claims", self.work.folder / "claims")
        step("by_subject", "arrows by subject", partial(self._by_subject, parts))
        self._view("arrows", self.work.folder / "by_subject")
        arrows = step("by_object", "arrows by object", partial(self._by_object, parts))
        concepts = step("concepts", "concepts", self._concepts)
        self._view("concepts", self.work.folder / "concepts")
        step("names", "their names", self._names)
        papers = step("papers", "counting papers", self._papers)
        return {
            "claims": claims, "arrows": arrows, "concepts": concepts, "papers": papers,
            "left_out": sum(each[1] for each in rows), "merged": merged, "unknown": unknown,
        }  # fmt: skip

    def _input(self, number: int, path: Path) -> Input:
        """Return what a file brings; a table is a view of Spark by then."""
        if not path.name.lower().endswith(TABLES):
            return kind_of(path)
        frame = self._table(path)
        known = semmeddb(path, frame.columns)
        if known:
            frame = self._table(path, header=False)
            frame = frame.select(*frame.columns[: len(known)]).toDF(*known)
        view = f"conceptgraph_in_{number}"
        frame.createOrReplaceTempView(view)
        return kind_of(path, frame.columns, view)

    def _table(self, path: Path, *, header: bool = True) -> Any:
        name, where = path.name.lower().removesuffix(".gz"), path.absolute().as_uri()
        read = self.session.read
        if name.endswith(".parquet"):
            return read.parquet(where)
        if name.endswith(("jsonl", "ndjson")):
            return read.json(where)
        tabs = name.endswith(".tsv")
        shape = {"sep": "\t", "quote": ""} if tabs else {"quote": '"', "escape": '"', "multiLine": True}
        return read.options(header=header, nullValue="" if header else "\\N", **shape).csv(where)

    def _read(self, one: Input, number: int, beside: Mapping[str, str]) -> list[int]:
        """Write the claims of a file in our columns; return how many, and how many rows are left out."""
        target = self.work.scratch / f"raw-{number}"
        if one.kind == "graph":
            kinds = {**dict.fromkeys(TEXTS, "string"), **dict.fromkeys(NUMBERS, "int")}
            given = [tuple(row[key] for key in kinds) for row in claims_in_graph(one.path).to_pylist()]
            schema = ", ".join(f"`{key}` {kind}" for key, kind in kinds.items())
            frame, there = self.session.createDataFrame(given, schema), len(given)
        else:
            claims: Table = claims_in(self.connection, one, self.columns, beside)
            frame = self.session.sql(str(self.connection.compile(claims)))
            there = self.session.table(one.source).count()
        self._write(frame, target)
        rows = self.session.read.parquet(target.as_uri()).count()
        return [rows, max(0, there - rows)]

    def _nodes(self, inputs: Sequence[Input]) -> None:
        """Note names and kinds that tables of nodes give."""
        tables = [nodes_in(one, self.connection) for one in inputs if one.kind == "nodes"]
        frame = self.session.createDataFrame([], "id string, name string, kind string, aka string")
        for table in tables:
            frame = frame.union(self.session.sql(str(self.connection.compile(table))))
        self._write(frame, self.work.scratch / "nodes")

    def _merge(self) -> tuple[int, list[str]]:
        """Put what aliases mean in their place; return how many concepts gave way, and what is not there."""
        self._sql("known", f"""select e.id, coalesce(nullif(n.name, ''), e.name) as name,
            coalesce(nullif(n.kind, ''), e.kind) as kind, 0 as degree
            from (select id, max(name) as name, max(kind) as kind from ({_ENDS.format("raw")}) group by id) e
            left join (select id, max(name) as name, max(kind) as kind from nodes group by id) n
            on n.id = e.id""")
        tables = Tables(self.connection.table("raw"), "", concepts=self.connection.table("known"))
        merges: Merges = merges_of(tables, self.aliases)
        listed = [(alias, meant, merges.names[meant]) for alias, meant in merges.means.items()]
        frame = self.session.createDataFrame(listed, "alias string, means string, name string")
        self._write(frame, self.work.scratch / "aliases")
        self._view("aliases", self.work.scratch / "aliases")
        ends = ", ".join(
            f"coalesce({end[0]}.means, c.{end}) as {end}, "
            f"coalesce({end[0]}.name, c.{end}_name) as {end}_name" for end in ("subject", "object")
        )  # fmt: skip
        rest = ", ".join(
            f"c.`{name}`" for name in COLUMNS
            if name not in ("subject", "object", "subject_name", "object_name")
        )  # fmt: skip
        claims = self.session.sql(
            f"select {ends}, {rest} from raw c left join aliases s on s.alias = c.subject "
            "left join aliases o on o.alias = c.object"
        ).select(*COLUMNS)
        self._write(claims, self.work.scratch / "merged-claims")
        gone = self.session.sql(
            f"select a.means as id, e.name from (select id, name from ({_ENDS.format('raw')}) "
            "union select id, name from nodes "
            "union select id, explode(split(aka, '[|]')) as name from nodes where aka <> '' "
            "union select alias, alias from aliases) e join aliases a on a.alias = e.id"
        )
        self._write(gone, self.work.scratch / "merged-names")
        return len(merges.means), list(merges.unknown)

    def _claims(self, parts: int) -> int:
        frame = self.session.table("raw").select(*COLUMNS).repartitionByRange(parts, "subject")
        self._write(_sorted(frame, *_SORTED), self.work.folder / "claims")
        return int(self.session.read.parquet((self.work.folder / "claims").as_uri()).count())

    def _by_subject(self, parts: int) -> None:
        """Sum the claims by arrow, and part them by how many papers state them."""
        steps = " ".join(f"when papers < {least} then {level}" for level, least in enumerate(STRENGTHS[1:]))
        sums = self.session.sql(
            f"select *, case {steps} else {len(STRENGTHS) - 1} end as strength "
            f"from (select {_KEY}, cast(count(distinct document) as int) as papers, "
            "cast(count(*) as int) as claims, cast(coalesce(min(nullif(`year`, 0)), 0) as int) as `first`, "
            f"cast(coalesce(max(`year`), 0) as int) as `last` from claims group by {_KEY})"
        ).repartitionByRange(parts, "subject")
        self._parted(_sorted(sums, "strength", "subject", "-papers", "object", "relation"), "by_subject")

    def _by_object(self, parts: int) -> int:
        frame = self.session.table("arrows").repartitionByRange(parts, "object")
        self._parted(_sorted(frame, "strength", "object", "-papers", "subject", "relation"), "by_object")
        return int(self.session.table("arrows").count())

    def _concepts(self) -> int:
        """Write the concepts with the arrows at each; return how many there are."""
        frame = self.session.sql(
            "select e.id, coalesce(nullif(n.name, ''), e.name) as name, "
            "coalesce(nullif(n.kind, ''), e.kind) as kind, cast(coalesce(d.degree, 0) as int) as degree "
            f"from (select id, max(name) as name, max(kind) as kind from ({_ENDS.format('claims')}) "
            "group by id) e left join (select id, max(name) as name, max(kind) as kind from nodes "
            "group by id) n on n.id = e.id left join (select id, count(*) as degree from "
            "(select subject as id from arrows union all select object from arrows) group by id) d "
            "on d.id = e.id"
        )
        self._write(frame.repartition(1).sortWithinPartitions("id"), self.work.folder / "concepts")
        return int(self.session.read.parquet((self.work.folder / "concepts").as_uri()).count())

    def _names(self) -> None:
        """Write all names, as they are looked up."""
        gone = ""
        if self.aliases:
            self._view("gone", self.work.scratch / "merged-names")
            gone = "union select id, name from gone"
        frame = self.session.sql(
            "select distinct trim(regexp_replace(lower(name), '[-_ ]+', ' ')) as `key`, "
            f"trim(name) as name, id from (select id, name from ({_ENDS.format('claims')}) "
            f"union select id, name from concepts {gone} union select n.id, n.name from "
            "(select id, explode(split(aka, '[|]')) as name from nodes where aka <> '') n "
            "left semi join concepts c on c.id = n.id) where trim(name) <> ''"
        )
        ordered = frame.repartition(1).sortWithinPartitions("key", "id", "name")
        self._write(ordered, self.work.folder / "names")

    def _papers(self) -> int:
        (row,) = self.session.sql(
            "select count(distinct document) from claims where document <> ''"
        ).collect()
        return int(row[0])

    def _sql(self, name: str, sql: str) -> None:
        self.session.sql(sql).createOrReplaceTempView(name)

    def _view(self, name: str, *folders: Path) -> None:
        self.session.read.parquet(*(one.as_uri() for one in folders)).createOrReplaceTempView(name)

    def _parted(self, frame: Any, name: str) -> None:
        self._write(frame, self.work.folder / name, by="strength")

    def _write(self, frame: Any, target: Path, by: str = "") -> None:
        """Write a table in place of what a broken step left."""
        writer = frame.write.mode("overwrite").options(
            compression="zstd", **{"parquet.block.row.count.limit": str(GROUP)}
        )
        (writer.partitionBy(by) if by else writer).parquet(target.as_uri())
        for path in target.rglob("*"):  # sums of files that only Hadoop reads, and its own mark
            if path.name == "_SUCCESS" or path.name.endswith(".crc"):
                path.unlink()


def _sorted(frame: Any, *columns: str) -> Any:
    """Return a table each of whose parts is sorted; a column with ``-`` from the largest on."""
    from pyspark.sql.functions import asc, desc

    order = [desc(name[1:]) if name.startswith("-") else asc(name) for name in columns]
    return frame.sortWithinPartitions(*order)
