"""A slice asked again: the same question as its file tells, and what has changed since."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from ..model import ConceptGraph
from .answer import Answer, slice_corpus
from .problems import CorpusError
from .query import Limits, Query

if TYPE_CHECKING:
    from ..records import Effect

#: Options of the command, with where their values belong.
_OPTIONS: Final[Mapping[str, str]] = {
    "--between": "between", "--max-hops": "max_hops", "--top": "top", "--hops": "hops", "--cap": "cap",
    "--arrows": "arrows", "--sentences": "sentences", "--rank": "rank", "--min-papers": "min_papers",
    "--since": "since", "--relations": "relations", "--kinds": "kinds", "--map": "map", "--alias": "alias",
}  # fmt: skip
_WITHIN: Final = ("min_papers", "since", "relations", "kinds")
_SEVERAL: Final = ("relations", "kinds")
_WORDS: Final = ("between", "rank", "alias", *_SEVERAL)


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
    if answer.empty:
        return Changed(answer, ("nothing of it is left",))
    from ..read.examine import read_graph_text

    return Changed(answer, tuple(changes(graph, read_graph_text(answer.text))))


def query_in(command: str) -> tuple[Query, dict[str, str]]:
    """Return what a command asked for, and which columns it named.

    >>> query_in("conceptgraph slice c.parquet magnesium --min-papers 3 --relations raises,lowers")[0].limits
    Limits(min_papers=3, relations=('raises', 'lowers'), kinds=(), since=0)

    Raises:
        CorpusError: it is no such command.
    """
    words = shlex.split(command)
    if words[:2] != ["conceptgraph", "slice"] or len(words) < 4:
        raise CorpusError(f"{command[:80]!r} is no slice that could be repeated")
    seeds: list[str] = []
    values: dict[str, Any] = {}
    columns: dict[str, str] = {}
    rest = iter(words[3:])
    for word in rest:
        key = _OPTIONS.get(word, "")
        if not word.startswith("--"):
            seeds.append(word)
        elif not key:
            raise CorpusError(f"{word} is no option of a slice")
        elif key == "map":
            ours, _, theirs = next(rest, "").partition("=")
            columns[ours] = theirs
        else:
            values[key] = _value(key, next(rest, ""))
    limits = Limits(**{key: values.pop(key) for key in _WITHIN if key in values})
    return replace(Query(tuple(seeds)), limits=limits, **values), columns


def _value(key: str, word: str) -> Any:
    if key in _SEVERAL:
        return tuple(word.split(","))
    if key in _WORDS:
        return word
    if not word.isdecimal():
        raise CorpusError(f"{word!r} is no number")
    return int(word)


def changes(before: ConceptGraph, now: ConceptGraph) -> list[str]:
    """Return what is new, gone, or stated by another number of papers, a line each."""
    old, new = _effects(before), _effects(now)
    lines = [f"new: {text} ({effect.papers:,})" for text, effect in new.items() if text not in old]
    lines += [f"gone: {text} ({effect.papers:,})" for text, effect in old.items() if text not in new]
    for text, effect in new.items():
        if text in old and old[text].papers != effect.papers:
            lines.append(f"{text}: {old[text].papers:,} papers before, {effect.papers:,} now")
    return lines or ["nothing has changed"]


def _effects(graph: ConceptGraph) -> dict[str, Effect]:
    return {f"{graph.sentence(effect)} [{effect.sign}]": effect for effect in graph.effects.values()}
