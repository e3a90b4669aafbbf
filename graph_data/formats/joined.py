"""Tables that belong together as one: the concepts of all, the effects of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .incoming import Incoming


def joined(found: Sequence[Incoming]) -> Incoming:
    """Return several tables as one; what each leaves is counted together."""
    if len(found) == 1:
        return found[0]
    left, read_as = Counter[str](), Counter[str]()
    for each in found:
        left.update(each.left)
        read_as.update(each.read_as)
    keys = {node.key for each in found for node in each.nodes}
    if keys:  # ends that are numbers have names now
        read_as = Counter(
            {what: n for what, n in read_as.items() if not what.startswith("names that are numbers")}
        )
    return replace(
        next((each for each in found if each.edges), found[0]),
        format="Tables of concepts and effects" if keys else found[0].format,
        nodes=tuple(node for each in found for node in each.nodes),
        edges=tuple(edge for each in found for edge in each.edges),
        left=left,
        read_as=read_as,
        spots={},
    )
