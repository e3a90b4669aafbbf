"""The question that a command asked of a corpus, read from its words, so that it can be asked again."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from .problems import CorpusError
from .query import Limits, Query

#: Options of the command, with where their values belong.
_OPTIONS: Final[Mapping[str, str]] = {
    "--between": "between", "--max-hops": "max_hops", "--top": "top", "--hops": "hops", "--cap": "cap",
    "--arrows": "arrows", "--sentences": "sentences", "--rank": "rank", "--min-papers": "min_papers",
    "--since": "since", "--relations": "relations", "--kinds": "kinds", "--map": "map", "--alias": "alias",
}  # fmt: skip
_WITHIN: Final = ("min_papers", "since", "relations", "kinds")
_SEVERAL: Final = ("relations", "kinds")
_WORDS: Final = ("between", "rank", "alias", *_SEVERAL)


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
