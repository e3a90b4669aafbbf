"""German words on an arrow: verbs that stand for all of it; whatever else stands beside one may turn it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from .german_forms import forms_of
from .grammar import Parse, Said
from .lexicon import words_of

#: Words that soften, strengthen or place a verb, or stand before what it acts on, and never turn it.
_SOFT: Final = words_of("""
    der die das den dem des ein eine einen einem einer eines ihr ihre ihren ihrem ihrer sein seine seinen
    seinem seiner diese diesen dieser dieses auch noch weiter weiterhin sehr etwas stark stärker leicht
    deutlich direkt indirekt unmittelbar mittelbar oft öfter meist meistens manchmal mitunter häufig schnell
    langsam langfristig kurzfristig mittelfristig dauerhaft erheblich wesentlich teilweise zusätzlich
    ebenfalls dadurch damit dann immer zunehmend allmählich schrittweise massiv spürbar möglicherweise
    vermutlich wahrscheinlich eventuell vielleicht wohl gewöhnlich normalerweise üblicherweise nachweislich
    tendenziell nachhaltig generell grundsätzlich insgesamt besonders vor_allem sogar gleichzeitig zugleich
    selbst wiederum mäßig moderat kräftig merklich messbar rasch plötzlich sofort schließlich letztlich erst
    bald nun regelmäßig ständig laufend täglich enorm extrem dramatisch beträchtlich signifikant
    substanziell natürlich gemeinsam einseitig doch ja daher deshalb somit bereits schon stets jeweils ganz
    recht ziemlich sanft schwach überwiegend größtenteils hauptsächlich vornehmlich künftig
""")
#: The same in several words, prepositions parted from their articles (`_MERGED`).
_SOFT_PHRASES: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "in der regel", "unter umständen", "zu teil", "auf dauer", "mit der zeit", "nach und nach",
        "vor allem", "in vielen fällen", "in manchen fällen", "in einigen fällen", "immer mehr",
        "mehr oder weniger", "bis zu einem gewissen grad", "in allgemeinen", "auf lange sicht", "wie auch",
        "so wie", "ein wenig", "ein bisschen", "in hohem maße", "in gewissem maße", "über die jahre",
    )
)  # fmt: skip
_MODAL: Final = words_of(
    "kann können könnte könnten konnte konnten vermag vermögen mag dürfte dürften wird werden"
)
_HAVE: Final = words_of("hat haben hatte hatten")
#: What leads up to ``zu`` and a verb: "scheint zu senken".
_LEADING: Final = (
    ("trägt", "dazu", "bei"), ("tragen", "dazu", "bei"), ("hilft", "dabei"), ("helfen", "dabei"),
    ("neigt", "dazu"), ("neigen", "dazu"), ("ist", "in", "der", "lage"), ("sind", "in", "der", "lage"),
    ("führt", "dazu"), ("hilft",), ("helfen",), ("scheint",), ("scheinen",), ("vermag",), ("vermögen",),
    ("pflegt",), ("beginnt",), ("beginnen",),
)  # fmt: skip
#: Words that deny, turn, doubt or only wish what the verb beside them says.
_TURNING: Final = words_of("""
    nicht kein keine keinen keinem keiner nie niemals kaum selten wenig weniger fehlt fehlen fehlend fehlende
    fehlender mangel mangelnd mangelnde mangelnder ohne statt anstatt sondern aber fast beinahe soll sollen
    sollte sollten muss müssen müsste müssten würde würden hätte hätten will wollen wollte versucht versuchen
    versuchte hofft angeblich vermeintlich früher ehemals wenn falls außer weder wurde wurden worden zuviel
    zuwenig viel einst bevor bis gegen nur entgegen verlust ausfall entzug defizit übermaß
    überschuss geringer niedriger schlecht unzureichend ungenügend umgekehrt gegenteil hört aufgehört
    scheitert verfehlt misslingt zweifelhaft fraglich ?
