"""A set of changes made on a text and on its tree; taken only where reading the text gives that tree."""

from __future__ import annotations

from collections.abc import Sequence

from .changes import Add, Change, Drop, Move, Path, Put, changed
from .raw import Raw, Span
from .refused import EditRefusedError
from .reread import reread
from .sharing import all_places, handed_on, once_each
from .sheet import Sheet
from .spans import Plain, Reading, plain
from .surgery import add_spans, drop_spans, move_spans, put_spans
from .writing import Hand, wholly_quoted


def proved(raw: Raw, before: Reading, changes: Sequence[Change], name: str) -> tuple[Raw, Reading]:
    """Return a file with changes made, all at once, and its spans.

    Raises:
        EditRefusedError: more or less than the changes would happen; nothing is changed then.
    """
    root = before.root
    sheet = Sheet(raw.text, root)
    hand = Hand.of(raw.text, root)
    wanted = changed(plain(root), all_places(root, sheet, changes))
    written = once_each(sheet, changes)
    refused = EditRefusedError(
        "the change cannot be written so that nothing else changes; make it in the file"
    )
    for way in (hand, wholly_quoted(hand)):
        spans = _spans(sheet, way, written)
        made = raw.changed(spans)
        try:
            found = reread(before, made.text, name, spans)
        except EditRefusedError as error:
            refused = EditRefusedError(f"the change would leave a file that cannot be read: {error}")
            continue
        if _same(plain(found.root), wanted):
            return made, found
    raise refused


def _same(one: Plain, other: Plain) -> bool:
    try:
        return one == other
    except RecursionError:
        return False


def _spans(sheet: Sheet, hand: Hand, changes: Sequence[Change]) -> list[Span]:
    spans: list[Span] = []
    drops: dict[Path, list[Drop]] = {}
    # Where an inner and an outer list end at one place, what is added to the inner stands first.
    for change in sorted(changes, key=lambda change: -len(change.path)):
        if isinstance(change, Put):
            spans += put_spans(sheet, hand, change)
        elif isinstance(change, Add):
            spans += add_spans(sheet, hand, change)
        elif isinstance(change, Move):
            spans += move_spans(sheet, change)
        else:
            drops.setdefault(change.path, []).append(change)
    for path, several in drops.items():
        spans += drop_spans(sheet, path, several)
    return spans + handed_on(sheet, hand, changes)
