"""How well an effect is backed, and what a chain of effects comes to.

Twin: viz/viewer/src/ask/backing.ts
Twin: viz/viewer/src/ask/told.ts
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Literal

from ..opposites import is_crossing

if TYPE_CHECKING:
    from ..model import Certainty, Effect, Sign, Verdict

#: From best to worst. What nobody has looked up is worth more than what was looked for in vain.
VERDICT_ORDER: Final[tuple[Verdict, ...]] = ("supported", "mixed", "not-checked", "not-found", "contradicted")
CERTAINTY_ORDER: Final[tuple[Certainty | Literal[""], ...]] = ("high", "moderate", "low", "", "none")


def weakness(effect: Effect) -> tuple[int, int]:
    """Return a rank that is lower the better the effect is backed."""
    return VERDICT_ORDER.index(effect.verdict), CERTAINTY_ORDER.index(effect.certainty)


def weakest(effects: Sequence[Effect]) -> Effect:
    """Return the worst backed effect of a chain, the first of equals; links to opposites are none."""
    return max((effect for effect in effects if not is_crossing(effect)), key=weakness)


def net_sign(signs: Iterable[Sign]) -> Sign:
    """Return what a chain of signs comes to.

    A link without effect lets nothing through. A link whose direction is not known (``unknown``, or
    ``regulates``, which goes both ways) leaves the whole chain unknown; a mixed one leaves it mixed.

    >>> net_sign("+-"), net_sign("--"), net_sign(["regulates"]), net_sign(["+", "mixed"])
    ('-', '+', 'regulates', 'mixed')
    """
    chain = tuple(signs)
    if len(chain) == 1:
        return chain[0]
    if "none" in chain:
        return "none"
    if "unknown" in chain or "regulates" in chain:
        return "unknown"
    if "mixed" in chain:
        return "mixed"
    return "-" if chain.count("-") % 2 else "+"
