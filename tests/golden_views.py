"""Small graphs laid out, as text to review like code; ``python -m tests.golden_views`` writes it anew."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Final

from graph_data import read_graph_text
from graph_data.model import ConceptGraph
from viz.layout import Terms, lay_out
from viz.layout.fast import lay_out_fast
from viz.near.chain import chain_view
from viz.near.focus import focus_views
from viz.view import Brief, Point, Rect, View

FOLDER: Final = Path(__file__).parent / "golden"
ALL: Final = Brief("overview:all", "overview", "All", (1280.0, 668.0))

WATER: Final = """
concepts: {rain: {category: sky}, river: {category: land}, sea: {category: land}, cloud: {category: sky},
  soil: {category: land}, meadow: {category: life}, flood: {category: harm, label: flooded villages}}
effects:
  - {source: rain, target: river, label: fills, verdict: supported}
  - {source: rain, target: soil, label: soaks deep into the, verdict: mixed}
  - {source: river, target: sea, label: feeds}
  - {source: sea, target: cloud, label: evaporates under the sun into, verdict: supported}
  - {source: cloud, target: rain, label: brings}
  - {source: soil, target: meadow, label: waters, level: detail}
  - {source: river, target: flood, label: may cause, verdict: contradicted}
  - {source: meadow, target: flood, label: prevents, verdict: not-found}
  - {source: meadow, target: soil, label: holds}
  - {source: rain, target: flood, label: may cause, verdict: not-found}
"""
CROSSED: Final = """
effects:
  - a -> x: raises
  - a -> y: lowers
  - b -> x: lowers
  - b -> z: raises the number of
  - c -> y: raises
  - c -> x: regulates
  - x -> end: reaches
  - y -> end: holds back
  - z -> end: is needed for
  - a -> z: works with
  - {source: end, target: a, label: wears out, verdict: supported}
"""
STAR: Final = """
effects:
  - tea -> sleep: delays
  - tea -> alertness: raises
  - tea -> thirst: quenches
  - alertness -> work: helps
"""
END: Final = """
effects:
  - one -> goal: raises
  - another of a longer name -> goal: lowers
  - third -> goal: may help to reduce the level of
  - {source: fourth, target: goal, label: is needed for, verdict: mixed}
  - fifth -> goal: raises
  - goal -> goal: feeds itself
  - goal -> third: brings
