// The panel's account of one concept or one effect.

import { claimOf, isUnshown } from "../ask/told";
import type { Concept, Effect, Evidence } from "../document";
import { SHUT } from "../graph";
import { waiting } from "../waiting";
import { format } from "../words";
import type { Ui } from "./context";
import { copyText } from "./copy";
import { button, type Child, h, panelTitle, quiet, words } from "./dom";
import { drawnOf } from "./drawn";
import { conceptLink, conceptName, effectLink } from "./effect-link";
import { fartherOff, leftOutList } from "./farther";
import { focusTools } from "./focus-tools";

/** The panel of the effect or the concept that is chosen. */
export function detailsPanel(ui: Ui): Child[] {
  const effect = ui.graph.effects.get(ui.store.state.effect);
  if (effect?.holds) return bundleDetails(ui, effect, effect.holds);
  if (effect) return effectDetails(ui, effect);
  const concept = ui.graph.concepts.get(ui.store.state.concept);
  return concept ? conceptDetails(ui, concept) : [];
}

/** The panel of a line at a shut group: what it stands for, and the way to open the group. */
function bundleDetails(ui: Ui, { source, target }: Effect, holds: readonly string[]): Child[] {
  const { words: w, graph } = ui;
  const held = holds.map((id) => graph.effects.get(id)!);
  if (held.length === 1) return effectDetails(ui, held[0]!);
  const shut = graph.groups().filter(({ key }) => [source, target].includes(SHUT + key));
  return [
    h("p", { class: "kicker" }, format(w, "countEffects", { n: held.length })),
    panelTitle(words(`${graph.titleOf(source)} → ${graph.titleOf(target)}`)),
    h(
      "ul",
      { class: "rows" },
      held.map((effect) => h("li", {}, effectLink(ui, effect))),
    ),
    h(
      "p",
      { class: "asks" },
      shut.map(({ key, name }) =>
        button(format(w, "openGroup", { name }), () => ui.actions.shut(key, false), { class: "link" }),
      ),
    ),
  ];
}

/** The panel of a concept: definition, effects on both sides, related concepts. */
function conceptDetails(ui: Ui, concept: Concept): Child[] {
  const { words: w, graph } = ui;
  const category = graph.categories.get(concept.category);
  const narrower = graph.narrower(concept.id);
  const opposites = [
    ...new Set([...concept.opposite, ...graph.opposites(concept.id).map(({ target }) => target)]),
  ];
  return [
    h("p", { class: "kicker" }, category ? [ui.signs.shape(category.id), words(category.label)] : w.concept),
    panelTitle(words(concept.title)),
    concept.definition ? words(concept.definition, "p", "definition") : null,
    facts([
      [
        w.alsoCalled,
        concept.aka.length ? concept.aka.map((name, i) => [i ? ", " : null, words(name)]) : null,
      ],
      [w.partOf, graph.concepts.has(concept.broader) ? conceptName(ui, concept.broader) : null],
      [
        w.kinds,
        narrower.length ? narrower.map((one, i) => [i ? ", " : null, conceptName(ui, one.id)]) : null,
      ],
      [w.opposite, opposites.length ? opposites.map((id, i) => [i ? ", " : null, opposite(ui, id)]) : null],
    ]),
    focusTools(ui),
    h("p", { class: "drawn-of quiet" }, drawnOf(ui, concept.id)),
    moreInCorpus(ui, concept),
    effectList(ui, w.actsOnIt, graph.incoming(concept.id), w.nothingActsOnIt),
    effectList(ui, w.itActsOn, graph.outgoing(concept.id), w.actsOnNothing),
    ui.store.state.hops > 1 &&
      [...fartherOff(ui, concept.id)].map(([n, effects]) =>
        effectList(ui, format(w, "stepsOff", { n }), effects, ""),
      ),
    leftOutList(ui),
    askAbout(ui, concept),
  ];
}

/** How much of a concept the corpus has beside what is shown, and the command that shows it. */
function moreInCorpus(ui: Ui, concept: Concept): Child {
  const { words: w, graph } = ui;
  const { slice } = graph.document;
  if (!concept.more || !slice) return null;
  const command = slice.replace("{concept}", () => `'${concept.label.replaceAll("'", "'\\''")}'`);
  return h(
    "section",
    { class: "corpus" },
    h("p", {}, format(w, "moreInCorpus", { n: concept.more })),
    h(
      "p",
      {},
      h("code", { class: "command" }, command),
      " ",
      button(w.copyCommand, () => copyText(ui, command), { class: "link" }),
    ),
  );
}

function opposite(ui: Ui, id: string): HTMLElement {
  return ui.graph.concepts.has(id) ? conceptName(ui, id) : words(id);
}

function facts(pairs: readonly (readonly [string, Child])[]): Child {
  const given = pairs.filter(([, value]) => value);
  return (
    given.length > 0 &&
    h(
      "dl",
      { class: "facts" },
      given.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
    )
  );
}

