"""What is told of the thing at a cursor: what it is, what backs it, and where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..ask.answers import backing
from ..choices import choice_about
from ..citations import citation
from ..errors import Place
from ..model import Concept, ConceptGraph, Effect
from ..names import called
from ..read.kinship import resolved
from ..records import Step
from .cursor import Cursor, Thing

_SECTIONS = {
    "concept": "concepts", "effect": "effects", "category": "categories", "relation": "relations",
    "reference": "references", "tour": "tours",
}  # fmt: skip
#: Effects and evidence that are told of one thing at most.
_MOST = 8


def meant(graph: ConceptGraph, cursor: Cursor) -> tuple[Thing, str] | None:
    """Return what a cursor names, kind and id, or None where that is nothing that the graph has."""
    name = " ".join(cursor.token.text.split())
    for thing in cursor.things:
        if thing == "concept":
            id = resolved(name, graph.concepts, called(graph.concepts.values()))
        elif thing in ("tour", "step"):
            return _in_tours(graph, cursor, thing, name)
        elif thing == "words":
            return next((("effect", each.id) for each in effects_between(graph, cursor, name)), None)
        else:
            id = name
        if thing in _SECTIONS and id in getattr(graph, _SECTIONS[thing]):
            return thing, id
    return None


def _in_tours(graph: ConceptGraph, cursor: Cursor, thing: Thing, name: str) -> tuple[Thing, str] | None:
    """Return the tour or step of an id; a step is one of the tour around the cursor, or is TOUR:STEP."""
    if thing == "tour":
        return (thing, name) if any(tour.id == name for tour in graph.tours) else None
    around, step = tour_around(graph, cursor.line), name
    if ":" in name:
        around, _, step = name.rpartition(":")
    there = any(each.id == step for tour in graph.tours if tour.id == around for each in tour.steps)
    return (thing, f"{around}:{step}") if there else None


def _step(graph: ConceptGraph, id: str) -> Step:
    tour, _, step = id.rpartition(":")
    steps = next(each.steps for each in graph.tours if each.id == tour)
    return next(each for each in steps if each.id == step)


def tour_around(graph: ConceptGraph, line: int) -> str:
    """Return the id of the tour that a line, from 0, belongs to, or an empty text."""
    begun = [(graph.places[("tours", tour.id)].line, tour.id) for tour in graph.tours
             if ("tours", tour.id) in graph.places]  # fmt: skip
    return max((each for each in begun if each[0] <= line + 1), default=(0, ""))[1]


def effects_between(graph: ConceptGraph, cursor: Cursor, label: str = "") -> Iterator[Effect]:
    """Yield the effects of the ends at a cursor, those of a label first."""
    names = called(graph.concepts.values())
    ends = tuple(resolved(end, graph.concepts, names) for end in (cursor.source, cursor.target))
    found = [effect for effect in graph.effects.values() if (effect.source, effect.target) == ends]
    yield from sorted(found, key=lambda effect: effect.label != label)


def told(graph: ConceptGraph, cursor: Cursor) -> list[str]:
    """Return paragraphs about what stands at a cursor; none where nothing is known of it."""
    name = cursor.token.text
    if cursor.keys and cursor.record is not None and name in cursor.record.keys:
        key = cursor.record.keys[name]
        choices = [f"{each}: {choice_about(name, each)}" for each in key.choices]
        return [key.about, *choices]
    if cursor.key is not None and name in cursor.key.choices:
        return [choice_about(cursor.key.name, name)]
    found = meant(graph, cursor)
    if found is None:
        return [cursor.key.about] if cursor.key is not None and not cursor.own else []
    thing, id = found
    if thing == "concept":
        return _concept(graph, graph.concepts[id])
    if thing == "effect":
        return _effect(graph, graph.effects[id])
    if thing == "reference":
        users = [each for each in graph.effects.values() if any(e.reference == id for e in each.evidence)]
        return [citation(graph.references[id]), f"{len(users)} effects rest on it."]
    if thing == "relation":
        relation = graph.relations[id]
        reading = relation.reading.replace("{source}", "X").replace("{target}", "Y")
        return [f"{reading} (sign {relation.sign})", ", ".join(relation.verbs)]
    if thing == "tour":
        tour = next(each for each in graph.tours if each.id == id)
        return [tour.title, f"{len(tour.steps)} steps"]
    if thing == "step":
        return [part for part in (_step(graph, id).title, _step(graph, id).say) if part]
    members = sum(each.category == id for each in graph.concepts.values())
    return [graph.categories[id].label, f"{members} concepts"]


def _concept(graph: ConceptGraph, concept: Concept) -> list[str]:
    category = graph.categories.get(concept.category)
    head = concept.title + (f" ({category.label})" if category else "")
    aka = [f"Also called {', '.join(concept.aka)}."] if concept.aka else []
    both = (("acts on it", graph.incoming[concept.id]), ("it acts on", graph.outgoing[concept.id]))
    lines = [f"What {what}: {_counted(graph, effects)}" for what, effects in both if effects]
    return [part for part in (head, concept.definition, *aka, *lines) if part]


def _counted(graph: ConceptGraph, effects: tuple[Effect, ...]) -> str:
    shown = "; ".join(f"{graph.claim(effect)} [{backing(effect)}]" for effect in effects[:_MOST])
    more = len(effects) - _MOST
    return f"{shown}; and {more} more" if more > 0 else shown


def _effect(graph: ConceptGraph, effect: Effect) -> list[str]:
    pieces = [
        f"{each.stance}: {citation(graph.references[each.reference])}"
        for each in effect.evidence
        if each.reference in graph.references
    ]
    quote = [f"“{effect.quote}”"] if effect.quote else []
    taken = f"Taken for {effect.relation} ({effect.sign}); {backing(effect)}."
    return [f"{graph.claim(effect)}.", taken, *quote, *pieces[:_MOST]]


def written_at(graph: ConceptGraph, cursor: Cursor) -> Place | None:
    """Return where in the file the thing at a cursor is written: its own record, else its first mention."""
    found = meant(graph, cursor)
    if found is not None and found[0] == "step":
        return step_place(graph, found[1])
    return graph.places.get((_SECTIONS[found[0]], found[1])) if found else None


def step_place(graph: ConceptGraph, id: str) -> Place | None:
    """Return where a step, TOUR:STEP, is written."""
    tour, _, step = id.rpartition(":")
    at = ("tours", tour, "steps", str(graph.step_number(tour, step) - 1))
    return graph.places.get(at) or graph.places.get(("tours", tour))


def sentence_place(article: str, path: Path, quote: str) -> Place | None:
    """Return where in the article the words of a quote begin, whatever lines and emphasis part them."""
    words = re.findall(r"\w+", quote)[:12]
    found = re.search(r"[\W_]+".join(map(re.escape, words)), article) if words else None
    if found is None:
        return None
    start = article.rfind("\n", 0, found.start()) + 1
    return Place(str(path), article.count("\n", 0, found.start()) + 1, found.start() - start + 1)
