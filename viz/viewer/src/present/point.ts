// What is told of a step before an audience: its point, which stands above the picture, and the rest.

import type { Graph } from "../graph";
import type { State } from "../state";
import { stepOf, wordsOf } from "../steps";

/** The title of a step, or else what it says first or shows, and what is said besides. */
export function pointOf(
  graph: Graph,
  state: Pick<State, "tour" | "step" | "revealed">,
): { title: string; say: string } {
  const { title, say } = wordsOf(graph, state),
    heading = stepOf(graph, state)?.heading;
  if (title || !heading) return { title, say };
  const whole = say.trim();
  return { title: heading, say: whole.slice(whole.startsWith(heading) ? heading.length : 0).trim() };
}
