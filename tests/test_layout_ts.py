"""The page lays out focus views and chains after the same rule as Python, to half a pixel."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from graph_data.model import Category, Concept, ConceptGraph, Effect, Level, Verdict
from viz.look.text import metrics
from viz.near.chain import chain_view
from viz.near.focus import focus_view, focus_views
from viz.view import Brief, View

VIEWER = Path(__file__).resolve().parent.parent / "viz" / "viewer"
ESBUILD = VIEWER / "node_modules" / ".bin" / "esbuild"
pytestmark = pytest.mark.skipif(
    not (shutil.which("node") and ESBUILD.exists()), reason="needs Node and `npm install` in viz/viewer"
)
DRIVER = """
import { Graph } from "./graph";
import { focusView, pathView } from "./near";
import { readFileSync } from "node:fs";
const { document, font, asks } = JSON.parse(readFileSync(0, "utf8"));
const graph = new Graph(document);
const views = asks.map((ask) => ask.path
  ? pathView(graph, ask.path, document.effects, {}, font)
  : focusView(graph, ask.focus, { hops: ask.hops }, font));
process.stdout.write(JSON.stringify(views));
"""
PHRASE = "bone muscle flow of calcium helps to maintain a normal level density cells in vitamin D3 strongly"
VERDICTS: list[Verdict] = ["supported", "mixed", "contradicted", "not-found", "not-checked"]
LEVELS: list[Level] = ["core", "detail"]


def random_graph(seed: int, concepts: int, effects: int) -> ConceptGraph:
    dice = random.Random(seed)

    def text(most: int) -> str:
        return " ".join(dice.choice(PHRASE.split()) for _ in range(dice.randint(1, most)))

    categories = {f"k{i}": Category(f"k{i}", f"kind {i}") for i in range(4)}
    nodes = {
        f"c{i}": Concept(f"c{i}", text(5), category=dice.choice(["", *categories])) for i in range(concepts)
    }
    ids = list(nodes)
    edges = {}
    for i in range(effects):
        source = ids[0] if dice.random() < 0.35 else dice.choice(ids)
        edges[f"e{i}"] = Effect(
            f"e{i}", source, dice.choice(ids), text(6), verdict=dice.choice(VERDICTS),
            level=dice.choice(LEVELS),
        )  # fmt: skip
    return ConceptGraph("random", nodes, edges, categories)


def document(graph: ConceptGraph) -> dict[str, Any]:
    """What the page's Graph reads of a graph document."""
    return {
        "categories": [{"id": c.id, "label": c.label} for c in graph.categories.values()],
        "concepts": [
            {"id": c.id, "label": c.label, "title": c.title, "category": c.category}
            for c in graph.concepts.values()
        ],
        "effects": [
            {"id": e.id, "source": e.source, "target": e.target, "label": e.label, "level": e.level,
             "verdict": e.verdict}
            for e in graph.effects.values()
        ],
        "references": [], "relations": [], "article": [],
    }  # fmt: skip


def view_data(view: View) -> dict[str, Any]:
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


def font() -> dict[str, Any]:
    units = metrics()["units_per_em"]
    data: dict[str, Any] = {"family": "", "lineHeight": 1.16}
    for weight, table in metrics()["advances"].items():
        data[weight] = {char: advance / units for char, advance in table.items()}
    return data


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("layout")
    built = folder / "driver.mjs"
    command = [
        str(ESBUILD),
        "--bundle",
        "--platform=node",
        "--format=esm",
        f"--outfile={built}",
        "--loader=ts",
    ]
    subprocess.run(command, input=DRIVER, text=True, check=True, cwd=VIEWER / "src", capture_output=True)
    return built


def in_page(driver: Path, graph: ConceptGraph, asks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    given = json.dumps({"document": document(graph), "font": font(), "asks": asks})
    done = subprocess.run(["node", str(driver)], input=given, text=True, check=True, capture_output=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def assert_alike(there: Any, here: Any, where: str) -> None:
    """Same structure and texts; numbers within half a pixel."""
    if isinstance(here, dict):
        for key, value in here.items():
            assert_alike(there[key], value, f"{where}.{key}")
    elif isinstance(here, list):
        assert len(there) == len(here), where
        for index, value in enumerate(here):
            assert_alike(there[index], value, f"{where}[{index}]")
    elif isinstance(here, (int, float)) and not isinstance(here, bool):
        assert there == pytest.approx(here, abs=0.5), where
    else:
        assert there == here, where


@pytest.mark.parametrize(("seed", "concepts", "effects"), [(1, 12, 20), (2, 40, 70), (3, 60, 160)])
def test_focus_views_are_those_of_python(driver: Path, seed: int, concepts: int, effects: int) -> None:
    graph = random_graph(seed, concepts, effects)
    asks: list[dict[str, Any]] = [{"focus": id, "hops": hops} for id in graph.concepts for hops in (1, 2, 3)]
    for ask, there in zip(asks, in_page(driver, graph, asks), strict=True):
        here = focus_views(graph, ask["focus"], hops=ask["hops"])[0]
        assert_alike(there, view_data(here), f"{ask}")


def test_chains_are_those_of_python(driver: Path) -> None:
    graph = random_graph(4, 12, 60)
    ids = list(graph.concepts)
    paths = [ids[:n] for n in range(1, 12)]
    for path, there in zip(paths, in_page(driver, graph, [{"path": p} for p in paths]), strict=True):
        here = view_data(chain_view(graph, path, list(graph.effects.values()), Brief("", "path")))
        for part in ("boxes", "words", "routes"):
            assert_alike(there[part], here[part], f"{len(path)}.{part}")


def test_other_scripts_and_hostile_words_wrap_alike(driver: Path) -> None:
    texts = ["维生素D促进钙的吸收和骨骼的矿化作用",
             "نقص المغنيسيوم", "__proto__", "a" * 90, "x\u202ey\u0000z",
             "e\u0301" * 40,
             "one-two/three–four " * 20, " \t\u2028 "]  # fmt: skip
    nodes = {f"c{i}": Concept(f"c{i}", t) for i, t in enumerate(texts)}
    nodes["__proto__"] = Concept("__proto__", "constructor")
    edges = {f"e{i}": Effect(f"e{i}", "__proto__", f"c{i}", t) for i, t in enumerate(texts)}
    graph = ConceptGraph("", nodes, edges)
    (there,) = in_page(driver, graph, [{"focus": "__proto__", "hops": 1}])
    here = focus_view(graph, "__proto__", list(edges.values()), Brief("focus:__proto__", "focus"))
    assert_alike(there, view_data(here), "view")
