"""What each effect of a graph was taken for: what the file declares, or what its words imply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..relations import reader_of
from .words import Implied, Rule

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect


@dataclass(frozen=True, slots=True)
class Taken:
    """An effect, the rule by which its relation was found, and what its words imply by themselves."""

    effect: Effect
    rule: Rule | Literal["declared"]
    words: Implied

    @property
    def matched(self) -> str:
        """The words that count: the verb or sign that was taken, or the verb that was found among others."""
        return "" if self.rule == "declared" else self.words.matched


def taken(graph: ConceptGraph, effects: Iterable[Effect] | None = None) -> Iterator[Taken]:
    """Yield what each effect, or each of some, was taken for, in the order of the file.

    Declared is what the file gives a relation or a sign; without places, what its words do not imply.
    """
    reader = reader_of(graph.relations, graph.language)
    for effect in graph.effects.values() if effects is None else effects:
        given = any(("effects", effect.id, key) in graph.places for key in ("relation", "sign"))
        words = Implied() if given else reader.read(effect.label)
        relation = graph.relations.get(words.relation or "affects")
        found = (words.relation or "affects", relation.sign if relation else "unknown")
        declared = given or (effect.relation, effect.sign) != found
        yield Taken(effect, "declared" if declared else words.rule, words)
