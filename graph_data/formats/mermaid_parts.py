"""The pieces of a Mermaid flowchart's line: names with their boxes, links with their words, and texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .plain_text import of_html, of_markdown, one_line

_ID = re.compile(r"(?:[\w!#$%'*+.?\\/]|-(?=[^\s>.\-])|=(?=[^=\s>])|:(?!::))+")
#: How boxes open, the longest first, and how each closes.
_SHAPES = (
    ("(((", (")))",)), ("((", ("))",)), ("([", ("])",)), ("(-", ("-)",)), ("[[", ("]]",)), ("[(", (")]",)),
    ("[/", ("/]", "\\]")), ("[\\", ("\\]", "/]")), ("[|", ("|]",)), ("{{", ("}}",)), ("(", (")",)),
    ("[", ("]",)), ("{", ("}",)), (">", ("]",)),
)  # fmt: skip
_WHOLE = re.compile(
    r"(?P<start>[<xo])?(?:--+(?P<a>[-xo>])|==+(?P<b>[=xo>])|-?\.+-(?P<c>[xo>]?)|(?P<hidden>~~~+))"
)
_OPENS = re.compile(r"(?P<start>[<xo])?(?P<line>--|==|-\.)")
_CLOSES = {
    "--": re.compile(r"--+([-xo>])"),
    "==": re.compile(r"==+([=xo>])"),
    "-.": re.compile(r"\.+-([xo>]?)"),
}
_EDGE_ID = re.compile(r"([\w-]+)@(?=[<xo]?(?:--|==|-?\.))")
_QUOTED = re.compile(r'\s*"([^"]*)"\s*')
#: A class may be followed by an arrow at once: ``:::good-->``.
_CLASS = re.compile(r"\s*:::\s*(\w+(?:-\w+)*)")
_DETAILS = re.compile(r'@\{((?:[^{}"]|"[^"]*")*)\}')
_DETAIL = re.compile(r'(\w+)\s*:\s*(?:"([^"]*)"|([^,\n]*))')
_CODE = re.compile(r"(?<!&)#(\w{1,10});")
_ICON = re.compile(r"\bfa[bsrlk]?:fa-[\w-]+")


class NotReadError(Exception):
    """What stands at ``at`` is no piece of a flowchart; ``wanted`` says what would be."""

    def __init__(self, at: int, wanted: str) -> None:
        self.at = at
        self.wanted = wanted
        super().__init__(wanted)


@dataclass(frozen=True, slots=True)
class Box:
    """A name; ``text`` is None where only the name stands."""

    id: str
    text: str | None
    styled: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two boxes; heads are empty, an arrow, a cross or a circle."""

    words: str
    at_target: bool
    at_source: bool
    hidden: bool = False


def words_in(text: str) -> str:
    """Return the words of a text on a flowchart: tags, codes, icons and Markdown's marks resolved.

    >>> words_in('shades #amp; <br/> starves'), words_in("`**very** cold`"), words_in("#9829; &#x2795;")
    ('shades & starves', 'very cold', '♥ ➕')
    """
    plain = text.strip()
    markdown = len(plain) > 1 and plain[0] == plain[-1] == "`"
    plain = _CODE.sub(
        lambda code: (
            f"&#{code[1]};"
            if code[1].isdecimal() or re.fullmatch(r"x[0-9a-fA-F]+", code[1])
            else f"&{code[1]};"
        ),
        plain.strip("`") if markdown else plain,
    )
    plain = of_html(_ICON.sub(" ", plain))
    return of_markdown(plain) if markdown else one_line(plain)


def box_at(text: str, at: int) -> tuple[Box, int]:
    """Return the box at a place and where it ends.

    Raises:
        NotReadError: none stands there, or it does not end.
    """
    found = _ID.match(text, at)
    if not found:
        raise NotReadError(at, "the name of a box")
    name, at, inner = found[0], found.end(), None
    details = _DETAILS.match(text, at)
    if details:
        said = {key: quoted or plain for key, quoted, plain in _DETAIL.findall(details[1])}
        return Box(name, words_in(said["label"]) if said.get("label") else None, False), details.end()
    for opening, closings in _SHAPES:
        if text.startswith(opening, at):
            inner, at = _inside(text, at + len(opening), closings)
            break
    klass = _CLASS.match(text, at)
    return Box(name, inner, bool(klass)), klass.end() if klass else at


def _inside(text: str, at: int, closings: tuple[str, ...]) -> tuple[str, int]:
    quoted = _QUOTED.match(text, at)
    if quoted:
        closing = next((mark for mark in closings if text.startswith(mark, quoted.end())), None)
        if closing:
            return words_in(quoted[1]), quoted.end() + len(closing)
    ends = [(place, mark) for mark in closings if (place := text.find(mark, at)) >= 0]
    if not ends:
        raise NotReadError(at, f"{closings[0]} after the text of the box")
    end, mark = min(ends)
    return words_in(text[at:end]), end + len(mark)


def link_at(text: str, at: int) -> tuple[Link, int] | None:
    """Return the link at a place and where it ends, or None where no link stands.

    Raises:
        NotReadError: its words do not end.
    """
    named = _EDGE_ID.match(text, at)
    at = named.end() if named else at
    whole = _WHOLE.match(text, at)
    if whole:
        words, end = _between_bars(text, whole.end())
        head = whole["a"] or whole["b"] or whole["c"] or ""
        return Link(words, head in ("x", "o", ">"), bool(whole["start"]), bool(whole["hidden"])), end
    opens = _OPENS.match(text, at)
    if not opens:
        return None
    quoted = _QUOTED.match(text, opens.end())
    closes = _CLOSES[opens["line"]].search(text, quoted.end() if quoted else opens.end())
    if not closes:
        raise NotReadError(at, "an arrow after the words, as in -- words -->")
    words = quoted[1] if quoted else text[opens.end() : closes.start()]
    further, end = _between_bars(text, closes.end())
    return Link(words_in(words) or further, closes[1] in ("x", "o", ">"), bool(opens["start"])), end


def _between_bars(text: str, at: int) -> tuple[str, int]:
    after = at + len(text[at : at + 200]) - len(text[at : at + 200].lstrip())
    if text[after : after + 1] != "|":
        return "", at
    quoted = _QUOTED.match(text, after + 1)
    end = text.find("|", quoted.end() if quoted else after + 1)
    if end < 0:
        raise NotReadError(after, "| after the words")
    return words_in(quoted[1] if quoted else text[after + 1 : end]), end + 1
