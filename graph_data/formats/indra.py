"""Statements of INDRA as JSON: what readers of papers found, with sentence and paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from .incoming import Edge, Incoming, Node
from .opening import json_of, refuse, text_of
from .plain_text import one_line
from .shapes import has_key, record, records

NAME = "indra"
ENDINGS: tuple[str, ...] = ()

#: What a statement says, in words, and its sign where the words alone do not say it.
_WORDS = {
    "Activation": "activates", "Inhibition": "inhibits", "IncreaseAmount": "increases the amount of",
    "DecreaseAmount": "decreases the amount of", "Gef": "activates", "Gap": "inactivates",
    "GtpActivation": "activates", "Complex": "binds", "Conversion": "converts",
    "Association": "is associated with", "Influence": "influences", "Autophosphorylation": "phosphorylates",
    "Transphosphorylation": "phosphorylates", "Migration": "moves", "RegulateActivity": "regulates",
    "RegulateAmount": "regulates",
}  # fmt: skip
_SIGNS = {
    "Activation": "+",
    "Inhibition": "-",
    "IncreaseAmount": "+",
    "DecreaseAmount": "-",
    "Gef": "+",
    "Gap": "-",
}
#: The parts of statements that are their two ends.
_SOURCES = ("subj", "enz", "gef", "ras", "agent")
_TARGETS = ("obj", "sub", "ras", "gap")


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is JSON of statements."""
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return begin[:1] in (b"[", b"{") and (
        has_key(head, "db_refs", "matches_hash")
        or (has_key(head, "evidence") and has_key(head, "source_api"))
    )


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of statements; of several sentences behind one, the first is its quote.

    Raises:
        InvalidGraphError: it is no JSON, or no statements stand in it.
    """
    root = json_of(text_of(data, name)[0], name)
    if isinstance(root, dict):
        root = root.get("statements", [root])
    items = root.values() if isinstance(root, dict) else root if isinstance(root, list) else []
    statements = [item for item in items if isinstance(item, dict) and isinstance(item.get("type"), str)]
    if not statements:
        refuse(
            name,
            "no statements of INDRA stand in this JSON",
            expected='[{"type": "Activation", "subj": ...}]',
        )
    nodes: dict[str, Node] = {}
    references: dict[str, dict[str, Any]] = {}
    left: Counter[str] = Counter()
    edges = [edge for each in statements for edge in _edges(each, nodes, references, left)]
    return Incoming(
        "INDRA statements", tuple(nodes.values()), tuple(edges), left=+left, references=references
    )


def _agent(value: object, nodes: dict[str, Node], left: Counter[str]) -> str:
    """Keep an agent or an event's concept; return its key, which is its name."""
    if not isinstance(value, dict):
        return ""
    concept = value.get("concept")
    inner = concept if isinstance(concept, dict) else value
    name = one_line(inner.get("name"))
    for key in ("mods", "mutations", "bound_conditions", "activity", "location"):
        left["states of agents"] += bool(value.get(key))
    if name and name not in nodes:
        grounding = record(inner.get("db_refs"))
        ids = [
            f"{space}:{one_line(id)}"
            for space, id in grounding.items()
            if space != "TEXT" and isinstance(id, str | int)
        ]
        text = one_line(grounding.get("TEXT"))
        aka = [other for other in (text, *ids) if other and other.casefold() != name.casefold()]
        nodes[name] = Node(name, {"label": name, **({"aka": aka} if aka else {})})
    return name


def _edges(
    statement: Mapping[str, Any],
    nodes: dict[str, Node],
    references: dict[str, dict[str, Any]],
    left: Counter[str],
) -> Iterator[Edge]:
    kind = statement["type"]
    ends = _ends(statement, nodes, left)
    if len(ends) < 2:
        left["statements with one end"] += 1
        return
    fields = _fields(statement, kind, references, left)
    if kind in ("Complex", "Association"):
        for place, source in enumerate(ends):
            for target in ends[place + 1 :]:
                yield Edge(source, target, fields, False)
    else:
        for target in ends[1:]:
            yield Edge(ends[0], target, fields)


def _ends(statement: Mapping[str, Any], nodes: dict[str, Node], left: Counter[str]) -> list[str]:
    members = statement.get("members")
    if isinstance(members, list):
        return list(dict.fromkeys(filter(None, (_agent(each, nodes, left) for each in members))))[:50]
    source = next((statement[key] for key in _SOURCES if statement.get(key)), None)
    goals = [statement[key] for key in _TARGETS if statement.get(key) and statement[key] is not source][:1]
    several = statement.get("obj_to")
    goals = several if isinstance(several, list) else goals
    found = [_agent(source, nodes, left), *(_agent(each, nodes, left) for each in goals)]
    return [end for end in found if end] if all(found[:1]) else []


def _words(kind: str) -> str:
    """Return a kind of statement as a verb: ``Ubiquitination`` is ubiquitinates."""
    if kind in _WORDS:
        return _WORDS[kind]
    if kind.endswith("ation"):
        return kind.lower().removesuffix("ation") + "ates"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()


def _fields(
    statement: Mapping[str, Any], kind: str, references: dict[str, dict[str, Any]], left: Counter[str]
) -> dict[str, Any]:
    fields: dict[str, Any] = {"label": _words(kind)}
    sign = _SIGNS.get(kind) or (_polarity(statement) if kind == "Influence" else "")
    if sign:
        fields["sign"] = sign
    site = "".join(one_line(statement.get(key)) for key in ("residue", "position"))
    if site:
        fields["note"] = f"at {site}"
    evidence = records(statement.get("evidence"))
    quotes = list(
        dict.fromkeys(one_line(each.get("text")) for each in evidence if one_line(each.get("text")))
    )
    if quotes:
        fields["quote"] = quotes[0]
        left["further sentences"] += len(quotes) - 1
    papers = dict.fromkeys(filter(None, (_paper(each, references) for each in evidence)))
    if papers:
        fields["reference"] = list(papers)
    left["degrees of belief"] += statement.get("belief") not in (None, 1, 1.0)
    return fields


def _polarity(statement: Mapping[str, Any]) -> str:
    """Return the sign of an influence: what happens to its source times what happens to its target."""
    source, target = (
        record(record(statement.get(key)).get("delta") or statement.get(f"{key}_delta")).get("polarity")
        for key in ("subj", "obj")
    )
    if target not in (1, -1):
        return ""
    return "+" if target * (source if source in (1, -1) else 1) > 0 else "-"


def _paper(evidence: Mapping[str, Any], references: dict[str, dict[str, Any]]) -> str:
    refs = record(evidence.get("text_refs"))
    pmid, doi = one_line(evidence.get("pmid") or refs.get("PMID")), one_line(refs.get("DOI"))
    if not pmid and not doi:
        return ""
    key = f"pmid-{pmid}" if pmid else f"doi-{doi}"
    references.setdefault(
        key,
        {
            "title": f"PMID {pmid}" if pmid else f"DOI {doi}",
            **({"PMID": pmid} if pmid else {}),
            **({"DOI": doi} if doi else {}),
        },
    )
    return key
