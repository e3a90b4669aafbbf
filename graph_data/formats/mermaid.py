"""Mermaid flowcharts, alone in a file or in a fence of Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from .incoming import Edge, Incoming, Node
from .mermaid_parts import Box, NotReadError, box_at, link_at, words_in
from .opening import refuse, text_of
from .plain_text import of_markdown

NAME = "mermaid"
ENDINGS = (".mmd", ".mermaid")

_HEAD = re.compile(r"\s*(?:flowchart(?:-elk)?|graph)\b[ \t]*(?:TB|TD|BT|RL|LR|[<>^v])?[ \t]*(?:;|(?=\n)|\Z)")
_ABOVE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:---\s*\n.*?\n---\s*\n)?(?:\s|%%[^\n]*\n)*"
    rb"(?:flowchart(?:-elk)?|graph)[ \t]*(?:\b(?:TB|TD|BT|RL|LR)\b)?[ \t]*;?[ \t]*(?:\r?\n|\Z)",
    re.DOTALL,
)
#: A chart in Markdown begins a line; elsewhere somebody only speaks of one.
_FENCED = re.compile(rb"^[ \t>]*```mermaid", re.MULTILINE)
_FENCE = re.compile(
    r"^[ \t]*(?P<mark>`{3,}|~{3,}|:::)[ \t]*(?:\{?\.?)mermaid\b[^\n]*\n(?P<inner>.*?)^[ \t]*(?P=mark)",
    re.MULTILINE | re.DOTALL,
)
_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
_TITLE = re.compile(r"^title[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_GAP = re.compile(r"(?:[\s;]|%%[^\n]*(?:\n|\Z))*")
_SUBGRAPH = re.compile(r"subgraph\b[ \t]*((?:\"[^\"\n]*\"|[^\n;\"])*)")
_PASSED = re.compile(
    r"(?P<word>direction|style|linkStyle|classDef|class|click|accTitle|accDescr)\b(?P<rest>[ \t:{][^\n]*)"
)
_END = re.compile(r"end\b(?=[ \t]*(?:[;\n]|\Z|%%))")
_BLANKS = re.compile(r"[ \t]*")
#: The remark above a line by which a flowchart of ours tells a sign that its words do not imply.
_SIGN = re.compile(r"%%[ \t]*sign:[ \t]*([^\s;]+)\s*\Z")
_SPACE = re.compile(r"\s*")
_AMPERSAND = re.compile(r"\s*&\s*")
_NAMED = re.compile(r'([^\s\["]+)?\s*\[?\s*"?([^\]"]*)')
_DETAILS = re.compile(r"[\w-]+@\{[^{}]*\}")


@dataclass(slots=True)
class _Chart:
    """What is gathered of one flowchart. ``groups`` are titles of subgraphs by id, ``open`` those around."""

    boxes: dict[str, tuple[str | None, int]] = field(default_factory=dict)
    inside: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    title: str = ""
    #: How many lines stand before the flowchart, then where each of its lines ends.
    starts: list[int] = field(default_factory=list)

    def line(self, at: int) -> int:
        """Return the line of the file on which a place of the flowchart stands."""
        return self.starts[0] + bisect_left(self.starts, at, 1)


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text is a Mermaid flowchart, or Markdown with one in its beginning."""
    return bool(_ABOVE.match(head) or _FENCED.search(head))


