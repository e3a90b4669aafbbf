// How texts can be set in a view with groups shut: all useful wrappings, in em of the names.

import type { Effect, FontMetrics } from "../document";
import { measureOf } from "../near/text";
import {
  SHEET_BARE,
  SHEET_NAME_ABOVE,
  SHEET_NAME_BESIDE,
  SHEET_NARROWEST,
  SHEET_PORT,
  SHEET_WORDS_ABOVE,
  SHEET_WORDS_BESIDE,
  SHEET_WORDS_MARK,
  SHEET_WORDS_SCALE,
} from "../rules";

/** One way to set a text; width and height with the room around it. */
export interface Size {
  w: number;
  h: number;
  lines: readonly string[];
}

/** Every useful way to set a name, the widest first; `ends` lines meet its busier side. */
export function nameSizes(font: FontMetrics, name: string, ends: number): Size[] {
  return measureOf(font)
    .wrappings(name, "semibold")
    .map(({ width, lines }) => ({
      w: Math.max(SHEET_NARROWEST, width + SHEET_NAME_BESIDE),
      h: Math.max(SHEET_PORT * ends, font.lineHeight * lines.length + SHEET_NAME_ABOVE),
      lines,
    }));
}

/** Room for the mark before an effect's words. */
export const markOf = ({ verdict }: Effect): number =>
  verdict === "not-checked" ? 0 : SHEET_WORDS_MARK * SHEET_WORDS_SCALE;

/** Every useful way to set the words of an effect. */
export function wordsSizes(font: FontMetrics, effect: Effect): Size[] {
  return measureOf(font)
    .wrappings(effect.label, "regular")
    .map(({ width, lines }) => ({
      w: SHEET_WORDS_SCALE * width + SHEET_WORDS_BESIDE + markOf(effect),
      h: lines.length
        ? SHEET_WORDS_SCALE * font.lineHeight * lines.length + SHEET_WORDS_ABOVE
        : Math.max(SHEET_BARE, markOf(effect)),
      lines,
    }));
}

/** The flattest setting that is no wider than this, else the narrowest. */
export const fitting = (sizes: readonly Size[], width: number): Size =>
  sizes.find(({ w }) => w <= width + 1e-9) ?? sizes.at(-1)!;
