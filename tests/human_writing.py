"""What people write, as strategies of Hypothesis: names, words on arrows, sentences, and files of them.

Shared by the tests and by longer runs; each file knows which texts must come back.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from graph_data import ConceptGraph, examine_text, format_problems
from graph_data.sameness import plain_name

#: Words with every mark that was once lost, cut, turned or refused.
_ALL = """
    magnesium sleep stress vitamin-D COVID-19 T-cell β-carotene p53 pH self-esteem omega-3 x_1 __init__ café
    cafe\u0301 Übelkeit giấc йод ガン マグネシウム 水 ビタミンＤ dose 5 10 -5 °C µg μg Å Ω ﬁbre Alzheimer's
    Alzheimer’s #1 #sleep # C# C++ [Ca2+] {x} (see) *bold* **very** _so_ `code` @home %% % > < | & &co ! !Kung
    ? , ; : a:b 1:2 note: quote: It: said: "so" 'so' “so” „so“ don't no yes on null ~ true 2024-01-01 12:30
    0x10 1.0 https://example.org/a#b - – — -- -> … .
    ... soft\u00adhyphen zero\u200bwidth 👩‍👩‍👧‍👦 🏳️‍🌈 العربية עברית
    ไทย 한국어 \\ \\n C:\\temp / // <b> &amp; = == +
    ± 50% $x$
