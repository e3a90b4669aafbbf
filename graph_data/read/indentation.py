"""Entries that stand at the wrong depth: told once, and put where they belong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import Place
from ..keys import CATEGORY, CONCEPT, GRAPH
from ..names import named
from ..nearest import nearest
from .arrows import is_arrow
from .tree import Node, Scalar, Section, Sequence

if TYPE_CHECKING:
    from .fields import FieldReader

_Entry = tuple[Node, Node]
#: Keys of the file that hold things by name.
_MAPS = ("concepts", "categories", "relations", "references")
#: How alike (of 100) a name must be to a key to be rather that key than a concept.
_MISSPELT = 78.0
_BULLET = re.compile(r"(?:[•·▪●○◦‣▸➢➤■]|\*(?=\s)|[–—](?= )|o(?=\t))\s*(?=\S)")
#: A number or a dash without a space may begin a concept's name, but not where the item has no dash.
MARK = re.compile(r"(?:[•·▪●○◦‣▸➢➤■*–—-]|\d{1,3}[.)](?=\s)|o(?=\t))\s*(?=\S)")


def put_right(reader: FieldReader, root: Section) -> Section:
    """Return the file's section with what stands too far left or right moved to its place."""
    entries = _outdented(reader, root.entries)
    kept: list[_Entry] = []
    for key, value in entries:
        raised: list[_Entry] = []
        if _name(key) in _MAPS and isinstance(value, Section):
            value, raised = _raised(reader, value)
        if _name(key) == "categories" and isinstance(value, Section):
            value, found = _concepts_among_categories(reader, value)
            raised += found
        kept += [(key, value), *raised]
    return Section([_with_its_keys(reader, entry) for entry in kept], root.place)


def without_marks(reader: FieldReader, items: list[Node], *, dashes: bool) -> list[Node]:
    """Return effects without the bullets and numbers of a word processor, which are told once.

    ``dashes`` says whether the items stand behind dashes as they should.
    """
    mark = _BULLET if dashes else MARK
    found: list[Node] = []
    marked: list[tuple[str, Scalar, str]] = []
    for item in items:
        text = _first_text(item)
        match = mark.match(text.text) if text and text.plain else None
        if text is None or match is None or not is_arrow(text.text[match.end() :]):
            found.append(item)
            continue
        bare = Scalar(text.text[match.end() :], True, text.place)
        value = item.entries[0][1] if isinstance(item, Section) else None
        words = "" if value is None else f": {value.text[:80] if isinstance(value, Scalar) else '...'}"
        marked.append((match[0].strip(), bare, words))
        entries = [(bare, item.entries[0][1]), *item.entries[1:]] if isinstance(item, Section) else []
        found.append(Section(entries, item.place) if isinstance(item, Section) else bare)
    if marked:
        sign, first, words = marked[0]
        more = f", and {len(marked) - 1} more like it" if len(marked) > 1 else ""
        example = f"effects:\n  - {first.text.strip()[:80]}{words}"
        message = f"{named(sign)} does not begin an item of a list{more}"
        reader.add("CG203", message, first.place, expected="a dash and a space", example=example)
    return found


def _first_text(item: Node) -> Scalar | None:
    if isinstance(item, Section) and item.entries:
        item = item.entries[0][0]
    return item if isinstance(item, Scalar) else None


