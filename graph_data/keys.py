"""The keys of a graph file in one table: the reader, the JSON Schema and the documentation follow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from .records import Arrow, Certainty, Level, Origin, Rest, Sign, Stance, Verdict

Kind = Literal[
    "text", "name", "names", "choice", "choices", "whole", "count", "color", "terms",
    "record", "record map", "record list",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """One key. ``of`` is the kind of record that a map or list holds; ``choices`` what a choice may be."""

    name: str
    kind: Kind
    about: str
    choices: tuple[str, ...] = ()
    of: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A section with keys; ``short`` is the key that a bare text stands for (empty: none may stand)."""

    name: str
    about: str
    keys: Mapping[str, Key]
    short: str = ""


def _record(name: str, about: str, *keys: Key, short: str = "") -> Record:
    return Record(name, about, MappingProxyType({key.name: key for key in keys}), short)


SIGNS: tuple[Sign, ...] = get_args(Sign)
ARROWS: tuple[Arrow, ...] = get_args(Arrow)
LEVELS: tuple[Level, ...] = get_args(Level)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
STANCES: tuple[Stance, ...] = get_args(Stance)
ORIGINS: tuple[Origin, ...] = get_args(Origin)
OVERVIEWS = ("core", "all")
BLANKS = ("dark", "light")
RESTS: tuple[Rest, ...] = get_args(Rest)
SHAPES = (
    "circle", "square", "triangle", "diamond", "cross", "triangle-down", "star", "hexagon", "ring",
    "plus", "pentagon", "half",
)  # fmt: skip


GRAPH = _record(
    "graph",
    "The whole file.",
    Key("title", "text", "What the graph is called; the file's name when it is left out."),
    Key("description", "text", "One or two sentences under the title."),
    Key("language", "text", "The language of the file, as in HTML: en, de, pt-BR. Left out: en."),
    Key(
        "text",
        "text",
        "The article whose sentences are quoted: a file beside this one or below, "
        "or the text itself on several lines.",
    ),
    Key("categories", "record map", "Kinds of concepts, by id.", of="category"),
    Key(
        "concepts",
        "record map",
        "Concepts by id, or a list of ids. Left out: those the effects name.",
        of="concept",
    ),
    Key("relations", "record map", "Relations of your own, by id, beside the vocabulary's.", of="relation"),
    Key("effects", "record list", "The labelled arrows.", of="effect"),
    Key(
        "references", "record map", "Sources by id, or the name of a CSL-JSON or BibTeX file.", of="reference"
    ),
    Key("tours", "record list", "Stories told over the graph, step by step.", of="tour"),
    Key("start", "record", "What the map shows first; chosen from the effects when left out.", of="start"),
    Key("corpus", "record", "Where the graph was cut out of, written by `slice`.", of="corpus"),
)
CORPUS = _record(
    "corpus",
    "The corpus of which the graph is a slice; `slice --again` asks it again.",
    Key("address", "text", "Where it is, without secrets.", required=True),
    Key("query", "text", "The command that cut the slice."),
    Key("also", "names", "The commands of further slices that were added."),
    Key("date", "text", "When that was, as 2026-11-28."),
    Key("engine", "text", "What answered."),
    Key("concepts", "count", "Concepts that were met; the slice shows some of them."),
    Key("effects", "count", "Effects that there are among the concepts shown."),
    Key("sentences", "count", "Sentences that state these effects."),
)
CATEGORY = _record(
    "category",
    "A kind of concept.",
    Key("label", "text", "Its name in the legend; made from the id when left out."),
    Key("color", "color", 'Its colour, such as "#aa3355"; chosen by the theme when left out.'),
    Key("shape", "choice", "The sign in its boxes; chosen by the theme when left out.", SHAPES),
    short="label",
)
CONCEPT = _record(
    "concept",
    "A thing that effects start from or end at.",
    Key("label", "text", "Its name as inside a sentence; made from the id when left out."),
    Key("category", "name", "The id of its category."),
    Key("definition", "text", "What it is, in a sentence."),
    Key("aka", "names", "Other names it goes by."),
    Key("broader", "name", "The concept of which it is a kind."),
    Key("opposite", "names", "Concepts that mean the opposite."),
    Key("more", "count", "Neighbours in the corpus that are not shown beside it."),
    short="definition",
)
RELATION = _record(
    "relation",
    "What an effect does.",
    Key("sign", "choice", "What more of the source does to the target.", SIGNS, required=True),
    Key("arrow", "choice", "How the arrow ends; follows the sign when left out.", ARROWS),
    Key("reading", "text", "A plain sentence with {source} and {target}.", required=True),
    Key("verbs", "names", "Words on an arrow that imply the relation."),
    Key("terms", "terms", "Its terms in other vocabularies: bel, ro, biolink."),
)
EFFECT = _record(
    "effect",
    "One labelled arrow. Short form: `source -> target: words`, with further keys beside it or none.",
    Key("id", "name", "Its name for tours; made from source, words and target when left out."),
    Key("source", "name", "The concept it starts from: id, label or other name.", required=True),
    Key("target", "name", "The concept it ends at: id, label or other name.", required=True),
    Key("label", "text", "The words on the arrow."),
    Key("relation", "name", "From the vocabulary or `relations`; implied by the words when left out."),
    Key("sign", "choice", "Overrides the sign of the relation.", SIGNS),
    Key("level", "choice", "core: in the overview; detail: seen closer. Left out: core.", LEVELS),
    Key("when", "text", "When it holds; read after the target."),
    Key("how", "text", "The mechanism."),
    Key("hedge", "text", "The word that softens it: can, may, often."),
    Key("note", "text", "A remark for the reader."),
    Key("quote", "text", "The sentence of the article that states it, word for word."),
    Key("verdict", "choice", "What the evidence says of it. Left out: not-checked.", VERDICTS),
    Key("certainty", "choice", "How sure the verdict is.", CERTAINTIES),
    Key("evidence", "record list", "What single references say of it.", of="evidence"),
    Key("papers", "count", "How many papers of the corpus state it; shown behind its words."),
    short="label",
)
EVIDENCE = _record(
    "evidence",
    "What one reference says of one effect.",
    Key("reference", "name", "The id of the reference.", required=True),
    Key("stance", "choice", "Left out: supports.", STANCES),
    Key("finding", "text", "What was found, in a sentence."),
    Key("quote", "text", "The sentence of the reference itself; it is not looked for in the article."),
    Key("kind", "choice", "machine-read: by a program, and nobody checked. Left out: by a person.", ORIGINS),
    short="reference",
)
TOUR = _record(
    "tour",
    "A story told over the graph.",
    Key("id", "name", "Its name in links; made from the title when left out."),
    Key("title", "text", "What it is called.", required=True),
    Key("steps", "record list", "What is shown, in order.", of="step"),
)
STEP = _record(
    "step",
    "One picture of a tour: exactly one of show, path, focus, overview and blank, or a filter alone.",
    Key("id", "name", "Its name in links, for good; made from its words when left out."),
    Key("title", "text", "A heading."),
    Key("say", "text", "The words that go with it."),
    Key("ask", "text", "A question that is posed first; then `say`, `highlight` and `filter` answer it."),
    Key("show", "names", "These concepts and the effects among them."),
    Key("path", "names", "Concepts in order, each linked to the next."),
    Key("focus", "name", "One concept and what is near it."),
    Key("hops", "whole", "How far `focus` reaches, 1 to 5. Left out: 1."),
    Key("overview", "choice", "The whole graph: its core, or all.", OVERVIEWS),
    Key("blank", "choice", "No picture: the words alone, on a dark or a light screen.", BLANKS),
    Key("filter", "record", "What is left in, as in the page's filter.", of="filter"),
    Key("effects", "names", "Draw only these effects, by id."),
    Key("highlight", "names", "Concepts and effects that are lit."),
    Key("shut", "names", "Categories that stand as one box each; without categories, groups by a concept."),
    Key("go", "names", "Other steps to which a speaker may go from here, by id; TOUR:STEP in another tour."),
)
FILTER = _record(
    "filter",
    "What a step leaves in; the overview is filtered where the step shows nothing else.",
    Key("verdict", "choices", "Effects with one of these verdicts.", VERDICTS),
    Key("certainty", "choices", "Effects with one of these certainties.", CERTAINTIES),
    Key("sign", "choices", "Effects with one of these signs.", SIGNS),
    Key("level", "choices", "Effects of these levels.", LEVELS),
    Key("relation", "names", "Effects of these relations."),
    Key("reference", "names", "Effects with evidence from one of these references."),
    Key("category", "names", "Concepts of these categories, and the effects at them."),
    Key("rest", "choice", "What becomes of the rest. Left out: dim.", RESTS),
)
START = _record(
    "start",
    "What the map of the graph, the first view of a large one, begins with.",
    Key("hub", "name", "The concept that the map is about."),
    Key("categories", "names", "Categories whose cards come first, in this order."),
    Key("first", "names", "Effects that stand first on their cards, by id."),
    short="hub",
)
#: A reference's keys are those of CSL-JSON, so any key is taken; these are the ones that are used.
REFERENCE = _record(
    "reference",
    "A source, in the fields of CSL-JSON; any of its fields may be given.",
    Key("title", "text", "Its title."),
    short="title",
)

