"""The list from which a reader starts on a narrow screen: concepts by category, and what is disputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..look.shapes import CATEGORY_SHAPES

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Verdict

    from ..look.theme import CategoryStyle

#: Verdicts where references disagree with the effect or among themselves; those of the interface's preset.
DISPUTED: Final[tuple[Verdict, ...]] = ("contradicted", "mixed")


def start_list(
    graph: ConceptGraph, document: dict[str, Any], styles: Mapping[str, CategoryStyle]
) -> dict[str, Any]:
    """Return what the template shows.

    ``groups``: label, shape and colour of each category that has concepts, with their id, title and number
    of effects; ``disputed``, ``without_evidence`` and ``supported``: numbers of effects.
    """
    degree: Counter[str] = Counter()
    for effect in graph.effects.values():
        degree.update({effect.source, effect.target})
    known = {category["id"]: category["label"] for category in document["categories"]}
    by_category: dict[str, list[dict[str, Any]]] = {id: [] for id in (*known, "")}
    for concept in document["concepts"]:
        category = concept["category"] if concept["category"] in known else ""
        entry = {"id": concept["id"], "title": concept["title"], "count": degree[concept["id"]]}
        by_category[category].append(entry)
    verdicts: Counter[str] = Counter(effect.verdict for effect in graph.effects.values())
    return {
        "groups": [
            {
                "label": known.get(id, ""),
                "path": CATEGORY_SHAPES.get(styles[id].shape, "") if id in known else "",
                "color": styles[id].color if id in known else "",
                "concepts": concepts,
            }
            for id, concepts in by_category.items()
            if concepts
        ],
        "disputed": sum(verdicts[verdict] for verdict in DISPUTED),
        "without_evidence": verdicts["not-found"],
        "supported": verdicts["supported"],
    }
