"""Further rules that `golden_decisions` asks: what stands beside a concept, in texts of whole numbers."""

from __future__ import annotations

import random
from dataclasses import astuple, replace
from typing import Any, Final

from graph_data.model import Category, Concept, ConceptGraph, Effect
from viz.look.text_box import TextBox
from viz.near.blocks import Block, Row, in_order, most_important, neighbours, rows_of
from viz.near.fit import (
    Stack,
    balanced,
    block_height,
    box_height,
    make_stack,
    nearest,
    pick,
    ports_height,
    rows_height,
    stack_height,
)
from viz.near.focus import focus_view, focus_views
from viz.near.lines import fan
from viz.near.place import place
from viz.near.plan import Loops, plan
from viz.view import Brief


def _settings(rng: random.Random) -> tuple[TextBox, ...]:
    """Return the ways to set a text, widest and flattest first; some are as wide as others."""
    widths = sorted({float(rng.randint(2, 8)) for _ in range(rng.randint(1, 4))}, reverse=True)
    return tuple(TextBox(width, 1.0 + n, (f"{width:.0f}",)) for n, width in enumerate(widths))


def _blocks(rng: random.Random, depth: int, name: str = "b") -> list[Block]:
    blocks = []
    for n in range(rng.randint(1, 5) if depth else 0):
        id = f"{name}{n}"
        inward = rng.random() < 0.5
        rows = tuple(
            Row(f"{id}-{k}", _settings(rng), inward != (rng.random() < 0.2))
            for k in range(rng.choice((1, 1, 2, 3)))
        )
        children = _blocks(rng, depth - 1, id) if rng.random() < 0.7 else []
        blocks.append(Block(id, rng.choice("kl"), _settings(rng), rows, children))
    return blocks


def _levels(blocks: list[Block]) -> int:
    return 1 + max((_levels(block.children) for block in blocks if block.children), default=0)


def _stack(rng: random.Random, depth: int) -> Stack:
    blocks = _blocks(rng, depth)
    headings = [(n, f"kind {n}") for n in range(len(blocks)) if rng.random() < 0.2]
    return make_stack(blocks, _levels(blocks), headings if rng.random() < 0.4 else ())


def stacks(rng: random.Random) -> Any:
    """Tell how high texts, rows, boxes and trees of them are, and which shapes a stack may have."""
    blocks, flat = _blocks(rng, rng.choice((1, 2, 3))), _blocks(rng, 1)
    stack = _stack(rng, rng.choice((1, 1, 2, 3)))
    pairs = [(float(rng.randint(2, 8)), float(rng.randint(2, 8))) for _ in range(3)]
    settings = _settings(rng)
    return (
        [(pick(settings, float(width)).lines, nearest(settings, width + 0.5).lines) for width in range(1, 9)],
        [rows_height(block.rows, pairs[0][0]) for block in blocks],
        [(box_height(block, pairs[0]), block_height(block, pairs, 0)) for block in blocks],
        stack_height(blocks, pairs, 0), [ports_height(count) for count in range(4)],
        [[block.concept for block in column] for count in (1, 2, 3) for column in balanced(flat, count)],
        [(fit.width, fit.height, fit.pairs) for fit in stack.fits], stack.lanes, stack.headings,
    )  # fmt: skip


def planned(rng: random.Random) -> Any:
    """Plan and place what stands at both sides, in some columns or as trees, in rooms of any size."""
    columns, deep = rng.choice((1, 1, 2, 3)), rng.random() < 0.3
    left = [_stack(rng, 2 if deep else 1) for _ in range(rng.randint(0, columns))]
    right = [_stack(rng, 3 if deep else 1) for _ in range(rng.randint(0, columns))]
    room = (10.0, 40.0, float(rng.choice((300, 700, 1260))), float(rng.choice((250, 400, 650))))
    looped = (
        (Row(f"loop{n}", (), True), TextBox(3.0, 1.0 + n, ("is",))) for n in range(rng.choice((0, 0, 2)))
    )
    central = TextBox(float(rng.randint(3, 6)), float(rng.randint(1, 4)), ("the middle",))
    found = plan(central, Loops(tuple(looped)), left, right, room[2:], rng.choice((20.0, 34.0)))
    if found is None:
        return None
    scene = place(found, "middle", room)
    shapes = [[(fit.width, fit.height) for _, fit in side] for side in (found.left, found.right)]
    return found.font, shapes, [
        [astuple(each) for each in part] for part in (scene.boxes, scene.words, scene.routes, scene.headings)
    ]  # fmt: skip


def fans(rng: random.Random) -> Any:
    """Lead lines from ports to rows that are level with them, or nearly, or far, at either side."""
    found = []
    for _ in range(6):
        port, y = (100.0, 50.0), rng.choice((50.0, 50.04, 50.1, 20.0, 90.0))
        found.append(fan(port, rng.choice((40.0, 160.0, 100.0)), y, rng.choice((0.0, 9.0)), 10.0))
    return found


def _around(rng: random.Random) -> ConceptGraph:
    """Return a graph around a concept, of which some stand in categories that are listed, in any order."""
    count = rng.choice((3, 6, 14, 20, 40))
    kinds = [f"k{n}" for n in rng.sample(range(5), 5)]
    ids = ["hub", *(f"c{n}" for n in range(count))]
    concepts = {id: Concept(id, f"node {id}", category=rng.choice(("", *kinds[:4]))) for id in ids}
    effects = {}
    for n in range(rng.choice((2, 4)) * count):
        far = rng.choice(ids)
        ends = ("hub", far) if rng.random() < 0.7 else (rng.choice(ids), far)
        level: Any = rng.choice(("core", "detail", "detail"))
        source, target = ends if rng.random() < 0.6 else ends[::-1]
        effects[f"e{n}"] = Effect(f"e{n}", source, target, rng.choice(("is", "acts on")), level=level)
    categories = {kind: Category(kind, f"Kind {kind}") for kind in kinds[1:]}
    return ConceptGraph("t", concepts, effects, categories)


def around(rng: random.Random) -> Any:
    """Tell on which side each neighbour stands, in which order, which matter most, and on which pages."""
    graph = _around(rng)
    mine = [e for e in graph.effects.values() if "hub" in (e.source, e.target)]
    sides = neighbours(graph, "hub", mine)
    told = {
        side: [(id, [e.id for e in shared]) for id, shared in sides[side].items()]
        for side in ("left", "right")
    }
    blocks = in_order(
        graph,
        [Block(id, graph.concepts[id].category, (), rows_of(id, shared))
         for side in sides.values() for id, shared in side.items()],
    )  # fmt: skip
    page = rng.choice(((1280.0, 668.0), (1280.0, 400.0), (500.0, 900.0)))
    kept = [[block.concept for block in most_important(graph, blocks, count)] for count in (1, 3, 8)]
    pages = [
        (view.smallest_px, [box.concept for box in view.boxes], [words.effects for words in view.words],
         [astuple(heading) for heading in view.headings], view.pages)
        for view in focus_views(graph, "hub", page=page, text=rng.choice((None, 1.6)))
    ]  # fmt: skip
    far = focus_view(
        graph, "hub", mine, replace(Brief("f", "focus"), page=(900.0, 500.0)), rng.choice((2, 3))
    )
    return told, [block.concept for block in blocks], kept, pages, [box.concept for box in far.boxes]


RULES: Final = {
    "stacks": (stacks, 40),
    "planned": (planned, 12),
    "fans": (fans, 30),
    "around": (around, 10),
}
