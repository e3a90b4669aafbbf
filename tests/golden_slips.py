"""What is read of files with a slip of the hand in them; ``python -m tests.golden_slips`` writes it anew.

Each file of `golden_messages.txt` gets slips at random: letters, signs, lines, depths that are lost, twice or
wrong. A line tells the slip, which codes come of it with their places, a digest of all that is said and read.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Final

from graph_data import examine_text, format_problems
from tests import golden_written
from tests.golden_messages import cases
from tests.nasty import TEXTS

FILE: Final = Path(__file__).parent / "golden" / "slips.txt"
#: Slips of each file.
SLIPS: Final = 6
#: What is said of a text that is no YAML, where the slip is found first.
_NO_YAML: Final = "CG108@"
SIGNS: Final = (
    ": ", ":", " ", "- ", "->", " -> ", " → ", "-->", "=>", "|", ">", "[", "]", "{", "}", ", ", '"', "'", "“",
    "#", " #", "&", "*", "!", "?", "\t", "\u00a0", "\n", "\n\n", "...", "---", "0", "x", "é",
)  # fmt: skip
#: Lines of every part of a file.
STRANGERS: Final = (
    "title: Tea", "concepts:", "effects:", "categories:", "tours:", "references:", "relations:", "steps:",
    "tea -> sleep: may reduce", "- tea -> sleep: reduces", "- source: tea", "target: sleep", "label: reduces",
    "verdict: supported", "evidence: [lee-2020]", "- lee-2020", "category: drinks", "opposite: wakefulness",
    "aka: [brew]", "sign: +", "relation: eases", "quote: Tea helps.", "text: Tea helps.", "path: [tea]",
    "say: So it is", "show: tea", "when: at night", "- tea", "tea:", "lee-2020: {title: On tea}", "sleep",
)  # fmt: skip
TEXTS_OF: Final = {name: text for name, text, _ in cases()}
Lines = list[str]


def _letter(rng: random.Random, lines: Lines, at: int) -> None:
    line, place = lines[at], rng.randrange(len(lines[at]) + 1)
    kept = place + rng.choice((0, 1, 1, 2))
    put = rng.choice(("", "", rng.choice(SIGNS), rng.choice(SIGNS), line[place : place + 2][::-1]))
    lines[at] = line[:place] + put + line[kept:]


def _sign(rng: random.Random, lines: Lines, at: int) -> None:
    """Lose or change the first of a sign that the line has."""
    had = [sign for sign in SIGNS if sign in lines[at].strip()]
    if had:
        begin = len(lines[at]) - len(lines[at].lstrip())
        lines[at] = lines[at][:begin] + lines[at][begin:].replace(
            rng.choice(had), rng.choice(("", "", *rng.sample(SIGNS, 3))), 1
        )


def _depth(rng: random.Random, lines: Lines, at: int) -> None:
    """Indent a line, or some, otherwise."""
    deeper = rng.choice((-4, -2, -2, -1, 1, 2, 2, 4))
    for n in range(at, min(len(lines), at + rng.choice((1, 1, 2, 5, 99)))):
        lines[n] = " " * deeper + lines[n] if deeper > 0 else lines[n][min(-deeper, _indent(lines[n])) :]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _line(rng: random.Random, lines: Lines, at: int) -> None:
    """Lose a line, have it twice, or have it elsewhere."""
    line = lines.pop(at)
    for _ in range(rng.choice((0, 1, 2))):
        lines.insert(rng.randrange(len(lines) + 1), line)


def _stranger(rng: random.Random, lines: Lines, at: int) -> None:
    """Put in a line of another part, or of this one, as deep as the one before which it stands."""
    lines.insert(at, " " * _indent(lines[at]) + rng.choice((*STRANGERS, *lines)).strip())


def _value(rng: random.Random, lines: Lines, at: int) -> None:
    """Let another text stand behind the first colon, or for the whole line."""
    head, colon, _ = lines[at].partition(":")
    text = rng.choice((*TEXTS, "5", "[]", "{}", "[a, b]", "{a: b}", "", "tea", "a", "supported", "path"))
    lines[at] = f"{head}: {text}" if colon else " " * _indent(lines[at]) + text


KINDS: Final[tuple[Callable[[random.Random, Lines, int], None], ...]] = (
    _letter, _sign, _depth, _line, _stranger, _value,
)  # fmt: skip


def slips(name: str) -> list[str]:
    """Return lines that tell what came of a file's slips; most of them leave it YAML."""
    found = []
    for number in range(SLIPS):
        rng = random.Random(f"{name} {number}")
        for _ in range(4):
            what, text = _slipped(rng, TEXTS_OF[name].splitlines() or [""])
            told = _told(name, text)
            if not number or _NO_YAML not in told:
                break
        found.append(f"{name}, {number} ({what}): {told}")
    return found


def _slipped(rng: random.Random, lines: Lines) -> tuple[str, str]:
    kinds = rng.choices(KINDS, k=rng.choice((1, 1, 2)))
    for kind in kinds:
        if lines:
            kind(rng, lines, rng.randrange(len(lines)))
    return " and ".join(kind.__name__.strip("_") for kind in kinds), "\n".join([*lines, ""])


def _told(name: str, text: str) -> str:
    report = examine_text(text, name)
    said = format_problems(report.problems, sources={name: text})
    graph = report.answerable
    read = graph and [
        [asdict(each) for each in part]
        for part in (graph.effects.values(), graph.concepts.values(), graph.categories.values(), graph.tours)
    ]
    places = graph and [*graph.places.items()]
    digest = sha256(repr((said, read, places)).encode()).hexdigest()[:8]
    codes = [f"{each.code}@{each.place.line if each.place else ''}" for each in report.problems]
    return f"{len(codes)} problems, {' '.join(codes[:6])}, {digest}"


def main() -> None:
    """Write all answers anew."""
    lines = [*(line for name in TEXTS_OF for line in slips(name)), *golden_written.lines()]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
