"""How far boxes and words move when a graph is edited, and what the kept layout costs.

    python benchmarks/steady.py [--edits N] [--fresh]

Four kinds of edit (an effect more, a concept more, other words, an effect less) are made on four graphs, one
edit at a time, each laid out from the view before. Prints for each graph the mean displacement of boxes and
words (px of 1280 x 668), the processor time of the thread, and what became of crossings and text; with
``--fresh`` also what a search anew gives. Then every fourth box or so is dragged somewhere and kept there.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics as st
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.cases import core_of, cut_of, examples, large_yaml  # noqa: E402
from graph_data import read_graph_text  # noqa: E402
from graph_data.model import Concept, ConceptGraph, Effect  # noqa: E402
from viz.layout import Terms, lay_out  # noqa: E402
from viz.view import Brief, View  # noqa: E402
from viz.views.kept_data import settled  # noqa: E402

KINDS = ("an effect more", "a concept more", "other words", "an effect less", "a concept renamed")
BRIEF = Brief("overview:all", "overview", "All")


@dataclass
class Row:
    """One edit: its kind, how far each box and words moved (px), the time (ms), the view."""

    kind: str
    moved: list[float]
    cpu: float
    graph: ConceptGraph
    view: View


def main() -> None:
    """Measure and print."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--edits", type=int, default=20, help="edits of each graph")
    parser.add_argument("--fresh", action="store_true", help="search anew after each edit too")
    parser.add_argument("--only", default="", help="graphs whose name holds this")
    options = parser.parse_args()
    for name, graph in graphs().items():
        if options.only in name:
            measure(name, graph, options.edits, options.fresh)


def graphs() -> dict[str, ConceptGraph]:
    """Return what is measured, by name."""
    magnesium = examples()["magnesium"]
    return {
        "40/67": cut_of(magnesium, 40, 67),
        "magnesium core": core_of(magnesium),
        "magnesium all": replace(magnesium, tours=()),
        "300/900": read_graph_text(large_yaml(300, 900)),
    }


def measure(name: str, graph: ConceptGraph, edits: int, fresh: bool) -> None:
    """Print the lines of one graph."""
    before, cpu = laid_out(graph)
    print(
        f"{name}: {len(graph.concepts)} concepts, {len(graph.effects)} effects; fresh {cpu:.0f} ms",
        flush=True,
    )
    again, cpu = laid_out(graph, before)
    print(f"  no edit: {st.mean(moved(before, again)):.2f} px, {cpu:.0f} ms", flush=True)
    told("kept", [one(graph, before, k) for k in range(edits)], before)
    walk = list(walked(graph, before, edits))
    told("one after another, each step", walk, before)
    whole = moved(before, walk[-1].view)
    print(f"    from the first to the last of these: {st.mean(whole):.1f} px", flush=True)
    told("dragged", [dragged(graph, before, k) for k in range(edits)], before)
    if fresh:
        told("fresh", [one(graph, before, k, keep=False) for k in range(min(edits, 8))], before)


def laid_out(graph: ConceptGraph, keep: View | None = None, **terms: object) -> tuple[View, float]:
    """Return a layout of all of a graph and the time of it, ms of this thread."""
    started = time.thread_time()
    asked = replace(Terms(keep=keep), **terms)  # type: ignore[arg-type]
    view = lay_out(graph, list(graph.concepts), list(graph.effects), BRIEF, asked)
    spent = 1e3 * (time.thread_time() - started)
    return settled(view), spent


def one(graph: ConceptGraph, before: View, k: int, *, keep: bool = True) -> Row:
    """Return one edit of a graph, laid out from the view before it."""
    kind, changed, names = edited(graph, k)
    view, cpu = laid_out(changed, before if keep else None)
    return Row(kind, moved(before, view, names), cpu, changed, view)


def walked(graph: ConceptGraph, view: View, edits: int) -> list[Row]:
    """Return edits one after another, each laid out from the one before."""
    rows = []
    for k in range(edits):
        row = one(graph, view, k + 1000)
        graph, view = row.graph, row.view
        rows.append(row)
    return rows


