"""The table of problem codes: what each means, an example of it and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .errors import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem. ``example`` is a few lines of a graph file that show it (or a command)."""

    code: str
    severity: Severity
    title: str
    explanation: str
    example: str
    remedy: str


def problem(
    code: str, message: str, place: Place | None = None, *, expected: str = "", suggestion: str = ""
) -> Problem:
    """Return a problem of a known code, with the severity that the table gives it."""
    return Problem(code, CODES[code].severity, message, place, expected, suggestion)


_FILE = (
    Code("CG101", "error", "No such file", "The file named does not exist.",
         "conceptgraph check magnesum.yaml", "Correct the name; the nearest existing file is offered."),
    Code("CG102", "error", "Not a file", "The name is that of a folder or a device.",
         "conceptgraph check articles/", "Name the graph file inside it."),
    Code("CG103", "error", "File cannot be read", "The system refused to read the file.",
         "conceptgraph check locked.yaml", "Give yourself the right to read it."),
    Code("CG104", "error", "Not UTF-8", "A byte in the file is not UTF-8 text.",
         "title: Caf\\xe9 (saved as Latin-1)", "Save the file as UTF-8 in your editor."),
    Code("CG105", "error", "Forbidden character",
         "Control characters (NUL and others) and halves of character pairs mean nothing in a text.",
         'label: "eases\\0"', "Delete the character."),
    Code("CG106", "error", "Empty file", "There is nothing in the file, or nothing but comments.",
         "# to be written", "Write at least one effect, or start with `conceptgraph new`."),
    Code("CG107", "error", "File too large", "The file is larger than any graph that can be drawn.",
         "a file of 60 MB", "Check that it is the graph file; split it if it is."),
    Code("CG108", "error", "Not YAML", "The file's punctuation or indentation does not make YAML.",
         "title: [Magnesium", "Look at the place named and the line above it."),
    Code("CG109", "error", "Nested too deeply", "Lists or sections stand within each other beyond any use.",
         "a: [[[[[[...]]]]]]", "Flatten the place named."),
    Code("CG110", "error", "Too many repetitions",
         "References to anchors (`*name`) unfold into more values than a graph can have, or into themselves.",
         "a: &a [*a]", "Write the values out."),
    Code("CG111", "error", "Tab used to indent", "YAML allows only spaces at the start of a line.",
         "effects:\n\t- a -> b: raises", "Replace the tab by spaces."),
    Code("CG112", "error", "More than one document", "Only the text before the second `---` is read.",
         "title: A\n---\ntitle: B", "Keep one graph in a file."),
    Code("CG113", "error", "Tag in the file", "A `!tag` asks for a kind of value that a graph file does not have.",
         "title: !!python/name:os.system", "Remove the tag."),
    Code("CG121", "error", "Column missing", "A table needs the columns `source`, `effect` and `target`.",
         "from,to\nmagnesium,calcium", "Name the columns in the first row."),
    Code("CG122", "error", "Row with too many cells", "A row has more cells than the first row has names.",
         "source,effect,target\na,raises,b,c,d", "Put quotation marks around a cell that contains the separator."),
    Code("CG123", "error", "Table cannot be read", "The quotation marks of the table do not close.",
         'source,effect,target\n"a,raises,b', "Close the quotation mark."),
)

_SHAPE = (
    Code("CG201", "error", "Unknown key", "The key means nothing here, so what it says would be lost.",
         "effects:\n  - {source: a, target: b, lable: raises}", "Correct the key; the nearest one is offered."),
    Code("CG202", "error", "Key given twice", "The same key stands twice in one section; one would be lost.",
         "concepts:\n  iron: {category: mineral}\n  iron: {category: metal}", "Join the two, or rename one."),
    Code("CG203", "error", "Wrong shape", "A list, a section or a text was expected and another was found.",
         "effects: raises", "Write what is expected at the place named."),
    Code("CG204", "error", "Key missing", "A key that is needed is not there.",
         "effects:\n  - {source: a, label: raises}", "Add the key."),
    Code("CG205", "error", "Not one of the words allowed", "The value must be one of a few words.",
         "verdict: supports", "Use one of the words named; the nearest one is offered."),
    Code("CG206", "error", "Not a whole number in range", "A whole number within bounds was expected.",
         "hops: many", "Write a number."),
    Code("CG207", "error", "Not a colour", "A colour is written as # and six hexadecimal digits.",
         "color: reddish", 'Write it like "#aa3355", in quotation marks.'),
    Code("CG208", "error", "Empty name", "A name is needed, and there is none but blanks.",
         'concepts:\n  " ": {category: mineral}', "Give it a name."),
    Code("CG209", "warning", "Hidden direction mark",
         "Characters that turn the direction of writing can make a text look like another; they are left out.",
         'label: "raises\\u202E"', "Delete the character."),
    Code("CG210", "warning", "Very long name", "A name or label of this length cannot be drawn readably.",
         "label: (2,000 characters)", "Shorten it; put the rest into `note`, `how` or `definition`."),
)

