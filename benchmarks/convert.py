"""How long `convert` takes for a table of 50,000 effects: ``python benchmarks/convert.py``."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EFFECTS = 50_000
VERBS = ["raises", "lowers", "eases", "harms", "supports", "blocks", "shortens", "feeds"]


def main() -> None:
    """Make the table, convert it in a process of its own, print seconds and megabytes."""
    draw = random.Random(1)
    names = [f"concept number {number}" for number in range(EFFECTS // 5)]
    rows = [f"{draw.choice(names)},{draw.choice(names)},{draw.choice(VERBS)}" for _ in range(EFFECTS)]
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.csv"
        table.write_text("source,target,label\n" + "\n".join(rows) + "\n", encoding="utf-8")
        command = [sys.executable, str(Path(__file__).parents[1] / "cli.py"), "convert", str(table)]
        began = time.perf_counter()
        subprocess.run([*command, "-o", str(Path(folder) / "graph.yaml"), "--quiet"], check=True)
        seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = f"{seconds:.1f} s ({used.ru_utime:.1f} s of work)"
    print(f"{EFFECTS:,} effects: {took}, {used.ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
