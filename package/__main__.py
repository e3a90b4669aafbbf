"""The command line as ``python -m conceptgraph``."""

from .cli import main

main()
