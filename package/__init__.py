"""What the installed package says of itself; its parts are imported by name: ``conceptgraph.viz``."""

__version__ = "0.1.0"
