"""Colours as ``#rrggbb``: contrast as WCAG 2 defines it, mixing, and moving a colour until it can be seen."""

from __future__ import annotations

import re

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def is_colour(text: str) -> bool:
    """Return whether a text is ``#rgb`` or ``#rrggbb``."""
    return _HEX.fullmatch(text) is not None


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue from 0 to 255."""
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(value / 255) for value in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def mix(first: str, second: str, share: float) -> str:
    """Return ``share`` of the first colour laid over the second.

    >>> mix("#000000", "#ffffff", 0.2)
    '#cccccc'
    """
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)


def seen_on(colour: str, grounds: tuple[str, ...], ratio: float) -> str:
    """Return the colour, moved towards black or white until it has the contrast on every ground."""
    bright = sum(map(luminance, grounds)) / len(grounds) > 0.18
    end = "#000000" if bright else "#ffffff"
    for step in range(21):
        moved = mix(end, colour, step / 20)
        if all(contrast(moved, ground) >= ratio for ground in grounds):
            return moved
    return end
