"""Many small graphs laid out, a line of figures each; ``python -m tests.golden_many`` writes them anew.

The cases of `golden_views` are to be looked at one by one; these hold the rules of the search between them:
a line tells the size, the text and a digest of every place, so that what moves is noticed and what it cost is
seen.
"""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from graph_data import read_graph_text
from graph_data.model import ConceptGraph, Evidence, Reference, Step, Tour
from tests.golden_views import ALL, described, hub, machine
from viz import Views
from viz.layout import Terms, lay_out
from viz.layout.fast import lay_out_fast
from viz.near.chain import chain_view
from viz.near.focus import focus_views
from viz.near.ring import ring_view
from viz.picture.svg import render_svg
from viz.slides.handout import handout_pages
from viz.slides.pptx.lines import pieces
from viz.slides.pptx.options import PptxOptions
from viz.slides.pptx.presentation import pptx
from viz.slides.talk import talk
from viz.view import Brief, View
from viz.views.behind import standing
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
    for source, target in list(_ends(rng, count)) or [(0, 1)]:
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


@cache
def _layered(seed: int) -> View:
    graph = drawn_graph(seed, 8 if seed % 4 else 14)
    brief = replace(ALL, page=_PAGES[seed % 4])
    terms = Terms(least_px=(0.0, 0.0, 22.0)[seed % 3])
    return lay_out(graph, list(graph.concepts), list(graph.effects), brief, terms)


def _small(seed: int) -> View:
    """Lay a few concepts out, in all ways that a brief may ask for."""
    graph = drawn_graph(seed, 5)
    brief = replace(ALL, page=_PAGES[seed % 4], text=(None, 0.8, 1.5)[seed % 3])
    least = (0.0, 26.0)[seed % 2]
    return lay_out(graph, list(graph.concepts), list(graph.effects), brief, Terms(least_px=least))


def _effort(seed: int) -> View:
    """Lay out a few concepts with the least or with the most effort that there is."""
    graph = drawn_graph(seed, 6)
    terms = Terms("polish" if seed == 80 else "first")
    return lay_out(graph, list(graph.concepts), list(graph.effects), ALL, terms)


def _vast(seed: int) -> View:
    """Lay out some hundred concepts, so many that search goes by shares of them; words are short and long."""
    graph = drawn_graph(seed, 600)
    some = {id: replace(e, label="is") for n, (id, e) in enumerate(graph.effects.items()) if n % 3 == 0}
    graph = replace(graph, effects={**graph.effects, **some})
    return lay_out_fast(graph, list(graph.concepts), list(graph.effects), replace(ALL, page=_PAGES[seed % 4]))


def _chain(seed: int) -> View:
    """Lay out a way through a graph, and all effects between its concepts."""
    graph = drawn_graph(seed, 14)
    path = list(graph.concepts)[: 2 + seed % 9]
    brief = Brief("path", "path", "A way", _PAGES[seed % 4], (None, 1.3)[seed % 2])
    return chain_view(graph, path, list(graph.effects.values()), brief)


def _pieces(seed: int) -> str:
    """Return the lines of a slide as straight pieces, of every kind of view."""
    views = (_layered(seed % 24), _chain(seed), _focus(seed))
    graphs = (drawn_graph(seed % 24, 8 if seed % 4 else 14), drawn_graph(seed, 14), drawn_graph(seed, 70))
    found = (f"{piece}" for graph, view in zip(graphs, views, strict=True) for piece in pieces(graph, view))
    return re.sub(r"\d+\.\d+", lambda number: f"{float(number[0]):.1f}", "\n".join(found))


def _slides(seed: int) -> str:
    """Return the XML of all slides of a talk, with their notes."""
    graph = _told_graph(seed)
    with ZipFile(io.BytesIO(pptx(graph, views=Views(graph), options=PptxOptions()))) as deck:
        names = sorted(name for name in deck.namelist() if name.endswith(".xml") and "lides" in name)
        return "".join(deck.read(name).decode() for name in names)


def _ring(seed: int) -> View:
    """Lay out a circle of effects, some of them several or back, in a text of any size."""
    rng = random.Random(seed)
    count = rng.randint(3, 10)
    lines = ["effects:"]
    for k in range(count):
        ends = (f"{_NAMES[k]} {k}", f"{_NAMES[(k + 1) % count]} {(k + 1) % count}")
        for n in range(rng.choice((1, 1, 1, 2, 3))):
            source, target = ends[::-1] if n == 2 else ends
            lines.append(f"  - {source} -> {target}: {rng.choice(_WORDS)}{' well' * n}")
    graph = read_graph_text("\n".join(lines))
    brief = Brief("path", "path", "Round", _PAGES[seed % 4], (None, 1.3, 0.8)[seed % 3])
    ring = list(dict.fromkeys(effect.source for effect in graph.effects.values()))
    return ring_view(graph, ring, list(graph.effects.values()), brief)


def _standing(first: int) -> str:
    """Return how many lines cross in some views, and their smallest text."""
    return "\n".join(
        f"{standing(_layered(seed))} {standing(_fast(24 + seed))}" for seed in range(first, 24, 6)
    )


def _handout(seed: int) -> str:
    """Return the pages of a talk."""
    graph = _told_graph(seed)
    return "".join(handout_pages(graph, talk(graph, Views(graph))))


