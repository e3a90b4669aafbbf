"""The TypeScript side of the twins: one bundle of all rules, asked in one run of Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph_data.model import ConceptGraph, Effect
from viz.look.text import LINE_HEIGHT, metrics
from viz.view import View

HERE = Path(__file__).resolve().parent
VIEWER = HERE.parents[1] / "viz" / "viewer"
ESBUILD = VIEWER / "node_modules" / ".bin" / "esbuild"
#: Why the twins cannot be compared here; empty when they can.
LACKING = "" if shutil.which("node") and ESBUILD.exists() else "needs Node and `npm install` in viz/viewer"
#: Reads the font, then a rule's name and a case on every line; writes an answer on every line.
_DRIVER = """
import { RULES, useFont } from "./rules.ts";
import { readFileSync } from "node:fs";
const [font, ...cases] = readFileSync(0, "utf8").trimEnd().split("\\n").map((line) => JSON.parse(line));
useFont(font);
const answer = ([rule, given]) => {
  try { return RULES[rule](given); } catch (error) { return { failed: String(error?.stack ?? error) }; }
};
process.stdout.write(cases.map((one) => JSON.stringify(answer(one)) ?? "null").join("\\n"));
"""
#: What modules of the page ask of a browser when they are loaded.
_BROWSER = "globalThis.matchMedia ??= () => ({ matches: false, addEventListener() {} });"
Case = dict[str, Any]


class Page:
    """Answers cases by the rules of the page's scripts."""

    def __init__(self, folder: Path) -> None:
        """Bundle the rules into a folder."""
        self._script = folder / "twins.mjs"
        command = [str(ESBUILD), "--bundle", "--platform=node", "--format=esm", "--log-level=error"]
        command += [f"--outfile={self._script}", "--loader=ts", f"--banner:js={_BROWSER}"]
        subprocess.run(command, input=_DRIVER, text=True, check=True, cwd=HERE, timeout=120)

    def answers(self, asked: Iterable[tuple[str, Case]]) -> list[Any]:
        """Return the page's answers to cases, each with the name of its rule."""
        lines = [json.dumps(font()), *(json.dumps(one, default=_plain) for one in asked)]
        done = subprocess.run(
            ["node", str(self._script)], input="\n".join(lines), text=True, check=True, capture_output=True,
            timeout=600,
        )  # fmt: skip
        return [json.loads(line) for line in done.stdout.split("\n")]


def font() -> Case:
    """The font's widths in em, as the page's script holds them."""
    units = metrics()["units_per_em"]
    data: Case = {"family": "", "lineHeight": LINE_HEIGHT}
    for weight, table in metrics()["advances"].items():
        data[weight] = {char: advance / units for char, advance in table.items()}
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, ConceptGraph):
        return document(value)
    if isinstance(value, View):
        return view_data(value)
    raise TypeError(f"a case cannot hold {type(value).__name__}")


def document(graph: ConceptGraph) -> Case:
    """What the page's ``Graph`` reads of a graph document."""
    effect = ("id", "source", "target", "label", "relation", "sign", "level", "when", "quote", "verdict",
              "certainty", "papers")  # fmt: skip

    def told(one: Effect) -> Case:
        evidence = [{"reference": each.reference, "stance": each.stance} for each in one.evidence]
        return {**{key: getattr(one, key) for key in effect}, "evidence": evidence}

    return {
        "categories": [{"id": c.id, "label": c.label} for c in graph.categories.values()],
        "concepts": [
            {"id": c.id, "label": c.label, "title": c.title, "category": c.category,
             "definition": c.definition, "aka": list(c.aka), "broader": c.broader}
            for c in graph.concepts.values()
        ],
        "effects": [told(e) for e in graph.effects.values()],
        "opposites": [told(link) for links in graph.opposites.values() for link in links],
        "references": [],
        "relations": [
            {"id": r.id, "sign": r.sign, "arrow": r.arrow, "reading": r.reading, "amount": r.amount}
            for r in graph.relations.values()
        ],
        "article": [],
        "tours": [],
    }


def view_data(view: View) -> Case:
    """The view in the words of the page's script."""
    return {
        "id": view.id, "kind": view.kind, "title": view.title, "width": view.width, "height": view.height,
        "boxes": [{"concept": b.concept, "rect": list(b.rect), "lines": list(b.lines), "font": b.font_px}
                  | ({"central": True} if b.central else {}) for b in view.boxes],
        "words": [{"effects": list(w.effects), "rect": list(w.rect),
                   "lines": list(w.lines), "font": w.font_px}
                  | ({"mark": w.mark_px} if w.mark_px else {}) for w in view.words],
        "routes": [{"effect": r.effect, "points": [list(p) for p in r.points]} for r in view.routes],
        "headings": [{"text": h.text, "rect": list(h.rect), "font": h.font_px, "align": h.align}
                     for h in view.headings],
    }  # fmt: skip
