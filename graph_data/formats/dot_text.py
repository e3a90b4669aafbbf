"""The language of Graphviz as DOT and DAGitty write it: statements read into boxes, lines and clusters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from .opening import refuse

_TOKEN = re.compile(
    r"""(?P<gap>(?:(?<![^\n])|\s*\n)[ \t]*\#[^\n]*|\s+|//[^\n]*|/\*.*?\*/)|(?P<quoted>"(?:[^"\\]|\\.)*+")"""
    r"""|(?P<html><(?=[^-@]))"""
    r"""|(?P<arrow><->|@->|<-@|@-@|@--|--@|->|--|<-)|(?P<mark>[{}\[\]=;,:+])"""
    r"""|(?P<name>-?(?:\.\d+|\d+(?:\.\d*)?)(?![\w])|[\w.\u0080-\uffff]+)""",
    re.DOTALL,
)
#: Subgraphs within subgraphs; a drawing has a handful.
_DEEPEST = 100
#: One arrow between two groups stands for so many lines at most.
_MANY = 100_000

Attributes = dict[str, str]


@dataclass(slots=True)
class Cluster:
    """A subgraph; ``label`` is set when it is read, perhaps after the boxes within."""

    name: str
    parent: Cluster | None = None
    attributes: Attributes = field(default_factory=dict)

    @property
    def boxed(self) -> bool:
        """Whether a box is drawn around it."""
        return self.name.startswith("cluster") or self.attributes.get("cluster", "").lower() == "true"


@dataclass(slots=True)
class Line:
    """One line between two boxes, with its arrow as it is written."""

    source: str
    target: str
    arrow: str
    attributes: Attributes
    line: int


@dataclass(slots=True)
class Drawing:
    """All that is written: boxes with their attributes, lines, the graph's own attributes."""

    kind: str = ""
    name: str = ""
    attributes: Attributes = field(default_factory=dict)
    boxes: dict[str, Attributes] = field(default_factory=dict)
    lines_of: dict[str, int] = field(default_factory=dict)
    clusters: dict[str, Cluster] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


@dataclass(slots=True)
class _Scope:
    """Attributes that boxes and lines have by default, and the subgraph in which they stand."""

    node: Attributes = field(default_factory=dict)
    edge: Attributes = field(default_factory=dict)
    cluster: Cluster | None = None

    def inner(self, cluster: Cluster) -> _Scope:
        return _Scope(dict(self.node), dict(self.edge), cluster)


def read_drawing(text: str, name: str, kinds: tuple[str, ...], whole: bool = True) -> Drawing:
    """Return what a text in the language of Graphviz says; ``kinds`` are the words that it may begin with.

    ``whole`` is whether it has to have one of them and braces; without, its statements may stand alone.

    Raises:
        InvalidGraphError: it does not keep to the language.
    """
    reader = _Reader(list(_tokens(text, name)), name)
    reader.read(kinds, whole)
    return reader.found


def _tokens(text: str, name: str) -> Iterator[_Token]:
    at, line = 0, 1
    while at < len(text):
        found = _TOKEN.match(text, at)
        if not found:
            refuse(
                name,
                f"{text[at]!r} means nothing here",
                line=line,
                column=at - text.rfind("\n", 0, at),
                expected='names, arrows and brackets; quotation marks around other names: "a & b"',
            )
        end = found.end()
        if found["html"]:
            end = _html_end(text, at, name, line)
            yield _Token("html", text[at + 1 : end - 1], line)
        elif found["quoted"]:
            yield _Token("name", found["quoted"][1:-1].replace('\\"', '"').replace("\\\n", ""), line)
        elif not found["gap"]:
            yield _Token(found.lastgroup or "", found[0], line)
        line += text.count("\n", at, end)
        at = end


def _html_end(text: str, at: int, name: str, line: int) -> int:
    depth = 0
    for found in re.compile(r"[<>]").finditer(text, at):
        depth += 1 if found[0] == "<" else -1
        if not depth:
            return found.end()
    return refuse(name, "a label in angle brackets does not end", line=line, expected=">")


