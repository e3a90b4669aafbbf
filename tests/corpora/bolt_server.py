"""A server that speaks Bolt (ArcadeDB, which brings its own Java), as a program: FOLDER PORT HTTP."""

from __future__ import annotations

import sys

PASSWORD = "hush-hush-hush"
DATABASE = "claims"


def main(folder: str, port: str, http: str) -> None:
    """Serve until standard input ends."""
    import arcadedb_embedded

    settings = {
        "http_port": int(http), "bolt_port": int(port),
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
    }  # fmt: skip
    server = arcadedb_embedded.create_server(root_path=folder, root_password=PASSWORD, config=settings)
    server.start()
    server.create_database(DATABASE).close()
    print("ready", flush=True)
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
