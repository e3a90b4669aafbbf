"""Rules about the words of effects: whether they are a verb that is known, and nothing turns it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ..meaning.lexicon import words_of
from ..meaning.taken import Taken, taken
from ..meaning.words import LONGEST, is_german, speaks
from ..names import as_key, named, plain_name, quoted, slug
from ..problems.codes import problem
from ..relations import language_of
from .places import place

if TYPE_CHECKING:
    from ..errors import Problem
    from ..model import ConceptGraph, Effect

#: So many different words, none of which is known, are of another language rather than each too rare.
_OTHER_LANGUAGE: Final = 4
#: Words that leave nothing of what the verb beside them says.
_DENIALS: Final = words_of("""
    not never no neither nor none hardly barely scarcely cannot unable fail fails failed failing longer
    unlikely anymore nicht kein keine keinen keinem keiner nie niemals kaum weder
""")
#: Words that turn the verb beside them; all others only doubt it, wish it or bind it to something.
_OPPOSING: Final = words_of("""
    lack lacks lacking lacked absence absent missing deficiency deficient shortage scarcity loss losing
    lost less least few fewer little low poor poorly insufficient insufficiently inadequate without from
    against away off down stop stops stopped stopping cease ceases ceased prevent prevents prevented
    preventing block blocks blocked avoid avoids reduce reduces reduced reducing reverse reverses reversed
    inverse inversely opposite conversely negatively adversely instead rather former formerly fehlt fehlen
    fehlend fehlende mangel mangelnder ohne weniger wenig zuwenig statt anstatt verlust ausfall entzug defizit
