"""The graphs that come with the package, and the starter of a new one."""

from __future__ import annotations

from pathlib import Path

from .errors import GraphError

_FOLDER = Path(__file__).parent / "examples"
_STARTER = "starter.yaml"


def example_names() -> tuple[str, ...]:
    """Return the names of the bundled graphs, magnesium first."""
    names = sorted(path.stem for path in _FOLDER.glob("*.yaml") if path.name != _STARTER)
    return tuple(sorted(names, key=lambda name: name != "magnesium"))


def example_path(name: str) -> Path:
    """Return the file of a bundled graph.

    Raises:
        GraphError: there is none of that name.
    """
    if name not in example_names():
        raise GraphError(f"there is no example {name!r}; there are {', '.join(example_names())}")
    return _FOLDER / f"{name}.yaml"


def starter_text() -> str:
    """Return the commented first graph that ``conceptgraph new`` writes."""
    return (Path(__file__).parent / _STARTER).read_text(encoding="utf-8")
