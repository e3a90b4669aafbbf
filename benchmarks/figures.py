"""Write docs/figures.md: how well graphs can be read, drawn by this program and by others.

    python benchmarks/figures.py [-o FILE]

Text sizes are px on a page of 1280 x 720 with a bar of 52 px; on 1920 x 1080 they are half as large again.
Takes some minutes, most of them for the polished layouts. Needs a browser for pyvis; ELK is measured where
elkjs is installed (ELK_MODULES names its node_modules).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import peers  # noqa: E402
from benchmarks.browser import browser, layout_of  # noqa: E402
from benchmarks.cases import core_of, cut_of, examples  # noqa: E402
from benchmarks.judge import measure  # noqa: E402
from viz.picture.draw import layout_json  # noqa: E402
from viz.views.catalogue import Views  # noqa: E402

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

STAGE = (1280.0, 668.0)
OVERLAPS = ("boxes_on_boxes", "words_on_words", "words_on_boxes", "lines_through_boxes",
            "lines_through_words")  # fmt: skip
HEAD = """# Figures

Written by `python benchmarks/figures.py`; do not edit. Every row is one graph drawn whole on a page of
1280 x 720 px under a bar of 52 px, measured by `benchmarks/judge.py`. On 1920 x 1080 text is half as large
again.

* **overlaps**: boxes on boxes, words on words, words on boxes, lines through foreign boxes, lines through
  foreign words. Anything but 0 is something that cannot be read, or is read wrongly.
* **clean**: effects whose words are touched by nothing foreign.
* **crossings** and the smallest angle at one; **along**: px over which two lines run within 4 px of each
  other.
* **text**: px of concepts / of effects, the smallest that is drawn; 0 where all of it is too small to be.

A quick search is what a build does by itself, a polished one what `--polish` does. Graphviz dot and ELK are
given the same font widths and the better of several settings; pyvis is as it comes.

"""
EFFORTS: dict[Literal["quick", "polish"], str] = {"quick": "quick", "polish": "polished"}
COLUMNS = ("drawn by", "overlaps", "clean", "crossings", "angle", "along", "text")


def main() -> None:
    """Measure and write."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("-o", dest="out", type=Path, default=ROOT / "docs" / "figures.md")
    options = parser.parse_args()
    parts = [HEAD]
    for name, graph in graphs():
        print(name, file=sys.stderr)
        parts.append(section(name, graph))
    parts.append(way_of_a_page())
    options.out.write_text("\n".join(parts), encoding="utf-8")


def way_of_a_page() -> str:
    """Return what `benchmarks/walk.py` counts, in a process whose packages are not loaded yet."""
    command = [sys.executable, str(ROOT / "benchmarks" / "walk.py")]
    counted = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    lines = "\n".join(f"* {line}" for line in counted.splitlines())
    return f"""## The way of a page through the rooms of the code

From `viz.render_page` to the written file, magnesium, as `benchmarks/walk.py` counts and says how:

{lines}
"""


def graphs() -> Iterator[tuple[str, ConceptGraph]]:
    """Yield every graph that is measured, by name."""
    bundled = examples()
    for name, graph in bundled.items():
        yield f"{name}, all effects", graph
        core = core_of(graph)
        if len(core.effects) < len(graph.effects):
            yield f"{name}, core effects", core
    magnesium = bundled["magnesium"]
    yield "part of magnesium", cut_of(magnesium, 40, 67)
    yield "smaller part of magnesium", cut_of(magnesium, 35, 55)


def section(name: str, graph: ConceptGraph) -> str:
    """Return the table of one graph."""
    size = f"{len(graph.concepts)} concepts, {len(graph.effects)} effects"
    rows = [f"## {name[0].upper()}{name[1:]} ({size})\n", _row(COLUMNS), _row(["---"] * len(COLUMNS))]
    for label, layout in drawings(graph):
        rows.append(_row([label, *cells(measure(layout))]))
    return "\n".join(rows) + "\n"


def drawings(graph: ConceptGraph) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the drawings of a graph by this program and by the others."""
    for effort in EFFORTS:
        view = Views(graph, effort=effort)["overview:all" if _has_details(graph) else "overview:core"]
        yield f"**conceptgraph**, {EFFORTS[effort]}", json.loads(layout_json(graph, view))
    yield "Graphviz dot, best of 4 settings", peers.best_dot_layout(graph, STAGE)
    elk = peers.best_elk_layout(graph, STAGE)
    if elk is not None:
        yield "ELK layered", elk
    yield "pyvis, default", pyvis_layout(graph)


def _has_details(graph: ConceptGraph) -> bool:
    return any(effect.level == "detail" for effect in graph.effects.values())


def pyvis_layout(graph: ConceptGraph) -> dict[str, Any]:
    """Return what pyvis's default page shows once it has come to rest."""
    with tempfile.TemporaryDirectory() as folder, browser() as opened:
        data, page = Path(folder) / "graph.json", Path(folder) / "page.html"
        data.write_text(json.dumps(peers.plain(graph)), encoding="utf-8")
        subprocess.run([sys.executable, "-c", peers.PYVIS_SCRIPT, data, page], check=True, cwd=folder)
        return layout_of(opened, page, (1280, 720), ours=False)


def cells(figures: dict[str, Any]) -> list[str]:
    """Return the figures of one drawing as they stand in the table."""
    angle = figures["smallest_angle"]
    return [
        " ".join(str(figures[name]) for name in OVERLAPS),
        f"{figures['clean_words']}/{figures['labelled']}",
        str(figures["crossings"]),
        "" if angle is None else f"{angle}°",
        f"{figures['running_along_px']} px",
        f"{figures['concept_px']} / {figures['effect_px']}",
    ]


def _row(values: Any) -> str:
    return "| " + " | ".join(values) + " |"


if __name__ == "__main__":
    main()
