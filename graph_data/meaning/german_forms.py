"""The forms of German verbs: from the third person, as a vocabulary has it, all that a writer may use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .lexicon import words_of

#: Infinitive, past and participle of verbs that change their vowel, by their third person.
_STRONG: Final[dict[str, tuple[str, str, str]]] = {
    third: (infinitive, past, participle)
    for third, infinitive, past, participle in (
        line.split()
        for line in """
        hält halten hielt gehalten|gibt geben gab gegeben|nimmt nehmen nahm genommen
        bricht brechen brach gebrochen|treibt treiben trieb getrieben|frisst fressen fraß gefressen
        isst essen aß gegessen|bringt bringen brachte gebracht|zieht ziehen zog gezogen
        hebt heben hob gehoben|schiebt schieben schob geschoben|schließt schließen schloss geschlossen
        trägt tragen trug getragen|schlägt schlagen schlug geschlagen|lässt lassen ließ gelassen
        fängt fangen fing gefangen|fällt fallen fiel gefallen|steigt steigen stieg gestiegen
        wirft werfen warf geworfen|verdirbt verderben verdarb verdorben|hilft helfen half geholfen
        schreibt schreiben schrieb geschrieben|greift greifen griff gegriffen|reißt reißen riss gerissen
        liegt liegen lag gelegen|steht stehen stand gestanden|geht gehen ging gegangen
        kommt kommen kam gekommen|tut tun tat getan|bindet binden band gebunden
        unterbindet unterbinden unterband unterbunden|verhält verhalten verhielt verhalten
        weicht weichen wich gewichen|entzieht entziehen entzog entzogen|löscht löschen löschte gelöscht
        verschiebt verschieben verschob verschoben|vertreibt vertreiben vertrieb vertrieben
        betreibt betreiben betrieb betrieben|verbietet verbieten verbot verboten
        erhält erhalten erhielt erhalten|enthält enthalten enthielt enthalten
        verleiht verleihen verlieh verliehen|unterbricht unterbrechen unterbrach unterbrochen
        zerbricht zerbrechen zerbrach zerbrochen|zerfrisst zerfressen zerfraß zerfressen
        zerreißt zerreißen zerriss zerrissen|erschließt erschließen erschloss erschlossen
        ergibt ergeben ergab ergeben|bekommt bekommen bekam bekommen
        vergräbt vergraben vergrub vergraben|untergräbt untergraben untergrub untergraben
        beweist beweisen bewies bewiesen|schafft schaffen schuf geschaffen
        verzehrt verzehren verzehrte verzehrt|bläht blähen blähte gebläht
        schmilzt schmelzen schmolz geschmolzen|stiehlt stehlen stahl gestohlen
        weist weisen wies gewiesen|hängt hängen hing gehangen|beruht beruhen beruhte beruht
        besteht bestehen bestand bestanden|widersteht widerstehen widerstand widerstanden
        übertrifft übertreffen übertraf übertroffen|befällt befallen befiel befallen
        umfasst umfassen umfasste umfasst|schneidet schneiden schnitt geschnitten
        verschlingt verschlingen verschlang verschlungen|erzwingt erzwingen erzwang erzwungen
        zwingt zwingen zwang gezwungen|saugt saugen saugte gesaugt|setzt setzen setzte gesetzt
        beeinflusst beeinflussen beeinflusste beeinflusst
        gewährleistet gewährleisten gewährleistete gewährleistet|leert leeren leerte geleert
        spielt spielen spielte gespielt|wächst wachsen wuchs gewachsen
        verbessert verbessern verbesserte verbessert|wird werden wurde geworden|hat haben hatte gehabt
        braucht brauchen brauchte gebraucht|entsteht entstehen entstand entstanden
        begünstigt begünstigen begünstigte begünstigt|missbraucht missbrauchen missbrauchte missbraucht
        stößt stoßen stieß gestoßen|bietet bieten bot geboten|gerät geraten geriet geraten
        ruft rufen rief gerufen|sendet senden sandte gesandt|birgt bergen barg geborgen
        verbirgt verbergen verbarg verborgen|verbraucht verbrauchen verbrauchte verbraucht
        frischt frischen frischte gefrischt
        """.replace("\n", "|").split("|")
        if line.strip()
    )
}
#: Beginnings that never part from their verb, so that its participle has no ``ge``.
_FIRM: Final = (
    "be", "ge", "er", "ver", "zer", "ent", "emp", "miss", "unter", "über", "wider", "hinter", "voll",
)  # fmt: skip


def parts_of(third: str) -> tuple[str, str, str]:
    """Return infinitive, past and participle of a verb in the third person.

    >>> parts_of("erhöht"), parts_of("steigert")
    (('erhöhen', 'erhöhte', 'erhöht'), ('steigern', 'steigerte', 'gesteigert'))
    """
    known = _STRONG.get(third)
    if known:
        return known
    stem = third.removesuffix("t")
    # öffnet and bildet, steigert and wandelt: their infinitive wants no further e
    short = stem.endswith("e") or (stem.endswith(("er", "el")) and stem[-3:-2] not in "aeiouäöü")
    infinitive, past = stem + ("n" if short else "en"), f"{third}e"
    firm = third.startswith(_FIRM) or third.endswith("iert")
    return infinitive, past, third if firm else f"ge{third}"


def forms_of(verb: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the words of each form of a verb, and what it may be.

    That is f(inite), i(nfinitive), z(u), n (participle). What follows the verb stands behind it or before
    it, and a small word that parts is joined as well.

    >>> dict(forms_of("baut ab"))[("abbauen",)], dict(forms_of("baut ab"))[("abgebaut",)]
    ('i', 'n')
    """
    third, *rest = verb.split()
    if third == "ist":
        yield from _of_be(rest)
        return
    infinitive, past, participle = parts_of(third)
    plural = past if past.endswith("n") else f"{past}n" if past.endswith("e") else f"{past}en"
    finite = tuple(dict.fromkeys((third, infinitive, past, plural)))
    for form in finite:
        yield (form, *rest), "f"
        yield (*rest, form), "f"  # "zu Schmerzen führt" leaves "zu führt"
    for small, before in _ways(rest):
        yield from _other_forms(infinitive, participle, small, before)
        if small:
            for form in finite:
                yield (form, *before, small), "f"
                yield (*before, small + form), "i" if form == infinitive else "f"


