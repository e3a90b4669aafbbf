"""Random material for the twins: hostile words, graphs sparse and dense, lines that run together."""

from __future__ import annotations

import random
import unicodedata
from functools import cache
from typing import Any, get_args

from graph_data.model import (
    Category,
    Certainty,
    Concept,
    ConceptGraph,
    Effect,
    Evidence,
    Level,
    Relation,
    Sign,
    Verdict,
)
from viz.view import Point

WORDS = (
    "bone", "muscle", "flow", "of", "calcium", "helps", "to", "maintain", "a", "normal", "level", "density",
    "cells", "in", "vitamin", "D3", "strongly",
)  # fmt: skip
#: Words that have broken such rules before, or could.
HOSTILE = (
    "维生素D促进钙的吸收和骨骼的矿化作用", "」）、。", "نقص المغنيسيوم", "עברית", "हड्डियों की मजबूती",
    "แคลเซียม", "__proto__", "constructor", "hasOwnProperty", "a" * 90, "क्" * 40, "e\u0301" * 40,
    "x\u202ey\u0000z", "one-two/three–four " * 20, " \t\u2028 ", "\ufeffa\ufeffb", "\x1c\x85\u00a0", "\ud800",
    "👩\u200d👩\u200d👧 ⌚🦴", "½–⅓ → ≥ µ₂", "{source} {target}", "{source", "<b>\"&'", "İstanbul ﬁ", "",
    "x" * 1200,
)  # fmt: skip
IDS = ("__proto__", "constructor", "toString", "a:b", "10", "9")
RELATIONS = {
    "affects": Relation("affects", "unknown", "open", "{source} affects {target}"),
    "raises": Relation("raises", "+", "triangle", "{source} raises {target}"),
    "lowers": Relation("lowers", "-", "bar", "{source} lowers {target}"),
    "supports": Relation("supports", "+", "triangle", "{target} is supported by {source}", amount=False),
    "__proto__": Relation("__proto__", "none", "none", "{source}{source} {else} {target}"),
}
NUMBERS = (0.0, 0.05, 0.25, 0.5, 0.96, 1.0, 10.0, 12.5)


@cache
def _characters() -> str:
    """All characters that every Unicode since 3.2 knows, so that no version of a language lacks one."""
    old = unicodedata.ucd_3_2_0
    return "".join(
        char for char in map(chr, range(0x30000)) if old.category(char) not in ("Cn", "Cs") and _known(char)
    )


def _known(char: str) -> bool:
    return unicodedata.category(char) != "Cn"


class Dice(random.Random):
    """Draws all that a case is made of; the same seed gives the same case on every machine."""

    def text(self, most: int = 6) -> str:
        """A few words; now and then hostile ones, or characters from anywhere."""
        words = [self.choice(WORDS) for _ in range(self.randint(1, most))]
        if self.random() < 0.15:
            words.insert(self.randrange(len(words) + 1), self.choice(HOSTILE))
        if self.random() < 0.05:
            words.append("".join(self.choice(_characters()) for _ in range(self.randint(1, 30))))
        return self.choice((" ", " ", " ", "-", "")).join(words)

    def some(self, values: Any) -> list[Any]:
        """Some of the values, often none."""
        listed = list(values)
        return self.sample(listed, self.randint(0, min(3, len(listed))))

    def graph(self, language: str = "en", *, crowded: bool = False) -> ConceptGraph:
        """A graph: sparse, dense, with a hub, or ``crowded``: many effects between few; any ids."""
        count = self.choice((2, 3, 4) if crowded else (2, 3, 5, 8, 13, 25, 40, 60))
        many = round(count * self.choice((2.0, 6.0) if crowded else (0.6, 1.0, 1.5, 3.0)))
        categories = {f"k{i}": Category(f"k{i}", self.text(2)) for i in range(self.randint(0, 4))}
        ids = [*self.sample(IDS, min(2, count) if self.random() < 0.3 else 0)]
        ids += [f"c{i}" for i in range(count - len(ids))]
        self.shuffle(ids)
        hub = self.choice((0.0, 0.0, 0.35, 0.8))
        apart = self.choice((0.0, 0.0, 0.1, 0.4))
        nodes = {
            id: Concept(id, self.text(4), self.choice(("", *categories)),
                        opposite=(self.choice(ids),) if self.random() < apart else ())
            for id in ids
        }  # fmt: skip
        edges = {f"e{i}": self._effect(f"e{i}", ids, hub) for i in range(many)}
        return ConceptGraph("random", nodes, edges, categories, RELATIONS, language=language)

    def _effect(self, id: str, ids: list[str], hub: float) -> Effect:
        source = ids[0] if self.random() < hub else self.choice(ids)
        target = ids[0] if self.random() < hub / 2 else self.choice(ids)
        sign: Sign = self.choice(("+", "-", *get_args(Sign)))
        verdict: Verdict = self.choice(get_args(Verdict))
        certainty: Certainty = self.choice(get_args(Certainty))
        level: Level = self.choice(get_args(Level))
        evidence = tuple(Evidence(f"r{n}") for n in self.some(range(4)))
        papers = self.choice((0, 0, 0, 1, 16, 1204))
        relation = self.choice(("nowhere", *RELATIONS))
        return Effect(
            id, source, target, self.text(), relation, sign, level, self.choice(("", "", self.text(3))),
            verdict=verdict, certainty=self.choice(("", certainty)), evidence=evidence, papers=papers,
        )  # fmt: skip

    def line(self, start: Point | None = None) -> list[Point]:
        """A line of level, upright and slanted stretches, with points that nearly or wholly fall together."""
        points = [start or self.point()]
        for _ in range(self.randint(0, 5)):
            x, y = points[-1]
            dx, dy = self.uniform(-300, 300), self.uniform(-300, 300)
            if self.random() < 0.5:
                dx, dy = self.choice(((dx, 0.0), (0.0, dy), (dx, 1e-4), (0.01, 0.0), (0.0, 0.0), (dx, -1e-4)))
            points.append((x + dx, y + dy))
        return points

    def point(self) -> Point:
        """A point on or near a page, on a tenth of a px or anywhere.

        Quarters of a px are not met: the languages round them to different tenths, which nobody sees.
        """
        digits = self.choice((1, 9))
        return (round(self.uniform(-20, 1300), digits), round(self.uniform(-20, 700), digits))

    def bundle(self) -> list[list[Point]]:
        """Lines of which several begin alike and go on alike for a while."""
        trunk = self.line()
        lines = []
        for _ in range(self.randint(1, 9)):
            shared = trunk[: self.randint(1, len(trunk))] if self.random() < 0.8 else []
            jitter = self.choice((0.0, 0.0, 1e-4, 0.03))
            begin = [(x + self.uniform(-jitter, jitter), y) for x, y in shared]
            onward = self.choice((self.line(), self._onward(trunk, len(begin))))
            lines.append([*begin, *onward] or [self.point()])
        return lines

    def _onward(self, trunk: list[Point], at: int) -> list[Point]:
        """The next stretch of a trunk, left early or gone beyond."""
        if not 0 < at < len(trunk):
            return []
        share = self.uniform(0.2, 1.8)
        (ax, ay), (bx, by) = trunk[at - 1], trunk[at]
        return [(ax + share * (bx - ax), ay + share * (by - ay)), *self.line()[: self.randint(0, 3)]]
