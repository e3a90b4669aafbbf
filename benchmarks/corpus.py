"""Corpora of any size: made, imported, sliced, and timed.

    python -m benchmarks.corpus 1e6 1e7 --folder /tmp/corpora
    python -m benchmarks.corpus 1e6 1e7 --publish   # and writes them into docs/corpora.md

Each size is made by dice (few concepts with very many arrows, most with few; 20 relations; parallel and
contradictory claims; a sentence each), imported by the importer that everybody uses, and asked in a process
of its own: two hops at three papers or more, 40 concepts, 120 arrows, three sentences each, from 20 random
concepts; the largest hub; ways of up to four steps; and the whole command, cold. What was found stands beside
each store, so that an import that was timed once need not be done again.
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
from collections.abc import Mapping, Sequence
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
DOCS = ROOT / "docs/corpora.md"
#: The lines of the documentation between which the figures stand.
BEGIN, END = "<!-- figures: python -m benchmarks.corpus -->\n\n", "\n<!-- end of figures -->"


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
    parser.add_argument("--publish", action="store_true", help="write the figures into the documentation")
    parser.add_argument("--ask", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask:
        ask(options.ask, int(options.sizes[0]))
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    found = [measured(options.folder, int(size)) for size in options.sizes]
    for few, many in pairwise(found):
        grown = math.log(many["median"] / few["median"]) / math.log(many["claims"] / few["claims"])
        print(f"growth {few['claims']:,} to {many['claims']:,}: exponent {grown:.2f}")
    if options.publish:
        before, begin, rest = DOCS.read_text(encoding="utf-8").partition(BEGIN)
        DOCS.write_text(before + begin + table(found) + END + rest.partition(END)[2], encoding="utf-8")


def measured(folder: Path, count: int) -> dict[str, float]:
    """Make, import and ask a corpus of so many claims; return its figures, which are kept beside it."""
    raw, store, kept = (folder / f"{count}.{ending}" for ending in ("parquet", "corpus", "json"))
    if not raw.exists():
        make(count, raw)
    if not store.exists() or not kept.exists():
        made = imported(raw, store)
        print(count, "import", {key: round(value, 1) for key, value in made.items()}, flush=True)
        kept.write_text(json.dumps({"claims": count, **{f"import {key}": n for key, n in made.items()}}))
    figures: dict[str, float] = json.loads(kept.read_text()) | asked(store, count)
    figures["cold"] = min(cold(store) for _ in range(3))
    figures["disk"] = sum(each.stat().st_size for each in store.rglob("*") if each.is_file()) / 1e6
    kept.write_text(json.dumps(figures))
    print({key: round(value, 2) for key, value in figures.items()}, flush=True)
    return figures


#: What a row of the published table is called, and how it is written.
_ROWS = (
    ("import", "{import seconds:,.0f} s, {import MB:,.0f} MB of memory"),
    ("disk", "{disk:,.0f} MB"),
    ("slice (two hops, 3 papers or more, 40 concepts, 120 arrows): median, worst of 20",
     "{median:.2f} s, {worst:.2f} s"),
    ("memory of the process that slices", "{MB:,.0f} MB"),
    ("largest hub", "{hub:.2f} s, {hub more:,.0f} more told"),
    ("ways of up to four steps", "{ways:.2f} s"),
    ("the whole command, cold", "{cold:.2f} s"),
)  # fmt: skip


def table(found: Sequence[Mapping[str, float]]) -> str:
    """Return figures as a table in Markdown, a column for each size."""
    heads = [
        f"{each['claims'] / 1e6:,.0f} million claims, {each['import arrows'] / 1e6:,.1f} million arrows"
        for each in found
    ]
    lines = ["", *heads], ["---"] * (len(found) + 1)
    rows = [[name, *(form.format_map(each) for each in found)] for name, form in _ROWS]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (*lines, *rows))


if __name__ == "__main__":
    main()
