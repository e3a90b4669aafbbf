"""One value as the table of keys wants it, by the kind of its key."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ..keys import RECORDS, Key
from ..names import named
from ..nearest import nearest
from .indentation import without_marks
from .tree import Node, Scalar, Section, Sequence

if TYPE_CHECKING:
    from .fields import FieldReader, Fields

#: A label beyond this is a paragraph, not a label.
LONG = 300


def _text(reader: FieldReader, node: Node, key: Key) -> str:
    text = reader.text(node, key.name)
    if key.name == "text" and isinstance(node, Scalar) and node.block:
        return f"{text}\n"  # a block is the article itself, never the name of a file
    if key.name != "label":
        return text
    text = " ".join(text.split())
    if len(text) > LONG:
        reader.add("CG210", f"the label has {len(text):,} characters", node.place, expected=f"at most {LONG}")
    return text


def _name(reader: FieldReader, node: Node, key: Key) -> str:
    return " ".join(reader.text(node, key.name).split())


def _names(reader: FieldReader, node: Node, key: Key) -> list[str]:
    items = reader.items(node, key.name)
    for item in items:
        reader.tell_nothing(item, key.name)
    found = (" ".join(reader.text(item, key.name).split()) for item in items)
    return [name for name in found if name]


def _choice(reader: FieldReader, node: Node, key: Key) -> str:
    text = reader.text(node, key.name)
    plain = text.casefold().replace("_", "-").replace(" ", "-").replace("−", "-")
    if plain in key.choices or not text:
        return plain
    words = f"one of {', '.join(key.choices)}"
    near = nearest(text, key.choices)
    reader.add("CG205", f"{key.name} is {named(text)}", node.place, expected=words, suggestion=near)
    return ""


def _choices(reader: FieldReader, node: Node, key: Key) -> list[str]:
    found = (_choice(reader, item, key) for item in reader.items(node, key.name))
    return [choice for choice in found if choice]


def _whole(reader: FieldReader, node: Node, key: Key) -> int | None:
    text = reader.text(node, key.name)
    if re.fullmatch("[1-5]", text):
        return int(text)
    reader.add("CG206", f"{key.name} is {named(text)}", node.place, expected="a whole number from 1 to 5")
    return None


def _count(reader: FieldReader, node: Node, key: Key) -> int | None:
    text = reader.text(node, key.name)
    if re.fullmatch("[0-9]{1,12}", text):
        return int(text)
    reader.add("CG206", f"{key.name} is {named(text)}", node.place, expected="a whole number, 0 or more")
    return None


def _color(reader: FieldReader, node: Node, key: Key) -> str:
    text = reader.text(node, key.name)
    if re.fullmatch("#[0-9a-fA-F]{6}", text):
        return text.lower()
    if re.fullmatch("#[0-9a-fA-F]{3}", text):
        return "#" + "".join(2 * digit for digit in text[1:].lower())
    if text:
        reader.add("CG207", f"{named(text)} is not a colour", node.place, expected='such as "#aa3355"')
    return ""


def _terms(reader: FieldReader, node: Node, key: Key) -> dict[str, str]:
    if isinstance(node, Section):
        return {name: reader.text(value, name) for name, _, value in reader.entries(node)}
    reader.add("CG203", "terms is not a section", node.place, expected="a section such as {ro: ...}")
    return {}


def _record(reader: FieldReader, node: Node, key: Key) -> Fields | None:
    if isinstance(node, Section):
        return reader.record(node, RECORDS[key.of])
    reader.add("CG203", f"{key.name} is not a section", node.place, expected="a section with keys")
    return None


def _record_map(reader: FieldReader, node: Node, key: Key) -> Node:
    return node


def _record_list(reader: FieldReader, node: Node, key: Key) -> list[Fields]:
    record = RECORDS[key.of]
    dashes = not isinstance(node, Section)
    if record.name == "effect" and isinstance(node, Section):
        # `effects:` whose dashes were left out: each arrow is one effect.
        node = Sequence(_effects_without_dashes(node), node.place)
    elif isinstance(node, Section):
        return [reader.record(node, record)]
    if isinstance(node, Scalar) and not record.short:
        reader.add("CG203", f"{key.name} is a text", node.place, expected="a list")
        return []
    if record.name == "effect" and isinstance(node, Scalar):
        reader.add("CG203", f"{key.name} is a text", node.place, expected="a list of effects")
        return []
    items = reader.items(node, key.name)
    if record.name == "effect":
        items = without_marks(reader, items, dashes=dashes)
    return [reader.record(item, record) for item in items]


def _effects_without_dashes(node: Section) -> list[Node]:
    """Return effects whose dashes were left out: a new one begins where a key is no key of the one before."""
    effect = RECORDS["effect"]
    found: list[Section] = []
    taken: set[str] = set()
    for entry in node.entries:
        name = entry[0].text if isinstance(entry[0], Scalar) else ""
        if not found or name in taken or name not in effect.keys:
            found.append(Section([], entry[0].place))
            taken = set()
        found[-1].entries.append(entry)
        taken.add(name)
    return [*found]


READERS: Mapping[str, Callable[[FieldReader, Node, Key], Any]] = {
    "text": _text,
    "name": _name,
    "names": _names,
    "choice": _choice,
    "choices": _choices,
    "whole": _whole,
    "count": _count,
    "color": _color,
    "terms": _terms,
    "record": _record,
    "record map": _record_map,
    "record list": _record_list,
}
