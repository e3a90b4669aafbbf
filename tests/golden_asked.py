"""What questions are taken to ask and what answers them; ``python -m tests.golden_asked`` writes it anew.

Questions of the list as they stand, and with their words mixed with those of another: a line tells what is
understood (names as places in the question, each with its best concept), the first row, what its effects are
worth, and a digest of all of it. Then words drawn from all that questions hold, eight questions a line, and
at last the questions of `golden_toys`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from graph_data import ConceptGraph, example_path, question, read_graph
from graph_data.ask import small_words
from graph_data.ask.mentions import Mention
from graph_data.ask.understood import understood
from graph_data.ask.worth import worth
from graph_data.relations import vocabulary
from tests import golden_toys

FILE: Final = Path(__file__).parent / "golden" / "asked.txt"
#: Lines on drawn questions.
DRAWN: Final = 50
LIST: Final = Path(__file__).parent / "questions.txt"


def questions() -> Iterator[tuple[str, str]]:
    """Yield graph and question."""
    listed = [line.split(" | ") for line in LIST.read_text(encoding="utf-8").splitlines() if " | " in line]
    asked = [(line[0], line[1]) for line in listed if not line[0].startswith("#")]
    yield from dict.fromkeys(asked[::2])
    rng = random.Random(7)
    for name, text in asked[1::3]:
        words = (*text.split(" "), *rng.choice(asked)[1].split(" "))
        yield name, " ".join(rng.choices(words, k=rng.randint(2, 9)))


@cache
def _example(name: str) -> ConceptGraph:
    return read_graph(example_path(name))


def told(name: str, text: str) -> str:
    """Return a question with what is understood of it, its first row and what its best effects are worth."""
    graph = _example(name)
    asked = understood(graph, text)
    sides = " > ".join(_named(side) for side in (asked.sources, asked.targets, asked.either))
    ways = [row.way for row in question(graph, text)]
    rows = ["+".join(effect.id for effect in way) for way in ways]
    values = [round(worth(graph, asked, way[0]), 6) for way in ways]
    best = " ".join(f"{value:.3f}" for value in values[:3])
    whole = repr((sorted(asked.categories), asdict(asked) | {"categories": ()}, rows, values))
    digest = sha256(whole.encode()).hexdigest()[:8]
    return f"{name} | {text} | {asked.relation} {sides} | {' '.join(rows[:1])} | {best} | {digest}"


def drawn() -> Iterator[str]:
    """Yield lines on questions of drawn words: names, also in part or with a slip, verbs, small words."""
    kinds = [_words_of(kind) for name, kind in vars(small_words).items() if name.isupper()]
    verbs = [verb for relation in vocabulary().values() for verb in (*relation.verbs, *relation.german)]
    rng = random.Random(8)
    for _ in range(DRAWN):
        texts, answers = [], []
        for _ in range(8):
            graph = _example(rng.choice(("magnesium", "thames", "traffic")))
            names = [name for c in graph.concepts.values() for name in (c.label, *c.aka)]
            words = []
            for _ in range(rng.randint(2, 7)):
                name = rng.choice(names)
                at = rng.randrange(len(name))
                slip = rng.choice((name[:at] + name[at + 1 :], name.split()[0], name.split()[-1]))
                small = rng.choice(rng.choice(kinds))
                words.append(rng.choice((name, name, slip, rng.choice(verbs), small, small, small)))
            texts.append(" ".join(words))
            asked = understood(graph, texts[-1])
            effects = rng.sample(list(graph.effects.values()), 4)
            values = [round(worth(graph, asked, effect), 6) for effect in effects]
            answers.append((sorted(asked.categories), asdict(asked) | {"categories": ()}, values))
        yield f"{texts[0]} | {sha256(repr(answers).encode()).hexdigest()[:8]}"


def _words_of(kind: Any) -> list[str]:
    """Return the words of a list, or of a table's two sides."""
    sides = (
        (*kind, *(kind.values() if isinstance(kind, dict) else ())) if not isinstance(kind, str) else [kind]
    )
    return [word for side in sides for word in str(side).split()]


def _named(side: tuple[Mention, ...]) -> str:
    return " ".join(f"{one.places[0]}:{one.best}" for one in side)


def lines() -> list[str]:
    """Return all questions with their answers."""
    return [*(told(*one) for one in questions()), *drawn(), *golden_toys.lines()]


def main() -> None:
    """Write all answers anew."""
    FILE.write_text("\n".join(lines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
