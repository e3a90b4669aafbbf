// Which way a text runs: from right to left where its first letter does, whatever else is in it.
// Twin: viz/look/direction.py

import { RIGHT_TO_LEFT } from "../rules";

const FIRST = new RegExp(`^\\P{L}*[${RIGHT_TO_LEFT}]`, "u");

/** Whether a text runs from right to left. */
export function isRtl(text: string): boolean {
  return FIRST.test(text);
}
