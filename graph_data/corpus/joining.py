"""A slice added to the file of another: one picture of both, a step of a tour for each, true counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ..edit.changes import Add, Change, Put
from ..edit.living import LivingFile
from ..edit.plan import appended, key_set, like_others, top_added
from ..edit.plan_records import record_set
from ..edit.raw import Raw
from ..edit.state import State
from ..edit.together import together
from ..edit.values import told_now
from ..read.files import Folders
from .address import GRAPHS, address_of
from .answer import Answer
from .as_text import as_text
from .corpus import Corpus
from .cut import ABOUT, command, summary
from .problems import CorpusError
from .query import Query, Slice
from .repeated import query_in

if TYPE_CHECKING:
    from ..model import ConceptGraph

#: The tour whose steps are slices.
TOUR: Final = "Slices"
#: Characters of a title that names the concepts of several slices.
LONGEST_TITLE: Final = 100
#: Neighbours that are added at a time to a concept of a slice, and arrows among them.
MORE: Final = 12
#: Arrows that are looked at for that.
MOST_ARROWS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Joined:
    """A slice that was added: its answer, and what is told of the two together."""

    answer: Answer
    told: tuple[str, ...]


def add_slice(
    path: str, address: str, query: Query, *, columns: Mapping[str, str] | None = None,
    told: Callable[[str], None] | None = None,
) -> Joined:  # fmt: skip
    """Ask a corpus for a slice and add it to the file of another, as an edit that can be undone.

    Raises:
        UnknownSeedError: no concept, or more than one, is called so.
        CorpusError: the corpus cannot be opened or asked.
        EditRefusedError: the file has errors, or is no graph file.
    """
    return _added(LivingFile(path), Corpus(address, columns=columns).find(query, told), columns or {})


def widen(file: LivingFile, concept: str, address: str = "") -> Joined:
    """Add to the file of a slice what the corpus has beside a concept of it, some neighbours more at a time.

    ``address`` is where the corpus is, in place of what the file says (without secrets).

    Raises:
        CorpusError: the file is no slice, or the corpus cannot be opened or asked.
        EditRefusedError: the file cannot be edited.
    """
    graph = file.graph
    if graph is None or graph.corpus is None or concept not in graph.concepts:
        raise CorpusError("this file does not say of which corpus it is a slice")
    where = graph.corpus.address
    if not address and not address_of(where).is_here:
        raise CorpusError(f"{where} is not on this machine; it is asked where it is named: --corpus ADDRESS")
    query, columns = query_in(graph.corpus.query)
    there = known(graph)
    own = next(name for name, (id, _) in there.items() if id == concept)
    beside = len(_neighbours(graph)[concept])
    near = replace(
        query, seeds=(own,), hops=1, between="", cap=min(3000, beside + 1 + MORE), arrows=MOST_ARROWS
    )
    found = Corpus(address or where, columns=columns).find(near)
    new = {each.id for each in found.concepts} - set(there)
    at_it = [arrow for arrow in found.arrows if own in (arrow.subject, arrow.object)]
    others = [each for each in found.arrows if each not in at_it and new & {each.subject, each.object}]
    return _added(file, replace(found, arrows=(*at_it, *others[:MORE])), columns)


def _added(file: LivingFile, found: Slice, columns: Mapping[str, str]) -> Joined:
    notes: list[str] = []
    text = as_text(found, date.today(), notes, columns)
    answer = Answer(text, tuple(summary(found)), (*found.notes, *notes), not found.arrows)
    if answer.empty:
        return Joined(answer, ())
    edit = file.take_in(lambda state: joined(state, found, columns), "add_slice")
    return Joined(answer, edit.told)


def joined(state: State, found: Slice, columns: Mapping[str, str]) -> tuple[Raw, tuple[str, ...]]:
    """Return a file with a slice added to it, and what is told of that."""
    text = as_text(found, date.today(), None, columns, known(state.graph))
    second = State.of(text.encode(), "the slice", Folders.of("."))
    made, clashes = together(state, second)
    both = State.of(made.data, state.name, state.folders)
    asked = command(found.query, found.address, columns)
    three = (state, second, both)
    changes = [*_counted(*three), *_steps(*three), *_titled(*three), *_asked(both, second, asked)]
    finished = both.changed(changes)
    one = len(clashes) == 1
    told = f"{len(clashes)} {'thing is' if one else 'things are'} told otherwise by the file, and stayed so"
    return finished.raw, (told,) if clashes else ()


def known(graph: ConceptGraph) -> dict[str, tuple[str, str]]:
    """Return id and label of the concepts of a slice, by their ids in the corpus."""
    found: dict[str, tuple[str, str]] = {}
    if graph.corpus and graph.corpus.address.lower().endswith(GRAPHS):  # a part has the ids of its whole
        found = {concept.id: (concept.id, concept.label) for concept in graph.concepts.values()}
    for concept in graph.concepts.values():
        for name in (concept.aka[0] if concept.aka else concept.label, *concept.aka):
            found.setdefault(name, (concept.id, concept.label))
    return found


def _counted(first: State, second: State, both: State) -> list[Change]:
    """Return the changes by which concepts tell how many neighbours are not shown beside them now."""
    before = [(state.graph, _neighbours(state.graph)) for state in (first, second)]
    beside = _neighbours(both.graph)
    changes: list[Change] = []
    for id, concept in both.graph.concepts.items():
        there = max(
            (graph.concepts[id].more + len(near[id]) for graph, near in before if id in graph.concepts),
            default=0,
        )
        more = max(0, there - len(beside[id]))
        if more != concept.more and first.graph.corpus:
            changes += record_set(both, "concept", id, both.entry("concept", id), {"more": more})
    return changes


def _neighbours(graph: ConceptGraph) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {id: set() for id in graph.concepts}
    for effect in graph.effects.values():
        found[effect.source].add(effect.target)
        found[effect.target].add(effect.source)
    return {id: near - {id} for id, near in found.items()}


def _steps(first: State, second: State, both: State) -> list[Change]:
    """Return the changes that make each slice a step of a tour; ways have tours of their own."""
    tour = next((each for each in both.graph.tours if each.title == TOUR), None)
    begins = not first.graph.tours and first.graph.corpus
    steps = [_step(first.graph, _counts(first.graph))] if begins else []
    steps += [] if second.graph.tours else [_step(second.graph, _summed(second))]
    if tour is None:
        return appended(both, "tours", {"title": TOUR, "steps": steps}) if steps else []
    path = both.steps(tour.id)
    return [Add(path, both.sheet.at(path).count, like_others(both, path, step)) for step in steps]


def _summed(state: State) -> str:
    """Return what a slice says on top of what it shows, without the name of the concept."""
    return state.raw.text.removeprefix("# ").partition("\n")[0].rpartition(": ")[2]


def _titled(first: State, second: State, both: State) -> list[Change]:
    """Return the change by which the title names the concepts of both, where slices gave it."""
    titles = [state.graph.title for state in (first, second)]
    part = both.part("title")
    if part is None or not all(title.endswith(ABOUT) for title in titles):
        return []
    names = [name for title in titles for name in title.removesuffix(ABOUT).split(", ")]
    made = ", ".join(dict.fromkeys(names)) + ABOUT
    return [Put(part, made)] if len(made) <= LONGEST_TITLE and made != titles[0] else []


def _step(graph: ConceptGraph, said: str) -> dict[str, Any]:
    title, _, _ = graph.title.partition(ABOUT)
    return {"title": title, "say": said, "show": list(graph.concepts)}


def _counts(graph: ConceptGraph) -> str:
    cut = graph.corpus
    assert cut is not None
    concepts, arrows = (
        f"{len(shown):,} of {max(there, len(shown)):,}"
        for shown, there in ((graph.concepts, cut.concepts), (graph.effects, cut.effects))
    )
    return f"{concepts} concepts; {arrows} arrows among them."


def _asked(both: State, second: State, asked: str) -> list[Change]:
    """Return the changes that note what was asked, so that it can be asked again."""
    part = both.part("corpus")
    cut = both.graph.corpus
    if part is None or cut is None:
        return [top_added(both, "corpus", told_now(second, second.part("corpus")))]
    if asked in (cut.query, *cut.also):
        return []
    return key_set(both, part, "also", [*cut.also, asked])
