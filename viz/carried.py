"""The files that travel inside the package: fonts, templates, words, the built viewer."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable


def carried(*path: str) -> Traversable:
    """Return a file or a folder of the package, installed or in a checkout: ``carried("fonts")``."""
    return resources.files(__package__ or "viz").joinpath(*path)
