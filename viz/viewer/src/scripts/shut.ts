// Groups shut to one box each: what is shown then, and where it stands.

import { shutContent } from "../shut/content";
import { shutView } from "../shut/place";
import { give } from "../waiting";

const shut = { shutContent, shutView };

/** Shuts groups of a view. */
export type Shut = typeof shut;

give("shut", shut);
