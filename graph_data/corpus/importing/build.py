"""Claims made into a store on this machine: parted by subject, so that each part is sorted within memory."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from ..address import address_of
from ..aliases import read_aliases
from ..claims import ARROW, COLUMNS
from ..engines import duckdb_connection, quoted, quoted_path
from ..problems import CorpusError, needed, told_plainly
from ..store import FORMAT, MARK
from ..tables import STRENGTHS
from .inputs import Input, claims_in, claims_in_graph, files_of, input_of, nodes_in, own_among
from .made import ARROWS, GROUP, PART, Imported
from .merging import CLAIMS, MERGED, merge_claims
from .work import Work, marks_of

_SHAPE: Final = f"format parquet, compression zstd, row_group_size {GROUP}"
_KEY: Final = ", ".join(f'"{name}"' for name in ARROW)
#: A name as it is looked up (see seeds.plain_key).
_LOOKED_UP: Final = "trim(regexp_replace(lower({}), '[-_ ]+', ' ', 'g'))"


def import_corpus(
    inputs: Sequence[str], folder: str, *, columns: Mapping[str, str] | None = None, memory: str = "3GB",
    force: bool = False, alias: str = "", engine: str = "duckdb", told: Callable[[str], None] | None = None,
) -> Imported:  # fmt: skip
    """Make a store of claims. Broken off, it goes on where it was when it is called again.

    ``engine`` is what builds it: ``duckdb`` on this machine, ``spark``, or ``spark://HOST:PORT``.

    Raises:
        CorpusError: the claims cannot be read, or something else stands where the store is to be.
    """
    needed("ibis")
    if engine != "duckdb":
        from .on_spark import import_on_spark

        return import_on_spark(
            inputs, folder, engine, columns=columns or {}, force=force, alias=alias, told=told or _untold
        )
    files = files_of(inputs)
    aliases = read_aliases(Path(alias)) if alias else {}
    asked = [marks_of(files), dict(columns or {}), PART, aliases]
    work = Work(Path(folder), json.loads(json.dumps(asked)), told or _untold)
    resumed = work.begin(force=force)
    connection = duckdb_connection(memory=memory)
    connection.raw_sql("set preserve_insertion_order=false")
    connection.raw_sql(f"set temp_directory={quoted(str(work.scratch / 'spill'))}")
    builder = _Builder(work, connection, dict(columns or {}), aliases)
    with told_plainly(address_of(folder), "importing"):
        found = builder.build([input_of(connection, path) for path in files])
    unknown = tuple(found.pop("unknown"))
    counts = Imported(**found, unknown=unknown, resumed=resumed, own=own_among(files))
    connection.disconnect()
    mark = {
        "format": FORMAT, "made": date.today().isoformat(), "inputs": [path.name for path in files[:1000]],
        **found,
    }  # fmt: skip
    work.finish(MARK, json.dumps(mark, ensure_ascii=False, indent=1))
    return counts


def _untold(_what: str) -> None:
    """Nobody listens."""


@dataclass(slots=True)
class _Builder:
    work: Work
    connection: Any
    columns: dict[str, str]
    aliases: dict[str, str]

    def build(self, inputs: Sequence[Input]) -> dict[str, Any]:
        """Do all steps; return the counts."""
        work = self.work
        if not any(one.kind in ("claims", "graph") for one in inputs):
            raise CorpusError("none of these files has claims; there are only tables that belong to some")
        beside: dict[str, str] = {
            one.kind: one.source for one in inputs if one.kind in ("sentences", "documents")
        }
        number = 0
        for one in inputs:
            if one.kind in ("claims", "graph"):
                work.step(
                    f"read {number}", f"reading {one.path.name}", partial(self._read, one, number, beside)
                )
                number += 1
        rows = sum(work.state["done"][f"read {n}"][0] for n in range(number))
        left = sum(work.state["done"][f"read {n}"][1] for n in range(number))
        if not rows:
            raise CorpusError("there is no claim in these files")
        work.step("nodes", "names", partial(self._nodes, inputs))
        merged, unknown = work.step("aliases", "names that are one", self._merge) if self.aliases else (0, [])
        parts = max(1, -(-rows // PART))
        looking = partial(self._edges, "subject", "document", self._raw(), parts)
        edges = work.step("edges", "looking how to part it", looking)
        if edges:
            work.step("part", f"parting {rows:,} claims", partial(self._part, edges))
        for part in range(len(edges) + 1):
            of = f"sorting claims, part {part + 1} of {len(edges) + 1}"
            work.step(f"sort {part}", of, partial(self._sort, part, bool(edges)))
        for level in range(len(STRENGTHS)):
            self._sort_by_object(level)
        concepts = work.step("concepts", "concepts and their names", self._concepts)
        done = work.state["done"]
        sums = [done[f"sort {part}"] for part in range(len(edges) + 1)]
        papers = work.step("papers", "counting papers", self._papers)
        return {
            "claims": sum(each[0] for each in sums), "arrows": sum(each[1] for each in sums),
            "concepts": concepts, "papers": papers, "left_out": left,
            "merged": merged, "unknown": unknown,
        }  # fmt: skip

    def _run(self, sql: str) -> None:
        self.connection.raw_sql(sql)

    def _one(self, sql: str) -> tuple[Any, ...]:
        row: tuple[Any, ...] = self.connection.raw_sql(sql).fetchone()
        return row

    def _scratch(self, name: str) -> str:
        return quoted_path(self.work.scratch / name)

    def _read(self, one: Input, number: int, beside: Mapping[str, str]) -> list[int]:
        """Write the claims of a file in our columns; return how many, and how many rows are left out."""
        target = self.work.fresh("scratch", f"raw-{number}.parquet")
        if one.kind == "graph":
            self.connection.con.register("given", claims_in_graph(one.path))
            sql, there = "select * from given", "given"
        else:
            claims = claims_in(self.connection, one, self.columns, beside)
            sql, there = str(self.connection.compile(claims)), one.source
        self._run(f"copy ({sql}) to {quoted(str(target))} (format parquet, compression zstd)")
        (rows,) = self._one(f"select count(*) from read_parquet({quoted_path(target)})")
        (given,) = self._one(f"select count(*) from {there}")
        return [int(rows), max(0, int(given) - int(rows))]

    def _merge(self) -> tuple[int, list[str]]:
        """Put what aliases mean in their place; return how many concepts gave way, and what is not there."""
        merges = merge_claims(self.connection, self.work.scratch, self.aliases)
        return len(merges.means), list(merges.unknown)

    def _edges(self, end: str, beside: str, table: str, parts: int) -> list[str]:
        """Return the subjects or objects at which parts of a table begin, so that all are about as large.

        ``beside`` is another column: rows are drawn by both.
        """
        if parts == 1:
            return []
        drawn = self.connection.raw_sql(
            f"select {end} from (select {end} from {table} where hash({end}, {beside}) % 997 < 40) "
            f"order by hash({end}) limit 400000"
        ).fetchall()
        sample = sorted(row[0] for row in drawn)
        if not sample:
            return []
        found = [sample[len(sample) * part // parts] for part in range(1, parts)]
        return sorted(set(found))

    def _raw(self) -> str:
        files = f"{CLAIMS}-*" if self.aliases else "raw-*"
        return f"read_parquet({self._scratch('')[:-1]}/{files}.parquet')"

    def _part(self, edges: Sequence[str]) -> None:
        """Put claims into a folder for each part."""
        target = self.work.fresh("scratch", "parts")
        self._run(
            f"copy (select *, {_tree(edges, 0, len(edges))} as part from {self._raw()}) "
            f"to {quoted(str(target))} (format parquet, compression snappy, partition_by (part))"
        )

    def _sort(self, part: int, parted: bool) -> list[int]:
        """Sort the claims of a part, sum them by arrow, and note the names in it; return the counts."""
        source = f"{self._scratch('parts')[:-1]}/part={part}/*.parquet'" if parted else ""
        rows = f"read_parquet({source})" if parted else self._raw()
        if parted and not (self.work.scratch / "parts" / f"part={part}").is_dir():
            return [0, 0]
        columns = ", ".join(f'"{name}"' for name in COLUMNS)
        self._run("set preserve_insertion_order=true")
        claims = self.work.fresh("claims", f"{part:05}.parquet")
        self._run(
            f"copy (select {columns} from {rows} order by subject, object, relation, score desc, "
            f'"year" desc, document, sentence) to {quoted(str(claims))} ({_SHAPE})'
        )
        mine = f"read_parquet({quoted_path(claims)})"
        steps = " ".join(f"when papers < {least} then {level}" for level, least in enumerate(STRENGTHS[1:]))
        self._run(
            "create or replace temp table sums as "
            f"select *, case {steps} else {len(STRENGTHS) - 1} end::int strength "
            f"from (select {_KEY}, count(distinct document)::int papers, count(*)::int claims, "
            f'coalesce(min(nullif("year", 0)), 0)::int "first", coalesce(max("year"), 0)::int "last" '
            f"from {mine} group by all)"
        )
        for level in range(len(STRENGTHS)):
            self._arrows(level, "by_subject", f"{part:05}", "subject, papers desc, object, relation", "sums")
        ends = self.work.scratch / f"ends-{part:05}.parquet"
        self._run(
            "copy (select id, name, max(kind) as kind from "
            "(select subject as id, subject_name as name, subject_kind as kind "
            f"from {mine} union all select object, object_name, object_kind from {mine}) group by id, name) "
            f"to {quoted(str(ends))} (format parquet)"
        )
        counts = self._one(f"select (select count(*) from {mine}), (select count(*) from sums)")
        self._run("drop table sums; set preserve_insertion_order=false")
        if parted:
            shutil.rmtree(self.work.scratch / "parts" / f"part={part}", ignore_errors=True)
        return [int(count) for count in counts]

    def _arrows(self, level: int, side: str, name: str, order: str, table: str) -> None:
        folder = self.work.folder / side / f"strength={level}"
        folder.mkdir(parents=True, exist_ok=True)
        self._run(
            f'copy (select {_KEY}, papers, claims, "first", "last" from {table} where strength = {level} '
            f"order by {order}) to {quoted(str(folder / f'{name}.parquet'))} ({_SHAPE})"
        )

    def _sort_by_object(self, level: int) -> None:
        """Keep the arrows of a level by their objects too, as many at a time as can be sorted in memory."""
        step, what = self.work.step, f"arrows by object, {level + 1} of {len(STRENGTHS)}"
        table = f"{quoted_path(self.work.folder / 'by_subject')[:-1]}/strength={level}/*.parquet'"
        table = f"read_parquet({table}, hive_partitioning=false)"
        (arrows,) = self._one(f"select count(*) from {table}")
        parts = max(1, -(-arrows // ARROWS))
        edges = step(f"objects {level}", what, partial(self._edges, "object", "subject", table, parts))
        for part, (low, high) in enumerate(pairwise(["", *edges, ""])):
            kept = f"object >= {quoted(low)}" + (f" and object < {quoted(high)}" if high else "")
            some = f"(select *, {level} as strength from {table} where {kept})"
            step(f"object {level}.{part}", what, partial(self._by_object, level, f"{part:05}", some))

    def _by_object(self, level: int, name: str, table: str) -> None:
        self._run("set preserve_insertion_order=true")
        self._arrows(level, "by_object", name, "object, papers desc, subject, relation", table)
        self._run("set preserve_insertion_order=false")

    def _nodes(self, inputs: Sequence[Input]) -> None:
        """Note names and kinds that tables of nodes give."""
        nodes = [nodes_in(one, self.connection) for one in inputs if one.kind == "nodes"]
        tables = [str(self.connection.compile(table)) for table in nodes]
        empty = "select '' as id, '' as name, '' as kind, '' as aka where false"
        target = quoted(str(self.work.scratch / "nodes.parquet"))
        self._run(f"copy ({' union all '.join([empty, *tables])}) to {target} (format parquet)")

    def _concepts(self) -> int:
        """Write the concepts and all their names; return how many concepts there are."""
        for name in ("concepts", "names"):
            self.work.fresh(name).mkdir()
        ends = f"read_parquet({self._scratch('')[:-1]}/ends-*.parquet')"
        nodes = f"read_parquet({self._scratch('nodes.parquet')})"
        arrows = f"read_parquet({quoted_path(self.work.folder / 'by_subject')[:-1]}/*/*.parquet')"
        target = self.work.folder / "concepts" / "00000.parquet"
        self._run("set preserve_insertion_order=true")
        self._run(
            "copy (select e.id, coalesce(nullif(n.name, ''), e.name) as name, "
            "coalesce(nullif(n.kind, ''), e.kind) as kind, coalesce(d.degree, 0)::int as degree "
            f"from (select id, max(name) as name, max(kind) as kind from {ends} group by id) e "
            f"left join (select id, max(name) as name, max(kind) as kind from {nodes} group by id) n "
            "on n.id = e.id left join (select id, sum(n)::bigint as degree "
            f"from (select subject as id, count(*) as n from {arrows} group by 1 "
            f"union all select object, count(*) from {arrows} group by 1) group by id) d on d.id = e.id "
            f"order by e.id) to {quoted(str(target))} ({_SHAPE})"
        )
        known = f"read_parquet({quoted_path(target)})"
        others = f"select id, unnest(string_split(aka, '|')) as name from {nodes} where aka <> ''"
        merged = self.work.scratch / MERGED
        none = "(select '' as id, '' as name limit 0)"
        gone = f"read_parquet({quoted_path(merged)})" if merged.exists() else none
        every = (
            f"select id, name from {ends} union select id, name from {known} "
            f"union select id, name from {gone} "
            f"union select id, name from ({others}) where id in (select id from {known})"
        )
        key = _LOOKED_UP.format("name")
        names = self.work.folder / "names" / "00000.parquet"
        self._run(
            f'copy (select distinct {key} as "key", trim(name) as name, id from ({every}) '
            f"where trim(name) <> '' order by \"key\", id, name) to {quoted(str(names))} ({_SHAPE})"
        )
        self._run("set preserve_insertion_order=false")
        (count,) = self._one(f"select count(*) from {known}")
        return int(count)

    def _papers(self) -> int:
        claims = f"read_parquet({quoted_path(self.work.folder / 'claims')[:-1]}/*.parquet')"
        (count,) = self._one(f"select count(distinct document) from {claims} where document <> ''")
        return int(count)


def _tree(edges: Sequence[str], low: int, high: int) -> str:
    """Return SQL that tells in which part a subject is: as many edges as are not above it."""
    if low == high:
        return str(low)
    middle = (low + high) // 2
    left, right = _tree(edges, low, middle), _tree(edges, middle + 1, high)
    return f"case when subject < {quoted(edges[middle])} then {left} else {right} end"
