"""What the installed package says of itself; its parts are imported by name: ``conceptgraph.viz``."""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["GraphWidget"]


def __getattr__(name: str) -> Any:
    if name != "GraphWidget":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .notebook import GraphWidget

    return GraphWidget


def __dir__() -> list[str]:
    return ["GraphWidget", "__version__", "cli", "graph_data", "viz"]
