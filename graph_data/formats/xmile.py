"""XMILE, as Stella and others write models: connectors with their polarity, flows into and out of stocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .incoming import Edge, Incoming, Node
from .opening import refuse
from .plain_text import of_html, one_line
from .xml_tree import Element, read_xml

NAME = "xmile"
ENDINGS = (".xmile", ".stmx", ".itmx")

_VARIABLES = ("stock", "flow", "aux", "gf", "module")
_WORD = re.compile(r'"[^"]+"|[^\W\d][\w.]*')


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is a model in XMILE."""
    return b"<xmile" in head or b"/xmile/ns/XMILE" in head


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a model: what its connectors draw, else what its equations name.

    Raises:
        InvalidGraphError: it is no XML, or no model.
    """
    root = read_xml(data, name)
    if root.tag != "xmile":
        refuse(name, "this XML is no model in XMILE", line=1, expected="<xmile> around all")
    left: Counter[str] = Counter()
    read_as: Counter[str] = Counter()
    variables = {
        plain(each.get("name")): each
        for group in root.within("variables")
        for each in group.children
        if each.tag in _VARIABLES and each.get("name")
    }
    nodes = tuple(_node(key, each, left) for key, each in variables.items())
    edges = {(edge.source, edge.target): edge for edge in _flows(variables, read_as)}
    drawn = list(_connectors(root, left))
    for edge in drawn or _by_equations(variables, left):
        edges.setdefault((edge.source, edge.target), edge)
    left["positions"] += sum(1 for view in root.within("view") for each in view.children if each.get("x"))
    header = root.first("header")
    title = header.first("name") if header is not None else None
    return Incoming(
        "XMILE model",
        nodes,
        tuple(edges.values()),
        one_line(title.text) if title else None,
        left=+left,
        read_as=dict(read_as),
    )


def plain(name: str) -> str:
    """Return a name as models compare it: without capitals, breaks and underscores as blanks."""
    return " ".join(name.replace("\\n", " ").replace("_", " ").strip('"').split()).casefold()


def _node(key: str, variable: Element, left: Counter[str]) -> Node:
    fields = {"label": one_line(variable.get("name").replace("\\n", " ").replace("_", " "))}
    about = variable.first("doc")
    if about is not None and about.text.strip():
        fields["definition"] = of_html(about.text)
    if variable.tag in ("stock", "flow"):
        fields["category"] = variable.tag
    equation = variable.first("eqn")
    left["equations"] += equation is not None and bool(equation.text.strip())
    return Node(key, fields, variable.line)


def _flows(variables: dict[str, Element], read_as: Counter[str]) -> Iterator[Edge]:
    for key, variable in variables.items():
        for tag, sign in (("inflow", "+"), ("outflow", "-")):
            for each in variable.all(tag):
                read_as["flows, read as - out of a stock and + into one"] += 1
                yield Edge(plain(each.text), key, {"sign": sign}, True, None, each.line)


def _connectors(root: Element, left: Counter[str]) -> Iterator[Edge]:
    seen = set()
    for view in root.within("view"):
        aliases = {
            each.get("uid"): plain(of.text)
            for each in view.within("alias")
            if (of := each.first("of")) is not None
        }
        for each in view.within("connector"):
            ends = [_end(each.first(tag), aliases) for tag in ("from", "to")]
            if not all(ends):
                left["arrows with a loose end"] += 1
                continue
            if tuple(ends) in seen:
                continue
            seen.add(tuple(ends))
            sign = {"+": "+", "-": "-", "s": "+", "o": "-"}.get(each.get("polarity").lower(), "")
            left["delays"] += each.get("delay_mark") in ("true", "1")
            left["effects without sign"] += not sign
            yield Edge(ends[0], ends[1], {"sign": sign} if sign else {}, True, None, each.line)


def _end(element: Element | None, aliases: dict[str, str]) -> str:
    if element is None:
        return ""
    alias = element.first("alias")
    return aliases.get(alias.get("uid"), "") if alias is not None else plain(element.text)


def _by_equations(variables: dict[str, Element], left: Counter[str]) -> Iterator[Edge]:
    for key, variable in variables.items():
        equation = variable.first("eqn")
        words = _WORD.findall(equation.text) if equation is not None and variable.tag != "stock" else []
        for source in dict.fromkeys(map(plain, words)):
            if source in variables and source != key:
                left["effects without sign"] += 1
                yield Edge(source, key, {}, True, None, variable.line)
