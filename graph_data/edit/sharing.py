"""Anchors and aliases: what is shared is handed on when its first holder goes or becomes another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .changes import Change, Drop, Path, Put, as_data
from .raw import Span
from .refused import EditRefusedError
from .sheet import SHARED, Sheet
from .spans import Spot, plain
from .writing import Hand, value_text


def handed_on(sheet: Sheet, hand: Hand, changes: Sequence[Change]) -> list[Span]:
    """Return the spans by which texts that others share live on where they are used next."""
    regions = (_region(sheet, change) for change in changes if isinstance(change, Drop | Put))
    gone = [region for region in regions if region is not None]
    if not gone or "&" not in sheet.text:
        return []
    spots = list(sheet.root.walk())
    spans: list[Span] = []
    for spot in spots:
        if not spot.anchor or not _within(spot, gone):
            continue
        users = (a for a in spots if a.kind == "alias" and a.target is spot and not _within(a, gone))
        heir = next(users, None)
        if heir is not None:
            spans.append((heir.begin, heir.end, _inherited(sheet, hand, spot, heir)))
    spans += _lost_anchors(sheet, changes)
    return spans


def _lost_anchors(sheet: Sheet, changes: Sequence[Change]) -> Iterator[Span]:
    """Yield the spans of anchors whose value becomes another for its first holder alone."""
    for change in changes:
        if isinstance(change, Put) and not change.everywhere:
            spot = sheet.at(change.path)
            if spot.anchor and spot.begin < spot.start:
                yield spot.begin, spot.start, ""


def _region(sheet: Sheet, change: Drop | Put) -> tuple[int, int] | None:
    """Return from where to where a change takes away what stood there."""
    spot = sheet.at(change.path)
    if isinstance(change, Put):
        return None if change.everywhere else (spot.begin, spot.end)
    return spot.items[change.n * spot.step].begin, spot.items[(change.n + 1) * spot.step - 1].end


def _within(spot: Spot, regions: Iterable[tuple[int, int]]) -> bool:
    return any(begin <= spot.begin and spot.end <= end for begin, end in regions)


def _inherited(sheet: Sheet, hand: Hand, spot: Spot, heir: Spot) -> str:
    """Return an anchor and what it stands for, as the heir is to have it."""
    shared = sheet.text[spot.begin : spot.end]
    holds_shared = any(inner.kind == "alias" for inner in spot.walk())
    if not holds_shared and ("\n" not in shared or (spot.kind == "scalar" and not spot.style)):
        return shared
    flow = _flow_at(sheet.root, heir.begin)
    by = sheet.indent(heir.begin) - sheet.indent(spot.begin)
    if not holds_shared and not flow and not spot.flow and not _flow_at(sheet.root, spot.begin):
        first, *rest = shared.split("\n")
        moved = [(" " * by + line if by >= 0 else line[-by:]) if line.strip() else line for line in rest]
        return "\n".join([first, *moved])
    column = sheet.column(heir.begin)
    within = flow or not isinstance(plain(spot), str)
    made = value_text(as_data(plain(spot)), hand, flow=within, indent=column, column=column)
    return f"&{spot.anchor} {made}"


def _flow_at(root: Spot, at: int) -> bool:
    return any(spot.flow and spot.start < at < spot.end for spot in root.walk() if spot.kind != "alias")


def once_each(sheet: Sheet, changes: Sequence[Change]) -> list[Change]:
    """Return the changes as the text has them: what happens to all who share a thing happens to it once.

    Raises:
        EditRefusedError: a change is of something shared, and not of all who share it.
    """
    if not any(_shared(sheet.root, change.path) for change in changes):
        return list(changes)
    places = sheet.places
    asked = {_what(change) for change in changes}
    found: dict[tuple[Path, object], Change] = {}
    for change in changes:
        spot = _real(sheet.root, change.path)
        all_places = places[id(spot)]
        if isinstance(change, Put) and change.everywhere:
            found[all_places[0], "put"] = replace(change, path=all_places[0])
        elif len(all_places) > 1 and all(_what(replace(change, path=p)) in asked for p in all_places):
            change = replace(change, path=all_places[0])
            if isinstance(change, Put):
                change = replace(change, everywhere=True)
            found[all_places[0], _what(change)] = change
        elif len(all_places) > 1 and not isinstance(change, Put):
            raise EditRefusedError(SHARED)
        else:
            found[change.path, (_what(change), len(found))] = change
    return list(found.values())


def all_places(root: Spot, sheet: Sheet, changes: Sequence[Change]) -> list[Change]:
    """Return the changes as the tree has them: what is put for all who share it is put at each place."""
    if not any(isinstance(change, Put) and change.everywhere for change in changes):
        return list(changes)
    places = sheet.places
    return [
        replace(change, path=path)
        for change in changes
        for path in (
            places[id(_real(root, change.path))]
            if isinstance(change, Put) and change.everywhere
            else [change.path]
        )
    ]


def _what(change: Change) -> str:
    return repr(replace(change, everywhere=False) if isinstance(change, Put) else change)


def _shared(root: Spot, path: Path) -> bool:
    """Whether what stands at a path, or what is around it, stands elsewhere too."""
    spot = root
    for step in path:
        if spot.anchor or spot.kind == "alias":
            return True
        spot = spot.items[step]
    return bool(spot.anchor) or spot.kind == "alias"


def _real(root: Spot, path: Path) -> Spot:
    spot = root
    for step in path:
        spot = spot.real.items[step]
    return spot.real
