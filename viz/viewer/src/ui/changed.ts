// Whether one of these parts of the state has changed.

import type { State } from "../state";

/** Whether one of these fields of the state changed, or the graph that is told of. */
export function changed(state: State, before: State, ...keys: (keyof State)[]): boolean {
  return state.revision !== before.revision || keys.some((key) => state[key] !== before[key]);
}
