"""Engines opened by address, each with the tables of a corpus in it: nothing here asks a question."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .address import GRAPHS, OURS, TABLES, Address
from .claims import COLUMNS, mapped
from .problems import CorpusError, needed, told_plainly
from .store import MARK, is_store, read_mark
from .tables import Tables, plain_key

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from .bolt import BoltTables

#: What DuckDB may take of the memory; what needs more is spilled.
MEMORY: Final = "900MB"


def opened(address: Address, columns: Mapping[str, str] | None = None) -> Tables | BoltTables:
    """Return the tables of a corpus; ``columns`` names those of a table that is not ours.

    Raises:
        CorpusError: it cannot be opened, or holds no claims.
    """
    needed("ibis")
    opener = _OPENERS.get(address.kind, _other)
    with told_plainly(address, "opening it"):
        return opener(address, dict(columns or {}))


def duckdb_connection(path: str = "", *, memory: str = MEMORY, read_only: bool = False) -> Any:
    """Return DuckDB through ibis: it loads nothing from the net, and spills into the system's folder."""
    ibis = needed("ibis")
    needed("duckdb")
    spill = Path(tempfile.gettempdir()) / "conceptgraph-spill"
    settings: dict[str, Any] = {"read_only": True} if read_only else {}
    connection = ibis.duckdb.connect(path or ":memory:", **settings)
    for setting in (
        "autoinstall_known_extensions=false", "autoload_known_extensions=false", f"memory_limit='{memory}'",
        f"temp_directory={quoted(str(spill))}", "enable_progress_bar=false", "parquet_metadata_cache=true",
    ):  # fmt: skip
        connection.raw_sql(f"set {setting}")
    return connection


def version(connection: Any, name: str) -> str:
    """Return the name of an engine with its version, as it is told."""
    return f"{name} {connection.version}".strip()