def _outdented(reader: FieldReader, entries: list[_Entry]) -> list[_Entry]:
    """Move what follows an empty ``concepts:`` or ``effects:`` without indentation into it."""
    kept: list[_Entry] = []
    open_key = ""
    moved: dict[str, list[_Entry]] = {}
    for key, value in entries:
        name = _name(key)
        arrow = is_arrow(name)
        home = "effects" if arrow else open_key
        if name in GRAPH.keys or not home or not (arrow or _belongs(home, kept, key, value)):
            open_key = name if name in _MAPS else "" if name in GRAPH.keys else open_key
            kept.append((key, value))
        elif home == "concepts" and isinstance(value, Section) and all(map(_is_concept, value.entries)):
            moved.setdefault(home, []).extend([(key, Scalar("", True, key.place)), *value.entries])
        else:
            moved.setdefault(home, []).append((key, value))
    for home, strays in moved.items():
        items: list[Node] = [Section([stray], stray[0].place) for stray in strays]
        bare = without_marks(reader, items, dashes=False) if home == "effects" else items
        if bare == items:
            _tell_outdented(reader, home, strays, home in map(_name, (key for key, _ in kept)))
        kept = _with(kept, home, [entry for item in bare for entry in _entries(item)])
    return kept


def _belongs(home: str, kept: list[_Entry], key: Node, value: Node) -> bool:
    """Whether an unknown key at the start of a line is one of the things that ``home`` above it holds."""
    if nearest(_name(key), GRAPH.keys, _MISSPELT):
        return False
    if _absent(kept[-1][1]):
        return True
    return isinstance(value, Section) or (home == "concepts" and _absent(value))


def _tell_outdented(reader: FieldReader, home: str, strays: list[_Entry], there: bool) -> None:
    key = strays[0][0]
    more = f" and {len(strays) - 1} more" if len(strays) > 1 else ""
    verb = "stand" if more else "stands"
    example = f"{home}:\n  {'- ' if home == 'effects' else ''}{_name(key)[:80]}: ..."
    expected = f"two spaces before it, below {home!r}{'' if there else ', which is missing'}"
    message = f"{named(_name(key))}{more} {verb} at the start of the line, outside {home!r}"
    reader.add("CG211", message, key.place, expected=expected, example=example)


def _with(entries: list[_Entry], home: str, strays: list[_Entry]) -> list[_Entry]:
    """Return the entries with strays joined to those of ``home``."""
    place = strays[0][0].place
    node: Node = Section(strays, place)
    if home == "effects":
        node = Sequence([Section([stray], stray[0].place) for stray in strays], place)
    for at, (key, value) in enumerate(entries):
        if _name(key) != home:
            continue
        if isinstance(value, Sequence) and isinstance(node, Sequence):
            node = Sequence([*value.items, *node.items], value.place)
        elif isinstance(value, Section) and isinstance(node, Section):
            node = Section([*value.entries, *node.entries], value.place)
        elif isinstance(value, Section):
            node = Section([*value.entries, *strays], value.place)
        return [*entries[:at], (key, node), *entries[at + 1 :]]
    return [*entries, (Scalar(home, True, place), node)]


def _raised(reader: FieldReader, node: Section) -> tuple[Section, list[_Entry]]:
    """Return a map without the keys of the file that stood in it, and those."""
    kept: list[_Entry] = []
    raised: list[_Entry] = []
    for key, value in node.entries:
        name = _name(key)
        deep = isinstance(value, Section) and not _holds_concept_keys(value)
        if name in GRAPH.keys and (isinstance(value, Sequence) or (name in _MAPS and deep)):
            message = f"{named(name)} is indented, as if it belonged to the lines above"
            expected = "it at the start of the line"
            reader.add("CG211", message, key.place, expected=expected, example=f"{name}:")
            raised.append((key, value))
        else:
            kept.append((key, value))
    return Section(kept, node.place), raised


def _concepts_among_categories(reader: FieldReader, node: Section) -> tuple[Section, list[_Entry]]:
    """Return the categories, and the concepts that follow them for want of ``concepts:`` at its place."""
    entries = node.entries
    start = next((at for at, entry in enumerate(entries) if _only_a_concept(entry[1])), len(entries))
    if start == len(entries):
        return node, []
    named = start > 0 and _name(entries[start - 1][0]) == "concepts"
    key = entries[start - 1 if named else start][0]
    message = "'concepts' is indented, as if it were a category"
    expected = "it at the start of the line"
    if not named:
        message, expected = "the concepts begin here, inside 'categories'", "concepts: above them"
    example = f"concepts:\n  {_name(entries[start][0])}:"
    reader.add("CG211", message, key.place, expected=expected, example=example)
    found = (Scalar("concepts", True, key.place), Section(entries[start:], entries[start][0].place))
    return Section(entries[: start - named], node.place), [found]


