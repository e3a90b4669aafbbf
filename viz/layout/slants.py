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
    rise = np.abs(ends[:, 0] - ends[:, 1])
    kinds = np.where(rise > 0.06, KINDS, 1)
    first = np.concatenate([[0], np.cumsum(kinds)])
    choices = _slants(ends, rooms)
    line = np.repeat(np.arange(len(ends)), kinds)
    kind = np.arange(len(line)) - first[line]
    slants = choices[line, kind]
    penalty = _penalties(ends[line], slants, width)
    penalty[line[:, None] == line[None, :]] = 0
    own = 0.02 * kind + 0.05 * rise[line] / (slants[:, 1] - slants[:, 0])
    chosen = first[:-1].copy()
    order = [int(i) for i in np.argsort(-rise, kind="stable") if kinds[i] > 1]
    for _ in range(12):
        changed = False
        for i in order:
            rows = slice(first[i], first[i + 1])
            totals = penalty[rows][:, chosen].sum(1) + own[rows]
            best = int(totals.argmin()) + int(first[i])
            if totals[best - first[i]] < totals[chosen[i] - first[i]] - 1e-4:
                chosen[i], changed = best, True
        if not changed:
            break
    return slants[chosen], float(penalty[np.ix_(chosen, chosen)].sum()) / 2


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
    """Return what each choice of a line costs beside each choice of another; shape (choices, choices)."""
    points = np.zeros((len(ends), 4, 2), np.float32)
    points[:, 1:3, 0] = slants
    points[:, 3, 0] = width
    points[:, :2, 1] = ends[:, :1]
    points[:, 2:, 1] = ends[:, 1:]
    penalty = _angles(points)
    xs = np.linspace(0, width, _SAMPLES)
    heights = np.stack([np.interp(xs, line[:, 0], line[:, 1]) for line in points]).astype(np.float32)
    lengths = np.sqrt(1 + np.gradient(heights, xs.astype(np.float32), axis=1) ** 2)
    for k in range(_SAMPLES):
        apart = np.abs(heights[:, None, k] - heights[None, :, k])
        apart /= np.minimum(lengths[:, None, k], lengths[None, :, k])
        penalty += np.clip(_NEAR - apart, 0, None) * np.float32(0.3 / _NEAR)
    return penalty


def _angles(points: NDArray[Any]) -> NDArray[Any]:
    """Return 1 and a charge for a small angle wherever two lines cross; slants may make them cross twice."""
    found = np.zeros((len(points), len(points)), np.float32)
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
    found = np.zeros(meets.shape, np.float32)
    found[i, j] = 1 + (np.clip(_OPEN - angle, 0, None) / 8) ** 1.5
    return found
