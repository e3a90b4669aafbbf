"""The order of columns by Graphviz, asked with every node's column given: a measure of our own search."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from viz.layout.order import Order


def dot_layers(order: Order) -> list[list[int]]:
    """Return the nodes of each column in the order that Graphviz finds; the order itself is not changed."""
    import pygraphviz

    with _quiet():
        graph = pygraphviz.AGraph(string=_source(order))
        graph.layout(prog="dot")
        height = {str(n): -float(n.attr["pos"].split(",")[1]) for n in graph.nodes() if n.attr["pos"]}
    return [sorted(nodes, key=lambda node: (height.get(f"n{node}", 0.0), node)) for nodes in order.layers]


def _source(order: Order) -> str:
    """Return the order's columns and segments as a DOT text; only the heights in the answer matter."""
    lines = [
        "digraph{rankdir=LR;ranksep=0.5;nodesep=0.02;mclimit=4;searchsize=60;",
        'node[shape=box,fixedsize=true,width=0.05,height=0.05,label=""];',
    ]
    for column, nodes in enumerate(order.layers):
        members = ";".join(f"n{node}" for node in sorted(nodes))
        lines.append(f"{{rank=same;a{column};{members}}}")
    lines.append("->".join(f"a{column}" for column in range(order.count)) + "[weight=0];")
    lines += [f"n{a}->n{b};" for segments in order.segments for a, b in segments]
    return "".join(lines) + "}"


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Graphviz's remarks about the system's fonts, written past Python, from the user."""
    sys.stderr.flush()
    try:
        saved = os.dup(2)
    except OSError:  # There is no standard error to be kept clean.
        yield
        return
    sink = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(sink, 2)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(sink)
        os.close(saved)


def install() -> None:
    """Let the search ask Graphviz too."""
    from viz.layout import race

    ours = race.sifted_layers

    def both(order: Order, sweeps: int) -> list[list[int]]:
        """Return the order of ours and Graphviz's that crosses less."""
        found, tried = ours(order, sweeps), order.copy()
        crossings = []
        for layers in (found, dot_layers(order)):
            tried.rearrange(layers)
            crossings.append((tried.crossings(), layers))
        return min(crossings)[1]

    race.sifted_layers = both
