"""What each value of a key means that has values to choose from, in a line: for editors and the schema."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_SIGNS = {
    "+": "More of the source, more of the target.",
    "-": "More of the source, less of the target.",
    "regulates": "The source keeps the target in balance.",
    "mixed": "More of the target at times, less at others.",
    "none": "No change passes on.",
    "unknown": "Whether more or less is not known.",
}
_VERDICTS = {
    "supported": "References bear it out.",
    "mixed": "References speak for it and against it, or only for a part.",
    "contradicted": "References speak against it.",
    "not-found": "It was looked for, and nothing was found that bears it out.",
    "not-checked": "Nobody has looked yet.",
}
_ABOUT: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "sign": _SIGNS,
        "verdict": _VERDICTS,
        "arrow": {
            "triangle": "A pointed head, as where more of the target comes of it.",
            "bar": "A bar across the end, as where less of the target comes of it.",
            "diamond": "A diamond, as where the target is kept in balance.",
            "open": "An open head, as where the direction is not known.",
            "none": "No head.",
        },
        "level": {"core": "In the overview.", "detail": "Seen closer: in focus views, paths and searches."},
        "certainty": {
            "high": "Very likely to stay as it is.",
            "moderate": "Likely to stay; more studies may change it.",
            "low": "More studies are likely to change it.",
            "none": "Nothing is known that a verdict could rest on.",
        },
        "stance": {
            "supports": "It bears the effect out.",
            "partly": "It bears out a part of the effect, or some cases of it.",
            "contradicts": "It speaks against the effect.",
            "no-evidence": "It says that there is no evidence.",
        },
        "kind": {"machine-read": "Read by a program; nobody checked."},
        "overview": {"core": "Effects of the level core.", "all": "All effects."},
        "blank": {"dark": "Light words on a dark screen.", "light": "Dark words on a light screen."},
        "rest": {"dim": "It fades and stays where it is.", "hide": "It goes; what is left is laid out anew."},
    }
)


def choice_about(key: str, choice: str) -> str:
    """Return what a choice of a key means.

    >>> choice_about("level", "core"), choice_about("shape", "star")
    ('In the overview.', 'The sign in its boxes: star.')
    """
    return f"The sign in its boxes: {choice}." if key == "shape" else _ABOUT.get(key, {}).get(choice, "")
