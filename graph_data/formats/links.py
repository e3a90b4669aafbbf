"""Links of a foreign file as effects: words, sign, relation, what backs them, and what is told of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from ..keys import CERTAINTIES, LEVELS, VERDICTS
from ..meaning.words import WordReader
from ..names import Ids, slug
from ..records import Effect, Evidence, Reference, Sign
from . import cleaned
from .attributes import OF_EDGES, sorted_out
from .incoming import Edge
from .sign_words import is_arrow, sign_in
from .things import Things

#: The words of an effect that has none.
NEUTRAL: Final = "affects"
#: What an effect is of which only a sign is known, and its words.
_OF_SIGN: Final = {"+": "increases", "-": "decreases", "regulates": "regulates", "mixed": "varies",
                   "none": "affects", "unknown": "affects"}  # fmt: skip
_CHOICES: Final = {"level": LEVELS, "verdict": VERDICTS, "certainty": CERTAINTIES}
_TEXTS: Final = ("when", "how", "hedge", "note", "quote")
_TAKEN: Final = frozenset({"source category", "target category", "relation"})
_DOI: Final = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
#: A text that ends with one address.
_ADDRESS: Final = re.compile(
    r"(?P<title>(?:(?!https?://).)*?)[\s,;:(<\[]*(?P<url>https?://[^\s<>]+?)[>)\].,;\s]*"
)
_PMID: Final = re.compile(r"(?:PMID:?\s*)(\d{1,9})", re.IGNORECASE)


@dataclass(slots=True)
class Links:
    """The effects so far, by id."""

    things: Things
    words: WordReader
    left: Counter[str]
    #: Whether a weight's sign is that of its effect: some weight is negative.
    signed_weights: bool = False
    table: bool = False
    ids: Ids = field(default_factory=Ids)
    effects: dict[str, Effect] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    _seen: set[tuple[Any, ...]] = field(default_factory=set)

    def add(self, edge: Edge) -> None:
        """Add the effect of a link; one that is there already in all it says is told."""
        known, rest = sorted_out(edge.fields, OF_EDGES)
        source, target = self.things.end(edge.source), self.things.end(edge.target)
        for name, value in rest:
            if name in _TAKEN:
                known[name] = value
            else:
                self.left[f"attribute {cleaned.text(name)}"] += 1
        self._categories(known, source, target)
        self.left["undirected links"] += not edge.directed
        weight = known.get("weight")
        if weight is not None and not self.table:
            self.left["attribute weight"] += 1
        label, relation, sign = self._said(known, weight)
        backing: dict[str, Any] = {key: cleaned.lines(known[key]) if key in known else "" for key in _TEXTS}
        level, verdict, certainty = (self._choice(known, key) for key in _CHOICES)
        named = self._references(known["reference"]) if "reference" in known else ()
        evidence = tuple(map(Evidence, named))
        papers = self._papers(known)
        whole = (
            papers,
            source,
            target,
            label,
            relation,
            sign,
            *backing.values(),
            level,
            verdict,
            certainty,
            evidence,
        )
        if whole in self._seen and edge.key is None:
            self.left["effects given twice"] += 1
            return
        self._seen.add(whole)
        id = (
            edge.key
            if edge.key and edge.key not in self.effects
            else self.ids.take(slug(f"{source} {label} {target}"))
        )
        self.effects[id] = Effect(
            id, source, target, label, relation, sign, level or "core", **backing,
            verdict=verdict or "not-checked", certainty=certainty, evidence=evidence,
            papers=papers,
        )  # fmt: skip
        if edge.line:
            self.lines[id] = edge.line

    def _categories(self, known: dict[str, Any], source: str, target: str) -> None:
        for key, id in (("source category", source), ("target category", target)):
            if key in known:
                self.things.categorize(id, cleaned.text(known[key]))

    def _said(self, known: dict[str, Any], weight: Any) -> tuple[str, str, Sign]:
        """Return the words of an effect, its relation and its sign; a sign that is given counts most."""
        label = cleaned.text(known.get("label"))
        if label.startswith("biolink:"):
            label = label.removeprefix("biolink:").replace("_", " ")
        given = sign_in(known["sign"]) if "sign" in known else None
        if "sign" in known and given is None:
            self.left[f"sign {cleaned.text(known['sign'])[:40]!r}"] += 1
        if is_arrow(label):
            given, label = given or sign_in(label), ""
        relations = self.words.relations
        relation = cleaned.text(known["relation"]) if "relation" in known else ""
        if relation not in relations:
            label = label or relation
            relation = self.words.read(label).relation or "affects" if label else "affects"
        if given is None and self.signed_weights and relations[relation].sign == "unknown":
            given = _of_weight(weight)
        if given and {given, relations[relation].sign} == {"+", "-"}:
            self.left["signs that speak against their words"] += 1
        if given and relations[relation].sign != given:
            relation = _OF_SIGN[given]
        if not label:
            self.left["effects without words"] += 1
            label = self._neutral(relation)
        return label, relation, given or relations[relation].sign

    def _neutral(self, relation: str) -> str:
        """Return words for an effect that has none, in the language of the file."""
        known = self.words.relations[relation]
        verbs = known.german if self.words.german else known.verbs
        return verbs[0] if verbs else NEUTRAL

    def _papers(self, known: dict[str, Any]) -> int:
        """Return how many papers state an effect; what is no count of them is told."""
        text = cleaned.text(known.get("papers"))
        if text.isdecimal() and len(text) < 10:
            return int(text)
        self.left["papers that are no number"] += bool(text)
        return 0

    def _choice(self, known: dict[str, Any], key: str) -> Any:
        if key not in known:
            return ""
        word = cleaned.text(known[key]).casefold().replace("_", "-").replace(" ", "-")
        if not word or word in _CHOICES[key]:
            return word
        self.left[f"{key} {word[:40]!r}"] += 1
        return ""

    def _references(self, value: Any) -> list[str]:
        found = []
        for each in cleaned.texts(value):
            text = each.strip("[] ").removeprefix("@") if "@" in each[:2] else each
            id = text if text in self.references or " " not in text else self._id_of(text)
            if id not in self.references:
                self.references[id] = Reference(id, MappingProxyType(_csl(text)))
            found.append(id)
        return list(dict.fromkeys(found))

    def _id_of(self, text: str) -> str:
        """Return the id of a reference that a text tells: that of its title, unless that is another's."""
        csl = _csl(text)
        id = slug(csl["title"])
        known = self.references.get(id)
        return id if known is None or dict(known.csl) == csl else slug(text)


def _csl(text: str) -> dict[str, str]:
    """Return the fields of a reference of which no more is known than how it was named."""
    doi, pmid = _DOI.fullmatch(text), _PMID.fullmatch(text)
    found = {"title": text}
    if doi:
        found["DOI"] = doi[1]
    elif pmid:
        found["PMID"] = pmid[1]
    elif address := _ADDRESS.fullmatch(text):
        found = {"title": address["title"] or text, "URL": address["url"]}
    return found


def _of_weight(weight: Any) -> Sign | None:
    number = number_of(weight)
    return None if not number else "+" if number > 0 else "-"


_NUMBER: Final = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")


def number_of(value: Any) -> float | None:
    """Return the number that a value is, with a point or a comma before its decimals; None: it is none.

    >>> number_of("−0,75"), number_of("1"), number_of("1,000.5"), number_of(2)
    (-0.75, 1.0, None, 2.0)
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    text = cleaned.text(value)
    return float(text.replace("−", "-").replace(",", ".")) if _NUMBER.fullmatch(text) else None
