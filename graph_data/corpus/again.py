"""A slice asked again: the same question as its file tells, and what has changed since."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..edit.state import State
from ..model import ConceptGraph
from ..read.files import Folders
from .answer import Answer, slice_corpus
from .corpus import Corpus
from .joining import joined
from .problems import CorpusError
from .repeated import query_in

if TYPE_CHECKING:
    from ..records import Effect


@dataclass(frozen=True, slots=True)
class Changed:
    """A slice asked again, and what is new, gone or counted otherwise, a line each."""

    answer: Answer
    changes: tuple[str, ...]


def slice_again(
    graph: ConceptGraph, *, told: Callable[[str], None] | None = None
) -> Changed:  # fmt: skip
    """Repeat the slice that a graph was.

    Raises:
        CorpusError: the graph does not say of which corpus it is a slice, or that cannot be asked.
    """
    if graph.corpus is None or not graph.corpus.query:
        raise CorpusError("this graph does not say of which corpus it is a slice: it has no block `corpus`")
    query, columns = query_in(graph.corpus.query)
    answer = slice_corpus(graph.corpus.address, query, columns=columns, told=told)
    for command in graph.corpus.also if not answer.empty else ():
        answer = _with(answer, command, told)
    if answer.empty:
        return Changed(answer, ("nothing of it is left",))
    from ..read.examine import read_graph_text

    return Changed(answer, tuple(changes(graph, read_graph_text(answer.text))))


def _with(answer: Answer, command: str, told: Callable[[str], None] | None) -> Answer:
    """Return an answer with a further slice added."""
    query, columns = query_in(command)
    found = Corpus(shlex.split(command)[2], columns=columns).find(query, told)
    if not found.arrows:
        return replace(answer, notes=(*answer.notes, f"nothing is left of: {command}"))
    state = State.of(answer.text.encode(), "the slice", Folders.of("."))
    raw, _ = joined(state, found, columns)
    return replace(answer, text=raw.text, notes=(*answer.notes, *found.notes))


def changes(before: ConceptGraph, now: ConceptGraph) -> list[str]:
    """Return what is new, gone, or stated by another number of papers, a line each."""
    old, new = _effects(before), _effects(now)
    lines = [f"new: {text}{_papers(effect)}" for text, effect in new.items() if text not in old]
    lines += [f"gone: {text}{_papers(effect)}" for text, effect in old.items() if text not in new]
    for text, effect in new.items():
        lines += _differing(text, old[text], effect) if text in old else []
    return lines or ["nothing has changed"]


def _papers(effect: Effect) -> str:
    return f" ({effect.papers:,})" if effect.papers else ""


def _differing(text: str, before: Effect, now: Effect) -> list[str]:
    """Return what is told otherwise of an effect whose words are the same."""
    if before.papers != now.papers:
        return [f"{text}: {before.papers:,} papers before, {now.papers:,} now"]
    if before.verdict != now.verdict:
        return [f"{text}: {before.verdict} before, {now.verdict} now"]
    return [] if replace(before, id=now.id) == now else [f"{text}: other words or evidence now"]


def _effects(graph: ConceptGraph) -> dict[str, Effect]:
    return {f"{graph.sentence(effect)} [{effect.sign}]": effect for effect in graph.effects.values()}
