"""Effects that are almost right: what is wrong is told once, and what was meant is read on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..errors import Place
from ..keys import EFFECT
from ..names import plain_name
from ..nearest import nearest
from .arrows import colon_left_out, moved, not_an_effect, words_in_arrow, words_within
from .fields import FieldReader, Fields
from .tree import Scalar


def mended(reader: FieldReader, records: Sequence[Fields], declared: Mapping[str, str]) -> list[Fields]:
    """Return the records with slips mended; ``declared`` has the plain names of the concepts, if any are."""
    joined = _joined(reader, records)
    known = declared or _named(joined)
    for record in joined:
        unread = record.unread or _arrowless(record)
        if unread:
            _tell_unread(reader, record, *unread, known)
            continue
        reader.unknown_keys(record, EFFECT)
        if not record.text("label") and not record.text("relation") and "label" not in record.misspelt:
            _find_words(reader, record, known)
    return joined


def _named(records: Sequence[Fields]) -> set[str]:
    """Return the plain names of the concepts that effects name beyond doubt."""
    named = {
        source
        for record in records
        if (source := record.text("source")) and (record.text("label") or not words_within(source))
    }
    named |= {record.text("target") for record in records if record.text("label")}
    return {plain_name(name) for name in named if name}


def _joined(reader: FieldReader, records: Sequence[Fields]) -> list[Fields]:
    """Join what stands behind a dash for each key: an effect of one key, and the keys that follow it."""
    found: list[Fields] = []
    growing = False
    for record in records:
        keys = set(record.values)
        if growing and keys and "source" not in keys and not keys & set(found[-1].values):
            if len(found[-1].values) == 1:
                message = f"{next(iter(record.values))} stands behind a dash of its own"
                reader.add("CG204", message, record.place,
                           expected="one dash for an effect, all other keys below the first",
                           example="- source: ...\n  target: ...\n  label: ...")  # fmt: skip
            found[-1].values.update(record.values)
            found[-1].places.update(record.places)
            continue
        growing = keys == {"source"} and not record.strangers
        found.append(record)
    return found


def _tell_unread(
    reader: FieldReader, record: Fields, text: str, place: Place, known: Collection[str]
) -> None:
    """Tell why a short form was not understood, and read on where it is plain what was meant."""
    slip = not_an_effect(text, known)
    reader.add("CG402", slip.message, place, expected=slip.expected, example=slip.example)
    if slip.meant and {plain_name(end) for end in slip.meant[:2]} <= set(known):
        record.values.update(zip(("source", "target", "label"), slip.meant, strict=True))
    else:
        record.values["broken"] = True


def _arrowless(record: Fields) -> tuple[str, Place] | None:
    """Return the text of an effect whose arrow was forgotten, which looks like an unknown key."""
    if not record.strangers or record.text("source") or record.text("target"):
        return None
    name, place, value = record.strangers[0]
    if " " not in name or nearest(name, EFFECT.keys):
        return None
    words = value.text if isinstance(value, Scalar) else ""
    return (f"{name}: {words}" if words else name), place


def _find_words(reader: FieldReader, record: Fields, known: Collection[str]) -> None:
    source, target = record.text("source"), record.text("target")
    if not source or not target:
        return
    slip = words_in_arrow(source, target, known) or colon_left_out(source, target, known)
    if slip is None or slip.meant is None:
        return
    place = record.places.get("target", record.place)
    reader.add("CG401", slip.message, moved(place, slip.at), expected=slip.expected, example=slip.example)
    record.values["source"], record.values["target"], record.values["label"] = slip.meant
    record.places["label"] = place
