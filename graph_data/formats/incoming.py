"""What the reader of a foreign format hands over: things and links as the file has them, not yet mapped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ..records import EMPTY
from .rows import Table

#: Attributes as the file has them: texts, numbers, truth values, or lists of these.
Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of a foreign file. ``key`` is its id there; edges name it by that.

    ``fields`` are attributes by the names that the file has for them (``label``, ``description``, ``type``).
    What the format says by its shape stands under our own keys: ``label``, ``category``, ``definition``,
    ``aka`` (a list), ``broader`` (a key). ``line`` counts from 1.
    """

    key: str
    fields: Fields = field(default_factory=lambda: EMPTY)
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One link of a foreign file; ends that are no node's key are things that only links name.

    What the format says by its shape stands under our own keys: ``label`` (the words), ``sign``, ``note``,
    ``quote``, ``reference`` (a list of references' ids or of free texts), ``relation``. A format whose signs
    are read in its own way (Kumu's ``--``) gives ``sign`` as one of ours: ``+``, ``-``, ``none``, ``mixed``.
    ``key`` is the id of the link, if the file has one that a person would keep.
    """

    source: str
    target: str
    fields: Fields = field(default_factory=lambda: EMPTY)
    directed: bool = True
    key: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a reader found. ``format`` is told to the user: ``Kumu backup``, ``yEd GraphML``.

    ``left`` counts what the reader itself could not carry, ``read_as`` what it read in one of several ways
    (``{"arrowheads tee, read as -": 1}``); both by the nouns of `NOUNS` where these fit, else by words of
    their own. ``references`` are CSL-JSON fields by id. ``keep_keys`` says that the keys of nodes are ids in
    their own right (a program's numbers are not): then they stay beside the labels.
    """

    format: str
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    title: str | None = None
    description: str = ""
    language: str = ""
    left: Mapping[str, int] = field(default_factory=lambda: EMPTY)
    read_as: Mapping[str, int] = field(default_factory=lambda: EMPTY)
    references: Mapping[str, Fields] = field(default_factory=lambda: EMPTY)
    keep_keys: bool = False
    #: The rows, where it is a table, whose reader has settled what its columns are and told of the others.
    table: Table | None = None
    #: Where in the file that stands which is left: line and column, by the same words.
    spots: Mapping[str, tuple[int, int]] = field(default_factory=lambda: EMPTY)


#: What may be told as not carried: the noun of several, and of one. Other words are told as they are.
NOUNS: Final[Mapping[str, str]] = {
    "positions": "position",
    "colours": "colour",
    "sizes": "size",
    "styles": "style",
    "views": "view",
    "loops": "loop",
    "delays": "delay",
    "comments": "comment",
    "lines above the table": "line above the table",
    "tags": "tag",
    "weights": "weight",
    "links to web pages": "link to a web page",
    "pictures": "picture",
    "attached resources": "attached resource",
    "text boxes": "text box",
    "notes beside the graph": "note beside the graph",
    "second names": "second name",
    "pages": "page",
    "empty pages": "empty page",
    "sheets": "sheet",
    "groups": "group",
    "hidden things": "hidden thing",
    "things on no map": "thing on no map",
    "link cards": "link card",
    "arrows with a loose end": "arrow with a loose end",
    "lines without arrow": "line without arrow",
    "double-headed arrows": "double-headed arrow",
    "links to or from groups": "link to or from a group",
    "undirected links": "undirected link",
    "effects without words": "effect without words",
    "effects without sign": "effect without sign",
    "effects given twice": "effect given twice",
    "concepts of one name": "concept of one name",
    "concepts that only links name": "concept that only links name",
    "links that lead nowhere": "link that leads nowhere",
    "rows without both ends": "row without both ends",
    "second categories of a concept": "second category of a concept",
    "other names that two concepts share": "other name that two concepts share",
    "kinds that are unknown or circular": "kind that is unknown or circular",
    "references without a place": "reference without a place",
    "equations": "equation",
    "statements of other kinds": "statement of another kind",
    "presentations": "presentation",
    "shapes without words": "shape without words",
    "phrases beside the graph": "phrase beside the graph",
    "links to or from a note": "link to or from a note",
    "links to or from link cards": "link to or from a link card",
    "links of more than two things": "link of more than two things",
    "further graphs": "further graph",
    "further diagrams": "further diagram",
    "coefficients": "coefficient",
    "arrows of uncertain beginning": "arrow of uncertain beginning",
    "lines of uncertain ends": "line of uncertain ends",
    "times": "time",
    "clicks": "click",
    "citations": "citation",
    "names in other languages": "name in another language",
    "further broader concepts": "further broader concept",
    "links to other thesauri": "link to another thesaurus",
    "characters that nobody sees": "character that nobody sees",
    "marks that turn the direction of writing": "mark that turns the direction of writing",
    "signs that speak against their words": "sign that speaks against its words",
    "votes": "vote",
    "drawings beneath the map": "drawing beneath the map",
    "degrees of belief": "degree of belief",
    "further sentences": "further sentence",
    "states of agents": "state of an agent",
    "statements with one end": "statement with one end",
    "statements within statements": "statement within a statement",
    "categories of concepts": "category of a concept",
    "definitions": "definition",
    "other names": "other name",
    "broader concepts": "broader concept",
    "opposites": "opposite",
    "words of effects": "effect's words",
    "signs": "sign",
    "relations": "relation",
    "levels": "level",
    "conditions": "condition",
    "mechanisms": "mechanism",
    "hedges": "hedge",
    "notes": "note",
    "quotes": "quote",
    "verdicts": "verdict",
    "certainties": "certainty",
    "pieces of evidence": "piece of evidence",
    "findings of references": "finding of a reference",
    "references": "reference",
    "further references of an effect": "further reference of an effect",
    "tours": "tour",
    "articles": "article",
    "descriptions": "description",
    "relations of its own": "relation of its own",
    "relations without a term of Biolink": "relation without a term of Biolink",
    "looks of categories": "look of a category",
    "concepts without effects": "concept without effects",
    "bars in names": "bar in a name",
    "concepts": "concept",
    "effects": "effect",
}


def told(what: str, count: int) -> str:
    """Return one line of what was not carried.

    >>> told("delays", 1), told("delays", 3), told("column Weight", 4), told("read as Windows-1252", 1)
    ('1 delay', '3 delays', 'column Weight (4)', 'read as Windows-1252')
    """
    if what in NOUNS:
        return f"{count:,} {NOUNS[what] if count == 1 else what}"
    return what if count == 1 else f"{what} ({count:,})"
