"""How well the order of columns is found: crossings of the examples and of twenty random graphs.

    python benchmarks/orders.py [--graphviz] [--only NAME]

``--graphviz`` lets Graphviz order the columns too (needs pygraphviz, which the program itself does not), as a
measure of our own search. Prints crossings, the smallest text (px) and the processor time of each graph.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.cases import NOUNS, VERBS, examples  # noqa: E402
from benchmarks.judge import measure  # noqa: E402
from graph_data import read_graph_text  # noqa: E402
from viz.layout import lay_out  # noqa: E402
from viz.picture.draw import layout_json  # noqa: E402
from viz.view import Brief  # noqa: E402

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

BRIEF = Brief("overview:all", "overview", "All")


def main() -> None:
    """Measure and print."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--graphviz", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--random", type=int, default=20, help="random graphs")
    options = parser.parse_args()
    if options.graphviz:
        from benchmarks import dot_order

        dot_order.install()
    crossed = 0
    for name, graph in graphs(options.random):
        if options.only not in name:
            continue
        started = time.thread_time()
        view = lay_out(graph, list(graph.concepts), list(graph.effects), BRIEF)
        spent = time.thread_time() - started
        found = measure(json.loads(layout_json(graph, view)))
        crossed += found["crossings"]
        size = f"{len(graph.concepts)}/{len(graph.effects)}"
        print(
            f"{name:<12} {size:>8} {found['crossings']:4} crossings, {view.smallest_px:5.1f} px, "
            f"{spent:5.1f} s",
            flush=True,
        )
    print(f"{crossed} crossings")


def graphs(count: int) -> Iterator[tuple[str, ConceptGraph]]:
    """Yield the examples and so many random graphs, by name."""
    yield from examples().items()
    for seed in range(count):
        yield f"random {seed}", read_graph_text(random_yaml(seed))


def random_yaml(seed: int) -> str:
    """Return a graph file of 35 to 90 concepts as people write them: hubs, short ways, few loops."""
    chance = random.Random(seed)
    concepts = chance.randint(35, 90)
    effects = round(concepts * chance.uniform(1.1, 1.7))
    lines = ["concepts:"]
    for k in range(concepts):
        lines.append(f"  k{k}: {{label: {chance.choice(NOUNS)} {chance.choice(NOUNS)} {k}}}")
    lines.append("effects:")
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < effects:
        k = len(pairs) + 1
        # First a tree, so that all hangs together; then links between concepts that are near in it.
        source = int(min(k, concepts) * chance.random() ** 1.6)
        target = k if k < concepts else min(concepts - 1, source + 1 + int(chance.expovariate(0.08)))
        if chance.random() < 0.1:
            source, target = target, source
        if source != target and (source, target) not in pairs:
            pairs.add((source, target))
            lines.append(f"  - {{source: k{source}, target: k{target}, label: {chance.choice(VERBS)}}}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
