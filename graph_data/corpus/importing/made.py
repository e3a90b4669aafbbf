"""What a store is made of, whichever engine makes it: how it is cut, and what it is said to hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: Rows of a group in Parquet: what is read for one concept.
GROUP: Final = 8_192
#: Claims that are sorted at a time.
PART: Final = 1_500_000
#: Arrows that are sorted by object at a time: some 30 million were more than 3 GB once, spilling or not.
ARROWS: Final = 6_000_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What a store holds, and what was left out of it."""

    claims: int
    arrows: int
    concepts: int
    papers: int
    left_out: int
    merged: int = 0
    unknown: tuple[str, ...] = ()
    resumed: bool = False
    #: Graph files of ours among what was read, whose sentences alone came along.
    own: tuple[str, ...] = ()
