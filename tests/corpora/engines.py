"""Real engines for the tests, each started in a folder of its own on loopback and ended with the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from . import bolt_server

TABLES = ("claims", "by_subject", "by_object", "concepts", "names")
HOST = "127.0.0.1"


def until(comes: Callable[[], bool], what: str, seconds: float) -> None:
    """Ask again and again until something comes; fail by its name when it does not."""
    asked, end = threading.Event(), time.monotonic() + seconds
    while not comes():
        assert time.monotonic() < end, f"{what} did not come within {seconds} seconds"
        asked.wait(0.1)


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        port: int = one.getsockname()[1]
        return port


def postgres_folder() -> Path | None:
    """Return where PostgreSQL's programs are, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    named = shutil.which("initdb")
    return found[-1].parent if found else Path(named).parent if named else None


@contextmanager
def postgres() -> Iterator[str]:
    """Start PostgreSQL, which sorts by the rules of English; yield its address."""
    programs = postgres_folder()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="conceptgraph-pg-"))
    as_user = []
    if os.getuid() == 0:  # it refuses to be root
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        as_user = ["runuser", "-u", "postgres", "--"]
    port, data = free_port(), folder / "data"
    locale = ("--locale-provider=icu", "--icu-locale=en", "--encoding=UTF8")
    done = [*as_user, str(programs / "initdb"), "-D", str(data), "-U", "me", "--auth=trust", *locale]
    subprocess.run(done, check=True, capture_output=True, cwd=folder)
    settings = ("-k", str(folder), "-h", HOST, "-p", str(port), "-c", "fsync=off")
    server = subprocess.Popen(
        [*as_user, str(programs / "postgres"), "-D", str(data), *settings],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip
    try:
        address = f"postgresql://me:hush-hush@{HOST}:{port}/postgres"
        until(lambda: _takes(address), "PostgreSQL", seconds=60)
        yield address
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def fill_postgres(address: str, store: Path) -> None:
    """Copy the tables of a store into PostgreSQL."""
    import psycopg
    import pyarrow.parquet as pq

    kinds = {"string": "text", "int32": "integer", "int64": "bigint"}
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        for name in TABLES:
            for number, path in enumerate(sorted((store / name).rglob("*.parquet"))):
                table = pq.ParquetFile(path).read()
                columns = ", ".join(f'"{each.name}" {kinds[str(each.type)]}' for each in table.schema)
                if not number:
                    cursor.execute(f'create table "{name}" ({columns})')
                with cursor.copy(f'copy "{name}" from stdin') as copy:
                    for row in table.to_pylist():
                        copy.write_row(tuple(row.values()))


def has_bolt() -> bool:
    """Whether a server that speaks Bolt and the official driver are here."""
    return all(find_spec(name) is not None for name in ("arcadedb_embedded", "neo4j"))


@contextmanager
def bolt() -> Iterator[str]:
    """Start a server that speaks Bolt; yield the address of its database, with its secrets."""
    folder = Path(tempfile.mkdtemp(prefix="conceptgraph-bolt-"))
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, str(Path(bolt_server.__file__)), str(folder / "db"), str(port), str(free_port())],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        assert any(line.strip().endswith(b"ready") for line in server.stdout), "the server did not start"
        draining = threading.Thread(target=server.stdout.read, daemon=True)
        draining.start()
        yield f"neo4j://root:{bolt_server.PASSWORD}@{HOST}:{port}/{bolt_server.DATABASE}"
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def fill_bolt(address: str, claims: Sequence[dict[str, Any]]) -> None:
    """Write claims into a graph database: a node for each concept, a relationship for each claim."""
    nodes = {row[end]: {"id": row[end], "name": row[f"{end}_name"], "kind": row[f"{end}_kind"]}
             for row in claims for end in ("subject", "object")}  # fmt: skip
    own = [{"s": row["subject"], "o": row["object"],
            "p": {key: value for key, value in row.items() if not key.startswith(("subject", "object"))}}
           for row in claims]  # fmt: skip
    write_bolt(address, "CREATE INDEX FOR (n:Concept) ON (n.id)")
    write_bolt(address, "UNWIND $rows AS row CREATE (n:Concept) SET n = row", list(nodes.values()))
    ends = "MATCH (s:Concept {id: row.s}) MATCH (o:Concept {id: row.o})"
    write_bolt(address, f"UNWIND $rows AS row {ends} CREATE (s)-[r:CLAIM]->(o) SET r = row.p", own)


def write_bolt(address: str, cypher: str, rows: Sequence[dict[str, Any]] = ()) -> None:
    """Change a graph database."""
    import neo4j

    parts = urlsplit(address)
    assert parts.username and parts.password
    place = f"bolt://{parts.hostname}:{parts.port}"
    with neo4j.GraphDatabase.driver(place, auth=(parts.username, parts.password)) as driver:
        driver.execute_query(cypher, rows=list(rows), database_=parts.path[1:])


def _takes(address: str) -> bool:
    import psycopg

    try:
        psycopg.connect(address, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _answers(port: int) -> bool:
    with socket.socket() as one:
        one.settimeout(1)
        return one.connect_ex((HOST, port)) == 0


def has_spark() -> bool:
    """Whether Spark and a Java for it are here."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return False
    return shutil.which("java") is not None


@contextmanager
def spark_cluster(workers: int = 2) -> Iterator[str]:
    """Start a master of Spark and some workers; yield its address."""
    import pyspark

    home = Path(pyspark.__file__).parent
    folder = Path(tempfile.mkdtemp(prefix="conceptgraph-spark-"))
    port = free_port()
    environment = {**os.environ, "SPARK_LOCAL_IP": HOST, "PYSPARK_PYTHON": sys.executable}
    spark = [str(home / "bin" / "spark-class"), "org.apache.spark.deploy"]

    def start(*words: str) -> subprocess.Popen[bytes]:
        line = [spark[0], f"{spark[1]}.{words[0]}", *words[1:]]
        out: Any = subprocess.DEVNULL
        return subprocess.Popen(
            line, env=environment, cwd=folder, stdout=out, stderr=out, start_new_session=True
        )

    running = [start("master.Master", "--host", HOST, "--port", str(port), "--webui-port", str(free_port()))]
    try:
        until(lambda: _answers(port), "Spark's master", seconds=90)
        for _ in range(workers):
            own = ("--host", HOST, "--cores", "1", "--memory", "1g", "--webui-port", str(free_port()))
            running.append(start("worker.Worker", *own, f"spark://{HOST}:{port}"))
        yield f"spark://{HOST}:{port}"
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)
