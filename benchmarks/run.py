"""Measure building and opening a page against pyvis, and how building grows; prints a report.

    python benchmarks/run.py [--quick]

Everything runs in turn in one session, so that the ratios hold even where the machine is busy.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import peers  # noqa: E402
from benchmarks.browser import browser, first_and_still  # noqa: E402
from benchmarks.cases import examples, large_yaml  # noqa: E402
from benchmarks.processes import costs, our_command  # noqa: E402
from graph_data import read_graph  # noqa: E402

PYVIS = [sys.executable, "-c", peers.PYVIS_SCRIPT]


def main() -> None:
    """Measure and print."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--quick", action="store_true", help="one run of each, no graph of 1,000")
    options = parser.parse_args()
    runs = 1 if options.quick else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {"CONCEPTGRAPH_CACHE": str(folder / "cache")}
        magnesium(folder, environment, runs)
        growth(folder, environment, (250, 500) if options.quick else (250, 500, 1000))


def magnesium(folder: Path, environment: dict[str, str], runs: int) -> None:
    """Print what the bundled graph costs to build and to open, beside pyvis's default page of it."""
    data, theirs, ours = folder / "graph.json", folder / "pyvis.html", folder / "ours.html"
    data.write_text(json.dumps(peers.plain(examples()["magnesium"])), encoding="utf-8")
    build = our_command("build", "magnesium", "-o", str(ours), "--quiet")
    first = costs({"build": build}, environment, folder, 1)["build"]
    found = costs({"ours": build, "pyvis": [*PYVIS, str(data), str(theirs)]}, environment, folder, runs)
    print(f"{'magnesium':32}{'conceptgraph':>14}{'pyvis':>12}{'ratio':>8}")
    print(f"  {'first build ever, s':30}{first.wall:14.2f}")
    line("CPU, layouts kept, s", found["ours"].cpu, found["pyvis"].cpu)
    line("peak memory, MB", found["ours"].megabytes, found["pyvis"].megabytes)
    line("page, kB", ours.stat().st_size / 1000, theirs.stat().st_size / 1000)
    opened(ours, theirs, runs)
    talks(folder, environment, ours, runs)


def talks(folder: Path, environment: dict[str, str], page: Path, runs: int) -> None:
    """Print what a talk costs to write, and when the deck's first slide is seen beside the plain page."""
    print("magnesium before an audience")
    for name in ("talk.pptx", "talk.html"):
        command = our_command("slides", "magnesium", "-o", str(folder / name), "--quiet")
        cost = costs({name: command}, environment, folder, 1)[name]
        print(f"  {name:12} {cost.cpu:7.2f} s CPU  {(folder / name).stat().st_size / 1000:6.0f} kB")
    with browser() as window:
        deck, plain = (first_and_still(window, file, runs)[0] for file in (folder / "talk.html", page))
    print(f"  {'first slide, the plain page, ms':30}{deck:14.2f}{plain:12.2f}{deck / plain:8.2f}")


def opened(ours: Path, theirs: Path, runs: int) -> None:
    """Print when two pages first show their picture, and when it stands still."""
    with browser() as window:
        a, b = first_and_still(window, ours, runs), first_and_still(window, theirs, runs)
    line("first picture, ms", a[0], b[0])
    line("still picture, ms", a[1], b[1])


def line(name: str, ours: float, theirs: float) -> None:
    """Print one figure of both and their ratio."""
    print(f"  {name:30}{ours:14.2f}{theirs:12.2f}{ours / theirs:8.2f}")


def growth(folder: Path, environment: dict[str, str], sizes: tuple[int, ...]) -> None:
    """Print what ever larger graphs cost to build, and the largest to open beside pyvis without physics."""
    print("graphs of three effects a concept, built for the first time")
    for size in sizes:
        source, page = folder / f"large{size}.yaml", folder / f"large{size}.html"
        source.write_text(large_yaml(size, 3 * size), encoding="utf-8")
        command = our_command("build", str(source), "-o", str(page), "--quiet")
        cost = costs({"build": command}, environment, folder, 1)["build"]
        print(f"  {size:5} concepts  {cost.cpu:7.2f} s CPU  {cost.megabytes:6.0f} MB  "
              f"page {page.stat().st_size / 1000:6.0f} kB")  # fmt: skip
    data, theirs = folder / "large.json", folder / "pyvis-large.html"
    data.write_text(json.dumps(peers.plain(read_graph(source))), encoding="utf-8")
    costs({"pyvis": [*PYVIS, str(data), str(theirs), "still"]}, environment, folder, 1)
    opened(page, theirs, 1)


if __name__ == "__main__":
    main()
