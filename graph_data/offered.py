"""The tour that is offered when a file tells none: the whole picture, then what is connected most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .first_letter import titled
from .records import Step, Tour

if TYPE_CHECKING:
    from .model import Concept, ConceptGraph, Effect

#: Concepts that are opened, at most.
MOST_CONCEPTS: Final = 6
#: Effects at one of them, at most: as many as can be read from the back of a room.
MOST_EFFECTS: Final = 10

_WORDS: Final = {
    "en": {
        "title": "A first look",
        "whole": "The whole picture",
        "counts": "{concepts} and {effects} between them.",
        "concept": "{n} concept",
        "concepts": "{n} concepts",
        "effect": "{n} effect",
        "effects": "{n} effects",
        "out": "{name} acts on {out}.",
        "in": "{name} is acted on by {in}.",
        "both": "{name} acts on {out} and is acted on by {in}.",
        "some": "{shown} of its {all} effects are shown.",
        "and": "and",
        "others": "{n} others",
    },
    "de": {
        "title": "Ein erster Blick",
        "whole": "Das ganze Bild",
        "counts": "{concepts} und {effects} zwischen ihnen.",
        "concept": "{n} Begriff",
        "concepts": "{n} Begriffe",
        "effect": "{n} Wirkung",
        "effects": "{n} Wirkungen",
        "out": "{name} wirkt auf {out}.",
        "in": "Auf {name} wirkt ein: {in}.",
        "both": "{name} wirkt auf {out}; darauf wirkt ein: {in}.",
        "some": "Gezeigt sind {shown} von {all} Wirkungen.",
        "and": "und",
        "others": "{n} weitere",
    },
}


def offered_tour(graph: ConceptGraph) -> Tour | None:
    """Return a tour made from the graph itself, or None when there is nothing to show."""
    if not graph.concepts:
        return None
    words = _WORDS.get(graph.language.lower().partition("-")[0], _WORDS["en"])
    counted = {
        many: words[many if len(things) != 1 else many[:-1]].format(n=len(things))
        for many, things in (("concepts", graph.concepts), ("effects", graph.effects))
    }
    counts = words["counts"].format(**counted)
    steps = [Step(title=words["whole"], say=graph.description or counts, overview="core", id="whole")]
    order = {id: place for place, id in enumerate(graph.concepts)}
    ranked = sorted(graph.concepts.values(), key=lambda c: (-len(_around(graph, c)), order[c.id]))
    for concept in ranked[:MOST_CONCEPTS]:
        around = _around(graph, concept)
        if around:
            steps.append(_opened(graph, concept, around, words))
    return Tour("first-look", words["title"], tuple(steps))


def _opened(graph: ConceptGraph, concept: Concept, around: list[Effect], words: dict[str, str]) -> Step:
    # Core effects first, in the order of the file; a concept that acts on itself does so once.
    shown = sorted(around, key=lambda effect: effect.level)[:MOST_EFFECTS]
    say = titled(concept.definition, graph.language) or _told(graph, concept, shown, words)
    if len(shown) < len(around):
        stop = "" if say.endswith((".", "!", "?", "…")) else "."
        say += f"{stop} " + words["some"].format(shown=len(shown), all=len(around))
    chosen = tuple(effect.id for effect in shown) if len(shown) < len(around) else ()
    return Step(title=concept.title, say=say, focus=concept.id, effects=chosen, id=_id_of(concept))


def _id_of(concept: Concept) -> str:
    """Return the id of the step that opens a concept: the concept's where links can hold it."""
    plain = concept.id.replace(":", "-")
    return f"step-{plain}" if plain.isdecimal() or plain == "whole" else plain


def _told(graph: ConceptGraph, concept: Concept, shown: list[Effect], words: dict[str, str]) -> str:
    """Return what a concept without a definition does, by name."""
    acts_on = [e.target for e in shown if e.source == concept.id]
    acted_on = [e.source for e in shown if e.target == concept.id]
    kind = "both" if acts_on and acted_on else "out" if acts_on else "in"
    named = {"out": _names(graph, acts_on, words), "in": _names(graph, acted_on, words)}
    return words[kind].format(name=concept.title, **named)


def _names(graph: ConceptGraph, ids: list[str], words: dict[str, str]) -> str:
    names = [graph.concepts[id].label for id in dict.fromkeys(ids)]
    if len(names) > 3:
        names = [*names[:2], words["others"].format(n=len(names) - 2)]
    return f" {words['and']} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _around(graph: ConceptGraph, concept: Concept) -> list[Effect]:
    return list({e.id: e for e in (*graph.incoming[concept.id], *graph.outgoing[concept.id])}.values())
