"""The graphs that are measured: the bundled ones, cuts of them, and large ones made by rule."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from graph_data import read_graph
from graph_data.examples import example_names, example_path

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect

VERBS = ("increases", "decreases", "regulates", "activates", "slows", "is needed for", "competes with")
NOUNS = ("water", "soil", "light", "heat", "wind", "root", "leaf", "seed", "rain", "salt", "stone", "moss")


def examples() -> dict[str, ConceptGraph]:
    """Return the bundled graphs by name."""
    return {name: read_graph(example_path(name)) for name in example_names()}


def core_of(graph: ConceptGraph) -> ConceptGraph:
    """Return a graph with its core effects and their concepts only."""
    effects = {id: effect for id, effect in graph.effects.items() if effect.level == "core"}
    return _with(graph, effects)


def cut_of(graph: ConceptGraph, concepts: int, effects: int) -> ConceptGraph:
    """Return the densest part around the concept with most effects, of about this size."""
    degree = dict.fromkeys(graph.concepts, 0)
    for effect in graph.effects.values():
        degree[effect.source] += 1
        degree[effect.target] += 1
    chosen = [max(degree, key=lambda id: degree[id])]
    while len(chosen) < min(concepts, len(degree)):
        inside = set(chosen)
        gain = dict.fromkeys((id for id in graph.concepts if id not in inside), 0)
        for effect in graph.effects.values():
            for one, other in ((effect.source, effect.target), (effect.target, effect.source)):
                if one in gain and other in inside:
                    gain[one] += 1
        chosen.append(max(gain, key=lambda id: (gain[id], degree[id])))
    inside = set(chosen)
    kept = [e for e in graph.effects.values() if e.source in inside and e.target in inside]
    # Those that alone hold a concept in the picture come first, then the file's order.
    seen: set[str] = set()
    first: list[Effect] = []
    rest: list[Effect] = []
    for effect in kept:
        (rest if {effect.source, effect.target} <= seen else first).append(effect)
        seen |= {effect.source, effect.target}
    names = {effect.id for effect in (first + rest)[:effects]}
    return _with(graph, {id: effect for id, effect in graph.effects.items() if id in names})


def _with(graph: ConceptGraph, effects: dict[str, Effect]) -> ConceptGraph:
    ends = {end for effect in effects.values() for end in (effect.source, effect.target)}
    concepts = {id: concept for id, concept in graph.concepts.items() if id in ends}
    return replace(graph, concepts=concepts, effects=effects, tours=())


def large_yaml(concepts: int, effects: int, seed: int = 1) -> str:
    """Return a graph file of a given size: some concepts have many effects, most have few."""
    chance = random.Random(seed)
    names = [f"{chance.choice(NOUNS)} {chance.choice(NOUNS)} {index}" for index in range(concepts)]
    lines = ["title: A large graph", "categories: {a: First, b: Second, c: Third, d: Fourth}", "concepts:"]
    lines += [f"  k{i}: {{label: {name}, category: {'abcd'[i % 4]}}}" for i, name in enumerate(names)]
    lines.append("effects:")
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < effects:
        # The square of a uniform number prefers low ones: hubs, as written graphs have them.
        source, target = int(concepts * chance.random() ** 2), chance.randrange(concepts)
        if source != target and (source, target) not in pairs:
            pairs.add((source, target))
            lines.append(f"  - {{source: k{source}, target: k{target}, label: {chance.choice(VERBS)}}}")
    return "\n".join(lines) + "\n"
