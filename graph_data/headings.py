"""What stands above a step of a tour: its title, the first sentence of what is said, or what is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .model import ConceptGraph
    from .records import Step

#: Where a sentence may end: at its sign and what closes behind it, or at an empty line.
_END: Final = re.compile(
    r"[.!?…؟۔։]+[\"'”’»›)\]]*(?=\s+[\"'“‘„«‹(\[¿¡]*[^\Wa-z_])"
    r"|[。！？｡।॥።။]+[\"'”’»」』）)]*|\s*\n\s*\n"
)
#: What ends with a full stop without ending a sentence.
_SHORT: Final = re.compile(
    r"(?:\b(?:e\.\s?g|i\.\s?e|etc|cf|vs|approx|ca|no|nos|fig|figs|dr|mr|mrs|ms|prof|st|al|z\.\s?b|d\.\s?h|u\.\s?a"
    r"|bzw|usw|evtl|ggf|inkl|nr|abb|vgl|sog)|\b[^\W\d_]|(?<!\d)\d{1,2})\.$",
    re.IGNORECASE,
)
#: Names of concepts that a heading lists, at most.
_MOST_NAMES: Final = 3


def first_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence of a text, and what follows it.

    >>> first_sentence("Too little, e.g. 1.5 g, is lost. Then it falls.")
    ('Too little, e.g. 1.5 g, is lost.', 'Then it falls.')
    """
    whole = text.strip()
    for end in _END.finditer(whole):
        first = whole[: end.end()].rstrip()
        if first and not _SHORT.search(first):
            return first, whole[end.end() :].lstrip()
    return whole, ""


def point(graph: ConceptGraph, step: Step) -> tuple[str, str]:
    """Return what stands above a step as its heading, and what remains to be said below it."""
    if step.title:
        return step.title, step.say
    return first_sentence(step.say) if step.say.strip() else (_shown(graph, step), "")


def _shown(graph: ConceptGraph, step: Step) -> str:
    """Return the names of what a step shows; the graph's title for all of it."""
    ids = [step.focus] if step.focus else [*step.path] or [*step.show]
    names = [graph.concepts[id].title for id in ids if id in graph.concepts]
    if step.path and names:
        return " → ".join(names if len(names) <= _MOST_NAMES else (names[0], "…", names[-1]))
    listed = ", ".join(names[:_MOST_NAMES]) + (", …" if len(names) > _MOST_NAMES else "")
    return listed or graph.title
