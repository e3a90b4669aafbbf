"""The same graphs drawn by others: pyvis as it comes, Graphviz dot, and ELK where it is installed."""

from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from viz.look.text import LINE_HEIGHT, Weight, width

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

HERE = Path(__file__).resolve().parent
#: Text sizes in which the others lay out; the result is then scaled to the page.
NAME_PX, WORDS_PX = 14.0, 11.5

#: A bare script that writes a graph with pyvis's default settings.
PYVIS_SCRIPT = """
import json, sys
from pyvis.network import Network
data = json.load(open(sys.argv[1], encoding="utf-8"))
network = Network(directed=True, cdn_resources="in_line")
for concept in data["concepts"]:
    network.add_node(concept["id"], label=concept["label"])
for effect in data["effects"]:
    network.add_edge(effect["source"], effect["target"], label=effect["label"])
if len(sys.argv) > 3:
    for node in network.nodes:
        node["x"], node["y"] = data["positions"][node["id"]]
    network.toggle_physics(False)
open(sys.argv[2], "w", encoding="utf-8").write(network.generate_html(notebook=False))
"""


def plain(graph: ConceptGraph) -> dict[str, Any]:
    """Return a graph as the few facts that every drawing program takes, and a circle of positions."""
    count = len(graph.concepts)
    places = {
        id: (40 * count * math.cos(6.2832 * i / count) / 6, 40 * count * math.sin(6.2832 * i / count) / 6)
        for i, id in enumerate(graph.concepts)
    }
    return {
        "concepts": [{"id": c.id, "label": c.title} for c in graph.concepts.values()],
        "effects": [
            {"source": e.source, "target": e.target, "label": e.label} for e in graph.effects.values()
        ],
        "positions": places,
    }


def fitted(layout: dict[str, Any], page: tuple[float, float]) -> dict[str, Any]:
    """Return a layout scaled, and centred, to fill a page."""
    factor = min(page[0] / layout["page"]["width"], page[1] / layout["page"]["height"])

    def scaled(box: list[float] | None) -> list[float] | None:
        return [value * factor for value in box] if box else None

    for item in [*layout["nodes"], *layout["edges"]]:
        item["label_box"] = scaled(item["label_box"])
        item["font_px"] *= factor
    for node in layout["nodes"]:
        node["box"] = scaled(node["box"])
    for edge in layout["edges"]:
        edge["points"] = [[x * factor, y * factor] for x, y in edge["points"]]
    return {**layout, "page": {"width": page[0], "height": page[1]}}


Size = tuple[float, float]


def _sizes(graph: ConceptGraph, letters: int) -> tuple[dict[str, Size], dict[str, Size]]:
    """Return width and height of each box and of each effect's words, wrapped at so many letters."""

    def size(text: str, font: float, padding: float, weight: Weight) -> Size:
        lines = textwrap.wrap(text, letters) or [""]
        across = max(width(line, weight) for line in lines) * font
        return across + padding, len(lines) * LINE_HEIGHT * font + padding

    names = {c.id: size(c.title, NAME_PX, 8, "semibold") for c in graph.concepts.values()}
    return names, {e.id: size(e.label, WORDS_PX, 2, "regular") for e in graph.effects.values()}


def _node(id: str, title: str, box: list[float]) -> dict[str, Any]:
    x, y, w, h = box
    inner = [x + 4, y + 4, w - 8, h - 8]
    return {"id": id, "label": title, "box": box, "label_box": inner, "font_px": NAME_PX}


def dot_layout(
    graph: ConceptGraph, page: tuple[float, float], letters: int = 40, **attributes: str
) -> dict[str, Any]:
    """Return Graphviz dot's drawing, left to right, with every box and label at its true size."""
    import pygraphviz

    names, words = _sizes(graph, letters)
    drawing = pygraphviz.AGraph(strict=False, directed=True, rankdir="LR", **attributes)
    for id, (across, high) in names.items():
        drawing.add_node(id, shape="box", fixedsize="true", label="", width=across / 72, height=high / 72)
    for effect in graph.effects.values():
        across, high = words[effect.id]
        size = f'WIDTH="{across:.0f}" HEIGHT="{high:.0f}"'
        table = f'<<TABLE BORDER="0" FIXEDSIZE="TRUE" CELLPADDING="0" {size}><TR><TD></TD></TR></TABLE>>'
        drawing.add_edge(effect.source, effect.target, key=effect.id, label=table)
    drawing.layout(prog="dot")
    _, _, right, top = map(float, drawing.graph_attr["bb"].split(","))
    layout: dict[str, Any] = {"page": {"width": right, "height": top}, "nodes": [], "edges": []}
    for concept in graph.concepts.values():
        x, y = map(float, drawing.get_node(concept.id).attr["pos"].split(","))
        w, h = names[concept.id]
        layout["nodes"].append(_node(concept.id, concept.title, [x - w / 2, top - y - h / 2, w, h]))
    for effect in graph.effects.values():
        attr = drawing.get_edge(effect.source, effect.target, effect.id).attr
        x, y = map(float, attr["lp"].split(","))
        w, h = words[effect.id]
        points = [[px, top - py] for px, py in _spline(attr["pos"])]
        box = [x - w / 2, top - y - h / 2, w, h]
        layout["edges"].append(
            {"source": effect.source, "target": effect.target, "label": effect.label, "points": points,
             "label_box": box, "font_px": WORDS_PX}
        )  # fmt: skip
    return fitted(layout, page)


