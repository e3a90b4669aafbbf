"""What whole processes cost: CPU seconds, wall seconds, peak memory; run in turn, medians of several runs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Cost:
    """Medians over the runs of one command."""

    cpu: float
    wall: float
    megabytes: float


def run_once(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Cost:
    """Run a command to its end; a command that fails is an error."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = process.stderr.read().decode(errors="replace") if process.stderr else ""
        raise RuntimeError(f"{' '.join(command)} failed: {message[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def costs(
    commands: Mapping[str, Sequence[str]], environment: Mapping[str, str], folder: Path, runs: int
) -> dict[str, Cost]:
    """Return the cost of each command; they run in turn, so that a busy moment hits all alike."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            found[name].append(run_once(command, environment, folder))
    return {
        name: Cost(
            statistics.median(cost.cpu for cost in each),
            statistics.median(cost.wall for cost in each),
            statistics.median(cost.megabytes for cost in each),
        )
        for name, each in found.items()
    }


def our_command(*arguments: str) -> list[str]:
    """Return the command line that runs this checkout."""
    return [sys.executable, str(ROOT / "cli.py"), *arguments]
