"""Questions of an agent answered as plain data: all effects that are named stand in the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from ..ask.answers import opposite_of
from ..ask.around import around
from ..ask.find import find_concept
from ..ask.follows import follows
from ..ask.leads import leads
from ..ask.loops import loops
from ..ask.paths import paths
from ..ask.question import question
from ..ask.rows import row_data
from ..errors import GraphError
from ..nearest import nearest
from ..sameness import plain_name
from .records import concept_data, effect_data, effects_data, evidence_data, ids_of

if TYPE_CHECKING:
    from ..model import Concept, ConceptGraph

#: Rows of an answer at most, unless fewer are asked for; what is left out is counted.
_MOST = 50


def _rows(graph: ConceptGraph, rows: list[dict[str, Any]], limit: int) -> dict[str, Any]:
    """Return rows, as many as are asked for, and the effects that they name."""
    kept = rows[: max(1, min(limit, _MOST))]
    effects = effects_data(graph, (id for row in kept for id in row.get("way", ())))
    return {"rows": kept, "left_out": len(rows) - len(kept), "effects": effects}


def search(graph: ConceptGraph, text: str, limit: int = 20) -> dict[str, Any]:
    """Return concepts that are called like a text, and effects that answer it as a question."""
    found = [concept_data(graph, each) for each in _called_like(graph, text)]
    rows = [row_data(graph, row.way) for row in question(graph, text)]
    kept = found[: max(1, min(limit, _MOST))]
    more = {"concepts": kept, "concepts_left_out": len(found) - len(kept)}
    return {"text": text, **more, **_rows(graph, rows, limit)}


def _called_like(graph: ConceptGraph, text: str) -> list[Concept]:
    """Return concepts one of whose names holds the text or stands in it, the closest first."""
    wanted = plain_name(text)
    found: list[tuple[int, Concept]] = []
    for concept in graph.concepts.values():
        names = [plain_name(name) for name in (concept.id, concept.label, *concept.aka)]
        if wanted in names:
            found.append((0, concept))
        elif wanted and any(wanted in name for name in names):
            found.append((1, concept))
        elif any(f" {name} " in f" {wanted} " for name in names if name):
            found.append((2, concept))
    return [concept for _, concept in sorted(found, key=lambda each: each[0])]


def around_concept(graph: ConceptGraph, concept: str, hops: int = 1, limit: int = _MOST) -> dict[str, Any]:
    """Return what acts on a concept and what it acts on."""
    found = around(graph, concept, hops=max(1, min(hops, 5)))
    sides = (("acts_on_it", found.acts_on_it), ("it_acts_on", found.it_acts_on))
    kept = {side: ids_of(effects)[: max(1, min(limit, _MOST))] for side, effects in sides}
    return {
        "concept": concept_data(graph, found.concept),
        **kept,
        "left_out": sum(len(effects) for _, effects in sides) - sum(map(len, kept.values())),
        "effects": effects_data(graph, [*kept["acts_on_it"], *kept["it_acts_on"]]),
    }


def ways(graph: ConceptGraph, start: str, goal: str, limit: int = 10) -> dict[str, Any]:
    """Return how one concept reaches another: the best ways, each with its weakest link."""
    first, last = find_concept(graph, start).id, find_concept(graph, goal).id
    found = paths(graph, first, last, limit=max(1, min(limit, _MOST)))
    rows = [
        {"sign": each.sign, "verdict": each.weakest.verdict, "weakest": each.weakest.id,
         "concepts": list(each.concepts), "way": ids_of(each.effects)}
        for each in found
    ]  # fmt: skip
    return {"from": first, "to": last, **_rows(graph, rows, limit)}


def consequences(graph: ConceptGraph, concept: str, max_steps: int = 3, limit: int = _MOST) -> dict[str, Any]:
    """Return what follows if a concept rises."""
    start = find_concept(graph, concept).id
    rows = [
        {"concept": each.concept, "change": each.change, "steps": each.steps, "verdict": each.verdict,
         "opposite_of": opposite_of(each), "way": ids_of(each.by)}
        for each in follows(graph, start, max_steps=max(1, min(max_steps, 9)))
    ]  # fmt: skip
    return {"if_rises": start, **_rows(graph, rows, limit)}


def causes(graph: ConceptGraph, concept: str, max_steps: int = 3, limit: int = _MOST) -> dict[str, Any]:
    """Return what leads to a concept: what raises it, what lowers it."""
    goal = find_concept(graph, concept).id
    rows = [
        {**row_data(graph, each.way), "concept": each.concept, "change": each.change, "steps": each.steps}
        for each in leads(graph, goal, max_steps=max(1, min(max_steps, 9)))
    ]
    return {"to": goal, **_rows(graph, rows, limit)}


def circles(graph: ConceptGraph, limit: int = 20) -> dict[str, Any]:
    """Return the feedback loops, reinforcing or balancing."""
    rows = [
        {"kind": each.kind, "verdict": each.weakest.verdict, "weakest": each.weakest.id,
         "concepts": list(each.concepts), "way": ids_of(each.effects)}
        for each in loops(graph, limit=_MOST)
    ]  # fmt: skip
    return _rows(graph, rows, limit)


def backing(graph: ConceptGraph, effect: str) -> dict[str, Any]:
    """Return all that backs one effect: its sentence in the article, and what each reference says of it."""
    found = graph.effects.get(effect)
    if found is None:
        near = nearest(effect, graph.effects)
        raise GraphError(f"there is no effect {effect!r}" + (f"; did you mean {near!r}?" if near else ""))
    return {**effect_data(graph, found), "evidence": evidence_data(graph, found)}


#: The questions by their names.
ANSWERS: Final[Mapping[str, Callable[..., dict[str, Any]]]] = {
    "search": search,
    "around": around_concept,
    "paths": ways,
    "follows": consequences,
    "leads": causes,
    "loops": circles,
    "evidence": backing,
}
