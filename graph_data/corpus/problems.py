"""What can go wrong when a corpus is asked, told without the secrets of its address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import GraphError

if TYPE_CHECKING:
    from .address import Address


class CorpusError(GraphError):
    """A corpus that cannot be opened, read or asked."""


class UnknownSeedError(CorpusError):
    """No concept, or more than one, is called as was asked; ``names`` are those that may be meant."""

    def __init__(self, message: str, names: Sequence[str] = ()) -> None:
        self.names = tuple(names)
        super().__init__(message)


def needed(module: str, extra: str = "corpus") -> Any:
    """Import a module that an extra brings.

    Raises:
        CorpusError: it is not installed; the message has the command that installs it.
    """
    try:
        return import_module(module)
    except ImportError as missing:
        name = module.partition(".")[0]
        raise CorpusError(f"this needs {name}: pip install 'conceptgraph[{extra}]' ({missing})") from None


@contextmanager
def told_plainly(address: Address, doing: str) -> Iterator[None]:
    """Tell what an engine says went wrong in one line, and none of the address's secrets."""
    try:
        yield
    except (CorpusError, KeyboardInterrupt):
        raise
    except Exception as fault:
        lines = str(fault).strip().splitlines() or [type(fault).__name__]
        said = " ".join(line.strip() for line in lines[:3])[:600]
        if "sniffing" in said:
            said = "rows have other numbers of cells than the first, or a quotation mark is not closed"
        said = said.partition(" LINE 1:")[0].rstrip()
        raise CorpusError(f"{address}: {doing} failed: {address.without_secrets(said)}") from None
