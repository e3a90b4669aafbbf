"""One state of a graph file: its text, its spans, its graph, and where in the text each record stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..errors import Place
from ..model import ConceptGraph
from ..names import called
from ..nearest import nearest
from ..read.examine import checked, graph_of
from ..read.fields import FieldReader, Known
from ..read.files import Folders
from ..read.kinship import resolved
from ..read.report import Report
from .changes import Change, Path
from .prove import proved
from .raw import Raw, begun
from .refused import EditRefusedError
from .reread import differences, reread
from .sheet import Sheet
from .spans import Reading, read_spans

#: The section of the file that holds records of a kind.
PARTS = {
    "concept": "concepts", "effect": "effects", "category": "categories", "relation": "relations",
    "reference": "references", "tour": "tours",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a record is: the n-th entry of ``path``; ``value`` is where its keys are, None without any."""

    path: Path
    n: int
    value: Path | None


class State:
    """A graph file as it is at one moment."""

    def __init__(
        self, raw: Raw, reading: Reading, name: str, folders: Folders, earlier: State | None = None
    ) -> None:
        self.raw, self.name, self.folders = raw, name, folders
        self.reading = reading
        self._known: Known = earlier._read if earlier else {}
        self.root, self.noted = reading.root, reading.noted
        self.sheet = Sheet(raw.text, reading.root)

    @classmethod
    def of(cls, data: bytes, name: str, folders: Folders, earlier: State | None = None) -> State:
        """Return the state of a file's bytes; where an earlier one is known, only what differs is read.

        Raises:
            EditRefusedError: they cannot be read.
        """
        raw = begun(Raw.of(data, name), name)
        if earlier is None:
            reading = read_spans(raw.text, name)
        else:
            old = earlier.reading
            reading = reread(old, raw.text, name, differences(old, raw.text))
        if reading.root.kind != "map":
            raise EditRefusedError(f"{name} has no keys such as title and effects")
        return cls(raw, reading, name, folders, earlier)

    def looked_at_again(self, folders: Folders) -> State:
        """Return the same text with what files beside it hold now."""
        return State(self.raw, self.reading, self.name, folders, self)

    def changed(self, changes: Sequence[Change]) -> State:
        """Return the state after changes, which are proved.

        Raises:
            EditRefusedError: they cannot be made so that only they happen.
        """
        if not changes:
            return self
        raw, reading = proved(self.raw, self.reading, changes, self.name)
        return State(raw, reading, self.name, Folders(self.folders.given, self.folders.real), self)

    @cached_property
    def graph(self) -> ConceptGraph:
        """The graph as far as it could be read, whatever is wrong with it."""
        graph = graph_of(self.root.node, self._reader, self.raw.text, self.name, self.folders)
        if graph is None:
            raise EditRefusedError(f"{self.name} is no graph")
        return graph

    @cached_property
    def _reader(self) -> FieldReader:
        return FieldReader([*self.noted], known=self._known)

    @property
    def _read(self) -> Known:
        """What is known of the records of this state or, as long as none was asked for, of the earlier."""
        return self._reader.read if "graph" in self.__dict__ else self._known

    @cached_property
    def report(self) -> Report:
        """The graph and all problems, as the checker tells them."""
        return checked(self.graph, self._reader, self.raw.text, self.name, self.folders)

    @cached_property
    def names(self) -> dict[str, str]:
        """Concept ids by every plain name that means one concept only."""
        return dict(called(self.graph.concepts.values()))

    def meant(self, name: str) -> str:
        """Return the id of the concept that a name in the file means; else the name."""
        return resolved(" ".join(name.split()), self.graph.concepts, self.names)

    @property
    def declared(self) -> bool:
        """Whether the file lists its concepts; else they are those that its effects name."""
        part = self.part("concepts")
        return part is not None and not self.sheet.at(part).absent

    def part(self, key: str) -> Path | None:
        """Return where the value of a key of the file is."""
        return self.key((), key)

    def key(self, path: Path, name: str) -> Path | None:
        """Return where the value of a key in a section is, or None."""
        spot = self.sheet.at(path)
        return next(((*path, 2 * n + 1) for n, key, _ in spot.pairs() if key.name == name), None)

    def entries(self, part: str) -> Iterator[tuple[str, Entry]]:
        """Yield the records of a section that holds them by id."""
        path = self.part(part)
        if path is None:
            return
        spot = self.sheet.at(path)
        for n, key, _ in spot.pairs():
            yield key.name or key.text, Entry(path, n, (*path, 2 * n + 1))
        for n, item in enumerate(spot.items if spot.kind == "list" else ()):
            if item.kind == "scalar":
                yield item.name, Entry(path, n, None)
            for m, key, _ in item.pairs():
                yield key.name, Entry((*path, n), m, (*path, n, 2 * m + 1))

    def entry(self, kind: str, id: str) -> Entry:
        """Return where the record of an id is.

        Raises:
            EditRefusedError: there is none.
        """
        for found, entry in self.entries(PARTS[kind]):
            if found == id:
                return entry
        raise self.unknown(kind, id)

    def unknown(self, kind: str, id: str) -> EditRefusedError:
        """Return that there is no record of an id, with the nearest that there is."""
        if kind == "tour":
            ids = [tour.id for tour in self.graph.tours]
        else:
            ids = list(getattr(self.graph, PARTS[kind]))
        near = nearest(id, ids)
        return EditRefusedError(f"there is no {kind} {id!r}" + (f"; did you mean {near!r}?" if near else ""))

    @cached_property
    def effect_numbers(self) -> dict[str, int]:
        """The place of each effect in the list, by id."""
        path = self.part("effects")
        spot = self.sheet.at(path) if path else None
        if spot is None or spot.kind != "list":
            return {}
        waiting: dict[Place, list[str]] = {}
        for id in self.graph.effects:
            waiting.setdefault(self.graph.places[("effects", id)], []).append(id)
        found: dict[str, int] = {}
        for n, item in enumerate(spot.items):
            ids = waiting.get(item.real.node.place)
            if ids:
                found[ids.pop(0)] = n
        return found

    def effect(self, id: str) -> Path:
        """Return where an effect is in the list of effects.

        Raises:
            EditRefusedError: there is none, or the list is none that can be edited.
        """
        part, number = self.part("effects"), self.effect_numbers.get(id)
        if part is not None and number is not None:
            return (*part, number)
        if id in self.graph.effects:
            raise EditRefusedError("the effects of the file are no list of items behind dashes yet")
        raise self.unknown("effect", id)

    def tour(self, id: str) -> Path:
        """Return where a tour is in the list of tours.

        Raises:
            EditRefusedError: there is none.
        """
        part = self.part("tours")
        place = self.graph.places.get(("tours", id))
        spot = self.sheet.at(part) if part else None
        if part is not None and spot is not None and spot.kind == "list" and place is not None:
            for n, item in enumerate(spot.items):
                if item.real.node.place == place:
                    return (*part, n)
        raise self.unknown("tour", id)

    def steps(self, tour: str) -> Path:
        """Return where the list of a tour's steps is.

        Raises:
            EditRefusedError: the tour has none.
        """
        path = self.key(self.tour(tour), "steps")
        if path is None or self.sheet.at(path).kind != "list":
            raise EditRefusedError(f"the tour {tour!r} has no list of steps")
        return path

    def step(self, name: str) -> tuple[str, int, Path]:
        """Return tour, place from 0 and path of a step, called ``TOUR:STEP`` by its id or its number from 1.

        Raises:
            EditRefusedError: there is none.
        """
        tour, colon, step = name.rpartition(":")
        if not colon:
            raise EditRefusedError(f"{name!r} names no step; write TOUR:STEP, with the step's id or number")
        path = self.steps(tour)
        number = self.graph.step_number(tour, step)
        if not 1 <= number <= self.sheet.at(path).count:
            raise EditRefusedError(f"the tour {tour!r} has no step {step!r}")
        return tour, number - 1, (*path, number - 1)
