"""A slice as it is handed to whoever asked: the text of a graph file, and what to say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from .as_text import as_text
from .corpus import Corpus
from .cut import summary
from .query import Query


@dataclass(frozen=True, slots=True)
class Answer:
    """``text``: a graph file; ``summary``: what it shows of what there is; ``notes``: texts it changed.

    ``empty`` is whether no arrow was found; then ``text`` is no graph.
    """

    text: str
    summary: tuple[str, ...]
    notes: tuple[str, ...]
    empty: bool = False


def slice_corpus(
    address: str, query: Query, *, columns: Mapping[str, str] | None = None,
    told: Callable[[str], None] | None = None,
) -> Answer:  # fmt: skip
    """Ask a corpus for a slice.

    Raises:
        UnknownSeedError: no concept, or more than one, is called so.
        CorpusError: the corpus cannot be opened or asked.
    """
    if told:
        told("opening the corpus")
    found = Corpus(address, columns=columns).find(query, told)
    notes: list[str] = []
    text = as_text(found, date.today(), notes, columns)
    return Answer(text, tuple(summary(found)), (*found.notes, *notes), not found.arrows)
