"""Records of effects as effects: ids made, ends found by any name, relations implied by words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..errors import Place
from ..meaning.words import WordReader
from ..model import Concept, Effect, Evidence, Relation
from ..names import FirstWritten, Ids, called, label_of, named, slug
from ..relations import reader_of
from .effect_slips import mended
from .fields import FieldReader, Fields
from .kinship import resolved


def make_effects(
    reader: FieldReader,
    places: dict[tuple[str, ...], Place],
    records: list[Fields],
    concepts: Mapping[str, Concept] | None,
    relations: Mapping[str, Relation],
    language: str = "en",
) -> dict[str, Effect]:
    """Return the effects by id; ends may be given by label or other name.

    Without ``concepts`` it is the effects that name them, each as it was first written.
    """
    names, words = called(concepts.values()) if concepts else {}, reader_of(relations, language)
    first = FirstWritten()
    ids = Ids(record.text("id") for record in records if record.text("id"))
    effects: dict[str, Effect] = {}
    for record in mended(reader, records, names):
        ends = [record.text(key) for key in ("source", "target")]
        if not all(ends):
            _missing_ends(reader, record)
            continue
        ends = [first.form(end) if concepts is None else resolved(end, concepts, names) for end in ends]
        label, relation = _words(reader, record, words)
        id = record.text("id")
        if id in effects:
            reader.add("CG309", f"the id {named(id)} is given twice", record.places.get("id", record.place))
            id = ""
        id = id or ids.take(slug(f"{ends[0]} {label} {ends[1]}"))
        places[("effects", id)] = record.place
        if record.misspelt - {""} or any(item.misspelt - {""} for item in record.values.get("evidence", ())):
            reader.unsure.add((id,))
        for key, place in record.places.items():
            places[("effects", id, key)] = place
        for number, item in enumerate(record.values.get("evidence", ())):
            places[("effects", id, "evidence", str(number))] = item.places.get("reference", item.place)
        effects[id] = _effect(reader, record, id, (ends[0], ends[1]), label, relation, relations)
    return effects


def _missing_ends(reader: FieldReader, record: Fields) -> None:
    if record.values.get("broken"):
        return
    missing = [key for key in ("source", "target") if not record.text(key) and key not in record.misspelt]
    if missing:
        cells = f"a cell in the column {' and in '.join(missing)}"
        reader.add("CG204", f"an effect has no {' and no '.join(missing)}", record.place,
                   expected=cells if reader.table else "source -> target: words")  # fmt: skip


def _words(reader: FieldReader, record: Fields, words: WordReader) -> tuple[str, str]:
    label, relation = record.text("label"), record.text("relation")
    if not label and relation in words.relations:
        verbs = words.relations[relation].verbs
        label = verbs[0] if verbs else label_of(relation)
    elif not label and not relation and "label" not in record.misspelt:
        ends = f"{record.text('source')} -> {record.text('target')}"
        reader.add("CG401", f"the effect {named(ends)} has no words", record.place,
                   expected="the words on the arrow, after a colon",
                   example=f"- {ends[:160]}: words")  # fmt: skip
    return label, relation or _implied(record, words, label)


#: What an effect is of which only a sign is known.
OF_SIGN: Final = {"+": "increases", "-": "decreases", "regulates": "regulates", "mixed": "varies"}


def _implied(record: Fields, words: WordReader, label: str) -> str:
    """Return the relation that words imply; a sign that is given counts more, so that the arrow tells it."""
    found = words.read(label).relation or "affects"
    sign = record.values.get("sign")
    known = words.relations.get(found)
    return found if not sign or (known and known.sign == sign) else OF_SIGN.get(sign, found)


def _effect(
    reader: FieldReader,
    record: Fields,
    id: str,
    ends: tuple[str, str],
    label: str,
    relation: str,
    relations: Mapping[str, Relation],
) -> Effect:
    known = relations.get(relation)
    words: dict[str, Any] = {
        key: record.text(key) for key in ("when", "how", "hedge", "note", "quote", "certainty")
    }
    return Effect(
        id,
        ends[0],
        ends[1],
        label,
        relation,
        record.values.get("sign") or (known.sign if known else "unknown"),
        record.values.get("level") or "core",
        verdict=record.values.get("verdict") or "not-checked",
        evidence=tuple(_evidence(reader, item) for item in record.values.get("evidence", ())),
        papers=record.values.get("papers", 0),
        **words,
    )


def _evidence(reader: FieldReader, record: Fields) -> Evidence:
    if not record.text("reference") and "reference" not in record.misspelt:
        reader.add("CG204", "a piece of evidence has no reference", record.place, expected="reference")
    stance: Any = record.values.get("stance") or "supports"
    kind: Any = record.values.get("kind") or ""
    return Evidence(record.text("reference"), stance, record.text("finding"), record.text("quote"), kind)
