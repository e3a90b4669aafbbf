"""What a picture lacks because no font has it is told at the end of a command."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from .saying import say

#: Letters that are named; of many the first tell which script it is.
_MOST: Final = 24


@contextmanager
def telling_unseen() -> Iterator[None]:
    """Collect warnings of letters that no font has, and tell of all of them once."""
    letters: set[str] = set()
    with warnings.catch_warnings():
        usual = warnings.showwarning

        def show(message: Warning | str, *more: Any, **named: Any) -> None:
            found = getattr(message, "letters", None)
            if found is None:
                usual(message, *more, **named)
            else:
                letters.update(found)

        warnings.showwarning = show
        yield
    if letters:
        told = "".join(sorted(letters))
        named = told if len(told) <= _MOST else f"{told[:_MOST]} and {len(told) - _MOST} more"
        say(
            f"warning: no font of this machine has {named}: the picture lacks them. Install a font that has "
            "them, such as one of the Noto fonts, and write it again.",
            err=True,
        )