""")
_JOINERS: Final = frozenset(("und", "oder", "sowie", ",", ";", "/", "&", "+", "|"))
#: A preposition and its article in one word, as the preposition alone.
_MERGED: Final = {"zur": "zu", "zum": "zu", "beim": "bei", "vom": "von", "ins": "in", "im": "in", "am": "an"}
_IGNORED: Final = frozenset("()[]\"'“”„«»`*_.!…{}")
#: How much: ``um 20 %``, ``um etwa die Hälfte``.
_QUANTITY: Final = re.compile(
    r"\d+(?:[.,]\d+)*(?:%|x|-?fach)?|%|prozent|hälfte|drittel|viertel|etwa|rund|ca|mal|fach"
)
#: Nouns behind a verb: they leave its sign, or turn it ("senkt den Verlust von").
_LEAVING: Final = words_of("""
    menge anteil gehalt zahl anzahl höhe rate risiko gefahr wahrscheinlichkeit häufigkeit konzentration
    spiegel stärke ausmaß bildung produktion entstehung entwicklung aufnahme freisetzung ausschüttung
    aktivität wachstum dauer qualität zunahme anstieg erhöhung steigerung zuwachs verbesserung vermehrung
    verstärkung nachfrage aufbau ausbreitung leistung wirkung fähigkeit versorgung verfügbarkeit wert werte
    zustrom aktivierung
""")
_TURNED: Final = words_of("""
    verlust abnahme rückgang abbau senkung verringerung minderung verminderung schwund schwächung hemmung
    zerstörung mangel zerfall verfall verschlechterung reduktion reduzierung einbruch sinken
""")
_OF: Final = words_of("von an der des für bei in dem den")
_MORE: Final = words_of("""
    mehr höherer höheren höherem höhere stärkerer stärkeren stärkerem stärkere größerer größeren größerem
    größere besserer besseren besserem bessere erhöhter erhöhten erhöhtem erhöhte
""")
_LESS: Final = words_of("""
    weniger geringerer geringeren geringerem geringere niedrigerer niedrigeren niedrigerem niedrigere
    schwächerer schwächeren schwächerem schwächere verminderter verminderten vermindertem verminderte
    reduzierter reduzierten
""")
#: Verbs before which such a word tells how much there is afterwards.
_CAUSING: Final = frozenset((
    "führt zu", "bewirkt", "verursacht", "erzeugt", "bringt", "schafft", "löst aus", "ruft hervor",
    "hat zur folge", "sorgt für", "ergibt",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as the vocabulary has it: its relation, its words, and what the form met may be."""

    relation: str
    verb: str
    kinds: str


@dataclass(slots=True)
class German:
    """The German verbs of relations in all their forms, articles left out."""

    forms: dict[tuple[str, ...], Verb] = field(default_factory=dict)

    def parse(self, words: Sequence[str]) -> Parse:
        """Return what words (as `verbs.tokens` gives them) say: each part a verb, else a hindrance."""
        words = _apart(words)
        whole = self.forms.get(tuple(words))
        if whole and "f" in whole.kinds:
            return Parse([Said(whole.relation, whole.verb, " ".join(words))])
        found = Parse()
        for part in _parts(_without_phrases(list(words))):
            self._part(part, found)
        return found

    def _part(self, words: list[str], found: Parse) -> None:
        lead = next((lead for lead in _LEADING if _begins(words, lead)), ())
        core = words[len(lead) :]
        wanted, core = ("z", core) if lead else self._wanted(core)
        match = self._longest(core)
        if lead and match is None:  # "hilft" may be the verb itself
            match = self._longest(words)
            wanted, core, lead = "fi", words, ()
        if match is None:
            turns = next((word for word in words if word in _TURNING), "")
            found.hinder("turned" if turns else "more", turns or (core or words)[0])
            self._within(words, found)
            return
        verb, end, plain = match
        sign, rest = _behind(plain[end:], verb)
        if wanted == "i" and "n" in verb.kinds and words[0] in ("wird", "werden"):  # befallen is both
            found.hinder("passive", words[0])
        elif not set(wanted) & set(verb.kinds):
            found.hinder("passive" if "n" in verb.kinds else "more", words[0])
        if rest:
            passive = rest[0] in ("durch", "von")
            turns = next((word for word in rest if word in _TURNING), "")
            found.hinder("turned" if turns else "passive" if passive else "more", turns or rest[0])
        found.said.append(Said(verb.relation, verb.verb, " ".join(plain[:end]), sign))

    def _wanted(self, words: list[str]) -> tuple[str, list[str]]:
        """Return what a verb must be after the word that carries it, and the words without that one."""
        first, *rest = words or [""]
        own = self._longest(words) if first in _MODAL | _HAVE else None
        if not rest or (own and own[1] > 1):  # "hat zur Folge", "wird zu"
            return "fi", words
        if first in _MODAL:
            return "i", rest
        return ("n", rest) if first in _HAVE else ("fi", words)

    def _longest(self, words: list[str]) -> tuple[Verb, int, list[str]] | None:
        """Return the verb of most words with which these begin, articles and the like left out."""
        plain = [word for word in words if word not in _SOFT]
        for end in range(min(len(words), 6), 0, -1):
            for some in (words, plain):
                verb = self.forms.get(tuple(some[:end]))
                if verb and end <= len(some):
                    return verb, end, some
        return None

    def _within(self, words: list[str], found: Parse) -> None:
        """Note a verb that stands among other words: it is near, and implies nothing."""
        plain = [word for word in words if word not in _SOFT]
        for start in range(1, len(plain)):
            for end in range(min(len(plain), start + 4), start, -1):
                verb = self.forms.get(tuple(plain[start:end]))
                if verb:
                    found.said.append(Said(verb.relation, verb.verb, " ".join(plain[start:end])))
                    return


