// Views near a concept, laid out in the page: its surroundings, and chains of concepts.

export { pathView } from "./chain";
export { type FocusOptions, focusView } from "./focus";
export { uprightView } from "./upright";
