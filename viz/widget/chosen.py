"""What a reader has chosen in a page, as effects with the sentences behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph
    from graph_data.records import Effect

#: What is told of a page's state, and what each part is when nothing is said.
_PARTS: Final[Mapping[str, type]] = {
    "view": str, "concept": str, "effect": str, "lit": list, "tour": str, "step": int,
}  # fmt: skip


def place_of(state: Any) -> dict[str, Any]:
    """Return where a reader is: view, chosen concept and effect, what is lit, tour and step."""
    said = state if isinstance(state, dict) else {}
    told = {key: said.get(key) for key in _PARTS}
    return {key: told[key] if isinstance(told[key], kind) else kind() for key, kind in _PARTS.items()}


def chosen_effects(
    graph: ConceptGraph, place: Mapping[str, Any], drawn: Iterable[str]
) -> list[dict[str, Any]]:
    """Return the effects that are chosen, as plain data.

    That is the effect that is chosen, else those that are lit, else those of the concept that is chosen.
    In a view of a path or a step, where nothing is chosen, it is what is ``drawn``.
    """
    return [_told(graph, graph.effects[id]) for id in dict.fromkeys(_ids(graph, place, drawn))]


def _ids(graph: ConceptGraph, place: Mapping[str, Any], drawn: Iterable[str]) -> Iterator[str]:
    concept, effect = place["concept"], place["effect"]
    if effect in graph.effects:
        yield effect
    elif place["lit"]:
        yield from (id for id in place["lit"] if id in graph.effects)
    elif concept in graph.concepts:
        yield from (each.id for each in graph.effects.values() if concept in (each.source, each.target))
    elif place["view"].startswith(("path:", "tour:")):
        yield from (id for id in drawn if id in graph.effects)


def _told(graph: ConceptGraph, effect: Effect) -> dict[str, Any]:
    """Return an effect with its sentence, its quotes and its references."""
    quotes = [effect.quote, *(each.quote for each in effect.evidence)]
    return {
        "id": effect.id,
        "source": graph.concepts[effect.source].label,
        "words": effect.label,
        "target": graph.concepts[effect.target].label,
        "sentence": graph.sentence(effect),
        "claim": graph.claim(effect),
        "sign": effect.sign,
        "verdict": effect.verdict,
        "quotes": [each for each in quotes if each],
        "references": [each.reference for each in effect.evidence],
    }
