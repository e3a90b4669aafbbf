"""Concepts that are one though a corpus has several ids for them: a file of aliases and what it does."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .bolt import BoltTables
from .claims import COLUMNS
from .problems import CorpusError, needed
from .seeds import spoken_key
from .tables import Source, Tables, concepts_of, plain_key, rows

if TYPE_CHECKING:
    from ibis.expr.types import Table, Value

#: Aliases that a question may bring along; more belong into a store, where they cost nothing when asked.
MOST: Final = 2_000
_HEADER: Final = ("alias", "means")


@dataclass(frozen=True, slots=True)
class Merges:
    """What becomes of ids: ``means`` by the id that gives way, ``names`` of those that stay.

    ``unknown`` are aliases of the file that the corpus does not have.
    """

    means: Mapping[str, str]
    names: Mapping[str, str]
    unknown: tuple[str, ...] = ()


def read_aliases(path: Path) -> dict[str, str]:
    """Return the pairs of a file: a column of names or ids, and one of what each means (.csv or .tsv).

    Further columns, lines that begin with ``#`` and a first line ``alias,means`` are passed over.

    Raises:
        CorpusError: it cannot be read, a line has no two names, one means two things, or they go in a circle.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise CorpusError(f"{path} cannot be read: {fault}") from None
    found: dict[str, str] = {}
    reader = csv.reader(text.splitlines(), delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
    for row in reader:
        cells = [cell.strip() for cell in row]
        headed = not found and tuple(cell.casefold() for cell in cells[:2]) == _HEADER
        if headed or not any(cells) or cells[0].startswith("#"):
            continue
        if len(cells) < 2 or not (cells[0] and cells[1]):
            raise CorpusError(f"{path}:{reader.line_num}: a line has an alias and what it means: alias,means")
        alias, meant = cells[:2]
        if found.setdefault(alias, meant) != meant:
            raise CorpusError(f"{path}:{reader.line_num}: {alias!r} means {found[alias]!r} already")
    return found


def merges_of(tables: Source, pairs: Mapping[str, str]) -> Merges:
    """Return which ids of a corpus the aliases of a file are; each is taken for an id, else for a name.

    Raises:
        CorpusError: several concepts have the name, or the aliases go in a circle.
    """
    texts = {*pairs, *pairs.values()}
    called = {row["id"]: row["name"] for row in _few(tables.concepts_at, texts)}
    keys = {text: spoken_key(text) for text in texts - set(called)}
    named: dict[str, dict[str, str]] = {}
    for row in _few(tables.named, set(keys.values())):
        named.setdefault(row["key"], {})[row["id"]] = row["name"]
    ids = {text: text for text in called}
    for text, key in keys.items():
        several = named.get(key, {})
        exact = [id for id, name in several.items() if name == text]
        one = exact if len(exact) == 1 else list(several)
        if len(one) > 1:
            raise CorpusError(
                f"{len(one)} concepts are called {text!r}: {', '.join(sorted(one)[:8])}; use ids"
            )
        if one:
            ids[text] = one[0]
    means = {ids[alias]: ids.get(meant, meant) for alias, meant in pairs.items() if alias in ids}
    means = {alias: meant for alias, meant in means.items() if alias != meant}
    ends = {alias: _end(means, alias) for alias in means}
    names = {row["id"]: row["name"] for row in _few(tables.concepts_at, set(ends.values()))}
    unknown = tuple(alias for alias in pairs if alias not in ids)
    return Merges(ends, {id: names.get(id, id) for id in set(ends.values())}, unknown)


def unknown_told(unknown: Sequence[str]) -> tuple[str, ...]:
    """Return a line about the aliases that are not in the corpus, if there are any."""
    if not unknown:
        return ()
    more = f" and {len(unknown) - 5:,} more" if len(unknown) > 5 else ""
    some = ", ".join(alias[:60] for alias in unknown[:5])
    return (f"Aliases that the corpus does not have: {some}{more}.",)


def _end(means: Mapping[str, str], alias: str) -> str:
    """Return what an alias means at last: what it means may be an alias itself."""
    passed = [alias]
    while passed[-1] in means:
        passed.append(means[passed[-1]])
        if passed[-1] in passed[:-1]:
            raise CorpusError(f"aliases go in a circle: {' -> '.join(passed)}")
    return passed[-1]


def _few(asked: Callable[[list[str]], Table], wanted: Iterable[str]) -> list[dict[str, str]]:
    """Return the rows of some values, a thousand asked for at a time."""
    values = sorted(wanted)
    found: list[dict[str, str]] = []
    for start in range(0, len(values), 1000):
        found += rows(asked(values[start : start + 1000]))
    return found


def merged(tables: Tables | BoltTables, merges: Merges) -> Tables | BoltTables:
    """Return a corpus with aliases gone, all summed anew from the claims when they are asked.

    Raises:
        CorpusError: there are too many aliases for that.
    """
    if not merges.means:
        return tables
    if len(merges.means) > MOST:
        raise CorpusError(
            f"{len(merges.means):,} aliases are too many for a slice; "
            "make a store with them: conceptgraph corpus import ... --alias FILE"
        )
    if isinstance(tables, BoltTables):
        return tables.with_aliases(merges)
    claims = tables.claims.select(*COLUMNS)
    ends = {
        f"{end}{part}": value
        for end in ("subject", "object")
        for part, value in (("", _meant(claims[end], merges)), ("_name", _name(claims, end, merges)))
    }
    names = tables.called()
    return replace(
        tables, claims=claims.mutate(**ends), by_subject=None, by_object=None, own=None,
        concepts=_concepts(tables, merges),
        names=names.mutate(id=_meant(names.id, merges)).union(_ids(tables, merges)).distinct(),
    )  # fmt: skip


def _meant(id: Value, merges: Merges) -> Value:
    changed: Value = id.substitute(dict(merges.means))
    return changed


def _name(table: Table, end: str, merges: Merges) -> Value:
    ibis = needed("ibis")
    given = {alias: merges.names[meant] for alias, meant in merges.means.items()}
    return ibis.ifelse(table[end].isin(list(given)), table[end].substitute(given), table[f"{end}_name"])


def _concepts(tables: Tables, merges: Merges) -> Table:
    """Return the concepts that stay, with the arrows at all that they were counted together."""
    ibis = needed("ibis")
    known = tables.concepts if tables.concepts is not None else concepts_of(tables.claims)
    given = {alias: merges.names[meant] for alias, meant in merges.means.items()}
    gone = known.id.isin(list(given))
    renamed = known.select(
        id=_meant(known.id, merges), kind=known.kind, degree=known.degree,
        name=ibis.ifelse(gone, known.id.substitute(given), known.name),
    )  # fmt: skip
    grouped = renamed.group_by("id")
    return grouped.aggregate(
        name=renamed.name.max(), kind=renamed.kind.max(), degree=renamed.degree.sum().cast("int32")
    ).select("id", "name", "kind", "degree")


def _ids(tables: Tables, merges: Merges) -> Table:
    """Return the ids that gave way as names of those that they mean, so that they are found as before."""
    known = tables.known()
    gone = known.filter(known.id.isin(list(merges.means)))
    columns = {"key": plain_key(gone.id), "name": gone.id, "id": _meant(gone.id, merges)}
    names = tables.called()
    return gone.select(**{name: columns[name] for name in names.columns})
