"""What people write, as strategies of Hypothesis: names, words on arrows, sentences, and files of them.

Shared by the tests and by longer runs; each file knows which texts must come back.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

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
