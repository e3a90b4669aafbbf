// What viewer.js lends to the scripts that wait: they name these modules as any other, and build.mjs puts what the
// window holds in their place, so that nothing stands in the page twice. What is not named here is no part of them.

import { claimOf, isUnshown } from "./ask/told";
import { bringLists, inflated } from "./carried";
import { ALL_SIDES, effectPasses, isRestricting, SIDES, valuesOf } from "./filter";
import { SHUT } from "./graph";
import { measureOf, shown } from "./near/text";
import { FRAMED } from "./options";
import { drawScene } from "./stage/draw";
import { CanvasPainter, FAMILIES } from "./stage/paint";
import { NO_FILTER } from "./state";
import { isPosed, onward, stepNumber, stepOf, tourOf, wordsOf } from "./steps";
import { changed } from "./ui/changed";
import { copyText } from "./ui/copy";
import { button, fill, h, panelTitle, quiet, redrawn, s, words } from "./ui/dom";
import { countDrawn, drawnOf, leftOut, showLeftOut } from "./ui/drawn";
import { conceptLink, conceptName, effectLink, headOf, verdictWord } from "./ui/effect-link";
import { fartherOff, leftOutList } from "./ui/farther";
import { focusTools } from "./ui/focus-tools";
import { distance } from "./ui/fuzzy";
import { helpPanel } from "./ui/help";
import { indexOf } from "./ui/search-index";
import { icon, iconButton } from "./ui/signs";
import { partOf, placeOf, said, stepList } from "./ui/step-parts";
import { toast } from "./ui/toast";
import { unpacked } from "./unpack";
import { give, waiting } from "./waiting";
import { format } from "./words";

/** All that is lent: a plain object is shorter than what a bundle makes of a module. */
export const lent = {
  ALL_SIDES,
  CanvasPainter,
  FAMILIES,
  FRAMED,
  NO_FILTER,
  SHUT,
  SIDES,
  bringLists,
  button,
  changed,
  claimOf,
  conceptLink,
  conceptName,
  copyText,
  countDrawn,
  distance,
  drawScene,
  drawnOf,
  effectLink,
  effectPasses,
  fartherOff,
  fill,
  focusTools,
  format,
  give,
  h,
  headOf,
  helpPanel,
  icon,
  iconButton,
  indexOf,
  inflated,
  isPosed,
  isRestricting,
  isUnshown,
  leftOut,
  leftOutList,
  measureOf,
  onward,
  panelTitle,
  partOf,
  placeOf,
  quiet,
  redrawn,
  s,
  said,
  showLeftOut,
  shown,
  stepList,
  stepNumber,
  stepOf,
  toast,
  tourOf,
  unpacked,
  valuesOf,
  verdictWord,
  waiting,
  words,
  wordsOf,
};
