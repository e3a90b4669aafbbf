// Presenting: what is needed from the first step before an audience on.

import { mountPresenter } from "../present";
import { give } from "../waiting";

const present = { mountPresenter };

/** Holds presentations. */
export type Present = typeof present;

give("present", present);
