"""Views and graph as the plain data that a page carries.

Twin: viz/viewer/src/unpack.ts
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ..look.syllables import breaks
from .csp import packed

if TYPE_CHECKING:
    from ..look.page_look import PageLook
    from ..views.on_page import StepViews


Record: TypeAlias = dict[str, Any]
#: From so many concepts on, data are compressed and long lists wait: the page opens before it has read them.
LARGE: Final = 10_000


def page_data(
    document: dict[str, Any],
    views: list[dict[str, Any]],
    start: str,
    table: dict[str, Any],
    font: dict[str, Any],
    theme: str,
    plan: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return everything that the page's script reads (``PageData`` of the viewer).

    ``document`` is one as the page carries it (`page_records`), ``table`` has the colours of every theme,
    ``font`` is what the page knows of its font (`page_font`).
    """
    return {
        "graph": document,
        "views": views,
        "start": start,
        "map": plan,
        "look": theme,
        "theme": table,
        "font": font,
    }


def page_font(document: dict[str, Any], look: PageLook) -> dict[str, Any]:
    """Return what the page knows of its font: widths, and where lines and long words may break."""
    return {**look.font, "breaks": page_breaks(document)}


def page_breaks(document: dict[str, Any]) -> dict[str, list[int]]:
    """Return where the texts of a document's concepts and effects may break, else than at blanks."""
    return breaks(_wrapped(document))


#: A document, and what a page carries of it.
Carried: TypeAlias = tuple[dict[str, Any], dict[str, Any]]


def page_records(
    document: dict[str, Any], tours: Sequence[Sequence[StepViews]], earlier: Carried | None = None
) -> dict[str, Any]:
    """Return a document as the page carries it; ``tours`` tell which views the page shows for steps.

    Of records that stand in an ``earlier`` document too, the same objects, that one's are taken.
    """
    offered = {"offered": True} if document["file"]["offered"] else {}
    plain = {concept["id"]: concept for concept in document["concepts"]}
    patterns = {relation["id"]: relation["reading"] for relation in document["relations"]}

    def short(part: str, shorter: Callable[[Record], Record]) -> list[Record]:
        pairs = zip(earlier[0][part], earlier[1][part], strict=True) if earlier else ()
        known = {id(whole): carried for whole, carried in pairs}
        return [known.get(id(record)) or _short(shorter(record)) for record in document[part]]

    same = earlier is not None and earlier[0]["file"] == document["file"]
    return {
        **document,
        "file": earlier[1]["file"] if earlier and same else _compressed(document["file"]),
        "tours": [{**tour, **offered} for tour in tours_shown(document["tours"], tours)],
        "relations": _marked(document),
        "concepts": short("concepts", lambda concept: concept),
        "effects": short("effects", lambda effect: _without_plain_reading(effect, plain, patterns)),
    }


def _marked(document: dict[str, Any]) -> list[Record]:
    """Return the relations, the vocabulary's marked where the words are of a language it does not speak."""
    relations: list[Record] = document["relations"]
    if document["language"].lower().startswith("en"):
        return relations
    own = document["file"]["relations"]
    return [one if one["id"] in own else {**one, "foreign": True} for one in relations]


def _compressed(unshown: dict[str, Any]) -> str:
    """Return what no page shows, and only a file made of the page reads again, at a third of its size."""
    text = json.dumps(unshown, ensure_ascii=False, separators=(",", ":"))
    return packed(text, 9)


def _wrapped(document: dict[str, Any]) -> list[str]:
    """Return the texts that the page may set in lines itself; a map has words without their papers."""
    titles = [concept.get("title", "") for concept in document["concepts"]]
    labels = [effect.get("label", "") for effect in document["effects"]]
    counted = (effect for effect in document["effects"] if effect.get("papers"))
    return titles + labels + [f"{effect.get('label', '')} · {effect['papers']}" for effect in counted]


def tours_shown(tours: list[dict[str, Any]], carried: Sequence[Sequence[StepViews]]) -> list[dict[str, Any]]:
    """Return the tours of a document, whose steps name the views that the page shows for them."""
    return [
        {**tour, "steps": [_step(step, views) for step, views in zip(tour["steps"], shown, strict=True)]}
        for tour, shown in zip(tours, carried, strict=True)
    ]


def _step(step: dict[str, Any], views: StepViews) -> dict[str, Any]:
    kept = {key: value for key, value in step.items() if key != "step" and (value or key in _STEP)}
    shows = {key: value for key, value in step["step"].items() if value and (key, value) != ("hops", 1)}
    near = {"near": views.near} if views.near else {}
    return {**kept, **near, "view": views.view, "step": shows}


#: What the page expects of every step; the rest is there where the file says it.
_STEP: Final = ("id", "view", "say", "title", "lit")


#: What the page's script makes of an effect's other fields.
_DERIVED: Final = frozenset({"sentence"})
#: What the page's script takes where an effect says nothing.
_USUAL: Final = {"level": "core", "verdict": "not-checked"}
_SLOT: Final = re.compile(r"(\{source\}|\{target\})")


def _without_plain_reading(
    effect: Record, concepts: Mapping[str, Record], patterns: Mapping[str, str]
) -> Record:
    """Return an effect; a reading that is the relation's pattern with both ends put in is left out."""
    ends = {
        "{source}": concepts[effect["source"]]["title"],
        "{target}": concepts[effect["target"]]["label"],
    }
    parts = _SLOT.split(patterns.get(effect["relation"], ""))
    plain = "".join(str(ends.get(part, part)) for part in parts)
    return {**effect, "reading": "" if effect["reading"] == plain else effect["reading"]}


def _short(record: Record) -> Record:
    """Return a record without empty texts and lists, what is usual, and what follows from the rest of it."""
    return {
        key: value
        for key, value in record.items()
        if value not in ("", []) and key not in _DERIVED and _USUAL.get(key) != value
    }
