"""Causal loop diagrams and models of Vensim (.mdl): the sketch's arrows with their polarity and delays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from .incoming import Edge, Incoming, Node
from .opening import refuse, text_of
from .plain_text import one_line

NAME = "vensim"
ENDINGS = (".mdl",)

_SKETCH = "\\\\\\---///"
#: Polarity as the code of a character: + - S s O o.
_SIGNS = {43: "+", 83: "+", 115: "+", 45: "-", 79: "-", 111: "-"}
_FIELD = re.compile(r'"((?:[^"\\]|\\.)*)"|([^,]*)')
_SIGNED_BY = re.compile(r"A FUNCTION OF\s*\(", re.IGNORECASE)
_NAME = re.compile(r'\s*(-?)\s*("(?:[^"\\]|\\.)*"|[^,()"]+)')
_TEXT, _VARIABLE, _ARROW, _VALVE = 12, 10, 1, 11
#: The width of an arrow that is a pipe at a valve, and how its end is drawn when it has no head.
_PIPE, _NO_HEAD = 22, 100


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text is a model of Vensim."""
    text = head[:200].lstrip(b"\xef\xbb\xbf")
    return (
        text.startswith(b"{UTF-8}")
        or b"\\\\\\---///" in head
        or (name.lower().endswith(".mdl") and b"~" in head and b"|" in head)
    )


