"""Many small graphs laid out, a line of figures each; ``python -m tests.golden_many`` writes them anew.

The cases of `golden_views` are to be looked at one by one; these hold the rules of the search between them:
a line tells the size, the text and a digest of every place, so that what moves is noticed and what it cost is
seen.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from graph_data import read_graph_text
from graph_data.model import ConceptGraph
from tests.golden_views import ALL, described, machine
from viz.layout import Terms, lay_out
from viz.layout.fast import lay_out_fast
from viz.near.focus import focus_views
from viz.picture.svg import render_svg
from viz.view import View
from viz.views.ways import ways

FILE: Final = Path(__file__).parent / "golden" / "many.txt"
_NAMES: Final = (
    *("iron", "calcium in the bones", "zinc", "vitamin D", "strength of muscles", "deep sleep", "pain"),
    *("absorption in the gut", "kidneys", "stress", "blood pressure at rest", "B12"),
)
_WORDS: Final = ("raises", "lowers", "may help to reduce the level of", "is needed for", "slows", "leads to",
                 "works together with", "helps")  # fmt: skip
_PAGES: Final = ((1280.0, 668.0), (720.0, 900.0), (390.0, 700.0), (1600.0, 500.0))


def drawn_graph(seed: int, most: int) -> ConceptGraph:
    """Return a graph of up to ``most`` concepts; by its seed a tree, a mesh, several parts, categories."""
    rng = random.Random(seed)
    count = rng.randint(4, most)
    kinds = rng.choice((0, 2, 3, 5))
    lines = ["concepts:"]
    for k in range(count):
        kind = f", category: kind {rng.randrange(kinds)}" if kinds else ""
        lines.append(f"  c{k}: {{label: {rng.choice(_NAMES)} {k}{kind}}}")
    lines.append("effects:")
    for source, target in _ends(rng, count):
        verdict = rng.choice(("supported", "mixed", "not-checked", "contradicted"))
        level = ", level: detail" if rng.random() < 0.15 else ""
        label = rng.choice(_WORDS)
        lines.append(
            f"  - {{source: c{source}, target: c{target}, label: {label}, verdict: {verdict}{level}}}"
        )
    return read_graph_text("\n".join(lines))


def _ends(rng: random.Random, count: int) -> Iterator[tuple[int, int]]:
    parts = rng.choice((1, 1, 1, 2, 4))
    for k in range(parts, count):
        other = rng.randrange(k % parts, k, parts)
        yield (other, k) if rng.random() < 0.7 else (k, other)
    for _ in range(int(count * rng.choice((0.0, 0.2, 0.5, 0.9)))):
        yield rng.randrange(count), rng.randrange(count)


def _layered(seed: int) -> View:
    graph = drawn_graph(seed, 8 if seed % 4 else 14)
    brief = replace(ALL, page=_PAGES[seed % 4])
    terms = Terms(least_px=(0.0, 0.0, 22.0)[seed % 3])
    return lay_out(graph, list(graph.concepts), list(graph.effects), brief, terms)


def _fast(seed: int) -> View:
    graph = drawn_graph(seed, 48 if seed % 2 else 24)
    brief = replace(ALL, page=_PAGES[seed % 4])
    return lay_out_fast(graph, list(graph.concepts), list(graph.effects), brief)


def _kept(seed: int) -> View:
    """Lay a graph out without its last effect and its last two concepts, as it was with them."""
    graph, before = drawn_graph(seed, 8 if seed % 4 else 14), _layered(seed)
    concepts = list(graph.concepts)[:-2]
    effects = [e.id for e in list(graph.effects.values())[:-1] if {e.source, e.target} <= set(concepts)]
    return lay_out(graph, concepts, effects, replace(ALL, page=_PAGES[seed % 4]), Terms(keep=before))


def _focus(seed: int) -> View:
    """Lay out the first or the last page of what surrounds the concept with most effects."""
    graph = drawn_graph(seed, 70)
    ends = Counter(end for e in graph.effects.values() for end in (e.source, e.target))
    hub = ends.most_common(1)[0][0]
    return focus_views(graph, hub, hops=1 + (seed % 3 == 2), page=_PAGES[seed % 4])[-(seed % 2)]


def _ways(seed: int) -> str:
    """Return the ways from each concept to the last one of a graph with opposites."""
    graph = drawn_graph(seed, 12)
    turned = {"c0": replace(graph.concepts["c0"], opposite=("c1",))}
    graph = replace(graph, concepts={**graph.concepts, **turned})
    return "\n".join(" | ".join(map(" ".join, ways(graph, one, "c3", most=9))) for one in graph.concepts)


def _picture(seed: int) -> str:
    """Return a view as it is drawn, with what stands around it."""
    graph, view = drawn_graph(seed, 8 if seed % 4 else 14), _layered(seed)
    if not seed % 5:  # nothing is graded, and the key says nothing of grades
        effects = {id: replace(e, verdict="not-checked") for id, e in graph.effects.items()}
        graph = replace(graph, effects=effects)
    theme = ("light", "dark", "print", "css")[seed % 4]
    return render_svg(graph, view, theme=theme, title_bar=seed % 3 > 0, legend=seed % 2 == 0)


CASES: Final[dict[str, Callable[[], View | str]]] = {
    **{f"layered {seed}": partial(_layered, seed) for seed in range(24)},
    **{f"kept {seed}": partial(_kept, seed) for seed in range(0, 24, 5)},
    **{f"fast {seed}": partial(_fast, seed) for seed in range(24, 44)},
    **{f"focus {seed}": partial(_focus, seed) for seed in range(16)},
    **{f"ways {seed}": partial(_ways, seed) for seed in range(4)},
    **{f"picture {seed}": partial(_picture, seed) for seed in range(1, 24, 3)},
}


def told(name: str) -> str:
    """Return a case as a line: its size, how large its smallest text is and a digest of all of it."""
    made = CASES[name]()
    if isinstance(made, str):
        return f"{name}: {len(made)} characters, {_digest(made)}"
    least = min(box.font_px for box in made.boxes)
    bends = sum(len(route.points) for route in made.routes)
    size = f"{made.width:.0f} x {made.height:.0f}, text {least:.1f}, points {bends}"
    return f"{name}: {size}, {_digest(described(made))}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


def main() -> None:
    """Write all lines anew."""
    lines = (f"# found on {machine()}", *map(told, CASES))
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
