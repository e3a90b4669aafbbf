"""Problems of meaning: what names, effects and tours say."""

from __future__ import annotations

from ..errors import Code

NAMES = (
    Code(
        "CG301",
        "error",
        "Unknown concept",
        "An effect starts from or ends at a concept that is not declared.",
        "concepts: {magnesium: }\neffects:\n  - magnesum -> magnesium: raises",
        "Correct the name (the nearest is offered), or add the concept under `concepts`.",
    ),
    Code(
        "CG302",
        "error",
        "Unknown category",
        "A concept's category is not among the categories.",
        "categories: {mineral: Minerals}\nconcepts:\n  iron: {category: minral}\n  zinc: {category: mineral}",
        "Correct it, or add the category.",
    ),
    Code(
        "CG303",
        "error",
        "Unknown relation",
        "The relation is neither in the vocabulary nor in the file.",
        "effects:\n  - {source: a, target: b, label: lowers, relation: decrases}",
        "Correct it (`conceptgraph schema` lists all), or define it under `relations`.",
    ),
    Code(
        "CG304",
        "error",
        "Name used twice",
        "Two concepts share a label or another name, so it means neither.",
        "concepts:\n  magnesium: {aka: [Mg]}\n  milligram: {aka: [Mg]}",
        "Take the name from one of the two.",
    ),
    Code(
        "CG305",
        "warning",
        "Concept without effects",
        "No effect starts from or ends at the concept.",
        "concepts: [a, b, c]\neffects:\n  - a -> b: raises",
        "Add an effect, or leave the concept out.",
    ),
    Code(
        "CG306",
        "error",
        "Unknown related concept",
        "`broader` or `opposite` names a concept that is not declared.",
        "concepts:\n  a: {broader: minerals}\n  b:\neffects:\n  - a -> b: raises",
        "Correct or declare it.",
    ),
    Code(
        "CG307",
        "hint",
        "Names almost alike",
        "Two concepts have nearly the same name and may be one.",
        "effects:\n  - joint pain -> a: raises\n  - joint pains -> b: raises",
        "Merge them if they are one.",
    ),
    Code(
        "CG308",
        "error",
        "Broader than itself",
        "Following `broader` leads back to the concept.",
        "concepts:\n  a: {broader: b}\n  b: {broader: a}\neffects:\n  - a -> b: raises",
        "Break the circle.",
    ),
    Code(
        "CG309",
        "error",
        "Id given twice",
        "Two effects carry the same `id`.",
        "effects:\n  - {id: e1, source: a, target: b, label: raises}\n"
        "  - {id: e1, source: b, target: a, label: raises}",
        "Rename one, or leave the id out.",
    ),
    Code(
        "CG310",
        "hint",
        "Letter of another script",
        "A Cyrillic or Greek letter stands in a Latin word and looks like a Latin one, so that two names "
        "that nobody can tell apart by eye are two things, and a search for one does not find the other.",
        "effects:\n  - c\u043effee -> sleep: delays",
        "Type the letter anew; the name in Latin letters is offered.",
    ),
    Code(
        "CG315",
        "warning",
        "Other name that says how much",
        "A name in `aka` says that there is little, much or none of the concept (`low`, `no`, `lack of`, "
        "`too little`, `high`, ...). Effects that name it would be told of the concept: the wrong way round.",
        "concepts:\n  blood-pressure: {aka: [low blood pressure]}\n  oxygen:\n"
        "effects:\n  - low blood pressure -> oxygen: reduces",
        "Make it a concept of its own and name it as the `opposite`: answers pass from one to the other and "
        "turn the sign.",
    ),
)

EFFECTS = (
    Code(
        "CG401",
        "error",
        "Effect without words",
        "An effect needs words for its arrow.",
        "effects:\n  - magnesium -> calcium",
        "Write them: `magnesium -> calcium: balances`.",
    ),
    Code(
        "CG402",
        "error",
        "Arrow not understood",
        "The short form is `source -> target: words`.",
        "effects:\n  - magnesium raises calcium",
        "Write it in the short form, or with source, target and label.",
    ),
    Code(
        "CG403",
        "warning",
        "Same effect twice",
        "Two effects have the same ends, words and circumstances.",
        "effects:\n  - a -> b: raises\n  - a -> b: raises",
        "Delete one, or say in `when` how they differ.",
    ),
    Code(
        "CG404",
        "hint",
        "Opposite effects",
        "One effect raises and another lowers the same concept from the same one.",
        "effects:\n  - a -> b: raises\n  - a -> b: lowers",
        "If both are meant, say in `when` when each holds.",
    ),
    Code(
        "CG405",
        "hint",
        "Words imply no relation",
        "The words are not in the vocabulary, so the effect is drawn as `affects`, its sign unknown.",
        "effects:\n  - a -> b: tickles",
        "Add a `relation` below the effect, or a relation of your own whose `verbs` are these words.",
    ),
    Code(
        "CG406",
        "hint",
        "Verdict without a source",
        "A verdict was given but no evidence names a reference.",
        "effects:\n  - {source: a, target: b, label: raises, verdict: supported}",
        "Add `evidence`.",
    ),
    Code(
        "CG407",
        "hint",
        "Verdict against its evidence",
        "The verdict says one thing and the evidence another: supported, though every piece contradicts; "
        "contradicted, though none does; not-found, though all that was found speaks one way and no `note` "
        "says why it does not count; mixed, though all of it agrees.",
        "references: {r: {title: T}}\neffects:\n  - {source: a, target: b, label: raises, \n"
        "     verdict: supported, evidence: {reference: r, stance: contradicts}}",
        "Correct the verdict or the stance; or say in `note` why the evidence does not decide it.",
    ),
    Code(
        "CG408",
        "hint",
        "Words that may turn their verb",
        "A verb stands among other words: a word that may turn it or take it back (`lack produces`, "
        "`fails to raise`, `no longer`), several verbs that do not agree, a passive (`is raised by`), or "
        "words that are not known. No sign is taken from them; the effect is drawn as `affects`.",
        "effects:\n  - oxygen -> lactate: lack produces",
        "Say what is meant: a `relation` below the effect; for a passive, the arrow turned round. "
        "`conceptgraph ask implied FILE` lists what all words were taken for.",
    ),
    Code(
        "CG409",
        "hint",
        "Verbs of another language",
        "The vocabulary knows the verbs of English and of German. Words of a file in another language "
        "(`language`), or of one none of whose words is known, imply no relation; words that are only a sign "
        "do. German words in a file that does not say `language: de` are told as such.",
        "language: fr\neffects:\n  - pluie -> fleuve: remplit",
        "Say `language: de` where the words are German; else give each effect a `relation`, or define "
        "relations of your own whose `verbs` are these words.",
    ),
)