class _Reader:
    def __init__(self, tokens: list[_Token], name: str) -> None:
        self.found = Drawing()
        self._tokens = tokens
        self._at = 0
        self._name = name

    def read(self, kinds: tuple[str, ...], whole: bool) -> None:
        if self._word() == "strict":
            self._at += 1
        if self._word() in kinds:
            self.found.kind = self._word()
            self._at += 1
            if not self._is("{"):
                self.found.name = self._id()
            self._take("{")
            self._statements(_Scope(), 0)
            self._take("}")
        elif whole:
            self._refuse(f"{' or '.join(kinds)} and a brace")
        else:
            self._statements(_Scope(), 0)
        if whole and self._at < len(self._tokens) and self._word() not in (*kinds, "strict"):
            self._refuse("nothing after the last brace")

    def _word(self) -> str:
        return self._tokens[self._at].text.lower() if self._at < len(self._tokens) else ""

    def _is(self, text: str) -> bool:
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        return token is not None and token.kind != "name" and token.kind != "html" and token.text == text

    def _take(self, text: str) -> None:
        if not self._is(text):
            self._refuse(text)
        self._at += 1

    def _refuse(self, expected: str) -> None:
        if self._at < len(self._tokens):
            token = self._tokens[self._at]
            refuse(self._name, f"{token.text[:40]!r} stands here", line=token.line, expected=expected)
        line = self._tokens[-1].line if self._tokens else 1
        refuse(self._name, "the text ends here", line=line, expected=expected)

    def _id(self) -> str:
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        if token is None or token.kind not in ("name", "html"):
            self._refuse("a name")
            raise AssertionError
        self._at += 1
        text = f"<{token.text}>" if token.kind == "html" else token.text
        while self._is("+"):
            self._at += 1
            text += self._id()
        return text

    def _statements(self, scope: _Scope, depth: int) -> list[str]:
        """Read up to a closing brace; return the boxes that stand there."""
        boxes: list[str] = []
        if depth > _DEEPEST:
            self._refuse("subgraphs that stand in each other less deeply")
        while self._at < len(self._tokens) and not self._is("}"):
            if self._is(";") or self._is(","):
                self._at += 1
                continue
            boxes += self._statement(scope, depth)
        return boxes

    def _statement(self, scope: _Scope, depth: int) -> list[str]:
        word, line = self._word(), self._tokens[self._at].line
        follows = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else None
        mark = follows.text if follows and follows.kind == "mark" else ""
        if mark == "[" and word in ("graph", "node", "edge"):
            self._at += 1
            said = self._attributes()
            {"node": scope.node, "edge": scope.edge}.get(word, self._own(scope)).update(said)
            return []
        if mark == "=":
            key = self._id().lower()
            self._take("=")
            self._own(scope)[key] = self._id()
            return []
        return self._chain(scope, depth, line)

    def _own(self, scope: _Scope) -> Attributes:
        return scope.cluster.attributes if scope.cluster else self.found.attributes

    def _chain(self, scope: _Scope, depth: int, line: int) -> list[str]:
        groups = [self._group(scope, depth, line)]
        arrows: list[str] = []
        while self._at < len(self._tokens) and self._tokens[self._at].kind == "arrow":
            arrows.append(self._tokens[self._at].text)
            self._at += 1
            groups.append(self._group(scope, depth, line))
        said: Attributes = {}
        while self._is("["):
            said |= self._attributes()
        if not arrows:
            for box in groups[0][0]:
                if not groups[0][1]:
                    self.found.boxes[box] |= said
        for number, arrow in enumerate(arrows):
            pairs = list(product(groups[number][0], groups[number + 1][0]))
            if len(pairs) + len(self.found.lines) > _MANY:
                self._refuse(f"fewer than {_MANY:,} lines")
            self.found.lines += [
                Line(source, target, arrow, {**scope.edge, **said}, line) for source, target in pairs
            ]
        return [box for boxes, _ in groups for box in boxes]

    def _group(self, scope: _Scope, depth: int, line: int) -> tuple[list[str], bool]:
        """Return the boxes of one end of a line, and whether they stand in braces."""
        if (self._word() == "subgraph" and self._tokens[self._at].kind == "name") or self._is("{"):
            name = ""
            if not self._is("{"):
                self._at += 1
                name = "" if self._is("{") else self._id()
            self._take("{")
            boxes = self._statements(scope.inner(Cluster(name, scope.cluster)), depth + 1)
            self._take("}")
            return list(dict.fromkeys(boxes)), True
        box = self._id()
        for _ in range(2):  # a port and a side
            if self._is(":"):
                self._at += 1
                self._id()
        self._keep(box, scope, line)
        return [box], False

    def _keep(self, box: str, scope: _Scope, line: int) -> None:
        if box not in self.found.boxes:
            self.found.boxes[box] = dict(scope.node)
            self.found.lines_of[box] = line
        if scope.cluster and box not in self.found.clusters:
            self.found.clusters[box] = scope.cluster

    def _attributes(self) -> Attributes:
        said: Attributes = {}
        self._take("[")
        while not self._is("]"):
            if self._is(",") or self._is(";"):
                self._at += 1
                continue
            key, value = self._id().lower(), "1"
            if self._is("="):
                self._at += 1
                value = self._id()
            said[key] = value
        self._take("]")
        return said
