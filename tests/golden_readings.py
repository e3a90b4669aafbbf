"""What many labels are taken for, a line each; ``python -m tests.golden_readings`` writes the answers anew.

Verbs of every kind (regular, doubled, irregular, of several words) stand in every frame that a writer may put
them into, beside the labels of `effect_labels.txt`: what moves is noticed, and read before it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graph_data.meaning.forms import forms
from graph_data.relations import reader_of

FILE: Final = Path(__file__).parent / "golden" / "readings.txt"
LABELS: Final = Path(__file__).parent / "effect_labels.txt"
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
""".replace("|", "\n")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def labels() -> Iterator[str]:
    """Yield every label once: those written by hand, then each verb in a third of the frames, in turn."""
    yield from dict.fromkeys(
        line.split(" ", 1)[1]
        for line in LABELS.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
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


def told(label: str) -> str:
    """Return what a label is taken for: its relation, or what stands in the way and by which word."""
    read = reader_of().read(label)
    return f"{label}: " + " ".join(f"{part}" for part in (read.relation or "?", read.why, read.by) if part)


def main() -> None:
    """Write all answers anew."""
    FILE.write_text("\n".join(map(told, labels())) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
