"""How the served page keeps up: from saving to seeing, edits from both sides at once, drags, rest.

python -m benchmarks.live                      all of it, some minutes
python -m benchmarks.live seen --edits 50      from a save of the file until the page shows it, p95 in ms
python -m benchmarks.live first                the first picture of a graph that was never laid out
python -m benchmarks.live drag                 where boxes end that a hand has put, how far others move
python -m benchmarks.live pairs --edits 2000   edits from file and page at once: lost, in conflict, falsely so
python -m benchmarks.live soak --edits 172800  edits one after another: memory and handles, told as they grow
python -m benchmarks.live idle                 processor time and memory of a server that nobody asks
``--only`` names graphs: 40/67, magnesium, 300/900. Figures want a quiet machine; the load is printed beside.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import re
import shutil
import statistics as st
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import graph_data  # noqa: E402
from benchmarks.cases import cut_of, examples, large_yaml  # noqa: E402
from tests.served import Served, saved, serving  # noqa: E402
from viz.serve.watch import AT_WORK  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: Told by the page when a state with this title is drawn: two frames and a task later.
_SEEN = """title => new Promise(done => {
    const look = () => {
        if (document.title !== title) return requestAnimationFrame(look);
        requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now())));
    };
    look();
})"""
KINDS = ("words only", "an effect more", "concept and effect more")


def files(folder: Path, only: str) -> dict[str, Path]:
    """Write the graph files that are measured; return them by name."""
    magnesium = graph_data.example_path("magnesium")
    for each in magnesium.parent.glob("magnesium*"):
        if ".layout." not in each.name:
            shutil.copy(each, folder)
    (folder / "g300.yaml").write_text(large_yaml(300, 900))
    cut = cut_of(examples()["magnesium"], 40, 67)
    lines = ["title: A cut", "concepts:", *(f"  {id}:" for id in cut.concepts), "effects:"]
    lines += [f"  - {e.source} -> {e.target}: {e.words}" for e in cut.effects.values()]
    (folder / "g40.yaml").write_text("\n".join(lines) + "\n")
    found = {"40/67": "g40", "magnesium": "magnesium", "300/900": "g300"}
    return {name: folder / f"{stem}.yaml" for name, stem in found.items() if only in name}


@contextmanager
def browser() -> Iterator[Browser]:
    """Open the system's browser; unlike where pictures are measured, it may ask a server."""
    from playwright.sync_api import sync_playwright

    named = os.environ.get("CONCEPTGRAPH_BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright:
        shown = playwright.chromium.launch(executable_path=named)
        try:
            yield shown
        finally:
            shown.close()


@contextmanager
def opened(path: Path, cache: Path) -> Iterator[tuple[Served, Page]]:
    """Serve a file and open its page; the picture that was searched for is there."""
    with serving(path, cache=cache) as served, browser() as shown:
        page = shown.new_page(viewport={"width": 1280, "height": 720})
        page.goto(served.url)
        page.wait_for_function("() => window.conceptGraph !== undefined")
        page.evaluate("() => conceptGraph.ready")
        _settled(served)
        yield served, page


def _settled(served: Served, longest: float = 60.0) -> None:
    """Wait until nothing has been searched for aside for some seconds, or ``longest`` is over."""
    since, until = time.monotonic(), time.monotonic() + longest
    while time.monotonic() - since < 4 and time.monotonic() < until:
        if _searches(served.process.pid):
            since = time.monotonic()
        time.sleep(0.2)


def _searches(pid: int) -> bool:
    """Return whether a process of a server looks for a better picture."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            with suppress(OSError):
                if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                    return True
    return False


def seen(path: Path, cache: Path, count: int) -> None:
    """Print how long it takes from a save until the page shows it."""
    text = path.read_text()
    ids = list(graph_data.read_graph(path).concepts)
    with opened(path, cache) as (_, page):
        for kind in KINDS:
            took = []
            for n in range(count):
                title = f"{kind} {n}"
                made = re.sub(r"(?m)^title: .*$", f"title: {title}", text, count=1)
                page.evaluate("title => { window.seen = (" + _SEEN + ")(title); }", title)
                changed = _more(made, kind, n, ids)
                begun = time.time()
                saved(path, changed)
                took.append(page.evaluate("() => window.seen") - 1000 * begun)
            print(f"  {kind}: median {st.median(took):.0f} ms, p95 {_p95(took):.0f} ms", flush=True)


def _more(text: str, kind: str, n: int, ids: list[str]) -> str:
    """Return the text with what a kind of edit adds, another one each time."""
    rng = random.Random(n)
    a, b = rng.sample(ids, 2)
    if kind == "an effect more":
        return text.replace("\neffects:\n", f"\neffects:\n  - {a} -> {b}: newly reaches {n}\n", 1)
    if kind == "concept and effect more":
        made = text.replace("\nconcepts:\n", f"\nconcepts:\n  new-{n}: {{label: New thing {n}}}\n", 1)
        return made.replace("\neffects:\n", f"\neffects:\n  - {a} -> new-{n}: helps\n", 1)
    return text


def first(path: Path, cache: Path) -> None:
    """Print how long a page of a graph without any kept layout takes until its picture is drawn."""
    with serving(path, cache=cache / "none") as served, browser() as shown:
        page = shown.new_page(viewport={"width": 1280, "height": 720})
        begun = time.monotonic()
        page.goto(served.url)
        page.wait_for_function("() => window.conceptGraph !== undefined")
        page.evaluate("() => conceptGraph.ready")
        print(f"  first picture: {time.monotonic() - begun:.1f} s after the page was asked for", flush=True)


def drag(path: Path, cache: Path, count: int) -> None:
    """Print where boxes end that are put somewhere, and how far the others move, px of the view."""
    ends, others, took = [], [], []
    with serving(path, cache=cache) as served:
        view = "overview:core"
        _settled(served)
        for n in range(count):
            rng = random.Random(n)
            before = _middles(served, view)
            id = rng.choice(sorted(before))
            at = [rng.uniform(80, 1200), rng.uniform(40, 630)]
            begun = time.monotonic()
            served.post("do", ops=[{"do": "place", "view": view, "id": id, "value": at}])
            took.append(1000 * (time.monotonic() - begun))
            after = _middles(served, view)
            ends.append(math.dist(after[id], at))
            others.append(st.mean(math.dist(before[each], after[each]) for each in before if each != id))
            served.post("do", ops=[{"do": "free", "view": view, "id": id}])
    print(
        f"  dragged: ends {st.median(ends):.0f} px from the drop (p95 {_p95(ends):.0f}), the others move "
        f"{st.median(others):.0f} px (worst drag {max(others):.0f}); {st.median(took):.0f} ms",
        flush=True,
    )


def _middles(served: Served, view: str) -> dict[str, tuple[float, float]]:
    """Return the middles of a view's boxes by concept, as the server has them now."""
    status, answer = served.post("view", id=view)
    assert status == 200
    ids = [each["id"] for each in _document(served)["concepts"]["records"]]
    return {
        ids[box[0]] if isinstance(box[0], int) else box[0]: _middle(box) for box in answer["view"]["boxes"]
    }


def _document(served: Served) -> dict[str, Any]:
    with served.events() as events:
        return dict(events.next("state")[1]["graph"]["lists"])


def _middle(box: list[Any]) -> tuple[float, float]:
    x, y, width, height = (each / 10 for each in box[1:5])
    return x + width / 2, y + height / 2


def pairs(folder: Path, cache: Path, count: int) -> None:
    """Print what becomes of pairs of edits, one by an editor and one by the page, made at the same time.

    An editor saves the whole file from what it read; the page asks for an operation with what it saw. Of
    another record both must be there; of the same one the page must be told.
    """
    path = folder / "pairs.yaml"
    names = [f"c{n}" for n in range(12)]
    base = "concepts:\n" + "".join(f"  {name}: Text of {name}.\n" for name in names)
    base += "effects:\n" + "".join(f"  - {a} -> {b}: helps\n" for a, b in pairwise(names))
    told: Counter[str] = Counter()
    begun = time.monotonic()
    path.write_text(base)
    with serving(path, cache=cache) as served:
        for n in range(count):
            rng = random.Random(n)
            saved(path, base)
            _, hash = served.text()
            mine, theirs = rng.choice(names), rng.choice(names)
            text = base.replace(f"Text of {theirs}.", f"Theirs {n}.")
            op = {"do": "set_key", "kind": "concept", "id": mine, "key": "definition", "value": f"Mine {n}."}
            saved(path, text)
            status, _ = served.post("do", base=hash, ops=[{**op, "was": f"Text of {mine}."}])
            now = path.read_text()
            both = f"Theirs {n}." in now and f"Mine {n}." in now
            if mine == theirs:
                told["conflict shown" if status == 409 and f"Theirs {n}." in now else "conflict hidden"] += 1
            else:
                told["both kept" if status == 200 and both else "false" if status == 409 else "lost"] += 1
            if n and n % 200 == 0:
                left = (time.monotonic() - begun) / n * (count - n) / 60
                print(f"  {n:,} of {count:,}, {left:.0f} minutes to go", file=sys.stderr, flush=True)
    print(f"{count:,} pairs of edits: " + ", ".join(f"{what} {n:,}" for what, n in sorted(told.items())))


def idle(path: Path, cache: Path, seconds: float = 10.0) -> None:
    """Print the processor time and the memory of a server with one page open and nothing to do."""
    with opened(path, cache) as (served, _):
        # What is laid out aside is done, or goes on in a process of its own; nobody is at work on the file.
        time.sleep(3 + AT_WORK)
        before = _ticks(served.process.pid)
        time.sleep(seconds)
        spent = (_ticks(served.process.pid) - before) / os.sysconf("SC_CLK_TCK")
        memory = _memory(served.process.pid)
    print(f"  idle: {100 * spent / seconds:.1f} % of a core, {memory:.0f} MB", flush=True)


def soak(path: Path, cache: Path, count: int) -> None:
    """Print memory (MB) and open handles of a server while edits are saved as fast as they are told.

    That is accelerated: the edits of 24 hours, two a second, are 172,800.
    """
    text = path.read_text()
    sampled: list[tuple[int, float, int]] = []
    with serving(path, cache=cache) as served, served.events(served.text()[1]) as events:
        for n in range(1, count + 1):
            saved(path, re.sub(r"(?m)^title: .*$", f"title: Edit {n}", text, count=1))
            events.next("state")
            if n % max(1, count // 20) == 0:
                pid = served.process.pid
                sampled.append((n, _memory(pid), len(list(Path(f"/proc/{pid}/fd").iterdir()))))
                print(f"  {n:,} edits: {sampled[-1][1]:.0f} MB, {sampled[-1][2]} handles", flush=True)
    half = sampled[len(sampled) // 2 :]  # what is remembered is full by then
    slope = st.linear_regression([n for n, _, _ in half], [mb for _, mb, _ in half]).slope
    print(f"  accelerated, {count:,} edits: {1000 * slope:+.2f} MB in 1,000 edits of the second half")


def _memory(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, math.ceil(0.95 * len(values)) - 1)]


def main() -> None:
    """Measure what is asked for, and print."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("what", nargs="?", default="all")
    parser.add_argument("--edits", type=int, default=0, help="edits, drags or pairs")
    parser.add_argument("--only", default="", help="graphs whose name holds this")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = folder / "cache"
        parts: dict[str, Callable[[Path], None]] = {
            "first": lambda path: first(path, cache),
            "seen": lambda path: seen(path, cache, asked.edits or 50),
            "drag": lambda path: drag(path, cache, asked.edits or 20),
            "idle": lambda path: idle(path, cache),
            "soak": lambda path: soak(path, cache, asked.edits or 2000),
        }
        for title, path in files(folder, asked.only).items():
            if asked.what != "pairs":
                print(f"{title} (load {os.getloadavg()[0]:.1f})", flush=True)
            for part, measure in parts.items():
                if asked.what == part or (asked.what == "all" and part != "soak"):
                    measure(path)
        if asked.what in ("pairs", "all"):
            pairs(folder, cache, asked.edits or 2000)


if __name__ == "__main__":
    main()
