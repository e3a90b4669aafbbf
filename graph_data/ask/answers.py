"""Answers to the questions as lines to read and as plain data for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from ..opposites import is_crossing
from .chains import number_of_effects
from .implied import implied_data, implied_groups
from .paths import LONGEST_PATH, paths

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect, Sign
    from .around import Around
    from .coverage import Coverage
    from .follows import Consequence
    from .loops import Loop
    from .paths import Path

_OUTCOME: Final[dict[Sign, str]] = {
    "+": "raises it (+)",
    "-": "lowers it (-)",
    "regulates": "regulates it",
    "mixed": "mixed outcome",
    "none": "no effect passes",
    "unknown": "direction not known",
}
#: What a program cannot judge: whether the words of two effects in a row speak of the same thing.
_CAUTION: Final = "Read each step: a graph does not say that one effect follows from another."
#: What is supported all the way, what has mixed evidence, and all else.
_CHANGES: Final = {
    "rises": ("rises", "may rise: mixed evidence", "said to rise"),
    "falls": ("falls", "may fall: mixed evidence", "said to fall"),
    "conflict": (
        "is pulled both ways",
        "may be pulled both ways: mixed evidence",
        "said to be pulled both ways",
    ),
    "open": ("is touched", "may be touched: mixed evidence", "said to be touched"),
}


def paths_lines(
    graph: ConceptGraph, start: str, goal: str, found: Sequence[Path], max_length: int | None = None
) -> list[str]:
    """Return the ways from one concept (its id) to another, one block a way; ``max_length`` as was asked."""
    names = f"{graph.concepts[start].label} to {graph.concepts[goal].label}"
    if not found:
        over = [f"{graph.sentence(link)}." for link in graph.opposites[start] if link.target == goal]
        return [*_no_way(graph, start, goal, names, max_length), *over]
    order = ", best backed first" if len(found) > 1 else ""
    lines = [f"{_number(len(found), 'way')} from {names}{order}."]
    if len(found) == 1 and (length := number_of_effects(found[0].effects)) > LONGEST_PATH:
        lines = [f"No way from {names} has {LONGEST_PATH} effects or fewer. The shortest has {length}:"]
    if any(len(path.effects) > 1 for path in found):
        lines.append(_CAUTION)
    for place, path in enumerate(found, 1):
        lines += ["", f"{place}. {_comes_to(path)}", *_indented(graph, path.effects)]
    return lines


def _no_way(graph: ConceptGraph, start: str, goal: str, names: str, max_length: int | None) -> list[str]:
    """Say that there is no way, or that those there are have more effects than were asked for."""
    if max_length is None or not (further := paths(graph, start, goal, limit=1)):
        return [f"No way from {names}."]
    shortest = number_of_effects(further[-1].effects)
    return [f"No way from {names} in {_number(max_length, 'effect')} or fewer. The shortest has {shortest}."]


def _comes_to(path: Path) -> str:
    """What a way comes to, never more than what its steps say."""
    if path.sign == "none":
        return _OUTCOME["none"]
    condition = "if every step holds: " if len(path.effects) > 1 else ""
    return f"{condition}{_OUTCOME[path.sign]}; weakest link: {backing(path.weakest)}"


def paths_data(graph: ConceptGraph, start: str, goal: str, found: Sequence[Path]) -> dict[str, Any]:
    """Return the ways from one concept (its id) to another as plain data."""
    ways = [
        {
            "sign": path.sign,
            "concepts": list(path.concepts),
            "weakest": path.weakest.id,
            "effects": _effects(graph, path.effects),
        }
        for path in found
    ]
    return {"question": "paths", "from": start, "to": goal, "paths": ways}


def around_lines(graph: ConceptGraph, answer: Around) -> list[str]:
    """Return what acts on a concept and what it acts on."""
    concept = answer.concept
    lines = [f"{concept.title}: {concept.definition}" if concept.definition else concept.title]
    for heading, effects in (
        (f"What acts on {concept.label}", answer.acts_on_it),
        (f"What {concept.label} acts on", answer.it_acts_on),
    ):
        lines += ["", f"{heading}: {len(effects) or 'nothing'}", *_indented(graph, effects)]
    return lines


def around_data(graph: ConceptGraph, answer: Around) -> dict[str, Any]:
    """Return what acts on a concept and what it acts on as plain data."""
    return {
        "question": "around",
        "concept": answer.concept.id,
        "acts_on_it": _effects(graph, answer.acts_on_it),
        "it_acts_on": _effects(graph, answer.it_acts_on),
    }


def follows_lines(graph: ConceptGraph, start: str, found: Sequence[Consequence]) -> list[str]:
    """Return what follows if a concept (its id) rises, in groups by what backs it."""
    name = graph.concepts[start].label
    if not found:
        return [f"Nothing follows from {name}."]
    signed = [one for one in found if one.change != "open"]
    count = sum(one.verdict != "contradicted" for one in signed)
    lines = [
        f"If {name} rises: {_number(count, 'concept')} may follow. How strong the effects are is not known.",
        _CAUTION,
    ]
    groups = (
        ("Backed all the way", lambda one: one.verdict == "supported"),
        ("Less sure", lambda one: one.verdict not in ("supported", "contradicted")),
        ("Said to follow; references speak against it", lambda one: one.verdict == "contradicted"),
    )
    for heading, belongs in groups:
        if members := [one for one in signed if belongs(one)]:
            lines += ["", heading, *(_consequence(graph, one) for one in members)]
    if touched := [one for one in found if one.change == "open"]:
        lines += ["", "Touched, direction open", *(_consequence(graph, one) for one in touched)]
    return lines


def _consequence(graph: ConceptGraph, one: Consequence) -> str:
    said = {"supported": 0, "mixed": 1}.get(one.verdict, 2)
    backed = f"{_words(one.verdict)}, {_number(one.steps, 'step')}"
    of = opposite_of(one)
    over = f", as the opposite of {graph.concepts[of].label}" if of else ""
    return f"   {graph.concepts[one.concept].title}: {_CHANGES[one.change][said]}{over}  [{backed}]"


def opposite_of(one: Consequence) -> str:
    """Return the concept from which a change passed over to its opposite, or an empty text."""
    return next((effect.source for effect in one.by if is_crossing(effect)), "")


def follows_data(start: str, found: Sequence[Consequence]) -> dict[str, Any]:
    """Return what follows if a concept (its id) rises as plain data."""
    changes = [
        {
            "concept": one.concept,
            "change": one.change,
            "steps": one.steps,
            "verdict": one.verdict,
            "by": [effect.id for effect in one.by],
            **({"opposite_of": opposite_of(one)} if opposite_of(one) else {}),
        }
        for one in found
    ]
    return {"question": "follows", "from": start, "follows": changes}


def loops_lines(graph: ConceptGraph, found: Sequence[Loop]) -> list[str]:
    """Return the feedback loops, one block a loop."""
    if not found:
        return ["No feedback loops."]
    lines = [f"{_number(len(found), 'feedback loop')}."]
    for place, loop in enumerate(found, 1):
        lines += ["", f"{place}. {loop.kind}; weakest link: {backing(loop.weakest)}"]
        lines += _indented(graph, loop.effects)
    return lines


def loops_data(graph: ConceptGraph, found: Sequence[Loop]) -> dict[str, Any]:
    """Return the feedback loops as plain data."""
    circles = [
        {
            "kind": loop.kind,
            "concepts": list(loop.concepts),
            "weakest": loop.weakest.id,
            "effects": _effects(graph, loop.effects),
        }
        for loop in found
    ]
    return {"question": "loops", "loops": circles}


def coverage_lines(answer: Coverage) -> list[str]:
    """Return how far a graph is backed, as a table of counts."""
    whole = answer.effects
    rows = [
        ("concepts", answer.concepts, ""),
        ("  with a definition", answer.defined, _share(answer.defined, answer.concepts)),
        ("effects", whole, f"{answer.core} core, {whole - answer.core} detail"),
        ("  with a quote", answer.quoted, _share(answer.quoted, whole)),
        ("  with a reference", answer.referenced, _share(answer.referenced, whole)),
        ("  with only one source", answer.single_source, _share(answer.single_source, whole)),
        *((f"  {_words(name)}", count, _share(count, whole)) for name, count in answer.verdicts.items()),
    ]
    lines = [f"{name:<24}{count:>6}  {note}".rstrip() for name, count, note in rows]
    for title, ids in (
        ("effects without a quote", answer.unquoted if answer.quoted else ()),
        ("effects without a reference", answer.unreferenced if answer.referenced else ()),
        ("effects with only one source", answer.of_one_source if answer.referenced else ()),
        ("concepts without an effect", answer.orphans),
        ("references that no effect names", answer.unused_references),
    ):
        if ids:
            lines.append(f"{title}: {', '.join(ids)}")
    return [*lines, *implied_groups(answer.implied, "declared")]


def coverage_data(answer: Coverage) -> dict[str, Any]:
    """Return how far a graph is backed as plain data."""
    return {
        "question": "coverage",
        "concepts": answer.concepts,
        "defined": answer.defined,
        "effects": answer.effects,
        "core": answer.core,
        "quoted": answer.quoted,
        "referenced": answer.referenced,
        "single_source": answer.single_source,
        "verdicts": dict(answer.verdicts),
        "certainties": {key or "unstated": count for key, count in answer.certainties.items()},
        "unquoted": list(answer.unquoted),
        "unreferenced": list(answer.unreferenced),
        "of_one_source": list(answer.of_one_source),
        "orphans": list(answer.orphans),
        "unused_references": list(answer.unused_references),
        "implied": implied_data(answer.implied),
    }


def backing(effect: Effect) -> str:
    """Return verdict and certainty of an effect in words.

    >>> from ..model import Effect
    >>> backing(Effect("e", "a", "b", "eases", verdict="not-found", certainty="low"))
    'not found, low certainty'
    """
    certainty = {"": "", "none": ", no certainty"}.get(effect.certainty, f", {effect.certainty} certainty")
    return _words(effect.verdict) + certainty


def _indented(graph: ConceptGraph, effects: Iterable[Effect]) -> list[str]:
    """Return effects as sentences with what backs them, and where a chain passes over to an opposite."""
    return [f"   {graph.claim(effect)}{_behind(effect)}" for effect in effects]


def _behind(effect: Effect) -> str:
    return ": here the direction turns" if is_crossing(effect) else f"  [{backing(effect)}]"


def _effects(graph: ConceptGraph, effects: Iterable[Effect]) -> list[dict[str, str]]:
    return [
        {
            "id": effect.id,
            "source": effect.source,
            "target": effect.target,
            "label": effect.label,
            "sign": effect.sign,
            "verdict": effect.verdict,
            "certainty": effect.certainty,
            "sentence": graph.sentence(effect),
        }
        for effect in effects
    ]


def _words(verdict: str) -> str:
    return verdict.replace("-", " ")


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %" if whole else ""


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
