"""What files bring to a corpus: claims, or what belongs to claims: names, sentences, years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from ..address import GRAPHS, TABLES
from ..claims import mapped
from ..engines import read_files
from ..own import claims_of_graph, own_graph
from ..problems import CorpusError, needed

if TYPE_CHECKING:
    from ibis.expr.types import Table, Value

#: Endings of other programs' files that hold claims.
_FOREIGN: Final = (".bel", ".json", ".cx", ".cx2", ".sif")
Kind = Literal["claims", "nodes", "sentences", "documents", "graph"]
#: Tables of SemMedDB come without a first row of names: how each begins, by the word in its file's name.
_SEMMEDDB: Final[Mapping[str, str]] = {
    "predication": "PREDICATION_ID SENTENCE_ID PMID PREDICATE SUBJECT_CUI SUBJECT_NAME SUBJECT_SEMTYPE "
    "SUBJECT_NOVELTY OBJECT_CUI OBJECT_NAME OBJECT_SEMTYPE OBJECT_NOVELTY",
    "sentence": "SENTENCE_ID PMID TYPE NUMBER SENT_START_INDEX SENTENCE",
    "citations": "PMID ISSN DP EDAT PYEAR",
}


@dataclass(frozen=True, slots=True)
class Input:
    """A file, what it brings, and for a table its columns in SQL."""

    path: Path
    kind: Kind
    source: str = ""


def files_of(inputs: Sequence[str]) -> list[Path]:
    """Return the files that words on the command line name: files, folders with all in them, patterns.

    Raises:
        CorpusError: one of them names none.
    """
    found: list[Path] = []
    for word in inputs:
        path = Path(word)
        if path.is_dir():
            files = sorted(each for each in path.rglob("*") if each.is_file() and _known(each))
        elif path.is_file():
            files = [path]
        else:
            files = sorted(path.parent.glob(path.name)) if any(sign in path.name for sign in "*?[") else []
        if not files:
            raise CorpusError(f"{word!r} names no file that can be read as claims")
        found += files
    return list(dict.fromkeys(found))


def own_among(files: Sequence[Path]) -> tuple[str, ...]:
    """Return the names of those files that are graphs of ours."""
    return tuple(str(path) for path in files if path.name.lower().endswith(GRAPHS))


def _known(path: Path) -> bool:
    """Whether a file of a folder is taken; one of another kind is taken when it is named itself."""
    return path.name.lower().endswith((*TABLES, *GRAPHS, *_FOREIGN))


def input_of(connection: Any, path: Path) -> Input:
    """Return what a file brings.

    Raises:
        CorpusError: it brings nothing that belongs to claims.
    """
    if not path.name.lower().endswith(TABLES):
        return kind_of(path)
    source = f"(select * from {read_files([path])})"
    names = [str(name) for name in connection.sql(f"select * from {source}").columns]
    known = semmeddb(path, names)
    if known:
        source = f"(select {_renamed(known)} from {_without_header(path)})"
    return kind_of(path, known or names, source)


def kind_of(path: Path, names: Sequence[str] = (), source: str = "") -> Input:
    """Return what a table with these columns brings, or a file that is none.

    Raises:
        CorpusError: it brings nothing that belongs to claims.
    """
    if source:
        return Input(path, _kind({name.casefold() for name in names}), source)
    if path.name.lower().endswith(GRAPHS) or _reader(path) is not None:
        return Input(path, "graph")
    raise CorpusError(f"{path} cannot be read as claims; those end in {', '.join((*TABLES, *GRAPHS))}")


def semmeddb(path: Path, names: Sequence[str]) -> list[str]:
    """Return the columns of a table of SemMedDB whose first row, read as ``names``, is one of values."""
    known = next((columns for word, columns in _SEMMEDDB.items() if _is_dump(path, word, names)), "")
    return known.split()


def _is_dump(path: Path, word: str, names: Sequence[str]) -> bool:
    """Whether a file is a table of SemMedDB whose first row is one of values, not of names."""
    csv = path.name.lower().removesuffix(".gz").endswith((".csv", ".tsv"))
    columns = _SEMMEDDB[word].split()
    return csv and word in path.name.lower() and len(names) >= len(columns) and columns[0] not in names


def _renamed(known: Sequence[str]) -> str:
    return ", ".join(f"#{place} as {name}" for place, name in enumerate(known, 1))


def _without_header(path: Path) -> str:
    return read_files([path]).replace("header=true", "header=false, nullstr='\\N'")


def _kind(names: set[str]) -> Kind:
    if {"sentence_id", "sentence"} <= names and "predicate" not in names:
        return "sentences"
    if "pmid" in names and "pyear" in names and "predicate" not in names:
        return "documents"
    ends = {"subject", "object"} <= names or {"source", "target"} <= names
    return "nodes" if {"id", "name"} <= names and not ends else "claims"


def claims_in(connection: Any, one: Input, columns: Mapping[str, str], beside: Mapping[str, str]) -> Table:
    """Return the claims of a table, with the sentences and years that stand in tables beside it."""
    table = connection.sql(f"select * from {one.source}")
    names = {name.casefold(): name for name in table.columns}
    if "sentences" in beside and "sentence_id" in names and "sentence" not in names:
        text = connection.sql(
            "select cast(SENTENCE_ID as string) as _sid, any_value(SENTENCE) as SENTENCE "
            f"from {beside['sentences']} group by 1"
        )
        table = table.left_join(text, table[names["sentence_id"]].cast("string") == text["_sid"])
        table = table.drop("_sid")
    if "documents" in beside and "pmid" in names and "pyear" not in names:
        years = connection.sql(
            "select cast(PMID as string) as _pmid, cast(any_value(PYEAR) as string) as PYEAR "
            f"from {beside['documents']} group by 1"
        )
        table = table.left_join(years, table[names["pmid"]].cast("string") == years["_pmid"])
        table = table.drop("_pmid")
    return mapped(table, columns)


def claims_in_graph(path: Path) -> Any:
    """Return the claims of a graph file, ours or another program's, as a table of Arrow.

    Raises:
        GraphError: it cannot be read.
    """
    reader = _reader(path)
    if path.name.lower().endswith(GRAPHS) or reader is None:
        return claims_of_graph(own_graph(path))
    from .foreign import claims_of_foreign

    return claims_of_foreign(path, reader)


def _reader(path: Path) -> Any:
    from ...formats.registry import HEAD, reader_for

    with path.open("rb") as file:
        return reader_for(file.read(HEAD), path.name)


def nodes_in(one: Input, connection: Any) -> Table:
    """Return a table of nodes: id, name, kind, and other names with bars between."""
    ibis = needed("ibis")
    table = connection.sql(f"select * from {one.source}")
    names = {str(name).casefold(): name for name in table.columns}

    def column(*known: str) -> Value:
        name = next((names[each] for each in known if each in names), None)
        return table[name].cast("string").fill_null("") if name else ibis.literal("")

    found: Table = table.select(
        id=column("id"), name=column("name"), kind=column("category", "kind", "type"),
        aka=column("synonym", "synonyms", "aka", "alias", "aliases"),
    )  # fmt: skip
    return found
