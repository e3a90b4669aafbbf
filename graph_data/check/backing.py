"""Rules about what backs effects: quotes in the article, references, how many have them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..citations import link, raw_link
from ..errors import Problem
from ..names import as_key, named
from ..nearest import LOOKS, Offer
from ..problems.codes import problem
from ..quotes import article_of
from .places import place

if TYPE_CHECKING:
    from ..errors import Place
    from ..model import ConceptGraph, Effect

#: So many effects are named of those that lack something.
NAMED = 3


def quotes_in_text(graph: ConceptGraph) -> Iterator[Problem]:
    """CG503, CG504 and CG505: a quote that is not in the article, or ends inside a sentence; no article."""
    quoted = [effect for effect in graph.effects.values() if effect.quote]
    if not graph.text:
        if quoted and not graph.text_name:
            message = f"{_counted(len(quoted), 'have')} a quote, but the file names no article"
            where = place(graph, "effects", quoted[0].id, "quote")
            table = where is not None and where.file.lower().endswith((".csv", ".tsv"))
            expected = "a graph file in YAML, which can name one; a table cannot" if table else "text"
            yield problem("CG504", message, where, expected=expected)
        return
    article = article_of(graph.text)
    answers: dict[str, str | None] = {}
    looks = 0
    for effect in quoted:
        if effect.quote not in answers:
            found = article.find(effect.quote)
            looks += not found
            answers[effect.quote] = None if found else article.nearest(effect.quote) if looks <= LOOKS else ""
            sentence = article.cut_short(effect.quote)
            if sentence:
                yield _cut_short(effect.quote, sentence, place(graph, "effects", effect.id, "quote"))
        near = answers[effect.quote]
        if near is not None:
            yield problem(
                "CG503",
                f"the quote {named(effect.quote)} does not stand in {graph.text_name or 'the article'}",
                place(graph, "effects", effect.id, "quote"),
                suggestion=near,
            )


def _cut_short(quote: str, sentence: str, where: Place | None) -> Problem:
    """CG505: a quote that ends inside a sentence, as one does that was cut by a mark of YAML."""
    message = f"the quote {named(quote)} ends inside a sentence of the article"
    return problem("CG505", message, where, expected="the whole sentence, or ... where it is cut on purpose",
                   suggestion=sentence)  # fmt: skip


def references_known(graph: ConceptGraph) -> Iterator[Problem]:
    """CG601: evidence that names no reference."""
    offer = Offer(graph.references)
    for effect in graph.effects.values():
        for number, evidence in enumerate(effect.evidence):
            if evidence.reference and evidence.reference not in graph.references:
                near = offer.nearest(evidence.reference)
                several = "," in evidence.reference
                yield problem(
                    "CG601",
                    f"the reference {named(evidence.reference)} is not declared",
                    place(graph, "effects", effect.id, "evidence", str(number)),
                    expected="" if near else "a list in brackets" if several else "the reference added",
                    suggestion=near,
                    example="" if near else _declared(evidence.reference[:160], several),
                )


def _declared(reference: str, several: bool) -> str:
    """Return how a reference, or several that were written as one, stand in the file."""
    return f"evidence: [{reference}]" if several else f"references:\n  {as_key(reference)}: {{title: ...}}"


def references_sound(graph: ConceptGraph) -> Iterator[Problem]:
    """CG603, CG604 and CG605: references without a title, with a link left out, or not used."""
    used = {evidence.reference for effect in graph.effects.values() for evidence in effect.evidence}
    for reference in graph.references.values():
        id = reference.id
        if not str(reference.csl.get("title") or "").strip():
            yield problem("CG603", f"the reference {named(id)} has no title", place(graph, "references", id))
        raw = raw_link(reference)
        if raw and not link(reference):
            message = f"the link {named(raw)} of {named(id)} is left out"
            yield problem("CG604", message, place(graph, "references", id, "URL"),
                          expected="an http, https, mailto or DOI link")  # fmt: skip
        if id not in used:
            yield problem("CG605", f"no evidence names {named(id)}", place(graph, "references", id))


def coverage_hints(graph: ConceptGraph) -> Iterator[Problem]:
    """CG801, CG802 and CG803: which effects lack a quote or a reference, or rest on one.

    A graph that grades nothing is not asked for references.
    """
    effects = list(graph.effects.values())
    unquoted = [effect for effect in effects if not effect.quote]
    if graph.text and unquoted:
        yield _lacking("CG801", graph, unquoted, "have", "no quote")
    graded = any(effect.verdict != "not-checked" or effect.certainty for effect in effects)
    if not graph.references or not graded:
        return
    counts = {effect.id: len({evidence.reference for evidence in effect.evidence}) for effect in effects}
    kinds = (("CG802", 0, "have", "no reference"), ("CG803", 1, "rest", "on one reference"))
    for code, count, verb, what in kinds:
        found = [effect for effect in effects if counts[effect.id] == count]
        if found:
            yield _lacking(code, graph, found, verb, what)


def _lacking(code: str, graph: ConceptGraph, effects: list[Effect], verb: str, what: str) -> Problem:
    """Return what some effects lack, and which they are, the first of them at its place."""
    names = [named(f"{effect.source} {effect.label} {effect.target}") for effect in effects[:NAMED]]
    more = f" and {len(effects) - NAMED} more" if len(effects) > NAMED else ""
    counted = _counted(len(effects), verb, len(graph.effects))
    message = f"{counted} {what}: {', '.join(names)}{more}"
    expected = "'conceptgraph ask coverage' has all of them" if more else ""
    return problem(code, message, place(graph, "effects", effects[0].id), expected=expected)


def _counted(count: int, verb: str, total: int = 0) -> str:
    """Return a number of effects (of so many) and the verb that suits it.

    >>> _counted(1, "have", 4), _counted(2, "rest")
    ('1 of 4 effects has', '2 effects rest')
    """
    singular = {"have": "has", "rest": "rests"}[verb]
    noun = "effect" if (total or count) == 1 else "effects"
    return f"{count}{f' of {total}' if total else ''} {noun} {singular if count == 1 else verb}"
