"""Files that have every key in every shape: further lines of `golden_slips`, drawn by the table of keys."""

from __future__ import annotations

import random
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from graph_data import examine_text, format_problems
from graph_data.document import make_document
from graph_data.keys import GRAPH, MEANT, RECORDS, Key, Record
from graph_data.relations import vocabulary

#: Files of which each is a line.
FILES: Final = 240
_IDS: Final = ("tea", "sleep", "deep-sleep", "Green tea", "brew", "4", "wach", "tea->x", "Tea")
_EFFECTS: Final = ("tea-eases-sleep", "e1", "tea", "e9")
_STEPS: Final = ("one", "t:one", "whole", "2")
_TEXTS: Final = (
    "Tea", "eases sleep", "a {source} for {target}", "{source} alone", "en", "de", "Tea helps. It does.", "~",
    "2026-11-28", "https://x.org/a", '"quoted"', "'so'", "", "yes", "no", "5", "1.5", "a, b", "[a]",
    "might ease", "raises", "(+)", "# none", "x" * 90,
)  # fmt: skip
#: What mostly is no YAML, or does not mean what it says.
_ROUGH: Final = ("*star", "&and", "!bang", "|", "- dash", "[a", "so: it", "tea -> sleep: eases", "'so", "@a")
_NAMES_OF: Final = {
    "go": _STEPS, "effects": _EFFECTS, "first": _EFFECTS, "highlight": (*_EFFECTS, *_IDS),
    "category": ("drinks", "Drinks", "state", "k9"), "categories": ("drinks", "state"),
    "shut": ("drinks", "state", "tea"), "reference": ("lee-2020", "kim", "gone"),
    "relation": ("eases", "increases", "my-own", "soothes"), "verbs": ("eases", "soothes well", "raises"),
}  # fmt: skip


def _names(key: Key) -> tuple[str, ...]:
    return _NAMES_OF.get(key.name, _IDS)


def _value(rng: random.Random, key: Key, depth: int) -> list[str]:
    """Return what stands behind a key, its own line first; now and then a wrong one."""
    chance = rng.random()
    if chance < 0.06:
        return [rng.choice((*_TEXTS, "{a: b}", "[[a]]", "[]", "{}") if chance > 0.008 else _ROUGH)]
    if key.kind in ("record", "record map", "record list"):
        return _records(rng, key, depth)
    if key.kind == "names":
        return _list(rng, [rng.choice(_names(key)) for _ in range(rng.choice((0, 1, 1, 2, 3)))], depth)
    if key.kind == "choices":
        return _list(rng, rng.sample(key.choices, rng.choice((1, 1, 2))), depth)
    if key.kind == "text" and rng.random() < 0.1:
        sign = rng.choice(("|", ">", "|", ">", "&a |", "! >"))
        return [sign, *(f"{'  ' * depth}{line}" for line in ("Tea helps.", "It does."))]
    given = {
        "name": _names(key), "choice": (*key.choices, key.choices[0].upper()) if key.choices else ("",),
        "whole": ("1", "2", "0", "5", "6", "two"), "count": ("0", "7", "-1", "many"),
        "color": ('"#aa3355"', "#aa3355", "red", '"#a35"'), "terms": ("{bel: increases}", "{ro: 5, x: y}"),
    }  # fmt: skip
    return [rng.choice(given.get(key.kind, _TEXTS))]


def _list(rng: random.Random, items: list[str], depth: int) -> list[str]:
    if len(items) == 1 and rng.random() < 0.3:
        return items
    if rng.random() < 0.5:
        return ["", *(f"{'  ' * depth}- {item}" for item in items)]
    return [f"[{', '.join(items)}]"]


