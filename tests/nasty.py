"""Graph files as people write them and worse, in segments that are known, and random edits of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

IDS = ("tea", "sleep", "vitamin-d", "Co", "the tired", "ménage", "a_b", "noon 12", "x-ray", "Zn2+")
TEXTS = (
    "no", "1.10", "# x", "a: b", "two\nlines", "tab\there", "- x", "[x]", "{", "*star", "&amp", "! bang",
    "%p", "@at", "`tick", "'so'", 'say "hi"', "back\\slash", "é ü 漢字", "😀 face", "null", "~", "x #y",
    "key: value # c", "ends with colon:", "? why", "| pipe", "> more", "a, b", "it's", "0x1F", "2024-01-01",
    "long " + "words and more of them " * 12 + "end", "«quoted»", ": colon", "#", "true", "x\u00a0y", "-",
    "a -> b", "first\n\n  indented\nlast",
)  # fmt: skip
#: What stands in files without quotation marks, prose with colons among it.
PROSE = (
    "Leaves",
    "Tea: a leaf, dried: really",
    "A state of rest",
    "10 mg (or: less)",
    "It's so",
    "50 % of all",
)
WORDS = ("raises", "lowers", "eases", "is linked to", "may: perhaps: ease", "causes")


@dataclass
class Nasty:
    """A file as segments: what each is about, and its text with line ends as LF."""

    rng: random.Random
    segments: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    remarks: int = 0

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.segments)

    def add(self, about: str, text: str) -> None:
        self.segments.append((about, text))

    def remark(self) -> str:
        """A remark that can be told from all others."""
        self.remarks += 1
        return f"# r{self.remarks}r note: {self.rng.choice(('why', '[so', 'a -> b: c', chr(34)))}"

    def maybe_remark(self, indent: int, chance: float = 0.25) -> None:
        if self.rng.random() < chance:
            self.add("remark", " " * indent + self.remark() + "\n")
        if self.rng.random() < 0.1:
            self.add("blank", "\n" if self.rng.random() < 0.7 else "   \n")

    def behind(self) -> str:
        """What may stand behind a value on its line."""
        roll = self.rng.random()
        if roll < 0.12:
            return f"{self.rng.choice(('  ', ' ', chr(9)))}{self.remark()}"
        return self.rng.choice(("  ", " ")) if roll < 0.2 else ""

    def value(self, text: str, indent: int, *, flow: bool = False) -> str:
        """A text in one of YAML's styles."""
        style = self.rng.random()
        if flow or style < 0.2:
            if self.rng.random() < 0.5:
                return "'" + text.replace("'", "''") + "'"
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        pad = " " * indent
        if style < 0.27:
            first, _, rest = text.partition(" ")
            return f">-\n{pad}{first}\n{pad}{rest or 'more'}"
        if style < 0.34:
            return f"|\n{pad}{text}\n\n{pad}second line"
        if style < 0.42 and " " in text:
            first, _, rest = text.partition(" ")
            return f"{first}\n{pad}{rest}"
        return text

    def name(self, id: str) -> str:
        quotes = self.rng.random()
        return f'"{id}"' if quotes < 0.1 else f"'{id}'" if quotes < 0.15 else id


def nasty(seed: int) -> Nasty:
    """Return a random file."""
    file = Nasty(random.Random(seed))
    rng = file.rng
    file.ids = rng.sample(IDS, rng.randint(2, 6))
    file.maybe_remark(0)
    if rng.random() < 0.6:
        file.add("title", f"title:{rng.choice((' ', '   ', chr(9)))}{file.value(rng.choice(PROSE), 2)}\n")
    _concepts(file)
    file.maybe_remark(0)
    _effects(file)
    file.maybe_remark(0)
    if rng.random() < 0.7:
        _tour(file)
    file.maybe_remark(0, 0.4)
    if rng.random() < 0.15 and not file.text.endswith(" \n"):
        about, text = file.segments[-1]
        file.segments[-1] = (about, text.rstrip("\n"))
    return file


