// Views near a concept, laid out in the page: its surroundings, and chains of concepts.

export { focusView, type FocusOptions } from "./focus";
export { pathView } from "./chain";
