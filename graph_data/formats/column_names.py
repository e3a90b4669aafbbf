"""What the columns of tables are called: ends, categories of ends, directions, in the languages of Europe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..meaning.lexicon import words_of


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((pair.split(":")[0], pair.split(":")[1]) for pair in text.casefold().split())


#: Pairs of names for the ends of an effect, by plain name: those that hold names, the usual ones, those that
#: may mean something else too, those of ids. Within each the first that is there counts.
ENDS: Final = (
    _pairs("""
        fromlabel:tolabel sourcelabel:targetlabel sourcename:targetname fromname:toname
        subjectlabel:objectlabel subjectname:objectname causelabel:effectlabel
    """),
    _pairs("""
        source:target from:to subject:object node1:node2 nodea:nodeb source:destination src:dst src:dest
        entity1:entity2 entitya:entityb concept1:concept2 concepta:conceptb term1:term2 item1:item2
        element1:element2 variable1:variable2 variablea:variableb factor1:factor2 factora:factorb
        cause:consequence cause:outcome cause:effect cause:result cause:impact trigger:effect
        trigger:outcome trigger:response action:effect action:outcome predictor:outcome predictor:response
        exposure:outcome intervention:outcome treatment:outcome treatment:effect treatment:condition
        driver:effect driver:impact drug:disease drug:target gene:disease compound:target kinase:substrate
        ligand:receptor enzyme:substrate tf:target tf:gene transcriptionfactor:target activator:target
        predecessor:successor previous:next input:output agent:patient arg1:arg2 upstream:downstream
        influencer:influenced subj:obj driver:outcome influence:outcome fromnode:tonode
        sourcenode:targetnode fromconcept:toconcept sourceconcept:targetconcept fromelement:toelement
        fromfactor:tofactor startnode:endnode nodefrom:nodeto antecedent:consequent origin:destination
        regulator:target fromentity:toentity sourceentity:targetentity von:nach von:zu von:auf von:an
        quelle:ziel start:ende startknoten:endknoten startknoten:zielknoten anfangsknoten:endknoten
        vorgänger:nachfolger auslöser:folge auslöser:wirkung auslöser:ergebnis einflussgröße:zielgröße
        einflussfaktor:zielgröße einflussfaktor:zielfaktor einfluss:zielgröße eingang:ausgang
        sender:empfänger ursache:effekt ursache:ergebnis ursache:auswirkung quelle:senke ursache:folge
        ursache:wirkung ursache:wirkungauf faktor:wirkungauf einfluss:auf cause:effecton factor:effecton
        subjekt:objekt begriff1:begriff2 knoten1:knoten2 ausgang:ziel einfluss:ziel
        quellknoten:zielknoten konzept1:konzept2 de:vers de:à source:cible origine:destination
        cause:conséquence cause:effet origine:cible sujet:objet départ:arrivée depart:arrivee noeud1:noeud2
        nœud1:nœud2 origen:destino desde:hasta desde:hacia desde:a de:a de:para fuente:destino
        fuente:objetivo causa:consecuencia causa:efecto origen:objetivo sujeto:objeto nodo1:nodo2
        concepto1:concepto2
        van:naar oorzaak:gevolg bron:doel onderwerp:voorwerp knoop1:knoop2
        da:a causa:effetto causa:conseguenza origine:destinazione sorgente:destinazione fonte:destinazione
        soggetto:oggetto partenza:arrivo concetto1:concetto2
        causa:efeito causa:consequência causa:consequencia origem:destino fonte:destino sujeito:objeto
        nó1:nó2 conceito1:conceito2
        från:till orsak:verkan orsak:effekt orsak:följd källa:mål fra:til årsag:virkning årsak:virkning
        kilde:mål od:do źródło:cel przyczyna:skutek
    """),
    _pairs("""
        head:tail u:v start:end start:ziel anfang:ende début:fin inicio:fin parent:child
    """),
    _pairs("s:o h:t x:y i:j"),
    _pairs("""
        sourceid:targetid fromid:toid startid:endid subjectid:objectid sourcenodeid:targetnodeid id1:id2
        srcid:dstid headid:tailid
    """),
)
#: Names of ends that are documents where others are the ends.
DOCUMENTS: Final = ("source", "quelle", "fuente", "bron", "fonte", "källa", "kilde", "źródło")
#: Columns of an effects table that tell the category of an end.
CATEGORIES: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("sourcecategory", "sourcetype", "typea", "entityatype", "type1",
         "categorya", "category1", "quelltyp", "fromtype", "fromcategory", "subjectcategory", "subjecttype",
         "headtype", "sourcegroup", "entity1type", "node1type", "sourcekind"),
        "source category",
    ),
    **dict.fromkeys(
        ("targetcategory", "targettype", "typeb", "entitybtype", "type2",
         "categoryb", "category2", "zieltyp", "totype", "tocategory", "objectcategory", "objecttype",
         "tailtype", "targetgroup", "entity2type", "node2type", "targetkind"),
        "target category",
    ),
}  # fmt: skip
#: What a cell says of the direction: forth, back, both ways, or none.
DIRECTIONS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("directed", "forward", "->", "→", "-->", "=>", "one-way", "unidirectional", "gerichtet", "dirigé",
         "dirigido", "true", "yes", "out"),
        "forth",
    ),
    **dict.fromkeys(("to", "vorwärts", "hin", "einseitig"), "forth"),
    **dict.fromkeys(("a->b", "a to b", "a → b", "1->2"), "forth"),
    **dict.fromkeys(("a<-b", "b->a", "b to a", "b → a", "2->1"), "back"),
    **dict.fromkeys(("a<->b", "a ↔ b", "1<->2"), "both"),
    **dict.fromkeys(("backward", "reverse", "<-", "←", "in", "from", "rückwärts", "zurück", "<--"), "back"),
    **dict.fromkeys(("to, from", "from, to", "to;from", "from;to", "to,from", "from,to", "beide",
                     "wechselseitig", "gegenseitig", "bidirektional"), "both"),
    **dict.fromkeys(("mutual", "both", "bidirectional", "<->", "↔", "<-->", "two-way", "beidseitig",
                     "bidirectionnel", "bidireccional", "inout"), "both"),
    **dict.fromkeys(("undirected", "none", "-", "--", "ungerichtet", "non dirigé", "no dirigido", "false",
                     "no"), "none"),
}  # fmt: skip
#: Words that are certainly of a direction: a column of nothing else tells directions, whatever its name.
SURE_DIRECTIONS: Final = frozenset(
    {"directed", "undirected", "mutual", "bidirectional", "gerichtet", "ungerichtet", "dirigé", "dirigido"}
)
#: Columns that hold the key or the name of a thing in a table of things.
KEYS: Final = words_of("""
    id key nodeid nodekey identifier curie identifiant identificador kennung nr no number conceptid personid
    elementid uid guid index
""")
NAMES: Final = words_of("""
    title titel titre título titulo concept node element term thing item variable factor entity begriff
    konzept knoten faktor nœud noeud élément terme facteur concepto nodo elemento término termino person
""")
#: What a column is called that holds what a thing acts on, and what acts on it.
ACTS_ON: Final = words_of("""
    influences influence affects impacts causes drives leads leadsto actson acts results resultsin triggers
    feeds changes determines beeinflusst bewirkt wirktauf führtzu verursacht influence affecte cause mèneà
    influye afecta provoca
""")
ACTED_ON_BY: Final = words_of("""
    influencedby affectedby causedby drivenby dependson determinedby triggeredby resultsfrom becauseof
    beeinflusstvon abhängigvon verursachtvon hängtabvon dépendde depende causadopor
""")
#: Numbers whose sign is that of the effect, where negative ones occur.
WEIGHTS: Final = words_of("""
    weight strength coefficient coef beta value correlation gewicht stärke staerke poids force peso fuerza w
    score influence
""")
