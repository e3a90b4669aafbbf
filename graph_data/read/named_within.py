"""Lists of sections that hold their names themselves, as other programs have them: told once, and read on."""

from __future__ import annotations

from ..errors import Place
from ..keys import GRAPH, RECORDS
from ..names import as_key
from .fields import FieldReader
from .tree import Node, Scalar, Section

#: Keys under which a section may hold its own name, in the order in which they are believed.
_NAMES = ("id", "name", "label", "title", "concept")


def named_within(item: Section) -> tuple[str, Place, Node] | None:
    """Return id, place and the other keys of a section that holds its name; None where it does not."""
    keys = {key.text: value for key, value in item.entries if isinstance(key, Scalar)}
    texts = {key: node.text for key, node in keys.items() if isinstance(node, Scalar) and node.text.strip()}
    name = next((key for key in _NAMES if key in texts), "")
    if not name or (len(item.entries) == 1 and name not in ("id", "name")):
        return None
    rest = [(key, node) for key, node in item.entries if not (isinstance(key, Scalar) and key.text == name)]
    if name == "id" and "name" in keys and "label" not in keys:
        rest = [(_renamed(key), node) for key, node in rest]
    return " ".join(texts[name].split()), item.place, Section(rest, item.place)


def _renamed(key: Node) -> Node:
    """Return the key ``name`` beside an id as the label that it is."""
    return Scalar("label", True, key.place) if isinstance(key, Scalar) and key.text == "name" else key


def tell_named_within(reader: FieldReader, key: str, entry: tuple[str, Place, Node]) -> None:
    """CG203: the items of a map hold their names; the first is shown as it should stand."""
    id, place, rest = entry
    lines = [f"{key}:", f"  {as_key(id)}:"]
    known = RECORDS[GRAPH.keys[key].of].keys
    for name, value in rest.entries if isinstance(rest, Section) else ():
        if isinstance(name, Scalar) and name.text in known:
            lines.append(f"    {name.text}: {_short(value)}")
    reader.add("CG203", f"the items of {key} hold their names themselves", place,
               expected="each under its id", example="\n".join(lines))  # fmt: skip


def _short(value: Node) -> str:
    return as_key(value.text) if isinstance(value, Scalar) and len(value.text) < 80 else "..."
