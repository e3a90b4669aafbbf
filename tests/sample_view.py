"""A small graph and a view of it that show every kind of line, for the tests of static pictures."""

from __future__ import annotations

from graph_data.model import Arrow, Category, Concept, ConceptGraph, Effect, Relation, Verdict
from viz.look.text import width
from viz.view import ConceptBox, Heading, Route, View, WordsBox

ARROWS: tuple[Arrow, ...] = ("triangle", "bar", "diamond", "open", "none")
VERDICTS: tuple[Verdict, ...] = ("supported", "mixed", "contradicted", "not-found", "not-checked")


def sample(names: tuple[str, ...] = ("rain", "river", "harvest", "flood", "drought", "fish")) -> ConceptGraph:
    """Return concepts in a row; the first acts on each other one, with every arrow and every verdict."""
    concepts = {f"c{i}": Concept(f"c{i}", name, f"k{i % 3}") for i, name in enumerate(names)}
    relations = {f"r-{arrow}": Relation(f"r-{arrow}", "+", arrow, "{source} {target}") for arrow in ARROWS}
    effects = {
        f"e{i}": Effect(f"e{i}", "c0", f"c{i}", f"acts {i}", f"r-{ARROWS[(i - 1) % 5]}",
                        verdict=VERDICTS[(i - 1) % 5])
        for i in range(1, len(names))
    }  # fmt: skip
    categories = {f"k{i}": Category(f"k{i}", f"kind {i}") for i in range(3)}
    return ConceptGraph("Water", concepts, effects, categories, relations)


def sample_view(graph: ConceptGraph, lit: tuple[str, ...] = ()) -> View:
    """Return the first concept at the left, the others at the right, a bent line to each."""
    boxes = [ConceptBox("c0", (20, 250, 180, 160), (graph.concepts["c0"].title,), 24, central=True)]
    words, routes = [], []
    for i, effect in enumerate(graph.effects.values()):
        y = 40 + i * 110
        boxes.append(ConceptBox(effect.target, (900, y, 220, 80), (graph.concepts[effect.target].title,), 20))
        mark = 0.0 if effect.verdict == "not-checked" else 13.0
        across = width(effect.label) * 16 + mark + 4
        words.append(WordsBox((effect.id,), (600, y + 28, across, 24), (effect.label,), 16, mark))
        port = 270 + i * 25
        routes.append(Route(effect.id, ((200, port), (300, port), (400, y + 40), (900, y + 40))))
    heading = Heading("it acts on", (900, 8, 220, 22), 15, "center")
    return View("focus:c0", "focus", "Rain", 1280, 668, tuple(boxes), tuple(words), tuple(routes), (heading,),
                frozenset(lit))  # fmt: skip
