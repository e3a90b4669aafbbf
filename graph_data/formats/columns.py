"""What each column of a table is: by its name first, by what it holds second; two for one key are refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from ..errors import InvalidGraphError, Place, Problem
from ..keys import CERTAINTIES, LEVELS, VERDICTS
from ..meaning.lexicon import words_of
from ..names import named
from ..nearest import nearest
from ..problems.codes import problem
from ..relations import taken_for, vocabulary
from .attributes import OF_EDGES, OF_NODES, RANKS, plain
from .column_names import CATEGORIES, DIRECTIONS, DOCUMENTS, ENDS, KEYS, NAMES, SURE_DIRECTIONS, WEIGHTS
from .ends import pairs_of_ends, plain_names, told_by_verbs
from .links import number_of
from .rows import Table
from .sign_words import sign_in

#: Keys that one column alone may mean; of the others, one more column is told as not carried.
_ONE: Final = ("label", "sign", "quote")
#: Keys that hold one of a few words.
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "level": LEVELS,
    "verdict": VERDICTS,
    "certainty": CERTAINTIES,
}
#: Columns that say where arrows point.
_ARROWS: Final = words_of("arrows arrow arrowhead arrowheads pfeil pfeile pfeilspitze flèche flecha")
#: Words of an effect are no longer than this.
_LONGEST_WORDS: Final = 60
#: What is called evidence, and has more words than a reference, is a sentence.
_SENTENCE: Final = 12
#: So many rows tell what a column holds.
_LOOK: Final = 2000


@dataclass(slots=True)
class Columns:
    """What a table is, and the key that each of its columns means (an empty text: none)."""

    kind: Literal["effects", "concepts"]
    names: list[str]
    keys: list[str]
    #: Whether the first row names the columns.
    header: bool = True
    problems: list[Problem] = field(default_factory=list)

    def at(self, key: str) -> int:
        """Return the place of a key's column, -1 where there is none."""
        return self.keys.index(key) if key in self.keys else -1


def columns_of(table: Table) -> Columns | None:
    """Return what the columns of a table are, or None where it has neither effects nor concepts.

    Raises:
        InvalidGraphError: two columns claim one key and differ; both are named.
    """
    names = table.rows[0] if table.rows else []
    short = plain_names(names)
    ends = _ends(table, short)
    if ends:
        return _of_effects(table, names, short, ends)
    bare = _without_header(table)
    if bare:
        return Columns("effects", [f"column {n + 1}" for n in range(len(names))], bare, header=False)
    if not {"id", "label", "labels", "name", "nodeid", *NAMES}.isdisjoint(short):
        return _of_concepts(table, names, short)
    return None


def _ends(table: Table, short: list[str]) -> tuple[int, int] | None:
    for pairs in pairs_of_ends(short):
        # What is called effect may hold its signs.
        found = [pair for pair in pairs if not any(_are_signs(_cells(table, at)) for at in pair)]
        # One column may stand in two pairs (cause, effect, consequence): then the words are the other.
        apart = [pair for n, pair in enumerate(found) if not any(set(pair) & set(o) for o in found[:n])]
        if len(apart) > 1:
            both = " and ".join(" to ".join(named(table.rows[0][at]) for at in pair) for pair in apart[:2])
            _refuse(
                table, f"two pairs of columns hold the ends of effects: {both}", "one of the pairs renamed"
            )
        if found:
            return found[0]
    # How much a thing affects is no thing.
    verbs = (pair for pair in told_by_verbs(short) if not any(_are_numbers(_cells(table, at)) for at in pair))
    return next(verbs, None)


