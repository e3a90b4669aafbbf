"""What others call what we call label, sign, category, quote: one table of names for all formats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from ..meaning.lexicon import words_of

_TAIL: Final = re.compile(
    r":(?:string|int|integer|long|float|double|boolean|byte|short|char|date\w*|local\w*|point|id|label|type"
    r"|start_id|end_id)?(?:\([^)]*\))?(?:\[\])?$",
    re.IGNORECASE,
)


def plain(name: str) -> str:
    """Return the name of an attribute as it is compared: without capitals, blanks, dashes, types.

    >>> plain("Source ID"), plain("weight:double"), plain(":START_ID"), plain(":LABEL")
    ('sourceid', 'weight', 'startid', 'labels')
    """
    if name.startswith(":"):  # the keywords of Neo4j stand without a name
        word = name[1:].partition("(")[0].casefold().replace("_", "")
        return {"label": "labels"}.get(word, word)
    short = _TAIL.sub("", name.strip()) or name
    return re.sub(r"[\W_]+", "", short.casefold()) or name.strip().casefold()


def _table(**keys: str) -> Mapping[str, str]:
    return {name: key for key, names in keys.items() for name in names.casefold().split()}


def _ranks(*names: str) -> Mapping[str, int]:
    return {name: rank for rank, several in enumerate(names) for name in several.split()}


#: Attributes of things, by their plain name.
OF_NODES: Final = _table(
    label="""label name displayname displaylabel caption preflabel labelname nodelabel nodename conceptname
        bezeichnung beschriftung benennung nom étiquette etiquette libellé libelle nombre etiqueta""",
    category="""category type group kind class cluster elementtype nodetype entitytype semantictype labels
        labelv categories kategorie gruppe typ art klasse catégorie categorie groupe classe categoría
        categoria grupo tipo clase""",
    definition="""definition description desc tooltip hover meaning title gloss summary abstract erklärung
        beschreibung définition signification descripción descripcion definición definicion significado""",
    aka="""aka alias aliases synonym synonyms altlabel altlabels othernames alsoknownas alternativenames
        synonyme synonymes andereNamen autresnoms sinónimos sinonimos otrosnombres""",
    broader="broader parentconcept oberbegriff",
    opposite="opposite opposites antonym antonyms gegenteil",
)
#: Attributes of links.
OF_EDGES: Final = _table(
    label="""label words effect predicate relation relationship relationlabel edgelabel verb rel edge phrase
        linkingphrase linkphrase linklabel relationtype relationshiptype edgetype type interaction kind
        reltype relname relationname edgename linktype interactiontype associationtype association linkage
        connection connectiontype connectiontext linktext edgetext arrowlabel labele pred action
        modeofregulation regulation modeofaction causalrelation causalverb causalmechanism
        art typ kantentyp kantenbeschriftung pfeilbeschriftung verb einfluss verbindung wirkungsart
        wirkungsrichtung wirkweise aktion wirkungsweise einwirkung
        wirkung effekt beschriftung bezeichnung wirkt verknüpfung relationstyp beziehung étiquette etiquette
        libellé libelle effet lien verbe etiqueta efecto relación relacion verbo enlace
        predicado prédicat predicat prädikat praedikat
        relatie verband werking relazione effetto etichetta legame relação relacao efeito rótulo rotulo
        ligação verkan etikett virkning relasjon relacja etykieta""",
    sign="""sign polarity effectsign vorzeichen polarität polaritaet richtungssinn signe polarité polarite
        signo polaridad teken polariteit segno polarità sinal polaridade tecken fortegn linkpolarity
        effectdirection causalsign edgesign vorzeichenwirkung signum""",
    note="""note notes comment comments remark remarks memo description desc tooltip title anmerkung
        anmerkungen kommentar bemerkung notiz beschreibung remarque remarques commentaire nota notas
        comentario comentarios observación observacion descripción descripcion
        opmerking opmerkingen toelichting commento commenti comentário comentários observação
        kommentarer anmärkning uwagi""",
    quote="""quote quotes quotation sentence sentences evidencetext supportingtext excerpt snippet passage
        zitat satz textstelle beleg citationtexte extrait phraseexacte
        cita oración oracion frase fragmento citaat citazione citação trecho citat""",
    reference="""reference references ref refs evidence sourceid sourceids sourcedocument document documents
        publication publications pmid pmids pubmed pubmedid doi dois citation citations quellenangabe
        literatur fundstelle référence références fuente referencia referencias
        bron bronnen fonte fonti riferimento riferimenti referência referências källa källor kilde kilder""",
    when="when condition context bedingung condición quand",
    how="how mechanism mechanismus mécanisme mecanisme mecanismo",
    papers="papers papercount numberofpapers",
    hedge="hedge", level="level", verdict="verdict", certainty="certainty confidence",
    id="id key edgeid linkid", direction="direction richtung sens dirección direccion directed",
)  # fmt: skip
#: What may name a thing, be its kind or define it, the surest first.
_RANKS_OF_NODES: Final = _ranks(
    "label category definition",
    "name preflabel displayname description type",
    "group kind class desc",
    "tooltip hover title",
)
#: What may be words, the surest first: of two of one rank a table cannot choose.
RANKS: Final = _ranks(
    "label edgelabel beschriftung bezeichnung étiquette etiquette libellé libelle etiqueta words phrase "
    "linkingphrase linkphrase linklabel effect wirkung effekt effet efecto etichetta effetto rótulo efeito",
    "relation relationlabel", "relationship", "predicate", "verb verbo verbe",
    "rel edge beziehung verknüpfung relación relacion lien enlace wirkt verbindung connection linkage pred "
    "relatie verband relazione legame relação ligação",
    "type typ art", "interaction",
    "edgetype relationtype relationshiptype relationstyp kind reltype linktype interactiontype kantentyp",
)  # fmt: skip


#: Numbers of links whose sign is that of the effect, where negative ones occur.
WEIGHTS: Final = words_of("""
    weight strength coefficient coef beta correlation gewicht stärke staerke poids force peso fuerza
