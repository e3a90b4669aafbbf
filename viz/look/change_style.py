"""How what came, went or changed is drawn in a picture of two graphs: by line and by mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .theme import Theme, VerdictStyle

#: In a picture of changes no verdict is told: its line and mark are those of a change. The layout makes room
#: for marks by verdict, so each change borrows one that has a mark.
VERDICT_OF: Final[Mapping[str, str]] = {"new": "supported", "changed": "mixed", "gone": "contradicted"}
_CHANGE_OF: Final = {verdict: change for change, verdict in VERDICT_OF.items()}


def change_style(verdict: str, theme: Theme) -> VerdictStyle:
    """Return the line of the change that a verdict stands for; what is as before is thin and quiet."""
    change = _CHANGE_OF.get(verdict, "")
    colours = theme.verdicts
    return {
        "new": VerdictStyle(colours["supported"].color, 2.8, (), "plus"),
        "changed": VerdictStyle(colours["mixed"].color, 2.3, (11.0, 3.0, 2.5, 3.0), "tilde"),
        "gone": VerdictStyle(colours["contradicted"].color, 2.0, (6.5, 4.0), "cross"),
    }.get(change, VerdictStyle(colours["not-checked"].color, 1.0))


def change_word(verdict: str, words: Mapping[str, str]) -> str:
    """Return the word for the change that a verdict stands for, of the words of changes."""
    return words[_CHANGE_OF.get(verdict, "same")]