def _of_be(rest: list[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    for be in ("ist", "sind", "war", "waren"):
        yield (be, *rest), "f"
    yield (*rest, "sein"), "i"
    yield (*rest, "zu", "sein"), "z"
    yield tuple(rest), "f"


def _other_forms(
    infinitive: str, participle: str, small: str, before: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield infinitives and participles, ``small`` joined to them."""
    if not before:
        yield (f"{small}{infinitive}d",), "f"
        yield ("wirkt", f"{small}{infinitive}d", "auf"), "f"
        yield ("wirkt", f"{small}{infinitive}d"), "f"
    yield (*before, small + infinitive), "i"
    yield (small + infinitive, *before), "i"
    yield (*before, small + participle), "n"
    if small:
        yield (*before, f"{small}zu{infinitive}"), "z"
        yield (f"{small}zu{infinitive}", *before), "z"
    else:
        yield (*before, "zu", infinitive), "z"


def _ways(rest: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what parts from the verb and may be joined to it, with what else stands with the verb."""
    yield "", tuple(rest)
    for at, word in enumerate(rest):
        if word in PARTING:
            yield word, tuple(rest[:at] + rest[at + 1 :])


#: Small words that part from their verb: ``baut ab``, ``abbauen``, ``abgebaut``.
PARTING: Final = words_of("""
    ab an auf aus bei ein fest frei her hervor hinaus hoch los mit nach nieder statt teil um vor weg weiter
    wieder zu zurück zusammen heraus herbei herab hinein kaputt lahm entgegen voran vorwärts durch
""")