def quoted(text: str) -> str:
    """Return a text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def quoted_path(path: Path | str) -> str:
    """Return a path as a literal of SQL, in which nothing is a pattern."""
    return quoted(re.sub(r"([*?\[])", r"[\1]", str(path)))


def _path(address: Address, columns: dict[str, str]) -> Tables:
    path = Path(address.given)
    if is_store(path):
        return _store(path)
    if path.suffix.lower() in GRAPHS and path.is_file():
        return _own(path)
    files = _files(path)
    connection = duckdb_connection()
    table = connection.sql(f"select * from {read_files(files)}")
    return Tables(mapped(table, columns), version(connection, "DuckDB"), connection=connection)


def _own(path: Path) -> Tables:
    """Return one of our own graph files as tables; the graph itself goes with them."""
    from .own import claims_of_graph, names_of_graph, own_graph

    graph = own_graph(path)
    connection = duckdb_connection()
    connection.con.register("claims", claims_of_graph(graph, by_stance=False))
    connection.con.register("names", names_of_graph(graph))
    names = connection.table("names")
    return Tables(
        connection.table("claims"), version(connection, "DuckDB"),
        names=names.mutate(key=plain_key(names.name)), connection=connection, own=graph,
    )  # fmt: skip


def _files(path: Path) -> list[Path]:
    """Return the files of claims that a path, a folder or a pattern names, all of one kind."""
    if path.is_file():
        if not path.name.lower().endswith(TABLES):
            raise CorpusError(f"{path} is no table of claims; those end in {', '.join(TABLES)}")
        return [path]
    if path.is_dir():
        found = sorted(each for each in path.rglob("*") if each.name.lower().endswith(TABLES))
    else:
        found = sorted(path.parent.glob(path.name)) if any(sign in path.name for sign in "*?[") else []
    if not found:
        raise CorpusError(f"there is no corpus at {path}: neither a folder nor a file with claims")
    kinds = {each.name.lower().removesuffix(".gz").rpartition(".")[2] for each in found}
    if len(kinds) > 1:
        raise CorpusError(f"{path} holds files of several kinds ({', '.join(sorted(kinds))}); name one kind")
    return found


def read_files(files: list[Path]) -> str:
    """Return the call of DuckDB that reads files of one kind."""
    paths = ", ".join(map(quoted_path, files))
    if files[0].suffix.lower() == ".parquet":
        return f"read_parquet([{paths}], union_by_name=true)"
    if files[0].name.lower().removesuffix(".gz").endswith(("jsonl", "ndjson")):
        return f"read_json([{paths}], format='newline_delimited', union_by_name=true)"
    tabs = files[0].name.lower().removesuffix(".gz").endswith(".tsv")
    shape = "delim='\t', quote='', escape=''" if tabs else "delim=',', quote='\"', escape='\"'"
    options = "header=true, all_varchar=true, union_by_name=true, strict_mode=false"
    return f"read_csv([{paths}], {shape}, {options})"


def _store(folder: Path) -> Tables:
    read_mark(folder)
    connection = duckdb_connection()

    def table(name: str, *, parted: bool = False) -> Table:
        shape = ", hive_partitioning=true, hive_types={'strength': int}" if parted else ""
        pattern = quoted_path(folder / name)[:-1] + ("/*/*.parquet'" if parted else "/*.parquet'")
        found: Table = connection.sql(f"select * from read_parquet({pattern}{shape})")
        return found

    return Tables(
        table("claims"), version(connection, "DuckDB"), table("by_subject", parted=True),
        table("by_object", parted=True), table("concepts"), table("names"), connection=connection,
    )  # fmt: skip


def _named(connection: Any, address: Address, columns: dict[str, str], engine: str, **more: Any) -> Tables:
    """Return the tables that a database has under the names given, or those that a store has."""
    there = set(connection.list_tables())
    names = {key: address.tables.get(key, key) for key in OURS}
    if names["claims"] not in there:
        raise CorpusError(f"there is no table {names['claims']!r}; name it: {address}?claims=TABLE")
    claims = connection.table(names["claims"])
    if columns or not set(COLUMNS) <= set(claims.columns):
        claims = mapped(claims, columns)
    rest = {key: connection.table(name) for key, name in names.items() if key != "claims" and name in there}
    return Tables(claims, engine, connection=connection, **rest, **more)


def _duckdb(address: Address, columns: dict[str, str]) -> Tables:
    if not Path(address.given).is_file():
        raise CorpusError(f"there is no file {address.given!r}")
    connection = duckdb_connection(address.given, read_only=True)
    return _named(connection, address, columns, version(connection, "DuckDB"))


def _postgres(address: Address, columns: dict[str, str]) -> Tables:
    ibis = needed("ibis")
    needed("psycopg", "corpus-postgres")
    connection = ibis.connect(re.sub(r"^postgresql:", "postgres:", address.given))

    def convert_to(text: str, encoding: str) -> bytes:
        raise NotImplementedError  # it is PostgreSQL's own: bytes, which it orders as Python does

    in_bytes = ibis.udf.scalar.builtin(convert_to, signature=(("string", "string"), "binary"))
    name = version(connection, "PostgreSQL").partition(" (")[0]
    return _named(connection, address, columns, name, in_bytes=in_bytes)


def _other(address: Address, columns: dict[str, str]) -> Tables:
    ibis = needed("ibis")
    connection = ibis.connect(address.given)
    return _named(connection, address, columns, version(connection, str(connection.name)))


def _bolt(address: Address, columns: dict[str, str]) -> BoltTables:
    from .bolt import bolt_tables

    return bolt_tables(address, columns)


def _spark(address: Address, columns: dict[str, str]) -> Tables:
    from .spark import spark_tables

    return spark_tables(address, columns)


_OPENERS: Final[Mapping[str, Callable[[Address, dict[str, str]], Tables | BoltTables]]] = {
    "path": _path,
    "duckdb": _duckdb,
    "postgresql": _postgres,
    "postgres": _postgres,
    "spark": _spark,
    **dict.fromkeys(("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"), _bolt),
}

__all__ = ["MARK", "duckdb_connection", "opened", "quoted", "quoted_path", "read_files", "version"]