def _told_graph(seed: int) -> ConceptGraph:
    """Return a graph with a talk of near views, with quotes, references, questions and notes."""
    graph = drawn_graph(seed, 9)
    sources = tuple(Reference(id, {"title": f"On {id} and more. " * 4, "issued": "1999"}) for id in "pqr")
    effects = {
        id: replace(
            effect,
            quote="It is so, and so it stays. " * (seed % 7),
            evidence=tuple(Evidence(each.id, finding="It holds.") for each in sources[: (seed + at) % 4]),
        )
        for at, (id, effect) in enumerate(graph.effects.items())
    }
    said = ("", "This is a short one.", "First, it flows. " * 6 + "\n\nThen it rests.")
    steps = (
        Step(focus="c0", id="a", title="The first", say=said[seed % 3], ask=("", "Why is it so?")[seed % 2]),
        Step(focus="c1", id="b", say=said[(seed + 1) % 3], highlight=tuple(effects)[:2], go=("a",)),
        Step(blank="dark", id="c", title="A pause", say=said[(seed + 2) % 3]),
    )
    references = {each.id: each for each in sources}
    return replace(graph, effects=effects, references=references, tours=(Tour("t", "A tour", steps),))


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


def _grown(seed: int) -> View:
    """Lay out what was laid out in part, with a concept renamed and one where a hand put it."""
    graph = drawn_graph(seed, 8 if seed % 4 else 14)
    ids = list(graph.concepts)
    if seed % 3:
        renamed = dict(zip(ids, (*ids[:2], "new name", *ids[3:]), strict=True))
        nodes = {renamed[id]: replace(node, id=renamed[id]) for id, node in graph.concepts.items()}
        moved = {
            id: replace(e, source=renamed[e.source], target=renamed[e.target])
            for id, e in graph.effects.items()
        }
        graph = replace(graph, concepts=nodes, effects=moved)
    places = {"c1": (300.0, 200.0)} if seed % 2 else {}
    terms = Terms(keep=_kept(seed), places=places)
    return lay_out(
        graph, list(graph.concepts), list(graph.effects), replace(ALL, page=_PAGES[seed % 4]), terms
    )


def _fast_again(seed: int) -> View:
    """Lay a large graph out once more, grown by a third, with one concept where a hand put it."""
    graph = drawn_graph(seed, 48)
    ids = list(graph.concepts)[: max(2, 2 * len(graph.concepts) // 3)]
    some = [e.id for e in graph.effects.values() if {e.source, e.target} <= set(ids)]
    brief = replace(ALL, page=_PAGES[seed % 4])
    before = lay_out_fast(graph, ids, some, brief)
    terms = Terms(keep=before, places={"c1": (500.0, 300.0)} if seed % 2 else {})
    return lay_out_fast(graph, list(graph.concepts), list(graph.effects), brief, terms=terms)


def _focus(seed: int) -> View:
    """Lay out the first or the last page of what surrounds the concept with most effects, or all of it."""
    graph = drawn_graph(seed, 70)
    ends = Counter(end for e in graph.effects.values() for end in (e.source, e.target))
    most = ends.most_common(1)[0][0]
    hops, text = (1, 1, 2, 1, 3)[seed % 5], (None, None, 0.9, 1.4)[seed % 7 % 4]
    return focus_views(graph, most, hops=hops, page=_PAGES[seed % 4], text=text)[-(seed % 2)]


def _hub(seed: int) -> View:
    """Lay out the whole or a page of a hub that acts on itself, of a page of any size."""
    rng = random.Random(seed)
    loops = "".join(f"\n  - {{source: hub, target: hub, label: {_WORDS[k]}}}" for k in range(seed % 7))
    graph = read_graph_text(hub(rng.randint(2, 90), rng.randint(1, 9), rng.randint(1, 6)) + loops)
    page = (float(rng.randint(300, 1900)), float(rng.randint(300, 1100)))
    return rng.choice(focus_views(graph, "hub", page=page))


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
    **{f"kept {seed}": partial(_kept, seed) for seed in range(24)},
    **{f"grown {seed}": partial(_grown, seed) for seed in range(24)},
    **{f"again {seed}": partial(_fast_again, seed) for seed in range(24)},
    **{f"fast {seed}": partial(_fast, seed) for seed in range(24, 64)},
    **{f"small {seed}": partial(_small, seed) for seed in range(50, 66)},
    **{f"effort {seed}": partial(_effort, seed) for seed in range(70, 84)},
    **{f"vast {seed}": partial(_vast, seed) for seed in range(70, 78)},
    **{f"focus {seed}": partial(_focus, seed) for seed in range(48)},
    **{f"hub {seed}": partial(_hub, seed) for seed in range(32)},
    **{f"chain {seed}": partial(_chain, seed) for seed in range(24)},
    **{f"ring {seed}": partial(_ring, seed) for seed in range(24)},
    **{f"standing {first}": partial(_standing, first) for first in range(6)},
    **{f"handout {seed}": partial(_handout, seed) for seed in range(24)},
    **{f"slides {seed}": partial(_slides, seed) for seed in range(16)},
    **{f"pieces {seed}": partial(_pieces, seed) for seed in range(24)},
    **{f"ways {seed}": partial(_ways, seed) for seed in range(12)},
    **{f"picture {seed}": partial(_picture, seed) for seed in range(24)},
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
