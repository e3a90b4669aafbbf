"""How claims lie in a graph database, and each column of a claim as an expression of Cypher."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from .claims import COLUMNS, DENIED, DIRECTIONS, KNOWN, SIGNS
from .problems import CorpusError

#: Names of properties of nodes, the surest first.
NODES: Final[Mapping[str, str]] = {
    "id": "id cui curie identifier uri",
    "name": "name label title preferred_name",
    "kind": "kind category semtype semantic_type type",
    "aka": "aka synonym synonyms alias aliases",
}
#: What of a claim a relationship may hold; its ends are those of the relationship.
_CLAIM: Final = ("relation", "sign", "stance", "sentence", "document", "year", "score", "source")
_QUALIFIERS: Final = {"direction": "object_direction_qualifier", "aspect": "object_aspect_qualifier"}
#: What of a node a column of claims is.
_OF_NODES: Final[dict[str, str]] = {
    "subject": "id", "subject_name": "name", "subject_kind": "kind",
    "object": "id", "object_name": "name", "object_kind": "kind",
}  # fmt: skip
_PUBMED: Final = ("pmid", "pubmed_id", "pubmed")


def quoted(name: str) -> str:
    """Return a name of a property, a label or a type as Cypher has it.

    >>> quoted("p`q")
    '`p``q`'
    """
    return "`" + name.replace("`", "``") + "`"


@dataclass(frozen=True, slots=True)
class Shape:
    """How claims lie in a graph database: names of properties for each of ours, the surest first.

    ``label`` and ``kind``: of nodes and relationships that are meant; without them all. ``numbers``: ids are
    such.
    """

    node: Mapping[str, Sequence[str]]
    claim: Mapping[str, Sequence[str]]
    label: str = ""
    kind: str = ""
    numbers: bool = False

    def vertex(self, name: str) -> str:
        """Return the pattern of a node."""
        return f"({name}{f':{quoted(self.label)}' if self.label else ''})"

    @property
    def edge(self) -> str:
        """The pattern of a claim ``r`` from ``s`` to ``o``."""
        kind = f":{quoted(self.kind)}" if self.kind else ""
        return f"{self.vertex('s')}-[r{kind}]->{self.vertex('o')}"

    def stored_id(self, of: str) -> str:
        """Return a node's id as it is stored: what an index of the database finds."""
        return _first(of, self.node["id"])

    def id(self, of: str) -> str:
        """Return a node's id as text, or the id of what it means."""
        id = f"toString({self.stored_id(of)})"
        return f"coalesce($means[{id}], {id})"

    def name(self, of: str) -> str:
        """Return a node's name, else its id."""
        name, id = joined(_first(of, self.node["name"])), self.stored_id(of)
        return f"CASE WHEN {name} = '' THEN toString({id}) ELSE {name} END"

    def names(self, of: str) -> str:
        """Return all names of a node."""
        return f"[{self.name(of)}] + {_first(of, self.node['aka'], '[]')}"

    def kind_of(self, of: str) -> str:
        """Return what a node says of its kind, else its first label that not all of them have."""
        label = f"coalesce([l IN labels({of}) WHERE l <> $label][0], '')"
        kind = joined(_first(of, self.node["kind"]))
        return f"CASE WHEN {kind} = '' THEN {label} ELSE {kind} END"

    def text(self, key: str, other: str = "''") -> str:
        """Return what a claim says as text."""
        return joined(_first("r", self.claim[key], other))

    @property
    def told(self) -> str:
        """What a claim says, as texts: ``raw`` (its relation), ``stance``, ``sign``, ``year``, and KGX's."""
        lower = [f"toLower({self.text(key)}) AS {key}" for key in ("stance", "sign", "direction")]
        plain = [f"{self.text(key)} AS {key}" for key in ("year", "aspect")]
        return ", ".join([f"{self.text('relation', 'type(r)')} AS raw", *lower, *plain])

    @property
    def score(self) -> str:
        """How sure a claim is, of 1,000: whole numbers as they are, others up to 1 as parts."""
        text = self.text("score")
        part = f"toFloat({text})"
        scaled = f"toInteger(round(CASE WHEN {part} <= 1 THEN {part} * 1000 ELSE {part} END))"
        return (
            f"CASE WHEN {text} =~ '[0-9]{{1,9}}' THEN toInteger({text}) "
            f"WHEN {text} =~ '[0-9]{{1,4}}[.][0-9]{{1,12}}' THEN {scaled} ELSE 0 END"
        )

    @property
    def documents(self) -> str:
        """The documents of a claim: of one value, of a list, or with bars between."""
        ways = []
        for name in self.claim["document"]:
            plain = "trim(one)"
            if name.casefold() in _PUBMED:
                plain = "CASE WHEN trim(one) =~ '[0-9]+' THEN 'PMID:' + trim(one) ELSE trim(one) END"
            each = f"[one IN split(toString(several), '|') | {plain}]"
            value = f"r.{quoted(name)}"
            ways.append(
                f"WHEN {value} IS NOT NULL THEN reduce(all = [], several IN [] + {value} | all + {each})"
            )
        return f"CASE {' '.join(ways)} ELSE [''] END" if ways else "['']"


