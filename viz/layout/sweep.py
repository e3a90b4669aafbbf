"""The order within columns by sweeps over all of them: medians, then exchanges of neighbours."""

from __future__ import annotations

from typing import Final

from .sheet import Sheet

#: Sweeps after which there is no more to be expected where the last so many gained less than this share.
_VAIN: Final = 8
_GAIN: Final = 0.005
#: Rounds of exchanges at most.
_ROUNDS: Final = 8


def sweep(sheet: Sheet, sweeps: int) -> None:
    """Arrange the columns with fewer crossings, if there is a way; else they stay as they are.

    Each sweep sets every column by the medians of the lines from the one before it, to the right and to the
    left in turn, and exchanges neighbours while that helps. Where it makes no difference it does so in every
    second pair of sweeps: a search that only ever descends would end at once.
    """
    least, best = sheet.crossings(), sheet.copied()
    vain = 0
    for turn in range(sweeps):
        turned = turn % 4 < 2
        _medians(sheet, rightward=turn % 2 == 0, turned=turned)
        _exchange(sheet, also_equal=not turned)
        crossings = sheet.crossings()
        vain = 0 if crossings < (1 - _GAIN) * least else vain + 1
        if crossings <= least:
            least, best = crossings, sheet.copied()
        if vain == _VAIN:
            break
    sheet.take(best)


def _medians(sheet: Sheet, *, rightward: bool, turned: bool) -> None:
    """Set each column by the medians of its lines; ``turned``: of equal ones the last comes first."""
    count = len(sheet.layers)
    for c in range(1, count) if rightward else range(count - 2, -1, -1):
        places = sheet.places(c - 1 if rightward else c + 1)
        near = sheet.near[c][0 if rightward else 1]
        layer = sheet.layers[c]
        slots = [slot for slot, node in enumerate(layer) if near[node]]
        medians = [_median([places[other] for other in near[layer[slot]]]) for slot in slots]
        ranked = sorted(range(len(slots)), key=lambda k: (medians[k], -k if turned else k))
        now = list(layer)
        for slot, k in zip(slots, ranked, strict=True):
            now[slot] = layer[slots[k]]
        if now != layer:
            sheet.put(c, now)


def _median(ends: list[int]) -> float:
    """Return the median; of an even number the middle of both, nearer to the side where they are dense.

    >>> _median([4, 2]), _median([9, 3, 1]), _median([0, 1, 2, 8])
    (3.0, 3, 1.1428571428571428)
    """
    count = len(ends)
    if count == 1:
        return ends[0]
    if count == 2:
        return (ends[0] + ends[1]) / 2
    ends.sort()
    low, high = ends[(count - 1) // 2], ends[count // 2]
    before, after = low - ends[0], ends[-1] - high
    if count % 2 or before + after == 0:
        return (low + high) / 2 if low != high else low
    return (low * after + high * before) / (before + after)


def _exchange(sheet: Sheet, *, also_equal: bool) -> None:
    """Exchange neighbours whose lines cross less then; ``also_equal``: or as often, if they do at all."""
    count = len(sheet.layers)
    restless = [True] * count
    for _ in range(_ROUNDS):
        gained = False
        for c in range(count):
            if restless[c]:
                restless[c] = False
                moved, better = _exchanged(sheet, c, also_equal)
                gained = gained or better
                if moved:
                    for each in (c, *sheet.beside(c)):
                        restless[each] = True
        if not gained:
            return


def _exchanged(sheet: Sheet, c: int, also_equal: bool) -> tuple[bool, bool]:
    """Let each node of a column go down while that helps; return whether one did, and for the better."""
    layer = sheet.layers[c]
    if len(layer) < 2:
        return False, False
    sides = [(sheet.near[c][each > c], sheet.places(each)) for each in sheet.beside(c)]
    now, moved, better = list(layer), False, False
    node = now[0]
    for slot, other in enumerate(layer[1:]):
        crossed = gain = 0  # above zero: other would rather stand above node
        for near, places in sides:
            for end in near[node]:
                a = places[end]
                for far in near[other]:
                    b = places[far]
                    if a > b:
                        crossed += 1
                        gain += 1
                    elif a < b:
                        gain -= 1
        if gain > 0 or (also_equal and gain == 0 and crossed):
            now[slot], now[slot + 1] = other, node
            moved, better = True, better or gain > 0
        else:
            node = other
    if moved:
        sheet.put(c, now)
    return moved, better
