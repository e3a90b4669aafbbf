"""What is said and what stands behind it, as text: narration, every effect, its quote and its references."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..svg_text import clean

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect

    from ..view import View

#: Words of slides by language; any other language reads English.
WORDS = {
    "en": {
        "all": "All concepts", "of": "of", "references": "References", "certainty": "certainty",
        "supported": "supported", "mixed": "mixed", "contradicted": "contradicted",
        "not-found": "no evidence found", "not-checked": "not checked",
        "supports": "supports", "partly": "in part", "contradicts": "contradicts",
        "no-evidence": "no evidence", "high": "high", "moderate": "moderate", "low": "low", "none": "none",
        "back": "Back to the talk", "previous": "Previous", "next": "Next", "start": "Start",
        "contents": "Contents", "part": "{} of {} effects", "named": "{} of {} concepts",
    },
    "de": {
        "all": "Alle Begriffe", "of": "von", "references": "Quellen", "certainty": "Sicherheit",
        "supported": "belegt", "mixed": "uneinheitlich", "contradicted": "widerlegt",
        "not-found": "keine Belege gefunden", "not-checked": "nicht geprüft",
        "supports": "stützt", "partly": "teilweise", "contradicts": "widerspricht",
        "no-evidence": "kein Beleg", "high": "hoch", "moderate": "mittel", "low": "gering", "none": "keine",
        "back": "Zurück zum Vortrag", "previous": "Zurück", "next": "Weiter", "start": "Anfang",
        "contents": "Inhalt", "part": "{} von {} Wirkungen", "named": "{} von {} Begriffen",
    },
}  # fmt: skip


def words_of(graph: ConceptGraph) -> Mapping[str, str]:
    """Return the words of slides in the language of the graph."""
    return WORDS.get(graph.language.lower()[:2], WORDS["en"])


class Backing:
    """Looks up what backs the effects of one graph."""

    def __init__(self, graph: ConceptGraph) -> None:
        self.graph = graph
        self.words = words_of(graph)
        listed: list[dict[str, Any]] = graph.to_document()["references"]
        self._references = {reference["id"]: reference for reference in listed}

    def verdict(self, effect: Effect) -> str:
        """Return verdict and certainty in words."""
        certainty = f", {self.words['certainty']} {self.words[effect.certainty]}" if effect.certainty else ""
        return self.words[effect.verdict] + certainty

    def reference(self, id: str) -> str:
        """Return a reference in one line: title, citation, link."""
        found = self._references.get(id)
        if found is None:
            return clean(id)
        parts = [part for part in (found["title"], found["citation"]) if part]
        return clean(". ".join(part.rstrip(".") for part in parts) + f". {found['url']}".rstrip())

    def listed(self, ids: Collection[str]) -> list[dict[str, Any]]:
        """Return the references of these ids as plain data, in the order of the file."""
        return [reference for id, reference in self._references.items() if id in ids]

    def lines(self, effect: Effect) -> Iterator[str]:
        """Yield what backs an effect: its sentence with the verdict, its quote, and what references say."""
        yield clean(f"{self.graph.sentence(effect)}: {self.verdict(effect)}")
        if effect.quote:
            yield clean(f"“{effect.quote}”")
        for evidence in effect.evidence:
            finding = f" {evidence.finding}" if evidence.finding else ""
            stance = self.words[evidence.stance]
            yield clean(f"{stance}: {self.reference(evidence.reference)}{finding}")


def part_told(backing: Backing, part: tuple[int, int] | None) -> str:
    """Return how much of a step is shown, in words; empty when it is all."""
    return backing.words["part"].format(*part) if part else ""


def marks_key(backing: Backing, view: View) -> list[tuple[str, str]]:
    """Return the marks that occur in a view, as the name of a verdict and its words, the best first."""
    shown = {backing.graph.effects[route.effect].verdict for route in view.routes}
    told = ("supported", "mixed", "contradicted", "not-found")
    return [(verdict, backing.words[verdict]) for verdict in told if verdict in shown]


def notes(backing: Backing, view: View, say: str = "") -> str:
    """Return the notes of a slide: what is said, then every effect that it shows with what backs it."""
    parts = [clean(part) for part in say.split("\n\n") if part.strip()]
    effects = dict.fromkeys(route.effect for route in view.routes)
    for number, id in enumerate(effects, 1):
        first, *rest = backing.lines(backing.graph.effects[id])
        parts.append("\n".join([f"{number}. {first}", *rest]))
    return "\n\n".join(parts)
