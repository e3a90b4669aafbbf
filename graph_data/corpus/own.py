"""One of our own graph files as claims, so that a graph of any size can be sliced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..read.files import MAX_SIZE
from ..read.unhurried import unhurried
from .claims import NUMBERS, TEXTS
from .problems import CorpusError, needed
from .query import WRITTEN

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect

#: The signs of effects as those of claims.
SIGNS: Final = {"+": "+", "-": "-", "none": "none", "regulates": "regulates", "mixed": "mixed"}
#: What evidence says of an effect that it denies.
_DENIES: Final = ("contradicts",)


def own_graph(path: Path) -> ConceptGraph:
    """Return one of our own graph files, of any size that such a file may have.

    Raises:
        InvalidGraphError: the file is no graph.
        CorpusError: it is larger.
    """
    from ..read.examine import read_graph

    refuse_huge(path)
    return read_graph(path)


@unhurried()
def claims_of_graph(graph: ConceptGraph, *, by_stance: bool = True) -> Any:
    """Return the claims of a graph as a table of Arrow: a row for each piece of evidence.

    ``by_stance``: evidence against an effect is an arrow of its own, which denies it; else it counts as one
    more paper that speaks of the effect.
    """
    rows = claims_of(graph)
    return as_table(rows if by_stance else ({**row, "stance": "states"} for row in rows))


def names_of_graph(graph: ConceptGraph) -> Any:
    """Return what the concepts of a graph are called as a table of Arrow: name, id."""
    arrow = needed("pyarrow")
    called = ((name, each.id) for each in graph.concepts.values() for name in (each.label, *each.aka))
    columns = arrow.schema([("name", arrow.string()), ("id", arrow.string())])
    return arrow.Table.from_pylist([{"name": name, "id": id} for name, id in called], schema=columns)


def refuse_huge(path: Path) -> None:
    """Refuse a graph file that is larger than any; a table may have any size.

    Raises:
        CorpusError: it is; the way on is told.
    """
    if path.stat().st_size > MAX_SIZE:
        raise CorpusError(
            f"{path} has more than {MAX_SIZE:,} bytes, the most that a graph file may have; "
            "claims of any size are a table with the columns subject, relation and object "
            "(.parquet, .csv, .tsv, .jsonl)"
        )


def as_table(rows: Iterator[dict[str, Any]]) -> Any:
    """Return claims as a table of Arrow."""
    arrow = needed("pyarrow")
    kinds = [(key, arrow.string()) for key in TEXTS] + [(key, arrow.int32()) for key in NUMBERS]
    return arrow.Table.from_pylist(list(rows), schema=arrow.schema(kinds))


def claims_of(graph: ConceptGraph) -> Iterator[dict[str, Any]]:
    """Yield a claim for each piece of evidence, and one for an effect that has none."""
    kinds = {id: category.label for id, category in graph.categories.items()}
    for effect in graph.effects.values():
        base = _base(graph, effect, kinds)
        if not effect.evidence:
            document = graph.text_name or graph.title
            yield {**base, "stance": "states", "sentence": effect.quote, "document": document}
        for one in effect.evidence:
            yield {
                **base,
                "stance": "denies" if one.stance in _DENIES else "states",
                "sentence": one.quote or one.finding or effect.quote,
                "document": _document(graph, one.reference),
                "year": _year(graph, one.reference),
                # What a graph has out of a corpus was not written by its author.
                "source": "" if one.kind == "machine-read" else WRITTEN,
            }


def _base(graph: ConceptGraph, effect: Effect, kinds: Mapping[str, str]) -> dict[str, Any]:
    source, target = graph.concepts[effect.source], graph.concepts[effect.target]
    return {
        "subject": source.id, "subject_name": source.label, "subject_kind": kinds.get(source.category, ""),
        "relation": effect.label, "object": target.id, "object_name": target.label,
        "object_kind": kinds.get(target.category, ""), "sign": SIGNS.get(effect.sign, ""),
        "source": WRITTEN, "year": 0, "score": 0,
    }  # fmt: skip


def _document(graph: ConceptGraph, id: str) -> str:
    """Return a reference as a document is named: by PubMed's number or DOI where it has one."""
    csl = graph.references[id].csl if id in graph.references else {}
    for key, prefix in (("PMID", "PMID:"), ("DOI", "doi:"), ("URL", "")):
        if csl.get(key):
            return f"{prefix}{csl[key]}".replace("doi:https://doi.org/", "doi:")
    return str(csl.get("title") or id)


def _year(graph: ConceptGraph, id: str) -> int:
    from ..citations import year

    found = year(graph.references[id].csl.get("issued")) if id in graph.references else ""
    return int(found) if found else 0
