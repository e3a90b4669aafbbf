"""Hours of random writing: ``python -m benchmarks.fuzz yaml --cases 1000000`` tells pace and faults.

Each target makes cases from a seed and a number, always the same, and says what is wrong with one. To hold a
new reader, add a function to `TARGETS`: it is given dice and returns the faults of one case, each with the
text that shows it. A fault is told once for each kind, with how to see it again.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Final

from benchmarks.fuzz_readers import reader_targets
from tests.human_writing import lost, random_file, slipped

#: Told of one case: what kind of fault it is, and what shows it.
Faults = list[tuple[str, str]]
Target = Callable[[Random], Faults]


def yaml(dice: Random) -> Faults:
    """A graph file of effects as people write them, a third of them with slips of the hand."""
    written = random_file(dice)
    if dice.random() < 0.3:
        written = slipped(dice, written)
    return [(f"lost {kind}", f"line {line}: {text!r}\n{written.text}") for line, kind, text in lost(written)]


TARGETS: Final[dict[str, Target]] = {"yaml": yaml, **reader_targets()}


def faults_of(target: Target, seed: str, number: int) -> Faults:
    """Return what is wrong with one case; whatever it raises is a fault of its own kind."""
    try:
        return target(Random(f"{seed} {number}"))
    except Exception as problem:
        last = traceback.extract_tb(problem.__traceback__)[-1]
        kind = re.sub(r"'[^']*'|\d+", "…", f"{type(problem).__name__} at {last.name}: {problem}")[:120]
        return [(kind, traceback.format_exc(limit=-3))]


def run(name: str, seed: str, first: int, cases: int, *, most: int = 3, every: float = 30.0) -> Counter[str]:
    """Ask so many cases; print up to ``most`` of each kind of fault, and the pace ``every`` few seconds."""
    counts: Counter[str] = Counter()
    begun = told = time.monotonic()
    for done, number in enumerate(range(first, first + cases), 1):
        for kind, shown in faults_of(TARGETS[name], seed, number):
            counts[kind] += 1
            if counts[kind] <= most:
                again = f"python -m benchmarks.fuzz {name} --seed {seed} --first {number} --cases 1"
                print(f"\n{kind}\n  again: {again}")
                print(shown, flush=True)
        now = time.monotonic()
        if now - told > every or done == cases:
            told = now
            print(f"{name}: {done:,} cases, {done / (now - begun):,.0f} a second, {counts.total()} faults of "
                  f"{len(counts)} kinds", flush=True)  # fmt: skip
    return counts


def main() -> int:
    """Run one target as the command line says; 1 when there were faults."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", default=time.strftime("%Y-%m-%d"))
    asked = parser.parse_args()
    return 1 if run(asked.target, asked.seed, asked.first, asked.cases) else 0


if __name__ == "__main__":
    sys.exit(main())