_NAMES = (
    Code("CG301", "error", "Unknown concept", "An effect starts from or ends at a concept that is not declared.",
         "concepts: {magnesium: }\neffects:\n  - magnesum -> magnesium: raises",
         "Correct the name (the nearest is offered), or declare the concept."),
    Code("CG302", "error", "Unknown category", "A concept's category is not among the categories.",
         "categories: {mineral: Minerals}\nconcepts:\n  iron: {category: minral}\n  zinc: {category: mineral}",
         "Correct it, or add the category."),
    Code("CG303", "error", "Unknown relation", "The relation is neither in the vocabulary nor in the file.",
         "effects:\n  - {source: a, target: b, label: lowers, relation: decrases}",
         "Correct it (`conceptgraph schema` lists all), or define it under `relations`."),
    Code("CG304", "error", "Name used twice", "Two concepts share a label or another name, so it means neither.",
         "concepts:\n  magnesium: {aka: [Mg]}\n  milligram: {aka: [Mg]}", "Take the name from one of the two."),
    Code("CG305", "warning", "Concept without effects", "No effect starts from or ends at the concept.",
         "concepts: [a, b, c]\neffects:\n  - a -> b: raises", "Add an effect, or leave the concept out."),
    Code("CG306", "error", "Unknown related concept", "`broader` or `opposite` names a concept that is not declared.",
         "concepts:\n  a: {broader: minerals}\n  b:\neffects:\n  - a -> b: raises", "Correct or declare it."),
    Code("CG307", "hint", "Names almost alike", "Two concepts have nearly the same name and may be one.",
         "effects:\n  - joint pain -> a: raises\n  - joint pains -> b: raises", "Merge them if they are one."),
    Code("CG308", "error", "Broader than itself", "Following `broader` leads back to the concept.",
         "concepts:\n  a: {broader: b}\n  b: {broader: a}\neffects:\n  - a -> b: raises", "Break the circle."),
    Code("CG309", "error", "Id given twice", "Two effects carry the same `id`.",
         "effects:\n  - {id: e1, source: a, target: b, label: raises}\n  - {id: e1, source: b, target: a, label: raises}",
         "Rename one, or leave the id out."),
)

_EFFECTS = (
    Code("CG401", "error", "Effect without words", "An effect needs words for its arrow.",
         "effects:\n  - magnesium -> calcium", "Write them: `magnesium -> calcium: balances`."),
    Code("CG402", "error", "Arrow not understood", "The short form is `source -> target: words`.",
         "effects:\n  - magnesium raises calcium", "Write it in the short form, or with source, target and label."),
    Code("CG403", "warning", "Same effect twice", "Two effects have the same ends, words and circumstances.",
         "effects:\n  - a -> b: raises\n  - a -> b: raises", "Delete one, or say in `when` how they differ."),
    Code("CG404", "hint", "Opposite effects", "One effect raises and another lowers the same concept from the same one.",
         "effects:\n  - a -> b: raises\n  - a -> b: lowers", "If both are meant, say in `when` when each holds."),
    Code("CG405", "hint", "Words imply no relation",
         "The words are not in the vocabulary, so the effect is drawn as `affects`, its sign unknown.",
         "effects:\n  - a -> b: tickles", "Add `relation:` (and, if you like, `sign:`)."),
    Code("CG406", "hint", "Verdict without a source", "A verdict was given but no evidence names a reference.",
         "effects:\n  - {source: a, target: b, label: raises, verdict: supported}", "Add `evidence`."),
    Code("CG407", "hint", "Verdict against its evidence",
         "The verdict says one thing and every piece of evidence another.",
         "references: {r: {title: T}}\neffects:\n  - {source: a, target: b, label: raises, verdict: supported,\n"
         "     evidence: {reference: r, stance: contradicts}}", "Correct the verdict or the stance."),
)

