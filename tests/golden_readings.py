"""What many labels are taken for, how verbs are formed: ``python -m tests.golden_readings`` writes it anew.

Verbs of every kind (regular, doubled, irregular, of several words) stand in every frame that a writer may put
them into, beside the labels of `effect_labels.txt`: what moves is noticed, and read before it is committed.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Final

from graph_data.meaning import german, grammar, lexicon
from graph_data.meaning.forms import PARTICIPLES, forms
from graph_data.meaning.german_forms import forms_of as german_forms
from graph_data.relations import reader_of, vocabulary

FILE: Final = Path(__file__).parent / "golden" / "readings.txt"
LABELS: Final = Path(__file__).parent / "effect_labels.txt"
GERMAN_LABELS: Final = Path(__file__).parent / "effect_labels_german.txt"
#: As the vocabulary has them: by their ending, their irregular forms or their further words each of its kind.
VERBS: Final = """
    raises lowers stops|carries breaks drives|is part of|leads to|holds back|needs blocks helps|causes
    pushes fixes feeds|builds up|slows down|has a cause|binds to|ties cuts|is a cause of|wears out
    results in|sets off|gives rise to|is needed for|tightens forbids
""".replace("|", "\n")
#: ``{s}`` is the third person, ``{b}`` the infinitive, ``{g}`` the form in -ing, ``{n}`` the participle.
FRAMES: Final = """
    {s}|can {b}|does not {b}|is {g}|has {n}|is {n} by|was {n}|{g}|{n}|to {b}|{n} by 20 %|{s} by half
    may or may not {b}|helps to {b}|helps {b}|keeps {g}|needs to {b}|fails to {b}|is thought to {b}
    was thought to {b}|{s} & raises|{s} and lowers|{s} the level of|{s} the loss of|{s} higher|{s} lower
    {s} increases in|not only {s}|often {s}|hardly {s}|{s} slowly|negatively {s}|{s} less|never {s}
    has been {g}|had {n}|{s} with|{s} nearly all|could have {n}|works by {g}|lack {s}|{s} a lot
    {s} main causes of|is known to {b}|gets {n} by|{s} or {b}|{s}, {s}|{s} raises
    in the long run {s}|at last at the same time {s}|{s} by quickly 30 %|can {b} by 5 to 10 %|{s} zinc
    {s} [zinc]|does not negatively {b}|{n} less|{b} 0 %|+ {s}|{s} or not|the {s}|is quickly {n} by
    eases and helps to {b}|eases or aids in {g}|keeps and helps {b}|helps to quickly {b}|serves to {b}
""".replace("|", "\n")
#: In German: of one word, with a small word that parts, of several words, with a vowel of its own.
GERMAN_VERBS: Final = "senkt|führt zu|baut ab|hat zur folge|treibt an|ist schlecht für|hilft|befällt".replace(
    "|", "\n"
)
#: ``{f}`` is the third person, ``{i}`` infinitive, ``{n}`` participle, ``{z}`` the infinitive with zu.
GERMAN_FRAMES: Final = """
    {f}|kann {i}|wird {i}|hat {n}|wird {n}|hilft {z}|hilft dabei, {z}|{f} um etwa 20 %|{f} nicht|{f} (stark)
    {f} mehr|{f} weniger|{f} den Verlust von|{f} höhere Menge der|{f} geringeren Mangel|{f} und erhöht
    {f} oder senkt|{n} durch|{f} fast|im Winter {f}|{f} auf lange Sicht|scheint {z}|dürfte {i}|{f} von
    zum Teil {f}|{f} Tee|grün {f} blau|senkt {f}|hat|kann|um {f}|{f}, {f}|ein wenig {f}|trägt dazu bei, {z}
""".replace("|", "\n")
#: Lines on labels of drawn words, in each language.
DRAWN: Final = 100
#: Besides the verbs of the package: whose forms double a letter, drop one, or have one of their own.
FORMED: Final = """
    hop fix show play tie see dye shoe panic buzz is pass try say agree echo wax up gas ices pushes taxes
    teaches misses ties uses focus cures sings ring carries flies awake bear become begin break breed bring
    build burn cut do draw drive eat fall feed fight find forbid freeze get give go grow have hold hurt keep
    lead leave let lie light lose make mean overthrow pay put rebuild ride rise run send set shrink shut
    speed spend split spread stand steal strike swell take throw undercut underlie wake wear
