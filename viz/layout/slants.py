"""Where in its gap each line slants, chosen so that lines cross at open angles and keep apart."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Shares of the gap between which a line may rise or fall.
CHOICES = (
    (0.0, 1.0), (0.0, 0.6), (0.4, 1.0), (0.2, 0.8), (0.0, 0.35),
    (0.65, 1.0), (0.35, 0.65), (0.12, 0.5), (0.5, 0.88),
)  # fmt: skip
_OPEN = 38.0
_NEAR = 0.42


def choose(ends: NDArray[Any], width: float) -> list[tuple[float, float]]:
    """Return for each line of a gap the shares between which it slants.

    ``ends``: heights at the gap's sides, shape (lines, 2); lengths in em.
    """
    count, kinds = len(ends), len(CHOICES)
    if count < 2 or width < 0.3:
        return [CHOICES[0]] * count
    penalty = _penalties(ends, width)
    steep = np.abs(ends[:, 0] - ends[:, 1])
    own = np.stack([steep / width * (1 / (v - u) - 1) * 0.1 + 0.05 * (k > 0) for k, (u, v) in enumerate(CHOICES)], 1)
    chosen = np.zeros(count, np.int64)
    order = np.argsort(-steep, kind="stable")
    for _ in range(8):
        changed = False
        for i in order:
            if steep[i] < 0.08:
                continue
            rows = penalty[i * kinds : (i + 1) * kinds]
            totals = rows[:, np.arange(count) * kinds + chosen].sum(1) + own[i]
            best = int(totals.argmin())
            if totals[best] < totals[chosen[i]] - 1e-6:
                chosen[i], changed = best, True
        if not changed:
            break
    return [CHOICES[int(k)] for k in chosen]


def _polylines(ends: NDArray[Any], width: float) -> NDArray[Any]:
    """Return every line in every choice; shape (lines x choices, 4, 2)."""
    kinds = len(CHOICES)
    points = np.zeros((len(ends) * kinds, 4, 2))
    for k, (u, v) in enumerate(CHOICES):
        points[k::kinds, :, 0] = (0.0, u * width, v * width, width)
        points[k::kinds, :2, 1] = ends[:, :1]
        points[k::kinds, 2:, 1] = ends[:, 1:]
    return points


def _penalties(ends: NDArray[Any], width: float) -> NDArray[Any]:
    points = _polylines(ends, width)
    size = len(points)
    penalty = np.zeros((size, size), np.float32)
    for a in range(3):
        for b in range(3):
            penalty += _crossing(points[:, a], points[:, a + 1], points[:, b], points[:, b + 1])
    xs = np.linspace(0, width, 13)[1:-1]
    heights = np.stack([np.interp(xs, line[:, 0], line[:, 1]) for line in points])
    slopes = np.gradient(heights, xs, axis=1)
    for k in range(len(xs)):
        slope = np.minimum(np.abs(slopes[:, None, k]), np.abs(slopes[None, :, k]))
        apart = np.abs(heights[:, None, k] - heights[None, :, k]) / np.sqrt(1 + slope**2)
        penalty += np.clip(_NEAR - apart, 0, None) * (0.14 / _NEAR)
    line = np.arange(size) // len(CHOICES)
    penalty[line[:, None] == line[None, :]] = 0
    return penalty


def _crossing(a: NDArray[Any], b: NDArray[Any], c: NDArray[Any], d: NDArray[Any]) -> NDArray[Any]:
    """Return the penalty of each segment a-b with each c-d: none when they do not meet."""
    p, q = b - a, d - c
    cross = p[:, None, 0] * q[None, :, 1] - p[:, None, 1] * q[None, :, 0]
    dx, dy = c[None, :, 0] - a[:, None, 0], c[None, :, 1] - a[:, None, 1]
    with np.errstate(divide="ignore", invalid="ignore"):
        t = (dx * q[None, :, 1] - dy * q[None, :, 0]) / cross
        u = (dx * p[:, None, 1] - dy * p[:, None, 0]) / cross
        lengths = np.hypot(p[:, 0], p[:, 1])[:, None] * np.hypot(q[:, 0], q[:, 1])[None, :]
        angle = np.degrees(np.arcsin(np.clip(np.abs(cross) / (lengths + 1e-9), 0, 1)))
    meets = (np.abs(cross) > 1e-9) & (t >= 0) & (t < 1) & (u >= 0) & (u < 1)
    found: NDArray[Any] = np.where(meets, 1 + (np.clip(_OPEN - angle, 0, None) / 8) ** 1.3, 0)
    return found