def _first(of: str, names: Sequence[str], other: str = "''") -> str:
    """Return the first of some properties that is there."""
    return f"coalesce({', '.join([*(f'{of}.{quoted(name)}' for name in names), other])})"


def _listed(words: Iterable[str]) -> str:
    return "[" + ", ".join(f"'{word}'" for word in words) + "]"


def joined(value: str) -> str:
    """Return a value, or a list of such, as one text."""
    return f"trim(reduce(text = '', part IN [] + {value} | text + ' ' + toString(part)))"


def _cases(of: str, ways: Iterable[tuple[str, str]], other: str) -> str:
    """Return what a text means: of several words, with blanks between, one expression."""
    told = [f"WHEN {of} IN {_listed(words.split())} THEN {value}" for words, value in ways]
    return f"CASE {' '.join(told)} ELSE {other} END"


#: Of the texts that `Shape.told` names: whether a claim is denied, and its relation without what says so.
DENIED_HERE: Final = f"stance IN {_listed(DENIED)} OR toUpper(raw) STARTS WITH 'NEG_'"
PLAIN: Final = "CASE WHEN toUpper(raw) STARTS WITH 'NEG_' THEN substring(raw, 4) ELSE raw END"
_NAMED: Final = "CASE WHEN toLower(raw) STARTS WITH 'biolink:' THEN substring(raw, 8) ELSE raw END"
_OF: Final = "(CASE WHEN aspect IN ['', 'activity_or_abundance'] THEN '' ELSE ' ' + aspect + ' of' END)"
#: A relation, with the direction and the aspect that KGX keeps apart from it; and a claim's sign.
RELATION: Final = _cases(
    "direction", [(words, f"'{verb}' + {_OF}") for verb, (_, words) in DIRECTIONS.items()], _NAMED
)
_TURNED: Final = _cases("direction", [(words, f"'{sign}'") for sign, words in DIRECTIONS.values()], "''")
SIGN: Final = _cases("sign", [(words, f"'{sign}'") for sign, words in SIGNS.items()], _TURNED)
YEAR: Final = "CASE WHEN year =~ '[0-9]{4}.*' THEN toInteger(left(year, 4)) ELSE 0 END"


def looked_up(text: str) -> str:
    """Return a name as it is looked up (see `tables.plain_key`)."""
    plain = f"replace(replace(toLower(toString({text})), '-', ' '), '_', ' ')"
    for _ in range(4):
        plain = f"replace({plain}, '  ', ' ')"
    return f"trim({plain})"


def shape_of(
    nodes: Sequence[str], relationships: Sequence[str], given: Mapping[str, str], *, label: str = "",
    kind: str = "", numbers: bool = False,
) -> Shape:  # fmt: skip
    """Return how claims lie, from the names of properties that there are; ``given`` are ours to theirs.

    Raises:
        CorpusError: nodes have neither an id nor a name.
    """
    node = {key: _known(names, nodes) for key, names in NODES.items()}
    claim = {key: _known(KNOWN[key], relationships) for key in _CLAIM}
    claim |= {key: _known(name, relationships) for key, name in _QUALIFIERS.items()}
    for ours, theirs in given.items():
        if ours not in COLUMNS:
            raise CorpusError(f"{ours!r} is no column of claims; there are {', '.join(COLUMNS)}")
        of, key = (node, _OF_NODES[ours]) if ours in _OF_NODES else (claim, ours)
        of[key] = [theirs]
    node["id"] = node["id"][:1] or node["name"][:1]
    if not node["id"]:
        there = ", ".join(sorted(nodes)[:30]) or "none"
        raise CorpusError(f"no property tells the nodes apart, of {there}; name it: --map subject=NAME")
    return Shape(node, claim, label, kind, numbers)


def _known(known: str, there: Sequence[str]) -> list[str]:
    names = {name.casefold(): name for name in reversed(there)}
    return [names[name] for name in known.split() if name in names]
