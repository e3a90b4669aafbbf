// Views for other places than the window they were made for: small graphs to be read, telephones, small frames.

import { framed, inMiddle, uprightView } from "../fitting";
import { give } from "../waiting";

const fitting = { framed, inMiddle, uprightView };

/** Makes views fit where they stand. */
export type Fitting = typeof fitting;

give("fitting", fitting);
