"""How answers of the twins are compared: same structure and texts, numbers within a rule's tolerance."""

from __future__ import annotations

import math
from typing import Any


def difference(here: Any, there: Any, within: float, where: str = "") -> str:
    """Return where two answers differ first and how; empty when they are alike.

    What only the page's answer holds beside the keys of Python's is not looked at.

    >>> difference({"a": [1, 2.0]}, {"a": [1, 2.4], "b": 0}, 0.5)
    ''
    >>> difference({"a": [1, 2]}, {"a": [1, 3]}, 0.5)
    '.a[1]: 2 in Python, 3 in the page'
    """
    if isinstance(here, dict) and isinstance(there, dict):
        pairs = [(here[key], there.get(key), f"{where}.{key}") for key in here]
    elif isinstance(here, list) and isinstance(there, list) and len(here) == len(there):
        pairs = [(a, b, f"{where}[{index}]") for index, (a, b) in enumerate(zip(here, there, strict=True))]
    elif _same(here, there, within):
        return ""
    else:
        return f"{where or 'the answer'}: {_brief(here)} in Python, {_brief(there)} in the page"
    return next((found for a, b, at in pairs if (found := difference(a, b, within, at))), "")


def _same(here: Any, there: Any, within: float) -> bool:
    if _is_number(here) and _is_number(there):
        return math.isclose(here, there, rel_tol=0.0, abs_tol=within)
    return type(here) is type(there) and bool(here == there)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _brief(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 200 else f"{text[:199]}…"