TOURS = (
    Code(
        "CG701",
        "error",
        "Step names an unknown concept",
        "A tour step names a concept that is not declared.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{show: [c]}]}",
        "Correct the name.",
    ),
    Code(
        "CG702",
        "error",
        "Step names an unknown effect",
        "A step names an effect that does not exist.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{show: [a], effects: [e9]}]}",
        "Use the `id` of an effect; give one if it has none.",
    ),
    Code(
        "CG703",
        "error",
        "Path with a gap",
        "Two concepts that follow each other in a path have no effect between them.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{path: [b, a]}]}",
        "Add the effect, or the concept between them.",
    ),
    Code(
        "CG704",
        "error",
        "Step shows not one thing",
        "A step has exactly one of `show`, `path`, `focus`, `overview` and `blank`, or a `filter` alone.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{say: Hello.}]}",
        "Keep one of them.",
    ),
    Code(
        "CG705",
        "warning",
        "Tour without steps",
        "The tour has nothing to show.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T}",
        "Add `steps`.",
    ),
    Code(
        "CG706",
        "error",
        "Tour id given twice",
        "Two tours have the same `id`.",
        "effects:\n  - a -> b: raises\ntours:\n  - {id: t, title: A, steps: [{focus: a}]}\n"
        "  - {id: t, title: B, steps: [{focus: b}]}",
        "Rename one.",
    ),
    Code(
        "CG707",
        "error",
        "Filter names what is not there",
        "The filter of a step names a category, relation or reference that does not exist.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{filter: {relation: increase}}]}",
        "Correct the name.",
    ),
    Code(
        "CG708",
        "warning",
        "Filter that leaves nothing in",
        "None of the effects that the step shows passes its filter.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{filter: {verdict: mixed}}]}",
        "Let more in, or show other effects; `overview: all` has the details too.",
    ),
    Code(
        "CG709",
        "warning",
        "Question without an answer",
        "A step asks, and nothing changes when the answer is called for.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{focus: a, ask: What follows?}]}",
        "Answer with `say`, `highlight` or `filter`.",
    ),
    Code(
        "CG710",
        "warning",
        "Nothing to light on a blank screen",
        "A blank step has words only; what else it says of a picture has no meaning.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{blank: dark, highlight: [a]}]}",
        "Take it out, or show a picture in place of `blank`.",
    ),
    Code(
        "CG711",
        "warning",
        "Step lights what it does not show",
        "What a step lights is not in its picture, in which then everything is faint.",
        "effects:\n  - a -> b: raises\n  - b -> c: raises\ntours:\n"
        "  - {title: T, steps: [{show: [a, b], highlight: [c]}]}",
        "Show it too, or light something else.",
    ),
    Code(
        "CG712",
        "error",
        "Step id that cannot be one",
        "The `id` of a step is its own within the tour, no number, and without a colon.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{id: s, focus: a}, {id: s, focus: b}]}",
        "Choose another, or leave it out: one is made from the step's words.",
    ),
    Code(
        "CG713",
        "error",
        "Start names what is not there",
        "`start` names a concept, a category or an effect that the graph does not have.",
        "effects:\n  - a -> b: raises\nstart: {hub: c}",
        "Use an id or label of the graph, or leave it out.",
    ),
    Code(
        "CG714",
        "error",
        "Way to a step that does not exist",
        "`go` names steps by their `id`, or `TOUR:STEP` in another tour.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{id: s, focus: a, go: [t]}]}",
        "Name a step that there is; give it an `id` where its made one is long.",
    ),
    Code(
        "CG715",
        "error",
        "Group to shut that is not there",
        "`shut` names categories that concepts have; without any, concepts, whose groups it shuts.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{overview: core, shut: [c]}]}",
        "Name a category that there is.",
    ),
    Code(
        "CG716",
        "warning",
        "No group to shut on a way",
        "A `path` shows its concepts one after another; a group cannot stand for some of them.",
        "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{path: [a, b], shut: [a]}]}",
        "Leave `shut` out, or show the concepts with `show`.",
    ),
)
