// Views for other places than the window they were made for: small graphs to be read, telephones, small frames.

import { again, framed, inMiddle } from "../fitting";
import { give } from "../waiting";

const fitting = { again, framed, inMiddle };

/** Makes views fit where they stand. */
export type Fitting = typeof fitting;

give("fitting", fitting);
