"""A graph as a file that a person would have written: short forms, sections, wrapped prose."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from ..model import ConceptGraph
from ..names import NULLS
from ..read.arrows import parts
from ..read.fields import FieldReader
from ..read.graph_file import GraphBuilder
from ..read.tree import TreeError
from ..read.yaml_tree import read_tree
from .outgoing import Written
from .plain_data import data_of
from .proof import proved

_WIDTH: Final = 100
#: A text that no reader of YAML takes for anything else, and that is a name or a plain sentence.
_PLAIN: Final = re.compile(r"[^\W_](?:[\w .()/%&+'’–°-]|[,;!?](?= )|:(?=[^\s]))*", re.UNICODE)
_END: Final = re.compile(r"[\w.)%!?°]\Z")
#: A name in which nothing can be taken for an arrow or a colon.
_CALM: Final = re.compile(r"\w+(?: \w+)*")
#: Words that other readers of YAML take for truth, nothing or numbers.
_TAKEN: Final = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|none|nan)|[\d_.,:+-]+(?:[eExXo][\da-fA-F]+)?|\d[\d_]*[a-fA-F\d_]*"
)
_AWKWARD: Final = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


NAME: Final = "yaml"
ENDINGS: Final = (".yaml", ".yml")


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return a graph as a YAML graph file, which holds all of it.

    Raises:
        GraphError: it would not read back as the same graph.
    """
    text = graph_yaml(graph, remarks)
    proved(graph, read_back(text), "the YAML of this graph")
    return Written(text.encode("utf-8"))


def read_back(text: str) -> ConceptGraph | None:
    """Return the graph of a text just written, or None where it is none."""
    reader = FieldReader()
    try:
        root = read_tree(text, "graph.yaml", reader.problems)
    except TreeError:
        return None
    graph = GraphBuilder(reader).build(root, "graph") if root is not None else None
    if graph is None or any(found.severity == "error" for found in reader.problems):
        return None
    return replace(graph, text=graph.text_name)


def graph_yaml(graph: ConceptGraph, remarks: Iterable[str] = ()) -> str:
    """Return a graph as YAML; ``remarks`` are lines of comment on top."""
    lines = [
        f"# {line}".rstrip() for remark in remarks for line in textwrap.wrap(_one_line(remark), _WIDTH - 2)
    ]
    data = data_of(graph)
    for key in ("title", "description", "language", "text"):
        if key in data:
            lines += _entry(key, data[key], 0, article=key == "text")
    for key in ("categories", "concepts", "relations", "effects", "references", "tours", "start", "corpus"):
        if key in data:
            lines += ["", f"{key}:"]
            lines += _effects(data[key]) if key == "effects" else _section(data[key])
    return "\n".join(lines) + "\n"


def _section(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _entry(key, item, 2)
    else:
        for item in value:
            yield from _item(item, 2)


def _effects(effects: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for effect in effects:
        ends = f"{effect['source']} -> {effect['target']}"
        rest = {key: item for key, item in effect.items() if key not in ("source", "target", "label")}
        label = effect.get("label", "")
        if _is_short(ends, effect["source"], effect["target"]) and label:
            yield f"  - {_scalar(ends, arrow=True)}: {_scalar(label)}"
            for key, item in rest.items():
                yield from _entry(key, item, 4)
        else:
            yield from _item(effect, 2)


def _is_short(ends: str, source: str, target: str) -> bool:
    """Return whether two ends can be told apart again in the short form, on one line."""
    if _CALM.fullmatch(source) and _CALM.fullmatch(target):
        return len(ends) < 400
    return len(ends) < 400 and parts(ends) == (source, target, "") and ": " not in ends


def _entry(key: str, value: Any, indent: int, *, article: bool = False) -> Iterator[str]:
    head = f"{' ' * indent}{_key(key)}:"
    if value in ({}, [], "", None):
        yield head
    elif isinstance(value, str):
        yield from _text(head, value, indent + 2, article=article)
    elif isinstance(value, list):
        yield from _list(head, value, indent + 2)
    elif isinstance(value, Mapping):
        yield head
        for name, item in value.items():
            yield from _entry(name, item, indent + 2)
    else:
        yield f"{head} {_scalar(value)}"


def _list(head: str, items: list[Any], indent: int) -> Iterator[str]:
    flow = f"{head} {_flow(items)}"
    if all(not isinstance(item, list | Mapping) for item in items) and len(flow) <= _WIDTH:
        yield flow
        return
    yield head
    for item in items:
        yield from _item(item, indent)


def _item(value: Any, indent: int) -> Iterator[str]:
    flow = f"{' ' * indent}- {_flow(value)}"
    short = (
        isinstance(value, Mapping)
        and len(flow) <= _WIDTH
        and not any(isinstance(item, Mapping) for item in value.values())
    )
    if not isinstance(value, Mapping) or not value or short:
        yield flow
        return
    for number, (key, item) in enumerate(value.items()):
        for line_number, line in enumerate(_entry(key, item, indent + 2)):
            yield f"{' ' * indent}- {line[indent + 2 :]}" if not number and not line_number else line


def _text(head: str, text: str, indent: int, *, article: bool) -> Iterator[str]:
    whole = f"{head} {_scalar(text)}"
    blocky = not _AWKWARD.search(text) and "\r" not in text and not text.startswith((" ", "\n", "\t"))
    if blocky and (article or "\n" in text) and all(not line or line.strip() for line in text.split("\n")):
        yield f"{head} |"
        yield from (f"{' ' * indent}{line}" if line else "" for line in text.rstrip("\n").split("\n"))
    elif len(whole) <= _WIDTH or not blocky or "  " in text or "\n" in text or "\t" in text:
        yield whole
    else:
        yield f"{head} >-"
        yield from _wrapped(text, indent)


def _wrapped(text: str, indent: int) -> list[str]:
    wrap = textwrap.TextWrapper(_WIDTH, initial_indent=" " * indent, subsequent_indent=" " * indent,
                                break_long_words=False, break_on_hyphens=False)  # fmt: skip
    return wrap.wrap(text)


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_key(key)}: {_flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return _scalar(value, within=True)


def _key(text: str) -> str:
    return _scalar(text)


def _scalar(value: Any, *, within: bool = False, arrow: bool = False) -> str:
    """Return one value; a text stands plain where it can be nothing else.

    ``within``: between brackets. ``arrow``: the two ends of an effect.
    """
    if not isinstance(value, str):
        return json.dumps(value)
    bare = value.replace(" -> ", " ", 1) if arrow else value
    plain = _PLAIN.fullmatch(bare) and _END.search(value) and not _TAKEN.fullmatch(value)
    if plain and value not in NULLS and not (within and "," in value) and "  " not in value:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _AWKWARD.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _one_line(text: str) -> str:
    return " ".join(
        re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]", " ", text).split()
    )
