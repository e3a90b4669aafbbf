"""Questions of every shape to graphs of a few short names: further lines of `golden_asked`, eight a line."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any, Final

from graph_data import question
from graph_data.ask import small_words
from graph_data.ask.asked_words import apart, of_categories
from graph_data.ask.mentions import mentions
from graph_data.ask.terms import terms
from graph_data.ask.understood import understood
from graph_data.ask.worth import is_strange, possible, worth
from graph_data.model import Category, Concept, ConceptGraph, Effect, Verdict
from graph_data.relations import vocabulary

#: Graphs, each asked eight questions.
LINES: Final = 100
_NAMES: Final = (
    "iron", "iron loss", "loss of iron", "sleep", "deep sleep", "bone", "bone density", "pain", "joint pain",
    "pain in the joints", "buildup", "public transport", "walks", "city", "river fish", "?!", "the", "bus",
    "muscle", "patient", "risk of falls", "root cause", "benefit", "loss",
    "vitamin D", "flow of traffic in the city", "Knochen", "Dichte", "error", "tea",
)  # fmt: skip
_KINDS: Final = ("minerals", "people", "body", "food and drink")
#: Words in braces are lists of `small_words`; ``a``, ``b`` and ``c`` are names, ``v`` a verb, ``p`` what is
#: done, ``k`` the name of a category.
_SHAPES: Final = """
    {WHAT} {v} {a}|{WHAT} {WHETHER} {a} {v}|{WHETHER} {a} {v} {b}|{HOW} {WHETHER} {a} {v} {b}|{HOW} {v} {a}
    {WHY} is {a} {v}|{WHY} {v} {a}|{WHEN} {a} {v}|{COMES_OF} of {a} {TOWARDS} {b}|{LEADS_TO} of {a}
    {a} {COMES_OF}|{a} {LEADS_TO}|{WHAT} {COMES_OF} {TOWARDS} {a}|{a} {p} {FROM} {b}|{WHAT} is {p} {FROM} {a}
    {FROM} {a} {TOWARDS} {b}|{FROM} {a} {TOWARDS} {b} {TOWARDS} {c}|{a} {OR} {b} for {c}|{a} {OR} {b}
    what {TOGETHER} {WITH} {a}|{WHAT} {k} {BEHIND_KIND} {a}|{k} {BEHIND_KIND} {a}|{PEOPLE} {v} {a}
    which {k} {v} {a}|the {k} {BEHIND_KIND} {a}|any other {k} {BEHIND_KIND} {a}|which good {k} {v} {a}
    {HOW} does {a} reach {b}|{HOW} {a} {p}|{a} {p}|what is {NOT} {VERDICT_WORDS}|how is {a} {p} {FOR} {b}
    {WHAT} is {NOT} {NOT_FOUND}|{WHAT} is {NOT} {NOT_CHECKED}|is {a} {NOT} {VERDICT_WORDS}
    {WHAT} is {VERDICT_WORDS} {TOWARDS} {a}|does {a} {NOT} {v} {b}|{HOW} to keep {a} from {b}|{a} back
    {WHAT} {v} the {AMOUNTS} of {a}|{HOW} {WHETHER} {a} {OF_ITSELF}|{WHY} {TAKES} {a}|{WHEN} {TAKES} {a}
    {OBJECT} {v} {a}|{a} {v} {MOST}|what {v} {a} {MOST}|{HOW} {ONE_CAN} {v} {a}|is {a} {CARRYING} {p}
    {CARRYING} {p} {FOR} {a}|{HOW} is {a} {p}|{AFTER} {a} {WHAT} {v}|{WAY} {FROM} {a} {TOWARDS} {b}
    {GOOD_OF} of {a}|{BAD_OF} of {a}|make {a} {v}|{v} {a} {v} {b}|{a} {a} {v}|{a} {b} {c}
    {NOUN_AFTER} {OR_VERBS}|what needs {a}|what {a} needs|{WHAT} is needed {FOR} {a}
    does {a} cause {SMALL} {b}|{WHY} {COMING} {a} back
