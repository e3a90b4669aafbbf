"""DAGitty's models: causal diagrams without words; roles become categories, coefficients are told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .dot_text import Attributes, Line, read_drawing
from .incoming import Edge, Incoming, Node
from .opening import refuse, text_of

NAME = "dagitty"
ENDINGS = (".dagitty",)

_KINDS = ("dag", "pdag", "mag", "pag", "digraph", "graph")
_HEAD = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:dag|pdag|mag|pag)\s*(?:\"[^\"]*\"|[\w.]+)?\s*\{", re.IGNORECASE
)
_IN_R = re.compile(
    r"dagitty\s*\(\s*(['\"])(\s*(?:dag|pdag|mag|pag|graph|digraph)\b.*?\})\s*\1", re.DOTALL | re.IGNORECASE
)
_ROLES = {
    **dict.fromkeys(("exposure", "source", "e"), "exposure"),
    **dict.fromkeys(("outcome", "target", "o"), "outcome"),
    **dict.fromkeys(("adjusted", "a"), "adjusted"),
    **dict.fromkeys(("latent", "l", "unobserved", "u"), "latent"),
    **dict.fromkeys(("selected", "s"), "selected"),
}
#: Arrows that are no plain effect, and how they are told.
_TOLD = {
    "<->": "double-headed arrows",
    "--": "lines without arrow",
    "@->": "arrows of uncertain beginning",
    "<-@": "arrows of uncertain beginning",
    "@-@": "lines of uncertain ends",
    "@--": "lines of uncertain ends",
    "--@": "lines of uncertain ends",
}


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text is the code of a model, or an R script with one."""
    return bool(_HEAD.match(head)) or bool(re.search(rb"dagitty\s*\(\s*['\"]\s*(?:dag|pdag|mag|pag)\b", head))


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a model's code.

    Raises:
        InvalidGraphError: it does not keep to DAGitty's language.
    """
    text, guessed = text_of(data, name)
    inside = _IN_R.search(text)
    begun = text.count("\n", 0, inside.start(2)) if inside else 0
    if inside:
        text = "\n" * begun + inside[2]
    elif re.search(r"dagitty\s*\(", text):
        refuse(name, "no model stands in dagitty()", expected="dagitty('dag { x -> y }')")
    drawing = read_drawing(text, name, _KINDS, whole=False)
    left: Counter[str] = Counter()
    nodes = tuple(
        Node(box, _fields(box, said, left), drawing.lines_of.get(box)) for box, said in drawing.boxes.items()
    )
    edges = tuple(edge for line in drawing.lines for edge in _edges(line, left))
    left["positions"] += "bb" in drawing.attributes and not left["positions"]
    return Incoming(
        "DAGitty model",
        nodes,
        edges,
        drawing.name or None,
        left=+left,
        read_as={f"read as {guessed}": 1} if guessed else {},
    )


def _fields(box: str, said: Attributes, left: Counter[str]) -> dict[str, object]:
    roles = dict.fromkeys(_ROLES[key] for key in said if key in _ROLES)
    left["positions"] += "pos" in said
    further = {key: value for key, value in said.items() if key not in _ROLES and key not in ("pos", "label")}
    return {"label": said.get("label") or box, **({"category": ", ".join(roles)} if roles else {}), **further}


def _edges(line: Line, left: Counter[str]) -> Iterator[Edge]:
    left["positions"] += "pos" in line.attributes
    if line.arrow in _TOLD:
        left[_TOLD[line.arrow]] += 1
        if line.arrow not in ("@->", "<-@"):
            return
    turned = line.arrow.startswith("<-")
    source, target = (line.target, line.source) if turned else (line.source, line.target)
    fields: dict[str, object] = {
        key: value for key, value in line.attributes.items() if key not in ("pos", "beta")
    }
    beta = line.attributes.get("beta", "").strip()
    if beta:
        left["coefficients"] += 1
        if re.fullmatch(r"-\s*\d*\.?\d+", beta):
            fields["sign"] = "-"
        elif re.fullmatch(r"\+?\s*\d*\.?\d+", beta) and float(beta):
            fields["sign"] = "+"
    yield Edge(source, target, fields, True, None, line.line)