function effectList(ui: Ui, title: string, effects: readonly Effect[], none: string): HTMLElement {
  const listed = effects.length
    ? h(
        "ul",
        { class: "rows" },
        effects.map((effect) => h("li", {}, effectLink(ui, effect))),
      )
    : quiet(none);
  const count = effects.length ? h("span", { class: "count" }, String(effects.length)) : null;
  return h("section", {}, h("h3", {}, title, " ", count), listed);
}

function askAbout(ui: Ui, concept: Concept): HTMLElement {
  return h(
    "p",
    { class: "asks" },
    button(ui.words.askPaths, () => ui.actions.ask("paths", concept.id, ""), { class: "link" }),
    ui.graph.outgoing(concept.id).some(({ sign }) => sign !== "none") &&
      button(
        format(ui.words, "ifRises", { concept: concept.label }),
        () => ui.actions.ask("follows", concept.id),
        { class: "link" },
      ),
  );
}

/** The panel of an effect: its sentence, its quote, its evidence. */
function effectDetails(ui: Ui, effect: Effect): Child[] {
  const { words: w } = ui;
  const isClaim = isUnshown(effect.verdict),
    plain = ui.graph.relations.get(effect.relation)?.foreign ? "" : ui.graph.readingOf(effect);
  const certainty = effect.certainty && w.certainties[effect.certainty];
  return [
    h("p", { class: "kicker" }, w.effect),
    panelTitle(words(claimOf(effect))),
    h(
      "p",
      { class: "verdict-line" },
      ui.signs.chip(effect.verdict, w.verdicts[effect.verdict]),
      certainty && effect.verdict !== "not-checked" ? h("span", { class: "quiet" }, certainty) : null,
    ),
    quote(ui, effect),
    effect.note ? words(effect.note, "p", "note") : null,
    facts([
      [w.inPlainWords, differs(plain, claimOf(effect)) && words(plain)],
      [isClaim ? w.howSaid : w.how, effect.how && words(effect.how)],
      [w.when, effect.when && words(effect.when)],
      [w.sign, (isClaim ? w.signsSaid : w.signs)[effect.sign]],
      [w.readAs, readAs(ui, effect)],
    ]),
    h("section", {}, h("h3", {}, w.references), references(ui, effect)),
    h(
      "section",
      { class: "ends" },
      h("h3", {}, `${w.from} · ${w.to}`),
      conceptLink(ui, effect.source),
      conceptLink(ui, effect.target),
    ),
    waiting("ask").otherWays(ui, effect),
  ];
}

/** What the words were taken for, where the file declares nothing. */
function readAs({ words: w, graph }: Ui, effect: Effect): Child {
  if (!effect.implied) return null;
  if (effect.relation === "affects") return w.notRead[effect.implied === "turned" ? "turned" : "none"];
  const known: Record<string, string> = w.relationWords;
  const pattern = graph.relations.get(effect.relation)!.reading;
  return words(known[effect.relation] ?? pattern.replace(/{\w+}/g, "…"));
}

function differs(a: string, b: string): boolean {
  return a !== "" && a.toLowerCase() !== b.toLowerCase();
}

function quote(ui: Ui, effect: Effect): Child {
  const { words: w } = ui;
  if (!effect.quote) return ui.graph.document.article.length > 0 && quiet(w.noQuote);
  const along = ui.graph.quoted.has(effect.id) && [
    " · ",
    button(w.readAlong, () => ui.store.set({ article: true }), { class: "link" }),
  ];
  return h(
    "figure",
    { class: "quote" },
    h("blockquote", { dir: "auto" }, format(w, "quoted", { text: effect.quote })),
    h("figcaption", { class: "quiet" }, w.fromArticle, along),
  );
}

function references(ui: Ui, effect: Effect): Child {
  if (!effect.evidence.length) return quiet(ui.words.noReferences);
  return h(
    "ul",
    { class: "references" },
    effect.evidence.map((one) => h("li", {}, referenceEntry(ui, one))),
  );
}

const STANCE_VERDICTS = {
  supports: "supported",
  partly: "mixed",
  contradicts: "contradicted",
  "no-evidence": "not-found",
} as const;

function referenceEntry(ui: Ui, { reference: id, stance, finding, quote: said, kind }: Evidence): Child[] {
  const reference = ui.graph.references.get(id);
  const title = reference?.title || id;
  const machine = kind === "machine-read";
  const verdict = machine ? "not-checked" : STANCE_VERDICTS[stance];
  return [
    h(
      "p",
      { class: "reference-title" },
      reference?.url
        ? h(
            "a",
            { href: reference.url, rel: "noopener noreferrer", target: "_blank" },
            words(title),
            h("span", { class: "sr" }, ` (${ui.words.opens})`),
          )
        : words(title),
    ),
    reference?.citation ? words(reference.citation, "p", "quiet citation") : null,
    h(
      "p",
      {},
      h(
        "span",
        { class: `stance v-${verdict}` },
        ui.signs.mark(verdict),
        ui.words[machine ? "machineStances" : "stances"][stance],
      ),
      finding ? [" ", words(finding)] : null,
    ),
    said ? h("blockquote", { class: "said", dir: "auto" }, format(ui.words, "quoted", { text: said })) : null,
  ];
}