RECORDS: Mapping[str, Record] = MappingProxyType(
    {
        record.name: record
        for record in (
            *(GRAPH, CORPUS, CATEGORY, CONCEPT, RELATION, EFFECT, EVIDENCE),
            *(REFERENCE, TOUR, STEP, FILTER, START),
        )
    }
)
#: What people write for a key, by the key: in other programs, other languages, other words.
_SAID_FOR: Mapping[str, str] = {
    "label": "name, words, text, verb, predicate, relationship, rel, wirkung, verbindung, bezeichnung",
    "sign": "polarity, direction, vorzeichen, polarität",
    "certainty": "confidence, certain, sicherheit",
    "definition": "description, meaning, desc, tooltip, beschreibung",
    "aka": "synonyms, synonym, alias, aliases, other names, also",
    "category": "group, type, kind, class, kategorie, gruppe",
    "color": "colour, farbe",
    "source": "from, cause, subject, von, ursache, quelle",
    "target": "to, effect, object, nach, ziel, folge",
    "note": "comment, remark, notes, anmerkung, notiz",
    "quote": "quotes, sentence, zitat",
    "evidence": "sources, references, refs, reference, citation, doi, pmid, beleg",
    "reference": "ref, id, key",
    "text": "article, file",
    "title": "name, titel, heading",
    "language": "lang, sprache",
    "categories": "groups, types, kinds, classes, kategorien, gruppen",
    "concepts": "nodes, vertices, variables, factors, entities, terms, knoten, begriffe, konzepte",
    "effects": "edges, links, connections, relationships, arrows, kanten, verbindungen, wirkungen",
    "references": "sources, refs, citations, bibliography, literature, quellen, literatur",
    "tours": "slides, talks, stories, walks, rundgänge",
    "say": "narration, caption, words to say",
    "ask": "question",
}
#: What people write for a key, and the keys that may be meant: which, the record tells.
MEANT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        said: tuple(key for key, names in _SAID_FOR.items() if said in names.split(", "))
        for said in ", ".join(_SAID_FOR.values()).split(", ")
    }
)
