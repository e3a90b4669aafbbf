"""Aliases put into their place in claims that were just read, before these are sorted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ..aliases import Merges, merges_of
from ..engines import quoted, quoted_path
from ..problems import needed
from ..tables import Tables

#: The claims without aliases, a file for each that was read.
CLAIMS: Final = "merged-claims"
#: The names under which the ids that gave way were known.
MERGED: Final = "merged-names.parquet"


def merge_claims(connection: Any, scratch: Path, pairs: Mapping[str, str]) -> Merges:
    """Write the claims in the scratch folder anew with what aliases mean, and note the names that gave way.

    Raises:
        CorpusError: several concepts have the name of an alias, or aliases go in a circle.
    """
    raw = f"read_parquet({quoted_path(scratch)[:-1]}/raw-*.parquet')"
    nodes = f"read_parquet({quoted_path(scratch / 'nodes.parquet')})"
    known = (
        "select e.id, coalesce(nullif(n.name, ''), e.name) as name, "
        "coalesce(nullif(n.kind, ''), e.kind) as kind, 0::int as degree from (select id, max(name) as name, "
        "max(kind) as kind from (select subject as id, subject_name as name, subject_kind as kind "
        f"from {raw} union all select object, object_name, object_kind from {raw}) group by id) e "
        f"left join (select id, max(name) as name, max(kind) as kind from {nodes} group by id) n "
        "on n.id = e.id"
    )
    tables = Tables(connection.sql(f"select * from {raw}"), "", concepts=connection.sql(known))
    merges = merges_of(tables, pairs)
    arrow = needed("pyarrow")
    listed = [
        {"alias": alias, "means": meant, "name": merges.names[meant]} for alias, meant in merges.means.items()
    ]
    kinds = arrow.schema([(key, arrow.string()) for key in ("alias", "means", "name")])
    connection.con.register("aliases", arrow.Table.from_pylist(listed, schema=kinds))
    connection.raw_sql(
        "copy (select a.means as id, e.name from (select subject as id, subject_name as name from "
        f"{raw} union select object, object_name from {raw} union select id, name from {nodes} "
        f"union select id, unnest(string_split(aka, '|')) from {nodes} where aka <> '' "
        f"union select alias, alias from aliases) e join aliases a on a.alias = e.id) "
        f"to {quoted(str(scratch / MERGED))} (format parquet)"
    )
    for number, file in enumerate(sorted(scratch.glob("raw-*.parquet"))):
        _rewrite(connection, file, scratch / f"{CLAIMS}-{number}.parquet")
    return merges


def _rewrite(connection: Any, file: Path, target: Path) -> None:
    """Write a file of claims anew with what aliases mean; what was read stays, should that be broken off."""
    ends = ", ".join(
        f"coalesce({end[0]}.means, c.{end}) as {end}, coalesce({end[0]}.name, c.{end}_name) as {end}_name"
        for end in ("subject", "object")
    )
    connection.raw_sql(
        f"copy (select c.* replace ({ends}) from read_parquet({quoted_path(file)}) c "
        "left join aliases s on s.alias = c.subject left join aliases o on o.alias = c.object) "
        f"to {quoted(str(target))} (format parquet, compression zstd)"
    )
