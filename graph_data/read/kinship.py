"""What concepts say of each other and of their categories, by whatever name they call them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from ..model import Category, Concept
from ..names import FirstWritten, called, label_of, plain_name


def resolved(name: str, concepts: Mapping[str, Concept], names: Mapping[str, str]) -> str:
    """Return the id of the concept that a name means; a name that means none, as it is."""
    return name if name in concepts else names.get(plain_name(name), name)


def with_relatives(concepts: Mapping[str, Concept]) -> dict[str, Concept]:
    """Return concepts whose ``broader`` and ``opposite`` are ids, found by id, label or other name."""
    if not any(concept.broader or concept.opposite for concept in concepts.values()):
        return dict(concepts)
    names = called(concepts.values())
    return {
        id: replace(
            concept,
            broader=resolved(concept.broader, concepts, names),
            opposite=tuple(resolved(name, concepts, names) for name in concept.opposite),
        )
        for id, concept in concepts.items()
    }


def with_categories(
    concepts: Mapping[str, Concept], declared: Mapping[str, Category], language: str = "en"
) -> tuple[dict[str, Concept], dict[str, Category]]:
    """Return concepts with the ids of their categories, and the categories: the declared, else the named."""
    given = {concept.category: "" for concept in concepts.values() if concept.category}
    if declared:
        owners = _owners(declared.values())
        meant = {name: owners.get(plain_name(name), name) for name in given}
        categories = dict(declared)
    else:
        first = FirstWritten()
        meant = {name: first.form(name) for name in given}
        categories = {id: Category(id, label_of(id, language)) for id in meant.values()}
    if all(name == id for name, id in meant.items()):
        return dict(concepts), categories
    return {
        id: replace(concept, category=meant.get(concept.category, "")) for id, concept in concepts.items()
    }, categories


def _owners(categories: Collection[Category]) -> dict[str, str]:
    owners: dict[str, str] = {}
    for name, id in ((plain_name(name), c.id) for c in categories for name in (c.id, c.label)):
        owners[name] = id if owners.get(name, id) == id else ""
    return {name: id for name, id in owners.items() if id}