"""
_WORDS: Final = ("raises", "may help to reduce the level of", "is needed for", "slows the growth of",
                 "leads to", "works with")  # fmt: skip


def hub(count: int, kinds: int = 3, together: int = 1) -> str:
    """Return a graph in which one concept helps many, of some kinds, and is helped by some."""
    names = ("iron", "a long name of two lines", "zinc", "vitamin", "bone and muscle", "sleep")
    lines = ["concepts:", "  hub: {label: magnesium}"]
    for k in range(count):
        lines.append(f"  c{k}: {{label: {names[k % 6]} {k}, category: kind {k // together % kinds}}}")
    lines.append("effects:")
    for k in range(count):
        ends = f"source: c{k}, target: hub" if k % 4 == 3 else f"source: hub, target: c{k}"
        lines.append(f"  - {{{ends}, label: {('helps', 'is needed for', 'slows down')[k % 3]}}}")
    return "\n".join(lines)


def woven(concepts: int, effects: int) -> str:
    """Return a graph in which every concept has some effects and the first ones have most."""
    names = ("iron", "calcium in bones", "zinc", "vitamin D", "strength of muscles", "sleep", "pain")
    verdicts = ("supported", "not-checked", "mixed", "not-checked", "contradicted")
    lines = ["concepts:"]
    lines += [f"  c{k}: {{label: {names[k % 7]} {k}, category: kind {k % 4}}}" for k in range(concepts)]
    lines.append("effects:")
    for k in range(effects):
        source, target = (k * k) % (k % concepts + 1), (7 * k + 3) % concepts
        target = target if target != source else (target + 1) % concepts
        lines.append(
            f"  - {{source: c{source}, target: c{target}, label: {_WORDS[k % 6]}, id: e{k}, "
            f"verdict: {verdicts[k % 5]}}}"
        )
    return "\n".join(lines)


def row(count: int, more: int) -> str:
    """Return a chain of concepts; every second step has ``more`` effects beside the first, one back."""
    lines = []
    for k in range(count - 1):
        ends = (f"concept {k}", f"concept {k + 1}")
        for n in range(1 + (more if k % 2 else 0)):
            source, target = ends[::-1] if n == 2 else ends
            lines.append(f"  - {source} -> {target}: {_WORDS[(k + n) % len(_WORDS)]}")
    return "effects:\n" + "\n".join(lines)


def _focus(text: str, concept: str, hops: int = 1, number: int = 0) -> View:
    return focus_views(read_graph_text(text), concept, hops=hops)[number]


def _chain(count: int, more: int) -> View:
    graph = read_graph_text(row(count, more))
    brief = Brief("path", "path", "A chain")
    return chain_view(graph, list(graph.concepts), list(graph.effects.values()), brief)


def _all(
    graph: ConceptGraph, keep: View | None = None, page: Point = ALL.page, least_px: float = 0.0
) -> View:
    terms = Terms(keep=keep, least_px=least_px)
    return lay_out(graph, list(graph.concepts), list(graph.effects), replace(ALL, page=page), terms)


def _kept() -> View:
    before = _all(read_graph_text(WATER))
    return _all(read_graph_text(WATER + "  - {source: cloud, target: meadow, label: shades}\n"), before)


def _fast(text: str, page: Point = ALL.page) -> View:
    graph = read_graph_text(text)
    return lay_out_fast(graph, list(graph.concepts), list(graph.effects), replace(ALL, page=page))


CASES: Final[dict[str, Callable[[], View]]] = {
    "focus of a concept": lambda: _focus(WATER, "river"),
    "focus of a hub with more than is shown": lambda: focus_views(
        read_graph_text(hub(70)), "hub", page=(960.0, 400.0)
    )[0],
    "focus of an end": lambda: _focus(END, "goal"),
    "focus on a low page": lambda: focus_views(read_graph_text(WATER), "soil", page=(1280.0, 300.0))[0],
    "focus two hops wide": lambda: _focus(WATER, "soil", hops=2),
    "focus of a hub": lambda: _focus(hub(20), "hub"),
    "focus of a hub, its second page": lambda: _focus(hub(31), "hub", number=2),
    "focus of a hub, its first page": lambda: _focus(hub(40, 9, 5), "hub", number=1),
    "focus of a hub, its last page": lambda: _focus(hub(40, 9, 5), "hub", number=-1),
    "focus three hops wide": lambda: _focus(woven(24, 44), "c1", hops=3),
    "chain on one line": lambda: _chain(3, 5),
    "chain that turns": lambda: _chain(11, 2),
    "layered circle": lambda: _all(read_graph_text(WATER)),
    "layered, kept while something is added": _kept,
    "layered with crossings": lambda: _all(read_graph_text(CROSSED)),
    "layered, with room to spare": lambda: _all(read_graph_text(STAR)),
    "layered, of many": lambda: _all(read_graph_text(woven(24, 44))),
    "layered, on a narrow page": lambda: _all(read_graph_text(woven(9, 14)), page=(480.0, 720.0)),
    "layered, in large text": lambda: _all(read_graph_text(woven(14, 18)), least_px=26.0),
    "fast, on a small page": lambda: _fast(woven(30, 60), (420.0, 260.0)),
    "fast, of many": lambda: _fast(woven(48, 90)),
    "fast, in groups": lambda: _fast(hub(12) + "\n  - {source: c1, target: c8, label: meets}"),
}
#: Views found by a search, whose way may be another where a processor or library rounds otherwise.
SEARCHED: Final = ("layered", "fast")


def machine() -> str:
    """Return what the way of a search may depend on."""
    releases = {name: ".".join(version(name).split(".")[:2]) for name in ("numpy", "highspy")}
    libraries = (" ".join(each) for each in releases.items())
    return ", ".join((f"{platform.system()} {platform.machine()}", *libraries))


def described(view: View) -> str:
    """Return a view as text, one line for each box, words, route and heading; lengths in px."""
    size = f"{view.width:.0f} x {view.height:.0f}"
    lines = [" ".join(("view", view.id, repr(view.title), size, *view.pages))]
    for box in view.boxes:
        central = " central" if box.central else ""
        lines.append(f"box {box.concept!r} {_rect(box.rect)} px {box.font_px:.1f} {box.lines}{central}")
    for words in view.words:
        mark = f" mark {words.mark_px:.1f}" if words.mark_px else ""
        named = " ".join(words.effects)
        lines.append(f"words {named} {_rect(words.rect)} px {words.font_px:.1f} {words.lines}{mark}")
    for route in view.routes:
        lines.append(f"route {route.effect} " + " ".join(f"{x:.1f},{y:.1f}" for x, y in route.points))
    for heading in view.headings:
        place = f"{_rect(heading.rect)} px {heading.font_px:.1f} {heading.align}"
        lines.append(f"heading {heading.text!r} {place}")
    return "\n".join(lines) + "\n"


def _rect(rect: Rect) -> str:
    x, y, w, h = rect
    return f"at {x:.1f},{y:.1f} size {w:.1f} x {h:.1f}"


def path_of(name: str) -> Path:
    """Return the file of a case."""
    return FOLDER / f"{name.replace(',', '').replace(' ', '-')}.txt"


def main() -> None:
    """Write all views anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in CASES.items():
        head = f"# {name}\n" + (f"# found on {machine()}\n" if name.startswith(SEARCHED) else "")
        path_of(name).write_text(head + described(make()), encoding="utf-8")


if __name__ == "__main__":
    main()
