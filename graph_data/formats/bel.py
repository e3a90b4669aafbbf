"""Scripts in BEL, the Biological Expression Language: statements with their sentence and their citation."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from .incoming import Edge, Incoming, Node
from .opening import refuse, text_of
from .plain_text import one_line

NAME = "bel"
ENDINGS = (".bel",)

_START = re.compile(
    rb"(?m)^\s*SET\s+(?:DOCUMENT\s+Name|Citation|Evidence|SupportingText|STATEMENT_GROUP)\b|^DEFINE\s+(?:NAMESPACE|ANNOTATION)\b",
    re.IGNORECASE,
)
_SET = re.compile(r"SET\s+(?:DOCUMENT\s+)?(\w+)\s*=\s*(.*)", re.IGNORECASE | re.DOTALL)
_NAME_OF_TERM = re.compile(r"[a-zA-Z]+\(")
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[()]')
_ID = re.compile(
    r"(\w+)\s*:\s*(\"(?:[^\"\\]|\\.)*\"|[^\s,()!\"]+)(?:\s*!\s*(\"(?:[^\"\\]|\\.)*\"|[^\s,()]+))?"
)
#: Relations in words, with the sign that they have, and whether they go both ways.
RELATIONS = {
    "increases": ("increases", "+"), "->": ("increases", "+"),
    "directlyincreases": ("directly increases", "+"), "=>": ("directly increases", "+"),
    "decreases": ("decreases", "-"), "-|": ("decreases", "-"),
    "directlydecreases": ("directly decreases", "-"), "=|": ("directly decreases", "-"),
    "regulates": ("regulates", "regulates"), "reg": ("regulates", "regulates"),
    "causesnochange": ("does not change", "none"), "cnc": ("does not change", "none"),
    "positivecorrelation": ("goes up and down with", "+"), "pos": ("goes up and down with", "+"),
    "negativecorrelation": ("goes against", "-"), "neg": ("goes against", "-"),
    "association": ("is associated with", "unknown"), "--": ("is associated with", "unknown"),
    "prognosticbiomarkerfor": ("tells the outlook of", ""), "biomarkerfor": ("is a biomarker for", ""),
    "ratelimitingstepof": ("is the rate-limiting step of", "+"), "transcribedto": ("is transcribed to", ""),
    ":>": ("is transcribed to", ""), "translatedto": ("is translated to", ""),
    ">>": ("is translated to", ""), "hasmember": ("has the member", "none"),
    "hascomponent": ("has the part", "none"), "isa": ("is a", "none"), "partof": ("is part of", "none"),
    "subprocessof": ("is a step of", "none"), "equivalentto": ("is the same as", ""),
    "orthologous": ("is orthologous to", ""), "hasactivity": ("has the activity", ""),
}  # fmt: skip
_BOTH_WAYS = frozenset(
    {
        "positivecorrelation",
        "negativecorrelation",
        "pos",
        "neg",
        "association",
        "--",
        "orthologous",
        "equivalentto",
    }
)
_KINDS = {
    **dict.fromkeys(("p", "proteinabundance"), "protein"), **dict.fromkeys(("g", "geneabundance"), "gene"),
    **dict.fromkeys(("r", "rnaabundance"), "RNA"), **dict.fromkeys(("m", "micrornaabundance"), "microRNA"),
    **dict.fromkeys(("a", "abundance"), "abundance"), **dict.fromkeys(("bp", "biologicalprocess"), "process"),
    **dict.fromkeys(("path", "pathology"), "pathology"), **dict.fromkeys(("act", "activity"), "activity"),
    **dict.fromkeys(("complex", "complexabundance"), "complex"),
    **dict.fromkeys(("pop", "populationabundance"), "population"),
    **dict.fromkeys(("composite", "compositeabundance"), "composite"),
}  # fmt: skip
#: How a term is called of which the names within say only a part.
_CALLED = {
    "act": "activity of {}",
    "activity": "activity of {}",
    "r": "{} RNA",
    "rnaabundance": "{} RNA",
    "g": "{} gene",
    "geneabundance": "{} gene",
    "deg": "breakdown of {}",
    "degradation": "breakdown of {}",
    "sec": "secretion of {}",
    "surf": "{} at the cell surface",
    "tloc": "translocation of {}",
    "translocation": "translocation of {}",
    "rxn": "reaction of {}",
    "reaction": "reaction of {}",
    "complex": "complex of {}",
    "complexabundance": "complex of {}",
    "composite": "{} together",
}


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text is a script in BEL."""
    return bool(_START.search(head))


