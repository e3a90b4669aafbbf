// What viewer.js lends to the scripts that wait: they name these modules as any other, and build.mjs puts what the
// window holds in their place, so that nothing stands in the page twice. What is not named here is no part of them.

export { claimOf, isUnshown } from "./ask/told";
export { bringLists, inflated } from "./carried";
export { ALL_SIDES, effectPasses, isRestricting, SIDES, valuesOf } from "./filter";
export { SHUT } from "./graph";
export { measureOf, shown } from "./near/text";
export { FRAMED } from "./options";
export { drawScene } from "./stage/draw";
export { CanvasPainter, FAMILIES } from "./stage/paint";
export { NO_FILTER } from "./state";
export { isPosed, onward, stepNumber, stepOf, tourOf, wordsOf } from "./steps";
export { changed } from "./ui/changed";
export { copyText } from "./ui/copy";
export { button, fill, h, panelTitle, quiet, redrawn, s, words } from "./ui/dom";
export { countDrawn, drawnOf, leftOut, showLeftOut } from "./ui/drawn";
export { conceptLink, conceptName, effectLink, headOf, verdictWord } from "./ui/effect-link";
export { fartherOff, leftOutList } from "./ui/farther";
export { focusTools } from "./ui/focus-tools";
export { distance } from "./ui/fuzzy";
export { helpPanel } from "./ui/help";
export { indexOf } from "./ui/search-index";
export { icon, iconButton } from "./ui/signs";
export { partOf, placeOf, said, stepList } from "./ui/step-parts";
export { toast } from "./ui/toast";
export { unpacked } from "./unpack";
export { give, waiting } from "./waiting";
export { format } from "./words";