""")
#: What a verb of a sign comes to when it is turned.
_TURNED: Final = {"+": "decreases", "-": "increases"}


def unread_words(graph: ConceptGraph) -> Iterator[Problem]:
    """CG405, CG408 and CG409: words that imply no relation where none is given, the same words once."""
    found = list(taken(graph))
    turned = _by_words(one for one in found if one.rule == "turned" and one.words.why)
    unknown = _by_words(one for one in found if one.rule == "none" and 0 < len(one.effect.label) <= LONGEST)
    for several in turned:
        yield _turned(graph, several)
    if unknown and not is_german(graph.language) and _german(graph):
        yield _not_declared(graph, unknown)
        return
    if unknown and (not speaks(graph.language) or _foreign(found, unknown)):
        yield _other_language(graph, unknown)
        return
    for several in unknown:
        yield _unknown(graph, several)


def _by_words(found: Iterator[Taken]) -> list[list[Taken]]:
    groups: dict[str, list[Taken]] = {}
    for one in found:
        groups.setdefault(plain_name(one.effect.label) or one.effect.label, []).append(one)
    return list(groups.values())


def _foreign(found: Sequence[Taken], unknown: Sequence[Sequence[Taken]]) -> bool:
    """Whether the words seem to be of a language without verbs here, though the file does not say so."""
    return len(unknown) >= _OTHER_LANGUAGE and all(one.rule in ("declared", "none") for one in found)


def _german(graph: ConceptGraph) -> bool:
    """Whether the words are German in a file that says it is English, or says nothing."""
    return speaks(graph.language) and language_of(e.label for e in graph.effects.values()) == "de"


def _not_declared(graph: ConceptGraph, unknown: Sequence[Sequence[Taken]]) -> Problem:
    first = unknown[0][0].effect
    words = ", ".join(named(several[0].effect.label, 24) for several in unknown[:3])
    return problem(
        "CG409",
        f"the words of effects are German ({words}{', ...' if len(unknown) > 3 else ''}), and the file does "
        "not say so",
        place(graph, "effects", first.id, "label"),
        expected="its language, at the top",
        example="language: de",
    )


def _other_language(graph: ConceptGraph, unknown: Sequence[Sequence[Taken]]) -> Problem:
    effects = sum(map(len, unknown))
    first = unknown[0][0].effect
    called = "" if speaks(graph.language) else f" of the language {named(graph.language)}"
    words = ", ".join(named(several[0].effect.label, 24) for several in unknown[:3])
    more = ", ..." if len(unknown) > 3 else ""
    have = "effect has words" if effects == 1 else "effects have words"
    return problem(
        "CG409",
        f"the verbs{called} are not known: {effects} {have} that imply no relation ({words}{more})",
        place(graph, "effects", first.id, "label"),
        expected="a relation at each, or relations of your own with these words as verbs",
        example=_own_relation(first),
    )


def _unknown(graph: ConceptGraph, several: Sequence[Taken]) -> Problem:
    first, more = several[0].effect, f" ({len(several)} effects have them)" if len(several) > 1 else ""
    wanted = "increases  # or decreases, regulates, enables, causes, ..."
    return problem(
        "CG405",
        f"the words {named(first.label)} imply no relation{more}",
        place(graph, "effects", first.id, "label"),
        expected="a relation of your own" if more else "a relation, one of these",
        example=_own_relation(first) if more else _with_relation(graph, first, wanted),
    )


def _turned(graph: ConceptGraph, several: Sequence[Taken]) -> Problem:
    """CG408, with the effect as it should stand: its arrow turned, or a relation given."""
    one = several[0]
    effect, words = one.effect, one.words
    more = f" ({len(several)} effects have them)" if len(several) > 1 else ""
    passive = words.why == "passive" and "," not in words.matched
    wanted = _meant(graph, one)
    return problem(
        "CG408",
        f"no sign is taken from the words {named(effect.label)}: {_reason(one)}{more}",
        place(graph, "effects", effect.id, "label"),
        expected="the arrow turned round" if passive else "what they mean, as a relation",
        example=_arrow_turned(graph, effect, words.verb)
        if passive
        else _with_relation(graph, effect, wanted),
    )


def _reason(one: Taken) -> str:
    """Say what keeps a verb from being taken for the meaning of the words around it."""
    words = one.words
    verb = named(words.matched, 40)
    if words.why == "passive":
        return f"{named(one.effect.source, 40)} is what something is done to"
    if words.why == "several":
        return f"the verbs in them ({words.matched[:60]}) do not say one thing"
    if words.why == "turned":
        return f"{named(words.by, 30)} may turn round or take back what {verb} says"
    return f"there is more in them than the verb {verb}"


def _meant(graph: ConceptGraph, one: Taken) -> str:
    """Return the relation that is probably meant, with others that may be."""
    words = one.words
    if words.why == "several":
        likely = "varies"
    elif words.by in _DENIALS or words.by.endswith("n't"):
        likely = "no-effect"
    elif words.by in _OPPOSING:
        likely = _TURNED.get(graph.relations[words.near].sign, words.near)
    else:
        likely = words.near
    others = [id for id in ("increases", "decreases", "no-effect") if id != likely]
    return f"{likely}  # or {', '.join(others)}, ..."


def _with_relation(graph: ConceptGraph, effect: Effect, relation: str) -> str:
    """Return an effect with its relation, in the form in which the file has it."""
    begin, end = place(graph, "effects", effect.id), place(graph, "effects", effect.id, "source")
    if begin is None or begin != end:
        return f"relation: {relation}"
    if begin.file.lower().endswith((".csv", ".tsv")):
        return f"relation\n{relation.partition(' ')[0]}"
    return f"{_written(effect.source, effect.target, effect.label)}\n  relation: {relation}"


def _arrow_turned(graph: ConceptGraph, effect: Effect, verb: str) -> str:
    begin, end = place(graph, "effects", effect.id), place(graph, "effects", effect.id, "source")
    if begin is None or begin != end:
        return f"source: {_safe(effect.target)}\ntarget: {_safe(effect.source)}\nlabel: {_safe(verb)}"
    if begin.file.lower().endswith((".csv", ".tsv")):
        return f"source,effect,target\n{effect.target},{verb},{effect.source}"
    return _written(effect.target, effect.source, verb)


def _written(source: str, target: str, words: str) -> str:
    """Return an effect in the short form, with quotation marks where YAML wants them."""
    ends = f"{source} -> {target}"
    return f"- {_safe(ends)}: {_safe(words)}"


def _safe(text: str) -> str:
    return quoted(text) if re.search(r"^[^\w(]|: | #|[:\s]$", text) else text


def _own_relation(effect: Effect) -> str:
    words = effect.label[:60]
    reading = f"{{source}} {words} {{target}}"
    return (
        f"relations:\n  {as_key(slug(words))}:\n    sign: +  # or -, regulates, mixed, none\n"
        f"    reading: {quoted(reading)}\n    verbs: [{quoted(words)}]"
    )