def edited(graph: ConceptGraph, k: int) -> tuple[str, ConceptGraph, dict[str, str]]:
    """Return the kind of the k-th edit, the graph after it, and what is called otherwise since."""
    rng, kind = random.Random(100 + k), KINDS[k % len(KINDS)]
    ids, effects, concepts = list(graph.concepts), dict(graph.effects), dict(graph.concepts)
    names: dict[str, str] = {}
    if kind == "an effect more":
        pairs = {(e.source, e.target) for e in effects.values()}
        a, b = next(p for p in iter(lambda: tuple(rng.sample(ids, 2)), None) if p not in pairs)
        effects[f"more-{k}"] = Effect(f"more-{k}", a, b, "strengthens")
    elif kind == "a concept more":
        concepts[f"new-{k}"] = Concept(f"new-{k}", "new thing")
        effects[f"new-{k}"] = Effect(f"new-{k}", rng.choice(ids), f"new-{k}", "feeds")
    elif kind == "a concept renamed":
        old = rng.choice(ids)
        concepts, effects, names = renamed(graph, old, f"{old}-{k}", "another name")
    else:
        id = rng.choice(list(effects))
        if kind == "other words":
            names[id] = f"{id}-{k}"
            effects = {
                names.get(e, e): replace(f, id=names[e], label="keeps in good order") if e == id else f
                for e, f in effects.items()
            }
        else:
            del effects[id]
    changed = replace(graph, concepts=MappingProxyType(concepts), effects=MappingProxyType(effects))
    return kind, changed, names


def renamed(
    graph: ConceptGraph, old: str, new: str, label: str
) -> tuple[dict[str, Concept], dict[str, Effect], dict[str, str]]:
    """Return concepts and effects with one concept called otherwise, as its effects then are."""
    names = {old: new}
    concepts = {
        names.get(id, id): replace(c, id=new, label=label) if id == old else c
        for id, c in graph.concepts.items()
    }
    effects = {}
    for id, effect in graph.effects.items():
        ends = names.get(effect.source, effect.source), names.get(effect.target, effect.target)
        if ends != (effect.source, effect.target):
            names[id] = f"{id}-{new}"
            effect = replace(effect, id=names[id], source=ends[0], target=ends[1])
        effects[effect.id] = effect
    return concepts, effects, names


def dragged(graph: ConceptGraph, before: View, k: int) -> Row:
    """Return a box dragged somewhere; how far it ends from there is the first of what moved."""
    rng = random.Random(500 + k)
    box = rng.choice(before.boxes)
    place = (rng.uniform(80, 1200), rng.uniform(40, 630))
    view, cpu = laid_out(graph, before, places={box.concept: place})
    after = middles(view)[box.concept]
    others = [far for id, far in movements(before, view, {}) if id != box.concept]
    return Row("dragged", [math.dist(after, place), *others], cpu, graph, view)


def middles(view: View) -> dict[str, tuple[float, float]]:
    """Return the middles of boxes and words by their ids."""
    rects = {box.concept: box.rect for box in view.boxes}
    rects |= {words.effects[0]: words.rect for words in view.words}
    return {id: (x + w / 2, y + h / 2) for id, (x, y, w, h) in rects.items()}


def movements(before: View, after: View, names: dict[str, str]) -> list[tuple[str, float]]:
    """Return how far everything moved that both views show, px."""
    a, b = middles(before), middles(after)
    return [(id, math.dist(at, b[names.get(id, id)])) for id, at in a.items() if names.get(id, id) in b]


def moved(before: View, after: View, names: dict[str, str] | None = None) -> list[float]:
    """Return how far everything moved, px."""
    return [far for _, far in movements(before, after, names or {})]


def told(what: str, rows: list[Row], before: View) -> None:
    """Print the figures of some edits."""
    means = [st.mean(row.moved) for row in rows]
    cpus = [row.cpu for row in rows]
    if what == "dragged":
        ends, others = [row.moved[0] for row in rows], [st.mean(row.moved[1:]) for row in rows]
        print(
            f"  dragged: ends {st.median(ends):.1f} px from where it was dropped (worst {max(ends):.0f}), "
            f"the others move {st.mean(others):.1f} px; {st.median(cpus):.0f} ms",
            flush=True,
        )
        return
    far = st.mean(sum(px > 20 for px in row.moved) / len(row.moved) for row in rows)
    crossed = crossings_of(before)
    more = [crossings_of(row.view) - crossed for row in rows]
    text = [row.view.smallest_px / before.smallest_px - 1 for row in rows]
    print(
        f"  {what}: {st.mean(means):.1f} px (median {st.median(means):.1f}, worst edit {max(means):.1f}), "
        f"over 20 px {far:.1%}; {st.median(cpus):.0f} ms (worst {max(cpus):.0f}); "
        f"crossings {st.mean(more):+.1f} "
        f"(worst {max(more):+d}), text {st.mean(text):+.1%} (worst {min(text):+.1%})",
        flush=True,
    )
    by_kind: dict[str, list[float]] = {}
    for row, mean in zip(rows, means, strict=True):
        by_kind.setdefault(row.kind, []).append(mean)
    print(
        "    " + ", ".join(f"{kind} {st.mean(all):.1f}" for kind, all in sorted(by_kind.items())), flush=True
    )


def crossings_of(view: View) -> int:
    """Return how many lines cross."""
    from viz.views.behind import crossings

    return crossings(view)


if __name__ == "__main__":
    main()