def has_chart(text: str) -> bool:
    """Return whether Markdown holds a flowchart."""
    return next(_charts(text), None) is not None


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a flowchart; of several in a Markdown file, the first.

    Raises:
        InvalidGraphError: a line is none of a flowchart, or no flowchart stands there.
    """
    text, guessed = text_of(data, name)
    charts = list(_charts(text))
    if not charts:
        found = _FRONT.sub("", text).split(None, 1)[:1]
        refuse(
            name,
            f"no flowchart of Mermaid stands here{f', it begins with {found[0][:30]!r}' if found else ''}",
            line=1,
            expected="flowchart LR, then lines such as a -->|raises| b",
        )
    offset, inner, heading = charts[0]
    chart = _Chart()
    front = _FRONT.match(inner)
    title = _TITLE.search(front[1]) if front else None
    try:
        _read(inner, front.end() if front else 0, chart, text.count("\n", 0, offset))
    except NotReadError as error:
        line = text.count("\n", 0, offset + error.at) + 1
        column = offset + error.at - text.rfind("\n", 0, offset + error.at)
        refuse(name, "this is no line of a flowchart", line=line, column=column, expected=error.wanted)
    if len(charts) > 1:
        chart.left["further diagrams"] += len(charts) - 1
    named = words_in(title[1].strip("\"'")) if title else chart.title or heading
    return Incoming(
        "Mermaid flowchart",
        tuple(_nodes(chart)),
        tuple(chart.edges),
        named or None,
        left=+chart.left,
        read_as={f"read as {guessed}": 1} if guessed else {},
    )


def _charts(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each flowchart with where it begins and the heading above it."""
    fences = list(_FENCE.finditer(text))
    for found in fences:
        if _begins(found["inner"]):
            headings = re.findall(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", text[: found.start()], re.MULTILINE)
            yield found.start("inner"), found["inner"], of_markdown(headings[-1]) if headings else ""
    if not fences and _begins(text):
        yield 0, text, ""


def _begins(text: str) -> bool:
    front = _FRONT.match(text)
    gap = _GAP.match(text, front.end() if front else 0)
    return bool(gap and _HEAD.match(text, gap.end()))


def _read(text: str, at: int, chart: _Chart, lines: int) -> None:
    chart.left["comments"] += len(re.findall(r"(?:^|;)[ \t]*%%(?!\{|[ \t]*sign:)", text[at:], re.MULTILINE))
    chart.starts = [lines, *(found.start() for found in re.finditer("\n", text))]
    head = _HEAD.match(text, _end(_GAP, text, at))
    at = head.end() if head else at
    while True:
        before, at = at, _end(_GAP, text, at)
        if at >= len(text):
            return
        sign = _SIGN.search(text, before, at)
        at = _aside(text, at, chart) or _chain(text, at, chart, {"sign": sign[1]} if sign else {})


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where what a pattern finds at a place ends."""
    found = pattern.match(text, at)
    return found.end() if found else at


def _aside(text: str, at: int, chart: _Chart) -> int:
    """Read a statement that is no chain of boxes; return where it ends, 0 where none stands."""
    group = _SUBGRAPH.match(text, at)
    if group:
        _open_group(group[1].strip(), chart)
        return group.end()
    end = _END.match(text, at)
    if end and chart.open:
        chart.open.pop()
        return end.end()
    details = _DETAILS.match(text, at)
    if details and details[0].split("@", 1)[0] not in chart.boxes and "label" not in details[0]:
        chart.left["styles"] += 1  # of an edge that has a name
        return details.end()
    passed = _PASSED.match(text, at)
    if not passed or re.match(r"[ \t]*(?:[<xo]?(?:--|==|-\.)|~~~)", passed["rest"]):
        return 0
    return _pass(text, passed, chart)


def _open_group(said: str, chart: _Chart) -> None:
    """Open a subgraph: ``id[title]``, ``"title"`` or plain words."""
    named = _NAMED.match(said)
    key, title = said, said
    if named and ("[" in said or said.startswith('"')):
        key, title = named[1] or named[2], named[2]
    chart.groups[key] = words_in(title) or key
    chart.open.append(key)


def _pass(text: str, passed: re.Match[str], chart: _Chart) -> int:
    word, rest, end = passed["word"], passed["rest"].strip(), passed.end()
    if word in ("style", "linkStyle", "classDef", "class"):
        chart.left["styles"] += 1
    elif word == "click":
        chart.left["links to web pages" if re.search(r"https?:|href|www\.", rest) else "clicks"] += 1
    elif word == "accTitle":
        chart.title = words_in(rest.lstrip(": "))
    elif word == "accDescr" and rest.startswith("{"):
        end = text.find("}", passed.start()) + 1 or passed.end()
    return end


def _chain(text: str, at: int, chart: _Chart, told: dict[str, str]) -> int:
    sources, at = _boxes(text, at, chart)
    while True:
        begin = at
        at = _end(_BLANKS, text, at)
        found = link_at(text, at)
        if not found:
            if text[at : at + 1] not in ("\n", ";", "") and not text.startswith("%%", at):
                raise NotReadError(at, "an arrow such as -->, or the end of the line")
            return at
        link, at = found
        targets, at = _boxes(text, _end(_SPACE, text, at), chart)
        line = chart.line(begin)
        if link.hidden:
            chart.left["hidden things"] += 1
        for source, target in [] if link.hidden else product(sources, targets):
            fields = {**told, "label": link.words} if link.words else told
            if link.at_target or not link.at_source:
                chart.edges.append(Edge(source, target, fields, link.at_target, None, line))
            if link.at_source:
                chart.edges.append(Edge(target, source, fields, True, None, line))
        sources = targets


def _boxes(text: str, at: int, chart: _Chart) -> tuple[list[str], int]:
    """Return the ids of boxes joined by &, and where they end."""
    found: list[str] = []
    while True:
        box, end = box_at(text, at)
        _keep(box, text, at, chart)
        found.append(box.id)
        more = _AMPERSAND.match(text, end)
        if not more:
            return found, end
        at = more.end()


def _keep(box: Box, text: str, at: int, chart: _Chart) -> None:
    known = chart.boxes.get(box.id)
    if known is None:
        chart.boxes[box.id] = (box.text, chart.line(at))
    elif box.text is not None:
        chart.boxes[box.id] = (box.text, known[1])
    if chart.open:
        chart.inside.setdefault(box.id, chart.open[-1])
    chart.left["styles"] += box.styled


def _nodes(chart: _Chart) -> Iterator[Node]:
    ends = {end for edge in chart.edges for end in (edge.source, edge.target)}
    for key, (text, line) in chart.boxes.items():
        if key in chart.groups and key not in ends:
            continue
        fields = {"label": text or chart.groups.get(key) or key}
        if key in chart.inside and key != chart.inside[key]:
            fields["category"] = chart.groups[chart.inside[key]]
        yield Node(key, fields, line)
