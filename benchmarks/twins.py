"""Ask the rules that stand twice many more cases than the tests do: ``python -m benchmarks.twins``.

Prints a line for every rule, and for the first answers that differ where they do and how to ask that case
again; ends with 1 when any differ.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.twins.compare import difference
from tests.twins.node import LACKING, Page
from tests.twins.rules import RULES, Rule, asked, case_of

#: Cases asked in one run of Node.
TOGETHER = 500
#: Answers that differ and are told, at most.
TOLD = 3


def compare(page: Page, rule: Rule, seed: str, numbers: range) -> list[str]:
    """Return how the page's answers to these cases differ from Python's, a line each."""
    found = []
    for start in range(0, len(numbers), TOGETHER):
        part = numbers[start : start + TOGETHER]
        cases = [case_of(rule, seed, number) for number in part]
        answers = page.answers(asked(rule, case) for case in cases)
        for number, case, there in zip(part, cases, answers, strict=True):
            if told := difference(rule.answer(case), there, rule.within):
                found.append(f"  case {number}: {told}")
    return found


def main() -> int:
    """Compare all rules, or those that are named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("rules", nargs="*", help="only these rules")
    parser.add_argument("--cases", type=int, default=10_000, help="so many of each  [10000]")
    parser.add_argument("--first", type=int, default=0, help="number of the first case  [0]")
    parser.add_argument("--seed", default="twins", help="the same seed asks the same cases  [twins]")
    given = parser.parse_args()
    if LACKING:
        print(f"The twins cannot be compared here: {LACKING}.", file=sys.stderr)
        return 2
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        page = Page(Path(folder))
        for name in given.rules or RULES:
            begin = time.perf_counter()
            numbers = range(given.first, given.first + given.cases)
            found = compare(page, RULES[name], given.seed, numbers)
            spent = time.perf_counter() - begin
            line = f"{name:10} {given.cases} cases, {len(found)} differ, {spent:.0f} s"
            print(line, *found[:TOLD], sep="\n", flush=True)
            differing += len(found)
    print(f"seed {given.seed}: {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
