// What leaves the page: pictures and data, copied, saved or printed.

import { picture, svgText } from "../stage/picture";
import * as downloads from "../ui/downloads";
import { putSheet } from "../ui/print-sheet";
import { give } from "../waiting";

const out = { ...downloads, picture, putSheet, svgText };

/** Draws pictures as files, and copies and saves what a reader takes away. */
export type Export = typeof out;

give("export", out);
