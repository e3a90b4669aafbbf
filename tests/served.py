"""A server of a file in a process of its own, as tests ask it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TEA = """\
# My graph of tea.
title: Tea
concepts:
  tea: {definition: A drink made of leaves.}
  sleep: What one needs at night.
  mood: How one feels.
effects:
  - tea -> sleep: reduces   # at night
  - sleep -> mood: raises
"""

ROOT = Path(__file__).parents[1]
LIMIT_S = 30.0


class Served:
    """A running server: its address, requests to it, and its events."""

    def __init__(self, process: subprocess.Popen[str], lines: list[str]) -> None:
        self.process = process
        self.lines = lines
        self.url = lines[0].split(" at ")[1].strip()
        parts = urlsplit(self.url)
        self.port = parts.port or 0
        self.path = parts.path
        self.host = parts.hostname or ""
        self.origin = f"http://{self.host}:{self.port}"

    def ask(
        self, method: str, name: str, body: Any = None, *, path: str | None = None, **headers: str | None
    ) -> tuple[int, bytes, dict[str, str]]:
        """Send a request as the page sends it; headers may be replaced, or left out by None."""
        usual: dict[str, str | None] = {"Host": f"{self.host}:{self.port}"}
        if method == "POST":
            usual |= {"Origin": self.origin, "Content-Type": "application/json"}
        usual |= {key.replace("_", "-"): value for key, value in headers.items()}
        data = body if isinstance(body, bytes) else json.dumps(body or {}).encode()
        connection = http.client.HTTPConnection(self.host, self.port, timeout=LIMIT_S)
        connection.putrequest(method, self.path + name if path is None else path, skip_host=True)
        if method == "POST":
            usual.setdefault("Content-Length", str(len(data)))
        for key, value in usual.items():
            if value is not None:
                connection.putheader(key, value)
        connection.endheaders(data if method == "POST" else None)
        answer = connection.getresponse()
        found = answer.status, answer.read(), dict(answer.getheaders())
        connection.close()
        return found

    def post(self, name: str, **body: Any) -> tuple[int, dict[str, Any]]:
        """Post a body; return the status and the answer."""
        status, data, _ = self.ask("POST", name, body)
        return status, json.loads(data)

    def text(self) -> tuple[str, str]:
        """Return the file as the server has it, and its hash."""
        status, data, headers = self.ask("GET", "text")
        assert status == 200
        return data.decode(), headers["ETag"].strip('"')

    @contextmanager
    def events(self, known: str = "", shown: str = "") -> Iterator[Events]:
        """Hear the server from a state on."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=LIMIT_S)
        connection.request("GET", f"{self.path}events?from={known}&shown={shown}")
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        yield Events(answer)
        connection.close()


class Events:
    """The events of one stream."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self._answer = answer

    def next(self, *names: str) -> tuple[str, dict[str, Any]]:
        """Return the next event of one of these names, or of any."""
        name = ""
        while True:
            line = self._answer.readline().decode()
            if not line:
                raise AssertionError("the stream has ended")
            if line.startswith("event: "):
                name = line.removeprefix("event: ").strip()
            elif line.startswith("data: ") and (not names or name in names):
                return name, json.loads(line.removeprefix("data: "))


@contextmanager
def serving(path: Path, *words: str, cache: Path | None = None, more: int = 0) -> Iterator[Served]:
    """Serve a file until the test is done; ``more`` lines are waited for besides the first."""
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    if cache:
        env["CONCEPTGRAPH_CACHE"] = str(cache)
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "serve", str(path), "--no-open", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env,
    )  # fmt: skip
    assert process.stdout and process.stderr
    try:
        lines = [process.stdout.readline() for _ in range(1 + more)]
        assert lines[0], process.stderr.read()
        yield Served(process, lines)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(LIMIT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        process.stdout.close()
        process.stderr.close()


def saved(path: Path, text: str) -> None:
    """Save a file as careful editors do: beside it, then in its place."""
    beside = path.with_name(path.name + "~")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
