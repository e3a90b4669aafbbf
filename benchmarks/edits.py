"""How safe and how fast edits of a file's text are: random edits, killed programs, processor time.

python -m benchmarks.edits random 100000       edits of nasty files that changed anything else
python -m benchmarks.edits random 1000 90000   the thousand that begins with the 90,000th
python -m benchmarks.edits kill 1000           programs killed at a random moment while they edit
python -m benchmarks.edits speed               one edit with its proof, in ms of processor time
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import graph_data  # noqa: E402
from benchmarks.live import files  # noqa: E402
from tests.test_edit_random import outcome  # noqa: E402

#: Edits one concept again and again; says each number only when its edit is done.
_EDITS = """
import sys; sys.path.insert(0, sys.argv[1])
from graph_data import LivingFile
file = LivingFile(sys.argv[2])
file.would([{"do": "set_top", "key": "title", "value": "All is loaded now"}])
print("ready", flush=True)
for n in range(int(sys.argv[3]), 10 ** 9):
    file.do([{"do": "set_key", "kind": "concept", "id": "tea", "key": "definition", "value": f"number {n}"}])
    print(n, flush=True)
"""
_FILE = (
    "# mine\nconcepts:\n  tea: {definition: number 0}   # kept\n  sleep:\n"
    "effects:\n  - tea -> sleep: reduces\n"
)


def _at(done: int, count: int, begun: float) -> None:
    """Say on standard error how far the work is, and how long it will last."""
    spent = time.monotonic() - begun
    left = spent / done * (count - done) / 60
    end = "\r" if sys.stderr.isatty() else "\n"
    print(f"{done:,} of {count:,}, {left:.0f} minutes to go ", end=end, file=sys.stderr, flush=True)


def random_edits(count: int, first: int = 0) -> None:
    """Do so many random edits, and tell what became of them; ``first`` is the seed of the first."""
    told: Counter[str] = Counter()
    begun = time.monotonic()
    for seed in range(first, first + count):
        if told.total() and told.total() % 500 == 0:
            _at(told.total(), count, begun)
        try:
            told[outcome(seed).partition(":")[0]] += 1
        except AssertionError as wrong:
            told["wrong"] += 1
            print(str(wrong)[:2000], flush=True)
    print(
        f"{count:,} random edits: {told['done']:,} done, {told['refused']:,} refused, {told['wrong']} wrong"
    )


def killed(count: int) -> None:
    """Kill so many programs at a random moment of their edits, and look at the file after each."""
    rng, broken, lost, edits = random.Random(1), 0, 0, 0
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tea.yaml"
        path.write_text(_FILE)
        environment = {**os.environ, "CONCEPTGRAPH_CACHE": str(Path(folder) / "cache")}
        os.environ["CONCEPTGRAPH_CACHE"] = environment["CONCEPTGRAPH_CACHE"]
        said = 0
        for number in range(count):
            if number and number % 20 == 0:
                _at(number, count, begun)
            command = [sys.executable, "-c", _EDITS, str(ROOT), str(path), str(said + 1)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
                assert program.stdout is not None
                program.stdout.readline()
                time.sleep(rng.uniform(0, 0.06))
                program.send_signal(signal.SIGKILL)
                numbers = [
                    int(line) for line in program.stdout.read().split("\n") if line.strip().isdecimal()
                ]
            acknowledged = max([said, *numbers])
            edits += len(numbers)
            text = path.read_text()
            there = int(text.partition("number ")[2].partition("}")[0] or -1)
            broken += text.replace(f"number {there}", "number 0") != _FILE
            lost += there < acknowledged
            said = there
        undone = 0
        file = graph_data.LivingFile(path)
        for _ in range(min(50, there)):
            before = int(file.text.partition("number ")[2].partition("}")[0])
            undone += int(file.undo().after.partition("number ")[2].partition("}")[0]) == before - 1
        left = [each.name for each in Path(folder).iterdir() if each.name not in ("tea.yaml", "cache")]
    print(f"{count:,} programs killed, {edits:,} edits acknowledged: file broken {broken}, edits lost {lost}")
    print(f"{min(50, there)} undone in a row, right {undone}; files left beside it: {len(left)}")


def speed() -> None:
    """Print the processor time of an edit with its proof and writing."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CONCEPTGRAPH_CACHE"] = str(Path(folder) / "cache")
        for name, path in files(Path(folder), "").items():
            graph = graph_data.read_graph(path)
            id = max(graph.concepts, key=lambda id: len(graph.outgoing[id]) + len(graph.incoming[id]))
            size = f"{name}, {len(graph.concepts)}/{len(graph.effects)}"
            examined = _best(lambda path=path: graph_data.examine(path))
            print(f"{size}: reading and checking {examined:.0f} ms")
            for what, asked in (
                (
                    "definition set",
                    {"do": "set_key", "kind": "concept", "id": id, "key": "definition", "value": "New: so"},
                ),
                ("concept renamed", {"do": "rename_concept", "id": id, "value": "renamed"}),
                ("concept deleted", {"do": "delete_concept", "id": id, "force": True}),
            ):
                first, later = _edited(path, asked)
                print(f"  {what}: {first:.0f} ms, in a file that is open {later:.0f} ms")


def _best(work, count: int = 7) -> float:  # type: ignore[no-untyped-def]
    best = 1e9
    for _ in range(count):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def _edited(path: Path, asked: dict[str, object]) -> tuple[float, float]:
    """Return how long an edit takes of a file that was not read yet, and of one that was edited before."""
    first, later = [], []
    for _ in range(7):
        file = graph_data.LivingFile(path)
        for took in (first, later):
            start = time.process_time()
            file.do([asked])
            took.append(time.process_time() - start)
            file.undo()
    return 1000 * min(first), 1000 * min(later)


if __name__ == "__main__":
    what, *numbers = sys.argv[1:]
    count, first = int((*numbers, "1000")[0]), int((*numbers[1:], "0")[0])
    {"random": lambda: random_edits(count, first), "kill": lambda: killed(count), "speed": speed}[what]()
