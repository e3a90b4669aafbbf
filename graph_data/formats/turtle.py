"""RDF in Turtle and N-Triples as triples: the common language, without what nobody writes by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

from .js_literals import unescaped
from .opening import refuse

_TOKEN = re.compile(
    r"""(?P<gap>\s+|\#[^\n]*)|(?P<iri><[^<>"{}|^`\s]*>)"""
    r'''|(?P<long>"""(?:[^"\\]|\\.|"(?!""))*+"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*+\'\'\')'''
    r"""|(?P<text>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')|(?P<directive>@(?:prefix|base)\b|(?:PREFIX|BASE|prefix|base)(?=\s+[\w.:<-]))"""
    r"""|(?P<language>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)|(?P<type>\^\^)"""
    r"""|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w:]))|(?P<blank>_:[\w.-]*[\w-])"""
    r"""|(?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w:%-]|\\.|\.(?=[\w:%-]))*)|(?P<word>a\b|true\b|false\b)|(?P<mark>[.;,\[\]()])""",
    re.DOTALL,
)
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE = RDF + "type"
_DEEPEST = 100


class Term(NamedTuple):
    """A thing (``kind`` iri or blank) or a text with its language."""

    kind: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Triple:
    """Subject, predicate (an IRI) and object, and the line on which the object stands."""

    subject: Term
    predicate: str
    object: Term
    line: int


def read_turtle(text: str, name: str) -> list[Triple]:
    """Return the triples of a text in Turtle.

    Raises:
        InvalidGraphError: it is not Turtle.
    """
    return _Reader(text, name).read()


class _Reader:
    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._tokens = list(self._split(text))
        self._at = 0
        self._prefixes: dict[str, str] = {}
        self._base = ""
        self._blanks = 0
        self._found: list[Triple] = []

    def _split(self, text: str) -> Iterator[tuple[str, str, int]]:
        at, line = 0, 1
        while at < len(text):
            found = _TOKEN.match(text, at)
            if not found:
                refuse(
                    self._name,
                    f"{text[at : at + 20].split(chr(10))[0]!r} is no Turtle",
                    line=line,
                    column=at - text.rfind("\n", 0, at),
                )
            if found.lastgroup != "gap":
                yield found.lastgroup or "", found[0], line
            line += text.count("\n", at, found.end())
            at = found.end()

    def read(self) -> list[Triple]:
        while self._at < len(self._tokens):
            if self._kind() == "directive":
                self._directive()
                continue
            if self._is("["):
                subject = self._bracket(0)
                if self._is("."):
                    self._at += 1
                    continue
            else:
                subject = self._term(0)
            self._predicates(subject, 0)
            self._take(".")
        return self._found

    def _kind(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _text(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _line(self) -> int:
        place = min(self._at, len(self._tokens) - 1)
        return self._tokens[place][2] if place >= 0 else 1

    def _is(self, mark: str) -> bool:
        return self._kind() == "mark" and self._text() == mark

    def _take(self, mark: str) -> None:
        if not self._is(mark):
            refuse(
                self._name,
                f"{self._text()[:40]!r} stands here" if self._text() else "the text ends here",
                line=self._line(),
                expected=mark,
            )
        self._at += 1

    def _directive(self) -> None:
        word = self._text().lstrip("@").lower()
        at_sign = self._text().startswith("@")
        self._at += 1
        if word == "prefix":
            prefix = self._text().removesuffix(":") if self._kind() == "name" else ""
            self._at += self._kind() == "name"
            self._prefixes[prefix] = self._iri()
        else:
            self._base = self._iri()
        if at_sign or self._is("."):
            self._take(".")

    def _iri(self) -> str:
        if self._kind() != "iri":
            refuse(self._name, f"{self._text()[:40]!r} stands here", line=self._line(), expected="<an IRI>")
        text = unescaped(self._text()[1:-1])
        self._at += 1
        try:
            return urljoin(self._base, text) if self._base else text
        except ValueError:
            return text

    def _term(self, depth: int) -> Term:
        kind, text = self._kind(), self._text()
        if depth > _DEEPEST:
            refuse(self._name, "brackets stand in each other without end", line=self._line())
        if kind == "iri":
            return Term("iri", self._iri())
        if self._is("["):
            return self._bracket(depth + 1)
        if self._is("("):
            return self._collection(depth + 1)
        self._at += 1
        if kind == "name":
            prefix, _, local = text.partition(":")
            return Term("iri", self._prefixes.get(prefix, f"{prefix}:") + re.sub(r"\\(.)", r"\1", local))
        if kind == "blank":
            return Term("blank", text)
        if kind in ("text", "long"):
            return self._literal(unescaped(text[3:-3] if kind == "long" else text[1:-1]))
        if kind in ("number", "word"):
            return Term("iri", TYPE) if text == "a" else Term("literal", text)
        self._at -= 1
        found = f"{text[:40]!r} stands here" if text else "the text ends here"
        return refuse(self._name, found, line=self._line(), expected="a thing or a text")

    def _literal(self, text: str) -> Term:
        language = ""
        if self._kind() == "language":
            language = self._text()[1:]
            self._at += 1
        elif self._kind() == "type":
            self._at += 1
            self._term(0)
        return Term("literal", text, language)

    def _bracket(self, depth: int) -> Term:
        self._take("[")
        self._blanks += 1
        blank = Term("blank", f"[{self._blanks}]")
        if not self._is("]"):
            self._predicates(blank, depth)
        self._take("]")
        return blank

    def _collection(self, depth: int) -> Term:
        self._take("(")
        while not self._is(")"):
            self._term(depth)
        self._take(")")
        self._blanks += 1
        return Term("blank", f"[{self._blanks}]")

    def _predicates(self, subject: Term, depth: int) -> None:
        if self._is("."):
            return
        while True:
            predicate = self._term(depth)
            while True:
                line = self._line()
                self._found.append(Triple(subject, predicate.text, self._term(depth), line))
                if not self._is(","):
                    break
                self._at += 1
            if not self._is(";"):
                return
            while self._is(";"):
                self._at += 1
            if self._is(".") or self._is("]"):
                return
