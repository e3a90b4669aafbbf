"""Corpora of any size: made, imported, sliced, and timed.

    python -m benchmarks.corpus 1e6 1e7 --folder /tmp/corpora

Each size is made by dice (few concepts with very many arrows, most with few; 20 relations; parallel and
contradictory claims; a sentence each), imported by the importer that everybody uses, and asked in a process
of its own: two hops at three papers or more, 40 concepts, 120 arrows, three sentences each, from 20 random
concepts; the largest hub; ways of up to four steps; and the whole command, cold.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
RELATIONS = (
    ("affects", ""),
    ("increases", "+"),
    ("decreases", "-"),
    ("causes", "+"),
    ("prevents", "-"),
    ("treats", "-"),
    ("worsens", "+"),
    ("inhibits", "-"),
    ("activates", "+"),
    ("regulates", "regulates"),
    ("requires", "none"),
    ("binds", "none"),
    ("part of", "none"),
    ("is a", "none"),
    ("located in", "none"),
    ("interacts with", ""),
    ("associated with", "none"),
    ("predisposes", "+"),
    ("coexists with", "none"),
    ("no effect on", "none"),
)
SEEDS = 20


def make(count: int, path: Path) -> None:
    """Write a table of so many claims, the same for the same number."""
    import duckdb

    concepts, papers = max(2000, count // 100), max(1000, count // 4)
    connection = duckdb.connect()
    connection.execute("set memory_limit='3GB'; set preserve_insertion_order=false")
    connection.execute("create table rel(i int, relation varchar, sign varchar)")
    relations = [(number, *each) for number, each in enumerate(RELATIONS)]
    connection.executemany("insert into rel values (?, ?, ?)", relations)

    def dice(number: int, of: str = "i") -> str:
        return f"(hash({of} * 7 + {number}) / 18446744073709551615.0)"

    connection.execute(f"""copy (
        with rows as (select i, {dice(1)} a, {dice(2)} b, {dice(3)} c, {dice(4)} d, {dice(5)} e
                      from range({count}) t(i)),
        pairs as (select *, case when e < 0.7 then floor(power(d, 2.5) * {count} / 10)::bigint
                            else i + {count} end pair from rows),
        ends as (select *, floor(power({dice(11, "pair")}, 3) * {concepts})::bigint s,
                 floor(power({dice(12, "pair")}, 3) * {concepts})::bigint o,
                 floor(power({dice(13, "pair")}, 1.8) * 20)::int base from pairs)
        select 'C' || lpad(s::varchar, 7, '0') subject, 'concept ' || s subject_name, rel.relation,
               'C' || lpad(o::varchar, 7, '0') as "object", 'concept ' || o as object_name, rel.sign,
               'In a cohort of ' || (20 + floor(a * 4000))::int || ' patients, concept ' || s || ' '
               || rel.relation || ' concept ' || o || ' after ' || (1 + floor(c * 24))::int
               || ' weeks of follow-up, independent of age and sex.' as sentence,
               'PMID:' || (1000000 + floor(c * {papers})::int) as "document",
               (1970 + floor(sqrt(b) * 56))::int as year, round(d * 1000)::int as score
        from ends join rel on rel.i = case when a < 0.06 then (base * 7 + 3) % 20 else base end where s <> o
    ) to '{path}' (format parquet, compression zstd)""")


def imported(raw: Path, store: Path) -> dict[str, float]:
    """Import a table in a process of its own; return seconds and MB."""
    code = (
        "import sys, time, json, resource; import graph_data; t = time.time();"
        f"made = graph_data.import_corpus([{str(raw)!r}], {str(store)!r}, force=True);"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024;"
        "print(json.dumps({'seconds': time.time() - t, 'MB': peak, 'arrows': made.arrows}))"
    )
    return _json(["-c", code])


def asked(store: Path, count: int) -> dict[str, float]:
    """Ask a store in a process of its own; return seconds and MB."""
    return _json(["-m", "benchmarks.corpus", "--ask", str(store), str(count)])


def ask(store: str, count: int) -> None:
    """Print what slices and ways take, as JSON."""
    import graph_data

    query, limits = graph_data.Query, graph_data.Limits(min_papers=3)
    corpus = graph_data.Corpus(store)
    chance = random.Random(7)
    concepts = max(2000, count // 100)
    seeds = [f"C{int(concepts * chance.random() ** 3):07}" for _ in range(SEEDS)]
    took, shown = [], []
    for seed in seeds:
        begun = time.perf_counter()
        try:
            found = corpus.find(query((seed,), limits))
        except graph_data.UnknownSeedError:
            continue
        took.append(time.perf_counter() - begun)
        shown.append(len(found.arrows))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.perf_counter()
    hub = corpus.find(query(("C0000000",), limits))
    of_hub = time.perf_counter() - begun
    begun = time.perf_counter()
    ways = corpus.find(query(("C0000100",), graph_data.Limits(), between="C0000500"))
    print(json.dumps({
        "median": statistics.median(took), "worst": max(took), "first": took[0], "MB": memory,
        "arrows": statistics.median(shown), "hub": of_hub, "hub more": hub.concepts[0].more,
        "ways": time.perf_counter() - begun, "ways found": len(ways.ways),
    }))  # fmt: skip


def cold(store: Path) -> float:
    """Return the seconds of the whole command, its imports too."""
    words = [sys.executable, "cli.py", "slice", str(store), "C0000042", "--min-papers", "3", "-o", os.devnull]
    begun = time.perf_counter()
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begun


def _json(words: list[str]) -> dict[str, float]:
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Make, import, ask and print a line for each size; then how all grows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=float, default=[1e6])
    parser.add_argument("--folder", type=Path, default=Path("/tmp/corpora"))
    parser.add_argument("--ask", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask:
        ask(options.ask, int(options.sizes[0]))
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for count in map(int, options.sizes):
        raw, store = options.folder / f"{count}.parquet", options.folder / f"{count}.corpus"
        if not raw.exists():
            make(count, raw)
        if not store.exists():
            print(count, "import", {k: round(v, 1) for k, v in imported(raw, store).items()}, flush=True)
        found = asked(store, count)
        colds = [cold(store) for _ in range(3)]
        disk = sum(each.stat().st_size for each in store.rglob("*") if each.is_file()) / 1e6
        told = {key: round(value, 2) for key, value in found.items()}
        print(count, "ask", told, f"cold {min(colds):.2f} disk {disk:.0f} MB", flush=True)
        lines.append((count, found["median"]))
    for (low, before), (high, after) in pairwise(lines):
        print(f"growth {low:,} to {high:,}: exponent {math.log(after / before) / math.log(high / low):.2f}")


if __name__ == "__main__":
    main()
