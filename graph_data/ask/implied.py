"""The question what the words of effects were taken for, and by which rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ..meaning.taken import Taken, taken

if TYPE_CHECKING:
    from ..model import ConceptGraph

#: Each rule with how the effects are called that were read by it.
RULES: Final[Mapping[str, str]] = {
    "declared": "Declared in the file",
    "verb": "Read from a verb",
    "sign-word": "Read from a sign",
    "turned": "With words that turn a verb",
    "none": "With words that are not known",
}


def implied(graph: ConceptGraph) -> tuple[Taken, ...]:
    """Return what each effect was taken for, in the order of the file."""
    return tuple(taken(graph))


def implied_lines(found: Sequence[Taken]) -> list[str]:
    """Return what effects were taken for as lines, in groups by the rule; the same words once."""
    return [f"{len(found)} effect{'' if len(found) == 1 else 's'}.", *implied_groups(found)]


def implied_groups(found: Sequence[Taken], without: str = "") -> list[str]:
    """Return the groups of these lines, without those of one rule."""
    lines: list[str] = []
    for rule, called in RULES.items():
        members = [one for one in found if one.rule == rule != without]
        if members:
            lines += ["", f"{called}: {len(members)}", *_told(members)]
    return lines


def _told(members: Sequence[Taken]) -> list[str]:
    told: dict[str, int] = {}
    for one in members:
        effect = one.effect
        heard = f" ({one.matched})" if one.matched not in ("", effect.label) else ""
        label = effect.label if len(effect.label) <= 60 else f"{effect.label[:59]}…"
        line = f"   {label:<30} {effect.relation}, sign {effect.sign}{heard}"
        told[line] = told.get(line, 0) + 1
    return [f"{line}  [{count} effects]" if count > 1 else line for line, count in told.items()]


def implied_data(found: Sequence[Taken]) -> list[dict[str, Any]]:
    """Return what effects were taken for as plain data."""
    return [
        {
            "effect": one.effect.id,
            "label": one.effect.label,
            "relation": one.effect.relation,
            "sign": one.effect.sign,
            "rule": one.rule,
            "matched": one.matched,
        }
        for one in found
    ]
