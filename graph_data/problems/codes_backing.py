"""Problems of what backs a graph: article, references, coverage."""

from __future__ import annotations

from ..errors import Code

TEXT = (
    Code(
        "CG501",
        "error",
        "Article cannot be read",
        "The file named by `text` is not there or cannot be read.",
        "text: magnesum.md\neffects:\n  - a -> b: raises",
        "Correct the name; it is looked for beside the graph file.",
    ),
    Code(
        "CG502",
        "error",
        "Article outside the folder",
        "`text` must name a file in the graph file's folder or below it, so that the two travel together.",
        "text: /etc/passwd\neffects:\n  - a -> b: raises",
        "Copy the article beside the graph file.",
    ),
    Code(
        "CG503",
        "error",
        "Quote not in the text",
        "The quote does not stand in the article word for word.",
        "quote: Many people take it. (the article says: Most people take it.)",
        "Copy the sentence from the article; the nearest one is offered.",
    ),
    Code(
        "CG504",
        "hint",
        "Quotes without an article",
        "There are quotes, but no `text` to find them in.",
        "effects:\n  - {source: a, target: b, label: raises, quote: It raises.}",
        "Name the article under `text`.",
    ),
    Code(
        "CG505",
        "hint",
        "Quote ends inside a sentence",
        "The article goes on where the quote ends, which can turn its meaning.",
        "quote: Sleep lowers fatigue (the article says: Sleep lowers fatigue in few people.)",
        "Copy the whole sentence; or end the quote with `...` where it is cut on purpose.",
    ),
)

REFERENCES = (
    Code(
        "CG601",
        "error",
        "Unknown reference",
        "Evidence names a reference that is not declared.",
        "effects:\n  - {source: a, target: b, label: raises, evidence: smith-2020}",
        "Correct or declare it.",
    ),
    Code(
        "CG602",
        "error",
        "References cannot be read",
        "The file named by `references` cannot be read.",
        "references: library.bib\neffects:\n  - a -> b: raises",
        "Correct the name or the file.",
    ),
    Code(
        "CG603",
        "warning",
        "Reference without title",
        "A reader is shown nothing but the reference's id.",
        "references: {smith-2020: {issued: 2020}}\neffects:\n  - a -> b: raises",
        "Add the `title`.",
    ),
    Code(
        "CG604",
        "warning",
        "Link left out",
        "Only http, https, mailto and DOI links are put into the page.",
        'references: {r: {title: T, URL: "javascript:alert(1)"}}\neffects:\n  - a -> b: raises',
        "Give an https link or a DOI.",
    ),
    Code(
        "CG605",
        "hint",
        "Reference not used",
        "No evidence names the reference.",
        "references: {r: {title: T}}\neffects:\n  - a -> b: raises",
        "Name it in some `evidence`, or remove it.",
    ),
    Code(
        "CG606",
        "warning",
        "Key that references do not have",
        "A reference is written in the keys of CSL (docs/file-format.md has those that are shown, and what "
        "else is understood); what stands under another key is shown nowhere.",
        "references: {r: {title: T, jurnal: J}}\neffects:\n"
        "  - {source: a, target: b, label: raises, evidence: r}",
        "Use the key that is offered, or `note`.",
    ),
)

HINTS = (
    Code(
        "CG801",
        "hint",
        "Effects without a quote",
        "How many effects are not traced to a sentence of the article.",
        "text: article.md (and effects without quote)",
        "Add `quote` where the article states the effect.",
    ),
    Code(
        "CG802",
        "hint",
        "Effects without a reference",
        "How many effects have no reference, in a graph that has some.",
        "references: (some, and effects without evidence)",
        "Add `evidence`.",
    ),
    Code(
        "CG803",
        "hint",
        "Effects with one source",
        "How many effects rest on a single reference.",
        "references: (some, and effects with one)",
        "Look for a second, independent source.",
    ),
    Code(
        "CG804",
        "error",
        "No effects",
        "A graph without effects has no arrow to draw.",
        "title: Magnesium",
        "Add `effects`, such as `- magnesium -> vitamin-d: activates`.",
    ),
)