def _of_effects(table: Table, names: list[str], short: list[str], ends: tuple[int, int]) -> Columns:
    keys = [""] * len(names)
    keys[ends[0]], keys[ends[1]] = "source", "target"
    found = Columns("effects", list(names), keys)
    for at, name in enumerate(short):
        if keys[at] or not name:
            continue
        cells = _cells(table, at)
        if name in CATEGORIES:
            keys[at] = CATEGORIES[name]
        elif name in DOCUMENTS:  # beside from and to it is a document
            keys[at] = "reference"
        elif any(name in pair and set(pair) <= set(short) for pair in ENDS[-1]):
            keys[at] = ""  # the numbers of ends that are named
        elif name == "negated":
            keys[at] = "negated"
        elif name in WEIGHTS:
            keys[at] = "sign" if _are_signs(cells) else "weight"
        elif name in _ARROWS:
            keys[at] = _checked("direction", cells)
        else:
            keys[at] = _checked(OF_EDGES.get(name, ""), cells)
    _choose(table, found, short)
    if "label" not in keys:
        _look_for_words(table, found)
    return found


def _look_for_words(table: Table, found: Columns) -> None:
    """Take a column for the words that holds verbs, whatever it is called, where no other holds them."""
    for at, key in enumerate(found.keys):
        cells = _cells(table, at) if key in ("", "note", "how") and found.names[at] else set()
        if cells and max(map(len, cells)) <= _LONGEST_WORDS and _are_verbs(cells):
            found.keys[at] = "label"
            return


def _are_only_signs(cells: set[str]) -> bool:
    """Whether cells are signs that are no words, and no plain counts."""
    written = any(number_of(cell) is None or cell[0] in "+-−" for cell in cells)
    return written and all(map(sign_in, cells)) and not all(map(taken_for, cells))


def _are_signs(cells: set[str]) -> bool:
    """Whether all cells are signs in words, not numbers."""
    return bool(cells) and all(number_of(cell) is None and sign_in(cell) for cell in cells)


def _checked(key: str, cells: set[str]) -> str:
    """Return the key of a column after a look at what it holds."""
    if cells and {cell.casefold() for cell in cells} <= SURE_DIRECTIONS:
        return "direction"
    if key == "direction" and not {cell.casefold() for cell in cells} <= DIRECTIONS.keys():
        return "sign" if any(sign_in(cell) for cell in cells) else ""
    if key == "reference" and any(len(cell.split()) > _SENTENCE and cell[0] not in "[{" for cell in cells):
        return "quote"
    if key == "sign" and cells and not any(sign_in(cell) for cell in cells):
        return ""
    if key == "label" and _are_only_signs(cells):
        return "sign"
    if key == "label" and cells and all(cell.startswith(("http://", "https://")) for cell in cells):
        return ""
    if key == "papers" and not all(cell.isdecimal() and len(cell) < 10 for cell in cells):
        return ""  # their names, perhaps
    if key in CHOICES and cells and not any(nearest(cell, CHOICES[key]) for cell in cells):
        return ""
    return key


def _cells(table: Table, at: int) -> set[str]:
    return {row[at] for row in table.rows[1:_LOOK] if at < len(row) and row[at]}


def _choose(table: Table, found: Columns, short: list[str]) -> None:
    """Settle which of several columns a key is."""
    _choose_words(table, found, short)
    for key in dict.fromkeys(found.keys):
        several = [at for at, each in enumerate(found.keys) if key and each == key]
        if len(several) < 2 or key in ("reference", "weight"):
            continue
        if key in _ONE:
            _refuse_if_differing(table, found, several[0], several[1], key)
        for at in several[1:]:
            found.keys[at] = ""


def _choose_words(table: Table, found: Columns, short: list[str]) -> None:
    several = [at for at, key in enumerate(found.keys) if key == "label"]
    filled = [at for at in several if _cells(table, at)] or several[:1]
    ranked = sorted(filled, key=lambda at: RANKS.get(short[at], 9))
    for at in several:
        found.keys[at] = ""
    if not ranked:
        return
    first = ranked[0]
    for other in ranked[1:]:
        cells = _cells(table, other)
        if short[other] == "relation" and cells <= vocabulary().keys():
            found.keys[other] = "relation"
        elif "sign" not in found.keys and cells and all(map(sign_in, cells)):
            found.keys[other] = "sign"
        elif RANKS.get(short[other]) == RANKS.get(short[first]):
            _refuse_if_differing(table, found, first, other, "label")
    found.keys[first] = "label"


