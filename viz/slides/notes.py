"""What is said and what stands behind it, as text: narration, every effect, its quote and its references."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from ..look.claims import claim_of
from ..markup import clean
from ..words import words_in

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect, Evidence

    from ..view import View


class Backing:
    """Looks up what backs the effects of one graph."""

    def __init__(self, graph: ConceptGraph) -> None:
        self.graph = graph
        self.words = words_in(graph.language)
        listed: list[dict[str, Any]] = graph.to_document()["references"]
        self._references = {reference["id"]: reference for reference in listed}

    def verdict(self, effect: Effect) -> str:
        """Return verdict and certainty in words; nothing for an effect that nobody grades."""
        if effect.verdict == "not-checked" and not effect.evidence:
            return ""
        certainty = f", {self.words['certainties'][effect.certainty]}" if effect.certainty else ""
        return f"{self.words['verdicts'][effect.verdict]}{certainty}"

    def stance(self, evidence: Evidence) -> str:
        """Return what a reference says of an effect, in words, and that a machine read it where one did."""
        read = "machineStances" if evidence.kind == "machine-read" else "stances"
        found: str = self.words[read][evidence.stance]
        return found

    def reference(self, id: str) -> str:
        """Return a reference in one line: title, citation, link."""
        found = self._references.get(id)
        if found is None:
            return clean(id)
        parts = [part for part in (found["title"], found["citation"]) if part]
        return clean(". ".join(part.rstrip(".") for part in parts) + f". {found['url']}".rstrip())

    def address(self, id: str) -> str:
        """Return where a reference is found, as far as it is safe to follow; else an empty text."""
        found = self._references.get(id)
        return str(found["url"]) if found else ""

    def listed(self, ids: Collection[str]) -> list[dict[str, Any]]:
        """Return the references of these ids as plain data, in the order of the file."""
        return [reference for id, reference in self._references.items() if id in ids]

    def lines(self, effect: Effect) -> Iterator[str]:
        """Yield what backs an effect: its sentence with the verdict, its quote, and what references say."""
        yield clean(": ".join(filter(None, (claim_of(self.graph, effect), self.verdict(effect)))))
        if effect.quote:
            yield clean(f"“{effect.quote}”")
        for evidence in effect.evidence:
            finding = f" {evidence.finding}" if evidence.finding else ""
            yield clean(f"{self.stance(evidence)}: {self.reference(evidence.reference)}{finding}")
            if evidence.quote:
                yield clean(f"“{evidence.quote}”")


def part_told(backing: Backing, part: tuple[int, int] | None) -> str:
    """Return how much of a step is shown, in words; empty when it is all."""
    return backing.words.say("partShown", n=part[0], all=part[1]) if part else ""


def notes(backing: Backing, view: View, say: str = "") -> str:
    """Return the notes of a slide: what is said, then every effect that it shows with what backs it."""
    parts = [clean(part) for part in say.split("\n\n") if part.strip()]
    effects = dict.fromkeys(route.effect for route in view.routes)
    for number, id in enumerate(effects, 1):
        first, *rest = backing.lines(backing.graph.effects[id])
        parts.append("\n".join([f"{number}. {first}", *rest]))
    return "\n\n".join(parts)
