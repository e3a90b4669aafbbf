"""Words of a corpus as a graph file has them: relations as verbs, texts made harmless, references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ..names import Ids, slug
from .query import WRITTEN, FoundArrow, Sentence

#: Characters of a sentence, and of a name, beyond which they are cut; how often is told.
LONGEST: Final = 2_000
LONGEST_NAME: Final = 200
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
#: Predicates of SemMedDB and others that are no verbs as they stand.
_SPOKEN: Final = {
    "isa": "is a kind of",
    "is a": "is a kind of",
    "associated with": "is associated with",
    "part of": "is part of",
    "location of": "is the place of",
    "located in": "is located in",
    "process of": "is a process in",
    "method of": "is a method of",
    "manifestation of": "is a sign of",
    "occurs in": "occurs in",
    "same as": "is the same as",
    "compared with": "is compared with",
    "higher than": "is higher than",
    "lower than": "is lower than",
    "precursor of": "is a precursor of",
    "related to": "is related to",
    "correlated with": "is correlated with",
    "diagnoses": "is used to diagnose",
    "positively correlated with": "is positively correlated with",
    "uses": "uses",
    "precedes": "precedes",
    "negatively correlated with": "is negatively correlated with",
    "positive correlation": "moves with",
    "negative correlation": "moves against",
    "causes no change": "has no effect on",
    "association": "is associated with",
    "directly increases": "directly increases",
    "directly decreases": "directly decreases",
    "subclass of": "is a kind of",
    "has phenotype": "has the sign",
    "increase amount": "increases",
    "decrease amount": "decreases",
    "activation": "activates",
    "inhibition": "inhibits",
    "complex": "binds",
    "phosphorylation": "phosphorylates",
    "dephosphorylation": "dephosphorylates",
    "influence": "influences",
}


def words_of(relation: str, stance: str) -> str:
    """Return a relation as the words on an arrow; what is denied says so.

    >>> words_of("TREATS", "states"), words_of("directlyIncreases", "states"), words_of("CAUSES", "denies")
    ('treats', 'directly increases', 'does not cause')
    >>> words_of("biolink:part_of", "states"), words_of("ISA", "denies"), words_of("binds", "denies")
    ('is part of', 'is not a kind of', 'does not bind')
    """
    plain = re.sub(r"^[A-Za-z]+:", "", relation)
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain).replace("_", " ").lower()
    plain = " ".join(plain.split()) or relation
    spoken = _SPOKEN.get(plain, plain)
    return _denied(spoken) if stance == "denies" else spoken


def _denied(words: str) -> str:
    first, blank, rest = words.partition(" ")
    if first in ("is", "has", "can", "may"):
        return f"{first} not{blank}{rest}" if first != "has" else f"does not have{blank}{rest}"
    if first.endswith("ly") and rest:
        first, _, rest = rest.partition(" ")
        blank = " " if rest else ""
    stem = _stem(first)
    return f"does not {stem}{blank}{rest}"


def _stem(verb: str) -> str:
    """Return a verb in the third person as it stands behind ``does not``."""
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    if verb.endswith(("sses", "shes", "ches", "xes", "oes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


@dataclass(slots=True)
class Plain:
    """Makes texts of strangers fit for a graph file, and counts what it had to change."""

    cut: int = 0
    unreadable: int = 0

    def text(self, value: str, most: int = LONGEST) -> str:
        """Return a text in one line; what no text may hold is shown as U+FFFD, what is too long is cut."""
        plain = _CONTROL.sub("\ufffd", value)
        self.unreadable += plain != value
        plain = " ".join(plain.split())
        if len(plain) > most:
            self.cut += 1
            plain = f"{plain[: most - 1].rstrip()}…"
        return plain

    def name(self, value: str) -> str:
        """Return a name in one line."""
        return self.text(value, LONGEST_NAME) or "(without a name)"

    @property
    def notes(self) -> list[str]:
        """What was changed, a line each."""
        found = []
        if self.cut:
            most = f"{LONGEST:,} characters (names: {LONGEST_NAME})"
            what = f"texts of more than {most} were" if self.cut > 1 else f"text of more than {most} was"
            found.append(f"{self.cut:,} {what} cut")
        if self.unreadable:
            texts = "texts" if self.unreadable > 1 else "text"
            found.append(f"{self.unreadable:,} {texts} held signs that no text may hold; � stands for them")
        return found


@dataclass(slots=True)
class References:
    """The references of a slice, by the documents that its sentences come from."""

    plain: Plain
    ids: Ids = field(default_factory=Ids)
    by_document: dict[str, str] = field(default_factory=dict)
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of(self, sentence: Sentence) -> str:
        """Return the id of the reference that a sentence comes from."""
        document = sentence.document
        if document not in self.by_document:
            id = self.ids.take(slug(document or "unknown source"))
            self.by_document[document] = id
            self.fields[id] = _csl(self.plain.text(document, 300), sentence.year)
        return self.by_document[document]


def _csl(document: str, year: int) -> dict[str, Any]:
    kind, colon, number = document.partition(":")
    issued = {"issued": year} if year else {}
    if colon and kind.upper() in ("PMID", "PUBMED") and number.strip().isdecimal():
        number = number.strip()
        link = f"https://pubmed.ncbi.nlm.nih.gov/{number}/"
        return {"title": f"PubMed {number}", "type": "article-journal", **issued, "PMID": number, "URL": link}
    if colon and kind.upper() in ("PMC", "PMCID"):
        return {"title": f"PubMed Central {number.strip()}", **issued, "PMCID": number.strip()}
    doi = re.fullmatch(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", document, re.IGNORECASE)
    if doi:
        return {"title": document, **issued, "DOI": doi[1]}
    if re.match("https?://", document):
        return {"title": document, **issued, "URL": document}
    return {"title": document or "source not named", **issued}


def note_of(arrow: FoundArrow, shown: Sequence[Sentence]) -> str:
    """Return the counts of an arrow in a sentence; ``shown`` are the sentences that stand behind it."""
    papers = f"{arrow.papers:,} paper{'s' * (arrow.papers != 1)}"
    told = f"{arrow.claims:,} sentence{'s' * (arrow.claims != 1)}"
    years = f", {_years(arrow)}" if arrow.first else ""
    rest = f"; {len(shown):,} of them shown" if len(shown) < arrow.claims else ""
    says = ("deny it" if arrow.claims > 1 else "denies it") if arrow.stance == "denies" else (
        "state it" if arrow.claims > 1 else "states it"
    )  # fmt: skip
    written = len(shown) == arrow.claims and all(one.source == WRITTEN for one in shown)
    whence = "Written by a person, not checked" if written else "Read by a machine, not checked"
    return f"{whence}: {told} in {papers}{years} {says}{rest}."


def _years(arrow: FoundArrow) -> str:
    return str(arrow.first) if arrow.first == arrow.last else f"{arrow.first}-{arrow.last}"