"""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _written(file: Path) -> Iterator[str]:
    listed = (line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    yield from dict.fromkeys(line.split(" ", 1)[1] for line in listed)


def labels() -> Iterator[str]:
    """Yield every label once: those written by hand, then each verb in a third of the frames, in turn."""
    yield from _written(LABELS)
    frames = _lines(FRAMES)
    for at, verb in enumerate(_verbs()):
        for frame in frames[at % 3 :: 3]:
            yield frame.format(**_formed(verb))


def _verbs() -> Iterator[str]:
    for line in _lines(VERBS):
        words = line.split()
        whole = len(words) > 1 and not all(word.endswith("s") for word in words)
        yield from [line] if whole else words


def _formed(verb: str) -> dict[str, str]:
    first, _, rest = verb.partition(" ")
    by_kind: dict[str, str] = {}
    for form, kinds in sorted(forms(first).items()):
        for kind in kinds:
            by_kind.setdefault(kind, f"{form} {rest}".strip())
    return {kind: by_kind.get(kind, verb) for kind in "sbgn"}


def german_labels() -> Iterator[str]:
    """Yield the labels written by hand, then some verbs in all frames."""
    yield from _written(GERMAN_LABELS)
    for verb in _lines(GERMAN_VERBS):
        by_kind: dict[str, str] = {}
        for words, kinds in german_forms(verb):
            for kind in kinds:
                by_kind.setdefault(kind, " ".join(words))
        for frame in _lines(GERMAN_FRAMES):
            yield frame.format(**{kind: by_kind.get(kind, verb) for kind in "finz"})


def told(label: str, language: str = "en") -> str:
    """Return what a label is taken for: its relation, or what stands in the way; the verb if it is less."""
    read = reader_of(language=language).read(label)
    whole = "" if read.matched == label else f"[{read.matched}]"
    return f"{label}: " + " ".join(filter(None, (read.relation or "?", read.why, read.by, read.near, whole)))


def drawn(language: str, modules: tuple[ModuleType, ...]) -> Iterator[str]:
    """Yield lines on labels of drawn words, ten a line: verbs, and words of every kind that is known."""
    kinds = [
        sorted(" ".join(each) if isinstance(each, tuple) else str(each) for each in kind)
        for module in modules
        for name, kind in vars(module).items()
        if isinstance(kind, frozenset | Mapping) and kind and not name.startswith("__")
    ]
    listed = _lines(GERMAN_VERBS) if language == "de" else _verbs()
    verbs = [form for verb in listed for form in _forms(verb)]
    reader, rng = reader_of(language=language), random.Random(language)
    for _ in range(DRAWN):
        labels = []
        for _ in range(10):
            words = [rng.choice(verbs) if rng.random() < 0.35 else rng.choice(rng.choice(kinds))
                     for _ in range(rng.randint(1, 5))]  # fmt: skip
            labels.append(" ".join(words))
        yield _digest(f"{labels[0][:30]}: " + repr([astuple(reader.read(label)) for label in labels]))


def _forms(verb: str) -> list[str]:
    first, _, rest = verb.partition(" ")
    return [f"{form} {rest}".strip() for form in (*sorted(forms(first)), first)]


def lines() -> list[str]:
    """Return all answers: of labels, then the forms of every verb with what each may be."""
    listed = {verb.split()[0] for relation in vocabulary().values() for verb in relation.verbs}
    in_german = dict.fromkeys(verb for relation in vocabulary().values() for verb in relation.german)
    return [
        *map(told, labels()),
        *(told(label, "de") for label in german_labels()),
        *(
            f"{verb} = {_joined(sorted(forms(verb).items()))}"
            for verb in sorted(listed | set(FORMED.split()))
        ),
        *drawn("en", (lexicon, grammar)),
        *drawn("de", (german,)),
        *(f"have {participle}: {past}" for past, participle in PARTICIPLES.items()),
        *(
            f"{verb} = {_digest(_joined((' '.join(w), k) for w, k in german_forms(verb)))}"
            for verb in in_german
        ),
    ]


def _joined(found: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{form}:{kinds}" for form, kinds in found)


def _digest(text: str) -> str:
    return f"{text[:30]} ... {sha256(text.encode()).hexdigest()[:8]}"


def main() -> None:
    """Write all answers anew."""
    FILE.write_text("\n".join(lines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
