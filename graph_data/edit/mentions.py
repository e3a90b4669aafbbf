"""Where a graph file names its concepts and effects outside their own records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .changes import Change, Drop, Path, Put
from .effect_form import EffectForm
from .refused import EditRefusedError
from .state import State

#: Keys of a step that name concepts, and those that name effects; ``highlight`` names both.
SHOWING = ("show", "path", "focus")
_CONCEPT_KEYS = (*SHOWING, "highlight")
_EFFECT_KEYS = ("effects", "highlight")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as the value of a key (``item`` None) or as an item of a list; ``holder`` is the record with it.

    ``where`` says where that is, ``the tour 'x'``, and ``step`` which step of it, 0 where it is none.
    """

    holder: Path
    key: str
    path: Path
    name: str
    item: int | None
    where: str
    step: int = 0


def effect_forms(state: State) -> Iterator[tuple[str, EffectForm]]:
    """Yield the effects of a file as they are written; those that are shared as a whole are left out."""
    part = state.part("effects")
    for id, number in state.effect_numbers.items():
        assert part is not None
        if state.sheet.at((*part, number)).kind != "alias":
            yield id, EffectForm.of(state.sheet, (*part, number))


def ends_put(state: State, form: EffectForm, source: str, target: str) -> list[Change]:
    """Return the changes that give an effect other ends."""
    if (source, target) == (form.source, form.target):
        return []
    if form.arrow is not None:
        return [Put(form.arrow, form.with_ends(state.sheet, source, target))]
    pairs = (("source", source, form.source), ("target", target, form.target))
    return [Put(form.keys[key], new) for key, new, old in pairs if new != old]


def of_concepts(state: State) -> Iterator[Mention]:
    """Yield what names concepts, except effects: kinship, the steps of tours, the beginning of the map."""
    for id, entry in state.entries("concepts"):
        if entry.value is None:
            continue
        for key in ("broader", "opposite"):
            yield from named_by(state, entry.value, key, f"the concept {id!r}")
    shut = () if groups_are_categories(state) else ("shut",)
    for path, tour, step in steps_of(state):
        for key in (*_CONCEPT_KEYS, *shut):
            yield from named_by(state, path, key, tour_called(tour), step)
    yield from of_start(state, "hub")


def of_effects(state: State) -> Iterator[Mention]:
    """Yield what names effects: the steps of tours, and what the map begins with."""
    for path, tour, step in steps_of(state):
        for key in _EFFECT_KEYS:
            yield from named_by(state, path, key, tour_called(tour), step)
    yield from of_start(state, "first")


def of_start(state: State, key: str) -> Iterator[Mention]:
    """Yield what a key of the section ``start`` names."""
    path = state.part("start")
    if path is not None:
        yield from named_by(state, path, key, "the start of the map")


def groups_are_categories(state: State) -> bool:
    """Whether ``shut`` names categories; where no concept has one it names concepts."""
    return any(concept.category for concept in state.graph.concepts.values())


def of_ways(state: State) -> Iterator[tuple[str, Mention]]:
    """Yield what names steps: the ways on from other steps, each with the id of the tour it stands in."""
    for path, tour, step in steps_of(state):
        for mention in named_by(state, path, "go", tour_called(tour), step):
            yield tour, mention


def tour_called(tour: str) -> str:
    """Return how a tour is called where it is told what names something."""
    return f"the tour {tour!r}"


def steps_of(state: State) -> Iterator[tuple[Path, str, int]]:
    """Yield where each step stands, the id of its tour, and its number there, from 1."""
    for tour in state.graph.tours:
        try:
            steps = state.steps(tour.id)
        except EditRefusedError:
            continue
        for n in range(state.sheet.at(steps).count):
            yield (*steps, n), tour.id, n + 1


def named_by(state: State, holder: Path, key: str, where: str, step: int = 0) -> Iterator[Mention]:
    """Yield the names that stand as the value of a key of a section, or in its list."""
    if state.sheet.at(holder).kind != "map":
        return
    path = state.key(holder, key)
    if path is None:
        return
    spot = state.sheet.at(path)
    if spot.real.kind == "scalar" and not spot.real.absent:
        yield Mention(holder, key, path, spot.name, None, where, step)
    if spot.real.kind == "list":
        for n, item in enumerate(spot.real.items):
            if item.real.kind == "scalar":
                yield Mention(holder, key, (*path, n), item.name, n, where, step)


def taken_out(state: State, mentions: list[Mention]) -> list[Change]:
    """Return the changes that take mentions out of lists; a list that would be empty goes with its key."""
    changes: list[Change] = []
    lists: dict[Path, list[Mention]] = {}
    for mention in mentions:
        if mention.item is None:
            changes.append(Drop(mention.holder, (mention.path[-1] - 1) // 2))
        else:
            lists.setdefault(mention.path[:-1], []).append(mention)
    for path, several in lists.items():
        if len(several) == state.sheet.at(path).real.count:
            changes.append(Drop(several[0].holder, (path[-1] - 1) // 2))
        else:
            changes += [Drop(path, mention.item) for mention in several if mention.item is not None]
    return changes


def renamed(
    state: State, stays: Callable[[str], bool], id: str, new: str
) -> tuple[list[Change], list[Mention]]:
    """Return the changes that give a concept its new name where it is named, and where that was.

    ``stays`` tells of a name by which the concept was called whether it goes on to be one of it.
    """

    def now(name: str) -> str:
        return new if state.meant(name) == id and not stays(name) else name

    changes: list[Change] = []
    found: list[Mention] = []
    for effect, form in effect_forms(state):
        made = ends_put(state, form, now(form.source), now(form.target))
        changes += made
        found += [Mention(form.path, "", form.path, id, None, f"the effect {effect!r}")] * bool(made)
    effects = state.graph.effects
    for mention in of_concepts(state):
        lit_effect = mention.key == "highlight" and mention.name in effects
        if not lit_effect and now(mention.name) != mention.name:
            changes.append(Put(mention.path, new))
            found.append(mention)
    return changes, found


def said(mentions: Iterable[Mention]) -> list[str]:
    """Return where mentions are, in words: each record once, the steps of a tour together."""
    steps: dict[str, dict[int, None]] = {}
    for mention in mentions:
        steps.setdefault(mention.where, {})[mention.step] = None
    found: list[str] = []
    for where, numbers in steps.items():
        some = [str(number) for number in sorted(numbers) if number]
        many = f"{', '.join(some[:-1])} and {some[-1]}" if len(some) > 1 else "".join(some)
        found.append(f"step{'s' * (len(some) > 1)} {many} of {where}" if some else where)
    return found
