"""Values of the YAML tree as the table of keys wants them, each misfit noted with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ..errors import Place, Problem
from ..keys import MEANT, Record
from ..names import named, quoted
from ..nearest import nearest
from ..problems.codes import problem
from .arrows import ARROW, is_arrow, parts
from .spots import FORBIDDEN, forbidden, without_forbidden
from .tree import Node, Scalar, Section, Sequence
from .values import READERS

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: What few texts hold and all are searched for at once: those marks, and what no text may hold.
_ODD = re.compile(f"{_DIRECTION.pattern[:-1]}{FORBIDDEN[1:]}")


@dataclass(slots=True)
class Fields:
    """One record as read: values by key, and where each stands."""

    place: Place
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    #: Keys given wrongly, or that an unknown key may have meant: that they are missing is no second problem.
    misspelt: set[str] = field(default_factory=set)
    #: Keys that the record does not have, with their places and values, until they are told of.
    strangers: list[tuple[str, Place, Node]] = field(default_factory=list)
    #: An effect's short form that was not understood, and its place.
    unread: tuple[str, Place] | None = None

    @property
    def is_odd(self) -> bool:
        """Whether it is not what was written plainly that was read."""
        return bool(self.misspelt or self.strangers or self.unread or "broken" in self.values)

    def text(self, key: str) -> str:
        """Return a text, empty when it is not given."""
        value: str = self.values.get(key, "")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self.values.get(key, ()))


#: Records by the identity of their nodes: the node, of what kind it is, and its fields.
Known = dict[int, tuple[Node, Record, Fields]]


@dataclass(slots=True)
class FieldReader:
    """Reads records by the table of keys and collects what is wrong."""

    problems: list[Problem] = field(default_factory=list)
    #: Whether the records are rows of a table, which has no short form.
    table: bool = False
    #: Keys of the file that were misspelt or could not be read.
    misspelt: set[str] = field(default_factory=set)
    #: Effects, by their ids as paths, of which something was not understood.
    unsure: set[tuple[str, ...]] = field(default_factory=set)
    #: Records of an earlier state of the file and of this one in which nothing is wrong.
    known: Known = field(default_factory=dict)
    read: Known = field(default_factory=dict)

    def add(
        self, code: str, message: str, place: Place, *, expected: str = "", suggestion: str = "",
        example: str = "",
    ) -> None:  # fmt: skip
        """Note one problem."""
        found = problem(code, message, place, expected=expected, suggestion=suggestion, example=example)
        self.problems.append(found)

    def record(self, node: Node, record: Record) -> Fields:
        """Return a record's fields; a bare text stands for the record's short key.

        Those of the very node that was read before, and of which there was nothing to tell, are known.
        """
        known = self.known.get(id(node))
        if known is None or known[0] is not node or known[1] is not record:
            told = len(self.problems)
            known = node, record, self._fields(node, record)
            if len(self.problems) > told or known[2].is_odd:
                return known[2]
        self.read[id(node)] = known
        return known[2]

    def _fields(self, node: Node, record: Record) -> Fields:
        fields = Fields(node.place)
        if isinstance(node, Scalar):
            self._short(node, record, fields)
        elif isinstance(node, Section):
            for key, place, value in self.entries(node):
                self.entry(fields, record, key, place, value)
            fields.misspelt |= _merged(node)
            if record.name != "effect":  # an effect's keys are told of when it is known what else is wrong
                self.unknown_keys(fields, record)
        else:
            fields.values["broken"] = True
            message = f"a list stands for {_a(record.name)}"
            self.add("CG203", message, node.place, expected=_some(record),
                     example=_SHAPES.get(record.name, ""))  # fmt: skip
        return fields

    def unknown_keys(self, fields: Fields, record: Record) -> None:
        """Tell of the keys that a record does not have."""
        strange = not fields.values and not fields.misspelt
        for name, place, value in fields.strangers:
            meant = (key for key in MEANT.get(name.casefold(), ()) if key in record.keys)
            near = next(meant, "") or nearest(name, record.keys)
            fields.misspelt.add(near)
            expected = f"one of {', '.join(record.keys)}"
            message = f"{_a(record.name)} has no key {named(name)}"
            shape, example = _SHAPES.get(record.name, ""), ""
            said = re.match(r"([a-z]+)(?::| ) *", name)
            if said and said[1] in record.keys and _blank(value) and said[0] != name:
                fields.misspelt.add(said[1])
                self.add("CG201", f"no colon and space stand after {said[1]!r}", place,
                         expected="them between the key and its value",
                         example=f"{said[1]}: {name[said.end() :][:80]}")  # fmt: skip
                continue
            if not near and _blank(value) and place.line == fields.place.line and fields.values:
                # `{definition: Leaves, dried}`: what follows the comma counts as a key.
                message = f"{named(name)} stands for a key of {_a(record.name)}, without a value"
                expected = "quotation marks around a text that holds a comma"
                example = _joined(fields, name, place)
            elif not near and strange and shape:
                # Nothing here is as it should be: that is one mistake, and what is missing is no second.
                fields.values["broken"] = True
                self.add("CG201", message, place, expected=_some(record), example=shape)
                break
            self.add("CG201", message, place, expected=expected, suggestion=near, example=example)
        fields.strangers.clear()

    def entries(self, node: Section) -> Iterator[tuple[str, Place, Node]]:
        """Yield the entries of a section, each key once, problems with keys noted."""
        seen: dict[str, Place] = {}
        for key_node, value in node.entries:
            if not isinstance(key_node, Scalar):
                self.add("CG203", "a list or section stands as a key", key_node.place, expected="a text")
                continue
            text = self.text(key_node)
            key = text if text.isidentifier() else " ".join(text.split()) or self.name(key_node)
            if key == "<<" and key_node.plain:
                self.add("CG201", "<< joins sections in some readers of YAML, but not in a graph file",
                         key_node.place, expected="the keys that are meant, written out here")  # fmt: skip
            elif not key:
                self.add("CG208", "the key is empty", key_node.place, expected="a name before the colon")
            elif key in seen:
                first = f"it already stands at line {seen[key].line}"
                self.add("CG202", f"{named(key)} is given twice; {first}", key_node.place)
            else:
                seen[key] = key_node.place
                yield key, key_node.place, value

    def name(self, node: Scalar) -> str:
        """Return a name, of which ``null`` may be one."""
        if node.absent:
            return node.text
        return " ".join(self.text(node).split())

    def tell_nothing(self, node: Node, key: str) -> bool:
        """CG208: whether ``null`` or ``~`` stands where a name is needed; it is told."""
        if not isinstance(node, Scalar) or not node.absent or not node.text:
            return False
        self.add("CG208", f"{node.text} stands for nothing in YAML", node.place,
                 expected="quotation marks, if it is a name", example=f'{key}: "{node.text}"')  # fmt: skip
        return True

    def items(self, node: Node, what: str) -> list[Node]:
        """Return the items of a list; a single value counts as a list of one."""
        if isinstance(node, Sequence):
            return node.items
        if isinstance(node, Scalar) and node.absent:
            return []
        if isinstance(node, Scalar):
            return [node]
        self.add("CG203", f"{what} is a section with keys", node.place, expected="a list")
        return []

    def text(self, node: Node, what: str = "the value") -> str:
        """Return a text as written (``no`` stays ``no``), without direction marks and control characters."""
        if not isinstance(node, Scalar):
            kind = "a list" if isinstance(node, Sequence) else "a section with keys"
            self.add("CG203", f"{what} is {kind}", node.place, expected="a text")
            return ""
        if node.absent:
            return ""
        text = node.text
        if not _ODD.search(text):
            return text.strip()
        bad = forbidden(text)
        if bad:
            soft = bad[0] in "\x0b\x0c"
            expected = "a blank in its place" if soft else "it taken out"
            self.add(
                "CG105", f"{what} holds the character U+{ord(bad[0]):04X}", node.place, expected=expected
            )
            text = without_forbidden(text)  # what is left is read on, so that nothing else is told
        if _DIRECTION.search(text):
            self.add("CG209", f"{what} holds a mark that turns the direction of writing", node.place)
            text = _DIRECTION.sub("", text)
        return text.strip()

    def _short(self, node: Scalar, record: Record, fields: Fields) -> None:
        text = self.text(node, f"the {record.name}")
        if not text:
            return
        if record.name == "effect":
            self._arrow_fields(fields, text, node.place)
        elif record.short:
            fields.values[record.short] = text
            fields.places[record.short] = node.place
        else:
            fields.values["broken"] = True
            self.add("CG203", f"the text {named(text)} stands for a {record.name}", node.place,
                     expected="a section with keys")  # fmt: skip

    def entry(self, fields: Fields, record: Record, name: str, place: Place, value: Node) -> None:
        """Read one key of a record into its fields."""
        key = record.keys.get(name)
        if key is None and record.name == "effect" and is_arrow(name):
            self._arrow_entry(fields, record, name, place, value)
        elif key is None:
            fields.strangers.append((name, place, value))
        elif isinstance(value, Scalar) and value.absent:
            if key.required and key.kind == "name" and self.tell_nothing(value, name):
                fields.misspelt.add(name)
        else:
            found = READERS[key.kind](self, value, key)
            if found not in (None, ""):
                fields.values[name] = found
                fields.places[name] = value.place
            elif not _blank(value):
                fields.misspelt.add(name)  # what is wrong with it has been told

    def _arrow_entry(self, fields: Fields, record: Record, name: str, place: Place, value: Node) -> None:
        if not self._arrow_fields(fields, name, place):
            words = self.text(value, "label") if isinstance(value, Scalar) else ""
            fields.unread = (f"{name}: {words}" if words else name, place)
            return
        if isinstance(value, Section):
            for key, key_place, inner in self.entries(value):
                self.entry(fields, record, key, key_place, inner)
        else:
            label = record.keys["label"]
            fields.values["label"] = READERS[label.kind](self, value, label)
            fields.places["label"] = value.place
            if not fields.values["label"] and not _blank(value):
                fields.misspelt.add("label")

    def _arrow_fields(self, fields: Fields, text: str, place: Place) -> bool:
        read = parts(text)
        if read is None:
            fields.unread = (text, place)
            return False
        arrow = ARROW.search(text)
        after = arrow.end() + (text[arrow.end() : arrow.end() + 1] == " ") if arrow else 0
        target = replace(place, column=place.column + after)
        source, end, label = read
        for key, part, where in (("source", source, place), ("target", end, target), ("label", label, place)):
            if part:
                fields.values[key] = part
                fields.places[key] = where
        return True


def _joined(fields: Fields, rest: str, place: Place) -> str:
    """Return the key before a place with its text and what a comma parted from it, in quotation marks."""
    before = [key for key, at in fields.places.items() if (at.line, at.column) < (place.line, place.column)]
    key = before[-1] if before else ""
    value = fields.values.get(key)
    return f"{key}: {quoted(f'{value}, {rest}')}" if isinstance(value, str) else ""


def _merged(node: Section) -> set[str]:
    """Return the keys that a merge key, which is told, was to bring."""
    merged = [value for key, value in node.entries if isinstance(key, Scalar) and key.text == "<<"]
    sections = [
        each for value in merged for each in (value.items if isinstance(value, Sequence) else [value])
    ]
    return {
        key.text
        for section in sections
        if isinstance(section, Section)
        for key, _ in section.entries
        if isinstance(key, Scalar)
    }


def _blank(node: Node) -> bool:
    return isinstance(node, Scalar) and (node.absent or not node.text.strip())


#: How a record looks in a file, for those who wrote a list in its place.
_SHAPES = {
    "concept": "name:\n  definition: What it is.\n  aka: [other name, another]",
    "effect": "- source -> target: words",
    "category": "name: Name in the legend",
    "relation": 'name: {sign: "+", reading: "{source} feeds {target}", verbs: [feeds]}',
    "evidence": "- {reference: id, stance: supports}",
    "tour": "- title: ...\n  steps:\n    - {focus: concept, say: ...}",
    "step": "- {focus: concept, say: ...}",
}


def _some(record: Record) -> str:
    """Return the first keys of a record, as words."""
    return f"keys such as {', '.join(list(record.keys)[:4])}"


def _a(word: str) -> str:
    counted = "piece of evidence" if word == "evidence" else word
    return f"{'an' if counted[:1] in 'aeiou' else 'a'} {counted}"
