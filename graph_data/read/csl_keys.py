"""The keys of a reference: those of CSL-JSON, and what people write for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from ..nearest import nearest

#: The variables of CSL 1.0.2, and what exports of reference managers add to them.
_CSL = """
abstract annote archive archive-place archive_collection archive_location author accessed available-date
authority call-number categories chair chapter-number citation-key citation-label citation-number
collection-editor collection-number collection-title compiler composer container-author container-title
container-title-short contributor curator custom dimensions director division DOI edition editor
editorial-director event event-date event-place event-title executive-producer
first-reference-note-number genre guest host id illustrator interviewer ISBN ISSN issue issued
journalAbbreviation jurisdiction keyword language license locator medium narrator note number
number-of-pages number-of-volumes organizer original-author original-date original-publisher
original-publisher-place original-title page page-first part-number part-title performer PMCID PMID
printing-number producer publisher publisher-place recipient references reviewed-author reviewed-genre
reviewed-title scale script-writer section series-creator shortTitle source status submitted
supplement-number title title-short translator type URL version volume volume-title volume-title-short
year-suffix
"""
#: The fields that a citation and its link are made of, and others that people give.
CSL_USED: Mapping[str, str] = MappingProxyType(
    {
        "type": "What kind of source it is.",
        "title": "Its title.",
        "author": "Names: a list of {family: ..., given: ...}, {literal: ...} or texts.",
        "issued": "When it appeared: a year, a date, or CSL's date-parts.",
        "container-title": "The journal or book that it stands in.",
        "volume": "The volume of the journal.",
        "issue": "The number of the issue.",
        "page": "The pages, such as 12-19.",
        "publisher": "Who published it; told where there is no container-title.",
        "DOI": "Its DOI, such as 10.1000/182; the link leads there.",
        "URL": "Where it is on the web; http or https.",
        "PMID": "Its number in PubMed.",
        "PMCID": "Its number in PubMed Central.",
        "ISBN": "The number of the book.",
        "abstract": "Its summary.",
        "accessed": "When it was looked at on the web.",
        "edition": "The edition of the book.",
        "editor": "Names, as for author.",
        "genre": "What kind of study or text it is, in words.",
        "language": "The language it is written in.",
        "note": "A remark.",
    }
)
_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
performance periodical personal_communication post post-weblog regulation report review review-book software
song speech standard thesis treaty webpage
"""
#: Kinds of sources by CSL 1.0.2.
CSL_TYPES = tuple(_TYPES.split())
#: What is written for a key of CSL where the meaning is certain, in English and German.
_WRITTEN = {
    "author": "authors autor autoren verfasser by writer writers creator creators",
    "container-title": "journal journal-title journaltitle journal-name magazine newspaper periodical "
    "publication venue book booktitle book-title proceedings conference zeitschrift zeitung container in",
    "issued": "year date published publication-year publication-date pubdate pub-date pub-year "
    "date-published jahr datum erschienen",
    "URL": "link url-link web website webpage uri href homepage address-url adresse",
    "DOI": "doi-link doi-url",
    "page": "pages pp page-range page-numbers seiten seite",
    "volume": "vol vol. band jahrgang",
    "issue": "no no. nr nr. issue-number heft ausgabe",
    "publisher": "verlag institution organization organisation school university publishers",
    "publisher-place": "place city location publisher-location ort verlagsort",
    "title": "titel name article article-title paper headline",
    "editor": "editors herausgeber hrsg ed eds",
    "translator": "translators",
    "accessed": "access-date accessed-on date-accessed retrieved retrieved-on visited urldate",
    "PMID": "pubmed pubmed-id pm-id",
    "PMCID": "pmc pmc-id",
    "ISBN": "isbn-10 isbn-13",
    "collection-title": "series reihe",
    "edition": "auflage",
    "language": "lang sprache",
    "keyword": "keywords tags tag schlagworte",
    "note": "notes comment comments remark remarks bemerkung notiz",
    "abstract": "summary zusammenfassung",
    "number-of-pages": "num-pages page-count",
    "type": "kind entry-type typ",
    "genre": "report-type",
}


def csl_variables() -> tuple[str, ...]:
    """Return all keys of CSL-JSON."""
    return tuple(_CSL.split())


def _plain(key: str) -> str:
    return re.sub(r"[\s_]+", "-", key.strip().casefold())


_BY_NAME: Mapping[str, str] = MappingProxyType(
    {
        **{name: key for key, names in _WRITTEN.items() for name in names.split()},
        **{_plain(key): key for key in _CSL.split()},
    }
)
#: Parts of a date that stand beside its year.
PARTS = ("month", "day")
_PARTS = {"month": "month", "monat": "month", "day": "day", "tag-des-monats": "day"}


@lru_cache(maxsize=1000)
def csl_key(key: str) -> str:
    """Return the key of CSL that is meant, or ``month`` or ``day``, or an empty text.

    >>> csl_key("journal"), csl_key("doi"), csl_key("Publication Year"), csl_key("colour")
    ('container-title', 'DOI', 'issued', '')
    """
    plain = _plain(key)
    return _BY_NAME.get(plain) or _PARTS.get(plain, "")


def nearest_key(key: str) -> str:
    """Return the key of CSL that a misspelt one may be, or an empty text."""
    return csl_key(nearest(_plain(key), _BY_NAME, 70.0))
