"""Steps to which other steps lead (``go``): those renamed are followed, those gone left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .changes import Add, Change, Drop, Move, Path, Put
from .mentions import Mention, of_ways, said, taken_out
from .refused import EditRefusedError
from .state import State

#: A step, by its tour and its id.
Named = tuple[str, str]


def places_after(count: int, changes: Sequence[Change], path: Path) -> list[int]:
    """Return which item of a list stands at each place after changes, by its place before; -1: new."""
    items = list(range(count))
    for change in sorted(
        (c for c in changes if not isinstance(c, Put) and c.path == path),
        key=lambda c: (c.n, isinstance(c, Drop)),
        reverse=True,
    ):
        if isinstance(change, Add):
            items.insert(change.n, -1)
        elif isinstance(change, Move):
            items.insert(change.to, items.pop(change.n))
        else:
            items.pop(change.n)
    return items


def ways_followed(old: State, new: State, changes: Sequence[Change]) -> tuple[State, list[str]]:
    """Let ``go`` follow the steps that it names; where a step is gone, leave it out, which is told."""
    if not any(step.go for tour in old.graph.tours for step in tour.steps):
        return new, []
    now = dict(_steps_now(old, new, changes))
    if not now:
        return new, []
    puts: list[Change] = []
    gone: list[Mention] = []
    for tour, mention in of_ways(new):
        own, _, step = mention.name.rpartition(":")
        found = now.get((own or _before(old, new, tour), step), mention.name)
        if found is None:
            gone.append(mention)
        elif isinstance(found, tuple):
            name = ":".join(found) if own else found[1]
            puts += [Put(mention.path, name)] if name != mention.name else []
    after = new.changed(puts) if puts else new
    left = {(each.holder, each.key, each.item) for each in gone}
    drops = [each for _, each in of_ways(after) if (each.holder, each.key, each.item) in left]
    after = after.changed(taken_out(after, drops)) if drops else after
    return after, [f"no way leads from {place} to it any more" for place in said(gone)]


def _before(old: State, new: State, tour: str) -> str:
    """Return the id that a tour had before, found by its place."""
    ids = [each.id for each in new.graph.tours]
    before = [each.id for each in old.graph.tours]
    return before[ids.index(tour)] if len(ids) == len(before) else tour


def _steps_now(old: State, new: State, changes: Sequence[Change]) -> Iterator[tuple[Named, Named | None]]:
    """Yield each step that is called otherwise now, with what it is called; None where it is gone."""
    same = len(old.graph.tours) == len(new.graph.tours)
    by_id = {tour.id: tour for tour in new.graph.tours}
    for n, tour in enumerate(old.graph.tours):
        after = new.graph.tours[n] if same else by_id.get(tour.id)
        try:
            path = old.steps(tour.id)
        except EditRefusedError:
            continue
        places = places_after(len(tour.steps), changes, path)
        for number, step in enumerate(tour.steps):
            place = places.index(number) if number in places else len(places)
            if after is None or place >= len(after.steps):
                yield (tour.id, step.id), None
            elif (after.id, after.steps[place].id) != (tour.id, step.id):
                yield (tour.id, step.id), (after.id, after.steps[place].id)
