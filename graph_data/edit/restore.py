"""A group of operations taken back (or done again) in a file that was changed by hand since."""

from __future__ import annotations

from difflib import SequenceMatcher

from .raw import Raw
from .refused import EditRefusedError
from .spans import read_spans


def brought_back(now: bytes, base: bytes, wanted: bytes, name: str) -> bytes:
    """Return ``now`` with what led from ``base`` to ``wanted``; each line that differs there is looked for.

    Raises:
        EditRefusedError: these lines were changed since, or the file could not be read afterwards.
    """
    here, then, goal = (data.splitlines(keepends=True) for data in (now, base, wanted))
    ours, theirs = _hunks(then, goal), _hunks(then, here)
    shifted: list[tuple[int, int, list[bytes]]] = []
    for begin, end, new in ours:
        shift = 0
        for first, last, other in theirs:
            if first <= end and begin <= last:  # touching is too near to say what was meant
                raise EditRefusedError("what it changed was changed again since; undo that by hand first")
            if last < begin:
                shift += len(other) - (last - first)
        shifted.append((begin + shift, end + shift, new))
    lines = list(here)
    for begin, end, new in reversed(shifted):
        lines[begin:end] = new
    made = b"".join(lines)
    read_spans(Raw.of(made, name).text, name)
    return made


def _hunks(old: list[bytes], new: list[bytes]) -> list[tuple[int, int, list[bytes]]]:
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(begin, end, new[start:stop]) for kind, begin, end, start, stop in found if kind != "equal"]
