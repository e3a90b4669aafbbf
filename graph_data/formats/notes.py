"""Notes in Markdown with wiki links: each note a thing, each link or line of links an effect."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from . import mermaid
from .incoming import Edge, Incoming, Node
from .opening import refuse, text_of
from .plain_text import of_markdown, one_line

NAME = "notes"
ENDINGS = (".md", ".markdown")

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINK = re.compile(r"(!?)\[\[([^\[\]|#^]*)(?:[#^][^\[\]|]*)?(?:\|([^\[\]]*))?\]\]")
_FENCE = re.compile(r"^([`~]{3,}).*?^\1", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^[\s>*+-]*\(?\[?([\w][\w \-]{0,40}?)\s*::\s*(?=.*\[\[)")
_BETWEEN = re.compile(
    r"^[\s>*+-]*(?:\d+[.)]\s+)?\[\[[^\[\]]+\]\]\s*(?P<words>[^\[\]]{1,80}?)\s*\[\[[^\[\]]+\]\]\s*[.;]?\s*$"
)
_ARROW = re.compile(r"^(?:-+|=+)(?P<words>[^>]*?)[-=]*>$|^(?:→|⟶|➜|=>)$")


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text is Markdown with wiki links."""
    return name.lower().endswith(ENDINGS) and b"[[" in head


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of one note, or of the flowchart in it.

    Raises:
        InvalidGraphError: neither a link nor a flowchart stands in it.
    """
    text, _ = text_of(data, name)
    if mermaid.has_chart(text):
        return mermaid.read(data, name)
    found = read_notes({name: text})
    if not found.edges:
        refuse(
            name,
            "no link, no table and no flowchart stands in this Markdown",
            expected="lines such as [[sun]] warms [[sea]], or a table with source, effect and target",
        )
    return found


def read_notes(notes: Mapping[str, str]) -> Incoming:
    """Return the graph of notes by the names of their files; those of one name are one, which is told."""
    left: Counter[str] = Counter()
    nodes: dict[str, Node] = {}
    called: dict[str, str] = {}
    edges: list[Edge] = []
    told: dict[str, dict[str, object]] = {}
    for name, text in notes.items():
        key = PurePath(name).stem
        fields = _of_note(key, text, left)
        left["notes that have the name of another, read as one with it"] += key in told
        fields = told[key] = fields | told.get(key, {})
        for each in (key, str(fields["label"]), *fields.get("aka", [])):  # type: ignore[misc]
            called.setdefault(each.casefold(), key)
    for name, text in notes.items():
        key = PurePath(name).stem
        edges.extend(_edges(key, text, called, left))
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    for key, fields in told.items():
        if key in ends or len(notes) > 1:
            nodes[key] = Node(key, fields)
    for end in ends - nodes.keys():
        nodes[end] = Node(end, {"label": end})
    title = str(next(iter(told.values()))["label"]) if len(told) == 1 else None
    return Incoming("Markdown notes", tuple(nodes.values()), tuple(edges), title, left=+left)


def _of_note(key: str, text: str, left: Counter[str]) -> dict[str, object]:
    front = _FRONT.match(text)
    fields: dict[str, object] = {"label": key}
    body = _FENCE.sub("", text[front.end() :] if front else text)
    if front:
        fields |= _of_front(front[1])
    heading = re.search(r"^#[ \t]+(.+?)[ \t#]*$", body, re.MULTILINE)
    if heading and of_markdown(heading[1]).casefold() != key.casefold():
        fields["label"] = of_markdown(heading[1])
    left["tags"] += len(re.findall(r"(?<![\w&#/])#[^\W\d]\w*", body))
    left["pictures"] += sum(1 for link in _LINK.finditer(body) if link[1])
    return fields


def _of_front(text: str) -> dict[str, object]:
    """Return aliases, a kind and a description from the head of a note."""
    found: dict[str, object] = {}
    for key, value, items in re.findall(
        r"^(\w+)[ \t]*:[ \t]*(.*)((?:\n[ \t]+-[^\n]*|\n-[^\n]*)*)", text, re.MULTILINE
    ):
        listed = [value.strip(" []")] if not items else items.split("\n")
        plain = [one_line(part).strip("-\"' ") for item in listed for part in item.split(",")]
        plain = [part for part in plain if part]
        if key.lower() in ("alias", "aliases") and plain:
            found["aka"] = plain
        elif key.lower() in ("type", "category", "class", "kind") and plain:
            found["category"] = ", ".join(plain)
        elif key.lower() in ("description", "definition", "summary") and plain:
            found["definition"] = ", ".join(plain)
    return found


def _edges(note: str, text: str, called: Mapping[str, str], left: Counter[str]) -> Iterator[Edge]:
    body = _FENCE.sub(lambda block: "\n" * block[0].count("\n"), text)
    plain: set[str] = set()
    for number, line in enumerate(body.split("\n"), 1):
        links = [_target(link, called) for link in _LINK.finditer(line) if not link[1] and link[2].strip()]
        between = _BETWEEN.match(line) if len(links) == 2 else None
        named = _FIELD.match(line)
        if between:
            arrow = _ARROW.match(between["words"])
            words = one_line((arrow["words"] or "") if arrow else between["words"]).strip(": ")
            yield Edge(links[0], links[1], {"label": words} if words else {}, True, None, number)
            continue
        for target in links:
            words = one_line(named[1]) if named else ""
            if words or target not in plain:
                plain.add(target)
                yield Edge(note, target, {"label": words} if words else {}, True, None, number)


def _target(link: re.Match[str], called: Mapping[str, str]) -> str:
    name = one_line(PurePath(link[2]).name.removesuffix(".md"))
    return called.get(name.casefold(), name)