""".replace("|", "\n")
_VERDICTS: Final[tuple[Verdict, ...]] = (
    "supported", "mixed", "contradicted", "not-found", "not-checked",
)  # fmt: skip


def _graph(rng: random.Random) -> ConceptGraph:
    names = rng.sample(_NAMES, rng.choice((4, 8, 14)))
    ids = [name.replace(" ", "-") for name in names]
    concepts = {
        id: Concept(
            id, name, category=rng.choice(("", "k0", "k1", "k2")),
            aka=tuple(rng.sample(_NAMES, rng.choice((0, 0, 0, 1)))),
            broader=rng.choice((*ids, "gone")) if rng.random() < 0.3 else "",
            definition=rng.choice(("", "", "What the body needs.", "A thing of the city")),
        )
        for id, name in zip(ids, names, strict=True)
    }  # fmt: skip
    relations = list(vocabulary().values())
    effects = {}
    for n in range(rng.choice((4, 12, 24))):
        relation, level = rng.choice(relations), rng.choice(("core", "core", "detail"))
        effects[f"e{n}"] = Effect(
            f"e{n}", rng.choice(ids), rng.choice(ids), rng.choice(relation.verbs), relation.id,
            sign=relation.sign, verdict=rng.choice(_VERDICTS), level=level,  # type: ignore[arg-type]
            when=rng.choice(("", "", "in the body", "at night")),
            quote=rng.choice(("", "", "It loses density.")),
        )  # fmt: skip
    kinds = {f"k{n}": Category(f"k{n}", kind) for n, kind in enumerate(rng.sample(_KINDS, 3))}
    return ConceptGraph("t", concepts, effects, kinds, dict(vocabulary()))


def _words(rng: random.Random, list_: str) -> str:
    kind: Any = getattr(small_words, list_)
    return str(rng.choice((rng.choice(list(kind.values())) if isinstance(kind, dict) else kind).split()))


def _slipped(rng: random.Random, name: str) -> str:
    if rng.random() < 0.15:  # two words as one, as German has them: Knochendichte, Knochensdichte
        return (
            rng.choice(name.split()) + rng.choice(("", "", "s", "n")) + rng.choice(rng.choice(_NAMES).split())
        )
    at = rng.randrange(len(name))
    return rng.choice((name, name, name, name.split()[-1], name.split()[0], name[:at] + name[at + 1 :]))


def _asked(rng: random.Random, shapes: Sequence[str]) -> str:
    """Return a question of a shape, now and then with a word more or one less."""
    relation = rng.choice(list(vocabulary().values()))
    given = {name: _words(rng, name) for name in vars(small_words) if name.isupper()}
    given |= {name: _slipped(rng, rng.choice(_NAMES)) for name in "abc"}
    verbs = [*(verb for verb in relation.verbs[:6]), *_words(rng, "VERBS").split()]
    given["v"] = rng.choice(verbs)
    given["p"] = rng.choice(
        (f"{rng.choice(verbs)}ed", rng.choice(small_words.IRREGULAR.split()).split("=")[0])
    )
    given["k"] = rng.choice(_KINDS)
    words = rng.choice(shapes).format(**given).split(" ")
    if rng.random() < 0.2:
        words.insert(rng.randrange(len(words) + 1), rng.choice(list(given.values())))
    if rng.random() < 0.1:
        words.pop(rng.randrange(len(words)))
    return " ".join(words)


def lines() -> Iterator[str]:
    """Yield lines: the first of a graph's questions, a digest of what is understood of all, and of rows."""
    shapes = [line.strip() for line in _SHAPES.splitlines() if line.strip()]
    for number in range(LINES):
        rng = random.Random(f"toy {number}")
        graph = _graph(rng)
        texts = [_asked(rng, shapes) for _ in range(8)]
        digest = sha256(repr([_told(graph, text) for text in texts]).encode()).hexdigest()[:8]
        yield f"toy {number} | {texts[0]} | {digest}"


def _told(graph: ConceptGraph, text: str) -> Any:
    asked = understood(graph, text)
    words = apart(graph, terms(text))
    kinds, places = of_categories(graph, words)
    values = [round(worth(graph, asked, effect), 6) for effect in graph.effects.values()]
    rows = [[effect.id for effect in row.way] for row in question(graph, text)]
    named = [(one.places, sorted(one.concepts.items())) for one in mentions(graph, words, places)]
    strange = [is_strange(graph, word) for word in words[:1]]
    return (
        sorted(asked.categories), asdict(asked) | {"categories": ()}, words, sorted(kinds), sorted(places),
        named, values, round(possible(asked), 6), rows, strange,
    )  # fmt: skip