@dataclass(slots=True)
class _Model:
    name: str
    variables: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str, object], Edge] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    read_as: Counter[str] = field(default_factory=Counter)
    title: str = ""


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a model: what its sketch draws, else what its equations name.

    Raises:
        InvalidGraphError: neither a sketch nor an equation stands in it.
    """
    text, guessed = text_of(data, name)
    equations, mark, sketch = text.partition(_SKETCH)
    model = _Model(name)
    said = {_plain(each.name): each for each in _equations(equations)}
    begun = equations.count("\n") + 1
    if mark:
        _read_sketch(sketch.split("\n"), begun, model)
    if not model.variables:
        _read_equations(said, model)
    if not model.variables:
        refuse(
            name,
            "no variables stand in this model",
            expected="a model of Vensim with its sketch, saved as text",
        )
    nodes = []
    for key, node in model.variables.items():
        about = said[key].comment if key in said else ""
        model.left["equations"] += key in said and said[key].counts
        nodes.append(Node(key, {**node.fields, "definition": about} if about else node.fields, node.line))
    model.read_as.update({f"read as {guessed}": 1} if guessed else {})
    left = +model.left
    return Incoming(
        "Vensim model",
        tuple(nodes),
        tuple(model.edges.values()),
        model.title or None,
        left=left,
        read_as=dict(model.read_as),
    )


def _plain(name: str) -> str:
    """Return a name as Vensim compares it: without capitals, underscores and blanks alike."""
    return " ".join(name.replace("_", " ").split()).casefold()


def _words(name: str) -> str:
    return one_line(name.replace("\\n", " ").replace('\\"', '"').strip().strip('"'))


@dataclass(frozen=True, slots=True)
class _Equation:
    name: str
    right: str
    comment: str
    line: int

    @property
    def counts(self) -> bool:
        """Whether it computes anything."""
        return bool(self.right.strip()) and not _SIGNED_BY.match(self.right.strip())


def _equations(text: str) -> Iterator[_Equation]:
    """Yield equations: name = right side ~ units ~ comment |."""
    line = 1
    for part in re.split(r"(?<!\|)\|(?!\|)", text.replace("\\\n", "  ")):
        begun = line + len(part) - len(part.lstrip())
        line += part.count("\n")
        pieces = part.split("~")
        found = re.match(r'\s*(?:\{UTF-8\}\s*)?("(?:[^"\\]|\\.)*"|[^=\[:("]+)', pieces[0])
        if len(pieces) < 2 or not found or found[1].lstrip().startswith("*"):
            continue
        right = pieces[0][found.end() :].partition("=")[2]
        comment = one_line("~".join(pieces[2:])) if len(pieces) > 2 else ""
        yield _Equation(_words(found[1]), right, comment.replace(":SUPPLEMENTARY", "").strip(), begun)


def _read_equations(said: dict[str, _Equation], model: _Model) -> None:
    """Without a sketch: what an equation names acts on what it computes."""
    for key, each in said.items():
        model.variables[key] = Node(key, {"label": each.name}, each.line)
    for key, each in said.items():
        for sign, name in _NAME.findall(_SIGNED_BY.sub("(", each.right)):
            source = _plain(_words(name))
            for other in [source] if source in said else re.split(r"\s*[-+*/^<>=]\s*", source):
                if other in said and other != key:
                    fields = {"sign": "-"} if sign and _SIGNED_BY.match(each.right.strip()) else {}
                    model.edges.setdefault((other, key, ""), Edge(other, key, fields, True, None, each.line))


def _read_sketch(lines: list[str], begun: int, model: _Model) -> None:
    objects: dict[int, str] = {}
    flows: dict[int, str] = {}
    arrows: list[tuple[list[str], int]] = []
    valve = 0
    skip = False
    for number, line in enumerate(lines, begun):
        if skip or not line.strip():
            skip = False
            continue
        if line.startswith("*"):
            _end_view(arrows, objects, flows, model)
            objects, flows, arrows = {}, {}, []
            model.title = model.title or _view_title(line[1:])
            continue
        if line.startswith("///---"):
            break
        cells = _cells(line)
        kind, id = _whole(cells, 0), _whole(cells, 1)
        if kind == _VARIABLE:
            objects[id] = key = _plain(_words(_cell(cells, 2)))
            model.variables.setdefault(key, Node(key, {"label": _words(_cell(cells, 2))}, number))
            model.left["positions"] += 1
            if valve:
                flows[valve], valve = key, 0
        elif kind == _ARROW:
            arrows.append((cells, number))
        elif kind == _VALVE:
            valve = id
        elif kind == _TEXT and _cell(cells, 2) == "0":
            skip = True
            model.left["comments"] += 1
    _end_view(arrows, objects, flows, model)


def _view_title(name: str) -> str:
    plain = one_line(name)
    return "" if re.fullmatch(r"view ?\d*", plain, re.IGNORECASE) else plain


def _end_view(
    arrows: list[tuple[list[str], int]], objects: dict[int, str], flows: dict[int, str], model: _Model
) -> None:
    for cells, line in arrows:
        start, goal = _whole(cells, 2), _whole(cells, 3)
        source, target = objects.get(start) or flows.get(start), objects.get(goal) or flows.get(goal)
        if _whole(cells, 7) == _PIPE:
            if start in flows and target:
                sign = "-" if _whole(cells, 4) == _NO_HEAD else "+"
                model.read_as["flows, read as - out of a stock and + into one"] += 1
                _keep(model, flows[start], target, sign, line)
            continue
        if not source or not target:
            model.left["arrows with a loose end"] += 1
            continue
        model.left["delays"] += _whole(cells, 9) % 2
        _keep(model, source, target, _SIGNS.get(_whole(cells, 6), ""), line)


def _keep(model: _Model, source: str, target: str, sign: str, line: int) -> None:
    """Keep an effect; one that several views draw is one."""
    if not sign and any((source, target, known) in model.edges for known in "+-"):
        return
    fields = {"sign": sign} if sign else {}
    model.left["effects without sign"] += not sign and (source, target, "") not in model.edges
    model.edges.setdefault((source, target, sign), Edge(source, target, fields, True, None, line))


def _cells(line: str) -> list[str]:
    found: list[str] = []
    at = 0
    while at <= len(line):
        cell = _FIELD.match(line, at)
        if not cell:
            break
        found.append(cell[1] if cell[1] is not None else cell[2])
        at = cell.end()
        if line[at : at + 1] != ",":
            at = line.find(",", at)
            if at < 0:
                break
        at += 1
    return found


def _cell(cells: list[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _whole(cells: list[str], place: int) -> int:
    text = _cell(cells, place)
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else 0
