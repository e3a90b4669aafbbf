"""The columns of claims: their own names, the names that others have for them, and one clean form of both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from .problems import CorpusError, needed

if TYPE_CHECKING:
    from ibis.expr.types import Column, Table, Value

#: Columns of the claims table, in order: a row for each sentence that states (or denies) an effect.
TEXTS: Final = (
    "subject", "subject_name", "subject_kind", "relation", "object", "object_name", "object_kind",
    "sign", "stance", "sentence", "document", "source",
)  # fmt: skip
NUMBERS: Final = ("year", "score")
COLUMNS: Final = (*TEXTS, *NUMBERS)
#: What together is one arrow.
ARROW: Final = ("subject", "relation", "object", "sign", "stance")

#: Names of columns elsewhere, the surest first: our own, SemMedDB's, those of KGX and INDRA, plain ones.
KNOWN: Final[Mapping[str, str]] = {
    "subject": "subject subject_cui subject_id source_id source head from start subj agent cause",
    "object": "object object_cui object_id target_id target tail to end obj",
    "subject_name": "subject_name subject_label source_name source_label head_name",
    "object_name": "object_name object_label target_name target_label tail_name",
    "subject_kind": "subject_kind subject_semtype subject_category subject_type source_category source_type",
    "object_kind": "object_kind object_semtype object_category object_type target_category target_type",
    "relation": "relation predicate relationship relation_type edge_label verb effect label words type",
    "sign": "sign polarity",
    "stance": "stance negated is_negated",
    "sentence": "sentence supporting_text evidence_text evidence text quote snippet",
    "document": "document pmid publications publication doi paper document_id reference citation",
    "year": "year pyear publication_year pub_year date",
    "score": "score confidence belief weight",
    "source": "primary_knowledge_source knowledge_source provided_by extractor source_api",
}
SIGNS: Final = {
    "+": "+ positive pos 1 up increase increased increases upregulated activation",
    "-": "- − negative neg -1 down decrease decreased decreases downregulated inhibition",
    "none": "none 0 neutral no",
    "regulates": "regulates",
    "mixed": "mixed both",
}
#: Words that deny what a claim states.
DENIED: Final = ("denies", "true", "t", "1", "yes", "negated")
DIRECTIONS: Final = {
    "increases": ("+", "increased upregulated"),
    "decreases": ("-", "decreased downregulated"),
}


def mapped(table: Table, given: Mapping[str, str] | None = None) -> Table:
    """Return any table of claims with our columns alone, each of one type and without nothing in it.

    ``given`` names columns that the names alone do not tell: ours to theirs.

    Raises:
        CorpusError: a column that was named is not there, or none tells subject, object or relation.
    """
    ibis = needed("ibis")
    names = {name.casefold(): name for name in reversed(table.columns)}
    found = _found(names, dict(given or {}))
    missing = [key for key in ("subject", "object", "relation") if key not in found]
    if missing:
        there = ", ".join(table.columns[:30])
        example = " ".join(f"--map {key}=COLUMN" for key in missing)
        raise CorpusError(f"no column tells {' and '.join(missing)}: there are {there}; name it: {example}")
    columns: dict[str, Value] = {key: _text(ibis, table, found.get(key)) for key in TEXTS}
    columns.update({key: _number(ibis, table, found.get(key), key) for key in NUMBERS})
    if table.get_backend().name == "duckdb":  # other engines hold no such characters, which no query can name
        for key in ("subject", "relation", "object"):
            columns[key] = columns[key].re_replace(r"\x00", "\ufffd")
    _meaning(ibis, table, names, columns)
    documents = table[found["document"]] if "document" in found else None
    # Spark takes what separates for a pattern, the others for a text.
    bar = "[|]" if table.get_backend().name == "pyspark" else "|"
    columns["document"] = _documents(ibis, documents, columns["document"], bar)
    for end in ("subject", "object"):
        named = columns[f"{end}_name"]
        columns[f"{end}_name"] = ibis.ifelse(named == "", columns[end], named)
    claims = table.select(**{key: columns[key] for key in COLUMNS})
    claims = claims.mutate(document=_curie(ibis, claims.document, found.get("document", "")))
    return claims.filter(claims.subject != "", claims.object != "", claims.relation != "")


def _found(names: Mapping[str, str], given: dict[str, str]) -> dict[str, str]:
    """Return which column is which of ours."""
    found: dict[str, str] = {}
    for key, column in given.items():
        if key not in COLUMNS:
            raise CorpusError(f"{key!r} is no column of claims; there are {', '.join(COLUMNS)}")
        if column.casefold() not in names:
            raise CorpusError(f"there is no column {column!r}; there are {', '.join(names.values())}")
        found[key] = names[column.casefold()]
    taken = {column.casefold() for column in found.values()}
    for key, known in KNOWN.items():
        if key not in found:
            free = next((name for name in known.split() if name in names and name not in taken), None)
            if free:
                found[key] = names[free]
                taken.add(free)
    return found


def _text(ibis: Any, table: Table, column: str | None) -> Value:
    if column is None:
        return ibis.literal("")
    value = table[column]
    if value.type().is_array():
        return value.map(lambda each: each.cast("string")).join(" ").fill_null("")
    return value.cast("string").fill_null("").strip()


def _number(ibis: Any, table: Table, column: str | None, key: str) -> Value:
    """Return a year, or a score of 0 to 1,000; what is no number is 0."""
    if column is None:
        return ibis.literal(0, "int32")
    value = table[column]
    kind = value.type()
    if kind.is_date() or kind.is_timestamp():
        return value.year().cast("int32").fill_null(0)
    if kind.is_integer():
        whole: Value = value.fill_null(0).clip(0, 9999 if key == "year" else 1000).cast("int32")
        return whole
    text = value.cast("string").fill_null("").strip()
    if key == "year":
        return ibis.ifelse(text.re_search(r"^[0-9]{4}"), text.left(4), "0").cast("int32")
    plain = ibis.ifelse(text.re_search(r"^[0-9]{1,4}([.][0-9]{1,12})?$"), text, "0").cast("float64")
    return ibis.ifelse(plain <= 1, plain * 1000, plain).clip(0, 1000).round().cast("int32")


def _meaning(ibis: Any, table: Table, names: Mapping[str, str], columns: dict[str, Value]) -> None:
    """Give relation, sign and stance one form: prefixes off, KGX's directions and SemMedDB's denials read."""
    relation = columns["relation"]
    denied = columns["stance"].lower().isin(DENIED)
    prefixed = relation.upper().startswith("NEG_")
    columns["stance"] = ibis.ifelse(denied | prefixed, "denies", "states")
    relation = ibis.ifelse(prefixed, relation.substr(4), relation)
    relation = ibis.ifelse(relation.lower().startswith("biolink:"), relation.substr(8), relation)
    sign = columns["sign"].lower()
    columns["sign"] = _one_of(sign, {word: key for key, words in SIGNS.items() for word in words.split()})
    direction = names.get("object_direction_qualifier")
    if direction:
        aspect = _text(ibis, table, names.get("object_aspect_qualifier"))
        told = table[direction].cast("string").fill_null("").lower()
        of = ibis.ifelse(aspect.isin(["", "activity_or_abundance"]), "", " " + aspect + " of")
        for verb, (turned, words) in DIRECTIONS.items():
            here = told.isin(words.split())
            relation = ibis.ifelse(here, ibis.literal(verb) + of, relation)
            columns["sign"] = ibis.ifelse(here & (columns["sign"] == ""), turned, columns["sign"])
    columns["relation"] = relation


def _one_of(value: Value, words: Mapping[str, str]) -> Value:
    ibis = needed("ibis")
    return ibis.cases(*((value == word, meant) for word, meant in words.items()), else_="")


def _documents(ibis: Any, column: Column | None, text: Value, bar: str) -> Value:
    """Return the documents of a claim, a row for each: lists, and what a bar separates."""
    if column is None:
        return ibis.literal("")
    if column.type().is_array():
        several = column.map(lambda each: each.cast("string"))
        none = several.isnull() | (several.length() == 0)
        return ibis.ifelse(none, ibis.array([""]), several).unnest().fill_null("")
    if column.type().is_string():
        return text.split(bar).unnest()
    return text


def _curie(ibis: Any, document: Column, column: str) -> Value:
    """Return documents as ``PMID:12`` where a column of numbers of PubMed says no more than the number."""
    text = document.strip()
    if column.casefold() in ("pmid", "pubmed_id", "pubmed"):
        return ibis.ifelse(text.re_search("^[0-9]+$"), ibis.literal("PMID:") + text, text)
    return text
