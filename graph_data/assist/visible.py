"""Characters that nobody sees made visible: what a person reads in a text is all that a program reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar, cast

#: Controls, marks of direction, blanks without width, the invisible twins of ASCII, and rows of selectors:
#: words can be hidden in them. What joins letters and emoji, and one selector behind a sign, is left.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff\ud800-\udfff]|(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]"
)


_Data = TypeVar("_Data")


def visible(value: _Data) -> _Data:
    r"""Return plain data with hidden characters of its texts, keys included, written as ``\u{200B}``.

    >>> visible({"quote": "rain\u200b falls"})
    {'quote': 'rain\\u{200B} falls'}
    """
    made: Any = _seen(value)
    return cast("_Data", made)


def _seen(value: Any) -> Any:
    if isinstance(value, str):
        return _HIDDEN.sub(lambda found: f"\\u{{{ord(found[0]):04X}}}", value)
    if isinstance(value, Mapping):
        return {_seen(str(key)): _seen(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_seen(each) for each in value]
    return value
