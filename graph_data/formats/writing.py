"""Which formats can be written, each found by its word or by the ending of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import Any, Final, Protocol

from .outgoing import Written

#: The modules of writers; the first is what is written when nothing else is said.
WRITERS: Final = (
    "yaml_out", "csv_out", "xlsx_out", "node_link_out", "cytoscape_out",
    "graphml_out", "gexf_out", "mermaid_out", "dot_out", "kumu_out", "bel_out", "kgx_out",
    "references_out", "bibtex_out", "report_out", "nanopub_out",
)  # fmt: skip


class Writer(Protocol):
    """A module that writes one format.

    ``NAME`` is the word for ``--to``, ``ENDINGS`` are those of its files. ``write`` is given lines of remarks
    (where the graph is from), which a format without comments leaves out. One with ``HOLDS_POSITIONS`` also
    takes ``positions``, the middles of boxes by concept.
    """

    NAME: str
    ENDINGS: tuple[str, ...]

    write: Callable[..., Written]


@cache
def _module(name: str) -> Any:
    return import_module(f".{name}", __package__)


def writer_names() -> tuple[str, ...]:
    """Return the words for ``--to``."""
    return tuple(_module(name).NAME for name in WRITERS)


def writer_for(path: str, name: str = "") -> Writer | None:
    """Return the writer of a word for ``--to``, else of the ending of a file; YAML for standard output."""
    modules: Iterable[Writer] = map(_module, WRITERS)
    if name:
        return next((each for each in modules if name == each.NAME), None)
    ending = PurePath(path.lower()).suffix
    return next((each for each in modules if path in ("", "-") or ending in each.ENDINGS), None)