@dataclass(slots=True)
class _Script:
    name: str
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    references: dict[str, dict[str, str]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    title: str = ""
    about: str = ""
    citation: str = ""


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a script.

    Raises:
        InvalidGraphError: no statements stand in it, or a line is none of BEL.
    """
    text, guessed = text_of(data, name)
    script = _Script(name)
    for line, number in _lines(text):
        upper = line.split(None, 1)[0].upper()
        if upper == "SET":
            _set(line, script)
        elif upper == "UNSET":
            _unset(line, script)
        elif upper != "DEFINE":
            _statement(line, number, script)
    if not script.nodes:
        refuse(
            name,
            "no statements stand in this script",
            expected="lines such as p(HGNC:AKT1) -> bp(GO:apoptosis)",
        )
    return Incoming(
        "BEL script",
        tuple(script.nodes.values()),
        tuple(script.edges),
        script.title or None,
        script.about,
        left=+script.left,
        read_as={f"read as {guessed}": 1} if guessed else {},
        references=script.references,
    )


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Yield statements with their first line; a backslash, an open brace or quotation mark goes on."""
    waiting, begun = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        plain = line.strip()
        if not waiting and (not plain or plain.startswith("#")):
            continue
        begun = begun if waiting else number
        waiting = f"{waiting} {plain}" if waiting else plain
        if waiting.endswith("\\"):
            waiting = waiting[:-1].rstrip()
            continue
        quotes = len(re.findall(r'(?<!\\)"', waiting))
        if (
            waiting[:4].upper() == "SET "
            and (quotes % 2 or waiting.count("{") > waiting.count("}"))
            and len(waiting) < 100_000
        ):
            continue
        yield waiting, begun
        waiting = ""
    if waiting:
        yield waiting, begun


def _set(line: str, script: _Script) -> None:
    found = _SET.match(line)
    if not found:
        return
    key, value = found[1].casefold(), found[2].strip()
    plain = _unquoted(value)
    if key == "citation":
        script.citation = _cite(value, script)
        script.said.clear()
    elif key in ("evidence", "supportingtext"):
        script.said["quote"] = plain
    elif line[:12].upper() == "SET DOCUMENT":
        if key == "name":
            script.title = plain
        elif key == "description":
            script.about = plain
    elif key != "statement_group":
        several = re.findall(r'"(?:[^"\\]|\\.)*"', value)
        script.said[found[1]] = ", ".join(map(_unquoted, several)) or plain


def _unquoted(value: str) -> str:
    """Return a value without its quotation marks and the signs that keep others in it."""
    plain = value.strip()
    if len(plain) > 1 and plain[0] == plain[-1] == '"':
        plain = re.sub(r"\\(.)", r"\1", plain[1:-1])
    return one_line(plain)


def _unset(line: str, script: _Script) -> None:
    for key in re.split(r"[\s{},]+", line[5:].strip()):
        plain = key.casefold()
        if plain in ("all", "statement_group", "citation"):
            script.said.clear()
            script.citation = "" if plain != "statement_group" else script.citation
        elif plain in ("evidence", "supportingtext"):
            script.said.pop("quote", None)
        else:
            script.said.pop(key, None)


def _cite(value: str, script: _Script) -> str:
    """Keep a citation: kind, title, id, date, authors; return its key."""
    row = next(csv.reader([value.strip("{} ")], skipinitialspace=True), [])
    cells = [one_line(cell) for cell in row] + [""] * 5
    kind, title, id, date, people = cells[:5]
    if kind.casefold() == "pubmed" and not id and title.isdecimal():
        title, id = "", title
    key = f"{'pmid' if kind.casefold() == 'pubmed' else kind.casefold() or 'source'}-{id or title}"
    known = {"title": title or f"{kind} {id}".strip(), "issued": date, "author": people.replace("|", "; ")}
    known["PMID" if kind.casefold() == "pubmed" else "DOI" if kind.casefold() == "doi" else "URL"] = id
    script.references.setdefault(key, {name: text for name, text in known.items() if text})
    return key


def _statement(line: str, number: int, script: _Script) -> None:
    first = _term_in(line)
    if not first:
        refuse(
            script.name,
            "this line is no statement of BEL",
            line=number,
            expected="p(HGNC:AKT1) -> bp(GO:apoptosis)",
        )
    source = _term(first, number, script)
    rest = re.sub(r"(?:^|\s)//.*", "", line[len(first) :]).strip()
    if not rest:
        return
    verb, _, rest = rest.partition(" ")
    relation = RELATIONS.get(verb.casefold())
    goal = _term_in(rest.strip())
    if relation is None or (not goal and not rest.strip().startswith("(")):
        refuse(
            script.name,
            f"{verb[:40]!r} is no relation of BEL",
            line=number,
            expected="increases, decreases, association or another of BEL's",
        )
    if not goal:
        script.left["statements within statements"] += 1
        return
    target = _term(goal, number, script)
    fields: dict[str, object] = {"label": relation[0]}
    if relation[1]:
        fields["sign"] = relation[1]
    fields |= script.said
    for theirs, ours in (("Words", "label"), ("Sign", "sign")):  # as scripts of ours have them
        if theirs in fields:
            fields[ours] = fields.pop(theirs)
    if script.citation:
        fields["reference"] = [script.citation]
    script.edges.append(Edge(source, target, fields, verb.casefold() not in _BOTH_WAYS, None, number))


def _term_in(text: str) -> str:
    """Return the term with which a text begins, its brackets balanced; nothing where none does."""
    if not _NAME_OF_TERM.match(text):
        return ""
    depth = 0
    for piece in _PIECE.finditer(text):
        depth += {"(": 1, ")": -1}.get(piece[0], 0)
        if piece[0] == ")" and not depth:
            return text[: piece.end()]
    return ""


def _term(text: str, number: int, script: _Script) -> str:
    """Keep a term under its text without blanks, called by the names in it; return that key."""
    key = re.sub(r"\s+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", "", text)
    if key not in script.nodes:
        function = text.partition("(")[0].strip().casefold()
        names = [_unquoted(found[3] or found[2]) for found in _ID.finditer(text)]
        called = " and ".join(dict.fromkeys(names)) or text
        label = _CALLED.get(function, "{}").replace("{}", called)
        fields: dict[str, object] = {"label": label, "aka": [text]} if label != text else {"label": label}
        if function in _KINDS:
            fields["category"] = _KINDS[function]
        script.nodes[key] = Node(key, fields, number)
    return key
