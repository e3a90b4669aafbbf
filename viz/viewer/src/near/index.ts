// Views near a concept, laid out in the page: its surroundings, chains of concepts, and loops.

export { pathView } from "./chain";
export { type FocusOptions, focusView } from "./focus";
export { ringView } from "./ring";
