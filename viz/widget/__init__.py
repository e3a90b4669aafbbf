"""The living page in a notebook: what is chosen and edited reaches Python, and Python shows and lights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .graph_widget import GraphWidget

__all__ = ["GraphWidget"]


def __getattr__(name: str) -> Any:
    if name != "GraphWidget":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        from .graph_widget import GraphWidget
    except ModuleNotFoundError as missing:
        if missing.name not in ("anywidget", "traitlets", "ipywidgets"):
            raise
        told = "GraphWidget needs the package anywidget: pip install 'conceptgraph[notebook]'"
        raise ImportError(told) from missing
    return GraphWidget