""")


def sorted_out(
    fields: Mapping[str, Any], table: Mapping[str, str]
) -> tuple[dict[str, Any], list[tuple[str, Any]]]:
    """Return values by our keys, and what no key means or another attribute says already, by its name.

    Of several names for one key the surest that has a value counts.
    """
    found: dict[str, Any] = {}
    rest: list[tuple[str, Any]] = []
    for name, key in _plan(tuple(fields), table is OF_EDGES):
        value = fields[name]
        if is_nothing(value):
            continue
        if not key or key in found:
            if not key or found[key] != value:
                rest.append((name, value))
        else:
            found[key] = value
    return found, rest


@lru_cache(maxsize=1000)
def _plan(names: tuple[str, ...], of_edges: bool) -> tuple[tuple[str, str], ...]:
    """Return names with the keys that they mean, the surest name of each key first."""
    table = OF_EDGES if of_edges else OF_NODES

    def rank(name: str) -> tuple[bool, int]:
        short = plain(name)
        return name != table.get(short), RANKS.get(short, 0) if of_edges else _RANKS_OF_NODES.get(short, 0)

    meant = [(name, _meant(name, table, of_edges)) for name in sorted(names, key=rank)]
    return tuple(meant)


def _meant(name: str, table: Mapping[str, str], of_edges: bool) -> str:
    short = plain(name)
    return "weight" if of_edges and short in WEIGHTS else table.get(short, "")


def is_nothing(value: Any) -> bool:
    """Return whether a value says nothing: None, NaN, blanks, an empty list."""
    if value is None or (isinstance(value, float) and value != value):
        return True
    return (
        not value.strip() if isinstance(value, str) else isinstance(value, list | tuple | dict) and not value
    )
