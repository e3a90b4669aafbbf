// Every word of the interface in English; the type that other languages fill.

import type { Certainty, Sign, Stance, Verdict } from "../document";

const verdicts: Record<Verdict, string> = {
  supported: "supported", mixed: "mixed evidence", contradicted: "contradicted",
  "not-found": "no evidence found", "not-checked": "not checked",
};
const verdictsExplained: Record<Verdict, string> = {
  supported: "References back this as stated.",
  mixed: "Backed only in part, or results conflict.",
  contradicted: "References speak against this.",
  "not-found": "Looked for; nothing adequate was found.",
  "not-checked": "Nobody has looked this up yet.",
};
const certainties: Record<Certainty, string> = {
  high: "high certainty", moderate: "moderate certainty", low: "low certainty", none: "no certainty", "": "",
};
const stances: Record<Stance, string> = {
  supports: "supports it", partly: "supports it in part", contradicts: "contradicts it",
  "no-evidence": "shows nothing either way",
};
const signs: Record<Sign, string> = {
  "+": "raises", "-": "lowers", regulates: "regulates", mixed: "goes either way", none: "no effect, or structure",
  unknown: "direction not stated",
};

export const en = {
  language: "English",
  overview: "Overview", focus: "Focus", paths: "Paths", tour: "Tour", article: "Article",
  waysOfLooking: "Ways of looking", whereYouAre: "Where you are", allEffects: "All", coreEffects: "Core",
  search: "Find a concept or effect",
  results: (n: number) => (n === 1 ? "1 result" : `${n} results`),
  noResults: (query: string) => `Nothing found for “${query}”. Try fewer or other words, or look in the outline.`,
  searchHint: "Type a name, a word of a sentence, or an author.",
  concepts: "Concepts", aliases: "Other names", effects: "Effects", quotes: "Words in quotes", categories: "Categories",
  references: "References", more: (n: number) => `${n} more`,
  zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Fit to screen", menu: "Menu", close: "Close",
  theme: "Theme", themes: { system: "As the system", light: "Light", dark: "Dark", contrast: "High contrast" },
  languageOf: "Language of the interface",
  legend: "Legend", outline: "Outline", narrow: "Narrow", ask: "Ask", help: "Keys and help",
  copyLink: "Copy link", copied: "Link copied", copyFailed: "Copy this address:",
  copyPicture: "Copy picture", pictureCopied: "Picture copied", pictureFailed: "The browser does not allow copying pictures here; save it instead.",
  savePng: "Save picture (PNG)", saveSvg: "Save picture (SVG)", saveJson: "Save data (JSON)",
  saveCsv: "Save effects (CSV)", saveYaml: "Save graph (YAML)",
  print: "Print", saved: (name: string) => `Saved ${name}`, failed: "That did not work:",
  letItMove: "Let it move", resetPositions: "Put everything back",
  concept: "Concept", effect: "Effect", category: "Category", alsoCalled: "Also called", partOf: "A kind of", kinds: "Kinds of it",
  opposite: "Opposite", actsOnIt: "Acts on it", itActsOn: "It acts on", nothingActsOnIt: "Nothing in this graph acts on it.",
  waiting: (n: number) => (n === 1 ? "1 effect without words here" : `${n} effects without words here`),
  actsOnNothing: "It acts on nothing in this graph.",
  inPlainWords: "In plain words", how: "How", when: "When", note: "Note", fromArticle: "In the article",
  readAlong: "Read along", noQuote: "No sentence of the article is quoted for this effect.",
  noReferences: "No reference is given for this effect.", opens: "opens in a new tab", level: "Level",
  levels: { core: "core", detail: "detail" }, from: "From", to: "To", otherWays: "Other ways between the two",
  moreWays: (n: number) => (n === 1 ? "1 way through other concepts" : `${n} ways through other concepts`),
  verdict: "Evidence", verdicts, verdictsExplained, certainty: "Certainty", certainties, stances, signs, sign: "Direction",
  relation: "Relation",
  askPaths: "How does one concept affect another?", askFollows: "What follows if a concept rises?",
  askLoops: "Where do effects come back to themselves?",
  choose: "Choose a concept", show: "Show", swap: "Turn round",
  noPaths: (a: string, b: string) => `No chain of effects leads from ${a} to ${b} within six effects.`,
  pathsFound: (n: number) => (n === 1 ? "1 way found, best first" : `${n} ways found, best first`),
  tryReverse: "Look the other way round", netEffect: "Together", weakestLink: "Weakest link",
  nets: { "+": "more leads to more", "-": "more leads to less", regulates: "regulates", mixed: "either way", none: "no effect passes", unknown: "direction open" } satisfies Record<Sign, string>,
  loopsFound: (n: number) => (n === 1 ? "1 feedback loop" : `${n} feedback loops`), noLoops: "No effect comes back to where it began.",
  loopKinds: { reinforcing: "reinforcing", balancing: "balancing", undetermined: "direction open" },
  loopKindsExplained: {
    reinforcing: "a change feeds itself", balancing: "a change is held in check", undetermined: "one of its directions is not known",
  },
  rises: "rises", falls: "falls", conflict: "pulled both ways", open: "direction open",
  ifRises: (a: string) => `If ${a} rises`, followsCount: (n: number) => (n === 1 ? "1 concept follows" : `${n} concepts follow`),
  nothingFollows: "Nothing in this graph follows from it.", steps: (n: number) => (n === 1 ? "1 step" : `${n} steps`),
  followsCaution: "Signs multiplied along the effects; how strong they are is not known.",
  onlySupported: "Only what is supported", disputed: "What is disputed", showAll: "Show everything",
  hideRest: "Hide the rest", leftIn: (n: number, all: number) => `${n} of ${all} effects left in`,
  nothingLeft: "Nothing is left. Take a filter away to see effects again.",
  hops: "Steps shown", directions: { both: "Both ways", in: "Acts on it", out: "It acts on" }, direction: "Which effects",
  next: "Next", previous: "Previous", stepOf: (n: number, all: number) => `${n} of ${all}`, endTour: "End tour",
  tours: "Tours",
  unquoted: (n: number) => (n === 1 ? "1 effect is not quoted from the article" : `${n} effects are not quoted from the article`),
  articleWidth: "Width of the article",
  effectsOfSentence: (n: number) => (n === 1 ? "1 effect" : `${n} effects`),
  arrows: "Arrows", arrowNames: { triangle: "raises, leads to", bar: "lowers, blocks", diamond: "regulates", open: "is part of, or open", none: "no direction" },
  lines: "Lines and marks", pages: "Parts of this view",
  hint: "Point at a concept to light its effects; choose it to open it.",
  hintClose: "Got it", emptyGraph: "This graph has no concepts yet. Add some to its file and build it again.",
  skipToOutline: "Skip to the outline", stage: "The graph. Arrow keys walk along the effects, Enter opens, Escape goes back.",
  panel: "Details", keys: "Keys",
  keyList: [
    ["/ or Ctrl K", "find"], ["Arrow keys", "walk along the effects"], ["Enter", "open what is lit"], ["Escape", "one step up"],
    ["1 2 3", "steps shown around a concept"], ["+ − 0", "zoom in, out, fit"], ["?", "this list"],
  ] as readonly (readonly [string, string])[],
  conceptSpoken: (title: string, into: number, out: number) => `${title}. ${into} act on it, it acts on ${out}.`,
  viewSpoken: (title: string) => `Now showing ${title}.`,
  about: "About this graph", counts: (c: number, e: number, r: number) => `${c} concepts, ${e} effects, ${r} references`,
};

export type Words = typeof en;
