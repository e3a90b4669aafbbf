"""Where a corpus is: a folder, files, or an engine's address; what of it may be shown, and what is secret."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from .problems import CorpusError

#: What of an address's query is ours: names of tables and paths. All else may be a secret, and is not shown.
OURS: Final = ("claims", "by_subject", "by_object", "concepts", "names")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.\-]*):(?=//|[^\\/])", re.IGNORECASE)
#: Endings of files that hold claims.
TABLES: Final = (
    *(".parquet", ".csv", ".tsv", ".jsonl", ".ndjson"),
    *(".csv.gz", ".tsv.gz", ".jsonl.gz", ".ndjson.gz"),
)
GRAPHS: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a corpus is. ``str()`` gives it without secrets; ``kind`` is its scheme, ``path`` for files.

    ``given`` is what the engine is opened with; ``tables`` are the names of tables in it that were given.
    """

    given: str = field(repr=False)
    shown: str
    kind: str
    tables: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        return self.shown

    @property
    def is_here(self) -> bool:
        """Whether it is a file or folder of this machine, so that asking it reaches no other."""
        return self.kind in ("path", "duckdb") and not self.given.startswith(("//", "\\\\"))

    def without_secrets(self, text: str) -> str:
        """Return what somebody else said of it, its secrets struck out."""
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text


def address_of(text: str) -> Address:
    """Return what an address on the command line means.

    >>> str(address_of("postgresql://me:hush@host/db?claims=c&sslkey=k"))
    'postgresql://host/db?claims=c'
    >>> address_of("claims/*.parquet").kind, address_of("duckdb:a.db").kind, address_of("spark:local").kind
    ('path', 'duckdb', 'spark')
    """
    text = text.strip()
    if not text:
        raise CorpusError("the address of the corpus is empty")
    found = _SCHEME.match(text)
    if not found or len(found[1]) == 1 or Path(text).exists():  # a drive of Windows is no scheme
        return Address(text, text, "path")
    kind = found[1].lower()
    if "://" not in text:
        rest, _, query = text[found.end() :].partition("?")
        tables, hidden = _tables(query)
        shown = f"{kind}:{rest}" + (f"?{urlencode(tables, safe='/*.')}" if tables else "")
        return Address(rest, shown, kind, tables, hidden)
    return _of_url(text, kind)


def _of_url(text: str, kind: str) -> Address:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as wrong:
        raise CorpusError(f"the address of the corpus is none: {wrong}") from None
    tables, hidden = _tables(parts.query)
    host = parts.hostname or ""
    place = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    shown = urlunsplit((kind, place, parts.path, urlencode(tables, safe="/*.:"), ""))
    rest = [(key, value) for key, value in parse_qsl(parts.query) if key not in OURS]
    given = urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(rest), parts.fragment))
    own = [parts.username or "", parts.password or "", *hidden, parts.fragment]
    secrets = {form for each in own if len(each) > 1 for form in (each, unquote(each), quote(each, safe=""))}
    return Address(given, shown, kind, tables, tuple(sorted(secrets, key=len, reverse=True)))


def _tables(query: str) -> tuple[dict[str, str], tuple[str, ...]]:
    pairs = parse_qsl(query)
    return {k: v for k, v in pairs if k in OURS}, tuple(v for k, v in pairs if k not in OURS)
