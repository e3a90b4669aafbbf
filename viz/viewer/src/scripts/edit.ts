// The page that is edited: what the reader of a served page may change, brought into the file of its graph.

import { edit } from "../edit/editor";
import { give } from "../waiting";

const parts = { edit };

/** Lets a served page be edited. */
export type Edit = typeof parts;

give("edit", parts);
