"""YAML text read as a tree: what no text may hold, what is prose in it, and why it is not YAML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import yaml

from ..as_text.comments import cut_texts, number_signs
from ..as_text.disguise import Disguise
from ..as_text.prose import disguise_prose
from ..as_text.sure_signs import disguise_signs
from ..as_text.told import forbidden_problem, notes_as_problems, without_soft_breaks
from ..errors import Place, Problem
from ..problems.codes import problem
from ..yaml_slips import Fault, explain, whole_line
from .spots import forbidden
from .tree import Builder, Node, TreeError

_Kind = TypeVar("_Kind", bound=Builder)

#: A character that JSON writes as two escapes.
ESCAPED_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


def _joined(text: str) -> str:
    """Return JSON with characters that it writes as two escapes, which YAML does not know, as themselves."""

    def join(match: re.Match[str]) -> str:
        pair = bytes.fromhex(match[2] + match[3])
        return match[1] + pair.decode("utf-16-be")

    return ESCAPED_PAIR.sub(join, text) if text.lstrip()[:1] == "{" else text


def read_tree(text: str, name: str, noted: list[Problem] | None = None) -> Node | None:
    """Return the tree of one YAML document, or None when it is empty; ``noted`` takes what is told of texts.

    Raises:
        TreeError: it is not YAML, or goes beyond the limits.
    """
    return built(text, name, [] if noted is None else noted, Builder).document


def built(text: str, name: str, noted: list[Problem], make: Callable[..., _Kind]) -> _Kind:
    """Return the builder of a text's tree after its work; ``make`` makes one.

    Raises:
        TreeError: it is not YAML, or goes beyond the limits.
    """
    bad = forbidden(text)
    if bad:
        text = without_soft_breaks(text, name, noted)
        bad = forbidden(text)
    if bad:
        raise TreeError(forbidden_problem(text, bad, name))
    text = _joined(_SPACES.sub(_plain_spaces, text))
    found, numbers = Disguise(text), number_signs(text)
    disguise_signs(found, numbers)
    try:
        return _build(text, name, found, numbers, noted, make)
    except TreeError as error:
        code = error.problem.code
        if code not in ("CG108", "CG110", "CG111") or (code == "CG110" and "&" in found.worn()):
            raise  # where there is an anchor, an alias is meant
        before = len(found)
        disguise_prose(found)
        if len(found) == before:
            raise
        return _build(text, name, found, numbers, noted, make)


def _build(
    text: str,
    name: str,
    found: Disguise,
    numbers: list[int],
    noted: list[Problem],
    make: Callable[..., _Kind],
) -> _Kind:
    builder = make(name, found, [] if numbers else None)
    try:
        builder.build(_events(found.worn() if found else text))
    except yaml.MarkedYAMLError as error:
        raise TreeError(_syntax_problem(text, name, error)) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise TreeError(problem("CG108", str(error).splitlines()[0], Place(name))) from None
    if builder.seen:
        noted += notes_as_problems(found, builder.seen, name)
    if builder.spans:
        noted += cut_texts(found, numbers, builder.spans, name)
    return builder


#: Spaces at the start of a line, as web pages have them: to YAML they are letters.
_SPACES = re.compile(r"^ *[\u00a0\u2000-\u200a\u202f\u3000][ \u00a0\u2000-\u200a\u202f\u3000]*", re.MULTILINE)


def _plain_spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _events(text: str) -> Iterator[Any]:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return iter(yaml.parse(text, Loader=loader))


def _syntax_problem(text: str, name: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return problem("CG108", "this is not YAML", Place(name))
    words = ": ".join(part for part in (error.context, error.problem) if part)
    began = error.context_mark
    begun = _line_and_column(text, began) if began else (-1, 0)
    fault = Fault(*_line_and_column(text, mark), words, *begun)
    found = explain(text.split("\n"), fault) or whole_line(text.split("\n"), fault)
    where = Place(name, found.line + 1, found.column + 1)
    return problem(found.code, found.message, where, expected=found.expected, example=found.example)


#: What is an end of a line to YAML, and to nobody else.
_MORE_ENDS = re.compile("[\x85\u2028\u2029]")


def _line_and_column(text: str, mark: Any) -> tuple[int, int]:
    """Return where a mark is, from 0, in lines that end as everybody's do."""
    if not _MORE_ENDS.search(text):
        return mark.line, mark.column
    at = min(mark.index, len(text))
    return text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)
