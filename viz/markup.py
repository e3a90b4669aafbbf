"""Texts of strangers made fit to stand in XML and HTML: nothing in them is markup or turns what is around."""

from __future__ import annotations

import re

# What XML cannot hold, and controls that would turn the words around them (a label may hold anything).
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_SPACE = re.compile("[\t\n\r\u2028\u2029]+")


def clean(text: str) -> str:
    """Return a text without what cannot be drawn; line ends become blanks."""
    return _SPACE.sub(" ", _UNWANTED.sub("", text))


def escape(text: str) -> str:
    """Return a text for an attribute or an element."""
    return clean(text).translate(_ENTITIES)
