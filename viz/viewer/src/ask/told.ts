// How an effect may be told, by what the references say of it.
// Twin: graph_data/ask/backing.py

import type { Effect, Verdict } from "../document";
import { UNSHOWN } from "../rules";

/** What references speak against, or nobody has shown, is told as what is said. */
export function isUnshown(verdict: Verdict): boolean {
  return (UNSHOWN as readonly Verdict[]).includes(verdict);
}

/** An effect in its own words, told as no more than its verdict allows. */
export const claimOf = ({ claim, sentence }: Effect): string => claim ?? sentence;
