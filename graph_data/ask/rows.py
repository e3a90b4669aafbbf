"""Answers as rows: an effect, or a way of several, told as no more than its verdict allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..opposites import is_crossing
from .answers import backing
from .backing import weakest

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect
    from .leads import Lead


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: the effects of a way in order, mostly one; links to opposites may be among several."""

    way: tuple[Effect, ...]

    @property
    def weakest(self) -> Effect:
        """The worst backed effect: no way is better than this."""
        return weakest(self.way)


def sentence(graph: ConceptGraph, way: Sequence[Effect]) -> str:
    """Return the effects of a way in their own words, as one sentence without a full stop."""
    return "; ".join(graph.claim(effect, alone=not at) for at, effect in enumerate(way))


def row_data(graph: ConceptGraph, way: Sequence[Effect]) -> dict[str, Any]:
    """Return a row as plain data: first effect, sentence, worst verdict, and its effects in order."""
    return {
        "effect": next(effect.id for effect in way if not is_crossing(effect)),
        "sentence": sentence(graph, way),
        "verdict": weakest(way).verdict,
        "way": [effect.id for effect in way if not is_crossing(effect)],
    }


def question_data(graph: ConceptGraph, question: str, rows: Sequence[Row]) -> dict[str, Any]:
    """Return a question and the rows that answer it as plain data."""
    return {"question": question, "rows": [row_data(graph, row.way) for row in rows]}


def question_lines(graph: ConceptGraph, question: str, rows: Sequence[Row]) -> list[str]:
    """Return the rows that answer a question, a line each."""
    if not rows:
        return [f"Nothing in this graph answers: {question}"]
    return [f"{place}. {_line(graph, row.way)}" for place, row in enumerate(rows, 1)]


def _line(graph: ConceptGraph, way: Sequence[Effect]) -> str:
    link = "weakest link: " if len(way) > 1 else ""
    return f"{sentence(graph, way)}  [{link}{backing(weakest(way))}]"


def leads_data(graph: ConceptGraph, goal: str, found: Sequence[Lead]) -> dict[str, Any]:
    """Return what leads to a concept (its id) as plain data."""
    rows = [
        {**row_data(graph, lead.way), "concept": lead.concept, "change": lead.change, "steps": lead.steps}
        for lead in found
    ]
    return {"question": "leads", "to": goal, "rows": rows}


def leads_lines(graph: ConceptGraph, goal: str, found: Sequence[Lead]) -> list[str]:
    """Return what leads to a concept (its id): what raises it, what lowers it, and what is open."""
    name = graph.concepts[goal].label
    if not found:
        return [f"Nothing in this graph leads to {name}."]
    lines = [f"{len(found)} {'way leads' if len(found) == 1 else 'ways lead'} to {name}, the nearest first."]
    for heading, change in (
        ("Raise it", "raises"),
        ("Lower it", "lowers"),
        ("Act on it, direction open", "open"),
    ):
        if members := [lead for lead in found if lead.change == change]:
            lines += ["", f"{heading}: {len(members)}", *(f"   {_line(graph, lead.way)}" for lead in members)]
    return lines