def _concepts(file: Nasty) -> None:
    rng = file.rng
    file.add("head", "concepts:" + file.behind() + "\n")
    indent = rng.choice((1, 2, 2, 2, 3, 4))
    for id in file.ids:
        file.maybe_remark(indent)
        lead, form = " " * indent + file.name(id) + ":", rng.random()
        if form < 0.2:
            text = lead + file.behind() + "\n"
        elif form < 0.4:
            text = f"{lead} {file.value(rng.choice(PROSE), indent + 2)}"
            text += ("" if "\n" in text else file.behind()) + "\n"
        elif form < 0.65:
            text = lead + " {" + ", ".join(_flow_keys(file, id)) + "}" + file.behind() + "\n"
        else:
            deeper = indent + rng.choice((1, 2, 2, 4))
            text = lead + file.behind() + "\n" + "".join(_block_keys(file, id, deeper))
        file.add(f"concept {id}", text)


def _flow_keys(file: Nasty, id: str) -> Iterator[str]:
    yield f"definition: {file.value(file.rng.choice(PROSE), 0, flow=True)}"
    if file.rng.random() < 0.4:
        yield f"aka: [{id} two, 'other {id}']"


def _block_keys(file: Nasty, id: str, indent: int) -> Iterator[str]:
    pad = " " * indent
    definition = file.value(file.rng.choice(PROSE), indent + 2)
    yield f"{pad}definition: {definition}{'' if chr(10) in definition else file.behind()}\n"
    if file.rng.random() < 0.3:
        yield f"{pad}{file.remark()}\n"
    if file.rng.random() < 0.4:
        dash = pad + file.rng.choice(("", "  "))
        yield f"{pad}aka:\n{dash}- {id} two\n{dash}- 'other {id}'{file.behind()}\n"


def _effects(file: Nasty) -> None:
    rng = file.rng
    file.add("head", "effects:" + file.behind() + "\n")
    indent = rng.choice((0, 2, 2, 4))
    gap = rng.choice((1, 1, 1, 3))
    pairs = [(a, b) for a in file.ids for b in file.ids if a != b]
    shared = ""
    for number, (a, b) in enumerate(rng.sample(pairs, min(len(pairs), rng.randint(1, 6)))):
        file.maybe_remark(indent)
        quote = f'"Said {number}: so."'
        if shared and rng.random() < 0.5:
            quote = f"*{shared}"
        elif rng.random() < 0.25:
            shared = f"q{number}"
            quote = f"&{shared} {quote}"
        dash = " " * indent + "-" + " " * gap
        text = _effect(file, dash, " " * (indent + 1 + gap), (a, b), quote)
        file.add(f"effect e{number}", text)


def _effect(file: Nasty, dash: str, pad: str, ends: tuple[str, str], quote: str) -> str:
    rng = file.rng
    (a, b), words = ends, rng.choice(WORDS)
    number = sum(about.startswith("effect") for about, _ in file.segments)
    keys = [f"id: e{number}", f"quote: {quote}", f"when: {file.value('at night: late', 2, flow=True)}"]
    form = rng.random()
    if form < 0.4:
        arrow = rng.choice(("->", "→", "-->", "=>"))
        lines = [f"{a} {arrow} {b}: {words}", *keys]
    elif form < 0.6:
        return f"{dash}{{source: {a}, target: {b}, label: '{words}', {', '.join(keys)}}}{file.behind()}\n"
    elif form < 0.75:
        inner = [f"  {key}" for key in (f"label: '{words}'", *keys[1:])]
        lines = [f"{a} -> {b}:", *inner, keys[0]]
    else:
        lines = [f"source: {file.name(a)}", f"target: {b}", f"label: {words}", *keys]
    if rng.random() < 0.15:
        dash = dash.rstrip(" ") + "\n" + pad
    made = [f"{line}{'' if chr(10) in line else file.behind()}\n" for line in lines]
    if rng.random() < 0.2:
        made.insert(1, f"{file.remark()}\n")
    return dash + pad.join(made)


