"""Claims on Spark: a session on this machine, or on a cluster by its address."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .address import Address
from .claims import COLUMNS, mapped
from .problems import CorpusError, needed
from .tables import Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table


def spark_session(address: Address) -> Any:
    """Return a session: ``spark:local`` on this machine's cores, ``spark://HOST:PORT`` on a cluster.

    Settings of the cluster (memory, cores) are Spark's own: ``spark-defaults.conf``, ``SPARK_CONF_DIR``.
    """
    needed("pyspark", "corpus-spark")
    from pyspark.sql import SparkSession

    local = not address.given.startswith("spark://")
    master = f"local[{os.cpu_count() or 1}]" if local else address.given.split("?")[0].rstrip("/")
    builder = SparkSession.builder.master(master).appName("conceptgraph")
    settings = {"spark.ui.enabled": "false", "spark.sql.session.timeZone": "UTC", "spark.log.level": "ERROR"}
    if local:
        settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
        settings |= {"spark.sql.shuffle.partitions": "4"}
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def spark_tables(address: Address, columns: Mapping[str, str]) -> Tables:
    """Return the tables at ``?claims=PATH``: a store, or Parquet files of claims.

    Raises:
        CorpusError: no path is given.
    """
    ibis = needed("ibis")
    path = address.tables.get("claims", "")
    if not path:
        raise CorpusError(f"say where the claims are: {address}?claims=PATH (a store, or Parquet files)")
    session = spark_session(address)
    connection = ibis.pyspark.connect(session)
    engine = f"Spark {session.version}"

    def table(name: str, where: str) -> Table:
        session.read.parquet(where).createOrReplaceTempView(f"conceptgraph_{name}")
        found: Table = connection.table(f"conceptgraph_{name}")
        return found

    root = path.rstrip("/")
    if _is_store(session, root):
        names = ("claims", "by_subject", "by_object", "concepts", "names")
        return Tables(engine=engine, connection=connection, **{n: table(n, f"{root}/{n}") for n in names})
    claims = table("claims", path)
    if columns or not set(COLUMNS) <= set(claims.columns):
        claims = mapped(claims, columns)
    return Tables(claims, engine, connection=connection)


def _is_store(session: Any, root: str) -> bool:
    """Whether a path, which may be on a file system that only Spark knows, is that of a store."""
    if "://" not in root:
        return (Path(root) / "by_subject").is_dir()
    path = session._jvm.org.apache.hadoop.fs.Path(f"{root}/by_subject")
    found: bool = path.getFileSystem(session._jsc.hadoopConfiguration()).exists(path)
    return found
