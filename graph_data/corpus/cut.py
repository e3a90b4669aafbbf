"""What a slice says of itself: its title, what it shows of what there is, and the command that repeats it."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from ..records import CutFrom
from .query import Query, Slice, Way

#: What follows the names of concepts in a slice's title.
ABOUT: Final = ": what it does, and what acts on it"


def title(found: Slice, names: Sequence[str]) -> str:
    """Return the title of a slice from the names of its seeds."""
    if found.query.between:
        return f"From {names[0]} to {names[-1]}"
    return f"{', '.join(names)}{ABOUT}"


def cut_from(found: Slice, today: date, columns: Mapping[str, str]) -> CutFrom:
    """Return what the file of a slice says of its corpus."""
    asked = command(found.query, found.address, columns)
    counts = (met(found), found.arrows_there, found.sentences_there)
    return CutFrom(found.address, asked, today.isoformat(), found.engine, *counts)


def way_told(way: Way) -> str:
    """Return a way in a sentence."""
    steps = len(way.concepts) - 1
    papers = f"{way.weakest:,} paper{'s' * (way.weakest != 1)}"
    if steps == 1:
        return f"One step, which {papers} state{'s' * (way.weakest == 1)}."
    return f"{steps} steps; the weakest of them is stated by {papers}."


def met(found: Slice) -> int:
    """Return how many concepts were met, those shown among them."""
    return len(found.seeds) + sum(there for _, there in found.reached)


def summary(found: Slice) -> list[str]:
    """Return what a slice shows of what there is, a line each."""
    query = found.query
    names = {concept.id: concept.name for concept in found.concepts}
    seeds = ", ".join(names.get(seed, seed) for seed in found.seeds)
    least = query.limits.min_papers
    at = f", at {least:,} papers or more" if least > 1 else ""
    shown = sum(map(len, found.sentences.values()))
    rest = f"{len(found.arrows):,} of {found.arrows_there:,} arrows among them"
    rest += "." if found.own else f"; {shown:,} of {found.sentences_there:,} sentences."
    if query.between:
        more = f", at least {found.ways_more:,} more" if found.ways_more else ""
        several = "s" * (len(found.ways) != 1)
        ways = f"{len(found.ways):,} way{several} of up to {query.max_hops} steps{more}{at}"
        wide = f" Searched from {found.searched:,} papers on, where there were too many." * (
            found.searched > least
        )
        return [f"{' to '.join(names.get(seed, seed) for seed in found.seeds)}: {ways}; {rest}{wide}"]
    hops = "; ".join(
        f"{shown:,} of {there:,} {'neighbours' if hop == 1 else f'concepts at {hop} hops'}"
        for hop, (shown, there) in enumerate(found.reached, 1)
    )
    return [f"{seeds}: {hops or 'no neighbours'}{at}; {rest}"]


def command(query: Query, address: str, columns: Mapping[str, str]) -> str:
    """Return the command that asks for a slice."""
    usual, limits = Query(()), query.limits
    words = ["conceptgraph", "slice", address, *query.seeds]
    for option, value, left_out in (
        ("--between", query.between, ""), ("--max-hops", query.max_hops, usual.max_hops),
        ("--top", query.top, usual.top), ("--hops", query.hops, usual.hops),
        ("--min-papers", limits.min_papers, 1), ("--cap", query.cap, usual.cap),
        ("--arrows", query.arrows, usual.arrows), ("--sentences", query.sentences, usual.sentences),
        ("--since", limits.since, 0), ("--rank", query.rank, usual.rank),
        ("--relations", ",".join(limits.relations), ""), ("--kinds", ",".join(limits.kinds), ""),
        ("--alias", query.alias, ""),
    ):  # fmt: skip
        if value != left_out:
            words += [option, str(value)]
    for ours, theirs in columns.items():
        words += ["--map", f"{ours}={theirs}"]
    return shlex.join(words)
