// How what edits looks: in the page's own colours and sizes, quiet until it is wanted.

const CSS = `
body.edits #main { height: calc(100vh - 96px); height: calc(100dvh - 96px); }
body.edits.presenting #main { height: 100vh; height: 100dvh; }
#edit-strip { position: relative; z-index: 4; height: 44px; display: flex; align-items: center; gap: 4px; padding: 0 12px; border-bottom: 1px solid var(--hairline); background: var(--paper); overflow-x: auto; scrollbar-width: none; }
.edit-new { display: inline-flex; align-items: center; gap: 8px; height: 32px; padding: 0 12px; border-radius: 8px; white-space: nowrap; flex: none; font-size: 15px; }
.edit-new:hover, .edit-tool:hover { background: color-mix(in srgb, var(--ink) 8%, transparent); }
.edit-gap { flex: 1; }
#edit-strip .icon-button { width: 32px; height: 32px; flex: none; }
#edit-sheet { position: fixed; z-index: 35; width: min(340px, calc(100vw - 24px)); padding: 16px 18px 18px; background: var(--surface); border: 1px solid var(--hairline); border-radius: 12px; box-shadow: 0 10px 36px rgb(0 0 0 / .18); }
#edit-sheet h2 { font-size: 18px; font-weight: 600; line-height: 1.2; margin-bottom: 10px; }
.edit-form { display: grid; gap: 10px; }
.edit-field { display: block; min-width: 0; }
.edit-field > .quiet { display: block; font-size: 13px; margin-bottom: 2px; }
.edit-form textarea { width: 100%; min-height: 80px; max-height: 40vh; padding: 8px 12px; font: inherit; color: inherit; line-height: 1.4; resize: vertical; border: 1px solid color-mix(in srgb, var(--quiet) 70%, transparent); border-radius: 8px; background: var(--surface); }
.edit-acts { display: flex; gap: 8px; align-items: center; margin-top: 2px; }
.edit-act { height: 36px; padding: 0 16px; border-radius: 8px; background: var(--ink); color: var(--paper); }
.edit-act.danger { background: var(--contradicted); color: var(--surface); }
.edit-leave { height: 36px; padding: 0 12px; border-radius: 8px; color: var(--quiet); }
.edit-leave:hover { color: var(--ink); }
.edit-message { padding: 10px 12px; border-radius: 8px; background: color-mix(in srgb, var(--contradicted) 9%, transparent); font-size: 15px; line-height: 1.4; overflow-wrap: anywhere; }
.edit-message p + p, .edit-both + p { margin-top: 6px; }
.edit-choices { display: flex; gap: 16px; }
.edit-both { display: grid; gap: 4px; margin-top: 6px; }
.edit-both > div { display: grid; grid-template-columns: 5.5em 1fr; gap: 8px; }
.edit-both dt { color: var(--quiet); }
.edit-quote { font-size: 15px; line-height: 1.4; padding-inline-start: 10px; border-inline-start: 3px solid var(--hairline); color: var(--quiet); max-height: 9em; overflow: auto; }
.edit-or { margin-top: 14px; padding-top: 12px; border-top: 1px solid var(--hairline); font-size: 15px; }
.edit-or .edit-leave { display: none; }
.edit-or .edit-act { height: 32px; background: none; border: 1px solid var(--quiet); color: var(--ink); font-size: 15px; }
.edits #article .sentence.plain { cursor: pointer; border-radius: 3px; }
.edits #article .sentence.plain:is(:hover, :focus-visible) { background: color-mix(in srgb, var(--accent) 10%, transparent); color: var(--ink); }
.edit-more { display: inline-flex; align-items: center; justify-content: center; width: 20px; height: 20px; margin-inline: 4px; border-radius: 50%; background: var(--accent); color: var(--on-accent); font-weight: 600; line-height: 1; vertical-align: 1px; }
#edit-lost { position: fixed; z-index: 32; inset: auto 12px 12px; max-width: 560px; margin: 0 auto; padding: 14px 18px 16px; background: var(--surface); border: 1px solid var(--hairline); border-inline-start: 5px solid var(--accent); border-radius: 10px; box-shadow: 0 8px 28px rgb(0 0 0 / .18); }
#edit-lost ul { margin: 4px 0 10px; color: var(--quiet); font-size: 15px; }
.edit-over { background: color-mix(in srgb, var(--accent) 16%, transparent); border-radius: 6px; outline: 2px solid var(--accent); }
.combo { position: relative; display: block; }
.offers { position: absolute; z-index: 40; inset-inline: 0; top: 39px; max-height: 264px; overflow: auto; padding: 5px; background: var(--surface); border: 1px solid var(--hairline); border-radius: 10px; box-shadow: 0 6px 24px rgb(0 0 0 / .14); }
.offers li { display: flex; justify-content: space-between; gap: 12px; padding: 5px 8px; border-radius: 6px; cursor: pointer; overflow-wrap: anywhere; }
.offers li:hover { background: color-mix(in srgb, var(--ink) 7%, transparent); }
.offers [aria-selected="true"] { background: color-mix(in srgb, var(--accent) 14%, transparent); }
.offers .quiet { flex: none; font-size: 13px; line-height: 23px; }
.edit-tools { margin: -4px 0 16px; }
.edit-row { display: flex; flex-wrap: wrap; gap: 4px; margin-inline: -2px; }
.edit-tool { height: 28px; padding: 0 9px; border: 1px solid var(--hairline); border-radius: 8px; color: var(--quiet); font-size: 14px; white-space: nowrap; }
.edit-tool:hover { color: var(--ink); }
.edit-tool[aria-expanded="true"] { color: var(--ink); border-color: var(--ink); }
.edit-tools .edit-form { margin-top: 12px; padding: 12px 14px 14px; border: 1px solid var(--hairline); border-radius: 10px; background: color-mix(in srgb, var(--paper) 60%, var(--surface)); }
.edit-knob { position: absolute; left: -9px; top: -9px; z-index: 4; width: 18px; height: 18px; border-radius: 50%; background: var(--accent); border: 3px solid var(--surface); box-shadow: 0 1px 4px rgb(0 0 0 / .3); cursor: crosshair; touch-action: none; }
#stage > svg.edit-line { z-index: 4; pointer-events: none; display: none; }
#stage > svg.edit-line.drawn { display: block; }
.edit-line path { fill: none; stroke: var(--accent); stroke-width: 2.5; stroke-dasharray: 7 5; stroke-linecap: round; }
.presenting :is(#edit-strip, .edit-knob, #edit-sheet) { display: none !important; }
@media (max-width: 760px) {
  body.edits:not(.presenting) #main { height: calc(100vh - 136px); height: calc(100dvh - 136px); }
  .edit-gap { display: none; }
  #edit-strip .icon-button { order: -1; }
  .edit-tool { height: 36px; padding: 0 12px; font-size: 15px; }
  .edit-new { height: 40px; }
  #edit-strip .icon-button { width: 40px; height: 40px; }
}
.edit-begin { position: absolute; inset: 34% 12px auto; z-index: 2; text-align: center; color: var(--quiet); pointer-events: none; }
.edit-begin strong { display: block; color: var(--ink); font-size: 22px; font-weight: 600; margin-bottom: 6px; }
@media print { #edit-strip, .edit-tools, .edit-knob, #edit-sheet { display: none !important; } }
`;

/** Give the page this style. */
export function addStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
