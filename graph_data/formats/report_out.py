"""A report in Markdown: each concept with what acts on it and what it acts on, quotes and references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..citations import citation, link, title
from ..model import ConceptGraph
from ..records import Concept, Effect
from .flat import not_held
from .outgoing import Written

NAME = "markdown"
ENDINGS = (".md", ".markdown")

_HELD = frozenset({"label", "sign", "relation", "when", "how", "hedge", "note", "quote", "verdict",
                   "certainty", "evidence", "category", "definition", "aka", "broader", "opposite",
                   "references", "description", "alone", "findings"})  # fmt: skip
_OWN = re.compile(r"[\\`*_{}\[\]<>#|~]|^(?=[-+]\s)|(?<=^\d)(?=[.)])")
_VERDICTS = {"supported": "supported by the evidence", "mixed": "the evidence is mixed",
             "contradicted": "contradicted by the evidence",
             "not-found": "no evidence was found"}  # fmt: skip


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return a graph as a text to read; nothing in it is a link but those of references."""
    numbers = {id: number for number, id in enumerate(graph.references, 1)}
    lines = [f"# {md(graph.title)}", ""]
    if graph.description:
        lines += [md(graph.description), ""]
    lines += [f"*{md(line)}*" for line in remarks]
    lines += [
        f"{len(graph.concepts):,} concepts, {len(graph.effects):,} effects, {len(numbers):,} references.",
        "",
    ]
    for concept in graph.concepts.values():
        lines += _section(graph, concept, numbers)
    if numbers:
        lines += ["## References", ""]
        lines += [_reference(graph, id, number) for id, number in numbers.items()]
    left = Counter(not_held(graph, _HELD))
    return Written("\n".join([*lines, ""]).encode("utf-8", "replace"), left=+left)


def md(text: str) -> str:
    """Return a text of which Markdown takes nothing for its own.

    >>> print(md("a *b* [c](d) #1 <script>"))
    a \\*b\\* \\[c\\](d) \\#1 \\<script\\>
    """
    plain = _OWN.sub(lambda sign: "\\" + sign[0], " ".join(text.split()))
    return plain.replace("@", "&#64;")  # or a program calls people by it


def _section(graph: ConceptGraph, concept: Concept, numbers: dict[str, int]) -> Iterator[str]:
    yield f"## {md(concept.title)}"
    yield ""
    said = []
    if concept.definition:
        said.append(md(concept.definition))
    category = graph.categories.get(concept.category)
    facts = {
        "Category": category.label if category else concept.category,
        "Also called": ", ".join(concept.aka),
        "A kind of": _label(graph, concept.broader),
        "Opposite of": ", ".join(_label(graph, each) for each in concept.opposite),
    }
    said += [f"{name}: {md(value)}." for name, value in facts.items() if value]
    if said:
        yield from (" ".join(said), "")
    for heading, effects in (
        ("What acts on it", graph.incoming[concept.id]),
        ("What it acts on", graph.outgoing[concept.id]),
    ):
        if effects:
            yield from (f"### {heading}", "")
            for effect in effects:
                yield from _told(graph, effect, numbers, whole=heading != "What acts on it")
            yield ""


def _label(graph: ConceptGraph, id: str) -> str:
    return graph.concepts[id].label if id in graph.concepts else id


def _told(graph: ConceptGraph, effect: Effect, numbers: dict[str, int], *, whole: bool) -> Iterator[str]:
    """Tell an effect; with all that backs it where its source is told."""
    cited = ", ".join(f"[{numbers[item.reference]}]" for item in effect.evidence if item.reference in numbers)
    verdict = _VERDICTS.get(effect.verdict, "")
    sure = f", {effect.certainty} certainty" if verdict and effect.certainty else ""
    backing = "; ".join(filter(None, (f"{verdict}{sure}", cited)))
    yield f"- {md(graph.sentence(effect))}{f' ({backing})' if backing else ''}."
    if not whole:
        return
    if effect.quote:
        yield f"  > {md(effect.quote)}"
        yield "  >"
    for name, value in (("How", effect.how), ("Hedge", effect.hedge), ("Note", effect.note)):
        if value:
            yield f"  - {name}: {md(value)}"
    for item in effect.evidence:
        if item.finding or item.stance != "supports":
            number = f"[{numbers[item.reference]}]" if item.reference in numbers else md(item.reference)
            yield f"  - {number} {item.stance}{f': {md(item.finding)}' if item.finding else ''}"


def _reference(graph: ConceptGraph, id: str, number: int) -> str:
    reference = graph.references[id]
    named, where = md(title(reference)), link(reference)
    told = f"[{named}]({where.replace('(', '%28').replace(')', '%29')})" if where else named
    rest = citation(reference)
    return f"{number}. {told}{f'. {md(rest)}' if rest else ''}"
