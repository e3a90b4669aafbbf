"""A slice as the text of a graph file: sentences as evidence that a machine read, and what is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final

from ..names import Ids, slug
from ..records import EMPTY
from .cut import cut_from, summary, title, way_told
from .query import WRITTEN, FoundArrow, Slice
from .wording import Plain, References, note_of, words_of

_SIGNS: Final = ("+", "-", "none", "regulates", "mixed")
_KEY: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def as_text(
    found: Slice, today: date, notes: list[str] | None = None, columns: Mapping[str, str] | None = None,
    there: Mapping[str, tuple[str, str]] = EMPTY,
) -> str:  # fmt: skip
    """Return a graph file; ``notes`` takes what had to be changed of texts, a line each.

    ``columns`` are those that were named, ours to theirs: they belong to the command that repeats it.
    ``there``: id and label of concepts, by their ids in the corpus, in a file that this one is to join.
    """
    if found.own is not None:
        from .own_part import own_part

        return own_part(found, found.own, today, notes)
    writer = _Writer(found, today, columns or {}, there)
    text = "\n".join(writer.lines()) + "\n"
    if notes is not None:
        notes += writer.plain.notes
    return text


@dataclass(slots=True)
class _Writer:
    found: Slice
    today: date
    columns: Mapping[str, str]
    there: Mapping[str, tuple[str, str]]
    plain: Plain = field(default_factory=Plain)
    ids: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the file."""
        self._call()
        references = References(self.plain)
        effects = [line for arrow in self.found.arrows for line in self._effect(arrow, references)]
        yield from (f"# {line}" for line in summary(self.found))
        if self.found.is_read_by_machine:
            yield "# Read out of texts by a machine; nobody checked it."
        yield f"title: {_quoted(self._title())}"
        yield from self._corpus()
        yield from self._categories()
        yield "concepts:"
        for concept in self.found.concepts:
            fields: dict[str, Any] = {"label": self.labels[concept.id]}
            if concept.kind:
                fields["category"] = _key(concept.kind)
            if self.plain.text(concept.id, 300) != fields["label"]:
                fields["aka"] = [self.plain.text(concept.id, 300)]
            if concept.more:
                fields["more"] = concept.more
            yield f"  {_written(self.ids[concept.id])}: {_flow(fields)}"
        if effects:
            yield "effects:"
            yield from effects
        if references.fields:
            yield "references:"
            yield from (f"  {id}: {_flow(csl)}" for id, csl in sorted(references.fields.items()))
        yield from self._tours()

    def _call(self) -> None:
        """Give each concept an id of the file and a label that is its own."""
        ids = Ids(id for id, _ in self.there.values())
        taken = {label.casefold(): id for id, (_, label) in self.there.items()}
        for concept in self.found.concepts:
            if concept.id in self.there:
                self.ids[concept.id], self.labels[concept.id] = self.there[concept.id]
                continue
            self.ids[concept.id] = ids.take(_key(concept.name))
            label = self.plain.name(concept.name)
            if taken.setdefault(label.casefold(), concept.id) != concept.id:
                label = self.plain.name(f"{label} ({concept.id})")
            self.labels[concept.id] = label

    def _title(self) -> str:
        return title(self.found, [self.labels.get(seed, self.plain.name(seed)) for seed in self.found.seeds])

    def _corpus(self) -> Iterator[str]:
        yield "corpus:"
        for key, value in asdict(cut_from(self.found, self.today, self.columns)).items():
            if value:
                yield f"  {key}: {_quoted(self.plain.text(value)) if isinstance(value, str) else value}"

    def _categories(self) -> Iterator[str]:
        kinds = sorted({concept.kind for concept in self.found.concepts if concept.kind})
        if kinds:
            yield "categories:"
            told = {_key(kind): kind.rpartition(":")[2] for kind in kinds}
            for key, kind in sorted(told.items()):
                yield f"  {_written(key)}: {_quoted(self.plain.name(kind))}"

    def _effect(self, arrow: FoundArrow, references: References) -> Iterator[str]:
        behind = self.found.sentences.get(arrow.key, ())
        yield f"  - source: {_written(self.ids[arrow.subject])}"
        yield f"    target: {_written(self.ids[arrow.object])}"
        yield f"    label: {_quoted(self.plain.name(words_of(arrow.relation, arrow.stance)))}"
        if arrow.stance == "denies":
            yield "    relation: no-effect"
        elif arrow.sign in _SIGNS:
            yield f'    sign: "{arrow.sign}"'
        yield f"    papers: {arrow.papers}"
        yield f"    note: {_quoted(note_of(arrow, behind))}"
        if behind:
            yield "    evidence:"
        for sentence in behind:
            fields = {"reference": references.of(sentence)}
            if sentence.source != WRITTEN:
                fields["kind"] = "machine-read"
            text = self.plain.text(sentence.text)
            yield f"      - {_flow({**fields, **({'quote': text} if text else {})})}"

    def _tours(self) -> Iterator[str]:
        if not self.found.ways:
            return
        yield "tours:"
        yield f"  - title: {_quoted(self._title())}"
        yield "    steps:"
        for number, way in enumerate(self.found.ways, 1):
            path = ", ".join(_written(self.ids[id]) for id in way.concepts)
            told = f"title: {_quoted(f'Way {number}')}, say: {_quoted(way_told(way))}"
            yield f"      - {{path: [{path}], {told}}}"


def _key(name: str) -> str:
    """Return a name as a key of the file; what YAML might take for something else begins with ``x-``."""
    key = slug(name)
    return key if _KEY.fullmatch(key) and key not in _TAKEN else f"x-{key}"


def _written(key: str) -> str:
    """Return a key as it is written: in quotation marks where it is not plainly a name."""
    return key if _KEY.fullmatch(key) else _quoted(key)


#: What YAML takes for truth or nothing.
_TAKEN: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _flow(fields: dict[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in fields.items()) + "}"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return value if isinstance(value, str) and _KEY.fullmatch(value) and value not in _TAKEN else (
        str(value) if isinstance(value, int) else _quoted(value)
    )  # fmt: skip
