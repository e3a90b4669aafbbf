"""The widget of notebooks, in which the two packages meet: ``from conceptgraph import GraphWidget``."""

from __future__ import annotations

from typing import Any

from . import graph_data
from .viz import widget


class GraphWidget(widget.GraphWidget):
    """The living page of a graph in a notebook; see `conceptgraph.viz.widget.GraphWidget`."""

    def __init__(self, source: Any = None, **options: Any) -> None:
        super().__init__(source, library=graph_data, **options)