_TEXT = (
    Code("CG501", "error", "Article cannot be read", "The file named by `text` is not there or cannot be read.",
         "text: magnesum.md\neffects:\n  - a -> b: raises", "Correct the name; it is looked for beside the graph file."),
    Code("CG502", "error", "Article outside the folder",
         "`text` must name a file in the graph file's folder or below it, so that the two travel together.",
         "text: /etc/passwd\neffects:\n  - a -> b: raises", "Copy the article beside the graph file."),
    Code("CG503", "error", "Quote not in the text", "The quote does not stand in the article word for word.",
         "quote: Many people take it. (the article says: Most people take it.)",
         "Copy the sentence from the article; the nearest one is offered."),
    Code("CG504", "hint", "Quotes without an article", "There are quotes, but no `text` to find them in.",
         "effects:\n  - {source: a, target: b, label: raises, quote: It raises.}", "Name the article under `text`."),
)

_REFERENCES = (
    Code("CG601", "error", "Unknown reference", "Evidence names a reference that is not declared.",
         "effects:\n  - {source: a, target: b, label: raises, evidence: smith-2020}", "Correct or declare it."),
    Code("CG602", "error", "References cannot be read", "The file named by `references` cannot be read.",
         "references: library.bib\neffects:\n  - a -> b: raises", "Correct the name or the file."),
    Code("CG603", "warning", "Reference without title", "A reader is shown nothing but the reference's id.",
         "references: {smith-2020: {issued: 2020}}\neffects:\n  - a -> b: raises", "Add the `title`."),
    Code("CG604", "warning", "Link left out", "Only http, https, mailto and DOI links are put into the page.",
         'references: {r: {title: T, URL: "javascript:alert(1)"}}\neffects:\n  - a -> b: raises',
         "Give an https link or a DOI."),
    Code("CG605", "hint", "Reference not used", "No evidence names the reference.",
         "references: {r: {title: T}}\neffects:\n  - a -> b: raises", "Name it in some `evidence`, or remove it."),
)

_TOURS = (
    Code("CG701", "error", "Step names an unknown concept", "A tour step names a concept that is not declared.",
         "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{show: [c]}]}", "Correct the name."),
    Code("CG702", "error", "Step names an unknown effect", "A step names an effect that does not exist.",
         "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{show: [a], effects: [e9]}]}",
         "Use the `id` of an effect; give one if it has none."),
    Code("CG703", "error", "Path with a gap", "Two concepts that follow each other in a path have no effect between them.",
         "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{path: [b, a]}]}",
         "Add the effect, or the concept between them."),
    Code("CG704", "error", "Step shows not one thing",
         "A step has exactly one of `show`, `path`, `focus` and `overview`.",
         "effects:\n  - a -> b: raises\ntours:\n  - {title: T, steps: [{say: Hello.}]}", "Keep one of them."),
    Code("CG705", "warning", "Tour without steps", "The tour has nothing to show.",
         "effects:\n  - a -> b: raises\ntours:\n  - {title: T}", "Add `steps`."),
    Code("CG706", "error", "Tour id given twice", "Two tours have the same `id`.",
         "effects:\n  - a -> b: raises\ntours:\n  - {id: t, title: A, steps: [{focus: a}]}\n"
         "  - {id: t, title: B, steps: [{focus: b}]}", "Rename one."),
)

_HINTS = (
    Code("CG801", "hint", "Effects without a quote", "How many effects are not traced to a sentence of the article.",
         "text: article.md (and effects without quote)", "Add `quote` where the article states the effect."),
    Code("CG802", "hint", "Effects without a reference", "How many effects have no reference, in a graph that has some.",
         "references: (some, and effects without evidence)", "Add `evidence`."),
    Code("CG803", "hint", "Effects with one source", "How many effects rest on a single reference.",
         "references: (some, and effects with one)", "Look for a second, independent source."),
    Code("CG804", "error", "No effects", "A graph without effects has no arrow to draw.",
         "title: Magnesium", "Add `effects`, such as `- magnesium -> vitamin-d: activates`."),
)

CODES: Mapping[str, Code] = MappingProxyType(
    {
        entry.code: entry
        for entry in (*_FILE, *_SHAPE, *_NAMES, *_EFFECTS, *_TEXT, *_REFERENCES, *_TOURS, *_HINTS)
    }
)

#: What each hundred of codes is about.
GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "CG1": "The file",
        "CG2": "Keys and shapes",
        "CG3": "Names",
        "CG4": "Effects",
        "CG5": "Article and quotes",
        "CG6": "References",
        "CG7": "Tours",
        "CG8": "The whole graph",
    }
)
