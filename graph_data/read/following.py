"""Problems that only follow from another, which is told already: they are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import Problem

if TYPE_CHECKING:
    from ..model import ConceptGraph
    from .fields import FieldReader

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
#: What may be so only because something else is wrong: no effects or steps, what nothing names, gaps,
#: filters, questions and lights without effect.
_FOLLOWING = frozenset({"CG305", "CG605", "CG703", "CG704", "CG705", "CG708", "CG709", "CG711", "CG804"})
#: What follows from a key of the file that was misspelt, or whose value could not be read.
_OF_KEYS: Mapping[str, frozenset[str]] = {
    "references": frozenset({"CG601", "CG707", "CG801", "CG802", "CG803"}),
    "relations": frozenset({"CG303", "CG405", "CG707"}),
    "categories": frozenset({"CG302", "CG707"}),
    "text": frozenset({"CG503", "CG504"}),
}
#: What follows from an effect of which a verdict, a stance or the like was not understood.
_OF_EFFECTS = frozenset({"CG404", "CG405", "CG406", "CG407"})
#: What follows from a text that was cut: on its line the rest makes no sense.
_OF_CUTS = frozenset({"CG204", "CG401", "CG402", "CG405"})


def not_told_yet(found: Sequence[Problem], reader: FieldReader, graph: ConceptGraph) -> list[Problem]:
    """Leave out what may follow from an error."""
    wrong = any(
        each.severity == "error" and each.code not in _FOLLOWING for each in (*reader.problems, *found)
    )
    unknown = {name for each in found if each.code == "CG301" for name in _QUOTED.findall(each.message)}
    missing = frozenset[str]().union(*(_OF_KEYS.get(key, ()) for key in reader.misspelt))
    unsure = _places(reader, graph)
    return [
        each
        for each in found
        if not (wrong and each.code in _FOLLOWING)
        and not (each.code == "CG701" and unknown.intersection(_QUOTED.findall(each.message)))
        and each.code not in missing
        and not (each.code in _OF_EFFECTS and each.place in unsure)
    ]


def _places(reader: FieldReader, graph: ConceptGraph) -> set[object]:
    """Return all places of effects of which something was not understood."""
    if not reader.unsure:
        return set()
    return {
        place for path, place in graph.places.items() if path[0] == "effects" and path[1:2] in reader.unsure
    }


def with_cuts(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out what follows from a text cut at #; where that was an error, the cut is one."""
    problems = list(problems)
    lost = {each.place for each in problems if each.code == "CG207"}
    problems = [each for each in problems if each.code != "CG212" or each.place not in lost]
    cuts = {each.place.line: each for each in problems if each.code == "CG212" and each.place}
    if not cuts:
        return problems
    found, errors = [], set()
    for each in problems:
        line = each.place.line if each.place else 0
        if each.code in _OF_CUTS and line in cuts:
            errors |= {line} if each.severity == "error" else set()
        else:
            found.append(each)
    return [
        replace(each, severity="error")
        if each.code == "CG212" and each.place and each.place.line in errors
        else each
        for each in found
    ]
