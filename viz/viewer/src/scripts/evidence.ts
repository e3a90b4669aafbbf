// Panels beside the picture that are opened when somebody asks: evidence and filters, legend, outline, help.

import { helpPanel } from "../ui/help";
import { legendPanel } from "../ui/legend";
import { narrowPanel, restrictions } from "../ui/narrow";
import { outlinePanel } from "../ui/outline-panel";
import { give } from "../waiting";

const evidence = {
  filter: narrowPanel,
  help: helpPanel,
  legend: legendPanel,
  outline: outlinePanel,
  restrictions,
};

/** Fills the panels that are about the whole graph, and names what a filter leaves in. */
export type EvidencePanels = typeof evidence;

give("evidence", evidence);
