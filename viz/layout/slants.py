"""Where in its gap each line slants, chosen so that lines cross at open angles and keep apart."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Each line may slant over its whole room, or at one of these places over a run of rise x steepness.
_PLACES = (0.0, 0.25, 0.5, 0.75, 1.0)
_STEEPNESS = (0.1, 0.45, 1.0)
_LEAST_RUN = 0.4
#: Crossings below this angle (degrees) and lines nearer than this (em) are charged.
_OPEN = 45.0
_NEAR = 0.5
_SAMPLES = 14
KINDS = 1 + len(_PLACES) * len(_STEEPNESS)


def choose(ends: NDArray[Any], rooms: NDArray[Any], width: float) -> tuple[NDArray[Any], float]:
    """Return where each line of a gap begins and ends its slant, and what the crossings then cost.

    ``ends``: heights at the gap's sides; ``rooms``: the part of the gap in which a line may slant; both and
    the answer of shape (lines, 2), lengths in em.
    """
    count = len(ends)
    slants = _slants(ends, rooms)
    if count < 2:
        return slants[:, 0], 0.0
    penalty = _penalties(ends, slants, width)
    rise = np.abs(ends[:, 0] - ends[:, 1])
    own = 0.02 * np.arange(KINDS)[None, :] + 0.05 * rise[:, None] / (slants[..., 1] - slants[..., 0])
    chosen = np.zeros(count, np.int64)
    order = [int(i) for i in np.argsort(-rise, kind="stable") if rise[i] > 0.06]
    lines = np.arange(count) * KINDS
    for _ in range(12):
        changed = False
        for i in order:
            totals = penalty[i * KINDS : (i + 1) * KINDS][:, lines + chosen].sum(1) + own[i]
            best = int(totals.argmin())
            if totals[best] < totals[chosen[i]] - 1e-6:
                chosen[i], changed = best, True
        if not changed:
            break
    total = float(penalty[np.ix_(lines + chosen, lines + chosen)].sum()) / 2
    return slants[np.arange(count), chosen], total


def _slants(ends: NDArray[Any], rooms: NDArray[Any]) -> NDArray[Any]:
    """Return every line's choices, from left to right; shape (lines, KINDS, 2)."""
    room = rooms[:, 1] - rooms[:, 0]
    rise = np.abs(ends[:, 0] - ends[:, 1])
    found = [rooms]
    for steepness in _STEEPNESS:
        run = np.minimum(room, np.maximum(_LEAST_RUN, rise * steepness))
        for place in _PLACES:
            start = rooms[:, 0] + place * (room - run)
            found.append(np.stack([start, start + run], 1))
    return np.stack(found, 1)


def _penalties(ends: NDArray[Any], slants: NDArray[Any], width: float) -> NDArray[Any]:
    """Return what each choice of a line costs beside each choice of another; shape (lines x KINDS,) twice."""
    size = len(ends) * KINDS
    points = np.zeros((size, 4, 2))
    points[:, 1:3, 0] = slants.reshape(size, 2)
    points[:, 3, 0] = width
    points[:, :2, 1] = np.repeat(ends[:, :1], KINDS, 0)
    points[:, 2:, 1] = np.repeat(ends[:, 1:], KINDS, 0)
    penalty = _angles(points)
    xs = np.linspace(0, width, _SAMPLES)
    heights = np.stack([np.interp(xs, line[:, 0], line[:, 1]) for line in points])
    slope = np.abs(np.gradient(heights, xs, axis=1))
    lengths = np.sqrt(1 + slope**2)
    for k in range(_SAMPLES):
        apart = np.abs(heights[:, None, k] - heights[None, :, k])
        apart /= np.minimum(lengths[:, None, k], lengths[None, :, k])
        penalty += np.clip(_NEAR - apart, 0, None) * (0.3 / _NEAR)
    line = np.arange(size) // KINDS
    penalty[line[:, None] == line[None, :]] = 0
    return penalty


def _angles(points: NDArray[Any]) -> NDArray[Any]:
    """Return 1 and a charge for a small angle wherever two lines cross; slants may make them cross twice."""
    found = np.zeros((len(points), len(points)))
    for a in range(3):
        for b in range(3):
            if a != 1 and b != 1:
                continue  # Two level pieces never cross.
            crossing = _crossing(points[:, a], points[:, a + 1], points[:, b], points[:, b + 1])
            found += crossing
    return found


def _crossing(a: NDArray[Any], b: NDArray[Any], c: NDArray[Any], d: NDArray[Any]) -> NDArray[Any]:
    """Return the charge of each segment a-b with each c-d: none when they do not meet."""
    p, q = b - a, d - c
    cross = p[:, None, 0] * q[None, :, 1] - p[:, None, 1] * q[None, :, 0]
    dx, dy = c[None, :, 0] - a[:, None, 0], c[None, :, 1] - a[:, None, 1]
    with np.errstate(divide="ignore", invalid="ignore"):
        t = (dx * q[None, :, 1] - dy * q[None, :, 0]) / cross
        u = (dx * p[:, None, 1] - dy * p[:, None, 0]) / cross
    meets = (np.abs(cross) > 1e-9) & (t >= 0) & (t < 1) & (u >= 0) & (u < 1)
    i, j = meets.nonzero()
    lengths = np.hypot(p[:, 0], p[:, 1])[i] * np.hypot(q[:, 0], q[:, 1])[j]
    angle = np.degrees(np.arcsin(np.clip(np.abs(cross[i, j]) / (lengths + 1e-9), 0, 1)))
    found = np.zeros(meets.shape)
    found[i, j] = 1 + (np.clip(_OPEN - angle, 0, None) / 8) ** 1.5
    return found