def _records(rng: random.Random, key: Key, depth: int) -> list[str]:
    record = RECORDS[key.of]
    if key.kind == "record":
        return ["", *_record(rng, record, depth)]
    found: list[str] = []
    ids = {
        "reference": ("lee-2020", "kim"),
        "category": ("drinks", "state"),
        "relation": ("my-own", "soothes"),
    }
    for _ in range(rng.randint(1, 4)):
        inner = _record(rng, record, depth + 1)
        if key.kind == "record list":
            found += _item(rng, record, inner, depth)
        else:
            id = rng.choice(ids.get(record.name, _IDS[:6]))
            short = rng.random() < 0.3
            found += [f"{'  ' * depth}{id}:{' ' + rng.choice(_TEXTS[:6]) if short else ''}"]
            found += [] if short else inner
    return ["", *found]


def _item(rng: random.Random, record: Record, inner: list[str], depth: int) -> list[str]:
    """Return an item of a list: in the short form of an effect, as a text, or as a section."""
    lead = "  " * depth + "- "
    if record.name == "effect" and rng.random() < 0.6:
        arrow = rng.choice(("->", "->", "→", "-->", " -> "))
        ends = rng.choice(_IDS), rng.choice(_IDS)
        words = rng.choice((": eases", ": may raise", "", ": [0]", ":"))
        kept = [line for line in inner if not line.strip().startswith(("source", "target", "label"))]
        return [f"{lead}{ends[0]} {arrow} {ends[1]}{words}", *(kept if rng.random() < 0.4 else [])]
    if record.short and rng.random() < 0.3:
        return [lead + rng.choice(("lee-2020", "kim", "Tea"))]
    return [lead + inner[0].strip(), *inner[1:]] if inner else [lead]


def _record(rng: random.Random, record: Record, depth: int) -> list[str]:
    """Return the lines of a section: its required keys but now and then one, some others, and a stranger."""
    lines = []
    keys = [key for key in record.keys.values() if rng.random() < (0.93 if key.required else 0.3)]
    rng.shuffle(keys)
    if record.name == "step" and rng.random() < 0.7:  # one way to show something, as a step should have
        shown = [key for key in keys if key.name in ("show", "path", "focus", "overview", "blank")]
        keys = [key for key in keys if key not in shown[1:]]
    for key in keys:
        first, *below = _value(rng, key, depth + 1)
        lines += [f"{'  ' * depth}{_called(rng, key.name)}: {first}".rstrip(), *below]
    return lines


def _called(rng: random.Random, name: str) -> str:
    """Return a key as it is written: as it is, else in another case, with a slip, or as others call it."""
    chance = rng.random()
    others = [said for said, keys in MEANT.items() if name in keys]
    if chance < 0.94 or not others:
        return name if chance < 0.99 else name.title()
    return rng.choice((name[:-1], name.upper(), *others))


def written() -> Iterator[tuple[str, str]]:
    """Yield the files with a name each; all begin with what their parts refer to, or are drawn whole."""
    for number in range(FILES):
        rng = random.Random(f"written {number}")
        keys = [key for key in GRAPH.keys.values() if rng.random() < 0.5 or key.name == "effects"]
        lines = []
        for key in keys:
            first, *below = _value(rng, key, 1)
            lines += [f"{_called(rng, key.name)}: {first}".rstrip(), *below]
        yield f"written {number}", "\n".join([*lines, ""])


def lines() -> list[str]:
    """Return a line for each file: the codes of its problems, a digest of all that is said and read."""
    return [told(name, text) for name, text in written()]


def told(name: str, text: str) -> str:
    """Return what comes of a file: its problems, its graph without the vocabulary, its document."""
    report = examine_text(text, name)
    said, graph = format_problems(report.problems, sources={name: text}), report.answerable
    read: Any = None
    if graph:
        own = [relation for id, relation in graph.relations.items() if id not in vocabulary()]
        parts = (graph.concepts, graph.effects, graph.categories, graph.references)
        whole = graph.title, graph.description, graph.language, graph.text_name
        rest = graph.tours, graph.start, graph.corpus, whole, [*graph.places.items()]
        read = *parts, own, *rest, make_document(graph)
    codes = [f"{each.code}@{each.place.line if each.place else ''}" for each in report.problems]
    return f"{name}: {len(codes)} problems, {' '.join(codes[:6])}, {_digest(repr((said, read)))}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
