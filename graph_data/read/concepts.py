"""Concepts and categories from their fields, whether these come from a file or from networkx."""

from __future__ import annotations

from ..model import Category, Concept
from ..names import label_of
from .fields import Fields


def concept_of(id: str, fields: Fields, language: str = "en", *, named: bool = False) -> Concept:
    """Return the concept of an id; its label is made of the id, or is the id where that is a name."""
    return Concept(
        id,
        fields.text("label") or (id if named else label_of(id, language)),
        fields.text("category"),
        fields.text("definition"),
        fields.texts("aka"),
        fields.text("broader"),
        fields.texts("opposite"),
        language,
        fields.values.get("more", 0),
    )


def category_of(id: str, fields: Fields, language: str = "en") -> Category:
    """Return the category of an id; a label that is not given is made of the id."""
    label = fields.text("label") or label_of(id, language)
    return Category(id, label, fields.text("color"), fields.text("shape"))
