// What opens beside the picture when somebody asks: an account of one thing, evidence and filters, legend, outline, help.

import { detailsPanel } from "../ui/details";
import { helpPanel } from "../ui/help";
import { legendPanel } from "../ui/legend";
import { narrowPanel, restrictions } from "../ui/narrow";
import { outlinePanel } from "../ui/outline-panel";
import { give } from "../waiting";

const panels = {
  details: detailsPanel,
  filter: narrowPanel,
  help: helpPanel,
  legend: legendPanel,
  outline: outlinePanel,
  restrictions,
};

/** Fills the panels, and names what a filter leaves in. */
export type Panels = typeof panels;

give("panels", panels);