def _only_a_concept(node: Node) -> bool:
    """Whether a section has keys that a concept has and a category has not, and no others."""
    names = {_name(key) for key, _ in _entries(node)}
    return names <= set(CONCEPT.keys) and bool(names - set(CATEGORY.keys))


def _with_its_keys(reader: FieldReader, entry: _Entry) -> _Entry:
    key, value = entry
    if _name(key) == "concepts" and isinstance(value, Section):
        return key, _concepts(reader, value)
    return entry


def _concepts(reader: FieldReader, node: Section) -> Section:
    """Return the concepts with their keys inside them, and each beside the others."""
    kept: list[_Entry] = []
    for key, value in node.entries:
        if _name(key) in CONCEPT.keys and kept and not _absent(value) and _takes_keys(kept[-1][1]):
            kept[-1] = (kept[-1][0], _joined(reader, kept[-1], key, value))
        else:
            kept += _split(reader, key, value)
    return Section(kept, node.place)


def _takes_keys(value: Node) -> bool:
    """Whether a concept has nothing yet, or only keys that stood beside it."""
    return _absent(value) or (isinstance(value, Section) and value.place.line == 0)


def _joined(reader: FieldReader, concept: _Entry, key: Node, value: Node) -> Section:
    id = _name(concept[0])
    if _absent(concept[1]):
        before = " " * (concept[0].place.column - 1)
        example = f"{before}{id}:\n{before}  {_name(key)}: ..."
        message = f"{named(_name(key))} stands beside the concept {named(id)}, not in it"
        reader.add("CG211", message, key.place, expected="it indented further", example=example)
    return Section([*_entries(concept[1]), (key, value)], Place(key.place.file))


def _split(reader: FieldReader, key: Node, value: Node) -> list[_Entry]:
    """Return a concept and, after it, those that are indented as if they were its keys."""
    if not isinstance(value, Section):
        return [(key, value)]
    inner = [entry for entry in value.entries if _is_concept(entry)]
    if not inner or value.place.line <= key.place.line:
        return [(key, value)]
    first = inner[0][0]
    too_far = first.place.column - key.place.column
    more = f" and {len(inner) - 1} more" if len(inner) > 1 else ""
    verb = "are" if more else "is"
    spaces = "1 space" if too_far == 1 else f"{too_far} spaces"
    message = (
        f"{named(_name(first))}{more} {verb} indented further than {named(_name(key))}, as if a part of it"
    )
    column = " " * (key.place.column - 1)
    reader.add("CG211", message, first.place, expected=f"{spaces} fewer",
               example=f"{column}{_name(key)[:80]}:\n{column}{_name(first)[:80]}:")  # fmt: skip
    own = [entry for entry in value.entries if not _is_concept(entry)]
    return [(key, Section(own, value.place)), *inner]


def _is_concept(entry: _Entry) -> bool:
    """Whether an entry inside a concept is itself one: no key of it, and with nothing or keys below."""
    name, value = _name(entry[0]), entry[1]
    if not name or name in CONCEPT.keys or nearest(name, CONCEPT.keys, _MISSPELT):
        return False
    return _absent(value) or (isinstance(value, Section) and _holds_concept_keys(value))


def _holds_concept_keys(node: Section) -> bool:
    return all(_name(key) in CONCEPT.keys for key, _ in node.entries)


def _entries(node: Node) -> list[_Entry]:
    return node.entries if isinstance(node, Section) else []


def _absent(node: Node) -> bool:
    return isinstance(node, Scalar) and node.absent


def _name(key: Node) -> str:
    return " ".join(key.text.split()) if isinstance(key, Scalar) else ""