def _apart(words: Sequence[str]) -> list[str]:
    return [_MERGED.get(word, word) for word in words]


def _begins(words: Sequence[str], lead: tuple[str, ...]) -> bool:
    return tuple(words[: len(lead)]) == lead


def _without_phrases(words: list[str]) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(words):
        phrase = next((p for p in _SOFT_PHRASES if tuple(words[at : at + len(p)]) == p), ())
        if phrase:
            at += len(phrase)
            continue
        led = words[at] == "," and found[-1:] and found[-1] in ("bei", "dabei", "dazu", "lage")
        if words[at] not in _IGNORED and not led:
            found.append(words[at])
        at += 1
    return found


def _parts(words: list[str]) -> list[list[str]]:
    """Return words parted where others join them."""
    found: list[list[str]] = [[]]
    for word in words:
        if word in _JOINERS:
            found.append([])
        else:
            found[-1].append(word)
    return [part for part in found if part]


def _behind(words: Sequence[str], verb: Verb) -> tuple[int, list[str]]:
    """Read on over how much and over nouns before the target; return their sign and what is left."""
    rest, sign = [word for word in words if word not in _SOFT], 1
    if rest[:1] == ["um"]:
        rest = rest[1:]
        while rest and _QUANTITY.fullmatch(rest[0]):
            rest = rest[1:]
    if rest and rest[0] in _MORE | _LESS and verb.verb in _CAUSING:
        sign, rest = (1 if rest[0] in _MORE else -1), rest[1:]
    if rest and rest[0] in _LEAVING | _TURNED:
        sign, rest = (-sign if rest[0] in _TURNED else sign), rest[1:]
        if rest and rest[0] in _OF:
            rest = rest[1:]
    return sign, rest


@lru_cache(maxsize=8)
def german_of(relations: tuple[tuple[str, tuple[str, ...]], ...]) -> German:
    """Return the verbs of relations, by id with the verbs of each; of two of one form the first counts."""
    found = German()
    for id, verbs in relations:
        for verb in verbs:
            for said, kind in forms_of(verb):
                words = tuple(_apart(said))
                known = found.forms.get(words)
                if known is None:
                    found.forms[words] = Verb(id, verb, kind)
                elif known.verb == verb and kind not in known.kinds:
                    found.forms[words] = Verb(id, verb, known.kinds + kind)
                for plain in {tuple(word for word in words if word not in _SOFT)} - {words, ()}:
                    found.forms.setdefault(plain, Verb(id, verb, kind))
    return found