def _tour(file: Nasty) -> None:
    rng = file.rng
    file.add("head", "tours:\n- title: One" + file.behind() + "\n  id: one\n  steps:\n")
    indent = rng.choice((2, 4))
    for number in range(rng.randint(1, 4)):
        file.maybe_remark(indent)
        a, b = rng.sample(file.ids, 2)
        dash, words = " " * indent + "- ", file.value(rng.choice(PROSE), 0, flow=True)
        own, pad, end = f"id: s{number}", " " * indent + "  ", file.behind() + "\n"
        roll = rng.random()
        if roll < 0.4:
            text = f"{dash}{{{own}, focus: {a}, say: {words}}}{end}"
        elif roll < 0.7:
            text = f"{dash}{own}\n{pad}show: [{a}, {b}]\n{pad}say: {words}{end}"
        else:
            text = f"{dash}{own}\n{pad}show:\n{pad}  - {a}{end}{pad}  - {b}\n"
        file.add(f"step one:s{number}", text)


def as_bytes(file: Nasty) -> bytes:
    """Return the file as saved: with one of several line ends, with a mark or without."""
    ends, mark = file.rng.random(), file.rng.random()
    text = file.text
    text = text.replace("\n", "\r\n") if ends < 0.25 else text
    data = text.encode("utf-16" if mark > 0.97 else "utf-8")
    return b"\xef\xbb\xbf" + data if mark < 0.1 else data


def edit(file: Nasty) -> dict[str, Any]:
    """Return a random operation on a file."""
    rng = file.rng
    concept, text = rng.choice(file.ids), rng.choice(TEXTS)
    effects = [about.split()[1] for about, _ in file.segments if about.startswith("effect")]
    steps = [about.split()[1] for about, _ in file.segments if about.startswith("step")]
    effect, on = rng.choice(effects), {"kind": "concept", "id": concept}
    of = {"kind": "effect", "id": effect}
    made: list[dict[str, Any]] = [
        {"do": "set_key", **on, "key": "definition", "value": text},
        {"do": "set_key", **on, "key": "label", "value": f"label of {concept}"},
        {"do": "set_key", **on, "key": "aka", "value": [f"{concept} two", f"third {concept}"]},
        {"do": "unset_key", **on, "key": rng.choice(("definition", "aka"))},
        {"do": "set_key", **of, "key": rng.choice(("note", "when", "quote", "how")), "value": text},
        {
            "do": "set_key",
            **of,
            "key": "label",
            "value": rng.choice(("raises", "eases: so", "is #1 of", text)),
        },
        {"do": "set_key", **of, "key": "verdict", "value": "supported"},
        {"do": "unset_key", **of, "key": rng.choice(("quote", "when"))},
        {
            "do": "add_concept",
            "id": "new one",
            "value": rng.choice(({}, {"definition": text}, {"aka": ["n"]})),
        },
        {
            "do": "add_effect",
            "value": {"source": concept, "target": file.ids[0], "label": text, "note": text},
        },
        {"do": "rename_concept", "id": concept, "value": rng.choice(("renamed", "an: other", "#1", "Re 2"))},
        {"do": "delete_effect", "id": effect},
        {"do": "delete_concept", "id": concept},
        {"do": "set_top", "key": rng.choice(("title", "description")), "value": text},
    ]
    if steps:
        step = rng.choice(steps)
        made += [
            {"do": "set_step", "id": step, "key": "say", "value": text},
            {"do": "move_step", "id": step, "value": rng.randint(1, len(steps))},
            {"do": "add_step", "id": "one", "value": {"focus": concept, "say": text}},
            {"do": "delete_step", "id": step},
        ]
    return {**rng.choice(made), "force": True}
