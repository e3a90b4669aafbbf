"""The vocabulary of relations, and the relation that an effect's words imply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

from .model import Relation

#: What a relation becomes when the words turn it round ("reduces the loss of").
_TURNED = {
    "increases": "decreases", "decreases": "supports", "supports": "decreases", "prevents": "supports",
    "eases": "supports", "worsens": "harms", "harms": "supports", "blocks": "supports", "causes": "decreases",
    "activates": "decreases", "produces": "decreases", "enables": "decreases",
}  # fmt: skip
_TURNING = ("loss of", "lack of", "absence of", "shortage of", "deficiency of", "breakdown of", "decline of",
            "decline in", "drop in", "fall in")  # fmt: skip
#: Words that only soften or place the verb after them.
_FILLERS = frozenset(
    {
        "also", "and", "as", "be", "by", "can", "could", "directly", "especially", "essentially", "even",
        "further", "generally", "gradually", "helping", "indirectly", "likely", "may", "mainly", "might",
        "mostly", "must", "naturally", "often", "particularly", "partly", "probably", "quickly", "really",
        "should", "slightly", "slowly", "sometimes", "still", "strongly", "the", "thus", "to", "usually",
        "very", "would", "will", "a", "an", "much", "many", "highly", "specially", "greatly",
    }
)  # fmt: skip
_NEGATIONS = frozenset(
    {"not", "never", "no", "neither", "hardly", "without", "cannot", "fails", "fail", "failed"}
)
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "gets", "get"})
#: Verbs that give way to another verb in the same words ("helps reduce", "works to limit").
_WEAK = frozenset({"help", "serv", "aid", "assist", "keep", "work", "mak"})
#: Words that are nouns as often as verbs: without an ending they are verbs only where the words begin.
_ALSO_NOUNS = frozenset(
    {
        "back", "ban", "breed", "burn", "charge", "defeat", "delay", "deposit", "fan", "fix", "fuel",
        "fund", "hire", "hunt", "jam", "power", "prompt", "reward", "shield", "spark", "split",
        "spread", "tire", "train", "veto", "waste", "water",
    }
)  # fmt: skip
#: Past forms whose present is another word, for graphs of what once happened.
_PAST = {
    "became": "become", "began": "begin", "begun": "begin", "broke": "break", "broken": "break",
    "brought": "bring", "built": "build", "drew": "draw", "drawn": "draw", "driven": "drive",
    "drove": "drive", "fed": "feed", "fell": "fall", "fought": "fight", "found": "find", "gave": "give",
    "given": "give", "grew": "grow", "grown": "grow", "held": "hold", "kept": "keep", "led": "lead",
    "made": "make", "overthrew": "overthrow", "overthrown": "overthrow", "rose": "rise", "risen": "rise",
    "sent": "send", "shrank": "shrink", "spent": "spend", "stole": "steal", "taken": "take", "took": "take",
    "woke": "wake", "wore": "wear", "worn": "wear",
}  # fmt: skip
#: By the first stem of a verb: the whole verb and the relation it implies.
_Phrases: TypeAlias = Mapping[str, list[tuple[tuple[str, ...], str]]]
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def _stem(word: str) -> str:
    """Return a verb without its ending, so that ``reduces``, ``reducing`` and ``reduce`` meet."""
    word = _PAST.get(word, word).replace("’", "'")
    for ending in ("ing", "ies", "ied", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith(("eed", "ss")):
            word = word[: -len(ending)]
            break
    word = word[:-1] if len(word) > 3 and word[-1] in "ey" else word
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, Relation]:
    """Return the package's relations by id, in the order of its file."""
    from importlib.resources import files

    import yaml

    text = files(__package__).joinpath("relations.yaml").read_text(encoding="utf-8")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: dict[str, dict[str, Any]] = yaml.load(text, Loader=loader)
    return MappingProxyType({id: _relation(id, entry) for id, entry in entries.items()})


def _relation(id: str, entry: dict[str, Any]) -> Relation:
    return Relation(
        id,
        entry["sign"],
        entry["arrow"],
        entry["reading"],
        tuple(entry["verbs"]),
        MappingProxyType(entry.get("terms", {})),
        entry.get("amount", True),
    )


def implied_relation(label: str, relations: Mapping[str, Relation] | None = None) -> str:
    """Return the id of the relation that an effect's words imply, or an empty text when none is.

    Softening words and endings do not matter; of several clauses the last that says something counts,
    for the target follows it; what is denied becomes ``no-effect``. A passive with its doer ("is lowered
    by") points the other way and implies nothing.

    >>> implied_relation("can indirectly limit"), implied_relation("acts as a relaxant, promoting")
    ('decreases', 'supports')
    >>> implied_relation("does not reduce"), implied_relation("is reduced by"), implied_relation("tickles")
    ('no-effect', '', '')
    """
    known = vocabulary() if relations is None else relations
    phrases = _phrases(tuple((relation.id, relation.verbs) for relation in known.values()))
    for clause in reversed(re.split(r"[,;:()–—]", label[:500])):
        words = _WORD.findall(clause.casefold())
        found = _in_clause(words, phrases)
        if found:
            return found
    return ""


def says_amount(id: str) -> bool:
    """Return whether a file's own relation says, by the words of its id, that a target is more or less.

    >>> says_amount("builds-up"), says_amount("works-with")
    (True, False)
    """
    implied = vocabulary().get(implied_relation(id.replace("-", " ")))
    return implied is not None and implied.sign in ("+", "-") and implied.amount


@lru_cache(maxsize=8)
def _phrases(relations: tuple[tuple[str, tuple[str, ...]], ...]) -> _Phrases:
    """Return verbs as stems, by their first stem, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for id, verbs in relations:
        for verb in (id.replace("-", " "), *verbs):
            stems = tuple(_content(_WORD.findall(verb.casefold())))
            if stems:
                found.setdefault(stems[0], []).append((stems, id))
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in found.items()}


def _content(words: list[str]) -> Iterator[str]:
    return (_stem(word) for word in words if word not in _FILLERS)


def _noun(words: list[str], stems: list[str], start: int) -> bool:
    """Whether the word at ``start`` of the content is rather a thing ("loses power")."""
    bare = [word for word in words if word not in _FILLERS][start]
    return start > 0 and bare in _ALSO_NOUNS and stems[start - 1] not in _WEAK


def _in_clause(words: list[str], phrases: _Phrases) -> str:
    stems = list(_content(words))
    weak = ""
    for start in range(len(stems)):
        match = _match_at(stems, start, phrases)
        if not match:
            continue
        length, relation = match
        if length == 1 and _noun(words, stems, start):
            continue
        if _passive(words, stems, start, length):
            return ""
        if _denied(words):
            return "no-effect"
        if length == 1 and stems[start] in _WEAK:
            weak = weak or relation
            continue
        return _turned(relation, words)
    return weak


def _match_at(stems: list[str], start: int, phrases: _Phrases) -> tuple[int, str] | None:
    for phrase, relation in phrases.get(stems[start], ()):
        if tuple(stems[start : start + len(phrase)]) == phrase:
            return len(phrase), relation
    return None


def _passive(words: list[str], stems: list[str], start: int, length: int) -> bool:
    before = stems[start - 1] if start else ""
    return length == 1 and before in _BE and "by" in words


def _denied(words: list[str]) -> bool:
    return any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words)


def _turned(relation: str, words: list[str]) -> str:
    text = " ".join(words)
    return _TURNED.get(relation, relation) if text.endswith(_TURNING) else relation