def best_dot_layout(graph: ConceptGraph, page: tuple[float, float]) -> dict[str, Any]:
    """Return the drawing with the largest text of four settings of dot: wrapped or not, fitted or not."""
    tight = {"nodesep": "0.1", "ranksep": "0.15", "ratio": f"{page[1] / page[0]:.3f}"}
    tried = [dot_layout(graph, page, letters, **more) for letters in (17, 40) for more in ({}, tight)]
    return max(tried, key=lambda layout: min(node["font_px"] for node in layout["nodes"]))


def _spline(text: str) -> list[tuple[float, float]]:
    """Return points along Graphviz's ``e,x,y x,y ...``: an end, then pieces of Bezier curves."""
    end: list[tuple[float, float]] = []
    places: list[tuple[float, float]] = []
    for part in text.split():
        *sign, x, y = part.split(",")
        (end if sign else places).append((float(x), float(y)))
    points = places[:1]
    for first in range(0, len(places) - 3, 3):
        a, b, c, d = places[first : first + 4]
        for step in range(1, 9):
            t = step / 8
            u = 1 - t
            weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            points.append(
                (
                    sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                    sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
                )
            )
    return points + end


def elk_modules() -> Path | None:
    """Return the node_modules that hold elkjs: $ELK_MODULES, or one beside the benchmarks."""
    for folder in (os.environ.get("ELK_MODULES", ""), str(HERE / "node_modules")):
        if folder and (Path(folder) / "elkjs").is_dir() and shutil.which("node"):
            return Path(folder)
    return None


def best_elk_layout(graph: ConceptGraph, page: tuple[float, float]) -> dict[str, Any] | None:
    """Return ELK's drawing with the larger text, wrapped or not; None where elkjs is not installed."""
    tried = [elk_layout(graph, page, wrapped=wrapped) for wrapped in (True, False)]
    found = [layout for layout in tried if layout is not None]
    return max(found, key=lambda layout: min(node["font_px"] for node in layout["nodes"]), default=None)


def elk_layout(graph: ConceptGraph, page: tuple[float, float], *, wrapped: bool) -> dict[str, Any] | None:
    """Return ELK's layered drawing with the words in their lines; None where elkjs is not installed."""
    modules = elk_modules()
    if modules is None:
        return None
    names, words = _sizes(graph, 17 if wrapped else 40)
    request = {
        "id": "root",
        "layoutOptions": {"elk.algorithm": "layered", "elk.direction": "RIGHT",
                          "elk.edgeLabels.inline": "true", "elk.aspectRatio": str(page[0] / page[1])},
        "children": [{"id": f"n:{id}", "width": w, "height": h} for id, (w, h) in names.items()],
        "edges": [
            {"id": f"e:{e.id}", "sources": [f"n:{e.source}"], "targets": [f"n:{e.target}"],
             "labels": [{"text": e.label, "width": words[e.id][0], "height": words[e.id][1]}]}
            for e in graph.effects.values()
        ],
    }  # fmt: skip
    script = f"""
      const ELK = require({json.dumps(str(modules / "elkjs"))});
      let text = ''; process.stdin.on('data', part => text += part).on('end', () =>
        new ELK().layout(JSON.parse(text)).then(done => console.log(JSON.stringify(done))));
    """
    answer = subprocess.run(
        ["node", "-e", script], input=json.dumps(request), text=True, capture_output=True, check=True
    )
    return fitted(_from_elk(graph, json.loads(answer.stdout)), page)


def _from_elk(graph: ConceptGraph, done: dict[str, Any]) -> dict[str, Any]:
    page = {"width": done["width"], "height": done["height"]}
    layout: dict[str, Any] = {"page": page, "nodes": [], "edges": []}
    for child in done["children"]:
        box = [child["x"], child["y"], child["width"], child["height"]]
        layout["nodes"].append(_node(child["id"][2:], graph.concepts[child["id"][2:]].title, box))
    for edge in done["edges"]:
        effect = graph.effects[edge["id"][2:]]
        (section,) = edge["sections"]
        points = [section["startPoint"], *section.get("bendPoints", []), section["endPoint"]]
        (label,) = edge["labels"]
        layout["edges"].append(
            {"source": effect.source, "target": effect.target, "label": effect.label,
             "points": [[point["x"], point["y"]] for point in points],
             "label_box": [label["x"], label["y"], label["width"], label["height"]], "font_px": WORDS_PX}
        )  # fmt: skip
    return layout