def _refuse_if_differing(table: Table, found: Columns, first: int, other: int, key: str) -> None:
    for row, line in zip(table.rows[1:], table.lines[1:], strict=True):
        one, two = (row[at] if at < len(row) else "" for at in (first, other))
        if one and two and one.casefold() != two.casefold():
            what = {"label": "the words of effects", "sign": "the signs of effects"}.get(key, f"the {key}")
            columns = f"{named(found.names[first])} and {named(found.names[other])}"
            _refuse(table, f"the columns {columns} both hold {what}, and differ at line {line}",
                    "the one that is meant; rename the other, or take it out")  # fmt: skip


def _refuse(table: Table, message: str, expected: str) -> None:
    place = Place(table.name, table.lines[0], 1)
    raise InvalidGraphError([problem("CG126", message, place, expected=expected)])


def _without_header(table: Table) -> list[str]:
    """Return the keys of rows without a header: ends that come again, or words that are known."""
    widths = {len(row) for row in table.rows}
    if not table.rows or len(widths) > 2 or max(widths) not in (2, 3) or min(widths) < 2:
        return []
    first, rest = table.rows[0], table.rows[1:_LOOK]
    last = len(first) - 1
    if not (first[0] and first[last]) or any(plain(cell) in _KNOWN for cell in first if cell):
        return []
    columns = [{row[at] for row in table.rows[:_LOOK] if at < len(row) and row[at]} for at in range(last + 1)]
    if all(map(_are_numbers, columns[1:])):  # a table of numbers
        return []
    if last == 2 and _are_verbs(columns[2]) and not _are_verbs(columns[1]):
        return ["source", "target", "label"]
    ends = {row[at] for row in rest for at in (0, -1)}
    words = first[1] if last == 2 else ""
    again = first[0] in ends or first[last] in ends
    if again or (words and (words in {row[1] for row in rest} or taken_for(words))):
        return ["source", "label", "target"] if last == 2 else ["source", "target"]
    return []


def _are_verbs(cells: set[str]) -> bool:
    verbs = [cell for cell in cells if taken_for(cell) and number_of(cell) is None]
    return bool(cells) and len(verbs) * 2 >= len(cells)


def _are_numbers(cells: set[str]) -> bool:
    return bool(cells) and all(number_of(cell) is not None for cell in cells)


#: Names of columns that no thing would be called by.
_KNOWN: Final = frozenset(
    {"id", "label", "name", *OF_EDGES, *OF_NODES, *(name for tier in ENDS for pair in tier for name in pair)}
) - words_of(
    "a u v x y de von da start end fin child parent cause effect force group art type class fuente causa"
)


def _of_concepts(table: Table, names: list[str], short: list[str]) -> Columns:
    keys = [OF_NODES.get(name, "") for name in short]
    found = Columns("concepts", list(names), keys)
    if "label" not in [key for key, name in zip(keys, short, strict=True) if name != "title"]:
        for at, name in enumerate(short):
            if name in NAMES:
                keys[at] = "label"
                break
    for at, (full, name) in enumerate(zip(names, short, strict=True)):
        if full.upper().partition("(")[0].endswith(":ID") or (name in KEYS and "id" not in keys):
            keys[at] = "id"
    _first_only(table, found)
    return found


def _first_only(table: Table, found: Columns) -> None:
    for key in dict.fromkeys(found.keys):
        several = [at for at, each in enumerate(found.keys) if key and each == key]
        full = [at for at in several if _cells(table, at)] or several[:1]
        for at in several:
            if key != "aka" and at != full[0]:
                found.keys[at] = ""
