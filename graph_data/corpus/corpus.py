"""A corpus that can be asked: opened once by its address, sliced as often as wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .address import Address, address_of
from .between import arrows_on, ways_between
from .engines import opened
from .near import among, choose, told, with_names
from .problems import CorpusError, told_plainly
from .query import Limits, Query, Rank, Slice
from .seeds import seed_of

if TYPE_CHECKING:
    from ..model import ConceptGraph
    from .bolt import BoltTables
    from .tables import Tables

Told = Callable[[str], None]


class Corpus:
    """Claims at an address: a folder, files, or an engine (``postgresql://...``, ``spark://...``)."""

    def __init__(self, address: str, *, columns: Mapping[str, str] | None = None) -> None:
        """Open a corpus; ``columns`` names the columns of a table that is not ours.

        Raises:
            CorpusError: it cannot be opened, or an extra is missing.
        """
        self.address: Address = address_of(address)
        self.tables: Tables | BoltTables = opened(self.address, columns)

    def slice(
        self, *seeds: str, hops: int = 2, min_papers: int = 1, cap: int = 40, arrows: int = 120,
        sentences: int = 3, relations: Sequence[str] = (), kinds: Sequence[str] = (), since: int = 0,
        rank: Rank = "papers", between: str = "", max_hops: int = 4, top: int = 10, alias: str = "",
    ) -> ConceptGraph:  # fmt: skip
        """Return what is near concepts, or the ways between two, as a graph like any other.

        Raises:
            UnknownSeedError: no concept, or more than one, is called so.
            CorpusError: the engine could not answer.
        """
        from ..read.examine import read_graph_text
        from .as_text import as_text

        limits = Limits(min_papers, tuple(relations), tuple(kinds), since)
        query = Query(seeds, limits, hops, cap, arrows, sentences, rank, between, max_hops, top, alias)
        return read_graph_text(as_text(self.find(query), date.today()))

    def find(self, query: Query, report: Told | None = None) -> Slice:
        """Return the answer to a question, with true counts of what is left out."""
        tell = report or _untold
        if not query.seeds:
            raise CorpusError("a slice needs the name of a concept")
        with told_plainly(self.address, "asking it"):
            if query.alias:
                return self._merged(query, tell)
            tell("looking for the concept")
            seeds = tuple(dict.fromkeys(seed_of(self.tables, seed) for seed in query.seeds))
            found = self._ways(query, seeds, tell) if query.between else self._near(query, seeds, tell)
        tables = self.tables
        return replace(found, engine=tables.engine, address=str(self.address), own=tables.own)

    def _merged(self, query: Query, tell: Told) -> Slice:
        """Ask the corpus as it is when aliases are the concepts that they mean."""
        from .aliases import merged, merges_of, read_aliases, unknown_told

        tell("looking for aliases")
        merges = merges_of(self.tables, read_aliases(Path(query.alias)))
        other = copy(self)
        other.tables = merged(self.tables, merges)
        found = other.find(replace(query, alias=""), tell)
        return replace(found, query=query, notes=unknown_told(merges.unknown))

    def _near(self, query: Query, seeds: tuple[str, ...], tell: Told) -> Slice:
        tell("choosing concepts")
        chosen, reached = choose(self.tables, query, seeds)
        tell(f"arrows among {len(chosen)} concepts")
        arrows, arrows_there, claims = among(self.tables, query, chosen)
        met = {end for arrow in arrows for end in (arrow.subject, arrow.object)} | set(seeds)
        chosen = {id: hop for id, hop in chosen.items() if id in met}
        at = Counter(chosen.values())
        hops = tuple((at[hop], there) for hop, there in enumerate(reached, 1))
        concepts = with_names(self.tables, query, chosen, arrows)
        tell(f"sentences of {len(arrows)} arrows")
        behind = told(self.tables, query, arrows)
        return Slice(query, seeds, concepts, tuple(arrows), behind, hops, arrows_there, claims)

    def _ways(self, query: Query, seeds: tuple[str, ...], tell: Told) -> Slice:
        if len(seeds) > 1:
            raise CorpusError("ways lead from one concept to another; name one before --between")
        goal = seed_of(self.tables, query.between)
        if goal == seeds[0]:
            raise CorpusError(f"{query.between!r} is where the way begins, too")
        tell("looking for ways")
        ways, more, searched = ways_between(self.tables, query, seeds[0], goal)
        arrows, arrows_there, claims = arrows_on(self.tables, query, ways)
        hops: dict[str, int] = {}
        for way in ways:
            for hop, id in enumerate(way.concepts):
                hops[id] = min(hop, hops.get(id, hop))
        hops = hops or {seeds[0]: 0, goal: 1}
        concepts = with_names(self.tables, query, hops, arrows)
        tell(f"sentences of {len(arrows)} arrows")
        behind = told(self.tables, query, arrows)
        return Slice(
            query, (seeds[0], goal), concepts, tuple(arrows), behind, (), arrows_there, claims,
            tuple(ways), more, searched,
        )  # fmt: skip


def _untold(_what: str) -> None:
    """Nobody listens."""