"""
WORDS = _ALL.split()
#: Words that may not stand in a name before an arrow, for they are one.
ARROWS = frozenset({"->", "—", "–", "--"})

words = st.sampled_from(WORDS)
#: A sentence as somebody types it, on one line.
sentences = st.lists(words, min_size=1, max_size=8).map(" ".join)
#: A name, and the words on an arrow.
in_names = words.filter(lambda word: word not in ARROWS)
names = st.lists(in_names, min_size=1, max_size=3).map(" ".join)
labels = st.lists(words.filter(lambda word: "->" not in word), min_size=1, max_size=4).map(" ".join)
#: Keys of an effect that take a sentence.
KEYS = ("note", "quote", "when", "how", "hedge")


@dataclass(frozen=True)
class Written:
    """A file, and where each text stands in it: line (from 1), what it is, and the text."""

    text: str
    texts: tuple[tuple[int, str, str], ...]


@st.composite
def plain_files(draw: st.DrawFn) -> Written:
    """Return a file of effects without any quotation marks, as somebody writes it who does not know YAML."""
    lines: list[str] = []
    texts: list[tuple[int, str, str]] = []

    def add(line: str, kind: str = "", text: str = "") -> None:
        lines.append(line)
        if kind:
            texts.append((len(lines), kind, text))

    if draw(st.booleans()):
        title = draw(sentences)
        add(f"title: {title}", "title", title)
    add("effects:")
    for number in range(draw(st.integers(1, 4))):
        label = draw(labels)
        if draw(st.booleans()):
            source = draw(names)
            add(f"  - {source} -> b{number}: {label}", "short", f"{source}\n{label}")
        else:
            add(f"  - source: a{number}")
            add(f"    target: b{number}")
            add(f"    label: {label}", "label", label)
        for key in draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=2)):
            sentence = draw(sentences)
            add(f"    {key}: {sentence}", key, sentence)
    return Written("\n".join(lines) + "\n", tuple(texts))


@st.composite
def flow_files(draw: st.DrawFn) -> Written:
    """Return effects within brackets, a line each."""
    lines, texts = ["effects:"], []
    for number in range(draw(st.integers(1, 3))):
        inside = sentences.filter(lambda text: not set(",[]{}") & set(text))
        label, note = draw(inside), draw(inside)
        lines.append(f"  - {{source: a{number}, target: b{number}, label: {label}, note: {note}}}")
        texts += [(len(lines), "label", label), (len(lines), "note", note)]
    return Written("\n".join(lines) + "\n", tuple(texts))


files = plain_files() | flow_files()


def random_file(dice: Random) -> Written:
    """Return a file as `files` draws them, quickly: for runs of hours."""
    if dice.random() < 0.2:
        return _random_flow(dice)
    lines: list[str] = []
    texts: list[tuple[int, str, str]] = []

    def add(line: str, kind: str = "", text: str = "") -> None:
        lines.append(line)
        if kind:
            texts.append((len(lines), kind, text))

    if dice.random() < 0.5:
        title = some(dice, 8)
        add(f"title: {title}", "title", title)
    add("effects:")
    for number in range(dice.randint(1, 4)):
        label = some(dice, 4, without="->")
        if dice.random() < 0.5:
            source = some(dice, 3, without=ARROWS)
            add(f"  - {source} -> b{number}: {label}", "short", f"{source}\n{label}")
        else:
            add(f"  - source: a{number}")
            add(f"    target: b{number}")
            add(f"    label: {label}", "label", label)
        for key in dice.sample(KEYS, dice.randint(0, 2)):
            sentence = some(dice, 8)
            add(f"    {key}: {sentence}", key, sentence)
    return Written("\n".join(lines) + "\n", tuple(texts))


def _random_flow(dice: Random) -> Written:
    lines, texts = ["effects:"], []
    for number in range(dice.randint(1, 3)):
        label, note = (some(dice, 8, without=",[]{}") for _ in range(2))
        lines.append(f"  - {{source: a{number}, target: b{number}, label: {label}, note: {note}}}")
        texts += [(len(lines), "label", label), (len(lines), "note", note)]
    return Written("\n".join(lines) + "\n", tuple(texts))


def some(dice: Random, most: int, without: str | frozenset[str] = "") -> str:
    """Return one to ``most`` words; none is an arrow or among ``without``, or holds a character of it."""
    found: list[str] = []
    for _ in range(dice.randint(1, most)):
        word = dice.choice(WORDS)
        while _is_unwanted(word, without):
            word = dice.choice(WORDS)
        found.append(word)
    return " ".join(found)


def _is_unwanted(word: str, without: str | frozenset[str]) -> bool:
    if without == "->" or not isinstance(without, str):
        return word in without or "->" in word
    return bool(set(word) & set(without))


def slipped(dice: Random, written: Written) -> Written:
    """Return a file with slips of the hand: what is meant is known no more, but all is told in words."""
    text = written.text
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(text))
        more = dice.choice((*"  :-#'\"[]{},&*!|>%@`\t\n", "", "", dice.choice(WORDS)))
        text = text[:at] + more + text[at + dice.randint(0, 2) :]
    return Written(text, ())


def read_back(graph: ConceptGraph) -> set[str]:
    """Return every text of a graph, blanks as one."""
    found = [graph.title]
    for effect in graph.effects.values():
        found += [effect.label, graph.concepts[effect.source].label, *(getattr(effect, key) for key in KEYS)]
    return {" ".join(text.split()) for text in found}


def lost(written: Written) -> list[tuple[int, str, str]]:
    """Return line, kind and text of what neither came back nor was told."""
    report = examine_text(written.text, "g.yaml")
    assert (report.graph is None) == bool(report.errors)
    assert format_problems(report.problems, sources={"g.yaml": written.text})
    for problem in report.problems:
        assert "while " not in problem.message and "did not find" not in problem.message, problem.message
    if report.graph is None:
        return []
    back = read_back(report.graph)
    quiet = ("CG405", "CG504")
    loud = [each.place for each in report.problems if each.code not in quiet]
    told = {place.line for place in loud if place}
    return [
        (line, kind, text)
        for line, kind, texts in written.texts
        for text in map(_as_yaml, texts.split("\n"))
        if line not in told and not _same(text, back)
    ]


#: What is nothing to YAML, or begins a block that is empty.
_NOTHING = ("~", "null", "|", ">")


def _as_yaml(text: str) -> str:
    """Return a text without a remark (a blank after its sign) and without marks around the whole."""
    text = f" {text}".partition(" # ")[0].strip()
    whole = len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" and text[0] not in text[1:-1]
    return text[1:-1] if whole else text


def _same(text: str, back: set[str]) -> bool:
    """Whether a name came back as it was first written, or YAML's nothing as nothing."""
    return text in _NOTHING or plain_name(text) in set(map(plain_name, back))
